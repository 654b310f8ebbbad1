//! A form with a file.

use super::error::Error;
use super::query::Fields;
use super::{body, reader};
use actix_multipart::Multipart;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures_util::TryStreamExt;
use futures_util::future::LocalBoxFuture;

/// The fields of a form, and its file where one was chosen.
pub(super) struct Upload {
    pub(super) fields: Fields,
    /// Its name, which is never a path here, and what it holds.
    pub(super) file: Option<(String, Bytes)>,
}

/// The most fields and files: some of each file or person that is looked at.
const MOST_PARTS: usize = 400;
/// The most fields beside a whole questionnaire or mapping: what is declared of each choice, or what each of
/// sixty values of three hundred columns becomes.
const MOST_LONG: usize = 30_000;

impl FromRequest for Upload {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let uploads = Uploads::from_request(request, payload);
        Box::pin(async move {
            let Uploads { fields, files } = uploads.await?;
            // Some browsers name a file that holds nothing where none was chosen.
            Ok(Self { fields, file: files.into_iter().rfind(|(_, bytes)| !bytes.is_empty()) })
        })
    }
}

/// The fields of a form, and all the files that were chosen: together they take no more than twice what one
/// may.
pub(super) struct Uploads {
    pub(super) fields: Fields,
    pub(super) files: Vec<(String, Bytes)>,
}

impl FromRequest for Uploads {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let limits = reader::app(&request).config.limits;
            body::announced(&request, 2 * limits.upload)?;
            let parts = Multipart::new(request.headers(), payload);
            // What was read from files comes back as fields, to be mended: together as long as they may be.
            read(parts, limits.upload, 2 * limits.upload, MOST_PARTS).await
        })
    }
}

/// The fields of a form that may hold a whole questionnaire, or the mapping of a wide table. As parts they may take as much as a file:
/// percent signs make six bytes of a Cyrillic letter.
pub(super) struct LongFields(pub(super) Fields);

impl FromRequest for LongFields {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if body::is_form(request) {
            let fields = Fields::from_request(request, payload);
            return Box::pin(async move { fields.await.map(Self) });
        }
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let limit = reader::app(&request).config.limits.upload;
            body::announced(&request, limit)?;
            let parts = Multipart::new(request.headers(), payload);
            read(parts, limit, limit, MOST_LONG).await.map(|uploads| Self(uploads.fields))
        })
    }
}

async fn read(
    mut parts: Multipart,
    upload: usize,
    fields_limit: usize,
    most: usize,
) -> Result<Uploads, Error> {
    const BROKEN: Error = Error::BadRequest("not a form with a file");
    let (mut fields, mut files, mut seen, mut left) = (Vec::new(), Vec::new(), 0, fields_limit);
    let mut left_of_files = 2 * upload;
    while let Some(mut part) = parts.try_next().await.map_err(|_| BROKEN)? {
        seen += 1;
        if seen > most {
            return Err(BROKEN);
        }
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.content_disposition().and_then(|it| it.get_filename()).map(str::to_owned);
        let limit = if file_name.is_some() { left_of_files.min(upload) } else { left.min(upload) };
        let mut bytes = BytesMut::new();
        while let Some(chunk) = part.try_next().await.map_err(|_| BROKEN)? {
            if bytes.len() + chunk.len() > limit {
                return Err(Error::TooLarge { limit });
            }
            bytes.extend_from_slice(&chunk);
        }
        match file_name {
            // A browser sends an empty file where none was chosen.
            Some(name) if !name.is_empty() => {
                let plain: String = name.chars().filter(|c| !c.is_control() && !"/\\".contains(*c)).collect();
                left_of_files -= bytes.len();
                files.push((plain, bytes.freeze()));
            }
            Some(_) => {}
            None => {
                left -= bytes.len();
                let value =
                    String::from_utf8(bytes.to_vec()).map_err(|_| Error::BadRequest("broken UTF-8"))?;
                if value.contains('\0') {
                    return Err(Error::BadRequest("a NUL"));
                }
                fields.push((name, value));
            }
        }
    }
    Ok(Uploads { fields: Fields::of(fields), files })
}
