//! The region's meetings: each year planned by its charter, called in time, held with those who came; now and then moved,
//! cancelled or extra. One group meets too seldom, one more often than its charter says, after a dialogue.

use super::{
    agenda::{paper, recurring, spread, topics, urgent},
    attending::attendance,
    builder::{Builder, Done, Step},
    region::{Group, Region},
};
use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};
use samordna_charter::{Rule, norm::Per};
use samordna_domain::{
    Actor, BodyId, Command, World,
    meeting::{
        Content, Invitee, Left, Meeting, MeetingForm, MeetingKind, Slot,
        command::{
            AddPaper, AdjustFrequency, CallMeeting, CancelMeeting, HoldMeeting, InviteGuest, KeepTemplate,
            LeaveItem, MoveMeeting, PlanMeetings, PlannedMeeting, PutItem,
        },
        is_working_day, notice_rules, suggested,
    },
    organisation::Party,
    period::days_after,
    refusal::Who,
    seat::Role,
};

/// When the groups sit down with the next year's plan.
const PLANNING: [Date; 3] = [date(2024, 12, 2), date(2025, 12, 1), date(2026, 11, 16)];

/// The group that meets more often than its charter says, after a dialogue with its contact person.
const OVER: (&str, Date) = ("sor-rorelse", date(2026, 1, 26));

/// Groups that planned too little, and from when nothing is planned.
const UNDER: [(&str, Date); 3] = [
    ("sor-onh", date(2026, 5, 20)),
    ("styr-journal", date(2026, 9, 20)),
    ("vs-skaraborg", date(2026, 10, 20)),
];

/// Groups where nobody has reported the last meeting yet.
const UNREPORTED: [&str; 2] = ["vs-skaraborg", "sor-ogon"];

/// Extra meetings.
const EXTRA: [(&str, Date); 5] = [
    ("sor-rorelse", date(2026, 3, 19)),
    ("sor-infektion", date(2026, 2, 5)),
    ("sg-hand", date(2026, 9, 24)),
    ("sor-akut", date(2026, 10, 29)),
    ("sor-akut", date(2026, 12, 3)),
];

/// Meetings that were cancelled some days before, and for which another was planned.
const CANCELLED: [&str; 4] = ["sor-barn", "sor-kirurgi", "vs-fyrbodal", "lpo-levnadsvanor"];

/// The days when the plan of a year is made, and those when somebody may have to send a notice or hold a meeting.
pub fn days(region: &Region) -> Vec<(Date, bool)> {
    let first = date(2024, 12, 2);
    let all = std::iter::successors(Some(first), |day| day.checked_add(1.day()).ok());
    let all = all.take_while(|day| *day <= region.as_of.0);
    all.filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
        .map(|day| (day, PLANNING.contains(&day)))
        .collect()
}

impl<'a> Builder<'a> {
    /// Each group plans: the next year in the days of planning, and what is left of this one when its charter is new.
    pub(super) fn plan_year(&mut self, is_planning: bool) -> Done {
        let mut steps = Vec::new();
        for group in &self.region.group {
            let Some(id) = self.in_force(group) else { continue };
            let is_new = self.look(|world| world.meetings.of(&id).next().is_none());
            let years = match (is_planning, is_new) {
                (true, _) if self.day.month() >= 11 => vec![self.day.year() + 1],
                (false, true) if self.day.month() >= 11 => vec![self.day.year(), self.day.year() + 1],
                (false, true) => vec![self.day.year()],
                (true | false, _) => continue,
            };
            if self.look(|world| world.meetings.template(&id, None).is_none()) {
                let keep = KeepTemplate { group: id.clone(), kind: None, items: recurring(), closing: 1 };
                steps.push(Step::by(self.reporter(&id), Command::KeepTemplate(keep)));
            }
            for year in years {
                let meetings = self.year(group, &id, year);
                if !meetings.is_empty() {
                    let plan = PlanMeetings { group: id.clone(), meetings };
                    steps.push(Step::by(self.reporter(&id), Command::PlanMeetings(plan)));
                }
            }
        }
        self.steps(steps)
    }

    /// The group is there, and its charter is in force.
    fn in_force(&self, group: &Group) -> Option<BodyId> {
        let id = self.bodies.get(group.id.as_str())?;
        self.look(|world| works_on(world, id, self.day)).then(|| id.clone())
    }

    /// The meetings of a year by the charter, on the group's own weekday and at its own hour.
    fn year(&self, group: &Group, id: &BodyId, year: i16) -> Vec<PlannedMeeting> {
        let (mut found, is_first) = self.look(|world| {
            let is_first = world.meetings.of(id).next().is_none();
            (suggested(world, id, year, self.day), is_first)
        });
        if found.is_empty() {
            found = plain_year(id, year, self.day);
        }
        let own = spread(id.as_str(), 1);
        let shift = i32::try_from(own % 4).unwrap_or(0) - 1;
        let start = [(8, 30), (9, 0), (10, 0), (13, 0), (13, 15), (14, 0), (15, 0)];
        let (hour, minute) = start.get(own / 4 % start.len()).copied().unwrap_or((13, 0));
        let minutes = [75, 90, 90, 120, 120, 150].get(own / 32 % 6).copied().unwrap_or(90);
        for (at, one) in found.iter_mut().enumerate() {
            let moved = days_after(one.slot.day, shift);
            if is_first && is_working_day(moved) {
                one.slot.day = moved;
            }
            if is_first && one.name.is_none() {
                one.slot.start = jiff::civil::time(hour, minute, 0, 0);
                one.slot.minutes = one.slot.minutes.min(minutes);
            }
            if (own + at) % 5 == 4 {
                one.form = Some(MeetingForm::OnSite);
                one.place = Some("Regionens hus, sal Älgen".to_owned());
            }
        }
        let wished = self.look(|world| most(world, id, self.day)).saturating_sub(found.len());
        let extra = wished.min(own / 8 % 4);
        found = widened(found, extra);
        self.look(|world| found.retain(|one| works_on(world, id, one.slot.day)));
        if let Some(last) = group.dissolved.map(|day| day.0) {
            found.retain(|one| one.slot.day < last);
        }
        if group.id == OVER.0 && year == OVER.1.year() {
            found.extend(more(&found));
        }
        if let Some((_, from)) = UNDER.iter().find(|(known, _)| *known == group.id) {
            found.retain(|one| one.name.is_some() || one.slot.day < *from);
        }
        found
    }

    /// What has to be done about meetings on a day.
    pub(super) fn meeting_day(&mut self) -> Done {
        self.dialogue()?;
        let mut steps = Vec::new();
        for group in &self.region.group {
            let Some(id) = self.in_force(group) else { continue };
            self.extra(group, &id, &mut steps);
            let near: Vec<Meeting> = self.look(|world| {
                let near = world.meetings.in_years(&id, self.day.year() - 1, self.day.year() + 1);
                let open =
                    near.into_iter().filter(|one| one.is_open() && one.slot.day <= days_after(self.day, 40));
                open.cloned().collect()
            });
            for meeting in near {
                self.see_to(group, &meeting, &mut steps);
            }
        }
        self.steps(steps)
    }

    fn see_to(&self, group: &Group, meeting: &Meeting, steps: &mut Vec<Step>) {
        let left = self.day.until(meeting.slot.day).map_or(0, |span| span.get_days());
        let is_odd =
            |one_in: usize| spread(meeting.id.group.as_str(), meeting.id.number + 40).is_multiple_of(one_in);
        let is_cancelled = CANCELLED.contains(&group.id.as_str()) && meeting.id.number == 3;
        let before = self.look(|world| days_before(world, meeting)) + 6;
        if meeting.called.is_none() && 0 <= left && left <= before {
            return self.call(meeting, steps);
        }
        if meeting.called.is_some() && (3..=5).contains(&left) && is_cancelled {
            return self.cancel(meeting, steps);
        }
        if meeting.called.is_some() && (4..=6).contains(&left) && is_odd(9) && meeting.moved.is_empty() {
            return self.postpone(meeting, steps);
        }
        let is_forgotten = UNREPORTED.contains(&group.id.as_str())
            && self.look(|world| world.meetings.next_after(&meeting.id.group, meeting.slot.day).is_none());
        let is_last = is_forgotten || (group.id == "sor-ogon" && date(2026, 11, 1) <= meeting.slot.day);
        if left <= 0 && !is_last {
            self.hold(meeting, steps);
        }
    }

    /// The agenda is written, papers and guests are added, and the notice goes out.
    fn call(&self, meeting: &Meeting, steps: &mut Vec<Step>) {
        let by = self.reporter(&meeting.id.group);
        let id = || meeting.id.clone();
        let presenters = self.look(|world| presenters(world, meeting));
        let items = match meeting.kind {
            MeetingKind::Extra => vec![urgent(&meeting.id.group)],
            MeetingKind::Ordinary | MeetingKind::Sitting => {
                topics(&meeting.id, meeting.slot.minutes, &presenters)
            }
        };
        let own = spread(meeting.id.group.as_str(), meeting.id.number);
        let first = meeting.next_item();
        for (text, number) in items.iter().zip(first..) {
            let put = PutItem { meeting: id(), text: text.clone() };
            steps.push(Step::by(by.clone(), Command::PutItem(put)));
            let has_paper = date(2026, 9, 1) <= meeting.slot.day && (own + number as usize).is_multiple_of(2);
            if has_paper {
                let (name, content) = paper(&text.title);
                let content = Content(content);
                let add = AddPaper { meeting: id(), item: Some(number), name, content, late_because: None };
                steps.push(Step::by(by.clone(), Command::AddPaper(add)));
            }
        }
        if own % 4 == 1 {
            let name = ["Patientföreträdare", "Projektledare, journalprogrammet", "Verksamhetsutvecklare"];
            let name = name.get(own / 4 % 3).copied().unwrap_or_default().to_owned();
            let (who, items) = (Invitee::Other { name, from: None }, vec![first]);
            steps.push(Step::by(by.clone(), Command::InviteGuest(InviteGuest { meeting: id(), who, items })));
        }
        let call = Command::CallMeeting(CallMeeting { meeting: id(), late_because: None });
        steps.push(self.sent(meeting, call));
    }

    /// By whom the charter has the notice sent; what somebody without an account sent, the registrar records.
    fn sent(&self, meeting: &Meeting, command: Command) -> Step {
        let group = &meeting.id.group;
        let named = self.look(|world| {
            let mut rules = notice_rules(world, group, self.day);
            let rule = rules.find(|rule| rule.is_about_the_notice() && !rule.says.by.is_empty())?;
            Some(rule.says.by.iter().find_map(|name| {
                let party = Party::of(world, Some(group), name, self.day);
                person(&world.who(&party, group, None, self.day))
            }))
        });
        match named {
            None => Step::by(self.reporter(group), command),
            Some(Some(person)) => Step::by(Actor::Person(person), command),
            Some(None) => Step::by(self.registrar(), command).citing("Kallelse per e-post"),
        }
    }

    fn cancel(&self, meeting: &Meeting, steps: &mut Vec<Step>) {
        let by = self.reporter(&meeting.id.group);
        let reason = "För få kan komma. Mötet hålls två veckor senare.".to_owned();
        let cancel = CancelMeeting { meeting: meeting.id.clone(), reason };
        steps.push(Step::by(by.clone(), Command::CancelMeeting(cancel)));
        let slot = Slot { day: days_after(meeting.slot.day, 14), ..meeting.slot };
        let again = PlannedMeeting {
            kind: meeting.kind,
            name: meeting.name.clone(),
            slot,
            form: Some(meeting.form),
            place: meeting.place.clone(),
        };
        let plan = PlanMeetings { group: meeting.id.group.clone(), meetings: vec![again] };
        steps.push(Step::by(by, Command::PlanMeetings(plan)));
    }

    fn postpone(&self, meeting: &Meeting, steps: &mut Vec<Step>) {
        let start = meeting.slot.start.wrapping_add(30.minutes());
        let later = MoveMeeting {
            meeting: meeting.id.clone(),
            slot: Slot { start, ..meeting.slot },
            form: None,
            place: meeting.place.clone(),
            reason: Some("Krockar med regionens ledningsmöte.".to_owned()),
        };
        steps.push(Step::by(self.reporter(&meeting.id.group), Command::MoveMeeting(later)));
    }

    fn hold(&self, meeting: &Meeting, steps: &mut Vec<Step>) {
        let by = self.reporter(&meeting.id.group);
        let attendance = self.look(|world| attendance(world, meeting));
        if attendance.is_empty() {
            return;
        }
        let own = spread(meeting.id.group.as_str(), meeting.id.number + 7);
        let guests = meeting.invited().map(|guest| guest.number).filter(|_| !own.is_multiple_of(5)).collect();
        let took = meeting.slot.minutes + u32::try_from(own % 25).unwrap_or(0);
        let minutes = Some(took.saturating_sub(15).max(20));
        let held = HoldMeeting { meeting: meeting.id.clone(), attendance, guests, minutes, form: None };
        steps.push(Step::by(by.clone(), Command::HoldMeeting(held)));
        let untreated = meeting.agenda().find(|item| item.recurs.is_none() && own % 8 == 2);
        if let Some(item) = untreated {
            let (meeting, left) = (meeting.id.clone(), Left::Tabled { to: None });
            let leave = LeaveItem { meeting, item: item.number, left };
            steps.push(Step::by(by, Command::LeaveItem(leave)));
        }
    }

    /// An extra meeting is called two weeks before, by whom the charter says.
    fn extra(&self, group: &Group, id: &BodyId, steps: &mut Vec<Step>) {
        for (_, day) in
            EXTRA.iter().filter(|(known, day)| *known == group.id && days_after(*day, -14) == self.day)
        {
            let slot = Slot { day: *day, start: jiff::civil::time(15, 0, 0, 0), minutes: 60 };
            let one = PlannedMeeting { kind: MeetingKind::Extra, name: None, slot, form: None, place: None };
            let plan = PlanMeetings { group: id.clone(), meetings: vec![one] };
            let chair = self.look(|world| person(&world.who(&Party::Role(Role::Chair), id, None, self.day)));
            let by = chair.map_or_else(|| self.registrar(), Actor::Person);
            steps.push(Step::by(by, Command::PlanMeetings(plan)));
        }
    }

    /// The council that needs more meetings than its charter says has spoken with its contact person.
    fn dialogue(&mut self) -> Done {
        let Some(group) = self.bodies.get(OVER.0).cloned().filter(|_| self.day == OVER.1) else {
            return Ok(());
        };
        let with =
            self.look(|world| world.role_holders(&group, &Role::ContactPerson, self.day).next().cloned());
        let Some(with) = with else { return Ok(()) };
        let by = self.reporter(&group);
        let adjust = AdjustFrequency {
            group,
            norm: None,
            min: None,
            max: Some(10),
            from: Some(date(self.day.year(), 1, 1)),
            until: date(self.day.year(), 12, 31),
            on: None,
            with,
            note: "Rådet möts oftare under året medan operationsplaneringen läggs om.".to_owned(),
        };
        self.as_actor(by, Command::AdjustFrequency(adjust)).map(drop)
    }
}

/// The group is there on a day, and its charter is in force.
fn works_on(world: &World, group: &BodyId, on: Date) -> bool {
    let is_there = world.groups.get(group).is_some_and(|group| group.exists(on));
    is_there && world.charter_in_force(group, on).is_some()
}

fn person(who: &Who) -> Option<samordna_domain::PersonId> {
    match who {
        Who::Body { person, .. } | Who::Role { person, .. } => person.clone(),
        Who::Person { person } => Some(person.clone()),
        Who::Registrar | Who::HeadOfUnit | Who::Named { .. } => None,
    }
}

/// Four meetings a year, for a group whose charter does not say how often.
fn plain_year(id: &BodyId, year: i16, today: Date) -> Vec<PlannedMeeting> {
    let own = i32::try_from(spread(id.as_str(), 2) % 20).unwrap_or(0);
    let days = [date(year, 2, 3), date(year, 4, 20), date(year, 9, 7), date(year, 11, 2)];
    let days = days.into_iter().map(|day| days_after(day, own)).filter(|day| days_after(today, 14) < *day);
    let days = days.map(|day| if is_working_day(day) { day } else { days_after(day, 3) });
    days.map(|day| PlannedMeeting {
        kind: MeetingKind::Ordinary,
        name: None,
        slot: Slot { day, start: jiff::civil::time(13, 0, 0, 0), minutes: 120 },
        form: None,
        place: None,
    })
    .collect()
}

/// The most meetings of a year, where the charter gives a number that is more than the fewest; else none.
fn most(world: &World, group: &BodyId, on: Date) -> usize {
    let most = world.norms_in_force(group, on).find_map(|(_, norm)| match &norm.rule {
        Rule::MeetingFrequency(says) if says.per == Some(Per::Year) && says.of.is_none() => says.max,
        _ => None,
    });
    usize::try_from(most.unwrap_or(0)).unwrap_or(0)
}

/// With some more meetings: a month after the last, and then between the others.
fn widened(mut found: Vec<PlannedMeeting>, more: usize) -> Vec<PlannedMeeting> {
    let plain: Vec<PlannedMeeting> = found.iter().filter(|one| one.name.is_none()).cloned().collect();
    let later = plain.iter().rev().map(|one| {
        let day = days_after(one.slot.day, 28);
        PlannedMeeting { slot: Slot { day, ..one.slot }, ..one.clone() }
    });
    let is_free = |one: &PlannedMeeting| {
        is_working_day(one.slot.day) && !plain.iter().any(|other| other.slot.day == one.slot.day)
    };
    let year = plain.first().map_or(0, |one| one.slot.day.year());
    let quiet = |day: Date| date(year, 6, 20) < day && day < date(year, 8, 14) || date(year, 12, 18) < day;
    found.extend(later.filter(|one| is_free(one) && !quiet(one.slot.day)).take(more));
    found
}

/// As many meetings again, three weeks after each.
fn more(found: &[PlannedMeeting]) -> Vec<PlannedMeeting> {
    let later = |one: &PlannedMeeting| {
        let day = days_after(one.slot.day, 21);
        PlannedMeeting { slot: Slot { day, ..one.slot }, ..one.clone() }
    };
    let again = found.iter().filter(|one| one.name.is_none()).map(later);
    again.filter(|one| is_working_day(one.slot.day) && one.slot.day.year() == 2026).collect()
}

/// The most days before a meeting that its charter has something sent; ten where it does not say.
fn days_before(world: &World, meeting: &Meeting) -> i32 {
    let rules = notice_rules(world, &meeting.id.group, meeting.slot.day);
    let days = rules.filter_map(|rule| rule.says.days_before).max().unwrap_or(10);
    i32::try_from(days).unwrap_or(10)
}

/// Who can present: the chair, the coordinator, some of the members.
fn presenters(world: &World, meeting: &Meeting) -> Vec<String> {
    let mut all = vec!["Ordföranden".to_owned(), "Koordinatorn".to_owned()];
    let members = world.role_holders(&meeting.id.group, &Role::Member, meeting.slot.day);
    all.extend(members.map(|employment| world.people.name(employment).to_owned()));
    all
}
