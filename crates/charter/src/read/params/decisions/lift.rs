//! Where a matter goes that nobody here may decide, and what goes to the politicians.

use super::*;

patterns! {
    DECIDES = r"(?:avgör|beslutar|bestämmer|tar över|fattar|har) (?P<to>[^.;,]+?) (?:frågan|ärendet|saken|hur|om|i frågan|i ärendet|beslut|det|sista ordet)|(?P<to2>[^.;,]+?) (?:avgör|beslutar|bestämmer|har sista ordet|tar då över|fattar då)(?:[^a-zåäö]|$)|(?:avgör|beslutar|bestämmer) (?P<to5>[^.;,]+)$|(?:underställs|tillställs|föreläggs|underställas|föreläggas|kontaktas?|kontaktar|tillfrågas) (?P<to3>[^.;,]+)|(?:meddelas|underrättas|informeras|rapporteras|meddelar|underrättar)(?: genast| omedelbart| snarast| skyndsamt)? (?P<to4>[^.;,]+)";
    VIA = r"~(?:via|genom) (?P<via>[^.;,]+)";
    LIFTER = r"(?:lyfter|lyfta|lyftas av|lyfts av|eskalerar|hänskjuter|tar|för|vänder sig|ska|skall|bör|får|kan|har) (?P<who>[^.;,]+?) (?:upp |vidare |då )?(?:frågan|ärendet|saken|den|det|sig|lyfta|föra|ta|hänskjuta|eskalera|vända|till )|(?:lyfts|förs|tas|hänskjuts|eskaleras|överlämnas|lämnas|tas upp|lyftas|föras)(?: [a-zåäö]+){0,3} av (?P<who2>[^.;,]+?)(?: till | med |$)";
    OBJECT = r"(?:lyfter|lyfta|tar|ta|för|föra|hänskjuter|hänskjuta|eskalerar|eskalera|överlämnar|överlämna|rapporterar|anmäler|anmäla|lämnar|lämna|att|förs|lyfts|hänskjuts) (?:upp |vidare |fram |även )?(?P<when>[^.;,]*?)(?: ska| skall| bör)? (?:anmäls |lyfts |förs |anmälas |lyftas |hänskjuts )?(?:till|med|hos|upp till) ";
    LAST = r"(?:lyfta|lyfter|hänskjuta|hänskjuter|eskalera|eskalerar|föra|överlämna|lämna) (?:dit |upp |vidare )?(?:sådana )?(?P<when>(?:frågor|beslut|ärenden|problem|sådant|det) som [^.;]+)$";
    DISAGREE = r"~vid (?P<when>(?:oenighet|tvist|meningsskiljaktighet|brist på|avsaknad|osäkerhet|tvekan|konflikt|delade meningar|olika uppfattning)[^.;,]*?)(?: (?:ska|skall|kan|får|bör|ta|tar|lyfta|lyfts|lyfter|hänskjuts|förs|föra|avgör|avgörs)~|,|$)";
    AT = r"^(?:vid|i händelse av|i|uppstår|finns|råder|föreligger|saknas) (?P<when>[^.;]+)$";
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
    let verb = clause::words(&lower(&to))
        .find(|(at, word)| *at > 0 && crate::text::words::is_infinitive(word))
        .map(|(at, _)| at);
    let to = trimmed(to.get(..verb.unwrap_or(to.len())).unwrap_or(&to));
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
    if let Some(rule) = ladder(p) {
        return rule;
    }
    let main = clause::clause(p);
    let from = main.filter(|main| main.condition.is_some()).map_or(0, |main| main.at);
    // The main clause alone tells where it goes.
    let rest = p.piece(from, p.text.len());
    let to = to(&rest);
    let when = main.and_then(|main| main.condition).map(condition).or_else(|| when(p, main.as_ref()));
    let via = VIA.find(&rest).and_then(|hit| hit.name("via")).and_then(|via| rest.text.get(via.range()));
    let via = via
        .map(|via| cut(&clause::noun(via), &[" till ", " innan ", " och ", " med "]))
        .filter(|via| via.split(' ').count() <= 4 && !via.starts_with("att "));
    let lifts = LIFTER.find(&rest).and_then(|hit| {
        let who = hit.name("who").or_else(|| hit.name("who2"))?;
        rest.text.get(who.range()).map(clause::leading).map(trimmed)
    });
    let active = main.filter(|main| !main.passive()).map(|main| cut(main.subject(), &[" som "]));
    let known = |who: &String| {
        let small = lower(who);
        (parts::is_body(head(&small)) || clause::is_member(who))
            && !to.contains(who)
            && !holds(&small, "fråg|ärende|beslut|konsensus|enighet|problem|avvikelse")
            && who.split(' ').count() <= 5
    };
    let acts = holds(
        rest.small,
        "lyft|eskaler|hänskjut|för |tar |ta |vänd|överlämna|lämna|föra|anmäl|rapporter|kontakta|skicka|skall|ska |hemställ|ser till",
    );
    // *Om X inte får gehör ska hon …*: the pronoun is X.
    let pronoun = rest.has(" hon | han | hen | denne | denna ");
    let before = main
        .and_then(|main| main.condition)
        .filter(|_| pronoun)
        .map(|words| trimmed(clause::leading(&condition(words))));
    let who = before.or_else(|| lifts.filter(known)).or_else(|| active.filter(known)).filter(|_| acts);
    // *Nästa instans, X*: the name follows.
    let to = match to.as_slice() {
        [one] if holds(&lower(one), "instans|nivå") => rest
            .text
            .find(one.as_str())
            .and_then(|at| rest.text.get(at + one.len()..)?.strip_prefix(", "))
            .map(clause::noun)
            .filter(|name| parts::is_body(name))
            .map_or(to.clone(), |name| vec![name]),
        _ => to,
    };
    Escalation { who, to, via, when: when.filter(|when| !when.is_empty()) }
}

/// The first noun of a name in lower case, with the words before it.
fn head(small: &str) -> &str {
    let end = [
        " mellan ",
        " om ",
        " i ",
        " på ",
        " för ",
        " av ",
        " från ",
        " med ",
        " kring ",
        " utan ",
        " utanför ",
        " till ",
    ];
    end.iter().filter_map(|end| small.find(end)).min().and_then(|at| small.get(..at)).unwrap_or(small)
}

/// A ladder of bodies, each above the one before: *presidiet → styrgruppen*.
fn ladder(p: &Parts<'_>) -> Option<Escalation> {
    let steps: Vec<String> = p.text.split(['→', '–', '>']).map(trimmed).collect();
    let (who, rest) = steps.split_first()?;
    let (to, between) = rest.split_last()?;
    let plain = steps
        .iter()
        .all(|step| !step.is_empty() && step.split(' ').count() <= 3 && parts::is_body(&lower(step)));
    plain.then(|| Escalation {
        who: Some(who.clone()),
        to: vec![to.clone()],
        via: between.first().cloned(),
        when: None,
    })
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
    let decides = DECIDES.find(p).and_then(|hit| {
        let to = ["to", "to2", "to3", "to4", "to5"].iter().find_map(|name| hit.name(name))?;
        Some(target(p, p.text.get(to.range())?))
    });
    if let Some(to) = decides.filter(|to| !to.is_empty() && to.iter().all(|to| parts::is_body(to))) {
        return to;
    }
    let mut last = Vec::new();
    for (at, word) in clause::words(p.small) {
        if matches!(word, "till" | "hos" | "av" | "inför" | "i" | "med" | "åt" | "från") {
            let to = target(p, p.text.get(at + word.len() + 1..).unwrap_or_default());
            if !to.is_empty() && (word == "till" || to.iter().all(|to| parts::is_body(to))) {
                last = to;
            }
        }
    }
    last
}

fn when(p: &Parts<'_>, main: Option<&Clause<'_>>) -> Option<String> {
    let at = main.filter(|main| main.inverted()).and_then(|main| {
        let small = lower(main.front);
        AT.find(&small).and_then(|hit| hit.name("when")).and_then(|when| main.front.get(when.range()))
    });
    if let Some(at) = at.filter(|at| !lower(at).ends_with(" hand")) {
        return Some(condition(at));
    }
    let last =
        [" när ", " då ", " om ", " där ", " ifall ", " i de fall ", " så snart "].iter().find_map(|lead| {
            let from = p.small.rfind(lead)? + lead.len();
            let when = p.text.get(from..)?;
            let speaks = clause::words(p.small.get(from..)?)
                .any(|(_, word)| clause::is_finite(word) || word.ends_with('t'));
            (speaks && clause::words(when).count() >= 2).then_some(when)
        });
    let subject = || {
        let main = main.filter(|main| !main.inverted() && !main.front.is_empty())?;
        let small = lower(main.front);
        let body = parts::is_body(head(&small)) && !small.contains(" som ");
        let matter = !body
            && !matches!(
                small.as_str(),
                "frågan" | "ärendet" | "saken" | "det" | "man" | "vi" | "frågor" | "ärenden" | "den"
            );
        let relative = || small.find(" som ").and_then(|at| main.front.get(at + " som ".len()..));
        if clause::is_member(small.split(' ').next().unwrap_or_default()) {
            return relative();
        }
        matter.then_some(main.front)
    };
    let object = || {
        let what =
            OBJECT.find(p).and_then(|hit| hit.name("when")).and_then(|when| p.text.get(when.range()))?;
        let small = lower(what);
        let first = small.split(' ').next().unwrap_or_default();
        let plain = ["frågan", "ärendet", "saken", "den", "det", "dem", "sig", "detta", "i", "via"]
            .contains(&first)
            || crate::text::words::is_infinitive(first);
        (!plain && !parts::is_body(&small)).then_some(what)
    };
    let disagree =
        || DISAGREE.find(p).and_then(|hit| hit.name("when")).and_then(|when| p.text.get(when.range()));
    let relative = main.is_some_and(|main| main.front.contains(" som ")).then(subject).flatten();
    let last =
        LAST.find(p).and_then(|hit| hit.name("when")).and_then(|when| p.text.get(when.range())).or(last);
    let found = disagree().or(relative).or(last).or_else(object).or_else(subject);
    let need = || p.has("vid behov").then_some("vid behov");
    found.map(condition).or_else(|| need().map(str::to_owned))
}

patterns! {
    CLASS = r"(?:^|[^a-zåäö])(?P<class>vägledande|rekommenderande|principiell|strategisk|inriktnings|inriktning|ekonomisk|styrande|bindande|normerande|kostnadsdrivande|länsövergripande|långsiktig|politisk betydelse|politisk natur|övergripande|gemensamma riktlinjer|resurskrävande|budgetpåverkande)[a-zåäö]*";
}

patterns! {
    NAMED = r"~(?P<what>(?:rekommendation|ställningstagande|förslag|riktlinje|överenskommelse)[a-zåäö]*[^.;,]*?) (?:till|underställs|för|hos|i) [^.;]+$";
}

/// The rule of a handover to the politicians.
pub fn handover(p: &Parts<'_>) -> PoliticalHandover {
    let mut classes: Vec<String> = Vec::new();
    for hit in CLASS.all(p) {
        let Some(class) = hit.name("class").map(|class| class.as_str().to_owned()) else { continue };
        let class = if class == "inriktnings" { "inriktning".to_owned() } else { class };
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    if classes.is_empty() {
        let named = NAMED
            .find(p)
            .and_then(|hit| hit.name("what"))
            .and_then(|what| p.text.get(what.range()))
            .map(trimmed);
        let position =
            position(p).filter(|what| !matches!(lower(what).as_str(), "man" | "det" | "vi" | "ordföranden"));
        classes.extend(position.or(named));
    }
    PoliticalHandover { position_classes: classes, to: politicians(p) }
}

/// Which positions, in the text's own words and without whose they are.
fn position(p: &Parts<'_>) -> Option<String> {
    let main = clause::clause(p);
    let text = match main {
        None => p.s.label?.to_owned(),
        Some(main) => match main.condition {
            Some(words) => condition(words),
            None if main.inverted() => {
                let small = lower(main.front);
                let lead =
                    ["för ", "i "].iter().find(|lead| small.starts_with(**lead)).map_or(0, |lead| lead.len());
                main.front.get(lead..).unwrap_or_default().to_owned()
            }
            None => trimmed(main.front),
        },
    };
    let owner = text.split_once(' ').filter(|(owner, _)| owner.ends_with('s') && owner.chars().count() > 4);
    let text = owner.map_or(text.as_str(), |(_, rest)| rest);
    let text = text.strip_prefix("sådana ").unwrap_or(text);
    let small = lower(text);
    let conditional = main.is_some_and(|main| main.condition.is_some());
    let own = !conditional
        && (p.s.is_own(text) || parts::is_body(&small))
        && !holds(&small, "ställningstagande|förslag|rekommendation|beslut|överenskommelse|frågor|ärenden");
    (!own && !text.is_empty()).then(|| trimmed(text))
}

/// Whether a name is one of politicians.
fn is_political(small: &str) -> bool {
    const POLITICS: &str = "politi|nämnd|styrelse|fullmäktige|samråd|förtroendeval|utskott|beredningen|direktion|regionråd|samverkansråd|presidi|parlament";
    holds(small, POLITICS) && !holds(small, "politisk behandling|politiskt|tjänsteman|ställningstag|förslag")
}

fn politicians(p: &Parts<'_>) -> Option<String> {
    const STOPS: &[&str] =
        &[" för ", " innan ", " före ", " som ", " inom ", " med ", ", ", " ta ", " underställ"];
    let mut found = Vec::new();
    for (at, word) in clause::words(p.small) {
        let leads =
            matches!(
                word,
                "till"
                    | "hos"
                    | "av"
                    | "för"
                    | "i"
                    | "inför"
                    | "åt"
                    | "som"
                    | "innan"
                    | "förrän"
                    | "måste"
                    | "att"
            ) || ["underställ", "förelägg", "tillställ", "delge"].iter().any(|stem| word.starts_with(stem));
        if !leads {
            continue;
        }
        let to = cut(&clause::noun(p.text.get(at + word.len()..)?.trim_start()), STOPS);
        // *Politikerna i nämnden*, and not the verb's own words.
        let verb = clause::words(&lower(&to))
            .find(|(at, word)| *at > 0 && crate::text::words::is_infinitive(word))
            .map(|(at, _)| at);
        let to = trimmed(to.get(..verb.unwrap_or(to.len())).unwrap_or(&to));
        let to = list(to.split(" sagt ").next().unwrap_or_default()).into_iter().next().unwrap_or_default();
        let inner = [" i ", " till "].iter().any(|inner| lower(&to).contains(inner));
        if is_political(&lower(&to))
            && to.split(' ').count() <= 6
            && !(inner && word != "av" && word != "till" && word != "måste")
        {
            found.push((word, to));
        }
    }
    let first = found
        .iter()
        .find(|(word, _)| !matches!(*word, "innan" | "förrän"))
        .or(found.first())
        .map(|(_, to)| to.clone());
    let subject = || {
        let subject = trimmed(clause::clause(p)?.subject());
        is_political(&lower(&subject)).then_some(subject)
    };
    let value = || p.s.label.filter(|_| clause::clause(p).is_none()).map(|_| trimmed(p.text));
    first.or_else(subject).or_else(value)
}
