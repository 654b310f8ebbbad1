//! The regions and cities of Kazakhstan since 2022, by the codes that the studies use.
//!
//! Names and KATO codes: the state classifier of administrative units, as of 17 October 2022.

use crate::language::Text;
use std::sync::LazyLock;

/// A region or a city of republican standing.
#[derive(Clone, Debug)]
pub struct Region {
    /// What data calls it.
    pub code: &'static str,
    /// Its code in the state classifier.
    pub kato: &'static str,
    /// Its name as a citation has room for.
    pub short: Text,
}

const ROWS: [(&str, &str, &str, &str, &str); 20] = [
    ("abai", "100000000", "Абай обл.", "обл. Абай", "Abai Region"),
    ("akmola", "110000000", "Ақмола обл.", "Акмолинская обл.", "Akmola Region"),
    ("aktobe", "150000000", "Ақтөбе обл.", "Актюбинская обл.", "Aktobe Region"),
    ("almaty_region", "190000000", "Алматы обл.", "Алматинская обл.", "Almaty Region"),
    ("atyrau", "230000000", "Атырау обл.", "Атырауская обл.", "Atyrau Region"),
    (
        "west_kazakhstan",
        "270000000",
        "Батыс Қазақстан обл.",
        "Западно-Казахстанская обл.",
        "West Kazakhstan Region",
    ),
    ("zhambyl", "310000000", "Жамбыл обл.", "Жамбылская обл.", "Zhambyl Region"),
    ("jetisu", "330000000", "Жетісу обл.", "обл. Жетісу", "Jetisu Region"),
    ("karaganda", "350000000", "Қарағанды обл.", "Карагандинская обл.", "Karaganda Region"),
    ("kostanay", "390000000", "Қостанай обл.", "Костанайская обл.", "Kostanay Region"),
    ("kyzylorda", "430000000", "Қызылорда обл.", "Кызылординская обл.", "Kyzylorda Region"),
    ("mangystau", "470000000", "Маңғыстау обл.", "Мангистауская обл.", "Mangystau Region"),
    ("pavlodar", "550000000", "Павлодар обл.", "Павлодарская обл.", "Pavlodar Region"),
    (
        "north_kazakhstan",
        "590000000",
        "Солтүстік Қазақстан обл.",
        "Северо-Казахстанская обл.",
        "North Kazakhstan Region",
    ),
    ("turkistan", "610000000", "Түркістан обл.", "Туркестанская обл.", "Turkistan Region"),
    ("ulytau", "620000000", "Ұлытау обл.", "обл. Ұлытау", "Ulytau Region"),
    (
        "east_kazakhstan",
        "630000000",
        "Шығыс Қазақстан обл.",
        "Восточно-Казахстанская обл.",
        "East Kazakhstan Region",
    ),
    ("astana", "710000000", "Астана", "г. Астана", "Astana"),
    ("almaty", "750000000", "Алматы", "г. Алматы", "Almaty"),
    ("shymkent", "790000000", "Шымкент", "г. Шымкент", "Shymkent"),
];

/// Every region, by KATO code.
pub static REGIONS: LazyLock<Vec<Region>> = LazyLock::new(|| {
    ROWS.iter().map(|&(code, kato, kk, ru, en)| Region { code, kato, short: Text::of(kk, ru, en) }).collect()
});

/// The region of a code.
#[must_use]
pub fn region(code: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.code == code)
}
