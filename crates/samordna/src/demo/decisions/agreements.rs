//! What the principals of one part of the county have signed with each other, and what each has done about it.

use super::{
    super::builder::{Builder, Done, Stop},
    question,
};
use jiff::civil::{Date, date};
use samordna_domain::{
    AgreementId, BodyId, Command, Event, RoundId,
    agreement::command::RegisterAgreement,
    period::days_after,
    round::{AnswerKind, RoundKind, command::OpenRound},
};

/// The forum that sees to them.
const FORUM: &str = "vs-fyrbodal";
const HOME_CARE: &str = "Överenskommelse om hemsjukvård i Fyrbodal";
const DISCHARGE: &str = "Överenskommelse om trygg utskrivning från sjukhus";
const MUNICIPALITIES: [&str; 6] =
    ["trollhattan", "uddevalla", "vanersborg", "stromstad", "mellerud", "lysekil"];

impl Builder<'_> {
    /// Two agreements are entered, and the first is asked about.
    pub(super) fn agreements(&self) -> Done {
        let home_care = (date(2025, 5, 12), date(2025, 6, 1), Some(date(2027, 1, 31)));
        let home_care = self.agreement(HOME_CARE, "VSF 2025-032", home_care)?;
        self.agreement(DISCHARGE, "VSF 2025-077", (date(2025, 11, 17), date(2026, 1, 1), None))?;
        let round = self.about(&home_care, RoundKind::Implementation)?;
        for unit in MUNICIPALITIES {
            self.answer(&round, unit, AnswerKind::Done, "Hemsjukvårdsteam dygnet runt sedan 2025.")?;
        }
        self.answer(&round, "vgr", AnswerKind::Done, "Läkarstöd från vårdcentralerna enligt rutin.")
    }

    /// The agreement that is about to run out is followed up; the other is carried out by some.
    pub(super) fn agreements_in_autumn(&self) -> Done {
        let (home_care, discharge) = (self.known_agreement(HOME_CARE)?, self.known_agreement(DISCHARGE)?);
        let round = self.about(&home_care, RoundKind::FollowUp)?;
        for unit in MUNICIPALITIES {
            let text = "Journalgranskning i maj: tillgängligheten på natten håller måttet.";
            self.answer(&round, unit, AnswerKind::FollowedUp, text)?;
        }
        self.answer(&round, "vgr", AnswerKind::FollowedUp, "Internrevisionen har granskat läkarstödet.")?;
        let round = self.about(&home_care, RoundKind::Application)?;
        for unit in ["trollhattan", "uddevalla", "vanersborg", "vgr"] {
            self.answer(&round, unit, AnswerKind::Applies, "Avvikelser gås igenom varje månad.")?;
        }
        self.answer(&round, "mellerud", AnswerKind::AppliesInPart, "Läkarbesök i hemmet saknas på helger.")?;
        let round = self.about(&discharge, RoundKind::Implementation)?;
        for unit in ["trollhattan", "uddevalla", "stromstad"] {
            self.answer(&round, unit, AnswerKind::Begun, "Samordnare anställs i höst.")?;
        }
        self.answer(&round, "lysekil", AnswerKind::NotDone, "Vi har för få utskrivningar för ett eget team.")
    }

    fn agreement(
        &self,
        title: &str,
        number: &str,
        (signed, from, until): (Date, Date, Option<Date>),
    ) -> Done<AgreementId> {
        let group = self.body(FORUM)?;
        let parties = MUNICIPALITIES.into_iter().chain(["vgr"]).map(|id| self.body(id));
        let register = RegisterAgreement {
            group: group.clone(),
            title: title.to_owned(),
            registry_number: number.to_owned(),
            parties: parties.collect::<Done<Vec<BodyId>>>()?,
            signed,
            from: Some(from),
            until,
            owner: None,
            every_months: None,
            replaces: None,
        };
        let accepted = self.as_actor(self.reporter(&group), Command::RegisterAgreement(register))?;
        let entered = accepted.events.into_iter().find_map(|event| match event {
            Event::AgreementRegistered { agreement, .. } => Some(agreement),
            _ => None,
        });
        entered.ok_or_else(|| Stop::Unknown(title.to_owned()))
    }

    fn known_agreement(&self, title: &str) -> Done<AgreementId> {
        let group = self.body(FORUM)?;
        let known = self.look(|world| {
            world.agreements.of(&group).find(|one| one.title == title).map(|one| one.id.clone())
        });
        known.ok_or_else(|| Stop::Unknown(title.to_owned()))
    }

    /// Asks all parties.
    fn about(&self, agreement: &AgreementId, kind: RoundKind) -> Done<RoundId> {
        let ask = OpenRound {
            group: agreement.group.clone(),
            kind,
            about: None,
            agreement: Some(agreement.clone()),
            question: question(kind).to_owned(),
            units: Vec::new(),
            due: days_after(self.day, 60),
        };
        self.opened(self.reporter(&agreement.group), ask)
    }
}
