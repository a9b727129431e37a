//! How matters come in, and who prepares them.

use super::{matter::is_matter, *};
use crate::read::numbers::{amount, days, number};

patterns! {
    TO = r"(?:^|[ ,])(?:anmäl[a-zåäö]*|lämna[a-zåäö]*|skicka[a-zåäö]*|mejla[a-zåäö]*|maila[a-zåäö]*|meddela[a-zåäö]*|sänd[a-zåäö]*|inge[a-zåäö]*|ges|riktas|rikta[a-zåäö]*|görs|vänd[a-zåäö]*|adressera[a-zåäö]*|ställ[a-zåäö]*|skriv[a-zåäö]*|ring[a-zåäö]*|kontakta[a-zåäö]*|telefonsamtal|mejl|brev|rapportera[a-zåäö]*|framför[a-zåäö]*|hänvisas|läggs?|registrera[a-zåäö]*|förmedla[a-zåäö]*|in)(?: [a-zåäö]+){0,4}? (?P<prep>till|hos|via|genom|i|på) (?P<who>[^;.]+)$";
    HAND = r"(?:vara|är) (?P<who>[^,.]+?) (?:tillhanda|till handa)|(?:meddelas?|kontaktas?|mejla|maila|informeras?|underrättas?|ring|kontakta) (?P<who2>[^,.]+)$|(?P<who3>[^,.]+?) (?:används|nyttjas|kontaktas)~";
    RIGHT = r"(?:initiativrätt|förslagsrätt|rätt att (?:väcka|anmäla|lyfta|initiera)[a-zåäö ]*) (?:har|tillkommer|tillfaller|ligger hos) (?P<who>[^.]+)$";
    BEFORE = r"(?:före|innan|inför|i förväg|senast|dessförinnan|i god tid)";
    DAY_BEFORE = r"(?:^|[ ,])(?:dagen|en dag) (?:före|innan)";
    HOURS = r"(?P<n>\d+) (?:timmar|tim)~";
    NTH = r"(?P<n>andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde) (?:dagen|arbetsdagen|vardagen) (?:före|innan)";
    WEEK_BEFORE = r"(?:^|[ ,])veckan (?:före|innan)";
}

const ORDINALS: [&str; 10] =
    ["första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"];

/// The rule of an intake.
pub fn intake(p: &Parts<'_>) -> Intake {
    let days_before = BEFORE.is(p).then(|| days(p.small)).flatten();
    let hours =
        HOURS.find(p).and_then(|hit| hit.name("n")).and_then(|hours| hours.as_str().parse::<u32>().ok());
    let nth = NTH.find(p).and_then(|hit| hit.name("n")).map(|nth| nth.as_str());
    let nth = nth
        .and_then(|nth| ORDINALS.iter().position(|known| *known == nth))
        .and_then(|at| u32::try_from(at + 1).ok());
    let days_before = days_before
        .or_else(|| hours.map(|hours| hours.div_ceil(24)))
        .or(nth)
        .or_else(|| DAY_BEFORE.is(p).then_some(1))
        .or_else(|| WEEK_BEFORE.is(p).then_some(7));
    Intake { channels: channels(p), days_before }
}

fn channels(p: &Parts<'_>) -> Vec<String> {
    if p.s.label.is_some()
        && let Some(lead) =
            ["till ", "hos ", "via ", "genom "].iter().find(|lead| p.small.starts_with(**lead))
    {
        return raisers(p, p.text.get(lead.len()..).unwrap_or_default());
    }
    let given = |hit: &regex::Captures<'_>| {
        let who = ["who", "who2", "who3"].iter().find_map(|name| hit.name(name))?;
        let who = raisers(p, p.text.get(who.range())?);
        (!who.is_empty()).then_some(who)
    };
    if let Some(who) = RIGHT.find(p).as_ref().and_then(given) {
        return who;
    }
    let main = clause::clause(p);
    let group = || {
        p.small.match_indices(" till ").any(|(at, to)| {
            let to = clause::leading(p.text.get(at + to.len()..).unwrap_or_default());
            p.s.is_own(to.split(' ').next_back().unwrap_or_default())
        })
    };
    // Whom they are handed to, where that is not the group; and otherwise who hands them in.
    let to = TO.find(p).as_ref().and_then(given).or_else(|| HAND.find(p).as_ref().and_then(given));
    if let Some(who) = to {
        return who;
    }
    let from: Vec<String> = [" från ", " av ", " via ", " genom ", " ur "]
        .iter()
        .flat_map(|lead| p.small.match_indices(lead).map(|(at, lead)| at + lead.len()).collect::<Vec<_>>())
        .flat_map(|at| raisers(p, p.text.get(at..).unwrap_or_default()))
        .filter(|who| !is_matter(&lower(who)))
        .collect();
    if !from.is_empty() {
        let mut once: Vec<String> = Vec::new();
        from.into_iter().for_each(|who| {
            if !once.contains(&who) {
                once.push(who)
            }
        });
        return once;
    }
    let subject = main.map(|main| main.subject()).unwrap_or_default();
    let _ = group();
    raisers(p, subject)
}

/// The names that a text begins with, but for the group and for matters.
fn raisers(p: &Parts<'_>, text: &str) -> Vec<String> {
    const NOT: &str = " möte|förväg|väckt|sammanträde|dagordning|handläggning|dag |dagar|veck|beredning|underlag|förslag|gång|lista|inlämning|den som|mån";
    clause::nouns(text)
        .into_iter()
        .map(|who| {
            let small = lower(&who);
            ["någon av ", "endast ", "av ", "genom ", "från ", "via ", "sin ", "sina "]
                .iter()
                .find(|lead| small.starts_with(**lead))
                .map_or(who.clone(), |lead| trimmed(who.get(lead.len()..).unwrap_or_default()))
        })
        .filter(|who| {
            let small = lower(who);
            !p.s.is_own(who)
                && !is_matter(&small)
                && !holds(&small, NOT)
                && !small.starts_with("möte")
                && who.split(' ').count() <= 7
                && 1 < who.len()
        })
        .collect()
}

patterns! {
    PREPARED = r"(?:bereds|beretts|beredas|beredes|förbereds|förberedas|förberetts|handläggs|sorteras|sammanställs|tas fram|skrivs|sköts|görs|utförs|sker|ombesörjs|utarbetas|överlämnas|utförs|bedöms|avgörs|prioriteras|granskas)(?: [a-zåäö]+){0,3}? (?:av|i|genom|inom|hos) (?P<who>[^.;]+)$|(?:beredning|beredningen|ärendeberedning|ärendeberedningen|förberedelsen|förberedelserna|sållningen|beredningsansvaret)(?: [^.;]*?)? (?:vilar på|åvilar|ligger på|ligger hos|ligger fast hos|ankommer på|åligger|sköts av|görs av|görs gemensamt av|sker i|sker genom|sker hos|utgörs av|tillkommer|handhas av) (?P<who2>[^.;]+)$|(?:åvilar|åligger|ankommer på|tillkommer) (?P<who3>[^.;]+?) att ";
    PREPARES_FOR = r"^(?:för|åt) (?P<to4>[^,;.]+?) (?:har|är|utgör|fungerar|bereder|förbereder|svarar|ansvarar) |(?:bered[a-zåäö]*|förbered[a-zåäö]*|underlag|beredande funktion|förslag)(?: [^.;]*?)? (?:till|åt|inför|för) (?P<to>[^.;,]+)|(?:går|gå|skickas|lämnas|förs|kommer|överlämnas) (?:vidare )?till (?P<to2>[^.;,]+)|ska (?:upp )?(?:i|till|behandlas i|avgöras i|upp till) (?P<to3>[^.;,]+)";
    OF_PERSONS = r"(?:bestående av|består av|med|utgörs av|omfattar|på|om|av|är|har|,|sammansatt av|:|^) ?{amount} (?:[a-zåäö]+ )?(?:tjänstem|tjänsteperson|person|ledam|representant|deltagare|medlem|handläggar|företrädar|sakkunnig|chef|sekreterar|strateg|samordnar)";
    ONE_OF = r"(?:^|[ ,(])(?:en|ett|varsin|var sin) (?:[a-zåäö]+ )?(?:från|för|ur|per) (?P<who>.+?)(?: (?:och|samt) en |,| som | bereder | förbereder | och (?:en|ett) |\)|$)";
    RELATIVE = r", (?:som|vilket|vilka|vilken) (?:även |också |dessutom |i sin tur )?(?:bered|förbered|sorter)";
    SORTS = r"(?:sorter|sållning|sålla|gallr|prioritera[r]? bort|avgör|bedöm|bestäm|mogna|hör hemma|hör till|vilka (?:ärenden|frågor))";
}

/// The rule of a preparation.
pub fn preparation(p: &Parts<'_>) -> Preparation {
    let by = preparers(p);
    let to = PREPARES_FOR.find(p).and_then(|hit| {
        let to = ["to", "to2", "to3", "to4"].iter().find_map(|name| hit.name(name))?;
        let to = clause::noun(p.text.get(to.range())?);
        let small = lower(&to);
        let meeting = ["s möten", "s sammanträden", "s möte", "s sammanträde", "s behandling"]
            .iter()
            .find_map(|end| to.strip_suffix(end));
        let to = meeting.map_or(to.clone(), str::to_owned);
        let body = parts::is_body(&to) && !holds(&small, "varje|möte|mötet") | meeting.is_some();
        (body && !p.s.is_own(&to) && !by.contains(&to)).then_some(to)
    });
    let mut one_from_each: Vec<String> = Vec::new();
    let mut from = 0;
    while let Some(hit) = p.small.get(from..).and_then(|rest| ONE_OF.find(rest)) {
        let Some(who) = hit.name("who") else { break };
        one_from_each.extend(
            p.text.get(from + who.start()..from + who.end()).map(|who| trimmed(clause::before_verb(who))),
        );
        from += who.end();
    }
    one_from_each.retain(|who| who.split(' ').count() <= 6);
    let size = OF_PERSONS.find(p).and_then(|hit| amount(&hit)).and_then(|amount| amount.max.or(amount.min));
    let size = size.filter(|size| *size > 1 || one_from_each.is_empty());
    let triage = SORTS.is(p).then_some(true);
    Preparation { by: by.into_iter().collect(), to, size, one_from_each, triage }
}

fn preparers(p: &Parts<'_>) -> Vec<String> {
    let whole = |text: &str| -> Vec<String> {
        let together = lower(text).replace(" tillsammans med ", " och ").replace(" i samverkan med ", " | ");
        let mut text = if together.contains(" och ") && lower(text).contains(" tillsammans med ") {
            text.replace(" tillsammans med ", " och ")
        } else {
            text.to_owned()
        };
        if let Some(at) = lower(&text).find(" i samverkan med ") {
            text.truncate(at);
        }
        clause::nouns(&text)
            .into_iter()
            .map(|who| {
                let small = lower(&who);
                let end = [" om ", " på ", " bestående", " med ", ", ", " till "]
                    .iter()
                    .filter_map(|end| {
                        small.find(end).filter(|at| {
                            small
                                .get(at + end.len()..)
                                .and_then(|rest| rest.split(' ').next())
                                .and_then(number)
                                .is_some()
                                || matches!(*end, " bestående" | " till ")
                        })
                    })
                    .min();
                trimmed(who.get(..end.unwrap_or(who.len())).unwrap_or(&who))
            })
            .filter(|who| !is_matter(&lower(who)) && !who.is_empty())
            .collect()
    };
    let body = |text: &str| {
        whole(text)
            .into_iter()
            .filter(|who| number(&lower(who.split(' ').next().unwrap_or_default())).is_none())
            .collect::<Vec<_>>()
    };
    if let Some(who) =
        PREPARED.find(p).and_then(|hit| ["who", "who2", "who3"].iter().find_map(|name| hit.name(name)))
        && let Some(text) = p.text.get(who.range())
    {
        return body(text);
    }
    // *Anteckningar förs av X, som även bereder mötena*.
    if let Some(at) = RELATIVE.find(p).and_then(|hit| hit.get(0)).map(|hit| hit.start()) {
        let before = p.text.get(..at).unwrap_or_default();
        let small = lower(before);
        let named = [" av ", " är ", " sig ", " har "]
            .iter()
            .filter_map(|lead| small.rfind(lead).map(|at| at + lead.len()))
            .max();
        return body(before.get(named.unwrap_or(0)..).unwrap_or_default());
    }
    let Some(main) = clause::clause(p) else {
        let label = p.s.label.is_some();
        return if label { body(p.text) } else { Vec::new() };
    };
    if main.at == 0 && (p.s.bullet || p.s.label.is_some()) {
        return Vec::new();
    }
    let subject = main.subject();
    if let Some(place) = main.front.strip_prefix("I ").filter(|place| parts::is_body(place)) {
        return body(place);
    }
    let pronoun = matches!(lower(subject).as_str(), "man" | "det" | "vi" | "den" | "de" | "");
    let mut by = if pronoun { Vec::new() } else { body(subject) };
    if by.is_empty()
        || is_matter(&lower(subject))
        || lower(subject).contains("beredning") && main.verb != "består" && !parts::is_body(subject)
    {
        let chunks = chunks::chunks(p.text, p.small);
        let within = chunks
            .iter()
            .filter(|chunk| matches!(chunk.preposition, "av" | "i" | "hos" | "på" | "genom" | "inom"));
        by = within
            .map(|chunk| body(chunk.name))
            .find(|by| !by.is_empty() && by.iter().all(|who| chunks::is_party(who)))
            .unwrap_or_default();
    }
    by
}
