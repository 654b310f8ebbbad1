//! What tells one recipe from another.

use super::Recipe;
use serde_json::Value;
use sha2::{Digest, Sha256};

impl Recipe {
    /// The SHA-256, in hexadecimal digits, of its canonical JSON: no white space, keys in the order of
    /// their code points. It is the same in whatever language the table is shown.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut canonical = String::new();
        // A recipe is made of texts, finite numbers and lists: it always has a JSON.
        write(&serde_json::to_value(self).unwrap_or_default(), &mut canonical);
        let digest = Sha256::digest(canonical.as_bytes());
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn write(value: &Value, to: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort();
            to.push('{');
            for (place, key) in keys.into_iter().enumerate() {
                to.push_str(if place > 0 { "," } else { "" });
                to.push_str(&Value::String(key.clone()).to_string());
                to.push(':');
                write(&fields[key], to);
            }
            to.push('}');
        }
        Value::Array(items) => {
            to.push('[');
            for (place, item) in items.iter().enumerate() {
                to.push_str(if place > 0 { "," } else { "" });
                write(item, to);
            }
            to.push(']');
        }
        scalar => to.push_str(&scalar.to_string()),
    }
}
