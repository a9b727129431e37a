//! Grounds in words, Swedish and English side by side.

use super::{Basis, Fact, Ground, House, Law};
use crate::{Language, World, organisation::fold};
use jiff::civil::Date;
use serde::Serialize;

/// A ground put in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spoken {
    /// Where the rule stands: the charter's title, the law, or the program.
    pub source: String,
    /// The sentence of the charter, word for word, or the rule.
    pub sentence: String,
    /// What was weighed; empty where there is nothing beside the rule.
    pub fact: String,
}

impl Ground {
    /// In words.
    pub fn say(&self, world: &World, on: Date, language: Language) -> Spoken {
        let (source, sentence) = self.basis.say(world, language);
        Spoken { source, sentence, fact: self.fact.say(world, on, language) }
    }
}

impl Basis {
    /// Where the rule stands, and what it says.
    pub fn say(&self, world: &World, language: Language) -> (String, String) {
        match self {
            Self::Norm(at) => {
                let charter = world.charter(&at.charter);
                let title = charter.map_or(at.charter.as_str(), |charter| charter.title()).to_owned();
                let quote = charter.and_then(|charter| charter.norm(at.norm)).map(|norm| norm.quote.clone());
                (title, quote.unwrap_or_default())
            }
            Self::Law(law) => (law.source().to_owned(), law.says(language).to_owned()),
            Self::House(rule) => {
                (language.pick("Samordna", "Samordna").to_owned(), rule.says(language).to_owned())
            }
        }
    }
}

impl Law {
    /// Chapter and section.
    pub fn source(self) -> &'static str {
        match self {
            Self::KlDelegation => "Kommunallagen (2017:725) 6 kap. 37–38 §§, 7 kap. 5–6 §§",
            Self::KlReporting => "Kommunallagen (2017:725) 6 kap. 40 §, 7 kap. 8 §",
            Self::Mbl11 => "Lagen (1976:580) om medbestämmande i arbetslivet, 11 §",
            Self::TfDrawnUp => "Tryckfrihetsförordningen 2 kap. 10 §",
        }
    }

    /// What it says, in our words.
    pub fn says(self, language: Language) -> &'static str {
        match self {
            Self::KlDelegation => language.pick(
                "Beslutanderätt delegeras till en person, inte till en grupp av tjänstemän.",
                "The right to decide is delegated to one person, not to a group of officials.",
            ),
            Self::KlReporting => language.pick(
                "Beslut som har fattats med stöd av delegation anmäls till nämnden.",
                "What was decided by delegation is reported to the board.",
            ),
            Self::Mbl11 => language.pick(
                "Före beslut om viktigare förändring av verksamheten ska arbetsgivaren förhandla med facket.",
                "Before deciding on an important change of activities the employer negotiates with the unions.",
            ),
            Self::TfDrawnUp => language.pick(
                "En handling är upprättad när den har skickats ut, justerats eller färdigställts på annat sätt.",
                "A document is drawn up when it has been dispatched, attested or otherwise completed.",
            ),
        }
    }
}

impl House {
    /// The rule.
    pub fn says(self, language: Language) -> &'static str {
        match self {
            Self::RegistrarKeeps => language.pick(
                "Registratorn håller organisationen, personerna och grupperna i ordning.",
                "The registrar keeps organisation, people and groups in order.",
            ),
            Self::RegistrarRecords => language.pick(
                "Det som beslutats utanför Samordna antecknar registratorn, med hänvisning till handlingen som visar det.",
                "What was decided outside Samordna is recorded by the registrar, citing the document that shows it.",
            ),
            Self::ChairAndCoordinatorKeepTheGroup => language.pick(
                "Ordföranden och koordinatorn håller gruppens egna uppgifter i ordning.",
                "The chair and the coordinator keep the group's own records.",
            ),
            Self::DraftersKeepTheirDrafts => language.pick(
                "Ett utkast tillhör den som lät läsa in det.",
                "A draft belongs to whoever had it read.",
            ),
            Self::AnybodyMayHaveACharterRead => language.pick(
                "Den som har loggat in får läsa in en uppdragshandling.",
                "Anybody who has signed in may have a charter read.",
            ),
            Self::SignedTextsNeverChange => language.pick(
                "En text som någon har undertecknat ändras inte. En ändring blir en ny version.",
                "A text that somebody has signed never changes. A change is a new version.",
            ),
            Self::SignatureBlock => language.pick(
                "Handlingens underskriftsrad anger vem som fastställer den.",
                "The document's signature block says who adopts it.",
            ),
            Self::CommissionerAdopts => language.pick(
                "Handlingen säger inte vem som fastställer den. Då gör uppdragsgivaren det.",
                "The document does not say who adopts it. Then its commissioner does.",
            ),
            Self::PlaceholdersBlock => language.pick(
                "En mall fastställs inte: alla platshållare ska vara ifyllda.",
                "A template is not adopted: every placeholder has to be filled in.",
            ),
            Self::DecisionAfterDrafting => language.pick(
                "Ett beslut kan inte vara äldre än handlingen det gäller.",
                "A decision cannot be older than the document it is about.",
            ),
            Self::ParentInForce => language.pick(
                "En undergrupp kan bara få ett uppdrag när den överordnade gruppens uppdrag gäller.",
                "A subgroup can only be given a charter while its parent's charter is in force.",
            ),
            Self::BodiesSpeakThroughTheirHeads => language.pick(
                "En förvaltning företräds av sin chef, en grupp av sin ordförande.",
                "An administration is represented by its head, a group by its chair.",
            ),
            Self::OneChair => language.pick(
                "En grupp har en ordförande, en vice ordförande och en kontaktperson åt gången.",
                "A group has one chair, one vice chair and one contact person at a time.",
            ),
            Self::TermsDoNotOverlap => language.pick(
                "Två personer har inte samma plats samtidigt.",
                "Two persons do not hold one seat at the same time.",
            ),
            Self::GroupsFormATree => language.pick(
                "En grupp med undergrupper avvecklas efter dem.",
                "A group with subgroups is dissolved after them.",
            ),
            Self::NothingIsLost => language.pick(
                "Det som har funnits finns kvar att läsa.",
                "What has been can still be read.",
            ),
            Self::GroupsNeedCharters => language.pick(
                "En grupp arbetar på ett uppdrag som är fastställt och gäller.",
                "A group works under a charter that is adopted and in force.",
            ),
            Self::FinalNotesNeverChange => language.pick(
                "Slutliga anteckningar ändras inte. En rättelse blir en ny version, som säger vad den rättar.",
                "Notes that are final never change. A correction is a new version, which says what it corrects.",
            ),
            Self::WhatIsSignedWasRead => language.pick(
                "Den som skriver under har läst just den versionen.",
                "Whoever signs has read that very version.",
            ),
            Self::MembersTellAtHome => language.pick(
                "Var och en berättar i sin egen organisation.",
                "Everybody tells their own organisation.",
            ),
            Self::FinalBeforePublished => language.pick(
                "Anteckningar publiceras när de är slutliga.",
                "Notes are published when they are final.",
            ),
            Self::NoPersonalDataOnTheOpenWeb => language.pick(
                "Innan en text läggs på öppna webben har någon sett efter att inga personuppgifter följer med.",
                "Before a text goes to the open web somebody has looked for personal data in it.",
            ),
            Self::KeeperFounds => language.pick(
                "Den som driver installationen lägger upp den.",
                "Whoever runs the installation sets it up.",
            ),
            Self::AnybodyMayRaise => language.pick(
                "Den som är inloggad får väcka ett ärende, och ta tillbaka det.",
                "Anybody who has signed in may raise a matter, and take it back.",
            ),
            Self::PartyMattersGoHome => language.pick(
                "En fråga mellan parter går till den part som den gäller.",
                "A matter between parties goes to the party that it concerns.",
            ),
            Self::UnitsAnswerThroughTheirOwn => language.pick(
                "För en förvaltning svarar dess egna: en ledamot, ersättaren eller chefen.",
                "An administration is answered for by its own: a member, the substitute or the head.",
            ),
            Self::PositionsBeforeDecisions => language.pick(
                "Gruppen kommer överens innan någon tillfrågas om beslut.",
                "The group agrees before anybody is asked to decide.",
            ),
            Self::GroupsDecideNothing => language.pick(
                "En grupp beslutar ingenting. Den kommer överens, och varje förvaltning beslutar för sig.",
                "A group decides nothing. It agrees, and each administration decides for itself.",
            ),
            Self::GapGoesToTheCommissioner => language.pick(
                "Uppdraget säger inte vart frågan går när ingen får besluta. Då går den till uppdragsgivaren.",
                "The charter does not say where a matter goes that nobody may decide. It goes to the commissioner.",
            ),
            Self::WhoeverAskedIsTold => language.pick(
                "Den som har gett ett uppdrag, eller frågat, får veta hur det gick.",
                "Whoever gave an order, or asked, is told how it went.",
            ),
            Self::AViewDecidesNothing => language.pick(
                "En grupp som ger sin syn har inte beslutat något.",
                "A group that gives its view has decided nothing.",
            ),
            Self::KeeperCallsWhereSilent => language.pick(
                "Uppdraget säger inte vem som kallar till extra möten. Då gör den som håller gruppens uppgifter det.",
                "The charter does not say who calls extra meetings. Then whoever keeps the group's records does.",
            ),
            Self::FilesAreWhatTheySay => language.pick(
                "En fil är det som namnet säger, så att den går att öppna och inte döljer något.",
                "A file is what its name says, so that it can be opened and hides nothing.",
            ),
            Self::DialoguesHoldForATime => language.pick(
                "Ett ändrat antal möten gäller en begränsad tid, längst till nästa års slut.",
                "A changed number of meetings holds for a limited time, until the end of next year at the latest.",
            ),
            Self::EverybodyHasTheirOwnCalendar => language.pick(
                "Var och en har sin egen kalenderadress.",
                "Everybody has a calendar address of their own.",
            ),
            Self::SeatsFollowTheirPosts => language.pick(
                "Den som har posten har också platsen.",
                "Whoever has the post has the seat too.",
            ),
            Self::AnybodyMayLeaveTheirSeat => language.pick(
                "Den som har en plats får lämna den.",
                "Whoever holds a seat may leave it.",
            ),
            Self::EverybodyChoosesTheirMail => language.pick(
                "Var och en väljer själv vilka brev de vill ha.",
                "Everybody chooses for themselves which mail they want.",
            ),
            Self::UndertakingsBelongToSomebody => language.pick(
                "Den som äger ett projekt eller program säger när det börjar och slutar.",
                "Whoever owns a project or programme says when it begins and ends.",
            ),
            Self::EngagementsEndWithAWord => language.pick(
                "En referensgrupp avslutar sin medverkan med ett slutord.",
                "A reference group ends its engagement with a closing word.",
            ),
            Self::OrdersComeFromSomebody => language.pick(
                "Det som beställs kommer från någon som finns kvar.",
                "What is ordered comes from somebody who is still there.",
            ),
            Self::KeptDocumentsAreReviewed => language.pick(
                "Ett styrande dokument ses över i tid av den som ansvarar för det.",
                "A governing document is reviewed in time by whoever is responsible for it.",
            ),
        }
    }
}

fn of_max(min: Option<u32>, max: Option<u32>, language: Language) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => {
            language.pick(format!("ska vara {min}"), format!("should be {min}"))
        }
        (Some(min), Some(max)) => {
            language.pick(format!("ska vara {min}–{max}"), format!("should be {min} to {max}"))
        }
        (Some(min), None) => {
            language.pick(format!("ska vara minst {min}"), format!("should be at least {min}"))
        }
        (None, Some(max)) => language.pick(format!("får vara högst {max}"), format!("may be at most {max}")),
        (None, None) => language.pick("inget antal anges", "no number is stated").to_owned(),
    }
}

impl Fact {
    /// In words; empty where there is nothing to say.
    pub fn say(&self, world: &World, on: Date, language: Language) -> String {
        let body = |id| world.organisation.name(id, on);
        match self {
            Self::Nothing => String::new(),
            Self::NotFollowed => {
                language.pick("Följs ännu inte av programmet.", "Not yet followed by the program.").to_owned()
            }
            Self::NothingToHold => language.pick("Inget att pröva.", "Nothing to check.").to_owned(),
            Self::Seats { unit, filled, vacant, min, max } => {
                let of = of_max(*min, *max, language);
                let unit = unit.as_ref().map(|unit| format!("{}: ", body(unit))).unwrap_or_default();
                let word = if *filled == 1 { "tillsatt" } else { "tillsatta" };
                let empty = if *vacant == 1 { "vakant plats" } else { "vakanta platser" };
                language.pick(
                    format!("{unit}{filled} {word} och {vacant} {empty}; {of}."),
                    format!("{unit}{filled} filled and {vacant} vacant; {of}."),
                )
            }
            Self::Units { met, of } => language.pick(
                format!("{met} av {of} enheter har sina platser tillsatta."),
                format!("{met} of {of} units have their seats filled."),
            ),
            Self::Holds { role, employment, since } => {
                let (role, name) = (role.label(language), world.people.name(employment));
                language.pick(
                    format!("{role} är {name} sedan {since}."),
                    format!("{role}: {name}, since {since}."),
                )
            }
            Self::Vacant { role, since } => {
                let role = role.label(language);
                match since {
                    Some(since) => language.pick(
                        format!("{role} saknas sedan {since}."),
                        format!("{role}: vacant since {since}."),
                    ),
                    None => language.pick(format!("{role} saknas."), format!("{role}: vacant.")),
                }
            }
            Self::TermEnds { role, employment, since, on } => {
                let (role, name) = (role.label(language), world.people.name(employment));
                language.pick(
                    format!("{role}: {name} sedan {since}, längst till och med {on}."),
                    format!("{role}: {name} since {since}, at the latest until {on}."),
                )
            }
            Self::PartyHolds { role, party, since, until } => {
                let (role, name) = (role.label(language), body(party));
                language.pick(
                    format!("{role} kommer från {name} sedan {since}; uppdraget växlar efter {until}."),
                    format!("{role}: from {name} since {since}; it moves on after {until}."),
                )
            }
            Self::Succeeds { role, employment, after } => {
                let (role, name) = (role.label(language), world.people.name(employment));
                language.pick(
                    format!("{name} tar över som {} efter {after}.", role.to_lowercase()),
                    format!("{name} takes over as {} after {after}.", role.to_lowercase()),
                )
            }
            Self::Substitutes { with, of } => language.pick(
                format!("{with} av {of} platser har en ersättare."),
                format!("{with} of {of} seats have a substitute."),
            ),
            Self::CoOpted { co_opted, members } => language.pick(
                format!("{co_opted} adjungerade och {members} ledamöter."),
                format!("{co_opted} co-opted and {members} members."),
            ),
            Self::Attested { attested, of } => language.pick(
                format!("Kraven är intygade för {attested} av {of} ledamöter."),
                format!("The demands are attested for {attested} of {of} members."),
            ),
            Self::SameAdministration { administration } => {
                let name = body(administration);
                language.pick(
                    format!("Ordförande och kontaktperson kommer båda från {name}."),
                    format!("Chair and contact person both come from {name}."),
                )
            }
            Self::DifferentAdministrations => language
                .pick(
                    "Ordförande och kontaktperson kommer från olika förvaltningar.",
                    "Chair and contact person come from different administrations.",
                )
                .to_owned(),
            Self::NotInBody { employment, body: id } => {
                let (name, body) = (world.people.name(employment), body(id));
                language
                    .pick(format!("{name} sitter inte i {body}."), format!("{name} does not sit in {body}."))
            }
            Self::CharterInForce { charter, period } => {
                let title = world.charter(charter).map_or(charter.as_str(), |charter| charter.title());
                match period.until {
                    Some(until) => language.pick(
                        format!("{title} gäller från {} till och med {until}.", period.from),
                        format!("{title} holds from {} until {until}.", period.from),
                    ),
                    None => language.pick(
                        format!("{title} gäller från {}.", period.from),
                        format!("{title} holds from {}.", period.from),
                    ),
                }
            }
            Self::NoCharterInForce { group } => {
                let name = body(group);
                language.pick(
                    format!("{name} har inget uppdrag som gäller."),
                    format!("{name} has no charter in force."),
                )
            }
            Self::CharterEnded { on } => language.pick(
                format!("Uppdraget gällde till och med {on}."),
                format!("The charter held until {on}."),
            ),
            Self::NoEnd => {
                language.pick("Uppdraget gäller tills vidare.", "The charter has no end.").to_owned()
            }
            Self::AdoptedOutside { by, authority } => language.pick(
                format!("Fastställd av {by}, men ansvaret ligger enligt texten hos {authority}."),
                format!("Adopted by {by}, while the text gives the authority to {authority}."),
            ),
            Self::Named { name } => {
                language.pick(format!("Texten anger {name}."), format!("The text names {name}."))
            }
            Self::UnknownName { name } => language.pick(
                format!("Texten nämner {name}, som inte finns i organisationen."),
                format!("The text names {name}, which is not registered in the organisation."),
            ),
            Self::Means { name, body: id } => {
                let body = body(id);
                if fold(name) == fold(body) {
                    return language.pick(format!("Det är {body}."), format!("That is {body}."));
                }
                language.pick(format!("{name} är {body}."), format!("{name} is {body}."))
            }
            Self::BodyEnded { body: id, on } => {
                let name = body(id);
                language.pick(format!("{name} upphörde {on}."), format!("{name} ended on {on}."))
            }
            Self::DocumentHolds { title, registry_number } => {
                let number =
                    registry_number.as_ref().map(|number| format!(" ({number})")).unwrap_or_default();
                language.pick(format!("{title}{number} gäller."), format!("{title}{number} is in force."))
            }
            Self::DocumentEnded { title, on } => language
                .pick(format!("{title} gällde till och med {on}."), format!("{title} held until {on}.")),
            Self::UnknownDocument { name } => language.pick(
                format!("Texten hänvisar till {name}, som inte finns bland de styrande dokumenten."),
                format!("The text points to {name}, which is not among the governing documents."),
            ),
            Self::StillThere { body: id } => {
                let name = body(id);
                language.pick(
                    format!("{name}, som ersätts, finns fortfarande kvar."),
                    format!("{name}, which is replaced, is still there."),
                )
            }
            Self::ActsFor { body: id } => {
                let name = body(id);
                language.pick(format!("Företräder {name}."), format!("Acts for {name}."))
            }
            Self::Endorsed { body: id, on } => {
                let name = body(id);
                language.pick(
                    format!("{name} ställde sig bakom uppdraget {on}."),
                    format!("{name} stood behind the charter on {on}."),
                )
            }
            Self::Placeholders { texts } => {
                let list = texts.join(", ");
                language.pick(format!("Kvar att fylla i: {list}."), format!("Left to fill in: {list}."))
            }
            Self::DocumentDate { on } => {
                language.pick(format!("Handlingen är daterad {on}."), format!("The document is dated {on}."))
            }
            Self::Evidence { text } => {
                language.pick(format!("Visas av: {text}."), format!("Shown by: {text}."))
            }
            Self::Done { on } => language.pick(format!("Gjort {on}."), format!("Done on {on}.")),
            Self::Due { on: Some(on) } => {
                language.pick(format!("Ska vara gjort {on}."), format!("Due on {on}."))
            }
            Self::Due { on: None } => {
                language.pick("Ska göras; ingen dag är angiven.", "To be done; no day is stated.").to_owned()
            }
            Self::NoStart => language
                .pick(
                    "Klockan har inte startat: texten saknar startdatum.",
                    "The clock has not started: there is no start date.",
                )
                .to_owned(),
            Self::Waived { reason } => {
                language.pick(format!("Avstår: {reason}"), format!("Waived: {reason}"))
            }
            Self::Derived => {
                language.pick("Programmet gör det självt.", "The program does it by itself.").to_owned()
            }
            Self::Meeting(fact) => fact.say(world, language),
            Self::Mandate(fact) => fact.say(world, on, language),
            Self::Matter(fact) => fact.say(world, on, language),
            Self::Round(fact) => fact.say(world, on, language),
            Self::Decision(fact) => fact.say(world, on, language),
            Self::Minutes(fact) => fact.say(world, language),
            Self::Publication(fact) => fact.say(world, language),
            Self::Seat(fact) => fact.say(world, on, language),
            Self::Undertaking(fact) => fact.say(world, on, language),
            Self::Document(fact) => fact.say(world, language),
            Self::Plan(fact) => fact.say(world, language),
            Self::Agreement(fact) => fact.say(world, on, language),
            Self::Within(fact) => fact.say(world, on, language),
        }
    }
}
