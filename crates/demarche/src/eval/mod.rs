//! How well the program codes events: gold of several forms in, precision, recall, confusions and errors out.
//!
//! No disk and no arguments here: `cli/eval.rs` brings the lines of a gold file.

mod acts;
mod gold;
mod own;
mod pair;
mod report;
mod tally;

pub use gold::{Act, Gold, Item, Stretch, read};
pub use report::{Options, report};
pub use tally::{Outcome, Tally};

use crate::{Coder, Page};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Codes the text of an item and compares what is told with what is known.
///
/// With `cameo` the type of what is told is that of its CAMEO code: older gold files intents, seizures and blockades
/// as CAMEO does.
pub fn judge(coder: &Coder, item: &Item, cameo: bool) -> Vec<Outcome> {
    let page = Page {
        published: item.published.as_deref().and_then(|day| day.parse().ok()),
        ..Page::text(item.id.clone(), item.text.clone())
    };
    let coding = coder.code_page(&page);
    let mut told: Vec<Value> = crate::lines(&coding).filter(|line| line["record"] == "event").collect();
    for event in told.iter_mut().filter(|_| cameo) {
        if let Some(kind) = gold::of_cameo(&event["cameo"]) {
            event["type"] = kind.into();
        }
    }
    let mut outcomes = match &item.gold {
        Gold::Acts(acts) => acts::judge(acts, &told),
        Gold::Pair(pair) => vec![pair::judge(pair, &told)],
        Gold::Quad(quad) => vec![pair::judge_quad(*quad, &told)],
        Gold::Events(events) => own::judge(events, &told),
    };
    for outcome in &mut outcomes {
        outcome.id.clone_from(&item.id);
        outcome.text.clone_from(&item.text);
    }
    outcomes
}

/// Which half of a gold set a text belongs to, the same on every machine: 0 or 1.
pub fn half(text: &str) -> u8 {
    Sha256::digest(text.as_bytes()).last().map_or(0, |byte| byte & 1)
}
