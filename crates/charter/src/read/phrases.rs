//! Verb phrases under one subject: *Rådet leder arbetet och utser ordförande i arbetsgrupperna* says two things of the council.

use super::{clauses::is_finite, frame::verb, modality::modality, pattern::patterns, sentence::Sentence};
use crate::text::{
    small::Small,
    words::{is_infinitive, is_present, lower},
};

/// Verbs that another verb follows in the infinitive.
const MODALS: [&str; 6] = ["ska", "skall", "kan", "får", "bör", "måste"];

patterns! {
    DUTY = r"^(?:har,?|ha|äger|innebär|är|ansvarar|svarar|förväntas|åtar sig|förbinder sig|behöver|får|ges|bär)(?: [a-zåäö,\-]+){0,6}? att (?:själva |själv |även |också |aktivt |gemensamt |tillsammans )?(?P<verb>[a-zåäö]+)";
    OF_DUTY = r"~(?:uppgift|huvuduppgift|uppgifter|uppdrag|ansvar|ansvaret|huvudansvar|rätt|möjlighet|möjligheten|befogenhet|mandat|skyldiga?|skyldighet|ansvarar|svarar|förväntas|sig|roll|roller|ansvariga?|behöver|innebär)~";
}

/// Where the infinitive begins that a duty leads in: *har till uppgift att*, *ansvarar för att*, *har rätt att*.
fn after_duty(rest: &str) -> Option<usize> {
    if !rest.contains(" att ") {
        return None;
    }
    let at = DUTY.find(rest)?.name("verb")?.start();
    let lead = rest.get(..at)?;
    let verb = rest.get(at..)?.split([' ', ',', '.', ':']).next()?;
    let plain = !lead.contains(" som ") && !lead.trim_end().ends_with(", att");
    let bare = ["har att ", "har att själva "].contains(&lead);
    (plain && (bare || OF_DUTY.is(lead)) && verb::verb(verb).is_some()).then_some(at)
}

/// Words between two verb phrases.
const JOINTS: [&str; 6] = [", samt att ", ", samt ", ", och ", " samt att ", " samt ", " och "];

/// The subject and what stands before its verbs, and in which form those stand.
#[derive(Clone, Copy, Debug)]
pub struct Head<'s> {
    /// The words before the finite verb.
    pub subject: &'s str,
    /// Where the first verb phrase begins.
    start: usize,
    /// The verbs stand in the infinitive.
    infinitive: bool,
}

impl Head<'_> {
    /// Where the first verb phrase begins.
    pub const fn start(&self) -> usize {
        self.start
    }

    /// The verb that says what is done.
    pub fn first_verb<'s>(&self, small: &'s str) -> &'s str {
        small.get(self.start..).unwrap_or_default().split([' ', ',', '.', ':']).next().unwrap_or_default()
    }
}

/// The first finite verb of a sentence in lower case, with its subject before it. A relative clause has its own.
pub fn head(small: &str) -> Option<Head<'_>> {
    let mut at = 0;
    let mut relative = false;
    let mut told = false;
    let mut joined = false;
    for (nth, word) in small.split(' ').enumerate() {
        let (start, bare) = (at, word.trim_end_matches([',', '.', ':', ';']));
        at += word.len() + 1;
        if nth > 14 {
            return None;
        }
        if relative && word.ends_with(',') {
            relative = false;
            continue;
        }
        let opens = nth > 0 && matches!(bare, "som" | "vilka" | "vilken");
        relative |= opens;
        let finite = is_finite(bare)
            && !matches!(bare, "för" | "över" | "efter")
            && (nth > 0 || !is_infinitive(bare) && bare != "inför");
        let inside = relative;
        // The verb after that of a relative clause is the sentence's own: *den som är jävig får*.
        if relative && finite && told && !joined {
            relative = false;
        }
        told = inside && (told && !opens || finite);
        joined = matches!(bare, "och" | "samt" | "eller") || word.ends_with(',');
        if relative || !finite {
            continue;
        }
        let subject = small.get(..start)?.trim_end();
        let rest = small.get(start..)?;
        if let Some(verb) = after_duty(rest) {
            return Some(Head { subject, start: start + verb, infinitive: true });
        }
        if !MODALS.contains(&bare) {
            return Some(Head { subject, start, infinitive: false });
        }
        let mut from = at;
        for next in small.get(at..).unwrap_or_default().split(' ').take(6) {
            let verb = next.trim_end_matches([',', '.', ':', ';']);
            if is_infinitive(verb) || verb.ends_with('s') && is_infinitive(verb.trim_end_matches('s')) {
                return Some(Head { subject, start: from, infinitive: true });
            }
            from += next.len() + 1;
        }
        return Some(Head { subject, start: at, infinitive: true });
    }
    None
}

/// The verb phrases of a sentence, each with the subject; nothing where there is but one.
pub fn of<'t>(s: &Sentence<'t>) -> Vec<Sentence<'t>> {
    let first = s.small.split([' ', ',']).next().unwrap_or_default();
    let (start, infinitive) = if is_infinitive(first) {
        (0, true)
    } else if (s.bullet || s.label.is_some()) && is_present(first) && first != "för" {
        (0, false)
    } else {
        match head(&s.small) {
            Some(head) => (head.start, head.infinitive),
            None => return Vec::new(),
        }
    };
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for joint in JOINTS {
        for (at, _) in s.small.match_indices(joint) {
            let end = at + joint.len();
            let from = cuts.iter().map(|cut| cut.1).filter(|&cut| cut <= at).max().unwrap_or(start);
            let known = cuts.iter().any(|&(start, stop)| at < stop && start < end);
            let before = s.small.get(from..at).unwrap_or_default();
            if !known
                && at > start
                && parts(before, s.small.get(end..).unwrap_or_default(), infinitive, joint)
            {
                cuts.push((at, end));
            }
        }
    }
    if cuts.is_empty() {
        return Vec::new();
    }
    cuts.sort_unstable();
    let lead = s.text.get(..start).unwrap_or_default();
    let starts = [start].into_iter().chain(cuts.iter().map(|cut| cut.1));
    let ends = cuts.iter().map(|cut| cut.0).chain([s.text.len()]);
    starts
        .zip(ends)
        .filter_map(|(from, to)| {
            let phrase = s.text.get(from..to)?;
            let text = format!("{lead}{phrase}");
            let small = lower(&text);
            let small = Small::from(if small.contains("vice") {
                small.replace("vice ordförande", "vice viceordfxxx")
            } else {
                small
            });
            let modality = modality(&small, s.lead.as_deref());
            Some(Sentence { text, small, modality, ..s.clone() })
        })
        .collect()
}

/// Whether a joint parts two verb phrases: what stands before has an object of its own, and no clause inside it that the
/// second verb could belong to.
fn parts(before: &str, after: &str, infinitive: bool, joint: &str) -> bool {
    let next = after.split([' ', ',', '.']).next().unwrap_or_default();
    let verb = if infinitive {
        is_infinitive(next)
    } else {
        is_finite(next) && !matches!(next, "för" | "över" | "efter")
    };
    let words = before.split_whitespace().count();
    let inner = if infinitive { [" att ", " genom "] } else { [" som ", " att "] };
    let open =
        inner.iter().any(|word| before.contains(word)) && !joint.starts_with(',') && !joint.ends_with("att ");
    let last = before.rsplit([' ', ',']).next().unwrap_or_default();
    let verbal = if infinitive { is_infinitive(last) } else { is_finite(last) };
    verb && words >= 2 && !open && !verbal && (!is_particle(last) || before.ends_with("tills vidare"))
}

/// The small word of a verb, as in *ta fram och förvalta*.
fn is_particle(word: &str) -> bool {
    matches!(word, "fram" | "upp" | "ut" | "in" | "igång" | "vidare" | "till" | "över")
}
