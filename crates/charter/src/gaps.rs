//! What a charter does not say that charters of its type say.
//!
//! Silence is no rule: nobody is bound, and nobody knows. A gap is told to the drafter and is never reported as a fault of
//! the group.

use crate::{Kind, Language, Reading, Rule, norm::MinutesApproval, reading::GroupType};

/// Something that the charter is silent about.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The kind of norm that is missing, where it is a norm.
    pub kind: Option<Kind>,
    /// In Swedish.
    pub swedish: String,
    /// In English.
    pub english: String,
}

impl Gap {
    /// What is missing, in words.
    pub fn say(&self, language: Language) -> &str {
        language.pick(&self.swedish, &self.english)
    }
}

/// What charters say: any of the kinds, told in both languages.
type Expected = (&'static [Kind], &'static str, &'static str);

/// What every charter of a group says.
const EVERY: &[Expected] = &[
    (&[Kind::ChairAppointment], "vem som utser ordförande", "who appoints the chair"),
    (&[Kind::MemberAppointment], "vem som utser ledamöterna", "who appoints the members"),
    (&[Kind::SeatQuota], "hur många platser gruppen har", "how many seats the group has"),
    (&[Kind::MeetingFrequency], "hur ofta gruppen möts", "how often the group meets"),
    (&[Kind::MinutesRequired], "att anteckningar förs", "that notes are kept"),
    (&[Kind::MinutesApproval], "vem som godkänner anteckningarna", "who approves the notes"),
    (
        &[Kind::Publication, Kind::Registration],
        "var anteckningarna publiceras eller diarieförs",
        "where the notes are published or registered",
    ),
    (
        &[Kind::DecisionByMandate, Kind::GroupDecision, Kind::ChairDecision, Kind::Consensus, Kind::Voting],
        "hur beslut och ställningstaganden kommer till",
        "how decisions and positions are made",
    ),
    (
        &[Kind::Escalation, Kind::PoliticalHandover],
        "vart en fråga går som gruppen inte kan avgöra",
        "where a matter goes that the group cannot settle",
    ),
    (&[Kind::Reporting, Kind::AnnualReport], "vem gruppen rapporterar till", "to whom the group reports"),
    (&[Kind::Validity], "hur länge uppdraget gäller", "how long the charter holds"),
    (
        &[Kind::Evaluation],
        "när uppdraget eller gruppen utvärderas",
        "when the charter or the group is evaluated",
    ),
    (&[Kind::ConflictOfInterest], "vad som gäller vid jäv", "what holds in a conflict of interest"),
];

const COUNCIL: &[Expected] = &[
    (&[Kind::ContactPerson], "vem som är rådets kontaktperson", "who is the council's contact person"),
    (&[Kind::Coordinator, Kind::Secretariat], "vem som ger stöd åt gruppen", "who supports the group"),
    (&[Kind::SubgroupCreation], "vem som får inrätta undergrupper", "who may create subgroups"),
    (&[Kind::UnionConsultation], "var facklig samverkan sker", "where unions are consulted"),
    (
        &[Kind::Anchoring],
        "hur förslag förankras i förvaltningarna",
        "how proposals are anchored in the administrations",
    ),
    (&[Kind::Boundary], "vilka frågor som inte är gruppens", "which matters are not the group's"),
];

const SUBGROUP: &[Expected] = &[
    (&[Kind::ParentGroup], "vilken grupp den lyder under", "which group it stands under"),
    (&[Kind::Dissolution, Kind::Validity], "när gruppen upphör", "when the group ends"),
];

const PRINCIPALS: &[Expected] = &[
    (&[Kind::ViceChairAppointment], "vem som utser vice ordförande", "who appoints the vice chair"),
    (
        &[Kind::Rotation, Kind::Term],
        "hur länge ordförandeskapet varar och hur det växlar",
        "how long the chair is held, and how it rotates",
    ),
    (&[Kind::Secretariat], "vem som svarar för sekretariatet", "who provides the secretariat"),
    (&[Kind::CostBearer], "vem som betalar", "who pays"),
    (&[Kind::Preparation], "vem som bereder ärenden", "who prepares matters"),
    (&[Kind::PoliticalHandover], "vad som går vidare till politiken", "what goes on to the politicians"),
];

/// The gaps of a reading, the general before those of its type.
pub fn gaps(reading: &Reading) -> Vec<Gap> {
    let of_type: &[&[Expected]] = match reading.identity.group_type {
        Some(
            GroupType::CoordinationCouncil
            | GroupType::Council
            | GroupType::ProgrammeArea
            | GroupType::ManagementGroup,
        ) => &[EVERY, COUNCIL],
        Some(
            GroupType::CoordinationGroup
            | GroupType::WorkingGroup
            | GroupType::ProcessTeam
            | GroupType::PreparationGroup,
        ) => &[EVERY, COUNCIL, SUBGROUP],
        Some(
            GroupType::CareCollaborationForum
            | GroupType::CollaborationGroup
            | GroupType::PoliticalConsultation,
        ) => &[EVERY, PRINCIPALS],
        _ => &[EVERY],
    };
    let mut out: Vec<Gap> = identity(reading);
    for (kinds, swedish, english) in of_type.iter().copied().flatten() {
        let said = reading.norms.iter().any(|norm| kinds.contains(&norm.kind()));
        if !said {
            out.push(Gap {
                kind: kinds.first().copied(),
                swedish: format!("säger inget om {swedish}"),
                english: format!("says nothing of {english}"),
            });
        }
    }
    out.extend(unnamed_approver(reading));
    out
}

/// What the head and the signatures leave out.
fn identity(reading: &Reading) -> Vec<Gap> {
    let id = &reading.identity;
    let gap = |swedish: &str, english: &str| Gap {
        kind: None,
        swedish: swedish.to_owned(),
        english: english.to_owned(),
    };
    let adopted = !id.adopted_by.is_empty() || reading.norms.iter().any(|norm| norm.kind() == Kind::Adoption);
    let mut out = Vec::new();
    if id.commissioner.is_none()
        && !reading.norms.iter().any(|norm| matches!(norm.kind(), Kind::MandateSource | Kind::ParentGroup))
    {
        out.push(gap("säger inte vem som är uppdragsgivare", "does not say who commissions the group"));
    }
    if !adopted {
        out.push(gap("säger inte vem som fastställer uppdraget", "does not say who adopts the charter"));
    }
    if id.decision_date.is_none() && id.adopted_by.iter().all(|adopter| adopter.date.is_none()) {
        out.push(gap("saknar datum för beslut", "has no date of decision"));
    }
    out
}

/// Notes that are to be approved, by nobody in particular.
fn unnamed_approver(reading: &Reading) -> Option<Gap> {
    let unnamed =
        |rule: &Rule| matches!(rule, Rule::MinutesApproval(MinutesApproval { by, .. }) if by.is_empty());
    let all: Vec<&Rule> = reading
        .norms
        .iter()
        .map(|norm| &norm.rule)
        .filter(|rule| rule.kind() == Kind::MinutesApproval)
        .collect();
    let missing = !all.is_empty() && all.iter().all(|rule| unnamed(rule));
    missing.then(|| Gap {
        kind: Some(Kind::MinutesApproval),
        swedish: "säger inget om vem som godkänner anteckningarna".to_owned(),
        english: "says nothing of who approves the notes".to_owned(),
    })
}
