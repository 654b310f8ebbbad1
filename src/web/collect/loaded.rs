//! A file that a respondent saved because their answers could not be taken, loaded by a researcher.

use super::pages::FileFault;
use super::responses::page;
use crate::service::respond::file::{self, Loaded};
use crate::store::forms::FormVersion;
use crate::web::access::SignedIn;
use crate::web::error::Result;
use crate::web::reader;
use crate::web::upload::Upload;
use actix_web::{HttpRequest, web::Path};
use domain::answer::accept::{Fault, Told};
use domain::message::Message;
use domain::study::Role;
use domain::table::Worded;

/// `POST /studies/{study}/responses`: loads a file.
pub(super) async fn load(request: HttpRequest, who: SignedIn, slug: Path<String>, upload: Upload) -> Result {
    who.sent(&upload.fields)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let Some((_, bytes)) = upload.file else {
        return page(&request, &who, &place, Some(Message::new("collect-load-none")), Vec::new()).await;
    };
    let loaded = file::load(reader::app(&request), &place.study, &bytes).await?;
    let (told, faults) = match &loaded {
        Loaded::New(sent) => (Message::new("collect-load-new").with("number", sent.number), Vec::new()),
        Loaded::Already(sent) => {
            (Message::new("collect-load-already").with("number", sent.number), Vec::new())
        }
        Loaded::Other(sent) => (Message::new("collect-load-other").with("number", sent.number), Vec::new()),
        Loaded::Faulty(version, faults) => {
            let faults = faults.iter().map(|fault| view(&who, version, fault)).collect();
            (Message::new("collect-load-faulty"), faults)
        }
        Loaded::Elsewhere { study } => {
            let shown: String = study.chars().take(60).collect();
            (Message::new("collect-load-elsewhere").with("study", shown), Vec::new())
        }
        Loaded::Unknown { version } => {
            (Message::new("collect-load-version").with("number", i64::from(*version)), Vec::new())
        }
        Loaded::Unreadable => (Message::new("collect-load-unreadable"), Vec::new()),
    };
    page(&request, &who, &place, Some(told), faults).await
}

fn view(who: &SignedIn, version: &FormVersion, fault: &Fault) -> FileFault {
    let form = &version.form;
    let question = form.question(fault.question.as_str());
    let question = question.map_or_else(
        || Worded { text: fault.question.to_string(), language: None },
        |question| Worded::of(question.short_label(), who.language, &form.languages),
    );
    let told = match &fault.told {
        Told::Message(message) => who.say(message),
        Told::Words(words) => words.words(who.language, &form.languages).to_owned(),
    };
    FileFault { question, told }
}
