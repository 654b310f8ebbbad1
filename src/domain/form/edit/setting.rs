//! One setting of a page, item or choice, read and written as text.

use super::tree::{group_mut, item, item_mut, page_mut, question_mut};
use super::{Command, LONGEST_SETTING, Owner, Refusal, choices};
use crate::form::{Form, Item, Kind, Name, Question, Repeat};
use crate::message::Message;
use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[doc = $doc:literal])* $field:ident = $text:literal),* $(,)?) => {
        /// A setting. A flag is `yes` or not there.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Field {
            $($(#[doc = $doc])* #[serde(rename = $text)] $field,)*
        }

        impl Field {
            /// Every setting.
            pub const ALL: &'static [Self] = &[$(Self::$field),*];

            /// Its name, and the end of its Fluent key.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$field => $text,)*
                }
            }
        }
    };
}

fields! {
    /// Asked only when this holds.
    Relevant = "relevant",
    /// `yes`, or an expression that says when.
    Required = "required",
    /// What must hold of an answer.
    Constraint = "constraint",
    /// The answer at first.
    Default = "default",
    /// What gives the answer.
    Calculation = "calculation",
    /// The questions whose change makes the calculation run, parted by spaces.
    Trigger = "trigger",
    /// What holds of the choices offered.
    ChoiceFilter = "choice_filter",
    /// A flag: shown, not changed.
    ReadOnly = "read_only",
    /// A flag: “don't know” is offered.
    DontKnow = "dont_know",
    /// A flag: “I would rather not answer” is offered.
    Refuse = "refuse",
    /// How it looks.
    Appearance = "appearance",
    /// The least, or the first.
    Min = "min",
    /// The greatest, or the last.
    Max = "max",
    /// The longest answer.
    MaxLength = "max_length",
    /// The number at which a scale begins.
    ScaleStart = "scale_start",
    /// The number at which it ends.
    ScaleEnd = "scale_end",
    /// The distance of two numbers on it.
    ScaleStep = "scale_step",
    /// A flag: choices in an order by chance.
    Randomize = "randomize",
    /// A flag: the group is answered several times.
    Repeat = "repeat",
    /// How often.
    RepeatCount = "repeat_count",
    /// A flag: the choice cannot stand beside another one.
    Exclusive = "exclusive",
}

/// What stands for a flag that is set, and for “always required”.
pub const YES: &str = "yes";

impl Field {
    /// The setting of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.tag() == tag)
    }

    /// Whether it is set or not, and nothing else.
    #[must_use]
    pub const fn is_flag(self) -> bool {
        matches!(
            self,
            Self::ReadOnly | Self::DontKnow | Self::Refuse | Self::Randomize | Self::Repeat | Self::Exclusive
        )
    }

    /// Whether it holds an expression.
    #[must_use]
    pub const fn is_expression(self) -> bool {
        matches!(
            self,
            Self::Relevant
                | Self::Required
                | Self::Constraint
                | Self::Calculation
                | Self::ChoiceFilter
                | Self::RepeatCount
        )
    }
}

/// A setting as text; `None` where it is not set, or its owner has none such.
#[must_use]
pub fn get(form: &Form, of: &Owner, field: Field) -> Option<String> {
    match of {
        Owner::Form => None,
        Owner::Page(name) => {
            let page = form.page(name.as_str())?;
            match field {
                Field::Relevant => page.relevant.clone(),
                Field::Appearance => some(&page.appearance),
                _ => None,
            }
        }
        Owner::Item(name) => match item(form, name)? {
            Item::Question(question) => of_question(question, field),
            Item::Note(note) => match field {
                Field::Relevant => note.relevant.clone(),
                Field::Appearance => some(&note.appearance),
                _ => None,
            },
            Item::Group(group) => match field {
                Field::Relevant => group.relevant.clone(),
                Field::Appearance => some(&group.appearance),
                Field::Repeat => flag(group.repeat.is_some()),
                Field::RepeatCount => group.repeat.as_ref()?.count.clone(),
                _ => None,
            },
        },
        Owner::Choice(options, code) => {
            let choice = choices::of(form, options).iter().find(|choice| choice.code == *code)?;
            (field == Field::Exclusive && choice.exclusive).then(|| YES.to_owned())
        }
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn flag(set: bool) -> Option<String> {
    set.then(|| YES.to_owned())
}

fn of_question(question: &Question, field: Field) -> Option<String> {
    match field {
        Field::Relevant => question.relevant.clone(),
        Field::Required => flag(question.required).or_else(|| question.required_if.clone()),
        Field::Constraint => question.constraint.clone(),
        Field::Default => question.default.clone(),
        Field::Calculation => question.calculation.clone(),
        Field::Trigger => {
            let names: Vec<&str> = question.trigger.iter().map(Name::as_str).collect();
            some(&names.join(" "))
        }
        Field::ChoiceFilter => question.choice_filter.clone(),
        Field::ReadOnly => flag(question.read_only),
        Field::DontKnow => flag(question.dont_know),
        Field::Refuse => flag(question.refuse),
        Field::Appearance => some(&question.appearance),
        Field::Randomize => flag(question.parameters.get(RANDOMIZE).is_some_and(|value| value == "true")),
        Field::Min | Field::Max | Field::MaxLength => bound(&question.kind, field),
        Field::ScaleStart | Field::ScaleEnd | Field::ScaleStep => scale(&question.kind, field),
        Field::Repeat | Field::RepeatCount | Field::Exclusive => None,
    }
}

const RANDOMIZE: &str = "randomize";

fn bound(kind: &Kind, field: Field) -> Option<String> {
    match (kind, field) {
        (Kind::Integer { min, .. }, Field::Min) => min.map(|it| it.to_string()),
        (Kind::Integer { max, .. }, Field::Max) => max.map(|it| it.to_string()),
        (Kind::Decimal { min, .. }, Field::Min) => min.map(|it| it.to_string()),
        (Kind::Decimal { max, .. }, Field::Max) => max.map(|it| it.to_string()),
        (Kind::Date { min, .. }, Field::Min) => min.map(|it| it.to_string()),
        (Kind::Date { max, .. }, Field::Max) => max.map(|it| it.to_string()),
        (Kind::Text { max_length } | Kind::LongText { max_length }, Field::MaxLength) => {
            max_length.map(|it| it.to_string())
        }
        _ => None,
    }
}

fn scale(kind: &Kind, field: Field) -> Option<String> {
    let Kind::Range { start, end, step } = kind else { return None };
    match field {
        Field::ScaleStart => Some(start.to_string()),
        Field::ScaleEnd => Some(end.to_string()),
        _ => Some(step.to_string()),
    }
}

/// Sets a setting, and answers the command that sets it back.
pub(super) fn set(
    form: &mut Form,
    of: &Owner,
    field: Field,
    value: Option<&str>,
) -> Result<Command, Refusal> {
    let value = value.map(str::trim).filter(|value| !value.is_empty());
    if value.is_some_and(|value| value.len() > LONGEST_SETTING) {
        return Err(Refusal(Message::new("design-refused-long").with("limit", LONGEST_SETTING)));
    }
    let value = if field.is_flag() { value.map(|_| YES) } else { value };
    let before = get(form, of, field);
    let text = value.map(str::to_owned);
    let foreign = Refusal(Message::new("design-refused-field").with("field", field.tag()));
    match of {
        Owner::Form => return Err(foreign),
        Owner::Page(name) => {
            let page = page_mut(form, name)?;
            match field {
                Field::Relevant => page.relevant = text,
                Field::Appearance => page.appearance = text.unwrap_or_default(),
                _ => return Err(foreign),
            }
        }
        Owner::Item(name) => match item_mut(form, name).ok_or_else(|| Refusal::gone(name))? {
            Item::Question(_) => return question(form, name, field, value, before),
            Item::Note(note) => match field {
                Field::Relevant => note.relevant = text,
                Field::Appearance => note.appearance = text.unwrap_or_default(),
                _ => return Err(foreign),
            },
            Item::Group(_) => return group(form, name, field, text),
        },
        Owner::Choice(options, code) => {
            if field != Field::Exclusive {
                return Err(foreign);
            }
            choices::change(form, options, code, |choice| choice.exclusive = value.is_some())?;
        }
    }
    Ok(Command::SetField { of: of.clone(), field, value: before })
}

fn group(form: &mut Form, name: &Name, field: Field, value: Option<String>) -> Result<Command, Refusal> {
    let of = Owner::Item(name.clone());
    let before = get(form, &of, field);
    let count = get(form, &of, Field::RepeatCount);
    let group = group_mut(form, name)?;
    match field {
        Field::Relevant => group.relevant = value,
        Field::Appearance => group.appearance = value.unwrap_or_default(),
        Field::Repeat => group.repeat = value.map(|_| Repeat { count: count.clone() }),
        Field::RepeatCount => match &mut group.repeat {
            Some(repeat) => repeat.count = value,
            None if value.is_none() => {}
            None => {
                group.repeat = Some(Repeat { count: value });
                return Ok(Command::SetField { of, field: Field::Repeat, value: None });
            }
        },
        _ => return Err(Refusal(Message::new("design-refused-field").with("field", field.tag()))),
    }
    let back = |field, value| Command::SetField { of: of.clone(), field, value };
    // Who takes the repeat away takes its number of rows away too.
    let undo = back(field, before);
    Ok(match (field, count) {
        (Field::Repeat, Some(count)) => {
            Command::Several { commands: vec![undo, back(Field::RepeatCount, Some(count))] }
        }
        _ => undo,
    })
}

fn question(
    form: &mut Form,
    name: &Name,
    field: Field,
    value: Option<&str>,
    before: Option<String>,
) -> Result<Command, Refusal> {
    let question = question_mut(form, name)?;
    let text = value.map(str::to_owned);
    match field {
        Field::Relevant => question.relevant = text,
        Field::Required => {
            question.required = value == Some(YES);
            question.required_if = text.filter(|value| value != YES);
        }
        Field::Constraint => question.constraint = text,
        Field::Default => question.default = text,
        Field::Calculation => question.calculation = text,
        Field::Trigger => question.trigger = names(value)?,
        Field::ChoiceFilter => question.choice_filter = text,
        Field::ReadOnly => question.read_only = value.is_some(),
        Field::DontKnow => question.dont_know = value.is_some(),
        Field::Refuse => question.refuse = value.is_some(),
        Field::Appearance => question.appearance = text.unwrap_or_default(),
        Field::Randomize => {
            match value {
                Some(_) => question.parameters.insert(RANDOMIZE.to_owned(), "true".to_owned()),
                None => question.parameters.remove(RANDOMIZE),
            };
        }
        Field::Min | Field::Max | Field::MaxLength => set_bound(&mut question.kind, field, value)?,
        Field::ScaleStart | Field::ScaleEnd | Field::ScaleStep => {
            set_scale(&mut question.kind, field, value)?;
        }
        Field::Repeat | Field::RepeatCount | Field::Exclusive => {
            return Err(Refusal(Message::new("design-refused-field").with("field", field.tag())));
        }
    }
    Ok(Command::SetField { of: Owner::Item(name.clone()), field, value: before })
}

fn names(value: Option<&str>) -> Result<Vec<Name>, Refusal> {
    let words = value.unwrap_or_default().split_whitespace();
    words
        .map(|word| word.trim_start_matches("${").trim_end_matches('}'))
        .map(|word| Name::new(word).map_err(|_| Refusal(Message::new("form-fault-name").with("name", word))))
        .collect()
}

/// A value that is parsed; blank is none.
fn parsed<T: std::str::FromStr>(value: Option<&str>, key: &str) -> Result<Option<T>, Refusal> {
    let refuse = |value: &str| Refusal(Message::new(key).with("value", value));
    value.map(|value| value.replace(',', ".").parse().map_err(|_| refuse(value))).transpose()
}

fn number(value: Option<&str>) -> Result<Option<f64>, Refusal> {
    let number: Option<f64> = parsed(value, "design-refused-number")?;
    match number {
        Some(number) if !number.is_finite() => {
            Err(Refusal(Message::new("design-refused-number").with("value", value.unwrap_or_default())))
        }
        number => Ok(number),
    }
}

fn set_bound(kind: &mut Kind, field: Field, value: Option<&str>) -> Result<(), Refusal> {
    match (kind, field) {
        (Kind::Integer { min, .. }, Field::Min) => *min = parsed(value, "design-refused-whole")?,
        (Kind::Integer { max, .. }, Field::Max) => *max = parsed(value, "design-refused-whole")?,
        (Kind::Decimal { min, .. }, Field::Min) => *min = number(value)?,
        (Kind::Decimal { max, .. }, Field::Max) => *max = number(value)?,
        (Kind::Date { min, .. }, Field::Min) => *min = parsed(value, "design-refused-day")?,
        (Kind::Date { max, .. }, Field::Max) => *max = parsed(value, "design-refused-day")?,
        (Kind::Text { max_length } | Kind::LongText { max_length }, Field::MaxLength) => {
            *max_length = parsed(value, "design-refused-whole")?;
        }
        _ => return Err(Refusal(Message::new("design-refused-field").with("field", field.tag()))),
    }
    Ok(())
}

fn set_scale(kind: &mut Kind, field: Field, value: Option<&str>) -> Result<(), Refusal> {
    let Kind::Range { start, end, step } = kind else {
        return Err(Refusal(Message::new("design-refused-field").with("field", field.tag())));
    };
    let number = number(value)?
        .ok_or_else(|| Refusal(Message::new("design-refused-number").with("value", String::new())))?;
    match field {
        Field::ScaleStart => *start = number,
        Field::ScaleEnd => *end = number,
        _ if number > 0.0 => *step = number,
        _ => return Err(Refusal(Message::new("design-refused-step"))),
    }
    Ok(())
}
