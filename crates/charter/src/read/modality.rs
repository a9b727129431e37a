//! How strongly a sentence binds, by its verbs. A bullet inherits from the line that leads it in.

use super::pattern::patterns;
use crate::{Modality, text::small::Small};

patterns! {
    MUST_NOT = r"~(?:ska|skall|får|kan|måste) (?:dock |därför |däremot |aldrig |heller )?(?:inte|ej|aldrig)~|~(?:ska|skall|får) [a-zåäö]+ (?:inte|ej)~|~inga? (?:mandat|beslutanderätt|beslutsrätt|beslut~|befogenhet|rätt att)|~(?:saknar|har inte|har ej|har inget|har ingen) (?:egen |eget |egna |någon |något )?(?:mandat|beslut|befogenhet|rätt)|~ingen (?:ledamot |enskild |deltagare |av [a-zåäö]+ )?(?:får|ska|kan)~|~förbjud|~inte tillåt|~företräder (?:inte|ej)";
    SHOULD = r"~bör~|eftersträva|eftersträvansvär|~övervägas~|~förvänta[ds]?[se]?~|~huvudprincip|~i möjligaste mån|~(?:när|där|om) (?:så|det) är möjligt|~om möjligt|av (?:största|yttersta) vikt|är av (?:stor|särskild) vikt|~så långt (?:som )?(?:det är )?möjligt|~helst~|~önskvär|~strävar?~|~strävan~|~sträva efter|~lämplig(?:en|tvis)~|~i första hand~|~som (?:en )?huvudregel|~huvudregeln~|~som regel~|~förutsättning(?:en)? (?:för [^.]+? )?är |~en förutsättning~|~behöver ";
    MAY = r"~kan~|~får~|~har rätt~|~äger rätt~|~har möjlighet~|~möjlighet att|~vid behov (?:sker|adjungeras|inbjuds|deltar|kallas|bjuds|ges|bildas|inrättas|tillsätts|hålls)|~rätt att";
    MUST = r"~ska~|~skall~|~måste~|~är skyldig|~åligger|~ansvarar~|~har (?:till|i) uppgift|~har i uppdrag";
}

/// How strongly a sentence in lower case binds, given what leads it in.
pub fn modality(small: &Small, lead: Option<&Small>) -> Modality {
    of(small).or_else(|| lead.and_then(of)).unwrap_or(Modality::Must)
}

fn of(small: &Small) -> Option<Modality> {
    if MUST_NOT.is(small) {
        return Some(Modality::MustNot);
    }
    if SHOULD.is(small) {
        return Some(Modality::Should);
    }
    let start = |pattern: &super::pattern::Pattern| {
        pattern.find(small).and_then(|found| found.get(0)).map(|whole| whole.start())
    };
    match (start(&MUST), start(&MAY)) {
        (Some(must), Some(may)) if may < must => Some(Modality::May),
        (Some(_), _) => Some(Modality::Must),
        (None, Some(_)) => Some(Modality::May),
        (None, None) => None,
    }
}
