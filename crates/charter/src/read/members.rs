//! What is asked of a member, what a member does, and what a member passes on at home.

mod eligibility;
mod participation;

use super::{
    found::Found,
    names::{list, trimmed},
    numbers::days,
    pattern::patterns,
    sentence::Sentence,
};
use crate::{
    Modality,
    norm::{MemberCommunicates, MemberEligibility, MemberParticipation, Rule},
    text::words::lower,
};

patterns! {
    BELONGS = r"^(?P<who>[^.,]{3,60}?)(?: i (?:rådet|gruppen|nätverket))? (?:ska|skall|måste) (?P<what>tillhöra [^.]+)$";
    MEMBER = r"~(?:endast den som|var och en|den som tar plats|medlem|ledamöter%|ledamot%|deltagar%|deltagare|representant%|medlem%|företrädar%|den som (?:utses|företräder|representerar|deltar|ingår)|(?:de|alla|samtliga|var och en) som (?:utses|ingår|deltar|sitter)|var och en som|den ledamot|chefer)~";
    PASSES = r"(?:förs ut|för ut|föras vidare|förs vidare|tar med sig|kommunicera|informera|återkoppla|återkoppling|återför|sprid[ae]|spridning|föra? (?:information|frågor|besked)?[^.]*vidare|förmedla|berätta|delge|sprider|förs vidare|tar hem|tas hem|vidareförmedla|vidarebefordra|återrapportera|förankra och informera|redogör|föra ut|delar med sig|kommunicera/genomföra|föra tillbaka|ta med sig|återger)";
    HOLDS_INFORMED = r"(?:håller|hålla|hålls) (?P<unit>(?:sin|sina|den egna|det egna|respektive) [a-zåäö]+(?: [a-zåäö]+)?) (?:underrätta[dt]e?|informera[dt]e?|uppdatera[dt]e?)~";
    HOME_DIRECT = r"(?:informera[r]?|uppdatera[r]?|underrätta[r]?)(?: också| även| därefter)?(?: ledamot[a-zåäö]*| ledamöterna| deltagar[a-zåäö]*| representanterna| de| var och en)? (?P<unit>(?:sin|sina|den|de|respektive) (?:egen |egna )?[a-zåäö]+(?: ledningsgrupp| organisation| förvaltning)?)";
    HOME = r"~(?:i|inom|till|på|för|hos|tillbaka till|ut i|av|med|bland) (?P<unit>(?:den |sin |sina |det |respektive |deras )?(?:respektive )?(?:egen |egna |eget |egna respektive )?(?:[a-zåäöA-Z\-]*(?:förvaltning|organisation|verksamhet|hemmaorganisation|hemorganisation|hemförvaltning|kommun|region|linje|linjen|enhet|klinik|sjukhus|huvudman|delregion|hemmaplan|ledningsgrupp|ledning|jobbet|medarbetar|delregional nivå|chefsled|arbetsplats|område)[a-zåäö]*)(?: nivå)?)";
}

/// Reads what members have to be and do.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    communicates(s, found);
    eligibility::read(s, found);
    participation::read(s, found);
}

fn is_of_members(s: &Sentence<'_>) -> bool {
    MEMBER.is(&s.small)
        || s.points_back() && MEMBER.is(&s.before)
        || s.label.is_some_and(|label| {
            let label = lower(label);
            label.starts_with("ledam")
                || label.starts_with("deltag")
                || label.starts_with("represent")
                || label.starts_with("krav")
        })
        || s.lead.as_ref().is_some_and(|lead| MEMBER.is(lead))
        || BELONGS.is(&s.small)
}

fn communicates(s: &Sentence<'_>, found: &mut Found) {
    if !is_of_members(s) && !s.has("var och en|deltagarnas|varje förvaltning|föras vidare i den egna|förs vidare i den egna|information från")
        || !PASSES.is(&s.small) && !HOLDS_INFORMED.is(&s.small)
        || s.has("sitt chefsansvar|sitt ansvar|sitt verksamhetsansvar")
    {
        return;
    }
    if s.has("intranät|webb|hemsid|kostnad|rapporterar i sin ordinarie")
        && !s.has("informer|återkoppla|kommunicera")
    {
        return;
    }
    let unit = HOLDS_INFORMED
        .find(&s.small)
        .or_else(|| HOME.find(&s.small))
        .or_else(|| HOME_DIRECT.find(&s.small))
        .and_then(|hit| s.named(&hit, "unit").map(trimmed));
    let Some(unit) = unit.map(|unit| home(&unit)) else { return };
    let within = s.has("inom|senast").then(|| days(&s.small)).flatten();
    found.push(
        Rule::MemberCommunicates(MemberCommunicates { unit: Some(unit), within_days: within }),
        if s.modality == Modality::May { Modality::May } else { s.modality },
    );
}

fn home(unit: &str) -> String {
    let small = lower(unit);
    let lead = ["sin ", "sina ", "den ", "det "]
        .iter()
        .find(|lead| small.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    unit.get(lead..).unwrap_or(unit).to_owned()
}
