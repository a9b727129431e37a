//! Where notes stand and where they are registered, and the forms to confirm it or to record that they need not.

use crate::{
    form::{Field, Form},
    frame::{Badge, GroundView},
    visit::Visit,
};
use samordna_charter::Rule;
use samordna_domain::{
    Command, Ground, World,
    grounds::Fact,
    meeting::Meeting,
    minutes::{MeetingNotes, NotesVersion},
    publication::{
        PlaceKind,
        command::{ExemptNotes, PublishNotes, RegisterNotes},
        wanted,
    },
};

/// Where the notes stand, by norm and place.
pub(in crate::minutes) struct Publishing {
    pub rows: Vec<PlaceRow>,
    pub forms: Vec<Form>,
}

/// One place.
pub(in crate::minutes) struct PlaceRow {
    pub place: String,
    pub kind: &'static str,
    pub badge: Badge,
    pub says: String,
    pub href: Option<String>,
    pub ground: GroundView,
}

/// The places that the charter of the meeting's day names, and what stands there.
pub(in crate::minutes) fn publishing(
    visit: &Visit,
    world: &World,
    meeting: &Meeting,
    notes: &MeetingNotes,
    page: &str,
) -> Option<Publishing> {
    let (l, today) = (visit.language, visit.now.today);
    let name = |id: &samordna_domain::PersonId| {
        world.people.person(id).map_or(id.to_string(), |known| known.name.clone())
    };
    let all = wanted(world, &meeting.id.group, meeting.slot.day);
    let known = world.publications.of_notes(&meeting.id);
    let version = notes.standing();
    let (mut rows, mut waiting) = (Vec::new(), Vec::new());
    for wants in all.iter().filter(|wants| wants.is_of_notes()) {
        for place in &wants.places {
            let kind = world.publications.kind_of(place.as_deref());
            let there = version.and_then(|version| known?.at(place.as_deref(), version.number));
            let exempt = known.and_then(|known| known.exemption(place.as_deref()));
            let (badge, says, href) = match (exempt, there, version) {
                (Some(exempt), ..) => (
                    Badge { word: l.pick("Undantagen", "Exempt"), sign: "≈", class: "guard" },
                    format!(
                        "{} {} ({}): {}",
                        l.pick("Beslut", "Decided"),
                        exempt.decided,
                        exempt.document,
                        exempt.reason
                    ),
                    None,
                ),
                (None, Some(there), _) => (
                    Badge { word: l.pick("Publicerad", "Published"), sign: "✓", class: "good" },
                    match &there.by {
                        Some(by) => format!("{}, {}", there.on, name(by)),
                        None => format!("{}, Samordna", there.on),
                    },
                    there.address.clone(),
                ),
                (None, None, Some(_)) => {
                    waiting.push((place.clone(), kind));
                    let badge =
                        Badge { word: l.pick("Att publicera", "To be published"), sign: "○", class: "due" };
                    (badge, String::new(), None)
                }
                (None, None, None) => {
                    let badge = Badge { word: l.pick("Väntar", "Waits"), sign: "…", class: "idle" };
                    (
                        badge,
                        l.pick("tills anteckningarna är slutliga", "until the notes are final").to_owned(),
                        None,
                    )
                }
            };
            rows.push(PlaceRow {
                place: place.clone().unwrap_or_else(|| {
                    l.pick("Platsen som texten menar", "The place that the text means").to_owned()
                }),
                kind: kind.label(l),
                badge,
                says,
                href,
                ground: GroundView::of(&Ground::norm(wants.at.clone(), Fact::Nothing), world, today, l),
            });
        }
    }
    let forms = if visit.person.is_some() {
        publishing_forms(visit, world, meeting, version, &waiting, page)
    } else {
        Vec::new()
    };
    (!rows.is_empty()).then_some(Publishing { rows, forms })
}

fn publishing_forms(
    visit: &Visit,
    world: &World,
    meeting: &Meeting,
    version: Option<&NotesVersion>,
    waiting: &[(Option<String>, PlaceKind)],
    page: &str,
) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let Some((first, _)) = waiting.first() else { return Vec::new() };
    let choices = || {
        let name = |place: &Option<String>| place.clone().unwrap_or_default();
        let words = |place: &Option<String>| place.clone().unwrap_or_else(|| "–".to_owned());
        waiting.iter().map(|(place, _)| (name(place), words(place))).collect::<Vec<_>>()
    };
    let (id, place) = (meeting.id.clone(), first.clone());
    let probe = PublishNotes { meeting: id.clone(), place, address: None, on: None, looked: true };
    let mut publish = Form::new(
        "publicerad",
        format!("{page}/publicera"),
        l.pick("Bekräfta att de är publicerade", "Confirm that they are published"),
    )
    .submit(l.pick("Bekräfta", "Confirm"))
    .with(Field::choice("place", l.pick("Var", "Where"), choices()))
    .with(
        Field::line("address", l.pick("Adress", "Address"))
            .hint(l.pick("Hela adressen, från https:// och framåt.", "The whole address, from https:// on."))
            .optional(),
    )
    .with(Field::day("on", l.pick("Sedan", "Since")).filled(today.to_string()));
    let is_open = waiting.iter().any(|(_, kind)| kind.is_open());
    if is_open && version.is_some_and(|version| 0 < version.passages) {
        publish = publish.with(Field::tick(
            "looked",
            l.pick(
                "Texten har ställen som kan vara personuppgifter. Jag har tittat på dem, och de får stå på öppna webben.",
                "The text has places that may be personal data. I have looked at them, and they may stand on the open web.",
            ),
        ));
    }
    let probe_exempt = ExemptNotes {
        meeting: id,
        place: None,
        decided: today,
        document: "?".to_owned(),
        reason: "?".to_owned(),
    };
    let mut everywhere = choices();
    everywhere.insert(0, ("*".to_owned(), l.pick("Ingenstans", "Nowhere").to_owned()));
    let exempt = Form::new(
        "undantag",
        format!("{page}/undanta"),
        l.pick("Anteckna ett beslut att inte publicera", "Record a decision not to publish"),
    )
    .submit(l.pick("Anteckna beslutet", "Record the decision"))
    .with(Field::choice(
        "place",
        l.pick("Var de inte ska publiceras", "Where they are not to be published"),
        everywhere,
    ))
    .with(Field::day("decided", l.pick("Beslutat den", "Decided on")).filled(today.to_string()))
    .with(Field::line("document", l.pick("Handling", "Document")).hint(l.pick(
        "Numret på handlingen som visar beslutet.",
        "The number of the document that shows the decision.",
    )))
    .with(Field::area("reason", l.pick("Varför", "Why")))
    .grave();
    vec![
        publish.asked(visit.would(world, Command::PublishNotes(probe)), visit, world),
        exempt.asked(visit.would(world, Command::ExemptNotes(probe_exempt)), visit, world),
    ]
}

/// Where the notes are registered, and the form for it.
pub(in crate::minutes) struct Registering {
    pub rows: Vec<(String, String)>,
    pub grounds: Vec<GroundView>,
    pub forms: Vec<Form>,
}

/// How the notes are registered, where the charter of the day asks for it or somebody has done it.
pub(in crate::minutes) fn registering(
    visit: &Visit,
    world: &World,
    meeting: &Meeting,
    page: &str,
) -> Option<Registering> {
    let (l, today) = (visit.language, visit.now.today);
    let on = meeting.slot.day;
    let known = world.publications.of_notes(&meeting.id).map_or(&[][..], |known| &known.registered);
    let rows: Vec<(String, String)> = known
        .iter()
        .map(|one| {
            let body = one
                .body
                .as_ref()
                .map(|body| format!("{}: ", world.organisation.name(body, on)))
                .unwrap_or_default();
            let place = one.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
            (format!("{body}{}{place}", one.number), one.on.to_string())
        })
        .collect();
    let norms = world
        .norms_in_force(&meeting.id.group, on)
        .filter(|(_, norm)| matches!(norm.rule, Rule::Registration(_)));
    let grounds: Vec<GroundView> =
        norms.map(|(at, _)| GroundView::of(&Ground::norm(at, Fact::Nothing), world, today, l)).collect();
    if grounds.is_empty() && rows.is_empty() {
        return None;
    }
    let probe = RegisterNotes {
        meeting: meeting.id.clone(),
        number: "?".to_owned(),
        body: None,
        place: None,
        on: None,
    };
    let form = Form::new(
        "diarieford",
        format!("{page}/diariefor"),
        l.pick("Anteckna diarienumret", "Record the registry number"),
    )
    .submit(l.pick("Anteckna", "Record"))
    .with(Field::line("number", l.pick("Diarienummer eller beteckning", "Registry number or designation")))
    .with(
        Field::line("body", l.pick("Hos vem", "By whom"))
            .hint(l.pick(
                "Huvudmannen, när var och en diarieför för sig. En del av namnet räcker.",
                "The principal, where each registers by itself. A part of the name is enough.",
            ))
            .optional(),
    )
    .with(Field::line("place", l.pick("Diarium eller arkiv", "Registry or archive")).optional())
    .with(Field::day("on", l.pick("Dag", "Day")).filled(today.to_string()))
    .asked(visit.would(world, Command::RegisterNotes(probe)), visit, world);
    Some(Registering {
        rows,
        grounds,
        forms: visit.person.iter().map(|_| ()).zip([form]).map(|(_, form)| form).collect(),
    })
}
