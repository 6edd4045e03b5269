//! Days, and intervals of days that may be open.

use demarche_record::{Date, When};

/// An interval of days, inclusive; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
}

impl Days {
    /// The days of a record; `None` where it names none.
    pub fn of(when: Option<When>) -> Option<Days> {
        let when = when?;
        if when.start.is_none() && when.end.is_none() {
            return None;
        }
        Some(Days { start: when.start, end: when.end })
    }

    /// Whether one day or more lies in both.
    pub fn meets(self, other: Days) -> bool {
        let before =
            |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(e), Some(s)) if e < s);
        !before(self.end, other.start) && !before(other.end, self.start)
    }

    /// Whether both name the very same days.
    pub fn is(self, other: Days) -> bool {
        self == other
    }

    /// The one that says more: the shorter of the two, this one where they are equally long or open.
    pub fn narrower(self, other: Days) -> Days {
        let length = |d: Days| Some(day_number(d.end?) - day_number(d.start?));
        match (length(self), length(other)) {
            (Some(a), Some(b)) if b < a => other,
            (None, Some(_)) => other,
            _ => self,
        }
    }

    /// The day to sort by: the first one known.
    pub fn first(self) -> Option<Date> {
        self.start.or(self.end)
    }

    /// Whether the interval reaches `day` or goes beyond it.
    pub fn reaches(self, day: Date) -> bool {
        match (self.start, self.end) {
            (_, Some(end)) => end >= day,
            (Some(_), None) => true,
            (None, None) => false,
        }
    }
}

/// A running number for each day, so that days can be counted between two dates.
pub(crate) fn day_number(date: Date) -> i64 {
    let (y, m, d) = (date.year() as i64, date.month() as i64, date.day() as i64);
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let day_of_year = (153 * (m + if m > 2 { -3 } else { 9 }) + 2) / 5 + d - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn days(start: &str, end: &str) -> Days {
        let day = |t: &str| if t.is_empty() { None } else { Some(date(t)) };
        Days { start: day(start), end: day(end) }
    }

    #[test]
    fn open_intervals_meet_what_they_do_not_exclude() {
        assert!(days("2022-01-10", "").meets(days("2023-01-01", "2023-01-02")));
        assert!(!days("2022-01-10", "").meets(days("", "2022-01-09")));
        assert!(days("2022-01-10", "2022-01-16").meets(days("2022-01-16", "2022-01-16")));
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        assert_eq!(day_number(date("2024-03-01")) - day_number(date("2024-02-28")), 2);
        assert_eq!(day_number(date("2023-01-01")) - day_number(date("2022-01-01")), 365);
    }

    #[test]
    fn an_interval_reaches_a_day_by_its_last_day() {
        assert!(days("2022-01-10", "2022-01-16").reaches(date("2022-01-16")));
        assert!(!days("2022-01-10", "2022-01-10").reaches(date("2022-01-16")));
        assert!(days("2020-01-01", "").reaches(date("2022-01-16")));
    }
}
