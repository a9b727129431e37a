//! Who sits in the group, who puts them there, and who helps it.

use super::{Names, params, words};
use std::collections::BTreeMap;

words! {
    /// What a co-opted person may do.
    CoOptionRight {
        /// Be there.
        Attend,
        /// Speak.
        Speak,
        /// Propose.
        Propose,
    }
}

params! {
    /// Who appoints the chair. Source: rows 78, 85, 97, 109, 115.
    ChairAppointment {
        /// The appointer.
        by: Names,
        /// Whose proposal has to exist first.
        after_proposal_from: Names,
        /// Who has to be consulted first.
        after_consulting: Vec<String>,
        /// Among whom.
        from_among: Option<String>,
        /// The office or organisation that has the chair.
        holder: Option<String>,
        /// The procedure it follows.
        procedure: Option<String>,
        /// The procedure's number.
        registry_number: Option<String>,
    }
    /// Who appoints the vice chair. Source: rows 109, 110, 115.
    ViceChairAppointment {
        /// The appointer.
        by: Names,
        /// Whose proposal has to exist first.
        after_proposal_from: Names,
        /// Who has to be consulted first.
        after_consulting: Vec<String>,
        /// Among whom.
        from_among: Option<String>,
        /// The office or organisation that has the post.
        holder: Option<String>,
        /// The procedure it follows.
        procedure: Option<String>,
        /// The procedure's number.
        registry_number: Option<String>,
    }
    /// Who appoints members. Source: rows 80, 83, 87, 99, 107, 108, 112.
    MemberAppointment {
        /// The appointer.
        by: Names,
        /// Which members.
        of: Option<String>,
        /// Whose proposal has to exist first.
        after_proposal_from: Names,
    }
    /// What is asked of a member. Source: rows 79, 84, 86, 88, 98.
    MemberEligibility {
        /// Of whom.
        who: Option<String>,
        /// The post they hold.
        position: Option<String>,
        /// What they answer for.
        responsibilities: Vec<String>,
        /// What they bring.
        qualities: Vec<String>,
    }
    /// How many seats. Source: rows 105, 106, 108, 112.
    SeatQuota {
        /// Whose seats, or the noun counted; none means the whole group.
        unit: Names,
        /// Fewest.
        min: Option<u32>,
        /// Most.
        max: Option<u32>,
        /// The numbers are rough.
        approx: Option<bool>,
        /// The parts of the total.
        split: BTreeMap<String, u32>,
        /// Seats for a purpose.
        role: Option<String>,
    }
    /// What the composition has to balance. Source: `variation`, rows 90, 91.
    CompositionBalance {
        /// As gender, geography, profession.
        aspects: Vec<String>,
    }
    /// Every seat has a substitute. Source: row 113.
    SubstituteRequired {
        /// Who appoints them.
        by: Names,
    }
    /// How many of a unit may attend a meeting. Source: row 130.
    AttendanceLimit {
        /// The unit.
        per: Option<String>,
        /// Most.
        max: Option<u32>,
    }
    /// How many have to be there for a position.
    Quorum {
        /// Persons.
        min: Option<u32>,
        /// The share, as 0.5 or 0.67.
        share: Option<f64>,
        /// Of whom.
        of: Option<String>,
    }
    /// Members take an active part. Source: rows 36, 83.
    MemberParticipation {}
    /// Who may co-opt whom. Source: rows 81, 89, 91, 92, 100, 114.
    CoOption {
        /// Who decides.
        by: Names,
        /// The number is to be kept low.
        limited: Option<bool>,
        /// When somebody has to be co-opted.
        mandatory_when: Option<String>,
        /// Who may be.
        categories: Vec<String>,
        /// What they may do.
        rights: Vec<CoOptionRight>,
    }
    /// The group's contact person in another body. Source: rows 94, 104.
    ContactPerson {
        /// Who appoints.
        by: Names,
        /// The body whose members they come from.
        appointed_from: Option<String>,
        /// The group whose contact person is also this one's.
        same_as: Option<String>,
    }
    /// Contact person and chair come from different administrations. Source: row 95.
    ChairContactSeparation {}
    /// Coordinating support. Source: rows 82, 93, 101 to 103.
    Coordinator {
        /// Who provides it.
        provided_by: Option<String>,
        /// One person may serve several groups.
        shared: Option<bool>,
        /// With whom the sharing is agreed.
        in_dialogue_with: Option<String>,
        /// How much.
        extent: Option<String>,
        /// What the support is for.
        support_for: Vec<String>,
        /// What the coordinator does.
        duties: Vec<String>,
    }
    /// Secretary, office, administration. Source: rows 111, 116, 218.
    Secretariat {
        /// The group has its own.
        own: Option<bool>,
        /// It moves with the chair.
        follows_chair: Option<bool>,
        /// Who provides it.
        provided_by: Option<String>,
        /// Who sees that it has resources.
        resourced_by: Option<String>,
    }
    /// A seat that follows another post.
    ExOfficioMember {
        /// The post.
        who: Option<String>,
        /// The body; none means the group.
        body: Option<String>,
    }
    /// Who attends another body's meetings. Source: rows 120, 183.
    ExOfficioAttendance {
        /// Who.
        who: Option<String>,
        /// Whose meetings.
        body: Option<String>,
        /// When.
        when: Option<String>,
    }
}
