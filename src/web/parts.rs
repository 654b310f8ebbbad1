//! The parts of a form with files.

use super::error::Error;
use actix_multipart::Field;
use actix_web::web::BytesMut;
use futures_util::TryStreamExt;
use tokio::io::AsyncWriteExt;

/// What is told of a body that is no such form.
pub(super) fn broken<E>(_: E) -> Error {
    Error::BadRequest("not a form with a file")
}

/// The words of a field.
///
/// # Errors
/// [`Error::TooLarge`] beyond the limit, [`Error::BadRequest`] where it is no text.
pub(super) async fn text(part: &mut Field, limit: usize) -> Result<String, Error> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = part.try_next().await.map_err(broken)? {
        if bytes.len() + chunk.len() > limit {
            return Err(Error::TooLarge { limit });
        }
        bytes.extend_from_slice(&chunk);
    }
    let value = String::from_utf8(bytes.to_vec()).map_err(|_| Error::BadRequest("broken UTF-8"))?;
    if value.contains('\0') { Err(Error::BadRequest("a NUL")) } else { Ok(value) }
}

/// Lets a file wait on the disk, without a name, so that it is gone when nobody holds it. What is
/// beyond the most bytes is read and let go: there is no file then.
///
/// # Errors
/// Where the connection breaks or the disk is full.
pub(super) async fn spool(part: &mut Field, most: u64) -> Result<(Option<std::fs::File>, u64), Error> {
    let (mut file, mut size) = (None, 0);
    while let Some(chunk) = part.try_next().await.map_err(broken)? {
        size += chunk.len() as u64;
        if size > most {
            file = None;
            continue;
        }
        let file: &mut tokio::fs::File = match &mut file {
            Some(file) => file,
            none => none.insert(tokio::fs::File::from_std(tempfile::tempfile().map_err(inner)?)),
        };
        file.write_all(&chunk).await.map_err(inner)?;
    }
    let Some(mut file) = file else { return Ok((None, size)) };
    file.flush().await.map_err(inner)?;
    Ok((Some(file.into_std().await), size))
}

fn inner(error: std::io::Error) -> Error {
    Error::Internal(error.into())
}
