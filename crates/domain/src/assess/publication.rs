//! How the norms of publication and registration stand: notes in every place, the facts about the group, registry numbers.
//!
//! The program's own page owes nothing: what it shows of a group is always as it is, and notes stand there when they are
//! final.

use super::{
    Case, Standing, Verdict,
    minutes::{at_meeting, due},
    verdict::Owed,
};
use crate::{
    BodyId,
    duty::{About, Subject, Way},
    grounds::Fact,
    meeting::Meeting,
    minutes::{MeetingNotes, MinutesFact, NotesVersion},
    organisation::Party,
    period::days_after,
    publication::{NotesPublication, PlaceKind, PublicationFact, Wanted, wanted},
    seat::Role,
};
use jiff::civil::Date;
use samordna_charter::norm::{Published, Registered, Registration};

impl<'a> Case<'a, '_> {
    /// Notes and what there is to know of the group stand in every place (rows 135 to 139).
    pub(super) fn published(&mut self, at: usize) -> Option<Verdict> {
        let own = self.at(at);
        let wants = wanted(self.world, &self.group.id, self.on).into_iter().find(|wants| wants.at == own)?;
        let (mut all, mut fact) = (Vec::new(), None);
        if wants.is_of_notes() || wants.what.contains(&Published::Papers) {
            let (owed, everywhere) = self.notes_published(&wants);
            all.extend(owed);
            fact = Some(Fact::Publication(everywhere));
        }
        if wants.is_of_group() {
            let owed: Vec<Owed> =
                wants.places.iter().filter_map(|place| self.group_published(&wants, place)).collect();
            let first =
                owed.first().map_or(Fact::Publication(PublicationFact::OwnPage), |owed| owed.fact.clone());
            fact = fact.or(Some(first));
            all.extend(owed);
        }
        let fact = fact?;
        let is_idle = matches!(fact, Fact::Publication(PublicationFact::Everywhere { of: 0, .. }));
        if is_idle && all.is_empty() {
            return Some(Verdict::Stands(Standing::Guards, Fact::Minutes(MinutesFact::NoneHeld)));
        }
        Some(Verdict::OwedEach(all, fact))
    }

    fn notes_published(&self, wants: &Wanted) -> (Vec<Owed>, PublicationFact) {
        let (mut all, mut done, mut exempt, mut of) = (Vec::new(), 0, 0, 0);
        for meeting in self.held() {
            let day = due(meeting, wants.within_days).filter(|_| wants.is_from_meeting);
            let Some(version) = self.notes(&meeting.id).and_then(MeetingNotes::standing) else {
                // Nothing is published before it is final; but the day may have passed.
                let is_late = day.is_some_and(|day| day < self.on) && self.are_required(meeting.kind);
                all.extend(wants.places.iter().filter(|_| is_late).map(|place| {
                    let fact =
                        PublicationFact::NotFinal { meeting: meeting.id.clone(), place: place.clone() };
                    let about = at_meeting(meeting, place.as_ref());
                    Owed { about, ..Owed::by(day).fact(Fact::Publication(fact)).way(Way::SignNotes) }
                }));
                of += u32::from(is_late);
                continue;
            };
            let within = wants.within_days.and_then(|days| i32::try_from(days).ok());
            let after_final = within.zip(version.finished).map(|(days, on)| days_after(on, days));
            let day = day.or(after_final);
            let known = self.world.publications.of_notes(&meeting.id);
            let owed: Vec<Owed> = wants
                .places
                .iter()
                .filter_map(|place| place_owed(meeting, version, known, place.as_ref(), day))
                .collect();
            if owed.iter().all(|owed| owed.met.is_some()) && meeting.slot.day.year() != self.on.year() {
                continue;
            }
            let is_exempt = owed.len() < wants.places.len();
            (of, exempt) = (of + 1, exempt + u32::from(is_exempt));
            done += u32::from(!is_exempt && owed.iter().all(|owed| owed.met.is_some()));
            all.extend(owed);
        }
        (all, PublicationFact::Everywhere { done, exempt, of })
    }

    /// What there is to know of the group in a place; nothing is owed of the program's own page.
    fn group_published(&self, wants: &Wanted, place: &Option<String>) -> Option<Owed> {
        if self.world.publications.kind_of(place.as_deref()) == PlaceKind::Own {
            return None;
        }
        let about = About::from(Subject { place: place.clone(), ..Subject::default() });
        let owed = |fact, met| {
            let owed = Owed::by(None).fact(Fact::Publication(fact)).way(Way::PublishGroup);
            Some(Owed { about: about.clone(), met, ..owed })
        };
        let place = place.clone();
        let Some(confirmed) = self.world.publications.of_group(&self.group.id, place.as_deref()) else {
            return owed(PublicationFact::GroupNotThere { place }, None);
        };
        let on = confirmed.on;
        match self.last_change(wants).filter(|changed| on < *changed) {
            Some(changed) => owed(PublicationFact::GroupStale { place, on, changed }, None),
            None => owed(PublicationFact::GroupThere { place, on }, Some(on)),
        }
    }

    /// When something last changed of what a norm wants told of the group.
    fn last_change(&self, wants: &Wanted) -> Option<Date> {
        let charter = wants.what.contains(&Published::Charter).then_some(self.period.from);
        let name = wants.what.contains(&Published::Group).then(|| {
            let body = self.world.organisation.body(&self.group.id)?;
            body.names.iter().rev().map(|name| name.period.from).find(|from| *from <= self.on)
        });
        let members =
            self.seats.iter().filter(|_| wants.what.contains(&Published::Members)).flat_map(|sat| {
                let last = sat.seat.appointments.iter().rev().take(2);
                last.flat_map(|one| {
                    [Some(one.period.from), one.period.until.map(|until| days_after(until, 1))]
                })
            });
        let days = members.flatten().chain(charter).chain(name.flatten());
        days.filter(|day| *day <= self.on).max()
    }

    /// Notes are registered, by one or by each principal; the charter has its number.
    pub(super) fn registered(&mut self, says: &'a Registration) -> Verdict {
        let of_meetings = says.what.is_empty() || says.what.iter().any(|what| *what != Registered::Charter);
        if !of_meetings {
            let number = self.charter.reading.identity.registry_numbers.first();
            return match number {
                Some(number) => {
                    Verdict::met(Fact::Publication(PublicationFact::CharterNumber { number: number.clone() }))
                }
                None => Verdict::owed(Owed::by(None)),
            };
        }
        let keepers = self.registries(says);
        let (mut all, mut done, mut of) = (Vec::new(), 0, 0);
        for meeting in self
            .held()
            .iter()
            .filter(|meeting| self.notes(&meeting.id).and_then(MeetingNotes::shared).is_some())
        {
            let known = self.world.publications.of_notes(&meeting.id);
            for body in &keepers {
                let registered = known.and_then(|known| known.registered_by(body.as_ref()));
                let met = registered.map(|one| one.on);
                let meeting_id = meeting.id.clone();
                let fact = match registered {
                    Some(one) => {
                        PublicationFact::NotesRegistered { meeting: meeting_id, number: one.number.clone() }
                    }
                    None => PublicationFact::NotRegistered { meeting: meeting_id },
                };
                let about = Subject { body: body.clone(), ..Subject::meeting(&meeting.id) }.into();
                let owed = Owed {
                    about,
                    met,
                    ..Owed::by(None).fact(Fact::Publication(fact)).way(Way::RegisterNotes)
                };
                if self.is_told(meeting, &owed) {
                    (done, of) = (done + u32::from(met.is_some()), of + 1);
                    all.push(owed);
                }
            }
        }
        if of == 0 {
            return Verdict::Stands(Standing::Guards, Fact::Minutes(MinutesFact::NoneHeld));
        }
        Verdict::OwedEach(all, Fact::Publication(PublicationFact::Registered { done, of }))
    }

    /// Who keeps a registry of the notes: each principal where the charter says so, else one.
    fn registries(&mut self, says: &'a Registration) -> Vec<Option<BodyId>> {
        let group = &self.group.id;
        let is_each = says.by.first().is_some_and(|name| *self.names.party(group, name) == Party::HeadOfUnit);
        if !is_each {
            return vec![None];
        }
        let units = self
            .seats
            .iter()
            .filter(|sat| sat.seat.role == Role::Member)
            .filter_map(|sat| sat.seat.unit.as_ref());
        let mut principals: Vec<Option<BodyId>> = units
            .filter_map(|unit| self.world.organisation.principal(unit))
            .map(|body| Some(body.id.clone()))
            .collect();
        principals.sort();
        principals.dedup();
        if principals.is_empty() { vec![None] } else { principals }
    }
}

/// What is owed of one place: nothing where a decision exempts it.
fn place_owed(
    meeting: &Meeting,
    version: &NotesVersion,
    known: Option<&NotesPublication>,
    place: Option<&String>,
    due: Option<Date>,
) -> Option<Owed> {
    let name = place.map(String::as_str);
    if known.is_some_and(|known| known.exemption(name).is_some()) {
        return None;
    }
    let met = known.and_then(|known| known.at(name, version.number)).map(|there| there.on);
    let (id, place) = (meeting.id.clone(), place.cloned());
    let fact = match met {
        Some(on) => PublicationFact::There { meeting: id, place: place.clone(), on },
        None => PublicationFact::NotThere { meeting: id, place: place.clone() },
    };
    let owed = Owed::by(due).fact(Fact::Publication(fact)).way(Way::PublishNotes);
    Some(Owed { about: at_meeting(meeting, place.as_ref()), met, ..owed })
}
