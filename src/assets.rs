//! Style sheets, scripts and fonts, embedded and compressed at build. Each is served under an address
//! that holds a hash of its content, so that a browser may keep it for ever.

/// A file that pages refer to.
pub struct Asset {
    /// Its name, as templates call it.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// The address it is served under.
    pub address: &'static str,
    /// What it holds.
    pub content: &'static [u8],
    /// The same, compressed by brotli; empty where that saves nothing.
    pub brotli: &'static [u8],
    /// The same, compressed by gzip; empty where that saves nothing.
    pub gzip: &'static [u8],
}

/// Made by `build.rs` from the files listed in `assets/list.rs`.
const ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The file of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// The address of a file; `None` where there is no such file.
#[must_use]
pub fn address(name: &str) -> Option<&'static str> {
    named(name).map(|asset| asset.address)
}

/// The file under an address.
#[must_use]
pub fn at(address: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.address == address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_compressed_holds_the_same() {
        for asset in ASSETS.iter().filter(|asset| !asset.brotli.is_empty()) {
            let mut plain = Vec::new();
            flate2::read::GzDecoder::new(asset.gzip).read_to_end(&mut plain).expect("gzip");
            assert_eq!(plain, asset.content, "{}", asset.name);
            let mut plain = Vec::new();
            brotli::Decompressor::new(asset.brotli, 4096).read_to_end(&mut plain).expect("brotli");
            assert_eq!(plain, asset.content, "{}", asset.name);
            assert!(asset.brotli.len() < asset.gzip.len(), "{}", asset.name);
        }
    }

    #[test]
    fn the_first_page_of_a_survey_stays_small() {
        let size = |name: &str| named(name).expect(name).brotli.len();
        assert!(size("respond.css") <= 4 << 10, "respond.css has {} bytes", size("respond.css"));
        assert!(size("respond-more.css") <= 4 << 10, "respond-more.css has {}", size("respond-more.css"));
    }

    #[test]
    fn what_evaluates_a_form_on_a_phone_stays_small() {
        let size = |name: &str| named(name).expect(name).brotli.len();
        assert!(size("logic.js") <= 8 << 10, "logic.js has {} bytes", size("logic.js"));
        assert!(size("respond.js") <= 10 << 10, "respond.js has {} bytes", size("respond.js"));
        assert!(size("varying.js") <= 2 << 10, "varying.js has {} bytes", size("varying.js"));
    }

    #[test]
    fn style_sheets_name_fonts_by_their_addresses() {
        let style = String::from_utf8_lossy(named("respond.css").expect("a style sheet").content);
        assert!(style.contains(address("kazakh.woff2").expect("a font")) && !style.contains("/*"));
    }
}
