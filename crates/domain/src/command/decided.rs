//! Each command goes to its room.

use super::{Command, Outcome, Request};
use crate::{
    Actor, BodyId, EmploymentId, Event, Period, PersonId, Refusal, World, agreement, charter, decision,
    document, duty, escalation,
    grounds::{Fact, Ground, House},
    group, mandate, matter, meeting, minutes, notice,
    organisation::{self, BodyKind, OfficeDuty},
    person, plan, publication,
    refusal::Why,
    round, seat, undertaking,
};
use jiff::civil::Date;
use samordna_charter::norm::ApprovalAct;

/// Decides what a command leads to, or why it may not be.
pub fn decide(world: &World, request: &Request, command: Command) -> Result<Outcome, Refusal> {
    if let Command::Found { principal, registrar, from } = &command {
        return found(world, request, principal, registrar, *from);
    }
    if !world.is_founded() {
        return Err(Refusal::new(Why::NotFounded));
    }
    let today = request.now.today;
    match command {
        Command::Found { .. } => Err(Refusal::new(Why::AlreadyFounded)),
        Command::RegisterBody { kind, name, of, duty, from } => {
            organisation::register(world, request, kind, &name, of.as_ref(), duty, from)
        }
        Command::RenameBody { body, name, from } => {
            organisation::rename(world, request, &body, &name, Period::since(from.unwrap_or(today)), false)
        }
        Command::AliasBody { body, alias, from, until } => {
            let period = Period { from: from.unwrap_or(today), until };
            organisation::rename(world, request, &body, &alias, period, true)
        }
        Command::EndBody { body, on } => organisation::end(world, request, &body, on),
        Command::AddToBoard { board, post, from } => {
            organisation::add_post(world, request, &board, &post, from)
        }
        Command::RemoveFromBoard { board, post, on } => {
            organisation::remove_post(world, request, &board, &post, on)
        }
        Command::RegisterPerson { name, at, title, from } => {
            person::register(world, request, &name, &at, &title, from)
        }
        Command::Employ { person, at, title, from } => {
            person::employ(world, request, &person, &at, &title, from)
        }
        Command::EndEmployment { employment, on } => person::leave(world, request, &employment, on),
        Command::TakeOffice { office, employment, from, until } => {
            person::take_office(world, request, &office, &employment, from, until)
        }
        Command::LeaveOffice { office, on } => person::leave_office(world, request, &office, on),
        Command::KeepContact { person, contact } => person::keep_contact(world, request, &person, &contact),
        Command::EraseContact { person } => person::erase_contact(world, request, &person),
        Command::FormGroup { name, group_type, parent, on } => {
            group::form(world, request, &name, group_type, parent.as_ref(), on)
        }
        Command::DissolveGroup { group, on, reason } => group::dissolve(world, request, &group, on, &reason),
        Command::ReadCharter { name, text } => charter::read_in(world, request, &name, &text),
        Command::CorrectNorm { charter, correction, reason } => {
            charter::correction::correct(world, request, &charter, &correction, &reason)
        }
        Command::PlaceCharter { charter, group } => charter::place(world, request, &charter, &group),
        Command::WithdrawCharter { charter } => charter::withdraw(world, request, &charter),
        Command::EndorseCharter { charter, body, on } => {
            charter::adoption::endorse(world, request, &charter, &body, on)
        }
        Command::SignCharter { charter, line, on, from } => {
            charter::adoption::sign(world, request, &charter, line, on, from)
        }
        Command::EstablishSeat(asked) => seat::establish(world, request, asked),
        Command::AbolishSeat { seat, on } => seat::abolish(world, request, &seat, on),
        Command::ProposeForSeat(asked) => seat::propose(world, request, asked),
        Command::LogConsultation(asked) => seat::consult(world, request, asked),
        Command::Appoint(asked) => seat::appoint(world, request, asked),
        Command::Succeed(asked) => seat::succeed(world, request, asked),
        Command::LimitCoOption(asked) => seat::limit(world, request, asked),
        Command::ShareCoordinator(asked) => seat::share(world, request, asked),
        Command::EndAppointment { seat, on, reason } => seat::end(world, request, &seat, on, &reason),
        Command::AttestEligibility { seat } => seat::attest(world, request, &seat),
        Command::MeetDuty { duty, on, note } => duty::end(world, request, &duty, on, &note, false),
        Command::WaiveDuty { duty, reason } => duty::end(world, request, &duty, None, &reason, true),
        Command::RegisterDocument(asked) => document::register(world, request, asked),
        Command::EndDocument(asked) => document::end(world, request, asked),
        Command::KeepDocument(asked) => document::keep(world, request, asked),
        Command::ReviseDocument(asked) => document::revise(world, request, asked),
        Command::LetGoOfDocument(asked) => document::let_go(world, request, asked),
        Command::StartClock { charter, norm, on } => duty::start_clock(world, request, &charter, norm, on),
        Command::PlanMeetings(asked) => meeting::plan(world, request, asked),
        Command::MoveMeeting(asked) => meeting::move_to(world, request, asked),
        Command::CancelMeeting(asked) => meeting::cancel(world, request, asked),
        Command::PutItem(asked) => meeting::put(world, request, asked),
        Command::ChangeItem(asked) => meeting::change(world, request, asked),
        Command::LeaveItem(asked) => meeting::leave(world, request, asked),
        Command::OrderAgenda(asked) => meeting::order(world, request, asked),
        Command::KeepTemplate(asked) => meeting::keep_template(world, request, asked),
        Command::AddPaper(asked) => meeting::add_paper(world, request, asked),
        Command::RemovePaper(asked) => meeting::remove_paper(world, request, &asked),
        Command::InviteGuest(asked) => meeting::invite(world, request, asked),
        Command::RemoveGuest(asked) => meeting::uninvite(world, request, &asked),
        Command::CallMeeting(asked) => meeting::call(world, request, asked),
        Command::HoldMeeting(asked) => meeting::hold(world, request, asked),
        Command::GrantMandate(asked) => mandate::grant(world, request, asked),
        Command::RevokeMandate(asked) => mandate::revoke(world, request, asked),
        Command::RaiseMatter(asked) => matter::raise(world, request, asked),
        Command::TriageMatter(asked) => matter::triage(world, request, asked),
        Command::ReceiveMatter(asked) => matter::receive(world, request, asked),
        Command::ReturnMatter(asked) => matter::send_back(world, request, asked),
        Command::PrepareMatter(asked) => matter::prepare(world, request, asked),
        Command::ConsultOnMatter(asked) => matter::consult(world, request, asked),
        Command::ReleaseMatter(asked) => matter::release(world, request, asked),
        Command::PutMatterOnAgenda(asked) => matter::put_on_agenda(world, request, asked),
        Command::ReferMatterBack(asked) => matter::refer_back(world, request, asked),
        Command::ShareMatter(asked) => matter::share(world, request, asked),
        Command::AddToMatter(asked) => matter::add(world, request, asked),
        Command::RegisterMatter(asked) => matter::register(world, request, asked),
        Command::TagMatter(asked) => matter::tag(world, request, asked),
        Command::SubmitMatter(asked) => matter::submit(world, request, asked),
        Command::WithdrawMatter(asked) => matter::withdraw(world, request, asked),
        Command::CloseMatter(asked) => matter::close(world, request, asked),
        Command::NameOrderer(asked) => matter::name_orderer(world, request, asked),
        Command::RankInitiatives(asked) => matter::rank(world, request, asked),
        Command::PlanTasks(asked) => plan::plan(world, request, asked),
        Command::OpenRound(asked) => round::open(world, request, asked),
        Command::AnswerRound(asked) => round::answer(world, request, asked),
        Command::RemindRound(asked) => round::remind(world, request, asked),
        Command::JoinRound(asked) => round::join(world, request, asked),
        Command::LeaveRound(asked) => round::leave(world, request, asked),
        Command::CloseRound(asked) => round::close(world, request, asked),
        Command::TakePosition(asked) => decision::take(world, request, asked),
        Command::HandToPoliticians(asked) => decision::hand_to_politicians(world, request, asked),
        Command::AnswerFromPoliticians(asked) => decision::answer_from_politicians(world, request, asked),
        Command::DecideAtHome(asked) => decision::decide_at_home(world, request, asked),
        Command::DecideAsChair(asked) => decision::decide_as_chair(world, request, asked),
        Command::ReportDecisions(asked) => decision::report(world, request, asked),
        Command::CommunicateDecision(asked) => decision::communicate(world, request, asked),
        Command::AcknowledgeDecision(asked) => decision::acknowledge(world, request, asked),
        Command::EscalateMatter(asked) => escalation::escalate(world, request, asked),
        Command::AnswerEscalation(asked) => escalation::answer(world, request, asked),
        Command::CorrectAttendance(asked) => meeting::correct(world, request, asked),
        Command::AdjustFrequency(asked) => meeting::adjust(world, request, asked),
        Command::OpenFeed(asked) => meeting::open_feed(world, request, &asked),
        Command::CloseFeed(_) => meeting::close_feed(world, request),
        Command::ChooseMail(asked) => notice::choose(world, request, asked),
        Command::ShareNotes(asked) => minutes::share(world, request, asked),
        Command::ApproveNotes(asked) => minutes::sign(world, request, ApprovalAct::Approve, asked),
        Command::SignNotes(asked) => minutes::sign(world, request, ApprovalAct::Sign, asked),
        Command::AttestNotes(asked) => minutes::sign(world, request, ApprovalAct::Attest, asked),
        Command::DeclineNotes(asked) => minutes::decline(world, request, asked),
        Command::CommunicateAtHome(asked) => minutes::communicate(world, request, asked),
        Command::DescribePlace(asked) => publication::describe(world, request, asked),
        Command::PublishNotes(asked) => publication::publish(world, request, asked),
        Command::ExemptNotes(asked) => publication::exempt(world, request, asked),
        Command::RegisterNotes(asked) => publication::register(world, request, asked),
        Command::PublishGroup(asked) => publication::publish_group(world, request, asked),
        Command::RegisterUndertaking(asked) => undertaking::register(world, request, asked),
        Command::ProlongUndertaking(asked) => undertaking::prolong(world, request, asked),
        Command::EndUndertaking(asked) => undertaking::end(world, request, asked),
        Command::BeginEngagement(asked) => undertaking::begin(world, request, asked),
        Command::ProlongEngagement(asked) => undertaking::prolong_engagement(world, request, asked),
        Command::CloseEngagement(asked) => undertaking::close(world, request, asked),
        Command::DeclareWithinScope(asked) => {
            charter::within::declare(world, request, &asked.charter, &asked.reason)
        }
        Command::RegisterAgreement(asked) => agreement::register(world, request, asked),
        Command::ProlongAgreement(asked) => agreement::prolong(world, request, asked),
        Command::EndAgreement(asked) => agreement::end(world, request, asked),
    }
}

/// Decides whether an installation may be founded: once, by whoever runs it.
fn found(
    world: &World,
    request: &Request,
    principal: &str,
    registrar: &str,
    from: Option<Date>,
) -> Result<Outcome, Refusal> {
    if world.is_founded() {
        return Err(Refusal::new(Why::AlreadyFounded));
    }
    if request.actor != Actor::Keeper {
        return Err(Refusal::new(Why::OnlyTheKeeper).by(Ground::house(House::KeeperFounds, Fact::Nothing)));
    }
    let (principal, registrar) = (organisation::checked(principal)?, organisation::checked(registrar)?);
    let from = from.unwrap_or(request.now.today);
    let home = BodyId::free(&principal, |_| false);
    let office = BodyId::free("Registrator", |id| *id == home);
    let person = PersonId::free(&registrar, |_| false);
    let employment = EmploymentId::free(&format!("{person} {home}"), |_| false);
    let events = vec![
        Event::BodyRegistered {
            body: home.clone(),
            kind: BodyKind::Principal,
            name: principal,
            of: None,
            duty: None,
            from,
        },
        Event::BodyRegistered {
            body: office.clone(),
            kind: BodyKind::Office,
            name: "Registrator".to_owned(),
            of: Some(home.clone()),
            duty: Some(OfficeDuty::Registrar),
            from,
        },
        Event::PersonRegistered { person: person.clone(), name: registrar },
        Event::EmploymentStarted {
            employment: employment.clone(),
            person,
            at: home,
            title: "Registrator".to_owned(),
            from,
        },
        Event::OfficeTaken { office, employment, period: Period::since(from) },
    ];
    let grounds = vec![Ground::house(House::KeeperFounds, Fact::Nothing)];
    Ok(Outcome { events, grounds, blobs: Vec::new() })
}
