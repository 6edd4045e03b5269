//! Lines of a data file, as reasons.

/// The lines of a `.tsv` file (`name`, `text`) whose first two cells fit, with their numbers; `otherwise` where none does.
pub(crate) fn lines_that_fit(
    (name, text): (&str, &str),
    fits: impl Fn(&str, &str) -> bool,
    otherwise: &str,
) -> String {
    let found: Vec<String> = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'))
        .filter(|(_, line)| {
            let mut cells = line.split('\t');
            let first = cells.next().unwrap_or("");
            cells.next().is_some_and(|second| fits(first, second))
        })
        .map(|(n, line)| format!("{name}:{}: {}", n + 1, line.replace('\t', " | ")))
        .collect();
    if found.is_empty() { otherwise.to_owned() } else { format!("; {}", found.join("; ")) }
}
