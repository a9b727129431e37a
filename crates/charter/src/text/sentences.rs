//! Where the sentences of a line end. An abbreviation's full stop ends none; a sentence in brackets belongs to the one before.

use super::words::{ABBREVIATIONS, lower};
use std::ops::Range;

/// The sentences of a line, as byte ranges without the space around them.
pub fn sentences(line: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !matches!(letter, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + letter.len_utf8();
        while let Some(&(next, closing)) = letters.peek() {
            if !matches!(closing, '.' | '!' | '?' | '"' | '”' | '»' | ')' | '\'') {
                break;
            }
            end = next + closing.len_utf8();
            letters.next();
        }
        let before = line.get(start..at).unwrap_or_default();
        let after = line.get(end..).unwrap_or_default();
        if ends(before, letter, after) {
            push(&mut out, line, start..end);
            start = end;
        }
    }
    push(&mut out, line, start..line.len());
    out
}

fn ends(before: &str, stop: char, after: &str) -> bool {
    let word = before.rsplit([' ', '(', '/']).next().unwrap_or_default();
    let next = after.trim_start();
    let Some(first) = next.chars().next() else { return true };
    if after.len() == next.len() {
        // No space: only where a small letter meets a capital, and not in an address or a file's name.
        let mut letters = next.chars();
        let capital =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        let plain = !word.contains(['@', '/', '.', ':'])
            && word.chars().count() >= 3
            && word.ends_with(char::is_lowercase);
        return stop == '.' && capital && plain;
    }
    if first.is_lowercase() {
        return false;
    }
    if stop != '.' {
        return true;
    }
    let small = lower(word);
    let short = ABBREVIATIONS.contains(&small.as_str())
        && !matches!(
            small.as_str(),
            "min"
                | "v"
                | "vad"
                | "tom"
                | "osv"
                | "etc"
                | "m.m"
                | "mm"
                | "ggr"
                | "m.fl"
                | "mfl"
                | "o.d"
                | "o.dyl"
                | "o.s.v"
                | "st"
                | "red"
                | "div"
                | "bil"
        );
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let ordinal = word.chars().all(|c| c.is_ascii_digit())
        && word.len() <= 2
        && !word.is_empty()
        && before.trim() == word;
    !(short || initial || ordinal)
}

fn push(out: &mut Vec<Range<usize>>, line: &str, range: Range<usize>) {
    let Some(text) = line.get(range.clone()) else { return };
    let start = range.start + (text.len() - text.trim_start().len());
    let end = range.start + text.trim_end().len();
    if start >= end {
        return;
    }
    let in_brackets = line.get(start..end).is_some_and(|text| text.starts_with('('));
    match out.last_mut() {
        Some(last) if in_brackets => last.end = end,
        _ => out.push(start..end),
    }
}
