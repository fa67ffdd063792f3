// Lets the reader of a topic choose which documents are side by side; the others fold away into a line.
// Without this script all of them stand there. Nothing is stored or sent: the choice is in the address alone,
// #beside=one-council,another, and goes on to the next topic.
"use strict";
(() => {
  const { make, joined, onEachPage, _, ngettext } = window.protocol;
  const PREFIX = "#beside=";
  const MOST_BOXES = 40; // of more, documents without words on the topic have no box
  let root = null; // the documents of the page that is shown, while there is something to choose
  let page = ""; // its address without the fragment
  let chosen = []; // ids, in the order of the page
  let known = new Map(); // what can be chosen: id, and { name, voice or absence }
  let wasBeside = false;
  let parts = {}; // what the script adds to the page; nothing where only one document has words on the topic

  const address = (ids) => (ids.length ? `${page}${PREFIX}${ids.join(",")}` : page);

  // Ids that the page does not know are passed over: a council may have gone since the link was made.
  function read(fragment) {
    if (!fragment.startsWith(PREFIX)) return [];
    const asked = fragment.slice(PREFIX.length).replaceAll("%2C", ",").split(",");
    return [...known.keys()].filter((id) => asked.includes(id));
  }

  function go(next) {
    chosen = next;
    if (address(chosen) !== location.href) history.pushState(null, "", address(chosen));
    show();
  }

  function show() {
    const voices = [...known.values()].filter((one) => one.voice);
    const some = chosen.length > 0;
    let seen = 0;
    for (const [id, { voice, absence, box }] of known) {
      const is = chosen.includes(id);
      if (box) box.checked = is;
      if (voice) seen += !(voice.hidden = some && !is);
      absence?.classList.toggle("protocol-chosen", is);
    }
    root.classList.toggle("protocol-voices-beside", some ? seen === 2 || seen === 3 : wasBeside);
    if (parts.said) tell(voices.length, seen, some);
    // On the way to other topics the choice is kept, by way of those on which there is none, too.
    for (const link of document.querySelectorAll(".protocol-topic .protocol-neighbours a[rel]")) {
      link.href = `${link.href.split("#")[0]}${some ? `${PREFIX}${chosen.join(",")}` : ""}`;
    }
  }

  function tell(voices, seen, some) {
    const words = chosen
      .map((id) => known.get(id))
      .filter((one) => one.absence)
      .map((one) => _("{council}: {why}, see below.", { council: one.name, why: one.why }));
    const left = voices - seen;
    if (left > 0)
      words.push(
        seen
          ? ngettext("{number} more document folded away.", "{number} more documents folded away.", left)
          : ngettext("{number} document folded away.", "{number} documents folded away.", left),
      );
    parts.said.textContent = words.join(" ");
    parts.all.hidden = !some;
    offerPair();
  }

  // Two whole documents stand against each other on a page of their own, where the site has one; others, and
  // more of them, where a reader chooses what to compare.
  function offerPair() {
    const { pair } = parts;
    const { protocolPair: two, protocolCompare: any } = root.dataset;
    pair.hidden = chosen.length < 2;
    if (pair.hidden) return;
    const own = two && chosen.length === 2;
    pair.href = own
      ? two.replace("LEFT", chosen[0]).replace("RIGHT", chosen[1])
      : `${any}#councils=${chosen.join(",")}`;
    pair.textContent = _("Compare the whole documents of {councils}", {
      councils: joined(chosen.map((id) => known.get(id).name)),
    });
  }

  function gather() {
    known = new Map();
    for (const voice of root.querySelectorAll(".protocol-voice")) {
      known.set(voice.dataset.protocolCouncil, { voice, name: voice.querySelector("h2").textContent.trim() });
    }
    const absent = [...document.querySelectorAll(".protocol-topic .protocol-absence li[data-protocol-council]")];
    for (const absence of absent) {
      // Silent, or not yet classified: the page says which.
      const why = absence.closest("section").querySelector("h2").textContent.trim().toLowerCase();
      known.set(absence.dataset.protocolCouncil, { absence, why, name: absence.querySelector("a").textContent.trim() });
    }
  }

  function build() {
    const boxes = make("div", { className: "protocol-line" });
    for (const [id, one] of known) {
      if (one.absence && known.size > MOST_BOXES) continue;
      one.box = make("input", { type: "checkbox", autocomplete: "off" });
      one.box.addEventListener("change", () =>
        go([...known.keys()].filter((each) => (each === id ? one.box.checked : chosen.includes(each)))),
      );
      boxes.append(make("label", {}, one.box, ` ${one.name}`, one.absence ? make("span", {}, `, ${one.why}`) : ""));
    }
    const how = make(
      "p",
      { className: "protocol-soft" },
      _(
        "Up to three are side by side where there is room; more are one below the other. The address of the page keeps the choice.",
      ),
    );
    const form = make(
      "fieldset",
      { className: "protocol-on-screen protocol-choose" },
      make("legend", {}, _("Choose what to see side by side")),
      boxes,
      how,
    );
    parts = {
      form,
      said: make("span", { role: "status" }),
      all: make("button", {
        type: "button",
        textContent: _("Show all again"),
        onclick: () => (go([]), boxes.querySelector("input").focus()),
      }),
      pair: make("a"),
    };
    root.before(
      form,
      make(
        "p",
        { className: "protocol-on-screen protocol-line protocol-folded" },
        parts.said,
        " ",
        parts.all,
        " ",
        parts.pair,
      ),
    );
  }

  function run() {
    const found = document.querySelector(".protocol-voices[data-protocol-choose]");
    if (found === root) return;
    root = found;
    parts = {};
    if (!root) return;
    page = location.href.split("#")[0];
    wasBeside = root.classList.contains("protocol-voices-beside");
    gather();
    if (root.querySelectorAll(".protocol-voice").length > 1) build();
    chosen = read(location.hash);
    show();
  }

  // Back and forth, an address changed by hand, or a link to a document that is folded away.
  function follow() {
    if (!root?.isConnected || location.href.split("#")[0] !== page) return;
    const target =
      location.hash && !location.hash.startsWith(PREFIX) && document.getElementById(location.hash.slice(1));
    const next = read(location.hash);
    if (target && !target.closest("[hidden]")) return;
    if (next.join() !== chosen.join()) ((chosen = next), show());
    if (target) target.scrollIntoView();
  }

  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);

  onEachPage(run);
})();
