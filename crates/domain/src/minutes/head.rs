//! What stands above notes: of which meeting they are, who was there, who wrote them. In Swedish, as the record is.

use crate::{
    PersonId, World,
    meeting::{Attendance, Invitee, Meeting, Presence},
};
use samordna_charter::{
    Language, Norm, Rule,
    norm::{MinutesForm, MinutesRequired},
};

/// What the charter calls its notes: its own word where a sentence about them has one.
pub(crate) fn title(world: &World, meeting: &Meeting) -> &'static str {
    let about: Vec<&Norm> = world
        .norms_in_force(&meeting.id.group, meeting.slot.day)
        .map(|(_, norm)| norm)
        .filter(|norm| matches!(norm.rule, Rule::MinutesRequired(_) | Rule::MinutesApproval(_)))
        .collect();
    let words = [
        ("minnesanteckning", "Minnesanteckningar"),
        ("mötesanteckning", "Mötesanteckningar"),
        ("protokoll", "Protokoll"),
        ("beslutslogg", "Beslutslogg"),
    ];
    let own = about.iter().find_map(|norm| {
        let quote = norm.quote.to_lowercase();
        words.iter().find(|(word, _)| quote.contains(word)).map(|(_, title)| *title)
    });
    let form = about.iter().find_map(|norm| {
        let Rule::MinutesRequired(says) = &norm.rule else { return None };
        Some(of_form(says))
    });
    own.or(form).unwrap_or("Anteckningar")
}

fn of_form(says: &MinutesRequired) -> &'static str {
    match says.form {
        Some(MinutesForm::Minutes) => "Protokoll",
        Some(MinutesForm::DecisionLog) => "Beslutslogg",
        Some(MinutesForm::Notes) | None => "Anteckningar",
    }
}

/// The head of a version of the notes.
pub(crate) fn head(
    world: &World,
    meeting: &Meeting,
    by: &PersonId,
    version: u32,
    change: Option<&str>,
) -> String {
    let (on, l) = (meeting.slot.day, Language::Swedish);
    let group = world.organisation.name(&meeting.id.group, on);
    let kind = meeting.name.clone().unwrap_or_else(|| meeting.kind.label(l).to_lowercase());
    let time = |time: jiff::civil::Time| format!("{:02}.{:02}", time.hour(), time.minute());
    let mut lines = vec![
        format!("{}, {kind} {}", capital(group), meeting.id.short()),
        format!(
            "{on} kl. {}–{}, {}",
            time(meeting.slot.start),
            time(meeting.slot.end()),
            meeting.form.label(l).to_lowercase()
        ),
        String::new(),
    ];
    lines.extend(people(world, meeting));
    let name = world.people.person(by).map_or(by.as_str(), |person| &person.name);
    lines.push(format!("Antecknat av: {name}"));
    if let Some(change) = change {
        let before = version.saturating_sub(1);
        lines.push(format!("Version {version}. Ändrat sedan version {before}: {change}"));
    }
    // Two spaces at the end of a line keep the lines of a paragraph apart, in Markdown.
    let lines: Vec<String> =
        lines.into_iter().map(|line| if line.is_empty() { line } else { format!("{line}  ") }).collect();
    format!("# {}\n\n{}", title(world, meeting), lines.join("\n"))
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// *1, 2 och 4*.
fn listed(items: &[u32]) -> String {
    let items: Vec<String> = items.iter().map(u32::to_string).collect();
    match items.as_slice() {
        [first @ .., before, last] => {
            let first: String = first.iter().map(|item| format!("{item}, ")).collect();
            format!("{first}{before} och {last}")
        }
        few => few.concat(),
    }
}

/// Who was there and who was away, with the role each had.
fn people(world: &World, meeting: &Meeting) -> Vec<String> {
    let l = Language::Swedish;
    let on = meeting.slot.day;
    let with_home = |employment: &crate::EmploymentId| {
        let name = world.people.name(employment);
        let home = world.people.employment(employment).map(|known| world.organisation.name(&known.at, on));
        home.map_or(name.to_owned(), |home| format!("{name} ({home})"))
    };
    let named = |all: Vec<&Attendance>| {
        let first = all.first().map(|one| with_home(&one.employment)).unwrap_or_default();
        // Somebody on two seats is named once, with both roles.
        let mut roles: Vec<String> = all
            .iter()
            .filter_map(|one| world.seat(one.seat.as_ref()?).ok())
            .map(|seat| seat.role.label(l).to_lowercase())
            .collect();
        roles.sort_by_key(|role| role != "ordförande");
        let roles: String = roles.iter().map(|role| format!(", {role}")).collect();
        let part = all.iter().find_map(|one| match &one.presence {
            Presence::Items(items) => {
                Some(items.iter().filter_map(|item| meeting.place_of(*item)).collect::<Vec<_>>())
            }
            Presence::Whole | Presence::Excused | Presence::Absent => None,
        });
        let part = part.map(|places| format!(", vid punkt {}", listed(&places))).unwrap_or_default();
        format!("{first}{roles}{part}")
    };
    let people = |all: Vec<&Attendance>| {
        let mut each: Vec<Vec<&Attendance>> = Vec::new();
        for one in all {
            match each.iter_mut().find(|known| known.iter().any(|other| other.employment == one.employment)) {
                Some(known) => known.push(one),
                None => each.push(vec![one]),
            }
        }
        each.into_iter().map(named).collect::<Vec<_>>()
    };
    let list = |label: &str, people: Vec<String>| {
        (!people.is_empty()).then(|| format!("{label}: {}", people.join("; ")))
    };
    let (there, away): (Vec<&Attendance>, Vec<&Attendance>) =
        meeting.attendance.iter().partition(|one| one.presence.is_there());
    let guests = meeting.invited().filter(|guest| guest.came).map(|guest| match &guest.who {
        Invitee::Employed { employment } => with_home(employment),
        Invitee::Other { name, from } => from
            .as_ref()
            .map_or(name.clone(), |from| format!("{name} ({})", world.organisation.name(from, on))),
    });
    [list("Närvarande", people(there)), list("Gäster", guests.collect()), list("Frånvarande", people(away))]
        .into_iter()
        .flatten()
        .collect()
}
