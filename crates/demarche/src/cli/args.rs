//! What can be asked for: the one definition behind `--help`, the manual pages and the shell completions.

use super::examples::{
    BRIEF_EXAMPLES, CODE_EXAMPLES, CODEBOOK_EXAMPLES, EVAL_EXAMPLES, EXPLAIN_EXAMPLES, EXPORT_EXAMPLES,
    LEXICON_EXAMPLES, PAGES, POSITIONS_EXAMPLES,
};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use demarche::Tier;
use demarche::export::Layout;
use demarche::present::Format;
use demarche::record::{PositionKind, Status};
use demarche::text::Date;
use std::path::PathBuf;

/// Reads news about diplomacy and conflict and prints sourced records: events, statements, positions,
/// figures and talks, each with the words that it rests on. Offline; the same pages give the same bytes.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, after_long_help = PAGES)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read pages and print their records as JSON Lines
    #[command(after_long_help = format!("{CODE_EXAMPLES}\n\n{PAGES}"))]
    Code(CodeArgs),
    /// Read pages and write what they say together: stories, positions, talks, timeline
    #[command(after_long_help = format!("{BRIEF_EXAMPLES}\n\n{PAGES}"))]
    Brief(BriefArgs),
    /// Read pages, or records coded before, and print the ledger of positions: who stands where, and since when
    #[command(after_long_help = format!("{POSITIONS_EXAMPLES}\n\n{PAGES}"))]
    Positions(PositionsArgs),
    /// Read pages, or records coded before, and print their events in the layout of GDELT, ICEWS, POLECAT or PLOVER
    #[command(after_long_help = format!("{EXPORT_EXAMPLES}\n\n{PAGES}"))]
    Export(ExportArgs),
    /// Tell why a record is there: which entries fired, on which words, over which arcs of the tree, what came second
    #[command(after_long_help = format!("{EXPLAIN_EXAMPLES}\n\n{PAGES}"))]
    Explain(ExplainArgs),
    /// Look into what the program knows beforehand: actors, offices, places, memberships
    #[command(after_long_help = LEXICON_EXAMPLES)]
    Lexicon(LexiconArgs),
    /// Look into the codebook: which words tell which kind of event; check and test one of your own
    #[command(after_long_help = CODEBOOK_EXAMPLES)]
    Codebook(CodebookArgs),
    /// Score the coding of events against gold: precision, recall, confusions, worst errors
    #[command(after_long_help = EVAL_EXAMPLES)]
    Eval(EvalArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page of the program, or of one command
    Man(ManArgs),
}

/// Which pages, and what is known of them.
#[derive(Debug, clap::Args)]
pub struct PageArgs {
    /// Text files, HTML pages, JSON Lines, directories of them; - is JSON Lines on standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Day on which the pages were published, unless a page's own JSON line says it
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
    /// How they are coded
    #[command(flatten)]
    pub coder: CoderArgs,
}

/// How pages are coded.
#[derive(Debug, clap::Args)]
pub struct CoderArgs {
    /// How many pages to read at once; the output is the same for every number
    #[arg(long, value_name = "N", default_value_t = processors(), hide_default_value = true,
          value_parser = clap::value_parser!(u16).range(1..=512))]
    pub threads: u16,
    /// How sentences are parsed: standard is the most accurate, bulk the fastest, for archives of millions of
    /// pages. The document records say which
    #[arg(long, value_name = "TIER", default_value = "standard", value_parser = tiers())]
    pub parser: Tier,
    /// A directory with data files of your own, see `demarche lexicon`
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
    /// A directory with a codebook of your own, see `demarche codebook`
    #[arg(long, value_name = "DIR")]
    pub codebook: Option<PathBuf>,
}

/// `demarche codebook`.
#[derive(Debug, clap::Args)]
pub struct CodebookArgs {
    /// A directory with .tsv files of your own, which replace or add to what ships
    #[arg(long, value_name = "DIR", global = true)]
    pub codebook: Option<PathBuf>,
    /// What to ask.
    #[command(subcommand)]
    pub question: CodebookQuestion,
}

/// What can be asked of the codebook.
#[derive(Debug, Subcommand)]
pub enum CodebookQuestion {
    /// Check every line; mistakes are told with file and line
    Check,
    /// Code the examples and tests that stand beside the entries, and tell which do not give what they should
    Test,
    /// Show the entries of a word
    Explain {
        /// The word, in its dictionary form
        word: String,
    },
    /// Write the files that ship into a directory, to begin from
    Write {
        /// The directory; files that are there already are left alone
        directory: PathBuf,
    },
}

/// `demarche lexicon`.
#[derive(Debug, clap::Args)]
pub struct LexiconArgs {
    /// A directory with data files of your own, which extend or override what ships
    #[arg(long, value_name = "DIR", global = true)]
    pub lexicon: Option<PathBuf>,
    /// What to ask.
    #[command(subcommand)]
    pub question: LexiconQuestion,
}

/// What can be asked of the lexicon.
#[derive(Debug, Subcommand)]
pub enum LexiconQuestion {
    /// Check every line of the data; mistakes are told with file and line
    Check,
    /// Run the tests that stand beside the data
    Test,
    /// Show which entries fire on some words and why, and whom the words mean
    Explain {
        /// The words
        #[arg(required = true, value_name = "WORDS")]
        words: Vec<String>,
        /// The day on which they are said
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Option<Date>,
    },
    /// Count what the data holds, by file, source and year
    Coverage,
}

/// `demarche code`.
#[derive(Debug, clap::Args)]
pub struct CodeArgs {
    /// Which pages.
    #[command(flatten)]
    pub pages: PageArgs,
}

/// `demarche brief`.
#[derive(Debug, clap::Args)]
pub struct BriefArgs {
    /// Which pages.
    #[command(flatten)]
    pub pages: PageArgs,
    /// How the brief is written
    #[arg(long, default_value = "text", value_parser = formats())]
    pub format: Format,
    /// Leave out what lies before this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub since: Option<Date>,
}

/// `demarche positions`.
#[derive(Debug, clap::Args)]
pub struct PositionsArgs {
    /// Which pages.
    #[command(flatten)]
    pub pages: PageArgs,
    /// Only those held by an actor: its id (RUS), its name (Russia) or a person's name
    #[arg(long, value_name = "ACTOR")]
    pub holder: Option<String>,
    /// Only those towards an actor
    #[arg(long, value_name = "ACTOR")]
    pub toward: Option<String>,
    /// Only those of a kind
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    pub kind: Option<PositionKind>,
    /// As known on this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    /// JSON Lines, one entry a line, instead of a table
    #[arg(long)]
    pub json: bool,
}

/// `demarche export`.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// Which pages.
    #[command(flatten)]
    pub pages: PageArgs,
    /// The layout
    #[arg(long, value_name = "LAYOUT", value_parser = layouts())]
    pub to: Layout,
    /// Only events of these, separated by commas; without it, actual ones, and for plover all
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = statuses())]
    pub status: Vec<Status>,
}

/// `demarche explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// A record's name or number, some of its words, list, or all
    #[arg(value_name = "RECORD")]
    pub record: String,
    /// Which pages.
    #[command(flatten)]
    pub pages: PageArgs,
    /// JSON Lines, one record a line with its reasons
    #[arg(long)]
    pub json: bool,
}

/// `demarche eval`.
#[derive(Debug, clap::Args)]
pub struct EvalArgs {
    /// Files of gold, JSON Lines
    #[arg(required = true, value_name = "GOLD")]
    pub files: Vec<PathBuf>,
    /// Only one half of the texts, told apart by a hash of the text
    #[arg(long, value_name = "0|1", value_parser = clap::value_parser!(u8).range(0..=1))]
    pub half: Option<u8>,
    /// How many errors to print, the worst first
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub errors: usize,
    /// Take the type of an event from its CAMEO code, for gold whose types are CAMEO's roots (PLV, older PLOVER sets)
    #[arg(long)]
    pub cameo: bool,
    /// How they are coded
    #[command(flatten)]
    pub coder: CoderArgs,
}

/// `demarche completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// `demarche man`.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// A command, for example code
    pub command: Option<String>,
}

fn processors() -> u16 {
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    u16::try_from(count).unwrap_or(u16::MAX).min(512)
}

fn tiers() -> impl TypedValueParser<Value = Tier> {
    PossibleValuesParser::new(Tier::ALL.map(Tier::name))
        .try_map(|word| Tier::parse(&word).ok_or("no such parser"))
}

fn kinds() -> impl TypedValueParser<Value = PositionKind> {
    PossibleValuesParser::new(PositionKind::ALL.iter().map(|kind| kind.as_str()))
        .try_map(|word| PositionKind::parse(&word).ok_or("no such kind of position"))
}

fn layouts() -> impl TypedValueParser<Value = Layout> {
    PossibleValuesParser::new(Layout::ALL.map(Layout::as_str))
        .try_map(|word| Layout::parse(&word).ok_or("no such layout"))
}

fn statuses() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.as_str()))
        .try_map(|word| Status::parse(&word).ok_or("no such status"))
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::as_str))
        .try_map(|word| Format::parse(&word).ok_or("no such format"))
}

/// Reads `2022-01-12` and nothing else, so that no other order of day and month slips in.
fn day(text: &str) -> Result<Date, String> {
    const HINT: &str = "\n  hint: write year-month-day, for example 2022-01-12";
    let shaped = text.len() == 10
        && text.as_bytes().iter().enumerate().all(|(at, b)| match at {
            4 | 7 => *b == b'-',
            _ => b.is_ascii_digit(),
        });
    if !shaped {
        return Err(format!("this is not a date{HINT}"));
    }
    text.parse().map_err(|_| format!("there is no such day{HINT}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }

    #[test]
    fn a_day_is_year_month_day() {
        assert!(day("2022-01-12").is_ok() && day("2024-02-29").is_ok());
        for wrong in ["2022-13-40", "2023-02-29", "12.01.2022", "20220112", "2022-1-2", "", "2022-01-12T"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
