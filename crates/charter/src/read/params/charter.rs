//! The charter's own life, and the groups above and under the group.

mod adopted;
mod documents;
mod ends;
mod evaluated;
mod groups;
mod holds;
mod named;
mod replaced;
mod sent;
mod source;
mod who;

use super::{clause, parts::Parts};
use crate::{Kind, Rule, read::sentence::Sentence};

/// The rule of a kind of this theme.
pub(super) fn rule(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    let clause = about(kind, p.s);
    clause.map_or_else(|| whole(kind, p), |clause| whole(kind, &Parts::of(&clause)))
}

/// The clause of a sentence with several that has the words of the kind, where one alone has them.
fn about<'t>(kind: Kind, s: &Sentence<'t>) -> Option<Sentence<'t>> {
    let words = match kind {
        Kind::Adoption => "fastställ|anta|beslut|godkän|underteckn|ändr|revider",
        Kind::Evaluation => "utvärder|ses över|ser över|översyn|omprövas|följs upp|följer upp",
        Kind::Replaces => "ersätt|efterträ|avlös|upphäv|upphör|i stället|övertar|tar över",
        Kind::Dissolution => "upphör|upplös|avveckl|läggs ne|lägga ne|läggas ne|avslut",
        Kind::OpenQuestion => {
            "oklar|oense|oenig|återkom|anstå|lös|avgjor|bestäm|utred|senare|öppen|öppet|klar|kvarstå|återstå|överväg"
        }
        Kind::RulesByReference => {
            "enligt|beskriv|följer|framgår|anges|regler|hänvisas|finns i|enlighet|står i"
        }
        Kind::SubgroupCreation => "grupp|utskott|team|forum",
        _ => return None,
    };
    // What points back needs the clause before.
    let pronoun = |clause: &Sentence<'_>| {
        kind == Kind::Replaces && ["den ", "det ", "de "].iter().any(|word| clause.small.starts_with(word))
    };
    clause::focus(s, words).filter(|clause| {
        !pronoun(clause) && !clause.has("densamma|denne|därefter|detsamma|halva tiden|halvtid| dem| deras")
    })
}

fn whole(kind: Kind, p: &Parts<'_>) -> Option<Rule> {
    Some(match kind {
        Kind::Adoption => Rule::Adoption(adopted::adoption(p)),
        Kind::PriorPosition => Rule::PriorPosition(adopted::prior(p)),
        Kind::Validity => Rule::Validity(holds::validity(p)),
        Kind::Evaluation => Rule::Evaluation(evaluated::evaluation(p)),
        Kind::Replaces => Rule::Replaces(replaced::replaces(p)),
        Kind::Dissolution => Rule::Dissolution(ends::dissolution(p)),
        Kind::Distribution => Rule::Distribution(sent::distribution(p)),
        Kind::EstablishmentAuthority => Rule::EstablishmentAuthority(source::authority(p)),
        Kind::MandateSource => Rule::MandateSource(source::mandate(p)),
        Kind::SteeringReference => Rule::SteeringReference(documents::steering(p)),
        Kind::RulesByReference => Rule::RulesByReference(documents::by_reference(p)),
        Kind::OpenQuestion => Rule::OpenQuestion(documents::open_question(p)),
        Kind::SubgroupCreation => Rule::SubgroupCreation(groups::subgroups(p)),
        Kind::ParentGroup => Rule::ParentGroup(groups::parent(p)),
        _ => return None,
    })
}
