//! Documents that the charter points to, and what it leaves open.

use crate::{
    norm::{OpenQuestion, RulesByReference, SteeringReference},
    read::{
        names::trimmed,
        params::{
            clause::{is_finite, words},
            parts::{Parts, cut},
        },
        pattern::patterns,
        registry,
    },
    text::words::{holds, is_infinitive, lower},
};

/// What a document is called by.
const DOCUMENT: &[&str] = &[
    "ordning",
    "ordningen",
    "plan",
    "planen",
    "strategi",
    "strategin",
    "program",
    "programmet",
    "policy",
    "policyn",
    "riktlinje",
    "riktlinjen",
    "riktlinjer",
    "riktlinjerna",
    "överenskommelse",
    "överenskommelsen",
    "avtal",
    "avtalet",
    "handbok",
    "handboken",
    "rutin",
    "rutinen",
    "rutiner",
    "instruktion",
    "instruktionen",
    "reglemente",
    "reglementet",
    "stadga",
    "stadgan",
    "modell",
    "modellen",
    "mall",
    "mallen",
    "principer",
    "principerna",
    "målbild",
    "målbilden",
    "plattform",
    "plattformen",
    "ledningssystem",
    "föreskrift",
    "föreskrifter",
    "anvisning",
    "anvisningen",
    "anvisningar",
    "handledning",
    "vägledning",
    "skrivregler",
    "profil",
    "spelregler",
    "färdplan",
    "beskrivning",
    "beskrivningen",
    "regler",
    "reglerna",
    "avsiktsförklaring",
    "verksamhetsidé",
    "checklista",
    "checklistan",
    "bilaga",
    "manual",
    "manualen",
    "guide",
    "direktiv",
    "vision",
    "skiss",
    "lagen",
    "lag",
    "dokument",
    "dokumentet",
    "inriktning",
    "inriktningsdokument",
    "agenda",
    "agendan",
    "kodex",
    "uppförandekod",
    "ramverk",
    "ramverket",
    "koncept",
    "lagstiftningen",
    "matris",
    "matrisen",
    "strategidokument",
    "rapport",
    "karta",
    "pm",
    "promemoria",
    "uppdragshandling",
    "arbetsordningar",
    "uppdragshandlingen",
    "avsiktsförklaringen",
];

/// Whether a word in lower case is a kind of document.
pub fn is_document(word: &str) -> bool {
    matches!(word, "lag" | "pm" | "plan")
        || DOCUMENT.iter().any(|kind| !matches!(*kind, "lag" | "pm" | "plan") && word.ends_with(kind))
        || word.ends_with("plan")
}

patterns! {
    DIARY = r"(?:^|[ (,])(?P<a>[a-zåäö]{1,6}) (?P<n>(?:19|20)\d\d[-/:]\d{1,6})";
}

/// A number that the registry's own pattern is too strict for: *LÖ 2024-6*, *BUN 2022/118*.
pub fn number(text: &str) -> Option<String> {
    let small = lower(text);
    let hit = DIARY.find(&small)?;
    let letters = text.get(hit.name("a")?.range())?;
    let number = text.get(hit.name("n")?.range())?;
    letters.chars().all(char::is_uppercase).then(|| format!("{letters} {}", number.replace(['/', ':'], "-")))
}

fn registry_number(p: &Parts<'_>) -> Option<String> {
    registry::number(p.text).or_else(|| number(p.text))
}

/// The document that a text names: quoted, capitalised, or by the kind of document that it is.
pub fn document(text: &str) -> Option<String> {
    quoted(text).or_else(|| titled(text)).or_else(|| by_kind(text))
}

fn quoted(text: &str) -> Option<String> {
    let open = text.find(['”', '“', '"', '»'])?;
    let rest = text.get(open..)?;
    let mut inner = rest.char_indices().skip(1);
    let start = inner.next()?.0;
    let end = rest.get(start..)?.find(['”', '“', '"', '«'])?;
    rest.get(start..start + end).map(trimmed).filter(|title| !title.is_empty())
}

/// Where a title ends.
fn end_of_title(text: &str) -> usize {
    const STOPS: [&str; 26] = [
        " (",
        ", ",
        "; ",
        ": ",
        ". ",
        " som ",
        " och ska ",
        " och rapporterar",
        " och samverkar",
        " när ",
        " samt ",
        " vilk",
        " – ",
        " dnr ",
        " daterad",
        " föreskriver",
        " med diarienummer",
        " är ",
        " ska ",
        " gäller",
        " men ",
        " skall ",
        " utgör ",
        " ligger ",
        " bör ",
        " måste ",
    ];
    let small = lower(text);
    let stop = STOPS.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(text.len());
    let number = registry::number(text)
        .and_then(|number| small.find(&format!("{} ", lower(number.split(' ').next()?))))
        .filter(|&at| at > 3);
    let end = stop.min(number.unwrap_or(text.len()));
    // A verb ends it, but for a title that has verbs of its own ("Så bereder vi frågor").
    let verb = words(small.get(..end).unwrap_or_default())
        .filter(|(at, _)| *at > 0)
        .filter(|(at, word)| {
            let begins = text.get(*at..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
            is_finite(word)
                && !begins
                && !is_document(word)
                && !small.starts_with("så ")
                && !small.starts_with("hälsa hela")
        })
        .map(|(at, _)| at)
        .next();
    let end = verb.unwrap_or(end).min(end);
    let joined = small.get(..end).and_then(|rest| {
        let at = rest.rfind(" och ")?;
        let next = rest.get(at + 5..)?.split(' ').next()?;
        is_infinitive(next).then_some(at)
    });
    let end = joined.unwrap_or(end);
    let rest = text.get(..end).unwrap_or_default().trim_end();
    let end = rest.len();
    let shorter = [" som grund", " i tillämpliga delar", " också", " även", " och"]
        .iter()
        .find(|tail| lower(rest).ends_with(**tail));
    end - shorter.map_or(0, |tail| tail.len())
}

/// A title in capitals: the first word in the sentence that is written with one, or a document's name that begins it.
fn titled(text: &str) -> Option<String> {
    let small = lower(text);
    let mut starts: Vec<usize> = Vec::new();
    for (at, word) in words(&small) {
        let rest = text.get(at..)?;
        let capital = rest.starts_with(char::is_uppercase);
        let second = rest.chars().nth(1).is_some_and(char::is_lowercase);
        if !capital || !second && !is_document(word) {
            continue;
        }
        let opens =
            at == 0 || text.get(..at).is_some_and(|before| before.ends_with(": ") || before.ends_with(". "));
        let title = rest.get(..end_of_title(rest))?;
        let lower_title = lower(title);
        let first_words: Vec<&str> = lower_title.split(' ').take(3).collect();
        let kind = first_words.iter().any(|word| is_document(word.trim_end_matches(',')));
        let leads = matches!(
            word,
            "med"
                | "enligt"
                | "i"
                | "av"
                | "för"
                | "se"
                | "genom"
                | "utifrån"
                | "utöver"
                | "den"
                | "även"
                | "till"
        );
        let called = first_words.get(1).is_some_and(|word| word.ends_with("dokument"));
        if kind
            && !(opens && (leads || called))
            && (!opens || is_document(word) || first_words.len() > 1 && is_document(first_words.get(1)?))
        {
            return Some(trimmed(title));
        }
        if !opens && title.split(' ').count() >= 2 {
            starts.push(at);
        }
    }
    let at = starts.first()?;
    let rest = text.get(*at..)?;
    Some(trimmed(rest.get(..end_of_title(rest))?))
}

/// A document by its kind, with its owner and what it is for: *nämndens reglemente*, *överenskommelsen mellan A och B om X*.
fn by_kind(text: &str) -> Option<String> {
    let small = lower(text);
    let all: Vec<(usize, &str)> = words(&small).collect();
    let nth =
        all.iter().position(|(_, word)| is_document(word) && !matches!(*word, "dokument" | "dokumentet"))?;
    let mut first = nth;
    while first > 0 {
        let Some((at, word)) = all.get(first - 1) else { break };
        let (next, _) = all.get(first)?;
        let between = small.get(*at + word.len()..*next).unwrap_or_default();
        let adjective = word.ends_with('a') && word.chars().count() > 3
            || word.ends_with("ig")
            || word.ends_with("sk")
            || word.ends_with("särskild");
        if !between.trim().is_empty()
            || is_finite(word) && !word.ends_with("ens")
            || !(word.ends_with('s') || adjective)
            || matches!(*word, "genomförandets" | "alla" | "samtliga" | "särskilda" | "inga" | "detta")
        {
            break;
        }
        first -= 1;
    }
    // "Kap. 4 i arbetsordningen" and "bilaga 2": the number belongs to the name.
    let start = all.get(first)?.0;
    let rest = text.get(start..)?;
    Some(trimmed(rest.get(..end_of_title(rest))?)).filter(|title| !title.is_empty())
}

/// The rule of a governing document.
pub fn steering(p: &Parts<'_>) -> SteeringReference {
    SteeringReference { title: document(p.text), registry_number: registry_number(p) }
}

patterns! {
    LEADS = r"~(?:enligt|framgår av|framgår i|regleras (?:i|av)|beskrivs (?:i|på)|beskrivna i|beskriven i|beskrivet i|anges i|anges|angivet i|angivna i|finns i|se|styrs av|i enlighet med|följer av|står i|återfinns i|förtecknade i|hänvisas till|meddelas i|läggs fast i|preciseras i|bestäms av|bestäms i|som beskrivs i|som anges i|fastställs i|fastställs av|gäller|tillämpas|följs|följer|finns reglerna i|finns närmare angivet i|använder|beskrivs|så som|på det sätt som|i den ordning som|på det vis som|den som|finns förtecknade i|hanteras|utgår från) ";
    ABOUT = r"^(?:för|om|beträffande|angående|i fråga om|när det gäller|vad gäller|rörande|avseende|vad avser|kring|gällande) (?P<what>.+?) (?:gäller|tillämpas|hänvisas|följs|finns|se |ska|används|hänvisar|skall|framgår|regleras)";
    RULES_ON = r"^(?:de |den |det )?(?:närmare |ytterligare |särskilda )?(?:bestämmelser|regler|rutiner|föreskrifter|anvisningar|riktlinjer|information) (?:om|för|kring|rörande|avseende) (?P<what>.+?)(?: finns| meddelas| framgår| anges| står| ges|$)";
}

/// The rule of rules that stand elsewhere.
pub fn by_reference(p: &Parts<'_>) -> RulesByReference {
    let (label, value) = match (p.s.label, p.text.split_once(": ").or_else(|| p.text.split_once(" – "))) {
        (Some(label), _) => (Some(label), p.text),
        (None, Some((label, value))) => (Some(label), value),
        (None, None) => (None, p.text),
    };
    let subject = subject(p, label, value);
    let after = LEADS
        .all(p)
        .into_iter()
        .filter_map(|hit| hit.get(0).map(|hit| hit.end()))
        .find_map(|at| document(p.text.get(at..)?));
    let document = after.or_else(|| document(value));
    RulesByReference { subject, document, registry_number: registry_number(p) }
}

fn subject(p: &Parts<'_>, label: Option<&str>, value: &str) -> Option<String> {
    let tidy = |text: &str| {
        let mut text = trimmed(text);
        for lead in ["närmare ", "de närmare ", "närmare bestämmelser om "] {
            if lower(&text).starts_with(lead) {
                text = trimmed(text.get(lead.len()..).unwrap_or_default());
            }
        }
        let stop = [", "].iter().filter_map(|stop| text.find(stop)).min().filter(|&at| at > 20);
        Some(text.get(..stop.unwrap_or(text.len())).map(trimmed).unwrap_or(text))
            .filter(|text| !text.is_empty())
    };
    let part = |small: &str, text: &str| {
        RULES_ON
            .find(small)
            .or_else(|| ABOUT.find(small))
            .and_then(|hit| text.get(hit.name("what")?.range()).map(str::to_owned))
    };
    if let Some(label) = label {
        let small = lower(label);
        return part(&small, label).and_then(|what| tidy(&what)).or_else(|| tidy(label));
    }
    if p.small.starts_with("i övrigt") || p.small.starts_with("övrigt") {
        return None;
    }
    if let Some(what) = part(p.small, value) {
        return tidy(&what);
    }
    for lead in ["vill du veta ", "för den som undrar ", "den som vill veta "] {
        if p.small.starts_with(lead) {
            let end = [" finns", ", ", " kan ", " står"]
                .iter()
                .filter_map(|stop| p.small.get(lead.len()..)?.find(stop))
                .min()?;
            return tidy(p.text.get(lead.len()..lead.len() + end)?);
        }
    }
    let when = p.small.find(" när ").filter(|&at| at > 0 && p.small.starts_with("för att "));
    if let Some(at) = when {
        return tidy(p.text.get(at + 1..)?);
    }
    let begins = p.small.split(' ').next().unwrap_or_default();
    let clause =
        matches!(begins, "hur" | "vem" | "vilka" | "vad" | "när" | "var" | "vilken" | "om" | "huruvida");
    let refers =
        words(p.small).filter(|(at, word)| *at > 0 && is_finite(word)).map(|(at, _)| at).collect::<Vec<_>>();
    let relative = p.small.find(" som ").is_some_and(|som| refers.first().is_some_and(|&at| som < at));
    let nth = usize::from(clause || relative);
    let modal =
        clause && p.has(" ska ") && refers.len() > 2 && p.small.get(*refers.first()?..)?.starts_with("ska ");
    let at = refers.get(
        nth + usize::from(modal && p.small.get(*refers.get(nth)?..)?.split(' ').next()?.ends_with("as")),
    );
    match at.or_else(|| refers.first()) {
        Some(&at) => tidy(p.text.get(..at)?),
        None => p.s.heading.as_deref().and_then(tidy),
    }
    .filter(|what| !matches!(lower(what).as_str(), "se" | "detta" | "vi" | "rådet" | "gruppen"))
    .or_else(|| p.s.heading.as_deref().map(str::to_owned))
}

patterns! {
    STILL = r"^(?:det )?(?:återstår|kvarstår)(?: (?:att|frågan om|bland annat))*(?: (?:ta ställning till|lösa|avgöra|utreda|klargöra|besluta om|bestämma|enas om|reda ut|klarlägga))? (?P<what>.+)$|(?:vi vet (?:ännu )?inte(?: än| ännu)?|man har inte enats om|(?:har|är) (?:ännu )?inte (?:enats|eniga|överens|kommit överens|enats) om|oense om|oeniga om|besked om|ser över|utreder|tar ställning till|återkommer till|får återkomma till|återkommer(?: senare)? om|ta ställning till|att utreda vidare|återstår att (?:lösa|avgöra|utreda|klargöra|besluta)(?: om)?) (?P<what2>(?:om |hur |vem |vilka |vad |när |huruvida )?[^,;.]{4,}.*)$|^(?:frågan|spörsmålet|frågorna) om (?P<what3>.+?) (?:återstår|lämnas|är|får|ska|kvarstår|kommer|utreds|avgörs|hanteras|bereds)";
}

/// The rule of a question that is left open.
pub fn open_question(p: &Parts<'_>) -> OpenQuestion {
    OpenQuestion { text: open(p).map(|text| trimmed(&text)).filter(|text| !text.is_empty()) }
}

fn open(p: &Parts<'_>) -> Option<String> {
    const LABELS: &str = "fråga|frågor|utred|öppn|återstå|kvarstå|oklar|olöst|punkter";
    if let Some(label) = p.s.label {
        return Some(if holds(&lower(label), LABELS) { p.text.to_owned() } else { label.to_owned() });
    }
    for joint in [": ", " – "] {
        if let Some((label, value)) = p.text.split_once(joint) {
            return Some(if holds(&lower(label), LABELS) { value.to_owned() } else { label.to_owned() });
        }
    }
    if let Some(hit) = STILL.find(p)
        && let Some(what) = ["what", "what2", "what3"].iter().find_map(|part| hit.name(part))
    {
        let what = p.text.get(what.range())?;
        return Some(cut(what, &[", och frågan", ", men", "; "]));
    }
    let verbs: Vec<(usize, &str)> = words(p.small)
        .filter(|(at, word)| {
            *at > 0 && (is_finite(word) || word.ends_with("kommer") || word.ends_with("står"))
        })
        .collect();
    let begins = p.small.split(' ').next().unwrap_or_default();
    if verbs.is_empty() || p.small.split(' ').count() <= 3 && begins.ends_with('s') {
        return p.s.heading.as_deref().map(str::to_owned);
    }
    let asks = matches!(
        begins,
        "hur" | "vem" | "vilka" | "vad" | "när" | "var" | "vilken" | "vilket" | "om" | "huruvida"
    );
    if !asks {
        let relative = p.small.find(" som ").is_some_and(|som| som < verbs.first().map_or(0, |verb| verb.0));
        let (at, _) = verbs.get(usize::from(relative)).or_else(|| verbs.first())?;
        return p.text.get(..*at).map(str::to_owned);
    }
    // A question has its own verb, and where that is *ska* the verb after it too; the next is the main one.
    let mut own = 1;
    if verbs.first().is_some_and(|(_, verb)| matches!(*verb, "ska" | "skall" | "kan" | "får" | "bör")) {
        own += usize::from(
            verbs.get(1).is_some_and(|(_, verb)| verb.ends_with("as") || *verb == "ha" || *verb == "vara"),
        );
    }
    let whole = " som ska ";
    if p.small.contains(whole) && verbs.len() > 1 && verbs.first().is_none_or(|(_, verb)| *verb != "ska") {
        own += 1;
    }
    let at = verbs.get(own).map_or(p.text.len(), |(at, _)| *at);
    p.text.get(..at).map(str::to_owned)
}
