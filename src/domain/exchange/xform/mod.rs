//! ODK XForms: the wire format of the ODK family, as pyxform writes it.
pub mod read;
