//! How the norms of a charter's own life stand: adoption, validity, evaluation, distribution, what it rests on.

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Owed, Verdict};
use crate::{
    duty::{About, Way},
    finding::Cure,
    grounds::Fact,
    organisation::{Party, fold},
    period::{days_after, years_after},
};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::Evaluation, norm::Purpose};

/// Days before the last day of a charter that its renewal is due soon (row 7: a year before).
const RENEWAL: i32 = 365;

/// Days within which an adopted charter is to be sent out, where the text gives none.
const DISPATCH: i32 = 14;

impl<'a> Case<'a, '_> {
    /// A verdict on a norm of the charter's life; none where the norm is of another family.
    pub(super) fn lifecycle(&mut self, at: usize, rule: &'a Rule) -> Option<Verdict> {
        Some(match rule {
            Rule::Adoption(_) => {
                Verdict::met(Fact::CharterInForce { charter: self.charter.id.clone(), period: self.period })
            }
            Rule::Validity(_) => self.validity(),
            Rule::Evaluation(says) => self.evaluation(at, says),
            Rule::Distribution(says) if says.purpose == [Purpose::Register] => Verdict::met(Fact::Derived),
            Rule::Distribution(_) => {
                let due = days_after(self.period.from, DISPATCH);
                Verdict::owed(Owed::by(Some(due)).soon(DISPATCH))
            }
            Rule::EstablishmentAuthority(says) => self.authority(says.office.as_deref()),
            Rule::MandateSource(says) => self.rests_on(says.from.first()),
            Rule::PriorPosition(says) => self.prior_position(says.body.as_deref()),
            Rule::RegisterUpdate(_) => Verdict::met(Fact::Derived),
            Rule::ParentGroup(says) => self.parent(says.group.as_deref()),
            Rule::Dissolution(_) => Verdict::guards(),
            Rule::SubgroupCreation(says) => self.subgroups(says),
            Rule::Replaces(says) => self.replaces(says.what.as_deref()),
            Rule::SteeringReference(says) => {
                self.refers(says.title.as_deref(), says.registry_number.as_deref())
            }
            Rule::RulesByReference(says) => {
                self.refers(says.document.as_deref(), says.registry_number.as_deref())
            }
            _ => return None,
        })
    }

    fn validity(&self) -> Verdict {
        let Some(until) = self.period.until else {
            return Verdict::met(Fact::NoEnd);
        };
        let fact = Fact::CharterInForce { charter: self.charter.id.clone(), period: self.period };
        if self.successor_waits(until) {
            return Verdict::met(fact);
        }
        if until > days_after(self.on, RENEWAL) {
            return Verdict::met(fact);
        }
        Verdict::owed(Owed::by(Some(until)).again().soon(RENEWAL).fact(fact).way(Way::RenewCharter))
    }

    /// A later version is adopted and starts right after.
    fn successor_waits(&self, until: Date) -> bool {
        let charters = self.group.charters.iter().filter_map(|id| self.world.charter(id));
        charters.filter_map(|charter| charter.in_force).any(|period| period.from == days_after(until, 1))
    }

    fn evaluation(&mut self, at: usize, says: &'a Evaluation) -> Verdict {
        let is_undated = self.charter.reading.identity.decision_date.is_none()
            && self.charter.reading.identity.document_date.is_none()
            && self.charter.signed.is_empty();
        let start = self.world.duties.clock(&self.at(at)).or((!is_undated).then_some(self.period.from));
        let Some(start) = start else {
            return Verdict::NoStart;
        };
        // It is the evaluator's turn, where the charter says who that is.
        let owner = says.by.first().and_then(|name| self.names.who(&self.group.id, name));
        let first = says.after_years.or(says.every_years).and_then(|years| years_after(start, years));
        let Some(first) = first else {
            return Verdict::owed(Owed { owner, ..Owed::by(None) });
        };
        let due = match says.every_years {
            None => first,
            Some(every) => self.next_open(at, first, every),
        };
        Verdict::owed(Owed { owner, ..Owed::by(Some(due)).again() })
    }

    /// The first of the recurring days that is not met or waived.
    pub(super) fn next_open(&self, at: usize, first: Date, every: f64) -> Date {
        let mut due = first;
        let is_ended = |due| {
            let key = self.key(at, Some(due), About::default());
            self.world.duties.ended(&key).is_some()
        };
        while is_ended(due) {
            match years_after(due, every).filter(|next| *next > due) {
                Some(next) => due = next,
                None => break,
            }
        }
        due
    }

    /// Adopted by whoever has the authority, or not (rows 12, 16).
    fn authority(&self, office: Option<&str>) -> Verdict {
        let Some(office) = office else { return Verdict::guards() };
        let adopters = &self.charter.reading.identity.adopted_by;
        if adopters.is_empty() || adopters.iter().any(|adopter| fold(&adopter.office) == fold(office)) {
            return Verdict::guards();
        }
        let by = adopters.iter().map(|adopter| adopter.office.as_str()).collect::<Vec<_>>().join(", ");
        let fact = Fact::AdoptedOutside { by, authority: office.to_owned() };
        Verdict::Unclear { fact, since: Some(self.period.from), cure: Cure::ReviseCharter }
    }

    fn rests_on(&self, name: Option<&str>) -> Verdict {
        let Some(name) = name else { return Verdict::informs() };
        if let Some(body) = self.world.organisation.named(name, self.on).next() {
            return Verdict::met(Fact::Means { name: name.to_owned(), body: body.id.clone() });
        }
        let ended = self.world.organisation.named(name, self.period.from).next();
        match ended.and_then(|body| body.ended.map(|on| (body, on))) {
            Some((body, on)) => Verdict::Unclear {
                fact: Fact::BodyEnded { body: body.id.clone(), on },
                since: Some(days_after(on, 1)),
                cure: Cure::ReviseCharter,
            },
            None => self.unknown(name),
        }
    }

    /// The document that the text points to is known and still holds (rows 63, 96, 161, 220).
    fn refers(&self, title: Option<&str>, number: Option<&str>) -> Verdict {
        let Some(name) = title.or(number) else { return Verdict::informs() };
        let Some(document) = self.world.documents.meant(title, number) else {
            return Verdict::Unclear {
                fact: Fact::UnknownDocument { name: name.to_owned() },
                since: Some(self.period.from),
                cure: Cure::RegisterDocument { name: name.to_owned() },
            };
        };
        let title = document.title.clone();
        match document.period.until.filter(|until| *until < self.on) {
            Some(on) => Verdict::Unclear {
                fact: Fact::DocumentEnded { title, on },
                since: Some(days_after(on, 1)),
                cure: Cure::ReviseCharter,
            },
            None => {
                Verdict::met(Fact::DocumentHolds { title, registry_number: document.registry_number.clone() })
            }
        }
    }

    /// What was replaced is closed (row 31).
    fn replaces(&self, what: Option<&str>) -> Verdict {
        let Some(name) = what else { return Verdict::informs() };
        let Some(old) = self.world.organisation.named(name, self.period.from).next() else {
            return Verdict::informs();
        };
        let body = old.id.clone();
        if self.world.groups.get(&body).is_none_or(|old| !old.exists(self.on)) {
            return Verdict::met(Fact::Means { name: name.to_owned(), body });
        }
        Verdict::Unclear {
            fact: Fact::StillThere { body },
            since: Some(self.period.from),
            cure: Cure::DissolveReplaced,
        }
    }

    /// A name that nobody has.
    pub(super) fn unknown(&self, name: &str) -> Verdict {
        Verdict::Unclear {
            fact: Fact::UnknownName { name: name.to_owned() },
            since: Some(self.period.from),
            cure: Cure::RegisterName { name: name.to_owned() },
        }
    }

    fn prior_position(&mut self, body: Option<&'a str>) -> Verdict {
        let party = body.map(|name| self.names.party(&self.group.id, name).clone());
        let taken = self.charter.endorsed.iter().find(|known| party == Some(Party::Body(known.body.clone())));
        let taken = taken.or_else(|| self.charter.endorsed.first());
        match taken {
            Some(taken) => Verdict::met(Fact::Endorsed { body: taken.body.clone(), on: taken.on }),
            None => Verdict::guards(),
        }
    }

    /// The group stands under the body that the text names (rows 35, 201).
    fn parent(&mut self, name: Option<&'a str>) -> Verdict {
        let Some(name) = name else { return Verdict::informs() };
        let above = self.group.parent.as_ref();
        match (self.names.party(&self.group.id, name).clone(), above) {
            (Party::Body(body), Some(parent)) if body == *parent => {
                Verdict::met(Fact::Means { name: name.to_owned(), body })
            }
            (Party::Body(body), _) => Verdict::Unclear {
                fact: Fact::Means { name: name.to_owned(), body },
                since: Some(self.period.from),
                cure: Cure::ReviseCharter,
            },
            (
                Party::Unknown
                | Party::OneOf(_)
                | Party::Group
                | Party::Commissioner
                | Party::WithoutChair
                | Party::InTurn
                | Party::HeadOfUnit
                | Party::Role(_),
                _,
            ) => self.unknown(name),
        }
    }
}
