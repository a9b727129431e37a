//! Who has told of a meeting at home, member by member.

use crate::{
    form::{Field, Form},
    frame::GroundView,
    visit::Visit,
};
use samordna_charter::Rule;
use samordna_domain::{
    Command, Ground, World,
    grounds::Fact,
    meeting::Meeting,
    minutes::{command::CommunicateAtHome, seat_of},
    seat::Role,
};

/// A member and their unit, and, once they have told at home, when and what they say of it.
type Row = (String, String, Option<(String, String)>);

/// Who has told of the meeting at home.
pub(in crate::minutes) struct Telling {
    pub ground: Option<GroundView>,
    pub rows: Vec<Row>,
    pub told: usize,
    pub forms: Vec<Form>,
}

/// Member by member, who has told of the meeting at home; none before it was held.
pub(in crate::minutes) fn telling(
    visit: &Visit,
    world: &World,
    meeting: &Meeting,
    page: &str,
) -> Option<Telling> {
    let (l, today, on) = (visit.language, visit.now.today, meeting.slot.day);
    if !meeting.is_held() {
        return None;
    }
    let norm = world
        .norms_in_force(&meeting.id.group, on)
        .find(|(_, norm)| matches!(norm.rule, Rule::MemberCommunicates(_)))
        .map(|(at, _)| GroundView::of(&Ground::norm(at, Fact::Nothing), world, today, l));
    let notes = world.minutes.get(&meeting.id);
    let seats =
        world.groups.get(&meeting.id.group).into_iter().flat_map(|group| group.seats_of(&Role::Member, on));
    let rows: Vec<_> = seats
        .filter_map(|seat| {
            let held = world.holder(seat, on)?;
            let unit = seat.unit.as_ref().map_or("", |unit| world.organisation.name(unit, on));
            let told = notes
                .and_then(|notes| notes.has_communicated(&seat.id))
                .map(|one| (one.on.to_string(), one.note.clone()));
            Some((world.people.name(&held.employment).to_owned(), unit.to_owned(), told))
        })
        .collect();
    let is_member = visit.person.as_ref().is_some_and(|person| seat_of(world, meeting, person).is_some());
    if norm.is_none() && !is_member {
        return None;
    }
    let probe = CommunicateAtHome { meeting: meeting.id.clone(), note: String::new() };
    let form = Form::new(
        "berattat",
        format!("{page}/hemma"),
        l.pick("Jag har berättat hemma", "I have told of it at home"),
    )
    .submit(l.pick("Spara", "Save"))
    .with(
        Field::line("note", l.pick("Hur, eller vad som görs", "How, or what is done"))
            .hint(l.pick(
                "En rad, till exempel: På ledningsmötet den 10 mars.",
                "One line, for example: At the management meeting on 10 March.",
            ))
            .optional(),
    )
    .asked(visit.would(world, Command::CommunicateAtHome(probe)), visit, world);
    let forms = if is_member { vec![form] } else { Vec::new() };
    Some(Telling { ground: norm, told: rows.iter().filter(|row| row.2.is_some()).count(), rows, forms })
}
