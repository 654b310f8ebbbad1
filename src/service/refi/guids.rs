//! The identity of rows that brought none from elsewhere: made of the study's and the row's key, so
//! that it is the same at each export.

use crate::store::{self, Db, studies, studies::Study};
use domain::text::Span;
use std::collections::{HashMap, HashSet};
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

    /// Gives each row an identity of its own: the one it brought, or one made of its key. What comes in
    /// again after it was changed or taken out here, and is here then twice, has one identity; the later
    /// row gets another.
    pub(super) fn settle<R>(
        self,
        table: &str,
        rows: &mut [R],
        own: impl FnMut(&mut R) -> (i64, &mut Option<Uuid>),
    ) {
        let mut each: Vec<(i64, &mut Option<Uuid>)> = rows.iter_mut().map(own).collect();
        each.sort_by_key(|(id, _)| *id);
        let mut met = HashSet::new();
        for (id, guid) in each {
            let own = guid.unwrap_or_else(|| self.row(table, id));
            let again = || Uuid::new_v5(&own, format!("again/{id}").as_bytes());
            *guid = Some(if met.insert(own) { own } else { again() });
        }
    }

    /// The same by key, where those that rows brought are read apart.
    pub(super) fn by_key(
        self,
        table: &str,
        ids: impl Iterator<Item = i64>,
        brought: Vec<(i64, Uuid)>,
    ) -> HashMap<i64, Uuid> {
        let brought: HashMap<i64, Uuid> = brought.into_iter().collect();
        let mut rows: Vec<_> = ids.map(|id| (id, brought.get(&id).copied())).collect();
        self.settle(table, &mut rows, |(id, guid)| (*id, guid));
        rows.into_iter().filter_map(|(id, guid)| Some((id, guid?))).collect()
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
