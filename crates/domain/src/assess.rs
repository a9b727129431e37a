//! Where every group stands against its charter on a day: norm by norm, what is due and what differs, with grounds.
//!
//! What the program does not follow yet is said to be so. It never reads as met.

mod agreements;
mod composition;
mod decisions;
mod discreet;
mod documents;
mod follow_up;
mod frequency;
mod judge;
mod lifecycle;
mod matters;
mod meetings;
mod minutes;
mod names;
mod plans;
mod publication;
mod sheet;
mod standing;
mod subgroups;
mod terms;
mod undertakings;
mod verdict;

pub(crate) use judge::at_a_glance;
use sheet::Sheet;
pub use sheet::{GroupAssessment, Judgement};
pub use standing::Standing;

use crate::{
    BodyId, Period, World,
    charter::Charter,
    duty::{About, Duty, DutyKey, DutyState, Ended, Way, open_state},
    finding::{Class, Cure, Finding},
    grounds::{Basis, Fact, House, NormRef},
    group::{Group, GroupState},
    matter::{Matter, Turn},
    meeting::Meeting,
    minutes::SignOff,
    period::days_after,
    person::Employment,
    refusal::Who,
    seat::{Appointment, Role, Seat},
};
use jiff::civil::Date;
use names::Names;
use plans::Tasks;
use samordna_charter::{Modality, Rule};
use std::{cell::OnceCell, num::NonZero, sync::Arc, thread};
use verdict::{Owed, Verdict};

/// Every group on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The day.
    pub on: Date,
    /// The groups that exist on it, by id.
    pub groups: Vec<GroupAssessment>,
}

/// So few groups are assessed before another thread has begun.
const FEW: usize = 100;

/// Assesses every group that exists on the day, on all cores where they are many.
pub fn assess(world: &World, on: Date) -> Assessment {
    let existing: Vec<&Group> = world.groups.iter().filter(|group| group.exists(on)).collect();
    let each = |found: &mut Vec<GroupAssessment>, groups: &[&Group]| {
        let (mut names, mut sheet) = (Names::new(world, on), Sheet::default());
        found.extend(groups.iter().map(|group| assess_known(&mut names, &mut sheet, group)));
    };
    let mut groups = Vec::with_capacity(existing.len());
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = existing.len().div_ceil(cores).max(FEW);
    if existing.len() <= share {
        each(&mut groups, &existing);
        return Assessment { on, groups };
    }
    let (first, others) = existing.split_at(share);
    let mut parts: Vec<Vec<GroupAssessment>> = Vec::new();
    parts.resize_with(others.len().div_ceil(share), || Vec::with_capacity(share));
    thread::scope(|scope| {
        scope.spawn(|| each(&mut groups, first));
        for (part, others) in parts.iter_mut().zip(others.chunks(share)) {
            scope.spawn(move || each(part, others));
        }
    });
    parts.iter_mut().for_each(|part| groups.append(part));
    Assessment { on, groups }
}

/// Assesses one group, if it exists on the day.
pub fn assess_group(world: &World, group: &BodyId, on: Date) -> Option<GroupAssessment> {
    let group = world.groups.get(group).filter(|group| group.exists(on))?;
    Some(assess_known(&mut Names::new(world, on), &mut Sheet::default(), group))
}

fn assess_known<'a>(names: &mut Names<'a>, sheet: &mut Sheet, group: &'a Group) -> GroupAssessment {
    let (world, on) = (names.world, names.on);
    let in_force = world.charter_of(group, on).and_then(|charter| Some((charter, charter.in_force?)));
    let Some((charter, period)) = in_force else { return without_charter(world, group, on, sheet) };
    let mut seats = Vec::with_capacity(group.seats.len());
    seats.extend(group.seats(on).map(|seat| Sat::of(world, seat, on)));
    let mut case = Case {
        world,
        names,
        sheet: &mut *sheet,
        group,
        charter,
        period,
        on,
        seats,
        held: OnceCell::new(),
        sign_offs: OnceCell::new(),
        turns: OnceCell::new(),
        tasks: OnceCell::new(),
        keeper: OnceCell::new(),
    };
    case.sheet.rule(charter.outlines.len());
    for (at, outline) in charter.outlines.standing() {
        case.judge(at, outline);
    }
    case.beside_the_norms();
    case.left_from_before();
    case.not_reported();
    sheet.hand_over(group.id.clone(), GroupState::InForce, Some(charter.id.clone()))
}

/// A group without a charter in force is held to nothing, and that is what is said of it.
fn without_charter(world: &World, group: &Group, on: Date, sheet: &mut Sheet) -> GroupAssessment {
    let latest = world.latest_charter(&group.id, on);
    let ended = group.charters.iter().rev().filter_map(|id| world.charter(id)).find_map(|charter| {
        charter
            .in_force
            .and_then(|period| period.until)
            .filter(|until| *until < on)
            .map(|until| (charter, until))
    });
    let since = ended.map_or(group.formed, |(_, until)| days_after(until, 1));
    let draft = latest.filter(|charter| charter.in_force.is_none());
    let cure = match (draft, ended) {
        (Some(_), _) => Cure::AdoptCharter,
        (None, Some(_)) => Cure::RenewCharter,
        (None, None) => Cure::ReadCharter,
    };
    let lapsing = ended.and_then(|(charter, until)| {
        let mut norms = charter.standing();
        let (at, _) = norms.find(|(_, norm)| matches!(norm.rule, Rule::Validity(_)))?;
        Some((
            Basis::Norm(NormRef { charter: charter.id.clone(), norm: at }),
            Fact::CharterEnded { on: until },
        ))
    });
    let (basis, fact) = lapsing.unwrap_or_else(|| {
        (Basis::House(House::GroupsNeedCharters), Fact::NoCharterInForce { group: group.id.clone() })
    });
    let class = if ended.is_some() { Class::Deviation } else { Class::Remark };
    sheet.findings.push(Finding { basis, class, fact, since: Some(since), cure });
    sheet.rule(latest.map_or(0, |charter| charter.outlines.len()));
    for (norm, _) in latest.into_iter().flat_map(Charter::standing) {
        sheet.enter(norm, Standing::NotInForce);
    }
    sheet.hand_over(group.id.clone(), world.group_state(group, on), latest.map(|charter| charter.id.clone()))
}

/// One group, its charter in force, a day, and what has been found so far.
struct Case<'a, 'n> {
    world: &'a World,
    names: &'n mut Names<'a>,
    sheet: &'n mut Sheet,
    group: &'a Group,
    charter: &'a Charter,
    period: Period,
    on: Date,
    seats: Vec<Sat<'a>>,
    held: OnceCell<Vec<&'a Meeting>>,
    sign_offs: OnceCell<Vec<(&'a Meeting, SignOff)>>,
    turns: OnceCell<Vec<(&'a Matter, Turn)>>,
    tasks: OnceCell<Tasks<'a>>,
    keeper: OnceCell<Arc<Who>>,
}

/// A standing seat, who holds it, and until when at most.
struct Sat<'a> {
    seat: &'a Seat,
    held: Option<(&'a Appointment, &'a Employment)>,
    last: Option<Date>,
}

impl<'a> Sat<'a> {
    fn of(world: &'a World, seat: &'a Seat, on: Date) -> Self {
        let (held, last) = world.held_until(seat, on).unzip();
        Self { seat, held, last: last.flatten() }
    }

    fn holder(&self) -> Option<&'a Appointment> {
        self.held.map(|(appointment, _)| appointment)
    }
}

impl<'a> Case<'a, '_> {
    fn at(&self, norm: usize) -> NormRef {
        NormRef { charter: self.charter.id.clone(), norm }
    }

    fn enter(&mut self, at: usize, modality: Modality, verdict: Verdict) {
        match verdict {
            Verdict::Plain(standing) => self.sheet.enter(at, standing),
            Verdict::Stands(standing, fact) => self.stands(at, standing, fact),
            Verdict::Broken { fact, since, cure } => self.broken(at, Class::of(modality), fact, since, cure),
            Verdict::Unclear { fact, since, cure } => self.broken(at, Some(Class::Remark), fact, since, cure),
            Verdict::Owed(owed) => {
                let (standing, fact) = self.owed(at, modality, *owed);
                self.stands(at, standing, fact);
            }
            Verdict::OwedEach(all, fact) => {
                let worst = all.into_iter().map(|owed| self.owed(at, modality, owed).0).min();
                self.stands(at, worst.unwrap_or(Standing::Met), fact);
            }
            Verdict::NoStart => {
                let duty = Duty {
                    key: self.key(at, None, About::default()),
                    due: None,
                    state: DutyState::NotStarted,
                    fact: Fact::NoStart,
                    owner: self.keeper(),
                    way: Way::Report,
                };
                self.sheet.duties.push(duty);
                self.stands(at, Standing::NotStarted, Fact::NoStart);
            }
        }
    }

    fn stands(&mut self, norm: usize, standing: Standing, fact: Fact) {
        self.sheet.enter(norm, standing);
        self.sheet.weigh(norm, fact);
    }

    fn broken(&mut self, at: usize, class: Option<Class>, fact: Fact, since: Option<Date>, cure: Cure) {
        let Some(class) = class else {
            return self.stands(at, Standing::Guards, fact);
        };
        let key = self.key(at, None, About::default());
        if let Some(Ended::Waived { reason, .. }) = self.world.duties.ended(&key) {
            return self.stands(at, Standing::Waived, Fact::Waived { reason: reason.clone() });
        }
        let standing = match class {
            Class::Deviation => Standing::Deviation,
            Class::Remark => Standing::Remark,
        };
        self.stands(at, standing, fact.clone());
        let basis = Basis::Norm(self.at(at));
        self.sheet.findings.push(Finding { basis, class, fact, since, cure });
    }

    /// Enters a duty of this charter, and tells how it makes its norm stand.
    fn owed(&mut self, at: usize, modality: Modality, owed: Owed) -> (Standing, Fact) {
        self.owed_by(self.at(at), modality, owed)
    }

    fn key(&self, norm: usize, occurrence: Option<Date>, about: About) -> DutyKey {
        DutyKey { charter: self.charter.id.clone(), norm, occurrence, about }
    }

    /// Who sees to what the charter leaves to nobody, looked up once.
    fn keeper(&self) -> Arc<Who> {
        self.keeper.get_or_init(|| self.kept_by().into()).clone()
    }

    /// The coordinator where there is one, else the chair.
    fn kept_by(&self) -> Who {
        let sits = |role| self.seats.iter().find_map(|sat| sat.held.filter(|_| sat.seat.role == role));
        let (role, held) = match sits(Role::Coordinator) {
            Some(held) => (Role::Coordinator, Some(held)),
            None => (Role::Chair, sits(Role::Chair)),
        };
        let person = held.map(|(_, employment)| employment.person.clone());
        Who::Role { role, group: self.group.id.clone(), person }
    }

    /// Enters a duty by a norm of this charter or an earlier one.
    fn owed_by(&mut self, at: NormRef, modality: Modality, owed: Owed) -> (Standing, Fact) {
        let Owed { about, occurrence, due, soon, fact, owner, way, met } = owed;
        let key = DutyKey { charter: at.charter.clone(), norm: at.norm, occurrence, about };
        let (state, fact) = match (met, self.world.duties.ended(&key)) {
            (Some(_), _) => (DutyState::Met, fact),
            (None, Some(Ended::Met { on, .. })) => (DutyState::Met, Fact::Done { on: *on }),
            (None, Some(Ended::Waived { reason, .. })) => {
                (DutyState::Waived, Fact::Waived { reason: reason.clone() })
            }
            (None, None) => (open_state(due, soon, self.on), fact),
        };
        let standing = match (state, Class::of(modality)) {
            (DutyState::Met, _) => Standing::Met,
            (DutyState::Waived, _) => Standing::Waived,
            (DutyState::Overdue, Some(Class::Deviation)) => Standing::Deviation,
            (DutyState::Overdue, Some(Class::Remark)) => Standing::Remark,
            (DutyState::NotStarted, _) => Standing::NotStarted,
            (DutyState::Overdue | DutyState::DueSoon | DutyState::Running, _) => Standing::Due,
        };
        if let (DutyState::Overdue, Some(class)) = (state, Class::of(modality)) {
            let since = due.map(|due| days_after(due, 1));
            let basis = Basis::Norm(at);
            let cure = if way == Way::Report { Cure::Report } else { Cure::Act { way } };
            // What each of many members owes is one difference, and not as many as there are members.
            let is_told = way == Way::CommunicateAtHome
                && self.sheet.findings.iter().any(|finding| finding.basis == basis);
            if !is_told {
                self.sheet.findings.push(Finding { basis, class, fact: fact.clone(), since, cure });
            }
        }
        let owner = owner.unwrap_or_else(|| self.keeper());
        self.sheet.duties.push(Duty { key, due, state, fact: fact.clone(), owner, way });
        (standing, fact)
    }
}
