//! `saual export plan`: every table and figure of the plan, in one go.

use super::many::Many;
use super::{Looked, Out, Target};
use crate::app::App;
use crate::cli::let_out::LetOut;
use crate::cli::{Fault, Teller};
use crate::service::disclosure;
use crate::service::export::Format;
use crate::service::plan;
use crate::service::plan::leave::{self, Wanted};
use crate::store::studies::Study;
use clap::Args;
use domain::coding::Sight;
use domain::language::Language;
use domain::message::Message;

/// What is to be made of the plan.
#[derive(Args)]
pub(super) struct Plan {
    #[command(flatten)]
    pub(super) target: Target,
    #[arg(long, value_delimiter = ',', value_parser = ["kk", "ru", "en"])]
    language: Vec<String>,
    #[arg(long, value_delimiter = ',', default_values = ["xlsx", "svg", "png", "pdf"],
          value_parser = ["xlsx", "csv", "json", "svg", "png", "pdf"])]
    format: Vec<String>,
    #[command(flatten)]
    look: Looked,
    #[command(flatten)]
    let_out: LetOut,
}

impl Plan {
    pub(super) async fn run(
        &self,
        app: &App,
        study: &Study,
        language: Language,
        out: &Out<'_>,
    ) -> Result<(), Fault> {
        let named = |language: &Language| self.language.iter().any(|tag| tag == language.tag());
        let mut languages: Vec<Language> = Language::ALL.into_iter().filter(named).collect();
        if languages.is_empty() {
            languages.push(language);
        }
        let asked = |format: &Format| self.format.iter().any(|tag| tag == format.tag());
        let formats = Format::ALL.into_iter().filter(asked).collect();
        let wanted = Wanted { languages, formats, look: self.look.look() };
        let hides = self.let_out.suppress;
        let counted = plan::counted(app, study, (Sight::All, None), hides, |_, _| true).await?;
        self.let_out.see(app, study, &disclosure::leaving(&counted), out.teller).await?;
        let mut many = Many::folder_or_archive(out.path)?;
        let faults = leave::whole(app, study, &counted, &wanted, &mut |file| many.add(&file)).await?;
        let (count, path) = many.finish()?;
        out.written(count, path);
        tell(&faults, out.teller);
        Ok(())
    }
}

/// Tells what could not be counted or drawn.
pub(super) fn tell(faults: &[(String, Vec<Message>)], teller: &Teller) {
    for (key, faults) in faults {
        let why: Vec<String> = faults.iter().map(|fault| teller.words(fault)).collect();
        teller.say(&Message::new("cli-plan-fault").with("key", key.as_str()).with("faults", why.join(" ")));
    }
}
