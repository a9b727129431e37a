//! The order of words: Swedish puts the verb second, so an adverbial in front moves the subject behind it.
//!
//! *Varje kvartal rapporterar ordföranden till nämnden* is read as *ordföranden rapporterar till nämnden varje kvartal*, so that
//! the families need one order of words. *Kan gruppen inte enas, ska ordföranden …* is a condition without *om*.

mod owed;

use super::{frame::verb, sentence::Sentence};
use crate::text::{
    lookup::Words,
    words::{holds, is_infinitive, is_present, lower},
};
use std::sync::LazyLock;

/// Words that begin an adverbial.
const ADVERBS: &str = "efter|inom|vid|på|inför|under|varje|årligen|dessutom|därutöver|i|för|mellan|senast|minst|två|tre|fyra|en|sedan|där|till|från|utöver|innan|löpande|däremellan|annars|härutöver|normalt|vanligtvis|slutligen|parallellt|vart|vartannat|vidare|därefter|ytterst|ibland|utåt|genom|hos|fortlöpande|regelbundet|om|när|då|ifall|närhelst";

/// Words that begin a clause, which has a verb of its own.
const SUBORDINATORS: &str = "om|när|då|innan|sedan|ifall|närhelst";

/// The sentence with its subject first. `None` where it stands so already, or where the subject is not plain.
pub fn straight<'t>(s: &Sentence<'t>) -> Option<Sentence<'t>> {
    if let Some(whole) = owed::owed(s).or_else(|| cleft(s)) {
        return Some(whole);
    }
    let words = words(&s.small);
    let first = words.first().map(|&(_, word)| word)?;
    let condition = is_verb_first(first) && words.len() > 4;
    static FIRST: LazyLock<Words> = LazyLock::new(|| ADVERBS.split('|').collect());
    if !(FIRST.contains(first) || condition) {
        return None;
    }
    let clause = condition || SUBORDINATORS.split('|').any(|word| word == first);
    let mut found = None;
    for at in 1..words.len().saturating_sub(1) {
        let Some(&(start, word)) = words.get(at) else { break };
        if !is_finite(word) {
            continue;
        }
        let counted = matches!(first, "en" | "två" | "tre" | "fyra") && !s.has(" gång");
        let passive = !clause
            && !counted
            && verb::verb(word)
                .is_some_and(|verb| verb.passive && !matches!(verb.word.as_str(), "utse" | "välja"));
        let matter = words
            .get(at + 1)
            .filter(|&&(_, next)| matches!(next, "frågan" | "ärendet" | "beslutet" | "förslaget"));
        let moved = matter.is_some() && matches!(word, "ska" | "skall" | "bör" | "kan");
        let noun = || {
            if moved {
                Some(at + 2)
            } else {
                noun_end(&words, at + 1).filter(|_| passive && matter.is_none())
            }
        };
        if let Some(after) = subject_end(s, &words, at + 1).or_else(noun) {
            found = Some((at, start, after));
            if !clause {
                break;
            }
        }
    }
    let (at, verb, mut after) = found?;
    // Two that share the verb: *ordföranden eller kansliet*.
    if words.get(after).is_some_and(|&(_, word)| matches!(word, "och" | "eller"))
        && let Some(second) = subject_end(s, &words, after + 1)
    {
        after = second;
    }
    if words.get(after).is_some_and(|&(_, word)| matches!(word, "och" | "samt" | "eller" | "som")) {
        return None;
    }
    let next = words.get(at + 1)?.0;
    let subject_stop = words.get(after).map_or(s.small.len(), |&(start, _)| start);
    let adverbial = s.text.get(..verb)?.trim_end_matches([' ', ',']);
    let subject = s.text.get(next..subject_stop)?.trim_end();
    let verb = s.text.get(verb..next)?.trim_end();
    let rest = s.text.get(subject_stop..)?.trim();
    if s.small.starts_with("till stöd för") || rest.is_empty() && clause {
        return None;
    }
    let adverbial = if condition { format!("om {adverbial}") } else { small_first(adverbial) };
    let text = format!("{subject} {verb} {rest} {adverbial}").replace("  ", " ");
    let small = respell(&text);
    Some(Sentence { text, small: small.into(), ..s.clone() })
}

/// *Det är X som beslutar* says that X decides.
fn cleft<'t>(s: &Sentence<'t>) -> Option<Sentence<'t>> {
    const LEAD: &str = "det är ";
    let at = s.small.find(" som ").filter(|&at| s.small.starts_with(LEAD) && at > LEAD.len())?;
    let (who, says) = (s.text.get(LEAD.len()..at)?, s.text.get(at + 5..)?);
    let verb = says.split(' ').next()?;
    if who.split(' ').count() > 6 || who.contains(',') || !is_finite(&lower(verb)) {
        return None;
    }
    let text = format!("{who} {says}");
    let small = respell(&text);
    Some(Sentence { text, small: small.into(), ..s.clone() })
}

fn respell(text: &str) -> String {
    let small = lower(text);
    if small.contains("vice") { small.replace("vice ordförande", "vice viceordfxxx") } else { small }
}

fn small_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn words(small: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = 0;
    for word in small.split(' ') {
        let bare = word.trim_end_matches([',', ';', ':', ')']);
        if !bare.is_empty() {
            out.push((start, bare));
        }
        start += word.len() + 1;
    }
    out
}

/// Verbs that begin a condition: *kan gruppen inte enas*, *saknas mandat*.
fn is_verb_first(word: &str) -> bool {
    const FIRST: &str = "kan|saknas|saknar|nås|når|uppstår|råder|går|är|kommer|blir|slutar|finns|uppnås|krävs|berör|gäller|avgår|begär|begärs";
    FIRST.split('|').any(|known| known == word)
}

fn is_finite(word: &str) -> bool {
    static FINITE: LazyLock<Words> = LazyLock::new(|| FORMS.split('|').collect());
    const FORMS: &str = "ska|skall|kan|får|bör|måste|har|är|utser|väljer|lyfts|avgör|tar|står|ger|går|låter|håller|övertar|inträder|förordnar|utses|sker|görs|läggs|förs|sitter|ingår|kommer|består|utgörs|leds|upplöses|upphör|träder|fattas|tas|representeras|hänskjuts|överlämnas|avvecklas|fastställs|beslutas|skrivs|skickas|sänds|bereds|avger|rapporterar|informerar|anordnar|anordnas|hålls|deltar|företräder|underrättas|lämnas|skickas";
    FINITE.contains(word)
        || is_present(word) && !matches!(word, "för" | "över" | "efter" | "inför")
        || word.ends_with('s') && verb::verb(word).is_some_and(|verb| verb.passive)
}

/// Where a plain subject that begins here ends: a role, the group, an office, a body by its name.
fn subject_end(s: &Sentence<'_>, words: &[(usize, &str)], at: usize) -> Option<usize> {
    let &(start, word) = words.get(at)?;
    let capital = s.text.get(start..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if is_plain_subject(s, word) {
        return Some(at + 1);
    }
    let genitive = word.ends_with('s') && word.chars().count() > 4
        || matches!(word, "varje" | "respektive" | "vice" | "den" | "berörd" | "någon");
    if genitive
        && let Some(&(_, next)) = words.get(at + 1)
        && (is_plain_subject(s, next)
            || next.starts_with("viceordf")
            || matches!(word, "varje" | "respektive") && next.chars().count() > 3 && !is_infinitive(next))
    {
        return Some(at + 2);
    }
    if !capital {
        return None;
    }
    // A name goes on over its small words until something begins that no name has.
    const ENDS: &str = "någon|en|ett|sin|sina|två|tre|fyra|fem|om|till|att|den|det|ordförande|ledamöter|skriftlig|minst|högst|inom|direkt|frågan|vice|hur|också|även|för|i|på|av|med|inte|och|samt|som|dem|ärendet|en";
    let mut end = at + 1;
    while let Some(&(_, word)) = words.get(end) {
        if ENDS.split('|').any(|stop| stop == word) || is_finite(word) || is_infinitive(word) || end - at >= 4
        {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// Where a subject without a name ends: *tillsätts projektgrupper*, *lämnas en skriftlig rapport till*.
fn noun_end(words: &[(usize, &str)], at: usize) -> Option<usize> {
    const ENDS: &str = "till|från|av|i|på|för|med|om|hos|inom|vid|under|efter|som|att|och|samt|när|där|inte|även|också|alltid|senast|minst|högst|dock|varje|årligen|löpande|enligt|inför|mellan|kring|bland|en|ett|två|tre|fyra";
    let article = words.get(at).is_some_and(|&(_, word)| matches!(word, "en" | "ett"));
    let from = at + usize::from(article);
    let length = words
        .get(from..)?
        .iter()
        .take_while(|(_, word)| !ENDS.split('|').any(|end| end == *word) && !is_finite(word))
        .count();
    let ends_in_noun =
        words.get(from + length - usize::from(length > 0)).is_some_and(|(_, word)| word.chars().count() > 3);
    ((1..=4).contains(&length) && ends_in_noun).then_some(from + length)
}

fn is_plain_subject(s: &Sentence<'_>, word: &str) -> bool {
    const ROLES: &str = "ordföranden|ordförande|sekreterare|presidium|ledamöterna|ledamoten|deltagarna|deltagaren|koordinatorn|sekreteraren|processledaren|kontaktpersonen|presidiet|representanterna|medlemmarna|huvudmännen|parterna|kommunerna|regionen|kansliet|kollegiet|nämnden|styrelsen|förbundet|var|regionerna|huvudmannen|part";
    const ENDS: &str = "direktören|chefen|cheferna|gruppen|rådet|teamet|kontoret|staben|ledningen|nätverket|forumet|utskottet|nämnden|förvaltningen|förvaltningarna|direktörerna|området|kommittén|sjukhusen|samrådet";
    ROLES.split('|').any(|role| role == word)
        || ENDS.split('|').any(|end| word.ends_with(end))
        || s.own.iter().any(|own| own == word)
        || holds(word, "viceordfxxx")
}
