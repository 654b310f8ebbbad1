//! Pictures, sounds and films that forms show.

use super::{Db, Result, Tx};
use entity::{form_file, form_version};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::OnConflict,
};

/// A file of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFile {
    /// What the form calls it.
    pub name: String,
    /// What it is, by its bytes.
    pub media_type: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Keeps a file with a version, in place of one of the same name.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(tx: &Tx, form_version_id: i64, file: FormFile) -> Result<()> {
    let row = form_file::ActiveModel {
        form_version_id: Set(form_version_id),
        name: Set(file.name),
        media_type: Set(file.media_type),
        bytes: Set(file.bytes),
    };
    let conflict =
        OnConflict::columns(["form_version_id", "name"]).update_columns(["media_type", "bytes"]).to_owned();
    form_file::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// The file of that name that the version of that number shows: its own, or that of the nearest
/// version before it.
///
/// # Errors
/// Where the database cannot be read.
pub async fn shown(db: &impl Db, study_id: i64, number: i32, name: &str) -> Result<Option<FormFile>> {
    let versions = form_version::Entity::find()
        .select_only()
        .column(form_version::Column::Id)
        .filter(form_version::COLUMN.study_id.eq(study_id))
        .filter(form_version::COLUMN.number.lte(number))
        .into_query();
    let row = form_file::Entity::find()
        .filter(form_file::COLUMN.name.eq(name))
        .filter(form_file::Column::FormVersionId.in_subquery(versions))
        // Versions of a study get their keys in the order of their numbers.
        .order_by_desc(form_file::Column::FormVersionId)
        .one(db.connection())
        .await?;
    Ok(row.map(|row| FormFile { name: row.name, media_type: row.media_type, bytes: row.bytes }))
}
