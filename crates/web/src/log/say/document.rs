//! What happened to governing documents, in words.

use super::{Names, Said};
use crate::document::kept_address;
use jiff::civil::Date;
use samordna_domain::{BodyId, DocumentId};

fn about(words: String) -> Said {
    Said { words, href: Some("/dokument".to_owned()), charter: None }
}

fn title(names: &Names<'_>, id: &DocumentId) -> String {
    names.world.documents.get(id).map_or_else(|| id.to_string(), |known| known.title.clone())
}

pub(super) fn registered(names: &Names<'_>, title: &str) -> Said {
    about(names.l.pick(format!("{title} antecknades."), format!("{title} was recorded.")))
}

pub(super) fn ended(names: &Names<'_>, id: &DocumentId, on: Date) -> Said {
    let title = title(names, id);
    about(names.l.pick(format!("{title} slutade gälla {on}."), format!("{title} ceased to hold on {on}.")))
}

/// Something that a group did with a document that it keeps up to date.
pub(super) fn kept(names: &Names<'_>, group: &BodyId, id: &DocumentId, did: (&str, &str)) -> Said {
    let (title, by) = (title(names, id), names.body(group));
    let words = format!("{title} {} {by}.", names.l.pick(did.0, did.1));
    let is_kept = names.world.documents.kept(group, id).is_some();
    let href = if is_kept { kept_address(group, id) } else { format!("/grupper/{group}/dokument") };
    Said { words, href: Some(href), charter: None }
}
