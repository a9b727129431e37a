//! The contact person: drawn from another body, perhaps that of another group, and not from the chair's administration.

use crate::{
    BodyId, EmploymentId,
    assess::{Case, Standing, Verdict},
    finding::Cure,
    grounds::Fact,
    organisation::Party,
    seat::Role,
};
use jiff::civil::Date;
use samordna_charter::{Kind, norm::ContactPerson};

impl<'a> Case<'a, '_> {
    /// The group's contact person, its own or another's, and since when (rows 94, 104).
    fn contact(&self) -> Option<(EmploymentId, Date)> {
        let role = &Role::ContactPerson;
        self.holder_of(role).or_else(|| self.holder_elsewhere(&self.contact_from()?, role))
    }

    /// The group whose contact person is also this one's.
    fn contact_from(&self) -> Option<BodyId> {
        self.world.contact_by(self.charter, &self.group.id, self.on)
    }

    pub(super) fn contact_person(&mut self, at: usize, says: &'a ContactPerson) -> Verdict {
        let role = Role::ContactPerson;
        let Some((employment, since)) = self.contact() else {
            return match self.contact_from() {
                Some(group) => Verdict::Broken {
                    fact: Fact::Vacant { role: role.clone(), since: None },
                    since: None,
                    cure: Cure::FillElsewhere { group, role },
                },
                None => self.vacant(&role),
            };
        };
        if let Some(Party::Body(body)) = says.appointed_from.as_deref().map(|name| self.party(name))
            && self.world.is_counted(&body)
            && let Some(known) = self.world.people.employment(&employment)
            && !self.world.is_in(&known.person, &body, self.on)
        {
            let fact = Fact::NotInBody { employment, body };
            return Verdict::Broken { fact, since: None, cure: Cure::Fill { role } };
        }
        let sat = self.of_role(&role).next().filter(|_| self.is_first(at, Kind::ContactPerson));
        match sat.and_then(|sat| self.ends_soon(sat)) {
            Some(owed) => Verdict::owed(owed),
            None => Verdict::met(Fact::Holds { role, employment, since }),
        }
    }

    /// Chair and contact person come from different administrations, or the reason why not is recorded (row 95).
    pub(super) fn chair_and_contact_apart(&mut self) -> Verdict {
        let (Some((chair, from)), Some((contact, since))) = (self.holder_of(&Role::Chair), self.contact())
        else {
            return Self::nothing_to_judge();
        };
        let home = |employment: &EmploymentId| {
            let employment = self.world.people.employment(employment)?;
            self.world.organisation.administration(&employment.at).map(|body| body.id.clone())
        };
        let (one, other) = (home(&chair), home(&contact));
        let Some(administration) = one.filter(|one| other.as_ref() == Some(one)) else {
            return Verdict::met(Fact::DifferentAdministrations);
        };
        if let Some(reason) = self.reason_of_the_later() {
            return Verdict::Stands(Standing::Waived, Fact::Waived { reason });
        }
        Verdict::Broken {
            fact: Fact::SameAdministration { administration },
            since: Some(from.max(since)),
            cure: Cure::ChooseAnother,
        }
    }

    /// The reason that was recorded when the later of the two was appointed.
    fn reason_of_the_later(&self) -> Option<String> {
        let own = [Role::Chair, Role::ContactPerson];
        let own = own.iter().flat_map(|role| self.of_role(role)).filter_map(|sat| sat.holder());
        own.max_by_key(|held| held.period.from)?.reason.clone()
    }
}
