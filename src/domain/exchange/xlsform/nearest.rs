//! What was probably meant by a word that is not known.

/// Longer words are not compared.
const LONGEST: usize = 64;

/// The nearest of the words, where one is near enough: not more than a third of the letters differ.
pub(super) fn nearest<'w>(wanted: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let wanted = wanted.to_lowercase();
    let length = wanted.chars().count();
    if length > LONGEST {
        return None;
    }
    let most = (length / 3).min(2);
    words
        .into_iter()
        .filter(|word| word.len() <= LONGEST * 2)
        .map(|word| (strsim::osa_distance(&wanted, &word.to_lowercase()), word))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_finds_its_own() {
        let words = ["integer", "decimal", "select_one", "note"];
        assert_eq!(nearest("interger", words), Some("integer"));
        assert_eq!(nearest("Selectone", words), Some("select_one"));
        assert_eq!(nearest("not", words), Some("note"));
        assert_eq!(nearest("x", words), None);
        assert_eq!(nearest("fingerprint", words), None);
    }
}
