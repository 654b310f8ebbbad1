//! A survey as LimeSurvey knows it, from either layout of its tables: until version 3 every row of
//! `questions`, `groups` and `answers` stands once for each language; since version 4 texts stand in
//! tables of their own, named `…_l10ns`.

use super::Fault;
use super::table::{Row, Tables};
use std::collections::BTreeMap;

/// A text by LimeSurvey's tags of languages.
pub(super) type Texts = BTreeMap<String, String>;

#[derive(Default)]
pub(super) struct Survey {
    pub(super) id: String,
    /// The first one is the survey's own.
    pub(super) languages: Vec<String>,
    pub(super) title: Texts,
    pub(super) description: Texts,
    pub(super) welcome: Texts,
    pub(super) end: Texts,
    pub(super) groups: Vec<Group>,
    pub(super) quotas: Vec<String>,
    pub(super) assessments: bool,
}

#[derive(Default)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) name: Texts,
    pub(super) description: Texts,
    pub(super) relevance: String,
    pub(super) randomized: bool,
    pub(super) questions: Vec<Question>,
}

#[derive(Default)]
pub(super) struct Question {
    pub(super) id: String,
    pub(super) group: String,
    pub(super) kind: String,
    pub(super) code: String,
    pub(super) label: Texts,
    pub(super) help: Texts,
    pub(super) other: bool,
    /// `Y`, `S` for soft, or `N`.
    pub(super) mandatory: String,
    pub(super) relevance: String,
    pub(super) pattern: String,
    pub(super) subs: Vec<Sub>,
    pub(super) answers: Vec<Choice>,
    pub(super) attributes: BTreeMap<String, Texts>,
    pub(super) conditions: Vec<Condition>,
    pub(super) default: Option<String>,
}

/// A row of a question; on scale 1 a column.
pub(super) struct Sub {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) label: Texts,
    pub(super) scale: String,
    pub(super) relevance: String,
}

pub(super) struct Choice {
    pub(super) code: String,
    pub(super) label: Texts,
    pub(super) scale: String,
}

/// A condition as versions before ExpressionScript had them.
#[derive(Clone)]
pub(super) struct Condition {
    /// Those of one scenario must hold together, any scenario is enough.
    pub(super) scenario: String,
    /// The question compared.
    pub(super) question: String,
    /// `123X4X56SQ1`, or `{TOKEN:…}`.
    pub(super) field: String,
    pub(super) method: String,
    pub(super) value: String,
}

impl Survey {
    pub(super) fn of(tables: &Tables) -> Result<Self, Fault> {
        let mut survey = Self::head(tables).ok_or_else(|| Fault::of_file("lss-fault-no-survey"))?;
        let mut questions = survey.questions(tables);
        let mut groups: Vec<Group> = Vec::new();
        for row in sorted(rows(tables, "groups"), "group_order") {
            let id = field(row, "gid");
            let at = groups.iter().position(|group| group.id == id).unwrap_or_else(|| {
                let relevance = field(row, "grelevance").to_owned();
                let randomized = !field(row, "randomization_group").is_empty();
                groups.push(Group { id: id.to_owned(), relevance, randomized, ..Group::default() });
                groups.len() - 1
            });
            say(&mut groups[at].name, row, "group_name");
            say(&mut groups[at].description, row, "description");
        }
        for row in rows(tables, "group_l10ns") {
            if let Some(group) = groups.iter_mut().find(|group| group.id == field(row, "gid")) {
                say(&mut group.name, row, "group_name");
                say(&mut group.description, row, "description");
            }
        }
        for group in &mut groups {
            group.questions = questions.extract_if(.., |question| question.group == group.id).collect();
        }
        survey.groups = groups;
        Ok(survey)
    }

    fn head(tables: &Tables) -> Option<Self> {
        let row = rows(tables, "surveys").first()?;
        let mut survey = Self { id: field(row, "sid").trim().to_owned(), ..Self::default() };
        let more = field(row, "additional_languages").split_whitespace();
        let named = rows(tables, "languages").iter().map(|row| field(row, "language"));
        for language in std::iter::once(field(row, "language")).chain(more).chain(named) {
            if !language.is_empty() && !survey.languages.iter().any(|known| known == language) {
                survey.languages.push(language.to_owned());
            }
        }
        for row in rows(tables, "surveys_languagesettings") {
            let language = field(row, "surveyls_language").to_owned();
            let texts = [
                (&mut survey.title, "surveyls_title"),
                (&mut survey.description, "surveyls_description"),
                (&mut survey.welcome, "surveyls_welcometext"),
                (&mut survey.end, "surveyls_endtext"),
            ];
            for (text, key) in texts {
                put(text, &language, field(row, key));
            }
        }
        survey.quotas = rows(tables, "quota").iter().map(|row| field(row, "name").to_owned()).collect();
        survey.assessments = !rows(tables, "assessments").is_empty();
        Some(survey)
    }

    fn questions(&self, tables: &Tables) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let (mains, mut subs): (Vec<_>, Vec<_>) =
            rows(tables, "questions").iter().partition(|row| matches!(field(row, "parent_qid"), "" | "0"));
        subs.extend(rows(tables, "subquestions"));
        for row in sorted(mains, "question_order") {
            let at = *places.entry(field(row, "qid")).or_insert_with(|| {
                questions.push(Question::of(row));
                questions.len() - 1
            });
            say(&mut questions[at].label, row, "question");
            say(&mut questions[at].help, row, "help");
        }
        let texts = by(rows(tables, "question_l10ns"), "qid");
        for question in &mut questions {
            for row in texts.get(question.id.as_str()).into_iter().flatten() {
                say(&mut question.label, row, "question");
                say(&mut question.help, row, "help");
            }
        }
        for row in sorted(subs, "question_order") {
            let Some(question) = places.get(field(row, "parent_qid")).map(|at| &mut questions[*at]) else {
                continue;
            };
            question.take_sub(row, texts.get(field(row, "qid")).map_or(&[], Vec::as_slice));
        }
        let labels = by(rows(tables, "answer_l10ns"), "aid");
        for row in sorted(rows(tables, "answers"), "sortorder") {
            if let Some(at) = places.get(field(row, "qid")) {
                let labels = labels.get(field(row, "aid")).map_or(&[][..], Vec::as_slice);
                questions[*at].take_answer(row, labels);
            }
        }
        for row in rows(tables, "question_attributes") {
            if let Some(at) = places.get(field(row, "qid")) {
                let texts = questions[*at].attributes.entry(field(row, "attribute").to_owned()).or_default();
                put(texts, field(row, "language"), field(row, "value"));
            }
        }
        for row in rows(tables, "conditions") {
            if let Some(at) = places.get(field(row, "qid")) {
                questions[*at].conditions.push(Condition::of(row));
            }
        }
        self.defaults(tables, &places, &mut questions);
        questions
    }

    fn defaults(&self, tables: &Tables, places: &BTreeMap<&str, usize>, questions: &mut [Question]) {
        let texts = by(rows(tables, "defaultvalue_l10ns"), "dvid");
        let own = self.languages.first().map_or("", String::as_str);
        for row in rows(tables, "defaultvalues") {
            let Some(at) = places.get(field(row, "qid")) else { continue };
            let said = texts.get(field(row, "dvid")).into_iter().flatten().copied().chain([row]);
            let of_own = |row: &&Row| [own, ""].contains(&field(row, "language"));
            let value = said
                .filter(of_own)
                .find_map(|row| Some(field(row, "defaultvalue")).filter(|value| !value.is_empty()));
            // That of a row of a question, or of its “other”, has no place here.
            if matches!(field(row, "sqid"), "" | "0") && field(row, "specialtype").is_empty() {
                questions[*at].default = questions[*at].default.take().or(value.map(str::to_owned));
            }
        }
    }
}

impl Question {
    fn of(row: &Row) -> Self {
        Self {
            id: field(row, "qid").to_owned(),
            group: field(row, "gid").to_owned(),
            kind: field(row, "type").to_owned(),
            code: field(row, "title").trim().to_owned(),
            other: field(row, "other") == "Y",
            mandatory: field(row, "mandatory").to_owned(),
            relevance: field(row, "relevance").trim().to_owned(),
            pattern: field(row, "preg").trim().to_owned(),
            ..Self::default()
        }
    }

    fn take_sub(&mut self, row: &Row, texts: &[&Row]) {
        let id = field(row, "qid");
        let at = self.subs.iter().position(|sub| sub.id == id).unwrap_or_else(|| {
            self.subs.push(Sub {
                id: id.to_owned(),
                code: field(row, "title").trim().to_owned(),
                label: Texts::new(),
                scale: scale(row),
                relevance: field(row, "relevance").trim().to_owned(),
            });
            self.subs.len() - 1
        });
        for row in std::iter::once(&row).chain(texts) {
            say(&mut self.subs[at].label, row, "question");
        }
    }

    fn take_answer(&mut self, row: &Row, texts: &[&Row]) {
        let (code, scale) = (field(row, "code").trim(), scale(row));
        let known = |choice: &Choice| choice.code == code && choice.scale == scale;
        let at = self.answers.iter().position(known).unwrap_or_else(|| {
            self.answers.push(Choice { code: code.to_owned(), label: Texts::new(), scale: scale.clone() });
            self.answers.len() - 1
        });
        for row in std::iter::once(&row).chain(texts) {
            say(&mut self.answers[at].label, row, "answer");
        }
    }

    /// What an attribute says in any language; none where it says nothing.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let said = self.attributes.get(name)?.values().map(|value| value.trim());
        said.into_iter().find(|value| !value.is_empty())
    }

    /// Whether an attribute is switched on.
    pub(super) fn is_set(&self, name: &str) -> bool {
        matches!(self.attribute(name), Some("1" | "Y"))
    }

    /// The number that an attribute says.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.attribute(name)?.parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// Its rows, or on scale 1 its columns.
    pub(super) fn on_scale<'q>(&'q self, scale: &'q str) -> impl Iterator<Item = &'q Sub> {
        self.subs.iter().filter(move |sub| sub.scale == scale)
    }
}

impl Condition {
    fn of(row: &Row) -> Self {
        let said = |key: &str| field(row, key).to_owned();
        Self {
            scenario: said("scenario"),
            question: said("cqid"),
            field: said("cfieldname"),
            method: said("method").trim().to_owned(),
            value: said("value"),
        }
    }
}

fn rows<'t>(tables: &'t Tables, table: &str) -> &'t [Row] {
    tables.get(table).map_or(&[], Vec::as_slice)
}

fn field<'r>(row: &'r Row, key: &str) -> &'r str {
    row.get(key).map_or("", String::as_str)
}

fn scale(row: &Row) -> String {
    Some(field(row, "scale_id")).filter(|scale| !scale.is_empty()).unwrap_or("0").to_owned()
}

/// Rows by a field.
fn by<'t>(rows: &'t [Row], key: &str) -> BTreeMap<&'t str, Vec<&'t Row>> {
    let mut found: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    rows.iter().for_each(|row| found.entry(field(row, key)).or_default().push(row));
    found
}

/// Rows in the order of a number that they have.
fn sorted<'t>(rows: impl IntoIterator<Item = &'t Row>, key: &str) -> Vec<&'t Row> {
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by_key(|row| field(row, key).parse::<i64>().unwrap_or(i64::MAX));
    rows
}

/// Takes over what a row says in its language.
fn say(texts: &mut Texts, row: &Row, key: &str) {
    put(texts, field(row, "language"), field(row, key));
}

fn put(texts: &mut Texts, language: &str, words: &str) {
    if !words.trim().is_empty() {
        texts.insert(language.to_owned(), words.to_owned());
    }
}
