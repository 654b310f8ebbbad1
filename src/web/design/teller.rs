//! What can be set of the form, of a page, or of an item with its choices.

use super::fields::{add_choices, button};
use super::finding::Findings;
use super::panel::{
    Actions, ChoiceRow, ChoicesView, FieldView, KindChoice, LanguageChoice, Panel, PlaceChoice, TextRow,
    TextView,
};
use domain::form::edit::translate::{self, Entry, Standing};
use domain::form::edit::{
    Command, Container, Design, Field, KindTag, Options, Owner, Part, Spot, TextPath, choices, setting,
    stroll, tree,
};
use domain::form::{Choice, Item, Name, Question};
use domain::language::Language;

/// The most choices that are shown: longer lists come from files.
const MOST_CHOICES: usize = 200;

/// What settings are made from.
pub(super) struct Teller<'a> {
    pub(super) design: &'a Design,
    pub(super) findings: &'a Findings,
    /// The reader's language: what pages are called in it.
    pub(super) language: Language,
    /// The language that the author writes in, whose fields come first; none where languages stand side
    /// by side in their order.
    pub(super) writing: Option<Language>,
}

/// How a text stands, as pages call it.
pub(super) const fn standing(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Good => None,
        Standing::Missing => Some("missing"),
        Standing::Changed => Some("changed"),
    }
}

impl Teller<'_> {
    /// The settings of an owner; those of the form where it is not there.
    pub(super) fn panel(&self, owner: &Owner) -> Panel {
        match owner {
            Owner::Page(name) if self.design.form.page(name.as_str()).is_some() => self.page(name),
            Owner::Item(name) => match tree::item(&self.design.form, name) {
                Some(item) => self.item(name, item),
                None => self.form(),
            },
            _ => self.form(),
        }
    }

    fn bare(&self, what: &'static str, owner: &Owner, name: &str) -> Panel {
        Panel {
            what,
            owner: owner.to_string(),
            name: name.to_owned(),
            kind: None,
            kinds: Vec::new(),
            texts: Vec::new(),
            more_texts: Vec::new(),
            choices: None,
            basics: Vec::new(),
            logic: Vec::new(),
            limits: Vec::new(),
            look: Vec::new(),
            languages: Vec::new(),
            findings: Vec::new(),
            name_findings: self.findings.at(owner, "name"),
            kind_findings: self.findings.at(owner, "kind"),
            actions: Actions::default(),
        }
    }

    fn form(&self) -> Panel {
        let form = &self.design.form;
        let last = form.pages.last().map(|page| page.name.clone());
        Panel {
            texts: vec![self.text(&Owner::Form, Part::Label)],
            languages: self.languages(),
            findings: self.findings.besides(&Owner::Form, &["label"]),
            actions: Actions { add_page: Some(add_page(last)), ..Actions::default() },
            ..self.bare("form", &Owner::Form, "")
        }
    }

    fn page(&self, name: &Name) -> Panel {
        let form = &self.design.form;
        let owner = Owner::Page(name.clone());
        let moved = |after| button(&Command::MovePage { name: name.clone(), after });
        let end = stroll::last(form, Container::Page(name.clone()));
        Panel {
            texts: vec![self.text(&owner, Part::Label)],
            logic: vec![self.field(&owner, Field::Relevant, "expression")],
            findings: self.findings.besides(&owner, &["label", "relevant", "name"]),
            actions: Actions {
                up: stroll::page_up(form, name).map(moved),
                down: stroll::page_down(form, name).map(|after| moved(Some(after))),
                remove: Some(button(&Command::RemovePage { name: name.clone() })),
                add: Some(self.add(end)),
                add_page: Some(add_page(Some(name.clone()))),
                ..Actions::default()
            },
            ..self.bare("page", &owner, name.as_str())
        }
    }

    fn item(&self, name: &Name, item: &Item) -> Panel {
        let owner = Owner::Item(name.clone());
        let kind = KindTag::of(item);
        let mut panel = Panel {
            kind: Some(kind.tag()),
            kinds: kinds(kind),
            actions: self.actions(name, item),
            ..self.bare("item", &owner, name.as_str())
        };
        match item {
            Item::Note(_) => {
                panel.texts = self.texts(&owner, &[Part::Label, Part::Hint]);
                panel.logic = vec![self.field(&owner, Field::Relevant, "expression")];
            }
            Item::Group(group) => {
                panel.texts = self.texts(&owner, &[Part::Label, Part::Hint]);
                panel.basics = vec![self.field(&owner, Field::Repeat, "flag")];
                panel.logic = vec![self.field(&owner, Field::Relevant, "expression")];
                if group.repeat.is_some() {
                    panel.logic.push(self.field(&owner, Field::RepeatCount, "expression"));
                }
                panel.look = vec![self.field(&owner, Field::Appearance, "line")];
            }
            Item::Question(question) => self.question(&owner, question, kind, &mut panel),
        }
        panel.findings = self.findings.besides(&owner, &shown(&panel));
        panel
    }

    fn question(&self, owner: &Owner, question: &Question, kind: KindTag, panel: &mut Panel) {
        let field = |field, input| self.field(owner, field, input);
        if kind.is_computed() {
            panel.texts = self.texts(owner, &[Part::Short]);
            panel.logic = vec![
                field(Field::Calculation, "expression"),
                field(Field::Default, "line"),
                field(Field::Relevant, "expression"),
                field(Field::Trigger, "line"),
            ];
            return;
        }
        panel.texts = self.texts(owner, &[Part::Label, Part::Hint]);
        let more = [Part::Short, Part::Guidance, Part::RequiredMessage, Part::ConstraintMessage];
        panel.more_texts = self.texts(owner, &more);
        panel.choices = question.kind.choices().map(|_| self.choices(question, kind));
        panel.basics = vec![
            field(Field::Required, "required"),
            field(Field::DontKnow, "flag"),
            field(Field::Refuse, "flag"),
        ];
        if kind.has_choices() {
            panel.basics.push(field(Field::Randomize, "flag"));
        }
        panel.logic = vec![
            field(Field::Relevant, "expression"),
            field(Field::Constraint, "expression"),
            field(Field::Default, "line"),
            field(Field::Calculation, "expression"),
        ];
        if kind.has_choices() {
            panel.logic.push(field(Field::ChoiceFilter, "expression"));
        }
        panel.limits = match kind {
            KindTag::Integer | KindTag::Decimal => {
                vec![field(Field::Min, "line"), field(Field::Max, "line")]
            }
            KindTag::Date => vec![field(Field::Min, "date"), field(Field::Max, "date")],
            KindTag::Text | KindTag::LongText => vec![field(Field::MaxLength, "line")],
            KindTag::Range => vec![
                field(Field::ScaleStart, "line"),
                field(Field::ScaleEnd, "line"),
                field(Field::ScaleStep, "line"),
            ],
            _ => Vec::new(),
        };
        panel.look = vec![field(Field::Appearance, "line"), field(Field::ReadOnly, "flag")];
    }

    fn texts(&self, owner: &Owner, parts: &[Part]) -> Vec<TextView> {
        parts.iter().map(|part| self.text(owner, *part)).collect()
    }

    fn text(&self, owner: &Owner, part: Part) -> TextView {
        let path = owner.text(part);
        TextView {
            part: part.tag(),
            id: id(&path.to_string()),
            rows: self.rows(&path),
            findings: self.findings.at(owner, part.tag()),
        }
    }

    pub(super) fn rows(&self, path: &TextPath) -> Vec<TextRow> {
        let form = &self.design.form;
        let text = translate::text(form, path);
        let entry = text.filter(|text| !text.is_empty()).map(|text| Entry { path: path.clone(), text });
        let row = |language: &Language| {
            let value = text.and_then(|text| text.get(*language)).unwrap_or_default().to_owned();
            let state = entry.as_ref().map(|entry| translate::standing(self.design, entry, *language));
            TextRow {
                field: format!("text:{path}:{language}"),
                tag: language.tag(),
                language: language.own_name(),
                writing: self.writing == Some(*language),
                lines: value.lines().count().max(1) + value.chars().count() / 60,
                standing: state.and_then(standing),
                value,
            }
        };
        let mut rows: Vec<TextRow> = form.languages.iter().map(row).collect();
        rows.sort_by_key(|row| !row.writing);
        rows
    }

    fn field(&self, owner: &Owner, field: Field, input: &'static str) -> FieldView {
        FieldView {
            field: format!("set:{owner}:{}", field.tag()),
            tag: field.tag(),
            id: id(&format!("{owner}/{}", field.tag())),
            input,
            value: setting::get(&self.design.form, owner, field).unwrap_or_default(),
            findings: self.findings.at(owner, field.tag()),
        }
    }

    fn choices(&self, question: &Question, kind: KindTag) -> ChoicesView {
        let options = choices::whose(question);
        let all = choices::of(&self.design.form, &options);
        let several = kind == KindTag::Multiple;
        let rows = all.iter().enumerate().take(MOST_CHOICES);
        ChoicesView {
            list: match &options {
                Options::Item(_) => None,
                Options::List(list) => Some(list.clone()),
            },
            rows: rows.map(|(at, choice)| self.choice(&options, all, at, choice)).collect(),
            several,
            add: add_choices(&options, all.last().map(|choice| &choice.code)),
            add_language: self.writing.unwrap_or_else(|| self.design.form.default_language()).into(),
            findings: self.findings.at(&Owner::Item(question.name.clone()), "choice"),
            options: options.to_string(),
        }
    }

    fn choice(&self, of: &Options, all: &[Choice], at: usize, choice: &Choice) -> ChoiceRow {
        let owner = Owner::Choice(of.clone(), choice.code.clone());
        let moved = |after: Option<&Choice>| {
            let after = after.map(|choice| choice.code.clone());
            button(&Command::MoveChoice { of: of.clone(), code: choice.code.clone(), after })
        };
        let above = at.checked_sub(1);
        ChoiceRow {
            code: choice.code.to_string(),
            texts: self.rows(&owner.text(Part::Label)),
            exclusive: self.field(&owner, Field::Exclusive, "flag"),
            up: above.map(|above| moved(above.checked_sub(1).map(|at| &all[at]))),
            down: all.get(at + 1).map(|below| moved(Some(below))),
            remove: button(&Command::RemoveChoice { of: of.clone(), code: choice.code.clone() }),
            findings: self.findings.besides(&owner, &[]),
            owner: owner.to_string(),
        }
    }

    fn languages(&self) -> Vec<LanguageChoice> {
        let spoken = &self.design.form.languages;
        let set = |languages: Vec<Language>| button(&Command::SetLanguages { languages });
        let others = |language: Language| spoken.iter().copied().filter(move |other| *other != language);
        let choice = |language: Language| {
            let is_spoken = spoken.contains(&language);
            let toggled: Vec<Language> = match is_spoken {
                true => others(language).collect(),
                false => spoken.iter().copied().chain([language]).collect(),
            };
            let first = is_spoken && spoken.first() != Some(&language);
            LanguageChoice {
                tag: language.tag(),
                name: language.own_name(),
                spoken: is_spoken,
                default: spoken.first() == Some(&language),
                toggle: (!toggled.is_empty()).then(|| set(toggled)),
                first: first.then(|| set([language].into_iter().chain(others(language)).collect())),
            }
        };
        Language::ALL.map(choice).into()
    }

    fn add(&self, to: Spot) -> String {
        let label = domain::language::Text::default();
        button(&Command::AddItem { to, kind: KindTag::Single, name: None, label })
    }

    fn actions(&self, name: &Name, item: &Item) -> Actions {
        let form = &self.design.form;
        let moved = |to| button(&Command::Move { name: name.clone(), to });
        let spot = match item {
            Item::Group(group) => Some(stroll::last(form, Container::Group(group.name.clone()))),
            _ => tree::spot(form, name).map(|spot| Spot { after: Some(name.clone()), ..spot }),
        };
        let group = Command::Group { names: vec![name.clone()], name: None, label: Default::default() };
        Actions {
            up: stroll::up(form, name).map(moved),
            down: stroll::down(form, name).map(moved),
            duplicate: Some(button(&Command::Duplicate { name: name.clone() })),
            group: Some(button(&group)),
            ungroup: item.as_group().map(|_| button(&Command::Ungroup { name: name.clone() })),
            remove: Some(button(&Command::Remove { name: name.clone() })),
            add: spot.map(|spot| self.add(spot)),
            add_page: tree::page_of(form, name).map(|page| add_page(Some(page.name.clone()))),
            places: self.places(name),
        }
    }

    /// Every page and group but the one in which the item stands, and those in itself.
    fn places(&self, name: &Name) -> Vec<PlaceChoice> {
        let form = &self.design.form;
        let here = tree::spot(form, name).map(|spot| spot.inside);
        let mut places = Vec::new();
        for (page, number) in form.pages.iter().zip(1..) {
            let mut add = |inside: Container, depth: usize, text: &domain::language::Text| {
                if here.as_ref() == Some(&inside) {
                    return;
                }
                let words = text.words(self.writing.unwrap_or(self.language), &form.languages).trim();
                let words = match &inside {
                    Container::Group(name) if words.is_empty() => name.as_str(),
                    _ => words,
                };
                let label = words.chars().take(60).collect();
                let to = stroll::last(form, inside);
                let command = button(&Command::Move { name: name.clone(), to });
                places.push(PlaceChoice { indent: "\u{2003}".repeat(depth), label, number, command });
            };
            add(Container::Page(page.name.clone()), 0, &page.title);
            groups(&page.items, name, 1, &mut add);
        }
        places
    }
}

/// Groups below, but not those in the item of that name.
fn groups(
    items: &[Item],
    but: &Name,
    depth: usize,
    add: &mut impl FnMut(Container, usize, &domain::language::Text),
) {
    for group in items.iter().filter_map(Item::as_group).filter(|group| group.name != *but) {
        add(Container::Group(group.name.clone()), depth, &group.label);
        groups(&group.items, but, depth + 1, add);
    }
}

fn add_page(after: Option<Name>) -> String {
    button(&Command::AddPage { after, name: None, title: Default::default() })
}

fn kinds(now: KindTag) -> Vec<KindChoice> {
    if !now.is_question() {
        return Vec::new();
    }
    let choice = |kind: &KindTag| KindChoice { tag: kind.tag(), selected: *kind == now };
    KindTag::ALL.iter().filter(|kind| kind.is_question()).map(choice).collect()
}

/// The parts beside which findings are shown.
fn shown(panel: &Panel) -> Vec<&'static str> {
    let texts = panel.texts.iter().chain(&panel.more_texts).map(|text| text.part);
    let fields = [&panel.basics, &panel.logic, &panel.limits, &panel.look];
    let fields = fields.into_iter().flatten().map(|field| field.tag);
    let mut shown: Vec<_> = texts.chain(fields).chain(["name", "kind"]).collect();
    if panel.choices.is_some() {
        shown.push("choice");
    }
    shown
}

/// A path as the id of an element.
pub(super) fn id(path: &str) -> String {
    path.replace(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'), "-")
}
