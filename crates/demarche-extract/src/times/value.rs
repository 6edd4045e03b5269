//! What an expression of time stands for, with its TIMEX3 value and its days.

use super::calendar::{self, Days};
use demarche_text::Date;
use jiff::ToSpan;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The unit of a name in the table.
    pub fn read(name: &str) -> Option<Unit> {
        Some(match name {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "night" => Unit::Night,
            "day" => Unit::Day,
            "weekend" => Unit::Weekend,
            "week" => Unit::Week,
            "fortnight" => Unit::Fortnight,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            _ => return None,
        })
    }

    /// Before the number and after it, in a TIMEX3 duration.
    fn letters(self) -> (&'static str, &'static str) {
        match self {
            Unit::Second => ("PT", "S"),
            Unit::Minute => ("PT", "M"),
            Unit::Hour => ("PT", "H"),
            Unit::Night => ("P", "NI"),
            Unit::Day => ("P", "D"),
            Unit::Weekend => ("P", "WE"),
            Unit::Week | Unit::Fortnight => ("P", "W"),
            Unit::Month => ("P", "M"),
            Unit::Quarter => ("P", "Q"),
            Unit::Year => ("P", "Y"),
            Unit::Decade => ("P", "DE"),
            Unit::Century => ("P", "CE"),
        }
    }
}

/// A number of units; halves occur ("two and a half years"), and unknown numbers ("several").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// `None`: several.
    pub number: Option<i64>,
    /// And a half.
    pub half: bool,
}

impl Amount {
    /// An unknown number.
    pub const SEVERAL: Amount = Amount { number: None, half: false };

    /// A whole number.
    pub fn exact(number: i64) -> Amount {
        Amount { number: Some(number), half: false }
    }
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// The season of its TIMEX3 letters.
    pub fn read(letters: &str) -> Option<Season> {
        [Season::Spring, Season::Summer, Season::Autumn, Season::Winter]
            .into_iter()
            .find(|s| s.letters() == letters)
    }

    /// "SU".
    pub fn letters(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// Its first month.
    pub fn first_month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

/// A part of the day, by its TIMEX3 letters: "MO", "12:00".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part(pub &'static str);

impl Part {
    /// The part of a value in the table.
    pub fn read(value: &'static str) -> Option<Part> {
        matches!(value, "MO" | "AF" | "EV" | "NI" | "12:00" | "24:00").then_some(Part(value))
    }
}

/// What is meant.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Day(Date),
    /// A part of a day, or an hour of it.
    Part(Date, Part),
    Clock(Date, u8, u8),
    Week(Date),
    /// By its Monday.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// 198: the 1980s.
    Decade(i16),
    /// 19: the 20th century.
    Century(i16),
    /// So many units.
    Length(Amount, Unit),
    /// So many seasons.
    Seasons(Amount, Season),
    /// Again and again.
    Every(String),
    /// `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
    Reference(&'static str),
    /// A date that cannot be told without the day of publication: `XXXX-WXX-1`.
    Open(String),
}

/// The TIMEX3 type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A part of a day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

impl Value {
    /// Its type.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Part(..) | Value::Clock(..) => Kind::Time,
            Value::Length(..) | Value::Seasons(..) => Kind::Duration,
            Value::Every(_) => Kind::Set,
            Value::Open(value) if value.contains('T') => Kind::Time,
            _ => Kind::Date,
        }
    }

    /// Its days, where they are known.
    pub fn days(&self) -> Option<Days> {
        match *self {
            Value::Day(d) | Value::Part(d, _) | Value::Clock(d, ..) => Some(calendar::day(d)),
            Value::Week(d) => calendar::week(d, 0),
            Value::Weekend(monday) => {
                Some((calendar::shift(monday, 5.days()), calendar::shift(monday, 6.days())))
            }
            Value::Month(y, m) => calendar::month(y, m),
            Value::Quarter(y, q) => calendar::months(y, q * 3 - 2, 3),
            Value::Half(y, h) => calendar::months(y, h * 6 - 5, 6),
            Value::Season(y, s) => calendar::months(y, s.first_month(), 3),
            Value::Year(y) => calendar::year(y),
            Value::Decade(d) => calendar::years(d.checked_mul(10)?, 10),
            Value::Century(c) => calendar::years(c.checked_mul(100)?, 100),
            _ => None,
        }
    }

    /// The TIMEX3 value.
    pub fn timex(&self) -> String {
        match self {
            Value::Day(d) => d.to_string(),
            Value::Part(d, part) => format!("{d}T{}", part.0),
            Value::Clock(d, h, m) => format!("{d}T{h:02}:{m:02}"),
            Value::Week(d) => iso_week(*d),
            Value::Weekend(d) => format!("{}-WE", iso_week(*d)),
            Value::Month(y, m) => format!("{y:04}-{m:02}"),
            Value::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Value::Half(y, h) => format!("{y:04}-H{h}"),
            Value::Season(y, s) => format!("{y:04}-{}", s.letters()),
            Value::Year(y) => format!("{y:04}"),
            Value::Decade(d) => format!("{d:03}"),
            Value::Century(c) => format!("{c:02}"),
            Value::Length(amount, unit) => length(*amount, *unit),
            Value::Seasons(amount, s) => format!("P{}{}", number(*amount, 1), s.letters()),
            Value::Every(value) | Value::Open(value) => value.clone(),
            Value::Reference(value) => (*value).to_owned(),
        }
    }

    /// The same moved by so many units, as finely as unit and value allow.
    pub fn shifted(&self, unit: Unit, by: i64) -> Option<Value> {
        // What lies ten thousand units away is no date of the news.
        let start = self.days()?.0.filter(|_| by.unsigned_abs() < 10_000)?;
        let year = |n: i64| start.year().checked_add(i16::try_from(n).ok()?);
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Value::Day(start),
            Unit::Day | Unit::Night if self.is_day() => Value::Day(calendar::shift(start, by.days())?),
            Unit::Week | Unit::Fortnight if self.is_day() || matches!(self, Value::Week(_)) => {
                let weeks = if unit == Unit::Fortnight { by.checked_mul(2)? } else { by };
                Value::Week(calendar::shift(start, weeks.weeks())?)
            }
            Unit::Weekend if self.is_day() || matches!(self, Value::Week(_) | Value::Weekend(_)) => {
                Value::Weekend(calendar::week(start, by)?.0?)
            }
            Unit::Month if self.is_day() || matches!(self, Value::Month(..) | Value::Week(_)) => {
                let first = calendar::shift(start.first_of_month(), by.months())?;
                Value::Month(first.year(), first.month())
            }
            Unit::Quarter => {
                let first = calendar::shift(start.first_of_month(), by.checked_mul(3)?.months())?;
                Value::Quarter(first.year(), calendar::quarter(first))
            }
            Unit::Year => match *self {
                Value::Quarter(_, q) => Value::Quarter(year(by)?, q),
                _ => Value::Year(year(by)?),
            },
            Unit::Decade => Value::Decade(year(by.checked_mul(10)?)?.div_euclid(10)),
            Unit::Century => Value::Century(year(by.checked_mul(100)?)?.div_euclid(100)),
            _ => return None,
        })
    }

    /// Whether it is a day or within one.
    pub fn is_day(&self) -> bool {
        matches!(self, Value::Day(_) | Value::Part(..) | Value::Clock(..))
    }
}

fn iso_week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn number(amount: Amount, factor: i64) -> String {
    amount.number.map_or_else(|| "X".to_owned(), |n| n.saturating_mul(factor).to_string())
}

fn length(amount: Amount, unit: Unit) -> String {
    let factor = if unit == Unit::Fortnight { 2 } else { 1 };
    let (before, after) = unit.letters();
    let whole = number(amount, factor);
    // Half a unit is told in the next smaller one.
    let half = match unit {
        _ if !amount.half => "",
        Unit::Year => "6M",
        Unit::Hour => "30M",
        Unit::Minute => "30S",
        Unit::Day => "T12H",
        _ => "",
    };
    match (half.is_empty(), amount.number) {
        (false, Some(0)) if unit == Unit::Day => "PT12H".to_owned(),
        (false, Some(0)) => format!("{before}{half}"),
        (false, _) => format!("{before}{whole}{after}{half}"),
        (true, _) if amount.half => format!("{before}{whole}.5{after}"),
        (true, _) => format!("{before}{whole}{after}"),
    }
}
