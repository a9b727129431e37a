//! What happens in the demo's region and when, and how it is brought before the desk.
//!
//! **Invariant:** nothing is put in beside the desk, and nothing is refused in silence: a refusal stops the building.

use super::{
    region::{Group, Region},
    staff::{Names, Staff},
};
use crate::{spoken::Refused, trouble::Trouble};
use jiff::{ToSpan, civil::Date};
use samordna_desk::{Accepted, Act, Answer, Desk, Fault};
use samordna_domain::{
    Actor, BodyId, CharterId, Command, Event, Language, Moment, PersonId, Refusal, SeatId, World,
    refusal::Who,
};
use std::collections::HashMap;

/// Something that happens in the region.
#[derive(Clone, Copy, Debug)]
pub enum Happening<'a> {
    /// The register is founded, with every organisation, office and person.
    Founding,
    /// A body is also known by another name.
    OtherName { body: &'a str, alias: &'a super::region::Alias },
    /// A group is formed, and its charter is drafted.
    Formed(&'a Group),
    /// The charter is adopted, and the seats are filled.
    Adopted(&'a Group),
    /// One of two adopters signs.
    FirstSignature(&'a Group),
    /// Those leave whose seats stand vacant on the region's day.
    Departures(&'a Group),
    /// The group is dissolved.
    Dissolved(&'a Group),
    /// The coordinators report what has been done.
    Reports,
    /// The groups plan their meetings: the next year, or what is left of this one.
    Planning(bool),
    /// Notices are sent, and meetings are held.
    Meetings,
    /// Mandates are entered; something is agreed, asked or decided.
    Decisions,
    /// Projects and programmes begin and end, and groups say which documents they keep up to date.
    Undertakings,
    /// Notes are shared, signed and published, each when its turn has come.
    Notes,
}

/// Everything that happens until the day, in order.
pub fn happenings(region: &Region, until: Date) -> Vec<(Date, Happening<'_>)> {
    let founded = region.founded.0;
    let mut all = vec![(founded, Happening::Founding)];
    for board in &region.board {
        let others = board
            .aliases
            .iter()
            .map(|alias| (alias.from.0.max(founded), Happening::OtherName { body: &board.id, alias }));
        all.extend(others);
    }
    // Parents before children where both come the same day: the file has them in that order.
    for group in &region.group {
        all.push((group.formed.0, Happening::Formed(group)));
        match group.adopted {
            Some(adopted) => {
                all.push((adopted.0, Happening::Adopted(group)));
                all.push((departure(group, adopted.0), Happening::Departures(group)));
            }
            None if group.endorsed.is_some() => {
                all.push((group.formed.0.saturating_add(40.days()), Happening::FirstSignature(group)));
            }
            None => {}
        }
        all.extend(group.dissolved.map(|day| (day.0, Happening::Dissolved(group))));
    }
    let months = std::iter::successors(Some(founded), |day| day.checked_add(1.month()).ok());
    all.extend(months.take_while(|day| *day <= region.as_of.0).map(|day| (day, Happening::Reports)));
    for (day, is_planning) in super::meetings::days(region) {
        all.push((day, Happening::Planning(is_planning)));
        all.push((day, Happening::Meetings));
    }
    all.extend(super::decisions::DAYS.map(|day| (day, Happening::Decisions)));
    all.extend(super::undertakings::DAYS.map(|day| (day, Happening::Undertakings)));
    all.extend(super::minutes::days(region.as_of.0).map(|day| (day, Happening::Notes)));
    all.retain(|(day, _)| *day <= until && *day <= region.as_of.0);
    all.sort_by_key(|(day, _)| *day);
    all
}

/// When those leave whose seats are vacant: a season after the adoption at the earliest, in the region's last year.
fn departure(group: &Group, adopted: Date) -> Date {
    let spread = i32::try_from(group.id.len() * 13 % 150).unwrap_or(0);
    let last_year = jiff::civil::date(2026, 5, 15).saturating_add(spread.days());
    let season_later = adopted.saturating_add(100.days());
    last_year.max(season_later)
}

/// Why the building stopped.
#[derive(Debug)]
pub enum Stop {
    /// The domain said no.
    Refused { what: String, refusal: Box<Refusal> },
    /// The desk could not.
    Fault(Fault),
    /// The region's file names something that is not in it.
    Unknown(String),
}

impl Stop {
    /// It is a refusal for such a reason.
    pub fn is(&self, is_it: impl Fn(&samordna_domain::refusal::Why) -> bool) -> bool {
        matches!(self, Self::Refused { refusal, .. } if is_it(&refusal.why))
    }

    /// In words.
    pub fn in_words(&self, desk: &Desk, on: Date, language: Language) -> Trouble {
        let says = match self {
            Self::Refused { what, refusal } => {
                let no = desk.look(|world| Refused::of(refusal, world, on, language));
                format!("{on}, {what}: {}", no.line())
            }
            Self::Fault(fault) => format!("{on}: {fault}"),
            Self::Unknown(name) => format!("{on}: {name}?"),
        };
        Trouble::new(
            language,
            format!("Demon kunde inte byggas: {says}"),
            format!("The demo could not be built: {says}"),
        )
    }
}

/// The result of a step.
pub type Done<T = ()> = Result<T, Stop>;

/// Something that somebody does.
pub struct Step {
    by: Actor,
    command: Command,
    document: Option<String>,
}

impl Step {
    /// Somebody does it.
    pub fn by(by: Actor, command: Command) -> Self {
        Self { by, command, document: None }
    }

    /// The same, citing a document.
    pub fn citing(self, document: &str) -> Self {
        Self { document: Some(document.to_owned()), ..self }
    }
}

/// Brings what happens before the desk.
pub struct Builder<'a> {
    pub(super) desk: &'a Desk,
    pub(super) region: &'a Region,
    pub(super) staff: Staff,
    pub(super) names: Names<'a>,
    /// What a local id is in the register.
    pub(super) bodies: HashMap<&'a str, BodyId>,
    pub(super) charters: HashMap<&'a str, CharterId>,
    /// Whose departure leaves a seat of a group vacant.
    pub(super) leaving: HashMap<&'a str, Vec<(SeatId, samordna_domain::EmploymentId)>>,
    pub(super) registrar: Option<PersonId>,
    pub(super) day: Date,
}

impl<'a> Builder<'a> {
    /// Before anything has happened.
    pub fn new(desk: &'a Desk, region: &'a Region) -> Self {
        Self {
            desk,
            region,
            staff: Staff::default(),
            names: Names::new(&region.people.names),
            bodies: HashMap::new(),
            charters: HashMap::new(),
            leaving: HashMap::new(),
            registrar: None,
            day: region.founded.0,
        }
    }

    /// Lets it happen on its day.
    pub fn happens(&mut self, day: Date, happening: Happening<'a>) -> Done {
        self.day = day;
        match happening {
            Happening::Founding => {
                self.found()?;
                self.describe_places()
            }
            Happening::OtherName { body, alias } => self.other_name(body, alias),
            Happening::Formed(group) => self.form(group),
            Happening::Adopted(group) => self.adopt(group),
            Happening::FirstSignature(group) => self.first_signature(group),
            Happening::Departures(group) => self.departures(group),
            Happening::Dissolved(group) => self.dissolve(group),
            Happening::Reports => self.reports(),
            Happening::Planning(is_planning) => self.plan_year(is_planning),
            Happening::Meetings => self.meeting_day(),
            Happening::Decisions => self.decisions(),
            Happening::Undertakings => self.undertakings(),
            Happening::Notes => self.notes(),
        }
    }

    /// Every group is what the file says that it is on the region's own day.
    pub fn holds_true(&self) -> Done {
        for group in &self.region.group {
            let id = self.body(&group.id)?;
            let state = self.look(|world| {
                world.group(&id).map(|known| world.group_state(known, self.region.as_of.0)).ok()
            });
            if state != Some(group.state) {
                return Err(Stop::Unknown(format!("{} {state:?}", group.id)));
            }
        }
        Ok(())
    }

    /// Does all of it in one step, each by whoever does it.
    pub(super) fn steps(&self, steps: Vec<Step>) -> Done {
        if steps.is_empty() {
            return Ok(());
        }
        let what: Vec<String> = steps.iter().map(|step| format!("{:?}", step.command)).collect();
        let acts = steps.into_iter().map(|step| {
            let act = Act::new(step.by, Moment::noon(self.day), step.command);
            match step.document {
                Some(document) => act.citing(document),
                None => act,
            }
        });
        let answers = self.desk.act_all(acts.collect()).map_err(Stop::Fault)?;
        for (answer, what) in answers.into_iter().zip(what) {
            answer.into_result().map_err(|refusal| refused(what, refusal))?;
        }
        Ok(())
    }

    /// What a local id is in the register.
    pub(super) fn body(&self, id: &str) -> Done<BodyId> {
        self.bodies.get(id).cloned().ok_or_else(|| Stop::Unknown(id.to_owned()))
    }

    fn act(&self, actor: Actor, command: Command, evidence: Option<&str>) -> Done<Answer> {
        let act = Act::new(actor, Moment::noon(self.day), command);
        let act = match evidence {
            Some(evidence) => act.citing(evidence),
            None => act,
        };
        self.desk.act(act).map_err(Stop::Fault)
    }

    /// Does it as this actor, who may.
    pub(super) fn as_actor(&self, actor: Actor, command: Command) -> Done<Accepted> {
        let what = format!("{command:?}");
        self.act(actor, command, None)?.into_result().map_err(|refusal| refused(what, refusal))
    }

    /// Does all of it as the registrar, in one step.
    pub(super) fn as_registrar(&self, commands: Vec<Command>) -> Done<Vec<Accepted>> {
        let what: Vec<String> = commands.iter().map(|command| format!("{command:?}")).collect();
        let acts =
            commands.into_iter().map(|command| Act::new(self.registrar(), Moment::noon(self.day), command));
        let answers = self.desk.act_all(acts.collect()).map_err(Stop::Fault)?;
        let answers = answers.into_iter().zip(what);
        answers.map(|(answer, what)| answer.into_result().map_err(|refusal| refused(what, refusal))).collect()
    }

    /// Does it as whoever may: the registrar where the register is theirs, else whom the refusal names. What was
    /// decided by somebody without an account in the program, the registrar records from the document.
    pub(super) fn as_whoever_may(&self, command: Command, document: &str) -> Done<Accepted> {
        let what = format!("{command:?}");
        let refusal = match self.act(self.registrar(), command.clone(), None)? {
            Answer::Accepted(accepted) => return Ok(accepted),
            Answer::Refused(refusal) => refusal,
        };
        for person in refusal.who_can.iter().filter_map(person) {
            if let Answer::Accepted(accepted) =
                self.act(Actor::Person(person.clone()), command.clone(), None)?
            {
                return Ok(accepted);
            }
        }
        self.act(self.registrar(), command, Some(document))?.into_result().map_err(|last| refused(what, last))
    }

    /// The registrar.
    pub(super) fn registrar(&self) -> Actor {
        self.registrar.clone().map_or(Actor::Nobody, Actor::Person)
    }

    /// Looks at everything.
    pub(super) fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        self.desk.look(look)
    }
}

fn refused(what: String, refusal: Refusal) -> Stop {
    Stop::Refused { what: what.chars().take(200).collect(), refusal: Box::new(refusal) }
}

fn person(who: &Who) -> Option<&PersonId> {
    match who {
        Who::Body { person, .. } | Who::Role { person, .. } => person.as_ref(),
        Who::Person { person } => Some(person),
        Who::Registrar | Who::HeadOfUnit | Who::Named { .. } => None,
    }
}

/// The body that an answer registered.
pub(super) fn registered(accepted: &Accepted) -> Done<BodyId> {
    let found = accepted.events.iter().find_map(|event| match event {
        Event::BodyRegistered { body, .. } => Some(body.clone()),
        Event::GroupFormed { group, .. } => Some(group.clone()),
        _ => None,
    });
    found.ok_or_else(|| Stop::Unknown("body".to_owned()))
}
