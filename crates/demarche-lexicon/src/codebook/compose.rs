//! What becomes of an act that somebody demands, agrees to, refuses, threatens, stops.

use super::table;
use crate::check::Mistake;
use demarche_record::{Codebook, EventType};

/// What a predicate tells, in PLOVER and CAMEO.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// PLOVER's type.
    pub kind: EventType,
    /// PLOVER's mode.
    pub mode: Option<&'static str>,
    /// CAMEO's code.
    pub cameo: &'static str,
    /// Whether it counts only inside another act: "stop" in "demanded that Moscow stop the project".
    pub weak: bool,
}

impl Code {
    /// Reads `TYPE`, `TYPE/mode`, or either after a `?` for a weak one.
    pub fn read(text: &'static str, cameo: &'static str) -> Result<Code, String> {
        let (weak, text) = text.strip_prefix('?').map_or((false, text), |rest| (true, rest));
        let (kind, mode) = text.split_once('/').map_or((text, None), |(kind, mode)| (kind, Some(mode)));
        let kind =
            EventType::parse(kind).ok_or_else(|| format!("no type \"{kind}\": PLOVER has {}", types()))?;
        let codebook = Codebook::plover();
        let mode = match mode {
            None | Some("-") => None,
            Some(m) => Some(codebook.mode(kind, m).ok_or_else(|| {
                format!(
                    "{} has no mode \"{m}\": see contract/plover.json, or leave the mode out",
                    kind.as_str()
                )
            })?),
        };
        if codebook.cameo(cameo).is_none() {
            return Err(format!(
                "no CAMEO code \"{cameo}\": two to four digits of CAMEO, 03 to 20 (01 and 02 are no PLOVER events)"
            ));
        }
        Ok(Code { kind, mode, cameo, weak })
    }

    /// Whether it answers a pattern of the composition table: `*`, `none`, `TYPE`, `TYPE/mode`, or a CAMEO prefix.
    fn answers(inner: Option<&Code>, pattern: &str) -> bool {
        match (inner, pattern) {
            (_, "*") => true,
            (None, pattern) => pattern == "none",
            (Some(code), pattern) => {
                if pattern.starts_with(|c: char| c.is_ascii_digit()) {
                    return code.cameo.starts_with(pattern);
                }
                let (kind, mode) =
                    pattern.split_once('/').map_or((pattern, None), |(kind, mode)| (kind, Some(mode)));
                code.kind.as_str() == kind && mode.is_none_or(|m| code.mode == Some(m))
            }
        }
    }
}

/// PLOVER's types, for messages.
fn types() -> String {
    EventType::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ")
}

/// One line of the composition table.
#[derive(Debug)]
struct Rule {
    outer: &'static str,
    inner: &'static str,
    result: Option<Code>,
}

/// The composition table; the first rule that fits decides.
#[derive(Debug, Default)]
pub struct Composition {
    rules: Vec<Rule>,
}

impl Composition {
    /// Reads the table; what cannot be read is said.
    pub fn read(text: &'static str, mistakes: &mut Vec<Mistake>) -> Composition {
        let mut tell = |line: usize, what: String| {
            mistakes.push(Mistake { file: "compose.tsv".to_owned(), line, what });
        };
        let mut rules = Vec::new();
        for (n, cells) in table::rows(text) {
            let [outer, inner, result, cameo, ..] = cells[..] else {
                tell(n, "four cells are needed: outer act, inner act, TYPE/mode or -, CAMEO".to_owned());
                continue;
            };
            let result = match result {
                "-" => None,
                _ => match Code::read(result, cameo) {
                    Ok(code) => Some(code),
                    Err(why) => {
                        tell(n, why);
                        continue;
                    }
                },
            };
            rules.push(Rule { outer, inner, result });
        }
        Composition { rules }
    }

    /// What `outer` makes of the act inside it.
    pub fn of(&self, outer: &str, inner: Option<&Code>) -> Option<Code> {
        self.rules
            .iter()
            .find(|rule| rule.outer == outer && Code::answers(inner, rule.inner))
            .and_then(|rule| rule.result)
    }

    /// Whether the table knows such an outer act.
    pub fn knows(&self, outer: &str) -> bool {
        self.rules.iter().any(|rule| rule.outer == outer)
    }
}
