//! Single-use links: to the first account, into a team, to a new password.

use super::{Refused, password, session};
use crate::app::App;
use crate::mailer::letters;
use crate::store::{
    self, Tx, accounts,
    accounts::{Account, NewAccount},
    outbox, sessions, studies,
    studies::Study,
    tickets,
    tickets::{Purpose, Ticket},
};
use chrono::TimeDelta;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;

const FIRST_LASTS: TimeDelta = TimeDelta::hours(24);
const INVITATION_LASTS: TimeDelta = TimeDelta::days(7);
const RESET_LASTS: TimeDelta = TimeDelta::minutes(60);

/// The address of a link. Its host is the one that was set up, never one that a request names.
#[must_use]
pub fn address(app: &App, token: &str) -> String {
    app.config.link(&format!("/link/{token}"))
}

/// A link to the first account, where there is none yet; an older one stops working.
///
/// # Errors
/// Where the database cannot be written.
pub async fn first(app: &App) -> store::Result<Option<String>> {
    if accounts::count(&app.store).await? > 0 {
        return Ok(None);
    }
    let tx = app.store.begin().await?;
    tickets::void_first(&tx).await?;
    let token = issue(app, &tx, Purpose::First, "", app.config.language, FIRST_LASTS).await?;
    tx.commit().await?;
    Ok(Some(address(app, &token)))
}

async fn issue(
    app: &App,
    tx: &Tx,
    purpose: Purpose,
    email: &str,
    language: Language,
    lasts: TimeDelta,
) -> store::Result<String> {
    let token = app.entropy.token();
    let now = app.clock.now();
    let ticket = Ticket {
        token_hash: session::token_hash(&token),
        purpose,
        email: email.to_owned(),
        language,
        created_at: now,
        expires_at: now + lasts,
        used_at: None,
    };
    tickets::add(tx, &ticket).await?;
    Ok(token)
}

/// Invites a colleague into a study's team: the link goes to their mailbox, in the same transaction.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells what to change.
pub async fn invite(
    app: &App,
    study: &Study,
    by: &Account,
    (address_typed, role, language): (&str, Role, Language),
) -> store::Result<Result<(), Refused>> {
    let Some(email) = super::email(address_typed) else {
        return Ok(Err(("email", Message::new("account-email-malformed"))));
    };
    let tx = app.store.begin().await?;
    if let Some(there) = accounts::by_email(&tx, &email).await?
        && studies::role_of(&tx, study.id, there.id).await?.is_some()
    {
        return Ok(Err(("email", Message::new("account-team-already"))));
    }
    tickets::void_invitations(&tx, study.id, &email).await?;
    let purpose = Purpose::Invitation { study_id: study.id, role };
    let token = issue(app, &tx, purpose, &email, language, INVITATION_LASTS).await?;
    let title = study.title.words(language, &[]);
    let letter = letters::invitation(&app.words, language, &by.name, title, &address(app, &token));
    post(app, &tx, &email, &letter).await?;
    tx.commit().await?;
    app.mailer.wake();
    Ok(Ok(()))
}

/// Sends a link to a new password where the address has an account; says nothing either way.
///
/// # Errors
/// Where the database cannot be written.
pub async fn forgot(app: &App, address_typed: &str) -> store::Result<()> {
    let Some(email) = super::email(address_typed) else { return Ok(()) };
    let Some(account) = accounts::by_email(&app.store, &email).await? else { return Ok(()) };
    let tx = app.store.begin().await?;
    tickets::void_resets(&tx, account.id).await?;
    let purpose = Purpose::Reset { account_id: account.id };
    let token = issue(app, &tx, purpose, &email, account.language, RESET_LASTS).await?;
    let letter = letters::reset(&app.words, account.language, &account.name, &address(app, &token));
    post(app, &tx, &email, &letter).await?;
    tx.commit().await?;
    app.mailer.wake();
    Ok(())
}

async fn post(app: &App, tx: &Tx, to: &str, letter: &letters::Letter) -> store::Result<()> {
    let message_id = format!("<{}@{}>", app.entropy.uuid(), app.mail_host());
    outbox::add(tx, &message_id, to, (&letter.subject, &letter.body), app.clock.now()).await
}

/// The ticket of a link that still works.
///
/// # Errors
/// Where the database cannot be read.
pub async fn open(app: &App, token: &str) -> store::Result<Option<Ticket>> {
    let ticket = tickets::by_hash(&app.store, &session::token_hash(token)).await?;
    let now = app.clock.now();
    Ok(ticket.filter(|ticket| ticket.used_at.is_none() && ticket.expires_at > now))
}

/// What somebody fills in behind a link.
pub struct Filled {
    /// Only for the first account; the others are known by their mailbox.
    pub email: String,
    /// For a new account.
    pub name: String,
    /// The password they choose.
    pub password: String,
    /// The language they read the page in.
    pub language: Language,
}

/// Uses a link: makes the account or sets its password, joins the team, signs in. `None` where the
/// link does not work any more.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells what to change.
pub async fn follow(
    app: &App,
    token: &str,
    filled: Filled,
) -> anyhow::Result<Option<Result<String, Refused>>> {
    let Some(ticket) = open(app, token).await? else { return Ok(None) };
    let known = holder(app, &ticket).await?;
    let chooses = known.is_none() || matches!(ticket.purpose, Purpose::Reset { .. });
    if let Some(message) = password::unfit(&filled.password).filter(|_| chooses) {
        return Ok(Some(Err(("password", message))));
    }
    let (email, name) = match (&known, ticket.purpose) {
        (Some(account), _) => (account.email.clone(), account.name.clone()),
        (None, purpose) => {
            let typed = if purpose == Purpose::First { &filled.email } else { &ticket.email };
            let Some(email) = super::email(typed) else {
                return Ok(Some(Err(("email", Message::new("account-email-malformed")))));
            };
            let Some(name) = super::name(&filled.name) else {
                return Ok(Some(Err(("name", Message::new("account-name-missing")))));
            };
            (email, name)
        }
    };
    let hash = if chooses { Some(password::hash(app, filled.password).await?) } else { None };
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    if !tickets::spend(&tx, &ticket.token_hash, now).await? {
        return Ok(None);
    }
    let account_id = match (known, hash) {
        (Some(account), Some(hash)) => {
            accounts::set_password(&tx, account.id, &hash).await?;
            sessions::remove_all(&tx, account.id).await?;
            account.id
        }
        (Some(account), None) => account.id,
        (None, hash) => {
            let hash = hash.unwrap_or_default();
            let new =
                NewAccount { email: &email, name: &name, language: filled.language, password_hash: &hash };
            accounts::add(&tx, &new, now).await?
        }
    };
    if let Purpose::Invitation { study_id, role } = ticket.purpose {
        studies::set_role(&tx, study_id, account_id, role, now).await?;
    }
    let token = session::begin(app, &tx, account_id, now).await?;
    tx.commit().await?;
    Ok(Some(Ok(token)))
}

/// The account that a ticket's holder has already.
///
/// # Errors
/// Where the database cannot be read.
pub async fn holder(app: &App, ticket: &Ticket) -> store::Result<Option<Account>> {
    match ticket.purpose {
        Purpose::First => Ok(None),
        Purpose::Invitation { .. } => accounts::by_email(&app.store, &ticket.email).await,
        Purpose::Reset { account_id } => accounts::by_id(&app.store, account_id).await,
    }
}

/// Changes what a member may do, or takes them off the team (`None`); a study keeps an owner.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells why not.
pub async fn set_role(
    app: &App,
    study: &Study,
    account_id: i64,
    role: Option<Role>,
) -> store::Result<Result<(), Message>> {
    let tx = app.store.begin().await?;
    let team = studies::team(&tx, study.id).await?;
    let Some(member) = team.iter().find(|member| member.account_id == account_id) else { return Ok(Ok(())) };
    let owners = team.iter().filter(|member| member.role == Role::Owner).count();
    if member.role == Role::Owner && role != Some(Role::Owner) && owners == 1 {
        return Ok(Err(Message::new("account-team-last-owner")));
    }
    match role {
        Some(role) => studies::set_role(&tx, study.id, account_id, role, app.clock.now()).await?,
        None => studies::remove_member(&tx, study.id, account_id).await?,
    }
    tx.commit().await?;
    Ok(Ok(()))
}
