//! The founding: principals, administrations, offices, boards and everybody who works there.

use super::{
    builder::{Builder, Done, Stop, registered},
    region::{Alias, Region},
};
use samordna_domain::{
    Actor, BodyId, Command, EmploymentId, Event,
    document::command::RegisterDocument,
    organisation::{BodyKind, OfficeDuty},
};

/// What people below the head are called in an administration, in turn.
const TITLES: [&str; 4] = ["verksamhetschef", "områdeschef", "enhetschef", "verksamhetsutvecklare"];

/// What the organisations of a kind are called together.
const KINDS: &[(&str, &[&str])] = &[
    ("sjukhusen", HOSPITALS),
    ("sjukhusförvaltningarna", HOSPITALS),
    ("primärvården", &["narhalsan", "regionhalsan"]),
    ("privata vårdgivare", &["tolv-ekar", "kustdoktorn-norr", "lanthalsan-asle"]),
];

const HOSPITALS: &[&str] =
    &["su", "nu-sjukvarden", "skaraborgs-sjukhus", "sodra-alvsborgs-sjukhus", "sjukhusen-i-vaster"];

/// Governing documents outside the charters: title and number.
const DOCUMENTS: [(&str, &str); 3] = [
    ("Rutin för ordnat införande i Västra Götaland", "SSN 2024-00233"),
    ("Beslutsmandat för regionala rutiner", "SSN 2024-00519"),
    ("Delegation för akuta rättelser i journalstödet", "RS 2025-03310"),
];

impl<'a> Builder<'a> {
    /// The register is founded by its keeper; from then on the registrar keeps it.
    pub(super) fn found(&mut self) -> Done {
        let home =
            self.region.registrar_home().ok_or_else(|| Stop::Unknown(self.region.registrar.clone()))?;
        self.found_principal()?;
        self.principals()?;
        self.administrations()?;
        self.boards()?;
        self.people()?;
        self.documents()?;
        self.kinds()?;
        self.hand_over(home)
    }

    /// What organisations are called together, where charters speak of all of a kind.
    fn kinds(&self) -> Done {
        for (kind, organisations) in KINDS {
            for organisation in *organisations {
                self.aliases(organisation, &[(*kind).to_owned()])?;
            }
        }
        Ok(())
    }

    /// The governing documents that charters point to.
    fn documents(&self) -> Done {
        let commands = DOCUMENTS.iter().map(|(title, number)| {
            Command::RegisterDocument(RegisterDocument {
                title: (*title).to_owned(),
                registry_number: Some((*number).to_owned()),
                from: Some(self.day),
                until: None,
            })
        });
        self.as_registrar(commands.collect()).map(drop)
    }

    /// The first principal, with a registrar of its own until the house has people.
    fn found_principal(&mut self) -> Done {
        let Some(first) = self.region.principal.first() else { return Ok(()) };
        let founding = Command::Found {
            principal: first.name.clone(),
            registrar: self.region.registrar_name().unwrap_or_default().to_owned(),
            from: Some(self.day),
        };
        let accepted = self.as_actor(Actor::Keeper, founding)?;
        self.bodies.insert(&first.id, registered(&accepted)?);
        self.registrar = accepted.events.iter().find_map(|event| match event {
            Event::PersonRegistered { person, .. } => Some(person.clone()),
            _ => None,
        });
        self.aliases(&first.id, &first.aliases)
    }

    fn principals(&mut self) -> Done {
        for principal in self.region.principal.iter().skip(1) {
            self.register(&principal.id, BodyKind::Principal, &principal.name, None, None)?;
            self.aliases(&principal.id, &principal.aliases)?;
        }
        let associations = self.region.association.iter().map(|association| Command::RegisterBody {
            kind: BodyKind::Principal,
            name: association.name.clone(),
            of: None,
            duty: None,
            from: Some(self.day),
        });
        self.as_registrar(associations.collect())?;
        for municipality in &self.region.municipality {
            let name = Region::municipality_name(&municipality.name);
            self.register(&municipality.id, BodyKind::Principal, &name, None, None)?;
            self.aliases(&municipality.id, std::slice::from_ref(&municipality.name))?;
        }
        Ok(())
    }

    fn administrations(&mut self) -> Done {
        for administration in &self.region.administration {
            let of = self.body(&administration.of)?;
            self.register(
                &administration.id,
                BodyKind::Administration,
                &administration.name,
                Some(of),
                None,
            )?;
        }
        for office in &self.region.office {
            let of = self.body(&office.of)?;
            self.register(&office.id, BodyKind::Office, &office.name, Some(of), office.duty)?;
        }
        Ok(())
    }

    fn boards(&mut self) -> Done {
        for board in &self.region.board {
            self.register(&board.id, BodyKind::Board, &board.name, None, None)?;
        }
        Ok(())
    }

    /// Everybody, dealt in the order of the file: the head first, then the other offices.
    fn people(&mut self) -> Done {
        let region = self.region;
        for principal in region.principal.iter().filter(|principal| 0 < principal.people) {
            self.crew(&principal.id, principal.people, None)?;
        }
        for municipality in &region.municipality {
            self.crew(&municipality.id, 1, Some("socialchef"))?;
        }
        for administration in &region.administration {
            self.crew(&administration.id, administration.people, Some(&administration.head))?;
        }
        for board in &region.board {
            for member in &board.members {
                self.sits(&board.id, member)?;
            }
            let Some(leader) = board.members.first().and_then(|id| self.staff.holder(id)).cloned() else {
                continue;
            };
            let name = format!("ordförande i {}", board.name);
            let of = self.body(&board.id)?;
            let office = self.register_office(&name, of, Some(OfficeDuty::Head))?;
            self.take(office, leader)?;
        }
        Ok(())
    }

    /// The people of one organisation. A head that no table names has an office of its own.
    fn crew(&mut self, id: &'a str, count: usize, head: Option<&str>) -> Done {
        let region = self.region;
        let at = self.body(id)?;
        let mut posts = Vec::new();
        if let Some(head) = head {
            posts.push((
                id,
                self.register_office(head, at.clone(), Some(OfficeDuty::Head))?,
                head.to_owned(),
            ));
        }
        for office in region.office.iter().filter(|office| office.of == id) {
            posts.push((&office.id, self.body(&office.id)?, office.name.clone()));
        }
        for place in 0..count.max(posts.len()) {
            let title = posts.get(place).map_or_else(
                || TITLES.get(place % TITLES.len()).copied().unwrap_or_default().to_owned(),
                |(_, _, title)| title.clone(),
            );
            let name = self.names.deal();
            // The registrar is known since the founding.
            let who = if Some(name.as_str()) == region.registrar_name() {
                self.employ_registrar(at.clone(), title)?
            } else {
                self.hire(name, at.clone(), title)?
            };
            match posts.get(place) {
                Some((post, office, _)) => {
                    self.take(office.clone(), who.clone())?;
                    self.staff.post(post, who.clone());
                    if place == 0 {
                        self.staff.post(id, who);
                    }
                }
                None => self.staff.join(id, who),
            }
        }
        Ok(())
    }

    /// The registrar's office at the founding was there for the founding alone.
    fn hand_over(&mut self, home: &str) -> Done {
        let home = self.body(home)?;
        let first = self.look(|world| {
            let registrars = world.registrars(self.day).find(|office| {
                world.organisation.body(office).is_some_and(|office| office.of.as_ref() != Some(&home))
            });
            registrars.cloned()
        });
        let Some(office) = first else { return Ok(()) };
        let employment =
            self.look(|world| world.people.holder(&office, self.day).map(|held| held.id.clone()));
        let on = Some(self.day);
        let mut commands =
            vec![Command::LeaveOffice { office: office.clone(), on }, Command::EndBody { body: office, on }];
        commands.extend(employment.map(|employment| Command::EndEmployment { employment, on }));
        self.as_registrar(commands).map(drop)
    }

    fn register(
        &mut self,
        id: &'a str,
        kind: BodyKind,
        name: &str,
        of: Option<BodyId>,
        duty: Option<OfficeDuty>,
    ) -> Done {
        let command = Command::RegisterBody { kind, name: name.to_owned(), of, duty, from: Some(self.day) };
        let accepted = self.as_actor(self.registrar(), command)?;
        self.bodies.insert(id, registered(&accepted)?);
        Ok(())
    }

    fn register_office(&self, name: &str, of: BodyId, duty: Option<OfficeDuty>) -> Done<BodyId> {
        let kind = BodyKind::Office;
        let command =
            Command::RegisterBody { kind, name: name.to_owned(), of: Some(of), duty, from: Some(self.day) };
        registered(&self.as_actor(self.registrar(), command)?)
    }

    fn take(&self, office: BodyId, employment: EmploymentId) -> Done {
        let command = Command::TakeOffice { office, employment, from: Some(self.day), until: None };
        self.as_actor(self.registrar(), command).map(drop)
    }

    /// Whoever has the post sits in the board: an office, or whoever heads an organisation.
    fn sits(&self, board: &str, post: &str) -> Done {
        let Ok(post) = self.body(post) else { return Ok(()) };
        let command = Command::AddToBoard { board: self.body(board)?, post, from: Some(self.day) };
        self.as_actor(self.registrar(), command).map(drop)
    }

    fn employ_registrar(&self, at: BodyId, title: String) -> Done<EmploymentId> {
        let person = self.registrar.clone().ok_or_else(|| Stop::Unknown(title.clone()))?;
        let command = Command::Employ { person, at, title, from: Some(self.day) };
        employed(&self.as_actor(self.registrar(), command)?)
    }

    /// Somebody new is employed.
    pub(super) fn hire(&self, name: String, at: BodyId, title: String) -> Done<EmploymentId> {
        let command = Command::RegisterPerson { name, at, title, from: Some(self.day) };
        employed(&self.as_actor(self.registrar(), command)?)
    }

    /// Other names from today.
    pub(super) fn aliases(&self, id: &str, aliases: &[String]) -> Done {
        let body = self.body(id)?;
        let commands = aliases.iter().map(|alias| Command::AliasBody {
            body: body.clone(),
            alias: alias.clone(),
            from: Some(self.day),
            until: None,
        });
        self.as_registrar(commands.collect()).map(drop)
    }

    /// Another name for some time.
    pub(super) fn other_name(&self, body: &str, alias: &Alias) -> Done {
        let until = alias.until.map(|day| day.0);
        let command = Command::AliasBody {
            body: self.body(body)?,
            alias: alias.name.clone(),
            from: Some(alias.from.0),
            until,
        };
        self.as_registrar(vec![command]).map(drop)
    }
}

/// The employment that an answer started.
fn employed(accepted: &samordna_desk::Accepted) -> Done<EmploymentId> {
    let found = accepted.events.iter().find_map(|event| match event {
        Event::EmploymentStarted { employment, .. } => Some(employment.clone()),
        _ => None,
    });
    found.ok_or_else(|| Stop::Unknown("employment".to_owned()))
}
