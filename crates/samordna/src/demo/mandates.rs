//! Who may decide what: a mandate for the head of every administration, and one for a council's chair.

use super::{
    builder::{Builder, Done, Stop},
    decisions::{COUNCIL, HOSPITALS},
};
use samordna_domain::{
    BodyId, Command, Event, MandateId,
    mandate::{Holder, Reach, ReportedTo, command::GrantMandate},
    organisation::{BodyKind, OfficeDuty},
};

impl Builder<'_> {
    /// Each administration's head gets a mandate from the board; Närhälsan's is for purchases and staffing alone, and
    /// one private provider has given nobody any.
    pub(super) fn mandates(&self) -> Done {
        let board = self.body("operativa-namnden")?;
        let reported = || Some(ReportedTo { board: board.clone(), within_days: Some(30) });
        for administration in &self.region.administration {
            let unit = self.body(&administration.id)?;
            let is_small = administration.id == "narhalsan";
            let subjects =
                if is_small { vec!["inköp".to_owned(), "bemanning".to_owned()] } else { Vec::new() };
            let limit = if HOSPITALS.contains(&administration.id.as_str()) { 5_000_000 } else { 1_000_000 };
            let Some(holder) = self.head_of(&unit) else { continue };
            self.grant(GrantMandate {
                holder: Holder::Office(holder),
                reach: Reach { subjects, area: vec![unit], limit: Some(limit) },
                giver: board.clone(),
                source: format!("Delegationsordning OHSN 2026-00041, {}", administration.name),
                from: None,
                until: None,
                may_pass_on: true,
                under: None,
                reported_to: reported(),
            })?;
        }
        let own = self.region.municipality.iter().map(|one| (one.id.as_str(), one.name.as_str()));
        let providers =
            self.region.principal.iter().filter(|one| 0 < one.people && one.id != "lanthalsan-asle");
        for (id, name) in own.chain(providers.map(|one| (one.id.as_str(), one.name.as_str()))) {
            let unit = self.body(id)?;
            let Some(holder) = self.head_of(&unit) else { continue };
            self.grant(GrantMandate {
                holder: Holder::Office(holder),
                reach: Reach { subjects: Vec::new(), area: vec![unit.clone()], limit: None },
                giver: unit,
                source: format!("Delegationsordning 2026, {name}"),
                from: None,
                until: None,
                may_pass_on: false,
                under: None,
                reported_to: None,
            })?;
        }
        self.chairs_mandate()
    }

    /// The council's chair may decide on regional routines, by the document that its charter cites.
    fn chairs_mandate(&self) -> Done {
        let council = self.body(COUNCIL)?;
        self.grant(GrantMandate {
            holder: Holder::ChairOf(council),
            reach: Reach {
                subjects: vec!["regional rutin".to_owned()],
                area: vec![self.body("vgr")?],
                limit: Some(100_000),
            },
            giver: self.body("strategiska-namnden")?,
            source: "Beslutsmandat för regionala rutiner, SSN 2024-00519".to_owned(),
            from: None,
            until: None,
            may_pass_on: false,
            under: None,
            reported_to: Some(ReportedTo { board: self.body("strategiska-namnden")?, within_days: None }),
        })
        .map(drop)
    }

    fn grant(&self, asked: GrantMandate) -> Done<MandateId> {
        let accepted = self.as_actor(self.registrar(), Command::GrantMandate(asked))?;
        let granted = accepted.events.into_iter().find_map(|event| match event {
            Event::MandateGranted { mandate, .. } => Some(mandate),
            _ => None,
        });
        granted.ok_or_else(|| Stop::Unknown("mandate".to_owned()))
    }

    /// The office that heads a body.
    fn head_of(&self, body: &BodyId) -> Option<BodyId> {
        self.look(|world| {
            let heads = world.organisation.parts(body);
            let mut heads =
                heads.filter(|one| one.kind == BodyKind::Office && one.duty == Some(OfficeDuty::Head));
            heads.next().map(|office| office.id.clone())
        })
    }
}
