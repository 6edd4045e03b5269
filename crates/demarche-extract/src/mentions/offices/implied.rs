//! Offices whose name tells the state: "Defense Secretary Lloyd Austin", "the Foreign Secretary".

use super::super::pieces::Kind;
use super::super::walk::Walk;
use super::Role;
use demarche_record::Actor;

impl Walk<'_, '_> {
    /// The state that an office belongs to by its name alone, where nothing in the text says whose it is.
    ///
    /// Several states may have an office of this name: the one that the page is about, else the usual one. "A former
    /// secretary of state" or "foreign secretaries" are nobody's in particular.
    pub(super) fn implied(&self, role: &Role) -> Option<Actor> {
        let piece = self.pieces.at(role.phrase.last)?;
        let administration = self.page.lemma(piece.first) == "administration";
        // "Sens. Castellanos and Haddon".
        let titles = self.page.word(role.phrase.last).ends_with('.');
        if (role.plural && !titles || role.phrase.is_indefinite()) && !administration {
            return None;
        }
        let Kind::Office { states, .. } = piece.kind else { return None };
        let usual = states.first()?;
        // "Territorial Administration" on a page that never tells of the usual one.
        let named = self.page.word(piece.first).eq_ignore_ascii_case("administration");
        if named && self.context.count(usual) == 0 {
            return None;
        }
        // "An administration official" is the usual one's where the page names it at all.
        let small = !self.page.word(piece.first).starts_with(char::is_uppercase);
        if small && states.len() > 1 && !self.context.is_state(usual) {
            return None;
        }
        let home = self.home(role.head, false).and_then(|a| a.id);
        // An office that most states have is that of the state at hand, listed or not.
        if states.len() > 5
            && let Some(home) = home.clone()
        {
            return Some(Actor { id: Some(home), sector: role.sector, name: None, span: None });
        }
        let id = home.filter(|home| states.contains(home)).unwrap_or_else(|| usual.clone());
        Some(Actor { id: Some(id), sector: role.sector, name: None, span: None })
    }
}
