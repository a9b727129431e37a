//! What happened to agreements between principals, in words.

use super::{Names, Said};
use jiff::civil::Date;
use samordna_domain::AgreementId;

fn about(id: &AgreementId, words: String) -> Said {
    Said { words, href: Some(crate::agreement::address(id)), charter: None }
}

pub(super) fn entered(names: &Names<'_>, id: &AgreementId, title: &str) -> Said {
    let group = names.body(&id.group);
    about(
        id,
        names.l.pick(
            format!("{title} fördes in i avtalsregistret för {group}."),
            format!("{title} was entered in the agreement register of {group}."),
        ),
    )
}

pub(super) fn prolonged(names: &Names<'_>, id: &AgreementId, until: Option<Date>) -> Said {
    let title = names.world.agreement_title(id);
    let words = match until {
        Some(until) => names.l.pick(
            format!("{title} förlängdes till och med {until}."),
            format!("{title} was prolonged until {until}."),
        ),
        None => names.l.pick(
            format!("{title} förlängdes tills vidare."),
            format!("{title} was prolonged until further notice."),
        ),
    };
    about(id, words)
}

pub(super) fn ended(names: &Names<'_>, id: &AgreementId, until: Date) -> Said {
    let title = names.world.agreement_title(id);
    about(id, names.l.pick(format!("{title} upphör {until}."), format!("{title} ends on {until}.")))
}
