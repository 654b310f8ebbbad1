use super::*;
use crate::text::{Transcript, clean};
use proptest::prelude::*;

/// Where the words stand in a text, the only such place.
fn at(text: &str, words: &str) -> Span {
    let byte = text.find(words).unwrap_or_else(|| panic!("“{words}” in “{text}”"));
    assert_eq!(text.matches(words).count(), 1, "“{words}” stands once");
    let start = text[..byte].chars().count();
    Span { start, end: start + words.chars().count() }
}

fn find(old: &str, new: &str, words: &str) -> Fate {
    Anchors::new(old, new).find(at(old, words))
}

fn words(text: &str, span: Span) -> &str {
    Offsets::new(text).slice(span).expect("a span of the text")
}

fn changed<'t>(old: &str, new: &'t str, quote: &str) -> &'t str {
    match find(old, new, quote) {
        Fate::Changed(span) => words(new, span),
        other => panic!("{quote}: {other:?}"),
    }
}

const TALK: &str = "Сұхбаткер: Қалай тұрасыз? 😀\n\
    Қатысушы: Аулда тұрамыз, екі бөлмелі үй бердi 🏠.\n\n\
    Сұхбаткер: Жұмыс туралы айтыңызшы.\n\
    Қатысушы: Мектепте физикадан сабақ беремін, жалақысы жақсы.\n\n\
    Сұхбаткер: Рақмет.\nҚатысушы: Сізге де рақмет 🙏🏽!";

#[test]
fn a_typo_elsewhere_moves_words_and_changes_none() {
    let new = TALK.replace("Аулда", "Ауылда").replace(" 😀", "");
    assert_eq!(find(TALK, &new, "Қалай тұрасыз?"), Fate::Unmoved);
    for quote in ["екі бөлмелі үй", "физикадан сабақ беремін", "рақмет 🙏🏽"]
    {
        let Fate::Moved(span) = find(TALK, &new, quote) else { panic!("{quote}") };
        assert_eq!(words(&new, span), quote);
    }
}

#[test]
fn a_typo_within_words_is_told_with_what_they_became() {
    let new = TALK.replace("Аулда тұрамыз, екі", "Ауылда тұрамыз, үш").replace("🏠", "🏡");
    assert_eq!(changed(TALK, &new, "Аулда тұрамыз"), "Ауылда тұрамыз");
    assert_eq!(changed(TALK, &new, "екі бөлмелі үй"), "үш бөлмелі үй");
    assert_eq!(changed(TALK, &new, "бөлмелі үй бердi 🏠."), "бөлмелі үй бердi 🏡.");
    assert_eq!(changed("үйі уылда емес", "үйі ауылда емес", "уылда"), "ауылда");
    assert_eq!(changed("үйі ауыл емес", "үйі ауылда емес", "ауыл"), "ауылда");
}

#[test]
fn spaces_and_line_ends_are_no_words() {
    let new = TALK.replace("сабақ беремін", "сабақ\nберемін");
    let Fate::Moved(span) = find(TALK, &new, "физикадан сабақ беремін") else {
        panic!("moved")
    };
    assert_eq!(words(&new, span), "физикадан сабақ\nберемін");
}

#[test]
fn a_passage_that_was_moved_is_found_by_its_words() {
    let turns: Vec<&str> = TALK.split("\n\n").collect();
    let new = [turns[1], turns[2], turns[0]].join("\n\n");
    for quote in ["екі бөлмелі үй бердi 🏠", "Мектепте физикадан сабақ беремін", "Сізге де рақмет 🙏🏽!"]
    {
        let Fate::Moved(span) = find(TALK, &new, quote) else {
            panic!("{quote}: {:?}", find(TALK, &new, quote))
        };
        assert_eq!(words(&new, span), quote);
    }
}

#[test]
fn a_passage_that_was_moved_and_mended_is_found_by_most_of_its_words() {
    let turns: Vec<&str> = TALK.split("\n\n").collect();
    let moved = turns[1].replace("жалақысы жақсы", "жалақысы жаман емес");
    let new = [
        turns[0],
        turns[2],
        "Сұхбаткер: Сау болыңыз, хабарласып тұрайық, сұрақтарыңыз болса жазыңыз.",
        &moved,
    ];
    let new = new.join("\n\n");
    let quote = "Мектепте физикадан сабақ беремін, жалақысы жақсы";
    assert_eq!(changed(TALK, &new, quote), "Мектепте физикадан сабақ беремін, жалақысы");
}

#[test]
fn what_was_taken_out_is_lost_and_the_same_words_elsewhere_are_proposed() {
    let turns: Vec<&str> = TALK.split("\n\n").collect();
    let new = [turns[0], turns[2]].join("\n\n");
    assert_eq!(find(TALK, &new, "физикадан сабақ беремін"), Fate::Lost(Vec::new()));
    // «рақмет» is said by both; the one that was not taken out is not taken for the other.
    let new = TALK.replace("Сұхбаткер: Рақмет.\n", "").replace("сабақ", "рақмет");
    let Fate::Lost(candidates) = find(TALK, &new, "Рақмет.") else { panic!("lost") };
    assert!(candidates.len() <= MOST_CANDIDATES);
    let old = "Иә, бардым ауылға.\nЖоқ.\nБіз Иә, бардым ауылға дедік.";
    let new = "Жоқ.\nБіз Иә, бардым ауылға дедік.";
    let anchors = Anchors::new(old, new);
    let Fate::Lost(candidates) = anchors.find(Span { start: 0, end: 17 }) else { panic!("lost") };
    assert_eq!(words(new, candidates[0].span), "Иә, бардым ауылға");
    assert_eq!(candidates[0].likeness, 100);
}

#[test]
fn of_two_equal_lines_either_may_have_gone() {
    let (old, new) = ("Иә.\nИә.\nЖоқ.", "Иә.\nЖоқ.");
    let anchors = Anchors::new(old, new);
    for start in [0, 4] {
        let span = Span { start, end: start + 3 };
        let found = match anchors.find(span) {
            Fate::Unmoved => span,
            Fate::Moved(span) => span,
            other => panic!("{other:?}"),
        };
        assert_eq!(found, Span { start: 0, end: 3 });
    }
}

#[test]
fn words_written_anew_are_proposed_in_their_place() {
    let new = TALK.replace("екі бөлмелі үй бердi", "пәтер жалға аламыз");
    let Fate::Lost(candidates) = find(TALK, &new, "екі бөлмелі үй бердi") else {
        panic!("lost")
    };
    assert_eq!(words(&new, candidates[0].span), "пәтер жалға аламыз");
}

#[test]
fn decomposed_letters_and_windows_line_ends_change_nothing() {
    let old = clean("Айгүл: Мен ауылда тұрамын, үйім бар.\nБолат: Ёлка, й.").expect("clean");
    let typed = "Айгүл: Мен ауылда тұрамын, үйім бар.\r\nБолат: Е\u{308}лка, и\u{306}.";
    let new = clean(typed).expect("clean");
    let anchors = Anchors::new(&old, &new);
    assert!(anchors.diff().edits().is_empty());
    assert_eq!(anchors.find(at(&old, "ауылда")), Fate::Unmoved);
}

#[test]
fn a_span_is_kept_within_passages() {
    let new = "Айгүл: Мен ауылда тұрамын\nБолат: Иә екен.";
    let passages = Transcript::read(new).expect("a transcript").passages;
    let span = at(new, "Болат: Иә");
    assert_eq!(within(&passages, span), Some(at(new, "Иә")));
    assert_eq!(within(&passages, at(new, "Айгүл")), None);
    assert_eq!(within(&passages, at(new, "тұрамын\nБолат:")), Some(at(new, "тұрамын")));
    assert_eq!(within(&[], span), None);
}

#[test]
fn a_span_that_is_not_of_the_text_is_lost() {
    let anchors = Anchors::new("бір", "бір екі");
    for span in [Span { start: 2, end: 9 }, Span { start: 2, end: 1 }, Span { start: 1, end: 1 }] {
        assert_eq!(anchors.find(span), Fate::Lost(Vec::new()));
    }
}

const LETTERS: &str = "[абвқө 😀\\.\n]{1,40}";

proptest! {
    #[test]
    fn what_is_put_in_or_taken_out_outside_keeps_the_words(
        before in "[абқ\\. 😀\n]{0,40}", quote in "[а-яқ😀]{1,12}( [а-яқ😀]{1,9}){0,4}", after in "[абқ\\. 😀\n]{0,40}",
        more in "[абқ\\. 😀\n]{0,20}", at in 0_usize..60, behind in any::<bool>(),
    ) {
        // What stands next to the words stays: a letter put in there is of their word.
        let old = format!("{before} {quote} {after}");
        let (side, other) = if behind { (&after, &before) } else { (&before, &after) };
        let letters: Vec<char> = side.chars().collect();
        let at = at.min(letters.len());
        let (left, right): (String, String) = (letters[..at].iter().collect(), letters[at..].iter().collect());
        let start = before.chars().count() + 1;
        let span = Span { start, end: start + quote.chars().count() };
        for side in [format!("{left}{more}{right}"), left.clone(), right.clone()] {
            let (before, after) = if behind { (other, &side) } else { (&side, other) };
            let new = format!("{before} {quote} {after}");
            let found = match Anchors::new(&old, &new).find(span) {
                Fate::Unmoved => span,
                Fate::Moved(span) => span,
                other => return Err(TestCaseError::fail(format!("{old:?} → {new:?}: {other:?}"))),
            };
            prop_assert_eq!(words(&new, found), &quote);
        }
    }

    #[test]
    fn a_change_within_the_words_is_told(
        before in LETTERS, left in "[а-яқ😀]{1,9}", right in "[а-яқ😀]{1,9}", after in LETTERS,
    ) {
        let (old, new) = (format!("{before} {left}{right} {after}"), format!("{before} {left}ZZ{right} {after}"));
        let start = before.chars().count() + 1;
        let span = Span { start, end: start + left.chars().count() + right.chars().count() };
        match Anchors::new(&old, &new).find(span) {
            Fate::Changed(span) => prop_assert_eq!(words(&new, span), format!("{left}ZZ{right}")),
            // The same words stand there by chance, or too little is left of them.
            Fate::Moved(found) => prop_assert_eq!(words(&new, found), words(&old, span)),
            Fate::Lost(_) => (),
            Fate::Unmoved => prop_assert!(false, "{old:?} → {new:?}"),
        }
    }

    #[test]
    fn spans_are_always_of_the_new_text(
        old in "[абқ 😀\\.\n\u{301}]{1,80}", new in "[абқ 😀\\.\n\u{301}]{0,80}", start in 0_usize..90, length in 0_usize..90,
    ) {
        let span = Span { start, end: start + length };
        match Anchors::new(&old, &new).find(span) {
            Fate::Unmoved => prop_assert_eq!(words(&old, span), words(&new, span)),
            Fate::Moved(found) => {
                prop_assert!(same_words(words(&old, span), words(&new, found)));
            }
            Fate::Changed(found) => {
                prop_assert!(!words(&new, found).trim().is_empty());
                prop_assert_ne!(words(&old, span), words(&new, found));
            }
            Fate::Lost(candidates) => {
                for candidate in candidates {
                    prop_assert!(!words(&new, candidate.span).trim().is_empty());
                    prop_assert!(candidate.likeness <= 100);
                }
            }
        }
    }
}

#[test]
fn a_passage_is_known_again_under_another_number() {
    let numbers = |new: &str| -> Vec<Option<usize>> {
        let [old, new] = [TALK, new].map(|text| Transcript::read(text).expect("a transcript"));
        let anchors = Anchors::new(&old.text, &new.text);
        let found = old.passages.iter().map(|passage| anchors.passage(passage.span, &new.passages));
        found.map(|at| at.map(|at| new.passages[at].number)).collect()
    };
    let all = |numbers: [usize; 6]| numbers.map(Some).to_vec();
    assert_eq!(numbers(TALK), all([1, 2, 3, 4, 5, 6]));
    assert_eq!(numbers(&format!("Сұхбаткер: Сәлем!\n{TALK}")), all([2, 3, 4, 5, 6, 7]));
    assert_eq!(
        numbers(&TALK.replace("тұрамыз, екі", "тұрамыз.\nСұхбаткер: Иә.\nҚатысушы: Екі")),
        { all([1, 4, 5, 6, 7, 8]) }
    );
    assert_eq!(numbers(&TALK.replace("\nҚатысушы: Аулда", " Аулда")), all([1, 1, 2, 3, 4, 5]));
    let gone = TALK.replace("\nҚатысушы: Мектепте физикадан сабақ беремін, жалақысы жақсы.", "");
    assert_eq!(numbers(&gone), [Some(1), Some(2), Some(3), None, Some(4), Some(5)]);
}
