//! The codes of other data sets, as data (`data/*.tsv`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A country in the codes of others.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Country {
    pub(crate) fips: &'static str,
    pub(crate) cow: &'static str,
    pub(crate) cameo: &'static str,
    /// The state that PLOVER counts a territory to; after `!` it is partially recognised.
    pub(crate) plover: &'static str,
    pub(crate) icews: &'static str,
}

/// An organisation or group with a CAMEO code of its own.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Group {
    pub(crate) code: &'static str,
    pub(crate) country: &'static str,
    pub(crate) group: &'static str,
}

/// The cells of a table's lines, by the first cell.
fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).map(|l| l.split('\t').collect())
}

fn cell(cells: &[&'static str], at: usize) -> &'static str {
    cells.get(at).copied().unwrap_or("").trim()
}

static COUNTRIES: LazyLock<BTreeMap<&'static str, Country>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/countries.tsv"));
    rows.map(|c| {
        let country = Country {
            fips: cell(&c, 1),
            cow: cell(&c, 2),
            cameo: cell(&c, 3),
            plover: cell(&c, 4),
            icews: cell(&c, 5),
        };
        (cell(&c, 0), country)
    })
    .collect()
});

static GROUPS: LazyLock<BTreeMap<&'static str, Group>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/groups.tsv"));
    rows.map(|c| (cell(&c, 0), Group { code: cell(&c, 1), country: cell(&c, 2), group: cell(&c, 3) }))
        .collect()
});

static SCALES: LazyLock<BTreeMap<&'static str, (f64, f64)>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/goldstein.tsv"));
    rows.filter_map(|c| {
        let gdelt: f64 = cell(&c, 1).parse().ok()?;
        let icews = cell(&c, 2).parse().unwrap_or(gdelt);
        Some((cell(&c, 0), (gdelt, icews)))
    })
    .collect()
});

/// A country by its id, with what others call it.
pub(crate) fn country(id: &str) -> Option<Country> {
    COUNTRIES.get(id).copied()
}

/// A group by its id.
pub(crate) fn group(id: &str) -> Option<Group> {
    GROUPS.get(id).copied()
}

/// Conflict and cooperation of a CAMEO code, as GDELT and as ICEWS have it; of its root where the code has none.
pub(crate) fn scale(cameo: &str) -> Option<(f64, f64)> {
    let codes = [cameo, cameo.get(..3).unwrap_or(cameo), cameo.get(..2).unwrap_or(cameo)];
    codes.into_iter().find_map(|code| SCALES.get(code).copied())
}

/// What is wrong with the tables; empty where nothing is.
pub fn problems() -> Vec<String> {
    let mut found = Vec::new();
    let is_code = |code: &str, len: usize| code.len() == len && code.bytes().all(|b| b.is_ascii_uppercase());
    for (id, c) in COUNTRIES.iter() {
        let cow = c.cow.is_empty() || c.cow.parse::<u16>().is_ok_and(|n| n < 1000);
        let codes = (c.fips.is_empty() || is_code(c.fips, 2)) && (c.cameo.is_empty() || is_code(c.cameo, 3));
        let state = c.plover.trim_start_matches('!');
        if !cow || !codes || !(state.is_empty() || COUNTRIES.contains_key(state)) {
            found.push(format!("countries.tsv: {id}: a code has another form than its column"));
        }
    }
    for (id, g) in GROUPS.iter() {
        if g.code.is_empty() || !g.code.len().is_multiple_of(3) || g.code.len() > 15 {
            found.push(format!("groups.tsv: {id}: \"{}\" is no CAMEO code", g.code));
        }
        if !(g.group.is_empty() || is_code(g.group, 3)) || !(g.country.is_empty() || is_code(g.country, 3)) {
            found.push(format!("groups.tsv: {id}: codes have three capitals"));
        }
    }
    let wrong = SCALES.iter().filter(|(_, (a, b))| a.abs() > 10.0 || b.abs() > 10.0);
    found.extend(wrong.map(|(code, _)| format!("goldstein.tsv: {code}: the scale ends at -10 and 10")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_can_be_read() {
        assert_eq!(problems(), Vec::<String>::new());
        assert!(COUNTRIES.len() > 230 && GROUPS.len() > 40 && SCALES.len() > 300);
    }

    #[test]
    fn codes_that_are_easily_confused() {
        let fips = |id: &str| country(id).map_or("", |c| c.fips);
        // ISO's AU, CH, SE, NI are other countries' FIPS.
        let wanted = [
            ("RUS", "RS"),
            ("UKR", "UP"),
            ("CHN", "CH"),
            ("CHE", "SZ"),
            ("DEU", "GM"),
            ("AUT", "AU"),
            ("AUS", "AS"),
            ("SWE", "SW"),
            ("NGA", "NI"),
            ("NER", "NG"),
            ("ISR", "IS"),
            ("GBR", "UK"),
            ("KOR", "KS"),
            ("PRK", "KN"),
            ("ZAF", "SF"),
            ("SSD", "OD"),
            ("SDN", "SU"),
            ("COD", "CG"),
            ("COG", "CF"),
            ("KOS", "KV"),
            ("SRB", "RI"),
            ("TUR", "TU"),
            ("TUN", "TS"),
            ("LBN", "LE"),
            ("LBR", "LI"),
            ("PSE", ""),
            ("DDR", ""),
        ];
        for (id, code) in wanted {
            assert_eq!(fips(id), code, "{id}");
        }
        let cow = |id: &str| country(id).map_or("", |c| c.cow);
        assert_eq!((cow("DEU"), cow("YEM"), cow("SRB"), cow("VNM")), ("255", "679", "345", "816"));
    }

    #[test]
    fn two_states_never_share_a_code() {
        let mut seen = BTreeMap::new();
        for (id, c) in COUNTRIES.iter().filter(|(_, c)| !c.fips.is_empty()) {
            assert_eq!(seen.insert(c.fips, id), None, "{id} and another have the FIPS code {}", c.fips);
        }
    }
}
