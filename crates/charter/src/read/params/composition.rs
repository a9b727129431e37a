//! Who sits in the group, who puts them there, and who helps it.

mod actors;
mod appointments;
mod beside;
mod doer;
mod eligibility;
mod help;
mod presence;
mod seats;

pub(super) use actors::{agent, bare};

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
        Kind::CoOption => Rule::CoOption(beside::co_option(parts)),
        Kind::ExOfficioMember => Rule::ExOfficioMember(beside::member(parts)),
        Kind::ExOfficioAttendance => Rule::ExOfficioAttendance(beside::attends(parts)),
        Kind::ContactPerson => Rule::ContactPerson(help::contact(parts)),
        Kind::Coordinator => Rule::Coordinator(help::coordinator(parts)),
        Kind::Secretariat => Rule::Secretariat(help::secretariat(parts)),
        Kind::MemberEligibility => Rule::MemberEligibility(eligibility::eligibility(parts)),
        _ => return None,
    })
}
