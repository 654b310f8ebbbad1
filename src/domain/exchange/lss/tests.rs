use super::*;
use crate::answer::Raw;
use crate::form::source;
use crate::form::spoken::in_all;
use crate::language::Language;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const VILLAGE: &str = include_str!("../../../../tests/data/limesurvey/village.lss");
const RESPONSES: &str = include_str!("../../../../tests/data/limesurvey/village.lsr");
const FIELDS: &str = include_str!("../../../../tests/data/limesurvey/fields.lss");

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn village() -> Imported {
    let parts = [("survey_417233.lss", VILLAGE), ("survey_417233_responses.lsr", RESPONSES)];
    read(&archive(&[parts[0], parts[1], ("survey_417233_tokens.lst", "<document/>")])).unwrap()
}

/// A survey with these questions, each a type and its code; more fields may follow.
fn survey(questions: &[(&str, &str, &str)]) -> String {
    let mut rows = String::new();
    for (at, (kind, code, more)) in questions.iter().enumerate() {
        write!(
            rows,
            "<row><qid>{0}</qid><parent_qid>0</parent_qid><gid>1</gid><type>{kind}</type><title>{code}</title>\
             <question>{code}?</question><language>en</language><question_order>{0}</question_order>{more}</row>",
            at + 10
        )
        .unwrap();
    }
    format!(
        "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><groups><rows><row><gid>1</gid><language>en</language>\
         <group_name>G</group_name></row></rows></groups><questions><rows>{rows}</rows></questions><surveys><rows><row>\
         <sid>7</sid><language>en</language></row></rows></surveys></document>"
    )
}

/// What a relevance of LimeSurvey becomes; `n` is a number, `c` yes or no, `t` a text.
fn said(relevance: &str) -> Option<String> {
    let relevance = relevance.replace('&', "&amp;").replace('<', "&lt;");
    let last = format!("<relevance>{relevance}</relevance>");
    let survey = survey(&[("N", "n", ""), ("Y", "c", ""), ("T", "t", ""), ("S", "last", &last)]);
    let imported = read(survey.as_bytes()).unwrap();
    let last = imported.form.question("last").unwrap();
    assert_eq!(last.more.contains_key("limesurvey::relevance"), !imported.losses.is_empty());
    last.relevant.clone().or_else(|| last.more.get("limesurvey::relevance").map(|_| "lost".to_owned()))
}

fn told(losses: &[Loss]) -> String {
    losses.iter().fold(String::new(), |mut told, loss| {
        writeln!(told, "{}\n{}", loss.place, in_all(&loss.message)).unwrap();
        told
    })
}

#[test]
fn a_survey_of_every_type_becomes_a_form_and_says_what_was_lost() {
    let imported = village();
    assert_eq!(imported.survey, "417233");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/limesurvey");
    insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("village", source::write(&imported.form));
        insta::assert_snapshot!("village_losses", told(&imported.losses));
        insta::assert_debug_snapshot!("village_responses", imported.responses);
    });
    let read = source::read(&source::write(&imported.form)).unwrap();
    assert_eq!(read.form, imported.form, "it reads as it is written");
}

#[test]
fn a_survey_is_a_questionnaire_like_any_other_file() {
    use crate::exchange::xlsform::Given;
    use crate::exchange::{Place, questionnaire};
    let read = questionnaire::read(&[Given { name: "village.LSS", bytes: VILLAGE.as_bytes() }]).unwrap();
    assert!(read.form.question("where").is_some());
    assert!(read.warnings.iter().any(|warning| warning.place == Place::Named("novel".to_owned())));
}

#[test]
fn a_survey_of_old_has_texts_by_rows_and_conditions_by_scenarios() {
    let imported = read(FIELDS.as_bytes()).unwrap();
    let form = &imported.form;
    assert_eq!(form.languages, [Language::En]);
    assert_eq!(form.settings.other_languages, ["es"]);
    assert_eq!(form.question("farm").unwrap().label.other["es"], "¿Cultiva?");
    assert_eq!(form.question("crops").unwrap().relevant.as_deref(), Some("${farm} = 'Y'"));
    assert_eq!(
        form.question("tell").unwrap().relevant.as_deref(),
        Some(
            "((selected(${crops}, 'wheat')) and ((${size} = '1') or (${size} = '2'))) or (selected(${crops}, 'rye'))"
        )
    );
    assert_eq!(form.question("ask").unwrap().relevant, None);
    assert_eq!(imported.losses.len(), 1, "a condition on a participant's address");
}

#[test]
fn expressions_are_said_again_where_ours_can_say_them() {
    for (theirs, ours) in [
        ("c == 'Y'", "${c} = 'Y'"),
        ("c.NAOK == \"Y\"", "${c} = 'Y'"),
        ("c eq 'Y' and n gt 5", "${c} = 'Y' and ${n} > 5"),
        ("c == 'Y' && (n <= 5 || n >= 9)", "${c} = 'Y' and (${n} <= 5 or ${n} >= 9)"),
        ("!(c == 'Y')", "not(${c} = 'Y')"),
        ("!is_empty(n)", "not(${n} = '')"),
        ("is_empty(t.NAOK)", "${t} = ''"),
        ("n >= '18'", "${n} >= 18"),
        ("n == '3'", "${n} = 3"),
        ("t == '3'", "${t} = '3'"),
        ("n * 2 + 1 > 7", "((${n} * 2) + 1) > 7"),
        ("n / 2 - -1 > 7", "((${n} div 2) - (-1)) > 7"),
        ("sum(n, n) > 1", "(coalesce(${n}, 0) + coalesce(${n}, 0)) > 1"),
        ("count(t, c) > 1", "(if(${t} != '', 1, 0) + if(${c} != '', 1, 0)) > 1"),
        ("strlen(t) > 3", "string-length(${t}) > 3"),
        ("regexMatch('/^a+$/i', t)", "regex(${t}, '[aA]+')"),
        ("regexMatch('/^[a-zб]{2}\\d$/i', t)", "regex(${t}, '[a-zA-ZбБ]{2}\\d')"),
        ("regexMatch('/b/', t)", "regex(${t}, '.*b.*')"),
        ("if(n > 1, 1, 0) == 1", "if(${n} > 1, 1, 0) = 1"),
        ("t == \"it's\"", "${t} = \"it's\""),
        ("t", "${t} != ''"),
        ("0", "false()"),
    ] {
        assert_eq!(said(theirs).as_deref(), Some(ours), "{theirs}");
    }
    for always in ["", "1"] {
        assert_eq!(said(always), None);
    }
    for lost in [
        "TOKEN:FIRSTNAME == 'x'",
        "nobody == 'Y'",
        "c.shown == 'Yes'",
        "that.c == 'Y'",
        "n = 5",
        "rand(1, 2) == 1",
        "c == 'maybe'",
        "(c == 'Y'",
        "c == 'Y",
        "7X1X10 == 'Y'",
        "last == 'x'",
    ] {
        assert_eq!(said(lost).as_deref(), Some("lost"), "{lost}");
    }
    let long = vec!["c == 'Y'"; 5_000].join(" or ");
    assert_eq!(said(&long).as_deref(), Some("lost"));
    assert_eq!(said(&format!("{}c == 'Y'{}", "(".repeat(500), ")".repeat(500))).as_deref(), Some("lost"));
}

#[test]
fn html_becomes_words() {
    for (html, plain) in [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("a<br/>b<BR>c", "a\nb\nc"),
        ("  a \n b <b>c</b>&nbsp;&amp; &#1179;&#x49B; &unknown;", "a b c & ққ &unknown;"),
        ("<style>p{}</style>x<SCRIPT src='y'>alert('<b>')</SCRIPT >y<!-- no -->", "xy"),
        ("no tag\nat all, 1 < 2", "no tag\nat all, 1 < 2"),
        ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ("<script>never ends", ""),
        ("<b", "<b"),
    ] {
        let words = words::plain(html);
        assert_eq!(words.replace("\n\n", "\n"), plain.replace("\n\n", "\n"), "{html}");
    }
}

#[test]
fn responses_are_what_respondents_would_have_sent() {
    let imported = village();
    let [first, second] = imported.responses.as_slice() else { panic!("two were finished") };
    let values = |raw: &Raw, field: &str| raw.get(field).to_vec();
    assert_eq!(values(&first.raw, "helps"), ["other", "road"]);
    assert_eq!(values(&first.raw, "helps_other"), ["врач"]);
    assert_eq!(values(&first.raw, "order"), ["c", "a", "b"]);
    assert_eq!(values(&first.raw, "age"), ["34"]);
    assert_eq!(values(&first.raw, "born"), ["1991-05-17"]);
    assert_eq!(values(&first.raw, "when"), ["2026-03-05T18:30:00"]);
    assert_eq!(values(&first.raw, "dual_work_0"), ["1"]);
    assert_eq!(values(&first.raw, "dual_work_1"), ["2"]);
    assert_eq!(values(&second.raw, "where"), ["-oth-"]);
    assert_eq!(second.language, Some(Language::Kk));
}

#[test]
fn what_is_no_survey_or_a_trap_is_refused() {
    let key =
        |bytes: &[u8]| read(bytes).err().and_then(|faults| faults.into_iter().next()).unwrap().message.key;
    assert_eq!(key(b""), "lss-fault-kind");
    assert_eq!(key(b"not a survey"), "lss-fault-kind");
    assert_eq!(key(b"\xff\xfe"), "lss-fault-encoding");
    assert_eq!(key(b"PK broken"), "lss-fault-zip");
    assert_eq!(key(RESPONSES.as_bytes()), "lss-fault-kind");
    assert_eq!(key(b"<!DOCTYPE a [<!ENTITY x 'y'>]><document>&x;</document>"), "lss-fault-doctype");
    assert_eq!(key(b"<document>&x;</document>"), "lss-fault-broken");
    assert_eq!(key(b"<document><rows>"), "lss-fault-broken");
    assert_eq!(key("<a>".repeat(1_000).as_bytes()), "lss-fault-deep");
    assert_eq!(key(&archive(&[("readme.txt", "x")])), "lss-fault-no-survey");
    assert_eq!(key(survey(&[]).as_bytes()), "form-fault-no-question");
    let empty = "<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>";
    assert_eq!(key(empty.as_bytes()), "lss-fault-no-survey");
    let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
    bomb.start_file(
        "a.lss",
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated),
    )
    .unwrap();
    bomb.write_all(&vec![b' '; 80 << 20]).unwrap();
    assert_eq!(key(&bomb.finish().unwrap().into_inner()), "lss-fault-large");
}

#[test]
fn names_and_codes_are_made_valid_and_told_apart() {
    let imported =
        read(survey(&[("S", "1st", ""), ("S", "Q1ST", ""), ("S", "a b", ""), ("S", "meta", "")]).as_bytes());
    let imported = imported.unwrap();
    let names: Vec<_> = imported.form.questions().map(|question| question.name.to_string()).collect();
    assert_eq!(names, ["q1st", "Q1ST_2", "a_b", "qmeta"]);
    assert_eq!(imported.losses.len(), 4);
}

proptest! {
    #[test]
    fn no_expression_and_no_text_makes_the_import_panic(source in any::<String>(), html in any::<String>()) {
        let _ = script::condition(&source, &naming::Naming::default(), true);
        let _ = script::value(&source, &naming::Naming::default());
        let _ = script::pattern(&source);
        let plain = words::plain(&html);
        let controls = plain.chars().any(|c| c.is_control() && c != '\n');
        prop_assert!(!controls);
        let _ = words::piped(&html, &naming::Naming::default(), |_| {});
    }

    #[test]
    fn no_file_makes_the_import_panic(cut in 0..VILLAGE.len(), with in "[<>&;a-z/\\]!]{0,4}") {
        let cut = (cut..).find(|at| VILLAGE.is_char_boundary(*at)).unwrap();
        let _ = read(format!("{}{with}{}", &VILLAGE[..cut], &VILLAGE[cut..]).as_bytes());
        let _ = read(&VILLAGE.as_bytes()[..cut]);
    }

    #[test]
    fn parts_of_expressions_in_any_order_are_said_or_lost(
        parts in prop::collection::vec(prop::sample::select(vec![
            "c", "n", ".NAOK", "==", "!=", "'Y'", "5", "(", ")", "and", "or", "!", "-", "+", "is_empty(", "sum(", ",",
        ]), 0..12)
    ) {
        let said = said(&parts.join(" "));
        prop_assert!(said.is_none_or(|said| said == "lost" || crate::expr::Expr::parse(&said).is_ok()));
    }
}
