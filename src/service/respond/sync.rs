//! What a phone sends by itself: changes of a draft as they come, and the whole of it at its end.
//!
//! A draft has a sequence number that grows by one whenever it is saved. What a phone sends bears the
//! number that the draft will have with it. So what comes twice changes nothing, what a phone made
//! without knowing of a page saved elsewhere is found out, and what is missing in between is asked
//! for. The phone holds the answers; this program judges them all again before it stores them.

use super::{Fault, Open, files, free_code, is_same, moments, plans, send, spoken, write};
use crate::app::App;
use crate::store::{
    self, Tx,
    drafts::{self, Draft},
    forms::{self, FormVersion},
    studies::Study,
    submissions::{self, Submission},
};
use chrono::{DateTime, Utc};
use domain::answer::{Answers, Circumstances, Raw, languages::Languages};
use domain::language::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::net::IpAddr;
use uuid::Uuid;

/// What a phone sends.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    /// The draft, and the submission it will be. The phone may have made it.
    pub id: Uuid,
    /// The number of the form version it was begun on.
    pub version: i32,
    /// The language it is shown in.
    pub language: Language,
    /// The page it is on.
    #[serde(default)]
    pub page: String,
    /// How many seconds ago it was begun, by the phone's clock: only differences of it are believed.
    #[serde(default)]
    pub elapsed: u64,
    /// How many seconds ago the respondent finished, in the same way; what came at once says 0.
    #[serde(default)]
    pub finished: i64,
    /// The draft's number with these changes.
    pub sequence: i64,
    /// Fields with their values now; `null` where a field has none any more.
    pub changes: BTreeMap<String, Option<Vec<String>>>,
    /// The language in which a field was filled, where that is not `language`.
    #[serde(default)]
    pub languages: BTreeMap<String, Language>,
    /// Whether the changes are all that the draft holds.
    #[serde(default)]
    pub whole: bool,
    /// Whether the respondent has finished; the changes are the whole then.
    #[serde(default)]
    pub send: bool,
    /// The submission that it corrects.
    #[serde(default)]
    pub supersedes: Option<Uuid>,
    /// Whether the phone is on this draft now: it may send others that waited.
    #[serde(default)]
    pub here: bool,
    /// Whether nothing may stay on the phone after sending.
    #[serde(default)]
    pub shared: bool,
}

/// What came of it.
#[derive(Debug)]
pub enum Taken {
    /// It is kept, now or before.
    Kept {
        /// The draft's number.
        sequence: i64,
        /// What continues it on another phone.
        resume_code: String,
    },
    /// Everything is stored, now or before.
    Sent(Box<Submission>),
    /// Something before it has not come: the whole is asked for.
    Gap {
        /// The draft's number.
        sequence: i64,
    },
    /// The draft was changed from elsewhere meanwhile; nothing was taken.
    Elsewhere(Box<Open>),
    /// Other answers were sent before under this id; they stay.
    Conflict(Box<Submission>),
    /// The whole does not hold, so that it is still a draft.
    Faulty(Box<FormVersion>, Vec<Fault>),
    /// So many were begun from there that this one has to wait; nothing was taken.
    TooMany,
    /// There is no such form version here, or the id stands for something else.
    Unknown,
}

/// The most fields of a parcel, values of a field, and bytes of a name and of a value.
const MOST: [usize; 4] = [20_000, 1_000, 1_024, 1 << 16];
/// The greatest sequence number that a script holds exactly.
const LAST: i64 = (1 << 53) - 1;
impl Parcel {
    /// Whether it is what a phone of ours may send.
    ///
    /// # Errors
    /// What is wrong with it, for the log.
    pub fn check(&self) -> Result<(), &'static str> {
        let [fields, values, name_bytes, value_bytes] = MOST;
        if self.id.get_version_num() != 4 {
            return Err("an id that is not random");
        }
        if !(0..=LAST).contains(&self.sequence)
            || self.changes.len() > fields
            || self.languages.len() > fields
        {
            return Err("too many fields");
        }
        for (name, given) in &self.changes {
            let given = given.as_deref().unwrap_or_default();
            let mut texts = std::iter::once(name).chain(given);
            if name.starts_with('_') || name.len() > name_bytes || texts.any(|text| text.contains('\0')) {
                return Err("a field that no form has");
            }
            if given.len() > values || given.iter().any(|value| value.len() > value_bytes) {
                return Err("too long a field");
            }
        }
        Ok(())
    }

    pub(super) fn raw(&self) -> Raw {
        let mut raw = Raw::default();
        self.put_into(&mut raw);
        raw
    }

    fn put_into(&self, raw: &mut Raw) {
        for (field, values) in &self.changes {
            match values.as_deref() {
                None | Some([]) => raw.0.remove(field),
                Some(values) => raw.0.insert(field.clone(), values.to_vec()),
            };
        }
    }

    /// In which language each field of the draft was filled, once it holds what this says.
    pub(super) fn languages(&self, draft: &Draft, before: &Raw, after: &Raw) -> Languages {
        let mut languages = spoken(draft, before, after, self.language);
        for language in Language::ALL {
            let mut without = after.clone();
            let filled = self.languages.iter().filter(|(_, filled)| **filled == language);
            for (field, _) in filled.filter(|(field, _)| self.changes.contains_key(*field)) {
                without.0.remove(field);
            }
            languages.note(&without, after, language);
        }
        languages
    }

    /// Whether a draft already holds what it says.
    fn is_in(&self, raw: &Raw) -> bool {
        if self.whole {
            return self.raw() == *raw;
        }
        self.changes.iter().all(|(field, values)| raw.get(field) == values.as_deref().unwrap_or_default())
    }
}

/// Takes what a phone sends; the limit on drafts that are begun goes by the client.
///
/// # Errors
/// Where the database cannot be written.
pub async fn take(app: &App, study: &Study, parcel: &Parcel, client: Option<IpAddr>) -> store::Result<Taken> {
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    // As a page does: the draft first, so that whoever sends it at the same moment waits.
    let draft = drafts::lock_anywhere(&tx, parcel.id).await?;
    if draft.as_ref().is_some_and(|draft| draft.study_id != study.id) {
        return Ok(Taken::Unknown);
    }
    if let Some(sent) = submissions::by_id(&tx, study.id, parcel.id).await? {
        return again(app, &tx, sent, parcel).await;
    }
    let Some(version) = forms::by_number(&tx, study.id, parcel.version).await? else {
        return Ok(Taken::Unknown);
    };
    let draft = match draft {
        Some(draft) if draft.form_version_id != version.id => return Ok(Taken::Unknown),
        Some(draft) => draft,
        None if !app.beginnings.admit(client, now) => return Ok(Taken::TooMany),
        None => {
            // Two parcels may begin it at the same moment: one waits here until the other is through.
            drafts::begin(&tx, &fresh(app, &tx, study, &version, parcel, now).await?).await?;
            if let Some(sent) = submissions::by_id(&tx, study.id, parcel.id).await? {
                return again(app, &tx, sent, parcel).await;
            }
            match drafts::lock(&tx, study.id, parcel.id).await? {
                Some(draft) if draft.form_version_id == version.id => draft,
                _ => return Ok(Taken::Unknown),
            }
        }
    };
    let taken = if parcel.send {
        finish(app, &tx, draft, version, parcel, now).await?
    } else {
        keep(&tx, draft, version, parcel, now).await?
    };
    // Nothing came of these: a draft that was only begun is forgotten.
    if !matches!(taken, Taken::Gap { .. } | Taken::Elsewhere(_) | Taken::Unknown) {
        tx.commit().await?;
    }
    Ok(taken)
}

/// The draft that a phone began by itself.
pub(super) async fn fresh(
    app: &App,
    tx: &Tx,
    study: &Study,
    version: &FormVersion,
    parcel: &Parcel,
    now: DateTime<Utc>,
) -> store::Result<Draft> {
    Ok(Draft {
        id: parcel.id,
        study_id: study.id,
        form_version_id: version.id,
        resume_code: free_code(app, tx, study.id).await?,
        language: parcel.language,
        page: String::new(),
        answers: write(&Raw::default()),
        languages: Languages::of(parcel.language),
        started_at: moments::begun(parcel.elapsed, now),
        saved_at: now,
        sequence: 0,
        supersedes: parcel.supersedes,
    })
}

/// Keeps changes of a draft.
async fn keep(
    tx: &Tx,
    draft: Draft,
    version: FormVersion,
    parcel: &Parcel,
    now: DateTime<Utc>,
) -> store::Result<Taken> {
    let mut raw: Raw = draft.raw()?;
    let before = raw.clone();
    let held = draft.sequence;
    let knows_all = parcel.sequence == held + 1 || (parcel.whole && parcel.sequence > held);
    if !knows_all {
        let same = parcel.sequence > 0 && parcel.is_in(&raw);
        return Ok(match parcel.sequence {
            sequence if sequence > held => Taken::Gap { sequence: held },
            _ if same => Taken::Kept { sequence: held, resume_code: draft.resume_code },
            _ => Taken::Elsewhere(Box::new(Open::new(draft, version, raw))),
        });
    }
    if parcel.whole {
        raw = parcel.raw();
    } else {
        parcel.put_into(&mut raw);
    }
    let languages = parcel.languages(&draft, &before, &raw);
    let draft = kept(Draft { languages, ..draft }, &version, parcel, &raw, now);
    drafts::save(tx, &draft).await?;
    Ok(Taken::Kept { sequence: draft.sequence, resume_code: draft.resume_code })
}

fn kept(draft: Draft, version: &FormVersion, parcel: &Parcel, raw: &Raw, now: DateTime<Utc>) -> Draft {
    let known = [parcel.page.as_str(), draft.page.as_str()];
    let known = known.iter().find_map(|page| version.form.page(page));
    let page = known.or(version.form.pages.first()).map_or_else(String::new, |page| page.name.to_string());
    Draft {
        page,
        language: parcel.language,
        answers: write(raw),
        saved_at: now,
        sequence: parcel.sequence.max(draft.sequence),
        ..draft
    }
}

/// Judges the whole, the files that it names among it.
pub(super) async fn judged(
    app: &App,
    tx: &Tx,
    version: &FormVersion,
    (draft, raw): (&Draft, &Raw),
    circumstances: &Circumstances,
) -> store::Result<std::result::Result<Answers, Vec<Fault>>> {
    let missing = files::faults(tx, &version.form, draft, raw).await?;
    Ok(match app.plans.of(version).whole(raw, circumstances) {
        Ok(answers) if missing.is_empty() => Ok(answers),
        Ok(_) => Err(missing),
        Err(mut faults) => {
            faults.extend(missing);
            Err(faults)
        }
    })
}

/// Stores the whole, judged as of when it was finished, or keeps it as a draft where it does not hold.
async fn finish(
    app: &App,
    tx: &Tx,
    draft: Draft,
    version: FormVersion,
    parcel: &Parcel,
    now: DateTime<Utc>,
) -> store::Result<Taken> {
    let raw = parcel.raw();
    let before: Raw = draft.raw()?;
    if parcel.sequence <= draft.sequence && raw != before {
        // Somebody went on with it elsewhere: what they saved is told first, not passed over.
        return Ok(Taken::Elsewhere(Box::new(Open::new(draft, version, before))));
    }
    let draft = Draft { languages: parcel.languages(&draft, &before, &raw), ..draft };
    let finished_at = moments::finished(parcel.finished, &draft, now);
    let circumstances = plans::of_draft(&draft, parcel.language, finished_at);
    match judged(app, tx, &version, (&draft, &raw), &circumstances).await? {
        Ok(answers) => {
            Ok(match send(tx, &draft, parcel.language, (&answers, &raw), (finished_at, now)).await? {
                (sent, true) => Taken::Sent(Box::new(sent)),
                // Another study has the id.
                (sent, false) if sent.study_id != draft.study_id => Taken::Unknown,
                (sent, false) => Taken::Conflict(Box::new(sent)),
            })
        }
        Err(faults) => {
            drafts::save(tx, &kept(draft, &version, parcel, &raw, now)).await?;
            Ok(Taken::Faulty(Box::new(version), faults))
        }
    }
}

/// Judges what comes after everything was sent: a change that is in what is stored came twice.
async fn again(app: &App, tx: &Tx, sent: Submission, parcel: &Parcel) -> store::Result<Taken> {
    let Some(version) = forms::by_id(tx, sent.form_version_id).await? else { return Ok(Taken::Unknown) };
    let same = version.number == parcel.version && is_same(app, &sent, &version, &parcel.raw());
    let sent = Box::new(sent);
    Ok(if parcel.send && same { Taken::Sent(sent) } else { Taken::Conflict(sent) })
}
