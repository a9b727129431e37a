//! What a frame says: by its verb, and by what its object is.

mod charter;
mod decisions;
mod follow_up;
mod matters;
mod purpose;

use super::Frame;
use crate::{
    Kind, Modality, Rule,
    norm::Task,
    read::{
        names::{list, name, trimmed},
        sentence::Sentence,
    },
    text::words::{binds, holds, lower},
};

type Reads = fn(&Frame<'_>, &Sentence<'_>) -> Option<Rule>;

/// What a frame may say, the more special first.
const RULES: [Reads; 28] = [
    charter::changes,
    charter::goes_out,
    charter::evaluates,
    charter::leaves_open,
    charter::refers,
    charter::stands_under,
    follow_up::home,
    follow_up::reports,
    follow_up::carries_out,
    purpose::aims,
    purpose::is_ground,
    matters::prepares,
    matters::comes_in,
    matters::commissioned,
    matters::advises,
    matters::works_with,
    matters::lifts,
    follow_up::plans,
    follow_up::forms_groups,
    matters::ranks,
    decisions::steps_aside,
    decisions::respects,
    decisions::shares,
    decisions::tells,
    charter::takes_over,
    decisions::decides,
    matters::goes_elsewhere,
    matters::is_forum,
];

/// The rule that a frame is known to say, and how strongly it binds.
pub fn rule(frame: &Frame<'_>, s: &Sentence<'_>) -> Option<(Rule, Modality)> {
    let rule = RULES.iter().find_map(|reads| reads(frame, s))?;
    let states = matches!(rule.kind(), Kind::Scope | Kind::Objective | Kind::Principle) && !binds(&s.small);
    Some((rule, if states { Modality::States } else { s.modality }))
}

fn is_member(text: &str) -> bool {
    let small = lower(text);
    ["ledam", "ledamöter", "representant", "deltagar", "medlem", "företrädar", "var och en"]
        .iter()
        .any(|stem| small.starts_with(stem) || small.contains(&format!(" {stem}")))
}

/// A name, where it names somebody else than the group.
fn other(s: &Sentence<'_>, who: Option<&str>) -> Option<String> {
    let who = name(who?);
    let few = who.split_whitespace().count() <= 8;
    (!who.is_empty() && few && !s.is_own(&who)).then_some(who)
}

/// Whether a name is one of a body, an office or those in it.
fn is_body(text: &str) -> bool {
    const BODY: &str = "nämnd|styrelse|råd|grupp|ledning|chef|direktör|utskott|förvaltning|kommun|region|fullmäktige|kansli|medlem|ledam|huvudm|part|forum|nätverk|direktion|kontor|givare|linje|verksamhet|politik|team|område|stab|organ|enhet|samverkan|kommitté|förbund";
    text.starts_with(char::is_uppercase) || holds(&lower(text), BODY)
}

/// What matters are about, without the words that lead it in.
fn topic(text: &str) -> String {
    let text = trimmed(text);
    let small = lower(&text);
    [
        "frågor som rör ",
        "frågor som berör ",
        "frågor om ",
        "frågor kring ",
        "frågor rörande ",
        "frågor gällande ",
    ]
    .iter()
    .find(|lead| small.starts_with(**lead))
    .and_then(|lead| text.get(lead.len()..))
    .map_or_else(|| text.clone(), str::to_owned)
}

/// What the group, or a role in it, does.
pub fn task(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const STATES: &[&str] = &[
        "vara",
        "ha",
        "finnas",
        "ske",
        "gälla",
        "omfatta",
        "bestå",
        "innehålla",
        "få",
        "tillhöra",
        "utgå",
        "innebära",
        "innehas",
        "ingå",
        "träffas",
        "mötas",
        "möts",
        "samlas",
        "sammanträda",
    ];
    let breaks_off = s.small.trim_end_matches([':', ' ']).ends_with(" att");
    if f.verb.passive
        || f.does(STATES)
        || f.after.is_empty()
        || breaks_off
        || s.leads && s.small.ends_with(':')
    {
        return None;
    }
    let own =
        s.is_own(&name(f.subject)) || s.own.iter().any(|own| lower(f.subject).starts_with(own.as_str()));
    let who = name(f.subject);
    let role = is_member(&who)
        || holds(&lower(&who), "ordförand|sekreterar|koordinator|samordnar|kansliet|presidiet|processledar");
    let item = f.subject.is_empty() && s.bullet;
    if !(own || role || item) {
        return None;
    }
    let text = s.text.find(f.after).filter(|_| own).and_then(|at| {
        let before = s.text.get(..at)?.trim_end();
        let start = before.rfind(' ').map_or(0, |at| at + 1);
        s.text.get(start..)
    });
    let text = text.unwrap_or(&s.text).trim_end_matches(['.', ';', ',', ' ']).to_owned();
    Some(Rule::Task(Task { text: Some(text), who: role.then_some(who) }))
}
