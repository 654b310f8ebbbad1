//! Single-use links: to the first account, into a team, to a new password. The database holds
//! only the SHA-256 of what the link says.

use super::{Db, Error, Result, Tx};
use chrono::{DateTime, Utc};
use domain::{language::Language, study::Role};
use entity::ticket;
use sea_orm::{ActiveModelTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, sea_query::Expr};

/// What a link lets its holder do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Make the first account.
    First,
    /// Join a study's team.
    Invitation {
        /// The study.
        study_id: i64,
        /// What they will be allowed to do.
        role: Role,
    },
    /// Choose another password.
    Reset {
        /// Whose.
        account_id: i64,
    },
}

/// A link as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// SHA-256 of the link's token, in hex.
    pub token_hash: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The address it was sent to, in lower case; empty for the first account.
    pub email: String,
    /// The reader's language.
    pub language: Language,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
    /// When it was used.
    pub used_at: Option<DateTime<Utc>>,
}

/// The ticket of that hash, used or expired or not.
///
/// # Errors
/// Where the database cannot be read.
pub async fn by_hash(db: &impl Db, token_hash: &str) -> Result<Option<Ticket>> {
    ticket::Entity::find_by_id(token_hash.to_owned()).one(db.connection()).await?.map(read).transpose()
}

/// Keeps a ticket.
///
/// # Errors
/// Where the database cannot be written.
pub async fn add(tx: &Tx, ticket: &Ticket) -> Result<()> {
    let (purpose, account_id, study_id, role) = match ticket.purpose {
        Purpose::First => ("first", None, None, None),
        Purpose::Invitation { study_id, role } => {
            ("invitation", None, Some(study_id), Some(role.tag().to_owned()))
        }
        Purpose::Reset { account_id } => ("reset", Some(account_id), None, None),
    };
    let row = ticket::Model {
        token_hash: ticket.token_hash.clone(),
        purpose: purpose.to_owned(),
        email: ticket.email.clone(),
        language: ticket.language.tag().to_owned(),
        account_id,
        study_id,
        role,
        created_at: ticket.created_at,
        expires_at: ticket.expires_at,
        used_at: ticket.used_at,
    };
    let row = row.into_active_model().reset_all();
    ticket::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Uses a ticket up; `false` where somebody else did so first.
///
/// # Errors
/// Where the database cannot be written.
pub async fn spend(tx: &Tx, token_hash: &str, now: DateTime<Utc>) -> Result<bool> {
    let spent = ticket::Entity::update_many()
        .col_expr(ticket::Column::UsedAt, Expr::value(now))
        .filter(ticket::COLUMN.token_hash.eq(token_hash))
        .filter(ticket::COLUMN.used_at.is_null())
        .exec(tx.connection())
        .await?;
    Ok(spent.rows_affected == 1)
}

/// Voids the account's unused links to a new password, as when a newer one is sent.
///
/// # Errors
/// Where the database cannot be written.
pub async fn void_resets(tx: &Tx, account_id: i64) -> Result<()> {
    void(tx, ticket::COLUMN.account_id.eq(account_id)).await
}

/// Voids unused links to the first account, as when a newer one is printed.
///
/// # Errors
/// Where the database cannot be written.
pub async fn void_first(tx: &Tx) -> Result<()> {
    void(tx, ticket::COLUMN.purpose.eq("first")).await
}

/// Voids unused invitations of this address into this study, as when a newer one is sent.
///
/// # Errors
/// Where the database cannot be written.
pub async fn void_invitations(tx: &Tx, study_id: i64, email: &str) -> Result<()> {
    void(tx, ticket::COLUMN.study_id.eq(study_id).and(ticket::COLUMN.email.eq(email))).await
}

/// Invitations into the study that nobody has used, the latest first.
///
/// # Errors
/// Where the database cannot be read.
pub async fn open_invitations(db: &impl Db, study_id: i64, now: DateTime<Utc>) -> Result<Vec<Ticket>> {
    let rows = ticket::Entity::find()
        .filter(ticket::COLUMN.study_id.eq(study_id))
        .filter(ticket::COLUMN.used_at.is_null())
        .filter(ticket::COLUMN.expires_at.gt(now))
        .all(db.connection())
        .await?;
    let mut open = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    open.sort_by_key(|ticket| std::cmp::Reverse(ticket.created_at));
    Ok(open)
}

async fn void(tx: &Tx, which: sea_orm::sea_query::SimpleExpr) -> Result<()> {
    let unused = ticket::Entity::delete_many().filter(ticket::COLUMN.used_at.is_null()).filter(which);
    unused.exec(tx.connection()).await?;
    Ok(())
}

fn read(row: ticket::Model) -> Result<Ticket> {
    let corrupt = |what: &str| Error::corrupt("ticket", "(hash)", what);
    let purpose = match row.purpose.as_str() {
        "first" => Purpose::First,
        "invitation" => {
            let role = row.role.as_deref().and_then(Role::from_tag).ok_or_else(|| corrupt("no role"))?;
            Purpose::Invitation { study_id: row.study_id.ok_or_else(|| corrupt("no study"))?, role }
        }
        "reset" => Purpose::Reset { account_id: row.account_id.ok_or_else(|| corrupt("no account"))? },
        _ => return Err(corrupt("unknown purpose")),
    };
    Ok(Ticket {
        purpose,
        language: super::language("ticket", &"(hash)", &row.language)?,
        token_hash: row.token_hash,
        email: row.email,
        created_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    })
}
