//! What is weighed and what is refused about matters, in words, Swedish and English side by side.

use super::Addressee;
use crate::{BodyId, Language, MatterId, MeetingId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about matters, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatterFact {
    /// It goes to somebody else.
    GoesTo {
        /// To whom.
        to: Addressee,
    },
    /// These have not released it.
    NotReleased {
        /// Who.
        by: Vec<BodyId>,
    },
    /// So many of a group's open matters stand so.
    Open {
        /// Open.
        open: u32,
        /// The one that has waited longest.
        oldest: MatterId,
    },
    /// It waits for whoever's turn it is.
    Waits {
        /// Since when.
        since: Date,
    },
    /// So many wait for somebody.
    Waiting {
        /// How many.
        waiting: u32,
    },
    /// The brief does not say what the charter asks of it.
    BriefLacks {
        /// Which headings; none for the proposal, or consequences of any kind.
        what: Vec<String>,
    },
    /// Nobody of those that the charter wants heard has been.
    NotHeard {
        /// Whom it names.
        whom: Vec<Addressee>,
    },
    /// It was lifted, and is not answered.
    Lifted {
        /// Who has it.
        to: Addressee,
        /// Since when.
        since: Date,
    },
}

/// Why something may not be done about a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "matter_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum MatterNo {
    NoSuchMatter { matter: MatterId },
    NoSuchChannel { channels: Vec<String> },
    NoBoundary { norm: usize },
    NoException,
    WhoseIsIt,
    FromWhom,
    AlreadySorted { matter: MatterId },
    SaidAlready,
    NotSorted { matter: MatterId },
    OnlyTheySort { names: Vec<String> },
    NotHandedOver { matter: MatterId },
    OnlyTheyReceive,
    OnlyTheyPrepare { names: Vec<String> },
    NotPrepared { matter: MatterId },
    NoProposal,
    AspectsLeft { aspects: Vec<String> },
    ImpactLeft { of: Vec<String> },
    AlreadyReleased { matter: MatterId },
    NotReady { matter: MatterId },
    TooLate { days: i32, day: Date },
    AlreadyThere { meeting: MeetingId },
    AnothersMeeting { meeting: MeetingId },
    MeetingOver { meeting: MeetingId },
    PositionTaken { matter: MatterId },
    PositionNotFinal,
    AlreadyShared { with: BodyId },
    Over { matter: MatterId, on: Date },
    EscalationOpen { number: u32 },
    DecisionPending { unit: BodyId },
    NotCarriedOut { unit: BodyId },
    NotAnInitiative { matter: MatterId },
    RankedTwice { matter: MatterId },
    NoPace { matter: MatterId },
    NoObjective { norm: usize },
    TooManyDocuments { most: usize },
    FileAndName,
    TextAndFile,
    TextOrFile,
    HasThatNumber,
    PreparesForNobody,
    NeededInThePast { day: Date },
    NotReportedBack { to: Box<Addressee> },
    OnlyAView { matter: MatterId },
    OrdersAlready,
    NotOrdered { matter: MatterId },
}

impl MatterFact {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::GoesTo { to } => {
                let to = to.name(world, on, language);
                language.pick(format!("Ärendet går till {to}."), format!("The matter goes to {to}."))
            }
            Self::NotReleased { by } => {
                let names: Vec<&str> = by.iter().map(|body| world.organisation.name(body, on)).collect();
                let names = names.join(", ");
                language
                    .pick(format!("Ännu inte släppt av: {names}."), format!("Not yet released by: {names}."))
            }
            Self::Open { open, oldest } => {
                let title = world
                    .matters
                    .get(oldest)
                    .map_or_else(|| oldest.to_string(), |matter| matter.title.clone());
                language.pick(
                    format!("{open} väntar, längst {title}."),
                    format!("{open} wait, the longest being {title}."),
                )
            }
            Self::Waits { since } => {
                language.pick(format!("Väntar sedan {since}."), format!("Waits since {since}."))
            }
            Self::Waiting { waiting } => language
                .pick(format!("{waiting} att göra i ärenden."), format!("{waiting} to do in matters.")),
            Self::BriefLacks { what } if what.is_empty() => language
                .pick(
                    "Underlaget saknar det som uppdraget begär.",
                    "The brief lacks what the charter asks of it.",
                )
                .to_owned(),
            Self::BriefLacks { what } => {
                let what = list(what);
                language.pick(
                    format!("Underlaget säger inget om: {what}."),
                    format!("The brief says nothing of: {what}."),
                )
            }
            Self::NotHeard { whom } if whom.is_empty() => {
                language.pick("Ingen är hörd än.", "Nobody has been heard yet.").to_owned()
            }
            Self::NotHeard { whom } => {
                let names: Vec<String> = whom.iter().map(|one| one.name(world, on, language)).collect();
                let names = list(&names);
                language.pick(format!("Inte hörd än: {names}."), format!("Not heard yet: {names}."))
            }
            Self::Lifted { to, since } => {
                let to = to.name(world, on, language);
                language.pick(
                    format!("Lyft till {to}, väntar på svar sedan {since}."),
                    format!("Lifted to {to}, waits for the answer since {since}."),
                )
            }
        }
    }
}

fn list(names: &[String]) -> String {
    names.join(", ")
}

impl MatterNo {
    #[allow(clippy::too_many_lines, reason = "one reason after the other")]
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        let pick = |sv: &str, en: &str| language.pick(sv, en).to_owned();
        let body = |id| world.organisation.name(id, on);
        let titled = |id: &MatterId| {
            world.matters.get(id).map_or_else(|| id.to_string(), |matter| matter.title.clone())
        };
        match self {
            Self::NoSuchMatter { matter } => language
                .pick(format!("Det finns inget ärende {matter}."), format!("There is no matter {matter}.")),
            Self::NoSuchChannel { channels } => {
                let channels = list(channels);
                language.pick(
                    format!("Ärenden kommer in genom: {channels}. Ange en av dem."),
                    format!("Matters come in through: {channels}. Give one of them."),
                )
            }
            Self::NoBoundary { norm } => language.pick(
                format!("Regel {} drar ingen gräns för vad gruppen gör.", norm + 1),
                format!("Norm {} draws no boundary for what the group does.", norm + 1),
            ),
            Self::NoException => pick("Regeln har inget undantag.", "The norm has no exception."),
            Self::WhoseIsIt => pick(
                "Ange vems ärendet är: uppdraget nämner ingen.",
                "Give whose matter it is: the charter names nobody.",
            ),
            Self::FromWhom => {
                pick("Ange vem som har gett uppdraget, eller frågat.", "Give who ordered it, or asked.")
            }
            Self::SaidAlready => pick(
                "Det har du redan sagt. Ärendet väntar på de andra.",
                "You have said so already. The matter waits for the others.",
            ),
            Self::AlreadySorted { matter } => {
                let title = titled(matter);
                language.pick(format!("{title} är redan sorterat."), format!("{title} is already sorted."))
            }
            Self::NotSorted { matter } => {
                let title = titled(matter);
                language.pick(
                    format!("Det är inte prövat om {title} är gruppens."),
                    format!("It has not been tried whether {title} is the group's."),
                )
            }
            Self::OnlyTheySort { names } => {
                let names = list(names);
                language
                    .pick(format!("Ärenden sorteras av {names}."), format!("Matters are sorted by {names}."))
            }
            Self::NotHandedOver { matter } => {
                let title = titled(matter);
                language.pick(
                    format!("{title} väntar inte på att tas emot."),
                    format!("{title} does not wait to be received."),
                )
            }
            Self::OnlyTheyReceive => pick(
                "Ärendet tas emot av den som det lämnades till. Med ett kvitto kan gruppen anteckna det.",
                "The matter is received by whom it was handed to. With a receipt the group can record it.",
            ),
            Self::OnlyTheyPrepare { names } => {
                let names = list(names);
                language
                    .pick(format!("Ärenden bereds av {names}."), format!("Matters are prepared by {names}."))
            }
            Self::NotPrepared { matter } => {
                let title = titled(matter);
                language.pick(format!("{title} saknar underlag."), format!("{title} has no brief."))
            }
            Self::NoProposal => pick(
                "Lämna ett förslag till ställningstagande, eller skriv varför det inte finns något.",
                "Propose a position, or write why there is none.",
            ),
            Self::AspectsLeft { aspects } => {
                let aspects = list(aspects);
                language.pick(
                    format!("Underlaget säger inget om {aspects}."),
                    format!("The brief says nothing of {aspects}."),
                )
            }
            Self::ImpactLeft { of } if of.is_empty() => {
                pick("Konsekvenserna är inte beskrivna.", "The consequences are not described.")
            }
            Self::ImpactLeft { of } => {
                let of = list(of);
                language.pick(
                    format!("Konsekvenserna är inte beskrivna för {of}."),
                    format!("The consequences are not described for {of}."),
                )
            }
            Self::AlreadyReleased { matter } => {
                let title = titled(matter);
                language.pick(format!("{title} är redan släppt."), format!("{title} is already released."))
            }
            Self::NotReady { matter } => {
                let title = titled(matter);
                language.pick(
                    format!("{title} är inte klart för gruppen."),
                    format!("{title} is not ready for the group."),
                )
            }
            Self::TooLate { days, day } => language.pick(
                format!("Ärendet kom in mindre än {days} dagar före mötet den {day}."),
                format!("The matter came less than {days} days before the meeting on {day}."),
            ),
            Self::AlreadyThere { meeting } => language.pick(
                format!("Ärendet står redan på dagordningen {}.", meeting.short()),
                format!("The matter is on the agenda of {} already.", meeting.short()),
            ),
            Self::AnothersMeeting { meeting } => language.pick(
                format!("{meeting} är en annan grupps möte."),
                format!("{meeting} is another group's meeting."),
            ),
            Self::MeetingOver { meeting } => language.pick(
                format!("{meeting} är redan hållet eller inställt."),
                format!("{meeting} is already held or cancelled."),
            ),
            Self::PositionTaken { matter } => {
                let title = titled(matter);
                language.pick(
                    format!("Gruppen har redan tagit ställning i {title}."),
                    format!("The group has already taken a position on {title}."),
                )
            }
            Self::PositionNotFinal => pick(
                "Ställningstagandet väntar på den politiska hanteringen.",
                "The position waits for the politicians.",
            ),
            Self::AlreadyShared { with } => {
                let with = body(with);
                language.pick(
                    format!("{with} handlägger redan ärendet."),
                    format!("{with} already handles the matter."),
                )
            }
            Self::Over { matter, on } => {
                let title = titled(matter);
                language.pick(
                    format!("{title} lämnade gruppen {on}."),
                    format!("{title} left the group on {on}."),
                )
            }
            Self::EscalationOpen { number } => language.pick(
                format!("Lyft {number} är inte besvarat."),
                format!("Escalation {number} is not answered."),
            ),
            Self::DecisionPending { unit } => {
                let unit = body(unit);
                language.pick(format!("{unit} har inte beslutat."), format!("{unit} has not decided."))
            }
            Self::NotCarriedOut { unit } => {
                let unit = body(unit);
                language.pick(
                    format!("{unit} har inte svarat att det är genomfört."),
                    format!("{unit} has not answered that it is carried out."),
                )
            }
            Self::NotAnInitiative { matter } => {
                let title = titled(matter);
                language.pick(
                    format!("{title} är inget initiativ som gruppen kan rangordna."),
                    format!("{title} is no initiative that the group can rank."),
                )
            }
            Self::RankedTwice { matter } => {
                let title = titled(matter);
                language.pick(format!("{title} står två gånger."), format!("{title} stands twice."))
            }
            Self::NoPace { matter } => {
                let title = titled(matter);
                language.pick(
                    format!("Ange när {title} börjar och ska vara klart."),
                    format!("Give when {title} starts and is to be done."),
                )
            }
            Self::NoObjective { norm } => language.pick(
                format!("Regel {} anger inget mål.", norm + 1),
                format!("Norm {} states no objective.", norm + 1),
            ),
            Self::TooManyDocuments { most } => language.pick(
                format!("Ett ärende kan ha högst {most} handlingar."),
                format!("A matter can have at most {most} documents."),
            ),
            Self::FileAndName => pick("Skicka filen med sitt namn.", "Send the file with its name."),
            Self::TextAndFile => pick(
                "En handling är en text eller en fil. Lägg till den andra för sig.",
                "A document is a text or a file. Add the other by itself.",
            ),
            Self::TextOrFile => pick("Skriv texten, eller välj en fil.", "Write the text, or choose a file."),
            Self::HasThatNumber => {
                pick("Ärendet har redan det numret.", "The matter has that number already.")
            }
            Self::PreparesForNobody => pick(
                "Uppdraget säger inte att gruppen bereder ärenden åt någon.",
                "The charter does not say that the group prepares matters for anybody.",
            ),
            Self::NeededInThePast { day } => {
                language.pick(format!("{day} har redan varit."), format!("{day} is already past."))
            }
            Self::OrdersAlready => {
                pick("Det är redan den som beställer ärendet.", "That is already whoever orders the matter.")
            }
            Self::NotOrdered { matter } => {
                let title = titled(matter);
                language.pick(
                    format!("{title} är inte beställt av någon."),
                    format!("{title} was ordered by nobody."),
                )
            }
            Self::NotReportedBack { to } => {
                let to = to.name(world, on, language);
                language.pick(
                    format!("{to} har inte fått veta hur det gick."),
                    format!("{to} has not been told how it went."),
                )
            }
            Self::OnlyAView { matter } => {
                let title = titled(matter);
                language.pick(
                    format!("I {title} ger gruppen bara sin syn: det finns inget att besluta."),
                    format!("On {title} the group only gives its view: there is nothing to decide."),
                )
            }
        }
    }
}
