//! Tab-separated tables whose lines an analyst can read.

/// The rows of a table: number of the line and its cells, trimmed. Empty lines and `#` lines are left out.
pub fn rows(text: &'static str) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(n, line)| (n + 1, line.split('\t').map(str::trim).collect()))
}
