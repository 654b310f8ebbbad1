//! x
use crate::exchange::remark::Remark;
use crate::exchange::xlsform::{Beside, Read};
use crate::message::Message;
/// x
/// # Errors
/// x
pub fn read(_text: &str, _stem: &str, _beside: &Beside<'_>) -> Result<Read, Vec<Remark>> {
    Err(vec![Remark::whole(Message::new("import-xml-broken"))])
}
