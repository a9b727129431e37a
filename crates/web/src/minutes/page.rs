//! The notes of a meeting: the text of a version, its versions and what differs between them, and the panels beside it.

use super::{
    Prose, address, draft, may_write, meeting_of,
    panels::{self, Publishing, Registering, Signing, Telling},
};
use crate::{
    error::No,
    form::{Form, Tried},
    frame::{Badge, Frame, GroundView, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use samordna_charter::Rule;
use samordna_domain::{
    BodyId, Ground, Language, MeetingId, World,
    grounds::Fact,
    meeting::Meeting,
    minutes::{
        MeetingNotes, NotesVersion,
        difference::{Line, differences},
        text::NotesText,
    },
};
use serde::Deserialize;
use std::sync::Arc;

/// Which version, and whether beside the one before it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    version: String,
    jamfor: String,
}

#[derive(Template)]
#[template(path = "minutes/page.html")]
struct NotesPage {
    frame: Frame,
    meeting_words: String,
    meeting_href: String,
    write: Option<String>,
    has_draft: bool,
    state: Badge,
    prose: Prose,
    is_shown: bool,
    version: u32,
    is_latest: bool,
    shared: String,
    change: Option<String>,
    objection_by: Option<(String, String, String)>,
    versions: Vec<VersionRow>,
    lines: Vec<LineView>,
    compared: Option<(u32, u32)>,
    digest: String,
    /// The sentence that asks for notes of such a meeting.
    asked_for: Option<GroundView>,
    signing: Option<Signing>,
    signing_forms: Vec<Form>,
    publishing: Option<Publishing>,
    registering: Option<Registering>,
    telling: Option<Telling>,
}

/// A version among the others.
struct VersionRow {
    number: u32,
    href: String,
    compare: Option<String>,
    badge: Badge,
    says: String,
    is_current: bool,
}

/// A line of two versions.
struct LineView {
    class: &'static str,
    sign: &'static str,
    word: &'static str,
    text: String,
}

type AskedMeeting = (Extension<Arc<Visit>>, Path<(BodyId, String)>);

/// Shows the notes of a meeting to whoever has signed in; anybody else is led to the open page, where there is one.
pub(crate) async fn page(
    (Extension(visit), Path((group, short))): AskedMeeting,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let id = meeting_of(&group, &short)?;
    if visit.person.is_none() {
        let open = visit.look(|world| crate::public::stands_open(world, &id));
        return open.map(|href| Redirect::to(&href).into_response()).ok_or(No::SignIn);
    }
    shown(&visit, &id, &asked, None).await
}

/// The page; with a form that came back, it is a mistake's page.
pub(super) async fn shown(
    visit: &Visit,
    id: &MeetingId,
    asked: &Asked,
    tried: Option<Tried>,
) -> Result<Response, No> {
    let wanted = visit.look(|world| {
        world.meeting(id).map_err(|_| No::Absent)?;
        let Some(notes) = world.minutes.get(id).filter(|notes| !notes.versions.is_empty()) else {
            return Ok(None);
        };
        let number = asked.version.parse().ok();
        let wanted = match number {
            Some(number) => notes.version(number),
            None => notes.latest(),
        };
        let wanted = wanted.ok_or(No::Absent)?;
        let before = notes.version(wanted.number.saturating_sub(1)).filter(|_| asked.jamfor == "ja");
        Ok::<_, No>(Some((wanted.number, wanted.text, before.map(|before| (before.number, before.text)))))
    })?;
    let (text, before) = match &wanted {
        Some((_, text, before)) => {
            let before = match before {
                Some((number, text)) => Some((*number, visit.text(*text).await?)),
                None => None,
            };
            (visit.text(*text).await?, before)
        }
        None => ("".into(), None),
    };
    let has_draft = draft::read(visit, id).await?.is_some();
    let number = wanted.map(|(number, ..)| number);
    let mut page = visit.look(|world| {
        let meeting = world.meeting(id).map_err(|_| No::Absent)?;
        let mut page = view(visit, world, meeting, number, &text, has_draft);
        if let (Some((earlier, earlier_text)), Some(later)) = (&before, number) {
            page.lines = compared(earlier_text, &text, visit.language);
            page.compared = Some((*earlier, later));
        }
        page.try_again(tried.as_ref());
        Ok::<_, No>(show(&page)?)
    })?;
    if tried.is_some() {
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(page)
}

impl NotesPage {
    /// The forms as they came back.
    fn try_again(&mut self, tried: Option<&Tried>) {
        let panels = [
            Some(&mut self.signing_forms),
            self.publishing.as_mut().map(|panel| &mut panel.forms),
            self.registering.as_mut().map(|panel| &mut panel.forms),
            self.telling.as_mut().map(|panel| &mut panel.forms),
        ];
        for forms in panels.into_iter().flatten() {
            *forms = std::mem::take(forms).into_iter().map(|form| form.tried(tried)).collect();
        }
    }
}

/// Unchanged lines that are shown before and after a changed one.
const AROUND: usize = 2;

/// What differs between two versions, with a little of what stands around it. Their heads differ always, and tell nothing.
fn compared(earlier: &str, later: &str, l: Language) -> Vec<LineView> {
    let (earlier, later) = (NotesText::of(earlier).written(""), NotesText::of(later).written(""));
    let lines: Vec<Line<'_>> =
        differences(&earlier, &later).into_iter().filter(|line| !line.text().is_empty()).collect();
    let is_near = |at: usize| {
        let from = at.saturating_sub(AROUND);
        lines.iter().skip(from).take(at - from + AROUND + 1).any(|line| !matches!(line, Line::Same(_)))
    };
    let mut views = Vec::new();
    let mut is_cut = false;
    for (at, line) in lines.iter().enumerate() {
        if is_near(at) {
            views.push(line_view(*line, l));
        } else if !is_cut {
            views.push(LineView { class: "cut", sign: "", word: "", text: "…".to_owned() });
        }
        is_cut = !is_near(at);
    }
    if lines.iter().all(|line| matches!(line, Line::Same(_))) { Vec::new() } else { views }
}

fn line_view(line: Line<'_>, l: Language) -> LineView {
    let (class, sign, word, text) = match line {
        Line::Same(text) => ("same", " ", "", text),
        Line::Gone(text) => ("gone", "−", l.pick("Borttaget:", "Taken away:"), text),
        Line::New(text) => ("new", "+", l.pick("Nytt:", "New:"), text),
    };
    LineView { class, sign, word, text: text.strip_prefix("## ").unwrap_or(text).to_owned() }
}

/// How a meeting's notes stand, in a word.
pub(crate) fn standing_word(world: &World, meeting: &MeetingId, l: Language) -> &'static str {
    let notes = world.minutes.get(meeting);
    state(notes, notes.and_then(MeetingNotes::latest), l).word
}

/// How a version stands.
fn state(notes: Option<&MeetingNotes>, version: Option<&NotesVersion>, l: Language) -> Badge {
    let Some(version) = version else {
        return Badge { word: l.pick("Inte delade", "Not shared"), sign: "○", class: "idle" };
    };
    let is_standing =
        notes.and_then(MeetingNotes::standing).is_some_and(|standing| standing.number == version.number);
    let is_latest =
        notes.and_then(MeetingNotes::latest).is_some_and(|latest| latest.number == version.number);
    match version.finished {
        Some(_) if is_standing => Badge { word: l.pick("Slutliga", "Final"), sign: "✓", class: "good" },
        Some(_) => Badge { word: l.pick("Ersatta", "Replaced"), sign: "–", class: "plain" },
        None if is_latest && version.objection().is_some() => {
            Badge { word: l.pick("Att rätta", "To be corrected"), sign: "!", class: "warn" }
        }
        None if is_latest => {
            Badge { word: l.pick("Väntar på underskrift", "Awaits signature"), sign: "◔", class: "due" }
        }
        None => Badge { word: l.pick("Ersatta", "Replaced"), sign: "–", class: "plain" },
    }
}

fn view(
    visit: &Visit,
    world: &World,
    meeting: &Meeting,
    number: Option<u32>,
    text: &str,
    has_draft: bool,
) -> NotesPage {
    let (l, today, page) = (visit.language, visit.now.today, address(&meeting.id));
    let notes = world.minutes.get(&meeting.id);
    let version = number.and_then(|number| notes?.version(number));
    let latest = notes.and_then(MeetingNotes::latest);
    let is_latest = latest.map(|latest| latest.number) == number;
    let prose = Prose::of(text);
    let title =
        if prose.title.is_empty() { l.pick("Anteckningar", "Notes").to_owned() } else { prose.title.clone() };
    let group = &meeting.id.group;
    let meeting_href = format!("/grupper/{group}/moten/{}", meeting.id.short());
    let meeting_words = format!("{} {}", meeting.kind.label(l), meeting.slot.day);
    let name = |id: &samordna_domain::PersonId| {
        world.people.person(id).map_or(id.to_string(), |known| known.name.clone())
    };
    let off = version.filter(|version| is_latest && version.finished.is_none()).and_then(|version| {
        world
            .sign_off(meeting, today)
            .map(|off| panels::signing_forms(visit, world, meeting, version, &off, &page))
    });
    NotesPage {
        frame: Frame::within(visit, world, format!("{title} {}", meeting.slot.day))
            .under_group(world, group)
            .under(meeting_href.clone(), meeting_words.clone()),
        meeting_words,
        meeting_href,
        write: (has_draft || may_write(visit, world, &meeting.id).is_ok()).then(|| format!("{page}/skriv")),
        has_draft,
        state: state(notes, version, l),
        is_shown: version.is_some(),
        version: number.unwrap_or(0),
        is_latest,
        shared: version.map(|version| format!("{}, {}", version.on, name(&version.by))).unwrap_or_default(),
        change: version.and_then(|version| version.change.clone()),
        objection_by: version
            .and_then(NotesVersion::objection)
            .map(|no| (name(&no.by), no.on.to_string(), no.comment.clone())),
        versions: notes.map(|notes| rows(notes, number, &page, l, &name)).unwrap_or_default(),
        lines: Vec::new(),
        compared: None,
        digest: version.map(|version| version.text.to_string()).unwrap_or_default(),
        asked_for: asked_for(world, meeting, visit),
        signing: version.and_then(|version| panels::signing(world, meeting, version, visit)),
        signing_forms: off.unwrap_or_default(),
        publishing: notes.and_then(|notes| panels::publishing(visit, world, meeting, notes, &page)),
        registering: panels::registering(visit, world, meeting, &page).filter(|_| version.is_some()),
        telling: panels::telling(visit, world, meeting, &page),
        prose,
    }
}

/// The sentence that asks for notes of such a meeting.
fn asked_for(world: &World, meeting: &Meeting, visit: &Visit) -> Option<GroundView> {
    let mut norms = world.norms_in_force(&meeting.id.group, meeting.slot.day);
    let (at, _) = norms.find(|(_, norm)| matches!(norm.rule, Rule::MinutesRequired(_)))?;
    Some(GroundView::of(&Ground::norm(at, Fact::Nothing), world, visit.now.today, visit.language))
}

fn rows(
    notes: &MeetingNotes,
    shown: Option<u32>,
    page: &str,
    l: Language,
    name: &impl Fn(&samordna_domain::PersonId) -> String,
) -> Vec<VersionRow> {
    let row = |version: &NotesVersion| VersionRow {
        number: version.number,
        href: format!("{page}?version={}", version.number),
        compare: (1 < version.number)
            .then(|| format!("{page}?version={}&jamfor=ja#skillnad", version.number)),
        badge: state(Some(notes), Some(version), l),
        says: format!(
            "{} {}, {}{}",
            l.pick("delad", "shared"),
            version.on,
            name(&version.by),
            version.change.as_ref().map(|change| format!(": {change}")).unwrap_or_default()
        ),
        is_current: shown == Some(version.number),
    };
    notes.versions.iter().rev().map(row).collect()
}
