//! What is weighed and what is refused about positions and decisions, in words, Swedish and English side by side.

use crate::{
    BodyId, EmploymentId, Language, MandateId, MeetingId, World, matter::Addressee, round::AnswerKind,
    round::RoundKind,
};
use jiff::civil::Date;
use samordna_charter::norm::Frame;
use serde::{Deserialize, Serialize};

/// Something that is so about positions and decisions, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionFact {
    /// The group agreed.
    Agreed {
        /// When.
        on: Date,
    },
    /// Everybody agreed, or not.
    Consensus {
        /// They did.
        reached: bool,
    },
    /// It was asked who has a conflict of interest, and so many stepped aside.
    SteppedAside {
        /// How many.
        count: u32,
    },
    /// How the votes fell.
    Voted {
        /// For.
        yes: u32,
        /// Against.
        no: u32,
        /// Neither.
        abstained: u32,
        /// The chair told, or decided.
        chair: bool,
    },
    /// In how many positions in open matters it is recorded who stepped aside.
    ConflictsAsked {
        /// Recorded.
        asked: u32,
        /// All positions.
        of: u32,
    },
    /// How many positions in open matters were voted on.
    VotedOn {
        /// Voted on.
        voted: u32,
        /// All positions.
        of: u32,
    },
    /// The position goes to the politicians first.
    GoesToPoliticians {
        /// To whom.
        to: Addressee,
    },
    /// The decider declared what the decision respects.
    Declared {
        /// What.
        respects: Vec<Frame>,
    },
    /// The text says that the group itself decides.
    GroupDecides,
    /// No good practice is being spread.
    NoPractice,
    /// Initiatives that are ranked, of those that are open.
    Ranked {
        /// Ranked.
        ranked: u32,
        /// Open.
        of: u32,
    },
    /// Positions in open matters on which everybody agreed.
    Positions {
        /// Everybody agreed.
        agreed: u32,
        /// In all.
        of: u32,
    },
    /// Positions that wait for the politicians.
    WithPoliticians {
        /// How many.
        waiting: u32,
    },
    /// How many of those that are named have said that they were told.
    Received {
        /// Have said so.
        received: u32,
        /// Are named.
        of: u32,
    },
    /// A board has not been told of decisions in time.
    Unreported {
        /// Which board.
        board: BodyId,
        /// How many decisions.
        decisions: u32,
        /// When the oldest of them was taken.
        since: Date,
    },
    /// It was decided for an administration.
    DecidedFor {
        /// Which.
        unit: BodyId,
    },
    /// Somebody was told of the decision, or not.
    Told {
        /// Who.
        to: Addressee,
        /// When.
        on: Option<Date>,
        /// When they said that they have it.
        received: Option<Date>,
    },
}

/// Why something may not be decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "decision_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum DecisionNo {
    ConsensusWithDissent,
    ConflictNotAsked,
    HasToLeave { employment: EmploymentId },
    SteppedAside { employment: EmploymentId },
    VoteMissing,
    NoVoting,
    VotedDown { yes: u32, no: u32 },
    TooManyVotes { votes: u32, most: u32 },
    NotConsulted,
    NoPosition,
    NoHandoverAsked,
    AlreadyHandedOver { on: Date },
    NotWithPoliticians,
    HomeNotReady { unit: BodyId, kind: RoundKind },
    NotAHomeDecision,
    NoDecision { answer: AnswerKind },
    AlreadyDecided { unit: BodyId },
    EffectBeforeDecision { on: Date },
    DecidesToday,
    ChairsMandate { mandate: MandateId },
    NotInTheGroup { employment: EmploymentId },
    WhoDissents,
    AnothersMeeting { meeting: MeetingId },
    NotSupported { on: Date },
    NotYetTold { to: Addressee },
    NoMandate { unit: BodyId },
    NobodyHolds { mandate: MandateId },
    NotDeclared { frame: Frame },
    ChairDecidesNothing,
    NotTheChairs { mandate: MandateId },
    AnotherSource { wanted: String },
    OutsideObject { object: String },
    NothingToReport { board: BodyId },
    NothingToTell,
    AlreadyTold,
    NotTold,
    OnlyTheyAcknowledge,
}

/// What a decision respects, in words.
pub fn frame_label(frame: Frame, language: Language) -> &'static str {
    match frame {
        Frame::HeadOfAdministration => language.pick(
            "förvaltningschefens ansvar för den samlade verksamheten",
            "the head of administration's responsibility for the whole",
        ),
        Frame::Budget => language.pick("budgetramen", "the budget"),
        Frame::LineOrganisation => language.pick("linjens ansvar", "the line's responsibility"),
        Frame::Law => language.pick("lag och avtal", "law and agreements"),
    }
}

impl DecisionFact {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::Agreed { on } => language.pick(
                format!("Gruppen tog ställning {on}."),
                format!("The group took its position on {on}."),
            ),
            Self::Consensus { reached: true } => {
                language.pick("Alla var eniga.", "Everybody agreed.").to_owned()
            }
            Self::Consensus { reached: false } => {
                language.pick("Alla var inte eniga.", "Not everybody agreed.").to_owned()
            }
            Self::SteppedAside { count: 0 } => language
                .pick(
                    "Frågan om jäv är ställd. Ingen var jävig.",
                    "It was asked. Nobody had a conflict of interest.",
                )
                .to_owned(),
            Self::SteppedAside { count } => language.pick(
                format!("Frågan om jäv är ställd. {count} deltog inte."),
                format!("It was asked. {count} stepped aside for a conflict of interest."),
            ),
            Self::Voted { yes, no, abstained, chair } => {
                let told = if *chair {
                    language.pick(" Ordföranden avgjorde.", " The chair decided it.")
                } else {
                    ""
                };
                language.pick(
                    format!("{yes} för, {no} emot, {abstained} avstod.{told}"),
                    format!("{yes} for, {no} against, {abstained} abstained.{told}"),
                )
            }
            Self::ConflictsAsked { of: 0, .. } | Self::VotedOn { of: 0, .. } => language
                .pick(
                    "Gruppen har inte tagit ställning i något öppet ärende.",
                    "The group has taken no position in an open matter.",
                )
                .to_owned(),
            Self::ConflictsAsked { asked, of } => language.pick(
                format!("Jäv är antecknat vid {asked} av {of} ställningstaganden."),
                format!("Conflicts of interest are recorded with {asked} of {of} positions."),
            ),
            Self::VotedOn { voted, of } => language.pick(
                format!("{voted} av {of} ställningstaganden gick till omröstning."),
                format!("{voted} of {of} positions were voted on."),
            ),
            Self::GoesToPoliticians { to } => {
                let to = to.name(world, on, language);
                language.pick(
                    format!("Ställningstagandet är slutligt först efter {to}."),
                    format!("The position is final only after {to}."),
                )
            }
            Self::GroupDecides => language
                .pick(
                    "Texten säger att gruppen beslutar. En grupp av tjänstemän har ingen beslutanderätt.",
                    "The text says that the group decides. A group of officials has no right to decide.",
                )
                .to_owned(),
            Self::NoPractice => language
                .pick("Inget gott exempel sprids just nu.", "No good practice is being spread right now.")
                .to_owned(),
            Self::Ranked { of: 0, .. } => language
                .pick(
                    "Det finns inga öppna initiativ att rangordna.",
                    "There are no open initiatives to rank.",
                )
                .to_owned(),
            Self::Ranked { ranked, of } => language.pick(
                format!("{ranked} av {of} öppna initiativ är rangordnade."),
                format!("{ranked} of {of} open initiatives are ranked."),
            ),
            Self::Positions { of: 0, .. } => language
                .pick("Inget öppet ärende har ett ställningstagande.", "No open matter has a position.")
                .to_owned(),
            Self::Positions { agreed, of } => language.pick(
                format!("{agreed} av {of} ställningstaganden i öppna ärenden är gjorda i konsensus."),
                format!("{agreed} of {of} positions in open matters were taken in consensus."),
            ),
            Self::WithPoliticians { waiting: 1 } => language
                .pick("1 ställningstagande väntar på politiken.", "1 position waits for the politicians.")
                .to_owned(),
            Self::WithPoliticians { waiting } => language.pick(
                format!("{waiting} ställningstaganden väntar på politiken."),
                format!("{waiting} positions wait for the politicians."),
            ),
            Self::Received { received, of } => language.pick(
                format!("{received} av {of} har kvitterat att de är meddelade."),
                format!("{received} of {of} have said that they were told."),
            ),
            Self::Unreported { board, decisions, since } => {
                let board = world.organisation.name(board, on);
                match decisions {
                    1 => language.pick(
                        format!("Ett beslut från {since} är inte anmält till {board}."),
                        format!("A decision of {since} is not reported to {board}."),
                    ),
                    decisions => language.pick(
                        format!("{decisions} beslut är inte anmälda till {board}, det äldsta från {since}."),
                        format!("{decisions} decisions are not reported to {board}, the oldest of {since}."),
                    ),
                }
            }
            Self::DecidedFor { unit } => {
                let unit = world.organisation.name(unit, on);
                language.pick(format!("Beslutat för {unit}."), format!("Decided for {unit}."))
            }
            Self::Told { to, on: told, received } => {
                let to = to.name(world, on, language);
                match (told, received) {
                    (None, _) => {
                        language.pick(format!("{to} är inte meddelad."), format!("{to} has not been told."))
                    }
                    (Some(told), None) => language.pick(
                        format!("{to} meddelades {told} och har inte kvitterat."),
                        format!("{to} was told on {told} and has not acknowledged it."),
                    ),
                    (Some(_), Some(received)) => language.pick(
                        format!("{to} kvitterade {received}."),
                        format!("{to} acknowledged it on {received}."),
                    ),
                }
            }
            Self::Declared { respects } => {
                let said: Vec<&str> = respects.iter().map(|frame| frame_label(*frame, language)).collect();
                let said = said.join(", ");
                language
                    .pick(format!("Beslutet respekterar {said}."), format!("The decision respects {said}."))
            }
        }
    }
}

impl DecisionNo {
    #[allow(clippy::too_many_lines, reason = "one reason after the other")]
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        let pick = |sv: &str, en: &str| language.pick(sv, en).to_owned();
        let body = |id| world.organisation.name(id, on);
        let source = |id: &MandateId| {
            world.mandates.get(id).map_or_else(|| id.to_string(), |mandate| mandate.source.clone())
        };
        match self {
            Self::ConsensusWithDissent => pick(
                "Antingen var alla eniga, eller så finns det avvikande meningar.",
                "Either everybody agreed, or there is dissent.",
            ),
            Self::ConflictNotAsked => pick(
                "Fråga om någon är jävig innan gruppen tar ställning, och anteckna svaret.",
                "Ask whether anybody has a conflict of interest before the group takes a position, and record the answer.",
            ),
            Self::HasToLeave { employment } => {
                let name = world.people.name(employment);
                language.pick(
                    format!("{name} är jävig och lämnar rummet innan gruppen tar ställning."),
                    format!(
                        "{name} has a conflict of interest and leaves the room before the position is taken."
                    ),
                )
            }
            Self::SteppedAside { employment } => {
                let name = world.people.name(employment);
                language.pick(
                    format!("{name} deltar inte, och har därför ingen avvikande mening."),
                    format!("{name} stepped aside, and so does not dissent."),
                )
            }
            Self::VoteMissing => pick(
                "Alla var inte eniga. Anteckna hur rösterna föll.",
                "Not everybody agreed. Record how the votes fell.",
            ),
            Self::NoVoting => {
                pick("Gruppen röstar inte, enligt uppdraget.", "By its charter the group does not vote.")
            }
            Self::VotedDown { yes, no } => language.pick(
                format!("{yes} för och {no} emot räcker inte. Gruppen har inte tagit ställning."),
                format!("{yes} for and {no} against do not carry it. The group has taken no position."),
            ),
            Self::TooManyVotes { votes, most } => language.pick(
                format!("{votes} röster är fler än de {most} som får delta."),
                format!("{votes} votes are more than the {most} who may take part."),
            ),
            Self::NotConsulted => pick(
                "Ärendet ska stämmas av med den som berörs innan gruppen tar ställning.",
                "Whoever is affected is asked before the group takes a position.",
            ),
            Self::NoPosition => {
                pick("Gruppen har inte tagit ställning.", "The group has not taken a position.")
            }
            Self::NoHandoverAsked => pick(
                "Ställningstagandet behöver ingen politisk hantering.",
                "The position needs nothing from the politicians.",
            ),
            Self::AlreadyHandedOver { on } => {
                language.pick(format!("Det lämnades över {on}."), format!("It was handed over on {on}."))
            }
            Self::NotWithPoliticians => pick(
                "Ställningstagandet ligger inte hos politiken.",
                "The position is not with the politicians.",
            ),
            Self::HomeNotReady { unit, kind } => {
                let (unit, kind) = (body(unit), kind.label(language).to_lowercase());
                language.pick(
                    format!("{unit} kan inte besluta än: {kind} saknas."),
                    format!("{unit} cannot decide yet: {kind} is missing."),
                )
            }
            Self::NotAHomeDecision => pick(
                "Rundan gäller inte beslut i hemmaförvaltningen.",
                "The round does not ask for home decisions.",
            ),
            Self::NoDecision { answer } => {
                let answer = answer.label(language);
                language.pick(format!("{answer} är inget beslut."), format!("{answer} is no decision."))
            }
            Self::AlreadyDecided { unit } => {
                let unit = body(unit);
                language.pick(format!("{unit} har redan beslutat."), format!("{unit} has already decided."))
            }
            Self::EffectBeforeDecision { on } => language.pick(
                format!("Ett beslut gäller tidigast från dagen då det fattas, {on}."),
                format!("A decision has effect from the day it is taken, {on}, at the earliest."),
            ),
            Self::DecidesToday => pick(
                "Ett beslut fattas i dag. Det som beslutades tidigare antecknar registratorn.",
                "A decision is taken today. What was decided earlier the registrar records.",
            ),
            Self::ChairsMandate { mandate } => {
                let source = source(mandate);
                language.pick(
                    format!(
                        "Mandatet i {source} är ordförandens eget och gäller inte beslut i en förvaltning."
                    ),
                    format!("The mandate in {source} is the chair's own, and not for decisions at home."),
                )
            }
            Self::NotInTheGroup { employment } => {
                let name = world.people.name(employment);
                language.pick(
                    format!("{name} har ingen plats i gruppen."),
                    format!("{name} has no seat in the group."),
                )
            }
            Self::WhoDissents => {
                pick("Skriv vem som inte var enig, och varför.", "Write who did not agree, and why.")
            }
            Self::AnothersMeeting { meeting } => language.pick(
                format!("{meeting} är en annan grupps möte."),
                format!("{meeting} is another group's meeting."),
            ),
            Self::NotSupported { on } => language.pick(
                format!("Politiken ställde sig inte bakom ställningstagandet {on}."),
                format!("The politicians did not support the position on {on}."),
            ),
            Self::NotYetTold { to } => {
                let to = to.name(world, on, language);
                language.pick(
                    format!("{to} har inte fått veta vad som beslutades."),
                    format!("{to} has not been told what was decided."),
                )
            }
            Self::NoMandate { unit } => {
                let unit = body(unit);
                language.pick(
                    format!("Du har inget mandat att besluta för {unit}."),
                    format!("You have no mandate to decide for {unit}."),
                )
            }
            Self::NobodyHolds { mandate } => {
                let source = source(mandate);
                language.pick(
                    format!("Posten med mandatet i {source} är vakant."),
                    format!("The post with the mandate in {source} is vacant."),
                )
            }
            Self::NotDeclared { frame } => {
                let frame = frame_label(*frame, language);
                language.pick(
                    format!("Intyga att beslutet respekterar {frame}."),
                    format!("Declare that the decision respects {frame}."),
                )
            }
            Self::ChairDecidesNothing => pick(
                "Uppdraget ger inte ordföranden rätt att besluta ensam.",
                "The charter does not let the chair decide alone.",
            ),
            Self::NotTheChairs { mandate } => {
                let source = source(mandate);
                language.pick(
                    format!("Mandatet i {source} är inte gruppens ordförandes."),
                    format!("The mandate in {source} is not the group's chair's."),
                )
            }
            Self::AnotherSource { wanted } => language.pick(
                format!("Ordföranden beslutar med stöd av {wanted}."),
                format!("The chair decides by virtue of {wanted}."),
            ),
            Self::OutsideObject { object } => language.pick(
                format!("Ordföranden får besluta om {object}, och ärendet gäller något annat."),
                format!("The chair may decide on {object}, and the matter is about something else."),
            ),
            Self::NothingToReport { board } => {
                let board = body(board);
                language.pick(
                    format!("Det finns inga beslut att anmäla till {board}."),
                    format!("There are no decisions to report to {board}."),
                )
            }
            Self::NothingToTell => {
                pick("Det finns inget beslut att meddela.", "There is no decision to tell of.")
            }
            Self::AlreadyTold => pick("De är redan meddelade.", "They were already told."),
            Self::NotTold => pick("Inget väntar på kvittens.", "Nothing waits for a receipt."),
            Self::OnlyTheyAcknowledge => pick(
                "Kvittensen ges av den som meddelades. Med ett kvitto kan gruppen anteckna det.",
                "Whoever was told acknowledges it. With a receipt the group can record it.",
            ),
        }
    }
}
