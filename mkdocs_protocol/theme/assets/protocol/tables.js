// Makes tables sortable and filterable. Without this script they are plain tables that show every row.
//
//   <table data-protocol-sortable>         its column headings become buttons
//   <table data-protocol-filter="Words">   a field above it, labelled with these words, keeps the rows
//                                          that hold what is typed
//   <td data-sort="2026-12-31">            what the cell is sorted by, where that is not its text
//
// A third press on a heading brings back the order of the page. Where a heading holds a link, a button stands beside it.
"use strict";
(() => {
  const { onEachPage, language, _, ngettext } = window.protocol;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const BOX = ".protocol-grid-box, .protocol-scroll"; // in which a table scrolls sideways
  let made = 0; // for ids

  // A cell across several columns is what each of them holds.
  function key(row, column) {
    const cell = row.cells[column] ?? [...row.cells].findLast((each) => each.hasAttribute("colspan"));
    if (!cell) return "";
    return "sort" in cell.dataset ? cell.dataset.sort : cell.textContent.trim();
  }

  // What has no key stands last in either direction: nothing is known of it.
  function compare(a, b, direction) {
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    return direction * collator.compare(a, b);
  }

  // Ascending, descending, and back to the order in which the page was made.
  const WAYS = {
    ascending: {
      name: (name) => _("{name}, ascending", { name }),
      sorted: (name) => _("Sorted by {name}, ascending", { name }),
    },
    descending: {
      name: (name) => _("{name}, descending", { name }),
      sorted: (name) => _("Sorted by {name}, descending", { name }),
    },
  };
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  const orders = new WeakMap(); // a table, and its rows as they stood before any sorting

  function sort(table, heading, way, parts) {
    if (!orders.has(table)) orders.set(table, [...table.tBodies[0].rows]);
    for (const other of heading.parentNode.cells) other.removeAttribute("aria-sort");
    if (way !== "none") heading.setAttribute("aria-sort", way);
    const keyed = orders.get(table).map((row) => [key(row, heading.cellIndex), row]);
    if (way !== "none")
      keyed.sort(([a], [b]) => compare(a, b, way === "ascending" ? 1 : -1)); // stable
    else orders.delete(table); // who keeps the page's own order may change it meanwhile
    table.tBodies[0].append(...keyed.map(([, row]) => row));
    parts.status.textContent = way === "none" ? _("In the default order") : WAYS[way].sorted(parts.names.get(heading));
    parts.choice.value = way === "none" ? "" : `${heading.cellIndex} ${way}`;
  }

  // On a phone a table has no headings to press: there a list of them stands above it.
  function makeChoice(table, parts) {
    const id = `protocol-sort-${(made += 1)}`;
    const label = Object.assign(document.createElement("label"), { htmlFor: id, textContent: _("Sort by") });
    parts.choice.id = id;
    parts.choice.append(new Option(_("Default order"), ""));
    for (const [heading, name] of parts.names) {
      for (const way of Object.keys(WAYS))
        parts.choice.append(new Option(WAYS[way].name(name), `${heading.cellIndex} ${way}`));
    }
    parts.choice.addEventListener("change", () => {
      const [column, way] = parts.choice.value.split(" ");
      sort(table, table.tHead.rows[0].cells[column || 0], way || "none", parts);
    });
    const box = document.createElement("p");
    box.className = "protocol-line protocol-sort-choice";
    box.append(label, " ", parts.choice);
    (table.closest(BOX) || table).before(box);
  }

  function makeSortable(table, status) {
    const parts = { status, names: new Map(), choice: document.createElement("select") };
    for (const heading of table.tHead.rows[0].cells) {
      const link = heading.querySelector("a"); // a button must not hold one
      const name = (link || heading).textContent.trim();
      if (!name) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "protocol-sort";
      if (link)
        button.append(
          Object.assign(document.createElement("span"), {
            className: "protocol-unseen",
            textContent: _("Sort by {name}", { name }),
          }),
        );
      else button.append(...heading.childNodes);
      button.addEventListener("click", () =>
        sort(table, heading, NEXT[heading.getAttribute("aria-sort") || "none"], parts),
      );
      if (link) link.after(button);
      else heading.append(button);
      parts.names.set(heading, name);
    }
    makeChoice(table, parts);
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
    count.textContent = words.length
      ? _("{number} of {count} shown", { number: shown, count: rows.length })
      : ngettext("{number} shown", "{number} shown", rows.length);
  }

  function makeFilterable(table) {
    const id = `protocol-filter-${(made += 1)}`;
    const box = document.createElement("div");
    box.className = "protocol-on-screen protocol-line protocol-filter";
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = table.dataset.protocolFilter;
    const field = document.createElement("input");
    Object.assign(field, { id, type: "search", autocomplete: "off", spellcheck: false });
    const count = document.createElement("output");
    count.htmlFor = id;
    field.addEventListener("input", () => filter(table, field.value, count));
    box.append(label, field, count);
    (table.closest(BOX) || table).before(box);
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
      (table.closest(BOX) || table).after(status);
      makeSortable(table, status);
    }
  }

  onEachPage(run);
})();
