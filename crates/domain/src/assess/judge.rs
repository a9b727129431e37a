//! Which judge a norm goes to: by its theme, or by its kind where that is of another family than its theme.

use super::{Case, Standing, Verdict};
use crate::{charter::Outline, plan::is_planned};
use samordna_charter::{Evaluability, Kind, Norm, Theme};

/// Who judges a norm.
#[derive(Clone, Copy)]
enum Judge {
    Lifecycle,
    Composition,
    Terms,
    Meetings,
    Minutes,
    Matters,
    Decisions,
    Tasks,
    Plans,
    Nobody,
}

impl Judge {
    #[allow(clippy::wildcard_enum_match_arm, reason = "all other kinds go by their theme")]
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::ParentGroup | Kind::SubgroupCreation | Kind::RegisterUpdate => Self::Lifecycle,
            Kind::AttendanceLimit | Kind::Quorum => Self::Meetings,
            Kind::MemberCommunicates => Self::Minutes,
            Kind::AdvisoryRole | Kind::CommissionedMatter | Kind::Escalation => Self::Matters,
            Kind::Implementation | Kind::Prioritisation | Kind::SpreadOfPractice => Self::Decisions,
            Kind::Task => Self::Tasks,
            Kind::WorkPlan
            | Kind::OperationalPlan
            | Kind::AnnualReport
            | Kind::Reporting
            | Kind::ProcessTeams => Self::Plans,
            other => match other.theme() {
                Theme::Lifecycle => Self::Lifecycle,
                Theme::Composition => Self::Composition,
                Theme::Terms => Self::Terms,
                Theme::Meetings => Self::Meetings,
                Theme::Minutes => Self::Minutes,
                Theme::Scope => Self::Matters,
                Theme::Decisions => Self::Decisions,
                Theme::Purpose | Theme::FollowUp | Theme::Subgroups | Theme::Knowledge | Theme::Plans => {
                    Self::Nobody
                }
            },
        }
    }
}

impl<'a> Case<'a, '_> {
    pub(super) fn judge(&mut self, at: usize, outline: Outline) {
        if let Some(standing) = outline.glance.filter(|_| !self.is_to_plan(at, outline)) {
            return self.sheet.enter(at, standing);
        }
        let Some(norm) = self.charter.norm(at) else { return };
        match self.judged(at, outline, norm) {
            Some(verdict) => self.enter(at, outline.modality, verdict),
            None => self.sheet.enter(at, unjudged(outline.kind)),
        }
        if matches!(outline.kind, Kind::CommissionedMatter | Kind::AdvisoryRole) {
            self.rests_on_what_ends(at, norm);
        }
    }

    fn judged(&mut self, at: usize, outline: Outline, norm: &'a Norm) -> Option<Verdict> {
        match Judge::of(outline.kind) {
            Judge::Lifecycle => self.lifecycle(at, &norm.rule),
            Judge::Composition => self.composition(at, norm),
            Judge::Terms => self.terms(at, &norm.rule),
            Judge::Meetings => self.meetings(at, norm),
            Judge::Minutes => self.minutes(at, &norm.rule),
            Judge::Matters => self.matters(at, norm),
            Judge::Decisions => self.decisions(at, norm),
            Judge::Tasks if outline.revises => Some(self.documents(at)),
            Judge::Tasks => Some(self.task(at, outline.modality)),
            Judge::Plans => self.plans(at, norm),
            Judge::Nobody => None,
        }
    }
}

/// How a norm stands whose sentence need not be looked at, and most need not: no judge takes it, or it is a task of which
/// no plan tells.
pub(crate) fn at_a_glance(outline: &Outline) -> Option<Standing> {
    match Judge::of(outline.kind) {
        Judge::Tasks => is_planned(outline).then_some(Standing::Due),
        Judge::Nobody => Some(unjudged(outline.kind)),
        Judge::Lifecycle
        | Judge::Composition
        | Judge::Terms
        | Judge::Meetings
        | Judge::Minutes
        | Judge::Matters
        | Judge::Decisions
        | Judge::Plans => None,
    }
}

/// A norm that no judge takes: shown, tried when somebody acts, or not followed yet.
fn unjudged(kind: Kind) -> Standing {
    match kind.evaluability() {
        Evaluability::Informative => Standing::Informative,
        Evaluability::Checked | Evaluability::Attested => Standing::NotFollowed,
    }
}
