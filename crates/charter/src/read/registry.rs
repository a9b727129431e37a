//! Numbers of documents in a registry, in one spelling: `RS 2024-00370`.

use super::pattern::patterns;
use crate::text::words::lower;

patterns! {
    NUMBER = r"(?:^|[^a-zåäö])(?P<a>[a-zåäö]{2,6}(?:-[a-z])?)[ -]?(?P<s>§ ?)?(?P<y>(?:19|20)\d\d) ?[-–—/:] ?(?P<n>\d{2,6}(?: ?[-–] ?\d{1,4})?)(?:[^\d-]|$)";
    SHORT = r"(?:^|[^a-zåäö])(?P<a>[a-zåäö]{2,5}(?:-[a-z])?) (?P<s>§ ?)?(?P<n>\d{1,5}[-/](?:19|20)?\d{2,4})(?:[^\d]|$)";
}

/// Every number of a document in a text.
pub fn numbers(text: &str) -> Vec<String> {
    let small = lower(text);
    let mut out: Vec<String> = Vec::new();
    let found = NUMBER.all(&small);
    for found in &found {
        let Some((letters, year, rest)) =
            found.name("a").zip(found.name("y")).zip(found.name("n")).map(|((a, y), n)| (a, y, n))
        else {
            continue;
        };
        let capital = text
            .get(letters.range())
            .is_some_and(|letters| letters.chars().next().is_some_and(char::is_uppercase));
        if capital && !is_month(letters.as_str()) {
            let letters = text.get(letters.range()).unwrap_or_default().to_uppercase();
            let rest = rest.as_str().replace([' ', '–', '—'], "-").replace("--", "-").replace("--", "-");
            out.push(format!("{letters} {}-{rest}", year.as_str()));
        }
    }
    if found.is_empty() {
        for found in SHORT.all(&small) {
            let Some((letters, number)) = found.name("a").zip(found.name("n")) else { continue };
            let letters = text.get(letters.range()).unwrap_or_default();
            if letters.chars().all(|c| c.is_uppercase() || c == '-') {
                out.push(format!("{letters} {}", number.as_str()));
            }
        }
    }
    out
}

/// The first number of a document in a text.
pub fn number(text: &str) -> Option<String> {
    text.contains(|c: char| c.is_ascii_digit()).then(|| numbers(text).into_iter().next()).flatten()
}

fn is_month(word: &str) -> bool {
    matches!(
        word,
        "mars"
            | "maj"
            | "juni"
            | "juli"
            | "april"
            | "våren"
            | "hösten"
            | "den"
            | "datum"
            | "möten"
            | "mål"
            | "år"
            | "kl"
            | "från"
            | "till"
    )
}
