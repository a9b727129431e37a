//! Words that say much the same, whoever writes: *utse*, *välja* and *tillsätta* are one field.
//!
//! `fields.txt` has them. A word that nobody has used in `said/` is still known by its field.

use std::{collections::HashMap, sync::LazyLock};

#[derive(Default)]
struct Fields {
    whole: HashMap<&'static str, Vec<&'static str>>,
    first: HashMap<&'static str, Vec<&'static str>>,
    last: HashMap<&'static str, Vec<&'static str>>,
    inner: Vec<(&'static str, &'static str)>,
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
                    fields.inner.push((bare, field));
                }
            }
        }
    }
    fields
});

/// The fewest letters that tell a word by its beginning or its end.
const LEAST: usize = 3;

/// The fields of a word in lower case: by the whole word, or else by its longest known beginning, or end, or part.
pub fn of(word: &str) -> Vec<&'static str> {
    if word.starts_with('#') {
        return vec!["num"];
    }
    let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let known = FIELDS
        .whole
        .get(word)
        .or_else(|| cuts.iter().skip(LEAST).rev().find_map(|&at| FIELDS.first.get(word.get(..at)?)))
        .or_else(|| cuts.iter().rev().skip(LEAST).rev().find_map(|&at| FIELDS.last.get(word.get(at..)?)));
    match known {
        Some(fields) => fields.clone(),
        None => FIELDS
            .inner
            .iter()
            .find(|(part, _)| word.contains(part))
            .map(|(_, field)| *field)
            .into_iter()
            .collect(),
    }
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
        assert_eq!(of("vitsippa"), [""; 0]);
    }
}
