
"use strict";
(function () {
  const root = document.documentElement;
  const panel = document.getElementById("pages");
  const bar = document.getElementById("bar");
  const uses = document.getElementById("uses");
  let opener = null; // the link that opened the panel; Escape goes back to it

  const all = (where, what) => Array.from(where.querySelectorAll(what));
  const clear = () => all(document, ".here").forEach((it) => it.classList.remove("here"));
  const address = (id) => history.replaceState(null, "", "#" + id); // what is open can be linked to
  const near = (it, block) => it.scrollIntoView({ block: block, behavior: "instant" });

  // Shows one page only, at one sentence, with the words of one line.
  function open(sentence, line) {
    const article = sentence.closest("article");
    clear();
    uses.hidden = true;
    all(panel, "article").forEach((it) => it.classList.toggle("open", it === article));
    panel.classList.add("open");
    bar.hidden = false;
    if (sentence !== article) sentence.classList.add("here");
    if (line) {
      const row = document.getElementById(line);
      if (row) row.classList.add("here");
      all(article, ".mark").forEach((it) => {
        it.classList.toggle("here", it.dataset.lines.split(" ").includes(line));
      });
    }
    sentence.focus({ preventScroll: true });
    // On a narrow screen the page lies over the lower half: the line goes to the top of the upper one.
    if (opener && getComputedStyle(panel).position === "fixed") near(opener, "start");
    const top = sentence.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollTop += top - panel.clientHeight / 3;
  }

  function back() {
    clear();
    uses.hidden = true;
    panel.classList.remove("open");
    if (opener) {
      near(opener, "nearest");
      opener.focus();
    }
  }

  // Goes from words of a page to a line of the brief.
  function go(line) {
    const row = document.getElementById(line);
    if (!row) return;
    address(line);
    clear();
    panel.classList.remove("open");
    row.classList.add("here");
    near(row, "center");
    const link = row.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  }

  // Several lines stand on the same words: lists them.
  function list(lines) {
    uses.textContent = "These words stand in " + lines.length + " lines:";
    const rows = document.createElement("ul");
    lines.forEach((line) => {
      const row = document.getElementById(line);
      if (!row) return;
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = "#" + line;
      link.dataset.lines = line;
      link.className = "use";
      const words = row.querySelector("p").textContent;
      link.textContent = words.length > 120 ? words.slice(0, 120) + "…" : words;
      item.append(link);
      rows.append(item);
    });
    uses.append(rows);
    uses.hidden = false;
    bar.hidden = false;
    const first = rows.querySelector("a");
    if (first) first.focus();
  }

  function follow(link) {
    if (link.matches(".cite, .source")) {
      const target = document.getElementById(link.hash.slice(1));
      if (!target) return false;
      opener = link;
      address(target.id);
      open(target, link.dataset.line);
      return true;
    }
    if (link.matches(".mark, .use")) {
      const lines = link.dataset.lines.split(" ");
      if (lines.length === 1) go(lines[0]);
      else list(lines);
      return true;
    }
    return false;
  }

  // From line to line in the brief, from highlight to highlight on a page.
  function step(by) {
    const at = document.activeElement;
    if (!at.closest(".line, #pages")) return false; // elsewhere the arrows scroll
    const inPanel = panel.contains(at);
    const stops = inPanel
      ? all(panel, "#uses:not([hidden]) .use, article.open .mark")
      : all(document, "#brief .line > p").map((it) => it.querySelector("a")).filter(Boolean);
    if (stops.length === 0) return false;
    const after = (it) => at.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING;
    let next = stops.indexOf(at) + by;
    if (!stops.includes(at)) {
      const first = stops.findIndex(after);
      next = by > 0 ? (first < 0 ? stops.length - 1 : first) : (first < 0 ? stops.length : first) - 1;
    }
    next = Math.max(0, Math.min(stops.length - 1, next));
    stops[next].focus();
    near(stops[next], "nearest");
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && !event.ctrlKey && !event.metaKey && follow(link)) event.preventDefault();
  });
  document.getElementById("close").addEventListener("click", back);
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const arrows = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Escape") back();
    else if (event.key in arrows && step(arrows[event.key])) event.preventDefault();
  });

  root.classList.add("js");
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const first = panel.querySelector("article");
  if (first) first.classList.add("open");
  if (target && panel.contains(target)) open(target, null);
  else if (target && target.matches(".line")) go(target.id);
})();
