//! What every phone of a study gets, compressed once and as small as it goes: a whole form has a tenth
//! less so than with what a server can do for each request.

use actix_web::web::{self, Bytes};
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::io::{self, Write as _};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a file is known by: what it holds. So nothing here ever grows old.
type Hash = [u8; 32];

/// Above this the best compression takes seconds; what is so large is compressed quickly each time.
const LARGE: usize = 256 << 10;
/// A few studies in three languages each; the least lately made is forgotten first. With [`LARGE`] it
/// bounds the memory.
const MOST: usize = 48;

static PACKED: Mutex<VecDeque<(Hash, Bytes)>> = Mutex::new(VecDeque::new());

/// The hash of a file.
pub(super) fn hash(content: &[u8]) -> Hash {
    Sha256::digest(content).into()
}

/// A file of that hash, compressed with brotli.
///
/// # Errors
/// Where there is no thread for it any more: the server stops.
pub(super) async fn brotli(hash: Hash, content: Bytes) -> io::Result<Bytes> {
    let known = packed().iter().find(|(one, _)| *one == hash).map(|(_, bytes)| bytes.clone());
    if let Some(known) = known {
        return Ok(known);
    }
    let lasts = content.len() <= LARGE;
    let bytes = web::block(move || compress(&content, if lasts { 11 } else { 5 })).await;
    let bytes = Bytes::from(bytes.map_err(io::Error::other)??);
    if lasts {
        let mut packed = packed();
        packed.push_front((hash, bytes.clone()));
        packed.truncate(MOST);
    }
    Ok(bytes)
}

/// Whoever panicked while holding it left it whole.
fn packed() -> MutexGuard<'static, VecDeque<(Hash, Bytes)>> {
    PACKED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn compress(content: &[u8], quality: u32) -> io::Result<Vec<u8>> {
    let mut small = Vec::with_capacity(content.len() / 4);
    brotli::CompressorWriter::new(&mut small, 4096, quality, 18).write_all(content)?;
    Ok(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn a_form_is_compressed_once_holds_the_same_and_what_is_kept_stays_bounded() {
        let form = Bytes::from("<p>Сауалнама</p>".repeat(1000));
        let first = brotli(hash(&form), form.clone()).await.expect("a thread");
        let again = brotli(hash(&form), form.clone()).await.expect("a thread");
        assert_eq!(first.as_ptr(), again.as_ptr());
        let mut plain = Vec::new();
        io::Read::read_to_end(&mut brotli::Decompressor::new(&first[..], 4096), &mut plain).expect("brotli");
        assert_eq!(plain, form);
        for number in 0..2 * MOST {
            let form = Bytes::from(number.to_string());
            brotli(hash(&form), form).await.expect("a thread");
        }
        assert!(packed().len() <= MOST);
    }
}
