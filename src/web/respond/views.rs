//! What stands on a page of questions, as its templates take it.

use super::spoken::Spoken;
use domain::form::Medium;
use domain::language::Language;
use domain::message::Message;
use domain::table::Worded;
use serde::Serialize;

/// An item of a page. Each has the `field` that its outermost element bears as `data-item`.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum ItemView {
    /// Words only.
    Note(NoteView),
    /// Items under a heading.
    Group(GroupView),
    /// A group that is answered several times.
    Repeat(RepeatView),
    /// Questions with the same choices, as a table.
    Matrix(MatrixView),
    /// Boxes or buttons.
    Choices(ChoicesView),
    /// A list that opens.
    Select(SelectView),
    /// Choices to be put into an order.
    Rank(RankView),
    /// A field to type into.
    Typed(TypedView),
    /// A day of which only month and year, or the year, is asked.
    Date(DateView),
    /// A place.
    Location(LocationView),
    /// A file.
    File(FileView),
    /// An answer that is shown and not to be changed.
    Fixed(FixedView),
}

#[derive(Serialize)]
pub(super) struct NoteView {
    pub(super) field: String,
    pub(super) paragraphs: Vec<Spoken>,
    pub(super) hint: Spoken,
    pub(super) media: MediaView,
}

#[derive(Serialize)]
pub(super) struct GroupView {
    pub(super) field: String,
    pub(super) label: Spoken,
    pub(super) hint: Spoken,
    /// Of its heading, from 2.
    pub(super) level: usize,
    /// Whether its items stand beside one another where there is room.
    pub(super) grid: bool,
    pub(super) items: Vec<ItemView>,
}

#[derive(Serialize)]
pub(super) struct RepeatView {
    pub(super) field: String,
    pub(super) label: Spoken,
    pub(super) hint: Spoken,
    pub(super) level: usize,
    /// Whether an expression says how many rows there are.
    pub(super) counted: bool,
    pub(super) rows: Vec<RowView>,
    /// A row with `_` in the place of its number, for scripts.
    pub(super) template: RowView,
}

#[derive(Serialize)]
pub(super) struct RowView {
    /// `rep/1`
    pub(super) row: String,
    /// From 1; 0 in the template.
    pub(super) number: usize,
    /// The repeat's heading, with answers of this row.
    pub(super) label: Spoken,
    pub(super) items: Vec<ItemView>,
}

/// What every question has.
#[derive(Serialize)]
pub(super) struct Head {
    pub(super) field: String,
    pub(super) label: Spoken,
    pub(super) hint: Spoken,
    /// Help for interviewers, a paragraph each.
    pub(super) guidance: Vec<Spoken>,
    pub(super) media: MediaView,
    pub(super) required: bool,
    /// Whether it is said that nobody has to answer.
    pub(super) optional: bool,
    pub(super) error: Option<Worded>,
    /// The ids of what describes the field, for `aria-describedby`.
    pub(super) described: String,
}

/// The addresses of files of the form; empty where there is none.
#[derive(Serialize, Default)]
pub(super) struct MediaView {
    pub(super) image: String,
    pub(super) big_image: String,
    pub(super) audio: String,
    pub(super) video: String,
    pub(super) any: bool,
}

#[derive(Serialize)]
pub(super) struct ChoicesView {
    #[serde(flatten)]
    pub(super) head: Head,
    /// Whether only one may be chosen.
    pub(super) one: bool,
    /// The classes of its look.
    pub(super) look: String,
    /// Whether choosing goes on to the next page, for scripts.
    pub(super) quick: bool,
    /// Whether the choices are folded away.
    pub(super) folded: bool,
    /// How many are chosen.
    pub(super) chosen: usize,
    pub(super) choices: Vec<ChoiceView>,
    /// Where choices are the rows of a repeat: one with `_` for its code, for scripts.
    pub(super) template: Option<ChoiceView>,
    /// “Don't know” and the like, outside of the look.
    pub(super) missing: Vec<ChoiceView>,
}

#[derive(Serialize)]
pub(super) struct ChoiceView {
    pub(super) value: String,
    pub(super) label: Spoken,
    pub(super) chosen: bool,
    /// Cannot stand beside another.
    pub(super) alone: bool,
    pub(super) missing: bool,
    pub(super) media: MediaView,
    /// What is asked of whoever chooses it.
    pub(super) other: Vec<ItemView>,
}

#[derive(Serialize)]
pub(super) struct SelectView {
    #[serde(flatten)]
    pub(super) head: Head,
    /// Whether scripts put a search field over it.
    pub(super) search: bool,
    pub(super) choices: Vec<ChoiceView>,
    /// Where choices are the rows of a repeat: one with `_` for its code, for scripts.
    pub(super) template: Option<ChoiceView>,
    /// What is asked of whoever chooses one of them.
    pub(super) other: Vec<ItemView>,
}

#[derive(Serialize)]
pub(super) struct RankView {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) choices: Vec<ChoiceView>,
    /// Where choices are the rows of a repeat: one with `_` for its code, for scripts.
    pub(super) template: Option<ChoiceView>,
    /// The code chosen for each place; empty where none is.
    pub(super) places: Vec<String>,
    /// “Don't know” and the like.
    pub(super) missing: Vec<ChoiceView>,
}

#[derive(Serialize)]
pub(super) struct TypedView {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) input: &'static str,
    pub(super) inputmode: Option<&'static str>,
    pub(super) longest: Option<usize>,
    pub(super) rows: usize,
    pub(super) min: Option<String>,
    pub(super) max: Option<String>,
    pub(super) range: Option<Message>,
    /// Whether scripts part its thousands.
    pub(super) thousands: bool,
    pub(super) slider: Option<SliderView>,
    pub(super) value: String,
    /// “Don't know” and the like.
    pub(super) missing: Vec<ChoiceView>,
}

/// The slider that scripts put beside a number.
#[derive(Serialize)]
pub(super) struct SliderView {
    pub(super) start: String,
    pub(super) end: String,
    pub(super) step: String,
    pub(super) vertical: bool,
}

#[derive(Serialize)]
pub(super) struct DateView {
    #[serde(flatten)]
    pub(super) head: Head,
    /// The day of which these are parts.
    pub(super) value: String,
    /// From 1; 0 where none is chosen, `None` where it is not asked.
    pub(super) month: Option<usize>,
    pub(super) year: String,
    pub(super) missing: Vec<ChoiceView>,
}

#[derive(Serialize)]
pub(super) struct LocationView {
    #[serde(flatten)]
    pub(super) head: Head,
    /// All of it, as it is sent where scripts join it.
    pub(super) value: String,
    /// Latitude, longitude, height and accuracy of a point.
    pub(super) point: Option<[String; 4]>,
    /// The points of a line or an area, a line each.
    pub(super) lines: String,
    pub(super) missing: Vec<ChoiceView>,
}

#[derive(Serialize)]
pub(super) struct FileView {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) accept: &'static str,
    pub(super) capture: Option<&'static str>,
    /// What it holds: `image`, `audio`, `video` or `any`.
    pub(super) medium: Medium,
    /// The largest file taken.
    pub(super) most: String,
    /// The same in bytes, for scripts.
    pub(super) most_bytes: u64,
    /// The most bytes of all files of a respondent.
    pub(super) most_in_all: u64,
    pub(super) stored: Option<StoredView>,
    pub(super) missing: Vec<ChoiceView>,
}

/// A file that was sent before.
#[derive(Serialize)]
pub(super) struct StoredView {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) size: String,
}

#[derive(Serialize)]
pub(super) struct FixedView {
    #[serde(flatten)]
    pub(super) head: Head,
    /// What `data-pipe` names.
    pub(super) name: String,
    pub(super) shown: String,
}

#[derive(Serialize)]
pub(super) struct MatrixView {
    pub(super) id: String,
    /// The table's name for whoever does not see it.
    pub(super) caption: Spoken,
    pub(super) columns: Vec<ColumnView>,
    pub(super) rows: Vec<MatrixRow>,
}

#[derive(Serialize)]
pub(super) struct ColumnView {
    pub(super) code: String,
    pub(super) label: Spoken,
    pub(super) media: MediaView,
}

#[derive(Serialize)]
pub(super) struct MatrixRow {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) one: bool,
    pub(super) cells: Vec<Cell>,
}

#[derive(Serialize)]
pub(super) struct Cell {
    pub(super) value: String,
    /// Whether the question offers it.
    pub(super) offered: bool,
    pub(super) chosen: bool,
    pub(super) alone: bool,
}

/// Something wrong on the page.
#[derive(Serialize)]
pub(super) struct FaultView {
    /// The id of the field to go to.
    pub(super) target: String,
    /// The rows of repeats in which it stands, the outermost first.
    pub(super) rows: Vec<Worded>,
    pub(super) label: String,
    pub(super) language: Option<Language>,
    pub(super) words: Worded,
}
