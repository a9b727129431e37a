//! How a norm stands, in one word.

use samordna_charter::Language;
use serde::{Deserialize, Serialize};

/// How a norm stands, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A *ska* is broken.
    Deviation,
    /// A *bör* is broken, or the text is unclear.
    Remark,
    /// Something is due, in time.
    Due,
    /// Its clock has no start date.
    NotStarted,
    /// The charter is not in force.
    NotInForce,
    /// The program does not follow it yet.
    NotFollowed,
    /// It is tried when somebody acts.
    Guards,
    /// It holds.
    Met,
    /// Set aside with a reason.
    Waived,
    /// Shown only.
    Informative,
}

impl Standing {
    /// Every standing, worst first.
    pub const ALL: [Self; 10] = [
        Self::Deviation,
        Self::Remark,
        Self::Due,
        Self::NotStarted,
        Self::NotInForce,
        Self::NotFollowed,
        Self::Guards,
        Self::Met,
        Self::Waived,
        Self::Informative,
    ];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Deviation => language.pick("Avvikelse", "Deviation"),
            Self::Remark => language.pick("Anmärkning", "Remark"),
            Self::Due => language.pick("Att göra", "Due"),
            Self::NotStarted => language.pick("Ej startad", "Not started"),
            Self::NotInForce => language.pick("Gäller inte än", "Not in force"),
            Self::NotFollowed => language.pick("Följs inte än", "Not yet followed"),
            Self::Guards => language.pick("Prövas vid handling", "Tried at the act"),
            Self::Met => language.pick("Uppfylld", "Met"),
            Self::Waived => language.pick("Avsteg med skäl", "Waived with reason"),
            Self::Informative => language.pick("Upplyser", "Informs"),
        }
    }
}
