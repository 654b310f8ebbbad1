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

/// What is said, in turns. Cues of one speaker are put together until a sentence ends.
pub(super) fn read(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut turns: Vec<Cue> = Vec::new();
    for cue in text.split("\n\n").filter_map(cue) {
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
    text
}

fn goes_on(turn: &Cue, next: &Cue) -> bool {
    let ended = turn.words.ends_with(['.', '?', '!', '…']);
    let same = next.speaker.is_none() || next.speaker == turn.speaker;
    same && !ended && turn.words.chars().count() + next.words.chars().count() < LONGEST
}

/// A cue; `None` for a note, a style, the head of the file and what has no words.
fn cue(block: &str) -> Option<Cue> {
    let mut lines = block.trim_matches('\n').lines();
    // A cue may begin with a line that names it.
    let begins = begins(lines.next()?).or_else(|| begins(lines.next()?))?;
    let said: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    let said = said.join(" ");
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
        let begins_a_tag = tag.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        match tag.split_once('>').filter(|_| begins_a_tag) {
            Some((_, after)) => rest = after,
            None => {
                words.push('<');
                rest = tag;
            }
        }
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
            read(srt),
            "[00:00:01.000] Ауылға келгенде кім қарсы алды?\n\n[01:02:03.004] Әкім & директор\n\n"
        );
    }

    #[test]
    fn voices_are_speakers_and_notes_are_left_out() {
        let vtt = "WEBVTT - сұхбат\nKind: captions\n\nNOTE бос\n\nSTYLE\n::cue {}\n\nfirst\n00:01.500 --> 00:02.000 align:start\n<v Айгүл>Сәлем</v>\n\n00:02.000 --> 00:03.000\n<v.loud Сұхбаткер>1 < 2 <00:02.500><c>деді\n";
        assert!(is(vtt));
        assert_eq!(read(vtt), "[00:00:01.500] Айгүл: Сәлем\n\n[00:00:02.000] Сұхбаткер: 1 < 2 деді\n\n");
    }

    #[test]
    fn an_ordinary_text_is_none() {
        for text in ["", "1\nбір", "Сұхбаткер: 10:00 --> 11:00 аралығы", "12:00"] {
            assert!(!is(text), "{text}");
        }
    }
}
