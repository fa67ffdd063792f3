// The page on which the handbook is searched. Nothing that is typed leaves the browser: it stands in the fragment of the
// address, which no server sees. Whatever the index holds is only ever shown as text.
//
//   #protocol-search   the region, with the words of the page in data-protocol-words
//   #protocol-hits     the hits, a <li> each; data-protocol-hit says what it is
"use strict";
(() => {
  if (window.protocolSearchPage) return window.protocolSearchPage.run();
  const { MOST_COUNTED } = window.protocolSearchFind;
  const { NAMES, MOST_LISTED } = window.protocolSearchFilters;
  const { marksOf, grouped } = window.protocolSearchPassages;
  const { isNameAlone, remarks, silences, inShort } = window.protocolSearchSaid;
  const { titled } = window.protocolSearchAbout;
  const { answer, EACH } = window.protocolSearchAnswer;
  const { link: linkTo, item } = window.protocolSearchHits;
  const { make, onEachPage, language, _, ngettext } = window.protocol;
  const REST = 400; // milliseconds without a key after which the address says what was typed
  const FRESH = 600_000; // milliseconds after which the index is opened anew: it may have been published again

  let root, parts, words, pointing, index, site, opened;
  const link = (url, text) => linkTo(root, url, text);
  let wish = empty();
  let turn = 0;
  let placed = "";
  let heard = 0;
  let unwritten = 0;

  function empty() {
    return { q: "", chosen: {}, sort: "", superseded: false, shown: EACH, exact: false };
  }

  const written = new Intl.NumberFormat(language);
  const number = (count) => written.format(count);
  const results = (count, isPart = false) =>
    isPart || count > MOST_COUNTED
      ? _("more than {number} results", { number: number(Math.min(count, MOST_COUNTED)) })
      : ngettext("{number} result", "{number} results", count, { number: number(count) });

  // The address

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const found = empty();
    found.q = given.get("q") ?? "";
    found.sort = given.get("sort") === "council" ? "council" : "";
    found.superseded = given.has("superseded");
    found.exact = given.has("exact");
    for (const name of NAMES) {
      const values = (given.get(name) ?? "").split(",").filter(Boolean);
      if (values.length) found.chosen[name] = new Set(values);
    }
    return found;
  }

  // Browsers refuse an address that changes too often: while somebody types, it waits until they rest or go.
  function write(isPlace = false, isTyping = false) {
    clearTimeout(unwritten);
    unwritten = isTyping && !isPlace ? setTimeout(write, REST) : 0;
    if (unwritten) return;
    const out = new URLSearchParams();
    if (wish.q) out.set("q", wish.q);
    for (const name of NAMES) if (wish.chosen[name]?.size) out.set(name, [...wish.chosen[name]].join(","));
    if (wish.sort) out.set("sort", wish.sort);
    if (wish.superseded) out.set("superseded", "1");
    if (wish.exact) out.set("exact", "1");
    const fragment = out.toString();
    const address = `${location.pathname}${fragment ? `#${fragment}` : ""}`;
    // What is asked by Enter, or by a link, keeps its place in the browser's history when somebody types on.
    history[isPlace ? "pushState" : "replaceState"]({ ...history.state, protocolShown: wish.shown }, "", address);
  }

  // Searching

  async function search(isPlace = false, isTyping = false) {
    const mine = (turn += 1);
    const isOver = () => mine !== turn; // somebody has typed on, and asks for other entries
    write(isPlace, isTyping);
    parts.lead.hidden = Boolean(wish.q.trim());
    if (!wish.q.trim()) return clear();
    try {
      if (performance.now() - opened > FRESH) open();
      const found = await answer({ root, words, link, index, site: await site }, { ...wish, isOver });
      if (!isOver()) show(found);
    } catch (fault) {
      if (!isOver()) fail();
    }
  }

  // What was read may be of two days: the next key begins anew.
  function fail() {
    opened = -Infinity;
    clear();
    say(words.fault);
    const subjects = make("a", { href: root.dataset.protocolSubjects }, words.subjects);
    parts.said.append(make("p", {}, words.fault, " ", subjects));
  }

  // Opens the index, and beside it that of the site's other pages, if there are any: nobody waits for a fault of theirs.
  function open() {
    const base = new URL(root.dataset.protocolIndex, location.href).href;
    const own = window.protocolSearchIndex.open(base);
    index = own;
    site = own.head.then(
      (head) => (head.site ? window.protocolSearchIndex.open(new URL("site/", base).href, own) : null),
      () => null, // who searches hears of it
    );
    opened = performance.now();
  }

  // Showing

  function clear() {
    for (const part of ["said", "short", "hits", "choices"]) parts[part].replaceChildren();
    parts.more.hidden = parts.filters.hidden = parts.order.hidden = true;
    say("");
  }

  function say(text) {
    clearTimeout(heard);
    parts.count.textContent = text;
    const silent = parts.short.querySelectorAll("[data-protocol-silence*=' '] > h2"); // an answer, to who only listens
    const told = [...[...silent].map((title) => title.textContent), text].join(". ");
    heard = setTimeout(() => (parts.status.textContent = told), 300); // while somebody types, only what stays is announced
  }

  function show({ found, left, best, short, near, today, councils: council, head }) {
    const marks = marksOf(found.meant);
    const chosen = [...council.values()].filter(({ id }) => wish.chosen.council?.has(id));
    const councils = [...(found.meant.councils ? found.named : []), ...chosen].map(({ name }) => name);
    const given = {
      root,
      words,
      index,
      head,
      link,
      number,
      results,
      wish,
      councils,
      include: () => ((wish.superseded = true), search()),
    };
    parts.said.replaceChildren(...remarks(given, found, left));
    const silent = silences(given, found, short, near);
    // What is said to be silent is no result besides.
    const keyOf = (box) => (box.dataset.protocolSilence ?? "").split(" ").slice(0, 2).join(" ");
    const told = new Set(silent.map(keyOf));
    const numbers = new Set(short.filter(({ entry }) => told.has(entry.ref)).map((hit) => hit.number));
    const isTold = (hit) => hit.index === index && numbers.has(hit.number);
    left = { ...left, hits: left.hits.filter((hit) => !isTold(hit)) };
    const groups = grouped(
      best.filter((hit) => !isTold(hit)),
      marks,
      pointing,
    );
    const shown = groups.slice(0, wish.shown);
    parts.short.replaceChildren(...silent, ...found.about, ...inShort(given, found, short));
    parts.hits.replaceChildren(...shown.map((group) => item(group, marks, { root, words, head, today })));
    parts.more.hidden = groups.length <= wish.shown && best.length >= left.hits.length;
    // What a council named alone is answered by is too little to choose from.
    const isFew = left.hits.length < 2 || isNameAlone(found.meant);
    parts.order.hidden = isFew || head.councils < 2;
    parts.sort.value = wish.sort;
    choices(left, council, found.isPart, isFew);
    const documents = new Set(left.hits.filter((hit) => hit.edition).map((hit) => hit.edition[1])).size;
    // Where only the best are listed, and nothing narrows them, as many as there are.
    const many = found.isPart && left.hits.length === found.hits.length ? found.total : left.hits.length;
    if (isNameAlone(found.meant) && many) return say(titled(found));
    if (!many) return say(words.none);
    const counted = { results: results(many, found.isOpen), number: number(documents) };
    if (!documents || found.isOpen) return say(counted.results);
    const pages = left.hits.filter((hit) => !hit.edition).length;
    const inDocuments = ngettext("{results} in {number} document", "{results} in {number} documents", documents, {
      ...counted,
      results: results(many - pages),
    });
    if (!pages) return say(inDocuments);
    const others = ngettext("{number} other page", "{number} other pages", pages, { number: number(pages) });
    return say(_("{results} and {others}", { results: inDocuments, others }));
  }

  // Filters

  function choices({ counts }, council, isPart, isFew) {
    const open = new Set([...parts.choices.querySelectorAll("details[open]")].map((one) => one.dataset.protocolFilter));
    const focus = document.activeElement?.id;
    const fields = NAMES.filter((name) => words.filters[name])
      .map((name) => field(name, counts[name], council, open, isPart))
      .filter(Boolean);
    const isAny = NAMES.some((name) => wish.chosen[name]?.size);
    const none = make(
      "button",
      {
        type: "button",
        className: "protocol-button",
        onclick: () => ((wish = { ...wish, chosen: {}, shown: EACH }), search().then(() => parts.field.focus())),
      },
      words.unchoose,
    );
    parts.choices.replaceChildren(...fields, ...(isAny ? [make("p", {}, none)] : []));
    parts.filters.hidden = !isAny && (isFew || !fields.length);
    if (focus?.startsWith("protocol-filter-")) document.getElementById(focus)?.focus();
  }

  function field(name, counts, council, open, isPart) {
    const idOf = (value) => (name === "council" ? council.get(value)?.id : value);
    const labelOf = (value) =>
      (name === "council" ? council.get(value)?.name : words.filters[name].values[value]) ?? value;
    const isChosen = (value) => wish.chosen[name]?.has(idOf(value));
    const shown = counts.filter(([value], place) => isChosen(value) || place < MOST_LISTED);
    if (!shown.length || (shown.length < 2 && !shown.some(([value]) => isChosen(value)))) return null;
    const boxes = shown.map(([value, count]) => {
      const id = `protocol-filter-${name}-${value}`;
      const box = make("input", {
        type: "checkbox",
        id,
        checked: Boolean(isChosen(value)),
        onchange: () => choose(name, idOf(value), box.checked),
      });
      return make(
        "label",
        { htmlFor: id, className: "protocol-filter-choice" },
        box,
        make("span", {}, labelOf(value)),
        make(
          "span",
          { className: "protocol-filter-count" },
          isPart || count > MOST_COUNTED ? `${number(Math.min(count, MOST_COUNTED))}+` : number(count),
        ),
      );
    });
    const isOpen = open.has(name) || name === "council" || wish.chosen[name]?.size;
    return make(
      "details",
      {
        className: "protocol-line protocol-on-screen protocol-filter protocol-fold",
        open: Boolean(isOpen),
        "data-protocol-filter": name,
      },
      make("summary", {}, words.filters[name].label),
      make("fieldset", {}, make("legend", { className: "protocol-unseen" }, words.filters[name].label), ...boxes),
    );
  }

  function choose(name, id, isChosen) {
    const chosen = (wish.chosen[name] ??= new Set());
    if (isChosen) chosen.add(id);
    else chosen.delete(id);
    wish.shown = EACH;
    search();
  }

  // Keys: down from the field to the hits and through them, Escape back

  function walk(event) {
    if (event.key === "Escape" && parts.hits.contains(event.target)) return parts.field.focus();
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return undefined;
    const links = [...parts.hits.querySelectorAll(".protocol-hit-title > a")].filter((one) => one.checkVisibility());
    const at = links.indexOf(event.target);
    if (event.target !== parts.field && at < 0) return undefined;
    const next = event.key === "ArrowDown" ? links[at + 1] : at > 0 ? links[at - 1] : parts.field;
    if (next) {
      event.preventDefault();
      next.focus();
    }
    return undefined;
  }

  function run() {
    const found = document.getElementById("protocol-search");
    if (!found || found === root) return;
    root = found;
    const part = (name) => root.querySelector(`[data-protocol-part="${name}"]`);
    parts = Object.fromEntries(
      ["field", "lead", "status", "count", "said", "short", "filters", "choices", "order", "sort", "more"].map((name) => [
        name,
        part(name),
      ]),
    );
    parts.hits = document.getElementById("protocol-hits");
    words = JSON.parse(root.dataset.protocolWords);
    pointing = new RegExp(`^${words.pointing}`, "i");
    parts.filters.open = matchMedia("(min-width: 60em)").matches;
    if (location.protocol === "file:") {
      // A disk shows the list of a folder where a server shows its page.
      const subjects = root.dataset.protocolSubjects.replace(/\/$/, "/index.html");
      root.querySelector("form").action = subjects;
      parts.said.replaceChildren(make("p", {}, words.disk, " ", make("a", { href: subjects }, words.subjects)));
      return;
    }
    // What somebody sent as ?q= is moved to where no server sees it.
    const sent = new URLSearchParams(location.search);
    if (sent.has("q")) {
      const moved = new URLSearchParams(location.hash.slice(1));
      moved.set("q", sent.get("q"));
      history.replaceState(history.state, "", `${location.pathname}#${moved}`);
    }
    open();
    const form = root.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      wish.q = placed = parts.field.value;
      search();
    });
    parts.field.addEventListener("input", () => {
      wish = { ...wish, q: parts.field.value, shown: EACH, exact: false };
      search(Boolean(placed), true);
      placed = "";
    });
    parts.sort.addEventListener("change", () => {
      wish.sort = parts.sort.value;
      search();
    });
    parts.more.addEventListener("click", () => {
      const last = parts.hits.children.length;
      wish.shown += EACH;
      search().then(() => parts.hits.children[last]?.querySelector("a")?.focus());
    });
    root.addEventListener("keydown", walk);
    document.addEventListener("click", () => unwritten && write(), true);
    window.addEventListener("hashchange", begin);
    begin();
    if (!wish.q) parts.field.focus();
  }

  function begin() {
    wish = { ...read(), shown: Number(history.state?.protocolShown) || EACH };
    placed = wish.q;
    parts.field.value = wish.q;
    search();
  }

  // Asks as if it had been typed, and waits for the answer: for tests and for pages of a site.
  function ask(q) {
    wish = { ...empty(), q };
    parts.field.value = q;
    return search();
  }

  window.protocolSearchPage = { run, ask };
  onEachPage(run);
})();
