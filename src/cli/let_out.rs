//! Flags of commands that publish: what small cells come to.

use super::{Fault, Teller};
use crate::app::App;
use crate::service::disclosure::{self, Reason, Refusal, Small};
use crate::store::{accounts, studies::Study};
use clap::Args;
use domain::message::Message;
use domain::tabulation::Tabulation;

/// How many cells of a table are named.
const NAMED: usize = 10;

/// What becomes of cells under the study's rule.
#[derive(Args)]
pub(super) struct LetOut {
    #[arg(long, conflicts_with = "let_out")]
    pub(super) suppress: bool,
    #[arg(long, value_name = "REASON", requires = "owner")]
    let_out: Option<String>,
    #[arg(long, value_name = "EMAIL", requires = "let_out")]
    owner: Option<String>,
}

impl LetOut {
    /// Sees that nothing leaves that the study does not publish.
    pub(super) async fn see(
        &self,
        app: &App,
        study: &Study,
        counted: &[&Tabulation],
        teller: &Teller,
    ) -> Result<(), Fault> {
        let owner = match &self.owner {
            None => None,
            Some(email) => {
                let known = accounts::by_email(&app.store, &email.trim().to_lowercase()).await?;
                let told = || Fault::Told(Message::new("publication-owners-only"));
                Some(known.ok_or_else(told)?.id)
            }
        };
        let reason = owner.zip(self.let_out.as_deref());
        let reason = reason.map(|(account_id, words)| Reason { account_id, words });
        let allowed = disclosure::allow(app, study, counted, reason).await?;
        allowed.map_err(|refusal| told(&refusal, teller))
    }
}

/// The cells that are too small, table by table.
fn told(refusal: &Refusal, teller: &Teller) -> Fault {
    if let Some(fault) = &refusal.fault {
        return Fault::Told(fault.clone());
    }
    let say = |message: &Message| teller.words(message);
    let table = |small: &Small| {
        let cells = small.cells.iter().take(NAMED).map(|cell| small.cell(cell, teller.language, &say));
        let mut cells: Vec<String> = cells.collect();
        if small.cells.len() > NAMED {
            cells.push(say(&Message::new("publication-more").with("count", small.cells.len() - NAMED)));
        }
        format!("  {}: {}", small.called(teller.language, &say), cells.join("; "))
    };
    let tables: Vec<String> = refusal.tables.iter().map(table).collect();
    let told = Message::new("cli-publication-refused").with("least", i64::from(refusal.least));
    Fault::Told(told.with("tables", format!("\n{}\n", tables.join("\n"))))
}
