//! What `--help` shows after the arguments: forms of input, exit codes, examples.

pub const PAGES: &str = "\
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

pub const CODE_EXAMPLES: &str = "\
Examples:
  demarche code --published 2022-01-12 article.txt
  demarche code page.html > records.jsonl
  demarche code --parser bulk --threads 8 archive/*.jsonl > records.jsonl
  cat pages.jsonl | demarche code - | grep '\"record\":\"position\"'";

pub const BRIEF_EXAMPLES: &str = "\
Examples:
  demarche brief pages/
  demarche brief --since 2022-01-10 --format html pages/ > brief.html";

pub const POSITIONS_EXAMPLES: &str = "\
A stance that several pages tell is one entry with its history: issued, repeated, clarified, rejected, each with its
words, day and reporter. Where it stands is derived from the history up to a day; an answer holds until another one.
A .jsonl FILE may hold what `demarche code` printed instead of pages.

Examples:
  demarche positions examples/ukraine-2022
  demarche positions --holder Russia --kind demand --on 2022-01-20 examples/ukraine-2022
  demarche positions --toward NATO --json pages/ | jq .status
  demarche code archive/ > records.jsonl; demarche positions --kind threat records.jsonl";

pub const EXPORT_EXAMPLES: &str = "\
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

pub const EXPLAIN_EXAMPLES: &str = "\
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

pub const LEXICON_EXAMPLES: &str = "\
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

pub const CODEBOOK_EXAMPLES: &str = "\
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

pub const EVAL_EXAMPLES: &str = "\
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
