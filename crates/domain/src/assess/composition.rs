//! How the norms of composition stand: posts filled, seats by quota, substitutes, contact person, coordinator.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Owed, Sat, Standing, Verdict};
use crate::{
    BodyId, EmploymentId,
    duty::{About, Way},
    finding::Cure,
    grounds::Fact,
    organisation::{BodyKind, Party, fold},
    seat::{Role, Seat},
};
use jiff::civil::Date;
use samordna_charter::{
    Norm, Rule,
    norm::{ContactPerson, Coordinator, Names, SeatQuota, Secretariat},
};

impl<'a> Case<'a, '_> {
    /// A verdict on a norm of composition; none where the norm is of another family.
    pub(super) fn composition(&mut self, norm: &'a Norm) -> Option<Verdict> {
        Some(match &norm.rule {
            Rule::ChairAppointment(says) => self.appointed(&Role::Chair, &says.by),
            Rule::ViceChairAppointment(says) => self.appointed(&Role::ViceChair, &says.by),
            Rule::MemberAppointment(says) => self.unnamed(&says.by).unwrap_or_else(Verdict::guards),
            Rule::MemberEligibility(_) => self.eligibility(),
            Rule::SeatQuota(says) => self.quota(says, &norm.quote),
            Rule::SubstituteRequired(_) => self.substitutes(),
            Rule::CoOption(says) if says.limited == Some(true) => self.co_opted(),
            Rule::CoOption(_) => Verdict::guards(),
            Rule::ContactPerson(says) => self.contact_person(says),
            Rule::ChairContactSeparation(_) => self.chair_and_contact_apart(),
            Rule::Coordinator(says) => self.coordinator(says),
            Rule::Secretariat(says) => self.secretariat(says),
            Rule::ExOfficioMember(says) if says.body.is_none() => self.ex_officio(says.who.as_deref()),
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
    fn holder_of(&self, role: &Role) -> Option<(EmploymentId, Date)> {
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

    /// Somebody has the role, appointed by a body that is known.
    fn appointed(&mut self, role: &Role, by: &'a Names) -> Verdict {
        let Some((employment, since)) = self.holder_of(role) else {
            return self.vacant(role);
        };
        let held = Fact::Holds { role: role.clone(), employment, since };
        self.unnamed(by).unwrap_or_else(|| Verdict::met(held))
    }

    /// The first name that nobody has, as a remark; none where all are known.
    fn unnamed(&mut self, names: &'a Names) -> Option<Verdict> {
        let unknown = names.iter().find(|name| *self.names.party(&self.group.id, name) == Party::Unknown);
        unknown.map(|name| self.unknown(name))
    }

    /// Each member's eligibility is attested since they have the post they have (rows 79, 86, 88).
    fn eligibility(&self) -> Verdict {
        let (mut attested, mut owed) = (0, Vec::new());
        for sat in self.of_role(&Role::Member) {
            let Some((held, employment)) = sat.held else { continue };
            if held.attested.is_some_and(|on| employment.period.from <= on) {
                attested += 1;
                continue;
            }
            let owner = self.world.who(&Party::HeadOfUnit, &self.group.id, sat.seat.unit.as_ref(), self.on);
            owed.push(Owed {
                about: About::seat(&sat.seat.id),
                owner: Some(owner),
                ..Owed::by(None).way(Way::AttestEligibility)
            });
        }
        let of = attested + u32::try_from(owed.len()).unwrap_or(u32::MAX);
        Verdict::OwedEach(owed, Fact::Attested { attested, of })
    }

    /// Seats by quota (rows 105, 106, 108, 112): of the whole group, of a named body, or of each unit of a kind.
    fn quota(&mut self, says: &'a SeatQuota, quote: &str) -> Verdict {
        if says.unit.is_empty() {
            return self.count(says, None, |_| true);
        }
        let mut met = None;
        for name in says.unit.iter() {
            let verdict = match self.party(name) {
                Party::Body(body) => self.count(says, Some(&body), |seat| self.belongs(seat, &body)),
                _ => self.of_a_kind(says, name, quote),
            };
            if let Verdict::Broken { .. } = verdict {
                return verdict;
            }
            met = Some(verdict);
        }
        met.unwrap_or_else(Verdict::informs)
    }

    /// The members' seats that a quota is about.
    fn counted<'s>(&'s self, says: &'s SeatQuota) -> impl Iterator<Item = &'s Sat<'a>> {
        self.of_role(&Role::Member).filter(|sat| fits_purpose(sat.seat, says.role.as_deref()))
    }

    fn belongs(&self, seat: &Seat, body: &BodyId) -> bool {
        seat.unit
            .as_ref()
            .is_some_and(|unit| self.world.organisation.upwards(unit).any(|above| above.id == *body))
    }

    /// A quota of the units of a kind: together (*sex från sjukhusen*), or each of them (*en per region*).
    fn of_a_kind(&self, says: &SeatQuota, noun: &str, quote: &str) -> Verdict {
        let mut units: Vec<&BodyId> = self.counted(says).filter_map(|sat| sat.seat.unit.as_ref()).collect();
        let is_empty = units.is_empty();
        units.sort_unstable();
        units.dedup();
        units.retain(|unit| self.is_a(unit, noun));
        if units.is_empty() {
            return if is_empty { self.count(says, None, |_| false) } else { self.unknown(noun) };
        }
        if !is_each(quote) {
            return self
                .count(says, None, |seat| seat.unit.as_ref().is_some_and(|unit| units.contains(&unit)));
        }
        let (mut met, mut broken) = (0, None);
        for unit in &units {
            match self.count(says, Some(unit), |seat| seat.unit.as_ref() == Some(*unit)) {
                Verdict::Broken { since, cure, .. } => broken = broken.or(Some((since, cure))),
                Verdict::Stands(..)
                | Verdict::Unclear { .. }
                | Verdict::Owed(_)
                | Verdict::OwedEach(..)
                | Verdict::NoStart => met += 1,
            }
        }
        let fact = Fact::Units { met, of: u32::try_from(units.len()).unwrap_or(u32::MAX) };
        match broken {
            Some((since, cure)) => Verdict::Broken { fact, since, cure },
            None => Verdict::met(fact),
        }
    }

    /// The unit is what the noun says: a region, a municipality, an administration, a group.
    fn is_a(&self, unit: &BodyId, noun: &str) -> bool {
        let Some(body) = self.world.organisation.body(unit) else { return false };
        let (noun, name) = (fold(noun), fold(body.name(self.on)));
        let last = noun.split(' ').next_back().unwrap_or(&noun);
        let says = |word: &str| noun.split(' ').any(|part| part.starts_with(word));
        let is_called = body.names.iter().any(|name| name.period.holds(self.on) && fold(&name.text) == noun);
        is_called
            || name.contains(last)
            || (says("kommun") && body.kind == BodyKind::Principal && name.ends_with("kommun"))
            || (says("region") && body.kind == BodyKind::Principal && name.contains("region"))
            || (says("huvudm") && body.kind == BodyKind::Principal)
            || (says("förvaltning") && body.kind == BodyKind::Administration)
            || (last.ends_with("grupp") && body.kind == BodyKind::Group)
    }

    fn count(&self, says: &SeatQuota, unit: Option<&BodyId>, is_of_it: impl Fn(&Seat) -> bool) -> Verdict {
        let (mut filled, mut vacant, mut since) = (0, 0, None);
        for sat in self.counted(says).filter(|sat| is_of_it(sat.seat)) {
            if sat.held.is_some() {
                filled += 1;
                continue;
            }
            vacant += 1;
            since = since.max(self.world.vacant_since(sat.seat, self.on));
        }
        let fact = Fact::Seats { unit: unit.cloned(), filled, vacant, min: says.min, max: says.max };
        if says.approx == Some(true) {
            return Verdict::met(fact);
        }
        if says.min.is_some_and(|min| filled < min) {
            return Verdict::Broken { fact, since: since.or(Some(self.period.from)), cure: Cure::FillSeats };
        }
        if says.max.is_some_and(|max| filled > max) {
            return Verdict::Broken { fact, since: None, cure: Cure::FewerSeats };
        }
        Verdict::met(fact)
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

    /// The co-opted stay fewer than the members (rows 89, 91).
    fn co_opted(&self) -> Verdict {
        let held = |role: &Role| {
            let held = self.of_role(role).filter(|sat| sat.held.is_some()).count();
            u32::try_from(held).unwrap_or(u32::MAX)
        };
        let (co_opted, members) = (held(&Role::CoOpted), held(&Role::Member));
        let fact = Fact::CoOpted { co_opted, members };
        if co_opted > 0 && co_opted >= members {
            return Verdict::Unclear { fact, since: None, cure: Cure::FewerSeats };
        }
        Verdict::met(fact)
    }

    /// The group's contact person, or the one it has from another group (rows 94, 104).
    fn contact(&mut self, says: Option<&'a ContactPerson>) -> Option<(EmploymentId, Date)> {
        let Some(name) = says.and_then(|says| says.same_as.as_deref()) else {
            return self.holder_of(&Role::ContactPerson);
        };
        let other = match self.party(name) {
            Party::Body(body) => Some(body),
            _ => self.group.parent.clone(),
        };
        self.holder_elsewhere(&other?, &Role::ContactPerson)
    }

    fn contact_person(&mut self, says: &'a ContactPerson) -> Verdict {
        let role = Role::ContactPerson;
        let Some((employment, since)) = self.contact(Some(says)) else {
            return self.vacant(&role);
        };
        if let Some(Party::Body(body)) = says.appointed_from.as_deref().map(|name| self.party(name))
            && let Some(group) = self.world.groups.get(&body)
        {
            let sits = group.seats(self.on).filter_map(|seat| self.world.holder(seat, self.on));
            if !sits.into_iter().any(|held| held.employment == employment) {
                let fact = Fact::NotInBody { employment, body };
                return Verdict::Broken { fact, since: None, cure: Cure::Fill { role } };
            }
        }
        Verdict::met(Fact::Holds { role, employment, since })
    }

    /// Chair and contact person come from different administrations (row 95).
    fn chair_and_contact_apart(&mut self) -> Verdict {
        let charter = self.charter;
        let inherited = charter.standing().find_map(|(_, norm)| match &norm.rule {
            Rule::ContactPerson(says) => Some(says),
            _ => None,
        });
        let (chair, contact) = (self.holder_of(&Role::Chair), self.contact(inherited));
        let (Some((chair, from)), Some((contact, since))) = (chair, contact) else {
            return Verdict::Stands(Standing::Guards, Fact::Nothing);
        };
        let home = |employment: &EmploymentId| {
            let employment = self.world.people.employment(employment)?;
            self.world.organisation.administration(&employment.at).map(|body| body.id.clone())
        };
        match (home(&chair), home(&contact)) {
            (Some(one), Some(other)) if one == other => Verdict::Broken {
                fact: Fact::SameAdministration { administration: one },
                since: Some(from.max(since)),
                cure: Cure::ChooseAnother,
            },
            _ => Verdict::met(Fact::DifferentAdministrations),
        }
    }

    /// The post is filled here, or shared with the parent (rows 93, 102).
    fn coordinator(&self, says: &Coordinator) -> Verdict {
        let role = Role::Coordinator;
        if !says.duties.is_empty() || says.shared == Some(true) {
            return Verdict::informs();
        }
        if let Some((employment, since)) = self.holder_of(&role) {
            return Verdict::met(Fact::Holds { role, employment, since });
        }
        let is_shared = self.charter.standing().any(|(_, norm)| match &norm.rule {
            Rule::Coordinator(says) => says.shared == Some(true),
            _ => false,
        });
        let parent = self.group.parent.as_ref().filter(|_| is_shared);
        match parent.and_then(|parent| self.holder_elsewhere(parent, &role)) {
            Some((employment, since)) => Verdict::met(Fact::Holds { role, employment, since }),
            None => self.vacant(&role),
        }
    }

    /// Who has the administration: it follows the chair's principal, or lies with a named body (rows 111, 218).
    fn secretariat(&mut self, says: &'a Secretariat) -> Verdict {
        if says.follows_chair == Some(true) {
            let Some((chair, _)) = self.holder_of(&Role::Chair) else {
                return self.vacant(&Role::Chair);
            };
            let employer = self.world.people.employment(&chair).map(|employment| &employment.at);
            let principal = employer.and_then(|at| self.world.organisation.principal(at));
            return principal.map_or_else(Verdict::informs, |body| {
                Verdict::met(Fact::Means { name: "Sekretariat".to_owned(), body: body.id.clone() })
            });
        }
        match says.provided_by.as_deref().map(|name| (name, self.party(name))) {
            Some((name, Party::Body(body))) => Verdict::met(Fact::Means { name: name.to_owned(), body }),
            Some(_) | None => Verdict::informs(),
        }
    }

    /// Whoever holds the post, or chairs the group that is named, has a seat.
    fn ex_officio(&mut self, who: Option<&'a str>) -> Verdict {
        let Some(name) = who else { return Verdict::informs() };
        let Party::Body(post) = self.party(name) else {
            return self.unknown(name);
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
}

/// The sentence gives its number to each unit, and not to all of them together.
fn is_each(quote: &str) -> bool {
    let each = ["per", "var", "vardera", "varje", "respektive", "envar"];
    quote
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| each.contains(&word.to_lowercase().as_str()))
}

/// A seat for a purpose counts only where the quota is for that purpose.
fn fits_purpose(seat: &Seat, role: Option<&str>) -> bool {
    match (seat.purpose.as_deref(), role) {
        (None, None) => true,
        (Some(purpose), Some(role)) => fold(purpose) == fold(role),
        (Some(_), None) | (None, Some(_)) => false,
    }
}
