//! Personal numbers and coordination numbers, however they are written: with or without century, dash, plus and spaces.
//!
//! A number counts where its date exists and its last digit is right. Telephone numbers, registry numbers and numbers of
//! organisations are written otherwise or stand after a word that says what they are.

use super::{Passage, Suspicion};
use samordna_charter::Span;

/// Words after which ten digits in a row are a telephone number.
const TELEPHONE: [&str; 11] = [
    "tel",
    "tfn",
    "telefon",
    "telefonnummer",
    "mobil",
    "mobilnummer",
    "mobiltelefon",
    "ring",
    "sms",
    "växel",
    "fax",
];

/// Words after which a number is that of a matter or an organisation.
const OTHER_NUMBERS: [&str; 7] =
    ["dnr", "diarienr", "diarienummer", "ärendenummer", "ärendenr", "referens", "organisationsnummer"];

/// Words after which a number is a personal number even with a slip in it.
const PERSONAL: [&str; 8] = [
    "personnummer",
    "personnumret",
    "personnr",
    "pnr",
    "född",
    "samordningsnummer",
    "samordningsnumret",
    "samordningsnr",
];

/// The text as letters with their places.
struct Letters {
    all: Vec<(usize, char)>,
    end: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        Self { all: text.char_indices().collect(), end: text.len() }
    }

    fn at(&self, place: usize) -> Option<char> {
        self.all.get(place).map(|(_, letter)| *letter)
    }

    fn before(&self, place: usize, back: usize) -> Option<char> {
        place.checked_sub(back).and_then(|place| self.at(place))
    }

    fn byte(&self, place: usize) -> usize {
        self.all.get(place).map_or(self.end, |(byte, _)| *byte)
    }

    /// The digits from a place on.
    fn digits(&self, place: usize) -> Vec<u8> {
        let letters = self.all.iter().skip(place).map(|(_, letter)| *letter);
        letters.map_while(|letter| letter.to_digit(10)).filter_map(|digit| u8::try_from(digit).ok()).collect()
    }

    /// The word that ends before a place, colons, dots and spaces apart.
    fn word_before(&self, place: usize) -> String {
        let before = self.all.get(..place).unwrap_or_default().iter().rev().map(|(_, letter)| *letter);
        let word = before.skip_while(|letter| " \u{a0}:.#".contains(*letter));
        let word: Vec<char> = word.take_while(|letter| letter.is_alphabetic()).take(40).collect();
        word.into_iter().rev().collect::<String>().to_lowercase()
    }
}

/// A number as it was written.
struct Written {
    /// Year, month and day: six or eight digits.
    date: Vec<u8>,
    /// The last four; none where they are masked.
    last: Option<Vec<u8>>,
    /// No sign stood between the digits.
    is_plain: bool,
    /// The place after it.
    end: usize,
}

fn is_dash(letter: char) -> bool {
    "-‐‑–—−+".contains(letter)
}

fn is_space(letter: char) -> bool {
    letter == ' ' || letter == '\u{a0}' || letter == '\u{202f}'
}

/// Every personal number and coordination number of a text.
pub(super) fn numbers(text: &str) -> Vec<Passage> {
    let letters = Letters::of(text);
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(letter) = letters.at(place) {
        let written =
            (letter.is_ascii_digit() && begins(&letters, place)).then(|| written(&letters, place)).flatten();
        match written.and_then(|written| suspicion(&letters, place, &written).map(|what| (written.end, what)))
        {
            Some((end, what)) => {
                let span = Span { start: letters.byte(place), end: letters.byte(end) };
                found.push(Passage { span, what });
                place = end;
            }
            None => place += 1,
        }
    }
    found
}

/// A number may begin here: it is no part of a longer one, nor of a word.
fn begins(letters: &Letters, place: usize) -> bool {
    let Some(before) = letters.before(place, 1) else { return true };
    let is_joined = is_dash(before) || "./:,".contains(before);
    let follows_digit = letters.before(place, 2).is_some_and(|letter| letter.is_ascii_digit());
    !before.is_alphanumeric() && before != '+' && !(is_joined && follows_digit)
}

/// A number may end here.
fn ends(letters: &Letters, place: usize) -> bool {
    let Some(next) = letters.at(place) else { return true };
    let is_joined = is_dash(next) || "./:,".contains(next);
    let goes_on = is_joined && letters.at(place + 1).is_some_and(|letter| letter.is_ascii_digit());
    !next.is_alphanumeric() && !goes_on
}

fn written(letters: &Letters, place: usize) -> Option<Written> {
    let first = letters.digits(place);
    let after = place + first.len();
    match first.len() {
        10 | 12 if ends(letters, after) => {
            let (date, last) = first.split_at(first.len() - 4);
            Some(Written { date: date.to_vec(), last: Some(last.to_vec()), is_plain: true, end: after })
        }
        6 | 8 => last_four(letters, first, after, None),
        2 | 4 => {
            let sign =
                letters.at(after).filter(|sign| is_dash(*sign) || is_space(*sign) || "./".contains(*sign))?;
            let (mut date, mut place) = (first, after);
            for _ in 0..2 {
                let part = (letters.at(place) == Some(sign)).then(|| letters.digits(place + 1))?;
                place += 1 + part.len();
                date.extend((part.len() == 2).then_some(part)?);
            }
            last_four(letters, date, place, Some(sign))
        }
        _ => None,
    }
}

/// The last four digits after a date, or four crosses in their place. `sign` stands inside the date: where it is a space,
/// a dash is needed before the last four; where it is a dash, four digits after a space may be a time of day.
fn last_four(letters: &Letters, date: Vec<u8>, place: usize, sign: Option<char>) -> Option<Written> {
    let mut start = place;
    let skip_space = |place: usize| place + usize::from(letters.at(place).is_some_and(is_space));
    start = skip_space(start);
    let has_dash = letters.at(start).is_some_and(is_dash);
    start = if has_dash { skip_space(start + 1) } else { start };
    if start == place || (sign.is_some_and(is_space) && !has_dash) {
        return None;
    }
    let end = start + 4;
    let crosses = (start..end).all(|place| matches!(letters.at(place), Some('x' | 'X' | '*')));
    let last = letters.digits(start);
    if crosses && has_dash && ends(letters, end) {
        return Some(Written { date, last: None, is_plain: false, end });
    }
    let is_time = sign.is_some() && !has_dash && is_time_of_day(&last);
    (last.len() == 4 && !is_time && ends(letters, end)).then_some(Written {
        date,
        last: Some(last),
        is_plain: false,
        end,
    })
}

fn is_time_of_day(digits: &[u8]) -> bool {
    matches!(digits, [a, b, c, _] if a * 10 + b < 24 && *c < 6)
}

fn suspicion(letters: &Letters, place: usize, written: &Written) -> Option<Suspicion> {
    let day = day_of(&written.date)?;
    let word = letters.word_before(place);
    let is_named = PERSONAL.contains(&word.as_str());
    if OTHER_NUMBERS.contains(&word.as_str()) || (written.is_plain && TELEPHONE.contains(&word.as_str())) {
        return None;
    }
    let Some(last) = &written.last else { return Some(day) };
    let ten: Vec<u8> = written.date.iter().skip(written.date.len() - 6).chain(last).copied().collect();
    // Ten digits in a row that begin as a mobile number does are one, unless a word says otherwise.
    let is_mobile = written.is_plain && ten.starts_with(&[0, 7]) && written.date.len() == 6;
    let is_right = check_digit_is_right(&ten) && last.iter().take(3).any(|digit| *digit != 0);
    (is_named || (is_right && !is_mobile)).then_some(day)
}

/// What a date makes of a number, where there is such a day: a coordination number has sixty added to the day.
fn day_of(date: &[u8]) -> Option<Suspicion> {
    let number = |digits: &[u8]| digits.iter().fold(0i16, |sum, digit| sum * 10 + i16::from(*digit));
    let (years, rest) = date.split_at(date.len().checked_sub(4)?);
    let (month, day) = rest.split_at(2);
    let (month, day) = (number(month), number(day));
    let (day, what) =
        if day > 60 { (day - 60, Suspicion::CoordinationNumber) } else { (day, Suspicion::PersonalNumber) };
    let exists = |year: i16| {
        let (month, day) = (i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
        jiff::civil::Date::new(year, month, day).is_ok()
    };
    let is_there = match years.len() {
        2 => exists(1900 + number(years)) || exists(2000 + number(years)),
        4 => (1850..2100).contains(&number(years)) && exists(number(years)),
        _ => false,
    };
    is_there.then_some(what)
}

/// The Luhn check: every other digit doubled, the sum of all digits ends in nought.
fn check_digit_is_right(ten: &[u8]) -> bool {
    let sum: u32 = ten
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            let weighed = u32::from(*digit) * if at % 2 == 0 { 2 } else { 1 };
            weighed / 10 + weighed % 10
        })
        .sum();
    ten.len() == 10 && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Suspicion)> {
        numbers(text)
            .iter()
            .map(|passage| (&text[passage.span.start..passage.span.end], passage.what))
            .collect()
    }

    // Numbers that the tax agency keeps for tests, or that have stood in its own examples.
    #[test]
    fn a_personal_number_is_found_however_it_is_written() {
        for number in [
            "19121212-1212",
            "191212121212",
            "121212-1212",
            "121212+1212",
            "1212121212",
            "19121212 1212",
            "19121212 - 1212",
            "121212–1212",
            "121212−1212",
            "1912-12-12-1212",
            "1912-12-12 - 1212",
            "12-12-12-1212",
            "1912.12.12-1212",
            "1912 12 12-1212",
            "19121212\u{2011}1212",
            "121212-xxxx",
            "19121212-****",
            "000229-0013",
            "20000229-0013",
        ] {
            let text = format!("Ärendet gäller ({number}), se bilagan.");
            assert_eq!(found(&text), [(number, Suspicion::PersonalNumber)], "{number}");
            assert_eq!(found(number), [(number, Suspicion::PersonalNumber)], "{number}, alone");
        }
    }

    #[test]
    fn a_coordination_number_is_told_apart() {
        for number in ["701063-2391", "197010632391", "19701063-2391"] {
            assert_eq!(found(number), [(number, Suspicion::CoordinationNumber)], "{number}");
        }
    }

    #[test]
    fn a_personal_number_with_a_slip_is_found_where_a_word_says_what_it_is() {
        assert_eq!(found("121212-1213"), []);
        assert_eq!(found("Personnummer: 121212-1213").len(), 1);
        assert_eq!(found("pnr 1212121213").len(), 1);
        assert_eq!(found("personnummer 121399-1213"), [], "no such day");
    }

    #[test]
    fn what_only_resembles_a_personal_number_is_left_alone() {
        for text in [
            "Ring 0701234567 eller 070-123 45 67, 070-1234567, 08-123 456 78, +46 70 123 45 67, +46701234567.",
            "tel 1212121212",
            "Telefon: 1212121212",
            "Mobil 0709121212",
            "RS 2019-03137, RS 2019-03137-40, RS 2024-00370, HSN 2016-05203",
            "Dnr 20121212-1212",
            "org.nr 232100-0131, 556036-0793, 16556036-0793, 802400-7954",
            "organisationsnummer 121212-1212",
            "2026-05-04–2026-06-13",
            "2012-12-12 1212",
            "2026-05-04 kl. 13.00–14.30",
            "20121212–20131212",
            "121212-12123",
            "4121212-1212",
            "A121212-1212",
            "121212-1212A",
            "1.121212-1212",
            "121212-1212-3",
            "Plusgiro 12 12 12-1, bankgiro 5050-1055, 1 212 121 212 kronor",
            "12 12 12 1212",
            "HSA-id SE2321000131-E000000000123",
            "ISBN 978-91-7000-150-5",
            "IBAN SE45 5000 0000 0583 9825 7466",
            "990230-1235",
            "991301-1234",
            "189901-1234",
            "000000-0000",
            "121212-0000",
            "FN 121212-YYYY",
            "Postnummer 411 03, 121212 patienter och 1212 besök",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn two_in_a_row_are_two() {
        assert_eq!(found("121212-1212, 701063-2391 och å 000229-0013").len(), 3);
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_strange(text in "[0-9\\- xX+./:åé\u{2011}\u{a0}\n]{0,60}") {
            for passage in numbers(&text) {
                let words = &text[passage.span.start..passage.span.end];
                proptest::prop_assert!(words.chars().filter(char::is_ascii_digit).count() >= 6);
            }
        }
    }
}
