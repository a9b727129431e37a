//! For how long, and whose turn it is.

mod rotation;
mod stretch;

use super::parts::Parts;
use crate::{
    Kind, Rule,
    norm::{Succession, Term, TermRole},
    read::{numbers::number, pattern::patterns},
    text::words::{holds, lower},
};
use stretch::{plain, stretch};

/// The rule of a kind of this theme.
pub(super) fn rule(kind: Kind, parts: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::Term => Rule::Term(term(parts)),
        Kind::Rotation => Rule::Rotation(rotation::rotation(parts)),
        Kind::Succession => Rule::Succession(succession(parts)),
        _ => return None,
    })
}

patterns! {
    SET_IN = r", (?:som|vilka|utsedda?) [^,]+,";
    LEADS = r"~(?:leder|leda|leds|för ordet|föra ordet|förer|ordet|klubban|ledarskapet|håller i ordet)~";
    MOST = r"~(?:sammanlagt|totalt|längst|högst|maximalt|max|som längst|som mest|upp till|sammantaget|längre än|mer än|mera än) (?:i |under |på |om )?(?P<n>{num}|ett och ett halvt)(?: (?P<u>år|månader))?";
    IN_ALL = r"~(?P<n>{num}) år (?:i följd|sammanlagt|totalt|i rad|sammantaget|allt som allt)~";
    DONE = r"~(?:gjort|suttit|haft uppdraget|varit med|tjänstgjort|innehaft|deltagit)(?: i)? (?P<n>{num}) år~.*(?:inte|ej|lämna|avgå)";
    PERIODS = r"~(?P<n>{num}|enda) (?:på varandra följande |sammanhängande |fulla |hela |raka |enda )?(?:mandat|förordnande|uppdrags)?perioder%~|~(?:en enda|högst en|bara en|endast en) (?:mandat)?period(?P<one>)";
    AGAIN = r"(?:förläng|förny|omväl|välj[a-z]* om|omval|omförordna|återvälj|utses på nytt|utsträck)[^.;]*?~(?P<n>{num}) (?:gång|gånger|tillfälle|tillfällen)~";
    MORE = r"~(?:ytterligare en|en|högst en|en enda)(?: ny)? (?:period|mandatperiod|omgång)(?: till)?|förläng[a-z]* (?:med )?(?:en period|ytterligare en)|~(?:en till|ytterligare) (?:{num} )?(?:period|två|tre|fyra|ett)";
    RENEWED = r"förläng|förny|omväl|välj[a-z]* om|omval|omförordna|återvälj|återval|fortsätta|utsträck|på nytt|utses igen|väljas igen|sitta kvar|ny period|kan väljas om|nytt mandat";
    NOT_RENEWED = r"(?:utan (?:rätt|möjlighet|utrymme) till|utan|inte|ej|icke|ingen|inga|aldrig)[^.;,]{0,30}(?:förläng|förny|omväl|om~|omval|omförordna|återväl|på nytt|igen|fråga)|(?:omval|förlängning|återval|förnyelse)[^.;,]{0,20}(?:inte|ej|utesluten|utesluts|icke)~|inte komma i fråga";
}

fn term(parts: &Parts<'_>) -> Term {
    let small = plain(parts.small);
    let mut term = Term { roles: roles(parts), ..Term::default() };
    let mut rest = small.clone();
    if let Some(hit) = DONE
        .find(&*small)
        .or_else(|| IN_ALL.find(&*small))
        .or_else(|| MOST.find(&*small).filter(|hit| !is_count(&small, hit)))
    {
        term.max_years = hit.name("n").and_then(|count| number(count.as_str())).map(f64::from);
        if hit.name("u").is_some_and(|unit| unit.as_str() == "månader") {
            term.max_years = term.max_years.map(|months| months / 12.0);
        }
        rest = small.replace(hit.get(0).map_or("", |whole| whole.as_str()), " ");
    }
    term.years = stretch(&rest).filter(|years| *years <= 10.0);
    if rest.contains("minst ett par år") {
        term.years = None;
    }
    if let Some(hit) = AGAIN.find(&*small) {
        term.max_periods =
            hit.name("n").and_then(|count| number(count.as_str())).and_then(|count| count.checked_add(1));
    } else if let Some(hit) = PERIODS.find(&*small) {
        let count = hit.name("n").map_or("en", |count| count.as_str());
        term.max_periods = number(if count == "enda" { "en" } else { count });
    } else if MORE.is(&*small) {
        term.max_periods = Some(2);
    }
    if NOT_RENEWED.is(&*small) && term.max_years.is_none_or(|_| small.contains("utan ")) {
        term.renewable = Some(false);
        term.max_periods = term.max_periods.filter(|_| AGAIN.is(&*small) || PERIODS.is(&*small));
    } else if RENEWED.is(&*small) && !NOT_RENEWED.is(&*small) {
        term.renewable = Some(true);
    }
    term
}

/// Whether what is at most so many is a number of times or of periods, and not of years.
fn is_count(small: &str, hit: &regex::Captures<'_>) -> bool {
    let after = hit.get(0).and_then(|whole| small.get(whole.end()..)).unwrap_or_default();
    holds(after.split([',', ';', '.']).next().unwrap_or_default(), "gång|period|tillfälle")
        && hit.name("u").is_none()
}

/// Whose term it is: by the words of the sentence, its label, its heading, or the sentence before.
fn roles(parts: &Parts<'_>) -> Vec<TermRole> {
    let s = parts.s;
    let label = s.label.map(lower).unwrap_or_default();
    let heading = s.heading.as_deref().map(lower).unwrap_or_default();
    // *ledamöterna på obestämd tid, men ordföranden för två år*: whose the years are.
    let own = parts.small.rsplit(", men ").next().filter(|own| stretch(own).is_some()).unwrap_or(parts.small);
    let own = SET_IN
        .find(own)
        .and_then(|hit| hit.get(0))
        .map_or(own.to_owned(), |aside| own.replace(aside.as_str(), ","));
    let told = [own, label, heading, s.before.to_string()];
    let before = s.points_back() || parts.small.starts_with("mandat") || parts.small.starts_with("omval");
    told.iter()
        .take(if before { 4 } else { 3 })
        .map(|text| named_roles(&text.replace("vice ordf", "viceordf").replace("vice vice", "vice")))
        .find(|roles| !roles.is_empty())
        .unwrap_or_default()
}

/// The roles that a text in lower case names.
pub(super) fn named_roles(small: &str) -> Vec<TermRole> {
    let mut out = Vec::new();
    let mut chair = small.to_owned();
    for vice in ["vice viceordf", "viceordf", "vicen"] {
        chair = chair.replace(vice, "#");
    }
    if chair.contains("ordf") || LEADS.is(&*chair) {
        out.push(TermRole::Chair);
    }
    if chair.contains('#') || chair.contains("vice ") || chair.ends_with("vice") {
        out.push(TermRole::ViceChair);
    }
    if holds(small, "sekreterar|pennan") {
        out.push(TermRole::Secretary);
    }
    if out.is_empty() && small.contains("presidi") {
        out.extend([TermRole::Chair, TermRole::ViceChair]);
    }
    let members = holds(
        small,
        "ledam|deltag|medlem|represent|företrädar|ledamotskap|är man med|sitter med|uppdraget i ",
    );
    let among = holds(small, "av ledamöterna|en ledamot|bland ledam|av rådets ledam|för ledamöternas");
    if members
        && (out.is_empty() || small.contains("ledam") && !among && holds(small, "ledamöter|ledamot "))
        && !holds(small, " av kommunernas| någon av| en av ")
    {
        out.push(TermRole::Member);
    }
    out
}

patterns! {
    LEAVES = r"(?:avgående|avgången|avgångne|förutvarande|tidigare|förra|förre|avträdande|den avgående) (?:vice )?(?P<who>viceordf|ordförand)|~(?P<who2>ordförand)[a-zåäö]* (?:kvarstår|återgår|återgår till|fortsätter|går tillbaka|stannar|övergår|blir) [^.]*(?:vice|ledamot|ledamöter)";
    TO_MEMBER = r"(?:återgår|fortsätter|kvarstår|stannar|blir|går) [^.;]*(?:ledamot|medlem|deltagare)";
}

fn succession(parts: &Parts<'_>) -> Succession {
    let small = plain(parts.small);
    let vice = holds(&small, "viceordf|vicen|vice");
    let secretary = small.contains("sekreterar") && !vice;
    let (from, to) = if LEAVES.is(&*small) && TO_MEMBER.is(&*small) {
        (TermRole::Chair, TermRole::Member)
    } else if LEAVES.is(&*small)
        && holds(&small, "som vice|till vice|vice viceordf")
        && !holds(&small, "vice viceordföranden träder|efterträds av|avlöses av")
    {
        (TermRole::Chair, TermRole::ViceChair)
    } else if secretary {
        (TermRole::Secretary, TermRole::Chair)
    } else if !vice && holds(&small, "ledam|medlem") {
        (TermRole::Member, TermRole::Chair)
    } else {
        (TermRole::ViceChair, TermRole::Chair)
    };
    let kept = small.contains("kvarstår") || small.contains("fortsätter");
    Succession { from: Some(from), to: Some(to), after_years: stretch(&small).filter(|_| !kept) }
}
