//! Refusals in words, Swedish and English side by side. A message says what is wrong; the way forward stands apart.

use super::{Refusal, Who, Why};
use crate::{Language, PersonId, World, organisation::BodyKind};
use jiff::civil::Date;

impl Who {
    /// In words: the post, and who holds it.
    pub fn say(&self, world: &World, on: Date, language: Language) -> String {
        let name = |person: &Option<PersonId>| {
            let known = person.as_ref().and_then(|id| world.people.person(id));
            known.map_or_else(|| language.pick("vakant", "vacant").to_owned(), |person| person.name.clone())
        };
        match self {
            Self::Registrar => language.pick("registratorn", "the registrar").to_owned(),
            Self::Body { body, person } => format!("{} ({})", post(world, body, on), name(person)),
            Self::Role { role, group, person } => {
                let (role, group) = (role.label(language), world.organisation.name(group, on));
                language.pick(
                    format!("{role} i {group} ({})", name(person)),
                    format!("{role} of {group} ({})", name(person)),
                )
            }
            Self::HeadOfUnit => language.pick("enhetens chef", "the head of the unit").to_owned(),
            Self::Person { person } => name(&Some(person.clone())),
            Self::Named { name } => language.pick(
                format!("{name} (finns inte i organisationen)"),
                format!("{name} (not registered in the organisation)"),
            ),
        }
    }

    /// It is a post that nobody has.
    pub fn is_vacant(&self) -> bool {
        matches!(self, Self::Body { person: None, .. } | Self::Role { person: None, .. })
    }

    fn is_registrar(&self, world: &World, on: Date) -> bool {
        match self {
            Self::Registrar => true,
            Self::Body { body, .. } => world.registrars(on).any(|registrar| registrar == body),
            Self::Role { .. } | Self::HeadOfUnit | Self::Person { .. } | Self::Named { .. } => false,
        }
    }
}

/// An office with what it belongs to: *Förvaltningschef, Närhälsan*.
fn post(world: &World, body: &crate::BodyId, on: Date) -> String {
    let name = world.organisation.name(body, on);
    let Some(known) = world.organisation.body(body).filter(|known| known.kind == BodyKind::Office) else {
        return name.to_owned();
    };
    known
        .of
        .as_ref()
        .map_or_else(|| name.to_owned(), |of| format!("{name}, {}", world.organisation.name(of, on)))
}

pub(crate) fn list(names: &[String], language: Language) -> String {
    let and = language.pick(" eller ", " or ");
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

impl Refusal {
    /// What is wrong, in one sentence.
    pub fn say(&self, world: &World, on: Date, language: Language) -> String {
        if self.why == Why::OnlyTheRegistrar
            && !self.nearest_first(world, on).iter().all(|who| who.is_registrar(world, on))
        {
            return language.pick("Du får inte göra det.", "You may not do that.").to_owned();
        }
        self.why.say(world, on, language)
    }

    /// Who can say yes, in one sentence; empty where nobody else can.
    pub fn way_forward(&self, world: &World, on: Date, language: Language) -> String {
        let way = self.why.way(language);
        if self.who_can.is_empty() {
            return way.to_owned();
        }
        let who: Vec<String> =
            self.nearest_first(world, on).into_iter().map(|who| who.say(world, on, language)).collect();
        let who = list(&who, language);
        let who = language.pick(format!("Den som kan är {who}."), format!("Who can: {who}."));
        format!("{way} {who}").trim_start().to_owned()
    }

    /// Who can be asked, the registrar last. A vacant post is told of only where nobody else can, and nobody twice.
    fn nearest_first(&self, world: &World, on: Date) -> Vec<&Who> {
        let is_named = |person: &PersonId| {
            self.who_can.iter().any(|who| !matches!(who, Who::Person { .. }) && who.person() == Some(person))
        };
        let mut able: Vec<&Who> = self.who_can.iter().filter(|who| !who.is_vacant()).collect();
        able.retain(|who| !matches!(who, Who::Person { person } if is_named(person)));
        if able.is_empty() {
            return self.who_can.iter().collect();
        }
        able.sort_by_key(|who| who.is_registrar(world, on));
        able
    }
}

impl Why {
    fn say(&self, world: &World, on: Date, language: Language) -> String {
        let pick = |sv: &str, en: &str| language.pick(sv, en).to_owned();
        let body = |id| world.organisation.name(id, on);
        match self {
            Self::SignIn => pick("Logga in först.", "Sign in first."),
            Self::OnlyTheRegistrar => pick("Det gör registratorn.", "The registrar does that."),
            Self::EvidenceMissing => pick(
                "Ange handlingen som visar beslutet, till exempel ett diarienummer.",
                "Give the document that shows the decision, for example a registry number.",
            ),
            Self::OnlyTheKeeper => pick(
                "Det görs på servern, av den som driver installationen.",
                "That is done on the server, by whoever runs the installation.",
            ),
            Self::AlreadyFounded => {
                pick("Installationen är redan upplagd.", "The installation is already set up.")
            }
            Self::NotFounded => {
                pick("Installationen är inte upplagd än.", "The installation is not set up yet.")
            }
            Self::NoSuchBody { body } => language
                .pick(format!("Det finns ingen enhet \"{body}\"."), format!("There is no body \"{body}\".")),
            Self::NoSuchGroup { group } => language.pick(
                format!("Det finns ingen grupp \"{group}\"."),
                format!("There is no group \"{group}\"."),
            ),
            Self::NoSuchPerson { person } => language.pick(
                format!("Det finns ingen person \"{person}\"."),
                format!("There is no person \"{person}\"."),
            ),
            Self::NoSuchEmployment { employment } => language.pick(
                format!("Det finns ingen anställning \"{employment}\"."),
                format!("There is no employment \"{employment}\"."),
            ),
            Self::NoSuchCharter { charter } => language.pick(
                format!("Det finns ingen uppdragshandling \"{charter}\"."),
                format!("There is no charter \"{charter}\"."),
            ),
            Self::NoSuchSeat { seat } => language
                .pick(format!("Det finns ingen plats \"{seat}\"."), format!("There is no seat \"{seat}\".")),
            Self::NoSuchNorm { norm } => language.pick(
                format!("Handlingen har ingen regel nummer {}.", norm + 1),
                format!("The charter has no norm number {}.", norm + 1),
            ),
            Self::NameMissing => pick("Fyll i fältet.", "Fill in the field."),
            Self::TooLong { most } => {
                language.pick(format!("Högst {most} tecken."), format!("At most {most} characters."))
            }
            Self::NameTaken { name, by } => language.pick(
                format!("Namnet {name} finns redan ({by})."),
                format!("The name {name} is already there ({by})."),
            ),
            Self::GroupsAreFormed => pick(
                "En grupp bildas; den registreras inte som enhet.",
                "A group is formed; it is not registered as a body.",
            ),
            Self::GroupsAreDissolved => pick(
                "En grupp avvecklas; den avslutas inte som enhet.",
                "A group is dissolved; it is not ended as a body.",
            ),
            Self::WrongPlaceInOrganisation => pick(
                "En förvaltning hör till en huvudman, en post till en huvudman, förvaltning eller nämnd.",
                "An administration belongs to a principal, an office to a principal, administration or board.",
            ),
            Self::OnlyOfficesHaveDuties => pick(
                "Bara en post kan vara chef eller registrator.",
                "Only an office can be head or registrar.",
            ),
            Self::AlreadyEnded => pick("Det är redan avslutat.", "It has already ended."),
            Self::HasParts { part } => language.pick(
                format!("{} hör hit och finns kvar.", body(part)),
                format!("{} belongs here and still exists.", body(part)),
            ),
            Self::NotAnEmployer { body: id } => language.pick(
                format!("{} är ingen arbetsgivare: ange en förvaltning, huvudman eller nämnd.", body(id)),
                format!("{} is no employer: give an administration, principal or board.", body(id)),
            ),
            Self::NotABoard { body: id } => language.pick(
                format!("{} är ingen nämnd eller ledning.", body(id)),
                format!("{} is no board.", body(id)),
            ),
            Self::SitsInBoard { post } => language.pick(
                format!("{} sitter redan där.", body(post)),
                format!("{} sits there already.", body(post)),
            ),
            Self::DoesNotSitInBoard { post } => language.pick(
                format!("{} sitter inte där den dagen.", body(post)),
                format!("{} does not sit there on that day.", body(post)),
            ),
            Self::NotAnOffice { body: id } => {
                language.pick(format!("{} är ingen post.", body(id)), format!("{} is no office.", body(id)))
            }
            Self::OfficeVacant { office } => language.pick(
                format!("Ingen innehar posten {} den dagen.", body(office)),
                format!("Nobody holds the office {} that day.", body(office)),
            ),
            Self::NotEmployedThen { employment } => language.pick(
                format!("{} är inte anställd där den dagen.", world.people.name(employment)),
                format!("{} is not employed there that day.", world.people.name(employment)),
            ),
            Self::OutOfOrder => {
                pick("Någon har tillträtt posten senare än så.", "Somebody took the office later than that.")
            }
            Self::InsideOut { period } => language.pick(
                format!(
                    "Perioden slutar innan den börjar: {} – {}.",
                    period.from,
                    period.until.unwrap_or(period.from)
                ),
                format!(
                    "The period ends before it starts: {} – {}.",
                    period.from,
                    period.until.unwrap_or(period.from)
                ),
            ),
            Self::BeforeStart { start } => {
                language.pick(format!("Dagen ligger före {start}."), format!("The day is before {start}."))
            }
            Self::InTheFuture { on } => language.pick(
                format!("{on} har inte varit än. En handling dateras den dag den görs."),
                format!("{on} has not been yet. An act is dated the day it is done."),
            ),
            Self::NothingToErase => {
                pick("Det finns inga kontaktuppgifter att radera.", "There is no contact data to erase.")
            }
            Self::ReasonMissing => pick("Skriv varför.", "Write why."),
            Self::OnlyTheyCreateSubgroups { names } => {
                let names = list(names, language);
                language.pick(
                    format!("Undergrupper beslutas av {names}."),
                    format!("Subgroups are decided by {names}."),
                )
            }
            Self::OnlyTheyDissolve { names } => {
                let names = list(names, language);
                language.pick(
                    format!("Gruppen avvecklas av {names}."),
                    format!("The group is dissolved by {names}."),
                )
            }
            Self::AlreadyDissolved => pick("Gruppen är redan avvecklad.", "The group is already dissolved."),
            Self::GroupNotThere { group, on } => language.pick(
                format!("{} finns inte den {on}.", body(group)),
                format!("{} does not exist on {on}.", body(group)),
            ),
            Self::OneOfThese { role } => language.pick(
                format!("Gruppen har redan en plats för {}.", role.label(language).to_lowercase()),
                format!("The group already has a seat for its {}.", role.label(language).to_lowercase()),
            ),
            Self::NotARegularSeat { seat } => language.pick(
                format!("{seat} är ingen ordinarie ledamots plats i gruppen."),
                format!("{seat} is no regular member's seat in the group."),
            ),
            Self::SeatNotThere { seat, on } => language.pick(
                format!("Platsen {seat} finns inte den {on}."),
                format!("Seat {seat} does not exist on {on}."),
            ),
            Self::SeatTaken { seat } => language
                .pick(format!("Någon sitter på platsen {seat}."), format!("Somebody holds seat {seat}.")),
            Self::SeatHeld { by, period } => {
                let name = world.people.name(by);
                match period.until {
                    Some(until) => language.pick(
                        format!("{name} har platsen {} – {until}.", period.from),
                        format!("{name} holds the seat {} – {until}.", period.from),
                    ),
                    None => language.pick(
                        format!("{name} har platsen sedan {}.", period.from),
                        format!("{name} holds the seat since {}.", period.from),
                    ),
                }
            }
            Self::SeatVacant { seat } => {
                language.pick(format!("Platsen {seat} är vakant."), format!("Seat {seat} is vacant."))
            }
            Self::AlreadyOnSeat { seat } => language.pick(
                format!("Personen har redan platsen {seat} i samma roll."),
                format!("The person already holds seat {seat} in the same role."),
            ),
            Self::OnlyTheyAppoint { role, names } => {
                let (role, names) = (role.label(language), list(names, language));
                language.pick(format!("{role} utses av {names}."), format!("{role}: appointed by {names}."))
            }
            Self::Unreadable { sv, en } => language.pick(sv, en).clone(),
            Self::NoRuleFound => pick(
                "Texten innehåller ingen regel. Är det rätt dokument?",
                "The text holds no rule. Is it the right document?",
            ),
            Self::CharterWithdrawn => pick("Utkastet är återtaget.", "The draft is withdrawn."),
            Self::CharterSigned => pick(
                "Handlingen är undertecknad och ändras inte.",
                "The charter is signed and does not change.",
            ),
            Self::CharterNotPlaced => {
                pick("Lägg handlingen under en grupp först.", "Put the charter under a group first.")
            }
            Self::AlreadyAdopted => {
                pick("Handlingen är redan fastställd.", "The charter is already adopted.")
            }
            Self::AlreadyEndorsed => pick("Det är redan antecknat.", "That is already recorded."),
            Self::CharterNamesNoAdopter => pick(
                "Handlingen säger inte vem som fastställer den. Registratorn antecknar beslutet med hänvisning till handlingen som visar det.",
                "The charter does not say who adopts it. The registrar records the decision, citing the document that shows it.",
            ),
            Self::NothingLeftToSign => {
                pick("Den raden är redan undertecknad.", "That line is already signed.")
            }
            Self::OnlyTheyAdopt { names } => {
                let names = list(names, language);
                language.pick(
                    format!("Handlingen fastställs av {names}."),
                    format!("The charter is adopted by {names}."),
                )
            }
            Self::OnlyTheySpeakFor { body: id } => language.pick(
                format!("Du företräder inte {}.", body(id)),
                format!("You do not act for {}.", body(id)),
            ),
            Self::PlaceholdersLeft => pick("Mallen är inte ifylld.", "The template is not filled in."),
            Self::PriorPositionMissing { name } => language.pick(
                format!("{name} måste ta ställning först."),
                format!("{name} has to take a position first."),
            ),
            Self::ParentNotInForce { parent } => language.pick(
                format!("Den överordnade gruppen, {}, har inget uppdrag som gäller.", body(parent)),
                format!("The parent group, {}, has no charter in force.", body(parent)),
            ),
            Self::LaterCharter { charter, from } => {
                let title = world.charter(charter).map_or(charter.as_str(), |charter| charter.title());
                language.pick(
                    format!("{title} gäller redan från {from}. En ny version måste börja senare."),
                    format!("{title} is in force from {from}. A new version has to start later."),
                )
            }
            Self::DocumentKnown { document } => language.pick(
                format!("Dokumentet finns redan ({document})."),
                format!("The document is already there ({document})."),
            ),
            Self::NoSuchDocument { document } => language.pick(
                format!("Det finns inget dokument \"{document}\"."),
                format!("There is no document \"{document}\"."),
            ),
            Self::MustIsKept => pick(
                "Texten säger ska. Den regeln går inte att avstå från. Uppfyll den, eller ändra den i nästa uppdrag.",
                "The text says must. That norm cannot be set aside. Meet it, or change it in the next charter.",
            ),
            Self::NoSuchDuty => pick("Gruppen har ingen sådan skyldighet.", "The group has no such duty."),
            Self::DutyDone { on } => {
                language.pick(format!("Det är redan gjort, {on}."), format!("That is already done, on {on}."))
            }
            Self::MetByTheAct { way } => {
                let way = way.label(language).to_lowercase();
                language.pick(
                    format!("Det räcker inte att anteckna det. Så här blir det gjort: {way}."),
                    format!("It is not enough to say so. This is how it is done: {way}."),
                )
            }
            Self::ClockRuns { since } => {
                language.pick(format!("Klockan går sedan {since}."), format!("The clock runs since {since}."))
            }
            Self::NoClock => pick("Regeln har ingen klocka att starta.", "The norm has no clock to start."),
            Self::Account(no) => no.say(language),
            Self::Meeting(no) => no.say(world, on, language),
            Self::Mandate(no) => no.say(world, on, language),
            Self::Matter(no) => no.say(world, on, language),
            Self::Round(no) => no.say(world, on, language),
            Self::Decision(no) => no.say(world, on, language),
            Self::Escalation(no) => no.say(language),
            Self::Minutes(no) => no.say(world, language),
            Self::Publication(no) => no.say(language),
            Self::Seat(no) => no.say(world, on, language),
            Self::Undertaking(no) => no.say(world, on, language),
            Self::Document(no) => no.say(world, on, language),
            Self::Plan(no) => no.say(world, language),
            Self::Agreement(no) => no.say(world, on, language),
            Self::Within(no) => no.say(world, on, language),
        }
    }

    /// What to do, where no person has to say yes.
    fn way(&self, language: Language) -> &'static str {
        if let Self::SignIn = self {
            return language
                .pick("Välj Logga in högst upp på sidan.", "Choose Sign in at the top of the page.");
        }
        if let Self::EvidenceMissing = self {
            return language
                .pick("Skriv numret i fältet Handling.", "Write the number in the field Document.");
        }
        if let Self::PlaceholdersLeft = self {
            return language.pick(
                "Fyll i platshållarna i dokumentet och läs in det igen.",
                "Fill in the placeholders in the document and have it read again.",
            );
        }
        if let Self::CharterSigned = self {
            return language.pick("Läs in en ny version.", "Have a new version read.");
        }
        if let Self::ParentNotInForce { .. } = self {
            return language.pick(
                "Fastställ den överordnade gruppens uppdrag först.",
                "Adopt the parent's charter first.",
            );
        }
        if let Self::SeatHeld { .. } | Self::HasParts { .. } = self {
            return language.pick("Avsluta det först.", "End that first.");
        }
        if let Self::Seat(no) = self {
            return no.way(language);
        }
        ""
    }
}
