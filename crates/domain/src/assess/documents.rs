//! How the sentence stands by which a group revises governing documents: each that it keeps is reviewed by its owner, as
//! often as is said of it (row 162).

#![allow(clippy::wildcard_enum_match_arm, reason = "a judge takes the kinds of its own family")]

use super::{Case, Owed, Verdict};
use crate::{
    document::{DocumentFact, Kept},
    duty::{Subject, Way},
    finding::{Class, Cure, Finding},
    grounds::{Basis, Fact, House},
    period::days_after,
};
use jiff::civil::Date;

impl<'a> Case<'a, '_> {
    /// A verdict on a task to revise documents. The first such sentence carries them all.
    pub(super) fn documents(&self, at: usize) -> Verdict {
        if self.charter.outlines.told.revising != Some(at) {
            return Verdict::guards();
        }
        let kept: Vec<(&Kept, Date)> = self.reviews().collect();
        if kept.is_empty() {
            let fact = Fact::Document(DocumentFact::NoneKept);
            return Verdict::owed(Owed::by(None).fact(fact).way(Way::KeepDocuments));
        }
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        let late = kept.iter().filter(|(_, due)| *due < self.on).count();
        let fact = Fact::Document(DocumentFact::Kept { of: number(kept.len()), late: number(late) });
        let owed = kept.into_iter().map(|(kept, due)| self.review_owed(kept, due)).collect();
        Verdict::OwedEach(owed, fact)
    }

    /// The documents that the group keeps and that still hold, each with the day of its next review.
    fn reviews(&self) -> impl Iterator<Item = (&'a Kept, Date)> {
        let holds = |kept: &&Kept| {
            let known = self.world.documents.get(&kept.document);
            known.is_some_and(|known| known.period.until.is_none_or(|until| self.on <= until))
        };
        let kept = self.world.documents.kept_by(&self.group.id).filter(holds);
        kept.filter_map(|kept| Some((kept, kept.due()?)))
    }

    fn review_owed(&self, kept: &Kept, due: Date) -> Owed {
        Owed {
            about: Subject { document: Some(kept.document.clone()), ..Subject::default() }.into(),
            owner: Some(self.world.who_reviews(kept, self.on).into()),
            ..Owed::by(Some(due)).again().fact(self.review(kept)).way(Way::ReviewDocument)
        }
    }

    /// When it was last revised, and the matter in which that is done again.
    fn review(&self, kept: &Kept) -> Fact {
        let mut open = self.world.matters.open(&self.group.id);
        let matter = open.find(|matter| matter.document.as_ref() == Some(&kept.document));
        Fact::Document(DocumentFact::Review {
            document: kept.document.clone(),
            revised: kept.last().map(|last| last.on).unwrap_or_default(),
            matter: matter.map(|matter| matter.id.clone()),
        })
    }

    /// What the group keeps although no sentence has it do so, and has not reviewed in time.
    pub(super) fn unreviewed(&self) -> Vec<Finding> {
        if self.charter.outlines.told.revising.is_some() {
            return Vec::new();
        }
        let late = self.reviews().filter(|(_, due)| *due < self.on);
        late.map(|(kept, due)| Finding {
            basis: Basis::House(House::KeptDocumentsAreReviewed),
            class: Class::Remark,
            fact: self.review(kept),
            since: Some(days_after(due, 1)),
            cure: Cure::ReviewDocument { document: kept.document.clone() },
        })
        .collect()
    }
}
