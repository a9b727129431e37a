//! The drafter's own draft: read, kept in place of what the page had seen, thrown away.

use crate::{error::No, form::Fields, visit::Visit};
use jiff::Timestamp;
use samordna_desk::{Draft, Keeping};
use samordna_domain::{Digest, MeetingId, minutes::draft::NotesDraft};

/// The beginning of the names of the fields that one writes in.
pub(super) const TEXT: &str = "text-";

/// What stands in a form.
pub(super) fn typed(fields: &Fields) -> NotesDraft {
    let texts = fields.those_of(TEXT).map(|(name, text)| (name.to_owned(), text.replace("\r\n", "\n")));
    NotesDraft { window: fields.text("window").to_owned(), texts: texts.collect() }
}

/// A draft as it is kept.
pub(super) struct Kept {
    pub typed: NotesDraft,
    pub seen: String,
    pub at: Timestamp,
}

/// What came of saving.
pub(super) enum Saved {
    /// It is kept.
    Kept(Kept),
    /// Another window has saved since.
    Other(Kept),
    /// It was shared or thrown away in another window.
    Gone,
}

impl Kept {
    fn of(draft: &Draft) -> Self {
        Self { typed: NotesDraft::of(&draft.content), seen: draft.seen().to_string(), at: draft.at }
    }

    /// When it was kept, in Stockholm.
    pub(super) fn time(&self) -> String {
        let zone = jiff::tz::TimeZone::get("Europe/Stockholm").unwrap_or(jiff::tz::TimeZone::UTC);
        self.at.to_zoned(zone).strftime("%Y-%m-%d %H.%M.%S").to_string()
    }
}

/// The visitor's draft of a meeting's notes.
pub(super) async fn read(visit: &Visit, meeting: &MeetingId) -> Result<Option<Kept>, No> {
    let Some(person) = visit.person.clone() else { return Ok(None) };
    let name = NotesDraft::name(meeting);
    let draft = visit.blocking(move |desk| desk.draft(&person, &name)).await?;
    Ok(draft.as_ref().map(Kept::of))
}

/// Keeps what the visitor has typed, in place of what their page had seen.
pub(super) async fn keep(
    visit: &Visit,
    meeting: &MeetingId,
    seen: &str,
    typed: NotesDraft,
) -> Result<Saved, No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
    let (name, now, seen) = (NotesDraft::name(meeting), visit.now, seen.parse::<Digest>().ok());
    let content = typed.content();
    let window = typed.window;
    let keeping = visit
        .blocking(move |desk| {
            let keeping = desk.keep_draft(&person, &name, seen.as_ref(), &content, now)?;
            match &keeping {
                // The same window saved a moment ago, by its script.
                Keeping::Other(other) if !window.is_empty() && Kept::of(other).typed.window == window => {
                    desk.keep_draft(&person, &name, Some(&other.seen()), &content, now)
                }
                Keeping::Kept(_) | Keeping::Other(_) | Keeping::Gone => Ok(keeping),
            }
        })
        .await?;
    Ok(match keeping {
        Keeping::Kept(draft) => Saved::Kept(Kept::of(&draft)),
        Keeping::Other(draft) => Saved::Other(Kept::of(&draft)),
        Keeping::Gone => Saved::Gone,
    })
}

/// Throws the visitor's draft away.
pub(super) async fn drop(visit: &Visit, meeting: &MeetingId) -> Result<(), No> {
    let person = visit.person.clone().ok_or(No::SignIn)?;
    let name = NotesDraft::name(meeting);
    visit.blocking(move |desk| desk.drop_draft(&person, &name)).await
}
