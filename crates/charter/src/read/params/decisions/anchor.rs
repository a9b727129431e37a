//! What is anchored at home, where the unions are consulted, and whose charters the group adopts.

use super::*;

patterns! {
    UNIT = r"(?:^|[ ,])(?:i|hos|inom|på|bland|vid|av|ute i|ute på|från) (?P<unit>(?:(?:deltagarnas|ledamöternas|parternas|huvudmännens|medlemmarnas|representanternas|organisationernas|sin|sina|sitt|den|det|de|respektive|varje|vardera|var|deras|samtliga|berörda|berörd|alla|övriga|någon|in) )*(?:(?:egna|egen|eget|lokala|ordinarie|kommunala|kommunens|regionens|kommunernas|politiska|delregionala|berörda) )?[a-zåäö\-]*(?:förvaltning|organisation|delregion|kommun|linje|verksamhet|huvudm|hemmaplan|ledning|klinik|sjukhus|enhet|region|nämnd|bolag|arbetsgivar|arbetsplats|nivå|chefsgrupp|hemma|part|primärvård|vårdcentral|styrelse|linjen|mottagning|nätverk|utskott|avdelning|grupp|område)[a-zåäö]*)";
    ANCHORED = r"^(?P<what>[^.;]+?) (?:(?:ska|skall|bör|måste|behöver|kan|får|är|har|blir|vara|bli|ha) )*(?:alltid |först |väl |också |även |inte |vara |bli |ha )*(?:förankra[sdt]+[a-zåäö]*|stäms av|stämmas av|avstämd|avstämda|har stöd|blivit förankra)";
    ANCHORS = r"(?:förankra|förankrar|förankrat|förankring av|förankringen av|förankringsarbetet (?:av|kring)|stödet för|stöd för|acceptans för|gehör för) (?P<what>[^.;]+)$";
    SEES_TO = r"^(?P<who>[^.;,]+?) (?:ansvarar|svarar|ser|säkerställer|tillser|har|ska|skall|bör|måste|förväntas|är|tar|bär|förankrar|åtar)~";
    RESTS = r"(?:åvilar|vilar på|ligger på|ligger hos|åligger|ankommer på|är) (?P<who>[^.;,]+?)(?: att |s ansvar|$)|ansvarig(?:a)? för [^.;]*? är (?P<who2>[^.;,]+)$|(?:sköts|görs|utförs|sker|förankras|ombesörjs)(?: [^.;]*?)? av (?P<who3>[^.;,]+)";
    WITH = r"(?:^|[ ,])(?:tillsammans med|i dialog med|i samverkan med|i samråd med|hos|med|bland) (?P<with>[^.;]+)";
    BEFORE = r"innan|före |först |föreslag|förslag|inför |planerad|kommande|på förhand|dessförinnan|i förväg|förrän|förutsättning|tänkt|utkast|löpande";
    AFTER = r"efterhand|efter (?:samman|möte|beslut|ställning|varje|att)|har fattats|som fattats|fattade|beslutade|som gjorts|har gjorts|gjorda|beslutats|överenskomna|överenskommelser|därefter|sedan|efteråt|gruppens (?:beslut|ställningstagande)|rådets (?:beslut|ställningstagande)|tagna|vad (?:gruppen|rådet) (?:kommit|beslutat|enats)";
}

/// Where something is done at home, without whose home it is.
fn unit(p: &Parts<'_>) -> Option<String> {
    const WHOSE: [&str; 24] = [
        "deltagarnas ",
        "ledamöternas ",
        "parternas ",
        "medlemmarnas ",
        "representanternas ",
        "sin ",
        "sina ",
        "sitt ",
        "deras ",
        "respektive ",
        "varje ",
        "vardera ",
        "samtliga ",
        "alla ",
        "berörda ",
        "berörd ",
        "den ",
        "det ",
        "de ",
        "övriga ",
        "någon ",
        "in ",
        "egna x",
        "var ",
    ];
    let hit = UNIT.all(p.small).into_iter().find(|hit| {
        hit.name("unit").is_some_and(|unit| {
            !p.s.is_own(unit.as_str()) && !holds(unit.as_str(), "gruppen|samverkansgrupp")
        })
    })?;
    let mut unit = p.text.get(hit.name("unit")?.range())?.trim();
    while let Some(lead) = WHOSE.iter().find(|lead| lower(unit).starts_with(**lead)) {
        unit = unit.get(lead.len()..).unwrap_or_default();
    }
    (!unit.is_empty()).then(|| unit.to_owned())
}

/// The rule of anchoring.
pub fn anchoring(p: &Parts<'_>) -> Anchoring {
    let main = clause::clause(p);
    let mut rule = Anchoring { unit: unit(p), ..Anchoring::default() };
    let part = |pattern: &Pattern, name: &str| {
        pattern.find(p.small).and_then(|hit| hit.name(name)).and_then(|part| p.text.get(part.range()))
    };
    rule.responsible = responsible(p, main.as_ref());
    let passive = part(&ANCHORED, "what").map(|what| {
        let small = lower(what);
        let from = [" att ", "att ", " ser till att ", " innan ", " när "]
            .iter()
            .filter_map(|lead| small.rfind(lead).map(|at| at + lead.len()))
            .max();
        clause::before_verb(what.get(from.unwrap_or(0)..).unwrap_or(what)).to_owned()
    });
    let active = part(&ANCHORS, "what").map(str::to_owned);
    let what = passive.filter(|what| !clause::is_member(what)).or(active).map(|what| {
        cut(
            &what,
            &[
                " i ",
                " hos ",
                " inom ",
                " på ",
                " tillsammans",
                " innan ",
                " före ",
                " efter ",
                " bland ",
                " med ",
                " ute ",
                " är ",
                " sker",
                " görs",
                " åvilar",
                " vilar",
                " ligger",
                " inför ",
                " först",
                " ska ",
                " åligger",
                " ankommer",
                ", ",
                " vid ",
                " från ",
                " av sin",
            ],
        )
    });
    rule.what = what.filter(|what| !what.is_empty() && rule.responsible.as_ref() != Some(what));
    let persons = |unit: &str| {
        ["chefer", "cheferna", "ledare", "chefen", "medarbetare", "personal", "direktörer"]
            .iter()
            .any(|end| lower(unit).ends_with(end))
    };
    if let Some(unit) = rule.unit.take_if(|unit| persons(unit)) {
        rule.with = vec![unit];
    } else if let Some(with) =
        part(&WITH, "with").filter(|_| rule.unit.is_none() || p.has("tillsammans med|i dialog med"))
    {
        rule.with = list(&cut(&clause::noun(with), &[" innan ", " före ", " i ", " inför "]));
    }
    rule.timing = Some(if BEFORE.is(p.small) {
        Timing::Before
    } else if AFTER.is(p.small) {
        Timing::After
    } else {
        Timing::Unspecified
    });
    rule
}

fn responsible(p: &Parts<'_>, main: Option<&Clause<'_>>) -> Option<String> {
    let person = |who: &str| {
        let who = trimmed(&cut(who, &[" att ", " för ", " i ", " som "]));
        let small = lower(&who);
        let known = clause::is_member(&who)
            || holds(
                &small,
                "chef|direktör|ordförand|huvudm|parterna|koordinator|samordnar|processledar|kontaktperson|presidi|var och en|sekreterar|förvaltning|kommunerna|regionen",
            );
        (known && !holds(&small, "förslag|beslut|ställningstag") && who.split(' ').count() <= 6)
            .then_some(who)
    };
    let rests = RESTS.find(p.small).and_then(|hit| {
        let who = ["who", "who2", "who3"].iter().find_map(|name| hit.name(name))?;
        person(p.text.get(who.range())?)
    });
    let active = main.filter(|main| !main.passive()).map(|main| main.subject()).and_then(person);
    rests.or(active)
}

/// Where the unions are consulted.
pub fn union(p: &Parts<'_>) -> UnionConsultation {
    let label = p.s.label.is_some() && clause::clause(p).is_none();
    let whole = || {
        let text = ["i ", "hos ", "inom ", "på ", "vid "]
            .iter()
            .find_map(|lead| p.small.strip_prefix(lead).and_then(|_| p.text.get(lead.len()..)));
        text.filter(|_| label).map(trimmed)
    };
    let subject = || {
        let subject = clause::clause(p).filter(|main| !main.passive()).map(|main| trimmed(main.subject()))?;
        (holds(&lower(&subject), "arbetsgivar|förvaltning|huvudm|kommun|region|part|organisation|verksamhet")
            && !p.s.is_own(&subject))
        .then_some(subject)
    };
    UnionConsultation { r#where: unit(p).or_else(whole).or_else(subject) }
}

patterns! {
    FOR = r"(?:uppdrag[a-zåäö]*|direktiv[a-zåäö]*|arbetsordning[a-zåäö]*|instruktion[a-zåäö]*|handling[a-zåäö]*|beskrivning[a-zåäö]*|mandat|styrdokument|stadgar|ramar|reglemente[a-zåäö]*)(?: [a-zåäö]+)?? (?:för|åt|till|i) (?P<groups>[^.;]+)";
    OF = r"(?P<groups>(?:[a-zåäö\-]+ ){0,2}[a-zåäö\-]+s) (?:[a-zåäö]+ )?(?:uppdrag[a-zåäö]*|direktiv[a-zåäö]*|arbetsordning[a-zåäö]*|instruktion[a-zåäö]*|uppgifter|mandat|styrdokument|stadgar)~";
    WHAT_DO = r"vad (?P<groups>[^.;,]+?) (?:ska|skall) ";
    GIVES = r"(?:ger|ge|lämnar|beslutar om|fastställer) (?P<groups>[^.;,]+?) (?:deras|sina|sitt|dess|uppdrag|direktiv|i uppdrag)";
}

/// Whose charters the group adopts.
pub fn adopts(p: &Parts<'_>) -> AdoptsChartersOf {
    let part = |pattern: &Pattern| {
        pattern.find(p.small).and_then(|hit| hit.name("groups")).and_then(|groups| p.text.get(groups.range()))
    };
    let owner = |text: &str| {
        let who = trimmed(text);
        let small = lower(&who);
        let at = clause::words(&small)
            .filter(|(_, word)| clause::is_finite(word) || is_verb(word))
            .last()
            .map_or(0, |(at, word)| at + word.len());
        let who = trimmed(who.get(at..).unwrap_or(&who));
        who.strip_suffix('s').map_or(who.clone(), str::to_owned)
    };
    let groups = part(&FOR)
        .map(|groups| cut(&clause::noun(groups), &[" och följ", " samt följ", " inom ", " efter "]))
        .or_else(|| part(&OF).map(owner).filter(|who| !p.s.is_own(who)))
        .or_else(|| part(&WHAT_DO).or_else(|| part(&GIVES)).map(trimmed));
    AdoptsChartersOf { groups: groups.map(|groups| list(&groups)).unwrap_or_default().into_iter().collect() }
}

fn is_verb(word: &str) -> bool {
    crate::text::words::is_infinitive(word)
}
