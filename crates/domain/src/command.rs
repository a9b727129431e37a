//! What can be asked for: one command for each act, the same from a page, the API and the command line.
//!
//! [`decide`] is the only way to an event. A page that wants to know whether to offer a button asks it too, and throws
//! the events away, so the button, the reason why it is missing and the check on the act cannot disagree.

use crate::{
    Actor, BodyId, CharterId, EmploymentId, Event, Moment, Period, PersonId, Refusal, SeatId, World,
    charter::{self, Correction},
    duty::{self, DutyKey},
    grounds::{Fact, Ground, House},
    group,
    organisation::{self, BodyKind, OfficeDuty},
    person,
    refusal::Why,
    seat::{self, Role},
};
use jiff::civil::Date;
use samordna_charter::reading::GroupType;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An act that somebody asks for. A day that is left out is today; an id is given by the program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Set up an installation: its first principal, and the person who is its registrar.
    Found {
        /// The principal's name.
        principal: String,
        /// The registrar's name.
        registrar: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Register a principal, administration, office or board.
    RegisterBody {
        /// What it is.
        kind: BodyKind,
        /// Its name.
        name: String,
        /// What it belongs to.
        #[serde(default)]
        of: Option<BodyId>,
        /// For an office: what it may do because of what it is.
        #[serde(default)]
        duty: Option<OfficeDuty>,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Give a body another name from a day. The earlier name is kept.
    RenameBody {
        /// Which.
        body: BodyId,
        /// The new name.
        name: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Say that a body is also known by another name.
    AliasBody {
        /// Which.
        body: BodyId,
        /// The other name.
        alias: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
        /// The last day.
        #[serde(default)]
        until: Option<Date>,
    },
    /// Close a body.
    EndBody {
        /// Which.
        body: BodyId,
        /// Its last day.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Register a person with an employment.
    RegisterPerson {
        /// First and last name.
        name: String,
        /// The employer: an administration, principal or board.
        at: BodyId,
        /// As what.
        title: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Employ a known person somewhere.
    Employ {
        /// Who.
        person: PersonId,
        /// The employer.
        at: BodyId,
        /// As what.
        title: String,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// End an employment.
    EndEmployment {
        /// Which.
        employment: EmploymentId,
        /// Its last day.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Put somebody in an office.
    TakeOffice {
        /// The office.
        office: BodyId,
        /// Who.
        employment: EmploymentId,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
        /// The last day.
        #[serde(default)]
        until: Option<Date>,
    },
    /// Take whoever holds an office out of it.
    LeaveOffice {
        /// The office.
        office: BodyId,
        /// The last day.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Keep how a person is reached, outside the ledger.
    KeepContact {
        /// Who.
        person: PersonId,
        /// As text: mail address, telephone.
        contact: String,
    },
    /// Erase how a person is reached.
    EraseContact {
        /// Who.
        person: PersonId,
    },
    /// Form a group.
    FormGroup {
        /// Its name.
        name: String,
        /// What type it is.
        group_type: GroupType,
        /// The group or body it stands under.
        #[serde(default)]
        parent: Option<BodyId>,
        /// When.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Dissolve a group.
    DissolveGroup {
        /// Which.
        group: BodyId,
        /// Its last day.
        #[serde(default)]
        on: Option<Date>,
        /// Why.
        reason: String,
    },
    /// Have a charter read, and keep it as a draft.
    ReadCharter {
        /// The document's name, as `uppdrag.md`.
        name: String,
        /// Its text.
        text: String,
    },
    /// Read a sentence otherwise than the program did.
    CorrectNorm {
        /// The charter.
        charter: CharterId,
        /// How it is read.
        correction: Correction,
        /// Why.
        reason: String,
    },
    /// Put a draft under a group.
    PlaceCharter {
        /// The charter.
        charter: CharterId,
        /// The group.
        group: BodyId,
    },
    /// Take a draft away.
    WithdrawCharter {
        /// The charter.
        charter: CharterId,
    },
    /// Record that a body stands behind a charter.
    EndorseCharter {
        /// The charter.
        charter: CharterId,
        /// The body.
        body: BodyId,
        /// When.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Adopt a charter, for one of its adopters.
    SignCharter {
        /// The charter.
        charter: CharterId,
        /// Which of the adopters, from 0; left out, the first that you may sign for.
        #[serde(default)]
        line: Option<usize>,
        /// When it was decided.
        #[serde(default)]
        on: Option<Date>,
        /// From when it is to hold, where that is later.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Establish a seat.
    EstablishSeat {
        /// The group.
        group: BodyId,
        /// What it is for.
        role: Role,
        /// Whose it is.
        #[serde(default)]
        unit: Option<BodyId>,
        /// What it is for beside the role.
        #[serde(default)]
        purpose: Option<String>,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
    },
    /// Take a seat away.
    AbolishSeat {
        /// The seat.
        seat: SeatId,
        /// Its last day.
        #[serde(default)]
        on: Option<Date>,
    },
    /// Put somebody on a seat.
    Appoint {
        /// The seat.
        seat: SeatId,
        /// Who.
        employment: EmploymentId,
        /// From when.
        #[serde(default)]
        from: Option<Date>,
        /// The last day.
        #[serde(default)]
        until: Option<Date>,
    },
    /// Take somebody off a seat.
    EndAppointment {
        /// The seat.
        seat: SeatId,
        /// The last day.
        #[serde(default)]
        on: Option<Date>,
        /// Why.
        reason: String,
    },
    /// Attest that whoever holds a seat meets the charter's demands.
    AttestEligibility {
        /// The seat.
        seat: SeatId,
    },
    /// Report a duty as met.
    MeetDuty {
        /// Which.
        duty: DutyKey,
        /// When it was met.
        #[serde(default)]
        on: Option<Date>,
        /// What shows it.
        #[serde(default)]
        note: String,
    },
    /// Set a duty aside.
    WaiveDuty {
        /// Which.
        duty: DutyKey,
        /// Why.
        reason: String,
    },
    /// Start a clock that the charter leaves undated.
    StartClock {
        /// The charter.
        charter: CharterId,
        /// The norm, from 0.
        norm: usize,
        /// From when.
        on: Date,
    },
}

/// A command on its way: who asks, when, and what document they cite.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asks.
    pub actor: Actor,
    /// When.
    pub now: Moment,
    /// The document that shows what was decided outside the program.
    pub evidence: Option<String>,
}

/// What a command leads to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// What happens, in order.
    pub events: Vec<Event>,
    /// Why it may.
    pub grounds: Vec<Ground>,
    /// The long texts that the events name by digest.
    pub blobs: Vec<Vec<u8>>,
}

impl Decision {
    /// One event.
    pub fn of(event: Event) -> Self {
        Self { events: vec![event], ..Self::default() }
    }

    /// With a further event.
    pub fn and(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }

    /// With a ground.
    pub fn because(mut self, ground: Ground) -> Self {
        self.grounds.push(ground);
        self
    }

    /// With a long text.
    pub fn with_blob(mut self, blob: Vec<u8>) -> Self {
        self.blobs.push(blob);
        self
    }
}

impl Request {
    /// The person who asks, or a no for whoever has not signed in.
    pub fn person(&self) -> Result<&PersonId, Refusal> {
        self.actor.person().ok_or_else(|| Refusal::new(Why::SignIn))
    }

    /// The actor is a registrar today.
    pub(crate) fn registrar(&self, world: &World) -> Result<Ground, Refusal> {
        let person = self.person()?;
        if world.is_registrar(person, self.now.today) {
            return Ok(Ground::house(House::RegistrarKeeps, Fact::Nothing));
        }
        Err(Refusal::new(Why::OnlyTheRegistrar)
            .by(Ground::house(House::RegistrarKeeps, Fact::Nothing))
            .who(world.registrars(self.now.today).map(|office| world.who_acts_for(office, self.now.today))))
    }

    /// The actor is a registrar who records what was decided outside the program, and cites the document that shows
    /// it. For anybody else it is the given no; for a registrar without a document, the same no in the field for it.
    pub(crate) fn records_or(&self, world: &World, no: impl FnOnce() -> Refusal) -> Result<Ground, Refusal> {
        if self.registrar(world).is_err() {
            return Err(no());
        }
        match self.evidence.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) => {
                Ok(Ground::house(House::RegistrarRecords, Fact::Evidence { text: text.to_owned() }))
            }
            None => Err(Refusal { why: Why::EvidenceMissing, field: Some("evidence"), ..no() }
                .by(Ground::house(House::RegistrarRecords, Fact::Nothing))),
        }
    }
}

/// Decides what a command leads to, or why it may not be.
pub fn decide(world: &World, request: &Request, command: Command) -> Result<Decision, Refusal> {
    if let Command::Found { principal, registrar, from } = &command {
        return found(world, request, principal, registrar, *from);
    }
    if !world.is_founded() {
        return Err(Refusal::new(Why::NotFounded));
    }
    let today = request.now.today;
    match command {
        Command::Found { .. } => Err(Refusal::new(Why::AlreadyFounded)),
        Command::RegisterBody { kind, name, of, duty, from } => {
            organisation::register(world, request, kind, &name, of.as_ref(), duty, from)
        }
        Command::RenameBody { body, name, from } => {
            organisation::rename(world, request, &body, &name, Period::since(from.unwrap_or(today)), false)
        }
        Command::AliasBody { body, alias, from, until } => {
            let period = Period { from: from.unwrap_or(today), until };
            organisation::rename(world, request, &body, &alias, period, true)
        }
        Command::EndBody { body, on } => organisation::end(world, request, &body, on),
        Command::RegisterPerson { name, at, title, from } => {
            person::register(world, request, &name, &at, &title, from)
        }
        Command::Employ { person, at, title, from } => {
            person::employ(world, request, &person, &at, &title, from)
        }
        Command::EndEmployment { employment, on } => person::leave(world, request, &employment, on),
        Command::TakeOffice { office, employment, from, until } => {
            person::take_office(world, request, &office, &employment, from, until)
        }
        Command::LeaveOffice { office, on } => person::leave_office(world, request, &office, on),
        Command::KeepContact { person, contact } => person::keep_contact(world, request, &person, &contact),
        Command::EraseContact { person } => person::erase_contact(world, request, &person),
        Command::FormGroup { name, group_type, parent, on } => {
            group::form(world, request, &name, group_type, parent.as_ref(), on)
        }
        Command::DissolveGroup { group, on, reason } => group::dissolve(world, request, &group, on, &reason),
        Command::ReadCharter { name, text } => charter::read_in(world, request, &name, &text),
        Command::CorrectNorm { charter, correction, reason } => {
            charter::correction::correct(world, request, &charter, &correction, &reason)
        }
        Command::PlaceCharter { charter, group } => charter::place(world, request, &charter, &group),
        Command::WithdrawCharter { charter } => charter::withdraw(world, request, &charter),
        Command::EndorseCharter { charter, body, on } => {
            charter::adoption::endorse(world, request, &charter, &body, on)
        }
        Command::SignCharter { charter, line, on, from } => {
            charter::adoption::sign(world, request, &charter, line, on, from)
        }
        Command::EstablishSeat { group, role, unit, purpose, from } => {
            seat::establish(world, request, &group, role, unit.as_ref(), purpose, from)
        }
        Command::AbolishSeat { seat, on } => seat::abolish(world, request, &seat, on),
        Command::Appoint { seat, employment, from, until } => {
            seat::appoint(world, request, &seat, &employment, from, until)
        }
        Command::EndAppointment { seat, on, reason } => seat::end(world, request, &seat, on, &reason),
        Command::AttestEligibility { seat } => seat::attest(world, request, &seat),
        Command::MeetDuty { duty, on, note } => duty::end(world, request, &duty, on, &note, false),
        Command::WaiveDuty { duty, reason } => duty::end(world, request, &duty, None, &reason, true),
        Command::StartClock { charter, norm, on } => duty::start_clock(world, request, &charter, norm, on),
    }
}

/// Decides whether an installation may be founded: once, by whoever runs it.
fn found(
    world: &World,
    request: &Request,
    principal: &str,
    registrar: &str,
    from: Option<Date>,
) -> Result<Decision, Refusal> {
    if world.is_founded() {
        return Err(Refusal::new(Why::AlreadyFounded));
    }
    if request.actor != Actor::Keeper {
        return Err(Refusal::new(Why::OnlyTheKeeper).by(Ground::house(House::KeeperFounds, Fact::Nothing)));
    }
    let (principal, registrar) = (organisation::checked(principal)?, organisation::checked(registrar)?);
    let from = from.unwrap_or(request.now.today);
    let home = BodyId::free(&principal, |_| false);
    let office = BodyId::free("Registrator", |id| *id == home);
    let person = PersonId::free(&registrar, |_| false);
    let employment = EmploymentId::free(&format!("{person} {home}"), |_| false);
    let events = vec![
        Event::BodyRegistered {
            body: home.clone(),
            kind: BodyKind::Principal,
            name: principal,
            of: None,
            duty: None,
            from,
        },
        Event::BodyRegistered {
            body: office.clone(),
            kind: BodyKind::Office,
            name: "Registrator".to_owned(),
            of: Some(home.clone()),
            duty: Some(OfficeDuty::Registrar),
            from,
        },
        Event::PersonRegistered { person: person.clone(), name: registrar },
        Event::EmploymentStarted {
            employment: employment.clone(),
            person,
            at: home,
            title: "Registrator".to_owned(),
            from,
        },
        Event::OfficeTaken { office, employment, period: Period::since(from) },
    ];
    let grounds = vec![Ground::house(House::KeeperFounds, Fact::Nothing)];
    Ok(Decision { events, grounds, blobs: Vec::new() })
}
