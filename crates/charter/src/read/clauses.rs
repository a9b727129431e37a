//! A sentence of several full clauses, each with its own subject and verb: *A för anteckningar, och B godkänner dem*.
//!
//! A comma before *och* parts clauses in Swedish, and never the items of a list.

use super::{modality::modality, pattern::patterns, sentence::Sentence};
use crate::text::{
    small::Small,
    words::{is_infinitive, is_known_infinitive, is_present, lower},
};
use std::sync::Arc;

const JOINTS: &[&str] = &[", och ", ", men ", ", medan ", " medan ", "; ", " och i annat fall "];

/// The clauses of a sentence; the sentence itself where it has one.
pub fn of<'t>(s: &Sentence<'t>) -> Vec<Sentence<'t>> {
    let conditional = ["om ", "när ", "där ", "då ", "innan ", "kan ", "för att "]
        .iter()
        .any(|word| s.small.starts_with(word));
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for joint in JOINTS {
        for (at, _) in s.small.match_indices(joint) {
            let before = s.small.get(cuts.last().map_or(0, |cut| cut.1)..at).unwrap_or_default();
            let after = s.small.get(at + joint.len()..).unwrap_or_default();
            if !conditional && speaks(before) && speaks(after) && !begins_with_verb(after) {
                cuts.push((at, at + joint.len()));
            }
        }
    }
    cuts.extend(NEXT_PAYS.all(&s.small).iter().filter_map(|hit| {
        let at = hit.get(0)?.start();
        speaks(s.small.get(..at)?).then_some((at, at + 2))
    }));
    if !conditional {
        let next: Vec<(usize, usize)> = NEXT_SUBJECT
            .all(&s.small)
            .iter()
            .filter_map(|hit| {
                let (at, who) = (hit.get(0)?.start(), hit.name("who")?);
                let new = cuts.iter().all(|cut| cut.0 != at);
                (new && speaks(s.small.get(..at)?)).then_some((at, who.start()))
            })
            .collect();
        cuts.extend(next);
    }
    if let Some(two) = aside(s).filter(|_| cuts.is_empty()) {
        return two;
    }
    if cuts.is_empty() {
        return vec![s.clone()];
    }
    cuts.sort_unstable();
    let mut out: Vec<Sentence<'t>> = Vec::new();
    let ends = cuts.iter().map(|cut| cut.0).chain([s.small.len()]);
    let starts: Vec<usize> = [0].into_iter().chain(cuts.iter().map(|cut| cut.1)).collect();
    for (start, end) in starts.into_iter().zip(ends) {
        let (Some(text), Some(small)) = (s.text.get(start..end), s.small.get(start..end)) else { continue };
        let before = out.last().map_or(s.before.clone(), |last| Arc::new(last.small.clone()));
        let lead = s.lead.as_deref().filter(|_| out.is_empty());
        let small = Small::from(small.to_owned());
        let clause = Sentence {
            text: text.to_owned(),
            before,
            label: s.label.filter(|_| out.is_empty()),
            modality: modality(&small, lead.or(Some(&s.small))),
            small,
            ..s.clone()
        };
        out.push(clause);
    }
    out
}

patterns! {
    NEXT_SUBJECT = r" och (?P<who>(?:[a-zåäö\-]+ (?:och|&) )?(?:[a-zåäö\-]+ )?[a-zåäö\-]+(?:nämnden|styrelsen|gruppen|rådet|regionen|ordföranden|erna|arna|kontoret|förbundet|chefen|direktören|sekreteraren|koordinatorn|processledaren|kansliet)) (?:utser|väljer|tillsätter|kallar|ansvarar|svarar|fastställer|rapporterar|godkänner)~";
    NEXT_PAYS = r", [a-zåäö]+(?:en|et|erna|arna|orna|na|gruppen) (?:betalar|bekostar|svarar för|står för|ansvarar för|utser)~";
    ASIDE = r"^(?P<who>[^,.]{3,50}), som (?P<says>[^,.]+), (?P<rest>[^.]+)$";
}

/// A clause set in after the subject: *Koordinatorn, som utses av X, kallar* says two things of the coordinator.
fn aside<'t>(s: &Sentence<'t>) -> Option<Vec<Sentence<'t>>> {
    let hit = ASIDE.find(&s.small)?;
    let part = |name: &str| hit.name(name).and_then(|part| s.text.get(part.range()));
    let (who, says, rest) = (part("who")?, part("says")?, part("rest")?);
    if !is_finite(rest.split(' ').next()?) || !is_finite(says.split(' ').next()?) {
        return None;
    }
    let clause = |said: &str| {
        let text = format!("{who} {said}");
        let small = Small::from(lower(&text));
        Sentence { text, modality: modality(&small, None), small, ..s.clone() }
    };
    Some(vec![clause(rest), clause(says)])
}

/// The clause before *och*, where another with its own verb follows: *A har ordförandeskapet och rådet möts om våren*.
pub(super) fn first<'t>(s: &Sentence<'t>) -> Option<Sentence<'t>> {
    let at = s.small.match_indices(" och ").map(|(at, _)| at).find(|&at| {
        let speaks = |text: Option<&str>, most: usize| {
            text.is_some_and(|text| {
                text.split(' ').take(most).any(|word| is_finite(word.trim_end_matches(',')))
            })
        };
        speaks(s.small.get(..at), 20) && speaks(s.small.get(at + " och ".len()..), 4)
    })?;
    let text = s.text.get(..at)?.to_owned();
    let small = s.small.get(..at)?.to_owned().into();
    Some(Sentence { text, small, ..s.clone() })
}

/// Whether a clause has its subject before a finite verb, among its first words.
fn speaks(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.len() >= 3 && words.iter().take(10).any(|word| is_finite(word))
}

fn begins_with_verb(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    is_infinitive(first) || is_finite(first) && first != "för" || first == "att" || first == "som"
}

pub(super) fn is_finite(word: &str) -> bool {
    let passive = word.strip_suffix('s').is_some_and(|base| {
        is_known_infinitive(&format!("{base}a"))
            || is_infinitive(base)
            || is_present(&format!("{base}r"))
            || is_present(base)
    });
    is_present(word)
        || super::frame::verb::is_further(word)
        || passive
        || matches!(
            word,
            "ska"
                | "skall"
                | "kan"
                | "får"
                | "bör"
                | "sammanträder"
                | "måste"
                | "är"
                | "har"
                | "utses"
                | "sker"
                | "förs"
                | "läggs"
                | "tas"
                | "ges"
                | "görs"
                | "hålls"
                | "finns"
                | "består"
                | "står"
                | "går"
                | "sprids"
                | "betalas"
                | "svarar"
                | "utser"
                | "väljer"
                | "rapporterar"
                | "godkänns"
                | "skickas"
                | "sänds"
                | "träffas"
                | "möts"
                | "gäller"
                | "ingår"
                | "deltar"
                | "förekommer"
                | "lyfts"
                | "delas"
                | "skrivs"
                | "räcker"
                | "betalar"
                | "bekostar"
                | "bekostas"
                | "tillhandahålls"
                | "ersätts"
        )
}
