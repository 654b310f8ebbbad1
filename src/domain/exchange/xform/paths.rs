//! Paths of expressions, turned back into names.

use std::collections::HashMap;

/// The nodes of an instance by their path.
#[derive(Default)]
pub(super) struct Paths {
    names: HashMap<String, String>,
    root: String,
}

impl Paths {
    pub(super) fn new(root: &str) -> Self {
        Self { names: HashMap::new(), root: root.to_owned() }
    }

    pub(super) fn add(&mut self, path: &str, name: &str) {
        self.names.insert(path.to_owned(), name.to_owned());
    }

    /// The name of the node to which a way leads from another node.
    pub(super) fn name(&self, from: &str, way: &str) -> Option<&str> {
        let way = way.trim();
        let way = way.strip_prefix("current()/").unwrap_or(way);
        if way.starts_with('/') {
            return self.names.get(way).map(String::as_str);
        }
        let mut steps: Vec<&str> = from.split('/').collect();
        for step in way.split('/') {
            match step {
                "." | "" => {}
                ".." => _ = steps.pop(),
                name => steps.push(name),
            }
        }
        self.names.get(&steps.join("/")).map(String::as_str)
    }

    /// An expression with names for paths. In brackets after a list ways that begin with a name, or go
    /// up without `current()`, are those of the list.
    pub(super) fn expression(&self, text: &str, from: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut left = text;
        while let Some(c) = left.chars().next() {
            if matches!(c, '\'' | '"') {
                let end = left[1..].find(c).map_or(left.len(), |end| end + 2);
                self.quoted(&left[..end], c, &mut out);
                left = &left[end..];
                continue;
            }
            let begins = !out
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ')' | ']' | '/'));
            let way = way(left).filter(|_| begins);
            if let Some((way, name)) = way.and_then(|way| Some((way, self.name(from, way)?))) {
                put(&mut out, name);
                left = &left[way.len()..];
                // A blank that only parts a path from what follows.
                let rest = left.trim_start();
                if rest.starts_with([')', ',', ']']) || rest.is_empty() {
                    left = rest;
                }
                continue;
            }
            let length = way.map_or(c.len_utf8(), str::len);
            out.push_str(&left[..length]);
            left = &left[length..];
        }
        out.trim().to_owned()
    }

    /// A text in quotes that is a path names a node as well: `jr:choice-name(…, '/data/a')`.
    fn quoted(&self, text: &str, quote: char, out: &mut String) {
        let inner = text.trim_matches(quote).trim();
        match self.names.get(inner).filter(|_| inner.starts_with(&format!("/{}/", self.root))) {
            Some(name) => out.extend([&quote.to_string(), "${", name.as_str(), "}", &quote.to_string()]),
            None => out.push_str(text),
        }
    }
}

/// Puts a name in its brackets, without a blank after an opening bracket.
fn put(out: &mut String, name: &str) {
    let kept = out.trim_end().len();
    if out[..kept].ends_with(['(', '[']) {
        out.truncate(kept);
    }
    out.extend(["${", name, "}"]);
}

/// The way at the beginning of a text, if one begins there: `/a/b`, `../b`, `current()/../b`, `./b`.
fn way(text: &str) -> Option<&str> {
    let begins = ["/", "../", "./", "current()/"].iter().any(|begin| text.starts_with(begin));
    if !begins {
        return None;
    }
    let mut end = if text.starts_with("current()") { "current()".len() } else { 0 };
    loop {
        let step_begin = end + usize::from(text[end..].starts_with('/'));
        let rest = &text[step_begin..];
        let step = match rest {
            rest if rest.starts_with("..") => 2,
            rest if rest.starts_with('.') => 1,
            rest => {
                let first = rest.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
                let letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
                if first { rest.find(|c| !letter(c)).unwrap_or(rest.len()) } else { 0 }
            }
        };
        if step == 0 {
            break;
        }
        end = step_begin + step;
        if !text[end..].starts_with('/') {
            break;
        }
    }
    (end > 1).then(|| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_names() {
        let mut paths = Paths::new("data");
        for (path, name) in [("/data/g/a", "a"), ("/data/r", "r"), ("/data/r/b", "b"), ("/data/r/c", "c")] {
            paths.add(path, name);
        }
        for (written, read) in [
            ("selected( /data/g/a , 'x') and  /data/r/b  > 3", "selected(${a}, 'x') and  ${b}  > 3"),
            ("../c + ./c", "${c} + ./c"),
            ("count( /data/r )", "count(${r})"),
            ("position(..)", "position(..)"),
            (
                "instance('l')/root/item[name = current()/../c ]/label",
                "instance('l')/root/item[name = ${c}]/label",
            ),
            ("jr:choice-name( /data/g/a , '/data/g/a')", "jr:choice-name(${a}, '${a}')"),
            ("'/data/g' = '../c'", "'/data/g' = '../c'"),
            ("4 div 2 /data/unknown", "4 div 2 /data/unknown"),
            (". > 3", ". > 3"),
        ] {
            assert_eq!(paths.expression(written, "/data/r/b"), read);
        }
    }
}
