//! What can be asked for: the one definition behind `--help`, the manual pages and the shell completions.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use demarche::Tier;
use demarche::export::Layout;
use demarche::present::Format;
use demarche::record::{PositionKind, Status};
use demarche::text::Date;
use std::path::PathBuf;

const PAGES: &str = "\
Pages:
  A FILE is a text file, an HTML page (.html, .htm, or recognised by its first bytes), or JSON Lines
  (.jsonl, or - for standard input) with one page per line:
    {\"id\": \"...\", \"text\": \"...\" or \"html\": \"...\", \"published\": \"2022-01-12\", \"url\": \"...\", \"title\": \"...\"}
  where id, published, url and title may be missing. Of a directory, all .txt, .html, .htm and .jsonl files
  in it are read, sorted by name.

Exit status:
  0  every page was read
  1  no page could be read, or the results could not be written
  2  the command line is wrong
  3  some pages were skipped (standard error says which and why), the others were read";

const CODE_EXAMPLES: &str = "\
Examples:
  demarche code --published 2022-01-12 article.txt
  demarche code page.html > records.jsonl
  demarche code --parser bulk --threads 8 archive/*.jsonl > records.jsonl
  cat pages.jsonl | demarche code - | grep '\"record\":\"position\"'";

const BRIEF_EXAMPLES: &str = "\
Examples:
  demarche brief pages/
  demarche brief --since 2022-01-10 --format html pages/ > brief.html";

const POSITIONS_EXAMPLES: &str = "\
A stance that several pages tell is one entry with its history: issued, repeated, clarified, rejected, each with its
words, day and reporter. Where it stands is derived from the history up to a day; an answer holds until another one.
A .jsonl FILE may hold what `demarche code` printed instead of pages.

Examples:
  demarche positions examples/ukraine-2022
  demarche positions --holder Russia --kind demand --on 2022-01-20 examples/ukraine-2022
  demarche positions --toward NATO --json pages/ | jq .status
  demarche code archive/ > records.jsonl; demarche positions --kind threat records.jsonl";

const EXPORT_EXAMPLES: &str = "\
Layouts:
  gdelt    GDELT 2.0 events: 61 columns, tabs, no header
  icews    ICEWS coded events: 20 columns, tabs, header
  polecat  POLECAT: 40 columns, tabs, header; lists joined with '; ', None where nothing is known
  plover   PLOVER's own JSON, one event a line

  The first three cannot say that an event is planned, feared, denied or long past: they get actual events only,
  unless --status names others. What each column holds, and which stay empty and why, is docs/exports.md.
  A .jsonl FILE may hold what `demarche code` printed instead of pages.

Examples:
  demarche export --to gdelt pages/ > events.export.CSV
  demarche export --to icews --published 2022-01-12 article.txt > events.tab
  demarche code archive/ > records.jsonl; demarche export --to polecat records.jsonl > events.txt
  demarche export --to plover --status actual,planned records.jsonl | jq .event
  python3 -c 'import pandas; print(pandas.read_csv(\"events.tab\", sep=\"\\t\", dtype={\"CAMEO Code\": str}))'";

const EXPLAIN_EXAMPLES: &str = "\
What to explain:
  a7c9e714c74fc591-12   the record with this name: digits of the document's hash (four or more), and its number on
                        the page; exports name events in the same way
  12                    the 12th record of each page given
  \"cut off gas\"         every record whose words hold these
  list                  only the names of all records
  all                   every record

  For an event: the entry of the codebook with the words that fill its frame, what an act made of the act inside it,
  which entries came second and why, where each actor stands in the tree and which entry of the lexicon told who it
  is on that day, what made the status, inside whose statements it stands. For statements and positions: the cue with
  its line of the data, speaker, content, holder, condition; for figures the unit and who claims it; for talks who takes
  part.
  A .jsonl FILE may hold what `demarche code` printed: its documents are read once more.

Examples:
  demarche explain list article.txt
  demarche explain 3 --published 2022-01-12 article.txt
  demarche explain \"will not\" examples/ukraine-2022
  demarche explain --json all records.jsonl | jq '.reasons[] | select(.what == \"runner-up\")'";

const LEXICON_EXAMPLES: &str = "\
Files of your own:
  A directory holds files named as those that ship: persons.tsv, organs.tsv, members.tsv ... (persons.mine.tsv is
  a file of persons, too), with the same columns; `demarche lexicon coverage` names them all. A line replaces the
  shipped line for the same sense of the same name; `# drop: NAME` takes a name out; a `# test:` line says what
  must hold, for example
    # test: Marie Dubreuil @2031-02-01 -> FRA GOV person
    # test: NATO 2024-04-01 has 32

Examples:
  demarche lexicon explain Jens Stoltenberg --on 2022-01-12
  demarche lexicon explain \"Defense Secretary Lloyd Austin\" --on 2022-01-12
  demarche lexicon --lexicon mine/ test
  demarche code --lexicon mine/ page.txt";

const CODEBOOK_EXAMPLES: &str = "\
A codebook of your own:
  A directory holds .tsv files with the same columns as those that ship (`demarche codebook write DIR` writes them):
    words  verb|noun|adj  frame  TYPE/mode  CAMEO  roles  contexts  example
  with tabs between. A file of a shipped name (assault.tsv, classes.tsv) takes the place of the shipped file; any other
  file is added; a file with the line `# replace all` leaves out every entry that ships. Of two entries that ask for as
  much, yours wins. Types, modes and CAMEO codes are those of PLOVER and CAMEO. A line
    # test: The band stormed the charts. => no ASSAULT
  says what a sentence must give (TYPE, TYPE/mode) or must not. docs/codebook.md explains the columns.

Examples:
  demarche codebook explain storm
  printf 'outflank, outgun\\tverb\\tobj\\tMOBILIZE\\t150\\tsubj > obj,owner\\t\\tRussia outflanked Estonia.\\n' > mine/air.tsv
  demarche codebook --codebook mine/ check
  demarche codebook --codebook mine/ test
  demarche code --codebook mine/ page.txt";

const EVAL_EXAMPLES: &str = "\
Forms of gold, one JSON object per line:
  acts with codes      {\"text\", \"plover_root\", \"source_actor\": [{\"code\": \"FRA\"}], \"target_actor\": [...]}
  an act of a pair     {\"text\", \"plover_root\" or \"cameo\", \"marked\": \"<s>Paris</s> condemned <t>the raid</t>.\"}
  acts without actors  {\"text\", \"events\": [{\"cameo\": \"112\"}]}
  a quad class         {\"text\", \"quad\": 3}
  records              what `demarche code` prints, corrected by hand: a document, then its events; an event may
                       have \"optional\": true (neither for nor against) and \"alt\" (another type that is right, too)

  Acts that are told as hypothetical or negated are not counted against acts with codes.

Examples:
  demarche eval gold.jsonl
  demarche eval --half 0 --errors 40 gold.jsonl    (tune on one half of the texts,
  demarche eval --half 1 --errors 0 gold.jsonl      report the other)
  demarche code page.txt > gold.jsonl              (then correct it, and: demarche eval gold.jsonl)";

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
