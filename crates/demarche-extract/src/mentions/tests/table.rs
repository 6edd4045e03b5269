//! The kinds of mentions of the design page's table of actors, row by row, in sentences of our own.

use super::{has, lacks, told};

/// Asserts that each of the mentions, written "words=ID/SECTOR/name", is told in `text`.
fn all(text: &str, expected: &[&str]) {
    for mention in expected {
        has(text, mention);
    }
}

#[test]
fn states_and_capitals() {
    all(
        "Georgia and Chad closed their borders to the United States and the US on Monday.",
        &["Georgia=GEO/GOV/-", "Chad=TCD/GOV/-", "the United States=USA/GOV/-", "the US=USA/GOV/-"],
    );
    let text = "Moscow accused Washington of lying. The talks were held in Moscow.";
    all(text, &["Moscow=RUS/GOV/-", "Washington=USA/GOV/-"]);
    assert_eq!(told(text, &[]).iter().filter(|t| t.starts_with("Moscow=")).count(), 1);
}

#[test]
fn officials_of_a_side_a_state_and_a_body() {
    let text = "Peruvian officials rejected the offer. On Peru's side, senior officials rejected the plan.";
    all(text, &["Peruvian officials=PER/GOV/-", "senior officials=PER/GOV/-"]);
    has("Officials from ECOWAS rejected the offer on Monday.", "Officials=ECOWAS/IGO/-");
    has("Officials from Moscow and Washington met in Geneva on Monday.", "Officials=RUS/GOV/- USA/GOV/-");
    has("Norwegian troops crossed the border.", "Norwegian troops=NOR/MIL/-");
}

#[test]
fn an_alliance_by_what_it_is() {
    let text = "NATO met on Wednesday. The alliance rejected the demand. The alliance's headquarters was closed. \
                All 30 ambassadors of the alliance took part.";
    all(text, &["NATO=NATO/IGO/-", "The alliance=NATO/IGO/-", "All 30 ambassadors=NATO/IGO/-"]);
}

#[test]
fn people_by_the_office_in_the_text() {
    let text = "OSCE Secretary-General Helga Brandt rejected the offer. Brandt met reporters.";
    all(text, &["OSCE Secretary-General Helga Brandt=OSCE/IGO/Helga Brandt", "Brandt=OSCE/IGO/Helga Brandt"]);
    let text = "On Chad's side, Deputy Foreign Minister Idriss Mahamat took part in the talks. \
                Deputy Defence Minister Amina Saleh stayed away.";
    all(
        text,
        &[
            "Deputy Foreign Minister Idriss Mahamat=TCD/GOV/Idriss Mahamat",
            "Deputy Defence Minister Amina Saleh=TCD/GOV/Amina Saleh",
        ],
    );
    has("Chadian President Omar Tamer left.", "Chadian President Omar Tamer=TCD/GOV/Omar Tamer");
}

#[test]
fn a_counterpart_and_whose_she_is() {
    let text = "US Deputy Secretary of State Anna Hale met her Chadian counterpart, Deputy Foreign Minister Idriss \
                Mahamat, in Rome on Monday. Hale rejected the offer. Mahamat accused her of lying.";
    all(
        text,
        &[
            "US Deputy Secretary of State Anna Hale=USA/GOV/Anna Hale",
            "Hale=USA/GOV/Anna Hale",
            "her=USA/GOV/Anna Hale",
            "Mahamat=TCD/GOV/Idriss Mahamat",
        ],
    );
}

#[test]
fn organs_missions_and_media() {
    let text =
        "Peru accused the US State Department of lying. The French mission in Geneva rejected the plan.";
    all(text, &["The French mission=FRA/GOV/-"]);
    assert!(told(text, &[]).iter().any(|t| t.ends_with("State Department=USA/GOV/-")));
    let text = "State news agency RIA Novosti reported the talks. Russian media said that they had failed.";
    all(text, &["State news agency RIA Novosti=RIA_NOVOSTI/MED/-", "Russian media=RUS/MED/-"]);
}

#[test]
fn both_sides_are_those_of_the_nearest_talks() {
    let text = "Norway held talks with NATO on Monday. The two sides signed a pact. On Friday Norway will hold talks \
                with Chad in Geneva. Both sides signed a pact.";
    all(text, &["The two sides=NOR/GOV/- NATO/IGO/-", "Both sides=NOR/GOV/- TCD/GOV/-"]);
}

#[test]
fn the_three_and_both() {
    has(
        "Norway met with NATO, the US and Ukraine on Monday. The three signed a pact.",
        "The three=NATO/IGO/- USA/GOV/- UKR/GOV/-",
    );
    has(
        "Norwegian envoy Kari Solberg and Chadian envoy Idriss Mahamat will meet on Monday. Both have already met in \
         Rome.",
        "Both=NOR/GOV/Kari Solberg TCD/GOV/Idriss Mahamat",
    );
}

#[test]
fn collectives_that_are_nobody_in_particular() {
    has("Western powers rejected the offer.", "Western powers=-/GOV/-");
    lacks("The West accused Norway of lying.", "West");
    let text =
        "Norway does not want former Soviet countries to join. Sovereign nations decide for themselves.";
    all(text, &["former Soviet countries=-/GOV/-", "Sovereign nations=-/GOV/-"]);
    has("Norway massed troops near a neighbor on Monday.", "a neighbor=-/CIV/-");
}

#[test]
fn who_stands_beside_a_state_is_not_that_state() {
    let text = "Ukraine closed the border on Monday. Ukraine's allies rejected the plan.";
    has(text, "Ukraine's allies=-/GOV/-");
    lacks("Turkey's rivals rejected the plan.", "rivals=TUR");
}

#[test]
fn a_body_that_is_at_home_in_a_state_is_not_that_state() {
    let text = "Varde, the Norwegian charity, accused Chad of lying. It closed its office.";
    all(text, &["Varde=VARDE/NGO/-", "It=VARDE/NGO/-"]);
    let text = "The Norwegian charity Hjelpa suspended its work on Monday.";
    all(text, &["its=HJELPA/NGO/-"]);
    lacks(text, "charity Hjelpa=NOR");
}

#[test]
fn a_junta_is_that_of_the_page() {
    let text = "Mali closed its airspace. Diplomats in Accra said that the junta had expelled the ambassador of Mali.";
    has(text, "the junta=MLI/GOV/-");
}

#[test]
fn sanaa_is_held_by_somebody() {
    let text = "The Houthis offered talks on Monday. Sanaa rejected the plan of the Houthis' rivals.";
    has(text, "Sanaa=HOUTHIS/REB/-");
    has("Yemen offered talks on Monday. Sanaa rejected the plan.", "Sanaa=YEM/GOV/-");
}
