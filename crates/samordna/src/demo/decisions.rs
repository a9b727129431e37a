//! What the region's groups have agreed, asked and decided: by whoever may, on its
//! day. Some have declined, some wait, some have no mandate, and some have not got round to answering.

mod agreements;
mod autumn;

use super::builder::{Builder, Done, Stop};
use jiff::civil::{Date, date};
use samordna_charter::norm::{Frame, Purpose};
use samordna_domain::{
    Actor, BodyId, Command, Event, MatterId, RoundId,
    decision::{
        Dissent, PositionClass,
        command::{CommunicateDecision, DecideAsChair, DecideAtHome, ReportDecisions, TakePosition},
    },
    mandate::Holder,
    matter::{
        Addressee, Brief, MatterKind, Ranked,
        command::{PrepareMatter, RaiseMatter, RankInitiatives, TriageMatter},
        headings,
    },
    period::days_after,
    round::{
        AnswerKind, RoundKind,
        command::{AnswerRound, CloseRound, OpenRound, RemindRound},
    },
};

/// The days on which something happens, in order.
pub const DAYS: [Date; 10] = [
    date(2026, 1, 8),
    date(2026, 2, 17),
    date(2026, 3, 24),
    date(2026, 4, 14),
    date(2026, 9, 8),
    date(2026, 9, 29),
    date(2026, 10, 13),
    date(2026, 10, 27),
    date(2026, 11, 10),
    date(2026, 11, 17),
];

pub(super) const COUNCIL: &str = "sor-rorelse";
const HIP: &str = "Höftfraktur opereras inom ett dygn";
const ALARM: &str = "Ett larmnummer för akut handkirurgi";
const ROUNDS: &str = "Ronder på distans";
const CAST: &str = "Rutin för gipsrummets märkning";
const QUEUE: &str = "Gemensam väntelista för handkirurgi";
pub(super) const HOSPITALS: [&str; 5] =
    ["su", "nu-sjukvarden", "skaraborgs-sjukhus", "sodra-alvsborgs-sjukhus", "sjukhusen-i-vaster"];

/// The document that shows what was decided on paper.
const PAPER: &str = "Protokoll från förvaltningens ledningsgrupp";

impl<'a> Builder<'a> {
    /// What happens on one of the days.
    pub(super) fn decisions(&mut self) -> Done {
        match DAYS.iter().position(|day| *day == self.day) {
            Some(0) => self.mandates().and_then(|()| self.agreements()),
            Some(1) => self.early_agreements(),
            Some(2) => self.early_decisions(),
            Some(3) => self.report(),
            Some(4) => self.raised_in_autumn(),
            Some(5) => self.anchored_in_autumn().and_then(|()| self.agreements_in_autumn()),
            Some(6) => self.agreed_in_autumn(),
            Some(7) => self.decided_in_autumn(),
            Some(8) => self.asked_in_autumn(),
            Some(9) => self.reminded_in_autumn(),
            Some(_) | None => Ok(()),
        }
    }

    fn keeper(&self) -> Done<Actor> {
        Ok(self.reporter(&self.body(COUNCIL)?))
    }

    fn raise(&self, title: &str, kind: MatterKind, subject: Option<&str>, summary: &str) -> Done<MatterId> {
        let raise = RaiseMatter {
            group: self.body(COUNCIL)?,
            title: title.to_owned(),
            kind,
            summary: summary.to_owned(),
            subject: subject.map(str::to_owned),
            channel: None,
            origin: None,
            engagement: None,
            document: None,
            registry_number: None,
        };
        let accepted = self.as_actor(self.keeper()?, Command::RaiseMatter(raise))?;
        let raised = accepted.events.into_iter().find_map(|event| match event {
            Event::MatterRaised { matter, .. } => Some(matter),
            _ => None,
        });
        let matter = raised.ok_or_else(|| Stop::Unknown(title.to_owned()))?;
        let sort = TriageMatter {
            matter: matter.clone(),
            applies: Vec::new(),
            party_matter: false,
            exception: None,
            goes_to: None,
        };
        self.as_actor(self.keeper()?, Command::TriageMatter(sort))?;
        Ok(matter)
    }

    /// A brief under the charter's own headings.
    fn prepare(&self, matter: &MatterId, background: &str, proposal: &str) -> Done {
        let said =
            |names: Vec<String>, text: &str| names.into_iter().map(|name| (name, text.to_owned())).collect();
        let brief = self.look(|world| {
            let known = world.matter(matter).ok()?;
            let asks = headings(world, known, self.day);
            Some(Brief {
                background: background.to_owned(),
                proposal: Some(proposal.to_owned()),
                impact: said(asks.impact, "Liten påverkan. Beräkningen finns i underlaget."),
                aspects: said(asks.aspects, "Beaktat i förslaget."),
                ..Brief::default()
            })
        });
        let brief = brief.ok_or_else(|| Stop::Unknown(matter.to_string()))?;
        let command = Command::PrepareMatter(PrepareMatter { matter: matter.clone(), brief });
        self.as_actor(self.keeper()?, command).map(drop)
    }

    fn agree(&self, matter: &MatterId, text: &str, dissent: Vec<Dissent>) -> Done {
        let take = TakePosition {
            matter: matter.clone(),
            text: text.to_owned(),
            class: PositionClass::Other,
            consensus: dissent.is_empty(),
            dissent,
            stepped_aside: None,
            vote: None,
            meeting: None,
        };
        self.as_actor(self.keeper()?, Command::TakePosition(take)).map(drop)
    }

    fn ask(
        &self,
        kind: RoundKind,
        matter: &MatterId,
        question: &str,
        units: &[&str],
        days: i32,
    ) -> Done<RoundId> {
        let ask = OpenRound {
            group: matter.group.clone(),
            kind,
            about: Some(matter.clone()),
            agreement: None,
            question: question.to_owned(),
            units: units.iter().map(|unit| self.body(unit)).collect::<Done<_>>()?,
            due: days_after(self.day, days),
        };
        self.opened(self.keeper()?, ask)
    }

    fn opened(&self, actor: Actor, ask: OpenRound) -> Done<RoundId> {
        let accepted = self.as_actor(actor, Command::OpenRound(ask))?;
        let opened = accepted.events.into_iter().find_map(|event| match event {
            Event::RoundOpened { round, .. } => Some(round),
            _ => None,
        });
        opened.ok_or_else(|| Stop::Unknown("round".to_owned()))
    }

    fn answer(&self, round: &RoundId, unit: &str, answer: AnswerKind, text: &str) -> Done {
        let answer = AnswerRound {
            round: round.clone(),
            unit: self.body(unit)?,
            answer,
            text: text.to_owned(),
            attachment: None,
            name: None,
            content: None,
        };
        self.as_whoever_may(Command::AnswerRound(answer), PAPER).map(drop)
    }

    fn decide(&self, round: &RoundId, unit: &str, answer: AnswerKind, text: &str, cost: u64) -> Done {
        let decide = DecideAtHome {
            text: text.to_owned(),
            cost: (0 < cost).then_some(cost),
            respects: vec![Frame::HeadOfAdministration, Frame::Budget],
            ..DecideAtHome::new(round.clone(), self.body(unit)?, answer)
        };
        self.as_whoever_may(Command::DecideAtHome(decide), PAPER).map(drop)
    }

    /// The council's matter of this title, and its latest round of a kind.
    fn matter(&self, title: &str) -> Done<MatterId> {
        let group = self.body(COUNCIL)?;
        let found = self.look(|world| {
            world.matters.open(&group).find(|one| one.title == title).map(|one| one.id.clone())
        });
        found.ok_or_else(|| Stop::Unknown(title.to_owned()))
    }

    fn round(&self, title: &str, kind: RoundKind) -> Done<RoundId> {
        let matter = self.matter(title)?;
        let found = self.look(|world| {
            let known = world.matter(&matter).ok()?;
            let rounds = known.rounds.iter().rev().filter_map(|id| world.rounds.get(id));
            rounds.into_iter().find(|round| round.kind == kind).map(|round| round.id.clone())
        });
        found.ok_or_else(|| Stop::Unknown(format!("{title} {kind:?}")))
    }

    /// The alarm number is agreed on, and the chair's own routine waits to be decided.
    fn early_agreements(&self) -> Done {
        let alarm = self.raise(
            ALARM,
            MatterKind::Question,
            None,
            "I dag ringer primärvården olika nummer beroende på sjukhus och tid på dygnet.",
        )?;
        self.prepare(
            &alarm,
            "Fyra nummer är i bruk. Var femte remittent har ringt fel det senaste året.",
            "Ett nummer, bemannat av det sjukhus som har handjour.",
        )?;
        self.agree(&alarm, "Primärvården ringer ett nummer för akut handkirurgi, dygnet runt.", Vec::new())?;
        for (kind, answer) in [
            (RoundKind::Anchoring, AnswerKind::Anchored),
            (RoundKind::UnionConsultation, AnswerKind::Concluded),
        ] {
            let round = self.ask(kind, &alarm, question(kind), &HOSPITALS, 30)?;
            for unit in HOSPITALS {
                self.answer(&round, unit, answer, "")?;
            }
        }
        self.ask(RoundKind::HomeDecision, &alarm, question(RoundKind::HomeDecision), &HOSPITALS, 40)?;
        Ok(())
    }

    /// All five hospitals decide on the alarm number, one of them otherwise; then it is to be carried out.
    fn early_decisions(&self) -> Done {
        let round = self.round(ALARM, RoundKind::HomeDecision)?;
        for (unit, cost) in HOSPITALS.into_iter().zip([120_000, 60_000, 60_000, 60_000, 40_000]) {
            let (answer, text) = match unit {
                "sjukhusen-i-vaster" => {
                    (AnswerKind::Deviates, "Vi inför numret på vardagar, och på helger från 2027.")
                }
                _ => (AnswerKind::Decided, ""),
            };
            self.decide(&round, unit, answer, text, cost)?;
        }
        let alarm = self.matter(ALARM)?;
        let work =
            self.ask(RoundKind::Implementation, &alarm, question(RoundKind::Implementation), &[], 250)?;
        self.answer(&work, "su", AnswerKind::Done, "I drift sedan 1 mars. Rutin SU 2026-114.")?;
        self.answer(&work, "nu-sjukvarden", AnswerKind::Done, "I drift sedan 15 mars.")?;
        self.answer(&work, "skaraborgs-sjukhus", AnswerKind::Begun, "Växeln byggs om i höst.")?;
        self.tell(&alarm, "regionservice", Purpose::Implementation)?;
        self.tell(&alarm, "narhalsan", Purpose::Forwarding)
    }
}

fn question(kind: RoundKind) -> &'static str {
    match kind {
        RoundKind::Anchoring => "Är arbetet och konsekvenserna av förslaget förankrade hos er?",
        RoundKind::Impact => "Hur berörs ni av förslaget?",
        RoundKind::UnionConsultation => "Är den fackliga samverkan klar hos er?",
        RoundKind::HomeDecision => "Beslutar ni enligt ställningstagandet?",
        RoundKind::Implementation => "Är det genomfört hos er, och vad visar det?",
        RoundKind::RollOut => "Inför ni arbetssättet?",
        RoundKind::Application => "Tillämpas överenskommelsen hos er, och vad visar det?",
        RoundKind::FollowUp => "Hur har ni följt upp överenskommelsen, och vad visade uppföljningen?",
    }
}
