//! Whether a paper may be sent along: it is what its name says, it is not too large, it comes in time.

use super::{
    given, mistake, no,
    notice::{NoticeRule, in_time, notice_rules},
    prepares,
};
use crate::{
    Digest, Event, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House},
    meeting::{
        Content, LARGEST, Media, MeetingNo,
        command::{AddPaper, RemovePaper},
    },
};

/// The most papers of a meeting.
const MOST: usize = 200;

/// Decides whether a paper may be sent along.
pub(crate) fn add_paper(world: &World, request: &Request, asked: AddPaper) -> Result<Outcome, Refusal> {
    let meeting = world.meeting(&asked.meeting)?;
    if meeting.is_cancelled() {
        return Err(no(MeetingNo::Cancelled { meeting: meeting.id.clone() }));
    }
    let ground = prepares(world, request, &meeting.id.group)?;
    if meeting.papers.len() >= MOST {
        return Err(mistake("content", MeetingNo::TooManyPapers { most: MOST }));
    }
    if let Some(item) = asked.item.filter(|item| meeting.item(*item).is_none()) {
        return Err(mistake("item", MeetingNo::NoSuchItem { item }));
    }
    let (name, media, content) = checked_file(&asked.name, asked.content)?;
    let late_because = given("late_because", asked.late_because)?;
    let mut outcome = Outcome::default().because(ground);
    let today = request.now.today;
    if meeting.is_open() {
        let rules = notice_rules(world, &meeting.id.group, today).filter(NoticeRule::is_about_papers);
        for ground in in_time(rules, &meeting.id, meeting.slot.day, today, late_because.is_some())? {
            outcome = outcome.because(ground);
        }
    }
    let event = Event::PaperAdded {
        meeting: asked.meeting,
        paper: u32::try_from(meeting.papers.len()).unwrap_or(u32::MAX).saturating_add(1),
        item: asked.item,
        name,
        media,
        size: content.len() as u64,
        content: Digest::of(&content),
        on: today,
    };
    Ok(outcome.and(event).with_blob(content))
}

/// A file that somebody sends: its name, what it is, its bytes; or what is wrong with it.
pub(crate) fn checked_file(name: &str, content: Content) -> Result<(String, Media, Vec<u8>), Refusal> {
    // A browser may send the whole path; the name is what comes last.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = crate::organisation::checked(name).map_err(|no| Refusal { field: Some("content"), ..no })?;
    let content = content.0;
    if content.is_empty() {
        return Err(mistake("content", MeetingNo::EmptyFile { name }));
    }
    if content.len() > LARGEST {
        return Err(mistake("content", MeetingNo::FileTooLarge { name, most: LARGEST }));
    }
    let media = media(&name, &content)?;
    Ok((name, media, content))
}

/// What the file is, where its name and its content say the same.
fn media(name: &str, content: &[u8]) -> Result<Media, Refusal> {
    let house = || Ground::house(House::FilesAreWhatTheySay, Fact::Nothing);
    let wrong = |why| mistake("content", why).by(house());
    let Some(said) = Media::of_name(name) else {
        return Err(wrong(MeetingNo::UnknownFile { name: name.to_owned() }));
    };
    let is = Media::of_content(content);
    if is == Some(said) {
        return Ok(said);
    }
    Err(wrong(MeetingNo::NotWhatItSays { name: name.to_owned(), said, is }))
}

/// Decides whether a paper may be taken back, until the meeting is held.
pub(crate) fn remove_paper(
    world: &World,
    request: &Request,
    asked: &RemovePaper,
) -> Result<Outcome, Refusal> {
    let meeting = super::open(world, &asked.meeting)?;
    let ground = prepares(world, request, &meeting.id.group)?;
    if !meeting.sent().any(|paper| paper.number == asked.paper) {
        return Err(no(MeetingNo::NoSuchPaper));
    }
    let RemovePaper { meeting, paper } = asked.clone();
    Ok(Outcome::of(Event::PaperRemoved { meeting, paper, on: request.now.today }).because(ground))
}
