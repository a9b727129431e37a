//! Where a matter goes that nobody here may decide.

use super::*;

patterns! {
    // A condition that turns the words around, and who decides then.
    DISAGREE = r"^(?P<when>(?:uppnås|nås|finns|råder) (?:inte|ej|ingen) (?:enighet|samförstånd|konsensus|samsyn)|är (?P<who>[a-zåäö]+ )(?:oenigt|oenig|oeniga|inte (?:överens|enig|enigt|eniga)|oense)),? (?:ska |skall )?(?:hänskjuts|överlämnas|lyfts|förs|eskaleras|lämnas|går|hänskjutas|lyftas) [^.]*?~till (?P<to>[^.,]+?)(?: för (?:avgörande|beslut|ställningstagande))?$";
    NO_AGREEMENT = r"^(?P<when>(?:kan (?:konsensus|enighet|samsyn) inte (?:uppnås|nås)|går det inte att (?:enas|nå enighet|komma överens)|kommer [a-zåäö]+ inte överens|nås inte (?:enighet|konsensus|samsyn)|kan [a-zåäö]+ inte enas))[^.]*?~(?:till|avgör|avgörs av|beslutar|beslutas av) (?P<to>[^.,]+?)(?: för (?:avgörande|beslut|ställningstagande))?$";
}

/// Where a matter goes when the group does not agree; whether the sentence said so.
fn without_agreement(s: &Sentence<'_>, found: &mut Found) -> bool {
    let Some(hit) =
        NO_AGREEMENT.find(s.small.without_stop()).or_else(|| DISAGREE.find(s.small.without_stop()))
    else {
        return false;
    };
    let to = s.named(&hit, "to").map(|to| vec![trimmed(to)]).unwrap_or_default();
    let when = s.named(&hit, "when").map(trimmed).map(|when| match lower(&when).strip_prefix("är ") {
        Some(_) => when.get("är ".len()..).unwrap_or_default().to_owned(),
        None => when,
    });
    found.push(Rule::Escalation(Escalation { to, when, ..Escalation::default() }), s.modality);
    true
}

pub(super) fn escalation(s: &Sentence<'_>, found: &mut Found) {
    // The chair tells inside the group: that is how it votes.
    if s.has("avgör ordförand|beslutar ordförand") || without_agreement(s, found) {
        return;
    }
    let none = NOT_CONSENSUS.is(&s.small)
        || s.has("principiell betydelse|länsövergripande karaktär|vända sig direkt|brådskande fall|i annat fall|rår över|budgeten överskrids|oense|delade meningar|saknas|högre nivå|inte lösas|inte kan lösa|inte kan hantera|inte kan besluta|inte råder över|inte kan lösas|mandat|inte kan avgöras|inte kan hanteras|kan inte lösas|inte löses|oenighet|eskaler|inte kan besluta|lyft|beslut på|överordnad|utanför deltagarnas mandat|uppstår tvist|vid tvist|oeniga|meningsskiljaktig|inte enas|inte kan enas|inte är överens|inte kommer överens");
    let via = s.has(" via ")
        && s.has("endast via|enbart via|sker via|tas alltid via|tas via|går alltid via|förs via|går via|gå via|ska gå via|kanaliseras|ställas via|lyfts via|lyftas via|tas via")
        && s.has("fråg|ärende|kontakt");
    if !(none || via)
        || !LIFT.is(&s.small)
        || found.any(&[Kind::PoliticalHandover, Kind::ConflictOfInterest, Kind::Intake, Kind::Anchoring])
    {
        return;
    }
    let chair = CHAIR_DECIDES.is(&s.small) && !s.has(" till ");
    if chair
        || s.has(
            "klinisk ledning ska omhänderta|till dagordningen|väcks|lyfta fram goda|lyfta goda|utses|utser",
        )
        || s.bullet
            && crate::text::words::is_infinitive(&crate::text::words::first_word(&s.text))
            && !s.has("lyfta|eskalera")
    {
        return;
    }
    let mut rule = Escalation::default();
    if via && let Some(hit) = VIA.find(s.small.without_stop()) {
        rule.via = s
            .named(&hit, "via")
            .or_else(|| s.named(&hit, "via2"))
            .map(|via| cut(via, &[" till ", " innan ", " och "]));
        rule.to = s.named(&hit, "to").map(|to| list(&cut(to, &[" och inte"]))).unwrap_or_default();
        if rule.to.is_empty()
            && let Some(hit) = TO_DIRECT.find(&s.small)
        {
            rule.to = s.named(&hit, "to").map(list).unwrap_or_default();
        }
        rule.who = FROM_DIRECT.find(&s.small).and_then(|hit| s.named(&hit, "who").map(trimmed));
        found.push(Rule::Escalation(rule), s.modality);
        return;
    }
    rule.when = CONDITION
        .find(&s.small)
        .or_else(|| CONDITION_VID.find(&s.small))
        .or_else(|| QUESTIONS.find(&s.small))
        .or_else(|| CONDITION_AFTER.find(&s.small))
        .and_then(|hit| s.named(&hit, "when").map(trimmed));
    rule.who = LIFTS
        .find(&s.small)
        .and_then(|hit| s.named(&hit, "who").map(trimmed))
        .or_else(|| LIFTED_BY.find(&s.small).and_then(|hit| s.named(&hit, "who").map(name)));
    if rule.when.is_none()
        && let Some(hit) = NEED.find(&s.small)
    {
        rule.when = s.named(&hit, "when").map(trimmed);
    }
    let to = DECIDER
        .find(&s.small)
        .or_else(|| TO_LAST.find(&s.small))
        .or_else(|| LIFT_TO.find(&s.small))
        .and_then(|hit| s.named(&hit, "to"))
        .map(|to| {
            cut(
                to,
                &[
                    " för avgörande",
                    " för beslut",
                    " som ",
                    ", som",
                    " för ställning",
                    " för vidare",
                    " för hantering",
                    " om ",
                    " när ",
                    " för bered",
                    " för att",
                    " genom ",
                    " inom två",
                    " i frågor",
                    " i brådskande",
                    " utan ",
                ],
            )
        });
    let by = |to: String| match lower(&to).find(" av ") {
        Some(at) => to.get(..at).map(str::to_owned).unwrap_or(to),
        None => to,
    };
    let to = to.map(by);
    let passed = |to: String| match lower(&to).find(" via ") {
        Some(at) => {
            (to.get(..at).map(str::to_owned).unwrap_or_default(), to.get(at + " via ".len()..).map(trimmed))
        }
        None => (to, None),
    };
    let (to, through) = to.map(passed).map_or((None, None), |(to, through)| (Some(to), through));
    rule.via = rule.via.or(through);
    let last = || {
        s.small
            .rfind(" till ")
            .and_then(|at| s.text.get(at + 6..))
            .map(|to| cut(to, &[" för ", " som ", " om ", " när "]))
    };
    rule.to = to.filter(|to| !to.is_empty()).or_else(last).map(|to| places(&to)).unwrap_or_default();
    rule.to.retain(|to| to.split_whitespace().count() <= 10 && rule.who.as_ref() != Some(to));
    if rule.to.is_empty() {
        return;
    }
    found.push(Rule::Escalation(rule), s.modality);
}

patterns! {
    LIFTED_BY = r"(?:lyfts|lyftas|förs|hänskjuts|eskaleras)(?: [a-zåäö]+){0,4}? av (?P<who>ordföranden?|processledaren|koordinatorn|kontaktpersonen?|sekreteraren|ledamöterna|presidiet|[a-zåäö]+chefen)";
    NEED = r"(?:lyfta|lyfter|ta upp|tar upp|eskalera|eskalerar) (?P<when>behov [^.]*?)(?: till | med )";
    TO_LAST = r"(?:lyfts (?:frågan )?av [a-zåäö]+|föra upp frågan|direkt|vända sig|vänder sig|upp saken|föra frågor [^.]*?|förs|överlämnas|tas den upp|tas frågan upp|tas det upp|tar den vidare|lyfts|lyftas|lyfta|lyfter|eskaleras|eskalera|eskalerar|hänskjuts|hänskjutas|förs|föras|hänskjuter|tas upp|ta upp|tar upp|överlämnas|går|lämnas|vidare)(?: (?:den|frågan|ärendet|frågor|dem|sådana frågor|dessa|upp|vidare|behov [^.]*?|frågan vidare))*(?:,)? (?P<to>(?:till|inom|med|för avgörande till) [^.]+)$";
}

/// "inom förvaltning eller lyfts till berörd grupp" are two.
pub(in crate::read) fn places(text: &str) -> Vec<String> {
    let small = lower(text);
    let mut out = Vec::new();
    let mut from = 0;
    for joint in [
        " eller lyfts till ",
        " eller till ",
        " och till ",
        " eller eskaleras till ",
        " eller hänskjuts till ",
        " alternativt till ",
    ] {
        if let Some(at) = small.get(from..).and_then(|rest| rest.find(joint)) {
            out.push(text.get(from..from + at).unwrap_or_default().to_owned());
            from += at + joint.len();
        }
    }
    out.push(text.get(from..).unwrap_or_default().to_owned());
    out.iter()
        .flat_map(|part| {
            let small = lower(part);
            let lead = ["för avgörande till ", "till ", "med ", "av "]
                .iter()
                .find(|lead| small.starts_with(**lead))
                .map_or(0, |lead| lead.len());
            list(part.get(lead..).unwrap_or(part))
        })
        .collect()
}
