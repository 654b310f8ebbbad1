//! The embedded templates.

macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("../../templates/", $name)))
    };
}

/// Every template by its path, in alphabetical order.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    template!("account/field.html"),
    template!("account/forgot.html"),
    template!("account/link.html"),
    template!("account/own.html"),
    template!("account/sign_in.html"),
    template!("account/team.html"),
    template!("analyse/download.html"),
    template!("analyse/figures.html"),
    template!("analyse/table.html"),
    template!("analyse/tables.html"),
    template!("coding/codebook.html"),
    template!("coding/document.html"),
    template!("coding/documents.html"),
    template!("coding/options.html"),
    template!("coding/quotes.html"),
    template!("coding/search.html"),
    template!("collect/form.html"),
    template!("collect/new_study.html"),
    template!("collect/overview.html"),
    template!("collect/response.html"),
    template!("collect/responses.html"),
    template!("collect/studies.html"),
    template!("layout/base.html"),
    template!("layout/error.html"),
    template!("layout/pager.html"),
    template!("layout/researcher.html"),
    template!("layout/study.html"),
    template!("respond/conflict.html"),
    template!("respond/done.html"),
    template!("respond/gone.html"),
    template!("respond/item.html"),
    template!("respond/layout.html"),
    template!("respond/page.html"),
    template!("respond/start.html"),
];
