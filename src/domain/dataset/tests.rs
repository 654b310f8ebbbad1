//! Files as other programs read them: written here, read back by `tests/data/dataset/check.py`.

use super::*;
use crate::language::Language;
use std::io::Cursor;

fn written(mut writer: Box<dyn Rows + '_>, dataset: &Dataset) -> Written {
    samples::rows(dataset, |row| writer.row(row).unwrap());
    writer.finish().unwrap()
}

fn sav(dataset: &Dataset, language: Language, packing: sav::Packing) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let writer = sav::Writer::new(&mut bytes, dataset, language, packing).unwrap();
    assert_eq!(written(Box::new(writer), dataset), Written { rows: 6, shortened: Vec::new() });
    bytes.into_inner()
}

fn dta(dataset: &Dataset, language: Language) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let writer = dta::Writer::new(&mut bytes, Cursor::new(Vec::new()), dataset, language).unwrap();
    assert_eq!(written(Box::new(writer), dataset), Written { rows: 6, shortened: Vec::new() });
    bytes.into_inner()
}

/// Where the files for other programs go: a folder named in `SAUAL_DATASETS`, where there is one.
#[test]
fn the_files_for_other_programs_are_written_where_they_are_wanted() {
    let Some(folder) = std::env::var_os("SAUAL_DATASETS") else { return };
    let folder = std::path::PathBuf::from(folder);
    let dataset = samples::dataset();
    for language in Language::ALL {
        for (packing, ending) in [(sav::Packing::Bytecode, "sav"), (sav::Packing::Zlib, "zsav")] {
            let bytes = sav(&dataset, language, packing);
            std::fs::write(folder.join(format!("schools-{language}.{ending}")), bytes).unwrap();
        }
        std::fs::write(folder.join(format!("schools-{language}.dta")), dta(&dataset, language)).unwrap();
    }
}
