// The page on which the handbook is searched. Nothing that is typed leaves the browser: it stands in the fragment of the
// address, which no server sees. Whatever the index holds is only ever shown as text.
//
//   #protocol-search   the region, with the words of the page in data-protocol-words
//   #protocol-hits     the hits, a <li> each; data-protocol-hit says what it is
"use strict";
(() => {
  if (window.protocolSearchPage) return window.protocolSearchPage.run();
  const { tokens } = window.protocolSearchWords;
  const { find, refine, withEntry, MOST_COUNTED } = window.protocolSearchFind;
  const { isTyped } = window.protocolSearchUnderstand;
  const { NAMES, MOST_LISTED, apply, stateOf } = window.protocolSearchFilters;
  const { marksOf, grouped } = window.protocolSearchPassages;
  const { isNameAlone, isQuoted, isSilent, isSilentAndNothingElse, remarks, silences, inShort } =
    window.protocolSearchSaid;
  const { openings, titled, about } = window.protocolSearchAbout;
  const { link: linkTo, item } = window.protocolSearchHits;
  const { make, joined, onEachPage, language, _, ngettext } = window.protocol;
  const EACH = 10; // hits at a time
  const MORE = 4; // entries that are read besides those that are shown, since some say the same
  const REST = 400; // milliseconds without a key after which the address says what was typed
  const SMALL = 5000; // up to how many entries an index has few files, and more is read

  const MOST_PAGES = 60; // sections of the site's own pages that are looked at

  let root, parts, words, pointing, index, site, head;
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

  // Councils stand in the address by their ids, in the index by their numbers; what names none narrows to nothing.
  async function numbersOf(ids) {
    const found = await Promise.all([...(ids ?? [])].map(index.numberOf));
    return new Set(found.map(String));
  }

  // Searching

  async function search(isPlace = false, isTyping = false) {
    const mine = (turn += 1);
    write(isPlace, isTyping);
    parts.lead.hidden = Boolean(wish.q.trim());
    if (!wish.q.trim()) return clear();
    try {
      head = await index.head;
      const chosen = { ...wish.chosen, council: await numbersOf(wish.chosen.council) };
      const early = onPages(wish.q); // asked for at once, to be there when needed
      const found = await find(index, wish.q, { isExact: wish.exact });
      await narrowed(found, chosen.council);
      if (isNameAlone(found.meant)) {
        const opened = await openings(index, found.meant.named, words.topics);
        Object.assign(found, opened, { leads: [], isRelaxed: false, isWidened: false, isPart: false, isOpen: false });
      }
      if (mine !== turn) return; // somebody has typed on, and asks for other entries
      if (isSilentAndNothingElse(found.meant, head))
        Object.assign(found, { hits: [], total: 0, isRelaxed: false, isWidened: false });
      const many = wish.shown + (head.entries > SMALL ? MORE : 2 * EACH);
      const today = window.protocolReview?.today() ?? head.as_of;
      const left = apply(found.hits, chosen, head, today, wish.superseded);
      const own = [0, 1, 2].flatMap((rank) => left.hits.filter((hit) => rankOf(hit) === rank));
      const asks = [...found.meant.asks, ...found.leads].map((one) => ({
        ...one,
        index,
        units: one.missed ? 0 : Infinity,
        facets: [one.ref.split(" ")[0]],
        edition: null,
        isAsked: !one.isLed,
      }));
      const shared = found.hits.filter((hit) => rankOf(hit) === 2 && !asks.some(({ number }) => number === hit.number));
      // All files at once.
      const [councils, short, pages] = await Promise.all([
        names(left.counts.council),
        Promise.all([...asks, ...shared.slice(0, 6 - asks.length)].map(withEntry)),
        pagesFor(found, early),
        ...own.slice(0, many).map(withEntry),
      ]);
      // Where the documents lack some of the words, and a page has them all, it comes first.
      const isBetter = found.isRelaxed || found.meant.unknown.length > 0;
      found.hits = isBetter ? [...pages, ...found.hits] : [...found.hits, ...pages];
      const shownPages = NAMES.some((name) => chosen[name]?.size) ? [] : pages; // what is of no council passes no filter
      const ordered = isBetter ? [...shownPages, ...own] : [...own, ...shownPages];
      left.hits = isBetter ? [...shownPages, ...left.hits] : [...left.hits, ...shownPages];
      const best = wish.sort
        ? await byCouncil(ordered, many)
        : isNameAlone(found.meant)
          ? await Promise.all(ordered.map(withEntry)) // as the councils were named
          : await refine(ordered, found.meant, many, short, head);
      const firsts = wish.sort
        ? best
        : isBetter
          ? sorted(best, (hit) => (hit.index === index ? 2 : Number(!isCalled(hit.entry, found.meant))))
          : sorted(best, (hit) => Number(rankOf(hit) > 0));
      if (isQuoted(best, found.meant)) found.meant.subjects = [];
      found.named = await Promise.all(found.meant.named.map((number) => index.council(number)));
      found.about = isNameAlone(found.meant) ? await about({ root, index, words, link }, found) : [];
      const near = found.hits.length ? [] : nearest();
      if (mine !== turn) return;
      show(
        found,
        left,
        firsts,
        [...short, ...pages.filter(({ entry }) => isTitled(entry, found.meant))],
        near,
        today,
        councils,
      );
    } catch (fault) {
      if (mine !== turn) return;
      clear();
      say(words.fault);
      parts.said.append(
        make("p", {}, words.fault, " ", make("a", { href: root.dataset.protocolSubjects }, words.subjects)),
      );
    }
  }

  const sorted = (hits, place) => [...hits].sort((one, other) => place(one) - place(other));

  // Whether a page is called by all that was typed.
  const isTitled = (entry, meant) => meant.words.length > 1 && isCalled(entry, meant, entry.page);

  function isCalled(entry, meant, title = entry.title) {
    const named = new Set(tokens(title));
    return meant.words.every(({ token, instead }) => named.has(instead ?? token));
  }

  const rankOf = (hit) => (hit.facets[0] === "clause" ? 0 : hit.facets[0] === "step" ? 1 : 2);

  async function byCouncil(hits, many) {
    const sorted = [...hits].sort(
      (one, other) => (one.edition?.[1] ?? Infinity) - (other.edition?.[1] ?? Infinity) || other.score - one.score,
    );
    return Promise.all(sorted.slice(0, many).map(withEntry));
  }

  // Of very many hits only the best are listed: those of chosen councils are then looked for by themselves.
  async function narrowed(found, councils) {
    found.isOpen = found.isPart; // there may be more than are listed
    if (!found.isPart || !councils.size) return;
    const own = await find(index, wish.q, { isExact: wish.exact, only: [...councils].map(Number) });
    const listed = new Set(found.hits.map((hit) => hit.number));
    found.hits.push(...own.hits.filter((hit) => !listed.has(hit.number)));
    found.isOpen = own.isPart;
  }

  const onPages = (typed) => (site ? find(site, typed, { isExact: true }).catch(() => null) : null);

  // The site's own pages that have all of it, each once, by its section that fits best.
  // Beside a silence, only those that have it as a phrase: of "IT policy" none that speaks of a policy.
  async function pagesFor({ meant }, early) {
    if (isNameAlone(meant) || (meant.units.length && meant.units.every((unit) => unit.isNumber))) return [];
    const typed = meant.corrected.reduce(
      (text, [word, instead]) =>
        text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "giu"), instead),
      wish.q,
    );
    const found = await (typed === wish.q ? early : onPages(typed));
    if (!found || found.isRelaxed || !found.meant.units.some((unit) => unit.isNeeded && !unit.isUnknown)) return [];
    if (found.meant.unknown.length) return [];
    const read = await refine(found.hits, found.meant, MOST_PAGES, [], await site.head);
    const seen = new Set();
    return read.filter(
      ({ entry }) =>
        !seen.has(entry.page) &&
        seen.add(entry.page) &&
        (!isSilent(meant) || isCalled(entry, meant) || speaksOf(entry, meant)),
    );
  }

  function speaksOf(entry, { subjects }) {
    const said = tokens(`${entry.title} . ${entry.text}`);
    const small = new Set(head.small_words);
    return subjects.some(({ matched }) => matched.some((phrase) => isTyped(phrase, said, small)));
  }

  async function names(counts) {
    const shown = counts.filter(([value], place) => place < MOST_LISTED || wish.chosen.council?.has(value));
    return new Map(await Promise.all(shown.map(async ([value]) => [value, await index.council(Number(value))])));
  }

  // The topics whose names and definitions look most like what was typed.
  function nearest() {
    const threes = (text) =>
      new Set(
        tokens(text).flatMap((word) =>
          Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(at, at + 3)),
        ),
      );
    const wanted = threes(wish.q);
    const likeness = (topic) =>
      [...threes(`${topic.label} ${topic.definition}`)].filter((one) => wanted.has(one)).length;
    return words.topics
      .map((topic) => [likeness(topic), topic])
      .filter(([like]) => like > 1)
      .sort((one, other) => other[0] - one[0])
      .slice(0, 4)
      .map(([, topic]) => topic);
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

  function show(found, left, best, short, near, today, council) {
    const marks = marksOf(found.meant);
    const groups = grouped(best, marks, pointing);
    const shown = groups.slice(0, wish.shown);
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
    parts.short.replaceChildren(
      ...silences(given, found, short, near),
      ...found.about,
      ...inShort(given, found, short),
    );
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
    const told = { results: results(many, found.isOpen), number: number(documents) };
    if (!documents || found.isOpen) return say(told.results);
    const pages = left.hits.filter((hit) => !hit.edition).length;
    const inDocuments = ngettext("{results} in {number} document", "{results} in {number} documents", documents, {
      ...told,
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
    const base = new URL(root.dataset.protocolIndex, location.href).href;
    index = window.protocolSearchIndex.open(base);
    site = null;
    const openPages = (own) => {
      if (own.site) site = window.protocolSearchIndex.open(new URL("site/", base).href, index);
    };
    index.head.then(openPages, () => {}); // who searches hears of a fault
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
