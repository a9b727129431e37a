//! Who adopts the charter or stands behind it: in the text, and in the signature block.

use super::{side_by_side::is_principal, *};

/// *Fastställs av X*, as the block may say it over the line for a signature: X.
fn without_verb(words: &str) -> &str {
    const VERBS: &[&str] =
        &["fastställs av ", "fastställes av ", "fastställd av ", "beslutas av ", "antas av "];
    let small = lower(words);
    let verb = VERBS.iter().find(|verb| small.starts_with(*verb));
    verb.and_then(|verb| words.get(verb.len()..)).unwrap_or(words)
}

impl Reader<'_> {
    /// Sentences that say who adopted or stood behind the text.
    pub(super) fn statements(&mut self) {
        for at in 0..self.text.lines.len() {
            let Some(words) = self.line(at).filter(|words| words.chars().count() <= 200) else { continue };
            if HEAD <= at && !words.bytes().any(|byte| byte.is_ascii_digit()) {
                continue; // What follows the head needs a date.
            }
            let small = lower(words);
            if binds(&small.replace("fastställd", "")) {
                continue;
            }
            if self.id.endorsed_by.is_empty()
                && let Some(found) = ENDORSED.find(&small).or_else(|| ENDORSED_BY.find(&small))
            {
                let body = found.name("body").and_then(|body| words.get(body.range())).unwrap_or_default();
                let date = found
                    .name("rest")
                    .and_then(|rest| dates::date(rest.as_str()))
                    .or_else(|| dates::date(&small));
                let bodied = body.split_whitespace().count() <= 8;
                if bodied && (date.is_some() || at < HEAD) {
                    let body = crate::read::names::trimmed(body);
                    self.id.endorsed_by.push(Endorser { body, date });
                    self.take(at);
                    continue;
                }
            }
            // What follows in the line is read for its rules.
            let first = small.split_once(". ").map_or(small.as_str(), |(first, _)| first);
            if first.split_whitespace().count() <= 20
                && self.id.adopted_by.is_empty()
                && let Some(found) = DECIDED.find(first)
                && dates::date(first).is_some()
            {
                let by = found.name("by").and_then(|by| words.get(by.range())).unwrap_or_default();
                if self.adopted(by) && first.len() == small.len() {
                    self.take(at);
                }
            }
        }
    }

    /// Offices that stand alone near the end, with the principal and the date above them.
    pub(super) fn signatures(&mut self) {
        let lines = self.text.lines.len();
        let mut principals: Vec<(String, Option<String>)> = Vec::new();
        let mut offices: Vec<Adopter> = Vec::new();
        let mut name_above = false;
        for at in lines.saturating_sub(45)..lines {
            let Some(words) = self.line(at) else { continue };
            let shape = self.text.lines.get(at).map(|line| line.shape);
            if self.taken.get(at).copied().unwrap_or_default()
                || matches!(shape, Some(Shape::Bullet | Shape::Row | Shape::Heading))
                || words.contains('§')
                || crate::text::topic::is_known(words) && !direct(&lower(words))
            {
                name_above = false;
                continue;
            }
            let small = lower(words);
            if at > 4
                && let Some(found) = PRINCIPAL.find(&small)
                && words.chars().count() <= 60
                && !words.ends_with('.')
                && !small.contains(" kännedom")
            {
                let name = found.name("name").and_then(|name| words.get(name.range())).unwrap_or_default();
                let (name, date) = (
                    name.trim_end_matches(|c: char| c.is_ascii_digit() || " -–_,".contains(c)),
                    dates::date(&small),
                );
                principals.push((name.to_owned(), date));
                self.take(at);
                continue;
            }
            if BLANK_DATE.is(&small) && !principals.is_empty()
                || dates::date(&small).is_some() && words.len() <= 30 && !principals.is_empty()
            {
                if let Some(last) = principals.last_mut() {
                    last.1 = dates::date(&small);
                }
                self.take(at);
                continue;
            }
            if at > lines / 3
                && is_person(words)
                && self.line(at + 1).is_some_and(|next| is_office(next) || is_person(next))
            {
                self.take(at);
                name_above = true;
                continue;
            }
            let alone = is_office(words)
                && (direct(&small) || name_above || !principals.is_empty())
                && words.split_whitespace().count() <= 8
                && labelled(words).is_none()
                && !words.ends_with('.')
                && !speaks(&small)
                && !matches!(
                    self.text.lines.get(at).map(|line| line.shape),
                    Some(Shape::Bullet | Shape::Row)
                )
                && self.is_near_end(at);
            if alone && at > lines / 3 {
                let office = without_person(without_verb(words));
                let blank = self
                    .line(at + 1)
                    .map(lower)
                    .filter(|next| dates::date(next).is_some() && next.len() <= 30);
                offices.push(Adopter {
                    office,
                    principal: None,
                    date: blank.and_then(|line| dates::date(&line)),
                });
                self.take(at);
                name_above = true;
                continue;
            }
            // The organisation under a signature.
            if name_above && principals.iter().any(|(name, _)| lower(name) == small) {
                self.take(at);
                continue;
            }
            name_above = false;
        }
        for (nth, (principal, date)) in principals.iter().enumerate() {
            match offices.get_mut(nth) {
                Some(office) => {
                    office.principal = Some(principal.clone());
                    office.date = office.date.take().or_else(|| date.clone());
                }
                None => offices.push(Adopter {
                    office: principal.clone(),
                    principal: Some(principal.clone()),
                    date: date.clone(),
                }),
            }
        }
        for office in offices {
            if !self.id.adopted_by.iter().any(|known| {
                known.principal == office.principal && lower(&known.office) == lower(&office.office)
            }) {
                self.id.adopted_by.push(office);
            }
        }
    }

    /// *Direktör, Region X*: the principal stands behind the office.
    pub(super) fn principals(&mut self) {
        for adopter in self.id.adopted_by.iter_mut().filter(|adopter| adopter.principal.is_none()) {
            let parts = adopter.office.rsplit_once(", ").filter(|(_, name)| is_principal(name));
            if let Some((office, name)) = parts.map(|(office, name)| (office.to_owned(), name.to_owned())) {
                (adopter.office, adopter.principal) = (office, Some(name));
            }
        }
    }

    /// Whether little is told after a line, as after a signature: at most a word on who gets the text.
    pub(super) fn is_near_end(&self, at: usize) -> bool {
        let told = |at: &usize| {
            self.line(*at).is_some_and(|words| words.ends_with('.') && words.split_whitespace().count() >= 6)
        };
        (at + 1..self.text.lines.len()).filter(told).take(3).count() <= 2
    }
}
