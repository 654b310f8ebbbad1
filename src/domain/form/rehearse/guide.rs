//! What questions are held against, and what each item's being asked hangs on.

use crate::expr::{Expr, hint::Against, hint::Aspect, hint::Hint};
use crate::form::{Form, Item, Page, Question};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// Something that an answer is held against somewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Held {
    Number(f64),
    Text(String),
    /// The answer to that question.
    Other(String),
    Today,
    Count(usize),
    Length(usize),
    Pattern(String),
}

/// Answers that may bring somebody to a place, by question; anything where there are none.
pub(super) type Wishes = BTreeMap<String, Vec<Held>>;

/// Something that is asked or shown only under a condition.
pub(super) struct Place {
    pub(super) name: String,
    /// Whether it is a page: names of pages and of items may be the same.
    pub(super) is_page: bool,
    pub(super) wishes: Wishes,
}

/// What a form's expressions tell of the answers worth trying.
pub(super) struct Guide {
    /// By question, what its answers are held against anywhere.
    held: HashMap<String, Vec<Held>>,
    /// What its own constraint holds them against.
    own: HashMap<String, Vec<Held>>,
    /// Pages, groups, notes and questions of a name that are not asked of everybody.
    pub(super) places: Vec<Place>,
}

impl Guide {
    pub(super) fn of(form: &Form) -> Self {
        let mut guide = Self { held: HashMap::new(), own: HashMap::new(), places: Vec::new() };
        let mut conditions = Conditions::default();
        for page in &form.pages {
            conditions.page(page);
        }
        for expr in conditions.all() {
            guide.learn(None, expr);
        }
        for question in form.every_question() {
            if let Some(expr) = parse(question.constraint.as_deref()) {
                guide.learn(Some(question), &expr);
            }
        }
        guide.places = conditions.places();
        guide
    }

    fn learn(&mut self, own: Option<&Question>, expr: &Expr) {
        for hint in expr.hints() {
            let Some(held) = Held::of(&hint) else { continue };
            let known = match (hint.question, own) {
                (Some(name), _) => self.held.entry(name.to_owned()).or_default(),
                (None, Some(question)) => self.own.entry(question.name.to_string()).or_default(),
                (None, None) => continue,
            };
            if !known.contains(&held) {
                known.push(held);
            }
        }
    }

    /// What the answers to a question are held against by others.
    pub(super) fn held(&self, question: &str) -> &[Held] {
        self.held.get(question).map_or(&[], Vec::as_slice)
    }

    /// What they are held against by its constraint.
    pub(super) fn own(&self, question: &str) -> &[Held] {
        self.own.get(question).map_or(&[], Vec::as_slice)
    }
}

impl Held {
    fn of(hint: &Hint<'_>) -> Option<Self> {
        // Far more than anybody could choose or type.
        let size = |number: f64| (0.0..=100_000.0).contains(&number).then_some(number as usize);
        Some(match (hint.aspect, &hint.against) {
            (Aspect::Count, Against::Number(number)) => Self::Count(size(*number)?),
            (Aspect::Length, Against::Number(number)) => Self::Length(size(*number)?),
            (Aspect::Pattern, Against::Text(pattern)) => Self::Pattern((*pattern).to_owned()),
            (Aspect::Answer, Against::Number(number)) => Self::Number(*number),
            (Aspect::Answer, Against::Text(text)) => Self::Text((*text).to_owned()),
            (Aspect::Answer, Against::Question(name)) => Self::Other((*name).to_owned()),
            (Aspect::Answer, Against::Today) => Self::Today,
            _ => return None,
        })
    }
}

/// The conditions of a form by what they are of: those of what stands around it come first.
#[derive(Default)]
struct Conditions {
    /// In the order of the form.
    names: Vec<String>,
    pages: Vec<(String, Rc<Expr>)>,
    relevance: HashMap<String, Vec<Rc<Expr>>>,
    /// What else decides about an answer: calculations and choice filters.
    answers: HashMap<String, Vec<Rc<Expr>>>,
}

impl Conditions {
    fn page(&mut self, page: &Page) {
        let around: Vec<_> = parse(page.relevant.as_deref()).map(Rc::new).into_iter().collect();
        self.pages.extend(around.iter().map(|expr| (page.name.to_string(), Rc::clone(expr))));
        self.items(&page.items, &around);
    }

    fn items(&mut self, items: &[Item], around: &[Rc<Expr>]) {
        for item in items {
            let mut own = around.to_vec();
            own.extend(parse(item.relevant()).map(Rc::new));
            if let Item::Group(group) = item {
                self.items(&group.items, &own);
            }
            let Some(name) = item.name().map(ToString::to_string) else { continue };
            if let Item::Question(question) = item {
                let more = [&question.calculation, &question.choice_filter];
                let more = more.into_iter().filter_map(|source| parse(source.as_deref()));
                self.answers.insert(name.clone(), more.map(Rc::new).collect());
            }
            self.names.push(name.clone());
            self.relevance.insert(name, own);
        }
    }

    fn all(&self) -> impl Iterator<Item = &Expr> {
        self.relevance.values().chain(self.answers.values()).flatten().map(AsRef::as_ref)
    }

    fn places(&self) -> Vec<Place> {
        let conditional = self.names.iter().filter(|name| !self.relevance[*name].is_empty());
        let items = conditional.map(|name| Place {
            name: name.clone(),
            is_page: false,
            wishes: self.wishes(name, self.relevance[name].iter().map(AsRef::as_ref).collect()),
        });
        let pages = self.pages.iter().map(|(name, expr)| Place {
            name: name.clone(),
            is_page: true,
            wishes: self.wishes("", vec![expr]),
        });
        pages.chain(items).collect()
    }

    /// Everything that a place hangs on, through however many questions.
    fn wishes<'e>(&'e self, name: &str, mut open: Vec<&'e Expr>) -> Wishes {
        let mut wishes = Wishes::new();
        let mut met = HashSet::from([name.to_owned()]);
        while let Some(expr) = open.pop() {
            for hint in expr.hints() {
                if let (Some(question), Some(held)) = (hint.question, Held::of(&hint)) {
                    wishes.entry(question.to_owned()).or_default().push(held);
                }
            }
            for mention in expr.depends() {
                wishes.entry(mention.to_owned()).or_default();
                if met.insert(mention.to_owned()) {
                    open.extend(self.relevance.get(mention).into_iter().flatten().map(AsRef::as_ref));
                    open.extend(self.answers.get(mention).into_iter().flatten().map(AsRef::as_ref));
                }
            }
        }
        wishes
    }
}

/// A checked form's expressions parse; one that does not tells nothing.
fn parse(source: Option<&str>) -> Option<Expr> {
    Expr::parse(source?).ok()
}
