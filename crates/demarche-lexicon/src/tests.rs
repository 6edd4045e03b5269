//! The data as it ships, and a user's files on top of it.

use crate::{DataFile, Entry, Lexicon};

fn told(mistakes: &[crate::Mistake]) -> String {
    mistakes.iter().map(|m| format!("\n{m}")).collect()
}

#[test]
fn every_line_is_well_formed() {
    let mistakes = Lexicon::check(&[]);
    assert!(mistakes.is_empty(), "{}", told(&mistakes));
}

#[test]
fn every_test_beside_the_data_holds() {
    let tested = Lexicon::embedded().test(&[]);
    assert!(tested.tests > 100 && tested.failures.is_empty(), "{}", told(&tested.failures));
}

#[test]
fn ids_have_names() {
    let lexicon = Lexicon::embedded();
    let called = |id| lexicon.name_of(id).unwrap_or("nobody");
    let some = [called("RUS"), called("UN"), called("EU"), called("NATO"), called("RSF"), called("IAEA")];
    assert_eq!(some, ["Russia", "United Nations", "European Union", "NATO", "Rapid Support Forces", "IAEA"]);
}

#[test]
fn the_present_office_comes_first() {
    let lexicon = Lexicon::embedded();
    for (name, id) in [("Rutte", "NATO"), ("Kallas", "EU"), ("Tusk", "POL")] {
        let found = lexicon.matches(&[name], 0);
        let Some(Entry::Actor { id: first, .. }) = found.first().map(|m| m.entry) else {
            panic!("{name} is known");
        };
        assert_eq!(first, id, "{name}");
    }
}

#[test]
fn nouns_come_with_their_dictionary_forms() {
    let lexicon = Lexicon::embedded();
    let found = lexicon.matches(&["M23"], 0);
    let Some(Entry::Actor { nouns, .. }) = found.first().map(|m| m.entry) else {
        panic!("M23 is an actor");
    };
    assert!(nouns.iter().any(|n| n == "rebels") && nouns.iter().any(|n| n == "rebel"));
}

fn file(name: &str, text: &str) -> Vec<DataFile> {
    vec![DataFile { name: name.to_owned(), text: text.to_owned() }]
}

#[test]
fn a_user_extends_and_overrides() {
    let text = "# drop: Sergei Lavrov\nFRA\tGOV\tMarie Dubreuil\tDubreuil\t\t2031-01-01\n\
                # test: Dubreuil @2031-02-01 -> FRA GOV person\n# test: Sergei Lavrov -> none\n";
    let user = file("persons.mine.tsv", text);
    let tested = Lexicon::extended(&user).map(|l| l.test(&user).failures.len());
    // The shipped tests about the name that was dropped fail, the user's own hold.
    let own = Lexicon::extended(&user)
        .map(|l| l.test(&user).failures.into_iter().filter(|m| m.file == "persons.mine.tsv").count());
    assert_eq!(own.ok(), Some(0));
    assert!(tested.is_ok());
}

#[test]
fn mistakes_name_file_and_line() {
    let user = file("persons.tsv", "# mine\nfra\tGOV\tMarie Dubreuil\t\t\t2031-13-01\n");
    let mistakes = Lexicon::extended(&user).err().unwrap_or_default();
    let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|t| t.starts_with("persons.tsv:2: ")), "{told:?}");
    assert_eq!(Lexicon::check(&file("people.tsv", "")).len(), 1);
}

#[test]
fn an_explanation_names_the_entry() {
    let lexicon = Lexicon::embedded();
    let day = "2025-06-01".parse().ok();
    let senses = lexicon.explain("Jens Stoltenberg", day);
    let held: Vec<&str> = senses.iter().filter(|s| s.holds).map(|s| s.told.as_str()).collect();
    assert!(held.contains(&"NOR GOV person") && !held.contains(&"NATO IGO person"), "{senses:?}");
    assert!(senses.iter().all(|s| s.origin.contains(".tsv:")));
}
