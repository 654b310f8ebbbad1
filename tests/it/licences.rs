//! Every library in the binary has a licence that lets people use Saual freely.

use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;

/// Licences that ask for no more than a notice (or, for MPL, for changes to their own files).
const FREE: [&str; 14] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "CC0-1.0",
    "Unlicense",
    "0BSD",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
    "MPL-2.0",
];

/// Whether one may choose only licences of [`FREE`].
fn is_free(expression: &str) -> bool {
    let expression = expression.replace(" WITH LLVM-exception", "").replace('/', " OR ");
    let fine = |part: &str| FREE.contains(&part.trim_matches(|c: char| "() ".contains(c)));
    expression.split(" AND ").all(|all| all.split(" OR ").any(fine))
}

#[test]
fn no_library_binds_who_uses_the_program() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--filter-platform=x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata");
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    let root = metadata["resolve"]["root"].as_str().expect("a root");
    let (mut reached, mut waiting) = (BTreeSet::new(), vec![root]);
    while let Some(id) = waiting.pop() {
        if !reached.insert(id) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id).expect("a node");
        let linked = node["deps"].as_array().expect("dependencies").iter().filter(|dependency| {
            let kinds = dependency["dep_kinds"].as_array().expect("kinds");
            kinds.iter().any(|kind| kind["kind"].is_null())
        });
        waiting.extend(linked.map(|dependency| dependency["pkg"].as_str().expect("an id")));
    }
    assert!(reached.len() > 100, "the tree was walked");
    let packages = metadata["packages"].as_array().expect("packages");
    let bound: Vec<String> = packages
        .iter()
        .filter(|package| reached.contains(package["id"].as_str().expect("an id")))
        .filter(|package| !is_free(package["license"].as_str().unwrap_or("none")))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert_eq!(bound, Vec::<String>::new());
}
