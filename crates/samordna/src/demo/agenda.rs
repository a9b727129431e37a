//! What the region's groups talk about: what recurs at every meeting, and what comes up at each.

use samordna_domain::{
    BodyId, MeetingId,
    meeting::{ItemKind, ItemText},
};

/// What recurs, first and last on every agenda.
const RECURRING: [(&str, u32); 3] =
    [("Föregående anteckningar", 5), ("Läget i förvaltningarna", 20), ("Övriga frågor", 5)];

/// What comes up, with what it asks of the group and the minutes it takes.
const TOPICS: [(&str, ItemKind, u32); 28] = [
    ("Väntetider och tillgänglighet, tertialuppföljning", ItemKind::Information, 15),
    ("Gemensam rutin för utskrivning", ItemKind::Position, 25),
    ("Bemanning under sommaren", ItemKind::Discussion, 20),
    ("Remissvar om nytt vårdförlopp", ItemKind::Position, 20),
    ("Införandet av det nya journalsystemet", ItemKind::Information, 15),
    ("Patientsäkerhet: händelser att lära av", ItemKind::Discussion, 20),
    ("Kompetensutveckling för nya chefer", ItemKind::Information, 10),
    ("Jämlik tillgång till hjälpmedel", ItemKind::Discussion, 20),
    ("Kunskapsstöd i primärvården", ItemKind::Information, 10),
    ("Handlingsplan för nästa år", ItemKind::Position, 30),
    ("Övergången mellan barn- och vuxensjukvård", ItemKind::Discussion, 25),
    ("Gemensam upphandling av utrustning", ItemKind::Information, 15),
    ("Flöden mellan akutmottagning och avdelning", ItemKind::Discussion, 20),
    ("Arbetssätt för digitala vårdmöten", ItemKind::Position, 20),
    ("Statistik ur kvalitetsregister", ItemKind::Information, 15),
    ("Prioritering av förbättringsarbeten", ItemKind::Position, 25),
    ("Ny kontaktväg för frågor om läkemedel", ItemKind::Information, 10),
    ("Uppföljning av beslut från i våras", ItemKind::Information, 15),
    ("Anhörigas medverkan", ItemKind::Discussion, 15),
    ("Beredskap och robusta lokaler", ItemKind::Discussion, 20),
    ("Samordnad individuell plan i praktiken", ItemKind::Discussion, 20),
    ("Revidering av den regionala rutinen", ItemKind::Position, 20),
    ("Forskningsprojekt som söker deltagande enheter", ItemKind::Information, 10),
    ("Tolkar och språkstöd", ItemKind::Information, 10),
    ("Platser för planerad kirurgi", ItemKind::Discussion, 20),
    ("Förslag till gemensam jourlinje", ItemKind::Position, 30),
    ("Miljömål och läkemedelsrester", ItemKind::Information, 10),
    ("Hur vi mäter patientnöjdhet", ItemKind::Discussion, 15),
];

/// What extra meetings are about.
const URGENT: [&str; 4] = [
    "Influensasäsongen och vårdplatser",
    "Driftstoppet i journalsystemet",
    "Brist på ett läkemedel",
    "Svar på regeringens förfrågan",
];

/// The file's text, for an item that has a paper.
const PAPER: &str = "Bakgrund\n\nFrågan har väckts av flera förvaltningar. Läget skiljer sig mellan enheterna, och \
gruppen behöver en gemensam bild innan den tar ställning.\n\nFörslag\n\nGruppen går igenom underlaget och enas om nästa steg. \
Varje förvaltning ser över vad förslaget betyder för den egna verksamheten.\n\nKostnad\n\nRyms inom beslutad ram.\n";

/// A number that is the same each time for the same text and number.
pub fn spread(text: &str, number: u32) -> usize {
    let hash = text
        .bytes()
        .chain(number.to_le_bytes())
        .fold(2_166_136_261u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619));
    (hash >> 7) as usize
}

/// What comes onto every new agenda.
pub fn recurring() -> Vec<ItemText> {
    let item = |(title, minutes): (&str, u32)| ItemText {
        title: title.to_owned(),
        minutes: Some(minutes),
        ..ItemText::default()
    };
    RECURRING.into_iter().map(item).collect()
}

/// What comes up at a meeting: two to four things, each presented by somebody.
pub fn topics(meeting: &MeetingId, length: u32, presenters: &[String]) -> Vec<ItemText> {
    let (group, number) =
        (meeting.group.as_str(), u32::from(meeting.year.unsigned_abs()) * 100 + meeting.number);
    let count = 2 + spread(group, number) % 3;
    let first = spread(group, 0) + meeting.number as usize * 5 + usize::from(meeting.year.unsigned_abs()) * 3;
    let topics = (0..count).filter_map(|at| TOPICS.get((first + at * 9) % TOPICS.len()));
    let item = |(at, (title, kind, minutes)): (usize, &(&str, ItemKind, u32))| ItemText {
        title: (*title).to_owned(),
        kind: *kind,
        presenter: presenters.get((first + at) % presenters.len().max(1)).cloned(),
        minutes: Some(*minutes),
        weight_for: None,
    };
    // What recurs takes half an hour; no more is put up than there is time for.
    let mut left = length.saturating_sub(30);
    let mut fits = move |text: &ItemText| {
        let minutes = text.minutes.unwrap_or(0);
        let is_there = minutes <= left;
        left = left.saturating_sub(if is_there { minutes } else { 0 });
        is_there
    };
    topics.enumerate().map(item).filter(|text| fits(text)).collect()
}

/// The one thing that an extra meeting is about.
pub fn urgent(group: &BodyId) -> ItemText {
    let title = URGENT.get(spread(group.as_str(), 4) % URGENT.len()).copied().unwrap_or_default();
    ItemText { title: title.to_owned(), kind: ItemKind::Discussion, minutes: Some(25), ..ItemText::default() }
}

/// A paper for an item: its file name and what it holds.
pub fn paper(title: &str) -> (String, Vec<u8>) {
    let short: String = title.chars().take(40).filter(|letter| *letter != ':').collect();
    (format!("Underlag {}.txt", short.trim()), format!("{title}\n\n{PAPER}").into_bytes())
}
