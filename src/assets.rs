//! Style sheets, scripts and fonts, embedded. Each is served under an address that holds a hash of
//! its content, so that a browser may keep it for ever.

use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// A file that pages refer to.
pub struct Asset {
    /// Its name, as templates call it.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// What it holds.
    pub content: Vec<u8>,
    /// The address it is served under.
    pub address: String,
}

macro_rules! file {
    ($name:literal, $path:literal, $type:literal) => {
        ($name, $type, include_bytes!(concat!("../templates/", $path)).as_slice())
    };
}

/// The order matters: a file stands after those whose names it holds.
const FILES: &[(&str, &str, &[u8])] = &[
    file!("kazakh.woff2", "fonts/kazakh.woff2", "font/woff2"),
    file!("icon.svg", "icon.svg", "image/svg+xml"),
    file!("app.css", "css/app.css", "text/css; charset=utf-8"),
    file!("respond.css", "css/respond.css", "text/css; charset=utf-8"),
    file!("respond-more.css", "css/respond-more.css", "text/css; charset=utf-8"),
    file!("coding.js", "js/coding.js", "text/javascript; charset=utf-8"),
    file!("looks.js", "js/looks.js", "text/javascript; charset=utf-8"),
    file!("respond.js", "js/respond.js", "text/javascript; charset=utf-8"),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> = Vec::with_capacity(FILES.len());
    for (name, media_type, content) in FILES {
        let content =
            if media_type.starts_with("text/css") { refer(content, &assets) } else { content.to_vec() };
        let digest = Sha256::digest(&content);
        let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        assets.push(Asset { name, media_type, content, address: format!("/assets/{hash}/{name}") });
    }
    assets
});

/// A style sheet names fonts by their plain names; here they get their addresses.
fn refer(content: &[u8], before: &[Asset]) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(content).into_owned();
    for asset in before {
        text = text.replace(&format!("url(\"{}\")", asset.name), &format!("url(\"{}\")", asset.address));
    }
    text.into_bytes()
}

/// The address of a file; `None` where there is no such file.
#[must_use]
pub fn address(name: &str) -> Option<&'static str> {
    ASSETS.iter().find(|asset| asset.name == name).map(|asset| asset.address.as_str())
}

/// The file under an address.
#[must_use]
pub fn at(address: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.address == address)
}
