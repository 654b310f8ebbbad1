//! What the compiler cannot hold of the house's walls.

use std::path::{Path, PathBuf};

fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                walk(&path, endings, found);
            } else if endings.contains(&ending.as_str()) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), endings, &mut found);
    assert!(!found.is_empty());
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("ours").to_string_lossy().into_owned()
}

/// The lines of code of a file that are no comments, tests left out.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("text");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Files that name a word outside the places that may.
fn strangers(word: &str, homes: &[&str]) -> Vec<String> {
    files("src", &["rs"])
        .iter()
        .filter(|path| !homes.iter().any(|home| shown(path).starts_with(home)))
        .filter(|path| code(path).contains(word))
        .map(|path| shown(path))
        .collect()
}

#[test]
fn each_great_library_is_known_in_one_place() {
    for (word, homes) in [
        ("sea_orm", &["src/store", "src/telemetry"][..]),
        ("entity::", &["src/store"]),
        ("tantivy", &["src/search"]),
        ("actix_web", &["src/web"]),
        ("actix_multipart", &["src/web"]),
        ("lettre", &["src/mailer"]),
        ("clap", &["src/cli"]),
        // Tests of the domain read the words that its messages name.
        (
            "fluent_bundle",
            &["src/words", "src/pages", "src/domain/form/spoken.rs", "src/domain/table/samples.rs"],
        ),
        ("minijinja", &["src/pages"]),
    ] {
        assert_eq!(strangers(word, homes), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn an_arrow_never_points_back() {
    for (room, above) in [
        (
            "src/store",
            &["crate::service", "crate::web", "crate::jobs", "crate::search", "crate::app", "crate::cli"][..],
        ),
        (
            "src/search",
            &["crate::service", "crate::web", "crate::jobs", "crate::store", "crate::app", "crate::cli"],
        ),
        ("src/service", &["crate::web", "crate::cli", "crate::jobs"]),
        ("src/jobs", &["crate::web", "crate::cli"]),
        ("src/web", &["crate::cli"]),
    ] {
        let here: Vec<PathBuf> = files(room, &["rs"]);
        for path in here {
            for word in above {
                assert!(!code(&path).contains(word), "{} names {word}", shown(&path));
            }
        }
    }
}

#[test]
fn the_domain_is_pure() {
    for word in ["std::fs", "std::net", "std::env", "std::time", "async fn", "tokio", "Utc::now", "getrandom"]
    {
        let found: Vec<String> = files("src/domain", &["rs"])
            .iter()
            .filter(|path| !shown(path).ends_with("tests.rs") && !shown(path).contains("/benches/"))
            .filter(|path| code(path).contains(word))
            .map(|path| shown(path))
            .collect();
        assert_eq!(found, Vec::<String>::new(), "{word}");
    }
}

#[test]
fn files_are_about_one_thing() {
    for path in files("src", &["rs"]) {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(!["utils", "helpers", "common", "manager"].contains(&name.as_str()), "{}", shown(&path));
        let lines = std::fs::read_to_string(&path).expect("text").lines().count();
        assert!(lines <= 520, "{} has {lines} lines", shown(&path));
    }
}

#[test]
fn no_page_holds_a_script_or_a_style_of_its_own() {
    for path in files("templates", &["html"]) {
        let text = std::fs::read_to_string(&path).expect("text");
        for word in [
            "<script>",
            "<style",
            " style=",
            " onclick=",
            " onchange=",
            "javascript:",
            "|safe",
            "| safe",
            "//cdn",
        ] {
            assert!(!text.contains(word), "{} holds {word}", shown(&path));
        }
    }
}
