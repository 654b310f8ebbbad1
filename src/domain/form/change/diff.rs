//! The comparison itself.

use super::order::stayed;
use super::parts::{Compare, compatible, kind_words};
use super::place::{Placed, Places};
use super::{Change, Declarations, Place, Severity, Side, What};
use crate::form::{Form, Item, Name, Note, Page};
use crate::language::{Language, Text};
use crate::message::Message;
use std::collections::{HashMap, HashSet};

/// What is not in `new` as it is in `old`, by what is declared of it: pages and items in the order
/// of the new form, then what it does not have any more.
#[must_use]
pub fn diff(old: &Form, new: &Form, declared: &Declarations) -> Vec<Change> {
    let renames = declared.renames.iter();
    let mut diff = Diff {
        old: Places::of(old),
        new: Places::of(new),
        chain: &new.languages,
        declared,
        renames: renames.map(|it| (format!("${{{}}}", it.from), format!("${{{}}}", it.to))).collect(),
        changes: Vec::new(),
    };
    diff.at(Place::Form).form(old, new);
    diff.pages(old, new);
    diff.items();
    diff.notes(old, new);
    diff.lists(old, new);
    diff.changes
}

struct Diff<'f> {
    old: Places<'f>,
    new: Places<'f>,
    chain: &'f [Language],
    declared: &'f Declarations,
    renames: Vec<(String, String)>,
    changes: Vec<Change>,
}

impl<'f> Diff<'f> {
    fn at(&mut self, place: Place) -> Compare<'_> {
        Compare { place, changes: &mut self.changes, renames: &self.renames }
    }

    fn pages(&mut self, old: &Form, new: &Form) {
        let known: HashMap<&Name, usize> =
            old.pages.iter().enumerate().map(|(at, page)| (&page.name, at)).collect();
        let kept: Vec<usize> = new.pages.iter().filter_map(|page| known.get(&page.name).copied()).collect();
        let mut stayed = stayed(&kept).into_iter();
        let chain = self.chain;
        for (number, page) in new.pages.iter().enumerate() {
            let mut compare = self.at(Place::Page(page.name.clone()));
            let Some(before) = known.get(&page.name).copied() else {
                compare.tell(What::Added, (Side::Nothing, heading(&page.title, chain)), Severity::Harmless);
                continue;
            };
            if stayed.next() == Some(false) {
                let side = |number: usize| Side::Said(Message::new("change-page").with("number", number + 1));
                compare.tell(What::Moved, (side(before), side(number)), Severity::Harmless);
            }
            compare.page(&old.pages[before], page);
        }
        let there: HashSet<&Name> = new.pages.iter().map(|page| &page.name).collect();
        for page in old.pages.iter().filter(|page| !there.contains(&page.name)) {
            let sides = (heading(&page.title, chain), Side::Nothing);
            self.at(Place::Page(page.name.clone())).tell(What::Hidden, sides, Severity::Harmless);
        }
    }

    /// The place in the old form of what an item of the new one was; only among things of its sort.
    fn before(&self, placed: &Placed<'f>) -> Option<usize> {
        let name = placed.item.name()?;
        let rename = self.declared.renames.iter().find(|rename| rename.to == *name);
        let old = rename.map_or(name, |rename| &rename.from);
        let taken = rename.is_none() && self.declared.renamed(old.as_str()) != old.as_str();
        let index = self.old.index(old.as_str()).filter(|_| !taken)?;
        same_sort(self.old.all[index].item, placed.item).then_some(index)
    }

    fn items(&mut self) {
        let new: Vec<Placed<'f>> = self.new.all.iter().copied().filter(is_named).collect();
        let partners: Vec<Option<usize>> = new.iter().map(|placed| self.before(placed)).collect();
        let met: HashSet<usize> = partners.iter().flatten().copied().collect();
        let came =
            new.iter().zip(&partners).any(|(placed, partner)| partner.is_none() && placed.holds_answers());
        let kept: Vec<usize> = partners.iter().flatten().copied().collect();
        let mut stayed = stayed(&kept).into_iter();
        for (placed, partner) in new.iter().zip(&partners) {
            match partner.map(|index| self.old.all[index]) {
                None => self.added(placed),
                Some(old) => {
                    let in_order = stayed.next() != Some(false);
                    self.kept(&old, placed, in_order);
                }
            }
        }
        let old = self.old.all.clone();
        for (_, placed) in old.iter().enumerate().filter(|(index, it)| is_named(it) && !met.contains(index)) {
            self.hidden(placed, came);
        }
    }

    fn added(&mut self, placed: &Placed<'f>) {
        let sides = (Side::Nothing, words(placed.item, self.chain));
        self.at(place(placed)).tell(What::Added, sides, Severity::Harmless);
    }

    /// What is not asked any more has to be told from what has another name now, if anything has.
    fn hidden(&mut self, placed: &Placed<'f>, came: bool) {
        let declared = placed.item.name().is_some_and(|name| self.declared.removed.contains(name));
        let severity = match placed.holds_answers() {
            false => Severity::Harmless,
            true if came && !declared => Severity::Undeclared,
            true => Severity::Notable,
        };
        let sides = (words(placed.item, self.chain), Side::Nothing);
        self.at(place(placed)).tell(What::Hidden, sides, severity);
    }

    fn kept(&mut self, old: &Placed<'f>, new: &Placed<'f>, in_order: bool) {
        let (declared, chain) = (self.declared, self.chain);
        let place = place(new);
        let mut compare = self.at(place);
        if let (Some(before), Some(after)) = (old.item.name(), new.item.name())
            && before != after
        {
            let side = |name: &Name| Side::Words(name.to_string());
            compare.tell(What::Renamed, (side(before), side(after)), Severity::Notable);
        }
        let group = |placed: &Placed<'f>| placed.group.map(|name| declared.renamed(name.as_str()).to_owned());
        let elsewhere = old.page.name != new.page.name || group(old) != new.group.map(ToString::to_string);
        if elsewhere || !in_order {
            compare.tell(What::Moved, (stand(old, chain), stand(new, chain)), Severity::Harmless);
        }
        match (old.item, new.item) {
            (Item::Question(before), Item::Question(after)) => {
                let name = after.name.as_str();
                let repeat =
                    |placed: &Placed<'f>| placed.repeat.map(|it| declared.renamed(it.as_str()).to_owned());
                let nested = repeat(old) == new.repeat.map(ToString::to_string);
                let fits = nested && compatible(&before.kind, &after.kind);
                let kinds = [kind_words(&before.kind), kind_words(&after.kind)];
                if !fits || kinds[0] != kinds[1] {
                    let meant = fits || declared.kinds.contains(&after.name);
                    let severity = if meant { Severity::Notable } else { Severity::Undeclared };
                    let [was, is] = kinds.map(Side::Said);
                    let sides = if nested { (was, is) } else { (stand(old, chain), stand(new, chain)) };
                    compare.tell(What::Kind, sides, severity);
                }
                compare.question(before, after);
                if let Some(choices) = before.kind.choices().zip(after.kind.choices()) {
                    compare.choices(name, choices, declared, chain);
                }
            }
            (Item::Group(before), Item::Group(after)) => compare.group(before, after),
            (Item::Note(before), Item::Note(after)) => compare.note(before, after),
            _ => {}
        }
    }

    /// Notes without a name: those of a page that stayed as they were are passed over, the others are
    /// held against each other in their order.
    fn notes(&mut self, old: &'f Form, new: &'f Form) {
        let chain = self.chain;
        for page in &new.pages {
            let before = old.page(page.name.as_str()).map_or_else(Vec::new, unnamed);
            let after = unnamed(page);
            let gone: Vec<&Note> = before.iter().filter(|note| !after.contains(note)).copied().collect();
            let came: Vec<&Note> = after.iter().filter(|note| !before.contains(note)).copied().collect();
            let place = Place::Note(page.name.clone());
            for index in 0..gone.len().max(came.len()) {
                let mut compare = self.at(place.clone());
                match (gone.get(index), came.get(index)) {
                    (Some(old), Some(new)) => compare.note(old, new),
                    (Some(old), None) => {
                        let sides = (heading(&old.note, chain), Side::Nothing);
                        compare.tell(What::Hidden, sides, Severity::Harmless);
                    }
                    (None, Some(new)) => {
                        let sides = (Side::Nothing, heading(&new.note, chain));
                        compare.tell(What::Added, sides, Severity::Harmless);
                    }
                    (None, None) => {}
                }
            }
        }
    }

    /// Lists that expressions look things up in; those of choices show where they are offered.
    fn lists(&mut self, old: &Form, new: &Form) {
        let offered = |form: &Form| -> HashSet<String> {
            let choices = form.every_question().filter_map(|question| question.kind.choices()?.list());
            choices.map(str::to_owned).collect()
        };
        let (before, after) = (offered(old), offered(new));
        let rows = |count: usize| Side::Said(Message::new("change-rows").with("count", count));
        for list in new.lists.iter().filter(|list| !after.contains(&list.name)) {
            let place = Place::List(list.name.clone());
            match old.list(&list.name) {
                None => {
                    let sides = (Side::Nothing, rows(list.choices.len()));
                    self.at(place).tell(What::Added, sides, Severity::Harmless);
                }
                Some(was) if was != list => {
                    let sides = (rows(was.choices.len()), rows(list.choices.len()));
                    self.at(place).tell(What::Rule(super::Rule::Other), sides, Severity::Notable);
                }
                Some(_) => {}
            }
        }
        let gone =
            old.lists.iter().filter(|list| new.list(&list.name).is_none() && !before.contains(&list.name));
        for list in gone {
            let sides = (rows(list.choices.len()), Side::Nothing);
            self.at(Place::List(list.name.clone())).tell(What::Hidden, sides, Severity::Harmless);
        }
    }
}

fn is_named(placed: &Placed<'_>) -> bool {
    placed.item.name().is_some()
}

fn unnamed(page: &Page) -> Vec<&Note> {
    let items = crate::form::model::item::deep(&page.items);
    items
        .filter_map(|item| match item {
            Item::Note(note) if note.name.is_none() => Some(note.as_ref()),
            _ => None,
        })
        .collect()
}

/// Whether two items can be the same thing at all: a question stays one, a repeat stays one.
fn same_sort(old: &Item, new: &Item) -> bool {
    match (old, new) {
        (Item::Question(_), Item::Question(_)) | (Item::Note(_), Item::Note(_)) => true,
        (Item::Group(old), Item::Group(new)) => old.repeat.is_some() == new.repeat.is_some(),
        _ => false,
    }
}

fn place(placed: &Placed<'_>) -> Place {
    match placed.item {
        Item::Question(question) => Place::Question(question.name.clone()),
        Item::Group(group) => Place::Group(group.name.clone()),
        Item::Note(_) => Place::Note(placed.page.name.clone()),
    }
}

/// Where an item stands, in words: on a page by its title, or else its number.
fn stand(placed: &Placed<'_>, chain: &[Language]) -> Side {
    let message = Message::new(match (placed.repeat, placed.group) {
        (Some(_), _) => "change-stand-repeat",
        (None, Some(_)) => "change-stand-group",
        (None, None) => "change-stand-page",
    });
    let group = placed.repeat.or(placed.group).map_or("", Name::as_str);
    let title = placed.page.title.words(chain.first().copied().unwrap_or(Language::Kk), chain);
    let message = match title {
        "" => message.with("titled", "no").with("page", placed.number),
        title => message.with("titled", "yes").with("page", title),
    };
    Side::Said(message.with("group", group))
}

fn words(item: &Item, chain: &[Language]) -> Side {
    match item {
        Item::Question(question) => heading(&question.label, chain),
        Item::Group(group) => heading(&group.label, chain),
        Item::Note(note) => heading(&note.note, chain),
    }
}

fn heading(text: &Text, chain: &[Language]) -> Side {
    Side::of(Some(text.words(chain.first().copied().unwrap_or(Language::Kk), chain)))
}
