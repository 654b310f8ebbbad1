//! What the page of the fieldwork counts, section by section.

use super::counts::{CountRow, Counts, number, share};
use crate::locale;
use crate::service::fieldwork::Chosen;
use crate::web::analyse::fieldwork::asked::Asked;
use domain::fieldwork::{Course, Filling, Quota, Step, Stop, Stops, Target};
use domain::form::Form;
use domain::language::Language;
use domain::message::Message;
use domain::table::Worded;

/// The words of whoever reads.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) language: Language,
    pub(super) say: &'a dyn Fn(&Message) -> String,
}

impl Reader<'_> {
    pub(super) fn key(&self, key: &str) -> String {
        (self.say)(&Message::new(key))
    }

    fn heads(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.key(key)).collect()
    }

    fn base(&self, course: &Course) -> String {
        let base = Message::new("fieldwork-base").with("count", number(course.completed, self.language));
        (self.say)(&base)
    }

    fn row(&self, label: String, count: u64, whole: u64) -> CountRow {
        CountRow::of(label, count, whole, (self.language, self.say))
    }
}

/// Responses by day, or by what is longer where the days are many.
pub(super) fn days(course: &Course, of: Reader<'_>) -> Counts {
    let step = course.step();
    let (title, head, note) = match step {
        Step::Day => ("fieldwork-days", "fieldwork-day", None),
        Step::Week => ("fieldwork-weeks", "fieldwork-week", Some("fieldwork-weeks-note")),
        Step::Month => ("fieldwork-months", "fieldwork-month", Some("fieldwork-months-note")),
    };
    let mut sum = 0;
    let rows = course.spans(step).into_iter().map(|span| {
        sum += span.count;
        let label = match step {
            Step::Month => locale::month(span.begins, of.language),
            _ => locale::short_day(span.begins, of.language),
        };
        let cells = vec![number(span.count, of.language), number(sum, of.language)];
        CountRow { label, cells, counts: vec![Some(span.count)], ..CountRow::default() }
    });
    let rows = rows.collect();
    let counts = Counts {
        key: "days",
        title: of.key(title),
        base: of.base(course),
        heads: of.heads(&[head, "fieldwork-count", "fieldwork-sum"]),
        rows,
        notes: note.iter().map(|note| of.key(note)).collect(),
        drawn: 1,
        upright: true,
        ..Counts::default()
    };
    counts.finished()
}

/// Responses by language.
pub(super) fn languages(course: &Course, of: Reader<'_>) -> Counts {
    let rows = course.languages.iter().map(|(language, count)| CountRow {
        language: Some(language.tag()).filter(|_| *language != of.language),
        ..of.row(language.own_name().to_owned(), *count, course.completed)
    });
    shares("languages", ("fieldwork-languages", "fieldwork-language"), rows.collect(), (course, of))
}

/// Responses by version of the questionnaire.
pub(super) fn versions(course: &Course, of: Reader<'_>) -> Counts {
    let rows = course.versions.iter().map(|(version, count)| {
        let label = Message::new("fieldwork-version-number").with("number", i64::from(*version));
        of.row((of.say)(&label), *count, course.completed)
    });
    shares("versions", ("fieldwork-versions", "fieldwork-version"), rows.collect(), (course, of))
}

/// Responses by the way in which they came.
pub(super) fn ways(course: &Course, of: Reader<'_>) -> Counts {
    let rows = course.ways.iter().map(|(way, count)| {
        let key = match way.as_str() {
            "web" => "fieldwork-way-web",
            "file" => "fieldwork-way-file",
            "demonstration" => "fieldwork-way-demonstration",
            "limesurvey" => "fieldwork-way-limesurvey",
            _ => "fieldwork-way-import",
        };
        of.row(of.key(key), *count, course.completed)
    });
    shares("ways", ("fieldwork-ways", "fieldwork-way"), rows.collect(), (course, of))
}

fn shares(
    key: &'static str,
    (title, head): (&str, &str),
    rows: Vec<CountRow>,
    (course, of): (&Course, Reader<'_>),
) -> Counts {
    let counts = Counts {
        key,
        title: of.key(title),
        base: of.base(course),
        heads: of.heads(&[head, "fieldwork-count", "fieldwork-share"]),
        rows,
        drawn: 1,
        ..Counts::default()
    };
    counts.finished()
}

/// Responses by the answers to a question, beside what is wanted of them.
pub(super) fn choices(
    chosen: &Chosen,
    targets: &[Target],
    form: &Form,
    (course, of): (&Course, Reader<'_>),
) -> Counts {
    let own: Vec<&Target> =
        targets.iter().filter(|target| target.question == chosen.question.as_str()).collect();
    let words = (of.language, of.say);
    let mut heads = of.heads(&["fieldwork-answer", "fieldwork-count", "fieldwork-share"]);
    if !own.is_empty() {
        heads.extend(of.heads(&["fieldwork-wanted", "fieldwork-reached", "fieldwork-left"]));
    }
    let row = |label: Worded, count, wanted: Option<u32>| {
        let row = of.row(label.text, count, course.completed);
        let row = CountRow { language: label.language.map(Language::tag), ..row };
        let quota = wanted.map(|wanted| Quota { wanted, came: count });
        if own.is_empty() { row } else { row.wanted(quota, words) }
    };
    let mut rows: Vec<CountRow> = Vec::new();
    for choice in &chosen.rows {
        let label = choice.label.words(of.language, &form.languages, of.say);
        let target = own.iter().find(|target| target.code == choice.code);
        rows.push(row(label, choice.count, target.map(|target| target.wanted)));
    }
    if chosen.missing > 0 {
        let label = Worded { text: of.key("fieldwork-no-answer"), language: None };
        rows.push(CountRow { apart: true, ..row(label, chosen.missing, None) });
    }
    let question = form.question(chosen.question.as_str());
    let label = question.map_or("", |question| question.short_label().words(of.language, &form.languages));
    let title = Message::new("fieldwork-by").with("question", label);
    let series = if own.is_empty() { Vec::new() } else { of.heads(&["fieldwork-count", "fieldwork-wanted"]) };
    let counts = Counts {
        key: "choices",
        title: (of.say)(&title),
        base: of.base(course),
        heads,
        rows,
        notes: chosen.several.then(|| of.key("fieldwork-several")).into_iter().collect(),
        drawn: series.len().max(1),
        series,
        ..Counts::default()
    };
    counts.finished()
}

/// Where people stopped.
pub(super) fn stops(stops: &Stops, form: &Form, (course, of): (&Course, Reader<'_>)) -> Counts {
    let begun = course.completed + stops.all().count();
    let row = |label: String, stop: Stop| CountRow {
        label,
        cells: vec![
            number(stop.broken_off, of.language),
            number(stop.in_progress, of.language),
            share(stop.broken_off, begun, (of.language, of.say)),
        ],
        counts: vec![Some(stop.broken_off), Some(stop.in_progress)],
        ..CountRow::default()
    };
    let pages = form.pages.iter().zip(&stops.pages).zip(1i64..).map(|((page, stop), number)| {
        let title = Worded::of(&page.title, of.language, &form.languages);
        let numbered =
            Message::new("fieldwork-page-number").with("number", number).with("title", title.text.as_str());
        let unnamed = Message::new("fieldwork-page-unnamed").with("number", number);
        row((of.say)(if title.text.is_empty() { &unnamed } else { &numbered }), *stop)
    });
    let mut rows: Vec<CountRow> = pages.collect();
    if stops.elsewhere.count() > 0 {
        rows.push(CountRow { apart: true, ..row(of.key("fieldwork-page-elsewhere"), stops.elsewhere) });
    }
    let base = Message::new("fieldwork-base-begun").with("count", number(begun, of.language));
    let counts = Counts {
        key: "stops",
        title: of.key("fieldwork-stops"),
        base: (of.say)(&base),
        heads: of.heads(&[
            "fieldwork-page",
            "fieldwork-broken-off",
            "fieldwork-in-progress",
            "fieldwork-of-begun",
        ]),
        rows,
        notes: vec![of.key("fieldwork-stops-note"), of.key("fieldwork-stops-unseen")],
        drawn: 2,
        series: of.heads(&["fieldwork-broken-off", "fieldwork-in-progress"]),
        ..Counts::default()
    };
    counts.finished()
}

/// How long it took, as minutes and seconds.
pub(super) fn filling(filling: Option<Filling>, of: Reader<'_>) -> Counts {
    let rows = filling.into_iter().flat_map(|filling| {
        let row = |key: &str, seconds: f64| CountRow {
            label: of.key(key),
            cells: vec![lasted(seconds, of)],
            ..CountRow::default()
        };
        [
            row("fieldwork-median", filling.median),
            row("fieldwork-lower", filling.lower),
            row("fieldwork-upper", filling.upper),
        ]
    });
    let known = filling.map_or(0, |filling| filling.known);
    let base = Message::new("fieldwork-base-known").with("count", number(known, of.language));
    let counts = Counts {
        key: "filling",
        title: of.key("fieldwork-filling"),
        base: (of.say)(&base),
        heads: of.heads(&["fieldwork-statistic", "fieldwork-time"]),
        rows: rows.collect(),
        notes: vec![of.key("fieldwork-filling-note")],
        ..Counts::default()
    };
    counts.finished()
}

/// A time, to the second where it is short.
pub(super) fn lasted(seconds: f64, of: Reader<'_>) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    // Times are finite and never below nought.
    let seconds = seconds.round() as u64;
    let message = if seconds < MINUTE {
        Message::new("fieldwork-seconds").with("seconds", number(seconds, of.language))
    } else if seconds < HOUR {
        Message::new("fieldwork-minutes")
            .with("minutes", number(seconds / MINUTE, of.language))
            .with("seconds", format!("{:02}", seconds % MINUTE))
    } else {
        Message::new("fieldwork-hours")
            .with("hours", number(seconds / HOUR, of.language))
            .with("minutes", format!("{:02}", seconds % HOUR / MINUTE))
    };
    (of.say)(&message)
}

/// Which sections have a figure of their own address.
pub(super) fn is_drawn(key: &str) -> bool {
    ["days", "choices", "languages", "versions", "ways", "stops"].contains(&key)
}

/// What the page asks for, in words: the period.
pub(super) fn period(asked: &Asked, of: Reader<'_>) -> Option<String> {
    let day = |day: chrono::NaiveDate| locale::day(day, of.language);
    let message = match (asked.days.from, asked.days.to) {
        (None, None) => return None,
        (Some(from), None) => Message::new("fieldwork-since").with("from", day(from)),
        (None, Some(to)) => Message::new("fieldwork-until").with("to", day(to)),
        (Some(from), Some(to)) => {
            Message::new("fieldwork-between").with("from", day(from)).with("to", day(to))
        }
    };
    Some((of.say)(&message))
}
