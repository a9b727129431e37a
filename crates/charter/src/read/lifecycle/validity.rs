//! How long the charter holds.

use super::*;

patterns! {
    BARE = r"^(?:den |det |detta )?(?:gäller|giltig%|giltighet%|ikraftträdande%|gällande|i kraft)(?: |:|$)";
    SPAN = r"(?:^|[^0-9/-])(?P<a>(?:19|20)\d\d) ?[-–/] ?(?P<b>20\d\d)(?:[^0-9-]|$)";
    LIMITED = r"tidsbegräns%[^.]*?~(?:till|på|under)~(?:en period (?:om|på|av) )?(?:högst )?{num} (?:år|månad)";
    CHARTER_WORD = r"reglemente|stadgarna|denna instruktion|riktlinjerna|mandatet gäller|uppdrag löper|uppdrag gäller|~pm:et~|~pm~|~handlingen~|riktlinjen|uppdragshandling|uppdragsbeskrivning|arbetsordning|uppdragsdirektiv|direktivet|~uppdraget~|~handlingen~|dokumentet|uppdragsdokument|instruktionen|riktlinjen|uppdragsavtal|~den gäller|~det gäller|~beslutet~|beskrivningen|~ordningen~|överenskommelsen~|avtalet gäller|~reglerna gäller";
    VALID = r"~(?:tidsbegräns%|tillämpas|gäller|gälla|giltig%|träder i kraft|i kraft|bildas|börjar arbeta|startar|inrättas|börjar gälla|gällande från|inleder sitt arbete|påbörjar)~|giltighet|till och med|fr ?o ?m|t ?o ?m|tillsvidare|tills vidare|löper|upphör att gälla";
    FROM = r"(?:från och med|fr\.? ?o\.? ?m\.?|från|med start|träder i kraft|startar|börjar gälla|bildas|gäller fr\.?o\.?m\.?|fr o m|med verkan från)(?: den)?:? (?P<rest>.{4,40})";
    UNTIL = r"(?:^(?:gäller|giltig[ta]?) till|till och med|t\.? ?o\.? ?m\.?|längst till|som längst till|fram till|till utgången av|upphör att gälla|dock längst till|längst till och med|–|—| - )(?: den)?:? ?(?P<rest>.{4,40})";
    AT_MOST = r"(?:högst|längst|som längst|maximalt|max|upp till|under|i) (?:en period (?:av|om|på) )?(?:högst |längst |upp till )?(?P<n>[a-zåäö0-9]+(?: och ett halvt)?)[ -]?(?:år|månad)";
    OPEN = r"gäller (?:till dess|tills) (?:att )?(?:den|det|de) (?:ersätts|ändras|upphävs|revideras)|intill dess|tills en ny|till dess att en ny|tills vidare|tillsvidare";
    YEAR_END = r"(?:till utgången av|till slutet av|till och med utgången av|ut|till årsskiftet efter) (?:år )?(?P<y>20\d\d)(?:[^\d/-]|$)";
    FROM_TO = r"(?:från )?(?:den )?(?P<from>\d{1,2} [a-z]+ \d{4}|\d{4}-\d\d-\d\d|[a-z]+ \d{4}) ?(?:–|—|--|-|till|t\.o\.m\.|t o m|till och med|och till) ?(?:och med )?(?:den )?(?P<to>\d{1,2} [a-z]+ \d{4}|\d{4}-\d\d-\d\d|[a-z]+ \d{4})";
    LENGTH = r"(?:gäller|giltig%|löper|giltighetstid:?|gälla)[^.]*?~(?:högst |längst |som längst |maximalt |max |i |under )*(?:högst |längst )?(?P<n>[a-zåäö0-9]+) (?:år|månad)";
}

pub(super) fn validity(s: &Sentence<'_>, found: &mut Found) {
    let charter = CHARTER_WORD.is(&s.small)
        || matches!(s.topic, Topic::Validity | Topic::Adoption)
        || s.has("giltig")
        || BARE.is(&s.small)
        || s.points_back() && CHARTER_WORD.is(&s.before)
        || s.label.is_some_and(|label| lower(label).contains("gilt") || BARE.is(&*lower(label)));
    let founded = s
        .has("träder|bildas|börjar arbeta|startar|inrättas|inleder sitt arbete|påbörjar sitt arbete")
        && dates::date_or_month(&s.small).is_some();
    if !VALID.is(&s.small) && s.topic != Topic::Validity
        || !(charter || founded)
        || (s.has("utvärder") && !s.has("gäller"))
        || s.has("uppdraget som|ledamot|ordförand|ledamöternas|gäller först när|ses över|omprövas|möten")
        || s.has("mandatperiod") && !SPAN.is(&s.small)
    {
        return;
    }
    if s.topic == Topic::Adoption && !s.has("gäller|giltig") {
        return;
    }
    if REPLACES.is(&s.small) && !s.has("gäller|bildas|börjar|giltig") {
        return;
    }
    let mut rule = Validity::default();
    if let Some(hit) = FROM.find(&s.small) {
        rule.from = hit.name("rest").and_then(|rest| first_date(rest.as_str()));
    }
    if let Some(hit) = UNTIL.find(&s.small) {
        rule.until = hit.name("rest").and_then(|rest| first_date(rest.as_str()));
    }
    if let Some(hit) = FROM_TO.find(&s.small) {
        rule.from = hit.name("from").and_then(|part| first_date(part.as_str()));
        rule.until = hit.name("to").and_then(|part| first_date(part.as_str()));
    }
    if let Some(hit) = SPAN.find(&s.small).filter(|_| rule.from.is_none() && rule.until.is_none()) {
        rule.from = hit.name("a").map(|year| format!("{}-01-01", year.as_str()));
        rule.until = hit.name("b").map(|year| format!("{}-12-31", year.as_str()));
    }
    let label = s.label.map(lower).unwrap_or_default();
    let dated = rule == Validity::default()
        && s.topic == Topic::Validity
        && s.small.starts_with(|c: char| c.is_ascii_digit());
    if dated || s.small.starts_with("ikraftträdande") {
        let date = first_date(&s.small);
        match holds(&label, "till|t.o.m|t o m|längst") && !label.contains("från") {
            true => rule.until = date,
            false => rule.from = date,
        }
    }
    let bounded = LIMITED.is(&s.small)
        || AT_MOST.is(&s.small)
        || s.has("år)")
        || LENGTH.is(&s.small)
        || s.label.is_some() && s.topic == Topic::Validity;
    if bounded {
        rule.max_years = years(&s.small);
    }
    if OPEN.is(&s.small) {
        rule.open_ended = Some(true);
    }
    if rule.until.is_none()
        && let Some(hit) = YEAR_END.find(&s.small)
    {
        rule.until = hit.name("y").map(|year| format!("{}-12-31", year.as_str()));
    }
    let set_in = charter && s.has("träder i kraft|börjar gälla");
    if rule == Validity::default() && !set_in && !(s.has("åååå|xxx") && charter) {
        return;
    }
    found.push(Rule::Validity(rule), s.modality);
}

/// A date at the start of a text.
fn first_date(text: &str) -> Option<String> {
    let near = text.get(..text.len().min(34)).unwrap_or(text);
    dates::date_or_month(near)
        .or_else(|| text.get(..text.len().min(35)).and_then(dates::date_or_month))
        .or_else(|| dates::date_or_month(text))
}
