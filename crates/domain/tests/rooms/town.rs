//! A small town to try things in: two principals, three administrations, their heads, a registrar.

use jiff::civil::Date;
use samordna_charter::{
    Identity, Modality, Norm, Reading, Rule, Span,
    reading::{Adopter, GroupType},
};
use samordna_domain::{
    Actor, BodyId, CharterId, Command, Digest, EmploymentId, Event, Fact, Ground, GroupAssessment, Language,
    Moment, PersonId, Refusal, SeatId, Standing, World, assess_group,
    command::Request,
    decide,
    event::Recorded,
    organisation::{BodyKind, OfficeDuty},
    seat::{
        Role,
        command::{Appoint, EstablishSeat},
    },
};
use std::sync::Arc;

/// A world, a day, and everything that has happened.
pub struct Town {
    pub world: World,
    pub today: Date,
    pub log: Vec<Recorded>,
}

/// A day, as `2026-01-31`.
pub fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

pub fn body(id: &str) -> BodyId {
    id.parse().expect("an id")
}

pub fn person(id: &str) -> PersonId {
    id.parse().expect("an id")
}

pub fn seat(id: &str) -> SeatId {
    id.parse().expect("an id")
}

pub fn employment(id: &str) -> EmploymentId {
    id.parse().expect("an id")
}

/// A norm that must hold.
pub fn must(rule: Rule) -> Norm {
    Norm::new(rule, Modality::Must, "ska", Span::default())
}

/// A norm that should hold.
pub fn should(rule: Rule) -> Norm {
    Norm::new(rule, Modality::Should, "bör", Span::default())
}

/// A charter that the director of health care adopts.
pub fn identity() -> Identity {
    Identity {
        title: Some("Uppdrag".to_owned()),
        adopted_by: vec![Adopter {
            office: "hälso- och sjukvårdsdirektören".to_owned(),
            ..Adopter::default()
        }],
        ..Identity::default()
    }
}

impl Town {
    /// Two principals: the region with two administrations, and the association of municipalities.
    pub fn new() -> Self {
        let mut town = Self { world: World::default(), today: day("2025-01-01"), log: Vec::new() };
        town.by(
            Actor::Keeper,
            Command::Found {
                principal: "Region Väst".to_owned(),
                registrar: "Rut Register".to_owned(),
                from: None,
            },
        );
        town.body(BodyKind::Principal, "Kommunförbundet", None, None);
        for (name, of) in [("Norra sjukhuset", "region-vast"), ("Södra sjukhuset", "region-vast")] {
            town.body(BodyKind::Administration, name, Some(of), None);
        }
        for (title, of) in [
            ("Hälso- och sjukvårdsdirektör", "region-vast"),
            ("Förvaltningschef", "norra-sjukhuset"),
            ("Förvaltningschef", "sodra-sjukhuset"),
            ("Direktör", "kommunforbundet"),
        ] {
            town.body(BodyKind::Office, title, Some(of), Some(OfficeDuty::Head));
        }
        town.hire("Hanna Direktör", "region-vast", Some("halso-och-sjukvardsdirektor-region-vast"));
        town.hire("Nils Norr", "norra-sjukhuset", Some("forvaltningschef-norra-sjukhuset"));
        town.hire("Siv Söder", "sodra-sjukhuset", Some("forvaltningschef-sodra-sjukhuset"));
        town.hire("Karl Kommun", "kommunforbundet", Some("direktor-kommunforbundet"));
        town.hire("Nora Ledamot", "norra-sjukhuset", None);
        town.hire("Sam Ledamot", "sodra-sjukhuset", None);
        town
    }

    pub fn body(&mut self, kind: BodyKind, name: &str, of: Option<&str>, duty: Option<OfficeDuty>) {
        let of = of.map(body);
        self.registrar(Command::RegisterBody { kind, name: name.to_owned(), of, duty, from: None });
    }

    fn hire(&mut self, name: &str, at: &str, office: Option<&str>) {
        let events = self.registrar(Command::RegisterPerson {
            name: name.to_owned(),
            at: body(at),
            title: "Chef".to_owned(),
            from: None,
        });
        let Some(Event::EmploymentStarted { employment, .. }) = events.last() else { panic!("{events:?}") };
        if let Some(office) = office {
            let (office, employment) = (body(office), employment.clone());
            self.registrar(Command::TakeOffice { office, employment, from: None, until: None });
        }
    }

    /// Asks without doing.
    pub fn ask(&self, actor: Actor, evidence: Option<&str>, command: Command) -> Result<Vec<Event>, Refusal> {
        let now = Moment::noon(self.today);
        let request = Request { actor, now, evidence: evidence.map(str::to_owned) };
        decide(&self.world, &request, command).map(|decision| {
            assert!(!decision.grounds.is_empty(), "a permission carries its grounds: {:?}", decision.events);
            decision.events
        })
    }

    /// By what somebody may do what they ask for.
    pub fn grounds(&self, who: &str, command: Command) -> Vec<Ground> {
        let actor = Actor::Person(person(who));
        let request = Request { actor, now: Moment::noon(self.today), evidence: None };
        decide(&self.world, &request, command).expect("a permission").grounds
    }

    /// Does what somebody asks for, or gives the no.
    pub fn may(
        &mut self,
        actor: Actor,
        evidence: Option<&str>,
        command: Command,
    ) -> Result<Vec<Event>, Refusal> {
        let events = self.ask(actor.clone(), evidence, command)?;
        for event in &events {
            self.record(actor.clone(), event.clone());
        }
        Ok(events)
    }

    fn record(&mut self, actor: Actor, event: Event) {
        let at = Moment::noon(self.today).at;
        let recorded = Recorded { actor, at, event, grounds: Vec::new(), request: None };
        self.world.apply(&recorded);
        self.log.push(recorded);
    }

    fn by(&mut self, actor: Actor, command: Command) -> Vec<Event> {
        let said = format!("{command:?}");
        self.may(actor, None, command).unwrap_or_else(|no| panic!("{said}: {}", self.no(&no)))
    }

    /// A person does it.
    pub fn person(&mut self, who: &str, command: Command) -> Vec<Event> {
        self.by(Actor::Person(person(who)), command)
    }

    /// The registrar does it.
    pub fn registrar(&mut self, command: Command) -> Vec<Event> {
        self.person("rut-register", command)
    }

    /// The registrar records it, citing a document.
    pub fn recorded(&mut self, command: Command) -> Vec<Event> {
        let said = format!("{command:?}");
        let actor = Actor::Person(person("rut-register"));
        self.may(actor, Some("RV 2025-00001"), command)
            .unwrap_or_else(|no| panic!("{said}: {}", self.no(&no)))
    }

    /// The no that a person gets, in Swedish, with who can.
    pub fn refused(&self, who: &str, command: Command) -> String {
        let no = self.ask(Actor::Person(person(who)), None, command).expect_err("a refusal");
        self.no(&no)
    }

    fn no(&self, no: &Refusal) -> String {
        let say = no.say(&self.world, self.today, Language::Swedish);
        format!("{say} {}", no.way_forward(&self.world, self.today, Language::Swedish)).trim().to_owned()
    }

    /// A group with a draft of these norms; answers with the charter.
    pub fn group(
        &mut self,
        name: &str,
        parent: Option<&str>,
        identity: Identity,
        norms: Vec<Norm>,
    ) -> CharterId {
        let parent = parent.map(body);
        let events = self.registrar(Command::FormGroup {
            name: name.to_owned(),
            group_type: GroupType::CoordinationCouncil,
            parent,
            on: None,
        });
        let Some(Event::GroupFormed { group, .. }) = events.first() else { panic!("{events:?}") };
        self.draft(&group.clone(), identity, norms)
    }

    /// A draft under a group, as if it had been read.
    pub fn draft(&mut self, group: &BodyId, identity: Identity, norms: Vec<Norm>) -> CharterId {
        let charter = CharterId::free("uppdrag", |id| self.world.charter(id).is_some());
        let reading = Arc::new(Reading { identity, norms, ..Reading::default() });
        let by = person("rut-register");
        let text = Digest::of(charter.as_str().as_bytes());
        let read =
            Event::CharterRead { charter: charter.clone(), source: text, text, reading, by, on: self.today };
        self.record(Actor::Person(person("rut-register")), read);
        self.registrar(Command::PlaceCharter { charter: charter.clone(), group: group.clone() });
        charter
    }

    /// The director signs.
    pub fn adopt(&mut self, charter: &CharterId) {
        self.person("hanna-direktor", sign(charter));
    }

    /// A group whose charter is in force.
    pub fn council(&mut self, name: &str, norms: Vec<Norm>) -> BodyId {
        let charter = self.group(name, None, identity(), norms);
        self.adopt(&charter);
        self.world.charter(&charter).unwrap().group.clone().unwrap()
    }

    pub fn seat(&mut self, group: &BodyId, role: Role, unit: Option<&str>) -> SeatId {
        let unit = unit.map(body);
        let events = self.registrar(Command::EstablishSeat(EstablishSeat {
            unit,
            ..EstablishSeat::new(group.clone(), role)
        }));
        let Some(Event::SeatEstablished { seat, .. }) = events.first() else { panic!("{events:?}") };
        seat.clone()
    }

    /// How the first norm of the group stands, with the fact in Swedish.
    pub fn standing(&self, group: &BodyId) -> (Standing, String) {
        self.standing_of(group, 0)
    }

    pub fn standing_of(&self, group: &BodyId, norm: usize) -> (Standing, String) {
        let assessed = self.assessed(group);
        let judged = assessed.judgement(norm).expect("a judgement");
        (judged.standing, assessed.fact(judged).say(&self.world, self.today, Language::Swedish))
    }

    pub fn assessed(&self, group: &BodyId) -> GroupAssessment {
        assess_group(&self.world, group, self.today).expect("the group is there")
    }

    /// The facts of all findings.
    pub fn facts(&self, group: &BodyId) -> Vec<Fact> {
        self.assessed(group).findings.into_iter().map(|finding| finding.fact).collect()
    }
}

/// Signs the first open line that the signer may sign.
pub fn sign(charter: &CharterId) -> Command {
    Command::SignCharter { charter: charter.clone(), line: None, on: None, from: None }
}

/// Puts somebody on a seat until further notice.
pub fn appoint(seat: &SeatId, who: &str) -> Command {
    Command::Appoint(Appoint::new(seat.clone(), employment(who)))
}
