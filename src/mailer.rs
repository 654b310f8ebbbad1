//! Takes mails away: to a mail server, or, where none is set up, into a folder of `.eml` files. The
//! only place that knows lettre.

pub mod letters;

use crate::config::Mail;
use crate::store::outbox;
use anyhow::Context;
use chrono::{DateTime, Utc};
use lettre::message::{Mailbox, header::ContentType};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::Notify;

/// What takes mails away.
pub struct Mailer {
    way: Way,
    from: Mailbox,
    woken: Notify,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// Why a mail did not go.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It may go later.
    #[error("{0}")]
    Passing(String),
    /// It never will.
    #[error("{0}")]
    Lasting(String),
}

/// How long a mail server may take for anything.
const PATIENCE: Duration = Duration::from_secs(20);

impl Mailer {
    /// A mailer as set up.
    ///
    /// # Errors
    /// Where the mail server's address or the sender is none.
    pub fn new(mail: &Mail, data: &Path) -> anyhow::Result<Self> {
        let from = mail.from.parse().context("the sender of mails is no address")?;
        let way = match &mail.smtp {
            Some(address) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(address);
                Way::Smtp(
                    transport.context("the mail server has no address")?.timeout(Some(PATIENCE)).build(),
                )
            }
            None => Way::Folder(data.join("mail")),
        };
        Ok(Self { way, from, woken: Notify::new() })
    }

    /// Says that a mail waits.
    pub fn wake(&self) {
        self.woken.notify_one();
    }

    /// Waits until somebody says so.
    pub async fn woken(&self) {
        self.woken.notified().await;
    }

    /// Takes a mail away.
    ///
    /// # Errors
    /// [`Fault`], which tells whether to try again.
    pub async fn send(&self, mail: &outbox::Mail, now: DateTime<Utc>) -> Result<(), Fault> {
        let message = self.message(mail, now).map_err(|error| Fault::Lasting(format!("{error:#}")))?;
        match &self.way {
            Way::Smtp(transport) => transport.send(message).await.map(|_| ()).map_err(|error| {
                if error.is_permanent() {
                    Fault::Lasting(error.to_string())
                } else {
                    Fault::Passing(error.to_string())
                }
            }),
            Way::Folder(folder) => put(folder, mail.id, &message.formatted())
                .await
                .map_err(|error| Fault::Passing(error.to_string())),
        }
    }

    fn message(&self, mail: &outbox::Mail, now: DateTime<Utc>) -> anyhow::Result<Message> {
        let to: Mailbox = mail.recipient.parse()?;
        let message = Message::builder()
            .message_id(Some(mail.message_id.clone()))
            .date(now.into())
            .from(self.from.clone())
            .to(to)
            .subject(mail.subject.clone())
            .header(ContentType::TEXT_PLAIN);
        Ok(message.body(mail.body.clone())?)
    }
}

/// Writes a file under another name first, so that nobody reads half of it; a second attempt writes
/// the same file.
async fn put(folder: &Path, id: i64, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let (half, whole) = (folder.join(format!("{id:06}.part")), folder.join(format!("{id:06}.eml")));
    tokio::fs::write(&half, bytes).await?;
    tokio::fs::rename(half, whole).await
}
