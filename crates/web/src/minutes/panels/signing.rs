//! Who signs, by which sentence, who is missing, and the forms to sign and to decline.

use crate::{
    form::{Field, Form, evidence},
    frame::{Badge, GroundView},
    visit::Visit,
};
use samordna_charter::norm::ApprovalAct;
use samordna_domain::{
    Command, Ground, Language, World,
    grounds::Fact,
    meeting::Meeting,
    minutes::{
        MinutesFact, NotesVersion, SignOff, Signer, act_label,
        command::{DeclineNotes, SignOffNotes},
    },
};

/// Who signs, with the sentence that says so.
pub(in crate::minutes) struct Signing {
    pub ground: GroundView,
    pub lines: Vec<Line>,
}

/// One line of the sign-off.
pub(in crate::minutes) struct Line {
    pub who: String,
    pub badge: Badge,
    /// Who has signed and when, or who may.
    pub says: String,
}

/// The sign-off of a version.
pub(in crate::minutes) fn signing(
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

pub(in crate::minutes) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The command by which a version is signed off.
pub(in crate::minutes) fn sign_off(act: ApprovalAct, asked: SignOffNotes) -> Command {
    match act {
        ApprovalAct::Approve => Command::ApproveNotes(asked),
        ApprovalAct::Sign => Command::SignNotes(asked),
        ApprovalAct::Attest => Command::AttestNotes(asked),
    }
}

/// The forms to sign and to decline, for a version that waits.
pub(in crate::minutes) fn signing_forms(
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
    let mut sign = sign.open().asked(visit.would(world, probe), visit, world);
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
