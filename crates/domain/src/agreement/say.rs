//! What is weighed and what is refused about agreements, in words, Swedish and English side by side.

use crate::{AgreementId, BodyId, Language, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// So many principals are named one by one.
const NAMED: usize = 4;

/// Something that is so about agreements, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementFact {
    /// A principal has to follow an agreement up.
    FollowUp {
        /// Which.
        agreement: AgreementId,
        /// Who.
        party: BodyId,
        /// When it was done last.
        last: Option<Date>,
    },
    /// Principals that have to follow an agreement up, and were not asked.
    ToFollowUp {
        /// Which.
        agreement: AgreementId,
        /// Who.
        parties: Vec<BodyId>,
    },
    /// An agreement runs out.
    RunsOut {
        /// Which.
        agreement: AgreementId,
        /// Its last day.
        until: Date,
    },
    /// How many principals have followed up the agreements that hold.
    Followed {
        /// How many agreements hold.
        agreements: u32,
        /// Follow-ups that are fresh.
        fresh: u32,
        /// Follow-ups that there should be: one for each agreement and party.
        of: u32,
    },
}

/// Why something may not be done about an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "agreement_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum AgreementNo {
    NoSuchAgreement { agreement: AgreementId },
    NotAPrincipal { body: BodyId },
    TwoAtLeast,
    BeforeSigned { signed: Date },
    HowOften { most: u32 },
    Known { agreement: AgreementId },
    AnothersAgreement { agreement: AgreementId },
    Replaced { by: AgreementId },
    Ended { until: Option<Date> },
    NoLastDay,
    NoLonger { last: Date },
    OverBefore { last: Date },
}

impl AgreementFact {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        match self {
            Self::FollowUp { agreement, party, last } => {
                let (title, party) = (world.agreement_title(agreement), world.organisation.name(party, on));
                match last {
                    Some(last) => language.pick(
                        format!("{title}: {party} följde upp senast {last}."),
                        format!("{title}: {party} followed up last on {last}."),
                    ),
                    None => language.pick(
                        format!("{title}: {party} har inte följt upp."),
                        format!("{title}: {party} has not followed up."),
                    ),
                }
            }
            Self::ToFollowUp { agreement, parties } => {
                let title = world.agreement_title(agreement);
                let who = match parties.as_slice() {
                    few if few.len() <= NAMED => {
                        let names = few.iter().map(|party| world.organisation.name(party, on));
                        names.collect::<Vec<_>>().join(", ")
                    }
                    many => language
                        .pick(format!("{} huvudmän", many.len()), format!("{} principals", many.len())),
                };
                language.pick(
                    format!("{title}: uppföljning väntas från {who}."),
                    format!("{title}: a follow-up is due from {who}."),
                )
            }
            Self::RunsOut { agreement, until } => {
                let title = world.agreement_title(agreement);
                match *until < on {
                    true => language.pick(
                        format!("{title} gick ut {until}, och det är inte antecknat vad som gäller sedan."),
                        format!("{title} ran out on {until}, and what holds after it is not recorded."),
                    ),
                    false => language
                        .pick(format!("{title} går ut {until}."), format!("{title} runs out on {until}.")),
                }
            }
            Self::Followed { agreements: 0, .. } => {
                language.pick("Inget avtal gäller.", "No agreement holds.").to_owned()
            }
            Self::Followed { agreements, fresh, of } => language.pick(
                format!("{agreements} avtal gäller. {fresh} av {of} uppföljningar är gjorda i tid."),
                format!("{agreements} agreements hold. {fresh} of {of} follow-ups are done in time."),
            ),
        }
    }
}

impl AgreementNo {
    pub(crate) fn say(&self, world: &World, on: Date, language: Language) -> String {
        let pick = |sv: &str, en: &str| language.pick(sv, en).to_owned();
        match self {
            Self::NoSuchAgreement { agreement } => language.pick(
                format!("Det finns inget avtal {agreement}."),
                format!("There is no agreement {agreement}."),
            ),
            Self::NotAPrincipal { body } => {
                let body = world.organisation.name(body, on);
                language.pick(
                    format!("{body} är ingen huvudman. Avtal tecknas mellan huvudmän."),
                    format!("{body} is no principal. Agreements are signed between principals."),
                )
            }
            Self::TwoAtLeast => pick(
                "Ange minst två huvudmän som har tecknat avtalet.",
                "Give at least two principals that signed it.",
            ),
            Self::BeforeSigned { signed } => language.pick(
                format!("Avtalet tecknades {signed} och kan inte gälla före det."),
                format!("It was signed on {signed} and cannot hold before that."),
            ),
            Self::HowOften { most } => language.pick(
                format!("Skriv ett antal månader från 1 till {most}."),
                format!("Give a number of months from 1 to {most}."),
            ),
            Self::Known { agreement } => {
                let title = world.agreement_title(agreement);
                language.pick(
                    format!("Numret finns redan i gruppens register: {title}."),
                    format!("The number is in the group's register already: {title}."),
                )
            }
            Self::AnothersAgreement { agreement } => {
                let title = world.agreement_title(agreement);
                language.pick(
                    format!("{title} finns i en annan grupps register."),
                    format!("{title} is in another group's register."),
                )
            }
            Self::Replaced { by } => {
                let title = world.agreement_title(by);
                language.pick(format!("Det har ersatts av {title}."), format!("{title} has replaced it."))
            }
            Self::Ended { until: Some(until) } => language.pick(
                format!("Det är redan antecknat att avtalet upphör {until}."),
                format!("It is recorded already that it ends on {until}."),
            ),
            Self::Ended { until: None } => pick("Avtalet har upphört.", "The agreement has ended."),
            Self::NoLastDay => {
                pick("Avtalet gäller tills vidare.", "The agreement holds until further notice.")
            }
            Self::NoLonger { last } => language.pick(
                format!("Avtalet gäller redan till och med {last}. Skriv en senare dag."),
                format!("It holds up to {last} already. Give a later day."),
            ),
            Self::OverBefore { last } => language.pick(
                format!("Avtalet gäller bara till och med {last}."),
                format!("It holds up to {last} only."),
            ),
        }
    }
}
