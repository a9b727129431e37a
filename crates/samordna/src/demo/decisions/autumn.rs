//! What the council raises, agrees, asks and decides in the autumn.

use super::*;

impl Builder<'_> {
    /// The board has had its list, and what all have answered is closed.
    pub(super) fn report(&self) -> Done {
        for kind in [RoundKind::Anchoring, RoundKind::UnionConsultation, RoundKind::HomeDecision] {
            let close = CloseRound { round: self.round(ALARM, kind)? };
            self.as_actor(self.keeper()?, Command::CloseRound(close))?;
        }
        let report = ReportDecisions { board: self.body("operativa-namnden")?, until: None };
        self.as_actor(self.registrar(), Command::ReportDecisions(report)).map(drop)
    }

    pub(super) fn tell(&self, matter: &MatterId, to: &str, purpose: Purpose) -> Done {
        let Ok(body) = self.body(to) else { return Ok(()) };
        let tell = CommunicateDecision { matter: matter.clone(), to: Addressee::Body(body), purpose };
        self.as_actor(self.keeper()?, Command::CommunicateDecision(tell)).map(drop)
    }

    /// The hip matter, a good practice, a routine for the chair and two initiatives are raised and prepared.
    pub(super) fn raised_in_autumn(&self) -> Done {
        let hip = self.raise(
            HIP,
            MatterKind::Question,
            Some("regional rutin"),
            "Väntan på operation skiljer mellan sjukhusen, och den som väntar längre får fler komplikationer.",
        )?;
        self.prepare(
            &hip,
            "Sju av tio opereras inom ett dygn. Spridningen mellan sjukhusen är stor.",
            "Alla sjukhus håller en operationssal för höftfraktur varje dag, också på helgen.",
        )?;
        for kind in [RoundKind::Impact, RoundKind::Anchoring] {
            self.ask(kind, &hip, question(kind), &[], 28)?;
        }
        let practice = self.raise(
            ROUNDS,
            MatterKind::Practice,
            None,
            "NU-sjukvården rondar ortopedpatienter på kommunens korttidsplatser på distans.",
        )?;
        self.ask(RoundKind::RollOut, &practice, question(RoundKind::RollOut), &HOSPITALS, 110)?;
        let cast =
            self.raise(CAST, MatterKind::Question, Some("regional rutin"), "Samma märkning i alla gipsrum.")?;
        self.prepare(&cast, "Märkningen är olika i dag.", "Samma färger och ord överallt.")?;
        for kind in [RoundKind::Anchoring, RoundKind::UnionConsultation] {
            self.ask(kind, &cast, question(kind), &[], 30)?;
        }
        for (title, summary) in [
            ("Egenmonitorering efter knäprotes", "Patienten skattar sitt mående hemma."),
            ("Gemensam jourlinje för ryggkirurgi", "En jourlinje för hela regionen nattetid."),
        ] {
            self.raise(title, MatterKind::Initiative, None, summary)?;
        }
        Ok(())
    }

    /// Hip and routine are anchored; most have weighed the consequences.
    pub(super) fn anchored_in_autumn(&self) -> Done {
        let anchoring = self.round(HIP, RoundKind::Anchoring)?;
        for unit in HOSPITALS {
            self.answer(&anchoring, unit, AnswerKind::Anchored, "")?;
        }
        self.answer(
            &anchoring,
            "narhalsan",
            AnswerKind::Objects,
            "Rehabiliteringen behöver vara med från början.",
        )?;
        let impact = self.round(HIP, RoundKind::Impact)?;
        self.answer(&impact, "su", AnswerKind::Affected, "Två sjuksköterskor till på helger.")?;
        self.answer(&impact, "nu-sjukvarden", AnswerKind::Affected, "En sal mindre för planerade ingrepp.")?;
        self.answer(&impact, "skaraborgs-sjukhus", AnswerKind::Affected, "Kräver en ny operationssal.")?;
        self.answer(&impact, "narhalsan", AnswerKind::NotAffected, "")?;
        for (kind, answer) in [
            (RoundKind::Anchoring, AnswerKind::Anchored),
            (RoundKind::UnionConsultation, AnswerKind::NotNeeded),
        ] {
            let round = self.round(CAST, kind)?;
            for unit in HOSPITALS.into_iter().chain(["narhalsan"]) {
                self.answer(&round, unit, answer, "Ingen arbetsuppgift ändras.")?;
            }
        }
        Ok(())
    }

    /// The council agrees on the hip matter, one of its members otherwise, and asks the houses to decide; the chair
    /// decides on the routine alone; initiatives are ranked.
    pub(super) fn agreed_in_autumn(&self) -> Done {
        let hip = self.matter(HIP)?;
        let skaraborg = self.body("skaraborgs-sjukhus")?;
        let member = self.look(|world| {
            let group = world.group(&hip.group).ok()?;
            let mut seats = group.seats(self.day).filter(|seat| seat.unit.as_ref() == Some(&skaraborg));
            seats.find_map(|seat| world.holder(seat, self.day)).map(|held| held.employment.clone())
        });
        let reason = "Vi har inte salar nog förrän ombyggnaden är klar.".to_owned();
        let dissent = member.map(|employment| Dissent { employment, reason }).into_iter().collect();
        self.agree(
            &hip,
            "Alla sjukhus håller en operationssal för höftfraktur varje dag, också på helgen, senast den 1 mars 2027.",
            dissent,
        )?;
        let asked = [&HOSPITALS[..4], &["narhalsan"]].concat();
        self.ask(RoundKind::UnionConsultation, &hip, question(RoundKind::UnionConsultation), &asked, 25)?;
        self.ask(RoundKind::HomeDecision, &hip, question(RoundKind::HomeDecision), &asked, 35)?;
        self.chair_decides(&self.matter(CAST)?)?;
        self.rank()
    }

    pub(super) fn chair_decides(&self, matter: &MatterId) -> Done {
        let held = Holder::ChairOf(matter.group.clone());
        let mandate = self.look(|world| world.mandates.held_as(&held).next().map(|one| one.id.clone()));
        let decide = DecideAsChair {
            matter: matter.clone(),
            text: "Rutinen för märkning av gipsrum fastställs.".to_owned(),
            mandate: mandate.ok_or_else(|| Stop::Unknown("chair".to_owned()))?,
            effective: None,
            cost: Some(20_000),
            on: None,
        };
        self.as_whoever_may(Command::DecideAsChair(decide), PAPER).map(drop)
    }

    pub(super) fn rank(&self) -> Done {
        let group = self.body(COUNCIL)?;
        let initiatives = self.look(|world| {
            let open = world.matters.open(&group).filter(|one| one.kind == MatterKind::Initiative);
            open.map(|one| one.id.clone()).collect::<Vec<_>>()
        });
        let place = |(matter, (start, finish))| Ranked { matter, start: Some(start), finish: Some(finish) };
        let paces = [(date(2026, 11, 1), date(2027, 6, 30)), (date(2027, 1, 15), date(2027, 12, 31))];
        let order = initiatives.into_iter().zip(paces).map(place).collect();
        self.as_actor(self.keeper()?, Command::RankInitiatives(RankInitiatives { group, order })).map(drop)
    }

    /// Two hospitals decide as agreed, one declines; one has planned its consultation with the unions and not had it.
    pub(super) fn decided_in_autumn(&self) -> Done {
        let union = self.round(HIP, RoundKind::UnionConsultation)?;
        for unit in ["su", "nu-sjukvarden", "skaraborgs-sjukhus"] {
            self.answer(&union, unit, AnswerKind::Concluded, "Samverkansgruppen 20 oktober.")?;
        }
        self.answer(&union, "sodra-alvsborgs-sjukhus", AnswerKind::Planned, "Kallelse till 2 december.")?;
        let home = self.round(HIP, RoundKind::HomeDecision)?;
        self.decide(&home, "su", AnswerKind::Decided, "", 2_400_000)?;
        self.decide(&home, "nu-sjukvarden", AnswerKind::Decided, "", 1_100_000)?;
        let why = "Operationssalarna räcker inte förrän ombyggnaden är klar 2028. Vi prövar frågan igen då.";
        self.decide(&home, "skaraborgs-sjukhus", AnswerKind::Declines, why, 0)?;
        let practice = self.round(ROUNDS, RoundKind::RollOut)?;
        self.answer(&practice, "nu-sjukvarden", AnswerKind::Adopts, "Här började det.")?;
        self.answer(&practice, "skaraborgs-sjukhus", AnswerKind::Adopts, "")?;
        self.answer(&practice, "su", AnswerKind::Tries, "På en avdelning till årsskiftet.")?;
        self.answer(
            &practice,
            "sodra-alvsborgs-sjukhus",
            AnswerKind::DoesNotAdopt,
            "Kommunerna har inte tekniken.",
        )
    }

    /// A new initiative is being weighed; the whole county is asked about another matter, and most have answered.
    pub(super) fn asked_in_autumn(&self) -> Done {
        let queue = self.raise(
            QUEUE,
            MatterKind::Question,
            None,
            "Patienter väntar olika länge beroende på var de bor.",
        )?;
        self.prepare(&queue, "Fem väntelistor.", "En väntelista, delad efter behov.")?;
        let round = self.ask(RoundKind::Impact, &queue, question(RoundKind::Impact), &[], 21)?;
        self.answer(&round, "sodra-alvsborgs-sjukhus", AnswerKind::NotAffected, "")?;
        self.county()
    }

    /// The 49 municipalities and the region, on how they are affected.
    pub(super) fn county(&self) -> Done {
        let group = self.body("lgv")?;
        let municipalities: Vec<&str> = self.region.municipality.iter().map(|one| one.id.as_str()).collect();
        let mut units = municipalities.iter().map(|id| self.body(id)).collect::<Done<Vec<BodyId>>>()?;
        units.push(self.body("vgr")?);
        let ask = OpenRound {
            group: group.clone(),
            kind: RoundKind::Impact,
            about: None,
            agreement: None,
            question: "Hur berörs ni om utskrivning från sjukhus planeras i ett gemensamt system?".to_owned(),
            units,
            due: days_after(self.day, 30),
        };
        let round = self.opened(self.reporter(&group), ask)?;
        for (at, unit) in municipalities.iter().enumerate() {
            match at % 7 {
                0 | 3 => self.answer(&round, unit, AnswerKind::Affected, "Utbildning för hemsjukvården.")?,
                1 | 4 => self.answer(&round, unit, AnswerKind::NotAffected, "")?,
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn reminded_in_autumn(&self) -> Done {
        let round = self.round(HIP, RoundKind::HomeDecision)?;
        self.as_actor(self.keeper()?, Command::RemindRound(RemindRound { round })).map(drop)
    }
}
