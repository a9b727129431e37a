//! What happens afterwards: implementation, subgroups, knowledge management, plans, reports and costs.

use super::{Names, params, words};

words! {
    /// What is done with subgroups.
    SubgroupAct {
        /// Inrätta.
        Create,
        /// Föreslå.
        Propose,
        /// Avveckla.
        Dissolve,
    }
    /// How the group stands to process teams.
    ProcessTeamRole {
        /// Leder.
        Lead,
        /// Startar.
        Start,
        /// Stödjer.
        Support,
        /// Tar emot rapporter.
        ReceivesReports,
    }
    /// How strongly the group has its say in a nomination.
    NominationAct {
        /// Nominera.
        Nominate,
        /// Föreslå.
        Propose,
    }
    /// How often something is handed over.
    Cadence {
        /// Fortlöpande.
        Continuous,
        /// Varje år.
        Yearly,
        /// Varje halvår.
        HalfYearly,
        /// Varje termin.
        Termly,
        /// Varje kvartal.
        Quarterly,
        /// Varje månad.
        Monthly,
        /// Vid varje möte.
        PerMeeting,
        /// På begäran.
        OnRequest,
    }
}

params! {
    /// Something decided is carried out everywhere. Source: rows 193 to 197.
    Implementation {
        /// What.
        object: Option<String>,
        /// Who decided it.
        decided_by: Option<String>,
        /// Who carries it out.
        responsible: Option<String>,
    }
    /// The group has a plan of its work. Source: row 194.
    WorkPlan {}
    /// A member passes on at home what the group takes up. Source: rows 186, 190, 192.
    MemberCommunicates {
        /// Where.
        unit: Option<String>,
        /// Days after the meeting.
        within_days: Option<u32>,
    }
    /// Who creates, proposes or dissolves subgroups. Source: rows 198, 199, 202.
    SubgroupCreation {
        /// Who.
        by: Names,
        /// What.
        act: Vec<SubgroupAct>,
        /// Only inside the parent's scope.
        within_scope: Option<bool>,
        /// Only for a time.
        time_limited: Option<bool>,
    }
    /// The group stands under another. Source: rows 35, 201, 203.
    ParentGroup {
        /// Which.
        group: Option<String>,
    }
    /// The group answers consultations. Source: row 204.
    ConsultationResponses {
        /// To whom, or on what.
        to: Option<String>,
    }
    /// The group takes national care pathways into use. Source: row 205.
    CarePathways {}
    /// The group's process teams. Source: rows 200, 206.
    ProcessTeams {
        /// How the group stands to them.
        role: Option<ProcessTeamRole>,
        /// To whom they report.
        reports_to: Option<String>,
    }
    /// The group takes in national knowledge support. Source: row 208.
    KnowledgeSupportIntake {}
    /// The group nominates or proposes persons. Source: rows 209, 210.
    Nomination {
        /// How strongly.
        act: Option<NominationAct>,
        /// To what.
        to: Option<String>,
    }
    /// Verksamhetsplan, årsplan. Source: row 215.
    OperationalPlan {
        /// How often.
        cadence: Option<Cadence>,
        /// Who adopts it.
        adopted_by: Option<String>,
        /// `MM-DD`.
        due: Option<String>,
    }
    /// Verksamhetsberättelse, årsrapport. Source: row 216.
    AnnualReport {
        /// To whom.
        to: Option<String>,
        /// In writing.
        written: Option<bool>,
        /// `MM-DD`.
        due: Option<String>,
    }
    /// Any other report. Source: rows 201, 211 to 213, 216.
    Reporting {
        /// Who reports.
        who: Option<String>,
        /// To whom.
        to: Option<String>,
        /// How often.
        cadence: Option<Cadence>,
    }
    /// Who pays. Source: row 219. Shown only: the program keeps no accounts.
    CostBearer {
        /// Who.
        who: Option<String>,
        /// For what.
        costs: Vec<String>,
        /// In equal shares.
        equal_shares: Option<bool>,
    }
    /// The register of groups is kept up to date. Source: row 223.
    RegisterUpdate {}
}
