//! Pronouns, particles and clipped verbs, whose forms no rule gives.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A stem and its forms. A form may be of two.
const FORMS: &[(&str, &str)] = &[
    ("мен", "мен мені менің маған менде менен менімен менікі меніңше"),
    ("сен", "сен сені сенің саған сенде сенен сенімен сенікі сеніңше"),
    ("ол", "ол оны оның оған онда одан онан онымен онысы онікі олай ондай"),
    (
        "бұл",
        "бұл мұны мұның мұнда мұнан мұнымен мұнысы мұндай мұндайды мұнша бұны бұның бұнда бұған бұдан \
         бұнымен бұндай былай",
    ),
    ("сол", "сол соны соның соған сонда содан сонымен соныменен сонысы солай сондай сонша"),
    ("осы", "осы осыны осының осыған осында осыдан осымен осынысы осылай осындай осынша"),
    ("анау", "анау ананы ананың аналай"),
    ("ана", "ана ананы ананың"),
    ("мынау", "мынау мынаны мынаның мынадай мынандай"),
    (
        "е",
        "еді едім едің едіңіз едік екен екенмін екенсің екенсіз екенін екені екенмен екенімен екеніне \
         екендігі екендігін емес емеспін емессің емессіз емеспіз есе",
    ),
    ("ма", "ма ме ба бе па пе"),
    ("да", "да де та те"),
    ("де", "де"),
    ("мен", "бен пен менен бенен пенен"),
    ("ғана", "ғана қана"),
    ("бол", "боп"),
    ("қыл", "қып"),
    ("кел", "кеп"),
    ("әкел", "әкеп"),
    ("сал", "сап"),
    ("ал", "ап"),
    ("қал", "қап"),
];

static STEMS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut stems: HashMap<_, Vec<_>> = HashMap::new();
    for (stem, forms) in FORMS {
        for form in forms.split(' ') {
            stems.entry(form).or_default().push(*stem);
        }
    }
    stems
});

/// The stems of an irregular form.
pub(super) fn stems(form: &str) -> Option<Vec<String>> {
    STEMS.get(form).map(|stems| stems.iter().map(|stem| (*stem).to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_has_more_stems_than_a_word_may_have_nor_a_longer_one() {
        for (form, stems) in STEMS.iter() {
            assert!(stems.len() <= super::super::MOST, "{form}");
            assert!(stems.iter().all(|stem| stem.len() <= form.len()), "{form}");
        }
    }
}
