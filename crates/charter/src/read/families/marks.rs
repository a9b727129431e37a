//! What a sentence is told by: its words, the place where it stands, and what wording and grammar found in it.

use crate::{
    Modality, Rule,
    read::{likeness, sentence::Sentence},
    text::words::lower,
};

/// Words of the lead of a list that tell what its items are.
const OF_LEAD: usize = 6;

/// Says the marks of a sentence of which these rules were found. What comes twice is said twice.
pub fn marks(s: &Sentence<'_>, found: &[(Rule, Modality)], say: &mut dyn FnMut(&[&str])) {
    let topic = format!("~topic={:?}", s.topic);
    let mut say_word = |mark: &[&str]| {
        say(mark);
        // A word tells more where its heading is known: *utses* under composition, and under decisions.
        if let ["@", field] = mark {
            say(&[&topic, "@", field]);
        }
    };
    match s.label {
        Some(label) => likeness::marks(&format!("{label}: {}", s.text), &mut say_word),
        None => likeness::marks(&s.text, &mut say_word),
    }
    say(&[&topic]);
    place(s, say);
    found.iter().for_each(|(rule, _)| say(&["§", &format!("{:?}", rule.kind())]));
    if found.is_empty() {
        say(&["§none"]);
    }
}

/// Says where a sentence stands: under what heading, in what list, after what label, and how strongly it binds.
fn place(s: &Sentence<'_>, say: &mut dyn FnMut(&[&str])) {
    say(&["~under=", &format!("{:?}", s.under)]);
    say(&["~binds=", &format!("{:?}", s.modality)]);
    let is = [(s.bullet, "~bullet"), (s.row, "~row"), (s.leads, "~leads"), (s.label.is_some(), "~label")];
    is.iter().filter(|(is, _)| *is).for_each(|(_, mark)| say(&[mark]));
    if let Some(lead) = &s.lead {
        say(&["~lead"]);
        stems(lead).rev().take(OF_LEAD).for_each(|stem| say(&["~lead=", stem]));
    }
    if let Some(heading) = &s.heading {
        stems(&lower(heading)).for_each(|stem| say(&["~under=", stem]));
    }
}

/// The stems of the words of a text.
fn stems(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(likeness::stem)
}
