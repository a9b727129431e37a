//! Where a matter goes that nobody here may decide, and what goes to the politicians.

use super::*;

patterns! {
    TO = r"(?:^|[ ,])(?:till|upp till|vidare till|hos|av|inför|i|med) (?P<to>[^.;]+)$";
    UP = r"(?:lyft[a-zåäö]*|eskaler[a-zåäö]*|hänskjut[a-zåäö]*|för[as]*|går|gå|överlämna[a-zåäö]*|lämna[a-zåäö]*|hänvisa[a-zåäö]*|skicka[a-zåäö]*|ta[rs]?|tas|underställ[a-zåäö]*|vänd[a-zåäö]*|avgör[a-zåäö]*|prövas|pröva|återför[a-zåäö]*|remitter[a-zåäö]*|slussa[a-zåäö]*|anmäl[a-zåäö]*|rapporter[a-zåäö]*|förs|flytta[a-zåäö]*|hamnar|vidare|upp|beslutas|beslut|avgörande|avgörs|avgöras|bestäm[a-zåäö]*|lösas?|löses|hanteras|bör|ska|skall|får)(?: [^.;,]*?)? (?P<prep>till|hos|av|inför|i|med|åt) (?P<to>[^.;]+)$";
    DECIDES = r"(?:avgör|beslutar|bestämmer|tar över|fattar|har) (?P<to>[^.;,]+?) (?:frågan|ärendet|saken|hur|om|i frågan|i ärendet|beslut|det|sista ordet)|(?P<to2>[^.;,]+?) (?:avgör|beslutar|bestämmer|har sista ordet|tar då över|fattar då)(?:[^a-zåäö]|$)|(?:underställs|tillställs|föreläggs|underställas|föreläggas|kontaktas?|kontaktar|tillfrågas) (?P<to3>[^.;,]+)";
    VIA = r"~(?:via|genom) (?P<via>[^.;,]+)";
    LIFTER = r"(?:lyfter|lyfta|lyftas av|lyfts av|eskalerar|hänskjuter|tar|för|vänder sig|ska|skall|bör|får|kan|har) (?P<who>[^.;,]+?) (?:upp |vidare |då )?(?:frågan|ärendet|saken|den|det|sig|lyfta|föra|ta|hänskjuta|eskalera|vända)|(?:lyfts|förs|tas|hänskjuts|eskaleras|överlämnas|lämnas|tas upp|lyftas|föras)(?: [a-zåäö]+){0,3} av (?P<who2>[^.;,]+?)(?: till | med |$)";
    LAST_IF = r"(?:^|[ ,])(?:om|när|då|där|ifall|i de fall|så snart|såvida|i fall där|förutsatt att) (?P<when>[^.;,]+)$";
    RELATIVE = r"^(?P<when>(?:frågor|ärenden|fråga|ärende|sådant|det|beslut|problem|avvikelser|oenighet|meningsskiljaktigheter|tvister|brister|hinder|frågeställningar|den fråga|sakfrågor)[^.;]*?) (?:(?:ska|skall|kan|bör|får) )?(?:lyfts|lyftas|eskaleras|hänskjuts|hänskjutas|förs|föras|överlämnas|går|tas|lämnas|underställs|hänvisas|avgörs|slussas|löses|anmäls|rapporteras|tas upp|flyttas|skickas|remitteras|hanteras)~";
    AT = r"^(?:vid|i händelse av|i|uppstår|finns|råder|föreligger|saknas) (?P<when>[^.;]+)$";
    WHAT = r"(?:lyfter|lyfta|lyfta upp|tar upp|ta upp|för|föra|hänskjuter|hänskjuta|eskalerar|eskalera|överlämnar|rapporterar|anmäler) (?:upp |vidare |fram )?(?P<when>(?:frågor|ärenden|problem|hinder|behov|avvikelser|sådant|det|oenighet|brister|risker|svårigheter|fråga)[^.;]*?) (?:till|med|för|hos|upp till) ";
}

/// A condition without the word that begins it.
fn condition(text: &str) -> String {
    const BEGINS: [&str; 12] = [
        "om ",
        "när ",
        "där ",
        "då ",
        "ifall ",
        "i de fall ",
        "i fall ",
        "i det fall ",
        "för den händelse ",
        "vid ",
        "i händelse av ",
        "såvida ",
    ];
    let text = trimmed(text);
    let small = lower(&text);
    let lead = BEGINS.iter().find(|lead| small.starts_with(**lead)).map_or(0, |lead| lead.len());
    trimmed(text.get(lead..).unwrap_or_default())
}

fn target(p: &Parts<'_>, text: &str) -> Vec<String> {
    const STOPS: &[&str] = &[
        " för avgör",
        " för beslut",
        " för ställning",
        " för vidare",
        " för hantering",
        " för prövning",
        " för bered",
        " som ",
        " om ",
        " när ",
        " av ",
        " via ",
        " genom ",
        " i frågor",
        " utan ",
        " innan ",
        " där ",
        " och inte",
        " efter ",
        " inom ",
        ", ",
        " då ",
        " för att",
        " med ",
    ];
    let to = cut(text, STOPS);
    crate::read::decisions::places(&clause::noun(&to))
        .into_iter()
        .map(|to| trimmed(&to))
        .filter(|to| {
            let small = lower(to);
            !to.is_empty()
                && to.split(' ').count() <= 8
                && !p.s.is_own(to)
                && !holds(&small, "fråga|ärende|beslut|avgörande|högre nivå x|dagordning|möte")
        })
        .collect()
}

/// The rule of an escalation.
pub fn escalation(p: &Parts<'_>) -> Escalation {
    let main = clause::clause(p);
    let when = main.and_then(|main| main.condition).map(condition).or_else(|| when(p, main.as_ref()));
    // The main clause alone tells where it goes.
    let from = main.filter(|main| main.condition.is_some()).map_or(0, |main| main.at);
    let rest = p.piece(from, p.text.len());
    let to = to(&rest);
    let via = VIA.find(rest.small).and_then(|hit| hit.name("via")).and_then(|via| rest.text.get(via.range()));
    let via = via
        .map(|via| cut(&clause::noun(via), &[" till ", " innan ", " och ", " med "]))
        .filter(|via| parts::is_body(via));
    let who = LIFTER.find(rest.small).and_then(|hit| {
        let who = hit.name("who").or_else(|| hit.name("who2"))?;
        rest.text.get(who.range()).map(clause::noun)
    });
    let active = main.filter(|main| !main.passive()).map(|main| trimmed(main.subject()));
    let who = who.or(active).filter(|who| {
        let small = lower(who);
        (parts::is_body(who) || clause::is_member(who))
            && !to.contains(who)
            && !holds(&small, "fråg|ärende|beslut|konsensus|enighet|problem")
            && who.split(' ').count() <= 5
            && holds(&lower(rest.text), "lyft|eskaler|hänskjut|för |tar |ta |vänd|överlämna|lämna|föra|anmäl|rapporter|kontakta|skicka|skall|ska ")
    });
    Escalation { who, to, via, when: when.filter(|when| !when.is_empty()) }
}

fn to(p: &Parts<'_>) -> Vec<String> {
    // The last *till* that names a body, and otherwise who decides.
    let till: Vec<usize> = p.small.match_indices(" till ").map(|(at, to)| at + to.len()).collect();
    for at in till.into_iter().rev() {
        let to = target(p, p.text.get(at..).unwrap_or_default());
        if !to.is_empty() && to.iter().all(|to| parts::is_body(to)) {
            return to;
        }
    }
    let decides = DECIDES.find(p.small).and_then(|hit| {
        let to = ["to", "to2", "to3"].iter().find_map(|name| hit.name(name))?;
        Some(target(p, p.text.get(to.range())?))
    });
    if let Some(to) = decides.filter(|to| !to.is_empty() && to.iter().all(|to| parts::is_body(to))) {
        return to;
    }
    for pattern in [&UP, &TO] {
        let to = pattern
            .find(p.small)
            .and_then(|hit| hit.name("to"))
            .map(|to| target(p, p.text.get(to.range()).unwrap_or_default()));
        if let Some(to) = to.filter(|to| !to.is_empty()) {
            return to;
        }
    }
    Vec::new()
}

fn when(p: &Parts<'_>, main: Option<&Clause<'_>>) -> Option<String> {
    let at = main.filter(|main| main.inverted()).and_then(|main| {
        let small = lower(main.front);
        AT.find(&small).and_then(|hit| hit.name("when")).and_then(|when| main.front.get(when.range()))
    });
    let part = |pattern: &Pattern| {
        pattern.find(p.small).and_then(|hit| hit.name("when")).and_then(|when| p.text.get(when.range()))
    };
    at.or_else(|| part(&RELATIVE)).or_else(|| part(&LAST_IF)).or_else(|| part(&WHAT)).map(condition)
}

patterns! {
    CLASS = r"(?:^|[^a-zåäö])(?P<class>vägledande|rekommenderande|principiell|strategisk|inriktnings|inriktning|ekonomisk|styrande|bindande|normerande|kostnadsdrivande|länsövergripande|långsiktig|politisk betydelse|politisk natur|övergripande|riktlinje|gemensamma riktlinjer|regiongemensam|resurskrävande|budgetpåverkande|större)[a-zåäö]*";
    HANDED = r"(?:underställ[a-zåäö]*|förelägg[a-zåäö]*|tillställ[a-zåäö]*|delges) (?P<to>[^.;,]+)|(?:^|[ ,])(?:till|hos|av|för|i|inför|åt) (?P<to2>[^.;]+)";
}

/// The rule of a handover to the politicians.
pub fn handover(p: &Parts<'_>) -> PoliticalHandover {
    const POLITICS: &str = "politi|nämnd|styrelse|fullmäktige|samråd|förtroendeval|utskott|beredning";
    let mut classes: Vec<String> = Vec::new();
    for hit in CLASS.all(p.small) {
        let Some(class) = hit.name("class").map(|class| class.as_str().to_owned()) else { continue };
        let class = if class == "inriktnings" { "inriktning".to_owned() } else { class };
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    let mut to = None;
    let mut from = 0;
    while let Some(hit) = p.small.get(from..).and_then(|rest| HANDED.find(rest)) {
        let Some(name) = hit.name("to").or_else(|| hit.name("to2")) else { break };
        let found = p.text.get(from + name.start()..from + name.end()).map(|to| {
            cut(
                &clause::noun(to),
                &[" för ", " innan ", " före ", " som ", " i länet x", " inom ", " med ", ", "],
            )
        });
        if let Some(found) = found.filter(|to| holds(&lower(to), POLITICS) && to.split(' ').count() <= 7) {
            to = Some(found);
            break;
        }
        from += name.start();
    }
    let agent = || {
        let subject = clause::clause(p).map(|main| trimmed(main.subject()))?;
        holds(&lower(&subject), POLITICS).then_some(subject)
    };
    PoliticalHandover { position_classes: classes, to: to.or_else(agent) }
}
