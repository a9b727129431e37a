//! Who steps aside because the matter is their own.

use super::*;

patterns! {
    TELLS = r"(?:anmäl[a-zåäö]*|meddela[a-zåäö]*|redovisa[a-zåäö]*|uppge[a-zåäö]*|deklarera[a-zåäö]*|berätta[a-zåäö]*|lämna[a-zåäö]*|informera[a-zåäö]*|upplys[a-zåäö]*|vänd[a-zåäö]* sig|tala[a-zåäö]* om|säg[a-zåäö]* (?:till|ifrån)|ta[rs]? upp|lyft[a-zåäö]*|skicka[a-zåäö]*|inge[a-zåäö]*|rapportera[a-zåäö]*|tillkännage[a-zåäö]*|underrätta[a-zåäö]*|göras?|framför[a-zåäö]*)(?: [^.;]*?)? (?:till|för|hos|med) (?P<to>[^.;]+)$|(?:samlas in|tas emot|tas in|begärs in) av (?P<to3>[^.;]+)|(?:meddela|meddelar|underrättar|underrätta|informera|informerar|upplysa|upplyser|kontakta|kontaktar|uppmärksamma|uppmärksammar) (?P<to2>[^.;]+)$";
    IS_PARTIAL = r"~om (?:någon|en) (?P<who>[a-zåäö]+) (?:är|kan vara|har) (?:jävig|part|ett |eget )";
    LEAVES = r"lämna[rs]? (?:då )?(?:rummet|mötet|lokalen|sammanträdet|salen)|lämnar (?:[a-zåäö]+ ){0,2}(?:rummet|mötet|lokalen|sammanträdet)|(?:inte|ej|icke|aldrig) (?:får |ska |skall |kan |bör )?(?:(?:vara )?med(?:verka)?|delta|deltaga|medverkar|deltar|närvarar|närvara|handlägga|bedöma|få delta)|deltar (?:[a-zåäö]+ ){0,2}(?:inte|ej)|medverkar (?:[a-zåäö]+ )?(?:inte|ej)|deltager (?:inte|ej)|närvarar (?:inte|ej)|avstå|går (?:[a-zåäö]+ )?ut|gå ut|dra[rs]? sig (?:ur|tillbaka)|träd[a-zåäö]+ (?:åt sidan|tillbaka|ut|undan)|utanför rummet|avlägsna[r]? sig|stiger av|lägger ner sin|uteslut|ställa sig vid sidan|ställer sig vid sidan";
    MEMBER = r"(?:^|[ ,])(?P<who>(?:ny[a] |gruppens |rådets |nätverkets |teamets |kommitténs |styrgruppens |samtliga |berörd |berörda |jävig |jäviga |adjungerade )?(?:ledamot|ledamöter|ledamoten|ledamöterna|deltagare|deltagaren|deltagarna|representant|representanter|representanten|representanterna|medlem|medlemmar|medlemmen|medlemmarna|sakkunniga|sakkunnig|experter|expert|ordföranden|representants|ledamots|deltagares))(?:[^a-zåäö]|$)";
}

/// The rule of a conflict of interest.
pub fn conflict(p: &Parts<'_>) -> ConflictOfInterest {
    let declare_to = TELLS.find(p).and_then(|hit| {
        let to = ["to", "to2", "to3"].iter().find_map(|name| hit.name(name))?;
        let to = cut(
            &clause::noun(p.text.get(to.range())?),
            &[" före ", " om ", " vid ", " så ", " innan ", " och "],
        );
        (parts::is_body(&to) && !clause::is_member(&to)).then_some(to)
    });
    let who = who(p).filter(|who| declare_to.as_ref() != Some(who));
    ConflictOfInterest { who, declare_to, leaves: LEAVES.is(p).then_some(true) }
}

fn who(p: &Parts<'_>) -> Option<String> {
    let given = |text: &str| {
        let who = trimmed(text);
        let small = lower(&who);
        let person = clause::is_member(&who)
            || small.starts_with("den som")
            || text.starts_with("Den")
            || holds(
                &small,
                "expert|sakkunnig|adjungera|medarbetar|handläggar|person|upphandlingsstöd|föredragande|chef|tjänsteman|representant|konsult",
            );
        person.then_some(())?;
        let whole = if lower(text.trim()).starts_with("den") { text.trim().replace(',', "") } else { who };
        (whole.split(' ').count() <= 12).then_some(whole)
    };
    if let Some(who) = IS_PARTIAL.find(p).and_then(|hit| hit.name("who")) {
        return p.text.get(who.range()).map(trimmed);
    }
    let whose = ["att den som ", ", den som "]
        .iter()
        .find_map(|lead| p.small.find(lead).map(|at| at + lead.len() - "den som ".len()));
    if let Some(who) = whose.and_then(|at| p.text.get(at..)) {
        let end = [" inte ", " ska ", " lämnar ", " anmäler ", " meddelar ", ", "]
            .iter()
            .filter_map(|end| lower(who).find(end))
            .min();
        return who
            .get(..end.unwrap_or(who.len()))
            .map(trimmed)
            .map(|who| if who.starts_with("som ") { format!("den {who}") } else { who });
    }
    let main = clause::clause(p);
    let subject = main.filter(|main| main.condition.is_none()).map(|main| main.subject()).and_then(given);
    let of = || {
        p.after(&[" av ", " på ", " för "])
            .map(clause::noun)
            .and_then(|who| given(&who))
            .map(|who| cut(&who, &[" till "]))
    };
    let member = || {
        let who = MEMBER.find(p)?.name("who")?;
        let who = p.text.get(who.range()).map(trimmed)?;
        Some(
            who.strip_suffix("ares")
                .map(|stem| format!("{stem}are"))
                .or_else(|| who.strip_suffix('s').map(str::to_owned))
                .unwrap_or(who),
        )
    };
    subject.or_else(of).or_else(member)
}
