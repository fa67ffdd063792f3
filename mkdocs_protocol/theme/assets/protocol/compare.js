// Lets a reader choose two or more councils, and compares them in the browser from the data that the site
// publishes. Without this script the pairs that are ready, or the pages of topics, hold the same texts.
// Nothing is stored or sent: the choice stands in the address alone, as #councils=a,b and &show=differences.
// What stands in the data is only ever shown as text. The page is made of parts that other scripts bring:
// protocolAlign says which clauses answer each other, protocolGroups which rows that makes, protocolComparison shows
// them, and protocolTakeaway makes a table of them.
"use strict";
(() => {
  // Material with instant navigation runs the scripts of a page again each time it comes to it.
  if (window.protocolCompare) return window.protocolCompare.run();

  const { make, joined, onEachPage, _ } = window.protocol;

  const MOST_SHOWN = 30; // councils in the list at once; whoever looks for another types its name
  const FEW = 8; // so many are seen without looking for one
  const LONGEST_WAIT = 30000; // milliseconds; then the reader is told, and can try again
  let root = null; // the part of the page that is ours
  let page = ""; // its address without the fragment
  let councils = []; // { id, name } of all, in the order of the handbook
  let chosen = []; // the ids that are ticked, in the order in which they were
  let parts = {}; // what the form is made of
  let shown = null; // { ids, show, binds } of the comparison that is seen; each view is "" where everything is
  let turn = 0; // grows with every comparison begun, so that an overtaken one gives up

  const data = (name) => JSON.parse(root.dataset[name] || "null");
  const nameOf = (id) => councils.find((council) => council.id === id)?.name ?? id;
  const names = (ids) => joined(ids.map(nameOf));
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // What is under way is seen; what is told at its end stands on the page and is only heard.
  function say(words, isSeen = false) {
    parts.status.textContent = words;
    parts.status.className = isSeen ? "protocol-on-screen protocol-compare-status" : "protocol-unseen";
  }

  const pause = () => new Promise((done) => setTimeout(done)); // so that the page shows what was said

  // The address

  const VIEWS = ["show", "binds"]; // what is chosen of a comparison's rows
  const viewOf = (given) => Object.fromEntries(VIEWS.map((name) => [name, given.get(name) ?? ""]));

  function read(fragment) {
    const given = new URLSearchParams(fragment.replace(/^#/, ""));
    const ids = [...new Set((given.get("councils") ?? "").split(",").filter(Boolean))];
    return { ids, ...viewOf(given) };
  }

  function address({ ids, ...view }) {
    if (!ids.length) return page;
    const views = VIEWS.flatMap((name) => (view[name] ? [`&${name}=${encodeURIComponent(view[name])}`] : []));
    return `${page}#councils=${ids.map(encodeURIComponent).join(",")}${views.join("")}`;
  }

  // The form

  function build() {
    const many = councils.length > FEW;
    parts.list = make("ul", { className: "protocol-choice-list" });
    parts.find = make("input", {
      id: "protocol-choice-find",
      type: "search",
      autocomplete: "off",
      spellcheck: false,
      oninput: list,
    });
    parts.count = make("p", { className: "protocol-choice-count" });
    parts.fault = make("p", { className: "protocol-choice-fault", id: "protocol-choice-fault" });
    const find = make(
      "p",
      { className: "protocol-line protocol-choice-find", hidden: !many },
      make("label", { htmlFor: parts.find.id }, _("Find a council by its name")),
      parts.find,
    );
    const none = () => ((chosen = []), list(), parts.find.focus());
    parts.form = make(
      "form",
      { noValidate: true, onsubmit: submit },
      make("fieldset", {}, make("legend", {}, _("Which councils? Choose two or more.")), find, parts.list, parts.count),
      parts.fault,
      make(
        "p",
        { className: "protocol-line protocol-choice-ways" },
        make("button", { className: "protocol-action" }, _("Compare")),
        ...(many
          ? [make("button", { type: "button", className: "protocol-button", onclick: none }, _("Choose none"))]
          : []),
      ),
    );
    parts.form.firstChild.setAttribute("aria-describedby", parts.fault.id);
    parts.fault.setAttribute("role", "alert");
    // Enter in the field that looks for a name is not yet a choice.
    parts.find.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    parts.chooser.append(parts.form);
    list();
  }

  // Those that are ticked stand first and always, so that typing never hides a choice.
  function list() {
    const words = folded(parts.find.value).split(/\s+/).filter(Boolean);
    const fits = ({ id, name }) => !chosen.includes(id) && words.every((word) => folded(name).includes(word));
    const found = councils.filter(fits);
    const ticked = councils.length > FEW ? chosen : [];
    const listed = councils.length > FEW ? found.slice(0, MOST_SHOWN) : councils;
    parts.list.replaceChildren(...[...ticked.map((id) => ({ id, name: nameOf(id) })), ...listed].map(choice));
    parts.count.textContent =
      found.length > listed.length
        ? _("{number} of {count} shown: type a part of a name to find others.", {
            number: listed.length,
            count: found.length,
          })
        : words.length && !found.length
          ? _("No other council has that in its name.")
          : "";
  }

  function choice({ id, name }) {
    const box = make("input", { type: "checkbox", name: "council", value: id, checked: chosen.includes(id) });
    box.onchange = () => {
      chosen = box.checked ? [...chosen, id] : chosen.filter((other) => other !== id);
      parts.fault.textContent = "";
    };
    return make("li", {}, make("label", {}, box, " ", make("span", {}, name)));
  }

  function submit(event) {
    event.preventDefault();
    if (chosen.length < 2) {
      parts.fault.textContent = _("Choose at least two councils.");
      return parts.list.querySelector("input:not(:checked)")?.focus();
    }
    go({ ids: chosen });
  }

  // What is seen

  function go(next) {
    const ready = readyPair(next);
    if (ready) return location.assign(ready);
    if (address(next) !== location.href) history.pushState(null, "", address(next));
    show(next, true);
  }

  // The page that the site has for two councils, in the same view.
  function readyPair({ ids, ...view }) {
    const link =
      ids.length === 2 &&
      document.querySelector(`.protocol-pairs a[data-protocol-pair="${CSS.escape(ids.join(" "))}"]`);
    if (!link) return "";
    const url = new URL(link.href);
    for (const name of VIEWS) if (view[name]) url.searchParams.set(name, view[name]);
    return url.href;
  }

  async function show(next, moves) {
    const mine = (turn += 1);
    const known = next.ids.filter((id) => councils.some((council) => council.id === id));
    const strange = next.ids.filter((id) => !known.includes(id));
    chosen = known;
    list();
    parts.fault.textContent = strange.length
      ? _("This handbook has no document of {councils}, which the address names.", { councils: joined(strange) })
      : "";
    if (known.length < 2) return clear();
    if (shown?.ids.join() === known.join() && parts.result.firstChild) return filter(next);
    try {
      const found = await comparison(known, () => mine === turn);
      if (found && mine === turn) put(found, next, known, moves);
    } catch {
      // data of another version, or cut short
      if (mine === turn) fail(known);
    }
  }

  function put(found, next, known, moves) {
    shown = { ...next, ids: known };
    const chosenView = (name, value) => {
      filter({ ...shown, [name]: value });
      history.replaceState(history.state, "", address(shown));
    };
    parts.view = window.protocolComparison.show(parts.result, found, {
      root: root.dataset.protocolRoot,
      topics: data("protocolTopics"),
      words: data("protocolWords"),
      rules: data("protocolRules"),
      template: root.querySelector("template"),
      ways: ways(known, found),
      chosen: chosenView,
    });
    parts.result.hidden = false;
    filter(next);
    parts.chooser.open = false;
    if (parts.pairs) parts.pairs.hidden = true;
    say(_("{councils} compared. {summary}", { councils: names(known), summary: parts.view.summary }));
    if (moves) parts.view.heading.focus();
  }

  function ways(ids, found) {
    const made = make("ul", { className: "protocol-line protocol-links protocol-pair-ways" });
    if (ids.length === 2) {
      const turned = () => ({ ...shown, ids: [...ids].reverse() });
      const link = make(
        "a",
        { href: address({ ids: [...ids].reverse() }) },
        _("Swap sides: {council} on the left", { council: found.records[1].said }),
      );
      link.onclick = (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation(); // Material's instant navigation takes clicks for visits
        go(turned());
      };
      made.append(make("li", {}, link));
    }
    const save = make(
      "a",
      { href: "#", download: `${ids.join("--")}-${root.dataset.protocolDay}.csv` },
      _("Download this comparison as a table (CSV)"),
    );
    save.onclick = () => takeAway(save, found);
    made.append(make("li", {}, save));
    return made;
  }

  // Saved from memory: nothing leaves the browser. The link leads to what was made before the browser follows it.
  function takeAway(link, found) {
    const text = window.protocolTakeaway.csv(found.records, window.protocolGroups.rows(found, data("protocolTopics")));
    const { href } = Object.assign(link, {
      href: URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })),
    });
    setTimeout(() => URL.revokeObjectURL(href), 10000);
    say(_("The table is ready; your browser is saving it."));
  }

  function clear() {
    shown = null;
    parts.result.replaceChildren();
    parts.result.hidden = true;
    parts.chooser.open = true;
    if (parts.pairs) parts.pairs.hidden = false;
    say("");
  }

  function filter(wanted) {
    const { view, said } = parts.view.filter(wanted);
    shown = { ids: shown.ids, ...view };
    say(said);
  }

  // Returns the documents, and what answers what in each two of them; null if it could not be done or another was begun.
  async function comparison(ids, wanted) {
    say(_("Fetching the documents of {councils} …", { councils: names(ids) }), true);
    const fetched = await Promise.all(ids.map(record)).catch((fault) => fault);
    if (!wanted()) return null;
    if (!Array.isArray(fetched)) return fail(ids);
    const rules = data("protocolRules");
    const pairs = [];
    const count = (ids.length * (ids.length - 1)) / 2;
    for (let i = 0; i < ids.length; i += 1) {
      for (let j = i + 1; j < ids.length; j += 1) {
        say(
          count > 1
            ? _("Comparing: {number} of {count} pairs …", { number: pairs.length + 1, count })
            : _("Comparing …"),
          true,
        );
        await pause();
        if (!wanted()) return null;
        pairs.push({ left: i, right: j, rows: window.protocolAlign.compare(fetched[i], fetched[j], rules) });
      }
    }
    return { records: fetched, pairs };
  }

  async function json(url) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(LONGEST_WAIT) });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  }

  const record = async (id) =>
    window.protocolAlign.ready(
      await json(new URL(`compare/${encodeURIComponent(id)}.json`, new URL(root.dataset.protocolList, page))),
    );

  function fail(ids) {
    clear();
    say("");
    const why =
      location.protocol === "file:"
        ? _("A browser cannot fetch data from a disk: open this handbook where it is published.")
        : _("Perhaps the connection is down: try again later.");
    parts.fault.textContent = ids
      ? _("The data of {councils} could not be read. {why}", { councils: names(ids), why })
      : _("The data could not be read. {why}", { why });
    return null;
  }

  // The page

  function follow(moves) {
    const next = read(location.hash);
    const ready = readyPair(next);
    if (ready) return location.replace(ready);
    show(next, moves);
  }

  async function run() {
    const found = document.querySelector("[data-protocol-compare]");
    if (found === root && found?.contains(parts.status)) return;
    root = found;
    if (!root) return;
    page = location.href.split("#")[0];
    [shown, chosen, turn] = [null, [], turn + 1];
    parts = {
      pairs: document.querySelector(".protocol-pairs"),
      chooser: make(
        "details",
        { className: "protocol-on-screen protocol-choice", open: true },
        make("summary", {}, _("Choose councils")),
      ),
      status: make("p", { className: "protocol-on-screen protocol-compare-status" }),
      result: make("section", { className: "protocol-comparison protocol-pairing", hidden: true }),
    };
    parts.result.dataset.protocolKept = ""; // its choice of a view is ours, not that of pair.js
    parts.status.setAttribute("role", "status");
    root.append(parts.chooser, parts.status, parts.result);
    councils = data("protocolCouncils") ?? [];
    const fetched = councils.length
      ? null
      : ((await json(new URL(root.dataset.protocolList, page)).catch(() => null)) ?? {});
    if (root !== found) return;
    if (fetched)
      councils = Array.isArray(fetched.councils)
        ? fetched.councils.flatMap((each) => (each?.id ? [{ id: each.id, name: each.short_name }] : []))
        : [];
    build();
    if (!councils.length) return fail(null);
    follow(false);
  }

  // A place on the page that is gone to ("Skip to content") is no other choice.
  const isChoice = () => !location.hash || location.hash.startsWith("#councils=");
  const here = () => root?.isConnected && location.href.split("#")[0] === page && councils.length;
  addEventListener("popstate", () => here() && isChoice() && follow(false));

  window.protocolCompare = { run };
  onEachPage(run);
})();
