//! Days, weeks, months, seasons and years, counted from the day of publication.

use demarche_text::Date;
use jiff::civil::Weekday;
use jiff::{Span, ToSpan};

/// Whether an expression looks back or ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It has happened: the last such day, the day of publication included.
    Back,
    /// It is to happen: the next such day.
    Ahead,
}

/// An interval of days; an end may be open.
pub type Days = (Option<Date>, Option<Date>);

/// One day.
pub fn day(date: Date) -> Days {
    (Some(date), Some(date))
}

/// A date moved by a span; calendar overflow gives nothing.
pub fn shift(date: Date, by: Span) -> Option<Date> {
    date.checked_add(by).ok()
}

/// The weekday nearest to the day of publication in a direction. `strictly`: the day itself does not count.
pub fn weekday(published: Date, weekday: Weekday, direction: Direction, strictly: bool) -> Option<Date> {
    let today = published.weekday().to_monday_zero_offset();
    let asked = weekday.to_monday_zero_offset();
    let mut days = match direction {
        Direction::Back => -i64::from((today - asked).rem_euclid(7)),
        Direction::Ahead => i64::from((asked - today).rem_euclid(7)),
    };
    if strictly && days == 0 {
        days = if direction == Direction::Back { -7 } else { 7 };
    }
    shift(published, days.days())
}

/// The calendar week, from Monday, `offset` weeks from the one of the day of publication.
pub fn week(published: Date, offset: i64) -> Option<Days> {
    let monday = shift(published, (-i64::from(published.weekday().to_monday_zero_offset())).days())?;
    let start = shift(monday, offset.weeks())?;
    Some((Some(start), Some(shift(start, 6.days())?)))
}

/// A month.
pub fn month(year: i16, month: i8) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    Some((Some(first), Some(first.last_of_month())))
}

/// A year.
pub fn year(year: i16) -> Option<Days> {
    Some((Some(Date::new(year, 1, 1).ok()?), Some(Date::new(year, 12, 31).ok()?)))
}

/// So many months from one on.
pub fn months(year: i16, first: i8, count: i64) -> Option<Days> {
    let start = Date::new(year, first, 1).ok()?;
    Some((Some(start), Some(shift(start, (count - 1).months())?.last_of_month())))
}

/// So many years from one on.
pub fn years(first: i16, count: i16) -> Option<Days> {
    Some((year(first)?.0, year(first.checked_add(count - 1)?)?.1))
}

/// The quarter of the year in which a day lies.
pub fn quarter(date: Date) -> i8 {
    (date.month() + 2) / 3
}

/// The year in which a month without a year lies.
pub fn year_of_month(published: Date, month: i8, direction: Direction) -> i16 {
    match direction {
        // The month beside the present one is meant, not the one eleven months away.
        Direction::Back if month > published.month() + 1 => published.year() - 1,
        Direction::Back if month == 12 && published.month() == 1 => published.year() - 1,
        Direction::Ahead if month == 1 && published.month() == 12 => published.year() + 1,
        Direction::Ahead if month + 1 < published.month() => published.year() + 1,
        _ => published.year(),
    }
}

/// The date of a day and month without a year.
pub fn date_without_year(published: Date, month: i8, day: i8, direction: Direction) -> Option<Date> {
    nearest_year(published, direction, |year| Date::new(year, month, day).ok())
}

/// A day that comes once a year, in the year in which it is meant.
pub fn nearest_year(
    published: Date,
    direction: Direction,
    in_year: impl Fn(i16) -> Option<Date>,
) -> Option<Date> {
    let this = in_year(published.year())?;
    let year = match direction {
        // A few days on the other side are a slip of the tense, not another year.
        Direction::Back if far(published, this, 20) => published.year() - 1,
        Direction::Ahead if far(this, published, 20) => published.year() + 1,
        _ => published.year(),
    };
    in_year(year)
}

/// Whether a day is more than so many days after another.
fn far(from: Date, to: Date, days: i32) -> bool {
    from.until(to).is_ok_and(|s| s.get_days() > days)
}

/// Which part of a period is meant: "early March", "late last year".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOf {
    /// early
    Early,
    /// mid
    Mid,
    /// late
    Late,
}

/// The early, middle or late part of a month or year; of shorter periods, the whole.
pub fn part((start, end): Days, part: PartOf) -> Days {
    let (Some(from), Some(to)) = (start, end) else {
        return (start, end);
    };
    let days = from.until(to).map_or(0, |s| s.get_days());
    let cut = |a: Option<Date>, b: Option<Date>| (a, b);
    if days > 3000 {
        return part_of_years(from, to, days / 3650, part);
    }
    match (days, part) {
        (300.., PartOf::Early) => cut(start, shift(from, 2.months()).map(|d| d.last_of_month())),
        (300.., PartOf::Mid) => {
            cut(shift(from, 4.months()), shift(from, 7.months()).map(|d| d.last_of_month()))
        }
        (300.., PartOf::Late) => cut(shift(from, 9.months()), end),
        (27..=31, PartOf::Early) => cut(start, shift(from, 9.days())),
        (27..=31, PartOf::Mid) => cut(shift(from, 10.days()), shift(from, 19.days())),
        (27..=31, PartOf::Late) => cut(shift(from, 20.days()), end),
        _ => (start, end),
    }
}

/// The early, middle or late part of a decade or century: its first four tenths, its middle, its last three.
fn part_of_years(from: Date, to: Date, tenth: i32, part: PartOf) -> Days {
    let after = |tenths: i32| shift(from, (tenths * tenth).years());
    let before = |tenths: i32| shift(after(tenths)?, (-1).days());
    match part {
        PartOf::Early => (Some(from), before(4)),
        PartOf::Mid => (after(3), before(7)),
        PartOf::Late => (after(7), Some(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekdays_look_back_and_ahead() {
        let thursday = date(2021, 12, 9);
        let on = |day, direction| weekday(thursday, day, direction, false);
        assert_eq!(on(Weekday::Thursday, Direction::Back), Some(thursday));
        assert_eq!(on(Weekday::Monday, Direction::Back), Some(date(2021, 12, 6)));
        assert_eq!(on(Weekday::Friday, Direction::Ahead), Some(date(2021, 12, 10)));
        assert_eq!(weekday(thursday, Weekday::Thursday, Direction::Back, true), Some(date(2021, 12, 2)));
    }

    #[test]
    fn weeks_begin_on_monday() {
        let days = (Some(date(2022, 11, 21)), Some(date(2022, 11, 27)));
        assert_eq!(week(date(2022, 12, 1), -1), Some(days));
    }

    #[test]
    fn months_without_a_year_are_near() {
        assert_eq!(year_of_month(date(2024, 2, 6), 10, Direction::Back), 2023);
        assert_eq!(year_of_month(date(2024, 7, 4), 10, Direction::Ahead), 2024);
        assert_eq!(date_without_year(date(2024, 12, 3), 2, 20, Direction::Ahead), Some(date(2025, 2, 20)));
    }

    #[test]
    fn late_in_a_year_is_its_last_quarter() {
        let late = year(2021).map(|y| part(y, PartOf::Late));
        assert_eq!(late, Some((Some(date(2021, 10, 1)), Some(date(2021, 12, 31)))));
    }
}
