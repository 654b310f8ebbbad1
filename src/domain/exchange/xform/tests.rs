use crate::exchange::questionnaire;
use crate::exchange::xlsform::Given;
use crate::form::Form;

fn read(name: &str, bytes: &[u8]) -> Form {
    match questionnaire::read(&[Given { name, bytes }]) {
        Ok(read) => read.form,
        Err(faults) => panic!("{name}: {faults:?}"),
    }
}

fn sample() -> Form {
    read("household.xlsx", include_bytes!("../../../../tests/data/xlsform/household.xlsx"))
}

#[test]
fn the_sample_form_is_written_as_an_xform_and_read_as_the_same() {
    let form = sample();
    let xml = super::write::xml(&form, "household");
    assert_eq!(read("household.xml", xml.as_bytes()), form);
    insta::assert_snapshot!(xml.replace('>', ">\n"));
}

#[test]
fn an_xform_of_pyxform_is_read_with_names_for_its_paths() {
    let form = read("household.xml", include_bytes!("../../../../tests/data/xlsform/household.xml"));
    let asked = sample();
    let names = |form: &Form| form.items().filter_map(|item| item.name().cloned()).collect::<Vec<_>>();
    assert_eq!(names(&form), names(&asked));
    for name in ["income", "district", "health", "double_age", "size"] {
        let (read, meant) = (form.question(name).expect(name), asked.question(name).expect(name));
        assert_eq!(
            (
                &read.kind.choices().map(|choices| choices.list()),
                &read.relevant,
                &read.calculation,
                &read.default,
                &read.choice_filter
            ),
            (
                &meant.kind.choices().map(|choices| choices.list()),
                &meant.relevant,
                &meant.calculation,
                &meant.default,
                &meant.choice_filter
            ),
            "{name}"
        );
    }
    assert_eq!(
        form.group("member").and_then(|group| group.repeat.clone()),
        asked.group("member").and_then(|group| group.repeat.clone())
    );
    assert_eq!(form.settings.instance_name, asked.settings.instance_name);
    let xml = super::write::xml(&form, "household");
    assert_eq!(read("household.xml", xml.as_bytes()), form);
}

#[test]
fn every_fault_of_an_xform_names_its_line_and_question() {
    let xml = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>T</h:title><model>
<instance><data id="f"><a/><b/><c/></data></instance>
<instance id="l"><root>
<item><name>x</name><label>X</label></item>
<item><label>Y</label></item>
</root></instance>
<bind nodeset="/data/a" type="int" relevant="/data/b = "/>
<bind nodeset="/data/b" type="string" constraint="${nobody} = 1"/>
</model></h:head>
<h:body>
<input ref="/data/a"><label>A</label></input>
<input ref="/data/b"><label>B</label></input>
<select1 ref="/data/c"><label>C</label>
<itemset nodeset="instance('k')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
</h:body></h:html>"#;
    let refused =
        questionnaire::read(&[Given { name: "form.xml", bytes: xml.as_bytes() }]).expect_err("refused");
    let told: Vec<String> =
        refused.faults.iter().map(|fault| format!("{} {}", fault.place, fault.message.key)).collect();
    assert_eq!(
        told,
        [
            "6: l.name import-choice-name-missing",
            "12: a.relevant form-expr-ended",
            "13: b.constraint form-expr-unknown",
            "14: c.type import-list-unknown",
        ]
    );
}

#[test]
fn what_is_no_xform_or_a_trap_is_told() {
    let told = |text: &str| {
        let refused =
            questionnaire::read(&[Given { name: "form.xml", bytes: text.as_bytes() }]).expect_err("refused");
        refused.faults[0].message.key.clone()
    };
    assert_eq!(told("<html/>"), "import-xform-part");
    assert_eq!(told("<!DOCTYPE a><html/>"), "import-xml-doctype");
    assert_eq!(told("<html"), "import-xml-broken");
    assert_eq!(told(&"<a>".repeat(100_000)), "import-xml-deep");
}

#[test]
fn an_xform_of_more_nodes_than_forms_have_is_refused_early() {
    let told = |nodes: &str, binds: &str, body: &str| {
        let xml = format!(
            "<html><head><title>T</title><model><instance><data id=\"f\">{nodes}</data></instance>{binds}</model>\
             </head><body>{body}</body></html>"
        );
        let refused = questionnaire::read(&[Given { name: "form.xml", bytes: xml.as_bytes() }]);
        refused.expect_err("refused").faults[0].message.key.clone()
    };
    let each = |count: usize, text: &dyn Fn(usize) -> String| (0..count).map(text).collect::<String>();
    let same = each(7_000, &|number| format!("<a{number}><b><x/></b></a{number}>"));
    assert_eq!(told(&same, "", ""), "form-check-many-items");
    let sets = each(20_001, &|number| format!("<setvalue ref=\"/data/a\" value=\"{number}\"/>"));
    assert_eq!(told("<a/>", &sets, ""), "form-check-many-items");
    let attributes = each(250, &|number| format!(" a{number}=\"\""));
    assert_eq!(told(&format!("<a{attributes}/>").repeat(4_100), "", ""), "import-xml-large");
}

mod any_form {
    use super::super::write;
    use crate::exchange::questionnaire;
    use crate::exchange::xlsform::Given;
    use crate::form::arbitrary;
    use proptest::prelude::*;

    /// What a failure shows shortest.
    fn json(form: &crate::form::Form) -> String {
        serde_json::to_string(form).expect("JSON")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_form_that_was_read_is_written_and_read_as_the_same(form in arbitrary::form()) {
            let again = |form| {
                let xml = write::xml(form, "form");
                questionnaire::read(&[Given { name: "form.xml", bytes: xml.as_bytes() }])
            };
            if let Ok(first) = again(&form) {
                let second = again(&first.form).map(|read| json(&read.form));
                prop_assert_eq!(second, Ok(json(&first.form)));
            }
        }
    }
}
