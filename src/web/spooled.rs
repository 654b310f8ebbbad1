//! A form with a file of another program: the file goes to the disk as it comes.

use crate::service::recordings::Received;
use crate::web::access::SignedIn;
use crate::web::error::{Error, Result};
use crate::web::parts::{broken, spool, text};
use crate::web::query::Fields;
use crate::web::{body, reader};
use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::web::Payload;
use futures_util::TryStreamExt;

/// The fields of the form, and its file where one was chosen.
pub(super) struct Sent {
    pub(super) fields: Fields,
    pub(super) file: Option<Received>,
}

/// The most fields: one for each person of a file, and some more.
const MOST: usize = 400;

/// Reads the form. Its token comes before its file, so that nothing is taken of whoever may not send it.
///
/// # Errors
/// [`Error::TooLarge`] where so much is announced; of a file whose end is not known before, what is beyond
/// the limit is read and let go.
pub(super) async fn read(request: &HttpRequest, who: &SignedIn, payload: Payload) -> Result<Sent> {
    let limits = reader::app(request).config.limits;
    body::announced(request, limits.exchange + limits.fields)
        .map_err(|_| Error::TooLarge { limit: limits.exchange })?;
    let mut parts = Multipart::new(request.headers(), payload);
    let (mut fields, mut file, mut left) = (Vec::new(), None, limits.fields);
    while let Some(mut part) = parts.try_next().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        match part.content_disposition().and_then(|it| it.get_filename()).map(str::to_owned) {
            None if fields.len() < MOST => {
                let words = text(&mut part, left).await?;
                left -= words.len();
                fields.push((name, words));
            }
            Some(name) if file.is_none() => {
                who.sent(&Fields::of(fields.clone()))?;
                let (content, size) = spool(&mut part, limits.exchange as u64).await?;
                file = Some(Received { name, content, size });
            }
            _ => return Err(broken(())),
        }
    }
    let fields = Fields::of(fields);
    who.sent(&fields)?;
    // Browsers name a file that holds nothing where none was chosen.
    Ok(Sent { fields, file: file.filter(|file| file.size > 0) })
}
