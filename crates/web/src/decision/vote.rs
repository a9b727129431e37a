//! What the form of a position asks where the charter has a rule on conflicts of interest or on voting, and how both are
//! shown.

use crate::form::{Field, Fields, Form, Slip};
use jiff::civil::Date;
use samordna_charter::{Modality, Rule, norm::VotingRule};
use samordna_domain::{
    BodyId, EmploymentId, Language, World,
    decision::{Position, SteppedAside, Vote},
};

/// The beginning of a field's name, before the employment: why somebody steps aside.
const ASIDE: &str = "jav-";

/// The form, with what the charter in force asks to be recorded of a position.
pub(super) fn fields<'a>(
    mut form: Form,
    world: &World,
    group: &BodyId,
    seated: impl Iterator<Item = &'a EmploymentId>,
    on: Date,
    l: Language,
) -> Form {
    let norms = world.norms_in_force(group, on).map(|(_, norm)| norm);
    let binding: Vec<&Rule> = norms
        .filter(|norm| matches!(norm.modality, Modality::Must | Modality::MustNot))
        .map(|norm| &norm.rule)
        .collect();
    let conflict = binding.iter().find_map(|rule| {
        if let Rule::ConflictOfInterest(says) = rule { Some(says.leaves == Some(true)) } else { None }
    });
    if let Some(leaves) = conflict {
        form = form.with(Field::tick(
            "stepped_aside",
            l.pick("Frågan om jäv är ställd", "It was asked who has a conflict of interest"),
        ));
        for who in seated {
            let name = world.people.name(who);
            let words = l.pick(format!("Jävig: {name}"), format!("Conflict of interest: {name}"));
            form = form
                .with(Field::line(format!("{ASIDE}{who}"), words).hint(l.pick("Skälet.", "Why.")).optional());
        }
        let left = l.pick("De jäviga lämnade rummet", "Those who stepped aside left the room");
        form = form.and(leaves.then(|| Field::tick("left", left)));
    }
    let rules: Vec<Option<VotingRule>> = binding
        .iter()
        .filter_map(|rule| if let Rule::Voting(says) = rule { Some(says.rule) } else { None })
        .collect();
    if rules.is_empty() || rules.contains(&Some(VotingRule::None)) {
        return form;
    }
    form = form
        .with(
            Field::number("vote", l.pick("Röster för", "Votes for"))
                .hint(l.pick("Lämna tomt om ni inte röstade.", "Leave empty if there was no vote."))
                .optional(),
        )
        .with(Field::number("against", l.pick("Röster emot", "Votes against")).optional())
        .with(Field::number("abstained", l.pick("Avstod", "Abstained")).optional());
    let chair = l.pick("Ordföranden avgjorde", "The chair decided it");
    let has_chair = rules.iter().any(|rule| *rule != Some(VotingRule::Majority));
    form.and(has_chair.then(|| Field::tick("chair", chair)))
}

/// Who stepped aside, as it was typed; none where it was not asked.
pub(super) fn aside(fields: &Fields) -> Result<Option<Vec<SteppedAside>>, Slip> {
    if !fields.is_ticked("stepped_aside") {
        return Ok(None);
    }
    let left = fields.is_ticked("left");
    let one = |(who, reason): (&str, &str)| {
        let employment = who.parse().map_err(|_| Slip::missing("stepped_aside"))?;
        Ok(SteppedAside { employment, reason: reason.to_owned(), left })
    };
    fields.those_of(ASIDE).map(one).collect::<Result<_, Slip>>().map(Some)
}

/// How the votes fell, as it was typed; none where nothing was.
pub(super) fn votes(fields: &Fields) -> Result<Option<Vote>, Slip> {
    let (yes, no, abstained) =
        (fields.number("vote")?, fields.number("against")?, fields.number("abstained")?);
    let chair = fields.is_ticked("chair");
    let is_silent = [yes, no, abstained].iter().all(Option::is_none) && !chair;
    Ok((!is_silent).then(|| Vote {
        yes: yes.unwrap_or(0),
        no: no.unwrap_or(0),
        abstained: abstained.unwrap_or(0),
        chair,
    }))
}

/// Both, as lines below a position.
pub(super) fn lines(world: &World, position: &Position, l: Language) -> Vec<String> {
    let vote = position.vote.map(|Vote { yes, no, abstained, chair }| {
        let told = if chair { l.pick(", ordföranden avgjorde", ", the chair decided it") } else { "" };
        l.pick(
            format!("Omröstning: {yes} för, {no} emot, {abstained} avstod{told}"),
            format!("Vote: {yes} for, {no} against, {abstained} abstained{told}"),
        )
    });
    let aside = position.stepped_aside.as_ref().map(|aside| match aside.as_slice() {
        [] => l.pick("Ingen var jävig", "Nobody had a conflict of interest").to_owned(),
        some => {
            let names: Vec<String> = some
                .iter()
                .map(|one| format!("{} ({})", world.people.name(&one.employment), one.reason))
                .collect();
            let names = names.join(", ");
            l.pick(format!("Deltog inte på grund av jäv: {names}"), format!("Stepped aside: {names}"))
        }
    });
    vote.into_iter().chain(aside).collect()
}
