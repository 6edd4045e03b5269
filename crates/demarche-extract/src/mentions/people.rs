//! The people whom a page names, and what it says about them.

use demarche_record::Sector;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Grammatical gender, where a title, a role or a given name tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// he
    He,
    /// she
    She,
}

/// How well it is known for whom somebody acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// Not at all.
    #[default]
    None,
    /// The registry knows the name.
    Registry,
    /// The page tells it in passing: a party, "of Greenpeace", a role without its state.
    Hint,
    /// The page tells the office.
    Office,
}

/// Somebody whom the page names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The fullest form of the name.
    pub name: String,
    /// Whom the person acts for.
    pub id: Option<String>,
    /// In which capacity.
    pub sector: Option<Sector>,
    /// How that is known.
    pub evidence: Evidence,
    /// He or she.
    pub gender: Option<Gender>,
    /// Whether the page tells that the name is that of a body: "Varde, the Norwegian charity".
    pub body: bool,
    /// When this reading of the page last named the person; 0 while it has not.
    told: usize,
}

/// Everybody whom one world of a page names, found again by surname.
#[derive(Debug, Default)]
pub struct People {
    all: Vec<Person>,
    by_word: BTreeMap<String, Vec<usize>>,
    by_office: BTreeMap<String, Vec<usize>>,
    clock: usize,
}

impl People {
    /// Whether these words name somebody already known.
    pub fn knows(&self, words: &[&str]) -> bool {
        self.find(words).is_some()
    }

    /// The person at an index.
    pub fn person(&self, index: usize) -> &Person {
        &self.all[index]
    }

    /// The person at an index, to be told more about.
    pub fn person_mut(&mut self, index: usize) -> &mut Person {
        &mut self.all[index]
    }

    /// Whether this reading of the page has named the person by now.
    pub fn is_told(&self, index: usize) -> bool {
        self.all[index].told > 0
    }

    /// Notes a word of the office that a person holds.
    pub fn holds(&mut self, index: usize, office: &str) {
        let holders = self.by_office.entry(office.to_owned()).or_default();
        if !holders.contains(&index) && holders.len() < 32 {
            holders.push(index);
        }
    }

    /// The people to whom the page has given an office.
    pub fn holders(&self, office: &str) -> &[usize] {
        self.by_office.get(office).map_or(&[], Vec::as_slice)
    }

    /// Begins another reading of the page: nobody has been named in it yet.
    pub fn read_again(mut self) -> People {
        self.all.iter_mut().for_each(|p| p.told = 0);
        self
    }

    /// Somebody known whose name agrees with these words: the one told of last where several do.
    pub fn find(&self, words: &[&str]) -> Option<usize> {
        self.find_addressed(words, None)
    }

    /// The same, where a form of address tells the gender: "Mrs. Clinton" is not Bill.
    fn find_addressed(&self, words: &[&str], gender: Option<Gender>) -> Option<usize> {
        let key = key(words.last()?);
        let candidates = self.by_word.get(&key)?.iter().rev().take(32).copied();
        let other = |i: usize| gender.is_some() && self.all[i].gender.is_some_and(|g| Some(g) != gender);
        let mut best = None;
        for i in candidates.filter(|&i| !other(i) && agrees(&self.all[i].name, words)) {
            if best.is_none_or(|b: usize| self.all[i].told > self.all[b].told) {
                best = Some(i);
            }
        }
        best
    }

    /// The person so named, added where nobody agrees; the fullest name is kept.
    pub fn meet(&mut self, words: &[&str], gender: Option<Gender>) -> Option<usize> {
        let i = self.met(words, gender)?;
        self.clock += 1;
        self.all[i].told = self.clock;
        Some(i)
    }

    fn met(&mut self, words: &[&str], gender: Option<Gender>) -> Option<usize> {
        if let Some(i) = self.find_addressed(words, gender) {
            if words.len() > self.all[i].name.split(' ').count() {
                self.all[i].name = words.join(" ");
                self.index(i, words);
            }
            return Some(i);
        }
        words.last()?;
        let i = self.all.len();
        self.all.push(Person { name: words.join(" "), ..Person::default() });
        self.index(i, words);
        Some(i)
    }

    fn index(&mut self, i: usize, words: &[&str]) {
        let first = words.first().filter(|_| words.len() > 1);
        for word in words.last().into_iter().chain(first) {
            let people = self.by_word.entry(key(word)).or_default();
            if !people.contains(&i) {
                people.push(i);
            }
        }
    }
}

/// Whether a name of the registry can be that of somebody whom the page names: "Bennett" is no Naftali where the page
/// has said Michael Bennett.
pub fn may_be(known: &str, registered: &str) -> bool {
    let words: Vec<&str> = registered.split(' ').collect();
    !known.contains(' ') || words.len() < 2 || agrees(known, &words)
}

/// Whether a shorter or longer form can be the same name: one word must be its surname (or the family name that
/// stands first), several words must not contradict each other.
fn agrees(name: &str, words: &[&str]) -> bool {
    let known: Vec<&str> = name.split(' ').collect();
    let (short, long) =
        if known.len() <= words.len() { (known.as_slice(), words) } else { (words, known.as_slice()) };
    let same = |a: &str, b: &str| key(a) == key(b);
    match short {
        [] => false,
        [one] => long.last().is_some_and(|w| same(w, one)) || long.first().is_some_and(|w| same(w, one)),
        [first, .., last] => {
            long.last().is_some_and(|w| same(w, last))
                && (is_particle(first)
                    || long.first().is_some_and(|w| same(w, first))
                    || long.iter().any(|w| same(w, first))
                    || is_initial(first, long.first()))
        }
    }
}

fn is_initial(word: &str, full: Option<&&str>) -> bool {
    word.ends_with('.') && word.len() <= 3 && full.is_some_and(|f| f.chars().next() == word.chars().next())
}

/// The form under which a word of a name is found: lower case, without an article grown onto it.
fn key(word: &str) -> String {
    let lower = word.to_lowercase();
    for article in ["al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-"] {
        if let Some(rest) = lower.strip_prefix(article)
            && rest.len() > 2
        {
            return rest.to_owned();
        }
    }
    lower
}

/// Small words inside names.
pub fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "do"
            | "la"
            | "le"
            | "bin"
            | "ibn"
            | "bint"
            | "al"
            | "el"
            | "ben"
            | "abu"
            | "zu"
            | "ter"
            | "ten"
            | "y"
            | "-"
            | "'"
    )
}

/// Forms of address that say nothing about an office, with the gender that they tell.
pub fn honorific(word: &str) -> Option<Option<Gender>> {
    match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "Prince" | "King" | "Emir" | "Sultan" | "Sheikh" | "Shaikh" | "Sheik" => {
            Some(Some(Gender::He))
        }
        "Mrs" | "Ms" | "Miss" | "Mme" | "Madame" | "Lady" | "Dame" | "Queen" | "Princess" | "Baroness" => {
            Some(Some(Gender::She))
        }
        "Dr" | "Prof" | "Professor" | "Rev" | "Hon" | "Amb" => Some(None),
        _ => None,
    }
}

/// Whether a word is a form of address.
pub fn is_honorific(word: &str) -> bool {
    honorific(word).is_some()
}

const GIVEN: &str = include_str!("../../data/given_names.tsv");

static BY_NAME: LazyLock<BTreeMap<&str, Gender>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for line in GIVEN.lines().filter(|l| !l.starts_with('#')) {
        if let Some((gender, names)) = line.split_once('\t') {
            let gender = if gender == "he" { Gender::He } else { Gender::She };
            all.extend(names.split(' ').map(|name| (name, gender)));
        }
    }
    all
});

/// The gender that a common given name tells.
pub fn gender_of_given(name: &str) -> Option<Gender> {
    let first = name.split([' ', '-']).next()?.to_lowercase();
    BY_NAME.get(first.as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_lead_back_to_the_full_name() {
        let mut people = People::default();
        let burhan = people.meet(&["Abdel", "Fattah", "al-Burhan"], None);
        let xi = people.meet(&["Xi", "Jinping"], None);
        assert_eq!(people.find(&["Burhan"]), burhan);
        assert_eq!(people.find(&["Xi"]), xi);
        assert_eq!(people.find(&["Jiang"]), None);
        assert_eq!(people.find(&["Mary", "Burhan"]), None);
    }

    #[test]
    fn the_fullest_name_is_kept() {
        let mut people = People::default();
        let first = people.meet(&["Moradi"], None);
        assert_eq!(people.meet(&["Farhad", "Moradi"], None), first);
        assert_eq!(people.meet(&["Moradi"], None), first);
        assert_eq!(people.person(0).name, "Farhad Moradi");
    }

    #[test]
    fn of_two_with_one_surname_the_last_told() {
        let mut people = People::default();
        let elder = people.meet(&["Kim", "Jong-un"], None);
        let younger = people.meet(&["Andrew", "Kim"], None);
        let mut people = people.read_again();
        people.meet(&["Kim", "Jong-un"], None);
        assert_eq!(people.find(&["Kim"]), elder);
        people.meet(&["Andrew", "Kim"], None);
        assert_eq!(people.find(&["Kim"]), younger);
    }

    #[test]
    fn address_tells_two_bearers_of_a_name_apart() {
        let mut people = People::default();
        let bill = people.meet(&["Bill", "Clinton"], None);
        people.person_mut(0).gender = Some(Gender::He);
        let hillary = people.meet(&["Hillary", "Clinton"], None);
        people.person_mut(1).gender = Some(Gender::She);
        assert_eq!(people.meet(&["Clinton"], Some(Gender::He)), bill);
        assert_eq!(people.meet(&["Clinton"], Some(Gender::She)), hillary);
    }

    #[test]
    fn given_names_tell_gender() {
        assert_eq!(gender_of_given("Angela Merkel"), Some(Gender::She));
        assert_eq!(gender_of_given("Vladimir Putin"), Some(Gender::He));
        assert_eq!(gender_of_given("Qwxz Smith"), None);
    }
}
