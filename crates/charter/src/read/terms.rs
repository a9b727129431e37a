//! For how long a role is held, what rotates, and who follows whom.

use super::{
    found::Found,
    names::{list, name},
    numbers::{every_years, number, years},
    pattern::patterns,
    sentence::Sentence,
};
use crate::{
    Kind,
    norm::{Rotation, Rule, Succession, Term, TermRole},
    text::{
        topic::Topic,
        words::{holds, lower},
    },
};

patterns! {
    TERM = r"~(?:för|under|på) en tid av~|~tjänstgör~[^.]*(?:år|period)|~tidsbegräns%|löper (?:över|under|på)|mandat(?:period|tid)(?:en)? är (?:densamma|samma)|period(?:en)? (?:om|på) {num} år|sitter längre än|för (?:en )?(?:tid|period) (?:som motsvarar|motsvarande)|mandatperiod som (?:sammanfaller|följer)|mandatperiod|mandattid|uppdragstid|förordnande|~(?:utses|väljs|utser|väljer|utsedd|utsedda|valda?|tillsätts|förordnas|utse|sitter|sitta|innehas|gäller)~[^.]*?(?:för|på|i|under|om) (?:en |ett )?(?:period(?:er)? )?(?:om |av |på )?(?:högst |längst |max |maximalt |minst )?(?:{num}|halvt?)[ -]?(?:år|månad)|~(?:på|för|under) (?:en |ett )?(?:period )?(?:om |av |på )?{num}[ -]?års?~|tvåårsperiod|treårsperiod|fyraårsperiod|ettårsperiod|~(?:tvåårig|treårig|ettårig|fyraårig)|~(?:omväljas|omval|förlängas|förlängning|förnyas)~|perioder|~(?:får|kan) (?:vara|sitta|inneha)[^.]*(?: år|perioder)|~sitter~";
    PERIODS = r"(?:längre än|högst|max|maximalt|längst|som mest|mer än|fler än|i) (?P<n>{num}) (?:på varandra följande |sammanhängande |mandat)?(?:perioder|mandatperioder|gånger i rad|gånger)";
    ONCE = r"(?:förlängas|förnyas|omväljas|väljas om|omval|förlängning|omförordnas)[a-zåäö ]*?(?:en gång|högst en gång|med ytterligare en period|en period)";
    MOST = r"(?:sammanlagt|totalt|längst|högst|maximalt|max|som längst|sammantaget|längre än|mer än) (?:i |under )?(?P<n>{num}) år";
    RENEWS = r"till (?:en |ytterligare )?(?:förlängning|omval)|ytterligare en [a-zåäö]*period|~(?:kan|får) (?:[a-zåäö]+ )?(?:förlängas|förnyas|omväljas|väljas om|utses på nytt|utses igen|omförordnas)|med möjlighet till (?:omval|förlängning|förnyelse|förnyat)|omval (?:kan ske|är möjligt|får ske|tillåts)|möjlighet att förlänga|förlängning (?:kan ske|är möjlig|får ske)|år i taget|förnyat förtroende|nytt förordnande|utses på nytt|sitta kvar|omförordnande";
    NO_RENEWAL = r"utan (?:möjlighet till )?(?:förlängning|omval)|kan (?:inte|ej) (?:förlängas|omväljas|förnyas)|får (?:inte|ej) (?:förlängas|omväljas)|ingen förlängning|omval (?:är inte|får inte)";
    ROTATES = r"~(?:gå runt|växla[rs]?|alternera[rs]?|roterar|rotera|rotation|cirkulera[rs]?|turas om|växelvis|turvis|rullar|rullande|roterande|går runt|vandrar|skiftar|skifta|byts|byter (?:varje|vartannat|vart)|alternerande|turordning|omväxlande|ambulerar|ambulera|byter plats)~|~(?:växlande|roterande) ordförande";
    TURNS = r"^(?P<who>[^.,]+?) (?:turas om|växlar om|alternerar om)~";
    BETWEEN = r"~(?:mellan|bland|hos|i|av) (?P<who>[^.]+)$";
    SUCCEEDS = r"(?:vid (?:ordförandebyte|byte av ordförande)|träder (?:in )?som ordförande|träder in som ordförande|(?:övertar|inträder|tar) vice viceordfxxxn?|vice viceordfxxxn? (?:övertar|inträder|tar över)|blir (?:därefter |sedan |automatiskt )?vice viceordfxxxn? ordförande|efterträder|efterträda|tar (?:vice viceordfxxxn |vice viceordfxxx )?över som|tar över efter|övergår till|blir (?:därefter |sedan |automatiskt |ny )?ordförande|tillträder som ordförande|blir ordförande|går in som ordförande|tar över ordförande|övertar ordförande|övertar (?:rollen|posten)|ersätter .*när .*(?:period|år))";
}

/// Reads terms, rotation and succession.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    let succeeds = succession(s, found);
    let rotates = rotation(s, found);
    if succeeds || rotates && !TERM_TOO.is(&s.small) {
        return;
    }
    term(s, found);
}

fn roles(s: &Sentence<'_>) -> Vec<TermRole> {
    let label = s.label.map(|label| lower(label).replace("vice ordförande", "viceordf")).unwrap_or_default();
    let in_text = named_roles(&s.small);
    if !in_text.is_empty() {
        return in_text;
    }
    let in_label = named_roles(&label.replace("viceordf", "viceordfxxx"));
    if !in_label.is_empty() {
        return in_label;
    }
    let pointed = s.points_back()
        || s.small.starts_with("mandat")
        || s.small.starts_with("uppdragstid")
        || s.small.starts_with("omval");
    if pointed { named_roles(&s.before) } else { Vec::new() }
}

fn named_roles(small: &str) -> Vec<TermRole> {
    let mut out = Vec::new();
    for (stem, role) in [
        ("ordförande", TermRole::Chair),
        ("viceordf", TermRole::ViceChair),
        ("ledam", TermRole::Member),
        ("sekreterar", TermRole::Secretary),
    ] {
        if small.contains(stem) {
            out.push(role);
        }
    }
    if !out.contains(&TermRole::Member) && holds(small, "deltagar|representanter|medlemmar|uppdragen som led")
    {
        out.push(TermRole::Member);
    }
    if small.contains("presidi") {
        out.extend([TermRole::Chair, TermRole::ViceChair]);
    }
    out
}

patterns! {
    ONE_OF_THEM = r"(?:en|någon) av ledamöterna|bland (?:ledamöterna|deltagarna|representanterna|medlemmarna)";
    TERM_TOO = r"(?:löper|löpa|sträcker sig) (?:över|under|på)|period om~|mandatperiod om|mandatperioden är";
    OWN_TERM = r"^(?:rådets |gruppens |utskottets |nätverkets )?mandat";
    LIKE_OTHERS = r"~(?:för|under|per) (?:varje|en|innevarande|kommande|aktuell|löpande|hel|den) (?:[a-zåäö]+ )?mandatperiod%|mandat(?:period|tid)(?:en)? är (?:densamma|samma)|(?:tid|period) (?:som motsvarar|motsvarande) [^.]*(?:mandatperiod|mandatsperiod)|mandatperiod som (?:sammanfaller|följer|är densamma)|(?:följer|sammanfaller med|motsvarar) (?:den |kommunens |fullmäktiges )?[a-zåäö ]*mandatperiod";
}

fn term(s: &Sentence<'_>, found: &mut Found) {
    if !(TERM.is(&s.small) || s.topic == Topic::Term && s.has(" år"))
        || found.any(&[Kind::Validity, Kind::Evaluation])
    {
        return;
    }
    if s.has("utvärder|uppdragshandling|uppdraget gäller|arbetsordning|handlingen gäller|beslutet gäller|möten per|revider|kostnad") {
        return;
    }
    let mut term = Term { roles: roles(s), ..Term::default() };
    if let Some(hit) = PERIODS.find(&s.small) {
        term.max_periods = hit.name("n").and_then(|count| number(count.as_str()));
    } else if ONCE.is(&s.small) {
        term.max_periods = Some(2);
        term.renewable = Some(true);
    }
    if let Some(hit) = MOST.find(&s.small) {
        term.max_years = hit.name("n").and_then(|count| number(count.as_str())).map(f64::from);
    }
    let rest = match (MOST.find(&s.small), term.max_years) {
        (Some(hit), Some(_)) => s.small.replace(hit.get(0).map_or("", |whole| whole.as_str()), " "),
        _ => s.small.to_string(),
    };
    // Longer than any term is somebody's age.
    term.years = years(&rest).filter(|years| *years <= 10.0).or_else(|| compound_years(&rest));
    if NO_RENEWAL.is(&s.small) {
        term.renewable = Some(false);
    } else if RENEWS.is(&s.small) {
        term.renewable = Some(true);
    }
    let named = !term.roles.is_empty() || s.topic == Topic::Term || OWN_TERM.is(&s.small);
    let like = named && LIKE_OTHERS.is(&s.small);
    if term.roles.len() > 1 && ONE_OF_THEM.is(&s.small) {
        term.roles.retain(|role| *role != TermRole::Member);
    }
    let says = like
        || term.years.is_some()
        || term.max_years.is_some()
        || term.max_periods.is_some()
        || term.renewable.is_some();
    if says
        && (!term.roles.is_empty()
            || s.topic == Topic::Term
            || s.has("mandat|förordnande|uppdragstid|omval|perioder om|sitter längre än"))
    {
        found.push(Rule::Term(term), s.modality);
    }
}

/// *tvåårsperiod*, *treårig*.
fn compound_years(small: &str) -> Option<f64> {
    const WORDS: &[(&str, f64)] = &[
        ("ettår", 1.0),
        ("tvåår", 2.0),
        ("treår", 3.0),
        ("fyraår", 4.0),
        ("femår", 5.0),
        ("ett år i taget", 1.0),
    ];
    WORDS.iter().find(|(word, _)| small.contains(word)).map(|&(_, years)| years)
}

fn rotation(s: &Sentence<'_>, found: &mut Found) -> bool {
    if !ROTATES.is(&s.small) {
        return false;
    }
    let mut roles = named_roles(&s.small);
    if roles.is_empty() {
        let meeting =
            s.small.starts_with("möte") || s.small.starts_with("sammanträde") || s.small.starts_with("träff");
        if !meeting && s.has("plats|säte|mandat") && !s.has("på plats|mötesplats") {
            roles.push(TermRole::Seat);
        } else if s.has("möte|sammanträd|mötesplats|mötesort|träff") {
            roles.push(TermRole::Place);
        } else {
            roles = named_roles(&s.label.map(lower).unwrap_or_default());
        }
        if roles.is_empty() && s.points_back() {
            roles = named_roles(&s.before);
        }
    } else if s.has("plats|mötena hålls|möten hålls|mötena förläggs")
        && !s.has("ordförandeskap")
        && s.small.starts_with("möte")
    {
        roles = vec![TermRole::Place];
    }
    if roles.is_empty() {
        return false;
    }
    roles.retain(|role| *role != TermRole::Member || !s.has("ordförande|plats|sekreterar"));
    let every = every_years(&s.small)
        .or_else(|| s.has("efter|var |på |vardera|i taget|åt gången").then(|| years(&s.small)).flatten());
    let between = TURNS
        .find(&s.small)
        .or_else(|| BETWEEN.find(&s.small))
        .and_then(|hit| s.named(&hit, "who"))
        .map(parties)
        .unwrap_or_default();
    found.push(Rule::Rotation(Rotation { roles, every_years: every, between }), s.modality);
    true
}

fn parties(text: &str) -> Vec<String> {
    let small = lower(text);
    let stops = [
        " varje ",
        " vartannat",
        " vart ",
        " årligen",
        " efter ",
        " med ",
        ", och ",
        ". ",
        " enligt ",
        " så att ",
        " per ",
        " på ",
        ", med ",
        ", så ",
        " med ett",
        " där ",
        ", vart",
        ", ett ",
        ", två ",
        " i den ordning",
        " i tur",
        " och byts",
        " och växlar",
        " och löper",
        " över en period",
        " och skiftar",
    ];
    let end = stops.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    let text = lower(text)
        .strip_prefix("de olika ")
        .map_or(text, |rest| text.get(text.len() - rest.len()..).unwrap_or(text));
    if text.contains("olika") || text.contains("platser") {
        return Vec::new();
    }
    list(&name(text).replace(" - ", " och "))
}

fn succession(s: &Sentence<'_>, found: &mut Found) -> bool {
    if !SUCCEEDS.is(&s.small) || !s.has("viceordf|ordförande") || s.has("frånvar|förhind|förfall") {
        return false;
    }
    let vice = s.has("viceordf") || s.points_back() && s.before.contains("viceordf");
    if !vice {
        return false;
    }
    let after = years(&s.small)
        .or_else(|| s.has("mandatperiod|de två åren").then_some(2.0).filter(|_| s.has("två år")))
        .or_else(|| two_years(&s.small));
    found.push(
        Rule::Succession(Succession {
            from: Some(TermRole::ViceChair),
            to: Some(TermRole::Chair),
            after_years: after,
        }),
        s.modality,
    );
    true
}

/// "när de två åren har gått".
fn two_years(small: &str) -> Option<f64> {
    let hit = PLURAL_YEARS.find(small)?;
    hit.name("n").and_then(|count| number(count.as_str())).map(f64::from)
}

patterns! {
    PLURAL_YEARS = r"~(?P<n>{num}) åren~";
}
