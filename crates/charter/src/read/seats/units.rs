//! Whose seats they are: where the name of a unit ends, and the parts of a total.

use super::*;

pub(super) fn units(unit: &str) -> Names {
    let small = lower(unit);
    let from = ["från ", "för ", "ur ", "per "].iter().find_map(|lead| small.strip_prefix(lead));
    if let Some(unit) = from.and_then(|rest| unit.get(unit.len() - rest.len()..)) {
        return units(unit);
    }
    let each = ["var och en av ", "varje ", "vardera ", "respektive "]
        .iter()
        .find_map(|lead| small.strip_prefix(lead).and(unit.get(lead.len()..)));
    if let Some(unit) = each {
        return Names::one(strip_count(&trimmed(cut_unit(unit))));
    }
    let unit = cut_unit(unit);
    Names(list(&name(unit)).into_iter().map(|unit| strip_count(&unit)).collect())
}

/// "de sex delregionerna" are "delregionerna".
pub(super) fn strip_count(unit: &str) -> String {
    let mut words = unit.splitn(2, ' ');
    match (words.next().and_then(|first| number(&lower(first))), words.next()) {
        (Some(_), Some(rest)) => rest.to_owned(),
        _ => unit.to_owned(),
    }
}

pub(super) fn cut_unit(unit: &str) -> &str {
    let small = lower(unit);
    let stops = [
        " utsed",
        " utses",
        ", en ",
        ", ett ",
        ", två ",
        ", varav",
        " varav ",
        ", som ",
        " som utses",
        " samt en",
        " samt två",
        " och en ",
        " och två ",
        " av respektive",
        " i gruppen",
        " i rådet",
        "; ",
        ". ",
        " (",
        ", och ",
        " med ",
        " – ",
        " ska ",
        ", med ",
    ];
    let end = stops.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(unit.len());
    unit.get(..end).unwrap_or(unit).trim_end_matches(['.', ','])
}

/// The parts of a total: *två från A och två från B*.
pub(super) fn parts(s: &Sentence<'_>) -> BTreeMap<String, u32> {
    let mut out = BTreeMap::new();
    let mut from = 0;
    while let Some(hit) = s.small.get(from..).and_then(|rest| PARTS.find(rest)) {
        let Some(unit) = hit.name("u") else { break };
        let count = hit.name("n").and_then(|count| number(count.as_str()));
        let name = s.text.get(from + unit.start()..from + unit.end()).map(trimmed).unwrap_or_default();
        if let Some(count) = count
            && !name.is_empty()
            && !lower(&name).starts_with("var och en")
        {
            out.insert(name, count);
        }
        from += unit.end();
    }
    if out.len() >= 2 { out } else { BTreeMap::new() }
}
