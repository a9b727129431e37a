//! What is written down, approved and published.

mod publication;

use super::{
    actors::Actor,
    clause::focus,
    meetings::{days_near, with_place},
    parts::Parts,
};
use crate::{
    Kind, Rule,
    norm::{
        ApprovalAct, MinutesApproval, MinutesFor, MinutesForm, MinutesRequired, Names, Publication,
        Registration,
    },
    read::{
        names::{list, trimmed},
        pattern::patterns,
    },
    text::words::{holds, lower},
};

/// The rule of a kind of this theme: of the one clause that tells of it, where there are several.
pub(super) fn rule(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    let words = match kind {
        Kind::MinutesRequired => "anteckn|protokoll|logg|dokumenter",
        Kind::MinutesApproval => APPROVES,
        Kind::Publication => {
            "publicer|webb|hemsid|intranät|läggs ut|lägger ut|lägga ut|läggs upp|lägger upp|anslå|portal|tillgänglig"
        }
        Kind::Registration => "diarie|registrer|arkiv|bevara|förvara",
        _ => return None,
    };
    let sends = matches!(kind, Kind::MinutesRequired) && p.has("skicka|sänd|mejla|delge|tillställ");
    let one = focus(p.s, words).filter(|_| !sends);
    match one.as_ref().map(|one| (of(kind, &Parts::of(one)), of(kind, p))) {
        Some((Some(Rule::Publication(one)), Some(Rule::Publication(whole)))) if one.what.is_empty() => {
            Some(Rule::Publication(Publication { what: whole.what, ..one }))
        }
        Some((Some(Rule::Registration(one)), Some(Rule::Registration(whole)))) if one.what.is_empty() => {
            Some(Rule::Registration(Registration { what: whole.what, ..one }))
        }
        Some((one, _)) => one,
        None => of(kind, p),
    }
}

fn of(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::MinutesRequired => Rule::MinutesRequired(required(p)),
        Kind::MinutesApproval => Rule::MinutesApproval(approval(p)),
        Kind::Publication => Rule::Publication(publication::publication(p)),
        Kind::Registration => Rule::Registration(publication::registration(p)),
        _ => return None,
    })
}

/// The sentence with its label and its heading before it, in lower case.
pub(super) fn with_lead(p: &Parts<'_>) -> String {
    let heading = p.s.heading.as_deref().map(lower).unwrap_or_default();
    format!("{heading} {} {}", p.s.label.map(lower).unwrap_or_default(), p.small)
}

/// Words of approval and signing, by their stems.
const APPROVES: &str = "godkän|juster|undertec|signer|skriver under|skrivs under|skriva under|skrivit under|bestyrk|underskrift|attester|fastställ";

const WRITE: &str = "förs|för|föra|skriv|uppteckn|upprätt|anteckn|dokumenter|protokollför|protokollföring|sammanställ|sköt|hålls|håller|nedteckn|gör|görs|tar|tas|ansvar|svara|minnesanteckning|sammanfatt|refer|färdigställ|mejla|skicka|sänd|sprid|läser|noter|ser|logg";

patterns! {
    ORDINARY = r"ordinarie (?:[a-zåäö]+ )?(?:möte|sammanträd|träff|sammankomst)";
    EACH_MEETING = r"~(?:varje|alla|samtliga|vart och ett av) (?:[a-zåäö]+s |våra |ordinarie )?(?:möte|träff|sammankomst)|inget möte utan|~alltid~|vid (?:mötena|våra möten)";
    SITTING = r"sammanträd|~sittning";
    LOG = r"logg|beslutsförteckning|beslutslista|besluten framgår";
    GIVEN = r"~(?:delges|tillställs|tillsänds|meddelas|når|nå|erhålls av)~ ?(?P<to>[^.,;]+)";
    SENT_TO = r"~(?:till|åt|hos)~(?P<to>[^.;]+)";
    IN_HAND = r"~ska(?:ll)? (?P<to>[a-zåäö\- ]+?) ha (?:i sin hand|fått|tillgång)";
}

fn required(p: &Parts<'_>) -> MinutesRequired {
    let said = with_lead(p);
    let r#for = if ORDINARY.is(p) && !p.has("ordinarie ledam") {
        Some(MinutesFor::Ordinary)
    } else if SITTING.is(p) && !EACH_MEETING.is(p) {
        Some(MinutesFor::Sittings)
    } else {
        EACH_MEETING.is(p).then_some(MinutesFor::All)
    };
    let own = p.small;
    let form_of = |text: &str| {
        if text.contains("protokollför") {
            Some(MinutesForm::Minutes)
        } else if LOG.is(text) {
            Some(MinutesForm::DecisionLog)
        } else if holds(text, "anteckn|noteringar|nedteckna") && !text.contains("antecknas till protokollet")
        {
            Some(MinutesForm::Notes)
        } else {
            text.contains("protokoll").then_some(MinutesForm::Minutes)
        }
    };
    let form = form_of(own).or_else(|| form_of(&said));
    let sent_to = sent_to(p);
    MinutesRequired {
        r#for,
        form,
        by: writer(p, &sent_to),
        sent_to,
        within_days: within(p, "anteckn|protokoll|skicka|sänd|logg"),
    }
}

/// Days after the meeting, where they are counted from it.
pub(super) fn within(p: &Parts<'_>, words: &str) -> Option<u32> {
    p.has("inom |senast |efter |i förväg|samma dag").then(|| days_near(p.small, words)).flatten()
}

/// What a sentence says before it tells who approves: *anteckningar förs, och godkänns av ordföranden* names no writer.
fn before_approval<'s>(p: &Parts<'s>) -> Parts<'s> {
    let at = APPROVES.split('|').filter_map(|word| p.small.find(word)).min().unwrap_or(p.small.len());
    let writes = p.small.get(..at).is_some_and(|before| holds(before, "skriv|förs|upprätt|dokumenter|görs"));
    if writes { p.piece(0, at) } else { p.piece(0, p.small.len()) }
}

fn writer(p: &Parts<'_>, sent_to: &[String]) -> Names {
    let p = &before_approval(p);
    let label = p.s.label.or(p.s.heading.as_deref()).unwrap_or_default();
    let labelled = role(&lower(label));
    let whose = p.doer(WRITE).filter(|actor| !sent_to.iter().any(|to| to.contains(&trimmed(actor.text))));
    let by = whose.map(|actor| roles(&with_place(p, &actor)));
    let by = by.filter(|by| {
        !by.iter().any(|by| p.s.is_own(by) || holds(&lower(by), "möte|sammanträd|rådets |gruppens "))
    });
    let one = p.has("en i gruppen utses|en av deltagarna|en deltagare").then(|| vec!["member".to_owned()]);
    by.or(one)
        .or_else(|| labelled.map(|role| vec![role.to_owned()]))
        .unwrap_or_default()
        .into_iter()
        .collect()
}

/// Verbs of sending, by their stems.
const SENDS: &str = "skicka|sänd|mejl|distribuer|tillställ|delges|expedier|sprid|går|delas|når|ha fått|i sin hand|delar|till handa|översänd|lämna|tillhanda|vara ute";

fn sent_to(p: &Parts<'_>) -> Vec<String> {
    let sends = p.has(SENDS);
    if !sends {
        return Vec::new();
    }
    let hand = IN_HAND.find(p).and_then(|hit| p.s.named(&hit, "to").map(str::to_owned));
    let given = GIVEN.find(p).and_then(|hit| p.s.named(&hit, "to").map(str::to_owned));
    let verb = SENDS.split('|').filter_map(|stem| p.small.find(stem)).min().unwrap_or(0);
    let from = |pattern: &crate::read::pattern::Pattern| {
        let rest = p.small.get(verb..)?;
        let found = pattern.find(rest)?;
        let to = found.name("to")?;
        p.text.get(verb + to.start()..verb + to.end()).map(str::to_owned)
    };
    let to = hand.or(given).or_else(|| from(&SENT_TO));
    let Some(to) = to else { return Vec::new() };
    let small = lower(&to);
    const STOPS: [&str; 22] = [
        " inom ",
        " senast ",
        " efter ",
        " för ",
        " av ",
        " och fastst",
        " och publi",
        " och diarie",
        " och godk",
        " och juster",
        " via ",
        " vid ",
        " innan ",
        ", ",
        " och läggs",
        " samma ",
        " direkt",
        " snarast",
        " så snart",
        " när ",
        " med ",
        " och arkiv",
    ];
    let end = STOPS.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(to.len());
    let to = to.get(..end).unwrap_or(&to);
    let to = to.strip_prefix("såväl ").map_or_else(|| to.to_owned(), |pair| pair.replace(" som ", " och "));
    list(&trimmed(&to))
        .into_iter()
        .filter(|to| to.split(' ').count() <= 8 && !holds(&lower(to), "mötet|handlingarna|nästa"))
        .collect()
}

patterns! {
    SIGN = r"undertec|signer|skriv[a-zåäö]* under|under[a-zåäö]* skriv|tecknar|underskrift|signatur|namnteckning|sina? namn|bestyrk";
    ATTEST = r"juster|attester";
    AT_NEXT = r"(?:nästa|nästkommande|följande|påföljande|efterföljande) (?:ordinarie )?(?:möte|sammanträde|träff|gång|sammankomst)|mötets (?:början|öppnande|inledning)|stående punkt|gemensamt|till handlingarna";
    ANOTHER_PARTY = r"(?:andr[ae]|motsatt|annan) (?:huvudman|part)|motpart";
}

fn approval(p: &Parts<'_>) -> MinutesApproval {
    let said = with_lead(p);
    let starts = |pattern: &crate::read::pattern::Pattern| {
        pattern.find(said.as_str()).and_then(|hit| hit.get(0)).map(|hit| hit.start())
    };
    // What is not done is named first: *någon justering görs inte*.
    let refused = p.has("någon justering görs inte|justeras inte|ingen justering|inte justeras|ej justeras");
    let sign = starts(&SIGN);
    let attest = starts(&ATTEST).filter(|_| !refused);
    let approve = starts_with(&said, "godkän|fastställ|klartecken|säger ok");
    let act = match (sign, attest, approve) {
        (_, Some(_), None) if !p.has("bestyrk|undertec") => ApprovalAct::Attest,
        (Some(_), None, None) => ApprovalAct::Sign,
        (sign, attest, approve) => {
            let mut all = vec![
                (sign, ApprovalAct::Sign),
                (attest, ApprovalAct::Attest),
                (approve, ApprovalAct::Approve),
            ];
            all.retain(|(at, _)| at.is_some());
            all.sort_by_key(|(at, _)| *at);
            all.first().map_or(ApprovalAct::Approve, |(_, act)| *act)
        }
    };
    MinutesApproval {
        act: Some(act),
        by: approvers(p),
        within_days: within(p, "godkän|juster|undertec|signer|fastställ"),
    }
}

fn starts_with(text: &str, stems: &str) -> Option<usize> {
    stems.split('|').filter_map(|stem| text.find(stem)).min()
}

const APPROVE: &str = "godkän|juster|undertec|signer|fastställ|attester|bestyrk|tecknar|säger|underskrift|gett|ger|satt|sätter|protokollsjuster|svarar|kräv|stäms";

fn approvers(p: &Parts<'_>) -> Vec<String> {
    let stands = p.small.find("undertecknare").or_else(|| p.small.find("justerare:"));
    let all = p.actors();
    // Roles around the act, without those who do something else: *sekreteraren för protokoll och ordföranden undertecknar*.
    let owns = all.iter().find(|actor| {
        let rest = p.small.get(actor.end..).unwrap_or_default();
        actor.owner
            && ["godkän", "undersk", "juster", "signat", "uppgift", "namnt"]
                .iter()
                .any(|act| rest.trim_start().starts_with(act))
    });
    let under = p.has("skriver under|skrivs under|skriva under|skrivit under");
    let stems = if under { "godkän|juster|undertec|signer|skriver|skrivs|skriva|skrivit" } else { APPROVE };
    let doer = owns
        .cloned()
        .or_else(|| stands.and_then(|_| all.iter().find(|actor| actor.is_bare()).cloned()))
        .or_else(|| p.doer(stems));
    let next = AT_NEXT.is(p);
    let mut by = doer.as_ref().map(|actor| roles_with(p, actor)).unwrap_or_default();
    let with = all
        .iter()
        .find(|actor| matches!(actor.before, "jämte") || actor.before == "med" && p.has("tillsammans med"));
    if let (Some(with), Some(doer)) = (with, &doer)
        && with.at != doer.at
    {
        by.extend(roles_with(p, with));
    }
    by.dedup();
    let a_role = |by: &String| holds(by, "chair|secretary|member") || by.contains("presidi");
    let itself = !by.iter().any(a_role);
    if next && itself {
        return vec!["group".to_owned()];
    }
    if by.is_empty() && p.s.label.is_some() {
        by = all.iter().find(|actor| actor.is_bare()).map(|actor| roles_with(p, actor)).unwrap_or_default();
    }
    if by.is_empty()
        && !p.text.starts_with('(')
        && let Some(within) = p.text.split_once('(').and_then(|(_, rest)| rest.split(')').next())
    {
        by = roles(within);
    }
    by
}

/// The roles of an actor, told by what follows too: *en ledamot som företräder den andra huvudmannen*.
fn roles_with(p: &Parts<'_>, actor: &Actor<'_>) -> Vec<String> {
    let mut all = roles(&actor.name());
    let rest = p.small.get(actor.at..).unwrap_or_default();
    if ANOTHER_PARTY.is(rest) {
        for role in &mut all {
            if matches!(role.as_str(), "member" | "members")
                || holds(role, "företrädare|representant|motpart")
            {
                "member_of_other_principal".clone_into(role);
            }
        }
    }
    let several = p.small.get(..actor.end).unwrap_or_default();
    if holds(several, "två ledam|tvenne ledam|två personer|två av") {
        for role in &mut all {
            if role == "member" {
                "members".clone_into(role);
            }
        }
    }
    all
}

/// Each of the names as a role, where it is one.
pub(super) fn roles(names: &str) -> Vec<String> {
    let names = names.replace(" jämte ", " och ").replace(" + ", " och ").replace(" samt ", " och ");
    let names = names.strip_prefix("både ").map_or_else(|| names.clone(), str::to_owned);
    let mut out: Vec<String> = Vec::new();
    for item in list(&names) {
        let item = role(&lower(&item)).map_or(item, str::to_owned);
        if !out.contains(&item) {
            out.push(item);
        }
    }
    out
}

fn role(small: &str) -> Option<&'static str> {
    let small = trimmed(small).replace("viceordfxxx", "vice ordförande").replace("vice vice", "vice");
    let plain = small.split(' ').count() <= 4;
    if !plain {
        return None;
    }
    if small.contains("vice ordf") {
        Some("vice_chair")
    } else if small.starts_with("ordf")
        || small.ends_with("mötesordföranden")
        || small.ends_with("s ordförande")
        || small == "mötesordförande"
    {
        Some("chair")
    } else if small.starts_with("sekr") || small.ends_with(" sekreterare") {
        Some("secretary")
    } else if holds(&small, "ledamöter|deltagarna|medlemmar|två personer")
        && !small.starts_with("någon av")
        && !small.starts_with("en av")
    {
        Some("members")
    } else if holds(&small, "ledamot|deltagar|någon av ledam|en i gruppen|medlem|1 ledam") {
        Some("member")
    } else {
        None
    }
}
