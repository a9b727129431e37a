//! What happened to seats, in words.

use super::{Names, Said, about_body, about_seat};
use jiff::civil::Date;
use samordna_domain::{BodyId, EmploymentId, Period, SeatId};

pub(super) fn proposed(names: &Names<'_>, id: &SeatId, who: &EmploymentId, by: &BodyId, on: Date) -> Said {
    let (seat, who, by) = (names.seat(id), names.world.people.name(who), names.body(by));
    about_seat(
        id,
        names.l.pick(
            format!("{by} föreslog {who} till {seat}, {on}."),
            format!("{by} proposed {who} as {seat} on {on}."),
        ),
    )
}

pub(super) fn consulted(names: &Names<'_>, id: &SeatId, with: &BodyId, on: Date, outcome: &str) -> Said {
    let (seat, with) = (names.seat(id), names.body(with));
    about_seat(
        id,
        names.l.pick(
            format!("Samråd med {with} om {seat}, {on}: {outcome}"),
            format!("{with} was consulted about {seat} on {on}: {outcome}"),
        ),
    )
}

pub(super) fn appointed(
    names: &Names<'_>,
    id: &SeatId,
    who: &EmploymentId,
    period: Period,
    reason: Option<&str>,
) -> Said {
    let (seat, who) = (names.seat(id), names.world.people.name(who));
    let words = match period.until {
        Some(until) => names.l.pick(
            format!("{who} utsågs till {seat}, från {} till och med {until}.", period.from),
            format!("{who} was appointed {seat}, from {} until {until}.", period.from),
        ),
        None => names.l.pick(
            format!("{who} utsågs till {seat}, från {}.", period.from),
            format!("{who} was appointed {seat}, from {}.", period.from),
        ),
    };
    let reason = reason.map(|reason| names.l.pick(format!(" Skäl: {reason}"), format!(" Reason: {reason}")));
    about_seat(id, format!("{words}{}", reason.unwrap_or_default()))
}

pub(super) fn succeeded(names: &Names<'_>, id: &SeatId, who: &EmploymentId, period: Period) -> Said {
    let (seat, who, from) = (names.seat(id), names.world.people.name(who), period.from);
    about_seat(
        id,
        names.l.pick(
            format!("{who} efterträdde som {seat}, från {from}."),
            format!("{who} moved up to {seat}, from {from}."),
        ),
    )
}

pub(super) fn limited(names: &Names<'_>, id: &BodyId, most: u32, from: Date) -> Said {
    let group = names.body(id);
    about_body(
        id,
        names.l.pick(
            format!("{group} bestämde högst {most} adjungerade från {from}."),
            format!("{group} fixed {most} co-opted at most from {from}."),
        ),
    )
}

pub(super) fn shared(names: &Names<'_>, id: &BodyId, seat: &SeatId, percent: u32, dialogue: Date) -> Said {
    let (group, above) = (names.body(id), names.body(&seat.group));
    about_body(
        id,
        names.l.pick(
            format!("{group} har {percent} procent av koordinatorn för {above}, efter dialog med ordföranden {dialogue}."),
            format!("{group} has {percent} per cent of the coordinator of {above}, after a dialogue with the chair on {dialogue}."),
        ),
    )
}
