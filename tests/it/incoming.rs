//! Responses that were gathered elsewhere: brought, checked, taken in as a whole, taken back as a whole.

use crate::codebook::join;
use crate::export::{demonstration, house};
use crate::harness::database::Kind;
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{owner, serve};
use crate::program::run;
use domain::language::Text;
use saual::store::studies;
use serde_json::{Value, json};
use std::path::Path;

pub(crate) const BRING: &str = "/studies/village/responses/bring";
const THREE: &str = "respondent;gender;thoughts\nr1;Әйел;Ой\nr2;male;\nr3;?;z\n";

/// Brings a file and answers the address at which it waits.
pub(crate) fn bring(visitor: &mut Visitor, name: &str, text: &str) -> String {
    let token = visitor.open(BRING).hidden("_token");
    let seen = visitor.post_files(BRING, &[("_token", &token)], &[("file", name, text.as_bytes())]);
    assert_eq!(seen.status, 303, "{}", seen.body);
    seen.location
}

fn mapping(seen: &Seen) -> Value {
    let text = seen.hidden("mapping").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&");
    serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{fault}: {text}"))
}

/// Does something with a file by a mapping.
pub(crate) fn act(visitor: &mut Visitor, place: &str, mapping: &Value, fields: &[(&str, &str)]) -> Seen {
    let token = visitor.open(place).hidden("_token");
    let mapping = mapping.to_string();
    let mut all = vec![("_token", token.as_str()), ("mapping", mapping.as_str())];
    all.extend(fields);
    visitor.post(place, &all)
}

/// The proposal for a file, with ids.
pub(crate) fn with_ids(visitor: &mut Visitor, place: &str) -> Value {
    let mut proposal = mapping(&visitor.open(place));
    proposal["columns"]["respondent"] = json!({ "to": "submission/id" });
    proposal
}

pub(crate) fn exported(visitor: &mut Visitor) -> Vec<String> {
    let (_, bytes) = visitor.open_bytes("/studies/village/export/responses?format=csv&content=codes");
    let text = String::from_utf8(bytes).expect("text");
    let answers = |line: &str| line.split(',').skip(6).collect::<Vec<_>>().join(",");
    text.lines().skip(1).map(answers).collect()
}

/// The largest base of the tables.
fn counted(visitor: &mut Visitor) -> u64 {
    fn largest(value: &Value) -> u64 {
        let own = value["base_n"].as_u64().unwrap_or(0);
        let within: Vec<&Value> = match value {
            Value::Array(all) => all.iter().collect(),
            Value::Object(all) => all.values().collect(),
            _ => Vec::new(),
        };
        within.into_iter().map(largest).max().unwrap_or(0).max(own)
    }
    let (_, bytes) = visitor.open_bytes("/studies/village/export/tables?format=json&language=en");
    largest(&serde_json::from_slice(&bytes).expect("JSON"))
}

async fn a_table_is_checked_taken_in_once_and_taken_back(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let rule = "/studies/village/publication";
    assert_eq!(owner.send(rule, rule, &[("least", "")]).status, 303, "three people are few");
    let place = bring(&mut owner, "a.csv", THREE);
    let page = owner.open(&place);
    assert!(page.body.contains("3 rows") && page.body.contains("semicolon"), "{}", page.body);
    let mut chosen = with_ids(&mut owner, &place);
    assert_eq!(chosen["columns"]["gender"]["to"], "gender");

    // One value is no choice: nothing of the file is stored.
    let checked = act(&mut owner, &place, &chosen, &[("do", "check")]);
    assert!(checked.body.contains("Cannot be stored: 1"), "{}", checked.body);
    assert!(checked.body.contains("There is no such choice."), "{}", checked.body);
    let token = owner.open(&place).hidden("_token");
    let (given, json) = (token.as_str(), chosen.to_string());
    let fields = form(&[("_token", given), ("mapping", &json), ("do", "faults")]);
    let faults = String::from_utf8(owner.post_bytes(&place, &fields)).expect("text");
    assert!(faults.contains("4,gender,?,fault,There is no such choice."), "{faults}");
    assert!(checked.body.contains("<td>gender</td><td>?</td>"), "{}", checked.body);
    assert_eq!(act(&mut owner, &place, &chosen, &[("do", "take")]).status, 422);
    assert!(exported(&mut owner).is_empty());

    // The page maps it to “refused”, which the question does not offer.
    let seen = act(
        &mut owner,
        &place,
        &chosen,
        &[("from", "map"), ("do", "look"), ("to-1", "gender"), ("v-1-2", "=-9")],
    );
    assert_eq!(seen.status, 200, "{}", seen.body);
    chosen = mapping(&seen);
    assert_eq!(chosen["columns"]["gender"]["values"]["?"], "-9");
    let refused = act(&mut owner, &place, &chosen, &[("do", "take")]);
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("would not have taken: 1"), "{}", refused.body);
    // Tables are looked at before, so that what comes has to be seen.
    assert_eq!(counted(&mut owner), 0);
    let taken = act(&mut owner, &place, &chosen, &[("do", "take"), ("doubts", "1")]);
    assert_eq!(taken.location, format!("{BRING}?done=taken&added=3&replaced=0&left=0"), "{}", taken.body);
    assert!(owner.open(&taken.location).body.contains("Taken in: 3 new"));
    assert_eq!(exported(&mut owner), ["f,Ой", "m,", "-9,z"]);
    assert_eq!(counted(&mut owner), 2, "who refused is no base");
    let one = owner.open("/studies/village/responses/1");
    assert!(one.body.contains("From the file “a.csv”, row 2"), "{}", one.body);
    assert_eq!(owner.get(&place).status, 422, "the file is let go");

    // The same again is told, and does not double.
    let place = bring(&mut owner, "a.csv", THREE);
    let again = act(&mut owner, &place, &chosen, &[("do", "take"), ("doubts", "1")]);
    assert_eq!(again.status, 422);
    assert!(again.body.contains("There already with the same answers: 3"), "{}", again.body);
    let left = act(&mut owner, &place, &chosen, &[("do", "take"), ("doubts", "1"), ("already", "leave")]);
    assert!(left.location.ends_with("added=0&replaced=0&left=3"), "{}", left.body);

    // Other answers under an id take its place where somebody says so.
    let changed = THREE.replace("r2;male;", "r2;female;now").replace("z\n", "z\nr4;m;new\n");
    let place = bring(&mut owner, "b.csv", &changed);
    let seen = act(&mut owner, &place, &chosen, &[("do", "check")]);
    assert!(seen.body.contains("with other answers: 1"), "{}", seen.body);
    let fields = [("do", "take"), ("doubts", "1"), ("already", "replace")];
    let taken = act(&mut owner, &place, &chosen, &fields);
    assert!(taken.location.ends_with("added=1&replaced=1&left=2"), "{} {}", taken.location, taken.body);
    let mut all = exported(&mut owner);
    all.sort();
    assert_eq!(all, ["-9,z", "f,now", "f,Ой", "m,new"]);
    let place = bring(&mut owner, "b.csv", &changed);
    let seen = act(&mut owner, &place, &chosen, &[("do", "check")]);
    assert!(seen.body.contains("same answers: 4") && !seen.body.contains("with other answers"));

    // Taken back, what was replaced counts again; the first file cannot go while that is not so.
    let back = format!("{BRING}/back");
    let kept = owner.send(BRING, &back, &[("import", "1")]);
    assert!(kept.status == 422 && kept.body.contains("cannot be taken back"), "{}", kept.body);
    let gone = owner.send(BRING, &back, &[("import", "2")]);
    assert_eq!(gone.location, format!("{BRING}?done=back&count=2"), "{}", gone.body);
    assert_eq!(exported(&mut owner), ["f,Ой", "m,", "-9,z"]);
    assert_eq!(counted(&mut owner), 2, "who refused is no base");
    assert_eq!(owner.send(BRING, &back, &[("import", "2")]).status, 422);
    assert_eq!(owner.send(BRING, &back, &[("import", "1")]).location, format!("{BRING}?done=back&count=3"));
    assert!(exported(&mut owner).is_empty());
    assert_eq!(owner.send(BRING, &back, &[("import", "77")]).status, 404);

    // It comes again under the same ids.
    let place = bring(&mut owner, "a.csv", THREE);
    let taken = act(&mut owner, &place, &chosen, &[("do", "take"), ("doubts", "1")]);
    assert!(taken.location.ends_with("added=3&replaced=0&left=0"), "{}", taken.body);

    // Who does not do research in the study sees none of it, and nobody sees the file of another.
    let place = bring(&mut owner, "a.csv", THREE);
    let mut coder = join(&program, &mut owner, "coder", 1);
    assert_eq!((coder.get(BRING).status, coder.get(&place).status), (404, 404));
    let token = coder.open("/studies/village/documents").hidden("_token");
    assert_eq!(coder.post(&place, &[("_token", &token), ("do", "take")]).status, 404);
    let mut other = join(&program, &mut owner, "researcher", 2);
    let seen = other.get(&place);
    assert!(seen.status == 422 && seen.body.contains("The file is gone"), "{}", seen.body);
}

crate::on_both!(a_table_is_checked_taken_in_once_and_taken_back);

fn form(fields: &[(&str, &str)]) -> String {
    let escape = saual::web::query::escape;
    fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_demonstration_exports_comes_back_the_same() {
    let from = demonstration().await;
    let (to, app) = house().await;
    let tx = app.store.begin().await.expect("a transaction");
    let title = Text::of("Көшірме", "Копия", "Copy");
    studies::add(&tx, "copy", &title, app.clock.now()).await.expect("a study");
    tx.commit().await.expect("kept");
    drop(app);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/demo/form.toml");
    let source = source.to_str().expect("a path");
    let good = |folder: &Path, arguments: &[&str]| {
        let output = run(folder, arguments, &[("LANG", "en_US.UTF-8")]);
        let said = String::from_utf8_lossy(&[output.stdout.clone(), output.stderr].concat()).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        said
    };
    good(to.path(), &["form", "publish", "--study", "copy", source]);
    let export = |folder: &Path, study: &str, file: &str, more: &[&str]| {
        let base = ["export", "responses", "--study", study, "--out", file];
        good(folder, &[&base[..], more].concat());
        std::fs::read(folder.join(file)).expect("a file")
    };
    let demo = "diploma-to-village";
    let codes = export(from.path(), demo, "codes.csv", &["--codes"]);
    let labels = export(from.path(), demo, "labels.csv", &["--labels", "--language", "ru"]);
    let book = export(from.path(), demo, "codes.xlsx", &["--format", "xlsx"]);
    for (name, bytes) in [("codes.csv", &codes), ("labels.csv", &labels), ("codes.xlsx", &book)] {
        std::fs::write(to.path().join(name), bytes).expect("written");
    }
    let import = |arguments: &[&str]| {
        let base = ["import", "responses", "--study", "copy", "--file"];
        let output = run(to.path(), &[&base[..], arguments].concat(), &[("LANG", "en_US.UTF-8")]);
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        (output.status.code(), said)
    };
    let (code, said) = import(&["codes.csv", "--check"]);
    assert!(said.contains("Rows: 230; cannot be stored: 0; doubtful: 0; there already: 0"), "{said}");
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = import(&["codes.csv"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Taken in: 230 new"), "{said}");
    assert_eq!(export(to.path(), "copy", "back.csv", &["--codes"]), codes, "the same bytes");
    // The same answers, however they were written.
    for name in ["codes.csv", "labels.csv", "codes.xlsx"] {
        let (code, said) = import(&[name]);
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.contains("there already: 230") && said.contains("cannot be stored: 0"),
            "{name}: {said}"
        );
        let (code, said) = import(&[name, "--already", "replace"]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("0 new, 0 replaced, 230 were there"), "{name}: {said}");
    }
    let (code, said) = import(&["codes.csv", "--propose"]);
    assert!(code == Some(0) && said.contains("\"to\":\"reasons/job_guarantee\""), "{said}");
    // Whoever brought the file sees which value it is.
    std::fs::write(to.path().join("age.csv"), "age\nотыз\n").expect("written");
    let (code, said) = import(&["age.csv", "--check"]);
    assert!(code == Some(2) && said.contains("row 2, age, “отыз”: "), "{said}");
    std::fs::write(to.path().join("m.json"), r#"{"columns":{"age":{"to":"nobody"}}}"#).expect("written");
    let (code, said) = import(&["codes.csv", "--mapping", "m.json"]);
    assert!(code == Some(2) && said.contains("“age” cannot become “nobody”"), "{said}");
}
