//! What matters are about, wherever in a sentence that stands.

use super::*;

patterns! {
    // Words for matters, with what leads in what they are about.
    LEAD = r"^(?:(?:inga|inte|de|alla|samtliga|sådana|övriga|allt|det|vissa|andra|en|ett|den|varje|någon|hela) )*(?:[a-zåäö]*frågor(?:na)?|frågan|fråga|ärenden|ärendena|ärende|ärendet|spörsmål|spörsmålen|frågeställningar(?:na)?|ämnen|sakfrågor|saker|sådant|sådana|vad|allt|det|ansvaret|ansvar|uppgiften|uppgifter|beslut|ärendetyper) (?P<mark>om att|om|kring|rörande|gällande|avseende|angående|beträffande|för|att|som (?:enbart |endast |bara )?(?:rör|berör|gäller|avser|handlar om|angår|hör till|har att göra med))~";
    MARKED = r"(?:^|[^a-zåäö])(?P<all>(?:(?:strategiska|principiella|övergripande|gemensamma|enskilda|lokala|länsgemensamma|löpande|samtliga|alla|särskilda|regionala|operativa|etiska|medicinska|inga) (?:och [a-zåäö]+ )?)*(?:[a-zåäö]*frågor(?:na)?|frågan|fråga|ärenden|ärendena|ärende|ärendet|spörsmål|frågeställningar|ämnen|sakfrågor|sådant|sådana|allt|det|vad)(?: av [a-zåäö]+ (?:natur|karaktär|art))? (?:om|kring|rörande|gällande|avseende|angående|beträffande|med bäring på|som(?: [a-zåäö]+)? [a-zåäö]+|inom|där)~.*)$";
    FORUM = r"(?:forum|forumet|arena|arenan|plats|platsen|plattform|plattformen|organ|organet|yta|grupp|råd|nätverk|rum|instans|till) för (?:(?:att )?(?:samtal|dialog|samverkan|samarbete|samråd|utbyte|diskussion|överläggningar|samordning)[a-zåäö]* (?:om|kring|rörande|i|inom|för) )?(?P<what>.+)$";
}

/// Where what a text tells ends, and a reason, an exception or another clause begins.
const ENDS: &[&str] = &[
    "; ",
    ", oavsett",
    ", men ",
    ", eftersom",
    ", då ",
    ", såvida",
    " såvida",
    ", om inte",
    " om inte",
    ", utan",
    " utan att",
    " utan ",
    " annat än",
    ", med undantag",
    " med undantag",
    ", förutom",
    " förutom",
    " utom ",
    ", och därför",
    ", dock",
    " medan ",
    ", vilket",
    ", där ",
    ", så ",
    ". ",
    ", de ",
    ", det ",
    ", den ",
    ", dem ",
    ", dessa ",
    " (",
    ", och ",
];

/// A text up to where another clause begins.
pub fn ended(text: &str) -> &str {
    let small = lower(text);
    let end = ENDS.iter().filter_map(|end| small.find(end)).filter(|&at| at > 0).min();
    text.get(..end.unwrap_or(text.len())).unwrap_or(text).trim_end()
}

/// What a name for matters is about: *frågor om X* is X, and *principiella frågor om X* stays.
pub fn topic(text: &str) -> String {
    let text = text.trim_start_matches([' ', ',']);
    let small = lower(text);
    let lead = LEAD.find(&small).and_then(|hit| hit.get(0)).map_or(0, |lead| lead.end());
    let told = ended(text.get(lead..).filter(|rest| !rest.trim().is_empty()).unwrap_or(text));
    // *Frågor om X och lämnar Y till Z*: another clause begins.
    let small = lower(told);
    let next = small.match_indices(" och ").map(|(at, _)| at).find(|&at| {
        let word =
            small.get(at + " och ".len()..).unwrap_or_default().split([' ', ',']).next().unwrap_or_default();
        clause::is_finite(word)
    });
    trimmed(told.get(..next.unwrap_or(told.len())).unwrap_or(told))
}

/// Whether a text in lower case names matters.
pub fn is_matter(small: &str) -> bool {
    holds(small, "fråg|ärende|spörsmål|ämne|sådant som|det som|vad som|allt som")
}

/// Whether a text names matters and what they are about.
pub fn is_marked(text: &str) -> bool {
    MARKED.is(&lower(text))
}

/// What a text that follows a verb names: the matters in it, or what stands after the small words that begin it.
pub fn object(p: &Parts<'_>, text: &str) -> Option<String> {
    let small = lower(text);
    let part = |pattern: &Pattern, name: &str| {
        pattern.find(&small).and_then(|hit| hit.name(name)).and_then(|what| text.get(what.range()))
    };
    let forum = part(&FORUM, "what");
    let found = part(&MARKED, "all").map(topic);
    let found = found.or_else(|| forum.and_then(|_| parts::about(text)).map(|what| topic(&what)));
    let found = found.or_else(|| forum.map(topic));
    let found = found.or_else(|| {
        let rest = behind(p, text);
        (!rest.is_empty()).then(|| topic(rest))
    });
    found.filter(|topic| !topic.is_empty())
}

/// A text behind its verbs, adverbs and particles, and behind the group's own name.
pub fn behind<'s>(p: &Parts<'_>, text: &'s str) -> &'s str {
    const SMALL: &str = "från|sig|åt|upp|hand|om|an|med|för|på|i|inte|ej|icke|inga|inget|ingen|även|också|främst|endast|enbart|dock|därför|vi|man|här|alltid|framför|allt|emot|till|fram|ut|mot|in|över|att|av|är|de|den|det|ställning|del|sådana|hos|inom|uppgift|rätt|huvudsakligen|särskilt|däremot|gemensamt|lika|fast|något|någon|några|ansvar|ansvaret|ansvarar|ansvara|befogenhet|framtagandet|ner|avsett|avsedd|avsedda|behörig|behörigt|öppet|öppen";
    let mut at = 0;
    for (start, word) in clause::words(&lower(text)) {
        at = start;
        let small = SMALL.split('|').any(|known| known == word);
        let verbal = crate::text::words::is_infinitive(word)
            || word.strip_suffix('s').is_some_and(crate::text::words::is_infinitive);
        let comma = text.get(..start).is_some_and(|before| before.ends_with(", "));
        if comma && start > 0 && !small || !(small || verbal || p.s.is_own(word)) {
            break;
        }
    }
    text.get(at..).unwrap_or_default()
}
