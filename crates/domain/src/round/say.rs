//! What is weighed and what is refused about rounds, in words, Swedish and English side by side.

use super::{AnswerKind, RoundKind};
use crate::{BodyId, Language, MatterId, RoundId, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about rounds, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundFact {
    /// How many have answered.
    Answered {
        /// Which round.
        round: RoundId,
        /// Those whose answer settles it.
        answered: u32,
        /// All who are asked.
        of: u32,
    },
    /// How many have answered the open rounds of a kind.
    Across {
        /// Of which kind.
        kind: RoundKind,
        /// Rounds that are open.
        rounds: u32,
        /// Those whose answer settles it.
        answered: u32,
        /// All who are asked.
        of: u32,
    },
    /// Nobody was asked about a matter.
    NotAsked {
        /// Which matter.
        matter: MatterId,
        /// For what.
        kind: RoundKind,
    },
    /// A unit has not answered a round of this kind.
    Unanswered {
        /// Who.
        unit: BodyId,
        /// Of which kind.
        kind: RoundKind,
    },
    /// A unit has answered a round of this kind.
    Settled {
        /// Who.
        unit: BodyId,
        /// Of which kind.
        kind: RoundKind,
        /// What.
        answer: AnswerKind,
        /// When.
        on: Date,
    },
}

/// Why something may not be done about a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "round_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum RoundNo {
    NoSuchRound { round: RoundId },
    DueInThePast { due: Date },
    NobodyToAsk,
    AnothersMatter { matter: MatterId },
    WhichMatter,
    Closed { on: Date },
    NotAsked { unit: BodyId },
    Left { unit: BodyId, on: Date },
    OnlyTheyAnswer { unit: BodyId },
    DoesNotFit { answer: AnswerKind, kind: RoundKind },
    DecideInstead,
    SomebodyDecides { unit: BodyId },
    AlreadyDecided { unit: BodyId },
    RemindedToday,
    AllHaveAnswered,
    AlreadyAsked { unit: BodyId },
    SomebodyHasToDecide { unit: BodyId },
    WhichAgreement,
    MatterOrAgreement,
    NotOfAgreements { kind: RoundKind },
    NotYetInForce { from: Date },
    NoParty { unit: BodyId },
    TextAndFile,
    FileAndName,
}

impl RoundFact {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::Answered { answered, of, .. } => language.pick(
                format!("{answered} av {of} har svarat."),
                format!("{answered} of {of} have answered."),
            ),
            Self::Across { rounds: 0, .. } => {
                language.pick("Ingen runda är öppen.", "No round is open.").to_owned()
            }
            Self::Across { rounds: 1, answered, of, .. } => language.pick(
                format!("1 runda är öppen. {answered} av {of} har svarat."),
                format!("1 round is open. {answered} of {of} have answered."),
            ),
            Self::Across { rounds, answered, of, .. } => language.pick(
                format!("{rounds} rundor är öppna. {answered} av {of} har svarat."),
                format!("{rounds} rounds are open. {answered} of {of} have answered."),
            ),
            Self::NotAsked { matter, kind } => {
                let title = world.matters.get(matter).map_or("", |matter| &matter.title);
                let kind = kind.label(language).to_lowercase();
                language.pick(
                    format!("{title}: ingen har frågats om {kind}."),
                    format!("{title}: nobody was asked about {kind}."),
                )
            }
            Self::Unanswered { unit, kind: RoundKind::HomeDecision } => {
                let unit = world.organisation.name(unit, on);
                language.pick(format!("{unit} har inte beslutat."), format!("{unit} has not decided."))
            }
            Self::Unanswered { unit, kind: RoundKind::UnionConsultation } => {
                let unit = world.organisation.name(unit, on);
                language.pick(
                    format!("Den fackliga samverkan i {unit} är inte klar."),
                    format!("Union consultation in {unit} is not concluded."),
                )
            }
            Self::Unanswered { unit, kind } => {
                let (unit, kind) = (world.organisation.name(unit, on), kind.label(language).to_lowercase());
                language.pick(
                    format!("{unit} har inte svarat om {kind}."),
                    format!("{unit} has not answered on {kind}."),
                )
            }
            Self::Settled { unit, kind, answer, on: then } => {
                let (unit, kind) = (world.organisation.name(unit, on), kind.label(language));
                let answer = answer.label(language).to_lowercase();
                format!("{unit}: {kind}, {answer} {then}.")
            }
        }
    }
}

impl RoundNo {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        let pick = |sv: &str, en: &str| language.pick(sv, en).to_owned();
        let body = |id| world.organisation.name(id, on);
        match self {
            Self::NoSuchRound { round } => language
                .pick(format!("Det finns ingen runda {round}."), format!("There is no round {round}.")),
            Self::DueInThePast { due } => {
                language.pick(format!("{due} har redan varit."), format!("{due} is already past."))
            }
            Self::NobodyToAsk => pick(
                "Det finns ingen att fråga: gruppens platser hör inte till någon förvaltning.",
                "There is nobody to ask: the group's seats belong to no administration.",
            ),
            Self::AnothersMatter { matter } => language.pick(
                format!("{matter} är en annan grupps ärende."),
                format!("{matter} is another group's matter."),
            ),
            Self::WhichMatter => pick("Ange vilket ärende det gäller.", "Give the matter that it is about."),
            Self::Closed { on } => {
                language.pick(format!("Rundan stängdes {on}."), format!("The round was closed on {on}."))
            }
            Self::NotAsked { unit } => {
                let unit = body(unit);
                language
                    .pick(format!("Rundan frågar inte {unit}."), format!("The round does not ask {unit}."))
            }
            Self::Left { unit, on } => {
                let unit = body(unit);
                language
                    .pick(format!("{unit} lämnade rundan {on}."), format!("{unit} left the round on {on}."))
            }
            Self::OnlyTheyAnswer { unit } => {
                let unit = body(unit);
                language.pick(
                    format!("För {unit} svarar dess ledamot, ersättaren eller chefen."),
                    format!("{unit} is answered for by its member, the substitute or the head."),
                )
            }
            Self::DoesNotFit { answer, kind } => {
                let (answer, kind) = (answer.label(language), kind.label(language).to_lowercase());
                language.pick(
                    format!("{answer} är inget svar på {kind}."),
                    format!("{answer} is no answer to {kind}."),
                )
            }
            Self::DecideInstead => pick(
                "Ett beslut fattas av den som har mandatet, och anger det.",
                "A decision is taken by whoever holds the mandate, who cites it.",
            ),
            Self::SomebodyDecides { unit } => {
                let unit = body(unit);
                language.pick(
                    format!("Det finns någon med mandat att besluta för {unit}."),
                    format!("There is somebody with a mandate to decide for {unit}."),
                )
            }
            Self::AlreadyDecided { unit } => {
                let unit = body(unit);
                language.pick(format!("{unit} har redan beslutat."), format!("{unit} has already decided."))
            }
            Self::RemindedToday => {
                pick("En påminnelse har redan gått ut i dag.", "A reminder was already sent today.")
            }
            Self::AllHaveAnswered => pick("Alla har svarat.", "All have answered."),
            Self::AlreadyAsked { unit } => {
                let unit = body(unit);
                language
                    .pick(format!("Rundan frågar redan {unit}."), format!("The round already asks {unit}."))
            }
            Self::SomebodyHasToDecide { unit } => {
                let unit = body(unit);
                language.pick(
                    format!("{unit} har inte beslutat. Rundan stängs när alla har svarat."),
                    format!("{unit} has not decided. The round closes when all have answered."),
                )
            }
            Self::TextAndFile => pick(
                "En bilaga är en text eller en fil. Skicka en av dem.",
                "An attachment is a text or a file. Send one of them.",
            ),
            Self::FileAndName => pick("Skicka filen med sitt namn.", "Send the file with its name."),
            Self::WhichAgreement => {
                pick("Ange vilket avtal det gäller.", "Give the agreement that it is about.")
            }
            Self::MatterOrAgreement => pick(
                "En runda gäller ett ärende eller ett avtal, inte båda.",
                "A round is about a matter or an agreement, not both.",
            ),
            Self::NotOfAgreements { kind } => {
                let kind = kind.label(language).to_lowercase();
                language.pick(
                    format!("Om ett avtal frågas inte om {kind}. Fråga om genomförande, tillämpning eller uppföljning."),
                    format!("Of an agreement {kind} is not asked. Ask for implementation, application or follow-up."),
                )
            }
            Self::NotYetInForce { from } => language.pick(
                format!("Avtalet gäller först från {from}."),
                format!("The agreement holds from {from} only."),
            ),
            Self::NoParty { unit } => {
                let unit = body(unit);
                language.pick(
                    format!("{unit} hör inte till någon av avtalets parter."),
                    format!("{unit} belongs to none of the agreement's parties."),
                )
            }
        }
    }
}
