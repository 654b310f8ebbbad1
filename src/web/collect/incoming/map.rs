//! The page on which columns are matched.

use super::Opened;
use super::edit::{EMPTY, OPEN, token};
use super::pages::{ColumnView, FixedView, Group, MapPage, Pick, ValueView};
use crate::service::incoming::hints;
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::Result;
use crate::web::reader;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use domain::answer::Missing;
use domain::exchange::incoming::{Encoding, Hints, Mapping, Target, Targets, values};
use domain::form::{Kind, Question};
use domain::language::Language;
use domain::message::Message;
use domain::table::words;

/// The most columns that are shown.
const COLUMNS: usize = 300;
/// The most values of a column that are shown.
const VALUES: usize = 60;
/// The longest sample, in characters.
const SAMPLE: usize = 60;

/// The page, with what is wrong with the mapping.
///
/// # Errors
/// Where it cannot be rendered.
pub(super) fn page(
    request: &HttpRequest,
    (who, place): (&SignedIn, &In),
    opened: &Opened,
    mapping: &Mapping,
    errors: Vec<Message>,
) -> Result {
    let forms = opened.versions.forms();
    let targets = Targets { versions: &forms };
    let hints = hints(reader::app(request), targets);
    let (head, overview) = (&opened.looked.head, &opened.looked.overview);
    let maker = Maker { who, targets, hints, mapping };
    let columns = head.columns.iter().zip(&overview.columns).enumerate().take(COLUMNS);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let newest = forms.first().map_or(0, |(number, _)| *number);
    let version = mapping.version.unwrap_or(newest);
    let page = MapPage {
        frame: place.frame(who),
        base: place.base(),
        kept: opened.kept.id.to_string(),
        name: opened.kept.name.clone(),
        rows: overview.rows,
        count: head.columns.len(),
        hidden: head.columns.len().saturating_sub(COLUMNS),
        errors,
        remarks: head.remarks.clone(),
        encodings: encodings(head.how.encoding),
        separators: separators(who, head.how.separator),
        sheets: head
            .sheets
            .iter()
            .map(|sheet| Pick::new(sheet, sheet, head.how.sheet.as_ref() == Some(sheet)))
            .collect(),
        versions: forms
            .iter()
            .map(|(number, _)| Pick::new(number.to_string(), number.to_string(), *number == version))
            .collect(),
        languages: languages(who, mapping.language),
        fixed: maker.fixed(),
        groups: maker.groups(),
        columns: columns.map(|(number, (column, seen))| maker.column(number, column, seen)).collect(),
        mapping: mapping.write(),
    };
    answer::page_with(request, &page, who.language, status)
}

fn encodings(found: Option<Encoding>) -> Vec<Pick> {
    let Some(found) = found else { return Vec::new() };
    Encoding::ALL.map(|encoding| Pick::new(encoding.name(), encoding.name(), encoding == found)).into()
}

fn separators(who: &SignedIn, found: Option<char>) -> Vec<Pick> {
    let Some(found) = found else { return Vec::new() };
    let known = [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "bar")];
    let pick = |(sign, word): (char, &str)| {
        Pick::new(
            sign.to_string(),
            who.say(&Message::new(&format!("incoming-separator-{word}"))),
            sign == found,
        )
    };
    known.map(pick).into()
}

fn languages(who: &SignedIn, chosen: Option<Language>) -> Vec<Pick> {
    let own = Pick::new("", who.say(&Message::new("incoming-language-own")), chosen.is_none());
    let each = Language::ALL.map(|it| Pick::new(it.tag(), it.own_name(), chosen == Some(it)));
    std::iter::once(own).chain(each).collect()
}

struct Maker<'m> {
    who: &'m SignedIn,
    targets: Targets<'m>,
    hints: Hints,
    mapping: &'m Mapping,
}

impl Maker<'_> {
    fn say(&self, key: &str) -> String {
        self.who.say(&Message::new(key))
    }

    fn label(&self, question: &Question) -> String {
        let words = question.short_label().words(self.who.language, self.fallback());
        let words = if words.is_empty() { question.name.as_str() } else { words };
        domain::form::excerpt(words)
    }

    fn fallback(&self) -> &[Language] {
        self.targets.versions.first().map_or(&[], |(_, form)| form.languages.as_slice())
    }

    /// The required questions with choices that no column answers.
    fn fixed(&self) -> Vec<FixedView> {
        let answered = |name: &str| {
            let names = self.mapping.columns.values().map(|column| column.to.split('/').next());
            names.flatten().any(|known| known == name)
        };
        let open = |question: &&Question| {
            let has_choices = question.kind.choices().is_some_and(|choices| choices.of_repeat().is_none());
            question.required && has_choices && !answered(question.name.as_str())
        };
        let view = |question: &Question| {
            let chosen = self.mapping.fixed.get(question.name.as_str()).map_or("", String::as_str);
            let pick = |choice: &domain::form::Choice| {
                let target = Target::Choice(question.name.clone(), choice.code.clone());
                let label = domain::form::excerpt(&self.part(question, &target));
                Pick::new(choice.code.as_str(), label, choice.code.as_str() == chosen)
            };
            let picks = question.choices().iter().map(pick).collect();
            FixedView { name: question.name.to_string(), label: self.label(question), picks }
        };
        self.targets.questions().into_iter().filter(open).map(view).collect()
    }

    /// All that a column can become.
    fn groups(&self) -> Vec<Group> {
        let about = ["id", "started", "submitted", "language", "version"];
        let about = about.map(|word| {
            Pick::new(format!("submission/{word}"), self.say(&format!("incoming-to-{word}")), false)
        });
        let mut questions = Vec::new();
        for question in self.targets.questions() {
            let label = self.label(question);
            let parts = self.targets.parts(question);
            let listed = matches!(question.kind, Kind::Multiple { .. } | Kind::Rank { .. });
            let whole = if listed && !parts.is_empty() {
                self.who.say(&Message::new("incoming-to-list").with("question", label.as_str()))
            } else {
                label.clone()
            };
            questions.push(Pick::new(question.name.as_str(), whole, false));
            for target in parts {
                let part = self.part(question, &target);
                let words =
                    Message::new("export-choice").with("question", label.as_str()).with("choice", part);
                questions.push(Pick::new(target.name(), self.who.say(&words), false));
            }
        }
        for target in self.targets.all() {
            let key = match &target {
                Target::Count(_) => "incoming-to-count",
                Target::Rows(_) => "incoming-to-rows",
                _ => continue,
            };
            let name = target.question().map_or("", |name| name.as_str());
            questions.push(Pick::new(
                target.name(),
                self.who.say(&Message::new(key).with("question", name)),
                false,
            ));
        }
        vec![
            Group { label: self.say("incoming-about"), picks: about.into() },
            Group { label: self.say("incoming-questions"), picks: questions },
        ]
    }

    fn part(&self, question: &Question, target: &Target) -> String {
        match target {
            Target::Choice(_, code) => {
                let choice = question.choice(code.as_str());
                let label = choice.map(|choice| choice.label.words(self.who.language, self.fallback()));
                label.filter(|label| !label.is_empty()).unwrap_or(code.as_str()).to_owned()
            }
            Target::Point(_, part) => {
                let keys = ["export-latitude", "export-longitude", "export-altitude", "export-accuracy"];
                keys.get(*part).map(|key| self.say(key)).unwrap_or_default()
            }
            other => other.name(),
        }
    }

    fn column(
        &self,
        number: usize,
        column: &domain::exchange::incoming::Column,
        seen: &domain::exchange::incoming::overview::Seen,
    ) -> ColumnView {
        let chosen = self.mapping.columns.get(&column.name);
        let target = chosen.and_then(|chosen| self.targets.find(&chosen.to));
        let all =
            chosen.map(|chosen| values(chosen, column, seen, self.targets, &self.hints)).unwrap_or_default();
        let has_choices = self.has_choices(target.as_ref());
        let open = all.iter().filter(|value| has_choices && value.becomes.is_none()).count();
        let picks = target.as_ref().map(|target| self.picks(target)).unwrap_or_default();
        let view = |value: &domain::exchange::incoming::Value| ValueView {
            key: short(&value.key),
            label: short(&value.label),
            count: value.count,
            chosen: token(value.becomes.as_deref()),
        };
        let question = target.as_ref().and_then(|target| self.question(target));
        let is_dated = matches!(target, Some(Target::Started | Target::Submitted))
            || question.is_some_and(|it| matches!(it.kind, Kind::Date { .. } | Kind::DateTime));
        ColumnView {
            number,
            name: column.name.clone(),
            label: column.label.clone(),
            filled: seen.filled,
            samples: seen.values.iter().take(3).map(|(key, _)| short(key)).collect(),
            to: chosen.map(|chosen| chosen.to.clone()).unwrap_or_default(),
            month_first: chosen.filter(|_| is_dated && seen.filled > 0).map(|chosen| chosen.month_first),
            open,
            value_count: all.len(),
            more: seen.more || all.len() > VALUES,
            values: all.iter().take(VALUES).map(view).collect(),
            picks,
        }
    }

    fn question(&self, target: &Target) -> Option<&Question> {
        let name = target.question()?;
        self.targets.questions().into_iter().find(|question| question.name == *name)
    }

    fn has_choices(&self, target: Option<&Target>) -> bool {
        match target {
            Some(Target::Language | Target::Choice(..)) => true,
            Some(target @ Target::Question(_)) => {
                self.question(target).is_some_and(|question| !question.choices().is_empty())
            }
            _ => false,
        }
    }

    /// What a value of a column can become.
    fn picks(&self, target: &Target) -> Vec<Pick> {
        let unknown =
            if self.has_choices(Some(target)) { "incoming-value-unknown" } else { "incoming-value-plain" };
        let mut picks = vec![Pick::new(OPEN, self.say(unknown), false)];
        let code = |code: &str, label: String| Pick::new(format!("={code}"), label, false);
        match target {
            Target::Language => {
                picks.extend(
                    Language::ALL.map(|language| code(language.tag(), language.own_name().to_owned())),
                );
                return picks;
            }
            Target::Choice(..) => picks.extend([
                code("1", self.say("incoming-value-yes")),
                code("0", self.say("incoming-value-no")),
            ]),
            _ => {
                let parts = self.question(target).map(|question| (question, question.choices()));
                for (question, choice) in
                    parts.into_iter().flat_map(|(question, all)| all.iter().map(move |it| (question, it)))
                {
                    let target = Target::Choice(question.name.clone(), choice.code.clone());
                    let label = domain::form::excerpt(&self.part(question, &target));
                    picks.push(code(choice.code.as_str(), label));
                }
            }
        }
        for kind in [Missing::NotAsked, Missing::DontKnow, Missing::Refused] {
            picks.push(code(kind.code(), self.who.say(&words::missing(kind))));
        }
        picks.push(Pick::new(EMPTY, self.say("incoming-value-empty"), false));
        picks
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= SAMPLE {
        return text.to_owned();
    }
    text.chars().take(SAMPLE).chain(['…']).collect()
}
