//! What a group owes the projects and inquiries whose reference group it is, and what of its orders comes from something
//! that has ended, or soon does.
//!
//! An engagement stands on the sentence that makes the group a reference group, where its charter has one; else on the
//! program's own rule. No assessment grows with what has been: an engagement with its closing word is looked at no more.

use super::{Case, Owed, Standing};
use crate::{
    UndertakingId,
    duty::{SOON, Subject, Way},
    finding::{Class, Cure, Finding},
    grounds::{Basis, Fact, House},
    matter::{Addressee, Matter},
    period::days_after,
    undertaking::{Engagement, Undertaking, UndertakingFact},
};
use jiff::civil::Date;
use samordna_charter::{Kind, Norm};

/// So many days before its last day the closing word is due soon: it can be thought of from then on.
const WORD: i32 = 30;

impl Case<'_, '_> {
    /// How many engagements go on; none where none does.
    pub(super) fn engaged(&self) -> Option<Fact> {
        let (mut open, mut waiting) = (0, 0);
        for one in self.world.undertakings.open(&self.group.id) {
            open += 1;
            waiting += u32::from(one.last_day(self.world).is_some_and(|last| last < self.on));
        }
        (0 < open).then_some(Fact::Undertaking(UndertakingFact::Engaged { open, waiting }))
    }

    /// The closing words of engagements that have a last day.
    pub(super) fn words_owed(&self) -> Vec<Owed> {
        let open = self.world.undertakings.open(&self.group.id);
        open.filter_map(|one| {
            let due = one.word_due(self.world)?;
            let about = Subject { engagement: Some(one.id.clone()), ..Subject::default() }.into();
            let fact = self.ends(one)?;
            Some(Owed { about, ..Owed::by(Some(due)).soon(WORD).fact(fact).way(Way::GiveWord) })
        })
        .collect()
    }

    fn ends(&self, one: &Engagement) -> Option<Fact> {
        let last = one.last_day(self.world)?;
        Some(Fact::Undertaking(UndertakingFact::Ends { engagement: one.id.clone(), last }))
    }

    /// The last day of an undertaking that has ended or soon does, and since when that has to be seen to.
    fn ending(&self, known: &Undertaking) -> Option<(Date, Date)> {
        let last = known.period.until.filter(|last| *last <= days_after(self.on, SOON))?;
        Some((last, days_after(last, if last < self.on { 1 } else { -SOON })))
    }

    /// A sentence takes orders from a programme that has ended, or soon does: a remark beside how it stands (row 161).
    pub(super) fn rests_on_what_ends(&mut self, at: usize, norm: &Norm) {
        let Some(known) = self.world.undertakings.orders_by(norm) else { return };
        let Some((on, since)) = self.ending(known) else { return };
        let fact = UndertakingFact::OrdererEnds { undertaking: known.id.clone(), on, matter: None };
        let fact = Fact::Undertaking(fact);
        let (basis, since) = (Basis::Norm(self.at(at)), Some(since));
        self.sheet.findings.push(Finding {
            basis,
            class: Class::Remark,
            fact: fact.clone(),
            since,
            cure: Cure::ReviseCharter,
        });
        self.sheet.worsen(at, Standing::Remark, fact);
    }

    /// What differs from the program's own rules, where the charter has no sentence for it.
    pub(super) fn beside_the_norms(&mut self) {
        let mut found = Vec::new();
        for matter in self.world.matters.open(&self.group.id) {
            found.extend(self.orphaned(matter));
        }
        if self.charter.outlines.told.engaging.is_none() {
            let open = self.world.undertakings.open(&self.group.id);
            found.extend(open.filter_map(|one| self.unsaid(one)));
        }
        found.extend(self.unreviewed());
        self.sheet.findings.extend(found);
    }

    /// A matter was ordered by something that has ended, or soon does, and nobody has taken over (row 161).
    fn orphaned(&self, matter: &Matter) -> Option<Finding> {
        let Addressee::Undertaking(id) = matter.origin.as_ref()? else { return None };
        let known = self.world.undertakings.get(id).filter(|known| known.heir().is_none())?;
        let (on, since) = self.ending(known)?;
        let fact =
            UndertakingFact::OrdererEnds { undertaking: id.clone(), on, matter: Some(matter.id.clone()) };
        Some(Finding {
            basis: self.taken_from(id),
            class: Class::Remark,
            fact: Fact::Undertaking(fact),
            since: Some(since),
            cure: Cure::NameOrderer { matter: matter.id.clone() },
        })
    }

    /// The sentence by which the group takes orders from an undertaking, else the program's own rule.
    fn taken_from(&self, id: &UndertakingId) -> Basis {
        let takes = [Kind::CommissionedMatter, Kind::AdvisoryRole].into_iter();
        let mut norms = takes.flat_map(|kind| self.charter.of_kind(kind));
        let is_of =
            |norm: &Norm| self.world.undertakings.orders_by(norm).is_some_and(|known| known.id == *id);
        let own = norms.find(|(_, norm)| is_of(norm));
        own.map_or(Basis::House(House::OrdersComeFromSomebody), |(at, _)| Basis::Norm(self.at(at)))
    }

    /// An engagement has been over for some time, and no closing word is given.
    fn unsaid(&self, one: &Engagement) -> Option<Finding> {
        let due = one.word_due(self.world).filter(|due| *due < self.on)?;
        Some(Finding {
            basis: Basis::House(House::EngagementsEndWithAWord),
            class: Class::Remark,
            fact: self.ends(one)?,
            since: Some(days_after(due, 1)),
            cure: Cure::GiveWord { engagement: one.id.clone() },
        })
    }
}
