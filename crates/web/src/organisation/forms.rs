//! The registrar's forms for the organisation.

use super::kind_words;
use crate::{
    charter::word_of,
    choose,
    form::{Field, Fields, Form, Slip, from_day},
    visit::Visit,
};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, Command, Language, World,
    organisation::{BodyKind, OfficeDuty},
};

/// A form for a new body, under one that is known or at a place that is chosen.
pub(super) fn registering(of: Option<&BodyId>, l: Language, today: Date, name: &str) -> Form {
    let kinds = [BodyKind::Principal, BodyKind::Administration, BodyKind::Office, BodyKind::Board];
    let kinds = kinds.iter().filter(|kind| of.is_none() || **kind != BodyKind::Principal);
    let kinds = kinds.map(|kind| (word_of(kind), kind_words(*kind, l).to_owned())).collect();
    let duties = vec![
        (String::new(), l.pick("Inget särskilt", "Nothing in particular").to_owned()),
        (
            word_of(OfficeDuty::Head),
            l.pick("Chef för det den hör till", "Head of what it belongs to").to_owned(),
        ),
        (word_of(OfficeDuty::Registrar), l.pick("Registrator", "Registrar").to_owned()),
    ];
    let place = match of {
        Some(of) => Field::hidden("of", of.to_string()),
        None => Field::line("of", l.pick("Hör till", "Belongs to"))
            .hint(l.pick(
                "Namnet, eller en del av det. Tomt för en huvudman.",
                "The name, or a part of it. Empty for a principal.",
            ))
            .optional(),
    };
    Form::new("ny-enhet", "/organisation", l.pick("Lägg till en enhet eller post", "Add a body or an office"))
        .submit(l.pick("Lägg till", "Add"))
        .with(Field::choice("kind", l.pick("Vad", "What"), kinds))
        .with(Field::line("name", l.pick("Namn", "Name")).filled(name))
        .with(place)
        .with(Field::choice("duty", l.pick("För en post: uppgift", "For an office: its task"), duties))
        .with(from_day(l, today))
}

/// The command that the fields of [`registering`] say.
pub(super) fn read_registering(world: &World, visit: &Visit, fields: &Fields) -> Result<Command, Slip> {
    let from = fields.day("from")?;
    let on = from.unwrap_or(visit.now.today);
    let of = fields.given("of").map(|name| choose::body(world, "of", &name, on, |_| true)).transpose()?;
    Ok(Command::RegisterBody {
        kind: fields.word("kind")?.ok_or_else(|| Slip::missing("kind"))?,
        name: fields.text("name").to_owned(),
        of,
        duty: fields.word("duty")?,
        from,
    })
}
