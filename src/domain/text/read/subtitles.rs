//! SRT and WebVTT. What is said becomes turns that begin with their time: `[00:01:02.500] Name: words`,
//! which is how a transcript writes it, and a person can mend.

use std::fmt::Write;

/// The longest turn that is put together from several cues, in code points.
const LONGEST: usize = 600;

/// Words on the screen for a while.
struct Cue {
    begins: u32,
    speaker: Option<String>,
    words: String,
}

/// Whether a text is one of the two: it begins with the name of the format, or with a numbered cue.
pub(super) fn is(text: &str) -> bool {
    let mut lines = text.trim_start().lines();
    let Some(first) = lines.next() else { return false };
    if first.starts_with("WEBVTT") {
        return true;
    }
    first.trim().parse::<u32>().is_ok() && lines.next().is_some_and(|line| begins(line).is_some())
}

/// What is said, in turns, and how many blocks have a time that cannot be read, and were left out. Cues of
/// one speaker are put together until a sentence ends; words after an empty line within a cue belong to it.
pub(super) fn read(text: &str) -> (String, usize) {
    let (mut turns, mut left_out): (Vec<Cue>, usize) = (Vec::new(), 0);
    for block in blocks(&text.replace("\r\n", "\n").replace('\r', "\n")) {
        let Some(cue) = cue(&block) else {
            let is_cue = block.iter().any(|line| line.contains("-->"));
            left_out += usize::from(is_cue && block.len() > 1);
            let goes_on = !is_cue && !turns.is_empty() && !is_aside(block[0]);
            if let Some(turn) = turns.last_mut().filter(|_| goes_on) {
                turn.words.push(' ');
                turn.words.push_str(&plain(&block.join(" ")));
            }
            continue;
        };
        match turns.last_mut().filter(|turn| goes_on(turn, &cue)) {
            Some(turn) => {
                turn.words.push(' ');
                turn.words.push_str(&cue.words);
            }
            None => turns.push(cue),
        }
    }
    let mut text = String::new();
    for turn in turns {
        let (seconds, thousandths) = (turn.begins / 1_000, turn.begins % 1_000);
        let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        let speaker = turn.speaker.map(|speaker| format!("{speaker}: ")).unwrap_or_default();
        let _infallible = writeln!(
            text,
            "[{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}] {speaker}{}\n",
            turn.words
        );
    }
    (text, left_out)
}

/// Lines that stand together, without what is blank.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks = vec![Vec::new()];
    for line in text.split('\n').map(str::trim) {
        match blocks.last_mut() {
            Some(block) if !line.is_empty() => block.push(line),
            Some(block) if !block.is_empty() => blocks.push(Vec::new()),
            _ => {}
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Whether a block tells the program something and nobody says it.
fn is_aside(first: &str) -> bool {
    ["NOTE", "STYLE", "REGION", "WEBVTT"].iter().any(|word| first.starts_with(word))
}

fn goes_on(turn: &Cue, next: &Cue) -> bool {
    let ended = turn.words.ends_with(['.', '?', '!', '…']);
    let same = next.speaker.is_none() || next.speaker == turn.speaker;
    same && !ended && turn.words.chars().count() + next.words.chars().count() < LONGEST
}

/// A cue; `None` for a note, a style, the head of the file and what has no words or no time.
fn cue(block: &[&str]) -> Option<Cue> {
    // A cue may begin with a line that names it.
    let timed = block.iter().take(2).position(|line| begins(line).is_some())?;
    let begins = begins(block[timed])?;
    let said = block[timed + 1..].join(" ");
    let speaker = said.strip_prefix("<v").and_then(|rest| rest.split_once('>')).map(|(name, _)| {
        // Classes may follow the name of the tag: `<v.loud Name>`.
        name.split_once(char::is_whitespace).map_or("", |(_, name)| name).trim().to_owned()
    });
    let words = plain(&said);
    let words = words.trim();
    (!words.is_empty()).then(|| Cue {
        begins,
        speaker: speaker.filter(|speaker| !speaker.is_empty()),
        words: words.to_owned(),
    })
}

/// When the words of a line like `00:01:02,500 --> 00:01:04,000` begin, in thousandths of a second.
fn begins(line: &str) -> Option<u32> {
    let (begins, ends) = line.split_once("-->")?;
    crate::text::time::clock(ends.split_whitespace().next()?)?;
    crate::text::time::clock(begins.trim())
}

/// Words without the tags of voices, styles and times, and with the signs that stand for others.
fn plain(said: &str) -> String {
    let mut words = String::new();
    let mut rest = said;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        if !tag.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/') {
            words.push('<');
            rest = tag;
            continue;
        }
        let Some((_, after)) = tag.split_once('>') else {
            // Nothing that follows ends a tag.
            words.push('<');
            words.push_str(tag);
            rest = "";
            break;
        };
        rest = after;
    }
    words.push_str(rest);
    for (sign, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{a0}"), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")]
    {
        words = words.replace(sign, letter);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_of_a_speaker_are_put_together_until_a_sentence_ends() {
        let srt = "1\r\n00:00:01,000 --> 00:00:03,500\r\nАуылға келгенде\r\n\r\n2\r\n00:00:03,500 --> 00:00:05,000\r\n<i>кім</i> қарсы алды?\r\n\r\n3\r\n01:02:03,004 --> 01:02:04,000\r\nӘкім &amp; директор\r\n";
        assert!(is(srt));
        assert_eq!(
            read(srt).0,
            "[00:00:01.000] Ауылға келгенде кім қарсы алды?\n\n[01:02:03.004] Әкім & директор\n\n"
        );
    }

    #[test]
    fn voices_are_speakers_and_notes_are_left_out() {
        let vtt = "WEBVTT - сұхбат\nKind: captions\n\nNOTE бос\n\nSTYLE\n::cue {}\n\nfirst\n00:01.500 --> 00:02.000 align:start\n<v Айгүл>Сәлем</v>\n\n00:02.000 --> 00:03.000\n<v.loud Сұхбаткер>1 < 2 <00:02.500><c>деді\n";
        assert!(is(vtt));
        assert_eq!(read(vtt).0, "[00:00:01.500] Айгүл: Сәлем\n\n[00:00:02.000] Сұхбаткер: 1 < 2 деді\n\n");
    }

    #[test]
    fn words_after_an_empty_line_stay_and_what_has_no_readable_time_is_counted() {
        let srt =
            "1\n00:00:01,000 --> 00:00:02,000\nБір\n \nекі.\n \n2\n00:00:03,0000 --> 00:00:04,000\nүш\n";
        assert_eq!(read(srt), ("[00:00:01.000] Бір екі.\n\n".to_owned(), 1));
        let endless = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "<a".repeat(1_000_000));
        assert!(read(&endless).0.len() > 2_000_000);
    }

    #[test]
    fn an_ordinary_text_is_none() {
        for text in ["", "1\nбір", "Сұхбаткер: 10:00 --> 11:00 аралығы", "12:00"] {
            assert!(!is(text), "{text}");
        }
    }
}
