//! Who decides what, in which frame, and how votes are counted.

use super::*;
use crate::read::registry;

patterns! {
    HOME = r"i förvaltning(?:en|arna)|parallella beslut|likalydande beslut|(?:förvaltningarna|kommunerna|huvudmännen|parterna|regionen) (?:själva )?(?:fattar|beslutar|tar)|hemma|hemförvaltning|hemorganisation|på hemmaplan|i linjen|i den egna|i (?:sin|sina|sitt|vardera|varje|respektive|egen|egna) (?:[a-zåäö]+ )?(?:[a-zåäö]*förvaltning|[a-zåäö]*organisation|[a-zåäö]*kommun|[a-zåäö]*nämnd|linje|[a-zåäö]*sjukhus|[a-zåäö]*verksamhet)|(?:egna|egen|respektive|sina respektive) (?:[a-zåäö]*organisation|[a-zåäö]*förvaltning|[a-zåäö]*sjukhus|[a-zåäö]*linje)|i (?:samtliga|alla|huvudmännens|parternas|berörda) (?:[a-zåäö]+ )?(?:[a-zåäö]*förvaltning|[a-zåäö]*organisation|[a-zåäö]*kommun)|(?:varje|respektive|vardera|den) (?:huvudman|förvaltning|verksamhetschef|chef|part|kommun|enhet|klinik)[a-zåäö]*(?: [a-zåäö]+)? (?:beslut|fatta|har fattat|har beslutat|tar|avgör)|beslutas? (?:[a-zåäö]+ )?av (?:respektive|varje|vardera)|(?:beslutar|fattar|fattas|tar)(?: [a-zåäö]+)? var för sig|chefsuppdrag och utövas|hos (?:respektive|varje|vardera|sin)|huvudman beslutar|(?:förvaltning|klinik|kommun|enhet|huvudman) för (?:förvaltning|klinik|kommun|enhet|huvudman)";
    NO_POWER = r"~(?:inte|ej|icke|aldrig|inga|ingen|inget|saknar|saknas|utan|tandlöst?|varken)~|rådgivande";
    ABOUT_POWER = r"(?:beslut(?:ar|a|en)?|beslutanderätt(?:en)?|beslutsrätt(?:en)?|bestämmer|bestämma|befogenhet|mandat|råder|förfogar)(?: [a-zåäö]+){0,4}? (?:i frågor om|i ärenden om|om|över|i|rörande|kring|gällande|avseende|till) (?P<what>[^.;]+)$";
    DECIDED = r"^(?P<what>[^.;]+?) (?:(?:ska|skall|får|kan|bör) )?(?:beslutas|fastställs|fastställas|fastslås|godkänns|godkännas|antas|antages|avgörs|avgöras|bestäms|utfärdas|tas|fattas)~";
    DECIDES = r"~(?:fastställa|fastställer|godkänna|godkänner|anta|antar|antaga|avgöra|avgör|bestämma|bestämmer|utfärda|utfärdar|besluta|beslutar|fastslå|fastslår|tar ställning till|ta ställning till|underteckna|klara|klarar|teckna|tecknar|bevilja|beviljar|fördela|fördelar)(?: (?:själv|självt|ensam|gemensamt|också|även|därför|på egen hand|frågor|frågan|ärenden|beslut))*(?: (?:i|om|över|till))?(?: (?:frågor|frågan|ärenden) om)? (?P<what>[^.;]+)$";
    REQUIRED = r"(?:godkännande|beslut|ställningstagande) (?:fordras|krävs|behövs|erfordras) (?:för|vid) (?P<what>[^.;]+)$";
}

/// Whether the decision is taken at home.
pub fn by_mandate(p: &Parts<'_>) -> DecisionByMandate {
    DecisionByMandate { home_decision: HOME.is(p).then_some(true) }
}

/// Words behind which what is decided has ended.
const ENDS: &[&str] = &[
    " enligt ",
    " med stöd",
    " inom ramen",
    " utifrån ",
    " på delegation",
    " i enlighet",
    " utan att",
    " när ",
    " av ordförande",
    ", ",
    " mellan möte",
    " efter ",
    " tillkommer",
    " åvilar",
    " ligger",
    " ankommer",
];

/// What is decided, whoever decides it.
fn object(p: &Parts<'_>) -> Option<String> {
    let label =
        p.s.label.is_some() && clause::clause(p).is_none_or(|main| main.at > 0 && !p.has(" får | kan "));
    if label && clause::clause(p).is_none() {
        return Some(trimmed(p.text));
    }
    let passive = clause::clause(p).is_some_and(|main| main.passive() && !main.inverted());
    let part = |pattern: &Pattern| {
        pattern.find(p.small).and_then(|hit| hit.name("what")).and_then(|what| p.text.get(what.range()))
    };
    let front = passive.then(|| part(&DECIDED)).flatten();
    let what = front
        .or_else(|| part(&REQUIRED))
        .or_else(|| part(&ABOUT_POWER))
        .or_else(|| part(&DECIDES))
        .map(str::to_owned)
        .or_else(|| parts::about(p.text))?;
    let what = cut(clause::before_verb(&what), ENDS);
    let what = what.strip_prefix("ordföranden ").unwrap_or(&what).to_owned();
    let small = lower(&what);
    let lead = [
        "beslut om ",
        "besluten om ",
        "frågor om ",
        "frågan om ",
        "ärenden om ",
        "om ",
        "i ",
        "över ",
        "sin ",
        "sina ",
        "sitt ",
        "beslut i ",
    ]
    .iter()
    .find(|lead| small.starts_with(**lead));
    let what = trimmed(what.get(lead.map_or(0, |lead| lead.len())..).unwrap_or_default());
    let word = lower(what.split(' ').next().unwrap_or_default());
    let empty = what.is_empty()
        || matches!(
            word.as_str(),
            "beslut"
                | "besluten"
                | "det"
                | "detta"
                | "frågan"
                | "enlighet"
                | "gruppen"
                | "rådet"
                | "egen"
                | "för"
                | "sådant"
                | "ordföranden"
                | "vad"
        );
    (!empty).then_some(what)
}

/// What the group decides; nothing where it decides nothing at all.
pub fn group(p: &Parts<'_>) -> GroupDecision {
    let none = NO_POWER.is(p);
    let object = object(p).filter(|object| !none && !p.s.is_own(object));
    GroupDecision { object }
}

patterns! {
    SOURCE = r"~(?:i enlighet med|enligt|med stöd av|inom ramen för|inom|utifrån|i kraft av|på grund av|med|på|om det ges|efter) (?P<what>(?:[a-zåäö\-]+ ){0,4}?(?:[a-zåäö]*mandat|[a-zåäö]*delegation|[a-zåäö]*delegationen|[a-zåäö]*delegering|[a-zåäö]*beslut|[a-zåäö]*ordning|[a-zåäö]*ordningen|[a-zåäö]*fullmakt|[a-zåäö]*uppdrag|[a-zåäö]*bemyndigande)(?: (?:från|av|som framgår av) [^.,;(]+)?)";
    SET_OUT = r"som framgår av (?P<what>[^.,;]+)";
    IN_CASE = r"^i (?P<case>(?:trängande|brådskande|akuta|särskilda) (?:fall|ärenden|lägen))~|^vid (?P<what>[^,.]+?) (?:har|får|kan|ska|avgör|beslutar) ";
    CHAIRS = r"mandat omfattar (?P<what>[^.;]+)$|(?:fastställandet|beslutet|avgörandet|godkännandet|beslutanderätten|rätten att [a-zåäö]+) (?:av|om|i) (?P<what2>[^.;]+?) (?:åvilar|ligger|tillkommer|ankommer|vilar)~|^(?P<what3>[^.;]+?) (?:klarar|avgör|beslutar|godkänner|sköter|bestämmer) (?:[a-zåäö]+s )?ordföranden? (?:av|om|över|själv|ensam)";
}

/// What the chair decides, and by which mandate.
pub fn chair(p: &Parts<'_>) -> ChairDecision {
    let source = SET_OUT.find(p).or_else(|| SOURCE.find(p));
    let source = source.and_then(|hit| hit.name("what")).and_then(|what| p.text.get(what.range()));
    let registry_number = registry::number(p.s.quote);
    let source = source.map(|source| {
        let source = trimmed(clause::before_verb(source));
        match registry_number.as_ref().and_then(|_| source.find(|c: char| c.is_ascii_digit())) {
            Some(at) => source
                .get(..at)
                .map(|source| source.trim_end_matches(|c: char| !c.is_lowercase()).to_owned())
                .unwrap_or(source),
            None => source,
        }
    });
    let special = CHAIRS.find(p).and_then(|hit| {
        let what = ["what", "what2", "what3"].iter().find_map(|name| hit.name(name))?;
        if hit.name("what3").is_some() && clause::clause(p).is_some_and(|main| main.inverted()) {
            return None;
        }
        p.text.get(what.range()).map(trimmed)
    });
    let object = special.or_else(|| object(p)).filter(|object| {
        let small = lower(object);
        !holds(&small, "mandat|delegation|räkning") && !small.starts_with("ordförande")
    });
    let urgent = IN_CASE.find(p).and_then(|hit| hit.name("case")).and_then(|case| p.text.get(case.range()));
    let object = object.or_else(|| urgent.map(str::to_owned));
    let case = IN_CASE.find(p).and_then(|hit| hit.name("what")).and_then(|what| p.text.get(what.range()));
    let object = match (object, case) {
        (Some(object), Some(case)) => Some(format!("{object} vid {case}")),
        (object, _) => object,
    };
    ChairDecision { object, source, registry_number }
}

/// What decisions have to respect.
pub fn frame(p: &Parts<'_>) -> DecisionFrame {
    const FRAMES: [(&str, Frame); 4] = [
        (
            "förvaltningschef|verksamhetschefen|chefens helhet|sjukhuschef|socialdirektör|socialchef|direktörernas|direktörens|hälsodirektör|förvaltningsledning|förvaltningsdirektör|förvaltningarnas chef",
            Frame::HeadOfAdministration,
        ),
        (
            "budget|ekonomi|finansier|medel|pengar|anslag|resurs|kostnad|tilldelad ram|tilldelade ram|ramanslag|anslagna",
            Frame::Budget,
        ),
        (
            "linjeorganisation|linjen|linjeansvar|linjechef|beslutslinje|linjeledning|linjär|chefsansvar|ordinarie organisation|enhetschef|första linjens",
            Frame::LineOrganisation,
        ),
        (
            " lag |lagar|lagen|lags|lagstift|författning|gällande rätt|föreskrift|rättslig|juridisk|laglig| lag,|kommunallag",
            Frame::Law,
        ),
    ];
    let small = format!(" {} {} ", p.s.label.map(lower).unwrap_or_default(), p.small);
    let respects =
        FRAMES.into_iter().filter(|(words, _)| holds(&small, words)).map(|(_, frame)| frame).collect();
    DecisionFrame { respects }
}

/// How votes are counted.
pub fn voting(p: &Parts<'_>) -> Voting {
    const EVEN: &str = "lika röst|rösterna faller lika|röstetal|utslag|väger jämnt|står och väger|oavgjor|dubbelt|jämnt|skiljer det ingen röst|lika många|lika antal";
    const NONE: &str = "inte rösta|inga röster|ingen röst|inte röst|aldrig|förekommer inte|förekommer ej|inte förekomma|inte genom|ingen omröst|inga omröst|någon omröst|ej genom|utan omröst|utan att rösta|tillämpas inte|tillämpas ej|används inte|sker inte|avgörs inte|undvik|avstår från|inte ske|ej ske";
    const MOST: &str =
        "majoritet|flertal|de flesta|flest|hälften|övervikt|tredjedel|kvalificerad|fler röster";
    let label =
        p.s.label.is_some() && matches!(p.small, "ingen" | "nej" | "inga" | "aldrig" | "tillämpas inte");
    let small = format!("{} {}", p.s.label.map(lower).unwrap_or_default(), p.small);
    let small = small.as_str();
    let rule = if holds(small, EVEN) && (p.has("ordförande|utslag") || !p.has(MOST)) {
        Some(VotingRule::CastingVote)
    } else if label || holds(small, NONE) {
        Some(VotingRule::None)
    } else if holds(small, MOST) {
        Some(VotingRule::Majority)
    } else if p.has("ordförande|presidie") {
        Some(VotingRule::ChairDecides)
    } else {
        None
    };
    Voting { rule }
}
