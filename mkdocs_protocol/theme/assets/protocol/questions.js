// Lets a reader choose among plain questions. Without this script the page shows all of them.
//
//   [data-protocol-questions]   the page; its fields stand hidden until this script shows them
//   [data-protocol-question]    a question, once as a row of the table and once folded for a narrow window; of one council, an entry of a list
//   [data-protocol-column]      a head, or a folded answer, of one council: boxes show and hide it, the address keeps which
//   [data-protocol-counts]      how many of a question's documents answer; of chosen councils it counts theirs
//   [data-protocol-workbook]    the link to the workbook: of what is chosen, one is made in the browser, which first says what the attribute says
//   [data-protocol-holds]       what stands beside that link: which councils and questions the workbook holds
//   [data-protocol-of]          a cell with one council's answer; data-protocol-state says how far it goes
"use strict";
(() => {
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const { make, joined, fill, onEachPage, _, ngettext } = window.protocol;
  const PREFIX = "#councils=";
  const SAYS = new Set(["answered", "partly"]);

  const isAll = (page, boxes) => boxes.every((box) => box.checked) && !page.querySelector("tbody tr[hidden]");

  function states(row) {
    return new Map(
      [...row.querySelectorAll("[data-protocol-of]")].map((cell) => [
        cell.dataset.protocolOf,
        cell.dataset.protocolState,
      ]),
    );
  }

  function fits(row, show) {
    const [what, council] = show.split(" ");
    const known = states(row);
    const some = [...known.values()].some((state) => SAYS.has(state));
    if (what === "answered") return some;
    if (what === "nowhere") return !some;
    if (what === "said") return SAYS.has(known.get(council));
    if (what === "silent") return known.get(council) === "silent";
    return true;
  }

  // Says beside the link to the workbook what it holds; what the page itself says is of all councils.
  function tellHeld(page) {
    const [said, boxes] = [
      page.querySelector("[data-protocol-holds]"),
      [...page.querySelectorAll("fieldset [type=checkbox]")],
    ];
    if (!said || !boxes.length) return;
    said.dataset.protocolHolds ||= said.textContent;
    const councils = ngettext("{number} council", "{number} councils", boxes.filter((box) => box.checked).length);
    const questions = ngettext(
      "{number} question",
      "{number} questions",
      page.querySelectorAll("tbody tr:not([hidden])").length,
    );
    said.textContent = isAll(page, boxes)
      ? said.dataset.protocolHolds
      : _("(chosen: {councils}, {questions})", { councils, questions });
  }

  function choose(page, typed, show, count) {
    const words = folded(typed).split(/\s+/).filter(Boolean);
    const rows = [...page.querySelectorAll("tr[data-protocol-question], li[data-protocol-question]")];
    let shown = 0;
    for (const row of rows) {
      const text = folded((row.cells?.[0] ?? row.querySelector("h3")).textContent);
      const fit = words.every((word) => text.includes(word)) && fits(row, show);
      shown += fit;
      for (const one of page.querySelectorAll(`[data-protocol-question="${row.dataset.protocolQuestion}"]`))
        one.hidden = !fit;
    }
    for (const group of page.querySelectorAll("section:has([data-protocol-question])"))
      group.hidden = !group.querySelector("[data-protocol-question]:not([hidden])");
    count.textContent = ngettext(
      "{shown} of {number} question shown",
      "{shown} of {number} questions shown",
      rows.length,
      { shown },
    );
    tellHeld(page);
  }

  // Ids that the page does not know are passed over: a council may have gone since the link was made.
  function fromAddress(boxes) {
    if (!location.hash.startsWith(PREFIX)) return;
    const asked = location.hash.slice(PREFIX.length).replaceAll("%2C", ",").split(",");
    if (boxes.some((box) => asked.includes(box.value)))
      boxes.forEach((box) => (box.checked = asked.includes(box.value)));
  }

  const COUNTED = {
    answered: (number) => _("{number} answered", { number }),
    partly: (number) => _("{number} partly", { number }),
    silent: (number) => _("{number} silent", { number }),
    "not read yet": (number) => _("{number} not read yet", { number }),
  };

  // "1 answered, 2 partly", of the councils shown; of all of them, as the page has it.
  function recount(page, shown, isEvery) {
    for (const row of page.querySelectorAll("tr[data-protocol-question]")) {
      const found = [...states(row)].filter(([council]) => shown.has(council)).map(([, state]) => state);
      const said = Object.entries(COUNTED)
        .filter(([state]) => found.includes(state))
        .map(([state, words]) => words(found.filter((each) => each === state).length))
        .join(_(", "));
      for (const counts of page.querySelectorAll(
        `[data-protocol-question="${row.dataset.protocolQuestion}"] [data-protocol-counts]`,
      )) {
        counts.dataset.protocolCounts ||= counts.textContent;
        counts.textContent = isEvery ? counts.dataset.protocolCounts : said;
      }
    }
  }

  function showColumns(page, boxes) {
    const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const cell of page.querySelectorAll("[data-protocol-column]"))
      cell.hidden = !shown.has(cell.dataset.protocolColumn);
    for (const cell of page.querySelectorAll("td[data-protocol-of]")) cell.hidden = !shown.has(cell.dataset.protocolOf);
    for (const cell of page.querySelectorAll("tbody td[colspan]")) cell.colSpan = shown.size;
    recount(page, shown, shown.size === boxes.length);
    tellHeld(page);
  }

  // "Partly: the answer (2.2.3; 2.1)", or the state alone, as the workbook of all councils has it.
  function inACell(cell, state) {
    const answer = cell.querySelector("p:not(.protocol-answer-cites, :first-child)")?.textContent.trim();
    const clauses = [...cell.querySelectorAll(".protocol-answer-cites a")].map((link) => link.textContent.trim());
    return `${state}${answer ? `: ${answer}` : ""}${clauses.length ? ` (${clauses.join("; ")})` : ""}`;
  }

  function workbook(page, boxes) {
    const chosen = boxes.filter((box) => box.checked);
    const heads = [
      page.querySelector("thead th"),
      ...chosen.map((box) => page.querySelector(`thead [data-protocol-column="${box.value}"]`)),
    ];
    const rows = [...page.querySelectorAll("tbody tr:not([hidden])")].map((row) => {
      const question = row.querySelector("th a");
      const answers = chosen.map((box) => {
        const cell = row.querySelector(`[data-protocol-of="${box.value}"]`);
        const state = cell.dataset.protocolLabel ?? cell.querySelector(".protocol-answer-state").textContent.trim();
        return { text: inACell(cell, state), href: `${question.href}#protocol-council-${box.value}` };
      });
      return [{ text: question.textContent.trim(), href: question.href }, ...answers];
    });
    const name = (head) => ({ text: (head.querySelector("a") ?? head).textContent.trim() });
    const heading = fill(page.querySelector("[data-protocol-workbook]").dataset.protocolWorkbook, {
      councils: joined(heads.slice(1).map((head) => name(head).text)),
    });
    return window.protocolWorkbook.make("Questions", [[{ text: heading }], heads.map(name), ...rows]);
  }

  // The workbook beside the page holds everything; of less, one is made here.
  function takeChosen(page, boxes, event) {
    if (isAll(page, boxes)) return;
    event.preventDefault();
    const href = URL.createObjectURL(workbook(page, boxes));
    const ids = boxes.filter((box) => box.checked).map((box) => box.value);
    const whose = ids.length < boxes.length ? `--${ids.join("--")}` : "";
    make("a", { href, download: event.currentTarget.download.replace(/(?=\.\w+$)/, whose) }).click();
    setTimeout(() => URL.revokeObjectURL(href));
  }

  function chooseColumns(page, box) {
    const boxes = [...box.querySelectorAll("[type=checkbox]")];
    const update = () => {
      if (!boxes.some((each) => each.checked)) boxes.forEach((each) => (each.checked = true)); // none is all
      const all = boxes.every((each) => each.checked);
      const address = all
        ? location.pathname + location.search
        : `${PREFIX}${boxes
            .filter((each) => each.checked)
            .map((each) => each.value)
            .join(",")}`;
      if (!all || location.hash.startsWith(PREFIX)) history.replaceState(history.state, "", address);
      showColumns(page, boxes);
    };
    fromAddress(boxes);
    boxes.forEach((each) => each.addEventListener("change", update));
    page
      .querySelector("[data-protocol-workbook]")
      ?.addEventListener("click", (event) => takeChosen(page, boxes, event));
    window.addEventListener("pageshow", () => showColumns(page, boxes));
    showColumns(page, boxes);
  }

  function run() {
    for (const page of document.querySelectorAll("[data-protocol-questions]")) {
      const box = page.querySelector(".protocol-questions-choice");
      if (!box || !box.hidden) continue;
      const [field, list, count] = [
        box.querySelector("input"),
        box.querySelector("select"),
        box.querySelector("output"),
      ];
      const update = () => choose(page, field.value, list.value, count);
      box.hidden = false;
      field.addEventListener("input", update);
      list.addEventListener("change", update);
      // A browser that comes back to the page may put back what was chosen.
      window.addEventListener("pageshow", update);
      update();
      if (box.querySelector("fieldset")) chooseColumns(page, box);
    }
  }

  onEachPage(run);
})();
