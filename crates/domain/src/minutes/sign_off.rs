//! By whom notes become final: exactly as the charter in force on the meeting's day says.
//!
//! To approve, to sign and to attest are three acts. Who may is looked up among those who sat that day: the chair is
//! whoever chaired. Where none of them is employed any longer, whoever has the role today stands in.
//!
//! Deliberately absent: sides. A member *of the other principal* is one of any other principal than the chair's.

use crate::{
    BodyId, EmploymentId, Language, PersonId, SeatId, World,
    grounds::NormRef,
    meeting::Meeting,
    organisation::Party,
    refusal::Who,
    seat::{Role, Seat},
};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::ApprovalAct};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whose signature a line waits for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// Whoever chaired the meeting.
    Chair,
    /// The vice chair.
    ViceChair,
    /// The secretary.
    Secretary,
    /// One of the members.
    Member,
    /// Two of the members.
    Members,
    /// A member from another principal than the chair.
    MemberOfOtherPrincipal,
    /// The group, at a later meeting.
    Group,
    /// Whoever keeps the group, where the charter does not say who.
    Keeper,
    /// Somebody that the text names.
    Named(String),
}

impl Signer {
    fn of(word: &str) -> Self {
        match word {
            "chair" => Self::Chair,
            "vice_chair" => Self::ViceChair,
            "secretary" => Self::Secretary,
            "member" => Self::Member,
            "members" => Self::Members,
            "member_of_other_principal" => Self::MemberOfOtherPrincipal,
            "group" => Self::Group,
            name => Self::Named(name.to_owned()),
        }
    }

    fn role(&self) -> Option<Role> {
        match self {
            Self::Chair => Some(Role::Chair),
            Self::ViceChair => Some(Role::ViceChair),
            Self::Secretary => Some(Role::Secretary),
            Self::Member
            | Self::Members
            | Self::MemberOfOtherPrincipal
            | Self::Group
            | Self::Keeper
            | Self::Named(_) => None,
        }
    }

    /// In words, as in *väntar på …*.
    pub fn say(&self, language: Language) -> String {
        let pick = |sv: &str, en: &str| language.pick(sv, en).to_owned();
        match self {
            Self::Chair => pick("ordföranden", "the chair"),
            Self::ViceChair => pick("vice ordföranden", "the vice chair"),
            Self::Secretary => pick("sekreteraren", "the secretary"),
            Self::Member => pick("en ledamot", "a member"),
            Self::Members => pick("två ledamöter", "two members"),
            Self::MemberOfOtherPrincipal => {
                pick("en ledamot från den andra huvudmannen", "a member from the other principal")
            }
            Self::Group => pick("gruppen, vid ett senare möte", "the group, at a later meeting"),
            Self::Keeper => pick("ordföranden eller koordinatorn", "the chair or the coordinator"),
            Self::Named(name) => name.clone(),
        }
    }
}

/// One line of a sign-off: whose signature, and who may give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOffLine {
    /// Whose.
    pub signer: Signer,
    /// How many have to.
    pub needs: usize,
    /// Who may; whose turn it is stands first.
    pub may: Vec<PersonId>,
    /// The seat, where it is one seat's.
    pub seat: Option<SeatId>,
}

/// By whom notes become final, and by which act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// The norm that says so.
    pub at: NormRef,
    /// The act.
    pub act: ApprovalAct,
    /// Everyone who has to.
    pub lines: Vec<SignOffLine>,
    /// So many days after the meeting.
    pub within_days: Option<u32>,
}

/// The act as a verb: *godkänna*.
pub fn act_label(act: ApprovalAct, language: Language) -> &'static str {
    match act {
        ApprovalAct::Approve => language.pick("godkänna", "approve"),
        ApprovalAct::Sign => language.pick("underteckna", "sign"),
        ApprovalAct::Attest => language.pick("justera", "attest"),
    }
}

/// Who chaired a meeting, and on which seat: the chair, or the vice chair where the chair was away.
pub fn chaired<'a>(world: &'a World, meeting: &Meeting) -> Option<(&'a Seat, &'a EmploymentId)> {
    let on = meeting.slot.day;
    let held = |role: &'static Role| {
        let seat = world.groups.get(&meeting.id.group)?.seats_of(role, on).next()?;
        Some((seat, &world.holder(seat, on)?.employment))
    };
    let was_there = |(seat, who): &(&Seat, &EmploymentId)| {
        meeting.present().any(|one| one.seat.as_ref() == Some(&seat.id) || one.employment == **who)
    };
    let chair = held(&Role::Chair);
    if meeting.attendance.is_empty() || chair.as_ref().is_some_and(was_there) {
        return chair;
    }
    held(&Role::ViceChair).filter(was_there).or(chair)
}

/// Who was there on a member's seat.
fn present(world: &World, meeting: &Meeting) -> Vec<(SeatId, EmploymentId)> {
    let counts = |seat: &SeatId| {
        world
            .seat(seat)
            .is_ok_and(|seat| matches!(seat.role, Role::Member | Role::ViceChair | Role::Substitute { .. }))
    };
    let there = meeting.present().filter_map(|one| {
        let seat = one.seat.clone().filter(counts)?;
        Some((seat, one.employment.clone()))
    });
    there.collect()
}

/// The principal that somebody on a seat stands for: the seat's, else their employer's.
fn principal<'a>(world: &'a World, seat: &SeatId, who: &EmploymentId) -> Option<&'a BodyId> {
    let unit = world.seat(seat).ok().and_then(|seat| seat.unit.as_ref());
    let home = || world.people.employment(who).map(|employment| &employment.at);
    world.organisation.principal(unit.or_else(home)?).map(|body| &body.id)
}

impl World {
    /// By whom the notes of a meeting become final; none where the charter of that day asks for nothing.
    pub fn sign_off(&self, meeting: &Meeting, today: Date) -> Option<SignOff> {
        let group = &meeting.id.group;
        let mut found: Option<SignOff> = None;
        for (at, norm) in self.norms_in_force(group, meeting.slot.day) {
            let Rule::MinutesApproval(says) = &norm.rule else { continue };
            let off = found.get_or_insert_with(|| SignOff {
                at,
                act: says.act.unwrap_or(ApprovalAct::Approve),
                lines: Vec::new(),
                within_days: None,
            });
            off.within_days = [off.within_days, says.within_days].into_iter().flatten().min();
            for word in &says.by {
                let line = self.line(meeting, Signer::of(word), today);
                if off.lines.iter().all(|known| known.signer != line.signer) {
                    off.lines.push(line);
                }
            }
        }
        let mut off = found?;
        if off.lines.is_empty() {
            off.lines.push(self.line(meeting, Signer::Keeper, today));
        }
        Some(off)
    }

    fn line(&self, meeting: &Meeting, signer: Signer, today: Date) -> SignOffLine {
        let needs = if signer == Signer::Members { 2 } else { 1 };
        let seat = match signer {
            Signer::Chair => chaired(self, meeting).map(|(seat, _)| seat.id.clone()),
            Signer::ViceChair | Signer::Secretary => signer.role().and_then(|role| {
                let seats = self.groups.get(&meeting.id.group)?.seats_of(&role, meeting.slot.day).next()?;
                Some(seats.id.clone())
            }),
            Signer::Member
            | Signer::Members
            | Signer::MemberOfOtherPrincipal
            | Signer::Group
            | Signer::Keeper
            | Signer::Named(_) => None,
        };
        let then = self.who_may_sign(meeting, &signer, meeting.slot.day);
        let is_here = |person: &PersonId| {
            self.people.employments(person).any(|employment| employment.period.holds(today))
        };
        let mut may: Vec<PersonId> = then;
        if !may.iter().any(is_here) {
            may.extend(self.who_may_sign(meeting, &signer, today));
        }
        let mut seen = std::collections::HashSet::new();
        may.retain(|person| seen.insert(person.clone()));
        SignOffLine { signer, needs, may, seat }
    }

    /// Who may give a signature, by who sat where on a day.
    fn who_may_sign(&self, meeting: &Meeting, signer: &Signer, on: Date) -> Vec<PersonId> {
        let group = &meeting.id.group;
        let person = |who: &EmploymentId| self.people.employment(who).map(|known| known.person.clone());
        let holders = |role: &Role| self.role_holders(group, role, on).filter_map(person).collect::<Vec<_>>();
        let chair = chaired(self, meeting);
        let chair_person = chair.and_then(|(_, who)| person(who));
        match signer {
            Signer::Chair => {
                let chaired = chair_person.filter(|_| on == meeting.slot.day);
                chaired.into_iter().chain(holders(&Role::Chair)).collect()
            }
            Signer::ViceChair => holders(&Role::ViceChair),
            Signer::Secretary => holders(&Role::Secretary),
            Signer::Member | Signer::Members | Signer::MemberOfOtherPrincipal => {
                let home = chair.and_then(|(seat, who)| principal(self, &seat.id, who));
                let is_other = |(seat, who): &(SeatId, EmploymentId)| {
                    *signer != Signer::MemberOfOtherPrincipal || principal(self, seat, who) != home
                };
                let fitting = |members: Vec<(SeatId, EmploymentId)>| -> Vec<PersonId> {
                    let wanted = members.iter().filter(|member| is_other(member));
                    let people = wanted.filter_map(|(_, who)| person(who));
                    people.filter(|who| Some(who) != chair_person.as_ref()).collect()
                };
                // One who was there; where none of them fits, one who sat there that day all the same.
                let there = if on == meeting.slot.day { fitting(present(self, meeting)) } else { Vec::new() };
                if there.is_empty() { fitting(self.sitting(group, on)) } else { there }
            }
            Signer::Group | Signer::Keeper => {
                holders(&Role::Coordinator).into_iter().chain(holders(&Role::Chair)).collect()
            }
            Signer::Named(name) => {
                let party = Party::of(self, Some(group), name, on);
                match self.who(&party, group, None, on) {
                    Who::Body { person, .. } | Who::Role { person, .. } => person.into_iter().collect(),
                    Who::Person { person } => vec![person],
                    Who::Registrar | Who::HeadOfUnit | Who::Named { .. } => Vec::new(),
                }
            }
        }
    }

    /// Who sits on the members' seats of a group on a day.
    fn sitting(&self, group: &BodyId, on: Date) -> Vec<(SeatId, EmploymentId)> {
        let seats = self.groups.get(group).into_iter().flat_map(|group| group.seats_of(&Role::Member, on));
        seats.filter_map(|seat| Some((seat.id.clone(), self.holder(seat, on)?.employment.clone()))).collect()
    }
}
