//! Forms without faults, of every shape, for property tests.

use super::*;
use crate::language::{Language, Text};
use icu_normalizer::ComposingNormalizerBorrowed;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Any form that the check has nothing against, but perhaps warnings.
pub(crate) fn form() -> BoxedStrategy<Form> {
    let languages = Just(Language::ALL.to_vec()).prop_shuffle().prop_flat_map(|all| {
        (1..=all.len()).prop_map(move |count| all.iter().copied().take(count).collect::<Vec<_>>())
    });
    (text(), languages, settings(), vec(list(), 0..3), vec(page(), 1..4))
        .prop_map(|(title, languages, settings, lists, pages)| {
            let mut form = Form { title, languages, settings, lists, pages };
            Naming::default().name(&mut form);
            form.share_lists();
            form
        })
        .boxed()
}

/// A line of words as somebody would have typed it, with what is hard to write down.
fn line() -> BoxedStrategy<String> {
    "[а-яәғқңөұүһіА-ЯӘa-zA-Z0-9 ,.!?'\"\\\\#=\\[\\]й]{1,16}"
        .prop_filter_map("words", |line| normal(&line))
        .boxed()
}

fn words() -> BoxedStrategy<String> {
    prop_oneof![4 => line(), 1 => (line(), line()).prop_map(|(a, b)| format!("{a}\n\n{b}"))].boxed()
}

fn normal(words: &str) -> Option<String> {
    let words = ComposingNormalizerBorrowed::new_nfc().normalize(words.trim()).into_owned();
    Some(words).filter(|words| !words.is_empty())
}

/// A text in some language at least.
pub(crate) fn text() -> BoxedStrategy<Text> {
    (words(), option::of(words()), option::of(words()), btree_map("[A-Z][a-z ()é]{0,8}", words(), 0..2))
        .prop_map(|(kk, ru, en, other)| Text { kk: Some(kk), ru, en, other })
        .boxed()
}

fn perhaps() -> BoxedStrategy<Text> {
    prop_oneof![2 => Just(Text::default()), 1 => text()].boxed()
}

fn more() -> BoxedStrategy<More> {
    prop_oneof![3 => Just(More::new()), 1 => btree_map("[a-z:_ ]{1,8}", "[ -~\n\t]{0,12}", 1..3)].boxed()
}

fn media() -> BoxedStrategy<Media> {
    prop_oneof![
        3 => Just(Media::default()),
        1 => (perhaps(), perhaps(), perhaps(), perhaps()).prop_map(|(image, big_image, audio, video)| Media {
            image, big_image, audio, video
        }),
    ]
    .boxed()
}

fn appearance() -> BoxedStrategy<String> {
    select(vec!["", "", "minimal", "likert w2"]).prop_map(str::to_owned).boxed()
}

/// An expression by a template, in which `${?}` is replaced by an earlier name.
fn said(templates: &[&'static str]) -> BoxedStrategy<Option<String>> {
    option::of(select(templates.to_vec()).prop_map(str::to_owned)).boxed()
}

fn condition() -> BoxedStrategy<Option<String>> {
    said(&["true()", "string-length(${?}) > 3", "not(string-length(${?}) = 0) and ${?} != \"\""]).boxed()
}

fn settings() -> BoxedStrategy<Settings> {
    let words = || option::of("[ -~]{0,8}");
    (
        words(),
        words(),
        said(&["'a'", "concat(${?}, '-', ${?})"]),
        words(),
        vec("[A-Z][a-z]{1,5}", 0..2),
        more(),
    )
        .prop_map(|(id, version, instance_name, style, other_languages, more)| Settings {
            id,
            version,
            instance_name,
            style,
            other_languages,
            more,
        })
        .boxed()
}

fn choice() -> BoxedStrategy<Choice> {
    (text(), media(), more())
        .prop_map(|(label, media, more)| Choice {
            media,
            more,
            ..Choice::new(Code::new("?").unwrap(), label)
        })
        .boxed()
}

fn choices() -> BoxedStrategy<Vec<Choice>> {
    vec(choice(), 1..4).boxed()
}

fn list() -> BoxedStrategy<List> {
    (option::of(Just("towns.csv".to_owned())), choices())
        .prop_map(|(file, choices)| List { name: String::new(), file, choices })
        .boxed()
}

fn offered() -> BoxedStrategy<Choices> {
    // A list is named once it is known which there are.
    prop_oneof![2 => choices().prop_map(Choices::from), 1 => Just(Choices::of_list("?"))].boxed()
}

fn kind() -> BoxedStrategy<Kind> {
    let day = || {
        option::of(
            (1900..2100, 1..=12_u32, 1..=28_u32)
                .prop_map(|(y, m, d)| chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap()),
        )
    };
    fn ordered<T: PartialOrd>((min, max): (Option<T>, Option<T>)) -> (Option<T>, Option<T>) {
        if min.as_ref().zip(max.as_ref()).is_some_and(|(min, max)| min > max) {
            (max, min)
        } else {
            (min, max)
        }
    }
    let whole = (option::of(any::<i64>()), option::of(any::<i64>())).prop_map(ordered);
    let float = || option::of(prop::num::f64::NORMAL);
    let float = (float(), float()).prop_map(ordered);
    let days = (day(), day()).prop_map(ordered);
    use Computed::*;
    prop_oneof![
        offered().prop_map(|choices| Kind::Single { choices }),
        offered().prop_map(|choices| Kind::Multiple { choices }),
        offered().prop_map(|choices| Kind::Rank { choices }),
        whole.prop_map(|(min, max)| Kind::Integer { min, max }),
        float.prop_map(|(min, max)| Kind::Decimal { min, max }),
        days.prop_map(|(min, max)| Kind::Date { min, max }),
        (-100..100_i32, 1..50_i32, select(vec![0.1, 0.25, 1.0, 5.0])).prop_map(|(start, count, step)| {
            let start = f64::from(start);
            Kind::Range { start, end: start + f64::from(count) * step, step }
        }),
        option::of(1..=Kind::LINE).prop_map(|max_length| Kind::Text { max_length }),
        option::of(1..=Kind::LINES).prop_map(|max_length| Kind::LongText { max_length }),
        select(vec![Kind::Time, Kind::DateTime, Kind::Acknowledge, Kind::Barcode]),
        select(vec![Shape::Point, Shape::Trace, Shape::Area]).prop_map(|shape| Kind::Location { shape }),
        select(vec![Medium::Image, Medium::Audio, Medium::Video, Medium::Any])
            .prop_map(|medium| Kind::File { medium }),
        select(vec![
            Calculation,
            Hidden,
            Start,
            End,
            Today,
            DeviceId,
            Username,
            PhoneNumber,
            Email,
            Audit,
            StartLocation,
            BackgroundAudio,
        ])
        .prop_map(|by| Kind::Computed { by }),
    ]
    .boxed()
}

fn any_name() -> Name {
    Name::new("unnamed").unwrap()
}

fn question() -> BoxedStrategy<Question> {
    let texts = (text(), perhaps(), perhaps(), perhaps(), perhaps(), perhaps());
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let conditions = (condition(), condition(), said(&[". != ''", "string-length(.) > ${?}"]));
    let values = (
        said(&["a value", "today()", "1 + 2", "concat(${?}, 'é')"]),
        said(&["${?}", "number(${?}) + 1"]),
        said(&["name != 'x'"]),
        any::<bool>(),
    );
    (kind(), texts, flags, conditions, values, media(), (appearance(), more(), more()))
        .prop_map(|(kind, texts, flags, conditions, values, media, (appearance, parameters, more))| {
            let (label, short, hint, guidance, required_message, constraint_message) = texts;
            let (required, read_only, dont_know, refuse) = flags;
            let (relevant, required_if, constraint) = conditions;
            let (default, calculation, choice_filter, triggered) = values;
            // A calculation works out what it says; a trigger is named once there are names.
            let computed = matches!(kind, Kind::Computed { by: Computed::Calculation });
            let calculation = calculation.or_else(|| computed.then(|| "1".to_owned()));
            Question {
                short,
                hint,
                guidance,
                required_message,
                constraint_message,
                required,
                read_only,
                dont_know,
                refuse,
                relevant,
                required_if: required_if.filter(|_| !required),
                constraint,
                default,
                choice_filter: choice_filter.filter(|_| kind.choices().is_some()),
                trigger: if triggered { vec![any_name()] } else { Vec::new() },
                calculation,
                media,
                appearance,
                parameters,
                more,
                ..Question::new(any_name(), label, kind)
            }
        })
        .boxed()
}

fn note() -> BoxedStrategy<Note> {
    (text(), any::<bool>(), perhaps(), condition(), media(), appearance(), more())
        .prop_map(|(note, named, hint, relevant, media, appearance, more)| Note {
            note,
            name: named.then(any_name),
            hint,
            relevant,
            media,
            appearance,
            more,
        })
        .boxed()
}

fn item() -> BoxedStrategy<Item> {
    let leaf = prop_oneof![
        1 => note().prop_map(|note| Item::Note(Box::new(note))),
        4 => question().prop_map(|question| Item::Question(Box::new(question))),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let repeat = option::of(said(&["3", "string-length(${?})"]).prop_map(|count| Repeat { count }));
        (vec(inner, 1..4), perhaps(), perhaps(), condition(), repeat, appearance(), more()).prop_map(
            |(items, label, hint, relevant, repeat, appearance, more)| {
                Item::Group(Box::new(Group {
                    name: any_name(),
                    label,
                    hint,
                    relevant,
                    repeat,
                    appearance,
                    more,
                    items,
                }))
            },
        )
    })
    .boxed()
}

fn page() -> BoxedStrategy<Page> {
    (vec(item(), 1..5), perhaps(), condition(), any::<bool>(), appearance(), more())
        .prop_map(|(items, title, relevant, bare, appearance, more)| Page {
            title,
            relevant,
            bare,
            appearance,
            more,
            ..Page::new(any_name(), items)
        })
        .boxed()
}

/// Gives everything a name of its own, and expressions the names of earlier questions to speak of.
#[derive(Default)]
struct Naming {
    count: usize,
    questions: Vec<Name>,
    lists: Vec<String>,
}

impl Naming {
    fn name(mut self, form: &mut Form) {
        for list in &mut form.lists {
            self.lists.push(format!("list {}", self.lists.len() + 1));
            list.name = self.lists.last().cloned().unwrap_or_default();
            codes(&mut list.choices);
        }
        for (at, page) in form.pages.iter_mut().enumerate() {
            page.name = self.next("page");
            self.spoken(&mut page.relevant);
            self.all(&mut page.items);
            if at == 0 {
                // A form asks something, whatever else it does.
                let name = self.next("asked");
                let kind = Kind::Integer { min: Some(0), max: None };
                let question = Question::new(name, Text::of("Ж", "В", "A"), kind);
                page.items.push(Item::Question(Box::new(question)));
            }
        }
        self.spoken(&mut form.settings.instance_name);
    }

    fn all(&mut self, items: &mut [Item]) {
        for item in items {
            match item {
                Item::Note(note) => {
                    self.spoken(&mut note.relevant);
                    if note.name.is_some() {
                        note.name = Some(self.next("note"));
                    }
                }
                Item::Group(group) => {
                    group.name = self.next("group");
                    self.spoken(&mut group.relevant);
                    if let Some(repeat) = &mut group.repeat {
                        self.spoken(&mut repeat.count);
                    }
                    self.all(&mut group.items);
                }
                Item::Question(question) => self.question(question),
            }
        }
    }

    fn question(&mut self, question: &mut Question) {
        for said in [
            &mut question.relevant,
            &mut question.required_if,
            &mut question.constraint,
            &mut question.default,
            &mut question.calculation,
        ] {
            self.spoken(said);
        }
        let earlier = self.questions.last().cloned();
        question.trigger = question.trigger.drain(..).filter_map(|_| earlier.clone()).collect();
        if let Some(choices) = question.kind.choices_mut() {
            if choices.list().is_some() {
                *choices = match self.lists.last() {
                    Some(list) => Choices::of_list(list.clone()),
                    None => vec![Choice::new(Code::new("?").unwrap(), Text::of("Ж", "В", "A"))].into(),
                };
            }
            if choices.list().is_none() {
                let mut own: Vec<_> = choices.to_vec();
                codes(&mut own);
                *choices = own.into();
                question.choice_filter = None;
            }
        }
        question.name = self.next("вопрос-é.");
        self.questions.push(question.name.clone());
    }

    fn next(&mut self, begin: &str) -> Name {
        self.count += 1;
        Name::new(format!("{begin}{}", self.count)).unwrap()
    }

    /// Puts earlier names in, or says what needs none.
    fn spoken(&self, said: &mut Option<String>) {
        if let Some(said) = said {
            let earlier = self.questions.get(said.len() % self.questions.len().max(1));
            *said = match earlier {
                Some(name) => said.replace("${?}", &format!("${{{name}}}")),
                None => said.replace("${?}", "'é'"),
            };
        }
    }
}

fn codes(choices: &mut [Choice]) {
    for (at, choice) in choices.iter_mut().enumerate() {
        choice.code = Code::new(format!("код{at}")).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_check_has_nothing_against_them(form in form()) {
        let faults: Vec<_> = check::check(&form).into_iter().filter(check::Finding::is_fault).collect();
        prop_assert!(faults.is_empty(), "{faults:?}");
    }
}
