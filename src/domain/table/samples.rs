//! The demonstration's responses, read for tests, and words to show them in.

use crate::answer::{Answer, Answers, Missing};
use crate::form::{Choice, Choices, Code, Form, Item, Kind, Name, Page, Question, Settings};
use crate::language::{Language, Text};
use crate::message::{Argument, Message};
use crate::table::Columns;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

const RESPONSES: &str = include_str!("../../demo/responses.csv");

const SINGLE: [(&str, &[&str]); 7] = [
    (
        "region",
        &[
            "akmola",
            "kostanay",
            "north_kazakhstan",
            "east_kazakhstan",
            "zhambyl",
            "kyzylorda",
            "turkistan",
            "pavlodar",
        ],
    ),
    ("gender", &["female", "male"]),
    ("education", &["higher", "vocational"]),
    ("sector", &["education", "health", "agriculture_vet", "other"]),
    ("satisfaction", &["full", "partial", "not"]),
    ("stay_intention", &["stay", "leave", "unsure"]),
    ("leave_when", &["at_once", "within_year", "later"]),
];
const MULTIPLE: [(&str, &[&str]); 3] = [
    (
        "reasons",
        &[
            "financial_support",
            "job_guarantee",
            "work_in_speciality",
            "no_city_job",
            "wish_village_life",
            "none",
        ],
    ),
    ("difficulties", &["infrastructure", "local_authority_support", "social_isolation", "low_pay", "none"]),
    ("suggestions", &["raise_allowance", "widen_housing", "mentoring", "raise_pay", "none"]),
];

/// Labels of choices: code, Kazakh, Russian, English. Any other choice shows its code, in English only.
const LABELS: &[(&str, &str, &str, &str)] = &[
    ("female", "Әйел", "Женщина", "Female"),
    ("male", "Ер", "Мужчина", "Male"),
    ("financial_support", "Қаржылай қолдау", "Финансовая поддержка", "Financial support"),
    ("job_guarantee", "Жұмысқа орналасу кепілдігі", "Гарантия трудоустройства", "Guaranteed job"),
    (
        "work_in_speciality",
        "Өз мамандығы бойынша жұмыс істеу мүмкіндігі",
        "Возможность работать по специальности",
        "Work in own speciality",
    ),
    ("no_city_job", "Қалада жұмыс таба алмау", "Не нашли работу в городе", "Found no job in the city"),
    (
        "wish_village_life",
        "Ауылда тұруға саналы ниет",
        "Осознанное желание жить в селе",
        "Conscious wish to live in the village",
    ),
    ("full", "Толық қанағаттанған", "Полностью удовлетворён", "Fully satisfied"),
    ("partial", "Ішінара қанағаттанған", "Частично удовлетворён", "Partly satisfied"),
    ("not", "Қанағаттанбаған", "Не удовлетворён", "Not satisfied"),
    (
        "infrastructure",
        "Инфрақұрылымның (тұрғын үй-коммуналдық қызметтер, интернет) жеткіліксіздігі",
        "Недостаток инфраструктуры (ЖКХ, интернет)",
        "Poor infrastructure (utilities, internet)",
    ),
    (
        "local_authority_support",
        "Жергілікті биліктің қолдауының аздығы",
        "Слабая поддержка местной власти",
        "Little support of local authorities",
    ),
    ("social_isolation", "Әлеуметтік оқшаулану", "Социальная изоляция", "Social isolation"),
    ("low_pay", "Жалақының төмендігі", "Низкая зарплата", "Low pay"),
    (
        "raise_allowance",
        "Көтерме төлем мөлшерін арттыру",
        "Увеличить подъёмные",
        "Raise the lifting allowance",
    ),
    (
        "widen_housing",
        "Тұрғын үй бойынша жеңілдіктерді кеңейту",
        "Расширить льготы на жильё",
        "Widen housing benefits",
    ),
    (
        "mentoring",
        "Жас мамандар үшін тәлімгерлік қолдау жүйесін енгізу",
        "Ввести наставничество",
        "Introduce mentoring",
    ),
    (
        "raise_pay",
        "Ауыл мамандарының жалақысын арттыру",
        "Повысить зарплату сельских специалистов",
        "Raise pay of rural specialists",
    ),
    ("none", "Ешқайсысы", "Ничего из перечисленного", "None of these"),
];

/// A form with the questions of the responses.
pub(crate) fn form() -> Form {
    let mut items: Vec<Item> = Vec::new();
    for (name, codes) in SINGLE {
        items.push(question(name, Kind::Single { choices: choices(codes) }));
    }
    for (name, codes) in MULTIPLE {
        items.push(question(name, Kind::Multiple { choices: choices(codes) }));
    }
    items.push(question("age", Kind::Integer { min: Some(16), max: Some(99) }));
    items.push(question("salary_kzt", Kind::Integer { min: Some(0), max: None }));
    items.push(question("support_1_5", Kind::Integer { min: Some(1), max: Some(5) }));
    Form {
        title: Text::of("Сауалнама", "Анкета", "Survey"),
        languages: Language::ALL.to_vec(),
        settings: Settings::default(),
        lists: Vec::new(),
        pages: vec![Page::new(name("all"), items)],
    }
}

pub(crate) fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub(crate) fn code(text: &str) -> Code {
    Code::new(text).unwrap()
}

pub(crate) fn question(called: &str, kind: Kind) -> Item {
    let label = Text { en: Some(called.to_owned()), ..Text::default() };
    let question = Question::new(name(called), label, kind);
    Item::Question(Box::new(Question { dont_know: true, refuse: true, ..question }))
}

pub(crate) fn choices(codes: &[&str]) -> Choices {
    let label = |text: &str| {
        LABELS.iter().find(|label| label.0 == text).map_or_else(
            || Text { en: Some(text.to_owned()), ..Text::default() },
            |(_, kk, ru, en)| Text::of(kk, ru, en),
        )
    };
    let choice = |text: &&str| Choice { exclusive: *text == "none", ..Choice::new(code(text), label(text)) };
    codes.iter().map(choice).collect::<Vec<_>>().into()
}

/// The 230 synthetic responses of the demonstration.
pub(crate) fn answers(form: &Form) -> Vec<Answers> {
    let mut reader = csv::Reader::from_reader(RESPONSES.as_bytes());
    let heading = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let cells = heading.iter().zip(record.iter());
            let known = cells.filter_map(|(column, cell)| {
                let question = form.question(column)?;
                Some((question.name.clone(), read(&question.kind, cell)))
            });
            Answers(known.collect())
        })
        .collect()
}

fn read(kind: &Kind, cell: &str) -> Answer {
    if let Some(missing) = Missing::ALL.into_iter().find(|missing| missing.code() == cell) {
        return Answer::Missing(missing);
    }
    match kind {
        Kind::Single { .. } => Answer::One(code(cell)),
        Kind::Multiple { .. } => Answer::Many(cell.split(';').map(code).collect()),
        _ => Answer::Integer(cell.parse().unwrap()),
    }
}

/// The form with its 230 responses counted.
pub(crate) fn study() -> (Form, Columns) {
    let form = form();
    let mut columns = Columns::new(&form);
    for answers in answers(&form) {
        columns.push(&answers);
    }
    (form, columns)
}

/// Says messages in the words of the templates; a key or an argument that is not there panics.
pub(crate) fn say(language: Language) -> impl Fn(&Message) -> String {
    let sources = match language {
        Language::Kk => [
            include_str!("../../../templates/words/kk/table.ftl"),
            include_str!("../../../templates/words/kk/dataset.ftl"),
            include_str!("../../../templates/words/kk/tabulation.ftl"),
            include_str!("../../../templates/words/kk/statistics.ftl"),
            include_str!("../../../templates/words/kk/weight.ftl"),
            include_str!("../../../templates/words/kk/build.ftl"),
        ],
        Language::Ru => [
            include_str!("../../../templates/words/ru/table.ftl"),
            include_str!("../../../templates/words/ru/dataset.ftl"),
            include_str!("../../../templates/words/ru/tabulation.ftl"),
            include_str!("../../../templates/words/ru/statistics.ftl"),
            include_str!("../../../templates/words/ru/weight.ftl"),
            include_str!("../../../templates/words/ru/build.ftl"),
        ],
        Language::En => [
            include_str!("../../../templates/words/en/table.ftl"),
            include_str!("../../../templates/words/en/dataset.ftl"),
            include_str!("../../../templates/words/en/tabulation.ftl"),
            include_str!("../../../templates/words/en/statistics.ftl"),
            include_str!("../../../templates/words/en/weight.ftl"),
            include_str!("../../../templates/words/en/build.ftl"),
        ],
    };
    let mut bundle: FluentBundle<FluentResource> =
        FluentBundle::new(vec![language.tag().parse::<unic_langid::LanguageIdentifier>().unwrap()]);
    bundle.set_use_isolating(false);
    for source in sources {
        bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
    }
    move |message| {
        let mut arguments = FluentArgs::new();
        for (name, value) in &message.args {
            match value {
                Argument::Number(number) => arguments.set(name.clone(), *number),
                Argument::Text(text) => arguments.set(name.clone(), text.clone()),
                decimal @ Argument::Decimal { .. } => {
                    arguments.set(name.clone(), decimal.written(language));
                }
            }
        }
        let found =
            bundle.get_message(&message.key).unwrap_or_else(|| panic!("no words for {}", message.key));
        let mut faults = Vec::new();
        let words = bundle.format_pattern(found.value().unwrap(), Some(&arguments), &mut faults);
        assert!(faults.is_empty(), "{}: {faults:?}", message.key);
        words.into_owned()
    }
}
