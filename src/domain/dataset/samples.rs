//! A small study for tests: every kind of column, three languages, long words, every missing kind.

use super::*;
use crate::answer::Missing;
use crate::language::{Language, Text};
use chrono::{DateTime, NaiveDate, NaiveTime};
use std::collections::BTreeSet;

pub(super) const LONG_WORD: &str =
    "Ұзақ жауап: мектептегі қиындықтар туралы толық әңгіме, ғылыми зерттеуге жауап. ";

pub(super) fn dataset() -> Dataset {
    let all: BTreeSet<Missing> = [Missing::NotAsked, Missing::DontKnow, Missing::Refused].into();
    let asked = |mut variable: Variable| {
        variable.missing = all.clone();
        variable
    };
    let story = |mut variable: Variable| {
        variable.missing = [Missing::NotAsked].into();
        variable
    };
    let mut id = Variable::new(
        "submission/id",
        Kind::Text { bytes: 36 },
        Text::of("Жауап нөмірі", "Номер ответа", "Response id"),
    );
    id.role = Role::About;
    let mut sent =
        Variable::new("submission/submitted", Kind::Moment, Text::of("Жіберілді", "Отправлено", "Submitted"));
    sent.role = Role::About;
    let mut satisfaction = asked(Variable::new(
        "satisfaction",
        Kind::Choice(Category::numbered((1..=5).map(|n| {
            (n.to_string(), Text::of(&format!("{n} балл"), &format!("{n} балла"), &format!("{n} points")))
        }))),
        Text::of("Қанағаттану", "Удовлетворённость", "Satisfaction"),
    ));
    satisfaction.measure = Measure::Ordinal;
    satisfaction.question =
        Text::of("Сіз қаншалықты қанағаттанасыз?", "Насколько вы довольны?", "How satisfied are you?");
    let region = asked(Variable::new(
        "region",
        Kind::Choice(Category::numbered([
            ("almaty_city".to_owned(), Text::of("Алматы қаласы", "город Алматы", "Almaty city")),
            (
                "turkistan".to_owned(),
                Text::of(&LONG_WORD.repeat(2), &"Туркестанская область ".repeat(9), "Turkistan region"),
            ),
        ])),
        Text::of(&LONG_WORD.repeat(4), "Регион", "Region"),
    ));
    let reason = |code: &str, kk: &str, ru: &str, en: &str| {
        asked(Variable::new(&format!("reasons/{code}"), Kind::Flag, Text::of(kk, ru, en)))
    };
    let variables = vec![
        id,
        sent,
        asked(Variable::new("age", Kind::Number { decimals: 0 }, Text::of("Жасы", "Возраст", "Age"))),
        asked(Variable::new("income", Kind::Number { decimals: 2 }, Text::of("Табысы", "Доход", "Income"))),
        satisfaction,
        region,
        reason("money", "Ақша", "Деньги", "Money"),
        reason("family_support_and_everything_else", "Отбасы", "Семья", "Family"),
        asked(Variable::new("sex", Kind::Text { bytes: 4 }, Text::of("Жынысы", "Пол", "Sex"))),
        story(Variable::new(
            "story",
            Kind::Text { bytes: LONG_WORD.len() * 40 },
            Text::of("Әңгіме", "Рассказ", "Story"),
        )),
        asked(Variable::new("born", Kind::Day, Text::of("Туған күні", "Дата рождения", "Born"))),
        asked(Variable::new("woke", Kind::Time, Text::of("Оянған уақыты", "Время подъёма", "Woke at"))),
        Variable::new("weight", Kind::Number { decimals: 4 }, Text::of("Салмақ", "Вес", "Weight")),
    ];
    Dataset {
        id: "schools".to_owned(),
        title: Text::of("Мектеп мұғалімдері", "Учителя школ", "School teachers"),
        notes: vec![Text::of(
            "Барлық мұғалімдер, 2026 жыл. Сұрақ қойылмаған жағдай бөлек есептеледі.",
            "Все учителя, 2026 год. Незаданные вопросы считаются отдельно.",
            "All teachers, 2026. What was not asked is counted apart.",
        )],
        made: DateTime::parse_from_rfc3339("2026-11-26T14:05:06+05:00").unwrap(),
        languages: Language::ALL.to_vec(),
        variables,
        sets: vec![MultipleSet {
            name: "reasons".to_owned(),
            label: Text::of("Себептері", "Причины", "Reasons"),
            variables: vec![6, 7],
        }],
        weight: Some(12),
        words: Words {
            no: Text::of("Жоқ", "Нет", "No"),
            yes: Text::of("Иә", "Да", "Yes"),
            not_asked: Text::of("Сұралмаған", "Не задавался", "Not asked"),
            dont_know: Text::of("Білмеймін", "Не знаю", "Don't know"),
            refused: Text::of("Жауап беруден бас тартты", "Отказ", "Refused"),
        },
    }
}

/// Rows: what was answered, what was not asked, not known, refused, left empty, and the limits.
pub(super) fn rows(dataset: &Dataset, mut take: impl FnMut(&[Cell<'_>])) {
    let moment = |text: &str| Cell::Moment(DateTime::parse_from_rfc3339(text).unwrap());
    let day = |y, m, d| Cell::Day(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    let time = |h, m, s| Cell::Time(NaiveTime::from_hms_opt(h, m, s).unwrap());
    let story = LONG_WORD.repeat(40);
    take(&[
        Cell::Text("00000000-0000-4000-8000-000000000001"),
        moment("2026-03-01T23:30:15+05:00"),
        Cell::Number(34.0),
        Cell::Number(281_000.5),
        Cell::Choice(4),
        Cell::Choice(1),
        Cell::Flag(true),
        Cell::Flag(false),
        Cell::Text("әйел".strip_suffix("ел").unwrap()),
        Cell::Text(&story),
        day(1992, 2, 29),
        time(6, 45, 0),
        Cell::Number(0.8125),
    ]);
    for (place, kind) in Missing::ALL.into_iter().enumerate() {
        let id = format!("00000000-0000-4000-8000-00000000000{}", place + 2);
        let mut row = vec![Cell::Missing(kind); dataset.variables.len()];
        row[0] = Cell::Text(&id);
        row[1] = moment("2026-03-02T00:00:00Z");
        row[9] = if kind == Missing::NoAnswer { row[9] } else { Cell::Missing(Missing::NotAsked) };
        row[12] = Cell::Number(1.25);
        take(&row);
    }
    take(&[
        Cell::Text("00000000-0000-4000-8000-000000000006"),
        moment("1999-12-31T23:59:59+06:00"),
        Cell::Number(152.0),
        Cell::Number(-99.75),
        Cell::Choice(0),
        Cell::Choice(0),
        Cell::Flag(false),
        Cell::Flag(true),
        Cell::Text("-7"),
        Cell::Text("=1+1; \"тырнақша\", 'апостроф'\nекінші жол"),
        day(1899, 12, 31),
        time(23, 59, 59),
        Cell::Number(1e-4),
    ]);
}
