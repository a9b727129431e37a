//! A council of three administrations that agrees, and whose heads may decide at home: for the rooms of mandates, rounds
//! and decisions.

use crate::town::{Town, appoint, body, day};
use samordna_charter::{Norm, Rule, norm::DecisionByMandate};
use samordna_domain::{
    BodyId, Command, Event, Language, MandateId, MatterId, RoundId,
    decision::{
        PositionClass,
        command::{DecideAtHome, TakePosition},
    },
    duty::Duty,
    mandate::{Holder, Reach, command::GrantMandate},
    matter::{
        MatterKind,
        command::{RaiseMatter, TriageMatter},
    },
    organisation::{BodyKind, OfficeDuty},
    round::{
        AnswerKind, RoundKind,
        command::{AnswerRound, OpenRound},
    },
    seat::Role,
};

pub const NORTH: &str = "norra-sjukhuset";
pub const SOUTH: &str = "sodra-sjukhuset";
pub const ASSOCIATION: &str = "kommunforbundet";
pub const BOARD: &str = "vardnamnden";

/// Decisions are taken at home, by the members' own mandates.
pub fn at_home() -> Rule {
    Rule::DecisionByMandate(DecisionByMandate { home_decision: Some(true) })
}

/// A mandate of the head of the northern hospital, from the board, for whatever the hospital has to decide.
pub fn north() -> GrantMandate {
    GrantMandate {
        holder: Holder::Office(body("forvaltningschef-norra-sjukhuset")),
        reach: Reach { subjects: Vec::new(), area: vec![body(NORTH)], limit: None },
        giver: body(BOARD),
        source: "Delegationsordning RV 2025-00010".to_owned(),
        from: None,
        until: None,
        may_pass_on: false,
        under: None,
        reported_to: None,
    }
}

/// The same for the southern hospital.
pub fn south() -> GrantMandate {
    GrantMandate {
        holder: Holder::Office(body("forvaltningschef-sodra-sjukhuset")),
        reach: Reach { subjects: Vec::new(), area: vec![body(SOUTH)], limit: None },
        ..north()
    }
}

/// What is open, as *whose turn: what to do, by when*.
pub fn owed(town: &Town, group: &BodyId) -> Vec<String> {
    let l = Language::Swedish;
    let line = |duty: &Duty| {
        let due = duty.due.map_or("utan dag".to_owned(), |due| due.to_string());
        let (who, what) =
            (duty.owner.say(&town.world, town.today, l), duty.fact.say(&town.world, town.today, l));
        format!("{who}: {} ({due}). {what}", duty.way.label(l))
    };
    let assessed = town.assessed(group);
    assessed.duties.iter().filter(|duty| duty.state.is_open()).map(line).collect()
}

pub fn mandate(events: &[Event]) -> MandateId {
    let Some(Event::MandateGranted { mandate, .. }) = events.first() else { panic!("{events:?}") };
    mandate.clone()
}

impl Town {
    /// The town, with a board that gives mandates and the office of its chair.
    pub fn with_board() -> Self {
        let mut town = Self::new();
        town.body(BodyKind::Board, "Vårdnämnden", Some("region-vast"), None);
        town.body(BodyKind::Office, "Nämndens ordförande", Some(BOARD), Some(OfficeDuty::Head));
        town.registrar(Command::TakeOffice {
            office: body("namndens-ordforande-vardnamnden"),
            employment: "hanna-direktor-region-vast".parse().unwrap(),
            from: None,
            until: None,
        });
        town
    }

    /// Enters a mandate.
    pub fn grant(&mut self, asked: GrantMandate) -> MandateId {
        mandate(&self.registrar(Command::GrantMandate(asked)))
    }

    /// A council with a chair, and a member from each of three units.
    pub fn forum(&mut self, norms: Vec<Norm>) -> BodyId {
        let group = self.council("Rådet", norms);
        let chair = self.seat(&group, Role::Chair, None);
        self.recorded(appoint(&chair, "hanna-direktor-region-vast"));
        for (unit, who) in [
            (NORTH, "nora-ledamot-norra-sjukhuset"),
            (SOUTH, "sam-ledamot-sodra-sjukhuset"),
            (ASSOCIATION, "karl-kommun-kommunforbundet"),
        ] {
            let seat = self.seat(&group, Role::Member, Some(unit));
            self.recorded(appoint(&seat, who));
        }
        group
    }

    /// A matter that is the group's.
    pub fn matter(&mut self, group: &BodyId, subject: Option<&str>) -> MatterId {
        let raised = self.person(
            "hanna-direktor",
            Command::RaiseMatter(RaiseMatter {
                group: group.clone(),
                title: "Gemensam rutin".to_owned(),
                kind: MatterKind::Question,
                summary: String::new(),
                subject: subject.map(str::to_owned),
                channel: None,
                origin: None,
                engagement: None,
                document: None,
                registry_number: None,
            }),
        );
        let Some(Event::MatterRaised { matter, .. }) = raised.first() else { panic!("{raised:?}") };
        let matter = matter.clone();
        self.person("hanna-direktor", sort(&matter));
        matter
    }

    /// A matter on which the group has agreed.
    pub fn agreed(&mut self, group: &BodyId) -> MatterId {
        let matter = self.matter(group, None);
        self.person("hanna-direktor", position(&matter));
        matter
    }

    /// Opens a round to the group's own units, due in a month.
    pub fn round(&mut self, kind: RoundKind, matter: &MatterId) -> RoundId {
        let opened = self.person("hanna-direktor", ask(self.today, kind, matter));
        let Some(Event::RoundOpened { round, .. }) = opened.first() else { panic!("{opened:?}") };
        round.clone()
    }

    /// Moves on some days.
    pub fn days_later(&mut self, days: i32) {
        self.today = samordna_domain::period::days_after(self.today, days);
    }
}

pub fn sort(matter: &MatterId) -> Command {
    Command::TriageMatter(TriageMatter {
        matter: matter.clone(),
        applies: Vec::new(),
        party_matter: false,
        exception: None,
        goes_to: None,
    })
}

/// Everybody agrees.
pub fn position(matter: &MatterId) -> Command {
    Command::TakePosition(TakePosition {
        matter: matter.clone(),
        text: "Vi inför rutinen.".to_owned(),
        class: PositionClass::Other,
        consensus: true,
        dissent: Vec::new(),
        stepped_aside: None,
        vote: None,
        meeting: None,
    })
}

pub fn ask(today: jiff::civil::Date, kind: RoundKind, matter: &MatterId) -> Command {
    Command::OpenRound(OpenRound {
        group: matter.group.clone(),
        kind,
        about: Some(matter.clone()),
        agreement: None,
        question: "Vad svarar ni?".to_owned(),
        units: Vec::new(),
        due: samordna_domain::period::days_after(today, 30),
    })
}

pub fn answer(round: &RoundId, unit: &str, answer: AnswerKind, text: &str) -> Command {
    Command::AnswerRound(AnswerRound {
        round: round.clone(),
        unit: body(unit),
        answer,
        text: text.to_owned(),
        attachment: None,
        name: None,
        content: None,
    })
}

/// Decides for a unit as agreed.
pub fn decide(round: &RoundId, unit: &str) -> DecideAtHome {
    DecideAtHome::new(round.clone(), body(unit), AnswerKind::Decided)
}

pub fn until(text: &str) -> Option<jiff::civil::Date> {
    Some(day(text))
}
