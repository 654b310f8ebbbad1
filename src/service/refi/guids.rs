//! The identity of rows that brought none from elsewhere: made of the study's and the row's key, so
//! that it is the same at each export.

use crate::store::{self, Db, studies, studies::Study};
use domain::text::Span;
use uuid::Uuid;

/// The identities of a study's rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guids(Uuid);

/// A user who stands for what coders agreed upon. The same in all studies, so that it is known again.
const AGREED: &str = "saual/agreed";

impl Guids {
    /// Those of a study.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub(super) async fn of(db: &impl Db, study: &Study) -> store::Result<Self> {
        let begun = studies::begun(db, study.id).await?.timestamp_micros();
        let name = format!("saual/{}/{begun}", study.id);
        Ok(Self(Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())))
    }

    /// That of a row.
    pub(super) fn row(self, table: &str, id: i64) -> Uuid {
        Uuid::new_v5(&self.0, format!("{table}/{id}").as_bytes())
    }

    /// That of a variable.
    pub(super) fn variable(self, name: &str) -> Uuid {
        Uuid::new_v5(&self.0, format!("variable/{name}").as_bytes())
    }

    /// That of the coders' agreement.
    pub(super) fn agreed() -> Uuid {
        Uuid::new_v5(&Uuid::NAMESPACE_URL, AGREED.as_bytes())
    }
}

/// That of a coder's stretch of a document.
pub(super) fn stretch(document: Uuid, span: Span, coder: Option<Uuid>) -> Uuid {
    let coder = coder.unwrap_or_else(Uuid::nil);
    Uuid::new_v5(&document, format!("{}-{}/{coder}", span.start, span.end).as_bytes())
}
