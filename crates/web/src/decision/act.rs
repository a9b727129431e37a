//! What is done about positions and decisions, from the page of a matter's decisions.

use super::{page::shown, vote};
use crate::{
    charter::word_of,
    choose,
    error::No,
    form::{Fields, Slip},
    mandate::sum,
    matter::{self, Asked},
};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use samordna_charter::norm::Purpose;
use samordna_domain::{
    Command, Language, MatterId, World,
    decision::{
        Dissent,
        command::{
            AcknowledgeDecision, AnswerFromPoliticians, CommunicateDecision, DecideAsChair,
            HandToPoliticians, TakePosition,
        },
    },
    matter::Addressee,
};

/// What somebody is told of a decision for, in words.
pub(super) fn purpose_words(purpose: Purpose, l: Language) -> &'static str {
    match purpose {
        Purpose::Implementation => l.pick("För genomförande", "For implementation"),
        Purpose::Forwarding => l.pick("För vidarebefordran", "For forwarding"),
        Purpose::Information => l.pick("För kännedom", "For information"),
        Purpose::Register => l.pick("För förteckningen", "For the register"),
        Purpose::Unspecified => l.pick("Utan angivet syfte", "No purpose stated"),
    }
}

/// What somebody can be told of a decision for.
pub(super) fn purposes(l: Language) -> Vec<(String, String)> {
    let all = [Purpose::Information, Purpose::Implementation, Purpose::Forwarding];
    all.map(|purpose| (word_of(purpose), purpose_words(purpose, l).to_owned())).to_vec()
}

/// Sends a form of the page, and goes back there.
async fn send(
    (Extension(visit), Path((group, short))): Asked,
    form: &'static str,
    fields: Fields,
    command: impl FnOnce(&World, &Fields, MatterId) -> Result<Command, Slip>,
) -> Result<Response, No> {
    let id = matter::at(&group, &short)?;
    let command = visit.look(|world| command(world, &fields, id.clone()));
    match visit.send(form, fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}/beslut?gjort", matter::address(&id))).into_response()),
        Err(tried) => shown(&visit, &id, Some(tried)),
    }
}

/// Records what the group agreed.
pub(crate) async fn take(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "stallning", fields, |_, fields, matter| {
        let dissent = fields.those_of("dissent-").map(|(who, reason)| {
            let employment = who.parse().map_err(|_| Slip::missing("dissent"))?;
            Ok(Dissent { employment, reason: reason.to_owned() })
        });
        Ok(Command::TakePosition(TakePosition {
            matter,
            text: fields.text("text").to_owned(),
            class: fields.word("class")?.ok_or_else(|| Slip::missing("class"))?,
            consensus: fields.is_ticked("consensus"),
            dissent: dissent.collect::<Result<_, Slip>>()?,
            stepped_aside: vote::aside(fields)?,
            vote: vote::votes(fields)?,
            meeting: fields.chosen("meeting")?,
        }))
    })
    .await
}

/// Hands the position to the politicians.
pub(crate) async fn hand_over(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "politik", fields, |_, _, matter| {
        Ok(Command::HandToPoliticians(HandToPoliticians { matter }))
    })
    .await
}

/// Records what the politicians answered.
pub(crate) async fn answer(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "politik", fields, |_, fields, matter| {
        Ok(Command::AnswerFromPoliticians(AnswerFromPoliticians {
            matter,
            answer: fields.word("answer")?.ok_or_else(|| Slip::missing("answer"))?,
            on: fields.day("on")?,
            reference: fields.text("reference").to_owned(),
        }))
    })
    .await
}

/// Decides as the chair, alone.
pub(crate) async fn decide_alone(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "ensam", fields, |_, fields, matter| {
        Ok(Command::DecideAsChair(DecideAsChair {
            matter,
            text: fields.text("text").to_owned(),
            mandate: fields.needed("mandate")?,
            effective: fields.day("effective")?,
            cost: fields.given("cost").and_then(|typed| sum(&typed)),
            on: fields.day("on")?,
        }))
    })
    .await
}

/// Somebody that a choice stands for.
fn chosen(fields: &Fields) -> Result<Option<Addressee>, Slip> {
    let read = |text: String| serde_json::from_str(&text).map_err(|_| Slip::missing("to"));
    fields.given("to").map(read).transpose()
}

/// Records that somebody was told.
pub(crate) async fn tell(asked: Asked, fields: Fields) -> Result<Response, No> {
    let today = asked.0.now.today;
    send(asked, "meddela", fields, |world, fields, matter| {
        let to = match (chosen(fields)?, fields.given("other")) {
            (Some(to), _) => to,
            (None, Some(name)) => match choose::body(world, "other", &name, today, |_| true) {
                Ok(body) => Addressee::Body(body),
                // A name that no registered body has is told as it is written; several are to choose among.
                Err(slip) if slip.choices.is_empty() => Addressee::Named(name),
                Err(slip) => return Err(slip),
            },
            (None, None) => return Err(Slip::missing("other")),
        };
        let purpose = fields.word("purpose")?.ok_or_else(|| Slip::missing("purpose"))?;
        Ok(Command::CommunicateDecision(CommunicateDecision { matter, to, purpose }))
    })
    .await
}

/// Says that somebody has been told.
pub(crate) async fn acknowledge(asked: Asked, fields: Fields) -> Result<Response, No> {
    send(asked, "kvittera", fields, |_, fields, matter| {
        let to = chosen(fields)?.ok_or_else(|| Slip::missing("to"))?;
        Ok(Command::AcknowledgeDecision(AcknowledgeDecision { matter, to, receipt: fields.given("receipt") }))
    })
    .await
}
