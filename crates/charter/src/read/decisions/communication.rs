//! Who is told of decisions.

use super::*;

pub(super) fn communication(s: &Sentence<'_>, found: &mut Found) {
    let labelled = s.label.is_some_and(|label| {
        holds(&lower(label), "information om beslut|kommunikation av beslut|beslut meddelas|expediering")
    });
    if labelled && let Some(hit) = TELLS.find(&s.small) {
        let by = s.named(&hit, "by").map(name).map(Names::one).unwrap_or_default();
        let to =
            s.named(&hit, "to").map(|to| cut(to, &[" inom ", " senast ", " efter "])).unwrap_or_default();
        let within = s.has("inom|senast").then(|| days(&s.small)).flatten();
        found.push(
            Rule::CommunicationOfDecisions(CommunicationOfDecisions {
                to: list(&to),
                by,
                within_days: within,
            }),
            s.modality,
        );
        return;
    }
    if let Some(hit) =
        ABOUT_DECISIONS.find(s.small.without_stop()).or_else(|| ARE_TOLD.find(s.small.without_stop()))
    {
        let within = s.has("inom|senast").then(|| days(&s.small)).flatten();
        found.push(
            Rule::CommunicationOfDecisions(CommunicationOfDecisions {
                to: s.named(&hit, "to").map(list).unwrap_or_default(),
                by: s.named(&hit, "by").map(name).map(Names::one).unwrap_or_default(),
                within_days: within,
            }),
            s.modality,
        );
        return;
    }
    if !TELL_SUBJECT.is(&s.small)
        || !TELL.is(&s.small)
        || found.any(&[
            Kind::PoliticalHandover,
            Kind::Publication,
            Kind::Registration,
            Kind::Boundary,
            Kind::MinutesRequired,
            Kind::Anchoring,
        ])
        || s.topic == crate::text::topic::Topic::Distribution
    {
        return;
    }
    let Some(hit) = TELL_TO.find(s.small.without_stop()) else { return };
    let to = s
        .named(&hit, "to")
        .map(|to| {
            cut(
                to,
                &[
                    " inom ",
                    " senast ",
                    " efter ",
                    " av ",
                    " via ",
                    " genom ",
                    " i samband",
                    " så snart",
                    " snarast",
                    " skriftlig",
                    " för känne",
                ],
            )
        })
        .unwrap_or_default();
    let to = lower(&to)
        .strip_prefix("särskilt ")
        .map_or(to.clone(), |_| to.get("särskilt ".len()..).unwrap_or(&to).to_owned());
    let to = ["kommuniceras med ", "med ", "till "]
        .iter()
        .find_map(|lead| {
            lower(&to).strip_prefix(lead).map(|_| to.get(lead.len()..).unwrap_or(&to).to_owned())
        })
        .unwrap_or(to);
    let by = s
        .named(&hit, "by")
        .map(name)
        .or_else(|| TELL_BY.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name)));
    let within = s.has("inom|senast").then(|| days(&s.small)).flatten();
    found.push(
        Rule::CommunicationOfDecisions(CommunicationOfDecisions {
            to: list(&to),
            by: by.map(Names::one).unwrap_or_default(),
            within_days: within,
        }),
        s.modality,
    );
}

patterns! {
    TELLS = r"^(?P<by>[^.]+?) (?:ska )?(?:meddelar|informerar|underrättar|skickar|meddela|informera|delger|återkopplar)(?: till)? (?P<to>[^.]+)$";
    ABOUT_DECISIONS = r"^(?P<by>[^.,]{3,40}?) (?:ska |skall )?(?:informerar|informera|underrättar|underrätta) (?P<to>[^.,]+?) om (?:fattade |gruppens |rådets |sina )?beslut(?:en)?(?: inom [^.]+)?$";
    ARE_TOLD = r"^(?P<to>[^.,]{3,60}?) (?:ska |skall )?(?:underrättas|underrättats|informeras) om (?:fattade |gruppens |rådets )?beslut(?:en|et)?(?: av (?P<by>[^.]+))?$";
    TELL_BY = r"~av (?:respektive |varje )?(?P<by>(?:verksamhetschef|ordförande|koordinator|processledar|sekreterar|kansli|ledamöter)[a-zåäö]*)";
}
