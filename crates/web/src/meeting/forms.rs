//! What can be done from a meeting's page: the notice, items, their order, guests, papers, another day, cancelling.

use super::address;
use crate::{
    form::{Field, Form},
    visit::Visit,
};
use samordna_domain::{
    Command, Language, MeetingId, World,
    meeting::{
        Content, Invitee, ItemKind, ItemText, Meeting, MeetingForm,
        command::{AddPaper, CallMeeting, CancelMeeting, InviteGuest, MoveMeeting, OrderAgenda, PutItem},
    },
};

/// A word of a closed list, as it stands in the JSON of a command.
pub(super) fn word<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The items' numbers in the order that the page shows them, for a form to send along.
pub(super) fn agenda_of(meeting: &Meeting) -> String {
    meeting.agenda().map(|item| item.number.to_string()).collect::<Vec<_>>().join(",")
}

/// The visitor may write on the agenda.
pub(super) fn may_write(visit: &Visit, world: &World, id: &MeetingId) -> bool {
    let text = ItemText { title: "?".to_owned(), ..ItemText::default() };
    visit.would(world, Command::PutItem(PutItem { meeting: id.clone(), text })).is_ok()
}

/// The forms, each barred where the domain says no.
pub(super) fn of(visit: &Visit, world: &World, meeting: &Meeting) -> Vec<Form> {
    if meeting.is_cancelled() {
        return Vec::new();
    }
    let mut forms = Vec::new();
    if meeting.is_open() && meeting.called.is_none() && visit.now.today <= meeting.slot.day {
        forms.push(call(visit, world, meeting));
    }
    let may_write = may_write(visit, world, &meeting.id);
    if !may_write {
        // The first form tells who may; the others would say the same again. After the meeting nothing is offered.
        if forms.is_empty() && meeting.is_open() {
            forms.push(put(visit, world, meeting));
        }
        return forms;
    }
    forms.push(put(visit, world, meeting));
    if meeting.is_open() {
        if meeting.agenda().count() > 1 {
            forms.push(order(visit, world, meeting));
        }
        forms.push(invite(visit, world, meeting));
    }
    forms.push(paper(visit, world, meeting));
    if meeting.is_open() {
        forms.push(move_to(visit, world, meeting));
        forms.push(cancel(visit, world, meeting));
    }
    forms
}

fn call(visit: &Visit, world: &World, meeting: &Meeting) -> Form {
    let l = visit.language;
    let probe = CallMeeting { meeting: meeting.id.clone(), late_because: None };
    Form::new(
        "kalla",
        format!("{}/kalla", address(&meeting.id)),
        l.pick("Sänd ut kallelsen", "Send the notice"),
    )
    .intro(l.pick(
        "Det som ändras på dagordningen efter det visas som ändrat.",
        "What changes on the agenda after that is shown as changed.",
    ))
    .with(
        Field::line("late_because", l.pick("Varför den kommer sent", "Why it comes late"))
            .hint(l.pick(
                "Bara om den sänds senare än uppdraget säger att den bör.",
                "Only where it is sent later than the charter says that it should be.",
            ))
            .optional(),
    )
    .asked(visit.would(world, Command::CallMeeting(probe)), visit, world)
}

/// The fields of an item, filled in with what it is.
pub(super) fn item_fields(form: Form, text: &ItemText, world: &World, l: Language) -> Form {
    let kinds = ItemKind::ALL.map(|kind| (word(kind), kind.label(l).to_owned()));
    let weight = text.weight_for.as_ref().map_or(String::new(), ToString::to_string);
    let name = text.weight_for.as_ref().and_then(|body| world.organisation.body(body));
    let weight = name.map_or(weight, |body| body.id.to_string());
    form.with(Field::line("title", l.pick("Rubrik", "Title")).filled(text.title.clone()))
        .with(
            Field::choice("kind", l.pick("Vad punkten gäller", "What it asks for"), kinds.to_vec())
                .filled(word(text.kind)),
        )
        .with(
            Field::line("presenter", l.pick("Föredragande", "Presenter"))
                .filled(text.presenter.clone().unwrap_or_default())
                .optional(),
        )
        .with(
            Field::number("minutes", l.pick("Tid i minuter", "Time in minutes"))
                .filled(text.minutes.map(|minutes| minutes.to_string()).unwrap_or_default())
                .optional(),
        )
        .with(
            Field::line("weight_for", l.pick("Av särskild vikt för", "Of special weight for"))
                .hint(l.pick(
                    "En huvudman eller förvaltning som frågan berör särskilt. En del av namnet räcker.",
                    "A principal or administration that it concerns in particular. A part of the name is enough.",
                ))
                .filled(weight)
                .optional(),
        )
}

fn put(visit: &Visit, world: &World, meeting: &Meeting) -> Form {
    let l = visit.language;
    let heading = match meeting.is_held() {
        true => l.pick("Lägg till en punkt som kom upp", "Add an item that came up"),
        false => l.pick("Lägg till en punkt", "Add an item"),
    };
    let form = Form::new("punkt", format!("{}/punkt", address(&meeting.id)), heading)
        .submit(l.pick("Lägg till", "Add"));
    let text = ItemText { title: "?".to_owned(), ..ItemText::default() };
    let probe = PutItem { meeting: meeting.id.clone(), text };
    item_fields(form, &ItemText::default(), world, l).asked(
        visit.would(world, Command::PutItem(probe)),
        visit,
        world,
    )
}

fn order(visit: &Visit, world: &World, meeting: &Meeting) -> Form {
    let l = visit.language;
    let numbers: Vec<u32> = meeting.agenda().map(|item| item.number).collect();
    let places: Vec<String> = (1..=numbers.len()).map(|place| place.to_string()).collect();
    let probe = OrderAgenda { meeting: meeting.id.clone(), order: numbers };
    Form::new(
        "ordning",
        format!("{}/ordning", address(&meeting.id)),
        l.pick("Ändra ordningen", "Change the order"),
    )
    .submit(l.pick("Spara ordningen", "Keep the order"))
    .with(Field::hidden("agenda", agenda_of(meeting)))
    .with(
        Field::line("order", l.pick("Ordning", "Order"))
            .hint(l.pick(
                "Punkternas nummer i den ordning de ska komma, till exempel 3, 1, 2.",
                "The items' numbers in the order that they should come, for example 3, 1, 2.",
            ))
            .filled(places.join(", ")),
    )
    .asked(visit.would(world, Command::OrderAgenda(probe)), visit, world)
}

fn invite(visit: &Visit, world: &World, meeting: &Meeting) -> Form {
    let l = visit.language;
    let who = Invitee::Other { name: "?".to_owned(), from: None };
    let probe = InviteGuest { meeting: meeting.id.clone(), who, items: Vec::new() };
    let mut items = vec![(String::new(), l.pick("Hela mötet", "The whole meeting").to_owned())];
    items.extend(meeting.agenda().map(|item| (item.number.to_string(), item.title.clone())));
    Form::new("gast", format!("{}/gast", address(&meeting.id)), l.pick("Bjud in någon", "Invite somebody"))
        .submit(l.pick("Bjud in", "Invite"))
        .with(
            Field::line("employment", l.pick("Någon som finns i registret", "Somebody in the register"))
                .hint(l.pick("Namnet, eller en del av det.", "The name, or a part of it."))
                .optional(),
        )
        .with(
            Field::line("name", l.pick("Eller någon annan", "Or somebody else"))
                .hint(l.pick(
                    "Namn eller uppdrag, till exempel patientföreträdare.",
                    "A name or a role, for example patient representative.",
                ))
                .optional(),
        )
        .with(
            Field::line("from", l.pick("Från", "From"))
                .hint(l.pick(
                    "Huvudmannen eller förvaltningen som någon annan kommer från.",
                    "The principal or administration that somebody else comes from.",
                ))
                .optional(),
        )
        .with(Field::choice("items", l.pick("Till", "To"), items))
        .asked(visit.would(world, Command::InviteGuest(probe)), visit, world)
}

fn paper(visit: &Visit, world: &World, meeting: &Meeting) -> Form {
    let l = visit.language;
    let probe = AddPaper {
        meeting: meeting.id.clone(),
        item: None,
        name: "underlag.txt".to_owned(),
        content: Content(b"?".to_vec()),
        late_because: None,
    };
    let mut items = vec![(String::new(), l.pick("Mötet som helhet", "The meeting as a whole").to_owned())];
    items.extend(meeting.agenda().map(|item| (item.number.to_string(), item.title.clone())));
    Form::new(
        "underlag",
        format!("{}/underlag", address(&meeting.id)),
        l.pick("Lägg till underlag", "Add a paper"),
    )
    .submit(l.pick("Lägg till", "Add"))
    .with(crate::file::field(l))
    .with(Field::choice("item", l.pick("Hör till", "Belongs to"), items))
    .with(
        Field::line("late_because", l.pick("Varför det kommer sent", "Why it comes late"))
            .hint(l.pick(
                "Bara om det sänds senare än uppdraget säger att det bör.",
                "Only where it is sent later than the charter says that it should be.",
            ))
            .optional(),
    )
    .asked(visit.would(world, Command::AddPaper(probe)), visit, world)
}

fn move_to(visit: &Visit, world: &World, meeting: &Meeting) -> Form {
    let (l, slot) = (visit.language, meeting.slot);
    let forms = MeetingForm::ALL.map(|form| (word(form), form.label(l).to_owned()));
    let probe = MoveMeeting {
        meeting: meeting.id.clone(),
        slot: samordna_domain::meeting::Slot { minutes: slot.minutes + 1, ..slot },
        form: None,
        place: None,
        reason: None,
    };
    let mut reason = Field::line("reason", l.pick("Varför", "Why"));
    if meeting.called.is_none() {
        reason = reason.optional();
    }
    Form::new(
        "flytta",
        format!("{}/flytta", address(&meeting.id)),
        l.pick("Flytta eller ändra mötet", "Move or change the meeting"),
    )
    .submit(l.pick("Ändra", "Change"))
    .with(Field::day("day", l.pick("Dag", "Day")).filled(slot.day.to_string()))
    .with(Field::time("start", l.pick("Börjar", "Starts")).filled(slot.start.strftime("%H:%M").to_string()))
    .with(
        Field::number("minutes", l.pick("Längd i minuter", "Length in minutes"))
            .filled(slot.minutes.to_string()),
    )
    .with(Field::choice("form", l.pick("Form", "Form"), forms.to_vec()).filled(word(meeting.form)))
    .with(
        Field::line("place", l.pick("Plats eller länk", "Place or link"))
            .filled(meeting.place.clone().unwrap_or_default())
            .optional(),
    )
    .with(reason)
    .asked(visit.would(world, Command::MoveMeeting(probe)), visit, world)
}

fn cancel(visit: &Visit, world: &World, meeting: &Meeting) -> Form {
    let l = visit.language;
    let probe = CancelMeeting { meeting: meeting.id.clone(), reason: "?".to_owned() };
    Form::new(
        "stall-in",
        format!("{}/stall-in", address(&meeting.id)),
        l.pick("Ställ in mötet", "Cancel the meeting"),
    )
    .intro(l.pick(
        "Punkterna på dagordningen går vidare till nästa möte.",
        "The items on the agenda go on to the next meeting.",
    ))
    .with(Field::area("reason", l.pick("Varför", "Why")))
    .grave()
    .asked(visit.would(world, Command::CancelMeeting(probe)), visit, world)
}
