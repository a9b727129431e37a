//! The closed set of norms that a charter of a coordination group can hold, each with what it binds to.
//!
//! One file per family: lifecycle, purpose, composition, terms, meetings, minutes, scope, decisions, follow-up.
//! A rule that no kind can carry asks for a wider kind or a new one, here; it is never dropped.

mod composition;
mod decisions;
mod follow_up;
mod lifecycle;
mod meetings;
mod minutes;
mod names;
mod purpose;

mod say;
mod scope;
mod terms;

pub use composition::*;
pub use decisions::*;
pub use follow_up::*;
pub use lifecycle::*;
pub use meetings::*;
pub use minutes::*;
pub use names::Names;
pub use purpose::*;
pub use scope::*;
pub use terms::*;

use crate::{Language, reading::Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One rule of a charter, with the words it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Norm {
    /// What it says: `kind` and `params` in JSON.
    #[serde(flatten)]
    pub rule: Rule,
    /// How strongly it binds.
    pub modality: Modality,
    /// Whether the program can tell by itself that it holds. Follows from the kind.
    pub evaluability: Evaluability,
    /// The words, exactly as in the span of the normalised text.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// The heading above, where there is one.
    #[serde(default)]
    pub section: Option<String>,
    /// The other places where the charter says the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restated: Vec<Span>,
}

impl Norm {
    /// A norm with the evaluability of its kind.
    pub fn new(rule: Rule, modality: Modality, quote: impl Into<String>, span: Span) -> Self {
        let evaluability = rule.kind().evaluability();
        Self { rule, modality, evaluability, quote: quote.into(), span, section: None, restated: Vec::new() }
    }

    /// The kind of rule.
    pub fn kind(&self) -> Kind {
        self.rule.kind()
    }
}

/// How strongly a norm binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Ska, måste, ansvarar för, utses av.
    Must,
    /// Bör, eftersträvas, i möjligaste mån.
    Should,
    /// Kan, får, vid behov.
    May,
    /// Får inte.
    MustNot,
    /// Nobody is bound: an objective, a principle, a formal statement.
    States,
}

impl Modality {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Must => language.pick("ska", "must"),
            Self::Should => language.pick("bör", "should"),
            Self::May => language.pick("får", "may"),
            Self::MustNot => language.pick("får inte", "must not"),
            Self::States => language.pick("anger", "states"),
        }
    }
}

/// Whether the program can tell that a norm holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evaluability {
    /// The program decides by itself.
    Checked,
    /// A person records that it was done; the program chases it.
    Attested,
    /// Shown, and never reported as checked.
    Informative,
}

impl Evaluability {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Checked => language.pick("prövas av programmet", "checked by the program"),
            Self::Attested => language.pick("intygas av någon", "attested by somebody"),
            Self::Informative => language.pick("visas", "shown"),
        }
    }
}

/// A field that may be left out of the JSON, because the text does not state it.
pub(crate) trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> Absent for std::collections::BTreeMap<K, V> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Declares the params of kinds: plain structs whose fields are all optional and left out of the JSON when absent.
macro_rules! params {
    ($($(#[$about:meta])* $name:ident { $($(#[$says:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$says])*
            #[serde(skip_serializing_if = "crate::norm::Absent::is_absent")]
            pub $field: $type,)*
        }
    )*};
}
use params;

/// Declares a closed list of words, as they stand in the JSON.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$says:meta])* $word:ident,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$says])* $word,)*
        }
    )*};
}
use words;

/// Declares the kinds: the rule enum, its names, and what follows from the kind alone.
macro_rules! kinds {
    ($($theme:ident { $($kind:ident $evaluability:ident $swedish:literal $english:literal;)* })*) => {
        /// What a norm says. In JSON `kind` is the name in snake case, `params` its struct.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "kind", content = "params", rename_all = "snake_case")]
        pub enum Rule {
            $($(#[doc = $english] $kind($kind),)*)*
        }

        impl Rule {
            /// The kind of this rule.
            pub fn kind(&self) -> Kind {
                match self {
                    $($(Self::$kind(_) => Kind::$kind,)*)*
                }
            }
        }

        /// The name of a kind of rule, without params.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {
            $($(#[doc = $english] $kind,)*)*
        }

        impl Kind {
            /// Every kind, in the order of the themes.
            pub const ALL: &[Self] = &[$($(Self::$kind,)*)*];

            /// Whether the program can tell that a norm of this kind holds.
            pub fn evaluability(self) -> Evaluability {
                match self {
                    $($(Self::$kind => Evaluability::$evaluability,)*)*
                }
            }

            /// What the kind is about.
            pub fn theme(self) -> Theme {
                match self {
                    $($(Self::$kind => Theme::$theme,)*)*
                }
            }

            /// The kind in words.
            pub fn label(self, language: Language) -> &'static str {
                match self {
                    $($(Self::$kind => language.pick($swedish, $english),)*)*
                }
            }

            /// A rule of this kind that states nothing more.
            pub fn bare(self) -> Rule {
                match self {
                    $($(Self::$kind => Rule::$kind($kind::default()),)*)*
                }
            }
        }
    };
}

words! {
    /// What a kind of norm is about; the headings under which a charter's norms are shown.
    Theme {
        /// Adoption, validity, distribution.
        Lifecycle,
        /// What the group is for.
        Purpose,
        /// Who sits in it.
        Composition,
        /// For how long.
        Terms,
        /// When it meets.
        Meetings,
        /// What is written down and published.
        Minutes,
        /// Which matters are its, and how they are prepared.
        Scope,
        /// How it is decided.
        Decisions,
        /// What happens afterwards.
        FollowUp,
        /// Groups under it.
        Subgroups,
        /// Knowledge management.
        Knowledge,
        /// Plans, reports, costs and the register.
        Plans,
    }
}

impl Theme {
    /// The theme as a heading.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Lifecycle => {
                language.pick("Uppdragets tillkomst och giltighet", "Lifecycle of the charter")
            }
            Self::Purpose => language.pick("Syfte och uppgifter", "Purpose and tasks"),
            Self::Composition => language.pick("Sammansättning", "Composition"),
            Self::Terms => language.pick("Mandatperioder", "Terms"),
            Self::Meetings => language.pick("Möten", "Meetings"),
            Self::Minutes => language.pick("Anteckningar och publicering", "Notes and publication"),
            Self::Scope => language.pick("Ärenden och beredning", "Scope and preparation"),
            Self::Decisions => language.pick("Beslut och förankring", "Decisions and anchoring"),
            Self::FollowUp => language.pick("Genomförande", "Follow-up"),
            Self::Subgroups => language.pick("Undergrupper", "Subgroups"),
            Self::Knowledge => language.pick("Kunskapsstyrning", "Knowledge management"),
            Self::Plans => language.pick("Planer, rapporter och kostnader", "Plans, reports and costs"),
        }
    }
}

kinds! {
    Lifecycle {
        Adoption Checked "Fastställande" "Adoption";
        Validity Checked "Giltighet" "Validity";
        Evaluation Attested "Utvärdering" "Evaluation";
        Replaces Checked "Ersätter" "Replaces";
        Dissolution Checked "Avveckling" "Dissolution";
        Distribution Attested "Sändlista" "Distribution";
        EstablishmentAuthority Checked "Rätt att inrätta" "Authority to establish";
        MandateSource Checked "Uppdragets grund" "Source of the mandate";
        PriorPosition Checked "Föregående ställningstagande" "Prior position";
        SteeringReference Checked "Styrande dokument" "Steering document";
        RulesByReference Checked "Regler i annat dokument" "Rules by reference";
        OpenQuestion Informative "Öppen fråga" "Open question";
    }
    Purpose {
        Task Attested "Uppgift" "Task";
        Objective Informative "Mål" "Objective";
        Principle Informative "Princip" "Principle";
        AdvisoryRole Attested "Rådgivande roll" "Advisory role";
        CommissionedMatter Attested "Uppdrag från annan" "Commissioned matter";
        Prioritisation Attested "Prioritering" "Prioritisation";
        SpreadOfPractice Attested "Spridning" "Spread of practice";
        ExternalRepresentation Checked "Företräda utåt" "External representation";
    }
    Composition {
        ChairAppointment Checked "Utse ordförande" "Appointment of the chair";
        ViceChairAppointment Checked "Utse vice ordförande" "Appointment of the vice chair";
        MemberAppointment Checked "Utse ledamöter" "Appointment of members";
        MemberEligibility Attested "Krav på ledamöter" "Eligibility of members";
        SeatQuota Checked "Platser" "Seats";
        CompositionBalance Checked "Balans" "Balance of the composition";
        SubstituteRequired Checked "Ersättare" "Substitutes";
        AttendanceLimit Checked "Närvarogräns" "Attendance limit";
        Quorum Checked "Beslutsförhet" "Quorum";
        MemberParticipation Attested "Ledamöternas deltagande" "Participation of members";
        CoOption Checked "Adjungering" "Co-option";
        ContactPerson Checked "Kontaktperson" "Contact person";
        ChairContactSeparation Checked "Kontaktperson och ordförande skilda åt" "Chair and contact person apart";
        Coordinator Checked "Koordinator" "Coordinator";
        Secretariat Checked "Sekretariat" "Secretariat";
        ExOfficioMember Checked "Självskriven ledamot" "Member ex officio";
        ExOfficioAttendance Attested "Självskriven närvaro" "Attendance ex officio";
    }
    Terms {
        Term Checked "Mandatperiod" "Term";
        Rotation Checked "Växling" "Rotation";
        Succession Checked "Efterträdande" "Succession";
    }
    Meetings {
        MeetingFrequency Checked "Mötesfrekvens" "Meeting frequency";
        MeetingForm Checked "Mötesform" "Meeting form";
        ExtraMeetings Checked "Extra möten" "Extra meetings";
        Notice Attested "Kallelse" "Notice";
    }
    Minutes {
        MinutesRequired Attested "Anteckningar förs" "Notes are kept";
        MinutesApproval Checked "Anteckningar godkänns" "Approval of the notes";
        Publication Attested "Publicering" "Publication";
        Registration Attested "Diarieföring" "Registration";
    }
    Scope {
        Scope Checked "Vilka frågor" "Scope";
        Boundary Checked "Gränsdragning" "Boundary";
        Intake Checked "Hur frågor väcks" "Intake";
        Preparation Checked "Beredning" "Preparation";
        ProposalExpected Checked "Förslag väntas" "Proposal expected";
        ImpactAssessment Checked "Konsekvensbedömning" "Impact assessment";
        AspectsConsidered Checked "Aspekter att beakta" "Aspects to consider";
        ConsultationBeforePosition Checked "Avstämning före ställningstagande" "Consultation before a position";
        CoHandling Attested "Samverkan med andra" "Co-handling";
    }
    Decisions {
        DecisionByMandate Attested "Beslut genom mandat" "Decision by mandate";
        GroupDecision Attested "Gruppen beslutar" "Group decision";
        ChairDecision Checked "Ordförandens beslut" "The chair's decision";
        DecisionFrame Attested "Ramar för beslut" "Frame of decisions";
        Consensus Attested "Konsensus" "Consensus";
        Voting Attested "Omröstning" "Voting";
        ConflictOfInterest Checked "Jäv" "Conflict of interest";
        PoliticalHandover Checked "Till politiken" "Political hand-over";
        UnionConsultation Attested "Facklig samverkan" "Union consultation";
        Anchoring Attested "Förankring" "Anchoring";
        Escalation Checked "Lyfta frågan" "Escalation";
        CommunicationOfDecisions Attested "Beslut meddelas" "Communication of decisions";
        AdoptsChartersOf Checked "Fastställer andras uppdrag" "Adopts charters of";
    }
    FollowUp {
        Implementation Attested "Genomförande" "Implementation";
        WorkPlan Checked "Arbetsplan" "Work plan";
        MemberCommunicates Attested "Ledamoten för vidare" "Member communicates";
    }
    Subgroups {
        SubgroupCreation Checked "Undergrupper" "Subgroups";
        ParentGroup Checked "Överordnad grupp" "Parent group";
    }
    Knowledge {
        ConsultationResponses Attested "Remissvar" "Consultation responses";
        CarePathways Attested "Vårdförlopp" "Care pathways";
        ProcessTeams Attested "Processteam" "Process teams";
        KnowledgeSupportIntake Attested "Ta emot kunskapsstöd" "Intake of knowledge support";
        Nomination Attested "Nominering" "Nomination";
    }
    Plans {
        OperationalPlan Attested "Verksamhetsplan" "Operational plan";
        AnnualReport Attested "Verksamhetsberättelse" "Annual report";
        Reporting Attested "Rapportering" "Reporting";
        CostBearer Informative "Kostnader" "Costs";
        RegisterUpdate Checked "Förteckning" "Register";
    }
}
