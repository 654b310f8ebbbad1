//! What seems to be of one person.

/// A name, number or code as it is compared when documents are put to responses: the case of letters,
/// zeros in front and white space do not matter.
#[must_use]
pub fn match_key(text: &str) -> String {
    let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let letters = crate::language::normal(&letters);
    let bare = letters.trim_start_matches('0');
    if bare.is_empty() { letters } else { bare.to_owned() }
}

/// Pairs of what has the same key on either side; a key that stands twice on a side tells nobody apart
/// and makes no pair.
#[must_use]
pub fn equal_keys<A: Copy, B: Copy>(
    left: impl IntoIterator<Item = (A, String)>,
    right: impl IntoIterator<Item = (B, String)>,
) -> Vec<(A, B)> {
    use std::collections::BTreeMap;
    fn once<T: Copy>(items: impl IntoIterator<Item = (T, String)>) -> BTreeMap<String, Option<T>> {
        let mut keys = BTreeMap::new();
        for (item, key) in items {
            let key = match_key(&key);
            if !key.is_empty() {
                keys.entry(key).and_modify(|there| *there = None).or_insert(Some(item));
            }
        }
        keys
    }
    let right = once(right);
    let pair = |(key, left): (String, Option<A>)| Some((left?, (*right.get(&key)?)?));
    once(left).into_iter().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_make_a_pair_where_they_tell_apart() {
        let documents = [(1, "01"), (2, "Айгүл "), (3, "екі"), (4, "Екі")];
        let responses = [(10, "1"), (20, "айгүл"), (30, "екі"), (40, "")];
        let own = |all: [(i32, &str); 4]| all.map(|(id, key)| (id, key.to_owned()));
        let mut pairs = equal_keys(own(documents), own(responses));
        pairs.sort_unstable();
        assert_eq!(pairs, [(1, 10), (2, 20)]);
    }
}
