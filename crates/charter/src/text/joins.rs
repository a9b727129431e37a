//! Mends what copying does to a text: page heads, lines torn apart, bullets fused into one.

use super::{
    marks::Piece,
    normalise::Shape,
    topic,
    words::{
        ABBREVIATIONS, CONNECTING, binds, first_word, is_infinitive, is_known_infinitive, is_known_verb,
        last_word, long_infinitives, lower,
    },
};
use regex::Regex;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// All mending, in the order that it works in.
pub fn mend(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    part(join(without_furniture(pieces)))
}

/// Page numbers, repeated page heads, and the buttons of a web page.
static FURNITURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?i)(?:(?:sida|sidan|sid\.?)\s*:?\s*\d+(?:\s*(?:av|\(|/)\s*\d+\)?)?|\d{1,3}\s*\(\s*\d{1,3}\s*\)|\d{1,3}\s*/\s*\d{1,3}|§\s*\d{1,3}|\d{1,3}\s*§|-\s*\d{1,3}\s*-|\d{1,3}|lyssna|skriv ut|dela(?: sidan)?|till toppen|tillbaka till toppen|meny|sök|kontakt|kontakta oss|stäng|acceptera(?: alla)?(?: kakor| cookies)?|hoppa till (?:huvud)?innehåll(?:et)?|(?:vi|webbplatsen) använder (?:kakor|cookies).*|senast (?:uppdaterad|ändrad|granskad).*|publicerad:? \d.*|sidansvarig.*|innehållsansvarig.*|(?:\(?pdf,? .*nytt fönster\)?)|hjälpte informationen.*|logga in|startsida|du är här:.*)$",
    )
    .ok()
});
static HEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:dnr|diarienummer|datum|version|dokument|sida|fastställd|beteckning)\b").ok()
});

fn without_furniture(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for piece in pieces.iter().filter(|piece| piece.width <= 80) {
        *times.entry(piece.text.as_ref()).or_default() += 1;
    }
    let repeated: HashSet<String> = times
        .iter()
        .filter(|&(text, &times)| {
            let is_head = HEAD.as_ref().is_some_and(|head| head.is_match(text));
            times >= 2 && is_head
                || (3..=60).contains(&times)
                    && !text.ends_with(['.', ';', ':'])
                    && !binds(&lower(text))
                    && !topic::is_known(text)
        })
        .map(|(text, _)| (*text).to_owned())
        .collect();
    let mut seen: HashSet<String> = HashSet::new();
    let mut gap = false;
    pieces
        .into_iter()
        .filter_map(|mut piece| {
            let noise = piece.width <= 120
                && piece.shape != Shape::Bullet
                && FURNITURE.as_ref().is_some_and(|noise| noise.is_match(&piece.text));
            let again = piece.shape != Shape::Bullet
                && piece.shape != Shape::Row
                && repeated.contains(piece.text.as_ref())
                && !seen.insert(piece.text.clone().into_owned());
            if noise || again {
                gap |= piece.gap;
                return None;
            }
            piece.gap |= gap;
            gap = false;
            Some(piece)
        })
        .collect()
}

/// Joins lines that a page width or a blank line tore apart.
fn join(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece<'_>> = Vec::with_capacity(pieces.len());
    // Inside a list without bullets: after a line that leads in, each line begins with what is to be done.
    let mut list = false;
    // Such a line that ends in *ska* or *att*, so that each item begins with its verb, known or not.
    let mut verbs = false;
    for mut piece in pieces {
        let Some(last) = out.last_mut() else {
            out.push(piece);
            continue;
        };
        if piece.shape != Shape::Plain {
            (list, verbs) = (false, false);
            out.push(piece);
            continue;
        }
        list = list || leads_in(last);
        let opener = last.text.trim_end_matches([':', ' ']);
        verbs =
            verbs && list || matches!(last_word(opener).as_str(), "ska" | "skall" | "att") && leads_in(last);
        let verb = verbs && first_word(&piece.text).ends_with('a') && piece.text.split(' ').nth(2).is_some();
        let item = is_item(last, &piece) || verb;
        if list && last.shape != Shape::Heading && item && !goes_on(&last.text) {
            piece.shape = Shape::Bullet;
            out.push(piece);
            continue;
        }
        if !belongs(last, &piece) {
            list = false;
            out.push(piece);
            continue;
        }
        let width = piece.width;
        glue(last.text.to_mut(), &piece.text);
        last.width = width;
    }
    out
}

/// Whether a line without a bullet says what is to be done: it begins with the verb, or as an item after such an item with when or
/// with whom.
fn is_item(last: &Piece<'_>, piece: &Piece<'_>) -> bool {
    const PREPOSITIONS: &[&str] =
        &["i", "på", "vid", "tillsammans", "inom", "genom", "utifrån", "årligen", "löpande"];
    let first = first_word(&piece.text);
    let small = piece.text.starts_with(char::is_lowercase);
    let ended = last.width < 60 || last.text.ends_with(['.', ',', ';']);
    let with = small
        && last.shape == Shape::Bullet
        && ended
        && PREPOSITIONS.contains(&first.as_str())
        && piece.text.split(' ').skip(2).any(is_known_infinitive);
    let several = piece.text.split(' ').nth(2).is_some();
    is_infinitive(&first) && small || !small && several && is_known_infinitive(&first) || with
}

fn leads_in(piece: &Piece<'_>) -> bool {
    piece.text.ends_with(':')
        || (matches!(last_word(&piece.text).as_str(), "ska" | "skall" | "att") && piece.width < 70)
        || (piece.shape == Shape::Heading || topic::is_known(&piece.text))
}

/// Whether a line cannot be the end of its sentence.
fn goes_on(text: &str) -> bool {
    !text.ends_with([',', ':', ';'])
        && CONNECTING.contains(&last_word(text).as_str())
        && !matches!(last_word(text).as_str(), "ska" | "skall" | "att")
}

fn belongs(last: &Piece<'_>, next: &Piece<'_>) -> bool {
    if matches!(last.shape, Shape::Heading | Shape::Row) {
        return false;
    }
    let text = last.text.trim_end();
    let small = next.text.starts_with(char::is_lowercase);
    if text.ends_with(['.', '!', '?', ':', ';']) {
        return small && text.ends_with('.') && is_abbreviation(text);
    }
    if small {
        return !(last.shape == Shape::Plain
            && topic::is_known(text)
            && is_infinitive(&first_word(&next.text)));
    }
    if next.gap || topic::is_heading_line(&next.text) {
        return false;
    }
    if text.ends_with(',') || CONNECTING.contains(&last_word(text).as_str()) {
        return last.width >= 40 && !text.ends_with(['/', ')']);
    }
    last.width >= 65 && !next.text.contains(": ") && next.text.starts_with(char::is_alphanumeric)
}

fn is_abbreviation(text: &str) -> bool {
    let small = lower(text.trim_end_matches('.'));
    ABBREVIATIONS
        .iter()
        .any(|short| small.strip_suffix(short).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
}

/// Puts the second half to the first, with a word that was parted at the margin made whole.
fn glue(left: &mut String, right: &str) {
    left.truncate(left.trim_end().len());
    let parted = left.strip_suffix('-').filter(|word| word.ends_with(char::is_alphabetic)).map(str::len);
    let keeps = matches!(first_word(right).as_str(), "och" | "eller" | "samt" | "respektive" | "till");
    match parted {
        Some(word) if !keeps && right.starts_with(char::is_lowercase) => left.truncate(word),
        _ => left.push(' '),
    }
    left.push_str(right);
}

/// Parts bullets that were fused: "… sjukvårdvara referensgrupp" holds two.
fn part(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut known: Option<HashSet<Cow<'_, str>>> = None;
    let mut parts: HashMap<usize, Vec<String>> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.shape == Shape::Bullet) {
        if !piece.text.split(' ').any(|word| seam(word).is_some()) {
            continue;
        }
        let known = known.get_or_insert_with(|| words_of(&pieces));
        let halves = halves(&piece.text, known);
        if halves.len() > 1 {
            parts.insert(at, halves);
        }
    }
    if parts.is_empty() {
        return pieces;
    }
    let mut out = Vec::with_capacity(pieces.len() + parts.len());
    for (at, piece) in pieces.into_iter().enumerate() {
        match parts.remove(&at) {
            None => out.push(piece),
            Some(halves) => out.extend(halves.into_iter().enumerate().map(|(nth, half)| Piece {
                numbered: None,
                width: half.chars().count(),
                text: Cow::Owned(half),
                shape: Shape::Bullet,
                gap: piece.gap && nth == 0,
            })),
        }
    }
    out
}

/// The words of a text, in lower case.
fn words_of<'p>(pieces: &'p [Piece<'_>]) -> HashSet<Cow<'p, str>> {
    let small = |word: &'p str| match word.chars().all(char::is_lowercase) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(lower(word)),
    };
    let words = pieces.iter().flat_map(|piece| piece.text.split(|c: char| !c.is_alphabetic()));
    words.filter(|word| !word.is_empty()).map(small).collect()
}

/// Where a word may hold the end of one bullet and the verb of the next.
fn seam(word: &str) -> Option<usize> {
    if word.len() < 9 {
        return None;
    }
    let small = lower(word);
    let whole = small.trim_end_matches([',', '.', ';', ':']);
    if is_known_verb(whole) {
        return None;
    }
    let present = whole.strip_suffix('r').unwrap_or_default();
    let ends = |base: &str, verb: &str| base.strip_suffix(verb).map(str::len);
    long_infinitives(whole)
        .filter_map(|verb| ends(whole, verb))
        .chain(long_infinitives(present).filter_map(|verb| ends(present, verb)))
        .filter(|&at| {
            let before = whole.get(..at).unwrap_or_default();
            before.chars().count() >= 5 && before.ends_with(char::is_alphabetic)
        })
        .min()
}

fn halves(text: &str, known: &HashSet<Cow<'_, str>>) -> Vec<String> {
    let mut out = vec![String::new()];
    for (nth, word) in text.split(' ').enumerate() {
        let cut = seam(word).filter(|&at| {
            let left = lower(word.get(..at).unwrap_or_default());
            let left = left.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_owned();
            let capital = word.get(at..).is_some_and(|verb| verb.starts_with(char::is_uppercase));
            let noun = left.chars().count() >= 7
                && ["ar", "er", "or", "en", "et", "na"].iter().any(|ending| left.ends_with(ending));
            nth > 0 && (capital || known.contains(left.as_str()) || noun)
        });
        let Some(current) = out.last_mut() else { break };
        if !current.is_empty() {
            current.push(' ');
        }
        match cut.and_then(|at| word.split_at_checked(at)) {
            None => current.push_str(word),
            Some((left, right)) => {
                current.push_str(left);
                out.push(right.to_owned());
            }
        }
    }
    out
}
