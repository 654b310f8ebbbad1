//! The survey as a form: pages, what stands on them, and the languages.

use super::naming::Naming;
use super::survey::{Condition, Group, Question, Survey, Texts};
use super::{Losses, script, words};
use crate::form::{Form, Item, List, More, Name, Note, Page, Settings, excerpt};
use crate::language::{Language, Text};
use crate::message::Message;

/// Where a source that could not be said again is kept.
pub(super) const KEPT: &str = "limesurvey::";

/// Attributes that change what is asked, and have no counterpart.
const LOST: [&str; 12] = [
    "array_filter_exclude",
    "random_group",
    "time_limit",
    "em_validation_sq",
    "equals_num_value",
    "min_num_value",
    "max_num_value",
    "exclude_all_others_auto",
    "code_filter",
    "commented_checkbox",
    "max_num_of_files",
    "random_order",
];

/// A form being built.
pub(super) struct Builder<'s, 'l> {
    pub(super) naming: &'s Naming,
    pub(super) losses: &'l mut Losses,
    pub(super) survey: &'s Survey,
    pub(super) lists: Vec<List>,
}

/// The form, and what its questions are called.
pub(super) fn form(survey: &Survey, losses: &mut Losses) -> (Form, Naming) {
    let naming = Naming::of(survey, losses);
    let mut builder = Builder { naming: &naming, losses, survey, lists: Vec::new() };
    let mut pages: Vec<_> = builder.welcome().into_iter().collect();
    for (at, group) in survey.groups.iter().enumerate() {
        pages.extend(builder.page(at, group));
    }
    builder.what_is_lost();
    let lists = builder.lists;
    let ours = |tag: &String| words::language(tag);
    let mut languages: Vec<Language> = Vec::new();
    survey.languages.iter().filter_map(ours).for_each(|language| {
        if !languages.contains(&language) {
            languages.push(language);
        }
    });
    if languages.is_empty() {
        languages.push(Language::En);
    }
    let other = survey.languages.iter().filter(|tag| ours(tag).is_none()).cloned().collect();
    let title = words::text(&survey.title, words::plain);
    let title = if title.is_empty() { Text::in_language(languages[0], survey.id.as_str()) } else { title };
    let settings = Settings {
        id: Some(format!("limesurvey-{}", survey.id)),
        other_languages: other,
        ..Settings::default()
    };
    let mut form = Form { title, languages, settings, lists, pages };
    form.share_lists();
    (form, naming)
}

impl Builder<'_, '_> {
    /// What is said before all pages.
    fn welcome(&mut self) -> Option<Page> {
        let texts = [&self.survey.description, &self.survey.welcome];
        let notes: Vec<_> = texts
            .into_iter()
            .map(|texts| self.text("", texts))
            .filter(|note| !note.is_empty())
            .map(|note| Item::Note(Box::new(Note { note, ..Note::default() })))
            .collect();
        let name = Name::new("welcome").ok()?;
        (!notes.is_empty()).then(|| Page::new(name, notes))
    }

    fn page(&mut self, at: usize, group: &Group) -> Option<Page> {
        let title = self.text("", &group.name);
        let place = group.name.values().next().cloned().unwrap_or_default();
        let name = Name::new(format!("group{}", at + 1)).ok()?;
        let mut page = Page { title, ..Page::new(name, Vec::new()) };
        let description = self.text(&place, &group.description);
        if !description.is_empty() {
            page.items.push(Item::Note(Box::new(Note { note: description, ..Note::default() })));
        }
        page.relevant = self.relevance(&place, &group.relevance, &[], &mut page.more);
        if group.randomized {
            self.lose(&place, "lss-random-group");
        }
        for question in &group.questions {
            page.items.extend(self.question(question));
        }
        (!page.items.is_empty()).then_some(page)
    }

    /// Words with the answers shown in them.
    pub(super) fn text(&mut self, place: &str, texts: &Texts) -> Text {
        let mut lost = Vec::new();
        let text = {
            let lost = std::cell::RefCell::new(&mut lost);
            words::text(texts, |html| {
                words::piped(&words::plain(html), self.naming, |inner| lost.borrow_mut().push(excerpt(inner)))
            })
        };
        for inner in lost {
            self.losses.tell(place, Message::new("lss-piping").with("source", inner));
        }
        text
    }

    pub(super) fn lose(&mut self, place: &str, key: &str) {
        self.losses.tell(place, Message::new(key));
    }

    /// Keeps a source under its name where it could not be said again, and tells that.
    pub(super) fn keep(&mut self, place: &str, part: &str, source: &str, more: &mut More) {
        more.insert(format!("{KEPT}{part}"), source.to_owned());
        let told = Message::new("lss-expression").with("part", part).with("source", excerpt(source));
        self.losses.tell(place, told);
    }

    /// When something is asked.
    pub(super) fn relevance(
        &mut self,
        place: &str,
        source: &str,
        conditions: &[Condition],
        more: &mut More,
    ) -> Option<String> {
        // Conditions of old are in the relevance as well, since there is such a thing.
        let said = if matches!(source, "" | "1") && !conditions.is_empty() {
            script::conditions(conditions, self.naming)
        } else {
            script::condition(source, self.naming, false)
        };
        said.unwrap_or_else(|_| {
            let source = if matches!(source, "" | "1") { "conditions" } else { source };
            self.keep(place, "relevance", source, more);
            None
        })
    }

    /// Tells of an attribute that says something that cannot be carried over.
    pub(super) fn attributes(&mut self, question: &Question) {
        for name in LOST {
            let says = question.attribute(name).filter(|value| !matches!(*value, "0" | "N"));
            // The order of choices can be by chance, and one file is one.
            let kept = (name == "random_order" && !question.answers.is_empty() && question.subs.is_empty())
                || (name == "random_order" && matches!(question.kind.as_str(), "M" | "P"))
                || (name == "max_num_of_files" && says == Some("1"));
            if says.is_some() && !kept {
                self.losses.tell(&question.code, Message::new("lss-attribute").with("attribute", name));
            }
        }
        if question.mandatory == "S" {
            self.lose(&question.code, "lss-soft");
        }
    }

    fn what_is_lost(&mut self) {
        for quota in &self.survey.quotas {
            self.losses.tell("", Message::new("lss-quota").with("quota", excerpt(quota)));
        }
        if self.survey.assessments {
            self.lose("", "lss-assessments");
        }
        if !self.survey.end.is_empty() {
            self.lose("", "lss-end");
        }
    }
}
