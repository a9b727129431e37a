//! A small town behind a site: two principals, a council with a charter in force, somebody in each role.
//!
//! Everything in it was done through the desk, as people do it.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use jiff::civil::Date;
use samordna_charter::reading::GroupType;
use samordna_desk::{Act, Answer, Desk};
use samordna_domain::{
    Actor, Command, Event, Moment,
    organisation::{BodyKind, OfficeDuty},
    seat::{
        Role,
        command::{Appoint, EstablishSeat},
    },
};
use samordna_ledger::{Sqlite, test_support::TemporaryFolder};
use samordna_web::{Mode, Site};
use std::sync::Arc;
use tower::ServiceExt;

/// The council's charter, written for the program.
pub const CHARTER: &str = include_str!("../../../../charters/samordningsrad-rorelse.md");

/// The day on which everything is looked at.
pub const TODAY: &str = "2026-11-22";

/// A day, as `2026-01-31`.
pub fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// A site with people in it.
pub struct Town {
    pub desk: Arc<Desk>,
    pub router: Router,
    pub today: Date,
    folder: TemporaryFolder,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub html: String,
}

impl Page {
    /// Where it leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |to| to.to_str().expect("an address"))
    }

    /// What stands in it, where it is told from the rest: fails with the whole page otherwise.
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.html.contains(words), "{} does not say {words:?}:\n{}", self.status, self.html);
        self
    }

    pub fn says_not(&self, words: &str) -> &Self {
        assert!(!self.html.contains(words), "{} says {words:?}:\n{}", self.status, self.html);
        self
    }

    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.html);
        self
    }

    /// The value of a hidden field of the form that posts to an address.
    pub fn hidden(&self, action: &str, name: &str) -> String {
        let form = self.html.split("<form ").find(|form| form.contains(&format!("action=\"{action}\"")));
        let form = form.unwrap_or_else(|| panic!("no form to {action} in {}", self.html));
        let field = form.split("<input ").find(|field| field.contains(&format!("name=\"{name}\"")));
        let field = field.unwrap_or_else(|| panic!("no field {name} in {form}"));
        field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    }
}

impl Town {
    /// A founded installation without anything in it but its registrar.
    pub fn empty() -> Self {
        Self::opened(Mode::Demo, true)
    }

    /// As it is before anybody has set it up.
    pub fn unfounded() -> Self {
        Self::opened(Mode::Demo, false)
    }

    /// The town, where people sign in by name and password.
    pub fn for_real() -> Self {
        let town = Self::opened(Mode::Serve, true);
        town.organise();
        town.staff();
        town
    }

    fn opened(mode: Mode, is_founded: bool) -> Self {
        let folder = TemporaryFolder::new();
        let ledger = Sqlite::open(folder.path().join("town.db"), samordna_ledger::test_support::signer());
        let ledger = Arc::new(ledger.expect("a ledger"));
        let tenant = "stad".parse().expect("a tenant");
        let desk = Arc::new(Desk::open(ledger, tenant, |_| {}).expect("a desk"));
        let today = day(TODAY);
        let clock = Arc::new(move || Moment::noon(today));
        let router = samordna_web::router(Site { desk: desk.clone(), clock, mode, proxies: Vec::new() });
        let town = Self { desk, router, today, folder };
        if is_founded {
            let (principal, registrar) = ("Region Väst".to_owned(), "Rut Register".to_owned());
            let from = Some(day("2019-01-01"));
            town.act_at("2025-01-02", Actor::Keeper, Command::Found { principal, registrar, from });
        }
        town
    }

    /// With organisation, people, a council under a charter in force, and a subgroup without one.
    pub fn new() -> Self {
        let town = Self::empty();
        town.organise();
        town.staff();
        town
    }

    fn organise(&self) {
        self.body(BodyKind::Principal, "Kommunförbundet", None, None);
        for name in ["Norra sjukhuset", "Södra sjukhuset", "Närhälsan", "Koncernkontoret"] {
            self.body(BodyKind::Administration, name, Some("region-vast"), None);
        }
        for (title, of, duty) in [
            ("Hälso- och sjukvårdsdirektör", "region-vast", Some(OfficeDuty::Head)),
            ("Koncernledning hälso- och sjukvård", "region-vast", None),
            ("Förvaltningschef", "norra-sjukhuset", Some(OfficeDuty::Head)),
            ("Förvaltningschef", "sodra-sjukhuset", Some(OfficeDuty::Head)),
            ("Direktör", "kommunforbundet", Some(OfficeDuty::Head)),
        ] {
            self.body(BodyKind::Office, title, Some(of), duty);
        }
        for (name, at, office) in [
            ("Hanna Direktör", "region-vast", Some("halso-och-sjukvardsdirektor-region-vast")),
            ("Kent Koncern", "region-vast", Some("koncernledning-halso-och-sjukvard-region-vast")),
            ("Nils Norr", "norra-sjukhuset", Some("forvaltningschef-norra-sjukhuset")),
            ("Siv Söder", "sodra-sjukhuset", Some("forvaltningschef-sodra-sjukhuset")),
            ("Nora Ledamot", "norra-sjukhuset", None),
            ("Sam Ledamot", "sodra-sjukhuset", None),
            ("Kaj Koordinator", "koncernkontoret", None),
            ("Olle Ordförande", "norra-sjukhuset", None),
        ] {
            self.hire(name, at, office);
        }
    }

    fn staff(&self) {
        self.form("Samordningsråd rörelseorganens sjukdomar", GroupType::CoordinationCouncil, None);
        self.form("Arbetsgrupp knä", GroupType::WorkingGroup, Some(COUNCIL));
        self.registrar(Command::ReadCharter { name: "rorelse.md".to_owned(), text: CHARTER.to_owned() });
        let charter = || CHARTER_ID.parse().expect("an id");
        let group = || COUNCIL.parse().expect("an id");
        self.registrar(Command::PlaceCharter { charter: charter(), group: group() });
        let seats = [
            (Role::Chair, "norra-sjukhuset", Some("olle-ordforande-norra-sjukhuset")),
            (Role::Member, "norra-sjukhuset", Some("nora-ledamot-norra-sjukhuset")),
            (Role::Member, "sodra-sjukhuset", None),
            (Role::Coordinator, "koncernkontoret", Some("kaj-koordinator-koncernkontoret")),
        ];
        for (number, (role, unit, holder)) in seats.into_iter().enumerate() {
            let unit = Some(unit.parse().expect("an id"));
            self.registrar(Command::EstablishSeat(EstablishSeat {
                unit,
                ..EstablishSeat::new(group(), role)
            }));
            let Some(holder) = holder else { continue };
            let seat = format!("{COUNCIL}/{}", number + 1).parse().expect("an id");
            let employment = holder.parse().expect("an id");
            self.registrar(Command::Appoint(Appoint::new(seat, employment)));
        }
        // The prior position and the signature that the text asks for, recorded from paper.
        let body = "koncernledning-halso-och-sjukvard-region-vast".parse().expect("an id");
        self.registrar(Command::EndorseCharter { charter: charter(), body, on: None });
        self.registrar(Command::SignCharter { charter: charter(), line: None, on: None, from: None });
    }

    pub fn body(&self, kind: BodyKind, name: &str, of: Option<&str>, duty: Option<OfficeDuty>) {
        let of = of.map(|of| of.parse().expect("an id"));
        let from = Some(day("2019-01-01"));
        self.registrar(Command::RegisterBody { kind, name: name.to_owned(), of, duty, from });
    }

    pub fn hire(&self, name: &str, at: &str, office: Option<&str>) {
        let (name, at, title) = (name.to_owned(), at.parse().expect("an id"), "Chef".to_owned());
        let from = Some(day("2019-01-01"));
        let events = self.registrar(Command::RegisterPerson { name, at, title, from });
        let Some(Event::EmploymentStarted { employment, .. }) = events.last() else { panic!("{events:?}") };
        if let Some(office) = office {
            let (office, employment) = (office.parse().expect("an id"), employment.clone());
            self.registrar(Command::TakeOffice { office, employment, from, until: None });
        }
    }

    fn form(&self, name: &str, group_type: GroupType, parent: Option<&str>) {
        let parent = parent.map(|parent| parent.parse().expect("an id"));
        let on = Some(day("2025-03-01"));
        self.registrar(Command::FormGroup { name: name.to_owned(), group_type, parent, on });
    }

    /// Another desk over the same ledger, which reads it from its first entry.
    pub fn another_desk(&self) -> Desk {
        let path = self.folder.path().join("town.db");
        let ledger = Sqlite::open(path, samordna_ledger::test_support::signer()).expect("a ledger");
        Desk::open(Arc::new(ledger), "stad".parse().expect("a tenant"), |_| {}).expect("a desk")
    }

    /// The site once more, to be served at an address.
    pub fn site(&self) -> Site {
        let today = self.today;
        let clock = Arc::new(move || Moment::noon(today));
        Site { desk: self.desk.clone(), clock, mode: Mode::Demo, proxies: Vec::new() }
    }

    /// The registrar does it, from a paper, in the spring of 2025.
    pub fn registrar(&self, command: Command) -> Vec<Event> {
        self.act_at("2025-04-01", Actor::Person(REGISTRAR.parse().expect("an id")), command)
    }

    /// Somebody does it on a day.
    pub fn act_at(&self, on: &str, actor: Actor, command: Command) -> Vec<Event> {
        let act = Act::new(actor, Moment::noon(day(on)), command.clone()).citing("RS 2025-00001");
        match self.desk.act(act).expect("no fault") {
            Answer::Accepted(accepted) => accepted.events,
            Answer::Refused(refusal) => panic!("{command:?}: {refusal:?}"),
        }
    }

    /// Fetches a page as somebody, or as nobody.
    pub async fn get(&self, path: &str, person: Option<&str>) -> Page {
        self.send("GET", path, person, &[], "").await
    }

    /// Sends a form as somebody, or as nobody.
    pub async fn post(&self, path: &str, person: Option<&str>, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        self.send("POST", path, person, &kind, &body.join("&")).await
    }

    /// Sends a request as it is.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        person: Option<&str>,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Page {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(person) = person {
            let secret = self.desk.sign_in(&person.parse().expect("an id"), Moment::noon(self.today));
            request = request.header("cookie", format!("samordna={}", secret.expect("a session").as_str()));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let html = String::from_utf8_lossy(&bytes).into_owned();
        Page { status: parts.status, headers: parts.headers, html }
    }
}

/// The ids of those who live here.
pub const REGISTRAR: &str = "rut-register";
pub const DIRECTOR: &str = "hanna-direktor";
pub const CHAIR: &str = "olle-ordforande";
pub const MEMBER: &str = "nora-ledamot";
pub const COUNCIL: &str = "samordningsrad-rorelseorganens-sjukdomar";
pub const CHARTER_ID: &str = "uppdragshandling-for-samordningsrad-rorelseorganens-sjukdomar";

/// Percent-encoded, as a browser sends it.
pub fn encoded(text: &str) -> String {
    let letter = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(letter).collect()
}
