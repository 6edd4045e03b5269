//! Pages as plain text: what is article, what is title, caption, another headline, or nothing to read.

#![allow(clippy::unwrap_used, missing_docs)]

use demarche_read::{Content, Page, document};
use demarche_text::{Document, Problems, Role};

fn page(text: &str) -> Page {
    Page::text("p", text)
}

fn read(text: &str) -> Document {
    document(&page(text), &mut Problems::default())
}

/// The parts with their words; a body's paragraphs are joined by " / ".
fn parts(document: &Document) -> Vec<String> {
    let words = |p: &demarche_text::Part| {
        let lines = p.span.of(&document.text).lines().map(str::trim).filter(|line| !line.is_empty());
        format!("{}: {}", p.role.as_str(), lines.collect::<Vec<_>>().join(" / "))
    };
    document.parts.iter().map(words).collect()
}

const FIRST: &str = "Envoys of both states met in Vienna on Monday for a second round of talks.";
const SECOND: &str = "A spokesman said that they would meet again before the end of the month.";

#[test]
fn a_wire_story() {
    let text = format!(
        "Envoys meet again in Vienna\n\nBy Anna Holt and Tom Barrow\nVIENNA, Dec 9 (Wire) - {FIRST}\n\n{SECOND}\n\n\
         (Reporting by Anna Holt in Vienna; editing by Jo Stead)\n"
    );
    let expected = ["title: Envoys meet again in Vienna".to_owned(), format!("body: {FIRST} / {SECOND}")];
    assert_eq!(parts(&read(&text)), expected);
    assert_eq!(read(&text).published, None, "a dateline without a year is no date");
}

#[test]
fn a_page_with_its_furniture() {
    let text = format!(
        "Envoys meet again in Vienna\r\n\r\n14 March 2024\r\nBy our correspondent in Vienna\r\n\r\nShare    Save\r\n\r\n\
         The delegations arrive on Monday\r\nImage source, Agency\r\n\r\n{FIRST}\r\n\r\nAdvertisement\r\n\r\n\
         What happens next\r\n\r\n{SECOND}\r\n\r\nSign up for our newsletter\r\n"
    );
    let document = read(&text);
    let expected = [
        "title: Envoys meet again in Vienna".to_owned(),
        "caption: The delegations arrive on Monday".to_owned(),
        format!("body: {FIRST}"),
        format!("body: What happens next / {SECOND}"),
    ];
    assert_eq!(parts(&document), expected);
    assert_eq!(document.published.unwrap().to_string(), "2024-03-14");
    assert_eq!(document.published_from.unwrap().as_str(), "dateline");
}

#[test]
fn a_tail_of_other_headlines_after_a_label_or_after_a_gap() {
    let headlines = "Oil Prices Slide as Traders Await Decision\nArmy Chief Resigns After Border Clash\n\
                     Court Clears Minister of All Charges";
    for gap in ["\n\nREAD NEXT\n", "\n\n\n", "\n\n", "\n"] {
        let text = format!("{FIRST}\n\n{SECOND}{gap}{headlines}\n");
        let parts = parts(&read(&text));
        assert_eq!(parts[0], format!("body: {FIRST} / {SECOND}"), "{gap:?}");
        assert_eq!(parts[1..].len(), 3, "{gap:?} {parts:?}");
        assert!(parts[1..].iter().all(|part| part.starts_with("headline: ")), "{gap:?}");
    }
}

#[test]
fn a_date_among_other_headlines_is_not_that_of_the_page() {
    let text = format!(
        "{FIRST}\n\n{SECOND}\n\nREAD NEXT\nOil Prices Slide as Traders Await Decision\n3 March 2024\n\
         Army Chief Resigns After Border Clash\n4 March 2024\n"
    );
    assert_eq!(read(&text).published, None);
}

#[test]
fn an_article_without_a_tail_is_not_cut() {
    let endings = [
        "\n\nWhat comes next?\n\nNobody knows, the diplomat said, and that is the point of the exercise.",
        "\n\nThe points of the deal:\n\n- a truce of thirty days\n\n- an exchange of prisoners\n\n- talks in April",
        "\n\n“We are not there yet.”\n\n“But we will be.”\n\nHe smiled.",
        "\n\nQ: Will they meet?\n\nA: They will.\n\nQ: When?\n\nA: Soon.",
    ];
    for ending in endings {
        let text = format!("{FIRST}\n\n{SECOND}{ending}\n");
        assert!(
            read(&text).parts.iter().all(|part| part.role == Role::Body),
            "{ending}: {:?}",
            parts(&read(&text))
        );
    }
}

#[test]
fn a_link_inside_the_article_is_a_headline_of_its_own() {
    let text = format!("{FIRST}\n\nRead more: Oil Prices Slide as Traders Await Decision\n\n{SECOND}\n");
    let expected = [
        format!("body: {FIRST}"),
        "headline: Oil Prices Slide as Traders Await Decision".to_owned(),
        format!("body: {SECOND}"),
    ];
    assert_eq!(parts(&read(&text)), expected);
}

#[test]
fn the_title_that_the_caller_knows_is_found_in_the_text() {
    let text = format!("Opinion\n\nThe talks must go on.\n\n{FIRST}\n");
    let mut page = page(&text);
    page.title = Some("The talks must go on".into());
    let document = document(&page, &mut Problems::default());
    assert_eq!(document.title.unwrap().of(&document.text), "The talks must go on.");
}

#[test]
fn turns_of_speakers_keep_their_labels() {
    let text = "Department Press Briefing\n\nMS. HOLT: Good afternoon, everyone, and thank you for coming today.\n\n\
                QUESTION: Will the envoys meet again before the end of the month?\n";
    let parts = parts(&read(text));
    assert!(parts[1].starts_with("body: MS. HOLT: Good afternoon"), "{parts:?}");
}

#[test]
fn what_the_caller_says_goes_before_what_the_page_says() {
    let text = format!("Envoys meet again\n\n14 March 2024\n\n{FIRST}\n");
    let mut page = page(&text);
    page.url = Some("https://news.example/2024/03/15/envoys".into());
    let day = |page: &Page| document(page, &mut Problems::default()).published.unwrap().to_string();
    assert_eq!(day(&page), "2024-03-14");
    page.published = Some("2024-03-13".parse().unwrap());
    assert_eq!(day(&page), "2024-03-13");
    page.published = None;
    page.content = Content::Text(FIRST.into());
    assert_eq!(day(&page), "2024-03-15");
}
