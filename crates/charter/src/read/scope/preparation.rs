//! Who prepares, for whom.

use super::*;

pub(super) fn preparation(s: &Sentence<'_>, found: &mut Found) {
    if PROPOSAL.is(&s.small)
        && (s.has("bered|ärende|fråga|underlag|förslag"))
        && !s.has(" utse|på förslag av|adjunger|nominer")
        && (s.bullet || s.has(" ska |bör|skall|möjligaste mån|finnas|ha ett|åtfölj|läggs fram|innehåll"))
        && (!s.bullet || s.has("varje ärende|varje fråga|till ärende|i ärende"))
    {
        found.push(Rule::ProposalExpected(ProposalExpected::default()), s.modality);
        if !PREPARED_BY.is(&s.small) {
            return;
        }
    }
    if s.has("frågor bereds av")
        && s.topic != Topic::Preparation
        && !s.has("ärende|arbetsutskott|bereds av ordf|beredningsgrupp|utskott")
    {
        return;
    }
    if s.has("på uppdrag av|uppdrag från|beställer|beställt|ger i uppdrag|politiska samråd")
        && !s.has("beredningsgrupp")
        || s.has("i beredning av frågor|i viss") && s.bullet
    {
        return;
    }
    let mut rule = Preparation::default();
    if s.has("bered")
        && let Some(hit) = PREPARED_BY.find(&s.small)
    {
        let by = s.named(&hit, "by").unwrap_or_default();
        let by = cut_at(
            by,
            &[
                " bestående",
                " som ",
                " med två",
                " på två",
                " på tre",
                " på fyra",
                " på fem",
                " om två",
                " om tre",
                " med tre",
                " med fyra",
                " med en ",
                ", där",
                ", som",
                " innan ",
                " inför ",
                " före ",
                " och består",
                ", bestående",
                " med representant",
                " i god tid",
                " tillsammans",
            ],
        );
        rule.by = Names(list(&by));
    } else if let Some(hit) =
        PREPARES.find(&s.small).filter(|_| s.has("ärende|fråg|möte|sammanträd|beslut|underlag") && !s.bullet)
    {
        let by = s.named(&hit, "by").unwrap_or_default();
        let what = hit.name("what").map_or("", |what| what.as_str());
        // "leder arbetet och bereder ärenden till nämnden": the subject is the first words.
        rule.by = Names(list(&cut_at(
            &clause_subject(by),
            &[" med en ", " med två ", " bestående", " med tre ", " med represent"],
        )));
        if s.has("förbereda sig|förbereder sig|medverka aktivt") {
            return;
        }
        rule.to = PREPARES_TO.find(what).and_then(|hit| hit.name("to")).and_then(|to| {
            let start = hit.name("what").map_or(0, |what| what.start());
            s.text.get(start + to.start()..start + to.end()).map(name)
        });
        if rule.by.is_empty() || s.has("dagordning|kallelse") {
            return;
        }
    } else if let Some(hit) = PREPARES_FOR.find(&s.small) {
        rule.to = s.named(&hit, "to").map(trimmed);
    } else if s.bullet
        && s.small.starts_with("bereder ")
        && let Some(hit) = PREPARES_TO_ANY.find(&s.small)
    {
        rule.to = s.named(&hit, "to").map(|to| cut_at(to, &[" ("]));
    } else if s.bullet && SORTS.is(&s.small) {
        rule.triage = Some(true);
    } else if TRIAGE.is(&s.small)
        && s.has("hör hemma|ska hanteras|ska tas upp|sortera|sorterar|vilka frågor")
        && !s.bullet
    {
        rule.by = Names(list(&clause_subject(
            s.text
                .get(..TRIAGE.find(&s.small).and_then(|hit| hit.get(0)).map_or(0, |whole| whole.start()))
                .unwrap_or_default(),
        )));
    } else if s.has("beredningsgrupp|beredningsutskott|arbetsutskott")
        && (SIZE.is(&s.small) || s.has("består av|utgörs av|en från|ska finnas|finns en"))
        && !s.bullet
    {
        rule.by = BODY_OF
            .find(&s.small)
            .and_then(|hit| s.named(&hit, "by").map(trimmed))
            .map(Names::one)
            .unwrap_or_default();
    } else if s.bullet
        && s.small.starts_with("bereda ")
        && let Some(hit) = PREPARES_TO.find(&s.small)
    {
        rule.to = s.named(&hit, "to").map(name);
    } else {
        return;
    }
    if TRIAGE.is(&s.small) {
        rule.triage = Some(true);
    }
    if let Some(hit) = SIZE.find(&s.small) {
        rule.size = crate::read::numbers::amount(&hit).and_then(|amount| amount.max.or(amount.min));
    }
    let mut from = 0;
    while let Some(hit) = s.small.get(from..).and_then(|rest| ONE_EACH.find(rest)) {
        let Some(who) = hit.name("who") else { break };
        rule.one_from_each
            .push(s.text.get(from + who.start()..from + who.end()).map(trimmed).unwrap_or_default());
        from += who.end();
    }
    if rule.one_from_each.is_empty()
        && let Some(hit) = ONE_FROM_EACH.find(&s.small)
    {
        rule.one_from_each = s.named(&hit, "who").map(trimmed).into_iter().collect();
    }
    if rule.one_from_each.len() >= 2 && rule.size == Some(1) {
        rule.size = None;
    }
    found.push(
        Rule::Preparation(rule),
        if s.modality == Modality::Should && s.has("möjligaste") { Modality::Must } else { s.modality },
    );
}

patterns! {
    BODY_OF = r"(?P<by>[a-zåäö]*(?:beredningsgrupp|beredningsutskott|arbetsutskott)[a-zåäö]*)";
    CLAUSE = r"^(?P<who>.+?) (?:ska|skall|leder|ansvarar|är|har|styr|samordnar|sorterar|som|följer|kan|fungerar|utgör|gemensamt)(?: |$)";
}

pub(super) fn clause_subject(text: &str) -> String {
    let small = lower(text);
    let padded = format!("{small} ");
    match CLAUSE.find(&padded).and_then(|hit| hit.name("who")) {
        Some(who) => trimmed(text.get(who.range()).unwrap_or(text)),
        None => trimmed(text),
    }
}
