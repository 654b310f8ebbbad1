//! The parts of a file: a `.lss` is one, a `.lsa` is a zip of several.

use super::{Fault, Losses};
use crate::form::excerpt;
use crate::message::Message;
use std::io::{Cursor, Read};

/// The most that a file, or all parts of an archive together, may be when unpacked.
pub(super) const UNPACKED: u64 = 200 << 20;
/// The most entries of an archive.
const ENTRIES: usize = 5_000;
/// How many times larger than packed a part may be; text packs well, but not so well.
const RATIO: u64 = 400;

/// The XML of a file.
pub(super) struct Parts {
    pub(super) survey: String,
    pub(super) responses: Option<String>,
}

impl Parts {
    pub(super) fn of(bytes: &[u8], losses: &mut Losses) -> Result<Self, Fault> {
        if bytes.len() as u64 > UNPACKED {
            return Err(Fault::of_file("lss-fault-large"));
        }
        if bytes.starts_with(b"PK") {
            return unpack(bytes, losses);
        }
        Ok(Self { survey: text(bytes.to_vec())?, responses: None })
    }
}

fn unpack(bytes: &[u8], losses: &mut Losses) -> Result<Parts, Fault> {
    let broken = || Fault::of_file("lss-fault-zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > ENTRIES {
        return Err(Fault::of_file("lss-fault-entries"));
    }
    let (mut survey, mut responses, mut left) = (None, None, UNPACKED);
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| broken())?;
        let name = entry.name().map_err(|_| broken())?.into_owned();
        let part = match name.to_lowercase().rsplit('.').next() {
            Some("lss") => &mut survey,
            Some("lsr") => &mut responses,
            _ => {
                let told = Message::new("lss-part").with("file", excerpt(&name));
                losses.tell("", told);
                continue;
            }
        };
        // Counted while reading: what the archive says of its sizes is not to be believed.
        let most = left.min(entry.compressed_size().saturating_mul(RATIO).saturating_add(1 << 16));
        let mut unpacked = Vec::new();
        entry.take(most + 1).read_to_end(&mut unpacked).map_err(|_| broken())?;
        if unpacked.len() as u64 > most {
            return Err(Fault::of_file("lss-fault-large"));
        }
        left -= unpacked.len() as u64;
        *part = Some(text(unpacked)?);
    }
    Ok(Parts { survey: survey.ok_or_else(|| Fault::of_file("lss-fault-no-survey"))?, responses })
}

fn text(bytes: Vec<u8>) -> Result<String, Fault> {
    String::from_utf8(bytes).map_err(|_| Fault::of_file("lss-fault-encoding"))
}
