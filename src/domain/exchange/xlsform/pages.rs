//! Pages of what stands outside of groups: as phones show it, a little at a time.

use super::names::Names;
use crate::form::{Item, Kind, Page};

/// The most questions and notes of a page whose author drew no border.
const SHOWN: usize = 10;

/// A page, or what stands outside of groups.
pub(super) enum Top {
    /// The row of its group, and the page.
    Page(usize, Page),
    /// The name of the page that its author begins with it, if so; its row, and the item.
    Bare(Option<String>, usize, Item),
}

/// How far a page is filled.
#[derive(Default)]
struct Fill {
    shown: usize,
    repeats: bool,
}

impl Fill {
    /// Whether an item still fits; if so it is counted.
    fn takes(&mut self, item: &Item) -> bool {
        let computed =
            matches!(item, Item::Question(question) if matches!(question.kind, Kind::Computed { .. }));
        if computed {
            return true;
        }
        let repeats = matches!(item, Item::Group(_));
        let fits = self.shown == 0 || (self.shown < SHOWN && !repeats && !self.repeats);
        if fits {
            self.shown += 1;
            self.repeats |= repeats;
        }
        fits
    }
}

/// Parts what stands at the top into pages; each with the row where it begins.
pub(super) fn parted(top: Vec<Top>, names: &mut Names) -> Vec<(usize, Page)> {
    let mut pages: Vec<(usize, Page)> = Vec::new();
    let mut fill = Fill::default();
    for top in top {
        match top {
            Top::Page(row, page) => pages.push((row, page)),
            Top::Bare(begins, row, item) => {
                let open = pages.last_mut().filter(|(_, page)| page.bare && begins.is_none());
                if let Some((_, page)) = open
                    && fill.takes(&item)
                {
                    page.items.push(item);
                    continue;
                }
                fill = Fill::default();
                fill.takes(&item);
                let name = names.free_page(&begins.unwrap_or_else(|| usual(pages.len())));
                pages.push((row, Page { bare: true, ..Page::new(name, vec![item]) }));
            }
        }
    }
    pages
}

/// For each page whether it has to be written where it begins: reading would draw the border
/// elsewhere, or call the page otherwise.
pub(in crate::exchange) fn borders(pages: &[Page]) -> Vec<bool> {
    let mut fill: Option<Fill> = None;
    let mut borders = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        if !page.bare {
            fill = None;
            borders.push(false);
            continue;
        }
        let goes_on =
            page.items.first().is_some_and(|first| fill.as_mut().is_some_and(|fill| fill.takes(first)));
        let mut own = Fill::default();
        // Where not all of them fit reading would begin another page, which nothing says it should not.
        page.items.iter().for_each(|item| _ = own.takes(item));
        borders.push(goes_on || page.name.as_str() != usual(at));
        fill = Some(own);
    }
    borders
}

/// Whether reading keeps the items of a page together.
pub(super) fn fits(page: &Page) -> bool {
    let mut fill = Fill::default();
    let once = |item: &Item| matches!(item, Item::Group(group) if group.repeat.is_none());
    let plain = page.title.is_empty()
        && page.relevant.is_none()
        && page.appearance.is_empty()
        && page.more.is_empty();
    plain && !page.items.iter().any(once) && page.items.iter().all(|item| fill.takes(item))
}

/// What a page is called that its author did not name, by its number from 0.
fn usual(at: usize) -> String {
    format!("page{}", at + 1)
}
