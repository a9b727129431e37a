//! The remit test on a matter's page: every boundary of the charter with its sentence, and where the answer leads.

use super::address;
use crate::{
    charter::held_to,
    form::{Field, Form},
    visit::Visit,
};
use jiff::civil::Date;
use samordna_charter::{Rule, norm::BoundaryEffect};
use samordna_domain::{
    BodyId, Command, Language, World,
    matter::{Matter, RemitQuestion, command::TriageMatter, remit},
};

/// The beginning of the names of the boxes, before the position of the norm.
pub(super) const APPLIES: &str = "applies-";

/// The form: a box for each sentence that draws a boundary or asks for somebody to be heard.
pub(super) fn form(visit: &Visit, world: &World, matter: &Matter) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let group = &matter.id.group;
    let about =
        format!("{} {} {}", matter.title, matter.summary, matter.subject.as_deref().unwrap_or_default());
    let questions = remit(world, group, today, &about);
    let probe = Command::TriageMatter(TriageMatter {
        matter: matter.id.clone(),
        applies: Vec::new(),
        party_matter: false,
        exception: None,
        goes_to: None,
    });
    let intro = match questions.is_empty() {
        true => l.pick(
            "Uppdraget drar ingen gräns mot andra. Är ärendet gruppens?",
            "The charter draws no boundary towards others. Is the matter the group's?",
        ),
        false => l.pick(
            "Kryssa för de meningar i uppdraget som ärendet rör. Rör det ingen av dem är det gruppens.",
            "Tick the sentences of the charter that the matter touches. If it touches none of them it is the group's.",
        ),
    };
    let scopes = scopes(world, group, today, l);
    let intro = if scopes.is_empty() { intro.to_owned() } else { format!("{scopes} {intro}") };
    let mut form = Form::new(
        "sortera",
        format!("{}/sortera", address(&matter.id)),
        l.pick("Pröva mot uppdraget", "Try it against the charter"),
    )
    .intro(intro)
    .submit(l.pick("Pröva", "Try it"));
    let has_exception = questions.iter().any(|one| unless(one).is_some());
    let leads_away = questions.iter().any(|one| matches!(one.norm.rule, Rule::Boundary(_)));
    for question in &questions {
        let name = format!("{APPLIES}{}", question.at.norm);
        form = form.with(Field::tick(name, question.norm.quote.clone()).hint(hint(question, l)));
    }
    if has_exception {
        form = form.with(
            Field::area(
                "exception",
                l.pick("Varför gruppen ändå tar det", "Why the group takes it all the same"),
            )
            .hint(l.pick(
                "Bara när undantaget i meningen gäller.",
                "Only where the exception of the sentence applies.",
            ))
            .optional(),
        );
    }
    if leads_away {
        form = form.with(
            Field::line("goes_to", l.pick("Vems det är", "Whose it is"))
                .hint(l.pick(
                    "När uppdraget inte säger vem, eller när det är någon annan. En del av namnet räcker.",
                    "Where the charter does not say who, or where it is somebody else. A part of the name is enough.",
                ))
                .optional(),
        );
    }
    form.and(held_to(visit, world, group))
        .with(
            Field::tick(
                "party_matter",
                l.pick("Det är en fråga mellan parter", "It is a matter between parties"),
            )
            .hint(
                l.pick(
                    "Den går då till den part som den rör.",
                    "It then goes to the party that it concerns.",
                ),
            ),
        )
        .open()
        .asked(visit.would(world, probe), visit, world)
}

/// What the charter says is the group's, in its own words (rows 69, 153).
fn scopes(world: &World, group: &BodyId, on: Date, l: Language) -> String {
    let norms = world.norms_in_force(group, on).filter(|(_, norm)| matches!(norm.rule, Rule::Scope(_)));
    let quotes: Vec<String> = norms.map(|(_, norm)| format!("”{}”", norm.quote)).collect();
    match quotes.is_empty() {
        true => String::new(),
        false => format!(
            "{} {}",
            l.pick("Gruppens är, säger uppdraget:", "The group's is, says the charter:"),
            quotes.join(" ")
        ),
    }
}

fn unless<'a>(question: &'a RemitQuestion<'_>) -> Option<&'a str> {
    if let Rule::Boundary(says) = &question.norm.rule { says.unless.as_deref() } else { None }
}

/// Where the sentence leads, in words, and that the words of the matter are like it.
fn hint(question: &RemitQuestion<'_>, l: Language) -> String {
    let leads = if let Rule::Boundary(says) = &question.norm.rule {
        match (&says.goes_to, says.effect) {
            (Some(to), _) => l.pick(format!("Går till {to}."), format!("Goes to {to}.")),
            (None, Some(BoundaryEffect::Exclude)) => {
                l.pick("Tas inte upp av gruppen.", "Is not taken by the group.").to_owned()
            }
            (None, Some(BoundaryEffect::Redirect) | None) => {
                l.pick("Går till någon annan.", "Goes to somebody else.").to_owned()
            }
        }
    } else {
        l.pick(
            "Tas upp av gruppen, men någon annan hörs först.",
            "Is taken by the group, but somebody else is heard first.",
        )
        .to_owned()
    };
    let except = unless(question)
        .map(|text| l.pick(format!(" Utom {text}."), format!(" Unless: {text}.")))
        .unwrap_or_default();
    let likely = match question.is_likely {
        true => {
            l.pick(" Ärendet har ord gemensamt med meningen.", " The matter shares words with the sentence.")
        }
        false => "",
    };
    format!("{leads}{except}{likely}")
}
