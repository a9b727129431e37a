//! Whether the notice may be sent: by whom the charter says, in time, with an agenda, and with those whom it concerns.

use super::{given, is_named, mistake, no, open};
use crate::{
    BodyId, Event, MeetingId, Refusal, World,
    command::{Outcome, Request},
    finding::Class,
    grounds::{Fact, Ground, NormRef},
    meeting::{Invitee, Item, Meeting, MeetingFact, MeetingNo, command::CallMeeting},
    period::days_after,
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::{
    Modality, Rule,
    norm::{Notice, NoticePart},
};

/// What a charter says of what is sent before a meeting.
pub struct NoticeRule<'a> {
    /// Where it says so.
    pub at: NormRef,
    /// What it says.
    pub says: &'a Notice,
    /// How strongly.
    pub modality: Modality,
}

impl NoticeRule<'_> {
    /// It is about the notice or the agenda: what is sent when the meeting is called.
    pub fn is_about_the_notice(&self) -> bool {
        let parts = &self.says.what;
        parts.is_empty() || parts.iter().any(|part| matches!(part, NoticePart::Notice | NoticePart::Agenda))
    }

    /// It is about the papers.
    pub fn is_about_papers(&self) -> bool {
        self.says.what.contains(&NoticePart::Papers)
    }

    /// By when it has to be sent before a meeting on this day; the day itself where no time is stated.
    pub fn last_day(&self, on: Date) -> Date {
        let days = self.says.days_before.and_then(|days| i32::try_from(days).ok()).unwrap_or(0);
        days_after(on, -days)
    }
}

/// What the charter in force on a day says of what is sent before a meeting.
pub fn notice_rules<'a>(world: &'a World, group: &BodyId, on: Date) -> impl Iterator<Item = NoticeRule<'a>> {
    world.norms_in_force(group, on).filter_map(|(at, norm)| {
        let Rule::Notice(says) = &norm.rule else { return None };
        Some(NoticeRule { at, says, modality: norm.modality })
    })
}

/// Decides whether the notice of a meeting may be sent.
pub(crate) fn call(world: &World, request: &Request, asked: CallMeeting) -> Result<Outcome, Refusal> {
    let meeting = open(world, &asked.meeting)?;
    let (group, today) = (&meeting.id.group, request.now.today);
    let sender =
        notice_rules(world, group, today).find(|rule| rule.is_about_the_notice() && !rule.says.by.is_empty());
    let ground = match sender {
        Some(rule) => is_named(world, request, group, rule.at, &rule.says.by, |names| {
            MeetingNo::OnlyTheySendTheNotice { names }
        })?,
        None => keeper(world, request, group)?,
    };
    if let Some(on) = meeting.called {
        return Err(no(MeetingNo::AlreadyCalled { on }));
    }
    if meeting.slot.day < today {
        return Err(no(MeetingNo::HasBeen { on: meeting.slot.day }));
    }
    let mut outcome = Outcome::default().because(ground);
    for rule in notice_rules(world, group, today) {
        let wants_agenda = rule.says.what.contains(&NoticePart::Agenda);
        if wants_agenda && meeting.agenda().next().is_none() {
            return Err(no(MeetingNo::AgendaEmpty).by(Ground::norm(rule.at, Fact::Nothing)));
        }
    }
    concerned_are_invited(world, meeting, today)?;
    let late_because = given("late_because", asked.late_because)?;
    let rules = notice_rules(world, group, today).filter(NoticeRule::is_about_the_notice);
    for ground in in_time(rules, &meeting.id, meeting.slot.day, today, late_because.is_some())? {
        outcome = outcome.because(ground);
    }
    Ok(outcome.and(Event::MeetingCalled { meeting: asked.meeting, late_because, on: today }))
}

/// Too late by a *ska* is refused; by a *bör* it takes a reason. The grounds tell by which sentence it is in time.
pub(super) fn in_time<'a>(
    rules: impl Iterator<Item = NoticeRule<'a>>,
    meeting: &MeetingId,
    day: Date,
    today: Date,
    has_reason: bool,
) -> Result<Vec<Ground>, Refusal> {
    let mut grounds = Vec::new();
    for rule in rules.filter(|rule| rule.says.days_before.is_some()) {
        let by = rule.last_day(day);
        let fact = MeetingFact::ToBeSent { meeting: meeting.clone(), on: day, by };
        let ground = Ground::norm(rule.at, Fact::Meeting(fact));
        if today <= by {
            grounds.push(ground);
            continue;
        }
        match Class::of(rule.modality) {
            Some(Class::Deviation) => {
                let days = rule.says.days_before.and_then(|days| i32::try_from(days).ok()).unwrap_or(0);
                let earliest = days_after(today, days);
                return Err(no(MeetingNo::TooLate { by, earliest }).by(ground));
            }
            Some(Class::Remark) if !has_reason => {
                return Err(mistake("late_because", MeetingNo::SayWhyLate { by }).by(ground));
            }
            Some(Class::Remark) | None => grounds.push(ground),
        }
    }
    Ok(grounds)
}

/// For an item of special weight for one principal or administration, somebody from there is invited (row 114).
fn concerned_are_invited(world: &World, meeting: &Meeting, on: Date) -> Result<(), Refusal> {
    let says = world.norms_in_force(&meeting.id.group, on).find_map(|(at, norm)| {
        let Rule::CoOption(says) = &norm.rule else { return None };
        says.mandatory_when.is_some().then_some(at)
    });
    let Some(at) = says else { return Ok(()) };
    let missing = meeting.agenda().find(|item| !has_its_guest(world, meeting, item));
    let Some(item) = missing else { return Ok(()) };
    let Some(body) = item.weight_for.clone() else { return Ok(()) };
    Err(no(MeetingNo::NobodyFrom { item: item.title.clone(), body }).by(Ground::norm(at, Fact::Nothing)))
}

/// Somebody from whom the item is of special weight for is invited to it; so it is where it weighs for nobody.
pub fn has_its_guest(world: &World, meeting: &Meeting, item: &Item) -> bool {
    let Some(body) = &item.weight_for else { return true };
    meeting.invited().any(|guest| {
        let from = match &guest.who {
            Invitee::Employed { employment } => world.people.employment(employment).map(|known| &known.at),
            Invitee::Other { from, .. } => from.as_ref(),
        };
        let is_for_it = guest.items.is_empty() || guest.items.contains(&item.number);
        is_for_it && from.is_some_and(|from| from == body || world.organisation.belongs(from, body))
    })
}
