//! What happened to mandates, matters, rounds and decisions, in words.

use super::{Names, Said, about_body};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, CharterId, MandateId, MatterId, RoundId,
    matter::Addressee,
    round::{AnswerKind, RoundKind},
};

pub(super) fn matter(names: &Names<'_>, id: &MatterId, sv: &str, en: &str) -> Said {
    let title = names.world.matter(id).map_or_else(|_| id.to_string(), |matter| matter.title.clone());
    let words = format!("{title} {}.", names.l.pick(sv, en));
    Said { words, href: Some(format!("/grupper/{}/arenden/{}", id.group, id.short())), charter: None }
}

pub(super) fn raised(names: &Names<'_>, id: &MatterId, title: &str) -> Said {
    let group = names.body(&id.group);
    let words =
        names.l.pick(format!("{title} väcktes i {group}."), format!("{title} was raised in {group}."));
    Said { words, ..matter(names, id, "", "") }
}

pub(super) fn handed_over(names: &Names<'_>, id: &MatterId, to: &Addressee) -> Said {
    let to = to.name(names.world, names.on, names.l);
    matter(names, id, &format!("lämnades till {to}"), &format!("was handed to {to}"))
}

pub(super) fn ordered(names: &Names<'_>, id: &MatterId, by: &Addressee) -> Said {
    let by = by.name(names.world, names.on, names.l);
    matter(names, id, &format!("beställs nu av {by}"), &format!("is ordered by {by} from now on"))
}

pub(super) fn lifted(names: &Names<'_>, id: &MatterId, to: &Addressee) -> Said {
    let to = to.name(names.world, names.on, names.l);
    matter(names, id, &format!("lyftes till {to}"), &format!("was lifted to {to}"))
}

pub(super) fn decided(names: &Names<'_>, id: &MatterId, unit: Option<&BodyId>, answer: AnswerKind) -> Said {
    let who = unit.map_or(names.l.pick("ordföranden", "the chair"), |unit| names.body(unit)).to_owned();
    let what = answer.label(names.l).to_lowercase();
    matter(names, id, &format!("– {who}: {what}"), &format!("– {who}: {what}"))
}

pub(super) fn round(names: &Names<'_>, id: &RoundId, sv: &str, en: &str) -> Said {
    let known = names.world.round(id).ok();
    let title = known.map_or_else(|| id.to_string(), |round| round.question.clone());
    let words = format!("{title} – {}.", names.l.pick(sv, en));
    Said { words, href: Some(format!("/grupper/{}/rundor/{}", id.group, id.short())), charter: None }
}

pub(super) fn round_opened(names: &Names<'_>, id: &RoundId, kind: RoundKind) -> Said {
    let kind = kind.label(names.l).to_lowercase();
    round(names, id, &format!("runda om {kind} öppnades"), &format!("a round on {kind} was opened"))
}

pub(super) fn answered(names: &Names<'_>, id: &RoundId, unit: &BodyId, answer: AnswerKind) -> Said {
    let what = format!("{}: {}", names.body(unit), answer.label(names.l).to_lowercase());
    round(names, id, &what, &what)
}

pub(super) fn joined(names: &Names<'_>, id: &RoundId, unit: &BodyId) -> Said {
    let unit = names.body(unit);
    round(names, id, &format!("{unit} tillfrågades också"), &format!("{unit} was asked too"))
}

pub(super) fn left(names: &Names<'_>, id: &RoundId, unit: &BodyId) -> Said {
    let unit = names.body(unit);
    round(names, id, &format!("{unit} tillfrågas inte längre"), &format!("{unit} is asked no longer"))
}

pub(super) fn ranked(names: &Names<'_>, group: &BodyId) -> Said {
    let name = names.body(group);
    about_body(
        group,
        names
            .l
            .pick(format!("{name} rangordnade sina initiativ."), format!("{name} ranked its initiatives.")),
    )
}

pub(super) fn planned(names: &Names<'_>, charter: &CharterId, year: i16) -> Said {
    let group = names.world.charter(charter).and_then(|known| known.group.as_ref());
    let name = group.map_or("", |group| names.body(group));
    let words = names.l.pick(
        format!("{name} gick igenom sina uppgifter för {year}."),
        format!("{name} went through its tasks for {year}."),
    );
    let href = group.map(|group| format!("/grupper/{group}/plan?ar={year}"));
    Said { words, href, charter: None }
}

pub(super) fn reported(names: &Names<'_>, board: &BodyId) -> Said {
    let name = names.body(board);
    about_body(
        board,
        names.l.pick(format!("Beslut anmäldes till {name}."), format!("Decisions were reported to {name}.")),
    )
}

fn about_mandate(id: &MandateId, words: String) -> Said {
    Said { words, href: Some(format!("/mandat/{id}")), charter: None }
}

pub(super) fn granted(names: &Names<'_>, id: &MandateId, source: &str) -> Said {
    let words = names
        .l
        .pick(format!("Ett mandat antecknades: {source}."), format!("A mandate was entered: {source}."));
    about_mandate(id, words)
}

pub(super) fn revoked(names: &Names<'_>, id: &MandateId, on: Date, reason: &str) -> Said {
    let words = names.l.pick(
        format!("Ett mandat drogs in, sista dag {on}: {reason}"),
        format!("A mandate was revoked, last day {on}: {reason}"),
    );
    about_mandate(id, words)
}
