//! Who on a day held an office and bears a surname: "President Bush" in 2007.

use std::collections::BTreeMap;

use demarche_record::Date;

use crate::fold::fold;
use crate::load::Compiled;
use crate::{ActorClass, Entry, Lexicon};

/// The numbers of the dated entries of people by their surname, folded.
pub(crate) type Surnames = BTreeMap<String, Vec<u32>>;

impl Lexicon {
    /// The people of the registry with this surname whose office the day lies in.
    pub fn in_office(&self, surname: &str, on: Date) -> Vec<&Entry> {
        let all = self.all.surnames();
        let numbers = all.get(&fold(surname)).map_or(&[][..], Vec::as_slice);
        let entries = numbers.iter().filter_map(|&n| self.all.entries.get(n as usize));
        entries.filter(|e| e.holds_on(Some(on))).collect()
    }
}

/// Sorts the dated people of the registry by surname.
pub(crate) fn surnames(all: &Compiled) -> Surnames {
    let mut found = Surnames::new();
    for (number, entry) in all.entries.iter().enumerate() {
        let Entry::Actor { id, name, class: ActorClass::Person, since: Some(_), .. } = entry else {
            continue;
        };
        let mut words = name.split(' ');
        let surname = if family_first(id) { words.next() } else { words.next_back() };
        let full = name.contains(' ');
        if let Some(surname) = surname.filter(|_| full) {
            found.entry(fold(surname)).or_default().push(number as u32);
        }
    }
    found
}

/// Where names begin with that of the family: "Xi Jinping", "Moon Jae-in".
fn family_first(id: &str) -> bool {
    matches!(id, "CHN" | "TWN" | "HKG" | "PRK" | "KOR" | "VNM")
}
