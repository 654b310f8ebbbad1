//! A page as a browser sends it: its fields alone, or with files.

use crate::service::respond::files::Received;
use crate::web::error::Error;
use crate::web::parts::{broken, spool, text};
use crate::web::query::Fields;
use crate::web::{body, reader};
use actix_multipart::Multipart;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures_util::TryStreamExt;
use futures_util::future::LocalBoxFuture;

/// The fields of a page, and the files chosen on it. A file that is too large is left out and said to
/// be: what else was typed must not be lost for it.
pub(super) struct Sent {
    pub(super) fields: Fields,
    pub(super) files: Vec<Received>,
}

/// What stands before the name of a question whose file it is.
const FILE: &str = "_file:";
/// The most fields and files.
const MOST_PARTS: usize = 10_000;

impl FromRequest for Sent {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if body::is_form(request) {
            let fields = Fields::from_request(request, payload);
            return Box::pin(async move { Ok(Self { fields: fields.await?, files: Vec::new() }) });
        }
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let limits = reader::app(&request).config.limits;
            body::announced(&request, limits.files + limits.fields)?;
            read(Multipart::new(request.headers(), payload), limits.file, limits.fields).await
        })
    }
}

async fn read(mut parts: Multipart, most: usize, fields_limit: usize) -> Result<Sent, Error> {
    let (mut fields, mut files, mut left) = (Vec::new(), Vec::new(), fields_limit);
    let mut seen = 0;
    while let Some(mut part) = parts.try_next().await.map_err(broken)? {
        seen += 1;
        if seen > MOST_PARTS {
            return Err(broken(()));
        }
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.content_disposition().and_then(|it| it.get_filename()).map(str::to_owned);
        match file_name {
            Some(file_name) => {
                let field = name.strip_prefix(FILE).unwrap_or_default().to_owned();
                let (content, size) = spool(&mut part, most as u64).await?;
                // A browser sends an empty file where none was chosen.
                if size > 0 && !field.is_empty() {
                    files.push(Received { field, name: file_name, content, size });
                }
            }
            None => {
                let value = text(&mut part, left).await?;
                left -= value.len();
                fields.push((name, value));
            }
        }
    }
    Ok(Sent { fields: Fields::of(fields), files })
}
