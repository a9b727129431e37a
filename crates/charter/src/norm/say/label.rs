//! What each param is called, where it stands alone: as the label of a field.

use super::params::{is_closed, word_in_words};
use crate::{Kind, Language};

impl Kind {
    /// What a param of this kind is called.
    pub fn param_label(self, param: &str, language: Language) -> Option<&'static str> {
        let of_kind = OF_KIND.iter().find(|(kind, known, ..)| *kind == self && *known == param);
        let of_kind = of_kind.map(|&(_, _, swedish, english)| (swedish, english));
        let alone = || {
            let known = LABELS.iter().find(|(known, ..)| *known == param);
            known.map(|&(_, swedish, english)| (swedish, english))
        };
        of_kind.or_else(alone).map(|(swedish, english)| language.pick(swedish, english))
    }

    /// A value of a param in words, where it is a word of a closed list; else the value itself.
    pub fn word_label<'a>(self, param: &str, word: &'a str, language: Language) -> &'a str {
        if is_closed(self, param) { word_in_words(word, language) } else { word }
    }
}

/// Params that mean something of their own in a kind.
const OF_KIND: &[(Kind, &str, &str, &str)] = &[
    (Kind::Adoption, "by", "Fastställs av", "Adopted by"),
    (Kind::Evaluation, "of", "Vad som utvärderas", "What is evaluated"),
    (Kind::Evaluation, "by", "Utvärderas av", "Evaluated by"),
    (Kind::MeetingFrequency, "of", "Ett särskilt slags möte", "A named kind of meeting"),
    (Kind::MeetingFrequency, "min", "Minst så många", "At least so many"),
    (Kind::MeetingFrequency, "max", "Högst så många", "At most so many"),
    (Kind::AttendanceLimit, "per", "För varje", "For each"),
    (Kind::AttendanceLimit, "max", "Högst så många", "At most so many"),
    (Kind::SeatQuota, "unit", "Vems platser", "Whose seats"),
    (Kind::SeatQuota, "min", "Minst så många", "At least so many"),
    (Kind::SeatQuota, "max", "Högst så många", "At most so many"),
    (Kind::SeatQuota, "role", "För vad", "What for"),
    (Kind::Quorum, "min", "Minst så många personer", "At least so many persons"),
    (Kind::Quorum, "of", "Av vilka", "Of whom"),
    (Kind::MemberAppointment, "of", "Vilka ledamöter", "Which members"),
    (Kind::Succession, "from", "Rollen som lämnas", "The role that moves up"),
    (Kind::Succession, "to", "Rollen som tas över", "The role it moves to"),
    (Kind::CommissionedMatter, "from", "Vem som ger uppdraget", "Who orders"),
    (Kind::Validity, "from", "Gäller från", "In force from"),
    (Kind::ProcessTeams, "role", "Gruppens roll", "The group's role"),
    (Kind::Replaces, "what", "Vad som ersätts", "What is replaced"),
    (Kind::PriorPosition, "body", "Vem som tog ställning", "Who took the position"),
    (Kind::ExOfficioAttendance, "body", "Vems möten", "Whose meetings"),
];

/// Every param, in alphabetical order.
const LABELS: &[(&str, &str, &str)] = &[
    ("act", "Vad som görs", "The act"),
    ("acts", "Vad gruppen gör", "What the group does"),
    ("adjustable_with", "Kan ändras i dialog med", "Adjustable with"),
    ("adopted_by", "Fastställs av", "Adopted by"),
    ("after_consulting", "Efter samråd med", "After consulting"),
    ("after_proposal_from", "Efter förslag från", "On a proposal from"),
    ("after_years", "Efter så många år", "After so many years"),
    ("allowed", "Tillåtet", "Allowed"),
    ("amended_by", "Ändras av", "Amended by"),
    ("appointed_from", "Utses bland deltagarna i", "Appointed from"),
    ("approx", "Ungefär", "Rough numbers"),
    ("aspects", "Aspekter", "Aspects"),
    ("between", "Mellan vilka", "Between whom"),
    ("body", "Instans", "Body"),
    ("by", "Av vem", "By whom"),
    ("cadence", "Hur ofta", "How often"),
    ("called_by", "Kallas av", "Called by"),
    ("categories", "Vilka som kan bli det", "Who may be"),
    ("channels", "Vem som väcker frågor", "Who raises matters"),
    ("costs", "Kostnader för", "Costs of"),
    ("counts", "Vilka möten som räknas", "Which meetings count"),
    ("covers", "Vad som betalas", "What is paid"),
    ("date", "Datum", "Date"),
    ("date_set_by", "Vem som anger beslutsdatum", "Who enters the date of the decision"),
    ("days_before", "Dagar före mötet", "Days before the meeting"),
    ("decided_by", "Beslutat av", "Decided by"),
    ("declare_to", "Anmäls till", "Declared to"),
    ("delegated_from", "Delegerat av", "Delegated by"),
    ("document", "Dokument", "Document"),
    ("due", "Senast varje år (månad-dag)", "By, each year (month-day)"),
    ("duties", "Koordinatorns uppgifter", "The coordinator's duties"),
    ("effect", "Vad som händer", "What happens"),
    ("equal_shares", "Delas lika", "In equal shares"),
    ("every_years", "Med så många år emellan", "With so many years between"),
    ("extent", "Omfattning", "Extent"),
    ("follows_chair", "Följer ordförandeskapet", "Moves with the chair"),
    ("for", "Vid vilka möten", "At which meetings"),
    ("form", "I vilken form", "In what form"),
    ("forward_to", "Förs vidare till", "Passed on to"),
    ("from", "Från", "From"),
    ("from_among", "Bland vilka", "From among"),
    ("goes_to", "Går till", "Goes to"),
    ("group", "Grupp", "Group"),
    ("groups", "Vilka grupper", "Which groups"),
    ("holder", "Vem som har posten", "Who has the post"),
    ("home_decision", "Beslut i varje hemförvaltning", "A decision in each home administration"),
    ("in_dialogue_with", "I dialog med", "In dialogue with"),
    ("interval_max", "Längsta tid mellan möten", "Longest time between meetings"),
    ("interval_min", "Kortaste tid mellan möten", "Shortest time between meetings"),
    ("interval_unit", "Räknat i", "Counted in"),
    ("leaves", "Den jäviga lämnar mötet", "The person leaves the meeting"),
    ("level", "På vilken nivå", "On what level"),
    ("limited", "Begränsat antal", "Limited number"),
    ("mandatory_when", "Måste ske när", "Required when"),
    ("max", "Högst", "At most"),
    ("max_hours", "Timmar högst", "Hours at most"),
    ("max_periods", "Perioder högst", "Periods at most"),
    ("max_years", "År högst", "Years at most"),
    ("min", "Minst", "At least"),
    ("object", "Vad det gäller", "What it is about"),
    ("of", "Av vad", "Of what"),
    ("office", "Post", "Office"),
    ("one_from_each", "En från var", "One from each"),
    ("open_ended", "Tills vidare", "Until further notice"),
    ("own", "Gruppen har eget", "The group has its own"),
    ("pace", "Även takten bestäms", "The pace is decided too"),
    ("parties", "Parter", "Parties"),
    ("per", "Per", "Per"),
    ("place", "Plats för mötet", "Place of the meeting"),
    ("position", "Befattning", "Position"),
    ("position_classes", "Slags ställningstaganden", "Classes of positions"),
    ("prefer", "Helst", "Preferably"),
    ("procedure", "Enligt rutin", "Under the procedure"),
    ("provided_by", "Tillhandahålls av", "Provided by"),
    ("purpose", "För vad", "Why they get it"),
    ("qualities", "Egenskaper", "Qualities"),
    ("recipient", "Mottagare", "Recipient"),
    ("registry_number", "Diarienummer", "Registry number"),
    ("renewable", "Kan förlängas", "Renewable"),
    ("reports_to", "Rapporterar till", "Reports to"),
    ("requested_by", "På begäran av", "At the request of"),
    ("resourced_by", "Får resurser genom", "Resourced by"),
    ("respects", "Med respekt för", "With respect for"),
    ("responsibilities", "Ansvar för", "Answers for"),
    ("responsible", "Ansvarig", "Responsible"),
    ("rights", "Med rätt att", "With a right to"),
    ("role", "Roll", "Role"),
    ("roles", "Roller", "Roles"),
    ("rule", "Hur det avgörs", "The rule"),
    ("same_as", "Samma som för", "The same as for"),
    ("sent_to", "Skickas till", "Sent to"),
    ("share", "Andel, till exempel 0,5", "Share, as 0.5"),
    ("shared", "Delas med andra grupper", "Shared with other groups"),
    ("size", "Antal personer", "Persons"),
    ("source", "Med stöd av", "Under"),
    ("spacing", "Fördelade per", "Spread by"),
    ("split", "Varav", "Of which"),
    ("subject", "Om vad", "On what"),
    ("support_for", "Stöd för", "Support for"),
    ("text", "Innehåll", "Content"),
    ("time_limited", "Bara för en tid", "Only for a time"),
    ("timing", "När", "When"),
    ("title", "Titel", "Title"),
    ("to", "Till", "To"),
    ("topic", "I fråga om", "On"),
    ("triage", "Även sortering av frågor", "Matters are sorted too"),
    ("unit", "Enhet", "Unit"),
    ("unless", "Om inte", "Unless"),
    ("until", "Till och med", "Until"),
    ("via", "Via", "By way of"),
    ("what", "Vad", "What"),
    ("when", "När", "When"),
    ("where", "Var", "Where"),
    ("who", "Vem", "Who"),
    ("with", "Med vem", "With whom"),
    ("within_days", "Inom så många dagar", "Within so many days"),
    ("within_scope", "Inom gruppens uppdrag", "Inside the group's scope"),
    ("written", "Skriftligt", "In writing"),
    ("years", "År i taget", "Years at a time"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_labels_stand_in_order_and_once() {
        assert!(LABELS.is_sorted_by(|one, other| one.0 < other.0));
    }

    #[test]
    fn a_kind_may_call_a_param_by_a_name_of_its_own() {
        let swedish = Language::Swedish;
        assert_eq!(Kind::Quorum.param_label("min", swedish), Some("Minst så många personer"));
        assert_eq!(Kind::PoliticalHandover.param_label("to", swedish), Some("Till"));
        assert_eq!(Kind::Quorum.param_label("finns_inte", swedish), None);
    }
}
