//! What is wrong with a form, told beside the part that it is about.

use domain::form::check::{Finding, Holder, Part, Subject, check};
use domain::form::edit::{Options, Owner};
use domain::form::{Form, Name};
use domain::message::Message;
use serde::Serialize;

/// That words are missing in a language of the form.
const UNTRANSLATED: &str = "form-warning-translation";

/// Every finding with its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings(Vec<(Owner, &'static str, FindingView)>);

/// A finding as it is shown.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub(super) struct FindingView {
    /// Whether it keeps the form from being published.
    pub(super) fault: bool,
    pub(super) message: Message,
    /// Where in an expression, in UTF-16 units, as browsers count.
    pub(super) from: Option<usize>,
    pub(super) to: Option<usize>,
}

/// How many faults and warnings something has.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) faults: usize,
    pub(super) warnings: usize,
}

impl Findings {
    pub(super) fn of(form: &Form) -> Self {
        let names: Vec<Option<&Name>> = form.items().map(domain::form::Item::name).collect();
        let place = |finding: Finding| {
            let owner = owner(form, &names, finding.subject);
            (owner, field(finding.part), view(&finding))
        };
        Self(check(form).into_iter().map(place).collect())
    }

    /// Those of one part, called as [`field`] calls it. That words are missing in a language is told at
    /// the field of that language, and not once more here.
    pub(super) fn at(&self, owner: &Owner, part: &str) -> Vec<FindingView> {
        let here = self.0.iter().filter(|(of, at, _)| of == owner && *at == part);
        here.filter(|(.., view)| view.message.key != UNTRANSLATED).map(|(.., view)| view.clone()).collect()
    }

    /// Those of an owner that are about none of these parts, as [`Self::at`] tells them.
    pub(super) fn besides(&self, owner: &Owner, parts: &[&str]) -> Vec<FindingView> {
        let here = self.0.iter().filter(|(of, at, _)| of == owner && !parts.contains(at));
        here.filter(|(.., view)| view.message.key != UNTRANSLATED).map(|(.., view)| view.clone()).collect()
    }

    /// How many an owner has, its choices among it; what is not translated is counted elsewhere.
    pub(super) fn count(&self, owner: &Owner) -> Counts {
        let belongs = |of: &Owner| match (of, owner) {
            (Owner::Choice(Options::Item(of), _), Owner::Item(name)) => of == name,
            (Owner::Choice(Options::List(_), _), Owner::Form) => true,
            _ => of == owner,
        };
        let of = self.0.iter().filter(|(of, _, view)| belongs(of) && view.message.key != UNTRANSLATED);
        counts(of.map(|(.., view)| view))
    }

    pub(super) fn total(&self) -> Counts {
        counts(self.0.iter().map(|(.., view)| view))
    }

    /// Every finding with whom it is about.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Owner, &FindingView)> {
        self.0.iter().map(|(owner, _, view)| (owner, view))
    }
}

fn counts<'v>(views: impl Iterator<Item = &'v FindingView>) -> Counts {
    views.fold(Counts::default(), |counts, view| match view.fault {
        true => Counts { faults: counts.faults + 1, ..counts },
        false => Counts { warnings: counts.warnings + 1, ..counts },
    })
}

fn owner(form: &Form, names: &[Option<&Name>], subject: Subject) -> Owner {
    let item = |at: usize| names.get(at).copied().flatten().cloned();
    let found = match subject {
        Subject::Form | Subject::List(_) => None,
        Subject::Page(page) => form.pages.get(page).map(|page| Owner::Page(page.name.clone())),
        Subject::Item(at) => item(at).map(Owner::Item),
        Subject::Choice { of: Holder::Item(holder), at } => item(holder).map(|name| {
            let code = form.question(name.as_str()).and_then(|question| question.choices().get(at));
            match code {
                Some(choice) => Owner::Choice(Options::Item(name), choice.code.clone()),
                None => Owner::Item(name),
            }
        }),
        Subject::Choice { of: Holder::List(list), at } => form.lists.get(list).and_then(|list| {
            let choice = list.choices.get(at)?;
            Some(Owner::Choice(Options::List(list.name.clone()), choice.code.clone()))
        }),
    };
    found.unwrap_or(Owner::Form)
}

/// The part as the designer's fields call it.
fn field(part: Part) -> &'static str {
    match part {
        Part::Title => "label",
        Part::RequiredIf => "required",
        Part::Start => "scale_start",
        Part::End => "scale_end",
        Part::Step => "scale_step",
        Part::List => "choice",
        part => part.key(),
    }
}

fn view(finding: &Finding) -> FindingView {
    let span = finding.span.clone();
    FindingView {
        fault: finding.is_fault(),
        message: finding.message.clone(),
        from: span.as_ref().map(|span| span.start),
        to: span.map(|span| span.end),
    }
}

/// A place in a text told in bytes, in UTF-16 units.
pub(super) fn utf16(text: &str, byte: usize) -> usize {
    let upto = text.char_indices().take_while(|(at, _)| *at < byte);
    upto.map(|(_, letter)| letter.len_utf16()).sum()
}

#[cfg(test)]
mod tests {
    use super::utf16;

    #[test]
    fn bytes_become_the_units_of_browsers() {
        let text = "а😀= 1";
        assert_eq!([0, 2, 6, 7, 99].map(|byte| utf16(text, byte)), [0, 1, 3, 4, 6]);
    }
}
