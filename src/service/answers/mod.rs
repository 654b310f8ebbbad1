//! Open answers of the survey as documents, so that one codebook serves them and the interviews.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`mod@corrections`] | answers that were corrected after they were taken in |
//! | [`mod@marks`] | what a reader of a document is told of the answers in it |
//! | [`mod@scan`] | what respondents said, by the questions of today |
//! | [`mod@taken`] | which of it stands in documents, and how a new answer stands to that |
//!
//! An answer is taken in once: as a passage of the one document of its question, or of the document of
//! its respondent, as was chosen for the question. What stands in a document never moves or changes: an
//! answer that was corrected is shown beside the earlier one, and a person decides.

mod corrections;
mod marks;
mod scan;
mod taken;

pub use corrections::{Correction, Decision, decide};
pub use marks::{Mark, marks};
pub use taken::{Standing, Taken};

use crate::app::App;
use crate::service::documents::LONGEST_NAME;
use crate::store::{
    self, Tx, answers,
    documents::{self, Answered, Gathers, NewDocument, Passage},
    studies::Study,
};
use anyhow::Context;
use domain::answer::open;
use domain::language::{Language, Text, detect, told};
use domain::message::Message;
use domain::text::Gathered;
use scan::Scan;
use uuid::Uuid;

/// How the answers to a question become documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// All of them are one document, by their respondents.
    Question,
    /// Each is in the document of its respondent.
    Respondent,
}

impl Way {
    /// The ways to choose from.
    pub const ALL: [Self; 2] = [Self::Question, Self::Respondent];

    /// What stands in forms.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Respondent => "respondent",
        }
    }

    /// The way of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.tag() == tag)
    }
}

/// The most passages of a document; what comes after them begins the next one.
const MOST_PASSAGES: usize = 1_000;
/// The longest name of who speaks, in letters.
const LONGEST_SPEAKER: usize = 40;

/// How a question that is answered in words stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Its name.
    pub name: String,
    /// Its short label.
    pub label: Text,
    /// How many answered it.
    pub answers: usize,
    /// How many of them are not in a document.
    pub new: usize,
    /// How its answers become documents, once some did.
    pub way: Option<Way>,
    /// The documents of the question itself.
    pub documents: Vec<(i64, String)>,
}

/// The open questions of a study, and the answers that were corrected after they were taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// In the order of the newest form.
    pub questions: Vec<Open>,
    /// What is to be decided.
    pub corrections: Vec<Correction>,
    /// The languages of the form, for labels.
    pub languages: Vec<Language>,
}

/// How it stands with the open answers of a study.
///
/// # Errors
/// Where the database cannot be read, or holds answers that their form does not know.
pub async fn overview(app: &App, study: &Study) -> anyhow::Result<Overview> {
    let store = &app.store;
    let Some(scan) = Scan::of(store, study.id).await? else { return Ok(Overview::default()) };
    let taken = Taken::read(store, study.id, &scan.names).await?;
    let mut questions: Vec<Open> = open::questions(&scan.form)
        .map(|question| {
            let name = question.name.as_str();
            let label = question.short_label().clone();
            let (way, documents) = (taken.way(name), taken.documents_of(name));
            Open { name: name.to_owned(), label, answers: 0, new: 0, way, documents }
        })
        .collect();
    let mut pending = taken.pending();
    scan.each(store, study.id, |sent| {
        for question in &mut questions {
            let words = open::words(&sent.answers, &question.name);
            if words.is_some() {
                question.answers += 1;
                question.new += usize::from(taken.standing(&question.name, sent.id) == Standing::New);
            }
            if let Some(waiting) = pending.get_mut(&(question.name.clone(), sent.id)) {
                (waiting.number, waiting.now) = (sent.number, words);
            }
        }
    })
    .await?;
    let corrections = corrections::to_decide(store, study.id, pending).await?;
    Ok(Overview { questions, corrections, languages: scan.form.languages.clone() })
}

/// An answer that is not in a document yet.
struct New {
    submission_id: Uuid,
    number: i64,
    language: Language,
    words: String,
}

/// How many answers were taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// So many are in documents now.
    pub added: usize,
    /// For so many there was no room.
    pub left: usize,
}

/// Takes the answers to a question in that are not in a document, and answers how many. The way that
/// some of them were taken in before is kept.
///
/// # Errors
/// The outer one where the database cannot be written; the inner one tells what is wrong.
pub async fn take_in(
    app: &App,
    study: &Study,
    by: i64,
    (question, way): (&str, Way),
) -> anyhow::Result<Result<TakenIn, Message>> {
    let tx = app.store.begin().await?;
    answers::lock(&tx, study.id).await?;
    let gone = || Ok(Err(Message::new("papers-answers-gone")));
    let Some(scan) = Scan::of(&tx, study.id).await? else { return gone() };
    let Some(asked) = open::questions(&scan.form).find(|open| open.name.as_str() == question) else {
        return gone();
    };
    let taken = Taken::read(&tx, study.id, &scan.names).await?;
    let mut new = Vec::new();
    scan.each(&tx, study.id, |sent| {
        let words = open::words(&sent.answers, question);
        if let Some(words) = words.filter(|_| taken.standing(question, sent.id) == Standing::New) {
            let language = sent.languages.get(question);
            new.push(New { submission_id: sent.id, number: sent.number, language, words });
        }
    })
    .await?;
    let label = asked.short_label().words(scan.form.default_language(), &scan.form.languages);
    let taking = Taking { app, tx: &tx, study, by, question, label, house: scan.form.default_language() };
    let count = new.len();
    let added = match taken.way(question).unwrap_or(way) {
        Way::Question => taking.for_question(&taken, new).await?,
        Way::Respondent => taking.for_respondents(&taken, new).await?,
    };
    tx.commit().await?;
    Ok(Ok(TakenIn { added, left: count - added }))
}

/// Everything that stays the same while answers are taken in.
struct Taking<'a> {
    app: &'a App,
    tx: &'a Tx,
    study: &'a Study,
    by: i64,
    question: &'a str,
    label: &'a str,
    /// The language of a document whose words do not tell it.
    house: Language,
}

/// A document that grows.
#[derive(Default)]
struct Growing {
    /// `None`: it is begun now.
    id: Option<i64>,
    text: Gathered,
    /// The number of its last passage.
    last: i32,
    added: Vec<Passage>,
}

impl Growing {
    async fn of(tx: &Tx, study_id: i64, id: i64) -> anyhow::Result<Self> {
        let document = documents::by_id(tx, study_id, id).await?.context("a document of answers is gone")?;
        let last = document.passages.last().map_or(0, |passage| passage.number);
        Ok(Self { id: Some(id), text: Gathered::after(document.text), last, added: Vec::new() })
    }

    fn is_full(&self) -> bool {
        usize::try_from(self.last).is_ok_and(|last| last >= MOST_PASSAGES)
    }

    /// Adds an answer; `false` where there is no room for it.
    fn add(&mut self, question: &str, speaker: &str, new: &New) -> anyhow::Result<bool> {
        if self.is_full() {
            return Ok(false);
        }
        let Ok(span) = self.text.add(&new.words) else { return Ok(false) };
        self.last += 1;
        self.added.push(Passage {
            number: self.last,
            speaker: Some(speaker.to_owned()),
            begins: None,
            start: span.start.try_into()?,
            end: span.end.try_into()?,
            // Whoever writes little writes in the language of the page.
            language: told(&new.words).or(Some(new.language)),
            answer: Some(Answered {
                submission_id: new.submission_id,
                question: question.to_owned(),
                settled_id: None,
            }),
        });
        Ok(true)
    }
}

impl Taking<'_> {
    /// Answers how many were added.
    async fn for_question(&self, taken: &Taken, new: Vec<New>) -> anyhow::Result<usize> {
        let documents = taken.documents_of(self.question);
        let mut parts = documents.len();
        let mut growing = match documents.last() {
            Some((id, _)) => Growing::of(self.tx, self.study.id, *id).await?,
            None => Growing::default(),
        };
        let gathers = Gathers::Question(self.question.to_owned());
        let mut added = 0;
        for answer in &new {
            let speaker = answer.number.to_string();
            let mut fits = growing.add(self.question, &speaker, answer)?;
            if !fits {
                parts = self.keep(&growing, parts, &gathers).await?;
                growing = Growing::default();
                fits = growing.add(self.question, &speaker, answer)?;
            }
            added += usize::from(fits);
        }
        self.keep(&growing, parts, &gathers).await?;
        Ok(added)
    }

    /// Keeps a part of the question's document and answers how many there are.
    async fn keep(&self, growing: &Growing, parts: usize, gathers: &Gathers) -> anyhow::Result<usize> {
        let parts = parts + usize::from(growing.id.is_none() && !growing.added.is_empty());
        let label = shortened(self.label, LONGEST_NAME - 10);
        let name = if parts > 1 { format!("{label} ({parts})") } else { label };
        self.store(growing, &name, gathers.clone()).await?;
        Ok(parts)
    }

    /// Answers how many were added.
    async fn for_respondents(&self, taken: &Taken, new: Vec<New>) -> anyhow::Result<usize> {
        let mut added = 0;
        let speaker = shortened(self.label, LONGEST_SPEAKER);
        for answer in &new {
            let mut growing = match taken.document_of(answer.submission_id) {
                Some(id) => Growing::of(self.tx, self.study.id, id).await?,
                None => Growing::default(),
            };
            added += usize::from(growing.add(self.question, &speaker, answer)?);
            let name = format!("№ {}", answer.number);
            self.store(&growing, &name, Gathers::Submission(answer.submission_id)).await?;
        }
        Ok(added)
    }

    async fn store(&self, growing: &Growing, name: &str, gathers: Gathers) -> store::Result<()> {
        if growing.added.is_empty() {
            return Ok(());
        }
        let text = growing.text.text();
        if let Some(id) = growing.id {
            return answers::append(self.tx, self.study.id, id, text, &growing.added).await;
        }
        let document = NewDocument {
            study_id: self.study.id,
            name,
            language: detect(text).unwrap_or(self.house),
            attributes: "{}",
            text,
            passages: &growing.added,
            by: Some(self.by),
            gathers: Some(gathers),
        };
        documents::add(self.tx, &document, self.app.clock.now()).await.map(drop)
    }
}

/// The words, cut where they are longer than that many letters.
fn shortened(words: &str, longest: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= longest {
        return words;
    }
    words.chars().take(longest - 1).chain(['…']).collect()
}
