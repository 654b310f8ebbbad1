//! Sends the mails that wait, one after the other, and tries again later where one could not go.

use crate::app::App;
use crate::mailer::Fault;
use crate::store::{self, outbox};
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::Arc;
use std::time::Duration;

/// How often the outbox is looked into, besides whenever this process puts a mail in.
const PERIOD: Duration = Duration::from_secs(5);
/// Taken by one process, a mail is left alone by the others for so long.
const TURN: TimeDelta = TimeDelta::minutes(2);
/// How long to wait after each attempt, in minutes; after the last the mail is given up.
const WAITS: [i64; 9] = [1, 2, 5, 15, 60, 120, 240, 480, 720];

/// Sends mails for as long as the program runs.
pub async fn deliver(app: Arc<App>) {
    loop {
        match send_due(&app).await {
            Ok(0) => tokio::select! {
                () = app.mailer.woken() => (),
                () = tokio::time::sleep(PERIOD) => (),
            },
            Ok(_) => (),
            Err(error) => {
                tracing::warn!("the outbox cannot be read: {error}");
                tokio::time::sleep(PERIOD).await;
            }
        }
    }
}

/// Tries every mail that is due, once; answers how many.
///
/// # Errors
/// Where the database cannot be read or written.
pub async fn send_due(app: &App) -> store::Result<usize> {
    let mut tried = 0;
    loop {
        let now = app.clock.now();
        let tx = app.store.begin().await?;
        let mail = outbox::take(&tx, now, now + TURN).await?;
        tx.commit().await?;
        let Some(mail) = mail else { return Ok(tried) };
        tried += 1;
        let outcome = app.mailer.send(&mail, now).await;
        let now = app.clock.now();
        let tx = app.store.begin().await?;
        match outcome {
            Ok(()) => outbox::sent(&tx, mail.id, now).await?,
            Err(fault) => {
                let again = match fault {
                    Fault::Passing(_) => again_at(mail.attempts, now, app.entropy.bytes()),
                    Fault::Lasting(_) => None,
                };
                // The server's words may repeat the address: only that it failed is logged.
                tracing::warn!(mail = mail.id, attempt = mail.attempts, "a mail could not be sent");
                outbox::failed(&tx, mail.id, &fault.to_string(), again, now).await?;
            }
        }
        tx.commit().await?;
    }
}

/// When to try again after so many attempts; up to a quarter later than the plan says, so that many
/// mails do not come at once when a server is back.
fn again_at(attempts: i32, now: DateTime<Utc>, [chance]: [u8; 1]) -> Option<DateTime<Utc>> {
    let minutes = WAITS.get(usize::try_from(attempts).ok()?.checked_sub(1)?)?;
    let wait = TimeDelta::minutes(*minutes);
    Some(now + wait + wait * i32::from(chance) / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn waits_grow_until_a_mail_is_given_up() {
        let now = Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).single().expect("a moment");
        let waits: Vec<_> = (1..).map_while(|attempt| again_at(attempt, now, [0])).collect();
        assert!(waits.is_sorted() && waits.len() == WAITS.len());
        assert_eq!(again_at(1, now, [0]), Some(now + TimeDelta::minutes(1)));
        assert!(again_at(1, now, [255]).expect("again") < now + TimeDelta::seconds(76));
    }
}
