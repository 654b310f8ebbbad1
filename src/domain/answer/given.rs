//! Fields written as JSON by hand, as `saual form eval` takes them.

use super::Raw;
use super::record;
use serde_json::{Map, Value};

/// How deep rows may nest.
const DEEPEST: usize = 16;

impl Raw {
    /// The fields that an object says: each a text, a number, an array of several, or for a repeat an
    /// array of objects, a row each. `null` is no answer, and `{"missing": "refused"}` is as it stands
    /// in records; a record is such an object too. Fields may also be written as they are sent,
    /// `rep/1/q`. `None` where it is something else.
    #[must_use]
    pub fn given(object: &Map<String, Value>) -> Option<Self> {
        let mut raw = Self::default();
        raw.give("", object, 0)?;
        Some(raw)
    }

    fn give(&mut self, within: &str, object: &Map<String, Value>, depth: usize) -> Option<()> {
        for (name, value) in object {
            let field = format!("{within}{name}");
            match value {
                Value::Array(rows) if rows.first().is_some_and(Value::is_object) => {
                    self.set(field.as_str(), vec![rows.len().to_string()]);
                    for (row, number) in rows.iter().zip(1..) {
                        let row = row.as_object().filter(|_| depth < DEEPEST)?;
                        self.give(&format!("{field}/{number}/"), row, depth + 1)?;
                    }
                }
                value => {
                    for value in values(value)? {
                        self.push(field.as_str(), value);
                    }
                }
            }
        }
        Some(())
    }
}

fn values(value: &Value) -> Option<Vec<String>> {
    let scalar = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    };
    match value {
        Value::Null => Some(Vec::new()),
        Value::Object(object) => {
            let missing = record::missing(object.clone())?;
            Some(missing.typed())
        }
        // A place as records have it: its points.
        Value::Array(points) if points.first().is_some_and(Value::is_array) => {
            let location: super::Location = serde_json::from_value(value.clone()).ok()?;
            Some(vec![location.to_string()])
        }
        Value::Array(several) => several.iter().map(scalar).collect(),
        value => Some(vec![scalar(value)?]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn given(value: Value) -> Option<Raw> {
        Raw::given(value.as_object()?)
    }

    #[test]
    fn fields_are_given_as_somebody_writes_them() {
        let raw = given(json!({
            "name": "Aya", "age": 25, "height": 1.5, "many": ["a", "b"], "none": null,
            "salary": { "missing": "refused" }, "home": [[43.25, 76.95]],
            "member": [{ "age": 4, "pet": [{ "kind": "cat" }] }, {}], "member/2/age": "7"
        }))
        .unwrap();
        let wanted = [
            ("name", "Aya"),
            ("age", "25"),
            ("height", "1.5"),
            ("many", "a"),
            ("many", "b"),
            ("salary", "-9"),
            ("home", "43.25 76.95"),
            ("member", "2"),
            ("member/1/age", "4"),
            ("member/1/pet", "1"),
            ("member/1/pet/1/kind", "cat"),
            ("member/2/age", "7"),
        ];
        assert_eq!(raw, wanted.into_iter().collect());
        for bad in [json!({ "a": { "b": 1 } }), json!({ "a": [["x"]] }), json!({ "a": [{}, 1] }), json!([])] {
            assert_eq!(given(bad.clone()), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_json_panics(text in "[\\[\\]{}\",:a1]{0,40}") {
            if let Ok(Value::Object(object)) = serde_json::from_str(&text) {
                let _ = Raw::given(&object).is_some();
            }
        }
    }
}
