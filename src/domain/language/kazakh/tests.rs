//! Forms of words that were written down for these tests.

use super::*;
use proptest::prelude::*;

/// All forms have the first one's likeliest stem.
fn meet(forms: &str) {
    let mut forms = forms.split_whitespace();
    let first = stems(forms.next().expect("a form")).remove(0);
    for form in forms {
        assert!(stems(form).contains(&first), "{form} is not found by {first}: {:?}", stems(form));
    }
}

#[test]
fn a_noun_is_found_in_number_case_and_possession() {
    meet("ауыл ауылдың ауылға ауылды ауылда ауылдан ауылмен ауылдар ауылдарымыздан ауылымыз ауылыңыздағы");
    meet("сурет суреттің суретке суретті суретте суреттен суретпен суреттер суретім суретіне суреттеріңіз");
    meet("теңіз теңіздің теңізге теңізде теңізден теңізбен теңіздер теңізі теңізінде теңіздегі");
    meet("көрші көршінің көршіге көршіде көршіден көршімен көршілер көршім көршісі көршілеріне");
    meet("қала қаланың қалаға қаланы қаладан қаламен қалалар қаласы қаласында қаламызда қаладағы қаланікі");
    meet("су судың суға суды суда судан сумен суы суына");
    meet("жалақы жалақының жалақыны жалақысы жалақымыз");
}

#[test]
fn a_stems_end_changes_before_a_vowel() {
    meet("мектеп мектебі мектебіміз мектептер");
    meet("тілек тілегі тілегім тілектер");
    meet("бұлақ бұлағы бұлағынан бұлақтар");
    meet("ерін ерні ерніне ерінді");
    meet("халық халқы халқымыз халыққа");
}

#[test]
fn a_verb_is_found_in_tense_person_negation_and_voice() {
    meet(
        "жазды жазамын жазасың жазады жазған жазып жазса жазбады жазбаған жазу жазуға жазатын жазайын жазылды",
    );
    meet("күтті күтемін күтесіз күткен күтіп күтпейді күту күтуге күтетін күтсін күтіңіз күтілді");
    meet("сұрады сұрайды сұраған сұрап сұрама сұрау сұрайтын сұралды сұраңыз");
    meet("жойды жою жоюға жойып жояды жойған");
    meet("дамыды дами дамиды даму дамып дамыған дамымаған");
}

#[test]
fn a_word_from_russian_takes_endings_as_well() {
    meet("университет университеттің университетте университеттер университеті");
    meet("проблема проблеманың проблемалар проблемасы проблемамыз");
    meet("статистика статистиканың статистикаға статистикадан");
}

#[test]
fn an_unlisted_name_is_found_in_its_cases() {
    meet("Тасқалиев Тасқалиевтің Тасқалиевке Тасқалиевпен".to_lowercase().as_str());
}

#[test]
fn pronouns_are_found_by_their_own_forms() {
    meet("бұл мұны мұның бұған мұндай бұдан");
    meet("мен маған мені менің менен");
}

#[test]
fn a_form_of_two_words_has_both_stems() {
    let mut both = stems("қалады");
    both.sort();
    assert!(both.contains(&"қал".to_owned()), "{both:?}");
    assert!(stems("ала").contains(&"ал".to_owned()));
}

#[test]
fn latin_letters_are_kazakh_too() {
    for (latin, cyrillic) in [
        ("auyl", "ауыл"),
        ("qoñyr", "қоңыр"),
        ("jalaqy", "жалақы"),
        ("ülken", "үлкен"),
        ("şığar", "шіғар"),
        ("söilem", "сөйлем"),
        ("ūlttıq", "ұлттіқ"),
    ] {
        assert_eq!(from_latin(latin).as_deref(), Some(cyrillic));
    }
    assert_eq!(from_latin("ауыл"), None);
    assert_eq!(from_latin("a1"), None);
}

#[test]
fn a_form_typed_without_kazakh_letters_leads_to_its_stem() {
    for (typed, stem) in [
        ("коныстарымызга", "қоныс"),
        ("комектесу", "көмектес"),
        ("умиттенемиз", "үміттен"),
        ("агаштын", "ағаш"),
        ("улкендер", "үлкен"),
        ("кундери", "күн"),
    ] {
        assert!(folded_stems(typed).contains(&stem.to_owned()), "{typed} {:?}", folded_stems(typed));
    }
    assert!(folded_stems("школа").is_empty());
}

#[test]
fn every_listed_noun_is_found_by_itself() {
    let lost: Vec<&str> = words::nouns()
        .filter(|noun| irregular::stems(noun).is_none() && !stems(noun).iter().any(|stem| stem == noun))
        .collect();
    assert!(lost.is_empty(), "{} of them: {:?}", lost.len(), &lost[..lost.len().min(20)]);
}

proptest! {
    #[test]
    fn whatever_the_word_there_are_one_or_two_stems_no_longer_than_it(
        word in "([а-яәғқңөұүһіё-]{0,60}|\\PC{0,20})",
    ) {
        let stems = stems(&word);
        prop_assert!((1..=MOST).contains(&stems.len()));
        for stem in stems {
            prop_assert!(stem.chars().count() <= word.chars().count(), "{} {}", word, stem);
        }
        let _ = (from_latin(&word), folded_stems(&word));
    }

    #[test]
    fn endings_on_a_listed_noun_lead_back_to_it(
        place in any::<prop::sample::Index>(),
        ending in prop::sample::select(vec!["лардың", "ларда", "лармен", "лерді", "лерден", "лерге"]),
    ) {
        let long = |noun: &&str| noun.ends_with(['а', 'е']) && noun.chars().count() > 5;
        let nouns: Vec<&str> = words::nouns().filter(long).collect();
        let noun = nouns[place.index(nouns.len())];
        prop_assume!(noun.ends_with('а') == ending.starts_with("ла"));
        let form = format!("{noun}{ending}");
        prop_assert!(stems(&form).iter().any(|stem| stem == noun), "{} {:?}", form, stems(&form));
    }
}
