//! Every command in the README is run as it stands there.

use crate::program::{Program, command, run};
use std::path::Path;

/// The commands of the README, in order.
fn commands() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(path).expect("the README");
    let blocks = readme.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines());
    lines.map(str::to_owned).collect()
}

#[test]
fn every_command_of_the_readme_does_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(root.join("src/demo/form.toml"), folder.path().join("questionnaire.toml")).expect("a form");
    let margins = root.join("tests/data/weight/margins.csv");
    std::fs::copy(margins, folder.path().join("margins.csv")).expect("margins");
    let mut started = Vec::new();
    let mut folder = Some(folder);
    let mut held: Option<Program> = None;
    for line in commands() {
        match line.as_str() {
            // Both serve until they are stopped; what follows is done while one runs.
            "cargo run --release -- demo" | "saual serve" => {
                if let Some(program) = held.take() {
                    program.signal("TERM");
                    folder = Some(program.end().2);
                }
                let what = if line.ends_with("demo") { "demo" } else { "serve" };
                held = Some(Program::start_in(folder.take().expect("a folder"), what, &[]));
                started.push(what);
            }
            // This very run, and what built it.
            "tests/run" => {
                let help = std::process::Command::new(root.join("tests/run")).arg("--help").output();
                assert!(help.expect("it runs").status.success(), "{line}");
            }
            "cargo install --path ." => assert!(root.join("Cargo.toml").exists()),
            _ => {
                let words: Vec<&str> = line.split_whitespace().collect();
                assert_eq!(words[0], "saual", "{line}");
                let place = held.as_ref().expect("a server runs").folder.path();
                let output = run(place, &words[1..], &[]);
                let told = String::from_utf8_lossy(&output.stderr).into_owned();
                assert!(output.status.success(), "{line}: {told}");
                if let Some(at) = words.iter().position(|word| *word == "--out") {
                    assert!(place.join(words[at + 1]).exists(), "{line} made nothing");
                }
            }
        }
    }
    assert_eq!(started, ["demo", "serve"]);
    let place = held.as_ref().expect("a server runs").folder.path().to_owned();
    let again = run(&place, &["backup", "--out", "saual-backup.sqlite"], &[]);
    assert_eq!(again.status.code(), Some(2), "a copy overwrites nothing");
    let restored = command(&place)
        .args(["--database", "sqlite:saual-backup.sqlite", "--data", "other", "export", "tables"])
        .args(["--study", "diploma-to-village", "--format", "json", "--out", "restored.json"])
        .output()
        .expect("it runs");
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
}
