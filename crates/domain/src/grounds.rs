//! Why something may be or may not be: the norm, its sentence, the facts weighed. Every answer carries its grounds.
//!
//! Facts are numbers and ids, not text: they are put in words for whoever reads them, in `grounds::say`.

mod say;

pub use say::Spoken;

use crate::{
    BodyId, CharterId, EmploymentId, Period,
    agreement::AgreementFact,
    charter::within::WithinFact,
    decision::DecisionFact,
    document::DocumentFact,
    mandate::MandateFact,
    matter::MatterFact,
    meeting::MeetingFact,
    minutes::MinutesFact,
    plan::PlanFact,
    publication::PublicationFact,
    round::RoundFact,
    seat::{Role, SeatFact},
    undertaking::UndertakingFact,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A norm of a charter, by its position in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NormRef {
    /// The charter.
    pub charter: CharterId,
    /// The position, from 0.
    pub norm: usize,
}

/// A rule that the program itself holds to, with the reason in `grounds::say`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum House {
    /// The registrar keeps organisation, people and groups.
    RegistrarKeeps,
    /// What was decided outside the program is recorded by the registrar, with the document that shows it.
    RegistrarRecords,
    /// Chair and coordinator keep the group's own things.
    ChairAndCoordinatorKeepTheGroup,
    /// A draft is its drafter's.
    DraftersKeepTheirDrafts,
    /// Anybody who has signed in may have a charter read.
    AnybodyMayHaveACharterRead,
    /// What somebody has signed never changes.
    SignedTextsNeverChange,
    /// The signature block of the charter says who adopts.
    SignatureBlock,
    /// Where the charter does not say who adopts, its commissioner does.
    CommissionerAdopts,
    /// A template's placeholders have to be filled in first.
    PlaceholdersBlock,
    /// A decision is not older than its text.
    DecisionAfterDrafting,
    /// A subgroup needs a parent whose charter is in force.
    ParentInForce,
    /// A body speaks through its head, a group through its chair.
    BodiesSpeakThroughTheirHeads,
    /// A group has one chair.
    OneChair,
    /// Terms on a seat do not overlap.
    TermsDoNotOverlap,
    /// Groups form a tree.
    GroupsFormATree,
    /// What has been is kept.
    NothingIsLost,
    /// A group works under a charter in force.
    GroupsNeedCharters,
    /// Notes that are final never change.
    FinalNotesNeverChange,
    /// Whoever signs has read the version that they sign.
    WhatIsSignedWasRead,
    /// Members tell at home of what was taken up.
    MembersTellAtHome,
    /// Notes are final before they are published.
    FinalBeforePublished,
    /// Somebody looks for personal data before a text goes to the open web.
    NoPersonalDataOnTheOpenWeb,
    /// Whoever runs the program founds the installation.
    KeeperFounds,
    /// Anybody who has signed in may raise a matter, and take it back.
    AnybodyMayRaise,
    /// A matter between parties goes to the party that it concerns.
    PartyMattersGoHome,
    /// A unit answers through its own people: a member, a substitute, its head.
    UnitsAnswerThroughTheirOwn,
    /// A group agrees before anybody is asked to decide.
    PositionsBeforeDecisions,
    /// A group decides nothing.
    GroupsDecideNothing,
    /// Where the charter names no way, the matter goes to the commissioner.
    GapGoesToTheCommissioner,
    /// Whoever ordered something, or asked, is told how it went.
    WhoeverAskedIsTold,
    /// A group that was asked for its view has decided nothing by giving it.
    AViewDecidesNothing,
    /// Where the charter does not say who calls extra meetings, the group's keeper does.
    KeeperCallsWhereSilent,
    /// A file is what its name says.
    FilesAreWhatTheySay,
    /// A change of the number of meetings holds for a time.
    DialoguesHoldForATime,
    /// Everybody has their own calendar.
    EverybodyHasTheirOwnCalendar,
    /// A seat that follows a post is filled with the post.
    SeatsFollowTheirPosts,
    /// Whoever holds a seat may leave it.
    AnybodyMayLeaveTheirSeat,
    /// Everybody chooses which mail they want.
    EverybodyChoosesTheirMail,
    /// Whoever a project or programme belongs to says when it begins and ends.
    UndertakingsBelongToSomebody,
    /// A reference group ends its work with a word.
    EngagementsEndWithAWord,
    /// What is ordered comes from somebody who is still there.
    OrdersComeFromSomebody,
    /// What a group keeps up to date is reviewed in time.
    KeptDocumentsAreReviewed,
}

/// What the law says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Law {
    /// Kommunallagen 6 kap. 37–38 §§, 7 kap. 5–6 §§: power is delegated to one person, not to a group of officials.
    KlDelegation,
    /// Kommunallagen 6 kap. 40 §, 7 kap. 8 §: what was decided by delegation is reported to the board.
    KlReporting,
    /// MBL 11 §: negotiation with the unions before an important change is decided.
    Mbl11,
    /// Tryckfrihetsförordningen 2 kap. 10 §: what has been dispatched, attested or otherwise completed is drawn up.
    TfDrawnUp,
}

/// Where a rule stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// In a charter.
    Norm(NormRef),
    /// In the law.
    Law(Law),
    /// In the program.
    House(House),
}

/// Something that is so, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Nothing beside the rule itself.
    Nothing,
    /// The program does not follow this kind of norm yet.
    NotFollowed,
    /// Nobody is bound, or it is a permission.
    NothingToHold,
    /// Seats of a unit, or of the whole group.
    Seats {
        /// Whose, where it is one unit's.
        unit: Option<BodyId>,
        /// Filled.
        filled: u32,
        /// Established, and empty.
        vacant: u32,
        /// Fewest.
        min: Option<u32>,
        /// Most.
        max: Option<u32>,
    },
    /// Seats of several units, each with the same quota.
    Units {
        /// Units that keep to it.
        met: u32,
        /// Units in all.
        of: u32,
    },
    /// Somebody holds a role.
    Holds {
        /// The role.
        role: Role,
        /// Who.
        employment: EmploymentId,
        /// Since when.
        since: Date,
    },
    /// Nobody holds a role.
    Vacant {
        /// The role.
        role: Role,
        /// Since when it is empty.
        since: Option<Date>,
    },
    /// When somebody's term ends.
    TermEnds {
        /// The role.
        role: Role,
        /// Who.
        employment: EmploymentId,
        /// Since when, renewals counted in.
        since: Date,
        /// The last day.
        on: Date,
    },
    /// A party has a role, and until when at most.
    PartyHolds {
        /// The role.
        role: Role,
        /// Whose.
        party: BodyId,
        /// Since when.
        since: Date,
        /// The last day.
        until: Date,
    },
    /// Who takes over a role, after which day.
    Succeeds {
        /// The role.
        role: Role,
        /// Who takes over.
        employment: EmploymentId,
        /// The last day before.
        after: Date,
    },
    /// How many seats have a substitute.
    Substitutes {
        /// With.
        with: u32,
        /// In all.
        of: u32,
    },
    /// Co-opted persons beside members.
    CoOpted {
        /// Co-opted.
        co_opted: u32,
        /// Members.
        members: u32,
    },
    /// Members whose eligibility is attested.
    Attested {
        /// Attested.
        attested: u32,
        /// Members.
        of: u32,
    },
    /// Chair and contact person come from here.
    SameAdministration {
        /// Where.
        administration: BodyId,
    },
    /// Chair and contact person come from different administrations.
    DifferentAdministrations,
    /// The contact person is no longer in the body they come from.
    NotInBody {
        /// Who.
        employment: EmploymentId,
        /// The body.
        body: BodyId,
    },
    /// A charter governs.
    CharterInForce {
        /// Which.
        charter: CharterId,
        /// When.
        period: Period,
    },
    /// No charter governs the group.
    NoCharterInForce {
        /// Which group.
        group: BodyId,
    },
    /// The charter ended.
    CharterEnded {
        /// Its last day.
        on: Date,
    },
    /// The charter has no end.
    NoEnd,
    /// The charter is adopted by somebody else than the text gives the authority to.
    AdoptedOutside {
        /// Who adopted, as the text names them.
        by: String,
        /// Who has the authority.
        authority: String,
    },
    /// A name in the text, as it is.
    Named {
        /// The name.
        name: String,
    },
    /// A name in the text that no registered body has.
    UnknownName {
        /// The name.
        name: String,
    },
    /// A name in the text means this body.
    Means {
        /// The name.
        name: String,
        /// The body.
        body: BodyId,
    },
    /// The body that the text names has ended.
    BodyEnded {
        /// Which.
        body: BodyId,
        /// Its last day.
        on: Date,
    },
    /// A document that the text points to holds.
    DocumentHolds {
        /// Its title.
        title: String,
        /// Its number.
        registry_number: Option<String>,
    },
    /// A document that the text points to no longer holds.
    DocumentEnded {
        /// Its title.
        title: String,
        /// Its last day.
        on: Date,
    },
    /// A document that the text points to is not registered.
    UnknownDocument {
        /// As the text has it.
        name: String,
    },
    /// What the charter replaces is still there.
    StillThere {
        /// Which.
        body: BodyId,
    },
    /// A person acts for a body.
    ActsFor {
        /// Which.
        body: BodyId,
    },
    /// A body stood behind the charter.
    Endorsed {
        /// Which.
        body: BodyId,
        /// When.
        on: Date,
    },
    /// Texts still to be filled in.
    Placeholders {
        /// As they stand.
        texts: Vec<String>,
    },
    /// The document's own date.
    DocumentDate {
        /// The date.
        on: Date,
    },
    /// The document that shows what was decided outside the program.
    Evidence {
        /// Its number or name.
        text: String,
    },
    /// Something is done.
    Done {
        /// When.
        on: Date,
    },
    /// Something is to be done.
    Due {
        /// By when, where there is a day.
        on: Option<Date>,
    },
    /// The clock has no start date.
    NoStart,
    /// It is waived.
    Waived {
        /// Why.
        reason: String,
    },
    /// The register follows by itself.
    Derived,
    /// Something about meetings.
    Meeting(MeetingFact),
    /// Something about mandates.
    Mandate(MandateFact),
    /// Something about matters.
    Matter(MatterFact),
    /// Something about rounds.
    Round(RoundFact),
    /// Something about decisions.
    Decision(DecisionFact),
    /// Something about notes.
    Minutes(MinutesFact),
    /// Something about publication.
    Publication(PublicationFact),
    /// Something about seats.
    Seat(SeatFact),
    /// Something about projects, inquiries and programmes.
    Undertaking(UndertakingFact),
    /// Something about governing documents.
    Document(DocumentFact),
    /// Something about the year's plan.
    Plan(PlanFact),
    /// Something about agreements.
    Agreement(AgreementFact),
    /// Something about a charter inside another.
    Within(WithinFact),
}

/// One ground of an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Ground {
    /// The rule.
    pub basis: Basis,
    /// What was weighed.
    pub fact: Fact,
}

impl Ground {
    /// By a norm of a charter.
    pub fn norm(at: NormRef, fact: Fact) -> Self {
        Self { basis: Basis::Norm(at), fact }
    }

    /// By a rule of the program.
    pub fn house(rule: House, fact: Fact) -> Self {
        Self { basis: Basis::House(rule), fact }
    }
}
