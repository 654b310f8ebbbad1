//! The nodes and controls of an XForm as rows.

use super::attributes::{BIND, CONTROL, parameters, rest};
use super::binds::PRELOADS;
use super::choices::list;
use super::read::{Out, Source, text_id};
use crate::exchange::xlsform::grid::Line;
use crate::exchange::xlsform::types::{Plain, word};
use crate::exchange::xml::Element;
use crate::form::Computed;
use std::collections::{BTreeMap, BTreeSet};

/// A row under way.
struct Asked<'x> {
    path: String,
    node: &'x Element,
    control: Option<&'x Element>,
}

/// The controls by the path that they are of.
type Controls<'x> = BTreeMap<String, &'x Element>;

/// The rows of the survey: nodes in the order of the instance, each with its control.
pub(super) fn survey(source: &Source<'_>, body: &Element, out: &mut Out<'_>) {
    let mut controls = Controls::new();
    let path = format!("/{}", source.root.name);
    gather(source, body, &path, &mut controls);
    let mut writing = Survey { source, controls, out };
    writing.externals();
    writing.level(source.root, &path);
}

/// Controls and groups by their paths.
fn gather<'x>(source: &Source<'x>, element: &'x Element, around: &str, controls: &mut Controls<'x>) {
    for child in element.elements() {
        if matches!(
            child.name.as_str(),
            "label" | "hint" | "itemset" | "setvalue" | "value" | "output" | "item"
        ) {
            continue;
        }
        let path = source.place(child, around);
        if let Some(path) = &path {
            // A repeat stands in a group of the same path, which has its label and comes first.
            controls.entry(path.clone()).or_insert(child);
        }
        gather(source, child, path.as_deref().unwrap_or(around), controls);
    }
}

struct Survey<'x, 's, 'o, 't> {
    source: &'s Source<'x>,
    controls: Controls<'x>,
    out: &'o mut Out<'t>,
}

impl Survey<'_, '_, '_, '_> {
    /// The files that no control takes choices from.
    fn externals(&mut self) {
        let used: BTreeSet<String> =
            self.controls.values().filter_map(|control| list(control.element("itemset")?)).collect();
        for (id, instance) in &self.source.instances {
            let Some(address) = instance.attribute("src").filter(|_| !used.contains(*id)) else { continue };
            let mut line = Line::default();
            line.put("type", if address.ends_with(".xml") { "xml-external" } else { "csv-external" });
            line.put("name", *id);
            self.push(line, instance);
        }
    }

    fn push(&mut self, line: Line, element: &Element) {
        self.out.survey.push(line);
        self.out.lines.push(element.line);
    }

    /// The nodes in a node; depth was limited when the file was read.
    fn level(&mut self, parent: &Element, path: &str) {
        let mut seen = BTreeSet::new();
        for node in parent.elements() {
            let path = format!("{path}/{}", node.name);
            if !seen.insert(node.name.as_str()) {
                continue;
            }
            let control = self.controls.get(path.as_str()).copied();
            if node.name == "meta" {
                self.meta(node, &path);
            } else if control.is_some_and(|control| matches!(control.name.as_str(), "group" | "repeat"))
                || (control.is_none() && node.elements().next().is_some())
            {
                self.group(&Asked { path, node, control });
            } else if !self.is_count(node, &path) {
                self.question(&Asked { path, node, control });
            }
        }
    }

    fn meta(&mut self, meta: &Element, path: &str) {
        if let Some(node) = meta.element("audit") {
            let mut line = Line::default();
            line.put("type", "audit");
            line.put("name", "audit");
            let path = format!("{path}/audit");
            let parameters = self.source.binds.get(path.as_str()).map(|bind| parameters(bind, None));
            line.put("parameters", parameters.unwrap_or_default());
            self.push(line, node);
        }
    }

    /// Whether a node only holds how many rows a repeat has.
    fn is_count(&self, node: &Element, path: &str) -> bool {
        let counts = |control: &&Element| control.attribute("jr:count").map(str::trim) == Some(path);
        let unseen = node.name.ends_with("_count") && !self.controls.contains_key(path);
        unseen
            && self
                .controls
                .values()
                .filter_map(|control| repeat_of(Some(*control)))
                .any(|repeat| counts(&repeat))
    }

    fn group(&mut self, asked: &Asked<'_>) {
        let Asked { path, node, control } = asked;
        let repeat = repeat_of(*control);
        let mut line = Line::default();
        line.put("type", if repeat.is_some() { "begin_repeat" } else { "begin_group" });
        line.put("name", self.source.called(path));
        self.source.put(&mut line, "label", control.and_then(|control| control.element("label")), path);
        self.source.put(&mut line, "hint", control.and_then(|control| control.element("hint")), path);
        if let Some(bind) = self.source.binds.get(path.as_str()) {
            line.maybe("relevant", self.source.said(bind, "relevant", path).as_deref());
            // That an answer is required says nothing of a group.
            line.flag("read_only", bind.attribute("readonly") == Some("true()"));
            rest(&mut line, "bind::", bind, BIND);
        }
        let looks = repeat.or(*control);
        line.maybe("appearance", looks.and_then(|control| control.attribute("appearance")));
        if let Some(looks) = looks {
            rest(&mut line, "body::", looks, CONTROL);
        }
        if let Some(count) = repeat.and_then(|repeat| repeat.attribute("jr:count")) {
            line.put("repeat_count", self.count(count.trim(), path));
        }
        self.push(line, control.unwrap_or(node));
        self.level(node, path);
        let mut end = Line::default();
        end.put("type", if repeat.is_some() { "end_repeat" } else { "end_group" });
        self.push(end, control.unwrap_or(node));
    }

    fn count(&self, count: &str, from: &str) -> String {
        let own = self.source.nodes.get(count).is_some_and(|node| self.is_count(node, count));
        let calculate =
            self.source.binds.get(count).and_then(|bind| self.source.said(bind, "calculate", count));
        calculate.filter(|_| own).unwrap_or_else(|| self.source.paths.expression(count, from))
    }

    fn question(&mut self, asked: &Asked<'_>) {
        let Asked { path, node, control } = asked;
        let source = self.source;
        let empty = Element::default();
        let bind = source.binds.get(path.as_str()).copied().unwrap_or(&empty);
        let mut line = Line::default();
        let typed = bind.attribute("saual:type").map_or_else(|| self.typed(asked, bind), str::to_owned);
        if !(typed == "note" && Source::is_unnamed(&node.name)) {
            line.put("name", source.called(path));
        }
        match control {
            Some(control) => self.control(&mut line, control, path),
            // What nobody is asked may have words all the same.
            None => source.put_text(&mut line, "label", &format!("{path}:label"), "", path),
        }
        for (column, attribute) in [
            ("relevant", "relevant"),
            ("required", "required"),
            ("constraint", "constraint"),
            ("calculation", "calculate"),
        ] {
            line.maybe(column, source.said(bind, attribute, path).as_deref());
        }
        for (column, attribute) in
            [("constraint_message", "jr:constraintMsg"), ("required_message", "jr:requiredMsg")]
        {
            match bind.attribute(attribute).map(|said| (said, text_id(said))) {
                Some((_, Some(id))) => source.put_text(&mut line, column, id, "", path),
                Some((said, None)) => line.put(column, said),
                None => {}
            }
        }
        if typed != "note" && bind.attribute("readonly") == Some("true()") {
            line.put("read_only", "yes");
        }
        for key in ["dont_know", "refuse", "min", "max", "max_length", "page"] {
            line.maybe(key, bind.attribute(&format!("saual:{key}")));
        }
        line.put("parameters", [parameters(bind, *control), self.chosen(*control, path)].join(" ").trim());
        line.put("type", typed);
        line.put("default", self.default(node, path));
        self.triggers(&mut line, path);
        rest(&mut line, "bind::", bind, BIND);
        for (name, value) in node.attributes.iter().filter(|(name, _)| !name.starts_with("xmlns")) {
            line.put(&format!("instance::{name}"), value.as_str());
        }
        self.push(line, control.unwrap_or(node));
    }

    fn control(&self, line: &mut Line, control: &Element, path: &str) {
        let source = self.source;
        let label = control.element("label");
        source.put(line, "label", label, path);
        if let Some(id) = label.and_then(|label| label.attribute("ref")).and_then(text_id) {
            for (column, form) in [
                ("image", "image"),
                ("big-image", "big-image"),
                ("audio", "audio"),
                ("video", "video"),
                ("short", "short"),
            ] {
                source.put_text(line, column, id, form, path);
            }
        }
        let hint = control.element("hint");
        source.put(line, "hint", hint, path);
        if let Some(id) = hint.and_then(|hint| hint.attribute("ref")).and_then(text_id) {
            source.put_text(line, "guidance_hint", id, "guidance", path);
        }
        line.maybe("appearance", control.attribute("appearance"));
        rest(line, "body::", control, CONTROL);
        let filter =
            control.element("itemset").and_then(|itemset| itemset.attribute("nodeset")).and_then(filter);
        let usual = |filter: &str| filter.trim().starts_with("./") && filter.trim().ends_with("!= ''");
        line.put(
            "choice_filter",
            filter
                .filter(|filter| !usual(filter))
                .map_or_else(String::new, |filter| source.paths.expression(filter, path)),
        );
    }

    /// The default: a value that stands in the instance, or an expression that is set.
    fn default(&self, node: &Element, path: &str) -> String {
        let first = self
            .source
            .sets
            .iter()
            .find(|set| set.on == path && set.event.contains("odk-instance-first-load"));
        first.map_or_else(
            || node.text().trim().to_owned(),
            |set| self.source.paths.expression(set.value, path),
        )
    }

    fn triggers(&self, line: &mut Line, path: &str) {
        let sets = self
            .source
            .sets
            .iter()
            .filter(|set| set.on == path && set.event.contains("xforms-value-changed"));
        let sets: Vec<_> = sets.collect();
        let names: Vec<String> =
            sets.iter().map(|set| format!("${{{}}}", self.source.called(set.at))).collect();
        line.put("trigger", names.join(", "));
        if let Some(set) = sets.first() {
            line.put("calculation", self.source.paths.expression(set.value, path));
        }
    }

    /// The parameters of where choices are taken from.
    fn chosen(&self, control: Option<&Element>, path: &str) -> String {
        let Some(itemset) = control.and_then(|control| control.element("itemset")) else {
            return String::new();
        };
        let nodes = itemset.attribute("nodeset").unwrap_or_default().trim();
        let mut parameters = Vec::new();
        if let Some(inner) = nodes.strip_prefix("randomize(").and_then(|rest| rest.strip_suffix(')')) {
            parameters.push("randomize=true".to_owned());
            if let Some((_, seed)) = inner.rsplit_once(',').filter(|(_, seed)| !seed.contains([']', '\''])) {
                parameters.push(format!("seed={}", self.source.paths.expression(seed, path)));
            }
        }
        let file = list(itemset).and_then(|list| self.file(&list));
        if let Some(file) = file {
            let usual = if file.ends_with("geojson") { ["id", "title"] } else { ["name", "label"] };
            for (element, usual) in ["value", "label"].into_iter().zip(usual) {
                let column = itemset.element(element).and_then(|found| found.attribute("ref"));
                parameters.extend(
                    column.filter(|column| *column != usual).map(|column| format!("{element}={column}")),
                );
            }
        }
        parameters.join(" ")
    }

    /// The file of a secondary instance.
    fn file(&self, list: &str) -> Option<String> {
        let (_, instance) = self.source.instances.iter().find(|(id, _)| *id == list)?;
        Some(instance.attribute("src")?.rsplit('/').next()?.to_owned())
    }

    fn typed(&self, asked: &Asked<'_>, bind: &Element) -> String {
        let of = bind.attribute("type").unwrap_or("string");
        let of = of.rsplit_once(':').map_or(of, |(_, of)| of);
        let Some(control) = asked.control else { return self.unasked(asked, bind, of) };
        let choices = |command: &str| {
            let list = control.element("itemset").map_or_else(
                || Some(self.source.called(&asked.path).to_owned()),
                |itemset| self.list(itemset, &asked.path),
            );
            let list = list.unwrap_or_default();
            match self.file(&list) {
                Some(file) => format!("{command}_from_file {file}"),
                None => format!("{command} {list}"),
            }
        };
        match control.name.as_str() {
            "select1" => choices("select_one"),
            "select" => choices("select_multiple"),
            "rank" => choices("rank"),
            "trigger" => "acknowledge".to_owned(),
            "range" => "range".to_owned(),
            "upload" => match control.attribute("mediatype").unwrap_or_default() {
                kind if kind.starts_with("image") => "image",
                kind if kind.starts_with("audio") => "audio",
                kind if kind.starts_with("video") => "video",
                kind if kind.starts_with("osm") => "osm",
                _ => "file",
            }
            .to_owned(),
            _ => {
                let silent =
                    bind.attribute("readonly") == Some("true()") && bind.attribute("calculate").is_none();
                match of {
                    "int" | "integer" => "integer",
                    "decimal" | "date" | "time" | "dateTime" | "geopoint" | "geotrace" | "geoshape"
                    | "barcode" => of,
                    _ if silent => "note",
                    _ => "text",
                }
                .to_owned()
            }
        }
    }

    /// The type of a node without a control.
    fn unasked(&self, asked: &Asked<'_>, bind: &Element, of: &str) -> String {
        let preload = (bind.attribute("jr:preload"), bind.attribute("jr:preloadParams"));
        let found = PRELOADS.iter().find(|(_, how, what)| preload == (Some(*how), Some(*what)));
        let computed = |by| word(&Plain::Computed(by)).to_owned();
        if let Some((by, _, _)) = found {
            return computed(*by);
        }
        if let (Some("property"), Some(other)) = preload {
            return other.trim_start_matches("uri:").to_owned();
        }
        match of {
            "geopoint" => computed(Computed::StartLocation),
            "binary" => computed(Computed::BackgroundAudio),
            _ if bind.attribute("calculate").is_some() => computed(Computed::Calculation),
            _ if self.source.sets.iter().any(|set| set.on == asked.path) => computed(Computed::Calculation),
            _ => computed(Computed::Hidden),
        }
    }

    /// The list of an itemset: of an instance, or the question of a repeat.
    fn list(&self, itemset: &Element, path: &str) -> Option<String> {
        if let Some(list) = list(itemset) {
            return Some(list);
        }
        let nodes = itemset.attribute("nodeset")?.split('[').next()?.trim();
        let field = itemset.element("value")?.attribute("ref")?;
        let name = self.source.paths.name(path, &format!("{nodes}/{field}"))?;
        Some(format!("${{{name}}}"))
    }
}

/// The repeat of a control: itself, or what stands in its group of the same path.
fn repeat_of(control: Option<&Element>) -> Option<&Element> {
    let control = control?;
    if control.name == "repeat" {
        return Some(control);
    }
    let path = control.attribute("ref")?;
    control.element("repeat").filter(|repeat| repeat.attribute("nodeset") == Some(path))
}

/// What stands in the brackets of a nodeset.
fn filter(nodes: &str) -> Option<&str> {
    let begin = nodes.find('[')?;
    let end = nodes.rfind(']')?;
    nodes.get(begin + 1..end)
}
