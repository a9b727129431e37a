//! A duty as an address: `/grupper/{group}/skyldigheter/{norm}?dag=…&mote=…`, and as hidden fields of its forms.

use crate::{form::Field, frame::encoded};
use samordna_domain::{
    AgreementId, BodyId, CharterId, EngagementId, MatterId, MeetingId, RoundId, SeatId,
    duty::{DutyKey, Subject},
};
use serde::Deserialize;

/// Which of several duties of one norm; what is empty is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    /// The day that it is due, for what comes again.
    pub dag: String,
    /// The meeting, as `2026-3`.
    pub mote: String,
    /// The seat's number.
    pub plats: String,
    /// The body's id.
    pub enhet: String,
    /// The place of publication, or who is told.
    pub stalle: String,
    /// The matter, as `2026-3`.
    pub arende: String,
    /// The round, as `2026-3`.
    pub runda: String,
    /// The engagement, as `2026-3`.
    pub medverkan: String,
    /// The governing document's id.
    pub dokument: String,
    /// The agreement, as `2026-3`.
    pub avtal: String,
}

impl Which {
    /// What a key says beside its norm.
    pub fn of(key: &DutyKey) -> Self {
        let about = &key.about;
        Self {
            dag: key.occurrence.map(|day| day.to_string()).unwrap_or_default(),
            mote: about.meeting().map(MeetingId::short).unwrap_or_default(),
            plats: about.seat().map(|seat| seat.number.to_string()).unwrap_or_default(),
            enhet: about.body().map(ToString::to_string).unwrap_or_default(),
            stalle: about.place().unwrap_or_default().to_owned(),
            arende: about.matter().map(MatterId::short).unwrap_or_default(),
            runda: about.round().map(RoundId::short).unwrap_or_default(),
            medverkan: about.engagement().map(EngagementId::short).unwrap_or_default(),
            dokument: about.document().map(ToString::to_string).unwrap_or_default(),
            avtal: about.agreement().map(AgreementId::short).unwrap_or_default(),
        }
    }

    fn pairs(&self) -> [(&'static str, &str); 10] {
        [
            ("dag", &self.dag),
            ("mote", &self.mote),
            ("plats", &self.plats),
            ("enhet", &self.enhet),
            ("stalle", &self.stalle),
            ("arende", &self.arende),
            ("runda", &self.runda),
            ("medverkan", &self.medverkan),
            ("dokument", &self.dokument),
            ("avtal", &self.avtal),
        ]
    }

    /// As hidden fields of a form.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.pairs()
            .map(|(name, value)| Field::hidden(name, value))
            .into_iter()
            .filter(|f| !f.value.is_empty())
    }

    /// The duty that is meant; none where something in it cannot be.
    pub fn key(&self, charter: CharterId, norm: usize, group: &BodyId) -> Option<DutyKey> {
        let about = Subject {
            meeting: given(&self.mote, |short| MeetingId::of(group, short).ok())?,
            seat: given(&self.plats, |number| {
                Some(SeatId { group: group.clone(), number: number.parse().ok()? })
            })?,
            body: given(&self.enhet, |id| id.parse().ok())?,
            place: given(&self.stalle, |place| Some(place.to_owned()))?,
            matter: given(&self.arende, |short| MatterId::of(group, short).ok())?,
            round: given(&self.runda, |short| RoundId::of(group, short).ok())?,
            engagement: given(&self.medverkan, |short| EngagementId::of(group, short).ok())?,
            document: given(&self.dokument, |id| id.parse().ok())?,
            agreement: given(&self.avtal, |short| AgreementId::of(group, short).ok())?,
        }
        .into();
        let occurrence = given(&self.dag, |day| day.parse().ok())?;
        Some(DutyKey { charter, norm, occurrence, about })
    }
}

/// Nothing where nothing was said, and none at all where it cannot be read.
fn given<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() { Some(None) } else { read(text).map(Some) }
}

/// The page of a duty.
pub(crate) fn address(group: &BodyId, key: &DutyKey) -> String {
    let mut address = format!("/grupper/{group}/skyldigheter/{}", key.norm + 1);
    if key.occurrence.is_none() && key.about.is_nothing() {
        return address;
    }
    let which = Which::of(key);
    for (at, (name, value)) in which.pairs().into_iter().filter(|(_, value)| !value.is_empty()).enumerate() {
        address.push(if at == 0 { '?' } else { '&' });
        address.push_str(&format!("{name}={}", encoded(value)));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_the_duty_it_was_made_of() {
        let group: BodyId = "radet".parse().unwrap();
        let about = Subject {
            meeting: Some("radet/2026-3".parse().unwrap()),
            seat: Some("radet/4".parse().unwrap()),
            body: Some("norra-sjukhuset".parse().unwrap()),
            place: Some("VGR:s hemsida & intranät".to_owned()),
            matter: Some("radet/2026-2".parse().unwrap()),
            round: Some("radet/2026-1".parse().unwrap()),
            engagement: Some("radet/2026-4".parse().unwrap()),
            document: Some("rs-2026-1".parse().unwrap()),
            agreement: Some("radet/2026-5".parse().unwrap()),
        }
        .into();
        let charter: CharterId = "uppdrag".parse().unwrap();
        let occurrence = Some(jiff::civil::date(2027, 1, 31));
        let key = DutyKey { charter: charter.clone(), norm: 6, occurrence, about };
        assert_eq!(
            address(&group, &key),
            "/grupper/radet/skyldigheter/7?dag=2027-01-31&mote=2026-3&plats=4&enhet=norra-sjukhuset\
             &stalle=VGR%3As%20hemsida%20%26%20intran%C3%A4t&arende=2026-2&runda=2026-1&medverkan=2026-4&dokument=rs-2026-1\
             &avtal=2026-5"
        );
        assert_eq!(Which::of(&key).key(charter, 6, &group), Some(key));
    }

    #[test]
    fn what_cannot_be_is_no_duty() {
        let group: BodyId = "radet".parse().unwrap();
        let charter: CharterId = "uppdrag".parse().unwrap();
        for wrong in [
            Which { dag: "i morgon".to_owned(), ..Which::default() },
            Which { mote: "tre".to_owned(), ..Which::default() },
            Which { plats: "-1".to_owned(), ..Which::default() },
        ] {
            assert_eq!(wrong.key(charter.clone(), 0, &group), None, "{wrong:?}");
        }
    }
}
