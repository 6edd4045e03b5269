//! HTML pages: what is read of them, and when they say they were published.

#![allow(clippy::unwrap_used, missing_docs)]

use demarche_read::{Content, Page, document};
use demarche_text::{Document, Problems, Role};

fn read_with(html: &str, problems: &mut Problems) -> Document {
    let page = Page {
        source: "p".into(),
        content: Content::Html(html.into()),
        published: None,
        url: None,
        title: None,
    };
    document(&page, problems)
}

fn read(html: &str) -> Document {
    read_with(html, &mut Problems::default())
}

/// The parts with their words; a body's paragraphs are joined by " / ".
fn parts(document: &Document) -> Vec<String> {
    let words = |p: &demarche_text::Part| {
        let lines = p.span.of(&document.text).lines().filter(|line| !line.is_empty());
        format!("{}: {}", p.role.as_str(), lines.collect::<Vec<_>>().join(" / "))
    };
    document.parts.iter().map(words).collect()
}

const FIRST: &str =
    "Envoys of both states met in Vienna on Monday for a second round of talks, a spokesman said.";
const SECOND: &str =
    "They agreed to meet again before the end of the month, he added, but named no day and no place.";
const THIRD: &str =
    "The army of the north, meanwhile, left the town that it had held since the spring of last year.";

fn page(head: &str, before: &str, after: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Envoys meet in Vienna | The Wire</title>{head}</head><body>\
         <nav><ul><li><a href=/w>World</a></li><li><a href=/s>Sport</a></li></ul></nav>\
         <article><h1>Envoys meet in Vienna</h1>{before}<p>{FIRST}</p><h2>What next</h2><p>{SECOND}</p>\
         <p>{THIRD}</p>{after}</article><footer>© 2022 The Wire</footer></body></html>"
    )
}

fn body() -> String {
    format!("body: {FIRST} / What next / {SECOND} / {THIRD}")
}

#[test]
fn title_and_article_without_navigation_and_footer() {
    let document = read(&page("", "", ""));
    assert_eq!(parts(&document), ["title: Envoys meet in Vienna".to_owned(), body()]);
    assert_eq!(document.title.unwrap().of(&document.text), "Envoys meet in Vienna");
}

#[test]
fn links_to_other_articles_are_left_out() {
    let list = "<h3>Read more</h3><ul><li><a href=/1>Oil prices slide as traders wait</a></li>\
                <li><a href=/2>Army chief resigns after clash</a></li></ul>";
    let aside = format!(
        "<aside><p>{}</p></aside>",
        "Other news of the day, told at some length, for those who read on."
    );
    let document = read(&page("", &aside, list));
    assert_eq!(parts(&document), ["title: Envoys meet in Vienna".to_owned(), body()]);
}

#[test]
fn a_link_inside_a_sentence_stays() {
    let sentence =
        "<p>The talks, <a href=/3>which began in March</a>, are the first in ten years, both sides say.</p>";
    let text = read(&page("", "", sentence)).text;
    assert!(text.contains("The talks, which began in March, are the first in ten years"), "{text}");
}

#[test]
fn a_caption_is_a_caption() {
    let figure =
        "<figure><img src=x><figcaption>The delegations arrive at the palace on Monday</figcaption></figure>";
    let document = read(&page("", figure, ""));
    assert_eq!(parts(&document)[1], "caption: The delegations arrive at the palace on Monday");
}

#[test]
fn bylines_and_credits_are_no_part() {
    let document =
        read(&page("", "<p>By Anna Holt</p>", "<p>(Reporting by Anna Holt; editing by Jo Stead)</p>"));
    assert_eq!(parts(&document), ["title: Envoys meet in Vienna".to_owned(), body()]);
}

#[test]
fn where_the_day_of_publication_is_found() {
    let described = r#"<script type="application/ld+json">
        {"@graph": [{"@type": "NewsArticle", "datePublished": "2022-01-12T08:00:00+01:00"}]}</script>"#;
    let cases = [
        (r#"<meta property="article:published_time" content="2022-01-12T08:00:00Z">"#, "", "metadata"),
        (described, "", "metadata"),
        (
            r#"<script type="application/ld+json">{"datePublished": "2022-01-12", oops</script>"#,
            "",
            "metadata",
        ),
        ("", r#"<time datetime="2022-01-12">Wednesday</time>"#, "metadata"),
        ("", r#"<div class="entry-date">January 12, 2022</div>"#, "metadata"),
        (r#"<link rel="canonical" href="https://wire.example/2022/01/12/envoys">"#, "", "url"),
    ];
    for (head, before, from) in cases {
        let document = read(&page(head, before, ""));
        assert_eq!(
            document.published.map(|d| d.to_string()).as_deref(),
            Some("2022-01-12"),
            "{head}{before}"
        );
        assert_eq!(document.published_from.unwrap().as_str(), from, "{head}{before}");
    }
    assert_eq!(
        read(&page(r#"<meta property="article:modified_time" content="2022-01-12">"#, "", "")).published,
        None
    );
}

#[test]
fn the_outlets_own_day_goes_before_that_of_greenwich() {
    let head = r#"<meta property="article:published_time" content="2022-01-13T02:00:00Z">
                  <link rel="canonical" href="https://wire.example/2022/01/12/envoys">"#;
    assert_eq!(read(&page(head, "", "")).published.unwrap().to_string(), "2022-01-12");
}

#[test]
fn an_article_in_boxes_is_read_whole() {
    let boxes = [FIRST, SECOND, THIRD]
        .map(|p| format!("<div class=\"box story\"><div><p>{p}</p></div></div><div class=advert>Ad</div>"));
    let html =
        format!("<html><body><h1>Envoys meet in Vienna</h1><div>{}</div></body></html>", boxes.concat());
    let text = read(&html).text;
    assert!([FIRST, SECOND, THIRD].iter().all(|p| text.contains(p)), "{text}");
}

#[test]
fn paragraphs_made_of_breaks() {
    let html = format!(
        "<html><body><div id=x><b>Vienna</b><br><br>{FIRST}<br><br>{SECOND}<br>\n<br>{THIRD}</div></body></html>"
    );
    let document = read(&html);
    assert!(document.text.contains(&format!("{FIRST}\n\n{SECOND}\n\n{THIRD}")), "{}", document.text);
}

#[test]
fn a_page_without_an_article_says_so() {
    let links: String = (0..30).map(|n| format!("<li><a href=/{n}>Story number {n}</a></li>")).collect();
    let mut problems = Problems::default();
    let document = read_with(&format!("<html><body><ul>{links}</ul></body></html>"), &mut problems);
    assert!(document.text.contains("Story number 3"));
    assert_eq!(problems.0.len(), 1);
    assert!(problems.0[0].message.contains("no article"));
}

#[test]
fn entities_and_blanks() {
    let document = read(&page(
        "",
        "<p>The &ldquo;talks&rdquo; of\n   M&uuml;ller &amp; others,&nbsp;he\u{AD}ld in Vienna, went on.</p>",
        "",
    ));
    assert!(
        document.text.contains("The “talks” of Müller & others, held in Vienna, went on."),
        "{}",
        document.text
    );
    assert!(document.parts.iter().any(|part| part.role == Role::Body));
}

#[test]
fn the_frame_around_article_and_sidebar_is_no_sidebar() {
    let html = page("", "", "")
        .replace("<article>", "<div class=content-sidebar-wrap><article>")
        .replace("</article>", "</article></div>");
    assert_eq!(parts(&read(&html))[1], body());
}
