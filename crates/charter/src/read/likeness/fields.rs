//! Words that say much the same, whoever writes: *utse*, *välja* and *tillsätta* are one field.
//!
//! `fields.txt` has them. A word that nobody has used in `said/` is still known by its field.

use crate::text::lookup::Table;
use std::sync::LazyLock;

#[derive(Default)]
struct Fields {
    whole: Table<&'static str, Vec<&'static str>>,
    first: Table<&'static str, Vec<&'static str>>,
    last: Table<&'static str, Vec<&'static str>>,
    inner: Vec<(&'static str, [&'static str; 1])>,
}

static FIELDS: LazyLock<Fields> = LazyLock::new(|| {
    let mut fields = Fields::default();
    for line in include_str!("fields.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let Some(field) = words.next() else { continue };
        for word in words {
            let bare = word.trim_matches('*');
            match (word.starts_with('*'), word.ends_with('*')) {
                (false, false) => fields.whole.entry(bare).or_default().push(field),
                (false, true) => fields.first.entry(bare).or_default().push(field),
                (true, false) => fields.last.entry(bare).or_default().push(field),
                (true, true) => {
                    fields.first.entry(bare).or_default().push(field);
                    fields.inner.push((bare, [field]));
                }
            }
        }
    }
    fields
});

/// The fewest letters that tell a word by its beginning or its end.
const LEAST: usize = 3;

/// The fields of a word in lower case: by the whole word, or else by its longest known beginning, or end, or part.
pub fn of(word: &str) -> &'static [&'static str] {
    if word.starts_with('#') {
        return &["num"];
    }
    let cuts = || word.char_indices().map(|(at, _)| at).chain([word.len()]);
    let many = (word.chars().count() + 1).saturating_sub(LEAST);
    let first = || cuts().rev().take(many).find_map(|at| FIELDS.first.get(word.get(..at)?));
    let last = || cuts().take(many).find_map(|at| FIELDS.last.get(word.get(at..)?));
    if let Some(fields) = FIELDS.whole.get(word).or_else(first).or_else(last) {
        return fields;
    }
    let inner = FIELDS.inner.iter().find(|(part, _)| word.contains(part));
    inner.map_or(&[], |(_, field)| field.as_slice())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_word_is_known_whole_or_by_its_beginning_or_end() {
        assert_eq!(of("mötesledaren"), ["chair"]);
        assert_eq!(of("kommunsjukhuset"), ["org"]);
        assert_eq!(of("närsjukhusen"), of("sjukhuset"));
        assert_eq!(of("vi"), ["group"]);
        assert!(of("vitsippa").is_empty());
    }
}
