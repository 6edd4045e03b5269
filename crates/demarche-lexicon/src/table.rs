//! Reading the data files: lines of tab-separated cells, comments, and tests beside the data.

/// One line of a data file.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    /// From 1.
    pub(crate) line: usize,
    cells: [&'a str; MOST],
    width: usize,
}

/// No file has more columns; what stands behind them is counted, not kept.
const MOST: usize = 10;

impl<'a> Row<'a> {
    /// The cell of a column, empty where the line is too short.
    pub(crate) fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).map_or("", |c| c.trim())
    }

    /// The cell, or nothing where it is empty or "-".
    pub(crate) fn given(&self, column: usize) -> Option<&'a str> {
        Some(self.cell(column)).filter(|c| !c.is_empty() && *c != "-")
    }

    /// The values of a cell that separates them by "|".
    pub(crate) fn list(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cell(column).split('|').map(str::trim).filter(|v| !v.is_empty())
    }

    /// How many cells the line has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }
}

/// The lines of a data file that are neither empty nor comments.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).map(
        |(at, line)| {
            let mut row = Row { line: at + 1, cells: [""; MOST], width: 0 };
            for cell in line.split('\t') {
                if let Some(kept) = row.cells.get_mut(row.width) {
                    *kept = cell;
                }
                row.width += 1;
            }
            row
        },
    )
}
