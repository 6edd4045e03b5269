//! A description that stands right before the name of what it describes: "state news agency Xinhua".

use super::{Draft, Sort};
use crate::Page;
use demarche_record::Sector;

/// Gives such a description the actor of the name: both are one phrase, whatever the tree makes of it.
///
/// `drafts` are in text order. A person's title is read with the name already, and a state is no description's name
/// ("the agency Iran denounced").
pub fn named(page: &Page, drafts: &mut [Draft]) {
    for i in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let (description, name) = (&mut before[i - 1], &rest[0]);
        let gap = page.document.text.get(description.span.end as usize..name.span.start as usize);
        let capital = description.noun.as_deref() == Some("capital") && matches!(gap, Some(" " | ", "));
        if description.sort == Sort::Described
            && name.sort == Sort::Named
            && (gap == Some(" ") && is_body(name) || capital && name.actors.len() == 1)
        {
            description.actors = name.actors.clone();
            description.span = description.span.cover(name.span);
        }
    }
}

/// One body by its own name: an outlet, a group, an organisation, a company.
fn is_body(name: &Draft) -> bool {
    let [actor] = name.actors.as_slice() else {
        return false;
    };
    let sector =
        matches!(actor.sector, Some(Sector::Med | Sector::Reb | Sector::Ngo | Sector::Bus | Sector::Igo));
    actor.id.is_some() && actor.name.is_none() && sector
}
