//! Briefs of made-up pages: what they look like in every format, and what must never stand in them.
//!
//! The expected briefs lie in `tests/snapshots`; `UPDATE=1 cargo test -p demarche --test brief` writes them anew.

#[path = "../../demarche-story/src/testing.rs"]
mod testing;

use demarche::present::{BriefOptions, Format, codings_of, render};
use demarche::record::{Bound, EventType, Form, Phase, PositionKind, PositionStatus, Role, Sector, Status};
use demarche::{Coding, Problems};
use std::collections::BTreeSet;
use std::path::Path;
use testing::TestPage;

const COURIER: &str = "Ruritania and Freedonia meet in Harborstown
Ruritania and Freedonia held talks in Harborstown on Monday. The meeting ended without an agreement.
Foreign Minister Ada Ruiz of Ruritania demanded that Freedonia withdraw its troops from the Salt Valley. “We will close the strait if Freedonia sends more ships,” Ruiz said.
Freedonia has massed 40,000 troops in the Salt Valley along the border, Ruritania said. It accused Freedonia of shelling the village of Osk on Sunday.
Sylvania signs a grain treaty with the League";

const GAZETTE: &str = "Freedonia denied that it had shelled the village of Osk. On Monday, the two countries held talks in Harborstown.
Ruritania again demanded that Freedonia withdraw all its troops from the Salt Valley; Freedonia refused to withdraw the troops from the valley.
Freedonian officials spoke of 12,000 troops in the Salt Valley along the border. The next round between Ruritania and Freedonia is planned for Friday in Millbridge, after the talks in Harborstown.
Ruritanian guns opened fire on Friday, Freedonia said.";

fn courier() -> TestPage {
    let (shelling, withdraw) = ("shelling the village of Osk", "withdraw its troops from the Salt Valley");
    TestPage::new("news/courier.txt", "2031-03-04", COURIER)
        .part(Role::Title, "Ruritania and Freedonia meet in Harborstown")
        .part(Role::Headline, "Sylvania signs a grain treaty with the League")
        .event(
            EventType::Consult,
            "Ruritania and Freedonia held talks in Harborstown",
            &["RUR=Ruritania", "FRE=Freedonia"],
            &[],
        )
        .on("2031-03-03", "on Monday")
        .talks(
            "Ruritania and Freedonia held talks in Harborstown",
            &["RUR=Ruritania", "FRE=Freedonia"],
            Phase::Concluded,
        )
        .place_at("Harborstown")
        .on("2031-03-03", "on Monday")
        .ended("The meeting ended without an agreement", "")
        .event(
            EventType::Request,
            &format!("demanded that Freedonia {withdraw}"),
            &["RUR/Ada Ruiz=Ada Ruiz"],
            &["FRE"],
        )
        .position(PositionKind::Demand, withdraw, &["RUR/Ada Ruiz=Ada Ruiz"], &["FRE=Freedonia"])
        .quote(
            "RUR/Ada Ruiz=Ruiz",
            &["“We will close the strait if Freedonia sends more ships,”"],
            Form::Direct,
        )
        .position(PositionKind::Threat, "We will close the strait", &["RUR/Ada Ruiz=Ruiz"], &["FRE"])
        .stands("if Freedonia sends more ships", "", PositionStatus::Issued)
        .figure("40,000 troops", 40_000.0, Bound::Exact, "troops", "FRE=Freedonia", &["RUR=Ruritania"])
        .position(PositionKind::Accusation, shelling, &["RUR"], &["FRE"])
        .event(EventType::Assault, &format!("{shelling} on Sunday"), &["FRE"], &["RUR"])
        .on("2031-03-02", "on Sunday")
        .via(&["RUR"])
        .event(
            EventType::Support,
            "Sylvania signs a grain treaty with the League",
            &["SYL=Sylvania", "LEAGUE=the League"],
            &[],
        )
}

fn gazette() -> TestPage {
    let (shelled, refused) = ("it had shelled the village of Osk", "withdraw the troops from the valley");
    let next = "The next round between Ruritania and Freedonia";
    TestPage::new("news/gazette.txt", "2031-03-05", GAZETTE)
        .position(PositionKind::Denial, shelled, &["FRE=Freedonia"], &[])
        .event(EventType::Assault, shelled, &["FRE=it"], &["RUR"])
        .status(Status::Negated)
        .event(
            EventType::Consult,
            "the two countries held talks in Harborstown",
            &["FRE=the two countries", "RUR=the two countries"],
            &[],
        )
        .on("2031-03-03", "On Monday")
        .talks("the two countries held talks in Harborstown", &["FRE", "RUR"], Phase::Concluded)
        .place_at("Harborstown")
        .position(
            PositionKind::Demand,
            "withdraw all its troops from the Salt Valley",
            &["RUR=Ruritania"],
            &["FRE"],
        )
        .stands("", "", PositionStatus::Repeated)
        .position(PositionKind::Refusal, refused, &["FRE=Freedonia"], &["RUR"])
        .figure("12,000 troops", 12_000.0, Bound::Exact, "troops", "FRE", &["FRE=Freedonian officials"])
        .event(EventType::Agree, next, &["RUR", "FRE"], &[])
        .status(Status::Planned)
        .on("2031-03-07", "Friday")
        .talks(next, &["RUR", "FRE"], Phase::Scheduled)
        .place_at("Millbridge")
        .on("2031-03-07", "Friday")
        .ended("", "the talks in Harborstown")
        .event(
            EventType::Assault,
            "Ruritanian guns opened fire on Friday",
            &["RUR=Ruritanian"],
            &["=the village"],
        )
        .on("2031-02-28", "on Friday")
        .via(&["FRE"])
}

/// A page that attacks its reader: markup, characters that turn the writing round, control characters.
fn hostile() -> TestPage {
    let title = "<script>alert(1)</script> \"quoted\" 'title'";
    let words = "“</a><img src=x onerror=alert(2)> \u{202E}gnorw\u{1b}[2J”";
    let text = format!("{title}\n{words} said <b>Eve</b>. [link](javascript:alert(3)) & more.");
    TestPage::new("javascript:alert(4)//\"><svg onload=alert(5)>", "", &text)
        .part(Role::Title, title)
        .quote("SYL/<b>Eve</b>=<b>Eve</b>", &[words], Form::Direct)
        .event(EventType::Accuse, "[link](javascript:alert(3)) & more", &["=<b>Eve</b>"], &[])
}

fn codings(pages: &[TestPage]) -> Vec<Coding> {
    let coding = |page: &TestPage| Coding {
        document: page.document.clone(),
        records: page.records.clone(),
        problems: Problems::default(),
        parser: None,
    };
    pages.iter().map(coding).collect()
}

fn names(id: &str) -> Option<String> {
    let names = [("RUR", "Ruritania"), ("FRE", "Freedonia"), ("SYL", "Sylvania")];
    names.iter().find(|(known, _)| *known == id).map(|(_, name)| (*name).to_owned())
}

fn brief(pages: &[TestPage], format: Format) -> String {
    let options = BriefOptions { format, ..BriefOptions::default() };
    render(&codings(pages), &options, &names)
}

fn snapshot(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for snapshots");
        std::fs::write(&path, found).expect("a snapshot written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let line = expected.lines().zip(found.lines()).position(|(a, b)| a != b);
    assert!(
        expected == found,
        "{name} differs, first in line {:?}; see the head of this file",
        line.map(|n| n + 1)
    );
}

#[test]
fn a_brief_looks_like_this() {
    let pages = [courier(), gazette()];
    snapshot("brief.txt", &brief(&pages, Format::Text));
    snapshot("brief.md", &brief(&pages, Format::Markdown));
    snapshot("brief.json", &brief(&pages, Format::Json));
    snapshot("brief.html", &brief(&pages, Format::Html));
}

#[test]
fn a_brief_since_a_day_says_what_it_leaves_out() {
    let options = BriefOptions { since: "2031-03-05".parse().ok(), ..BriefOptions::default() };
    let found = render(&codings(&[courier(), gazette()]), &options, &names);
    assert!(
        !found.contains("Sunday") && !found.contains("opened fire") && found.contains("Millbridge"),
        "{found}"
    );
    assert!(found.contains("on 2031-03-05 or later"), "{found}");
}

#[test]
fn the_order_of_the_pages_changes_nothing_and_the_same_pages_give_the_same_bytes() {
    let orders = [
        [courier(), gazette(), hostile()],
        [gazette(), hostile(), courier()],
        [hostile(), courier(), gazette()],
    ];
    for format in Format::ALL {
        let first = brief(&orders[0], format);
        assert!(!first.is_empty());
        for order in &orders {
            assert!(first == brief(order, format), "{format:?}");
        }
    }
}

#[test]
fn no_pages_give_a_brief_without_lines() {
    for format in Format::ALL {
        assert!(!brief(&[], format).is_empty(), "{format:?}");
    }
}

#[test]
fn nothing_in_a_hostile_page_acts() {
    let html = brief(&[hostile()], Format::Html);
    // What a browser would take for markup: the only tags are ours.
    let tags: BTreeSet<&str> =
        html.split('<').skip(1).filter_map(|t| t.split([' ', '>', '\n']).next()).collect();
    for forbidden in ["img", "svg", "script>alert(1)", "iframe", "object"] {
        assert!(!tags.contains(forbidden), "{forbidden}");
    }
    let scripts = html.matches("<script").count();
    assert_eq!(scripts, 1, "only our own script");
    for forbidden in ["href=\"javascript:", "onerror=alert(2)>", "http:"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    let text = brief(&[hostile()], Format::Text);
    let markdown = brief(&[hostile()], Format::Markdown);
    for (out, format) in [(&html, "html"), (&text, "text"), (&markdown, "markdown")] {
        assert!(!out.contains('\u{202E}') && !out.contains('\u{1b}'), "{format}");
        assert!(out.contains("⟨U+202E⟩"), "{format}");
    }
    assert!(markdown.contains("\\[link\\](javascript"), "{markdown}");
    assert!(!markdown.contains("<script>"), "{markdown}");
}

#[test]
fn the_page_holds_its_own_policy_and_asks_nobody() {
    let html = brief(&[courier()], Format::Html);
    assert!(html.contains("default-src 'none'"));
    for outside in ["src=", "@import", "url(", "http:", "https:", "fetch(", "innerHTML", "eval("] {
        assert!(!html.contains(outside), "{outside}");
    }
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let different: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), different.len(), "every id once");
    for target in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(different.contains(target), "#{target} leads nowhere");
    }
}

/// Every label that the formats may add to the words of the pages: all text of the source files that make lines.
fn labels() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/present");
    let mut words = BTreeSet::new();
    for file in ["sections", "."] {
        for entry in std::fs::read_dir(folder.join(file)).expect("a folder").flatten() {
            let source = std::fs::read_to_string(entry.path()).unwrap_or_default();
            for literal in source.split('"').skip(1).step_by(2) {
                words.extend(content_words(literal));
            }
        }
    }
    let codes = EventType::ALL.iter().map(|c| c.as_str()).chain(Sector::ALL.iter().map(|s| s.as_str()));
    let codes = codes
        .chain(PositionKind::ALL.iter().map(|c| c.as_str()))
        .chain(Phase::ALL.iter().map(|c| c.as_str()));
    let codes = codes.chain(PositionStatus::ALL.iter().map(|c| c.as_str()));
    words.extend(codes.flat_map(content_words));
    words.extend(["Ruritania", "Freedonia", "Sylvania", "LEAGUE"].into_iter().flat_map(content_words));
    words
}

fn content_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2);
    words.map(str::to_lowercase).collect()
}

/// The words of the sentences that a line cites, by the marks "[1.3]" in it.
fn cited(line: &str, pages: &serde_json::Value, sentences: &[Vec<String>]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for mark in line.split('[').skip(1).filter_map(|rest| rest.split(']').next()) {
        let Some((page, sentence)) = mark.split_once('.') else {
            continue;
        };
        let (Ok(page), Ok(sentence)) = (page.parse::<usize>(), sentence.parse::<usize>()) else {
            continue;
        };
        assert!(pages[page - 1].is_object());
        words.extend(content_words(&sentences[page - 1][sentence - 1]));
    }
    words
}

#[test]
fn every_word_of_a_line_stands_in_its_cited_sentences_or_is_a_label() {
    let pages = [courier(), gazette()];
    let json: serde_json::Value = serde_json::from_str(&brief(&pages, Format::Json)).expect("JSON");
    let html = brief(&pages, Format::Html);
    let sentences: Vec<Vec<String>> = (1..=pages.len()).map(|page| sentences_of(&html, page)).collect();
    let labels = labels();
    let options = BriefOptions { width: 100_000, ..BriefOptions::default() };
    let text = render(&codings(&pages), &options, &names);
    let mut checked = 0;
    for line in text.lines().filter(|line| line.trim_start().starts_with("- ")) {
        let allowed = cited(line, &json["pages"], &sentences);
        for word in content_words(line) {
            assert!(allowed.contains(&word) || labels.contains(&word), "“{word}” in: {line}");
        }
        checked += 1;
    }
    assert!(checked > 20, "{checked}");
}

/// The sentences of a page as the HTML page shows them.
fn sentences_of(html: &str, page: usize) -> Vec<String> {
    let mark = format!("id=\"p{page}-s");
    let spans = html.split(&mark).skip(1);
    spans
        .map(|span| {
            let span = span.split_once('>').map_or("", |(_, rest)| rest);
            let span = span.split("</span>").next().unwrap_or("");
            span.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
        })
        .collect()
}

#[test]
fn records_read_back_give_the_same_brief() {
    let pages = codings(&[courier(), gazette()]);
    let lines: String = pages.iter().flat_map(demarche::lines).map(|line| format!("{line}\n")).collect();
    let (read, problems) = codings_of(&lines);
    assert_eq!(problems, Vec::<String>::new());
    for format in Format::ALL {
        let options = BriefOptions { format, ..BriefOptions::default() };
        assert!(render(&read, &options, &names) == render(&pages, &options, &names), "{format:?}");
    }
}
