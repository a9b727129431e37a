//! What stands beside the notes: who has signed and who is missing, where they are published and registered, who has
//! told of the meeting at home.

use crate::{
    form::{Field, Form, evidence},
    frame::{Badge, GroundView},
    visit::Visit,
};
use samordna_charter::{Rule, norm::ApprovalAct};
use samordna_domain::{
    Command, Ground, Language, World,
    grounds::Fact,
    meeting::Meeting,
    minutes::{
        MeetingNotes, MinutesFact, NotesVersion, SignOff, Signer, act_label,
        command::{CommunicateAtHome, DeclineNotes, SignOffNotes},
        seat_of,
    },
    publication::{
        PlaceKind,
        command::{ExemptNotes, PublishNotes, RegisterNotes},
        wanted,
    },
    seat::Role,
};

/// Who signs, with the sentence that says so.
pub(super) struct Signing {
    pub ground: GroundView,
    pub lines: Vec<Line>,
}

/// One line of the sign-off.
pub(super) struct Line {
    pub who: String,
    pub badge: Badge,
    /// Who has signed and when, or who may.
    pub says: String,
}

/// The sign-off of a version.
pub(super) fn signing(
    world: &World,
    meeting: &Meeting,
    version: &NotesVersion,
    visit: &Visit,
) -> Option<Signing> {
    let (l, today) = (visit.language, visit.now.today);
    let off = world.sign_off(meeting, today)?;
    let name = |id: &samordna_domain::PersonId| {
        world.people.person(id).map_or(id.to_string(), |known| known.name.clone())
    };
    let fact = Fact::Minutes(MinutesFact::OnDay { meeting: meeting.id.clone(), on: meeting.slot.day });
    let done = |word| Badge { word, sign: "✓", class: "good" };
    let lines = off.lines.iter().flat_map(|line| {
        let signed = version.signed.iter().filter(|one| one.signer == line.signer);
        let mut said: Vec<Line> = signed
            .map(|one| {
                let at = one
                    .at
                    .as_ref()
                    .map(|at| format!(", {} {}", l.pick("vid mötet", "at the meeting"), at.short()));
                Line {
                    who: capital(&line.signer.say(l)),
                    badge: done(past(one.act, l)),
                    says: format!("{}, {}{}", name(&one.by), one.on, at.unwrap_or_default()),
                }
            })
            .collect();
        let missing = line.needs.saturating_sub(said.len());
        let names: Vec<String> = line.may.iter().map(name).collect();
        let who = match (&line.signer, names.is_empty()) {
            (Signer::Group, _) => l.pick("när gruppen möts igen", "when the group meets again").to_owned(),
            (_, true) => l
                .pick(
                    "ingen har posten; registratorn antecknar det som skrivits under på papper",
                    "nobody has the post; the registrar records what was signed on paper",
                )
                .to_owned(),
            (_, false) => names.join(l.pick(" eller ", " or ")),
        };
        said.extend((0..missing).map(|_| Line {
            who: capital(&line.signer.say(l)),
            badge: Badge { word: l.pick("Saknas", "Missing"), sign: "○", class: "due" },
            says: who.clone(),
        }));
        said
    });
    Some(Signing {
        ground: GroundView::of(&Ground::norm(off.at.clone(), fact), world, today, l),
        lines: lines.collect(),
    })
}

fn past(act: ApprovalAct, l: Language) -> &'static str {
    match act {
        ApprovalAct::Approve => l.pick("Godkänt", "Approved"),
        ApprovalAct::Sign => l.pick("Undertecknat", "Signed"),
        ApprovalAct::Attest => l.pick("Justerat", "Attested"),
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The command by which a version is signed off.
pub(super) fn sign_off(act: ApprovalAct, asked: SignOffNotes) -> Command {
    match act {
        ApprovalAct::Approve => Command::ApproveNotes(asked),
        ApprovalAct::Sign => Command::SignNotes(asked),
        ApprovalAct::Attest => Command::AttestNotes(asked),
    }
}

/// The forms to sign and to decline, for a version that waits.
pub(super) fn signing_forms(
    visit: &Visit,
    world: &World,
    meeting: &Meeting,
    version: &NotesVersion,
    off: &SignOff,
    page: &str,
) -> Vec<Form> {
    let l = visit.language;
    let open: Vec<_> = off.open(version).collect();
    let is_group = open.iter().any(|line| line.signer == Signer::Group);
    let later: Vec<(String, String)> = world
        .meetings
        .of(&meeting.id.group)
        .rev()
        .filter(|other| other.is_held() && meeting.slot < other.slot)
        .take(12)
        .map(|other| (other.id.short(), format!("{} {}", other.kind.label(l), other.slot.day)))
        .collect();
    let at =
        later.first().and_then(|(short, _)| samordna_domain::MeetingId::of(&meeting.id.group, short).ok());
    let (meeting_id, number) = (meeting.id.clone(), version.number);
    let probe =
        sign_off(off.act, SignOffNotes { meeting: meeting_id.clone(), version: number, of: None, at });
    let act = capital(act_label(off.act, l));
    let mut sign = Form::new(
        "underskrift",
        format!("{page}/underskrift"),
        format!("{act} {}", l.pick("anteckningarna", "the notes")),
    )
    .intro(l.pick(
        "Läs först anteckningarna ovan. Din underskrift gäller just den här versionen.",
        "Read the notes above first. Your signature is for this very version.",
    ))
    .submit(act)
    .with(Field::hidden("version", number.to_string()));
    if is_group {
        sign = sign.with(
            Field::choice("at", l.pick("Vid vilket möte", "At which meeting"), later)
                .hint(l.pick("Mötet där gruppen gjorde det.", "The meeting at which the group did it.")),
        );
    }
    if visit.is_registrar(world) {
        let people = open.iter().flat_map(|line| &line.may);
        let mut people: Vec<(String, String)> = people
            .map(|id| {
                (id.to_string(), world.people.person(id).map_or(id.to_string(), |known| known.name.clone()))
            })
            .collect();
        people.dedup();
        people.insert(0, (String::new(), "–".to_owned()));
        sign = sign
            .with(
                Field::choice(
                    "of",
                    l.pick("Vems underskrift handlingen visar", "Whose signature the document shows"),
                    people,
                )
                .optional(),
            )
            .and(evidence(visit, world));
    }
    let mut sign = sign.asked(visit.would(world, probe), visit, world);
    // The registrar records what was signed on paper, and so is asked for the paper rather than barred.
    if visit.is_registrar(world) {
        sign.barred = None;
    }
    let comment = "?".to_owned();
    let probe = Command::DeclineNotes(DeclineNotes { meeting: meeting_id, version: number, comment });
    let decline = Form::new(
        "avsta",
        format!("{page}/avsta"),
        l.pick("Skriv inte under, med en kommentar", "Decline to sign, with a comment"),
    )
    .intro(l.pick(
        "Den som skrev anteckningarna rättar dem och delar en ny version.",
        "Whoever wrote the notes corrects them and shares a new version.",
    ))
    .submit(l.pick("Skicka tillbaka", "Send back"))
    .with(Field::hidden("version", number.to_string()))
    .with(Field::area("comment", l.pick("Vad som behöver rättas", "What has to be put right")))
    .grave();
    let mut forms = vec![sign];
    if visit.would(world, probe).is_ok() {
        forms.push(decline);
    }
    forms
}

/// Where the notes stand, by norm and place.
pub(super) struct Publishing {
    pub rows: Vec<PlaceRow>,
    pub forms: Vec<Form>,
}

/// One place.
pub(super) struct PlaceRow {
    pub place: String,
    pub kind: &'static str,
    pub badge: Badge,
    pub says: String,
    pub href: Option<String>,
    pub ground: GroundView,
}

/// The places that the charter of the meeting's day names, and what stands there.
pub(super) fn publishing(
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
pub(super) struct Registering {
    pub rows: Vec<(String, String)>,
    pub grounds: Vec<GroundView>,
    pub forms: Vec<Form>,
}

/// How the notes are registered, where the charter of the day asks for it or somebody has done it.
pub(super) fn registering(
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

/// Who has told of the meeting at home.
pub(super) struct Telling {
    pub ground: Option<GroundView>,
    pub rows: Vec<(String, String, Option<(String, String)>)>,
    pub told: usize,
    pub forms: Vec<Form>,
}

/// Member by member, who has told of the meeting at home; none before it was held.
pub(super) fn telling(visit: &Visit, world: &World, meeting: &Meeting, page: &str) -> Option<Telling> {
    let (l, today, on) = (visit.language, visit.now.today, meeting.slot.day);
    if !meeting.is_held() {
        return None;
    }
    let norm = world
        .norms_in_force(&meeting.id.group, on)
        .find(|(_, norm)| matches!(norm.rule, Rule::MemberCommunicates(_)))
        .map(|(at, _)| GroundView::of(&Ground::norm(at, Fact::Nothing), world, today, l));
    let notes = world.minutes.get(&meeting.id);
    let seats =
        world.groups.get(&meeting.id.group).into_iter().flat_map(|group| group.seats_of(&Role::Member, on));
    let rows: Vec<_> = seats
        .filter_map(|seat| {
            let held = world.holder(seat, on)?;
            let unit = seat.unit.as_ref().map_or("", |unit| world.organisation.name(unit, on));
            let told = notes
                .and_then(|notes| notes.has_communicated(&seat.id))
                .map(|one| (one.on.to_string(), one.note.clone()));
            Some((world.people.name(&held.employment).to_owned(), unit.to_owned(), told))
        })
        .collect();
    let is_member = visit.person.as_ref().is_some_and(|person| seat_of(world, meeting, person).is_some());
    if norm.is_none() && !is_member {
        return None;
    }
    let probe = CommunicateAtHome { meeting: meeting.id.clone(), note: String::new() };
    let form = Form::new(
        "berattat",
        format!("{page}/hemma"),
        l.pick("Jag har berättat hemma", "I have told of it at home"),
    )
    .submit(l.pick("Spara", "Save"))
    .with(
        Field::line("note", l.pick("Hur, eller vad som görs", "How, or what is done"))
            .hint(l.pick(
                "En rad, till exempel: På ledningsmötet den 10 mars.",
                "One line, for example: At the management meeting on 10 March.",
            ))
            .optional(),
    )
    .asked(visit.would(world, Command::CommunicateAtHome(probe)), visit, world);
    let forms = if is_member { vec![form] } else { Vec::new() };
    Some(Telling { ground: norm, told: rows.iter().filter(|row| row.2.is_some()).count(), rows, forms })
}
