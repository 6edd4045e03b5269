//! What the class and the id of an element say about its content.

use super::tokens::attribute;
use super::tree::Node;
use std::sync::LazyLock;

struct Words {
    away: Vec<&'static str>,
    keep: Vec<&'static str>,
    good: Vec<&'static str>,
    bad: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let of = |kind: &str| {
        let rows = include_str!("../../data/classes.tsv").lines().filter_map(|line| line.split_once('\t'));
        rows.filter(|row| row.0 == kind).map(|row| row.1).collect()
    };
    Words { away: of("away"), keep: of("keep"), good: of("good"), bad: of("bad") }
});

/// Roles of elements that are not read as an article.
const ROLES: [&str; 10] = [
    "menu",
    "menubar",
    "complementary",
    "navigation",
    "alert",
    "alertdialog",
    "dialog",
    "banner",
    "contentinfo",
    "search",
];
/// Elements that are never read as an article.
const NEVER: [&str; 17] = [
    "nav", "button", "select", "svg", "template", "audio", "video", "object", "canvas", "dialog", "noscript",
    "math", "option", "input", "label", "menu", "footer",
];

/// What is known of an element from its tag and attributes alone.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Class {
    /// Never read as an article, whatever else is said of it.
    pub never: bool,
    /// Not shown, as the page is written; a program in it may show it.
    pub hidden: bool,
    /// Called the article's text by its class.
    pub keep: bool,
    /// Hardly ever part of the article.
    pub away: bool,
    /// For (above 0) or against it.
    pub weight: f32,
}

/// Reads the tag and the attributes of an element.
pub fn class(node: &Node) -> Class {
    let never = NEVER.contains(&node.tag);
    let mut class = Class { never, hidden: never, ..Class::default() };
    if node.attributes.len() < 4 {
        return class;
    }
    let value = |name: &str| attribute(node.attributes, name).unwrap_or("");
    let style = value("style");
    class.hidden |= style.contains("display:none") || style.contains("display: none");
    class.hidden |= attribute(node.attributes, "hidden").is_some()
        || value("aria-hidden") == "true" && node.tag != "span";
    let words = format!("{} {}", value("class"), value("id")).to_ascii_lowercase();
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let keep = has(&WORDS.keep) || value("itemprop").eq_ignore_ascii_case("articleBody");
    let spared = matches!(node.tag, "html" | "body" | "article" | "main" | "a" | "h1");
    class.keep = keep;
    class.away = !keep && !spared && (has(&WORDS.away) || ROLES.contains(&value("role")));
    class.weight += if keep { 40.0 } else { 0.0 };
    class.weight += if has(&WORDS.good) { 20.0 } else { 0.0 };
    class.weight -= if has(&WORDS.bad) { 20.0 } else { 0.0 };
    class
}
