//! Who sits in the group, who puts them there, and who helps it.

mod appointments;
mod doer;
mod presence;
mod seats;

pub(super) use doer::{agent, bare};

use super::parts::Parts;
use crate::{Kind, Rule};

/// The rule of a kind of this theme.
pub(super) fn rule(kind: Kind, parts: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::ChairAppointment | Kind::ViceChairAppointment | Kind::MemberAppointment => {
            appointments::rule(kind, parts)
        }
        Kind::SeatQuota => Rule::SeatQuota(seats::quota(parts)),
        Kind::AttendanceLimit => Rule::AttendanceLimit(presence::attendance(parts)),
        Kind::Quorum => Rule::Quorum(presence::quorum(parts)),
        Kind::CompositionBalance => Rule::CompositionBalance(presence::balance(parts)),
        Kind::SubstituteRequired => Rule::SubstituteRequired(presence::substitute(parts)),
        _ => return None,
    })
}
