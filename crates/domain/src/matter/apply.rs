//! What events make of matters.

use super::{
    Addressee, Brief, Consultation, Matter, MatterDocument, MatterStage, Matters, Quality, Remit, StepKind,
    Triage,
};
use crate::{
    BodyId, Event, MatterId, MeetingId, RoundId,
    decision::{Communication, Decision, PoliticalReply, Position},
    escalation::{Escalation, EscalationAnswer},
    grounds::{Basis, NormRef},
    meeting::Left,
};
use jiff::civil::Date;
use samordna_charter::norm::Purpose;

impl Matters {
    pub(crate) fn raised(&mut self, event: &Event) {
        let Event::MatterRaised {
            matter,
            title,
            kind,
            summary,
            subject,
            channel,
            origin,
            engagement,
            document,
            registry_number,
            by,
            on,
        } = event
        else {
            return;
        };
        self.add(Matter {
            id: matter.clone(),
            title: title.clone(),
            kind: *kind,
            summary: summary.clone(),
            subject: subject.clone(),
            qualities: Vec::new(),
            objectives: Vec::new(),
            registry_number: registry_number.clone(),
            channel: channel.clone(),
            origin: origin.clone(),
            engagement: engagement.clone(),
            document: document.clone(),
            raised_by: by.clone(),
            stage: MatterStage::Raised,
            triage: Vec::new(),
            brief: None,
            consulted: Vec::new(),
            released: Vec::new(),
            shared_with: Vec::new(),
            documents: Vec::new(),
            position: None,
            rounds: Vec::new(),
            decisions: Vec::new(),
            escalations: Vec::new(),
            communicated: Vec::new(),
            steps: Vec::new(),
        });
        self.step(matter, *on, StepKind::Raised, |_| {});
    }

    pub(crate) fn sorted(
        &mut self,
        id: &MatterId,
        party: Option<&BodyId>,
        applies: &[NormRef],
        view: &Remit,
        on: Date,
    ) {
        let party = party.cloned();
        let triage = Triage { party: party.clone(), applies: applies.to_vec(), view: view.clone(), on };
        self.step(id, on, StepKind::Sorted { party }, |matter| matter.triage.push(triage));
    }

    pub(crate) fn accepted(&mut self, id: &MatterId, on: Date) {
        self.step(id, on, StepKind::Accepted, |matter| matter.stage = MatterStage::Accepted);
    }

    pub(crate) fn handed_over(
        &mut self,
        id: &MatterId,
        to: &Addressee,
        basis: &Basis,
        needed_by: Option<Date>,
        on: Date,
    ) {
        let (basis, received, became) = (basis.clone(), None, None);
        let stage = MatterStage::HandedOver { to: to.clone(), on, basis, needed_by, received, became };
        self.step(id, on, StepKind::HandedOver { to: to.clone() }, |matter| matter.stage = stage);
    }

    pub(crate) fn received(&mut self, id: &MatterId, becomes: Option<&MatterId>, on: Date) {
        self.step(id, on, StepKind::Received, |matter| {
            if let MatterStage::HandedOver { received, became, .. } = &mut matter.stage {
                (*received, *became) = (Some(on), becomes.cloned());
            }
        });
    }

    /// It is tried anew whose it is; what was written stays.
    pub(crate) fn returned(&mut self, id: &MatterId, reason: &str, on: Date) {
        self.step(id, on, StepKind::Returned { reason: reason.to_owned() }, |matter| {
            matter.stage = MatterStage::Raised;
            matter.triage.clear();
        });
    }

    pub(crate) fn prepared(&mut self, id: &MatterId, brief: &Brief, on: Date) {
        self.step(id, on, StepKind::Prepared, |matter| {
            matter.brief = Some(brief.clone());
            // A new brief is released anew; what stands on an agenda stays there.
            if !matches!(matter.stage, MatterStage::OnAgenda { .. }) {
                matter.stage = MatterStage::Prepared;
                matter.released.clear();
            }
        });
    }

    pub(crate) fn consulted(&mut self, id: &MatterId, with: &Addressee, outcome: &str, on: Date) {
        let asked = Consultation { with: with.clone(), on, outcome: outcome.to_owned() };
        self.step(id, on, StepKind::Consulted { with: with.clone() }, |matter| matter.consulted.push(asked));
    }

    pub(crate) fn released(&mut self, id: &MatterId, party: Option<&BodyId>, is_ready: bool, on: Date) {
        let party = party.cloned();
        self.step(id, on, StepKind::Released { party: party.clone() }, |matter| {
            matter.released.push(party);
            if is_ready {
                matter.stage = MatterStage::Ready;
            }
        });
    }

    /// It stands on an agenda of its own group, or on that of one that handles it too.
    pub(crate) fn put_on_agenda(&mut self, id: &MatterId, meeting: &MeetingId, on: Date) {
        self.step(id, on, StepKind::OnAgenda { meeting: meeting.clone() }, |matter| {
            if meeting.group == matter.id.group && matter.stage.comes_before_position() {
                matter.stage = MatterStage::OnAgenda { meeting: meeting.clone() };
            }
        });
    }

    /// Its item left an agenda without being treated. What goes to another meeting is put there by a further event.
    pub(crate) fn left_agenda(&mut self, id: &MatterId, meeting: &MeetingId, left: &Left, on: Date) {
        let stood = MatterStage::OnAgenda { meeting: meeting.clone() };
        if self.get(id).is_none_or(|matter| matter.stage != stood) {
            return;
        }
        match left {
            Left::Tabled { to: Some(_) } => {}
            Left::Tabled { to: None } | Left::Dropped => {
                let step = StepKind::LeftAgenda { meeting: meeting.clone() };
                self.step(id, on, step, |matter| matter.stage = MatterStage::Ready);
            }
            Left::ReferredBack { reason } => self.referred_back(id, reason, on),
        }
    }

    pub(crate) fn referred_back(&mut self, id: &MatterId, reason: &str, on: Date) {
        self.step(id, on, StepKind::ReferredBack { reason: reason.to_owned() }, |matter| {
            matter.stage = if matter.brief.is_some() { MatterStage::Prepared } else { MatterStage::Accepted };
            matter.released.clear();
            matter.position = None;
        });
    }

    pub(crate) fn shared(&mut self, id: &MatterId, with: &BodyId, on: Date) {
        self.step(id, on, StepKind::Shared { with: with.clone() }, |matter| {
            matter.shared_with.push(with.clone())
        });
    }

    pub(crate) fn documented(&mut self, id: &MatterId, document: MatterDocument) {
        self.change(id, |matter| matter.documents.push(document));
    }

    pub(crate) fn registered(&mut self, id: &MatterId, number: &str) {
        self.change(id, |matter| matter.registry_number = number.to_owned());
        self.count(id);
    }

    pub(crate) fn orderer_named(&mut self, id: &MatterId, origin: &Addressee, on: Date) {
        let (step, origin) = (StepKind::OrdererNamed { to: origin.clone() }, origin.clone());
        self.step(id, on, step, |matter| matter.origin = Some(origin));
    }

    pub(crate) fn tagged(&mut self, id: &MatterId, qualities: &[Quality], objectives: &[NormRef]) {
        self.change(id, |matter| {
            (matter.qualities, matter.objectives) = (qualities.to_vec(), objectives.to_vec());
        });
    }

    pub(crate) fn withdrawn(&mut self, id: &MatterId, reason: &str, on: Date) {
        let stage = MatterStage::Withdrawn { on, reason: reason.to_owned() };
        self.step(id, on, StepKind::Withdrawn, |matter| matter.stage = stage);
    }

    pub(crate) fn closed(&mut self, id: &MatterId, note: &str, on: Date) {
        let stage = MatterStage::Closed { on, note: note.to_owned() };
        self.step(id, on, StepKind::Closed, |matter| matter.stage = stage);
    }

    pub(crate) fn asked(&mut self, id: &MatterId, round: &RoundId, on: Date) {
        self.step(id, on, StepKind::Asked { round: round.clone() }, |matter| {
            matter.rounds.push(round.clone())
        });
    }

    pub(crate) fn agreed(&mut self, id: &MatterId, position: Position) {
        self.step(id, position.on, StepKind::Positioned, |matter| {
            matter.position = Some(position);
            matter.stage = MatterStage::Agreed;
        });
    }

    pub(crate) fn with_politicians(&mut self, id: &MatterId, to: &Addressee, on: Date) {
        self.step(id, on, StepKind::HandedToPoliticians { to: to.clone() }, |matter| {
            if let Some(position) = &mut matter.position {
                position.handed_over = Some((to.clone(), on));
            }
        });
    }

    pub(crate) fn politicians_answered(&mut self, id: &MatterId, reply: PoliticalReply) {
        self.step(id, reply.on, StepKind::AnsweredByPoliticians, |matter| {
            if let Some(position) = &mut matter.position {
                position.answered = Some(reply);
            }
        });
    }

    pub(crate) fn decided(&mut self, id: &MatterId, decision: Decision, is_reported: bool) {
        let step = match &decision.unit {
            Some(unit) => StepKind::Decided { unit: unit.clone() },
            None => StepKind::DecidedByChair,
        };
        if is_reported {
            self.unreported.insert(id.clone());
        }
        if let Some(unit) = &decision.unit {
            self.decided.entry(unit.clone()).or_default().push(id.clone());
        }
        self.step(id, decision.on, step, |matter| matter.decisions.push(decision));
    }

    pub(crate) fn reported(&mut self, told: &[(MatterId, Option<BodyId>)], until: Date, on: Date) {
        for (id, unit) in told {
            self.change(id, |matter| {
                let is_told =
                    |one: &&mut Decision| one.unit == *unit && one.on <= until && one.reported.is_none();
                for decision in matter.decisions.iter_mut().filter(is_told) {
                    decision.reported = Some(on);
                }
            });
            let is_done =
                self.get(id).is_none_or(|matter| matter.decisions.iter().all(|one| one.reported.is_some()));
            if is_done {
                self.unreported.remove(id);
            }
        }
    }

    pub(crate) fn communicated(&mut self, id: &MatterId, to: &Addressee, purpose: Purpose, on: Date) {
        let told = Communication { to: to.clone(), purpose, on, received: None };
        self.step(id, on, StepKind::Communicated { to: to.clone() }, |matter| matter.communicated.push(told));
    }

    pub(crate) fn communication_received(&mut self, id: &MatterId, to: &Addressee, on: Date) {
        self.change(id, |matter| {
            for one in matter.communicated.iter_mut().filter(|one| one.to == *to && one.received.is_none()) {
                one.received = Some(on);
            }
        });
    }

    pub(crate) fn lifted(&mut self, id: &MatterId, escalation: Escalation) {
        let step = StepKind::Escalated { number: escalation.number, to: escalation.to.clone() };
        self.step(id, escalation.opened, step, |matter| matter.escalations.push(escalation));
    }

    pub(crate) fn lift_answered(
        &mut self,
        id: &MatterId,
        number: u32,
        answer: EscalationAnswer,
        text: &str,
        to: Option<&Addressee>,
        on: Date,
    ) {
        self.step(id, on, StepKind::EscalationAnswered { number }, |matter| {
            let Some(known) = matter.escalations.iter_mut().find(|one| one.number == number) else { return };
            known.answers.push((answer, text.to_owned(), on));
            // Passed on, it waits for an answer there; answered there, the answer waits to be handed down.
            known.comes_back = to.is_some() && answer != EscalationAnswer::PassedOn;
            if let Some(to) = to {
                let before = std::mem::replace(&mut known.to, to.clone());
                known.decided_by = known.comes_back.then_some(before);
                known.beyond = None;
            }
        });
    }
}
