//! The seats: established, prepared for as the charter asks, filled, and some of them left waiting.

use super::{
    builder::{Builder, Done},
    groups::{Place, document},
    region::Group,
};
use samordna_charter::Rule;
use samordna_domain::{
    BodyId, Command, EmploymentId, Event, SeatId,
    refusal::Why,
    seat::{
        Role, SeatNo,
        command::{Appoint, EstablishSeat, LogConsultation, ProposeForSeat},
        steps,
    },
};

/// What is said of chair and contact person from one administration.
const APART: &str = "Ingen annan i ledningen har möjlighet under perioden.";

impl<'a> Builder<'a> {
    pub(super) fn establish(&self, group: &Group, places: &[Place]) -> Done<Vec<SeatId>> {
        let id = self.body(&group.id)?;
        let commands = places.iter().map(|place| {
            Command::EstablishSeat(EstablishSeat {
                unit: place.unit.clone(),
                from: Some(self.day),
                ..EstablishSeat::new(id.clone(), place.role.clone())
            })
        });
        let accepted = self.as_registrar(commands.collect())?;
        let seats = accepted.iter().flat_map(|accepted| &accepted.events).filter_map(|event| match event {
            Event::SeatEstablished { seat, .. } => Some(seat.clone()),
            _ => None,
        });
        Ok(seats.collect())
    }

    /// Puts somebody on a seat, as the charter says, and attests what it demands of members.
    pub(super) fn fill(&mut self, group: &'a Group, seat: &SeatId, place: &Place) -> Done {
        let Some(who) = &place.who else { return Ok(()) };
        if place.role == Role::Chair {
            self.staff.post(&group.id, who.clone());
        }
        self.seat_somebody(
            group,
            Appoint { from: Some(self.day), ..Appoint::new(seat.clone(), who.clone()) },
        )?;
        if place.role == Role::Member
            && self.says(group, |rule| matches!(rule, Rule::MemberEligibility(_)))?
        {
            self.as_whoever_may(Command::AttestEligibility { seat: seat.clone() }, &document(group))?;
        }
        if place.leaves {
            self.leaving.entry(&group.id).or_default().push((seat.clone(), who.clone()));
        }
        Ok(())
    }

    /// Appoints somebody after what the charter asks for: proposals, consultations, the routine it points to.
    pub(super) fn seat_somebody(&self, group: &Group, appoint: Appoint) -> Done {
        let routine = self.steps_before(group, &appoint.seat, &appoint.employment)?;
        let appoint = Appoint { routine, ..appoint };
        match self.as_whoever_may(Command::Appoint(appoint.clone()), &document(group)) {
            Err(stop) if stop.is(|why| matches!(why, Why::Seat(SeatNo::SameAdministration { .. }))) => {
                let appoint = Appoint { reason: Some(APART.to_owned()), ..appoint };
                self.as_whoever_may(Command::Appoint(appoint), &document(group)).map(drop)
            }
            done => done.map(drop),
        }
    }

    /// Whoever proposes does, whoever is consulted is; the routine to cite.
    pub(super) fn steps_before(
        &self,
        group: &Group,
        seat: &SeatId,
        who: &EmploymentId,
    ) -> Done<Option<String>> {
        let steps = self.look(|world| world.seat(seat).map(|seat| steps(world, seat, self.day)));
        let Ok(steps) = steps else { return Ok(None) };
        for step in &steps.proposals {
            let by = self.chosen(&step.bodies, who);
            let note = "Har lett verksamheten i flera år.".to_owned();
            let (seat, employment) = (seat.clone(), who.clone());
            let propose = ProposeForSeat { seat, employment, by, on: None, note };
            self.as_whoever_may(Command::ProposeForSeat(propose), &document(group))?;
        }
        for step in &steps.consultations {
            let Some(with) = step.bodies.first().cloned() else { continue };
            self.consulted(group, seat, with, Some(who.clone()))?;
        }
        Ok(steps.routine.map(|(_, cited)| cited))
    }

    pub(super) fn consulted(
        &self,
        group: &Group,
        seat: &SeatId,
        with: BodyId,
        employment: Option<EmploymentId>,
    ) -> Done {
        let outcome = "Inget att invända.".to_owned();
        let log = LogConsultation { seat: seat.clone(), with, employment, on: None, outcome };
        self.as_whoever_may(Command::LogConsultation(log), &document(group)).map(drop)
    }

    /// Among those who may propose, the administration where somebody works; else the first.
    fn chosen(&self, bodies: &[BodyId], who: &EmploymentId) -> Option<BodyId> {
        let own = self.look(|world| world.people.employment(who).map(|known| known.at.clone()));
        bodies.iter().find(|body| Some(*body) == own.as_ref()).or_else(|| bodies.first()).cloned()
    }
}
