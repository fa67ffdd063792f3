// Lets a reader choose among plain questions. Without this script the page shows all of them.
//
//   [data-protocol-questions]   the page; its fields stand hidden until this script shows them
//   [data-protocol-question]    a question, once as a row of the table and once folded for a narrow window; of one council, an entry of a list
//   [data-protocol-of]          a cell with one council's answer; data-protocol-state says how far it goes
"use strict";
(() => {
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const SAYS = new Set(["answered", "partly"]);

  function states(row) {
    return new Map([...row.querySelectorAll("[data-protocol-of]")].map((cell) => [cell.dataset.protocolOf, cell.dataset.protocolState]));
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

  function choose(page, typed, show, count) {
    const words = folded(typed).split(/\s+/).filter(Boolean);
    const rows = [...page.querySelectorAll("tr[data-protocol-question], li[data-protocol-question]")];
    let shown = 0;
    for (const row of rows) {
      const text = folded((row.cells?.[0] ?? row.querySelector("a")).textContent);
      const fit = words.every((word) => text.includes(word)) && fits(row, show);
      shown += fit;
      for (const one of page.querySelectorAll(`[data-protocol-question="${row.dataset.protocolQuestion}"]`)) one.hidden = !fit;
    }
    count.textContent = `${shown} of ${rows.length} questions shown`;
  }

  function run() {
    for (const page of document.querySelectorAll("[data-protocol-questions]")) {
      const box = page.querySelector(".protocol-questions-choice");
      if (!box || !box.hidden) continue;
      const [field, list, count] = [box.querySelector("input"), box.querySelector("select"), box.querySelector("output")];
      const update = () => choose(page, field.value, list.value, count);
      box.hidden = false;
      field.addEventListener("input", update);
      list.addEventListener("change", update);
      // A browser that comes back to the page may put back what was chosen.
      window.addEventListener("pageshow", update);
      update();
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  // Material with instant navigation changes the page without loading one.
  if (window.document$) window.document$.subscribe(run);
})();
