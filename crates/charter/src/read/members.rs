//! What is asked of a member, what a member does, and what a member passes on at home.

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
    HAS_DUTY = r"(?:ska|skall|bör|måste) (?:ha|inneha) (?P<what>[a-zåäö]*(?:chefsansvar|budgetansvar|personalansvar|verksamhetsansvar|beslutsmandat)[^.,]*)";
    MEMBER = r"~(?:endast den som|var och en|den som tar plats|medlem|ledamöter%|ledamot%|deltagar%|deltagare|representant%|medlem%|företrädar%|den som (?:utses|företräder|representerar|deltar|ingår)|(?:de|alla|samtliga|var och en) som (?:utses|ingår|deltar|sitter)|var och en som|den ledamot|chefer)~";
    POSITION = r"(?:vara anställd som|anställda som|arbetar som|ska vara|skall vara|bör vara|måste vara|är|utgörs av|består av|ska ha befattning som|ha en befattning som|verka som|har en ledande ställning som) (?P<what>(?:en |ett )?[^.,]*?(?:chef|direktör|ledare|ansvarig|överläkare|läkare|sjuksköterska|tjänsteperson|tjänstem|profession|specialist|befattning|anställ|verksamma|förtroendevald|sakkunnig|strateg|samordnare|ledande ställning)[^.]*)";
    RESPONSIBLE = r"(?:ansvar(?:ar|a|iga|ig)? för|svara(?:r|nde)? för|chefsansvar för|ansvar över|ansvar inom|ansvar för) (?P<what>[^.]+)$";
    QUALITY = r"(?:förutsätts ha|väntas ha|som har|ha ett|ha en|ha|har en|har ett|har|med|besitta|besitter|krävs|behövs|behöver|ska äga|äga|vara väl förtrog%|förtrogen med|förtrogna med) (?P<what>(?:god |goda |bred |breda |stor |dokumenterad |gedigen |lång |tydligt |nödvändigt |tillräckligt |adekvat |relevant |väl )?(?:[a-zåäö]+ )?[a-zåäö]*(?:kännedom|befattning|ställning|inblick|vana|förmåga|kunskap|erfarenhet|kompetens|mandat|helhetsperspektiv|helhetssyn|förankring|legitimitet|överblick|insikt|perspektiv|intresse|förståelse|beslutsmandat|befogenhet|möjlighet|tid|ledningsuppdrag|chefsuppdrag|verksamhetsansvar)[^.]*)|~ska kunna (?P<what2>[^.]+)$";
    PARTICIPATE = r"skyldiga? att (?:aktivt )?delta|~(?:aktivt|aktiv)~[^.]*(?:bidra|delta|medverka|arbet|del i|roll|engag)|(?:bidra|delta|medverka)[a-zåäö]* aktivt|~(?:ska|skall|bör|förväntas|är skyldiga att) (?:[a-zåäö]+ )?(?:närvara|delta|prioritera) (?:vid|på|i|sitt deltagande|alla|samtliga|regelbundet|mötena)|(?:förbereda|förbereder) sig|(?:läsa|läser) in sig|~(?:närvaroplikt|deltagandet är obligatoriskt|ska prioriteras av)";
    PASSES = r"(?:förs ut|för ut|föras vidare|förs vidare|tar med sig|kommunicera|informera|återkoppla|återför|sprid[ae]|spridning|föra? (?:information|frågor|besked)?[^.]*vidare|förmedla|berätta|delge|sprider|förs vidare|tar hem|tas hem|vidareförmedla|vidarebefordra|återrapportera|förankra och informera|redogör|föra ut|delar med sig|kommunicera/genomföra|föra tillbaka|ta med sig|återger)";
    HOME_DIRECT = r"(?:informera[r]?|uppdatera[r]?|underrätta[r]?)(?: också| även| därefter)?(?: ledamot[a-zåäö]*| ledamöterna| deltagar[a-zåäö]*| representanterna| de| var och en)? (?P<unit>(?:sin|sina|den|de|respektive) (?:egen |egna )?[a-zåäö]+(?: ledningsgrupp| organisation| förvaltning)?)";
    HINDERED = r"~(?:förhindrad%|förhinder|inte kan (?:komma|delta|närvara|medverka)|frånvaro|frånvarande)~";
    TELLS = r"~(?:meddela[rs]?|anmäler?|anmäla|anmäls|kontaktar?|underrättar?)~";
    HOME = r"~(?:i|inom|till|på|för|hos|tillbaka till|ut i|av|med|bland) (?P<unit>(?:den |sin |sina |det |respektive |deras )?(?:egen |egna |eget |egna respektive )?(?:[a-zåäöA-Z\-]*(?:förvaltning|organisation|verksamhet|hemmaorganisation|hemorganisation|hemförvaltning|kommun|region|linje|linjen|enhet|klinik|sjukhus|huvudman|delregion|hemmaplan|ledningsgrupp|ledning|jobbet|medarbetar|delregional nivå|chefsled|arbetsplats|område)[a-zåäö]*)(?: nivå)?)";
}

/// Reads what members have to be and do.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    communicates(s, found);
    eligibility(s, found);
    participation(s, found);
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
        || !PASSES.is(&s.small)
        || s.has("sitt chefsansvar|sitt ansvar|sitt verksamhetsansvar")
    {
        return;
    }
    if s.has("intranät|webb|hemsid|kostnad|rapporterar i sin ordinarie")
        && !s.has("informer|återkoppla|kommunicera")
    {
        return;
    }
    let unit = HOME
        .find(&s.small)
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

fn eligibility(s: &Sentence<'_>, found: &mut Found) {
    let stated = s.has("ska tillhöra|skall tillhöra|budgetansvar|måste tillhöra|förutsätts ha|väntas ha|komma i fråga|anställd som|kliniskt verksam| är verksamhetschef| är chef| är direktör| är områdeschef|samlat ansvar|arbetar som| ska vara| skall vara|bör vara|måste vara|chefsansvar|ska ha|bör ha|har mandat|med ansvar för|förutsättning|ska kunna|behöver ha|krävs|utgörs av|ha mandat|med mandat|är chefer|med erfarenhet|kompetens|skall ha|väl förtrog|svara för|vara verksam|ska representera sin|måste ha|förväntas ha");
    if !is_of_members(s) || !stated || found.any(&[crate::Kind::MemberCommunicates]) {
        return;
    }
    if s.small.starts_with("för att ") || s.has("kallelse|beslutför|adjunger|protokoll|anteckning|kontaktperson|ersättare|mandatperiod|förankra|rapporter|jäv|balans|kön|beslut fattas|varken|har mandat att fatta|besluten|beslutar") {
        return;
    }
    let mut rule = MemberEligibility::default();
    if let Some(hit) = POSITION.find(&s.small) {
        let what = s.named(&hit, "what").unwrap_or_default();
        let small = lower(what);
        let cut = [
            ", med ansvar",
            " med ansvar för",
            " och ha ",
            " och svara",
            " och ansvara",
            " med mandat",
            " samt ha ",
            ", ha ",
            " och ska ",
            ", som ",
            " som har ",
            " som utses",
            " som utsetts",
            " med chefsansvar",
            ", och ",
            " utsedda",
            " som aktivt",
        ]
        .iter()
        .filter_map(|stop| small.find(stop))
        .min()
        .unwrap_or(what.len());
        rule.position = Some(trimmed(what.get(..cut).unwrap_or(what)))
            .filter(|position| !position.is_empty() && position.split_whitespace().count() <= 16);
    }
    if let Some(hit) = BELONGS.find(&s.small) {
        rule.who = s.named(&hit, "who").map(trimmed);
        rule.qualities = s.named(&hit, "what").map(|what| vec![trimmed(what)]).unwrap_or_default();
    } else if let Some(hit) = HAS_DUTY.find(&s.small) {
        rule.responsibilities = s.named(&hit, "what").map(|what| vec![trimmed(what)]).unwrap_or_default();
    }
    if let Some(hit) = RESPONSIBLE.find(&s.small) {
        rule.responsibilities = s.named(&hit, "what").map(responsibilities).unwrap_or_default();
    }
    if let Some(hit) = QUALITY.find(&s.small) {
        let what = s.named(&hit, "what").unwrap_or_default();
        rule.qualities = qualities(what);
    }
    if rule == MemberEligibility::default() {
        return;
    }
    if rule.position.is_some() && s.small.starts_with("gruppen består av chefer") {
        return;
    }
    found.push(Rule::MemberEligibility(rule), s.modality);
}

fn responsibilities(text: &str) -> Vec<String> {
    let small = lower(text);
    let end = [" i den egna", " inom sin", " inom den", " i sin ", ", samt ", " som ", ". ", " på sin "]
        .iter()
        .filter_map(|stop| small.find(stop))
        .min()
        .unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    // "verksamhet inklusive A och B, C och D": what is included stays with its head.
    match text.split_once(" inklusive ") {
        None => list(text),
        Some((head, rest)) => match rest.split_once(", ") {
            Some((with, others)) => {
                let mut out = vec![trimmed(&format!("{head} inklusive {with}"))];
                out.extend(list(others));
                out
            }
            None => vec![trimmed(text)],
        },
    }
}

fn qualities(text: &str) -> Vec<String> {
    let joint = lower(text);
    match [" samt ", " och kunskap", " och erfarenhet", " och mandat", " och god ", " och ett ", " och ha "]
        .iter()
        .filter_map(|joint_word| joint.find(joint_word))
        .min()
    {
        Some(at) => {
            let rest = text.get(at..).unwrap_or_default();
            let rest =
                rest.trim_start_matches(" samt ").trim_start_matches(" och ").trim_start_matches("ha ");
            vec![trimmed(text.get(..at).unwrap_or_default()), trimmed(rest)]
        }
        None => vec![trimmed(text)],
    }
}

fn participation(s: &Sentence<'_>, found: &mut Found) {
    let members = is_of_members(s);
    // Who cannot come says so.
    let tells = HINDERED.is(&s.small)
        && TELLS.is(&s.small)
        && !found.any(&[crate::Kind::SubstituteRequired, crate::Kind::ChairAppointment]);
    if !members || !(PARTICIPATE.is(&s.small) || tells) || s.has("adjunger|ersättare får") {
        return;
    }
    found.push(Rule::MemberParticipation(MemberParticipation::default()), s.modality);
}
