//! How the norms of composition stand: posts filled, seats by quota, substitutes, contact person, coordinator.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

mod contact;
mod quota;
mod yearly;

use super::{Case, Owed, Sat, Standing, Verdict};
use crate::{
    BodyId, EmploymentId,
    duty::{About, SOON, Way},
    finding::Cure,
    grounds::Fact,
    organisation::Party,
    period::days_after,
    refusal::Who,
    seat::{Role, Seat, SeatFact, fillers, is_followed, role_of},
};
use jiff::civil::Date;
use samordna_charter::{
    Kind, Norm, Rule,
    norm::{Coordinator, Names, Secretariat, TermRole},
};
use std::sync::Arc;

impl<'a> Case<'a, '_> {
    /// A verdict on a norm of composition; none where the norm is of another family.
    pub(super) fn composition(&mut self, at: usize, norm: &'a Norm) -> Option<Verdict> {
        Some(match &norm.rule {
            Rule::ChairAppointment(says) => self.appointed(at, &Role::Chair, &says.by),
            Rule::ViceChairAppointment(says) => self.appointed(at, &Role::ViceChair, &says.by),
            Rule::MemberAppointment(says) => self.members(at, &says.by),
            Rule::MemberEligibility(_) => self.eligibility(),
            Rule::SeatQuota(says) => self.quota(says, norm),
            Rule::SubstituteRequired(_) => self.substitutes(),
            Rule::CoOption(says) if says.limited == Some(true) => self.co_opted(),
            Rule::CoOption(_) => Verdict::guards(),
            Rule::ContactPerson(says) => self.contact_person(at, says),
            Rule::ChairContactSeparation(_) => self.chair_and_contact_apart(),
            Rule::Coordinator(says) => self.coordinator(says),
            Rule::Secretariat(says) => self.secretariat(at, says),
            Rule::CompositionBalance(says) => self.balance(at, &says.aspects),
            Rule::MemberParticipation(_) => self.participation(at, norm.modality),
            Rule::ExOfficioMember(says) => match &says.body {
                None => self.ex_officio(says.who.as_deref()),
                Some(body) => self.ex_officio_elsewhere(says.who.as_deref(), body),
            },
            Rule::ExOfficioAttendance(says) => self.attendance(at, norm.modality, says),
            _ => return None,
        })
    }

    fn party(&mut self, name: &'a str) -> Party {
        self.names.party(&self.group.id, name).clone()
    }

    pub(super) fn of_role<'s>(&'s self, role: &'s Role) -> impl Iterator<Item = &'s Sat<'a>> {
        self.seats.iter().filter(move |sat| sat.seat.role == *role)
    }

    /// Who has a role here, and since when.
    pub(super) fn holder_of(&self, role: &Role) -> Option<(EmploymentId, Date)> {
        let held = self.of_role(role).find_map(Sat::holder)?;
        Some((held.employment.clone(), held.period.from))
    }

    /// Who has a role in another group, and since when.
    fn holder_elsewhere(&self, group: &BodyId, role: &Role) -> Option<(EmploymentId, Date)> {
        let seats = self.world.groups.get(group)?.seats_of(role, self.on);
        let held = seats.filter_map(|seat| self.world.holder(seat, self.on)).next()?;
        Some((held.employment.clone(), held.period.from))
    }

    pub(super) fn vacant(&self, role: &Role) -> Verdict {
        let seat = self.of_role(role).next().map(|sat| sat.seat);
        let since = seat.and_then(|seat| self.world.vacant_since(seat, self.on)).or(Some(self.period.from));
        Verdict::Broken {
            fact: Fact::Vacant { role: role.clone(), since },
            since,
            cure: Cure::Fill { role: role.clone() },
        }
    }

    /// Whoever fills a seat: as the charter says, else the group's keeper.
    pub(super) fn filler(&self, seat: &Seat) -> Option<Arc<Who>> {
        fillers(self.world, seat, self.on).into_iter().next().map(Arc::new)
    }

    /// A norm on terms, rotation or succession tells when a role ends, and asks for the next one itself.
    fn has_term(&self, role: &Role) -> bool {
        let is_it = |word: &TermRole| role_of(*word).as_ref() == Some(role);
        [Kind::Term, Kind::Rotation, Kind::Succession].iter().any(|kind| {
            self.charter.of_kind(*kind).any(|(_, norm)| match &norm.rule {
                Rule::Term(says) => says.roles.iter().any(is_it),
                Rule::Rotation(says) => says.every_years.is_some() && says.roles.iter().any(is_it),
                Rule::Succession(says) => says.to.as_ref().is_some_and(is_it),
                _ => false,
            })
        })
    }

    /// Somebody's last day on a seat is near, and nobody is appointed after it: somebody has to be (90 days before).
    fn ends_soon(&self, sat: &Sat<'_>) -> Option<Owed> {
        let (seat, held) = (sat.seat, sat.holder()?);
        let last = sat.last.filter(|last| *last <= days_after(self.on, SOON))?;
        if is_followed(seat, last) || seat.follows.is_some() {
            return None;
        }
        let (role, employment) = (seat.role.clone(), held.employment.clone());
        let fact = Fact::Seat(SeatFact::Leaves { role, employment, last });
        Some(Owed {
            about: About::of_seat(&seat.id),
            owner: self.filler(seat),
            ..Owed::by(Some(last)).again().fact(fact).way(Way::Appoint)
        })
    }

    /// Somebody has the role, appointed by a body that is known, and somebody comes after them.
    fn appointed(&mut self, at: usize, role: &Role, by: &'a Names) -> Verdict {
        let Some((employment, since)) = self.holder_of(role) else {
            return self.vacant(role);
        };
        if let Some(unknown) = self.unnamed(by) {
            return unknown;
        }
        let is_across = by.iter().any(|name| *self.names.party(&self.group.id, name) == Party::WithoutChair);
        if is_across && let Some(broken) = self.one_side(role) {
            return broken;
        }
        let kind = if *role == Role::Chair { Kind::ChairAppointment } else { Kind::ViceChairAppointment };
        let sat = self.of_role(role).find(|sat| sat.held.is_some());
        let sat = sat.filter(|_| self.is_first(at, kind) && !self.has_term(role));
        match sat.and_then(|sat| self.ends_soon(sat)) {
            Some(owed) => Verdict::owed(owed),
            None => Verdict::met(Fact::Holds { role: role.clone(), employment, since }),
        }
    }

    /// Chair and vice chair come from the same side (row 110).
    fn one_side(&self, role: &Role) -> Option<Verdict> {
        let sides = self.world.sides(&self.group.id, self.on);
        let ((chair, from), (vice, since)) = (self.holder_of(&Role::Chair)?, self.holder_of(role)?);
        let side = |who: &EmploymentId| crate::seat::side_of(self.world, &sides, who, self.on);
        let own = side(&chair).filter(|own| side(&vice).as_ref() == Some(own))?;
        Some(Verdict::Broken {
            fact: Fact::Seat(SeatFact::OneSide { side: own.name(self.world, &sides, self.on) }),
            since: Some(from.max(since)),
            cure: Cure::ChooseAnother,
        })
    }

    /// The first name that nobody has, as a remark; none where all are known.
    fn unnamed(&mut self, names: &'a Names) -> Option<Verdict> {
        let unknown = names.iter().find(|name| *self.names.party(&self.group.id, name) == Party::Unknown);
        unknown.map(|name| self.unknown(name))
    }

    /// Each empty member's seat is a thing to be done by whoever fills it; so is an end that is near.
    fn members(&mut self, at: usize, by: &'a Names) -> Verdict {
        if let Some(unknown) = self.unnamed(by) {
            return unknown;
        }
        if !self.is_first(at, Kind::MemberAppointment) {
            return Verdict::guards();
        }
        let (mut of, mut vacant, mut owed) = (0, 0, Vec::new());
        let has_term = self.has_term(&Role::Member);
        for sat in self.of_role(&Role::Member) {
            of += 1;
            if sat.held.is_some() {
                owed.extend(self.ends_soon(sat).filter(|_| !has_term));
                continue;
            }
            vacant += 1;
            owed.extend(self.empty(sat.seat));
        }
        if owed.is_empty() {
            return Verdict::guards();
        }
        Verdict::OwedEach(owed, Fact::Seat(SeatFact::ToFill { vacant, of }))
    }

    /// A seat that somebody has to fill; none where somebody is appointed already, or the seat follows a post.
    fn empty(&self, seat: &Seat) -> Option<Owed> {
        let is_to_come = seat.appointments.iter().any(|one| self.on < one.period.from);
        let since =
            self.world.vacant_since(seat, self.on).filter(|_| !is_to_come && seat.follows.is_none())?;
        let fact = Fact::Seat(SeatFact::Empty { role: seat.role.clone(), unit: seat.unit.clone(), since });
        Some(Owed {
            about: About::of_seat(&seat.id),
            owner: self.filler(seat),
            ..Owed::by(None).fact(fact).way(Way::Appoint)
        })
    }

    /// Each member's eligibility is attested since they have the post they have (rows 79, 86, 88).
    fn eligibility(&mut self) -> Verdict {
        let (mut attested, mut owed) = (0, Vec::new());
        for sat in self.seats.iter().filter(|sat| sat.seat.role == Role::Member) {
            let Some((held, employment)) = sat.held else { continue };
            let is_since = |on| self.world.people.post_since(employment, self.on) <= on;
            if held.attested.is_some_and(is_since) {
                attested += 1;
                continue;
            }
            let owner = self.names.head(&self.group.id, sat.seat.unit.as_ref());
            owed.push(Owed {
                about: About::of_seat(&sat.seat.id),
                owner: Some(owner),
                ..Owed::by(None).way(Way::AttestEligibility)
            });
        }
        let of = attested + u32::try_from(owed.len()).unwrap_or(u32::MAX);
        Verdict::OwedEach(owed, Fact::Attested { attested, of })
    }

    /// Every regular member's seat has a substitute (row 113).
    fn substitutes(&self) -> Verdict {
        let has_one = |seat: &Seat| {
            self.seats.iter().any(|sat| {
                sat.held.is_some() && matches!(&sat.seat.role, Role::Substitute { of } if *of == seat.id)
            })
        };
        let (mut with, mut of) = (0, 0);
        for sat in self.of_role(&Role::Member) {
            of += 1;
            with += u32::from(has_one(sat.seat));
        }
        let fact = Fact::Substitutes { with, of };
        if with == of {
            return Verdict::met(fact);
        }
        Verdict::Broken { fact, since: Some(self.period.from), cure: Cure::FillSeats }
    }

    /// The co-opted stay fewer than the members, and no more than the group has fixed (rows 89, 91).
    fn co_opted(&self) -> Verdict {
        let held = |role: &Role| {
            let held = self.of_role(role).filter(|sat| sat.held.is_some()).count();
            u32::try_from(held).unwrap_or(u32::MAX)
        };
        let (co_opted, members) = (held(&Role::CoOpted), held(&Role::Member));
        let most = self.group.co_opted_most_on(self.on);
        let fact = match most {
            Some(most) => Fact::Seat(SeatFact::CoOptedMost { co_opted, most }),
            None => Fact::CoOpted { co_opted, members },
        };
        let is_over = most.is_some_and(|most| most < co_opted);
        if is_over || (0 < co_opted && members <= co_opted) {
            let fact = if is_over { fact } else { Fact::CoOpted { co_opted, members } };
            return Verdict::Unclear { fact, since: None, cure: Cure::FewerSeats };
        }
        Verdict::met(fact)
    }

    /// The post is filled here, or shared with the parent (rows 93, 102).
    fn coordinator(&self, says: &Coordinator) -> Verdict {
        let role = Role::Coordinator;
        if !says.duties.is_empty() {
            return Verdict::informs();
        }
        if says.shared == Some(true) {
            return self.sharing();
        }
        if let Some((employment, since)) = self.holder_of(&role) {
            return Verdict::met(Fact::Holds { role, employment, since });
        }
        let is_shared = self.charter.of_kind(Kind::Coordinator).any(|(_, norm)| match &norm.rule {
            Rule::Coordinator(says) => says.shared == Some(true),
            _ => false,
        });
        let parent = self.group.parent.as_ref().filter(|_| is_shared);
        match parent.and_then(|parent| self.holder_elsewhere(parent, &role)) {
            Some((employment, since)) => Verdict::met(Fact::Holds { role, employment, since }),
            None => self.vacant(&role),
        }
    }

    /// How the coordinator's time is shared is recorded, where the group has none of its own (row 102).
    fn sharing(&self) -> Verdict {
        let above = self.group.parent.as_ref();
        let above = above.and_then(|parent| self.holder_elsewhere(parent, &Role::Coordinator));
        let Some((employment, _)) = above.filter(|_| self.holder_of(&Role::Coordinator).is_none()) else {
            return Verdict::guards();
        };
        match self.world.shared_coordinator(&self.group.id, self.on) {
            Some(shared) => {
                Verdict::met(Fact::Seat(SeatFact::Shares { employment, percent: shared.percent }))
            }
            None => {
                let fact = Fact::Seat(SeatFact::NotYetShared { employment });
                Verdict::owed(Owed::by(None).fact(fact).way(Way::ShareCoordinator))
            }
        }
    }

    /// Who has the administration: it follows the chair's principal, or lies with a named body (rows 111, 218).
    fn secretariat(&mut self, at: usize, says: &'a Secretariat) -> Verdict {
        if says.follows_chair == Some(true) {
            let Some(body) = self.world.secretariat(&self.group.id, self.on) else {
                return self.vacant(&Role::Chair);
            };
            return Verdict::met(Fact::Means { name: "Sekretariat".to_owned(), body });
        }
        if let Some(name) = says.resourced_by.as_deref() {
            let party = self.party(name);
            let owner = self.world.who(&party, &self.group.id, None, self.on);
            return self.yearly(at, Some(owner.into()), Fact::Seat(SeatFact::Resources));
        }
        match says.provided_by.as_deref().map(|name| (name, self.party(name))) {
            Some((name, Party::Body(body))) => Verdict::met(Fact::Means { name: name.to_owned(), body }),
            Some(_) | None => Verdict::informs(),
        }
    }

    /// Whoever holds the post, or chairs the group that is named, has a seat.
    fn ex_officio(&mut self, who: Option<&'a str>) -> Verdict {
        let Some(name) = who else { return Verdict::informs() };
        let post = match self.party(name) {
            Party::Body(post) => post,
            Party::Unknown => return self.unknown(name),
            _ => return Verdict::informs(),
        };
        let holder = if self.world.groups.get(&post).is_some() {
            self.holder_elsewhere(&post, &Role::Chair).map(|(chair, _)| chair)
        } else {
            self.world.people.holder(&post, self.on).map(|employment| employment.id.clone())
        };
        let sits =
            self.seats.iter().filter_map(Sat::holder).find(|held| Some(&held.employment) == holder.as_ref());
        match sits {
            Some(held) => Verdict::met(Fact::Holds {
                role: Role::Member,
                employment: held.employment.clone(),
                since: held.period.from,
            }),
            None => self.vacant(&Role::Member),
        }
    }

    /// Whoever has a role here sits in another group; where the other body is none of ours, it is only shown.
    fn ex_officio_elsewhere(&mut self, who: Option<&'a str>, body: &'a str) -> Verdict {
        let role = match who.map(|name| self.party(name)) {
            Some(Party::Role(role)) => role,
            _ => return Verdict::informs(),
        };
        let Party::Body(group) = self.party(body) else { return Verdict::informs() };
        if self.world.groups.get(&group).is_none() {
            return Verdict::informs();
        }
        let Some((employment, _)) = self.holder_of(&role) else { return self.vacant(&role) };
        let person = self.world.people.employment(&employment).map(|known| &known.person);
        if person.is_some_and(|person| self.world.is_in(person, &group, self.on)) {
            return Verdict::met(Fact::Seat(SeatFact::SitsIn { employment, body: group }));
        }
        Verdict::Broken {
            fact: Fact::NotInBody { employment, body: group.clone() },
            since: None,
            cure: Cure::FillElsewhere { group, role: Role::Member },
        }
    }

    pub(super) fn nothing_to_judge() -> Verdict {
        Verdict::Stands(Standing::Guards, Fact::Nothing)
    }
}
