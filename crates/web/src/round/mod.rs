//! Rounds: what a group asks of administrations, who has answered what, and the forms to ask and to answer.

mod act;
mod ask;
mod asked;
mod list;
mod matrix;
mod mine;
mod page;

pub(crate) use act::{answer, attachment, close, decide, join, leave, remind};
pub(crate) use ask::{blank, open};
pub(crate) use asked::page as unit;
pub(crate) use list::{list, may_ask};
pub(crate) use matrix::Matrix;
pub(crate) use mine::page as mine;
pub(crate) use page::page;

use crate::{
    error::No,
    frame::{Badge, Frame},
    visit::Visit,
};
use axum::{Extension, extract::Path};
use samordna_domain::{
    BodyId, Language, RoundId, World,
    round::{AnswerKind, Attachment, Round},
};
use std::sync::Arc;

/// The page of a round.
pub(crate) fn address(id: &RoundId) -> String {
    format!("/grupper/{}/rundor/{}", id.group, id.short())
}

/// Where a unit answers a round.
pub(crate) fn unit_address(id: &RoundId, unit: &BodyId) -> String {
    format!("{}/{unit}", address(id))
}

/// A visit to a round, by its group and the short form of its id.
pub(crate) type Asked = (Extension<Arc<Visit>>, Path<(BodyId, String)>);

/// A visit to what a round asks of a unit.
pub(crate) type AskedUnit = (Extension<Arc<Visit>>, Path<(BodyId, String, BodyId)>);

/// The round that an address names.
fn at(group: &BodyId, short: &str) -> Result<RoundId, No> {
    RoundId::of(group, short).map_err(|_| No::Absent)
}

/// Where a group's rounds are, on the way to one of them.
fn frame(visit: &Visit, world: &World, group: &BodyId, title: impl Into<String>) -> Frame {
    let l = visit.language;
    Frame::within(visit, world, title)
        .under_group(world, group)
        .under(format!("/grupper/{group}/rundor"), l.pick("Rundor", "Rounds"))
}

/// What a round is about: its agreement's or its matter's title, else its question.
pub(crate) fn about(world: &World, round: &Round) -> String {
    if let Some(agreement) = &round.agreement {
        return world.agreement_title(agreement);
    }
    let matter = round.about.as_ref().and_then(|id| world.matters.get(id));
    matter.map_or_else(|| round.question.clone(), |matter| matter.title.clone())
}

/// The agreement that a round is about, with the address of its page.
fn about_agreement(world: &World, round: &Round) -> Option<(String, String)> {
    let id = round.agreement.as_ref()?;
    Some((crate::agreement::address(id), world.agreement_title(id)))
}

/// What came with an answer, as a link to it.
pub(crate) struct Attached {
    pub href: String,
    /// The file's name and kind, or that it is a text.
    pub words: String,
    /// The digest of what it holds, whole and in short.
    pub digest: String,
    pub short: String,
}

impl Attached {
    /// Of the answer with this place, from 1, on the page of a unit.
    pub(crate) fn of(attached: &Attachment, page: &str, number: usize, l: Language) -> Self {
        let digest = attached.content.to_string();
        Self {
            href: format!("{page}/bilaga/{number}"),
            words: match &attached.name {
                Some(name) => format!("{name} ({})", attached.media.label(l)),
                None => l.pick("Bilaga", "Attachment").to_owned(),
            },
            short: digest.chars().take(12).collect(),
            digest,
        }
    }
}

impl Badge {
    /// An answer.
    pub(crate) fn answer(kind: AnswerKind, l: Language) -> Self {
        let (sign, class) = match kind {
            AnswerKind::Anchored
            | AnswerKind::NotAffected
            | AnswerKind::Concluded
            | AnswerKind::Decided
            | AnswerKind::Done
            | AnswerKind::Adopts
            | AnswerKind::Applies
            | AnswerKind::FollowedUp => ("✓", "good"),
            AnswerKind::NotNeeded => ("–", "guard"),
            AnswerKind::Objects | AnswerKind::Affected | AnswerKind::Excepted => ("!", "warn"),
            AnswerKind::Deviates | AnswerKind::AppliesInPart => ("≈", "warn"),
            AnswerKind::Planned | AnswerKind::Begun | AnswerKind::Tries => ("◔", "due"),
            AnswerKind::NoMandate => ("↑", "due"),
            AnswerKind::Declines
            | AnswerKind::NotDone
            | AnswerKind::DoesNotAdopt
            | AnswerKind::DoesNotApply
            | AnswerKind::NotFollowedUp => ("✕", "bad"),
        };
        Self { word: kind.label(l), sign, class }
    }

    /// No answer, in time or late.
    pub(crate) fn unanswered(is_late: bool, l: Language) -> Self {
        match is_late {
            true => Self { word: l.pick("Svar saknas", "No answer"), sign: "○", class: "bad" },
            false => Self { word: l.pick("Väntar på svar", "Waits"), sign: "○", class: "idle" },
        }
    }
}
