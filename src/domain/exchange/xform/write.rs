//! A form as an XForm, as pyxform would write it.

use super::texts::{Texts, passed};
use super::tree::{Node, Tree, name_notes};
use super::{NAMESPACES, binds, body};
use crate::exchange::xlsform::language::Tongue;
use crate::exchange::xlsform::words::tongues;
use crate::exchange::xml::Element;
use crate::form::{Choice, Computed, Form, Group, Item, Kind, List, Note, Page, Question};
use crate::language::Text;

/// An XForm under way.
pub(super) struct Writing<'f> {
    pub(super) tree: &'f Tree,
    pub(super) texts: Texts<'f>,
    pub(super) binds: Vec<Element>,
    /// What is set when a form is begun.
    pub(super) actions: Vec<Element>,
    pub(super) form: &'f Form,
}

/// Writes a form as an XForm that other programs of the ODK family read; `stem` names it where it
/// has no id.
#[must_use]
pub fn xml(form: &Form, stem: &str) -> String {
    let mut form = form.clone();
    let mut unnamed = 0;
    for page in &mut form.pages {
        name_notes(&mut page.items, &mut unnamed);
    }
    let tongues = ordered(&form);
    let tree = Tree::of(&form);
    let texts = Texts::new(&tongues, &form.languages);
    let mut writing = Writing { tree: &tree, texts, binds: Vec::new(), actions: Vec::new(), form: &form };
    let instance = writing.instance(stem);
    let lists = writing.lists();
    let controls = writing.body();
    let html = writing.finish(instance, lists, controls, &tongues);
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    html.print(&mut out);
    out.push('\n');
    out
}

/// The languages, the default one first.
fn ordered(form: &Form) -> Vec<Tongue> {
    let mut tongues = tongues(form);
    if let Some(foreign) = form.settings.more.get("default_language") {
        let foreign = Tongue::named(foreign);
        tongues.retain(|tongue| *tongue != foreign);
        tongues.insert(0, foreign);
    }
    tongues
}

impl Writing<'_> {
    /// The primary instance, with the binds of what stands in it.
    fn instance(&mut self, stem: &str) -> Element {
        let settings = &self.form.settings;
        let mut root = Element::new(&self.tree.root)
            .with("id", settings.id.as_deref().filter(|id| !id.trim().is_empty()).unwrap_or(stem));
        if let Some(version) = &settings.version {
            root = root.with("version", version);
        }
        let mut audit = None;
        for page in &self.form.pages {
            let node = self.tree.page(page);
            let items = self.items(&page.items, &node, &mut audit);
            if page.bare {
                root.children.extend(items.children);
            } else {
                self.page_bind(page, &node);
                root = root.holding(Element { name: page.name.as_str().to_owned(), ..items });
            }
        }
        root.holding(self.meta(audit))
    }

    fn meta(&mut self, audit: Option<Element>) -> Element {
        let node = self.tree.top().child("meta", false);
        let id = Element::new("bind").with("nodeset", &format!("{}/instanceID", node.path()));
        self.binds.push(id.with("type", "string").with("readonly", "true()").with("jr:preload", "uid"));
        let mut meta = Element::new("meta").holding(Element::new("instanceID"));
        if let Some(name) = &self.form.settings.instance_name {
            let node = node.child("instanceName", false);
            let calculate = self.tree.expression(name, &node, false);
            let bind = Element::new("bind").with("nodeset", &node.path()).with("type", "string");
            self.binds.push(bind.with("calculate", &calculate));
            meta = meta.holding(Element::new("instanceName"));
        }
        if let Some(audit) = audit {
            meta = meta.holding(audit);
        }
        meta
    }

    /// The nodes of items, in an element without a name.
    fn items(&mut self, items: &[Item], parent: &Node, audit: &mut Option<Element>) -> Element {
        let mut around = Element::default();
        for item in items {
            let node = self.tree.item(item, parent);
            match item {
                Item::Note(note) => around = around.holding(self.note(note, &node)),
                Item::Group(group) => {
                    if body::computed_count(group).is_some() {
                        around = around.holding(Element::new(&body::count_name(group)));
                    }
                    around = around.holding(self.group(group, &node, audit));
                }
                Item::Question(question) => {
                    let element = self.question(question, &node);
                    if question.kind == (Kind::Computed { by: Computed::Audit }) {
                        *audit = Some(element);
                    } else {
                        around = around.holding(element);
                    }
                }
            }
        }
        around
    }

    fn page_bind(&mut self, page: &Page, node: &Node) {
        let mut bind = Element::new("bind").with("nodeset", &node.path());
        if let Some(relevant) = &page.relevant {
            bind = bind.with("relevant", &self.tree.expression(relevant, node, false));
        }
        binds::group(&page.more, &mut bind);
        self.bind(bind);
        self.words(node, &page.title, &passed(&page.more, "hint"));
    }

    fn group(&mut self, group: &Group, node: &Node, audit: &mut Option<Element>) -> Element {
        let mut bind = Element::new("bind").with("nodeset", &node.path());
        if let Some(relevant) = &group.relevant {
            bind = bind.with("relevant", &self.tree.expression(relevant, node, false));
        }
        binds::group(&group.more, &mut bind);
        self.bind(bind);
        self.words(node, &group.label, &group.hint);
        let items = self.items(&group.items, node, audit);
        let element = Element { name: group.name.as_str().to_owned(), ..items };
        if group.repeat.is_some() { element.with("jr:template", "") } else { element }
    }

    fn note(&mut self, note: &Note, node: &Node) -> Element {
        let mut bind = Element::new("bind").with("nodeset", &node.path()).with("type", "string");
        bind = bind.with("readonly", "true()");
        if let Some(relevant) = &note.relevant {
            bind = bind.with("relevant", &self.tree.expression(relevant, node, false));
        }
        binds::more(&note.more, "bind::", &mut bind);
        self.binds.push(bind);
        let path = node.path();
        self.texts.label(
            &format!("{path}:label"),
            (&note.note, &Text::default()),
            &note.media,
            self.tree,
            node,
        );
        self.texts.put(&format!("{path}:hint"), &[("", &note.hint)], self.tree, node);
        Element::new(note.name.as_ref().map_or("note", |name| name.as_str()))
    }

    fn question(&mut self, question: &Question, node: &Node) -> Element {
        let (path, tree) = (node.path(), self.tree);
        let id = |kind: &str| format!("{path}:{kind}");
        self.texts.label(&id("label"), (&question.label, &question.short), &question.media, tree, node);
        self.texts.put(&id("hint"), &[("", &question.hint), ("guidance", &question.guidance)], tree, node);
        let messages = [
            ("jr:constraintMsg", &question.constraint_message),
            ("jr:requiredMsg", &question.required_message),
        ];
        let messages = messages.map(|(kind, text)| self.texts.put(&id(kind), &[("", text)], tree, node));
        self.binds.push(binds::question(question, node, tree, messages));
        let mut element = Element::new(question.name.as_str());
        binds::more(&question.more, "instance::", &mut element);
        if let Some(default) = question.dynamic_default() {
            // Within a repeat it is set where its rows are made.
            if !node.repeats() {
                self.actions.push(self.set("odk-instance-first-load", node, default));
            }
        }
        self.begun(question, node);
        element.saying(question.plain_default().unwrap_or_default())
    }

    /// What phones do as a form is begun.
    fn begun(&mut self, question: &Question, node: &Node) {
        let action = match question.kind {
            Kind::Computed { by: Computed::StartLocation } => "odk:setgeopoint",
            Kind::Computed { by: Computed::BackgroundAudio } => "odk:recordaudio",
            _ => return,
        };
        let event = if action == "odk:recordaudio" { "odk-instance-load" } else { "odk-instance-first-load" };
        self.actions.push(Element::new(action).with("event", event).with("ref", &node.path()));
    }

    pub(super) fn set(&self, event: &str, node: &Node, value: &str) -> Element {
        let value = self.tree.expression(value, node, false);
        Element::new("setvalue").with("event", event).with("ref", &node.path()).with("value", &value)
    }

    fn bind(&mut self, bind: Element) {
        if bind.attributes.len() > 1 {
            self.binds.push(bind);
        }
    }

    fn words(&mut self, node: &Node, label: &Text, hint: &Text) {
        let path = node.path();
        self.texts.put(&format!("{path}:label"), &[("", label)], self.tree, node);
        self.texts.put(&format!("{path}:hint"), &[("", hint)], self.tree, node);
    }

    /// The secondary instances: the lists, and the files.
    fn lists(&mut self) -> Vec<Element> {
        let mut instances = Vec::new();
        for list in &self.form.lists {
            instances.push(match &list.file {
                Some(file) => file_instance(list, file),
                None => self.list(&list.name, &list.choices),
            });
        }
        for question in self.form.every_question() {
            if question.kind.choices().is_some_and(|choices| choices.list().is_none()) {
                instances.push(self.list(&own_list(self.form, question), question.choices()));
            }
        }
        instances
    }

    fn list(&mut self, name: &str, choices: &[Choice]) -> Element {
        let top = self.tree.top();
        let mut root = Element::new("root");
        for (at, choice) in choices.iter().enumerate() {
            let id = format!("{name}-{at}");
            let mut item = Element::new("item");
            if self.texts.label(&id, (&choice.label, &Text::default()), &choice.media, self.tree, &top) {
                item = item.holding(Element::new("itextId").saying(&id));
            }
            item = item.holding(Element::new("name").saying(choice.code.as_str()));
            if choice.exclusive {
                item = item.holding(Element::new("exclusive").saying("yes"));
            }
            for (column, text) in &choice.more {
                // Other columns cannot be elements, and no expression can speak of them.
                if crate::form::Name::new(column.as_str()).is_ok() {
                    item = item.holding(Element::new(column).saying(text));
                }
            }
            root = root.holding(item);
        }
        Element::new("instance").with("id", name).holding(root)
    }

    fn finish(
        self,
        instance: Element,
        lists: Vec<Element>,
        controls: Vec<Element>,
        tongues: &[Tongue],
    ) -> Element {
        let form = self.form;
        let mut html = Element::new("h:html");
        for (prefix, address) in NAMESPACES {
            html = html.with(prefix, address);
        }
        let default = tongues.first().and_then(|tongue| tongue.of(&form.title));
        let title = default.unwrap_or_else(|| form.title.words(form.default_language(), &form.languages));
        let mut model = Element::new("model").with("odk:xforms-version", "1.0.0");
        for tongue in tongues.iter().skip(1) {
            if let Some(words) = tongue.of(&form.title) {
                let tag = tongue.ours().map_or(tongue.name(), |ours| ours.tag());
                model = model.holding(Element::new("saual:title").with("lang", tag).saying(words));
            }
        }
        model = model.holding(self.texts.finish());
        model = model.holding(Element::new("instance").holding(instance));
        let said = |key: &str| form.settings.more.get(key).filter(|said| !said.is_empty());
        let (address, key) = (said("submission_url"), said("public_key"));
        if address.is_some() || key.is_some() {
            let mut submission = Element::new("submission").with("method", "post");
            for (name, said) in [("action", address), ("base64RsaPublicKey", key)] {
                if let Some(said) = said {
                    submission = submission.with(name, said);
                }
            }
            model = model.holding(submission);
        }
        for element in lists.into_iter().chain(self.binds).chain(self.actions) {
            model = model.holding(element);
        }
        let head = Element::new("h:head").holding(Element::new("h:title").saying(title)).holding(model);
        let mut body = Element::new("h:body");
        if let Some(style) = &form.settings.style {
            body = body.with("class", style);
        }
        let body = controls.into_iter().fold(body, Element::holding);
        html.holding(head).holding(body)
    }

    fn body(&mut self) -> Vec<Element> {
        body::pages(self)
    }
}

fn file_instance(list: &List, file: &str) -> Element {
    let folder = if file.ends_with(".csv") { "file-csv" } else { "file" };
    Element::new("instance").with("id", &list.name).with("src", &format!("jr://{folder}/{file}"))
}

/// The list that a question's own choices stand in.
pub(super) fn own_list(form: &Form, question: &Question) -> String {
    let taken = form.list(question.name.as_str()).is_some();
    format!("{}{}", question.name, if taken { "_choices" } else { "" })
}
