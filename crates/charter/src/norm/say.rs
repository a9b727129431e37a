//! A rule in words, in one short line, for pages and tables: *ordförande utses av A, efter förslag från B*.
//!
//! Each kind has a phrase that it begins with (`lead`); each param has the words that stand before and after its value
//! (`params`). What the charter does not state is not said.

mod joined;
mod label;
mod lead;
mod params;

use super::Rule;
use crate::Language;
use serde_json::{Map, Value};

impl Rule {
    /// What the rule says, in one short line.
    pub fn say(&self, language: Language) -> String {
        let stated = match serde_json::to_value(self) {
            Ok(Value::Object(mut rule)) => match rule.remove("params") {
                Some(Value::Object(params)) => params,
                _ => Map::new(),
            },
            _ => Map::new(),
        };
        let lead = lead::lead(self, language);
        let said = params::say(self.kind(), &stated, language);
        let lead = match params::subject(self.kind(), &stated, language) {
            Some(subject) => format!("{subject} {lead}"),
            None => lead,
        };
        match (lead.is_empty(), said.is_empty()) {
            (_, true) => {
                if lead.is_empty() {
                    self.kind().label(language).to_owned()
                } else {
                    lead
                }
            }
            (true, false) => said,
            (false, false) => format!("{lead} {said}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Kind, Language, Rule,
        norm::{
            Escalation, ExternalRepresentation, MeetingFrequency, Names, Notice, Per, Reporting, SeatQuota,
            Succession, TermRole,
        },
    };

    #[test]
    fn every_kind_says_something_in_both_languages() {
        for kind in Kind::ALL {
            for language in [Language::Swedish, Language::English] {
                assert!(!kind.bare().say(language).trim().is_empty(), "{kind:?} says nothing");
            }
        }
    }

    #[test]
    fn bounds_are_said_as_a_person_would() {
        let rule = Rule::MeetingFrequency(MeetingFrequency {
            min: Some(4),
            max: Some(8),
            per: Some(Per::Year),
            ..Default::default()
        });
        assert_eq!(rule.say(Language::Swedish), "4–8 möten per år");
        assert_eq!(rule.say(Language::English), "4–8 meetings a year");
    }

    #[test]
    fn one_seat_is_told_as_one() {
        let seats = |min, max| {
            says(&Rule::SeatQuota(SeatQuota {
                min,
                max,
                unit: Names::one("koloniföreningen"),
                ..Default::default()
            }))
        };
        assert_eq!(seats(Some(1), None), "minst 1 plats från koloniföreningen");
        assert_eq!(seats(None, Some(2)), "högst 2 platser från koloniföreningen");
    }

    fn says(rule: &Rule) -> String {
        rule.say(Language::Swedish)
    }

    #[test]
    fn who_a_rule_speaks_of_stands_first_and_with_a_small_letter() {
        let who = |who: &str| Some(who.to_owned());
        let rule = Rule::Reporting(Reporting {
            who: who("Ledamöterna"),
            to: Some("närmaste chef".to_owned()),
            ..Default::default()
        });
        assert_eq!(says(&rule), "ledamöterna rapporterar till närmaste chef");
        let rule = Rule::ExternalRepresentation(ExternalRepresentation {
            allowed: Some(false),
            who: who("Rådet"),
            ..Default::default()
        });
        assert_eq!(says(&rule), "rådet företräder inte utåt");
        let rule = Rule::Succession(Succession {
            from: Some(TermRole::ViceChair),
            to: Some(TermRole::Chair),
            ..Default::default()
        });
        assert_eq!(says(&rule), "vice ordförande efterträder ordförande");
    }

    #[test]
    fn a_line_goes_on_without_a_comma_before_av_and_till() {
        let rule = Rule::Escalation(Escalation {
            who: Some("Ordföranden".to_owned()),
            to: vec!["regiondirektören".to_owned()],
            when: Some("Ingen har mandat".to_owned()),
            ..Default::default()
        });
        assert_eq!(says(&rule), "frågan lyfts av ordföranden till regiondirektören, när: ingen har mandat");
        let rule = Rule::Notice(Notice { days_before: Some(7), ..Default::default() });
        assert_eq!(says(&rule), "före mötet sänds senast 7 dagar innan");
    }
}
