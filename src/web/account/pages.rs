//! The pages of accounts and teams.

use crate::pages::Page;
use crate::web::frame::Frame;
use domain::message::Message;
use serde::Serialize;

/// Where somebody signs in.
#[derive(Serialize)]
pub(super) struct SignInPage {
    pub(super) frame: Frame,
    pub(super) next: String,
    pub(super) email: String,
    pub(super) wrong: bool,
}

/// Where somebody asks for a link to a new password.
#[derive(Serialize)]
pub(super) struct ForgotPage {
    pub(super) frame: Frame,
    pub(super) sent: bool,
}

/// Where a link leads.
#[derive(Serialize)]
pub(super) struct LinkPage {
    pub(super) frame: Frame,
    /// `first`, `invitation`, `reset` or `gone`.
    pub(super) kind: &'static str,
    pub(super) token: String,
    /// The study of an invitation.
    pub(super) study: String,
    /// The address, where the link knows it.
    pub(super) known_email: String,
    pub(super) asks_email: bool,
    pub(super) asks_name: bool,
    pub(super) asks_password: bool,
    pub(super) email: String,
    pub(super) name: String,
    pub(super) errors: Errors,
    pub(super) shortest: usize,
}

/// What is wrong with each field.
#[derive(Clone, Default, Serialize)]
pub(super) struct Errors {
    pub(super) email: Option<Message>,
    pub(super) name: Option<Message>,
    pub(super) password: Option<Message>,
    pub(super) now: Option<Message>,
}

impl Errors {
    pub(super) fn of((field, message): (&str, Message)) -> Self {
        let mut errors = Self::default();
        match field {
            "email" => errors.email = Some(message),
            "name" => errors.name = Some(message),
            "now" => errors.now = Some(message),
            _ => errors.password = Some(message),
        }
        errors
    }
}

/// One's own account.
#[derive(Serialize)]
pub(super) struct OwnPage {
    pub(super) frame: Frame,
    pub(super) email: String,
    pub(super) name: String,
    /// Whether the password of now is asked for: not after one that worked once.
    pub(super) asks_now: bool,
    pub(super) errors: Errors,
    pub(super) shortest: usize,
}

/// A study's team.
#[derive(Serialize)]
pub(super) struct TeamPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) members: Vec<MemberView>,
    pub(super) open: Vec<OpenView>,
    pub(super) roles: Vec<&'static str>,
    pub(super) languages: Vec<(&'static str, &'static str)>,
    pub(super) error: Option<Message>,
    pub(super) email: String,
    pub(super) email_error: Option<Message>,
}

#[derive(Serialize)]
pub(super) struct MemberView {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: &'static str,
    /// Whether they keep the study's names.
    pub(super) keeper: bool,
}

#[derive(Serialize)]
pub(super) struct OpenView {
    pub(super) email: String,
    pub(super) role: &'static str,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "account/sign_in.html";

    fn samples() -> Vec<Self> {
        let page = |wrong| Self { frame: Frame::sample(), next: "/".into(), email: "a@b.kz".into(), wrong };
        vec![page(false), page(true)]
    }
}

impl Page for ForgotPage {
    const TEMPLATE: &'static str = "account/forgot.html";

    fn samples() -> Vec<Self> {
        [false, true].map(|sent| Self { frame: Frame::sample(), sent }).into()
    }
}

impl Page for LinkPage {
    const TEMPLATE: &'static str = "account/link.html";

    fn samples() -> Vec<Self> {
        let page = |kind, asks: [bool; 3], errors| Self {
            frame: Frame::sample(),
            kind,
            token: "t".into(),
            study: "Ауыл".into(),
            known_email: "a@b.kz".into(),
            asks_email: asks[0],
            asks_name: asks[1],
            asks_password: asks[2],
            email: String::new(),
            name: String::new(),
            errors,
            shortest: 12,
        };
        let wrong = Errors {
            email: Some(Message::new("account-email-malformed")),
            name: Some(Message::new("account-name-missing")),
            password: Some(Message::new("account-password-common")),
            now: None,
        };
        vec![
            page("first", [true, true, true], wrong),
            page("invitation", [false, true, true], Errors::default()),
            page("invitation", [false, false, false], Errors::default()),
            page("reset", [false, false, true], Errors::default()),
            page("gone", [false, false, false], Errors::default()),
        ]
    }
}

impl Page for OwnPage {
    const TEMPLATE: &'static str = "account/own.html";

    fn samples() -> Vec<Self> {
        let page = |asks_now, errors| Self {
            frame: Frame::sample(),
            email: "a@b.kz".into(),
            name: "Айгүл".into(),
            asks_now,
            errors,
            shortest: 12,
        };
        let wrong = Errors::of(("now", Message::new("account-password-now-wrong")));
        vec![page(true, Errors::default()), page(true, wrong), page(false, Errors::default())]
    }
}

impl Page for TeamPage {
    const TEMPLATE: &'static str = "account/team.html";

    fn samples() -> Vec<Self> {
        let member =
            MemberView {
                id: 1, name: "Айгүл".into(), email: "a@b.kz".into(), role: "owner", keeper: true
            };
        vec![Self {
            frame: Frame::sample(),
            base: "/studies/village".into(),
            members: vec![member],
            open: vec![OpenView { email: "c@d.kz".into(), role: "coder" }],
            roles: vec!["owner", "researcher", "coder", "viewer"],
            languages: vec![("kk", "Қазақша")],
            error: Some(Message::new("account-team-last-owner")),
            email: String::new(),
            email_error: Some(Message::new("account-team-already")),
        }]
    }
}
