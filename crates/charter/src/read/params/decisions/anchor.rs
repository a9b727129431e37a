//! What is anchored at home, where the unions are consulted, and whose charters the group adopts.

use super::*;

patterns! {
    ANCHOR = r"förankr|har stöd|ha stöd|stöd för|stöd i|acceptans|gehör|fäste|stå bakom|står bakom|diskuteras igenom|stäms av|stämmas av|avstämd|stämma av|stämmer av";
    OBJECT = r"(?:förankra|förankrar|förankring av|förankringen av|förankringsansvaret för|förankringsarbetet (?:av|kring|för)|förankringen kring|stödet för|stöd för|acceptans för|gehör för|stå bakom|står bakom|stämma av|stämmer av)(?: och [a-zåäö]+)? (?P<what>[^.;]+)$";
    RESTS = r"(?:åvilar|vilar på|ligger på|ligger hos|åligger|ankommer på|an på) (?P<who>[^.;,]+?)(?: att |$)|ansvarig(?:a)? för [^.;]*? är (?P<who2>[^.;,]+)$|(?:sköts|görs|utförs|sker|förankras|ombesörjs|tas om hand|stäms)(?: [^.;]*?)? av (?P<who3>[^.;,]+)|som (?P<who4>[^.;,]+?) (?:svarar|ansvarar) för|(?:det|som) är (?P<who5>[^.;,]+?) som |genom (?P<who6>[^.;,]+?)s (?:försorg|kontaktnät)";
    WITH = r"(?:^|[ ,])(?:tillsammans med|i dialog med|i samverkan med|i samråd med|hos|med|bland) (?P<with>[^.;]+)";
    BEFORE = r"innan|före |först |föreslag|förslag|inför |planerad|kommande|på förhand|dessförinnan|i förväg|förrän|föregående|förutsättning|tänkt|utkast";
    AFTER = r"efterhand|efter (?:samman|möte|beslut|ställning|varje|att)|fattats|fattade|beslutade|som gjorts|har gjorts|gjorda|beslutats|överenskom|därefter|sedan|efteråt|besluten|resultatet|gruppens (?:beslut|ställningstagande)|rådets (?:beslut|ställningstagande)|tagna|vad (?:gruppen|rådet) (?:kommit|beslutat|enats)";
}

/// Words that tell whose home it is, or which.
const WHOSE: [&str; 26] = [
    "deltagarnas ",
    "ledamöternas ",
    "ledamotens ",
    "deltagarens ",
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
    "vederbörande ",
    "enskilda ",
    "var ",
];

/// Places where people work, and those who lead there.
const HOME: &str = "förvaltning|organisation|delregion|kommun|linje|verksamhet|huvudm|hemma|ledning|klinik|sjukhus|enhet|region|nämnd|bolag|arbetsgivar|arbetsplats|nivå|grupp|part|vård|styrelse|mottagning|nätverk|utskott|avdelning|område|direktion|råd|skola|system|träffar|lokalt|internt";

/// Where something is done at home, without whose home it is: the first such place after where the sentence says so.
fn unit(p: &Parts<'_>, from: usize) -> Option<(usize, String)> {
    const BEFORE: [&str; 10] = ["för", "i", "hos", "inom", "på", "bland", "vid", "av", "genom", "till"];
    for (at, word) in clause::words(p.small) {
        let bare = matches!(word, "hemma" | "lokalt" | "internt");
        if at < from || !bare && !BEFORE.contains(&word) {
            continue;
        }
        let rest = p.text.get(if bare { at } else { at + word.len() + 1 }..).unwrap_or_default();
        let mut name = if bare { word } else { place(rest) };
        while let Some(lead) = WHOSE.iter().find(|lead| lower(name).starts_with(**lead)) {
            name = name.get(lead.len()..).unwrap_or_default();
        }
        let small = lower(name);
        let meant = holds(&small, HOME) && !holds(&small, "möte|förslag|beslut|ställningstag|hand");
        let person = word == "av" && !holds(&small, "arbetsgivar");
        if meant && !person && !p.s.is_own(name) && !clause::is_member(name) {
            return Some((at, name.to_owned()));
        }
    }
    None
}

/// The name of a place: a noun with what stands before it, or two that *och* joins.
fn place(text: &str) -> &str {
    let first = clause::leading(text);
    let (head, rest) = text.split_at_checked(first.len()).unwrap_or((text, ""));
    let first_word = rest.trim_start().split(' ').next().unwrap_or_default();
    if matches!(first_word, "och" | "samt") && !head.is_empty() {
        let second =
            clause::leading(rest.trim_start().get(first_word.len()..).unwrap_or_default().trim_start());
        if !second.is_empty() && holds(&lower(second), HOME) {
            return text.get(..first.len() + 1 + first_word.len() + 1 + second.len()).unwrap_or(first);
        }
    }
    first
}

/// The rule of anchoring.
pub fn anchoring(p: &Parts<'_>) -> Anchoring {
    let at = ANCHOR.find(p).and_then(|hit| hit.get(0)).map_or(0, |hit| hit.start());
    // The clause that says so.
    let joints = [" att ", "; ", ", och "];
    let start = joints
        .iter()
        .filter_map(|joint| p.small.get(..at)?.rfind(joint).map(|start| start + joint.len()))
        .max()
        .unwrap_or(0);
    let inner = p.piece(start, p.text.len());
    let bare =
        start > 0 && crate::text::words::is_infinitive(inner.small.split(' ').next().unwrap_or_default());
    let main = clause::clause(p);
    let responsible = responsible(p, main.as_ref());
    let mut rule = Anchoring { what: what(p, &inner, bare), responsible, ..Anchoring::default() };
    rule.what = rule.what.filter(|what| rule.responsible.as_ref() != Some(what));
    let found = unit(p, at);
    let with = p.small.get(at..).and_then(|rest| WITH.find(rest)).filter(|hit| {
        let start = hit.get(0).map_or(0, |hit| at + hit.start());
        let together = p.has("tillsammans med|i dialog med|i samverkan med");
        together || found.as_ref().is_none_or(|(unit, _)| start <= *unit)
    });
    let found = found.or_else(|| unit(p, 0).filter(|_| with.is_none()));
    let with = with
        .and_then(|hit| hit.name("with"))
        .and_then(|with| p.text.get(at + with.start()..at + with.end()))
        .map(|with| list(&cut(&clause::noun(with), &[" innan ", " före ", " inför ", " för "])));
    let person = |text: &str| {
        let small = lower(text);
        [
            "chefer",
            "cheferna",
            "ledare",
            "chefen",
            "medarbetare",
            "personal",
            "direktörer",
            "givare",
            "givaren",
            "direktören",
            "chef",
        ]
        .iter()
        .any(|end| small.ends_with(end) || small.contains(&format!("{end} ")))
            || small.split(' ').count() > 3
    };
    match with {
        Some(with) if with.iter().any(|who| person(who)) || found.is_none() => rule.with = with,
        _ => match found.map(|(_, unit)| unit) {
            Some(unit) if person(&unit) && !holds(&lower(&unit), "organisation|förvaltning") => {
                rule.with = vec![unit]
            }
            unit => rule.unit = unit,
        },
    }
    rule.timing = Some(if BEFORE.is(p) {
        Timing::Before
    } else if AFTER.is(p) {
        Timing::After
    } else {
        Timing::Unspecified
    });
    rule
}

/// What is anchored: the subject of the passive, or what stands after the verb.
fn what(p: &Parts<'_>, inner: &Parts<'_>, bare: bool) -> Option<String> {
    const ENDS: &[&str] = &[
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
        " där",
        " hemma",
        " internt",
        " får ",
        " har ",
    ];
    let active = OBJECT
        .find(inner.small)
        .and_then(|hit| hit.name("what"))
        .and_then(|what| inner.text.get(what.range()));
    let main = clause::main(inner.text, inner.small, bare);
    let subject = main.map(|main| main.subject()).filter(|subject| {
        let small = lower(subject);
        !subject.is_empty()
            && !clause::is_member(&small)
            && !matches!(small.as_str(), "det" | "vi" | "man" | "förankring")
    });
    let passive = subject.filter(|_| main.is_some_and(|main| main.passive() || active.is_none()));
    let found = match (passive, active) {
        (Some(subject), _) if !is_doer(subject) => Some(subject.to_owned()),
        (_, Some(object)) => {
            // *Därefter förankrar gruppen X*: the subject stands between.
            let between = main.filter(|main| main.inverted() && !bare).map_or("", |main| main.subject());
            let object = object.strip_prefix(between).unwrap_or(object);
            Some(cut(object.trim_start(), ENDS))
        }
        _ => None,
    }?;
    let small = lower(&found);
    if matches!(small.as_str(), "dem" | "det" | "den" | "detta" | "dessa") {
        // What a pronoun stands for was named before it.
        let at = p.small.find(&format!(" {small}"))?;
        let before = p.text.get(..at)?;
        let named = [" om ", " av "]
            .iter()
            .filter_map(|lead| lower(before).rfind(lead).map(|at| at + lead.len()))
            .max()?;
        return before.get(named..).map(clause::noun).map(|what| cut(&what, &[" och ", ", "]));
    }
    Some(found).map(|what| trimmed(clause::before_verb(&what))).filter(|what| !what.is_empty())
}

/// Whether a subject is one who anchors, and not what is anchored.
fn is_doer(text: &str) -> bool {
    let small = lower(text);
    clause::is_member(&small)
        || holds(
            &small,
            "chefen|cheferna|direktör|ordförand|koordinator|huvudmännen|parterna|var och en|gruppen ska",
        )
}

fn responsible(p: &Parts<'_>, main: Option<&Clause<'_>>) -> Option<String> {
    let person = |who: &str| {
        let who = trimmed(&cut(who, &[" att ", " för ", " i ", " som "]));
        let small = lower(&who);
        let known = clause::is_member(&who)
            || holds(
                &small,
                "chef|direktör|ordförand|huvudm|parterna|koordinator|samordnar|processledar|kontaktperson|presidi|var och en|sekreterar",
            )
            || parts::is_body(&small);
        let what = holds(
            &small,
            "förslag|beslut|ställningstag|överenskommel|inriktning|rutin|idé|material|arbete|planer|slutsats",
        );
        (known && !what && who.split(' ').count() <= 6).then_some(who)
    };
    let rests = RESTS.find(p).and_then(|hit| {
        let who = ["who", "who2", "who3", "who4", "who5", "who6"].iter().find_map(|name| hit.name(name))?;
        person(clause::before_verb(p.text.get(who.range())?))
            .or_else(|| person(clause::leading(p.text.get(who.range())?)))
    });
    let active = main.filter(|main| !main.passive()).map(|main| main.subject()).and_then(person);
    rests.or(active)
}

/// Where the unions are consulted.
pub fn union(p: &Parts<'_>) -> UnionConsultation {
    let first = ["inte ", "utan ", "mbl", "fack", "förhandling", "personalorganisation", "medbestämmande"];
    let at = p
        .small
        .find(" utan ")
        .or_else(|| first.iter().skip(2).filter_map(|word| p.small.find(word)).min())
        .unwrap_or(0);
    let label = (p.s.label.is_some() && clause::clause(p).is_none()).then(|| {
        let lead = ["i ", "hos ", "inom ", "på ", "vid "]
            .iter()
            .find(|lead| p.small.starts_with(**lead))
            .map_or(0, |lead| lead.len());
        trimmed(p.text.get(lead..).unwrap_or_default())
    });
    let does = || {
        let hit = DOES.find(p)?;
        let who = ["who", "who2"].iter().find_map(|name| hit.name(name))?;
        Some(cut(&trimmed(p.text.get(who.range())?), &[" för sig", " inför ", " innan "]))
            .filter(|who| holds(&lower(who), HOME))
    };
    let subject = || {
        let subject = clause::clause(p).map(|main| trimmed(main.subject()))?;
        let small = lower(&subject);
        let meant = holds(&small, HOME)
            && !holds(&small, "fack|personalorganisation|förhandling|mbl|arbetstagar|förslag|samverkan ");
        (meant && !p.s.is_own(&subject)).then_some(subject)
    };
    let place = unit(p, at).or_else(|| unit(p, 0)).map(|(_, unit)| unit);
    UnionConsultation { r#where: label.or_else(does).or(place).or_else(subject) }
}

patterns! {
    DOES = r"(?:det|detta|den) (?:gör|sköter|ansvarar|svarar|åvilar) (?P<who>[^.;,]+)|(?:åvilar|åligger|ankommer på|vilar på) (?P<who2>[^.;]+)$";
    FOR = r"(?:uppdrag[a-zåäö]*|direktiv[a-zåäö]*|arbetsordning[a-zåäö]*|instruktion[a-zåäö]*|handling[a-zåäö]*|beskrivning[a-zåäö]*|mandat|styrdokument|stadgar|ramar|ramarna|reglemente[a-zåäö]*)(?: [a-zåäö]+){0,2}? (?:för|åt|till) (?P<groups>[^.;]+)";
    OF = r"(?P<groups>(?:[a-zåäö\-]+ ){0,2}[a-zåäö\-]+s) (?:[a-zåäö]+ )?(?:uppdrag[a-zåäö]*|direktiv[a-zåäö]*|arbetsordning[a-zåäö]*|instruktion[a-zåäö]*|uppgifter|mandat|styrdokument|stadgar)~";
    WHAT_DO = r"vad (?P<groups>[^.;,]+?) (?:ska|skall) |^för (?P<groups2>[^.;,]+?) (?:gäller|fastställ|beslut|ska)|(?:tillsätt[a-z]*|bilda[rs]?|inrätta[rs]?|skapa[rs]?|utse[rs]?) (?P<groups5>[^.;,]+?) (?:och|samt) [^.;,]*?deras |(?:tillsätt[a-z]*|bilda[rs]?|inrätta[rs]?) (?P<groups6>[^.;,]+?), [^.;]*?deras |~att (?P<groups3>[^.;,]+?) har (?:ett |sitt )|(?:ger|ge) (?P<groups4>[^.;,]+?) (?:deras|sina|sitt|dess|uppdrag|direktiv|i uppdrag)";
}

/// Whose charters the group adopts.
pub fn adopts(p: &Parts<'_>) -> AdoptsChartersOf {
    const GROUPS: &str = "grupp|råd|team|panel|nätverk|utskott|kommitté|område|projekt|forum|organ|beredning";
    let known = |who: &String| {
        !who.is_empty()
            && !p.s.is_own(who)
            && holds(&lower(who), GROUPS)
            && !holds(&lower(who), "utvecklingsråd vård")
    };
    let clean = |text: &str| {
        let who = cut(&clause::noun(text), &[" och följ", " samt följ", " efter ", " inom sitt"]);
        let small = lower(&who);
        let lead =
            ["dess ", "våra ", "sina ", "ingen ", "två ", "tre ", "fyra ", "fem ", "egna ", "underställda x"]
                .iter()
                .find(|lead| small.starts_with(**lead));
        trimmed(who.get(lead.map_or(0, |lead| lead.len())..).unwrap_or_default())
    };
    let owner = |text: &str| {
        let small = lower(text);
        let verb = |word: &str| {
            clause::is_finite(word)
                || crate::text::words::is_infinitive(word)
                || matches!(word, "godkänt" | "fastställt" | "beslutat" | "antagit")
        };
        let at = clause::words(&small)
            .filter(|(_, word)| verb(word))
            .last()
            .map_or(0, |(at, word)| at + word.len());
        let who = trimmed(text.get(at..).unwrap_or(text));
        who.strip_suffix('s').map_or(who.clone(), str::to_owned)
    };
    let label = p.s.label.map(str::to_owned).unwrap_or_default();
    let heading = p.s.heading.as_deref().unwrap_or_default().to_owned();
    let of_label = FOR
        .find(&lower(&label))
        .and_then(|hit| hit.name("groups"))
        .and_then(|groups| label.get(groups.range()))
        .map(clean);
    let asked = WHAT_DO.find(p).and_then(|hit| {
        let groups = ["groups", "groups2", "groups3", "groups4", "groups5", "groups6"]
            .iter()
            .find_map(|name| hit.name(name))?;
        p.text.get(groups.range()).map(clean)
    });
    let given = || {
        FOR.find(p)
            .and_then(|hit| hit.name("groups"))
            .and_then(|groups| p.text.get(groups.range()))
            .map(clean)
    };
    let owned = || {
        OF.find(p).and_then(|hit| hit.name("groups")).and_then(|groups| p.text.get(groups.range())).map(owner)
    };
    let subject = || clause::clause(p).map(|main| clean(main.subject()));
    let later = || p.small.find(" för ").and_then(|at| p.text.get(at + " för ".len()..)).map(clean);
    let groups = of_label
        .filter(known)
        .or_else(|| asked.filter(known))
        .or_else(|| Some(label.clone()).filter(known))
        .or_else(|| given().filter(|who| !who.is_empty() && !p.s.is_own(who) && who.split(' ').count() <= 8))
        .or_else(|| owned().filter(known))
        .or_else(|| later().filter(known))
        .or_else(|| subject().filter(known))
        .or_else(|| Some(heading).filter(known));
    AdoptsChartersOf { groups: groups.map(|groups| list(&groups)).unwrap_or_default().into_iter().collect() }
}
