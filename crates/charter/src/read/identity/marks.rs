//! What a text is marked with: its revision, its placeholders, and what is personal in it.

use super::*;

/// Placeholders that are kept.
const PLACEHOLDERS: usize = 1000;

impl Reader<'_> {
    /// Revision, placeholders, and what is personal.
    pub(super) fn marks(&mut self) {
        let (mut officer, mut telephone, mut email) = (false, false, false);
        for at in 0..self.text.lines.len() {
            let Some(words) = self.line(at) else { continue };
            if HEAD <= at && !may_mark(words) {
                continue;
            }
            let small = lower(words);
            if at < HEAD
                && self.id.revision.is_none()
                && let Some(found) = REVISED.find(&small).or_else(|| VERSION.find(&small))
            {
                self.id.revision =
                    found.name("all").and_then(|all| words.get(all.range())).map(|all| all.trim().to_owned());
            }
            let blank = words.contains(['[', '<', '…']) || holds(&small, "____|.....|xx|åååå");
            if blank && self.id.placeholders.len() < PLACEHOLDERS {
                for found in PLACEHOLDER.all(&small) {
                    let mark = found.get(0).and_then(|mark| words.get(mark.range())).unwrap_or_default();
                    let mark = mark.trim_matches([' ', ':', ',', '.', '(', ')']).to_owned();
                    if !mark.is_empty() && !self.id.placeholders.contains(&mark) {
                        self.id.placeholders.push(mark);
                    }
                }
            }
            self.id.is_template |= at < HEAD && TEMPLATE.is(&small);
            officer = officer || OFFICER.is(&small) && small.split_whitespace().count() >= 2;
            telephone = telephone || small.contains(|c: char| c.is_ascii_digit()) && TELEPHONE.is(&small);
            email = email || small.contains(['@', '(', '[']) && EMAIL.is(&small);
            if at < HEAD && TEMPLATE.is(&small) {
                self.take(at);
            }
        }
        self.id.is_template |= !self.id.placeholders.is_empty();
        let found = [(officer, "case_officer"), (telephone, "telephone"), (email, "email")];
        self.id.personal_data =
            found.iter().filter(|(is, _)| *is).map(|(_, word)| (*word).to_owned()).collect();
    }
}

/// Whether a line may hold a placeholder, a name, a number or an address. Quick, for most lines hold none.
fn may_mark(words: &str) -> bool {
    let marked = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'[' | b'<' | b'_' | b'@' | b'(');
    let officer = words.len() < 200 && words.starts_with(['H', 'h', 'A', 'a', 'F', 'f', 'K', 'k']);
    officer
        || words.as_bytes().iter().any(marked)
        || words.contains(['…', 'x', 'X'])
        || words.contains("ÅÅÅÅ")
        || words.contains("åååå")
        || words.contains(".....")
}
