//! What a sentence states is found once its kind is known: the sentences of `said/`, each with the kinds it is of.

#[path = "../../../tests/score/mod.rs"]
#[allow(dead_code, reason = "the integration tests use all of it")]
mod score;

use super::{Sentence, rule};
use crate::{
    Kind, Modality, Norm, Span,
    read::{
        outline::{Outline, Unit},
        said,
    },
    text::normalise,
};
use score::{Expected, agrees, plain};

/// The sentence of a line, as it stands in a charter.
pub fn with_sentence<T>(line: &said::Line<'_>, ask: impl FnOnce(&Sentence<'_>) -> T) -> T {
    let text = normalise(&line.charter());
    let own = ["utvecklingsråd vård".to_owned()];
    let taken = vec![false; text.lines.len()];
    let mut outline = Outline::new(&text, &taken, &own);
    let mut last = None;
    loop {
        let units = outline.more(100);
        if units.is_empty() {
            break;
        }
        for unit in units {
            match unit {
                Unit::One(sentence) => last = Some(*sentence),
                Unit::List { mut parts, .. } => last = parts.pop().or(last),
            }
        }
    }
    ask(&last.expect("a sentence").weighed())
}

#[test]
fn what_a_sentence_states_is_found_once_its_kind_is_known() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for line in said::lines() {
        for (kind, params) in &line.norms {
            let several = line.norms.iter().filter(|(other, _)| other == kind).count() > 1;
            if several || params.is_empty() {
                continue;
            }
            asked += 1;
            let wanted: Kind = serde_json::from_value((*kind).into()).expect("a kind");
            let found = with_sentence(&line, |s| rule(wanted, s));
            let (kind, read, _) = plain(&Norm::new(found, Modality::Must, "", Span::default()));
            let expected = Expected { kind: kind.clone(), params: params.clone(), quote: String::new() };
            if !agrees(&expected, &kind, &read) {
                wrong.push(format!(
                    "{kind} | {} | {} | {}",
                    line.sentence,
                    serde_json::Value::Object(params.clone()),
                    serde_json::Value::Object(read)
                ));
            }
        }
    }
    wrong.sort();
    println!("{} of {asked} wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(1000 < asked, "few sentences: {asked}");
    assert!(wrong.len() * 100 <= asked * 15, "{} of {asked} read wrongly", wrong.len());
}
