//! A no that says why: the rule, its sentence, the facts, and who can say yes.
//!
//! A refusal is an answer, not an error. A mistake is a refusal that points at a field of the form.

mod say;

pub(crate) use say::list;

use crate::{
    BodyId, CharterId, DocumentId, EmploymentId, Period, PersonId, SeatId, World,
    account::AccountNo,
    agreement::AgreementNo,
    charter::within::WithinNo,
    decision::DecisionNo,
    document::DocumentNo,
    duty::Way,
    escalation::EscalationNo,
    grounds::Ground,
    mandate::MandateNo,
    matter::MatterNo,
    meeting::MeetingNo,
    minutes::MinutesNo,
    organisation::Party,
    plan::PlanNo,
    publication::PublicationNo,
    round::RoundNo,
    seat::{Role, SeatNo},
    undertaking::UndertakingNo,
};
use jiff::civil::Date;
use serde::Serialize;

/// Somebody who can say yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The registrar.
    Registrar,
    /// Whoever holds this office or heads this body.
    Body {
        /// The office or body.
        body: BodyId,
        /// Who it is today, where somebody is.
        person: Option<PersonId>,
    },
    /// Whoever has this role in a group.
    Role {
        /// The role.
        role: Role,
        /// The group.
        group: BodyId,
        /// Who it is today, where somebody is.
        person: Option<PersonId>,
    },
    /// The head of the unit in question.
    HeadOfUnit,
    /// A person.
    Person {
        /// Who.
        person: PersonId,
    },
    /// A name in the text that no registered body has.
    Named {
        /// The name.
        name: String,
    },
}

impl Who {
    /// The person it is today, where it is one.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Body { person, .. } | Self::Role { person, .. } => person.as_ref(),
            Self::Person { person } => Some(person),
            Self::Registrar | Self::HeadOfUnit | Self::Named { .. } => None,
        }
    }
}

/// The reason of a no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "code")]
#[allow(missing_docs, reason = "each reason is spoken in refusal::say, in two languages")]
pub enum Why {
    SignIn,
    OnlyTheRegistrar,
    EvidenceMissing,
    OnlyTheKeeper,
    AlreadyFounded,
    NotFounded,
    NoSuchBody { body: BodyId },
    NoSuchGroup { group: BodyId },
    NoSuchPerson { person: PersonId },
    NoSuchEmployment { employment: EmploymentId },
    NoSuchCharter { charter: CharterId },
    NoSuchSeat { seat: SeatId },
    NoSuchNorm { norm: usize },
    NameMissing,
    TooLong { most: usize },
    NameTaken { name: String, by: BodyId },
    GroupsAreFormed,
    GroupsAreDissolved,
    WrongPlaceInOrganisation,
    OnlyOfficesHaveDuties,
    AlreadyEnded,
    HasParts { part: BodyId },
    NotAnEmployer { body: BodyId },
    NotAnOffice { body: BodyId },
    NotABoard { body: BodyId },
    SitsInBoard { post: BodyId },
    DoesNotSitInBoard { post: BodyId },
    OfficeVacant { office: BodyId },
    NotEmployedThen { employment: EmploymentId },
    OutOfOrder,
    InsideOut { period: Period },
    BeforeStart { start: Date },
    InTheFuture { on: Date },
    NothingToErase,
    ReasonMissing,
    OnlyTheyCreateSubgroups { names: Vec<String> },
    OnlyTheyDissolve { names: Vec<String> },
    AlreadyDissolved,
    GroupNotThere { group: BodyId, on: Date },
    OneOfThese { role: Role },
    NotARegularSeat { seat: SeatId },
    SeatNotThere { seat: SeatId, on: Date },
    SeatTaken { seat: SeatId },
    SeatHeld { by: EmploymentId, period: Period },
    SeatVacant { seat: SeatId },
    AlreadyOnSeat { seat: SeatId },
    OnlyTheyAppoint { role: Role, names: Vec<String> },
    Unreadable { sv: String, en: String },
    NoRuleFound,
    CharterWithdrawn,
    CharterSigned,
    CharterNotPlaced,
    AlreadyAdopted,
    AlreadyEndorsed,
    CharterNamesNoAdopter,
    NothingLeftToSign,
    OnlyTheyAdopt { names: Vec<String> },
    OnlyTheySpeakFor { body: BodyId },
    PlaceholdersLeft,
    PriorPositionMissing { name: String },
    ParentNotInForce { parent: BodyId },
    LaterCharter { charter: CharterId, from: Date },
    DocumentKnown { document: DocumentId },
    NoSuchDocument { document: DocumentId },
    NoSuchDuty,
    MustIsKept,
    DutyDone { on: Date },
    MetByTheAct { way: Way },
    ClockRuns { since: Date },
    NoClock,
    Account(AccountNo),
    Meeting(MeetingNo),
    Mandate(MandateNo),
    Matter(MatterNo),
    Round(RoundNo),
    Decision(DecisionNo),
    Escalation(EscalationNo),
    Minutes(MinutesNo),
    Publication(PublicationNo),
    Seat(SeatNo),
    Undertaking(UndertakingNo),
    Document(DocumentNo),
    Plan(PlanNo),
    Agreement(AgreementNo),
    Within(WithinNo),
}

/// A no, with its grounds and the way forward.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refusal {
    /// The reason.
    pub why: Why,
    /// The field of the form that it is about, where the reader can mend it there.
    pub field: Option<&'static str>,
    /// By which rules.
    pub grounds: Vec<Ground>,
    /// Who can say yes.
    pub who_can: Vec<Who>,
}

impl Period {
    /// The period, where it does not end before it begins; where it does, a mistake in `until`.
    pub(crate) fn right_way_round(self) -> Result<Self, Refusal> {
        if self.is_inside_out() {
            return Err(Refusal::mistake("until", Why::InsideOut { period: self }));
        }
        Ok(self)
    }
}

impl Refusal {
    /// A no for this reason.
    pub fn new(why: Why) -> Self {
        Self { why, field: None, grounds: Vec::new(), who_can: Vec::new() }
    }

    /// A no that the reader can mend in a field.
    pub fn mistake(field: &'static str, why: Why) -> Self {
        Self { field: Some(field), ..Self::new(why) }
    }

    /// With one more ground.
    pub fn by(mut self, ground: Ground) -> Self {
        self.grounds.push(ground);
        self
    }

    /// With more who can say yes, each once.
    pub fn who(mut self, who: impl IntoIterator<Item = Who>) -> Self {
        for one in who {
            if !self.who_can.contains(&one) {
                self.who_can.push(one);
            }
        }
        self
    }
}

impl World {
    /// Who a party is on a day, as an answer to *who can?*.
    pub fn who(&self, party: &Party, group: &BodyId, unit: Option<&BodyId>, on: Date) -> Who {
        let role = |role: &Role| Who::Role {
            role: role.clone(),
            group: group.clone(),
            person: self.role_holders(group, role, on).next().and_then(|id| self.person_of(id)),
        };
        match party {
            Party::Body(body) => self.who_acts_for(body, on),
            Party::OneOf(bodies) => {
                let fits =
                    bodies.iter().find(|body| unit.is_some_and(|unit| self.organisation.belongs(unit, body)));
                fits.map_or(Who::HeadOfUnit, |body| self.who_acts_for(body, on))
            }
            Party::HeadOfUnit => {
                if let Some(own) = unit.filter(|unit| self.groups.get(unit).is_some()) {
                    return self.who_acts_for(own, on);
                }
                let home = unit.and_then(|unit| self.organisation.administration(unit));
                home.map_or(Who::HeadOfUnit, |home| self.who_acts_for(&home.id, on))
            }
            Party::Role(wanted) => role(wanted),
            Party::Group => role(&Role::Chair),
            Party::Commissioner => {
                self.commissioner(group, on).map_or(Who::Registrar, |body| self.who_acts_for(&body, on))
            }
            Party::WithoutChair => self
                .without_chair(group, on)
                .first()
                .map_or(Who::Registrar, |body| self.who_acts_for(body, on)),
            Party::InTurn => {
                self.in_turn(group, on).first().map_or(Who::Registrar, |body| self.who_acts_for(body, on))
            }
            Party::Unknown => Who::Registrar,
        }
    }

    /// Who acts for a body on a day.
    pub fn who_acts_for(&self, body: &BodyId, on: Date) -> Who {
        if self.groups.get(body).is_some() {
            let holder = self.role_holders(body, &Role::Chair, on).next();
            let person = holder.and_then(|id| self.person_of(id));
            return Who::Role { role: Role::Chair, group: body.clone(), person };
        }
        let head = self.organisation.heads(body).next().map_or(body, |head| &head.id);
        let person = self.people.holder(head, on).map(|employment| employment.person.clone());
        Who::Body { body: head.clone(), person }
    }

    fn person_of(&self, employment: &EmploymentId) -> Option<PersonId> {
        self.people.employment(employment).map(|employment| employment.person.clone())
    }
}
