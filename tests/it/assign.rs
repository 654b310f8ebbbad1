//! A study's documents are given out from a list that is read page by page.

use crate::documents::bring;
use crate::harness::database::Kind;
use crate::harness::visitor::Seen;
use crate::people::{owner, serve};
use crate::teamwork::{STUDY, TEXT, join};

/// The values of the fields of a name.
fn values(page: &Seen, name: &str) -> Vec<String> {
    let field = format!("name=\"{name}\" value=\"");
    let fields = page.body.split(&field).skip(1);
    fields.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

async fn what_is_ticked_on_one_page_stays_so_on_the_others(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let documents: Vec<String> = (0..51).map(|_| bring(&mut owner, TEXT)).collect();
    join(&program, &mut owner, ("Бекзат", "coder"), 1);
    let assign = format!("{STUDY}/teamwork/assign");
    let first = owner.open(&assign);
    assert_eq!(values(&first, "document").len(), 50);
    assert!(first.body.contains("Documents chosen on all pages: 51."), "{}", first.body);

    // One of the first page is not wanted; the others are, while the second page is looked at.
    let ticked = values(&first, "document").split_off(1);
    let elsewhere = first.hidden("elsewhere");
    let about = [("coder", "2"), ("percent", "0"), ("seed", "1"), ("elsewhere", elsewhere.as_str())];
    let ticks = ticked.iter().map(|id| ("document", id.as_str()));
    let turned: Vec<_> = about.into_iter().chain(ticks).chain([("page", "2"), ("shown", "1")]).collect();
    let second = owner.send(&assign, &assign, &turned);
    assert_eq!((second.status, values(&second, "document").len()), (200, 1));
    assert!(second.body.contains("Documents chosen on all pages: 50."), "{}", second.body);
    assert!(!second.body.contains("name=\"pair\""), "nothing is proposed by turning a page");

    let elsewhere = second.hidden("elsewhere");
    let last = values(&second, "document").remove(0);
    let about = [("coder", "2"), ("percent", "0"), ("seed", "1"), ("elsewhere", elsewhere.as_str())];
    let asked: Vec<_> = about.into_iter().chain([("document", last.as_str()), ("shown", "2")]).collect();
    let proposal = owner.send(&assign, &assign, &asked);
    assert!(proposal.body.contains("Documents: 50, of which coded twice: 0"), "{}", proposal.body);
    let mut pairs = values(&proposal, "pair");
    let mut wanted: Vec<_> = ticked.iter().chain([&last]).map(|id| format!("{id}:2")).collect();
    pairs.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(pairs, wanted);
    assert_eq!(documents.len(), wanted.len() + 1);
}

crate::on_both!(what_is_ticked_on_one_page_stays_so_on_the_others);
