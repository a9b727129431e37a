//! How far a matter has come, as a line with its milestones: drawn on wide pages, a table on narrow ones.

use jiff::civil::Date;
use samordna_domain::{
    Language, World,
    decision::joint,
    matter::{Matter, MatterStage, StepKind},
};

/// The width of one milestone, in the drawing's own units.
const WIDTH: usize = 140;

/// The line of a matter.
pub(crate) struct Track {
    pub stops: Vec<Stop>,
    pub width: usize,
    /// From each end to the middle of its milestone.
    pub inset: usize,
    /// How far the line is filled.
    pub done: usize,
}

/// A milestone.
pub(crate) struct Stop {
    pub words: &'static str,
    pub day: Option<Date>,
    /// Done, now, or ahead, in words.
    pub state: &'static str,
    pub class: &'static str,
    pub x: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reached {
    Done,
    Now,
    /// Later steps are done, and this one never was.
    Passed,
    Ahead,
}

impl Track {
    /// Of a matter on a day.
    pub(super) fn of(world: &World, matter: &Matter, on: Date, l: Language) -> Self {
        let stops = milestones(world, matter, on, l);
        let stops: Vec<Stop> = stops
            .into_iter()
            .enumerate()
            .map(|(at, (words, day, reached))| Stop {
                words,
                day: day.filter(|_| reached != Reached::Ahead),
                state: match reached {
                    Reached::Done => l.pick("klart", "done"),
                    Reached::Now => l.pick("nu", "now"),
                    Reached::Passed => l.pick("behövdes inte", "not needed"),
                    Reached::Ahead => l.pick("kvar", "ahead"),
                },
                class: match reached {
                    Reached::Done => "gone",
                    Reached::Now => "now",
                    Reached::Passed | Reached::Ahead => "ahead",
                },
                x: at * WIDTH + WIDTH / 2,
            })
            .collect();
        let last = stops.iter().rev().find(|stop| stop.class != "ahead");
        Self { width: stops.len() * WIDTH, inset: WIDTH / 2, done: last.map_or(0, |stop| stop.x), stops }
    }
}

type Milestone = (&'static str, Option<Date>, Reached);

fn milestones(world: &World, matter: &Matter, on: Date, l: Language) -> Vec<Milestone> {
    let last =
        |is: fn(&StepKind) -> bool| matter.steps.iter().rev().find(|step| is(&step.what)).map(|s| s.on);
    let raised = (l.pick("Väckt", "Raised"), matter.raised(), Reached::Done);
    match &matter.stage {
        MatterStage::HandedOver { on, received, .. } => {
            let got = if received.is_some() { Reached::Done } else { Reached::Now };
            let handed = (l.pick("Överlämnat", "Handed over"), Some(*on), Reached::Done);
            return vec![raised, handed, (l.pick("Mottaget", "Received"), *received, got)];
        }
        MatterStage::Withdrawn { on, .. } => {
            return vec![raised, (l.pick("Återtaget", "Withdrawn"), Some(*on), Reached::Done)];
        }
        MatterStage::Raised
        | MatterStage::Accepted
        | MatterStage::Prepared
        | MatterStage::Ready
        | MatterStage::OnAgenda { .. }
        | MatterStage::Agreed
        | MatterStage::Closed { .. } => {}
    }
    let decided = matter.decisions.iter().map(|one| one.on).max();
    let joint = joint(world, matter, on);
    let is_decided = decided.is_some() && joint.pending().next().is_none();
    let days = [
        (l.pick("Prövat", "Tried"), last(|step| matches!(step, StepKind::Accepted))),
        (l.pick("Berett", "Prepared"), last(|step| matches!(step, StepKind::Prepared))),
        (l.pick("På dagordningen", "On the agenda"), last(|step| matches!(step, StepKind::OnAgenda { .. }))),
        (l.pick("Ställningstagande", "Position"), last(|step| matches!(step, StepKind::Positioned))),
        (l.pick("Beslutat", "Decided"), decided),
        (l.pick("Avslutat", "Closed"), last(|step| matches!(step, StepKind::Closed))),
    ];
    // How many of them lie behind; the next one is what is being done.
    let behind = match &matter.stage {
        MatterStage::Accepted => 1,
        MatterStage::Prepared | MatterStage::Ready => 2,
        MatterStage::OnAgenda { .. } => 3,
        MatterStage::Agreed if is_decided => 5,
        MatterStage::Agreed => 4,
        MatterStage::Closed { .. } => days.len(),
        MatterStage::Raised | MatterStage::HandedOver { .. } | MatterStage::Withdrawn { .. } => 0,
    };
    let stop = |(at, (words, day)): (usize, (&'static str, Option<Date>))| {
        // What was passed over, as decisions where there are none to take, is not said to be done.
        let reached = match at.cmp(&behind) {
            std::cmp::Ordering::Less if day.is_some() => Reached::Done,
            std::cmp::Ordering::Equal => Reached::Now,
            std::cmp::Ordering::Less => Reached::Passed,
            std::cmp::Ordering::Greater => Reached::Ahead,
        };
        (words, day, reached)
    };
    std::iter::once(raised).chain(days.into_iter().enumerate().map(stop)).collect()
}
