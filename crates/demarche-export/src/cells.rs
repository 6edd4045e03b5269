//! Cells and lines of tables that every reader of tab-separated text takes apart in the same way.

use demarche_record::{Date, Where};

/// One line of cells with tabs between them.
///
/// A reader may or may not honour quotation marks, so no cell has one: `"` becomes `'`. Tabs, ends of lines and other
/// steering characters become blanks.
pub(crate) fn line(cells: impl IntoIterator<Item = String>) -> String {
    let mut out = String::new();
    for (n, cell) in cells.into_iter().enumerate() {
        if n > 0 {
            out.push('\t');
        }
        out.extend(cell.chars().map(|c| match c {
            '"' => '\'',
            _ if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => ' ',
            _ => c,
        }));
    }
    out.push('\n');
    out
}

/// A number with one decimal at least, as pandas writes floats.
pub(crate) fn float(x: f64) -> String {
    if x == x.trunc() { format!("{x:.1}") } else { format!("{x}") }
}

/// `2022-01-12`, or nothing.
pub(crate) fn day(day: Option<Date>) -> String {
    day.map_or_else(String::new, |d| d.to_string())
}

/// Latitude and longitude of a place, where they are known.
pub(crate) fn point(place: Option<&Where>) -> Option<(f64, f64)> {
    place.and_then(|p| p.spot).map(|spot| spot.point.degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_break_its_line() {
        let cells = ["a\tb".to_owned(), "\"c\"\r\n".to_owned(), String::new()];
        assert_eq!(line(cells), "a b\t'c'  \t\n");
    }

    #[test]
    fn floats_look_like_floats() {
        assert_eq!((float(-10.0), float(2.5), float(0.0)), ("-10.0".into(), "2.5".into(), "0.0".into()));
    }
}
