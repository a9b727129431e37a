//! Which matters are not the group's, whose they are, and when it takes them all the same.

use super::{matter::*, *};

/// The rule of a boundary.
pub fn boundary(whole: &Parts<'_>) -> Boundary {
    let p = &told(whole);
    let goes_to = goes_to(p);
    Boundary {
        topic: topic_of(p),
        effect: Some(if goes_to.is_some() { BoundaryEffect::Redirect } else { BoundaryEffect::Exclude }),
        goes_to,
        unless: unless(whole),
    }
}

patterns! {
    UNLESS = r"(?:^|[ ,])(?:såvida (?P<neg>inte|ej)|om (?P<neg2>inte|ej)|förutom (?:när|om|då)|förutom|annat än|med undantag (?:för|av)|utom (?:när|om|då|i|vid)|utom|undantaget|undantag görs för|undantag:|undantag är|annars än|bortsett från|med mindre(?: än)?(?: att)?|om det inte) (?P<unless>[^,;.]+)";
    ELSE = r"utan (?:(?:dessa|de|den|det|detta|sådana|sådant) )?(?:(?:[a-zåäö]+s|är en fråga|är|ska [a-zåäö]+|hör|ligger) )?(?:in )?(?:av|till|hos|i|på|åt|via|för|inom|hemma i|hemma hos) (?P<to>.+)$";
    ELSE_OF = r"utan (?P<to>[^,.]+s)$";
    SEE = r"(?:^|[ ,;(])se (?P<to>.+)$";
    IT_IS = r"(?:^|[ ,])(?:är|var) det (?P<to>[^,]+?) som |(?:^|[ ,;])(?:dem|de|den|det|sådant|detta|sådana|sådana frågor|dessa|dessa frågor|sådana ärenden) (?:får|ska|skall|bör|kan|tar|har|sköter|hanterar|äger|ansvarar|svarar) (?P<to2>[^,]+?) (?:hand|för|svara|sköta|hantera|ta|avgöra|pröva|besluta|om|själv|själva)";
    OWNED = r"är (?:en (?:fråga|sak|uppgift) för (?P<to>[^,.]+)|(?P<to2>[^,.]+?s) (?:sak|bord|uppgift|ansvar|fråga|roll|angelägenhet|ansvarsområde|område|egen sak))~";
    LIES = r"(?:vilar|ligger|åvilar|tillkommer|åligger|ankommer|tillfaller|hör|tillhör|handhas|ankommer)(?: det)?(?: [a-zåäö]+){0,2}? (?:på|hos|till|av|under|hemma i|hemma hos|inom|i|an på) (?P<to>.+)$|(?:åvilar|tillkommer|åligger|tillfaller|tillhör) (?P<to2>.+)$";
    GOES = r"(?P<no>(?:^|[ ,])(?:inte|ej|icke) )?(?P<verb>[a-zåäö]+)(?: (?:in|dem|den|det|vidare|över|upp|om hand|sak|hand|direkt|i stället|istället|helt|ut|därför|alltid|dock|normalt|tillbaka|omgående|själv|själva|ner|i första hand|endast|enbart|redan|i sin helhet|i huvudsak|fortsatt|också|även|bäst)){0,3} (?P<prep>av|till|hos|åt|via|genom|på|i|inom) (?P<to>.+)$";
    NOT = r"~(?:inte|ej|icke|inga|inget|ingen|utanför|undantas|undantag|avstår)~";
    BUT_NOT = r", (?:men|dock|däremot) (?:inte|ej) (?:om |med |för |i )?(?P<what>[^,;.]+)$";
    HANDS_ON = r"(?:lämnar|hänvisar|överlåter|överlämnar|skickar|remitterar|slussar|hänskjuter) (?P<what>[^,;.]+?) (?:till|åt) (?P<to>[^,;.]+)";
    DUTY = r"^det (?:är|åligger|ankommer|tillkommer|hör|ingår|ligger) [^.]*? att (?P<what>.+)$";
    THERE = r"finns (?:det )?(?:en |ett )?(?:särskild |särskilt |egen |eget )?(?P<kind>[^,]+?)(?:, (?P<to>[^,]+?))?, dit ";
}

/// The clause that draws the boundary, without the reason for it.
fn told<'s>(p: &Parts<'s>) -> Parts<'s> {
    let end = [" eftersom ", ", då ", " därför att "]
        .iter()
        .filter_map(|why| p.small.find(why))
        .filter(|&at| at > 0)
        .min();
    let p = p.piece(0, end.unwrap_or(p.text.len()));
    let joints = ["; ", ", men ", ", varvid ", ", medan "];
    let Some((at, joint)) = joints.iter().find_map(|joint| Some((p.small.find(joint)?, joint.len()))) else {
        return p;
    };
    let (first, second) = (p.piece(0, at), p.piece(at + joint, p.text.len()));
    let draws = |p: &Parts<'_>| NOT.is(p) || goes_to(p).is_some();
    if !draws(&first) && clause::clause(&second).is_some() {
        second
    } else if joint == 2 {
        first
    } else {
        p
    }
}

fn unless(p: &Parts<'_>) -> Option<String> {
    let hit = UNLESS.find(p)?;
    let what = trimmed(p.text.get(hit.name("unless")?.range())?);
    // *Med undantag för X befattar sig Y inte*: the main clause goes on.
    let what = match clause::words(&lower(&what)).find(|(at, word)| *at > 0 && clause::is_finite(word)) {
        Some((at, _)) if hit.get(0).is_some_and(|hit| hit.start() == 0) => what.get(..at).map(trimmed)?,
        _ => what,
    };
    let lead = ["när ", "om ", "då ", "vid "]
        .iter()
        .find(|lead| what.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    what.get(lead..).map(trimmed).filter(|what| !what.is_empty())
}

/// Whether a name is one that a matter can go to.
fn takes(p: &Parts<'_>, to: &str) -> bool {
    let small = lower(to);
    let few = to.split_whitespace().count() <= 9;
    !to.is_empty() && few && !p.s.is_own(to) && !is_matter(&small)
}

fn target(text: &str) -> String {
    let to = name(ended(text));
    let small = lower(&to);
    let end = [
        " sinsemellan",
        " själv",
        " själva",
        ", som",
        " för ",
        " i stället",
        " istället",
        " och inte",
        ", inte",
        " och ",
        " enligt",
        " dit ",
    ]
    .iter()
    .filter_map(|end| {
        small.find(end).filter(|&at| {
            at > 0
                && !(*end == " och "
                    && small.get(at + 5..).is_some_and(|next| {
                        parts::is_body(next) && !clause::words(next).any(|(_, word)| clause::is_finite(word))
                    }))
        })
    })
    .min();
    trimmed(to.get(..end.unwrap_or(to.len())).unwrap_or(&to))
}

fn goes_to(p: &Parts<'_>) -> Option<String> {
    let part = |pattern: &Pattern, text: &str| {
        let hit = pattern.find(text)?;
        let range = ["to", "to2"].iter().find_map(|name| hit.name(name))?.range();
        p.text.get(range).map(target).filter(|to| takes(p, to))
    };
    let owner = |to: String| to.strip_suffix('s').map_or(to.clone(), str::to_owned);
    if DUTY.is(p) && NOT.is(p) {
        return None;
    }
    if let Some(to) = part(&ELSE, p.small).or_else(|| part(&ELSE_OF, p.small).map(owner)) {
        return Some(to);
    }
    if let Some(to) = part(&HANDS_ON, p.small).or_else(|| part(&SEE, p.small)) {
        return Some(to);
    }
    if let Some(hit) = THERE.find(p)
        && let Some(to) = hit.name("to").or_else(|| hit.name("kind"))
    {
        return p.text.get(to.range()).map(trimmed);
    }
    if let Some(hit) = OWNED.find(p)
        && let Some(to) = hit.name("to").or_else(|| hit.name("to2")).and_then(|to| p.text.get(to.range()))
        && !lower(to).starts_with("inte ")
    {
        let to = target(to);
        let to = if hit.name("to2").is_some() { owner(to) } else { to };
        if takes(p, &to) {
            return Some(to);
        }
    }
    if let Some(to) = part(&IT_IS, p.small) {
        return Some(to);
    }
    let whole = clause::clause(p);
    if let Some(to) = whole.and_then(|main| acts(p, &main)) {
        return Some(to);
    }
    passes(p).or_else(|| part(&LIES, p.small))
}

/// The body that is the subject of an active verb and not the group.
fn acts(p: &Parts<'_>, main: &Clause<'_>) -> Option<String> {
    const HAS: &str = "äger|hanterar|sköter|ansvarar|svarar|beslutar|prövar|avgör|handlägger|behandlar|bereder|tar|har|driver|bevakar|omhändertar|besvarar|ombesörjer|ska|skall|bestämmer|granskar";
    let negated = clause::words(main.after)
        .take(4)
        .any(|(_, word)| matches!(word, "inte" | "ej" | "inga" | "inget" | "icke" | "ingen"));
    let modal = matches!(main.verb, "ska" | "skall");
    let does = !modal
        || holds(
            &lower(main.after),
            "hantera|sköta|svara|besluta|pröva|avgöra|handlägga|behandla|bereda|ta hand|besvara|bestämma|omhänderta",
        );
    let active = does && !main.passive() && HAS.split('|').any(|verb| verb == main.verb);
    if !active || negated || is_matter(&lower(main.front)) && main.condition.is_none() {
        return None;
    }
    let who = if main.condition.is_some() { None } else { Some(trimmed(main.front)) }?;
    (parts::is_body(&who) && takes(p, &who) && !main.inverted()).then_some(who)
}

/// Where a matter is passed to: *hänvisas till X*, *sköts av X*, *löses i X*.
fn passes(p: &Parts<'_>) -> Option<String> {
    let mut from = 0;
    while let Some(hit) = p.small.get(from..).and_then(|rest| GOES.find(rest)) {
        let (verb, prep) = (hit.name("verb")?, hit.name("prep")?);
        let to = hit.name("to")?;
        let to = from + to.start()..from + to.end();
        let no = hit.name("no").is_some();
        let word = verb.as_str();
        let of = matches!(prep.as_str(), "av" | "hos" | "i" | "på" | "inom" | "genom");
        let passive = word.ends_with('s') && word.chars().count() > 2 && clause::is_finite(word)
            || crate::text::words::is_infinitive(word.trim_end_matches('s'));
        let moves = !of
            && (clause::is_finite(word)
                || crate::text::words::is_infinitive(word.trim_end_matches('s'))
                || word.ends_with("ade")
                || word.ends_with("as"));
        let found = p.text.get(to).map(target);
        if !no
            && (if of { passive } else { moves })
            && let Some(to) = found.filter(|to| takes(p, to))
        {
            let known = parts::is_body(&to) || !matches!(prep.as_str(), "i" | "på" | "inom" | "genom");
            if known && !matches!(to.as_str(), "dagordningen" | "mötet") {
                return Some(to);
            }
        }
        from += verb.end();
    }
    None
}

patterns! {
    ABOUT_IT = r"^(?:för|i) (?P<what>(?:[a-zåäö]+ )?(?:frågor|ärenden|spörsmål) .+)$|^rör (?:ärendet|frågan|det|saken) (?P<what2>.+)$|^hör (?:en fråga|ett ärende|frågan|ärendet) till (?P<what3>.+)$|^(?:skulle|om|när|där|då|kommer) (?:det (?:uppstår|dyker upp) )?(?P<what4>.+)$";
    WITHIN = r"(?:befogenhet|mandat|rätt|ansvar|rätt plats|plats|forum|uppgift|behörighet)(?: att [a-zåäö]+)? (?:i|för|över|att|om) (?P<what>.+)$";
    SO = r"(?:fråga(?:n)?|ärendet?) är (?P<what>.+)$";
}

fn topic_of(p: &Parts<'_>) -> Option<String> {
    let some = |text: &str| Some(topic(text)).filter(|topic| !topic.is_empty());
    let Some(main) = clause::clause(p) else {
        let text = SEE.find(p).and_then(|hit| hit.get(0)).and_then(|see| p.text.get(..see.start()));
        if let Some(label) = p.s.label.filter(|_| lower(p.text).starts_with("se ")) {
            return some(label);
        }
        return some(text.filter(|text| !text.trim().is_empty()).unwrap_or(p.text));
    };
    if let Some(label) = p.s.label
        && (p.small.starts_with("se ") || main.at == 0 && main.passive())
    {
        return some(label);
    }
    if let Some(condition) = main.condition {
        let small = lower(condition);
        let part = |pattern: &Pattern| {
            let hit = pattern.find(&small)?;
            let what = ["what", "what2", "what3", "what4"].iter().find_map(|name| hit.name(name))?;
            condition.get(what.range())
        };
        let what = part(&SO).or_else(|| part(&ABOUT_IT))?;
        let inner = clause::words(&lower(what))
            .find(|(at, word)| *at > 0 && (clause::is_finite(word) || *word == "dyka"))
            .map(|(at, _)| at);
        return match inner {
            Some(at)
                if lower(what).get(at..).is_some_and(|rest| {
                    rest.starts_with("rör ") || rest.starts_with("gäller ") || rest.starts_with("avser ")
                }) =>
            {
                some(what.get(at..)?.split_once(' ')?.1)
            }
            Some(at) => some(what.get(..at)?),
            None => some(what),
        };
    }
    let front = lower(main.front);
    for pattern in [&BUT_NOT, &HANDS_ON, &DUTY] {
        if let Some(what) = pattern.find(p.small).and_then(|hit| hit.name("what")) {
            return object(p, p.text.get(what.range())?);
        }
    }
    let own = !front.contains(" som ") && p.s.is_own(&name(main.front))
        || main.front.split(' ').next_back().is_some_and(|last| p.s.is_own(last));
    let fronted = ABOUT_IT.find(&front).filter(|_| main.inverted());
    if let Some(what) = fronted.and_then(|hit| hit.name("what")) {
        return some(main.front.get(what.range())?);
    }
    let acts = acts(p, &main).is_some();
    let front_is = !main.inverted()
        && !own
        && !acts
        && !matches!(front.as_str(), "det" | "vi" | "man" | "inget" | "ingenting" | "de")
        && !front.starts_with("inget ")
        && !front.starts_with("ingenting ");
    if front_is && (!is_group(&front) || main.passive()) {
        return some(main.front);
    }
    let after = lower(main.after);
    let negated = main
        .after
        .get(WITHIN.find(&after).and_then(|hit| hit.name("what")).map_or(0..0, |what| what.range()));
    let between = if main.inverted() && main.front.is_empty() || fronted_exception(&front) {
        main.subject()
    } else {
        ""
    };
    let rest = main.after.strip_prefix(between).unwrap_or(main.after);
    negated.filter(|what| !what.is_empty()).and_then(some).or_else(|| object(p, rest))
}

/// Whether what stands in front in lower case tells an exception, so that the subject stands behind the verb.
fn fronted_exception(small: &str) -> bool {
    ["med undantag", "förutom", "utom", "bortsett"].iter().any(|lead| small.starts_with(lead))
}

/// Whether a subject in lower case is a group, with words around it.
fn is_group(small: &str) -> bool {
    small.split([' ', ',']).any(|word| {
        [
            "gruppen",
            "rådet",
            "teamet",
            "forumet",
            "nätverket",
            "kommittén",
            "samrådet",
            "utskottet",
            "grupp",
            "presidiet",
        ]
        .iter()
        .any(|end| word.ends_with(end))
    })
}
