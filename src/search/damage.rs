//! Files of an index in every state in which disks and people leave them.

use super::tests::{beside, document, found, index, take_in_texts};
use super::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const TEXTS: [&str; 3] = ["Ауылда мектеп бар", "Қонысқа көштік", "Ауылдың жолы"];

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let files: Vec<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|known| known == ending)).collect();
    assert!(!files.is_empty(), "no file ends in {ending}");
    files
}

fn change(file: &Path, with: impl Fn(&mut Vec<u8>)) {
    let mut bytes = std::fs::read(file).expect("a file");
    with(&mut bytes);
    std::fs::write(file, bytes).expect("written");
}

const ENDINGS: [&str; 6] = ["term", "idx", "pos", "fieldnorm", "fast", "store"];

type Damage = (String, Box<dyn Fn(&Path)>);

/// Everything that may have become of the files of a program that is not running.
fn damages() -> Vec<Damage> {
    let mut all: Vec<Damage> = Vec::new();
    let mut add = |name: String, damage: Box<dyn Fn(&Path)>| all.push((name, damage));
    add("the folder is gone".into(), Box::new(|index| std::fs::remove_dir_all(index).expect("removed")));
    add(
        "a file stands in the folder's place".into(),
        Box::new(|index| {
            std::fs::remove_dir_all(index).expect("removed");
            std::fs::write(index, b"a file").expect("written");
        }),
    );
    for name in ["meta.json", ".managed.json"] {
        let file = move |index: &Path| index.join(name);
        add(format!("{name} is gone"), Box::new(move |i| std::fs::remove_file(file(i)).expect("removed")));
        add(format!("{name} is empty"), Box::new(move |i| std::fs::write(file(i), b"").expect("written")));
        add(
            format!("{name} is no JSON"),
            Box::new(move |i| std::fs::write(file(i), b"\xff{").expect("written")),
        );
        add(
            format!("{name} is cut"),
            Box::new(move |i| change(&file(i), |bytes| bytes.truncate(bytes.len() / 2))),
        );
    }
    for ending in ENDINGS {
        let each = move |index: &Path, with: &dyn Fn(&mut Vec<u8>)| {
            files(index, ending).iter().for_each(|file| change(file, with));
        };
        add(
            format!(".{ending} is gone"),
            Box::new(move |i| {
                files(i, ending).iter().for_each(|file| std::fs::remove_file(file).expect("removed"));
            }),
        );
        add(format!(".{ending} is empty"), Box::new(move |i| each(i, &Vec::clear)));
        add(format!(".{ending} is cut"), Box::new(move |i| each(i, &|b| b.truncate(b.len() / 2))));
        add(
            format!(".{ending} has other bytes at its beginning"),
            Box::new(move |i| each(i, &|b| b.iter_mut().take(16).for_each(|byte| *byte ^= 0xa5))),
        );
        add(
            format!(".{ending} has other bytes in its middle"),
            Box::new(move |i| {
                each(i, &|b| {
                    let middle = b.len() / 2;
                    b.iter_mut().skip(middle.saturating_sub(4)).take(8).for_each(|byte| *byte ^= 0x5a);
                });
            }),
        );
        add(
            format!(".{ending} is all noughts"),
            Box::new(move |i| each(i, &|b| b.iter_mut().for_each(|byte| *byte = 0))),
        );
    }
    all
}

/// The answers of an index that is whole.
fn is_right(search: &Arc<Search>, name: &str) {
    let ids = |query: &str| found(search, query).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(ids("ауыл"), [1, 3], "{name}");
    assert_eq!(ids("қоныс"), [2], "{name}");
}

#[test]
fn an_index_damaged_in_any_way_is_told_at_the_start_and_built_anew() {
    for (name, damage) in damages() {
        let (folder, search) = index(&TEXTS);
        drop(search);
        let place = folder.path().join("index");
        damage(&place);
        let search = Arc::new(Search::open(&place).expect(&name));
        if search.seen(1) == 0 {
            take_in_texts(&search, &TEXTS);
        }
        is_right(&search, &name);
        // It takes in what comes later.
        take_in_texts(&search, &TEXTS);
        is_right(&search, &name);
    }
}

#[test]
fn a_lock_that_a_killed_program_left_keeps_nobody_out() {
    let (folder, search) = index(&TEXTS);
    drop(search);
    let place = folder.path().join("index");
    for name in [".tantivy-writer.lock", ".tantivy-meta.lock"] {
        std::fs::write(place.join(name), b"").expect("written");
    }
    let search = Arc::new(Search::open(&place).expect("an index"));
    assert_eq!(search.seen(1), 1, "nothing is built anew");
    take_in_texts(&search, &TEXTS);
    is_right(&search, "a stale lock");
}

/// Bytes that change under a running program are seen through its memory: they may make the library panic.
#[test]
fn an_index_damaged_while_it_is_asked_never_panics_and_is_built_anew() {
    for ending in ENDINGS {
        for noughts in [false, true] {
            let name = format!(".{ending}, noughts: {noughts}");
            let (folder, search) = index(&TEXTS);
            for file in files(&folder.path().join("index"), ending) {
                overwrite(&file, noughts);
            }
            for query in ["ауыл", "\"ауыл мектеп\"", "ауыл*", "ауы~", "NOT жол"] {
                let sought = Sought::read(query, &syntax::Nobody).expect(query);
                let asked = search.find(&sought, &Filter::of_study(1), 0, 9);
                assert!(!matches!(asked, Err(Trouble::Inner(_))), "{name}: {asked:?}");
            }
            let counted = search.frequencies(&Sought::everything(), &Filter::of_study(1));
            assert!(!matches!(counted, Err(Trouble::Inner(_))), "{name}");
            // What gave no wrong answer is found by the look at all files.
            search.inspect();
            assert_eq!(search.seen(1), 0, "{name}");
            let asked = search.find(&Sought::everything(), &Filter::of_study(1), 0, 9);
            assert!(matches!(asked, Err(Trouble::Rebuilding)), "{name}");
            search.mend().expect(&name);
            take_in_texts(&search, &TEXTS);
            is_right(&search, &name);
            let broken = folder.path().join("index.broken");
            assert!(broken.exists(), "{name}");
            search.discard_aside().expect("removed");
            assert!(!broken.exists(), "{name}: it has words that may be replaced later");
        }
    }
}

#[test]
fn a_damaged_index_is_not_put_away_under_somebody_who_writes() {
    let (folder, search) = index(&TEXTS);
    let place = folder.path().join("index");
    let other = beside(&folder);
    let mut intake = Intake::begin(&other, false).expect("a writer");
    files(&place, "store").iter().for_each(|file| overwrite(file, true));
    search.inspect();
    search.mend().expect("later");
    let asked = search.find(&Sought::everything(), &Filter::of_study(1), 0, 9);
    assert!(matches!(asked, Err(Trouble::Rebuilding)) && place.join("meta.json").exists());
    intake.clear().expect("empty");
    let texts: Vec<_> = TEXTS.iter().zip(1..).map(|(text, id)| document(1, id, text)).collect();
    intake.take(&texts).expect("taken in");
    intake.commit(Some((1, 2))).expect("kept");
    intake.finish().expect("merged");
    search.mend().expect("mended");
    is_right(&search, "the other made it whole");
    assert!(search.seen(1) == 2 && !place.with_extension("broken").exists());
}

/// Changes the bytes of a file in place, as a failing disk does.
fn overwrite(file: &Path, noughts: bool) {
    use std::os::unix::fs::FileExt;
    let mut bytes = std::fs::read(file).expect("a file");
    bytes.iter_mut().for_each(|byte| *byte = if noughts { 0 } else { *byte ^ 0xa5 });
    let file = std::fs::OpenOptions::new().write(true).open(file).expect("a file");
    file.write_all_at(&bytes, 0).expect("written");
}
