//! Members take an active part: they come, they prepare, and they say so when they cannot.

use super::*;

patterns! {
    PARTICIPATE = r"skyldiga? att (?:aktivt )?delta|~(?:aktivt|aktiv)~[^.]*(?:bidra|delta|medverka|arbet|del i|roll|engag)|(?:bidra|delta|medverka)[a-zåäö]* aktivt|~(?:ska|skall|bör|förväntas|är skyldiga att) (?:[a-zåäö]+ )?(?:närvara|delta|prioritera) (?:vid|på|i|sitt deltagande|alla|samtliga|regelbundet|mötena)|(?:förbereda|förbereder) sig|(?:läsa|läser) in sig|~(?:närvaroplikt|deltagandet är obligatoriskt|ska prioriteras av)";
    HINDERED = r"~(?:förhindrad%|förhinder|inte kan (?:komma|delta|närvara|medverka)|frånvaro|frånvarande)~";
    ATTENDANCE = r"^(?:hög |god |regelbunden |kontinuerlig )?(?:närvaro|närvaron|deltagande|deltagandet|kontinuitet)(?: (?:på|vid|i) [^.]+?)? (?:förutsätts|förväntas|krävs|är obligatorisk[at]?|är viktig[at]?|prioriteras|ska prioriteras|eftersträvas|är en förutsättning|är av stor vikt)~|^(?:frånvaro|förhinder|förfall|uteblivet deltagande) (?:ska |skall |bör )?(?:anmäls|anmälas|meddelas|meddela)~|(?:förväntas|ska|bör|skall|måste) (?:du |man |de )?(?:[a-zåäö]+ )?(?:vara|komma) (?:väl )?(?:pålästa?|förbered[a-zåäö]*|aktiv|aktiva)~|(?:ledam|deltag|represent|medlem)[a-zåäö]* är (?:aktiva|engagerade|delaktiga|pålästa|förberedda)~";
    TELLS = r"~(?:meddela[rs]?|anmäler?|anmäla|anmäls|kontaktar?|underrättar?)~";
}

pub(super) fn read(s: &Sentence<'_>, found: &mut Found) {
    let members = is_of_members(s);
    // Who cannot come says so.
    let tells = HINDERED.is(&s.small)
        && TELLS.is(&s.small)
        && !found.any(&[crate::Kind::SubstituteRequired, crate::Kind::ChairAppointment]);
    let attendance = ATTENDANCE.is(s.small.without_stop());
    if attendance {
        found.drop(&[crate::Kind::ExOfficioAttendance]);
        found.push(Rule::MemberParticipation(MemberParticipation::default()), s.modality);
        return;
    }
    if !members || !(PARTICIPATE.is(&s.small) || tells) || s.has("adjunger|ersättare får") {
        return;
    }
    found.push(Rule::MemberParticipation(MemberParticipation::default()), s.modality);
}
