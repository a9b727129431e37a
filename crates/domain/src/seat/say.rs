//! What is weighed and what is refused about seats, in words, Swedish and English side by side.

use super::Role;
use crate::{BodyId, EmploymentId, Language, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something that is so about seats, as far as it was weighed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatFact {
    /// Somebody sits there.
    Sits {
        /// Who.
        employment: EmploymentId,
    },
    /// Somebody sits in the body that they are drawn from.
    SitsIn {
        /// Who.
        employment: EmploymentId,
        /// The body.
        body: BodyId,
    },
    /// There is a proposal.
    Proposed {
        /// From whom, as the charter names them.
        name: String,
    },
    /// There was a consultation.
    Consulted {
        /// With whom, as the charter names them.
        name: String,
    },
    /// A routine was followed.
    ByRoutine {
        /// Its number or name.
        routine: String,
    },
    /// The chair and somebody have spoken about it.
    Dialogue {
        /// Who.
        employment: EmploymentId,
        /// When.
        on: Date,
    },
    /// How many members' seats stand empty, each with somebody who fills it.
    ToFill {
        /// Empty.
        vacant: u32,
        /// In all.
        of: u32,
    },
    /// A seat is empty.
    Empty {
        /// The role.
        role: Role,
        /// Whose it is.
        unit: Option<BodyId>,
        /// Since when.
        since: Date,
    },
    /// Somebody's last day on a seat.
    Leaves {
        /// The role.
        role: Role,
        /// Who.
        employment: EmploymentId,
        /// The last day.
        last: Date,
    },
    /// The coordinator is shared.
    Shares {
        /// Who.
        employment: EmploymentId,
        /// How much of the time, in per cent.
        percent: u32,
    },
    /// The coordinator of the group above is not shared yet.
    NotYetShared {
        /// Who it is.
        employment: EmploymentId,
    },
    /// Chair and vice chair come from one side.
    OneSide {
        /// Which.
        side: String,
    },
    /// The sides of a unit's seats, against what the charter says.
    Split {
        /// Whose seats.
        unit: Option<BodyId>,
        /// Each side with how many sit there and how many should.
        parts: Vec<(String, u32, u32)>,
    },
    /// Co-opted persons beside the number that the group has fixed.
    CoOptedMost {
        /// Co-opted.
        co_opted: u32,
        /// At most.
        most: u32,
    },
    /// How many members were at least at half of the year's meetings.
    TookPart {
        /// At half or more.
        active: u32,
        /// Members.
        of: u32,
        /// Meetings held that year.
        meetings: u32,
        /// The year.
        year: i16,
    },
    /// What the composition is to balance.
    Balance {
        /// As the charter names them.
        aspects: Vec<String>,
    },
    /// Who attends whose meetings.
    Attends {
        /// Who, as the charter names them.
        who: String,
        /// Whose meetings.
        body: String,
    },
    /// That whoever is named sees to the secretariat's resources.
    Resources,
}

/// Why something may not be done about a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "seat_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum SeatNo {
    FollowsPost { post: BodyId },
    NoPost { body: BodyId },
    ContactFrom { group: BodyId },
    NobodyProposes { role: Role },
    OnlyTheyPropose { names: Vec<String> },
    WhoProposes,
    NobodyIsConsulted { role: Role },
    NotToBeConsulted { names: Vec<String> },
    OnlyTheyLog { with: BodyId },
    UnknownBefore { name: String },
    NotProposed { name: String, is_another: bool },
    NotConsulted { names: Vec<String> },
    RoutineNotCited { routine: String },
    NotFromBody { body: BodyId },
    NotFromAmong { name: String },
    SameSideAsChair,
    SameAdministration { role: Role, is_should: bool },
    NotTheirTurn { side: String, since: Date, last: Date, from: Date },
    SomebodyMovesUp { employment: EmploymentId, on: Date },
    ServedTheirTime { employment: EmploymentId, since: Date, last: Date },
    TooLong { last: Date },
    NoRoomForCoOpted { most: u32 },
    NobodyMovesUp { role: Role },
    LeftEarly { left: Date, on: Date },
    TermNotOver { on: Date },
    NobodyToMoveUp { on: Date },
    NoGroupAbove,
    NothingSharesTheCoordinator { group: BodyId },
    NoCoordinatorAbove { parent: BodyId },
    TooMuchOfTheTime { left: u32 },
}

fn list(names: &[String], and: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

impl SeatFact {
    pub(crate) fn say(&self, world: &World, on: Date, l: Language) -> String {
        let body = |id| world.organisation.name(id, on);
        let name = |id| world.people.name(id);
        match self {
            Self::Sits { employment } => {
                let name = name(employment);
                l.pick(format!("{name} har platsen."), format!("{name} holds the seat."))
            }
            Self::SitsIn { employment, body: id } => {
                let (name, body) = (name(employment), body(id));
                l.pick(format!("{name} sitter i {body}."), format!("{name} sits in {body}."))
            }
            Self::Proposed { name } => {
                l.pick(format!("Förslag finns från {name}."), format!("There is a proposal from {name}."))
            }
            Self::Consulted { name } => {
                l.pick(format!("Samråd har skett med {name}."), format!("{name} has been consulted."))
            }
            Self::ByRoutine { routine } => {
                l.pick(format!("Enligt {routine}."), format!("According to {routine}."))
            }
            Self::Dialogue { employment, on } => {
                let name = name(employment);
                l.pick(
                    format!("Det gäller {name}. Dialogen med ordföranden var {on}."),
                    format!("It is about {name}. The dialogue with the chair was on {on}."),
                )
            }
            Self::ToFill { vacant: 0, of } => l.pick(
                format!("Alla {of} ledamöters platser är tillsatta."),
                format!("All {of} members' seats are filled."),
            ),
            Self::ToFill { vacant, of } => l.pick(
                format!("{vacant} av {of} ledamöters platser är vakanta."),
                format!("{vacant} of {of} members' seats are vacant."),
            ),
            Self::Empty { role, unit, since } => {
                let whose = unit.as_ref().map(|unit| format!(", {}", body(unit))).unwrap_or_default();
                let role = role.label(l);
                l.pick(
                    format!("{role}{whose}: vakant sedan {since}."),
                    format!("{role}{whose}: vacant since {since}."),
                )
            }
            Self::Leaves { role, employment, last } => {
                let (role, name) = (role.label(l), name(employment));
                l.pick(
                    format!("{role}: {name} har platsen till och med {last}."),
                    format!("{role}: {name} holds the seat until {last}."),
                )
            }
            Self::Shares { employment, percent } => {
                let name = name(employment);
                l.pick(
                    format!("{name} är koordinator på {percent} procent."),
                    format!("{name} is the coordinator for {percent} per cent of the time."),
                )
            }
            Self::NotYetShared { employment } => {
                let name = name(employment);
                l.pick(
                    format!("Hur {name} delar sin tid är inte antecknat."),
                    format!("How {name} shares the time is not recorded."),
                )
            }
            Self::OneSide { side } => l.pick(
                format!("Ordföranden och vice ordföranden kommer båda från {side}."),
                format!("Chair and vice chair both come from {side}."),
            ),
            Self::Split { unit, parts } => {
                let whose = unit.as_ref().map(|unit| format!("{}: ", body(unit))).unwrap_or_default();
                let parts: Vec<String> = parts
                    .iter()
                    .map(|(side, sits, of)| {
                        l.pick(format!("{side} {sits} av {of}"), format!("{side} {sits} of {of}"))
                    })
                    .collect();
                format!("{whose}{}.", parts.join(", "))
            }
            Self::CoOptedMost { co_opted, most } => l.pick(
                format!("{co_opted} adjungerade; gruppen har bestämt högst {most}."),
                format!("{co_opted} co-opted; the group has fixed {most} at most."),
            ),
            Self::TookPart { meetings: 0, year, .. } => {
                l.pick(format!("Inget möte har hållits {year}."), format!("No meeting was held in {year}."))
            }
            Self::TookPart { active, of, meetings, year } => l.pick(
                format!(
                    "{active} av {of} ledamöter var med på minst hälften av de {meetings} mötena {year}."
                ),
                format!(
                    "{active} of {of} members were at half or more of the {meetings} meetings of {year}."
                ),
            ),
            Self::Balance { aspects } => {
                let aspects = list(aspects, l.pick(" och ", " and "));
                l.pick(format!("Se över: {aspects}."), format!("Look over: {aspects}."))
            }
            Self::Attends { who, body } => l.pick(
                format!("{who} deltar i möten i {body}."),
                format!("{who} attends the meetings of {body}."),
            ),
            Self::Resources => l
                .pick(
                    "Se över om sekretariatet har vad det behöver.",
                    "Look over whether the secretariat has what it needs.",
                )
                .to_owned(),
        }
    }
}

impl SeatNo {
    pub(crate) fn say(&self, world: &World, on: Date, l: Language) -> String {
        let pick = |sv: &str, en: &str| l.pick(sv, en).to_owned();
        let body = |id| world.organisation.name(id, on);
        let name = |id| world.people.name(id);
        let or = |names: &[String]| list(names, l.pick(" eller ", " or "));
        let and = |names: &[String]| list(names, l.pick(" och ", " and "));
        let lower = |role: &Role| role.label(l).to_lowercase();
        match self {
            Self::FollowsPost { post } => {
                let post = body(post);
                l.pick(
                    format!("Platsen följer posten {post}. Den som har posten sitter där."),
                    format!("The seat follows the post {post}. Whoever has the post sits there."),
                )
            }
            Self::NoPost { body: id } => l.pick(
                format!("{} är ingen post som en plats kan följa.", body(id)),
                format!("{} is no post that a seat can follow.", body(id)),
            ),
            Self::ContactFrom { group } => l.pick(
                format!("Gruppen har samma kontaktperson som {}. Ingen utses särskilt.", body(group)),
                format!("The group has the contact person of {}. Nobody is appointed apart.", body(group)),
            ),
            Self::NobodyProposes { role } => l.pick(
                format!("Uppdraget ber inte om förslag på {}.", lower(role)),
                format!("The charter asks for no proposal of a {}.", lower(role)),
            ),
            Self::OnlyTheyPropose { names } => {
                l.pick(format!("Förslag lämnas av {}.", or(names)), format!("Proposed by {}.", or(names)))
            }
            Self::WhoProposes => pick("Ange vem som har lämnat förslaget.", "Say who made the proposal."),
            Self::NobodyIsConsulted { role } => l.pick(
                format!("Uppdraget ber inte om samråd om {}.", lower(role)),
                format!("The charter asks for no consultation about the {}.", lower(role)),
            ),
            Self::NotToBeConsulted { names } => l.pick(
                format!("Samråd sker med {}.", and(names)),
                format!("Those to be consulted are {}.", and(names)),
            ),
            Self::OnlyTheyLog { with } => l.pick(
                format!("Samrådet antecknas av den som företräder {}, eller av den som utser.", body(with)),
                format!("The consultation is logged by whoever acts for {}, or whoever appoints.", body(with)),
            ),
            Self::UnknownBefore { name } => l.pick(
                format!("Texten nämner {name}, som inte finns i organisationen. Ge en enhet det namnet först."),
                format!("The text names {name}, which is not in the organisation. Give a body that name first."),
            ),
            Self::NotProposed { name, is_another: false } => {
                l.pick(format!("Förslag saknas från {name}."), format!("There is no proposal from {name}."))
            }
            Self::NotProposed { name, is_another: true } => l.pick(
                format!("Förslaget från {name} gäller någon annan."),
                format!("The proposal from {name} is of somebody else."),
            ),
            Self::NotConsulted { names } => l.pick(
                format!("Samråd saknas med {}.", and(names)),
                format!("Not yet consulted: {}.", and(names)),
            ),
            Self::RoutineNotCited { routine } => l.pick(
                format!("Ordföranden utses enligt {routine}. Ange den."),
                format!("The chair is appointed according to {routine}. Cite it."),
            ),
            Self::NotFromBody { body: id } => l.pick(
                format!("Personen sitter inte i {}.", body(id)),
                format!("The person does not sit in {}.", body(id)),
            ),
            Self::NotFromAmong { name } => l.pick(
                format!("Personen hör inte till dem som texten anger: {name}."),
                format!("The person is not among those that the text names: {name}."),
            ),
            Self::SameSideAsChair => pick(
                "Vice ordföranden ska komma från den sida som inte har ordföranden.",
                "The vice chair has to come from the side that does not have the chair.",
            ),
            Self::SameAdministration { role, is_should } => {
                let says = l.pick(
                    format!("Personen kommer från samma förvaltning som gruppens {}.", lower(role)),
                    format!("The person comes from the same administration as the group's {}.", lower(role)),
                );
                let reason = match is_should {
                    true => l.pick(" Skriv skälet, eller välj någon annan.", " Write the reason, or choose somebody else."),
                    false => "",
                };
                format!("{says}{reason}")
            }
            Self::NotTheirTurn { side, since, last, from } if from <= last => l.pick(
                format!("Det är {side} som har platsen, från {since} till och med {last}."),
                format!("The seat is that of {side}, from {since} until {last}."),
            ),
            Self::NotTheirTurn { side, last, .. } if side.is_empty() => l.pick(
                format!("Platsen växlar. Samma sida har haft den till och med {last}."),
                format!("The seat moves on. The same side has had it until {last}."),
            ),
            Self::NotTheirTurn { side, last, .. } => l.pick(
                format!("Platsen växlar efter {last}. Då är det {side} som står i tur."),
                format!("The seat moves on after {last}. Then it is the turn of {side}."),
            ),
            Self::SomebodyMovesUp { employment, on } => l.pick(
                format!("{} tar över platsen {on}. Ingen annan utses.", name(employment)),
                format!("{} takes over the seat on {on}. Nobody else is appointed.", name(employment)),
            ),
            Self::ServedTheirTime { employment, since, last } => l.pick(
                format!("{} har suttit sedan {since}, och fick sitta till och med {last}.", name(employment)),
                format!("{} has sat since {since}, and could sit until {last}.", name(employment)),
            ),
            Self::TooLong { last } => l.pick(
                format!("Längst till och med {last}. Lämna tomt, så räknas dagen ut."),
                format!("At the latest until {last}. Leave it empty, and the day is worked out."),
            ),
            Self::NoRoomForCoOpted { most } => l.pick(
                format!("Gruppen har bestämt högst {most} adjungerade."),
                format!("The group has fixed {most} co-opted at most."),
            ),
            Self::NobodyMovesUp { role } => l.pick(
                format!("Ingen efterträder {} av sig själv. Platsen tillsätts.", lower(role)),
                format!("Nobody succeeds the {} by itself. The seat is filled.", lower(role)),
            ),
            Self::LeftEarly { left, on } => l.pick(
                format!("Platsen lämnades {left}, före {on}. Uppdraget säger inte vem som då tar över: platsen tillsätts."),
                format!("The seat was left on {left}, before {on}. The charter does not say who takes over then: the seat is filled."),
            ),
            Self::TermNotOver { on } => l.pick(
                format!("Platsen tas över först {on}. Det kan antecknas från 90 dagar innan."),
                format!("The seat is not taken over until {on}. That can be recorded from 90 days before."),
            ),
            Self::NobodyToMoveUp { on } => l.pick(
                format!("Ingen fanns som kunde ta över {on}. Platsen tillsätts."),
                format!("There was nobody to take over on {on}. The seat is filled."),
            ),
            Self::NoGroupAbove => {
                pick("Gruppen har ingen överordnad grupp.", "The group has no group above it.")
            }
            Self::NothingSharesTheCoordinator { group } => l.pick(
                format!("Varken uppdraget för {} eller det för gruppen ovanför säger att koordinatorn delas.", body(group)),
                format!("Neither the charter of {} nor that of the group above says that the coordinator is shared.", body(group)),
            ),
            Self::NoCoordinatorAbove { parent } => l.pick(
                format!("{} har ingen koordinator den dagen.", body(parent)),
                format!("{} has no coordinator on that day.", body(parent)),
            ),
            Self::TooMuchOfTheTime { left: 100 } => {
                pick("Ange 1 till 100 procent.", "Give 1 to 100 per cent.")
            }
            Self::TooMuchOfTheTime { left } => l.pick(
                format!("Ange 1 till {left} procent: resten är redan fördelad."),
                format!("Give 1 to {left} per cent: the rest is already shared out."),
            ),
        }
    }

    /// What to do, where no person has to say yes.
    pub(crate) fn way(&self, l: Language) -> &'static str {
        if let Self::SomebodyMovesUp { .. } = self {
            return l.pick(
                "Anteckna efterträdandet på platsens sida.",
                "Record the succession on the seat's page.",
            );
        }
        if let Self::FollowsPost { .. } = self {
            return l.pick(
                "Ändra vem som har posten under Organisation.",
                "Change who has the post under Organisation.",
            );
        }
        if let Self::NotProposed { .. } = self {
            return l.pick("Lämna förslaget på platsens sida.", "Make the proposal on the seat's page.");
        }
        if let Self::NotConsulted { .. } = self {
            return l.pick("Anteckna samrådet på platsens sida.", "Log the consultation on the seat's page.");
        }
        ""
    }
}
