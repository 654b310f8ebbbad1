//! Kazakh in Latin letters.

/// A word in the Latin alphabet of 2021 (and, where they do not clash, in the spelling of 2018) in
/// Cyrillic; `None` where a letter has no counterpart, or none is Latin.
///
/// `i` is й after a vowel, else и; `h` is х.
#[must_use]
pub fn from_latin(word: &str) -> Option<String> {
    let mut cyrillic = String::with_capacity(2 * word.len());
    let mut letters = word.chars().filter(|c| *c != '\u{307}').peekable();
    let mut after_vowel = false;
    while let Some(letter) = letters.next() {
        let pair = |second: char| -> Option<char> {
            match (letter, second) {
                ('s', 'h') => Some('ш'),
                ('c', 'h') => Some('ч'),
                ('z', 'h') => Some('ж'),
                _ => None,
            }
        };
        let written = match letters.peek().copied().and_then(pair) {
            Some(written) => {
                letters.next();
                written
            }
            None if letter == 'i' && after_vowel => 'й',
            None => counterpart(letter)?,
        };
        after_vowel = "аәеоөұүыіу".contains(written);
        cyrillic.push(written);
    }
    (!cyrillic.is_empty()).then_some(cyrillic)
}

fn counterpart(letter: char) -> Option<char> {
    Some(match letter {
        'a' => 'а',
        'ä' | 'á' => 'ә',
        'b' => 'б',
        'c' => 'ц',
        'ç' => 'ч',
        'd' => 'д',
        'e' => 'е',
        'f' => 'ф',
        'g' => 'г',
        'ğ' | 'ǵ' => 'ғ',
        'h' | 'x' => 'х',
        'i' => 'и',
        'ı' => 'і',
        'j' => 'ж',
        'k' => 'к',
        'q' => 'қ',
        'l' => 'л',
        'm' => 'м',
        'n' => 'н',
        'ñ' | 'ń' | 'ŋ' => 'ң',
        'o' => 'о',
        'ö' | 'ó' => 'ө',
        'p' => 'п',
        'r' => 'р',
        's' => 'с',
        'ş' => 'ш',
        't' => 'т',
        'u' | 'w' | 'ý' => 'у',
        'ū' => 'ұ',
        'ü' | 'ú' => 'ү',
        'v' => 'в',
        'y' => 'ы',
        'z' => 'з',
        '-' => '-',
        _ => return None,
    })
}
