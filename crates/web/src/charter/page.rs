//! A charter's own page: the text with its norms, where it is in its life, and what can be done with it.

use super::{
    ConflictView, Stated, conflicts, may_see,
    norm::{NormView, Pair, charter_pairs},
    seen, stated, type_choices, version, word_of,
};
use crate::{
    error::No,
    form::{Field, Form, Tried, answer, evidence},
    frame::{Badge, Frame, GroundView, show},
    order::by_name,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use jiff::civil::Date;
use samordna_charter::{Language, gaps};
use samordna_domain::{
    BodyId, CharterId, Command, Ground, World,
    charter::{
        Adopter, Charter, adopters,
        command::DeclareWithinScope,
        within::{Within, WithinFact, within},
    },
    grounds::Fact,
    organisation::Party,
    refusal::Who,
};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "charter/page.html")]
struct CharterPage<'a> {
    frame: Frame,
    badge: Badge,
    group: Option<(String, String)>,
    read_by: (String, String),
    read_on: Date,
    period: Option<(Date, Option<Date>)>,
    norms: usize,
    by_hand: usize,
    unread: usize,
    stated: Vec<Stated>,
    conflicts: Vec<ConflictView>,
    gaps: Vec<String>,
    lines: Vec<LineView>,
    endorsed: Vec<(String, String, Date)>,
    inside: Option<Inside>,
    forms: Vec<Form>,
    pairs: Vec<Pair<'a>>,
}

/// One of those who have to adopt.
struct LineView {
    name: String,
    ground: GroundView,
    signed: Option<Date>,
    /// Who can, where nobody has.
    who: String,
}

/// How it lies to the charter of the group above, where that wants it inside.
struct Inside {
    badge: Badge,
    says: String,
    ground: GroundView,
    parent: (String, String),
}

impl Inside {
    fn of(world: &World, charter: &Charter, on: Date, l: Language) -> Option<Self> {
        let (at, above) = world.asks_within(charter.group.as_ref()?, on)?;
        let parent = above.group.clone()?;
        let badge = |word: (&'static str, &'static str), sign, class| Badge {
            word: l.pick(word.0, word.1),
            sign,
            class,
        };
        let (badge, fact, at) = match within(above, charter) {
            Within::Shown => {
                let fact = WithinFact::Shown { parent: parent.clone() };
                (badge(("Framgår av orden", "Shown by its words"), "✓", "good"), fact, at)
            }
            Within::Outside { boundary, task } => {
                let fact = WithinFact::Outside { charter: charter.id.clone(), task };
                (badge(("Utanför", "Outside"), "✕", "bad"), fact, boundary)
            }
            Within::Unshown { .. } => match &charter.declared {
                Some(said) => {
                    let fact = WithinFact::Declared { reason: said.reason.clone(), on: said.on };
                    (badge(("Intygat", "Declared"), "✓", "good"), fact, at)
                }
                None => {
                    let fact = WithinFact::Unshown { charters: vec![charter.id.clone()] };
                    (badge(("Intyg saknas", "Declaration missing"), "!", "warn"), fact, at)
                }
            },
        };
        let fact = Fact::Within(fact);
        Some(Self {
            badge,
            says: fact.say(world, on, l),
            ground: GroundView::of(&Ground::norm(at, Fact::Nothing), world, on, l),
            parent: (format!("/grupper/{parent}"), world.organisation.name(&parent, on).to_owned()),
        })
    }
}

/// Shows a charter.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path(id): Path<CharterId>,
) -> Result<Response, No> {
    shown(&visit, &id, None).await
}

/// The page; with a form that came back, it is a mistake's page.
pub(super) async fn shown(visit: &Visit, id: &CharterId, tried: Option<Tried>) -> Result<Response, No> {
    let digest = visit.look(|world| seen(visit, world, id).map(|charter| charter.text))?;
    let text = visit.text(digest).await?;
    let page = visit.look(|world| {
        let charter = seen(visit, world, id)?;
        Ok::<_, No>(show(&view(visit, world, charter, &text, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view<'a>(
    visit: &Visit,
    world: &World,
    charter: &Charter,
    text: &'a str,
    tried: Option<&Tried>,
) -> CharterPage<'a> {
    let (l, today) = (visit.language, visit.now.today);
    let may_correct = visit.would(world, Command::WithdrawCharter { charter: charter.id.clone() }).is_ok();
    let edit = may_correct.then(|| format!("/uppdrag/{}", charter.id));
    let said = visit.said(charter);
    let norm = |at: usize| {
        let standing = charter.standing_norm(at)?;
        let says = said.get(at).cloned().unwrap_or_default();
        let mut view = NormView::of(at, standing.norm, says, l).read_by(&standing, world, l);
        view.edit = edit.as_ref().map(|charter| format!("{charter}/regler/{}", at + 1));
        Some(view)
    };
    let group = charter.group.as_ref();
    let frame = Frame::within(visit, world, charter.title());
    let frame = match group {
        Some(id) => frame.under_group(world, id),
        None => frame.under("/las", l.pick("Läs ett uppdrag", "Read a charter")),
    };
    let reader = &charter.read_by;
    CharterPage {
        badge: Badge::charter(charter.state(today), l),
        group: group.map(|id| (format!("/grupper/{id}"), world.organisation.name(id, today).to_owned())),
        read_by: (
            format!("/personer/{reader}"),
            world.people.person(reader).map_or(reader.to_string(), |person| person.name.clone()),
        ),
        read_on: charter.read_on,
        period: charter.in_force.map(|period| (period.from, period.until)),
        norms: charter.standing().count(),
        by_hand: charter.norms().filter(|standing| standing.human.is_some()).count(),
        unread: charter.reading.unread.len().saturating_sub(charter.taken.len()),
        stated: stated(&charter.reading, l),
        conflicts: conflicts(&charter.reading, l),
        gaps: gaps(&charter.reading).iter().map(|gap| gap.say(l).to_owned()).collect(),
        lines: lines(world, charter, today, l),
        endorsed: charter
            .endorsed
            .iter()
            .map(|one| {
                let name = world.organisation.name(&one.body, today).to_owned();
                (format!("/organisation/{}", one.body), name, one.on)
            })
            .collect(),
        inside: Inside::of(world, charter, today, l),
        forms: forms(visit, world, charter)
            .into_iter()
            .chain(declaring(visit, world, charter))
            .map(|form| form.tried(tried))
            .collect(),
        pairs: charter_pairs(charter, text, norm, edit.as_deref(), visit.language),
        frame,
    }
}

fn lines(world: &World, charter: &Charter, on: Date, l: Language) -> Vec<LineView> {
    let line = |(at, adopter): (usize, &Adopter)| LineView {
        name: words(adopter),
        ground: GroundView::of(&Ground { basis: adopter.basis.clone(), fact: Fact::Nothing }, world, on, l),
        signed: charter.signed.iter().find(|signature| signature.line == at).map(|signature| signature.on),
        who: charter.group.as_ref().map(|group| who(world, adopter, group, on, l)).unwrap_or_default(),
    };
    adopters(charter).iter().enumerate().map(line).collect()
}

fn words(adopter: &Adopter) -> String {
    match &adopter.principal {
        Some(principal) => format!("{}, {principal}", adopter.name),
        None => adopter.name.clone(),
    }
}

fn who(world: &World, adopter: &Adopter, group: &BodyId, on: Date, l: Language) -> String {
    let party = adopter.party(world, group, on);
    if party == Party::Unknown {
        return Who::Named { name: adopter.name.clone() }.say(world, on, l);
    }
    world.who(&party, group, None, on).say(world, on, l)
}

/// What can be done with the charter. Each is asked beforehand; nothing is offered to somebody who has not signed in.
fn forms(visit: &Visit, world: &World, charter: &Charter) -> Vec<Form> {
    let l = visit.language;
    if visit.person.is_none() || charter.withdrawn.is_some() || charter.in_force.is_some() {
        return Vec::new();
    }
    let seen = || Field::hidden("seen", version(charter));
    let id = &charter.id;
    let mut forms = Vec::new();
    if charter.signed.is_empty() {
        forms.extend(placing(visit, world, charter));
    }
    if charter.group.is_some() {
        let line_forms = adopters(charter);
        for (at, adopter) in line_forms.iter().enumerate() {
            if !charter.signed.iter().any(|signature| signature.line == at) {
                forms.push(signing(visit, world, charter, at, &words(adopter)));
            }
        }
        if line_forms.is_empty() {
            forms.push(signing(visit, world, charter, 0, l.pick("beslutet", "the decision")));
        }
    }
    let body = Field::line("body", l.pick("Vem", "Who")).hint(l.pick(
        "Gruppens, förvaltningens eller postens namn.",
        "The group's, administration's or office's name.",
    ));
    let endorsing = Form::new(
        "stall-bakom",
        format!("/uppdrag/{id}/stall-bakom"),
        l.pick("Anteckna att någon ställer sig bakom", "Record that somebody stands behind it"),
    );
    forms.push(
        endorsing
            .submit(l.pick("Anteckna", "Record"))
            .intro(l.pick(
                "Att ställa sig bakom är inte att fastställa.",
                "To stand behind a charter is not to adopt it.",
            ))
            .with(seen())
            .with(body)
            .with(Field::day("on", l.pick("Dag", "Day")).filled(visit.now.today.to_string()))
            .and(evidence(visit, world)),
    );
    let withdrawing =
        Form::new("aterta", format!("/uppdrag/{id}/aterta"), l.pick("Återta utkastet", "Withdraw the draft"));
    let may = visit.would(world, Command::WithdrawCharter { charter: id.clone() });
    if charter.signed.is_empty() {
        forms.push(withdrawing.with(seen()).grave().asked(may, visit, world));
    }
    forms
}

/// The form to declare that it lies inside the charter above, where its words do not show it.
fn declaring(visit: &Visit, world: &World, charter: &Charter) -> Option<Form> {
    let (l, group) = (visit.language, charter.group.as_ref()?);
    let (_, above) = world.asks_within(group, visit.now.today)?;
    let is_open = charter.withdrawn.is_none() && charter.declared.is_none() && visit.person.is_some();
    if !is_open || !matches!(within(above, charter), Within::Unshown { .. }) {
        return None;
    }
    let command = DeclareWithinScope { charter: charter.id.clone(), reason: "?".to_owned() };
    let heading = l.pick(
        "Intyga att det ligger inom uppdraget ovanför",
        "Declare that it lies inside the charter above",
    );
    let form = Form::new("inom", format!("/uppdrag/{}/inom", charter.id), heading)
        .submit(l.pick("Intyga", "Declare"))
        .with(Field::hidden("seen", version(charter)))
        .with(Field::area("reason", l.pick("Varför det ligger inom", "Why it lies inside")))
        .and(evidence(visit, world));
    Some(form.asked(visit.would(world, Command::DeclareWithinScope(command)), visit, world))
}

fn placing(visit: &Visit, world: &World, charter: &Charter) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let id = &charter.id;
    let identity = &charter.reading.identity;
    let mut groups: Vec<(String, String)> = world
        .groups
        .iter()
        .filter(|group| group.exists(today) && charter.group.as_ref() != Some(&group.id))
        .map(|group| (group.id.to_string(), world.organisation.name(&group.id, today).to_owned()))
        .collect();
    groups.sort_by(|one, other| by_name(&one.1, &other.1));
    let guess = identity.group_name.as_deref().and_then(|name| world.organisation.named(name, today).next());
    let heading = match charter.group {
        Some(_) => l.pick("Flytta till en annan grupp", "Move to another group"),
        None => l.pick("Lägg under en grupp", "Put under a group"),
    };
    let mut forms = Vec::new();
    if let Some((first, _)) = groups.first() {
        let first = guess.map_or(first.clone(), |body| body.id.to_string());
        let probe = first.parse().map(|group| Command::PlaceCharter { charter: id.clone(), group });
        let form = Form::new("lagg-under", format!("/uppdrag/{id}/lagg-under"), heading)
            .with(Field::hidden("seen", version(charter)))
            .with(Field::choice("group", l.pick("Grupp", "Group"), groups).filled(first));
        forms.push(match probe {
            Ok(probe) => form.asked(visit.would(world, probe), visit, world),
            Err(_) => form,
        });
    }
    if charter.group.is_some() || !may_see(visit, world, charter) {
        return forms;
    }
    let name = identity.group_name.clone().unwrap_or_default();
    let group_type = identity.group_type.unwrap_or(samordna_charter::reading::GroupType::Other);
    forms.push(
        Form::new(
            "ny-grupp",
            format!("/uppdrag/{id}/ny-grupp"),
            l.pick("Bilda en ny grupp för uppdraget", "Form a new group for the charter"),
        )
        .submit(l.pick("Bilda gruppen", "Form the group"))
        .with(Field::hidden("seen", version(charter)))
        .with(Field::line("name", l.pick("Gruppens namn", "The group's name")).filled(name))
        .with(Field::choice("group_type", l.pick("Typ", "Type"), type_choices(l)).filled(word_of(group_type)))
        .with(
            Field::line("parent", l.pick("Överordnad grupp eller enhet", "Parent group or body"))
                .hint(l.pick("Namnet, eller en del av det.", "The name, or a part of it."))
                .optional(),
        )
        .with(Field::day("on", l.pick("Bildad", "Formed")).filled(today.to_string()))
        .and(evidence(visit, world)),
    );
    forms
}

fn signing(visit: &Visit, world: &World, charter: &Charter, line: usize, name: &str) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    let command =
        Command::SignCharter { charter: charter.id.clone(), line: Some(line), on: None, from: None };
    let heading = l.pick(format!("Fastställ: {name}"), format!("Adopt: {name}"));
    Form::new(sign_form(line), format!("/uppdrag/{}/underteckna", charter.id), heading)
        .submit(l.pick("Fastställ", "Adopt"))
        .with(Field::hidden("seen", version(charter)))
        .with(Field::hidden("line", line.to_string()))
        .with(Field::day("on", l.pick("Beslutets dag", "Day of the decision")).filled(today.to_string()))
        .with(
            Field::day("from", l.pick("Gäller från", "In force from"))
                .hint(l.pick(
                    "Bara om det är senare än beslutet, eller än texten själv säger.",
                    "Only where that is later than the decision, or than the text itself says.",
                ))
                .optional(),
        )
        .and(evidence(visit, world))
        .asked(visit.would(world, command), visit, world)
}

/// The name of the form by which a line is signed.
pub(super) fn sign_form(line: usize) -> &'static str {
    const NAMES: [&str; 4] = ["underteckna", "underteckna-2", "underteckna-3", "underteckna-4"];
    NAMES.get(line).copied().unwrap_or("underteckna-nasta")
}
