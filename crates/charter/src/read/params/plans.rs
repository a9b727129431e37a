//! Plans, reports and costs.

mod costs;

use super::{
    actors::{self, Actor},
    clause::focus,
    meetings::with_place,
    parts::Parts,
};
use crate::{
    Kind, Rule,
    norm::{AnnualReport, Cadence, OperationalPlan, RegisterUpdate, Reporting},
    read::{
        dates,
        follow_up::cadence as said_cadence,
        names::{name, trimmed},
        pattern::patterns,
    },
    text::words::{holds, lower},
};

/// The rule of a kind of this theme: of the one clause that tells of it, where there are several.
pub(super) fn rule(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    let words = match kind {
        Kind::CostBearer => "bekosta|betala|finansier|kostnad|ersätt|utgift|bär ",
        Kind::RegisterUpdate => return Some(Rule::RegisterUpdate(RegisterUpdate::default())),
        _ => return of(kind, p),
    };
    match focus(p.s, words) {
        Some(one) => of(kind, &Parts::of(&one)),
        None => of(kind, p),
    }
}

fn of(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::OperationalPlan => Rule::OperationalPlan(plan(p)),
        Kind::AnnualReport => Rule::AnnualReport(annual(p)),
        Kind::Reporting => Rule::Reporting(reporting(p)),
        Kind::CostBearer => Rule::CostBearer(costs::of(p)),
        _ => return None,
    })
}

patterns! {
    ASKED = r"på anmodan|(?:när|då|om|närhelst)~[^.,]*~(?:begär|frågar|efterfråg|önskar|så begär|kallar)|enligt önskemål|på uppmaning|på önskemål";
    EACH_SITTING = r"(?:varje|alla|samtliga) (?:[a-zåäö]+s )?(?:möte|sammanträd|träff)";
    HALF_YEAR = r"var sjätte månad|(?:en gång )?(?:i|per|om) halvåret|per halvår|vart halvår|två gånger (?:per|om) år|två gånger årligen|var(?:je)? vår och höst";
    TERM = r"varje (?:vår- och höst)?termin|terminens slut|en gång i terminen|vår- och hösttermin";
    THIRD_OF_YEAR = r"tertial|var fjärde månad";
    QUARTER = r"kvartal|var tredje månad|fyra gånger (?:per|om) år|fyra gånger årligen";
    MONTH = r"varje månad|månadsvis|månatlig|i månaden|per månad";
    YEAR = r"årligen|årlig|varje (?:nytt )?(?:kalender)?år|per år|om året|årsvis|kalenderårsvis|ett år i taget|1 år|varje (?:vår|höst|januari|februari|mars|april|maj|juni|augusti|september|oktober|november|december)~|(?:januari|februari|mars|april|maj|juni|augusti|september|oktober|november|december) varje år|plan för året|ettårig";
}

fn cadence(small: &str) -> Option<Cadence> {
    let ways = [
        (&*ASKED, Cadence::OnRequest),
        (&*EACH_SITTING, Cadence::PerMeeting),
        (&*HALF_YEAR, Cadence::HalfYearly),
        (&*TERM, Cadence::Termly),
        (&*QUARTER, Cadence::Quarterly),
        (&*MONTH, Cadence::Monthly),
    ];
    if THIRD_OF_YEAR.is(small) {
        return None;
    }
    ways.iter()
        .find(|(words, _)| words.is(small))
        .map(|(_, cadence)| *cadence)
        .or_else(|| said_cadence(small))
        .or_else(|| YEAR.is(small).then_some(Cadence::Yearly))
}

fn due(p: &Parts<'_>) -> Option<String> {
    let last = p.small.find("sista ").filter(|_| p.has("den sista|sista dagen i"));
    if let Some(at) = last {
        let rest = p.small.get(at + "sista ".len()..).unwrap_or_default();
        let month =
            rest.strip_prefix("dagen i ").unwrap_or(rest).split([' ', ',']).next().unwrap_or_default();
        if let Some(due) = dates::day_of_year(&format!("i {month} ")) {
            return Some(due);
        }
    }
    dates::day_of_year(p.small)
}

const ADOPT: &str = "fastställ|beslut|godkän|anta|bestäm";

fn plan(p: &Parts<'_>) -> OperationalPlan {
    let cadence =
        cadence(p.small).filter(|cadence| !matches!(cadence, Cadence::Continuous | Cadence::OnRequest));
    let yearly = YEAR.is(p).then_some(Cadence::Yearly);
    OperationalPlan { cadence: yearly.or(cadence), adopted_by: adopter(p), due: due(p) }
}

patterns! {
    HANDED = r"(?:till|hos|underställs|föreläggs|tillställs) (?P<by>[^.,]+?)(?: för (?:fastställ|godkän|beslut|ställning)|s? (?:fastställelse|godkännande|beslut)~)|(?:för|till) (?:fastställande|fastställelse|godkännande|beslut|antagande) (?:av|i|till|hos) (?P<by2>[^.,]+)|för (?:godkännande|beslut|fastställande) till (?P<by3>[^.,]+)";
    THEN_ADOPTS = r"(?P<by>[a-zåäö\- ]+?), som (?:[a-zåäö]+ )?(?:antar|beslutar|fastställer|godkänner|bestämmer)";
    TAKEN = r"~tas av (?P<by>[^.,]+)";
    IN_BODY = r"(?:fastställs|beslutas|antas|godkänns|bestäms|godkännes) (?:[a-zåäö]+ )?(?:i|vid|på) (?P<by>[^.,]+)";
}

fn adopter(p: &Parts<'_>) -> Option<String> {
    if let Some(hit) = TAKEN.find(p) {
        return p.s.named(&hit, "by").map(name);
    }
    if !ADOPT.split('|').any(|stem| p.has(stem)) {
        return None;
    }
    let named = |hit: regex::Captures<'_>| p.s.named(&hit, "by").map(name);
    let all = p.actors();
    let owns = all.iter().find(|actor| {
        let rest = p.small.get(actor.end..).unwrap_or_default().trim_start();
        actor.owner && ["fastställ", "godkän", "beslut"].iter().any(|act| rest.starts_with(act))
    });
    if let Some(owner) = owns {
        return Some(owner.name());
    }
    if let Some(hit) = THEN_ADOPTS.find(p) {
        let end = hit.name("by").map_or(0, |by| by.end());
        let before = all.iter().rev().find(|actor| actor.end == end);
        if let Some(actor) = before {
            return Some(actor.name());
        }
    }
    let handed = HANDED.find(p).and_then(named);
    let by = handed
        .or_else(|| p.doer(ADOPT).map(|actor| actor.name()))
        .or_else(|| IN_BODY.find(p).and_then(named));
    let by = by.filter(|by| actors::words(&lower(by)).iter().any(|word| actors::is_actor(word.text)));
    by.map(|by| by.trim_end_matches(" för").to_owned())
}

fn annual(p: &Parts<'_>) -> AnnualReport {
    let written = (p.has("skriftlig") || p.s.label.is_some_and(|label| holds(&lower(label), "skriftlig")))
        .then_some(true);
    // A plan that the same sentence tells of has a day of its own.
    let report = ["årsrapport", "verksamhetsberättelse", "årsberättelse"]
        .iter()
        .filter_map(|word| p.small.find(word))
        .min();
    let own = report.and_then(|at| dates::day_of_year(p.small.get(at..)?));
    AnnualReport { to: receiver(p), written, due: own.or_else(|| due(p)) }
}

/// The report by its name, to look past in *årsrapport till X*.
const GIVES: [&str; 6] = ["till", "åt", "inför", "gentemot", "för", "hos"];

/// Who is given a report.
fn receiver(p: &Parts<'_>) -> Option<String> {
    let all = p.actors();
    // *X får rapporten*, *rapporten, som X får*, *X ska ha fått*, *X följer arbetet genom rapporten*.
    let gets = ["får ", "fått ", "mottar ", "tar emot ", "erhåller ", "ta del av", "följer ", " vet "]
        .iter()
        .any(|verb| p.small.contains(verb))
        || p.small.ends_with(" får")
        || p.small.ends_with("fått");
    let after =
        all.iter().find(|actor| GIVES.contains(&actor.before) && !actor.owner && actor.before != "för");
    let for_whom =
        || all.iter().find(|actor| matches!(actor.before, "för") && !actor.owner && !of_whom(p, actor));
    let bare = || {
        let verb = ["får", "fått", "mottar", "tar emot", "erhåller", "ta del", "följer"]
            .iter()
            .filter_map(|verb| p.small.find(verb))
            .min()?;
        let theirs = |actor: &&Actor<'_>| actor.is_bare() && !p.s.is_own(&actor.name());
        all.iter()
            .rev()
            .find(|actor| actor.end <= verb && theirs(actor))
            .or_else(|| all.iter().find(theirs))
            .filter(|_| gets)
    };
    let given = || all.iter().find(|actor| matches!(actor.before, "tillställs" | "delges" | "tillsänds"));
    let to = after.or_else(given).or_else(for_whom).or_else(bare)?;
    Some(with_place(p, to)).map(|to| without_own(&to))
}

/// *Ansvarar för X*, *verksamhetsplan för X*: what something is for, not who is given it.
fn of_whom(p: &Parts<'_>, actor: &Actor<'_>) -> bool {
    let lead = p.small.get(..actor.at).unwrap_or_default().trim_end();
    let lead = lead.trim_end_matches("den").trim_end().trim_end_matches("för").trim_end();
    holds(lead.rsplit(' ').next().unwrap_or_default(), "ansvar|svarar|plan|ordförande|nämnd|råd|team")
}

fn without_own(to: &str) -> String {
    let small = lower(to);
    ["sin ", "sina ", "den egna "]
        .iter()
        .find_map(|own| small.strip_prefix(own).and_then(|_| to.get(own.len()..)))
        .unwrap_or(to)
        .to_owned()
}

const REPORT: &str = "rapporter|redovis|återrapport|avrapport|redogör|återkoppl|lämna|avge|avlägg|lägg|berätta|föredr|present|skicka|inform|svara|håll|bärs|bär|har|ger|sammanst|delge|underrätt|uppdater|rapportsk";

patterns! {
    KEPT_INFORMED = r"~(?:håll%|hålla)~.*~(?:informera%|underrätta%|uppdatera%|informerad|underrättat|underrättad)~";
    TOLD = r"~(?:informeras|underrättas|uppdateras)~|hålls (?:informer|underrätt|uppdater)";
    RECEIVES = r"~(?:får|mottar|mottager|erhåller|tar emot|ta emot)~[^.]*rapport|ta del av|få ta del";
    IN_HOME = r"~möte(?:n|t)? (?:med|i)~";
    ARROW = r"^(?P<who>[^→>]+?) ?(?:→|->|>) ?(?P<to>.+)$";
}

fn reporting(p: &Parts<'_>) -> Reporting {
    let cadence = cadence(p.small);
    if let Some(hit) = ARROW.find(p) {
        let part = |part: &str| p.s.named(&hit, part).map(trimmed);
        return Reporting { who: part("who"), to: part("to"), cadence };
    }
    let all = p.actors();
    let bare = |from: usize| all.iter().filter(move |actor| actor.is_bare() && from <= actor.at);
    let label = p.s.label.map(lower).unwrap_or_default();
    if holds(&label, "rapporterar till|rapporteras till|redovisas till|rapport till|rapportering till") {
        return Reporting { who: None, to: Some(name(p.text)), cadence };
    }
    let from = || all.iter().rev().find(|actor| matches!(actor.before, "från" | "av") && !actor.owner);
    if RECEIVES.is(p) {
        let at = ["får", "mottar", "mottager", "erhåller", "tar emot", "ta emot", "få ta"]
            .iter()
            .filter_map(|verb| p.small.find(verb))
            .min()
            .unwrap_or(0);
        let to =
            all.iter().rev().find(|actor| actor.end <= at && actor.is_bare()).or_else(|| bare(at).next());
        return Reporting { who: from().map(Actor::name), to: to.map(|to| with_place(p, to)), cadence };
    }
    if TOLD.is(p) {
        return Reporting { who: from().map(Actor::name), to: bare(0).next().map(Actor::name), cadence };
    }
    if KEPT_INFORMED.is(p) {
        let mut two = bare(0);
        let (one, other) = (two.next(), two.next());
        let (who, to) = if other.is_some() { (one, other) } else { (None, one) };
        return Reporting { who: who.map(Actor::name), to: to.map(Actor::name), cadence };
    }
    let who = p.doer(REPORT);
    let asked = cadence == Some(Cadence::OnRequest);
    let verb = ["rapporter", "redovis", "återrapporter", "avrapporter", "återkoppl", "redogör"];
    let verb = verb.iter().filter_map(|stem| p.small.find(stem)).min().unwrap_or(0);
    let given = |from: usize| {
        GIVES.iter().find_map(|lead| {
            all.iter().find(|actor| {
                from <= actor.at
                    && actor.before == *lead
                    && !actor.owner
                    && !(*lead == "för" && of_whom(p, actor))
            })
        })
    };
    let given = given(verb).or_else(|| given(0));
    let reporter = who.as_ref().map(Actor::name);
    let back = p.pointed_to(
        &["dit", "till denne", "till denna", "till detta", "till vilket", "till vilken", "redovisar där"],
        reporter.as_deref(),
    );
    let to = back
        .as_ref()
        .or(given)
        .or_else(|| all.iter().find(|actor| matches!(actor.before, "med" | "i") && IN_HOME.is(p)))
        .or_else(|| {
            all.iter().find(|actor| matches!(actor.before, "dit" | "under" | "underställd" | "underställt"))
        })
        .or_else(|| {
            all.iter().find(|actor| {
                asked
                    && !p.s.is_own(&actor.name())
                    && (actor.is_bare() || actor.before == "från")
                    && who.as_ref().is_none_or(|who| who.at != actor.at)
            })
        })
        .or_else(|| {
            all.iter().find(|actor| {
                actor.owner
                    && p.small.get(actor.end..).is_some_and(|rest| rest.trim_start().starts_with("möte"))
            })
        });
    let asker = |who: &Actor<'_>| asked && to.is_some_and(|to| to.at == who.at);
    // *När X begär ska gruppen lämna*: who asks is not who reports.
    let who = who
        .filter(|who| !asker(who) && to.is_none_or(|to| to.at != who.at && to.name() != who.name()))
        .or_else(|| {
            let other = all.iter().find(|actor| actor.is_bare() && to.is_none_or(|to| to.at != actor.at));
            other.filter(|_| asked).cloned()
        });
    Reporting {
        who: who
            .map(|who| who.name())
            .filter(|who| !lower(who).split(' ').any(|word| word.starts_with("möte"))),
        to: to
            .map(|to| if to.owner { to.name() } else { with_place(p, to) })
            .map(|to| without_own(&to))
            .or_else(|| place_after(p)),
        cadence,
    }
}

/// What stands after *till*, where it is nobody that is known.
fn place_after(p: &Parts<'_>) -> Option<String> {
    let to = p.name_after(&["till ", "inför ", "gentemot "])?;
    let known = to.starts_with(char::is_uppercase);
    known.then_some(to)
}
