//! The phrase that each kind begins with.

use crate::{Kind, Language, Rule};

/// The words before the params. Empty where the params say it all.
pub fn lead(rule: &Rule, language: Language) -> String {
    let (swedish, english) = match rule {
        Rule::ExternalRepresentation(says) if says.allowed == Some(false) => {
            ("företräder inte utåt", "does not speak outside")
        }
        Rule::ChairAppointment(says) if says.holder.is_some() => ("ordförande är", "the chair is"),
        Rule::ViceChairAppointment(says) if says.holder.is_some() => {
            ("vice ordförande är", "the vice chair is")
        }
        Rule::Nomination(says) if says.act.is_some() => ("", ""),
        Rule::CommissionedMatter(says) if !says.acts.is_empty() => ("", ""),
        Rule::MemberEligibility(says) if says.who.is_some() => ("är", "is"),
        Rule::CostBearer(says) if says.costs.is_empty() => ("bär kostnaderna", "bears the costs"),
        _ => words(rule.kind()),
    };
    language.pick(swedish, english).to_owned()
}

fn words(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Adoption => ("uppdraget fastställs", "the charter is adopted"),
        Kind::Validity => ("uppdraget gäller", "the charter holds"),
        Kind::Evaluation => ("utvärderas", "is evaluated"),
        Kind::Replaces => ("ersätter", "replaces"),
        Kind::Dissolution => ("avvecklas", "is dissolved"),
        Kind::Distribution => ("uppdraget skickas till", "the charter is sent to"),
        Kind::EstablishmentAuthority => {
            ("rätten att inrätta och avveckla har", "the power to establish and dissolve lies with")
        }
        Kind::MandateSource => ("uppdraget kommer", "the mandate comes"),
        Kind::PriorPosition => ("efter ställningstagande", "after a position"),
        Kind::SteeringReference => ("följer", "follows"),
        Kind::RulesByReference => ("reglerna finns", "the rules stand"),
        Kind::OpenQuestion => ("öppen fråga:", "open question:"),
        Kind::Task | Kind::Objective | Kind::Principle => ("", ""),
        Kind::AdvisoryRole => ("ger råd", "gives advice"),
        Kind::CommissionedMatter => ("tar uppdrag", "takes assignments"),
        Kind::Prioritisation => ("prioriterar", "ranks"),
        Kind::SpreadOfPractice => ("sprider", "spreads"),
        Kind::ExternalRepresentation => ("företräder utåt", "speaks outside"),
        Kind::ChairAppointment => ("ordförande utses", "the chair is appointed"),
        Kind::ViceChairAppointment => ("vice ordförande utses", "the vice chair is appointed"),
        Kind::MemberAppointment => ("ledamöter utses", "members are appointed"),
        Kind::MemberEligibility => ("ledamöter är", "members are"),
        Kind::SeatQuota => ("", ""),
        Kind::CompositionBalance => ("balans", "balance"),
        Kind::SubstituteRequired => ("ersättare utses", "substitutes are appointed"),
        Kind::AttendanceLimit => ("på möten deltar", "meetings are attended by"),
        Kind::Quorum => ("beslutsför när", "quorate when"),
        Kind::MemberParticipation => ("ledamöterna deltar aktivt", "members take an active part"),
        Kind::CoOption => ("adjungering", "co-option"),
        Kind::ContactPerson => ("kontaktperson utses", "a contact person is appointed"),
        Kind::ChairContactSeparation => (
            "kontaktperson och ordförande från olika förvaltningar",
            "contact person and chair from different administrations",
        ),
        Kind::Coordinator => ("koordinerande stöd", "coordinating support"),
        Kind::Secretariat => ("sekretariat", "secretariat"),
        Kind::ExOfficioMember => ("självskriven ledamot:", "member ex officio:"),
        Kind::ExOfficioAttendance => ("deltar i möten:", "attends meetings:"),
        Kind::Term => ("mandatperiod", "term"),
        Kind::Rotation => ("växlar:", "rotates:"),
        Kind::Succession => ("efterträder", "succeeds"),
        Kind::MeetingFrequency => ("", ""),
        Kind::MeetingForm => ("möten hålls", "meetings are held"),
        Kind::ExtraMeetings => ("extra möten", "extra meetings"),
        Kind::Notice => ("före mötet sänds", "before a meeting are sent"),
        Kind::MinutesRequired => ("", ""),
        Kind::MinutesApproval => ("anteckningarna", "the notes are"),
        Kind::Publication => ("publiceras:", "is published:"),
        Kind::Registration => ("diarieförs:", "is registered:"),
        Kind::Scope => ("hanterar", "handles"),
        Kind::Boundary => ("hör inte hit:", "is not the group's:"),
        Kind::Intake => ("frågor väcks", "matters are raised"),
        Kind::Preparation => ("ärenden bereds", "matters are prepared"),
        Kind::ProposalExpected => ("varje ärende har ett förslag", "each matter carries a proposal"),
        Kind::ImpactAssessment => ("konsekvenser bedöms", "consequences are assessed"),
        Kind::AspectsConsidered => ("beaktar", "considers"),
        Kind::ConsultationBeforePosition => {
            ("avstämning före ställningstagande", "consultation before a position")
        }
        Kind::CoHandling => ("samverkar", "works"),
        Kind::DecisionByMandate => {
            ("beslut fattas genom ledamöternas egna mandat", "decisions rest on the members' own mandates")
        }
        Kind::GroupDecision => ("gruppen beslutar", "the group decides"),
        Kind::ChairDecision => ("ordföranden beslutar", "the chair decides"),
        Kind::DecisionFrame => ("beslut respekterar", "decisions respect"),
        Kind::Consensus => ("ställningstaganden görs i konsensus", "positions are taken in consensus"),
        Kind::Voting => ("omröstning:", "voting:"),
        Kind::ConflictOfInterest => ("jäv anmäls", "a conflict of interest is declared"),
        Kind::PoliticalHandover => ("ställningstaganden lämnas", "positions are handed over"),
        Kind::UnionConsultation => ("facklig samverkan", "union consultation"),
        Kind::Anchoring => ("förankras:", "is anchored:"),
        Kind::Escalation => ("frågan lyfts", "the matter is lifted"),
        Kind::CommunicationOfDecisions => ("beslut meddelas", "decisions are communicated"),
        Kind::AdoptsChartersOf => ("fastställer uppdrag", "adopts the charters"),
        Kind::Implementation => ("genomförs och följs upp:", "is carried out and followed up:"),
        Kind::WorkPlan => ("har en arbetsplan", "has a work plan"),
        Kind::MemberCommunicates => ("ledamoten för vidare", "the member passes on"),
        Kind::SubgroupCreation => ("undergrupper", "subgroups"),
        Kind::ParentGroup => ("står under", "stands under"),
        Kind::ConsultationResponses => ("svarar på remisser", "answers consultations"),
        Kind::CarePathways => ("för in vårdförlopp", "takes care pathways into use"),
        Kind::ProcessTeams => ("processteam:", "process teams:"),
        Kind::KnowledgeSupportIntake => ("tar emot kunskapsstöd", "takes in knowledge support"),
        Kind::Nomination => ("personer till grupper:", "persons to groups:"),
        Kind::OperationalPlan => ("verksamhetsplan", "operational plan"),
        Kind::AnnualReport => ("verksamhetsberättelse", "annual report"),
        Kind::Reporting => ("rapporterar", "reports"),
        Kind::CostBearer => ("bär", "bears"),
        Kind::RegisterUpdate => {
            ("förteckningen över grupper uppdateras", "the register of groups is updated")
        }
    }
}
