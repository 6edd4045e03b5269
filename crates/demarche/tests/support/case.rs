//! Reads case files: Markdown that a linguist can write (see tests/cases/README.md).

/// One sentence or paragraph with what is expected of it.
#[derive(Debug, Default)]
pub struct Case {
    pub file: String,
    pub line: usize,
    pub name: String,
    pub published: Option<String>,
    pub text: String,
    pub expected: Vec<Expected>,
}

/// One expectation: its carets as code point offsets, and its words.
#[derive(Debug)]
pub struct Expected {
    pub line: usize,
    pub start: usize,
    pub end: usize,
    pub none: bool,
    pub words: Vec<String>,
}

/// All cases of one file.
pub fn read(file: &str, content: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (at, line) in content.lines().enumerate() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { file: file.into(), line: at + 1, name: name.trim().into(), ..Case::default() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(date) = line.strip_prefix("published:") {
            case.published = Some(date.trim().into());
        } else if let Some(indented) = line.strip_prefix("    ") {
            match expected(indented, at + 1) {
                Some(expected) => case.expected.push(expected),
                None if case.text.is_empty() => case.text = indented.to_owned(),
                None => panic!("{file}:{}: a case has one line of text; carets expected here", at + 1),
            }
        }
    }
    cases
}

fn expected(line: &str, at: usize) -> Option<Expected> {
    let start = line.chars().position(|c| c == '^')?;
    if line.chars().take(start).any(|c| c != ' ') {
        return None;
    }
    let carets = line.chars().skip(start).take_while(|&c| c == '^').count();
    let rest: String = line.chars().skip(start + carets).collect();
    let mut words = split(rest.trim());
    let none = words.first().is_some_and(|w| w == "no");
    if none {
        words.remove(0);
    }
    Some(Expected { line: at, start, end: start + carets, none, words })
}

/// Splits at spaces; "double quotes" keep words together.
fn split(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("never empty").push(c),
        }
    }
    words.retain(|w| !w.is_empty());
    words
}
