//! Events in words, Swedish and English side by side.

mod agreed;
mod agreement;
mod document;
mod meeting;
mod minutes;
mod seat;
mod undertaking;

use crate::{organisation::kind_words, seat::seat_words};
use jiff::civil::Date;
use samordna_domain::{
    BodyId, CharterId, Event, Language, PersonId, SeatId, World,
    charter::{Correction, adopters},
    group::type_label,
};

/// An event in words, where to look at what it is about, and the charter that it concerns.
pub(super) struct Said {
    pub words: String,
    pub href: Option<String>,
    pub charter: Option<CharterId>,
}

/// The names that the words need.
struct Names<'a> {
    world: &'a World,
    on: Date,
    l: Language,
}

impl Names<'_> {
    fn body<'b>(&'b self, id: &'b BodyId) -> &'b str {
        self.world.organisation.name(id, self.on)
    }

    fn person(&self, id: &PersonId) -> String {
        self.world.people.person(id).map_or(id.to_string(), |person| person.name.clone())
    }

    fn charter(&self, id: &CharterId) -> String {
        self.world.charter(id).map_or(id.to_string(), |charter| charter.title().to_owned())
    }

    fn seat(&self, id: &SeatId) -> String {
        let role = self.world.seat(id).map_or(id.to_string(), |seat| seat_words(seat, self.l));
        format!("{role}, {}", self.body(&id.group))
    }

    fn norm(&self, id: &CharterId, at: usize) -> String {
        let kind = self.world.charter(id).and_then(|charter| charter.norm(at)).map(|norm| norm.kind());
        let kind = kind.map_or(String::new(), |kind| format!("{}, ", kind.label(self.l)));
        format!("{kind}{}", self.charter(id))
    }

    fn line(&self, id: &CharterId, line: usize) -> String {
        let charter = self.world.charter(id);
        let name =
            charter.and_then(|charter| adopters(charter).get(line).map(|adopter| adopter.name.clone()));
        name.unwrap_or_default()
    }
}

fn about_body(id: &BodyId, words: String) -> Said {
    Said { words, href: Some(format!("/organisation/{id}")), charter: None }
}

fn about_person(id: &PersonId, words: String) -> Said {
    Said { words, href: Some(format!("/personer/{id}")), charter: None }
}

fn about_charter(id: &CharterId, words: String) -> Said {
    Said { words, href: Some(format!("/uppdrag/{id}")), charter: Some(id.clone()) }
}

fn about_seat(id: &SeatId, words: String) -> Said {
    Said { words, href: Some(format!("/grupper/{}/platser/{}", id.group, id.number)), charter: None }
}

/// What happened.
pub(super) fn event(world: &World, event: &Event, on: Date, l: Language) -> Said {
    let names = Names { world, on, l };
    match event {
        Event::BodyRegistered { body, kind, name, .. } => {
            let kind = kind_words(*kind, l).to_lowercase();
            about_body(
                body,
                l.pick(format!("{name} lades till ({kind})."), format!("{name} was added ({kind}).")),
            )
        }
        Event::BodyRenamed { body, name, from } => about_body(
            body,
            l.pick(format!("Heter {name} från {from}."), format!("Is called {name} from {from}.")),
        ),
        Event::BodyAliased { body, alias, .. } => {
            let name = names.body(body);
            about_body(
                body,
                l.pick(format!("{name} kallas också {alias}."), format!("{name} is also known as {alias}.")),
            )
        }
        Event::BodyEnded { body, on } => {
            let name = names.body(body);
            about_body(body, l.pick(format!("{name} upphörde {on}."), format!("{name} ended on {on}.")))
        }
        Event::OfficeTaken { office, employment, period } => {
            let (name, who) = (names.body(office), names.world.people.name(employment));
            about_body(
                office,
                l.pick(
                    format!("{who} tillträdde som {name} {}.", period.from),
                    format!("{who} took office as {name} on {}.", period.from),
                ),
            )
        }
        Event::OfficeLeft { office, on } => {
            let name = names.body(office);
            about_body(
                office,
                l.pick(format!("{name} blev vakant efter {on}."), format!("{name} fell vacant after {on}.")),
            )
        }
        Event::PersonRegistered { person, name } => {
            about_person(person, l.pick(format!("{name} lades till."), format!("{name} was added.")))
        }
        Event::ContactRecorded { person, .. } => {
            let name = names.person(person);
            about_person(
                person,
                l.pick(
                    format!("Kontaktuppgifter till {name} sparades."),
                    format!("Contact data of {name} was kept."),
                ),
            )
        }
        Event::ContactErased { person, .. } => {
            let name = names.person(person);
            about_person(
                person,
                l.pick(
                    format!("Kontaktuppgifterna till {name} raderades."),
                    format!("Contact data of {name} was erased."),
                ),
            )
        }
        Event::EmploymentStarted { person, at, title, from, .. } => {
            let (name, at) = (names.person(person), names.body(at));
            about_person(
                person,
                l.pick(
                    format!("{name} är anställd som {title}, {at}, från {from}."),
                    format!("{name} is employed as {title}, {at}, from {from}."),
                ),
            )
        }
        Event::EmploymentEnded { employment, on } => {
            let person = names.world.people.employment(employment).map(|known| known.person.clone());
            let name = names.world.people.name(employment);
            let words = l.pick(
                format!("En anställning för {name} slutade {on}."),
                format!("An employment of {name} ended on {on}."),
            );
            match person {
                Some(person) => about_person(&person, words),
                None => Said { words, href: None, charter: None },
            }
        }
        Event::GroupFormed { group, group_type, name, .. } => {
            let kind = type_label(*group_type, l);
            about_body(
                group,
                l.pick(format!("{name} bildades ({kind})."), format!("{name} was formed ({kind}).")),
            )
        }
        Event::GroupDissolved { group, on, reason } => {
            let name = names.body(group);
            about_body(
                group,
                l.pick(
                    format!("{name} avvecklades, sista dag {on}: {reason}"),
                    format!("{name} was dissolved, last day {on}: {reason}"),
                ),
            )
        }
        Event::SeatEstablished { seat, .. } => {
            let words = names.seat(seat);
            about_seat(
                seat,
                l.pick(format!("Platsen {words} inrättades."), format!("The seat {words} was established.")),
            )
        }
        Event::SeatAbolished { seat, on } => {
            let words = names.seat(seat);
            about_seat(
                seat,
                l.pick(
                    format!("Platsen {words} drogs in, sista dag {on}."),
                    format!("The seat {words} was taken away, last day {on}."),
                ),
            )
        }
        Event::SeatProposed { seat, employment, by, on, .. } => {
            seat::proposed(&names, seat, employment, by, *on)
        }
        Event::SeatConsulted { seat, with, on, outcome, .. } => {
            seat::consulted(&names, seat, with, *on, outcome)
        }
        Event::Appointed { seat, employment, period, reason, .. } => {
            seat::appointed(&names, seat, employment, *period, reason.as_deref())
        }
        Event::Succeeded { seat, employment, period, .. } => {
            seat::succeeded(&names, seat, employment, *period)
        }
        Event::CoOptionLimited { group, most, from } => seat::limited(&names, group, *most, *from),
        Event::CoordinatorShared { group, seat, percent, dialogue, .. } => {
            seat::shared(&names, group, seat, *percent, *dialogue)
        }
        Event::BoardPostAdded { board, post, from } => {
            let (name, post) = (names.body(board), names.body(post));
            about_body(
                board,
                l.pick(
                    format!("{post} sitter i {name} från {from}."),
                    format!("{post} sits in {name} from {from}."),
                ),
            )
        }
        Event::BoardPostRemoved { board, post, on } => {
            let (name, post) = (names.body(board), names.body(post));
            about_body(
                board,
                l.pick(format!("{post} lämnade {name} {on}."), format!("{post} left {name} on {on}.")),
            )
        }
        Event::AppointmentEnded { seat, on, reason } => {
            let words = names.seat(seat);
            about_seat(
                seat,
                l.pick(
                    format!("Platsen {words} lämnades {on}: {reason}"),
                    format!("The seat {words} was left on {on}: {reason}"),
                ),
            )
        }
        Event::EligibilityAttested { seat, .. } => {
            let words = names.seat(seat);
            about_seat(
                seat,
                l.pick(
                    format!("Kraven intygades för {words}."),
                    format!("The demands were attested for {words}."),
                ),
            )
        }
        Event::CharterRead { charter, .. } => {
            let title = names.charter(charter);
            about_charter(charter, l.pick(format!("{title} lästes in."), format!("{title} was read in.")))
        }
        Event::NormCorrected { charter, correction, reason, .. } => {
            let title = names.charter(charter);
            let what = match correction {
                Correction::Replace { norm, .. } => {
                    l.pick(format!("Regel {} rättades", norm + 1), format!("Norm {} was corrected", norm + 1))
                }
                Correction::Withdraw { norm } => {
                    l.pick(format!("Regel {} ströks", norm + 1), format!("Norm {} was withdrawn", norm + 1))
                }
                Correction::Take { .. } => {
                    l.pick("En mening lästes som regel", "A sentence was read as a norm").to_owned()
                }
            };
            about_charter(charter, format!("{what}, {title}: {reason}"))
        }
        Event::CharterPlaced { charter, group } => {
            let (title, group) = (names.charter(charter), names.body(group));
            about_charter(
                charter,
                l.pick(format!("{title} lades under {group}."), format!("{title} was put under {group}.")),
            )
        }
        Event::CharterWithdrawn { charter, .. } => {
            let title = names.charter(charter);
            about_charter(charter, l.pick(format!("{title} återtogs."), format!("{title} was withdrawn.")))
        }
        Event::ScopeDeclared { charter, on, .. } => {
            let title = names.charter(charter);
            let (sv, en) = ("intygades ligga inom uppdraget ovanför", "was declared to lie inside");
            about_charter(charter, l.pick(format!("{title} {sv} {on}."), format!("{title} {en} on {on}.")))
        }
        Event::CharterEndorsed { charter, body, on } => {
            let (title, body) = (names.charter(charter), names.body(body));
            about_charter(
                charter,
                l.pick(
                    format!("{body} ställde sig bakom {title} {on}."),
                    format!("{body} stood behind {title} on {on}."),
                ),
            )
        }
        Event::CharterSigned { charter, line, on } => {
            let (title, line) = (names.charter(charter), names.line(charter, *line));
            about_charter(
                charter,
                l.pick(
                    format!("{title} fastställdes {on}: {line}."),
                    format!("{title} was adopted on {on}: {line}."),
                ),
            )
        }
        Event::CharterAdopted { charter, period, .. } => {
            let title = names.charter(charter);
            about_charter(
                charter,
                l.pick(
                    format!("{title} gäller från {}.", period.from),
                    format!("{title} is in force from {}.", period.from),
                ),
            )
        }
        Event::CharterSuperseded { charter, on } => {
            let title = names.charter(charter);
            about_charter(
                charter,
                l.pick(
                    format!("{title} ersattes, sista dag {on}."),
                    format!("{title} was superseded, last day {on}."),
                ),
            )
        }
        Event::DutyMet { duty, on, .. } => {
            let norm = names.norm(&duty.charter, duty.norm);
            about_charter(
                &duty.charter,
                l.pick(format!("Gjort {on}: {norm}."), format!("Done on {on}: {norm}.")),
            )
        }
        Event::DutyWaived { duty, reason, .. } => {
            let norm = names.norm(&duty.charter, duty.norm);
            about_charter(
                &duty.charter,
                l.pick(format!("Avstått: {norm}. {reason}"), format!("Set aside: {norm}. {reason}")),
            )
        }
        Event::ClockStarted { charter, norm, on } => {
            let norm = names.norm(charter, *norm);
            about_charter(
                charter,
                l.pick(
                    format!("Klockan startades {on}: {norm}."),
                    format!("The clock was started on {on}: {norm}."),
                ),
            )
        }
        Event::DocumentRegistered { title, .. } => document::registered(&names, title),
        Event::DocumentEnded { document, on } => document::ended(&names, document, *on),
        Event::DocumentKept { group, document, .. } => {
            document::kept(&names, group, document, ("hålls aktuellt av", "is kept up to date by"))
        }
        Event::DocumentRevised { group, document, .. } => {
            document::kept(&names, group, document, ("sågs över av", "was reviewed by"))
        }
        Event::DocumentLetGo { group, document, .. } => {
            document::kept(&names, group, document, ("släpptes av", "was let go of by"))
        }
        Event::MeetingPlanned { meeting, .. } => meeting::planned(&names, meeting),
        Event::MeetingMoved { meeting, .. } => meeting::moved(&names, meeting),
        Event::MeetingCancelled { meeting, .. } => meeting::cancelled(&names, meeting),
        Event::ItemPut { meeting, .. } => meeting::item_put(&names, meeting),
        Event::ItemChanged { meeting, .. } => meeting::item_changed(&names, meeting),
        Event::ItemLeft { meeting, left, .. } => meeting::item_left(&names, meeting, left),
        Event::AgendaOrdered { meeting, .. } => meeting::ordered(&names, meeting),
        Event::AgendaTemplateKept { group, kind, .. } => meeting::template_kept(&names, group, *kind),
        Event::PaperAdded { meeting, .. } => meeting::paper_added(&names, meeting),
        Event::PaperRemoved { meeting, .. } => meeting::paper_removed(&names, meeting),
        Event::GuestInvited { meeting, .. } => meeting::invited(&names, meeting),
        Event::GuestRemoved { meeting, .. } => meeting::uninvited(&names, meeting),
        Event::MeetingCalled { meeting, .. } => meeting::called(&names, meeting),
        Event::MeetingHeld { meeting, .. } => meeting::held(&names, meeting),
        Event::AttendanceCorrected { meeting, .. } => meeting::corrected(&names, meeting),
        Event::FrequencyAdjusted { charter, period, with, note, .. } => {
            meeting::adjusted(&names, charter, *period, with, note)
        }
        Event::FeedOpened { person, .. } => meeting::feed(&names, person, true),
        Event::FeedClosed { person } => meeting::feed(&names, person, false),
        Event::MailChosen { person, .. } => meeting::mail(&names, person),
        Event::MandateGranted { mandate, source, .. } => agreed::granted(&names, mandate, source),
        Event::MandateRevoked { mandate, on, reason } => agreed::revoked(&names, mandate, *on, reason),
        Event::MatterRaised { matter, title, .. } => agreed::raised(&names, matter, title),
        Event::MatterSorted { matter, .. } => {
            agreed::matter(&names, matter, "prövades mot uppdraget", "was tried against the charter")
        }
        Event::MatterAccepted { matter, .. } => {
            agreed::matter(&names, matter, "är gruppens", "is the group's")
        }
        Event::MatterHandedOver { matter, to, .. } => agreed::handed_over(&names, matter, to),
        Event::MatterReceived { matter, .. } => agreed::matter(&names, matter, "togs emot", "was received"),
        Event::MatterReturned { matter, .. } => {
            agreed::matter(&names, matter, "skickades tillbaka", "was sent back")
        }
        Event::MatterRegistered { matter, .. } => {
            agreed::matter(&names, matter, "fick ett diarienummer", "was given a registry number")
        }
        Event::MatterTagged { matter, .. } => {
            agreed::matter(&names, matter, "fick mål och kvaliteter", "was given objectives and qualities")
        }
        Event::MatterPrepared { matter, .. } => {
            agreed::matter(&names, matter, "fick ett underlag", "was given a brief")
        }
        Event::MatterConsulted { matter, .. } => {
            agreed::matter(&names, matter, "stämdes av", "was consulted on")
        }
        Event::MatterReleased { matter, .. } => {
            agreed::matter(&names, matter, "släpptes till gruppen", "was released to the group")
        }
        Event::MatterReferredBack { matter, .. } => {
            agreed::matter(&names, matter, "återremitterades", "was referred back")
        }
        Event::MatterShared { matter, .. } => {
            agreed::matter(&names, matter, "delades med en annan grupp", "was shared with another group")
        }
        Event::MatterDocumentAdded { matter, .. } => {
            agreed::matter(&names, matter, "fick en handling", "was given a document")
        }
        Event::MatterWithdrawn { matter, .. } => {
            agreed::matter(&names, matter, "togs tillbaka", "was withdrawn")
        }
        Event::MatterOrdererNamed { matter, origin, .. } => agreed::ordered(&names, matter, origin),
        Event::MatterClosed { matter, .. } => agreed::matter(&names, matter, "avslutades", "was closed"),
        Event::InitiativesRanked { group, .. } => agreed::ranked(&names, group),
        Event::TasksPlanned { charter, year, .. } => agreed::planned(&names, charter, *year),
        Event::RoundOpened { round, kind, .. } => agreed::round_opened(&names, round, *kind),
        Event::RoundAnswered { round, unit, answer, .. } => agreed::answered(&names, round, unit, *answer),
        Event::RoundReminded { round, .. } => {
            agreed::round(&names, round, "en påminnelse skickades", "a reminder was sent")
        }
        Event::RoundJoined { round, unit, .. } => agreed::joined(&names, round, unit),
        Event::RoundLeft { round, unit, .. } => agreed::left(&names, round, unit),
        Event::RoundClosed { round, .. } => agreed::round(&names, round, "stängdes", "was closed"),
        Event::PositionTaken { matter, .. } => {
            agreed::matter(&names, matter, "fick ett ställningstagande", "was given a position")
        }
        Event::PositionHandedOver { matter, .. } => {
            agreed::matter(&names, matter, "lämnades till politiken", "went to the politicians")
        }
        Event::PositionAnswered { matter, .. } => {
            agreed::matter(&names, matter, "fick svar från politiken", "was answered by the politicians")
        }
        Event::DecisionTaken { matter, unit, answer, .. } => {
            agreed::decided(&names, matter, unit.as_ref(), *answer)
        }
        Event::DecisionsReported { board, .. } => agreed::reported(&names, board),
        Event::DecisionCommunicated { matter, .. } => {
            agreed::matter(&names, matter, "meddelades", "was told of")
        }
        Event::CommunicationReceived { matter, .. } => {
            agreed::matter(&names, matter, "kvitterades", "was acknowledged")
        }
        Event::EscalationOpened { matter, to, .. } => agreed::lifted(&names, matter, to),
        Event::EscalationAnswered { matter, .. } => {
            agreed::matter(&names, matter, "fick svar på ett lyft", "had an escalation answered")
        }
        Event::NotesShared { meeting, version, by, .. } => minutes::shared(&names, meeting, *version, by),
        Event::NotesApproved { meeting, version, signer, by, at, .. } => {
            let whose = (signer, by, at.as_ref());
            minutes::signed(&names, meeting, *version, whose, ("godkände", "approved"))
        }
        Event::NotesSigned { meeting, version, signer, by, at, .. } => {
            let whose = (signer, by, at.as_ref());
            minutes::signed(&names, meeting, *version, whose, ("undertecknade", "signed"))
        }
        Event::NotesAttested { meeting, version, signer, by, at, .. } => {
            let whose = (signer, by, at.as_ref());
            minutes::signed(&names, meeting, *version, whose, ("justerade", "attested"))
        }
        Event::NotesDeclined { meeting, version, by, .. } => minutes::declined(&names, meeting, *version, by),
        Event::NotesFinished { meeting, version, .. } => minutes::finished(&names, meeting, *version),
        Event::MemberCommunicated { meeting, seat, by, .. } => minutes::told(&names, meeting, seat, by),
        Event::PlaceDescribed { place, kind } => minutes::described(&names, place, *kind),
        Event::NotesPublished { meeting, version, place, on, .. } => {
            minutes::published(&names, meeting, *version, place.as_ref(), *on)
        }
        Event::NotesExempted { meeting, place, document, .. } => {
            minutes::exempted(&names, meeting, place.as_ref(), document)
        }
        Event::NotesRegistered { meeting, number, .. } => minutes::registered(&names, meeting, number),
        Event::GroupPublished { group, place, on, .. } => {
            minutes::group_published(&names, group, place.as_ref(), *on)
        }
        Event::UndertakingRegistered { .. }
        | Event::UndertakingProlonged { .. }
        | Event::UndertakingEnded { .. }
        | Event::EngagementBegun { .. }
        | Event::EngagementProlonged { .. }
        | Event::EngagementClosed { .. } => undertaking::said(&names, event),
        Event::AgreementRegistered { agreement, title, .. } => agreement::entered(&names, agreement, title),
        Event::AgreementProlonged { agreement, until, .. } => agreement::prolonged(&names, agreement, *until),
        Event::AgreementEnded { agreement, until, .. } => agreement::ended(&names, agreement, *until),
    }
}
