//! Notes of the region's meetings: shared after some days, signed, published and told of at home, each by whoever does it;
//! and here and there something that nobody has got round to.

use super::{
    builder::{Builder, Done, Stop},
    region::Group,
};
use jiff::{ToSpan, civil::Date};
use samordna_charter::{Rule, norm::ApprovalAct};
use samordna_domain::{
    Actor, BodyId, Command, MeetingId, PersonId, World,
    meeting::{ItemKind, Meeting, MeetingKind},
    minutes::{
        SignOff, Signer,
        command::{CommunicateAtHome, DeclineNotes, ShareNotes, SignOffNotes},
        draft::{NotesDraft, draft_parts},
        keepers_of_notes, party_of_notes,
        text::NotesText,
    },
    publication::{
        PlaceKind,
        command::{DescribePlace, PublishGroup, PublishNotes, RegisterNotes},
        wanted,
    },
    refusal::Who,
    seat::Role,
};

/// What charters of the region mean by the names of places.
const PLACES: [(&str, PlaceKind); 5] = [
    ("intranätet", PlaceKind::Inside),
    ("regionens webbplatser", PlaceKind::Own),
    ("kunskapsstyrningens webbplats", PlaceKind::Own),
    ("kommunförbundets webbplatser", PlaceKind::Open),
    ("vardsamverkanfyrbodal.se", PlaceKind::Open),
];

/// What is left undone of a group's latest meetings, from a day on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// Somebody writes, and has not shared.
    Draft,
    /// Nobody has signed.
    Unsigned,
    /// One of two has signed.
    HalfSigned,
    /// Somebody would not sign, and said why.
    Declined,
    /// Approved, and not published.
    Unpublished,
    /// Approved, then corrected.
    Corrected,
    /// Nobody writes.
    Nothing,
}

/// The groups where something is left, and since when.
const LEFT: [(&str, Left, Date); 10] = [
    ("sor-rorelse", Left::Unsigned, jiff::civil::date(2026, 9, 1)),
    ("sor-akut", Left::Draft, jiff::civil::date(2026, 10, 1)),
    ("sor-hjarta", Left::Declined, jiff::civil::date(2026, 10, 1)),
    ("sor-barn", Left::Corrected, jiff::civil::date(2026, 8, 15)),
    ("sor-medicin", Left::Unpublished, jiff::civil::date(2026, 8, 15)),
    ("sg-hand", Left::HalfSigned, jiff::civil::date(2026, 9, 1)),
    ("vs-simba", Left::HalfSigned, jiff::civil::date(2026, 9, 1)),
    ("vs-fyrbodal", Left::Unpublished, jiff::civil::date(2026, 9, 1)),
    ("vs-skaraborg", Left::Nothing, jiff::civil::date(2026, 5, 1)),
    ("team-hoftfraktur", Left::Nothing, jiff::civil::date(2026, 9, 1)),
];

/// Those whose facts on the intranet nobody looks after.
const STALE: [&str; 2] = ["sor-aldre", "sor-onh"];

/// What was said under an item, by what the item asks of the group.
const INFORMATION: [&str; 6] = [
    "Läget redovisades. Gruppen tackade för informationen och hade inga frågor.",
    "Siffrorna från tertialet visades. Väntetiderna är kortare än i våras, men spridningen mellan sjukhusen är större.",
    "En kort lägesbild. Frågan kommer tillbaka när analysen är klar.",
    "Presentationen läggs bland mötets underlag. Var och en tar med sig den hem.",
    "Projektet följer sin plan. Två av fem delar är klara.",
    "Ny kontaktväg från den 1 i nästa månad. Koordinatorn skickar ut den.",
];
const DISCUSSION: [&str; 6] = [
    "Gruppen gick laget runt. De flesta ser samma problem med bemanningen på kvällar och helger.\n\n- Tre förvaltningar vill pröva gemensam jourlinje.\n- Två vill vänta på utredningen.",
    "Diskussion om hur övergången mellan sjukhus och primärvård kan bli tryggare. Exempel samlas in till nästa möte.",
    "Synpunkterna gick isär om takten, inte om riktningen. Ordföranden tar fram ett förslag i två steg.",
    "Flera lyfte att dokumentationen tar tid. Gruppen ber journalprogrammet om en demonstration.",
    "Frågan berör också kommunerna. Den tas upp med vårdsamverkan innan gruppen tar ställning.",
    "Gruppen enades om att börja med det som alla redan gör, och följa upp efter sommaren.",
];
const POSITION: [&str; 5] = [
    "Gruppen ställer sig bakom förslaget. Varje förvaltning beslutar för sin del senast den 15 i nästa månad.",
    "Gruppen är överens om den gemensamma rutinen. En ledamot anser att uppföljningen borde ske oftare; det antecknas.",
    "Gruppen ställer sig bakom förslaget med ändringen att uppföljning görs efter sex månader.",
    "Gruppen återkommer när kostnaden är beräknad. Inget ställningstagande i dag.",
    "Gruppen rekommenderar förvaltningarna att införa arbetssättet under våren.",
];
const CLOSING: [&str; 3] = [
    "Inga övriga frågor. Nästa möte enligt plan.",
    "Ordföranden tackade för ett bra möte.",
    "Påminnelse om att anmäla förhinder senast en vecka före nästa möte.",
];

/// The days when somebody sits down with notes: every third, back from the region's own day.
pub fn days(as_of: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(as_of), |day| day.checked_sub(3.days()).ok()).take(260)
}

/// One of several, the same each time for the same meeting and place.
fn pick<'a>(of: &[&'a str], meeting: &MeetingId, at: u32) -> &'a str {
    let spread = meeting.group.as_str().len() + usize::try_from(meeting.number * 3 + at * 5).unwrap_or(0);
    of.get(spread % of.len().max(1)).copied().unwrap_or_default()
}

fn spread(meeting: &MeetingId, at: usize) -> usize {
    meeting.group.as_str().bytes().map(usize::from).sum::<usize>() + meeting.number as usize * 7 + at * 3
}

impl<'a> Builder<'a> {
    /// The registrar says what sort of places charters mean.
    pub(super) fn describe_places(&self) -> Done {
        let describe = |(place, kind): (&str, PlaceKind)| {
            Command::DescribePlace(DescribePlace { place: place.to_owned(), kind })
        };
        self.as_registrar(PLACES.into_iter().map(describe).collect()).map(drop)
    }

    /// Everybody does what is their turn with the notes of the last weeks.
    pub(super) fn notes(&mut self) -> Done {
        for group in &self.region.group {
            let Some(id) = self.bodies.get(group.id.as_str()).cloned() else { continue };
            if !self.look(|world| world.groups.get(&id).is_some_and(|known| known.exists(self.day))) {
                continue;
            }
            let since = self.day.saturating_sub(150.days());
            let held: Vec<Meeting> = self.look(|world| {
                let near = world.meetings.in_years(&id, since.year(), self.day.year());
                let held = near.into_iter().filter(|meeting| meeting.is_held() && since <= meeting.slot.day);
                held.cloned().collect()
            });
            for meeting in held {
                self.notes_of(group, &meeting)?;
            }
            self.facts_of(group, &id)?;
        }
        Ok(())
    }

    fn notes_of(&self, group: &Group, meeting: &Meeting) -> Done {
        let since = |day: Date| self.day.since(day).map_or(0, |span| span.get_days());
        let left = LEFT.iter().find(|(known, _, from)| *known == group.id && *from <= meeting.slot.day);
        let left = left.map(|(_, left, _)| *left);
        let pace = i32::try_from(group.id.len() % 4).unwrap_or(0);
        let (latest, finished) = self.look(|world| {
            let latest = world.minutes.get(&meeting.id).and_then(|notes| notes.latest());
            (
                latest.map(|latest| (latest.number, latest.on, latest.declined.len())),
                latest.and_then(|latest| latest.finished),
            )
        });
        self.tell_at_home(meeting, since(meeting.slot.day) + pace)?;
        match (latest, finished) {
            (None, _) if left == Some(Left::Nothing) || since(meeting.slot.day) < 2 + pace => Ok(()),
            (None, _) if !self.look(|world| is_noted(world, meeting)) => Ok(()),
            (None, _) if left == Some(Left::Draft) => self.leave_draft(meeting),
            (None, _) => self.share_notes(meeting, text(meeting), None),
            (Some((1, _, declined)), None) if left == Some(Left::Declined) => match declined {
                0 => self.decline_notes(meeting),
                _ => Ok(()),
            },
            (Some((number, on, _)), None) if 4 + pace <= since(on) => self.sign_notes(meeting, number, left),
            (Some((1, ..)), Some(on)) if left == Some(Left::Corrected) && 12 <= since(on) => {
                let mut corrected = text(meeting);
                corrected.push_str("\n\nRättelse: uppföljningen görs efter nio månader, inte sex.");
                self.share_notes(
                    meeting,
                    corrected,
                    Some("Tiden för uppföljning, i slutet av anteckningarna."),
                )
            }
            (Some((number, ..)), Some(on)) if 2 + pace <= since(on) => {
                self.publish_notes(meeting, number, left)
            }
            (Some(_), _) => Ok(()),
        }
    }

    /// Whoever writes: whom the charter names, else the coordinator, else the chair.
    fn drafter(&self, meeting: &Meeting) -> Actor {
        let named = self.look(|world| {
            let (_, names) = keepers_of_notes(world, meeting)?;
            names.iter().find_map(|name| {
                match world.who(&party_of_notes(world, meeting, name), &meeting.id.group, None, self.day) {
                    Who::Body { person, .. } | Who::Role { person, .. } => person,
                    Who::Person { person } => Some(person),
                    Who::Registrar | Who::HeadOfUnit | Who::Named { .. } => None,
                }
            })
        });
        named.map_or_else(|| self.reporter(&meeting.id.group), Actor::Person)
    }

    fn share_notes(&self, meeting: &Meeting, text: String, change: Option<&str>) -> Done {
        let change = change.map(str::to_owned);
        let command = ShareNotes { meeting: meeting.id.clone(), text, change, confirmed: None };
        self.as_actor(self.drafter(meeting), Command::ShareNotes(command)).map(drop)
    }

    /// Somebody has begun to write.
    fn leave_draft(&self, meeting: &Meeting) -> Done {
        let Actor::Person(person) = self.drafter(meeting) else { return Ok(()) };
        let name = NotesDraft::name(&meeting.id);
        if self.desk.draft(&person, &name).map_err(Stop::Fault)?.is_some() {
            return Ok(());
        }
        let mut draft = NotesDraft::of_notes(meeting, &NotesText::of(&text(meeting)));
        // The last half is still to be written.
        let half = draft.texts.len() / 2;
        let kept: Vec<String> = draft.texts.keys().take(half + 1).cloned().collect();
        draft.texts.retain(|key, _| kept.contains(key));
        let now = samordna_domain::Moment::noon(self.day);
        self.desk.keep_draft(&person, &name, None, &draft.content(), now).map_err(Stop::Fault).map(drop)
    }

    fn sign_notes(&self, meeting: &Meeting, version: u32, left: Option<Left>) -> Done {
        let has_one = self.look(|world| {
            let latest = world.minutes.get(&meeting.id).and_then(|notes| notes.latest());
            latest.is_some_and(|latest| !latest.signed.is_empty())
        });
        if left == Some(Left::Unsigned) || (left == Some(Left::HalfSigned) && has_one) {
            return Ok(());
        }
        let Some(off) = self.look(|world| world.sign_off(meeting, self.day)) else { return Ok(()) };
        let turns = self.look(|world| turns(world, meeting, &off));
        for (signer, person) in turns {
            let at = match signer {
                Signer::Group => match self.later(meeting) {
                    Some(later) => Some(later),
                    None => continue,
                },
                _ => None,
            };
            let asked = SignOffNotes { meeting: meeting.id.clone(), version, of: None, at };
            let command = match off.act {
                ApprovalAct::Approve => Command::ApproveNotes(asked),
                ApprovalAct::Sign => Command::SignNotes(asked),
                ApprovalAct::Attest => Command::AttestNotes(asked),
            };
            self.as_actor(Actor::Person(person), command)?;
            if left == Some(Left::HalfSigned) {
                break;
            }
        }
        Ok(())
    }

    /// The next meeting that was held after one.
    fn later(&self, meeting: &Meeting) -> Option<MeetingId> {
        self.look(|world| {
            let group = &meeting.id.group;
            let near = world.meetings.in_years(group, meeting.slot.day.year(), self.day.year());
            let held = near.into_iter().find(|other| other.is_held() && meeting.slot < other.slot);
            held.map(|other| other.id.clone())
        })
    }

    fn decline_notes(&self, meeting: &Meeting) -> Done {
        let Some(off) = self.look(|world| world.sign_off(meeting, self.day)) else { return Ok(()) };
        let Some((_, person)) = self.look(|world| turns(world, meeting, &off)).into_iter().next() else {
            return Ok(());
        };
        let comment =
            "Under diskussionen enades vi om att börja i januari, inte direkt. Skriv om den punkten."
                .to_owned();
        let command = DeclineNotes { meeting: meeting.id.clone(), version: 1, comment };
        self.as_actor(Actor::Person(person), Command::DeclineNotes(command)).map(drop)
    }

    /// Whoever reports for the group puts the notes where the charter says, and has them registered.
    fn publish_notes(&self, meeting: &Meeting, version: u32, left: Option<Left>) -> Done {
        let group = &meeting.id.group;
        if left != Some(Left::Unpublished) {
            let open = self.look(|world| {
                let known = world.publications.of_notes(&meeting.id);
                let wants =
                    wanted(world, group, meeting.slot.day).into_iter().filter(|wants| wants.is_of_notes());
                let places = wants.flat_map(|wants| wants.places);
                let missing = |place: &Option<String>| {
                    known.is_none_or(|known| known.at(place.as_deref(), version).is_none())
                };
                places.filter(missing).collect::<Vec<_>>()
            });
            for place in open {
                let meeting = meeting.id.clone();
                let command = PublishNotes { meeting, place, address: None, on: None, looked: true };
                self.as_actor(self.reporter(group), Command::PublishNotes(command))?;
            }
        }
        let is_asked = self.look(|world| {
            let mut norms = world.norms_in_force(group, meeting.slot.day);
            let is_done =
                world.publications.of_notes(&meeting.id).is_some_and(|known| !known.registered.is_empty());
            !is_done && norms.any(|(_, norm)| matches!(norm.rule, Rule::Registration(_)))
        });
        if !is_asked || spread(&meeting.id, 1).is_multiple_of(6) {
            return Ok(());
        }
        let number = format!("RS {}-{:05}", meeting.slot.day.year(), 4000 + spread(&meeting.id, 2));
        let (meeting, body, place) = (meeting.id.clone(), None, None);
        let command = RegisterNotes { meeting, number, body, place, on: None };
        self.as_actor(self.reporter(group), Command::RegisterNotes(command)).map(drop)
    }

    /// Members tell at home, most of them within some weeks; only the latest meetings are worth the while.
    fn tell_at_home(&self, meeting: &Meeting, age: i32) -> Done {
        if self.region.as_of.0.saturating_sub(120.days()) > meeting.slot.day {
            return Ok(());
        }
        let who = self.look(|world| untold(world, meeting));
        for (at, person) in who {
            let after = i32::try_from(spread(&meeting.id, at) % 24).unwrap_or(0);
            if age < after + 3 || after == 23 {
                continue;
            }
            let note = ["På ledningsmötet.", "På arbetsplatsträffen.", "I veckobrevet.", ""];
            let note = pick(&note, &meeting.id, u32::try_from(at).unwrap_or(0)).to_owned();
            let command = CommunicateAtHome { meeting: meeting.id.clone(), note };
            self.as_actor(Actor::Person(person), Command::CommunicateAtHome(command))?;
        }
        Ok(())
    }

    /// Somebody looks at the intranet once in a while.
    fn facts_of(&self, group: &Group, id: &BodyId) -> Done {
        if self.region.as_of.0.saturating_sub(40.days()) > self.day || STALE.contains(&group.id.as_str()) {
            return Ok(());
        }
        let places = self.look(|world| {
            let wants = wanted(world, id, self.day).into_iter().filter(|wants| wants.is_of_group());
            let places = wants.flat_map(|wants| wants.places);
            let is_elsewhere = |place: &Option<String>| {
                world.publications.kind_of(place.as_deref()) != PlaceKind::Own
                    && world.publications.of_group(id, place.as_deref()).is_none()
            };
            places.filter(is_elsewhere).collect::<Vec<_>>()
        });
        for place in places {
            let command = PublishGroup { group: id.clone(), place, address: None, on: None };
            self.as_actor(self.reporter(id), Command::PublishGroup(command))?;
        }
        Ok(())
    }
}

/// Notes are kept of such a meeting: where the charter asks for those of ordinary meetings alone, nobody writes of others.
fn is_noted(world: &World, meeting: &Meeting) -> bool {
    let mut norms = world.norms_in_force(&meeting.id.group, meeting.slot.day).filter_map(|(_, norm)| {
        let Rule::MinutesRequired(says) = &norm.rule else { return None };
        Some(says.r#for)
    });
    match norms.next() {
        Some(Some(samordna_charter::norm::MinutesFor::Ordinary)) => meeting.kind == MeetingKind::Ordinary,
        _ => true,
    }
}

/// Whose turn it is to sign, line by line.
fn turns(world: &World, meeting: &Meeting, off: &SignOff) -> Vec<(Signer, PersonId)> {
    let Some(version) = world.minutes.get(&meeting.id).and_then(|notes| notes.latest()) else {
        return Vec::new();
    };
    let mut taken: Vec<PersonId> = version.signed.iter().map(|signed| signed.by.clone()).collect();
    let mut turns = Vec::new();
    for line in off.open(version) {
        for _ in 0..line.needs {
            let Some(next) = line.may.iter().find(|who| !taken.contains(who)) else { continue };
            taken.push(next.clone());
            turns.push((line.signer.clone(), next.clone()));
        }
    }
    turns
}

/// The members who have not told of a meeting at home, where the charter asks them to.
fn untold(world: &World, meeting: &Meeting) -> Vec<(usize, PersonId)> {
    let (group, on) = (&meeting.id.group, meeting.slot.day);
    if !world.norms_in_force(group, on).any(|(_, norm)| matches!(norm.rule, Rule::MemberCommunicates(_))) {
        return Vec::new();
    }
    let notes = world.minutes.get(&meeting.id);
    let seats = world.groups.get(group).into_iter().flat_map(|group| group.seats_of(&Role::Member, on));
    let members = seats.enumerate().filter_map(|(at, seat)| {
        let told = notes.is_some_and(|notes| notes.has_communicated(&seat.id).is_some());
        let (_, employment) = world.held(seat, on).filter(|_| !told)?;
        Some((at, employment.person.clone()))
    });
    members.collect()
}

/// What was written of a meeting: something under each item.
fn text(meeting: &Meeting) -> String {
    let mut draft = NotesDraft::default();
    for (at, part) in (0u32..).zip(draft_parts(meeting)) {
        let text = match part.item.filter(|item| item.stands()).map(|item| item.kind) {
            Some(ItemKind::Information) => pick(&INFORMATION, &meeting.id, at),
            Some(ItemKind::Discussion) => pick(&DISCUSSION, &meeting.id, at),
            Some(ItemKind::Position) => pick(&POSITION, &meeting.id, at),
            None if meeting.items.is_empty() => pick(&DISCUSSION, &meeting.id, at),
            None if part.key == "sist" => pick(&CLOSING, &meeting.id, at),
            None => "",
        };
        draft.texts.insert(part.key, text.to_owned());
    }
    draft.notes(meeting).written("")
}
