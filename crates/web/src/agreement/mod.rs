//! Agreements between principals: a group's register, where each stands with each principal, and entering one.
//!
//! Deliberately absent: asking and answering. That is done in rounds, as everything else that administrations are asked.

mod enter;
mod list;
mod page;

pub(crate) use enter::{blank, enter};
pub(crate) use list::{all, list};
pub(crate) use page::{end, page, prolong};

use crate::{
    frame::{Badge, Frame},
    visit::Visit,
};
use jiff::civil::Date;
use samordna_domain::{
    AgreementId, BodyId, Language, World,
    agreement::{Agreement, AgreementStanding, PartyStanding, WARNED},
    period::days_after,
};

/// The page of an agreement.
pub(crate) fn address(id: &AgreementId) -> String {
    format!("/grupper/{}/avtal/{}", id.group, id.short())
}

/// Where a group's agreements are, on the way to one of them.
fn frame(visit: &Visit, world: &World, group: &BodyId, title: impl Into<String>) -> Frame {
    let l = visit.language;
    Frame::within(visit, world, title)
        .under_group(world, group)
        .under(format!("/grupper/{group}/avtal"), l.pick("Avtal", "Agreements"))
}

/// Whether an agreement holds, and whether it is soon over without a word of what comes after it.
fn state(agreement: &Agreement, on: Date, l: Language) -> Badge {
    let soon = days_after(on, WARNED);
    let is_over = agreement.period.until.is_some_and(|until| until < on);
    let runs_out = agreement.period.until.is_some_and(|until| until <= soon) && !agreement.is_settled();
    match () {
        () if is_over && runs_out => {
            Badge { word: l.pick("Har gått ut", "Has run out"), sign: "✕", class: "bad" }
        }
        () if is_over && agreement.replaced_by.is_some() => {
            Badge { word: l.pick("Ersatt", "Replaced"), sign: "–", class: "plain" }
        }
        () if is_over => Badge { word: l.pick("Upphört", "Ended"), sign: "–", class: "plain" },
        () if on < agreement.period.from => {
            Badge { word: l.pick("Kommande", "To come"), sign: "▷", class: "guard" }
        }
        () if runs_out => Badge { word: l.pick("Går snart ut", "Runs out soon"), sign: "!", class: "warn" },
        () => Badge { word: l.pick("Gäller", "Holds"), sign: "✓", class: "good" },
    }
}

impl Badge {
    /// Where an agreement stands with somebody.
    fn agreement(standing: AgreementStanding, l: Language) -> Self {
        let (sign, class) = match standing {
            AgreementStanding::Refused => ("✕", "bad"),
            AgreementStanding::Late => ("!", "bad"),
            AgreementStanding::Waits => ("○", "due"),
            AgreementStanding::Partly => ("◔", "due"),
            AgreementStanding::NotAsked => ("○", "idle"),
            AgreementStanding::Done => ("✓", "good"),
        };
        Self { word: standing.label(l), sign, class }
    }
}

/// How many of the parties have followed it up in time, and how many they are.
fn followed(standings: &[PartyStanding<'_>], on: Date) -> (usize, usize) {
    let fresh = standings.iter().filter(|one| one.followed_up.is_some() && !one.is_late(on));
    (fresh.count(), standings.len())
}
