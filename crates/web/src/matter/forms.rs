//! What can be done about a matter, as forms: those that its stage has, each asked of the domain beforehand.

use super::{address, kept, sort};
use crate::{
    form::{Field, Form, TICKED},
    visit::Visit,
};
use samordna_domain::{
    Command, Language, World,
    matter::{
        Addressee, Brief, Matter, MatterStage,
        command::{
            CloseMatter, ConsultOnMatter, NameOrderer, PrepareMatter, PutMatterOnAgenda, ReceiveMatter,
            ReferMatterBack, ReleaseMatter, ReturnMatter, ShareMatter, SubmitMatter, WithdrawMatter,
        },
        headings, prepares_matters_for,
    },
};

/// The beginning of the names of the fields for consequences, and for aspects, before their number.
pub(super) const IMPACT: &str = "impact-";
pub(super) const ASPECT: &str = "aspect-";

/// The forms of a matter's page.
pub(super) fn forms(visit: &Visit, world: &World, matter: &Matter) -> Vec<Form> {
    let make = Maker { visit, world, matter, l: visit.language };
    let mut forms = match &matter.stage {
        MatterStage::Raised => vec![sort::form(visit, world, matter), make.withdraw()],
        MatterStage::HandedOver { received: None, .. } => vec![make.receive(), make.send_back()],
        MatterStage::Accepted => vec![make.prepare(), make.consult(), make.share(), make.withdraw()],
        MatterStage::Prepared => vec![
            make.release(),
            make.put_on_agenda(),
            make.prepare(),
            make.consult(),
            make.share(),
            make.withdraw(),
        ],
        MatterStage::Ready => vec![
            make.put_on_agenda(),
            make.refer_back(),
            make.prepare(),
            make.consult(),
            make.share(),
            make.withdraw(),
        ],
        MatterStage::OnAgenda { .. } => {
            vec![make.refer_back(), make.put_on_agenda(), make.prepare(), make.consult(), make.withdraw()]
        }
        MatterStage::Agreed => vec![make.close()],
        MatterStage::Closed { .. } | MatterStage::HandedOver { .. } | MatterStage::Withdrawn { .. } => {
            Vec::new()
        }
    };
    forms.extend(crate::escalation::forms(visit, world, matter));
    if matter.stage.comes_before_position() && matter.brief.is_some() {
        forms.extend(make.submit());
    }
    if matter.origin.is_some() && !matter.stage.is_over() {
        forms.push(make.name_orderer());
    }
    forms.extend(kept::forms(visit, world, matter));
    forms
}

struct Maker<'a> {
    visit: &'a Visit,
    world: &'a World,
    matter: &'a Matter,
    l: Language,
}

impl Maker<'_> {
    fn form(&self, name: &'static str, heading: &'static str) -> Form {
        Form::new(name, format!("{}/{name}", address(&self.matter.id)), heading)
    }

    fn asked(&self, form: Form, probe: Command) -> Form {
        form.asked(self.visit.would(self.world, probe), self.visit, self.world)
    }

    fn receive(&self) -> Form {
        let (l, matter) = (self.l, self.matter.id.clone());
        let form = self.form("ta-emot", l.pick("Ta emot ärendet", "Receive the matter")).open().with(
            Field::line("receipt", l.pick("Kvitto", "Receipt"))
                .hint(l.pick(
                    "Vad som visar att de har det, när någon annan antecknar det: ett nummer, ett mejl, en dag.",
                    "What shows that they have it, where somebody else records it: a number, a letter, a day.",
                ))
                .optional(),
        );
        let receipt = Some("?".to_owned());
        self.asked(form, Command::ReceiveMatter(ReceiveMatter { matter, receipt }))
    }

    fn send_back(&self) -> Form {
        let (l, matter) = (self.l, self.matter.id.clone());
        let form = self
            .form("aterlamna", l.pick("Lämna tillbaka ärendet", "Send the matter back"))
            .submit(l.pick("Lämna tillbaka", "Send back"))
            .with(
                Field::area("reason", l.pick("Varför", "Why"))
                    .hint(l.pick("Varför det inte är ert.", "Why it is not yours.")),
            )
            .with(
                Field::line("receipt", l.pick("Kvitto", "Receipt"))
                    .hint(l.pick(
                        "Vad som visar det, när någon annan antecknar: ett nummer, ett mejl, en dag.",
                        "What shows it, where somebody else records it: a number, a letter, a day.",
                    ))
                    .optional(),
            );
        let (reason, receipt) = ("?".to_owned(), Some("?".to_owned()));
        self.asked(form, Command::ReturnMatter(ReturnMatter { matter, reason, receipt }))
    }

    /// The brief, with the headings that the charter itself asks for.
    fn prepare(&self) -> Form {
        let (l, matter) = (self.l, self.matter);
        let known = matter.brief.clone().unwrap_or_default();
        let heading = match matter.brief {
            Some(_) => l.pick("Ändra underlaget", "Change the brief"),
            None => l.pick("Skriv underlag", "Write the brief"),
        };
        let mut form = self
            .form("underlag", heading)
            .submit(l.pick("Spara underlaget", "Keep the brief"))
            .and(crate::charter::held_to(self.visit, self.world, &matter.id.group))
            .with(Field::area("background", l.pick("Bakgrund", "Background")).filled(known.background))
            .with(
                Field::area("proposal", l.pick("Förslag till ställningstagande", "Proposed position"))
                    .filled(known.proposal.unwrap_or_default())
                    .optional(),
            );
        let asks = headings(self.world, matter, self.visit.now.today);
        if asks.has_proposal {
            form = form.with(
                Field::area(
                    "why_none",
                    l.pick("Varför det inte finns något förslag", "Why there is no proposal"),
                )
                .filled(known.why_none.unwrap_or_default())
                .optional(),
            );
        }
        for (at, heading) in asks.impact.iter().enumerate() {
            let label = l.pick(format!("Konsekvenser: {heading}"), format!("Consequences: {heading}"));
            let value = known.impact.get(heading).cloned().unwrap_or_default();
            form = form.with(Field::area(format!("{IMPACT}{at}"), label).filled(value).optional());
        }
        for (at, heading) in asks.aspects.iter().enumerate() {
            let label = l.pick(format!("Aspekt: {heading}"), format!("Aspect: {heading}"));
            let value = known.aspects.get(heading).cloned().unwrap_or_default();
            form = form.with(Field::area(format!("{ASPECT}{at}"), label).filled(value).optional());
        }
        let form = form.with(
            Field::tick(
                "changes_work",
                l.pick(
                    "Det ändrar verksamhet eller arbetsvillkor på ett viktigt sätt",
                    "It changes work or working conditions in an important way",
                ),
            )
            .hint(l.pick(
                "Varje förvaltning förhandlar då med facket innan den beslutar (MBL 11 §).",
                "Each administration then negotiates with the unions before it decides (MBL 11 §).",
            ))
            .filled(if known.changes_work { TICKED } else { "" }),
        );
        let brief = Brief { background: "?".to_owned(), ..Brief::default() };
        self.asked(form, Command::PrepareMatter(PrepareMatter { matter: matter.id.clone(), brief }))
    }

    fn consult(&self) -> Form {
        let (l, matter) = (self.l, self.matter.id.clone());
        let form = self
            .form("avstamt", l.pick("Anteckna en avstämning", "Record a consultation"))
            .submit(l.pick("Anteckna", "Record"))
            .with(Field::line("with", l.pick("Med vem", "With whom")).hint(l.pick(
                "En funktion, en grupp eller en förvaltning, med namnet i uppdraget eller i registret.",
                "A function, a group or an administration, by its name in the charter or the register.",
            )))
            .with(Field::day("on", l.pick("När", "When")).filled(self.visit.now.today.to_string()))
            .with(Field::area("outcome", l.pick("Vad de sade", "What they said")));
        let with = Addressee::Named("?".to_owned());
        let probe = ConsultOnMatter { matter, with, on: None, outcome: "?".to_owned() };
        self.asked(form, Command::ConsultOnMatter(probe))
    }

    fn release(&self) -> Form {
        let (l, matter) = (self.l, self.matter.id.clone());
        let form = self.form("slapp", l.pick("Släpp till gruppen", "Release it to the group"));
        self.asked(form, Command::ReleaseMatter(ReleaseMatter { matter }))
    }

    fn put_on_agenda(&self) -> Form {
        let (l, today) = (self.l, self.visit.now.today);
        let group = &self.matter.id.group;
        let groups = std::iter::once(group).chain(&self.matter.shared_with);
        let coming =
            groups.flat_map(|group| self.world.meetings.in_years(group, today.year(), today.year() + 1));
        let coming = coming.filter(|meeting| meeting.is_open() && today <= meeting.slot.day);
        let mut choices: Vec<(String, String)> = Vec::new();
        let mut probe = None;
        for meeting in coming {
            let whose = self.world.organisation.name(&meeting.id.group, today);
            let words = match meeting.id.group == *group {
                true => format!("{} {}", meeting.slot.day, meeting.kind.label(l).to_lowercase()),
                false => format!("{} {whose}", meeting.slot.day),
            };
            choices.push((meeting.id.to_string(), words));
            probe.get_or_insert_with(|| meeting.id.clone());
        }
        let form = self.form("dagordning", l.pick("Sätt upp på ett möte", "Put it on an agenda"));
        let Some(meeting) = probe else {
            return Form {
                barred: Some(crate::form::Barred {
                    says: l.pick("Inget möte är planerat.", "No meeting is planned.").to_owned(),
                    forward: String::new(),
                }),
                ..form
            };
        };
        let form = form.with(Field::choice("meeting", l.pick("Möte", "Meeting"), choices));
        let probe = PutMatterOnAgenda { matter: self.matter.id.clone(), meeting };
        self.asked(form, Command::PutMatterOnAgenda(probe))
    }

    fn refer_back(&self) -> Form {
        let (l, matter) = (self.l, self.matter.id.clone());
        let form = self
            .form("aterremittera", l.pick("Återremittera", "Refer it back"))
            .with(Field::area("reason", l.pick("Vad som saknas", "What is missing")));
        self.asked(form, Command::ReferMatterBack(ReferMatterBack { matter, reason: "?".to_owned() }))
    }

    fn share(&self) -> Form {
        let (l, matter) = (self.l, self.matter.id.clone());
        let form = self
            .form("dela", l.pick("Handlägg tillsammans med en annan grupp", "Handle it with another group"))
            .intro(l.pick("Den här gruppen leder.", "This group leads."))
            .submit(l.pick("Dela", "Share"))
            .with(
                Field::line("with", l.pick("Grupp", "Group"))
                    .hint(l.pick("En del av namnet räcker.", "A part of the name is enough.")),
            );
        let with = self.world.groups.iter().map(|group| &group.id);
        let mut others = with.filter(|one| **one != matter.group && !self.matter.shared_with.contains(one));
        match others.next().cloned() {
            Some(with) => self.asked(form, Command::ShareMatter(ShareMatter { matter, with })),
            None => form,
        }
    }

    /// Submitting it, where the charter says that the group prepares matters for somebody.
    fn submit(&self) -> Option<Form> {
        let (l, today, matter) = (self.l, self.visit.now.today, self.matter.id.clone());
        let (_, to) = prepares_matters_for(self.world, &matter.group, today)?;
        let to = to.name(self.world, today, l);
        let form = Form::new(
            "lamna",
            format!("{}/lamna", address(&matter)),
            l.pick(format!("Lämna till {to}"), format!("Submit to {to}")),
        )
        .submit(l.pick("Lämna", "Submit"))
        .intro(l.pick(
            "Ärendet lämnas med allt som är skrivet. Väntar det på ett möte tas det av dagordningen.",
            "The matter goes with all that is written. Where it waits for a meeting it leaves the agenda.",
        ))
        .with(Field::day("needed_by", l.pick("Behöver svar senast", "Needed by")).optional());
        Some(self.asked(form, Command::SubmitMatter(SubmitMatter { matter, needed_by: None })))
    }

    /// Who orders it now; open where whatever ordered it has ended, and nobody has taken over.
    fn name_orderer(&self) -> Form {
        let (l, today, matter) = (self.l, self.visit.now.today, self.matter.id.clone());
        let ordered_by = match &self.matter.origin {
            Some(Addressee::Undertaking(id)) => self.world.undertakings.get(id),
            Some(Addressee::Body(_) | Addressee::Role { .. } | Addressee::Named(_)) | None => None,
        };
        let form = self
            .form("bestallare", l.pick("Ange vem som beställer ärendet nu", "Name who orders the matter now"))
            .submit(l.pick("Ange", "Name"))
            .with(Field::line("origin", l.pick("Vem som beställer", "Who orders")).hint(l.pick(
                "En enhet i organisationen, eller ett projekt eller program som pågår.",
                "A unit of the organisation, or a project or programme that goes on.",
            )))
            .with(Field::area("reason", l.pick("Varför", "Why")));
        let origin = Addressee::Named("?".to_owned());
        let probe = NameOrderer { matter, origin, reason: "?".to_owned() };
        let form = self.asked(form, Command::NameOrderer(probe));
        match ordered_by {
            Some(known) if known.is_over(today) && known.heir().is_none() => form.open(),
            Some(_) | None => form,
        }
    }

    fn withdraw(&self) -> Form {
        let (l, matter) = (self.l, self.matter.id.clone());
        let form = self
            .form("aterta", l.pick("Ta tillbaka ärendet", "Take the matter back"))
            .with(Field::area("reason", l.pick("Varför", "Why")))
            .grave();
        self.asked(form, Command::WithdrawMatter(WithdrawMatter { matter, reason: "?".to_owned() }))
    }

    fn close(&self) -> Form {
        let (l, matter) = (self.l, self.matter.id.clone());
        let form = self
            .form("avsluta", l.pick("Avsluta ärendet", "Close the matter"))
            .with(Field::area("note", l.pick("Hur det slutade", "How it ended")));
        self.asked(form, Command::CloseMatter(CloseMatter { matter, note: "?".to_owned() }))
    }
}
