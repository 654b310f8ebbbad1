//! Any table by its address, and the plan in which tables are kept; every test runs on both databases.

use crate::cases::respond;
use crate::harness::database::Kind;
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{FORM, owner, serve};
use crate::teamwork::join;
use std::time::Duration;

const BUILD: &str = "/studies/village/tables/build";
const PLAN: &str = "/studies/village/plan";

fn keep(visitor: &mut Visitor, key: &str, number: &str, more: &[(&str, &str)]) -> (u16, String) {
    let query = format!("{BUILD}?rows=gender");
    let fields = [("rows", "gender"), ("key", key), ("number", number), ("title_en", "Who they are")];
    let sent = visitor.send(&query, BUILD, &[&fields[..], more].concat());
    (sent.status, sent.location)
}

/// The tables of the plan in its order, as it names them.
fn planned(visitor: &mut Visitor) -> Vec<String> {
    let page = visitor.open(PLAN).body;
    let keys = page.split("name=\"key\" value=\"").skip(1);
    let mut planned: Vec<String> = Vec::new();
    for key in keys.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()) {
        if !planned.contains(&key) {
            planned.push(key);
        }
    }
    planned
}

/// Sends a plan's file.
fn import(visitor: &mut Visitor, plan: &str) -> Seen {
    let token = visitor.open(PLAN).hidden("_token");
    let fields = [("_token", token.as_str())];
    visitor.post_files(&format!("{PLAN}/import"), &fields, &[("file", "plan.json", plan.as_bytes())])
}

async fn a_table_is_its_address_and_a_file(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let nothing = owner.open(BUILD);
    assert!(nothing.body.contains("Choose at least one question"), "{}", nothing.body);
    let table = owner.open(&format!("{BUILD}?rows=gender&interval=wilson"));
    assert!(table.body.contains("<table"), "{}", table.body);
    let fault = owner.open(&format!("{BUILD}?rows=gender&filter=%24%7Bnobody%7D%20%3D%201"));
    assert!(fault.body.contains("cannot be counted") && fault.body.contains("nobody"), "{}", fault.body);
    let file = |format: &str| format!("{BUILD}/file?rows=gender&format={format}");
    for format in ["xlsx", "csv", "json"] {
        assert!(!owner.open_bytes(&file(format)).1.is_empty(), "{format}");
    }
    assert_eq!(owner.get(&file("exe")).status, 400);
    assert_eq!(owner.get(&format!("{BUILD}/file?rows=nobody&format=csv")).status, 400);
}

async fn a_plan_is_kept_ordered_and_changed_only_by_whoever_saw_it_last(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    assert_eq!(keep(&mut owner, "who", "0", &[]), (303, format!("{PLAN}#who")));
    assert_eq!(keep(&mut owner, "by_language", "0", &[("columns", "response:language")]).0, 303);
    assert_eq!(planned(&mut owner), ["who", "by_language"]);
    assert_eq!(keep(&mut owner, "who", "0", &[]).0, 422, "the name is taken");
    assert_eq!(keep(&mut owner, "no name", "0", &[]).0, 422);
    assert_eq!(keep(&mut owner, "who", "1", &[("order", "descending")]).0, 303);
    assert_eq!(keep(&mut owner, "who", "1", &[]).0, 422, "somebody changed it meanwhile");
    assert!(owner.open(PLAN).body.contains("version 2"));

    let change = |owner: &mut Visitor, key: &str, what: &str| {
        owner.send(PLAN, PLAN, &[("key", key), ("do", what)]).status
    };
    assert_eq!(change(&mut owner, "by_language", "up"), 303);
    assert_eq!(planned(&mut owner), ["by_language", "who"]);
    assert_eq!(change(&mut owner, "by_language", "up"), 303, "it is the first already");
    assert_eq!(planned(&mut owner), ["by_language", "who"]);
    for format in ["xlsx", "csv", "json"] {
        assert!(
            !owner.open_bytes(&format!("{PLAN}/file?format={format}&language=ru")).1.is_empty(),
            "{format}"
        );
    }
    let recipes = owner.open(&format!("{PLAN}/file?format=plan")).body;
    assert!(recipes.contains("\"descending\"") && recipes.contains("Who they are"), "{recipes}");

    assert_eq!(change(&mut owner, "who", "remove"), 303);
    assert_eq!(planned(&mut owner), ["by_language"]);
    assert_eq!(change(&mut owner, "who", "remove"), 404);
    assert_eq!(keep(&mut owner, "who", "2", &[]).0, 422, "it was taken out meanwhile");
    assert_eq!(keep(&mut owner, "who", "0", &[]).0, 303, "and may come back as a new one");
    assert_eq!(planned(&mut owner), ["by_language", "who"]);
}

async fn a_table_that_cannot_be_counted_any_more_says_why_in_the_file(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    assert_eq!(keep(&mut owner, "who", "0", &[("rows", "thoughts")]).0, 303);
    assert_eq!(keep(&mut owner, "all", "0", &[]).0, 303);
    let form = "/studies/village/form";
    let renamed = FORM.replace("name = \"thoughts\"", "name = \"hopes\"");
    let declared = [("source", renamed.as_str()), ("do", "publish"), ("seen", "1"), ("name/thoughts", "-")];
    assert_eq!(owner.send(form, form, &declared).location, "/studies/village/form?done=2");
    let file = owner.open(&format!("{PLAN}/file?format=json&language=en")).body;
    assert!(file.contains("cannot be counted") && file.contains("thoughts"), "{file}");
    assert!(file.contains("Female"), "the other one is there: {file}");
}

async fn a_viewer_reads_the_plan_and_a_stranger_finds_nothing(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    assert_eq!(keep(&mut owner, "who", "0", &[]).0, 303);
    let mut viewer = join(&program, &mut owner, ("Бекзат", "viewer"), 1);
    assert!(viewer.open(PLAN).body.contains("Who they are"));
    let page = viewer.open(&format!("{BUILD}?plan=who")).body;
    assert!(page.contains("<table") && !page.contains("name=\"key\""), "{page}");
    let token = viewer.open("/studies").hidden("_token");
    let fields = [("_token", token.as_str()), ("rows", "gender"), ("key", "mine"), ("number", "0")];
    assert_eq!(viewer.post(BUILD, &fields).status, 404);
    assert_eq!(
        viewer.post(PLAN, &[("_token", token.as_str()), ("key", "who"), ("do", "remove")]).status,
        404
    );
    assert_eq!(viewer.get(&format!("{BUILD}?plan=nobody")).status, 404);
    let mut stranger = Visitor::new(&program.base());
    for path in [PLAN, BUILD] {
        assert_eq!(stranger.get(path).status, 303, "who is not signed in is asked to");
    }
    assert_eq!(owner.get("/studies/other/plan").status, 404);
}

async fn a_figure_is_drawn_with_its_table_or_not_with_the_reason(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let nothing = owner.open(&format!("{BUILD}?rows=gender&figure=bars")).body;
    assert!(nothing.contains("nothing to draw yet"), "{nothing}");
    respond(&program.base(), "f");
    respond(&program.base(), "m");
    let rule = "/studies/village/publication";
    assert_eq!(owner.send(rule, rule, &[("least", "")]).status, 303, "two people are few");
    let drawn = owner.open(&format!("{BUILD}?rows=gender&figure=bars")).body;
    assert!(drawn.contains("<svg") && drawn.contains("<table"), "{drawn}");
    let refused = owner.open(&format!("{BUILD}?rows=gender&figure=heat")).body;
    assert!(refused.contains("needs columns") && !refused.contains("<figure"), "{refused}");
    let file = |format: &str, more: &str| format!("{BUILD}/figure.{format}?rows=gender&figure=bars{more}");
    let (headers, svg) = owner.open_bytes(&file("svg", "&language=kk"));
    assert_eq!(headers["content-type"], "image/svg+xml");
    let svg = String::from_utf8(svg).expect("text");
    assert!(
        svg.contains("lang=\"kk\"")
            && svg.contains("font-face")
            && svg.contains("dc:source>form=1 responses=2 ")
    );
    let print = owner.open_bytes(&file("png", "")).1;
    let screen = owner.open_bytes(&file("png", "&dpi=96")).1;
    assert!(print.starts_with(b"\x89PNG") && print.len() > screen.len());
    assert!(owner.open_bytes(&file("pdf", "&width=85")).1.starts_with(b"%PDF"));
    assert_eq!(owner.get(&file("exe", "")).status, 404);
    assert_eq!(owner.get(&file("svg", "&width=9000")).status, 400);
    assert_eq!(owner.get(&format!("{BUILD}/figure.svg?rows=gender")).status, 400);

    assert_eq!(keep(&mut owner, "who", "0", &[("figure", "bars"), ("note_en", "By the authors")]).0, 303);
    let plan = owner.open(PLAN).body;
    assert!(plan.contains("Figure 1 – Who they are") && plan.contains("By the authors"), "{plan}");
    assert_eq!(owner.get("/studies/village/figures").location, PLAN);
    assert_eq!(owner.get("/studies/village/figures/1.svg").status, 404);
    for format in ["svg", "png", "png-screen", "pdf", "csv"] {
        assert!(!owner.open_bytes(&format!("{PLAN}/who/file?format={format}")).1.is_empty(), "{format}");
    }
    let archive = owner.open_bytes(&format!("{PLAN}/file?format=zip&language=all")).1;
    let archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("a whole archive");
    for language in ["kk", "ru", "en"] {
        let name = format!("{language}/figures/figure-1-{language}.pdf");
        assert!(archive.index_for_name(&name).is_some(), "{name}");
    }
}

async fn a_plan_of_many_figures_is_made_apart(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let page = format!("{PLAN}/archive");
    let nothing = owner.open(&page).body;
    assert!(nothing.contains("The plan has no table"), "{nothing}");
    for person in ["f", "m", "f"] {
        respond(&program.base(), person);
    }
    let keys = ["one", "two", "three"];
    for key in keys {
        assert_eq!(keep(&mut owner, key, "0", &[("figure", "bars")]).0, 303);
    }
    let refused = owner.send(&page, &page, &[("language", "kk")]);
    assert!(
        refused.status == 422 && refused.body.contains("single people could be known"),
        "{}",
        refused.body
    );
    let chosen = format!("{page}?language=all&hide=1");
    let refused = owner.send(&page, &page, &[("language", "all")]).body;
    assert!(refused.contains("archive?language=all&amp;hide=1"), "{refused}");
    let few = owner.open_bytes(&format!("{PLAN}/file?format=zip&language=kk&hide=1")).1;
    assert!(few.starts_with(b"PK"), "three pictures come at once");
    assert_eq!(owner.get(&format!("{PLAN}/file?format=zip&language=all&hide=1")).location, chosen);

    let many = owner.send(&chosen, &page, &[("language", "all"), ("hide", "1")]);
    assert_eq!((many.status, many.location), (303, format!("{page}#files")));
    let link = crate::people::eventually("the archive is there", Duration::from_secs(60), || {
        let body = owner.open(&page).body.replace("&#x2f;", "/");
        let at = body.find(&format!("href=\"{page}/"))? + "href=\"".len();
        body[at..].split('"').next().map(str::to_owned)
    });
    let (headers, bytes) = owner.open_bytes(&link);
    assert_eq!(headers["content-disposition"], "attachment; filename=\"village-plan.zip\"");
    assert!(zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("whole").len() > 3 * 3 * 4);
    assert!(!owner.open("/studies/village/responses/dataset").body.contains("village-plan.zip"));
    let mut viewer = join(&program, &mut owner, ("Бекзат", "viewer"), 1);
    assert_eq!(viewer.get(&link).status, 404, "it is another's");
    assert!(viewer.open(&page).body.contains("Make the archive"));
    assert_eq!(owner.send(&page, &link, &[]).status, 303);
    assert_eq!(owner.get(&link).status, 404, "it was let go");
}

async fn a_plan_goes_out_and_comes_back_whole_or_not_at_all(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    assert_eq!(keep(&mut owner, "who", "0", &[("figure", "pie")]).0, 303);
    let plan = owner.open(&format!("{PLAN}/file?format=plan")).body;
    assert!(import(&mut owner, &plan).body.contains("the same as before: 1"), "nothing is new");
    let other = plan.replace("\"who\"", "\"others\"");
    assert!(import(&mut owner, &other).body.contains("New: 1"));
    assert_eq!(planned(&mut owner), ["who", "others"]);

    let two = |second: &str| {
        format!("{{\"recipes\": [{{\"version\": 1, \"key\": \"new\", \"rows\": [\"gender\"]}}, {second}]}}")
    };
    let faults = [
        (two(r#"{"version": 1, "key": "b", "rows": ["nobody"]}"#), "recipes[1].rows[0]"),
        (two(r#"{"version": 1, "key": "b", "rows": ["gender"], "colour": 1}"#), "colour"),
        (two(r#"{"version": 1, "key": "new", "rows": ["gender"]}"#), "recipes[1]"),
        ("{".to_owned(), "JSON"),
        ("{}".to_owned(), "recipes"),
    ];
    for (plan, told) in faults {
        let refused = import(&mut owner, &plan);
        assert_eq!(refused.status, 422, "{plan}");
        assert!(refused.body.contains("Nothing was imported") && refused.body.contains(told), "{plan}");
    }
    assert_eq!(planned(&mut owner), ["who", "others"], "nothing of them is there");
}

async fn an_older_version_is_found_and_brought_back(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    assert_eq!(keep(&mut owner, "who", "0", &[("figure", "pie")]).0, 303);
    let captions = [("key", "who"), ("number", "1"), ("do", "captions"), ("title_en", "Gender")];
    assert_eq!(owner.send(PLAN, PLAN, &captions).status, 303);
    assert_eq!(owner.send(PLAN, PLAN, &captions).status, 422, "somebody changed it meanwhile");
    let page = format!("{PLAN}/who/versions");
    let versions = owner.open(&page).body;
    assert!(versions.contains("Caption") && versions.contains("Who they are"), "{versions}");
    assert!(versions.contains("version 2") && versions.contains("The first version"), "{versions}");
    let back = [("number", "1"), ("seen", "2")];
    assert_eq!(owner.send(&page, &page, &back).status, 303);
    assert_eq!(owner.send(&page, &page, &back).status, 422, "it is version 3 now");
    assert!(owner.open(PLAN).body.contains("Who they are"));
    assert_eq!(owner.send(&page, &page, &[("number", "9"), ("seen", "3")]).status, 404);

    assert_eq!(owner.send(PLAN, PLAN, &[("key", "who"), ("do", "remove")]).status, 303);
    assert!(owner.open(&page).body.contains("taken out"));
    assert_eq!(owner.send(&page, &page, &[("number", "2"), ("seen", "0")]).status, 303);
    assert!(owner.open(PLAN).body.contains("Gender"));
    assert_eq!(owner.get(&format!("{PLAN}/nobody/versions")).status, 404);
    let mut viewer = join(&program, &mut owner, ("Бекзат", "viewer"), 1);
    assert!(!viewer.open(&page).body.contains("Bring back"));
    let token = viewer.open("/studies").hidden("_token");
    let sent = [("_token", token.as_str()), ("number", "1"), ("seen", "4")];
    assert_eq!(viewer.post(&page, &sent).status, 404);
}

crate::on_both!(
    a_plan_of_many_figures_is_made_apart,
    a_figure_is_drawn_with_its_table_or_not_with_the_reason,
    a_plan_goes_out_and_comes_back_whole_or_not_at_all,
    an_older_version_is_found_and_brought_back,
    a_table_is_its_address_and_a_file,
    a_plan_is_kept_ordered_and_changed_only_by_whoever_saw_it_last,
    a_table_that_cannot_be_counted_any_more_says_why_in_the_file,
    a_viewer_reads_the_plan_and_a_stranger_finds_nothing,
);
