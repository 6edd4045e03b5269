//! Whatever comes in: parts in order, without overlap, on character boundaries, inside the text.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

use demarche_read::{Content, Page, document};
use demarche_text::{Document, Problems};
use std::time::{Duration, Instant};

fn read(content: Content) -> Document {
    let page = Page { source: "p".into(), content, published: None, url: None, title: None };
    document(&page, &mut Problems::default())
}

fn check(document: &Document) {
    let mut end = 0;
    for part in &document.parts {
        assert!(part.span.start >= end && part.span.start < part.span.end, "{part:?}");
        assert!(document.text.get(part.span.range()).is_some(), "{part:?}");
        end = part.span.end;
    }
    if let Some(title) = document.title {
        assert!(document.parts.iter().any(|part| part.span == title));
    }
    assert_eq!(document.published.is_some(), document.published_from.is_some());
}

/// A small generator of numbers: the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % bound
    }
}

const PIECES: [&str; 62] = [
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\n\n\n",
    " ",
    "\t",
    "\0",
    "\u{FEFF}",
    "\u{200B}",
    "\u{2028}",
    "\u{85}",
    "é",
    "🙂",
    "“",
    "”",
    "…",
    "—",
    " - ",
    " — ",
    ":",
    ": ",
    ".",
    "?",
    "!",
    ",",
    "|",
    "/",
    "(",
    ")",
    "Read more",
    "Read more:",
    "RELATED",
    "By Anna Holt",
    "Share",
    "© 2022",
    "Photo: X",
    " Photo: ",
    "Image source, Y",
    "VIENNA",
    "VIENNA, Dec 9",
    "(Wire)",
    "12 January 2022",
    "2022-01-12",
    "Enditem",
    "___",
    "Envoys Meet in Vienna",
    "The envoys met in Vienna, he said.",
    "She said that the army of the north had left the town before the talks began on Monday.",
    "•",
    "- ",
    "İ",
    "ß",
    "ǆ",
    "<p>",
    "</p>",
    "<div",
    ">",
    "&amp;",
    "&#x",
    "<script>",
    "<!--",
];

#[test]
fn random_texts_and_pages() {
    let mut numbers = Numbers(7);
    for _ in 0..1000 {
        let length = numbers.below(40);
        let text: String = (0..length).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
        let document = read(Content::Text(text.clone()));
        assert_eq!(document.text, text);
        check(&document);
        check(&read(Content::Html(text)));
    }
}

#[test]
fn random_characters() {
    let mut numbers = Numbers(11);
    for _ in 0..300 {
        let text: String =
            (0..numbers.below(300)).filter_map(|_| char::from_u32(numbers.below(0x3000) as u32)).collect();
        check(&read(Content::Text(text.clone())));
        check(&read(Content::Html(text)));
    }
}

/// Reading is linear: a megabyte of anything is read at once, debug build and busy machine included.
#[test]
fn long_texts_are_read_in_linear_time() {
    let line = "Envoys Meet in Vienna for a Second Round\n";
    let paragraph =
        "The envoys met in Vienna on Monday, he said, and left in the evening without a deal.\n\n";
    let texts = [
        "a".repeat(1 << 20),
        "a ".repeat(1 << 19),
        "\n".repeat(1 << 20),
        "\r".repeat(1 << 20),
        "(".repeat(1 << 20),
        "A. ".repeat(1 << 18),
        "Read more\n".repeat(1 << 17),
        line.repeat(20_000),
        paragraph.repeat(10_000),
        format!("{}{}", paragraph.repeat(5_000), line.repeat(10_000)),
        format!("{line}{}", "VIENNA, ".repeat(100_000)),
        "\u{FEFF}".repeat(1 << 18),
    ];
    for text in texts {
        let start = Instant::now();
        let name: String = text.chars().take(20).collect();
        check(&read(Content::Text(text)));
        assert!(start.elapsed() < Duration::from_secs(30), "{name:?}: {:?}", start.elapsed());
    }
}

#[test]
fn hostile_pages_are_read_in_linear_time() {
    // A quadratic step takes minutes at this size; the bound leaves room for a busy machine.
    let many = 250_000;
    let paragraph =
        "<p>The envoys met in Vienna on Monday, he said, and left in the evening without a deal.</p>";
    let pages = [
        "<div>".repeat(1_000_000),
        format!("{}deep{}", "<div>".repeat(many), "</div>".repeat(many)),
        "</div>".repeat(many),
        "<b id=1><i>".repeat(many / 8) + &paragraph.repeat(2000),
        "<table><tr><td>".repeat(many / 16),
        "<li>".repeat(many),
        "<p>a".repeat(many / 4),
        "<a href=x>".repeat(many / 8),
        "<br>".repeat(many),
        "<br> ".repeat(many / 4),
        "&amp".repeat(many / 4),
        "&#".repeat(many / 4),
        "<".repeat(many),
        "</".repeat(many / 2),
        "<!--".repeat(many / 4),
        "<script>".repeat(many / 8),
        "<p class=\"".repeat(many / 8),
        format!("<p {}>", "a=1 ".repeat(many / 4)),
        format!("<p {}>", "= ".repeat(many / 4)),
        format!("<p class='{}'>x", "date comment ".repeat(many / 16)),
        "<span class=date>".repeat(many / 16),
        format!("<script type=application/ld+json>{}</script>", "[".repeat(many)),
        format!("<article>{}</article>", paragraph.repeat(10_000)),
        "<h1>Envoys meet in Vienna</h1>".repeat(many / 32),
        format!("<h1>{}", "<p>x".repeat(many / 8)),
    ];
    for html in pages {
        let start = Instant::now();
        let name: String = html.chars().take(40).collect();
        check(&read(Content::Html(html)));
        assert!(start.elapsed() < Duration::from_secs(30), "{name:?}: {:?}", start.elapsed());
    }
}
