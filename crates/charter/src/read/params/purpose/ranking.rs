//! What the group ranks, and whether the pace is ranked too.

use super::*;
use crate::norm::Prioritisation;

patterns! {
    WEIGHED = r"(?:väg[ae]r?|ställ[ae]r?|vägs) (?P<what>[^;.]+?) mot varandra|(?:väg[ae]r?|vägs) samman (?P<what3>[^;,.]+)|(?:sätt[ae]r?|ordna[r]?|rada[r]?|lägg[ae]r?) (?P<what2>[^;,.]+?) i (?:en )?(?:tur|rang|prioriterings|angelägenhets|fallande |inbördes )ordning";
    FIRST = r"(?:vilka|vilken|vilket|vad för) (?P<what>[^;,.]+?) (?:som )?(?:först |i första hand )?(?:ska|skall|bör|får|kan|behöver|de|den)~|(?:i vilken (?:ordning|takt|följd)|vilken (?:ordning|takt)|i vilken ordning och takt|hur (?:snabbt|fort)|när) (?P<what2>[^;,.]+?) (?:ska|skall|bör|får|kan|tas|införs|genomförs|breddinförs)~";
    ORDER_OF = r"(?:ordning(?:en|sföljd|sföljden)?|följd(?:en)?|takt(?:en)?|tempot?|[a-zåäö]*list[ae]n?|prioritering(?:en|ar|arna)?|rangordning(?:en)?|[a-zåäö]*rankning(?:en)?|ranking(?:en)?|urval(?:et)?|avvägning(?:en|ar|arna)?|fördelning(?:en)?)(?:, [^,]+,)? (?:bland|mellan|av|för|på|i|över) (?P<what>[^;]+)|(?:förtur|företräde|förhand) (?:åt|till|för) (?P<what2>[^;]+)|(?:i fråga om|när det gäller|vad gäller|beträffande|gällande|avseende|rörande) (?P<what3>[^;]+)";
    VERB = r"~(?:prioritera[rs]?|rangordna[rs]?|rankar?|sortera[rs]?|ordna[rs]?|poängsätt[ae]?[rs]?|graderar?|sovra[r]?|gallra[r]?|välj[ae]r? ut|plocka[r]? ut|peka[r]? ut|ta(?:r)? (?:[a-zåäö]+ ){0,3}?ställning till|gå(?:r)? igenom)~(?:och [a-zåäö]+ |gemensamt |årligen |löpande |tillsammans |regelbundet |varje [a-zåäö]+ )*(?:bland |mellan |av )?(?P<what>[^;]+)$";
    PASSIVE = r"(?:^|, |varefter |att |och |: )(?P<what>[^,;:]+?) (?:ska |bör |kan )?(?:prioriteras|rangordnas|ordnas|sorteras|poängsätts|vägs|graderas|rankas)~";
    AMONG = r"^(?:av|ur|från) (?:alla |de |samtliga )?(?P<what2>[^;,]+?) (?:välj|plocka|tas|tar|lyft)|~(?:bland|mellan|ur) (?P<what>[^;,]+)";
    PACE = r"takt|tempo|hur (?:snabbt|fort)|tidsordning|tidplan|tidsplan|tidtabell|tidsföljd|när (?:de|den|var och en|dessa|respektive|varje) |i vilken ordning och|vilket år|starttid";
    RANKED = r"^(?:de |den )?(?:[a-zåäö]+ )?(?:viktigaste|angelägnaste|mest angelägna|främsta|bästa) (?P<what>.+)$";
}

/// The rule of a prioritisation.
pub(super) fn prioritisation(p: &Parts<'_>) -> Prioritisation {
    Prioritisation { object: ranked(p), pace: PACE.is(p).then_some(true) }
}

fn ranked(p: &Parts<'_>) -> Option<String> {
    let usable = |what: &String| {
        let small = lower(what);
        !is_pronoun(&small)
            && !p.s.is_own(what)
            && small.split(' ').count() <= 12
            && !holds(&small, "vilka|vilken|i hur |takt|hur ")
            && !["ordning", "prioritering"].iter().any(|end| small.ends_with(end))
            && small != "som"
            && !["de ", "dem ", "som ", "var ", "den "].iter().any(|lead| small.starts_with(lead))
    };
    let found = |pattern: &Pattern| named(p, pattern, "what").map(item).filter(usable);
    let conditional = ["när ", "om ", "eftersom ", "då "].iter().any(|word| p.small.starts_with(word));
    found(&WEIGHED)
        .or_else(|| found(&FIRST).filter(|what| !is_party(what)))
        .or_else(|| found(&ORDER_OF))
        .or_else(|| found(&AMONG))
        .or_else(|| found(&PASSIVE))
        .or_else(|| found(&VERB))
        .or_else(|| conditional.then(|| conditioned(p).map(item).filter(usable)).flatten())
        .or_else(|| object(p).map(|what| item(&what)).filter(usable))
        .or_else(|| conditioned(p).map(item).filter(usable))
        .or_else(|| {
            let main = clause::clause(p)?;
            Some(item(main.subject())).filter(usable).filter(|what| !is_party(what))
        })
}

/// What is ranked, without how much it matters.
fn item(text: &str) -> String {
    let what = thing(text);
    let small = lower(&what);
    let rest = RANKED.find(&small).and_then(|hit| hit.name("what")).and_then(|rest| what.get(rest.range()));
    let rest = rest.map_or(what.clone(), trimmed);
    let small = lower(&rest);
    let lead = ["bland ", "mellan ", "över ", "av ", "vilka ", "på ", "i "]
        .iter()
        .find(|lead| small.starts_with(**lead));
    trimmed(rest.get(lead.map_or(0, |lead| lead.len())..).unwrap_or_default())
}
