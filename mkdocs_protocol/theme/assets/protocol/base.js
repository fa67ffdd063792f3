// What several of the handbook's scripts need: making elements, putting words together, and being run on each page.
"use strict";
window.protocol ??= (() => {
  // A name with a hyphen is an attribute, any other a property: { className: "…", "data-protocol-hit": "…" }.
  function make(name, given = {}, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(given)) {
      if (key.includes("-")) made.setAttribute(key, value);
      else made[key] = value;
    }
    made.append(...inside.filter((each) => each !== null));
    return made;
  }

  const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // Words of ours in the language of the site, as gettext has it (mkdocs_protocol/words/scripts.py). A site that is not
  // in English puts its words before this file: by ours, and of what goes with a number a form for each plural.
  const { language = "en-GB", words: known = {} } = window.protocolWords ?? {};
  const plurals = new Intl.PluralRules(language);
  const _ = (message, values = {}) => fill(known[message] ?? message, values);
  function ngettext(one, many, number, values = {}) {
    const forms = known[`${one}\0${many}`];
    return fill(forms?.[plurals.select(number)] ?? (number === 1 ? one : many), { number, ...values });
  }

  const comma = _(", ");
  const joined = (words) =>
    words.length > 1
      ? _("{words} and {last}", { words: words.slice(0, -1).join(comma), last: words.at(-1) })
      : words.join("");

  // Words from an address, which anybody can write: what is badly encoded there stands for itself.
  function decoded(words) {
    try {
      return decodeURIComponent(words);
    } catch {
      return words;
    }
  }

  // Material with instant navigation changes the page without loading one.
  function onEachPage(run) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
    else run();
    window.document$?.subscribe(run);
  }

  // What an address leads to may be folded away; not every browser opens it.
  function openAround() {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    const folded = [];
    for (let at = target?.parentElement?.closest("details"); at; at = at.parentElement.closest("details"))
      folded.push(at);
    if (folded.every((each) => each.open)) return;
    folded.forEach((each) => (each.open = true));
    target.scrollIntoView();
  }
  onEachPage(openAround);
  addEventListener("hashchange", openAround);

  // A button that opens all rows that are folded, or folds them again.
  function opener(folds) {
    const button = make("button", { className: "protocol-button", type: "button" });
    const isFolded = () => folds.some((fold) => !fold.open);
    const tell = () => (button.textContent = isFolded() ? _("Open all folded rows") : _("Fold the rows again"));
    button.addEventListener("click", () => {
      const open = isFolded();
      folds.forEach((fold) => (fold.open = open));
      tell();
    });
    folds.forEach((fold) => fold.addEventListener("toggle", tell));
    tell();
    return make("p", { className: "protocol-on-screen protocol-pair-open" }, button);
  }

  // Where topics are folded, one that a choice leaves is read at once, unless another is: of whom it is about, the one
  // with a row about the fewest others.
  function openFirst(place) {
    for (const fold of place.querySelectorAll("[data-protocol-first]")) {
      fold.open = false;
      delete fold.dataset.protocolFirst;
    }
    const left = [...place.querySelectorAll(".protocol-pair-topic")].filter((topic) => topic.checkVisibility());
    const folds = left.map((topic) => topic.querySelector(".protocol-narrow"));
    if (!folds.length || folds.some((fold) => fold.open)) return;
    const isOfSome = Boolean(place.querySelector('[name="binds"]:checked')?.value);
    const others = folds.map((fold) => {
      const rows = [...fold.querySelectorAll(".protocol-pair")];
      const seen = rows.filter((row) => isOfSome && getComputedStyle(row).display !== "none");
      return Math.min(...seen.map((row) => (row.dataset.protocolAbout || "").split(" ").length));
    });
    const fold = folds[others.indexOf(Math.min(...others))];
    fold.open = true;
    fold.dataset.protocolFirst = "";
  }

  // Says how many rows of a comparison the choices leave, below the last of them; nothing while all are seen.
  function tellShown(place) {
    const rows = [...place.querySelectorAll(".protocol-pair")];
    const shown = rows.filter((row) => getComputedStyle(row).display !== "none").length;
    place.querySelector(".protocol-pair-count").textContent =
      shown < rows.length
        ? ngettext("{shown} of {number} row shown", "{shown} of {number} rows shown", rows.length, { shown })
        : "";
  }

  return { make, joined, capital, fill, decoded, onEachPage, opener, openFirst, tellShown, language, _, ngettext };
})();
