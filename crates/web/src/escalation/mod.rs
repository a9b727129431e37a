//! Escalations: where a matter was lifted, by which sentence, what was answered; and the forms to lift it and to answer.

use crate::{
    charter::word_of,
    choose,
    error::No,
    form::{Field, Fields, Form, Slip, evidence},
    frame::{Badge, GroundView},
    matter,
    visit::Visit,
};
use axum::{Extension, extract::Path, response::Response};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Ground, Language, World,
    escalation::{
        Escalation, EscalationAnswer,
        command::{AnswerEscalation, EscalateMatter},
        next_addressee,
    },
    grounds::Fact,
    matter::Matter,
};
use std::sync::Arc;

/// What the page of a matter shows of them; `escalation/on_matter.html` finds it as `lifted`.
pub(crate) struct OnMatter {
    pub escalations: Vec<EscalationView>,
    /// The way up that the charter gives, while nothing is lifted.
    pub way: Option<WayUp>,
}

/// An escalation.
pub(crate) struct EscalationView {
    pub number: u32,
    pub badge: Badge,
    /// For which administration.
    pub unit: Option<String>,
    pub to: String,
    pub beyond: Option<String>,
    pub reason: String,
    pub opened: Date,
    pub ground: GroundView,
    pub answers: Vec<(Date, &'static str, String)>,
}

/// Where a matter goes if nobody here may decide it.
pub(crate) struct WayUp {
    pub to: String,
    pub who: String,
    pub beyond: Option<String>,
    pub ground: GroundView,
    /// The charter names no way.
    pub is_gap: bool,
}

/// What there is to show.
pub(crate) fn on_matter(visit: &Visit, world: &World, matter: &Matter) -> OnMatter {
    let (l, today) = (visit.language, visit.now.today);
    let is_open = !matter.stage.is_over();
    let way = next_addressee(world, &matter.id.group, None, today);
    let ground = Ground { basis: way.basis.clone(), fact: Fact::Nothing };
    let up = WayUp {
        to: way.to.name(world, today, l),
        who: way.to.who(world, today).say(world, today, l),
        beyond: way.beyond.as_ref().map(|to| to.name(world, today, l)),
        ground: GroundView::of(&ground, world, today, l),
        is_gap: way.is_gap(),
    };
    OnMatter {
        escalations: matter.escalations.iter().map(|one| view(world, one, today, l)).collect(),
        way: (is_open && matter.open_escalations().next().is_none()).then_some(up),
    }
}

fn view(world: &World, one: &Escalation, on: Date, l: Language) -> EscalationView {
    let ground = Ground { basis: one.basis.clone(), fact: Fact::Nothing };
    EscalationView {
        number: one.number,
        badge: match one.is_open() {
            true => {
                Badge { word: l.pick("Väntar på svar", "Waits for an answer"), sign: "◔", class: "due" }
            }
            false => Badge { word: l.pick("Besvarat", "Answered"), sign: "✓", class: "good" },
        },
        unit: one.unit.as_ref().map(|unit| world.organisation.name(unit, on).to_owned()),
        to: one.to.name(world, on, l),
        beyond: one.beyond.as_ref().map(|to| to.name(world, on, l)),
        reason: one.reason.clone(),
        opened: one.opened,
        ground: GroundView::of(&ground, world, on, l),
        answers: one.answers.iter().map(|(answer, text, on)| (*on, answer.label(l), text.clone())).collect(),
    }
}

/// The forms: to lift the matter, and to answer what waits.
pub(crate) fn forms(visit: &Visit, world: &World, matter: &Matter) -> Vec<Form> {
    let l = visit.language;
    let page = matter::address(&matter.id);
    let mut forms = Vec::new();
    for open in matter.open_escalations() {
        let number = open.number;
        let probe = Command::AnswerEscalation(AnswerEscalation {
            matter: matter.id.clone(),
            number,
            answer: EscalationAnswer::Returned,
            text: "?".to_owned(),
            to: None,
        });
        let answers = EscalationAnswer::ALL.map(|one| (word_of(one), one.label(l).to_owned()));
        forms.push(
            Form::new(
                "svar",
                format!("{page}/lyft/svar"),
                l.pick("Svara på lyftet", "Answer the escalation"),
            )
            .submit(l.pick("Svara", "Answer"))
            .with(Field::hidden("number", number.to_string()))
            .with(Field::choice("answer", l.pick("Svar", "Answer"), answers.to_vec()))
            .with(Field::area("text", l.pick("Med ord", "In words")).hint(l.pick(
                "Är det beslutat: vad, och var det står.",
                "If it is decided: what, and where it stands.",
            )))
            .with(
                Field::line("to", l.pick("Skickas vidare till", "Passed on to"))
                    .hint(l.pick(
                        "Bara när det skickas vidare till någon annan än uppdraget anger.",
                        "Only when it is passed on to somebody else than the charter says.",
                    ))
                    .optional(),
            )
            .with(
                Field::line("evidence", l.pick("Handling", "Document"))
                    .hint(l.pick(
                        "Numret på handlingen som visar svaret, när någon annan antecknar det.",
                        "The number of the document that shows the answer, where somebody else records it.",
                    ))
                    .optional(),
            )
            .asked(visit.would(world, probe), visit, world),
        );
    }
    let probe = Command::EscalateMatter(EscalateMatter {
        matter: matter.id.clone(),
        unit: None,
        by: None,
        to: None,
        reason: "?".to_owned(),
    });
    if !matter.stage.is_over() && matter.open_escalations().next().is_none() {
        forms.push(
            Form::new("lyft", format!("{page}/lyft"), l.pick("Lyft ärendet", "Lift the matter"))
                .submit(l.pick("Lyft", "Lift"))
                .with(Field::area("reason", l.pick("Varför", "Why")).hint(l.pick(
                    "Vad som behöver beslutas, och varför ingen här får besluta det.",
                    "What has to be decided, and why nobody here may decide it.",
                )))
                .and(evidence(visit, world))
                .asked(visit.would(world, probe), visit, world),
        );
    }
    forms
}

/// Lifts a matter.
pub(crate) async fn escalate(asked: matter::Asked, fields: Fields) -> Result<Response, No> {
    matter::send(asked, "lyft", fields, |_, fields, matter| {
        let (unit, reason) = (fields.chosen("unit")?, fields.text("reason").to_owned());
        Ok(Command::EscalateMatter(EscalateMatter {
            matter,
            unit,
            by: fields.chosen("by")?,
            to: None,
            reason,
        }))
    })
    .await
}

/// Answers an escalation.
pub(crate) async fn answer(
    (Extension(visit), Path(at)): matter::Asked,
    fields: Fields,
) -> Result<Response, No> {
    let today = visit.now.today;
    let asked: matter::Asked = (Extension(Arc::clone(&visit)), Path(at));
    matter::send(asked, "svar", fields, |world, fields, matter| {
        let to = fields.given("to");
        let to: Option<BodyId> =
            to.map(|name| choose::body(world, "to", &name, today, |_| true)).transpose()?;
        Ok(Command::AnswerEscalation(AnswerEscalation {
            matter,
            number: fields.needed("number")?,
            answer: fields.word("answer")?.ok_or_else(|| Slip::missing("answer"))?,
            text: fields.text("text").to_owned(),
            to,
        }))
    })
    .await
}
