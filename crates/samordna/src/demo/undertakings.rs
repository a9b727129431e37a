//! The region's projects and programmes, one of which has ended; the group that is their reference group; and the documents
//! that groups keep up to date.

use super::builder::{Builder, Done, Stop};
use jiff::civil::{Date, date};
use samordna_domain::{
    BodyId, Command, DocumentId, EngagementId, Event, MatterId, UndertakingId,
    document::{
        command::{KeepDocument, ReviseDocument},
        revises,
    },
    matter::{
        Addressee, MatterKind,
        command::{RaiseMatter, TriageMatter},
    },
    seat::Role,
    undertaking::{
        UndertakingKind,
        command::{BeginEngagement, CloseEngagement, EndUndertaking, RegisterUndertaking},
    },
};

/// The days on which something happens, in order.
pub const DAYS: [Date; 5] =
    [date(2026, 1, 20), date(2026, 3, 3), date(2026, 5, 12), date(2026, 9, 22), date(2026, 10, 20)];

/// The reference group.
const GROUP: &str = "sg-stroke";
const PROGRAMME: &str = "Program Nära hemma";
const PROJECT: &str = "Projekt Tidig hemgång efter stroke";
const INQUIRY: &str = "Utredning om strokevårdens vårdplatser";
const PILOT: &str = "Projekt Digital uppföljning";

/// When the reference group's document was last revised, and how often it is: by the region's day it is soon to be again.
const SOON: (Date, u8) = (date(2023, 12, 5), 3);

/// The same of the others, in turn: one is due soon, the rest later.
const CYCLES: [(Date, u8); 4] =
    [(date(2024, 12, 10), 2), (date(2025, 3, 18), 3), (date(2024, 5, 6), 4), (date(2025, 9, 2), 2)];

impl Builder<'_> {
    /// What happens on one of the days.
    pub(super) fn undertakings(&self) -> Done {
        match DAYS.iter().position(|day| *day == self.day) {
            Some(0) => self.begun(),
            Some(1) => self.asked(),
            Some(2) => self.piloted(),
            Some(3) => self.stopped(),
            Some(4) => self.documents_kept(),
            Some(_) | None => Ok(()),
        }
    }

    /// A programme, two projects and an inquiry begin.
    fn begun(&self) -> Done {
        let known = [
            (
                UndertakingKind::Programme,
                PROGRAMME,
                "koncernkontoret",
                date(2024, 1, 1),
                Some(date(2027, 12, 31)),
            ),
            (
                UndertakingKind::Project,
                PROJECT,
                "skaraborgs-sjukhus",
                date(2026, 1, 12),
                Some(date(2026, 11, 10)),
            ),
            (UndertakingKind::Project, PILOT, "su", date(2025, 9, 1), Some(date(2026, 5, 31))),
            (UndertakingKind::Inquiry, INQUIRY, "koncernkontoret", date(2026, 1, 15), None),
        ];
        for (number, (kind, name, owner, from, until)) in known.into_iter().enumerate() {
            let asked = RegisterUndertaking {
                kind,
                name: name.to_owned(),
                also: Vec::new(),
                owner: self.body(owner)?,
                source: format!("Direktiv RS 2025-0{}", 4105 + number),
                from: Some(from),
                until,
                group: None,
            };
            self.as_actor(self.registrar(), Command::RegisterUndertaking(asked))?;
        }
        for (name, task, until) in [
            (PROJECT, "Läsa förslagen till vårdkedja, och säga hur de fungerar på varje sjukhus.", None),
            (PILOT, "Följa försöket på två mottagningar.", None),
            (
                INQUIRY,
                "Lämna uppgifter om vårdplatser och väntetider, och granska utkastet.",
                Some(date(2027, 3, 31)),
            ),
        ] {
            let begin = BeginEngagement {
                group: self.body(GROUP)?,
                undertaking: self.undertaking(name)?,
                asked_by: None,
                task: task.to_owned(),
                from: None,
                until,
            };
            self.as_keeper(GROUP, Command::BeginEngagement(begin))?;
        }
        Ok(())
    }

    /// The project asks for a view, and the programme orders something.
    fn asked(&self) -> Done {
        let engagement = self.engagement(PROJECT)?;
        self.raised(
            "Vårdkedjan de första fjorton dagarna",
            MatterKind::SoundingBoard,
            None,
            Some(engagement),
            None,
        )?;
        let programme = Addressee::Undertaking(self.undertaking(PROGRAMME)?);
        self.raised("Hembesök av stroketeam", MatterKind::Commission, Some(programme), None, None).map(drop)
    }

    /// The pilot is over, and the group gives its closing word.
    fn piloted(&self) -> Done {
        let close = CloseEngagement {
            engagement: self.engagement(PILOT)?,
            word: "Uppföljning på skärm fungerar för den som har någon hemma. Övriga behöver besök. Vi lämnade två sidor."
                .to_owned(),
        };
        self.as_keeper(GROUP, Command::CloseEngagement(close))
    }

    /// The programme is stopped, and nobody takes over.
    fn stopped(&self) -> Done {
        let end = EndUndertaking {
            undertaking: self.undertaking(PROGRAMME)?,
            on: Some(date(2026, 9, 30)),
            source: "Beslut RS 2026-03377".to_owned(),
            taken_over_by: None,
        };
        self.as_whoever_may(Command::EndUndertaking(end), "Beslut RS 2026-03377").map(drop)
    }

    /// Every group whose charter has it revise documents says which; one reviews its own, and one is about to.
    fn documents_kept(&self) -> Done {
        let mut cycles = CYCLES.iter().cycle();
        for group in &self.region.group {
            let Some(id) = self.bodies.get(group.id.as_str()).cloned() else { continue };
            let revises =
                self.look(|world| world.norms_in_force(&id, self.day).any(|(_, norm)| revises(norm)));
            if !revises {
                continue;
            }
            let cycle = if group.id == GROUP { Some(&SOON) } else { cycles.next() };
            let Some((revised, every_years)) = cycle else { continue };
            let role = if group.coordinator == Some(true) { Role::Coordinator } else { Role::Chair };
            let keep = KeepDocument {
                group: id.clone(),
                title: format!("Regional rutin för {}", group.area),
                registry_number: None,
                owner: Addressee::Role { role, group: id },
                revised: Some(*revised),
                every_years: *every_years,
            };
            self.as_keeper(&group.id, Command::KeepDocument(keep))?;
        }
        let (group, document) = (self.body("sg-hand")?, self.kept("sg-hand")?);
        let note = "Version 4. Larmnumret är infört, RS 2026-03410.".to_owned();
        let revise = ReviseDocument { group, document, on: Some(date(2026, 10, 6)), note };
        self.as_keeper("sg-hand", Command::ReviseDocument(revise))?;
        let document = self.kept(GROUP)?;
        self.raised("Rutinen för strokevård ses över", MatterKind::Revision, None, None, Some(document))
            .map(drop)
    }

    /// A matter of the reference group, and it is the group's.
    fn raised(
        &self,
        title: &str,
        kind: MatterKind,
        origin: Option<Addressee>,
        engagement: Option<EngagementId>,
        document: Option<DocumentId>,
    ) -> Done<MatterId> {
        let group = self.body(GROUP)?;
        let raise = RaiseMatter {
            group: group.clone(),
            title: title.to_owned(),
            kind,
            summary: String::new(),
            subject: None,
            channel: None,
            origin,
            engagement,
            document,
            registry_number: None,
        };
        let accepted = self.as_actor(self.reporter(&group), Command::RaiseMatter(raise))?;
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
        self.as_keeper(GROUP, Command::TriageMatter(sort))?;
        Ok(matter)
    }

    fn as_keeper(&self, group: &str, command: Command) -> Done {
        let group: BodyId = self.body(group)?;
        self.as_actor(self.reporter(&group), command).map(drop)
    }

    fn undertaking(&self, name: &str) -> Done<UndertakingId> {
        let found = self.look(|world| world.undertakings.named(name).map(|known| known.id.clone()));
        found.ok_or_else(|| Stop::Unknown(name.to_owned()))
    }

    fn engagement(&self, name: &str) -> Done<EngagementId> {
        let (group, undertaking) = (self.body(GROUP)?, self.undertaking(name)?);
        let found = self.look(|world| {
            let mut open = world.undertakings.open(&group);
            open.find(|one| one.undertaking == undertaking).map(|one| one.id.clone())
        });
        found.ok_or_else(|| Stop::Unknown(name.to_owned()))
    }

    fn kept(&self, group: &str) -> Done<DocumentId> {
        let id = self.body(group)?;
        let found = self.look(|world| world.documents.kept_by(&id).next().map(|kept| kept.document.clone()));
        found.ok_or_else(|| Stop::Unknown(group.to_owned()))
    }
}
