//! A brief as one self-contained HTML page: every line opens its sentence, every highlight its lines.
//!
//! No request leaves the page: style and script stand in it, and its policy forbids everything else. Without
//! script the links jump to the sentence and back; every word of a page is escaped.

mod articles;
mod hash;
mod lines;

use super::line::Section;
use super::safe::html;
use super::view::View;
use lines::Numbered;

const STYLE: &str = include_str!("brief.css");
const SCRIPT: &str = include_str!("brief.js");

/// Writes the page.
pub(super) fn write(view: &View, sections: &[Section]) -> String {
    let mut numbered = Numbered::default();
    let main: String = sections.iter().map(|section| lines::section(section, view, &mut numbered)).collect();
    let articles = articles::write(view, &numbered);
    let mut out = head(&super::heading(view));
    out.push_str(&banner(view, sections));
    out.push_str("<div class=\"sheet\">\n<main id=\"brief\">\n");
    out.push_str(&main);
    out.push_str(&sources(view));
    out.push_str("</main>\n");
    out.push_str(&articles);
    out.push_str(&format!("</div>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"));
    out
}

fn head(title: &str) -> String {
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash::sha256_base64(STYLE),
        hash::sha256_base64(SCRIPT)
    );
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n",
        html(title)
    )
}

/// The heading, what to know before reading, and the way to each section.
fn banner(view: &View, sections: &[Section]) -> String {
    let mut out = String::from("<body>\n<a class=\"skip\" href=\"#brief\">Skip to the brief</a>\n<header>\n");
    out.push_str(&format!("<h1>{}</h1>\n", html(&super::heading(view))));
    for note in super::notes(view) {
        out.push_str(&format!("<p>{}</p>\n", html(&note)));
    }
    out.push_str(
        "<p class=\"keys\">Keys: Tab or the arrows go from line to line, Enter opens the sentence, Escape goes \
         back.</p>\n",
    );
    out.push_str("<nav aria-label=\"Sections\"><ul>\n");
    for section in sections {
        out.push_str(&format!("<li><a href=\"#{}\">{}</a></li>\n", section.key, html(section.title)));
    }
    out.push_str("<li><a href=\"#sources\">Sources</a></li>\n</ul></nav>\n</header>\n");
    out
}

/// The numbered list that citations refer to, on paper too.
fn sources(view: &View) -> String {
    let mut out = String::from("<section id=\"sources\">\n<h2>Sources</h2>\n<ol>\n");
    for page in 0..view.pages.len() {
        let source = html(&super::source(view, page));
        let link = format!("<a class=\"source\" href=\"#p{}\"><bdi>{source}</bdi></a>", page + 1);
        out.push_str(&format!("<li>{link}</li>\n"));
    }
    out.push_str("</ol>\n</section>\n");
    out
}
