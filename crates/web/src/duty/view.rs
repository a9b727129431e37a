//! A duty and a finding as every page shows them: in the group's room, among all that is due, in the overview.

use super::{address, cure_way, way_href};
use crate::{
    charter::WayView,
    frame::{Badge, GroundView},
    seat::seat_words,
};
use jiff::civil::Date;
use samordna_charter::Norm;
use samordna_domain::{
    Basis, GroupAssessment, Language, PersonId, World,
    duty::{About, Duty, DutyState, Way},
    finding::{Class, Finding},
    grounds::NormRef,
    refusal::Who,
};

/// Something due.
pub(crate) struct DutyView {
    pub badge: Badge,
    pub kind: &'static str,
    /// Which of several that the norm asks the same of, or what the norm says; empty where the kind says it all.
    pub about: String,
    pub due: Option<Date>,
    /// Why there is no day, where there is none.
    pub no_day: &'static str,
    pub ground: GroundView,
    /// The norm, from 1.
    pub number: usize,
    /// Whose turn it is; empty where it is done.
    pub owner: String,
    /// Its page.
    pub href: String,
    /// Where the norm itself stands, also when another charter is in force by now.
    norm_page: String,
    /// Where it is met, and the words of the link; none where it asks nothing any more, or the day is another.
    pub way: Option<(String, &'static str)>,
}

impl DutyView {
    pub(crate) fn of(world: &World, assessed: &GroupAssessment, duty: &Duty, on: Date, l: Language) -> Self {
        let key = &duty.key;
        let norm = world.charter(&key.charter).and_then(|charter| charter.norm(key.norm));
        let basis = Basis::Norm(NormRef { charter: key.charter.clone(), norm: key.norm });
        Self {
            badge: Badge::duty(duty.state, l),
            kind: norm.map_or("", |norm| norm.kind().label(l)),
            about: match about_words(world, &key.about, on, l) {
                about if about.is_empty() => norm.map(|norm| says(norm, l)).unwrap_or_default(),
                about => about,
            },
            due: duty.due,
            no_day: no_day(duty, l),
            ground: GroundView::weighed(&basis, duty.fact.say(world, on, l), world, on, l),
            number: key.norm + 1,
            owner: match duty.state {
                DutyState::Met | DutyState::Waived => String::new(),
                DutyState::NotStarted | DutyState::Overdue | DutyState::DueSoon | DutyState::Running => {
                    duty.owner.say(world, on, l)
                }
            },
            href: address(&assessed.group, key),
            norm_page: format!("/uppdrag/{}/regler/{}", key.charter, key.norm + 1),
            way: way(assessed, duty, l),
        }
    }

    /// As somebody reads it: where it is another's turn, the link leads there and says no more than that.
    pub(crate) fn read_by(self, reader: Option<&PersonId>, duty: &Duty, l: Language) -> Self {
        let is_of_another = duty.owner.person().is_some_and(|owner| reader != Some(owner));
        let way = self.way.map(|(href, words)| match is_of_another {
            true => (href, l.pick("Visa", "Show")),
            false => (href, words),
        });
        Self { way, ..self }
    }

    /// Without the links to what can be done: another day is only looked at, and the charter may be another by now.
    pub(crate) fn looked_at(self) -> Self {
        Self { way: None, href: self.norm_page.clone(), ..self }
    }
}

/// What a norm says beside its kind.
fn says(norm: &Norm, l: Language) -> String {
    let says = norm.rule.say(l);
    if says == norm.kind().label(l) { String::new() } else { says }
}

fn way(assessed: &GroupAssessment, duty: &Duty, l: Language) -> Option<(String, &'static str)> {
    let words = match duty.state {
        DutyState::Met | DutyState::Waived => return None,
        DutyState::NotStarted => l.pick("Starta klockan", "Start the clock"),
        DutyState::Overdue | DutyState::DueSoon | DutyState::Running => duty.way.label(l),
    };
    let way = if duty.state == DutyState::NotStarted { Way::Report } else { duty.way };
    Some((way_href(&assessed.group, &duty.key, way), words))
}

/// Why a duty has no day.
fn no_day(duty: &Duty, l: Language) -> &'static str {
    match (duty.due, duty.state) {
        (Some(_), _) | (None, DutyState::Met | DutyState::Waived) => "",
        (None, DutyState::NotStarted) => l.pick("ingen startdag", "no start date"),
        (None, DutyState::Overdue | DutyState::DueSoon | DutyState::Running) => {
            l.pick("uppdraget anger ingen dag", "the charter states no day")
        }
    }
}

/// What a duty is about, in words.
pub(crate) fn about_words(world: &World, about: &About, on: Date, l: Language) -> String {
    let mut words: Vec<String> = Vec::new();
    if let Some(id) = about.meeting() {
        let day = world.meetings.get(id).map_or_else(|| id.short(), |known| known.slot.day.to_string());
        words.push(l.pick(format!("mötet {day}"), format!("the meeting of {day}")));
    }
    if let Some(id) = about.seat() {
        let seat = world.seat(id).ok();
        let unit = seat.and_then(|seat| seat.unit.as_ref()).map(|unit| world.organisation.name(unit, on));
        let seat = seat.map_or_else(|| id.number.to_string(), |seat| seat_words(seat, l));
        words.push(unit.map_or(seat.clone(), |unit| format!("{seat}, {unit}")));
    }
    words.extend(about.body().iter().map(|body| world.organisation.name(body, on).to_owned()));
    words.extend(about.place().map(str::to_owned));
    let engaged = about.engagement().and_then(|id| world.undertakings.engagement(id));
    let engaged = engaged.and_then(|one| world.undertakings.get(&one.undertaking));
    words.extend(engaged.map(|known| known.name.clone()));
    let document = about.document().and_then(|id| world.documents.get(id));
    words.extend(document.map(|known| known.title.clone()));
    let about_round = about.round().and_then(|id| world.rounds.get(id));
    let matter = about.matter().or_else(|| about_round?.about.as_ref());
    let agreement = about.agreement().or_else(|| about_round?.agreement.as_ref());
    match (matter.and_then(|id| world.matters.get(id)), agreement, about_round) {
        (Some(matter), _, _) => words.push(matter.title.clone()),
        (None, Some(agreement), _) => words.push(world.agreement_title(agreement)),
        (None, None, Some(round)) => words.push(round.question.clone()),
        (None, None, None) => {}
    }
    // Of an agreement three things are asked, and which of them says the round.
    let asked = about_round.filter(|round| round.agreement.is_some());
    words.extend(asked.map(|round| round.kind.label(l).to_lowercase()));
    words.join(", ")
}

/// The person whose turn it is.
pub(crate) fn is_turn_of(owner: &Who, who: &PersonId) -> bool {
    owner.person() == Some(who)
}

/// Something that differs.
pub(crate) struct FindingView {
    pub badge: Badge,
    /// What the norm is about; empty where the program's own rule is broken.
    pub kind: &'static str,
    pub fact: String,
    pub since: Option<Date>,
    pub ground: GroundView,
    pub cure: String,
    pub way: Option<WayView>,
    /// The norm, from 1.
    pub number: Option<usize>,
    /// Where a remark is set aside with a reason.
    pub waive: Option<String>,
}

impl FindingView {
    pub(crate) fn of(
        world: &World,
        assessed: &GroupAssessment,
        finding: &Finding,
        on: Date,
        l: Language,
    ) -> Self {
        let fact = finding.fact.say(world, on, l);
        let at = match &finding.basis {
            Basis::Norm(at) => Some(at),
            Basis::Law(_) | Basis::House(_) => None,
        };
        // Only a *bör* is set aside; a *ska* is a remark too where its text is unclear.
        let norm = at.and_then(|at| world.charter(&at.charter)?.norm(at.norm));
        let is_should = norm.is_some_and(|norm| Class::of(norm.modality) != Some(Class::Deviation));
        let number = at.map(|at| at.norm + 1);
        Self {
            badge: Badge::class(finding.class, l),
            kind: kind_of(world, &finding.basis, l),
            fact: fact.clone(),
            since: finding.since,
            ground: GroundView::weighed(&finding.basis, fact, world, on, l),
            cure: finding.cure.say(l),
            way: cure_way(world, assessed, finding, on, l),
            number,
            waive: number
                .filter(|_| is_should)
                .map(|number| format!("/grupper/{}/skyldigheter/{number}#avsta", assessed.group)),
        }
    }

    /// Without the links to what can be done: another day is only looked at.
    pub(crate) fn looked_at(self) -> Self {
        Self { way: None, waive: None, ..self }
    }
}

/// What a norm is about, in words.
pub(crate) fn kind_of(world: &World, basis: &Basis, l: Language) -> &'static str {
    match basis {
        Basis::Norm(at) => {
            let norm = world.charter(&at.charter).and_then(|charter| charter.norm(at.norm));
            norm.map_or("", |norm| norm.kind().label(l))
        }
        Basis::Law(_) | Basis::House(_) => "",
    }
}
