// Makes tables sortable and filterable. Without this script they are plain tables that show every row.
//
//   <table data-protocol-sortable>         its column headings become buttons
//   <table data-protocol-filter="Words">   a field above it, labelled with these words, keeps the rows
//                                          that hold what is typed
//   <td data-sort="2026-12-31">            what the cell is sorted by, where that is not its text
"use strict";
(() => {
  const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  let made = 0; // for ids

  function key(row, column) {
    const cell = row.cells[column];
    if (!cell) return "";
    return "sort" in cell.dataset ? cell.dataset.sort : cell.textContent.trim();
  }

  // What has no key stands last in either direction: nothing is known of it.
  function compare(a, b, direction) {
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    return direction * collator.compare(a, b);
  }

  function sort(table, heading, status) {
    const ascending = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of heading.parentNode.cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const body = table.tBodies[0];
    const column = heading.cellIndex;
    const keyed = [...body.rows].map((row) => [key(row, column), row]);
    keyed.sort(([a], [b]) => compare(a, b, ascending ? 1 : -1)); // stable: equals keep their order
    body.append(...keyed.map(([, row]) => row));
    status.textContent = `Sorted by ${heading.textContent.trim()}, ${ascending ? "ascending" : "descending"}`;
  }

  function makeSortable(table, status) {
    for (const heading of table.tHead.rows[0].cells) {
      if (!heading.textContent.trim()) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "protocol-sort";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(table, heading, status));
      heading.append(button);
    }
  }

  // Upper and lower case, and accents, are the same to somebody who searches.
  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function filter(table, typed, count) {
    const words = folded(typed).split(/\s+/).filter(Boolean);
    const rows = [...table.tBodies[0].rows];
    let shown = 0;
    for (const row of rows) {
      const text = folded(row.textContent);
      row.hidden = !words.every((word) => text.includes(word));
      shown += !row.hidden;
    }
    count.textContent = words.length ? `${shown} of ${rows.length} shown` : `${rows.length} shown`;
  }

  function makeFilterable(table) {
    const id = `protocol-filter-${(made += 1)}`;
    const box = document.createElement("div");
    box.className = "protocol-filter";
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = table.dataset.protocolFilter;
    const field = document.createElement("input");
    Object.assign(field, { id, type: "search", autocomplete: "off", spellcheck: false });
    const count = document.createElement("output");
    count.htmlFor = id;
    field.addEventListener("input", () => filter(table, field.value, count));
    box.append(label, field, count);
    (table.closest(".protocol-scroll") || table).before(box);
    filter(table, "", count);
    // A browser that comes back to the page may put back what was typed.
    window.addEventListener("pageshow", () => field.value && filter(table, field.value, count));
  }

  function run() {
    for (const table of document.querySelectorAll("table[data-protocol-sortable], table[data-protocol-filter]")) {
      if ("protocolReady" in table.dataset || !table.tBodies[0]) continue;
      table.dataset.protocolReady = "";
      if ("protocolFilter" in table.dataset) makeFilterable(table);
      if (!("protocolSortable" in table.dataset) || !table.tHead) continue;
      const status = document.createElement("p");
      status.className = "protocol-unseen";
      status.setAttribute("role", "status");
      (table.closest(".protocol-scroll") || table).after(status);
      makeSortable(table, status);
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  // Material with instant navigation changes the page without loading one.
  if (window.document$) window.document$.subscribe(run);
})();
