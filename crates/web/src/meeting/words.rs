//! Days, times and meetings in the words that pages say them with.

use jiff::civil::{Date, Time, Weekday};
use samordna_domain::{
    Language, World,
    meeting::{Guest, Invitee, Meeting, Slot},
};

const MONTHS: [[&str; 2]; 12] = [
    ["januari", "January"],
    ["februari", "February"],
    ["mars", "March"],
    ["april", "April"],
    ["maj", "May"],
    ["juni", "June"],
    ["juli", "July"],
    ["augusti", "August"],
    ["september", "September"],
    ["oktober", "October"],
    ["november", "November"],
    ["december", "December"],
];

/// *5 mars 2026*.
pub(super) fn day(on: Date, l: Language) -> String {
    let month = usize::try_from(on.month() - 1).ok().and_then(|at| MONTHS.get(at));
    let month = month.map_or("", |[swedish, english]| l.pick(swedish, english));
    format!("{} {month} {}", on.day(), on.year())
}

/// *Torsdag*.
pub(super) fn weekday(on: Date, l: Language) -> &'static str {
    match on.weekday() {
        Weekday::Monday => l.pick("måndag", "Monday"),
        Weekday::Tuesday => l.pick("tisdag", "Tuesday"),
        Weekday::Wednesday => l.pick("onsdag", "Wednesday"),
        Weekday::Thursday => l.pick("torsdag", "Thursday"),
        Weekday::Friday => l.pick("fredag", "Friday"),
        Weekday::Saturday => l.pick("lördag", "Saturday"),
        Weekday::Sunday => l.pick("söndag", "Sunday"),
    }
}

/// *13.00*.
pub(super) fn clock(time: Time, l: Language) -> String {
    time.strftime(l.pick("%H.%M", "%H:%M")).to_string()
}

/// *13.00–14.30*.
pub(super) fn hours(slot: Slot, l: Language) -> String {
    format!("{}–{}", clock(slot.start, l), clock(slot.end(), l))
}

/// *90 minuter*, *2 timmar*.
pub(super) fn length(minutes: u32, l: Language) -> String {
    match (minutes / 60, minutes % 60) {
        (1, 0) => l.pick("1 timme", "1 hour").to_owned(),
        (hours, 0) if hours > 0 => l.pick(format!("{hours} timmar"), format!("{hours} hours")),
        _ => l.pick(format!("{minutes} minuter"), format!("{minutes} minutes")),
    }
}

/// What the meeting is: its own name, or what sort it is.
pub(super) fn title(meeting: &Meeting, l: Language) -> String {
    meeting.name.clone().unwrap_or_else(|| meeting.kind.label(l).to_owned())
}

/// *Ordinarie möte 5 mars 2026*.
pub(super) fn headline(meeting: &Meeting, l: Language) -> String {
    format!("{} {}", title(meeting, l), day(meeting.slot.day, l))
}

/// A guest by name, and where they come from.
pub(super) fn guest(world: &World, guest: &Guest, on: Date) -> String {
    match &guest.who {
        Invitee::Employed { employment } => {
            let at = world.people.employment(employment).map(|known| world.organisation.name(&known.at, on));
            format!("{}, {}", world.people.name(employment), at.unwrap_or_default())
        }
        Invitee::Other { name, from: Some(from) } => format!("{name}, {}", world.organisation.name(from, on)),
        Invitee::Other { name, from: None } => name.clone(),
    }
}

/// *12 kB*, *1,4 MB*.
pub(super) fn size(bytes: u64, l: Language) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1000 {
        return format!("{kilobytes} kB");
    }
    let tenths = bytes * 10 / (1024 * 1024);
    format!("{}{}{} MB", tenths / 10, l.pick(",", "."), tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn days_and_times_are_said_as_people_say_them() {
        let on = date(2026, 3, 5);
        assert_eq!(day(on, Language::Swedish), "5 mars 2026");
        assert_eq!(weekday(on, Language::Swedish), "torsdag");
        let slot = Slot { day: on, start: time(13, 0, 0, 0), minutes: 90 };
        assert_eq!(hours(slot, Language::Swedish), "13.00–14.30");
        assert_eq!(hours(slot, Language::English), "13:00–14:30");
        assert_eq!(length(120, Language::Swedish), "2 timmar");
        assert_eq!(length(90, Language::English), "90 minutes");
        assert_eq!(size(1_500_000, Language::Swedish), "1,4 MB");
        assert_eq!(size(300, Language::Swedish), "1 kB");
    }
}
