//! What is due for somebody, across all groups, in the order in which it presses.
//!
//! Made of the assessment alone: of what is open now, never of what has been.

use super::view::{DutyView, FindingView, is_turn_of};
use crate::{frame::Badge, person::Roles};
use jiff::{ToSpan, civil::Date};
use samordna_domain::{
    Assessment, BodyId, Fact, GroupAssessment, Language, PersonId, World,
    duty::{Duty, DutyState, Way},
    finding::{Class, Cure, Finding},
    refusal::Who,
    seat::Role,
};

/// When something presses, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum When {
    Overdue,
    /// It differs already, and has no day.
    Differs,
    ThisWeek,
    Soon,
    ThisYear,
    Later,
    NoDay,
    NotStarted,
}

/// Days that are soon.
const SOON: i64 = 30;

impl When {
    fn of(duty: &Duty, today: Date) -> Self {
        let Some(due) = duty.due else {
            return if duty.state == DutyState::NotStarted { Self::NotStarted } else { Self::NoDay };
        };
        let days_left_of_week = i64::from(7 - today.weekday().to_monday_one_offset());
        let within = |days: i64| today.checked_add(days.days()).is_ok_and(|last| due <= last);
        match due {
            _ if due < today => Self::Overdue,
            _ if within(days_left_of_week) => Self::ThisWeek,
            _ if within(SOON) => Self::Soon,
            _ if due.year() == today.year() => Self::ThisYear,
            _ => Self::Later,
        }
    }

    /// Its heading.
    pub(crate) fn label(self, l: Language) -> &'static str {
        match self {
            Self::Overdue => l.pick("Försenat", "Overdue"),
            Self::Differs => l.pick("Skiljer sig från uppdraget", "Differs from the charter"),
            Self::ThisWeek => l.pick("Denna vecka", "This week"),
            Self::Soon => l.pick("Inom 30 dagar", "Within 30 days"),
            Self::ThisYear => l.pick("Senare i år", "Later this year"),
            Self::Later => l.pick("Nästa år och framåt", "Next year and on"),
            Self::NoDay => l.pick("Utan bestämd dag", "Without a day"),
            Self::NotStarted => l.pick("Ej startat", "Not started"),
        }
    }
}

/// What is due.
#[derive(Clone, Copy)]
enum What<'a> {
    Duty(&'a Duty),
    Finding(&'a Finding),
}

/// Something due for somebody.
#[derive(Clone, Copy)]
pub(crate) struct Due<'a> {
    pub when: When,
    pub is_mine: bool,
    pub assessed: &'a GroupAssessment,
    reader: &'a PersonId,
    what: What<'a>,
    day: Option<Date>,
}

/// What of it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All that is theirs to see to.
    #[default]
    All,
    /// Where it is their own turn.
    Mine,
    /// What they see to in this role.
    As(Role),
    /// What the registrar sees to.
    Registrar,
}

/// What is due for a person, the most urgent first.
pub(crate) fn due<'a>(
    assessment: &'a Assessment,
    person: &'a PersonId,
    roles: &Roles<'_>,
    scope: &Scope,
    group: Option<&BodyId>,
) -> Vec<Due<'a>> {
    let mut all = Vec::new();
    for assessed in assessment.groups.iter().filter(|assessed| group.is_none_or(|one| assessed.group == *one))
    {
        let runs = match scope {
            Scope::All => roles.runs(&assessed.group),
            Scope::As(role) => roles.in_group(&assessed.group).any(|one| one == role),
            Scope::Mine | Scope::Registrar => false,
        };
        let registers = roles.is_registrar && matches!(scope, Scope::All | Scope::Registrar);
        let counts_mine = matches!(scope, Scope::All | Scope::Mine);
        for duty in assessed.duties.iter().filter(|duty| duty.state.is_open()) {
            let is_mine =
                is_turn_of(&duty.owner, person) || (roles.is_registrar && *duty.owner == Who::Registrar);
            // What each member does in their own administration, nobody else can do for them.
            let runs = runs && (is_mine || duty.way != Way::CommunicateAtHome);
            if runs || (is_mine && counts_mine) || (registers && *duty.owner == Who::Registrar) {
                let (when, day) = (When::of(duty, assessment.on), duty.due);
                all.push(Due { when, is_mine, assessed, reader: person, what: What::Duty(duty), day });
            }
        }
        // An overdue duty is a finding too, and is there already.
        for finding in assessed.findings.iter().filter(|finding| !finding.cure.is_of_a_duty()) {
            let is_mine = roles.is_registrar && is_for_registrar(&finding.cure);
            if runs || (is_mine && (counts_mine || registers)) {
                let (when, day) = (When::Differs, finding.since);
                all.push(Due { when, is_mine, assessed, reader: person, what: What::Finding(finding), day });
            }
        }
    }
    all.sort_by_key(|one| (one.when, one.grade(), one.day.is_none(), one.day));
    all
}

/// The register itself has to be mended.
fn is_for_registrar(cure: &Cure) -> bool {
    matches!(cure, Cure::RegisterName { .. } | Cure::RegisterDocument { .. } | Cure::DissolveReplaced)
}

impl Due<'_> {
    /// Among what differs: a deviation before a remark.
    fn grade(&self) -> Option<Class> {
        match self.what {
            What::Duty(_) => None,
            What::Finding(finding) => Some(finding.class),
        }
    }

    /// As a page shows it.
    pub(crate) fn view(&self, world: &World, on: Date, l: Language) -> DueView {
        let (group, assessed) = (&self.assessed.group, self.assessed);
        let mut view = match self.what {
            What::Duty(duty) => {
                let view = DutyView::of(world, assessed, duty, on, l).read_by(Some(self.reader), duty, l);
                let mut view = of_duty(view, on, l);
                // That it is due then, the day says already; and whose turn it is, that it is theirs.
                if let Fact::Due { .. } | Fact::NoStart = duty.fact {
                    view.fact.clear();
                }
                if self.is_mine {
                    view.owner.clear();
                }
                view
            }
            What::Finding(finding) => of_finding(FindingView::of(world, assessed, finding, on, l), l),
        };
        view.group = (format!("/grupper/{group}"), world.organisation.name(group, on).to_owned());
        view.is_mine = self.is_mine;
        view
    }
}

/// Something due, in words and links.
pub(crate) struct DueView {
    pub badge: Badge,
    pub group: (String, String),
    pub kind: &'static str,
    pub about: String,
    pub day: Option<Date>,
    /// How far off the day is, or why there is none.
    pub days: String,
    pub sentence: String,
    pub is_quote: bool,
    pub fact: String,
    /// Where the sentence stands.
    pub source: Option<String>,
    pub owner: String,
    pub is_mine: bool,
    /// Where it is met.
    pub way: Option<(String, &'static str)>,
}

fn of_duty(view: DutyView, on: Date, l: Language) -> DueView {
    DueView {
        badge: view.badge,
        group: Default::default(),
        kind: view.kind,
        about: view.about,
        day: view.due,
        days: view.due.map_or_else(|| view.no_day.to_owned(), |due| days_words(due, on, l)),
        sentence: view.ground.sentence,
        is_quote: view.ground.is_quote,
        fact: view.ground.fact,
        source: view.ground.href,
        owner: view.owner,
        is_mine: false,
        way: view.way,
    }
}

fn of_finding(view: FindingView, l: Language) -> DueView {
    let since = view.since.map(|day| l.pick(format!("sedan {day}"), format!("since {day}")));
    let (way, owner) = match view.way {
        Some(way) => (Some((way.href, way.label)), format!("{} {}", way.words, way.who)),
        None => (None, view.cure),
    };
    DueView {
        badge: view.badge,
        group: Default::default(),
        kind: view.kind,
        about: String::new(),
        day: None,
        days: since.unwrap_or_default(),
        sentence: view.ground.sentence,
        is_quote: view.ground.is_quote,
        fact: view.fact,
        source: view.ground.href,
        owner,
        is_mine: false,
        way,
    }
}

/// How far off a day is.
pub(crate) fn days_words(day: Date, today: Date, l: Language) -> String {
    match today.until(day).map(|span| span.get_days()).unwrap_or_default() {
        0 => l.pick("i dag", "today").to_owned(),
        1 => l.pick("i morgon", "tomorrow").to_owned(),
        -1 => l.pick("i går", "yesterday").to_owned(),
        days if days < 0 => l.pick(format!("för {} dagar sedan", -days), format!("{} days ago", -days)),
        days => l.pick(format!("om {days} dagar"), format!("in {days} days")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_told_by_how_far_off_it_is() {
        let today = date(2026, 11, 22);
        let said = |day| days_words(day, today, Language::Swedish);
        assert_eq!(said(today), "i dag");
        assert_eq!(said(date(2026, 11, 23)), "i morgon");
        assert_eq!(said(date(2026, 11, 21)), "i går");
        assert_eq!(said(date(2027, 1, 1)), "om 40 dagar");
        assert_eq!(said(date(2026, 10, 1)), "för 52 dagar sedan");
    }
}
