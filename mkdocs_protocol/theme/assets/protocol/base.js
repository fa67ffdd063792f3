// What several of the handbook's scripts need: making elements, putting words together, and being run on each page.
"use strict";
window.protocol ??= (() => {
  function make(name, given = {}, ...inside) {
    const made = Object.assign(document.createElement(name), given);
    made.append(...inside.filter((each) => each !== null));
    return made;
  }

  const joined = (words) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join(""));
  const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
  const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

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
    for (let at = target?.parentElement?.closest("details"); at; at = at.parentElement.closest("details")) folded.push(at);
    if (folded.every((each) => each.open)) return;
    folded.forEach((each) => (each.open = true));
    target.scrollIntoView();
  }
  onEachPage(openAround);
  addEventListener("hashchange", openAround);

  return { make, joined, counted, capital, fill, decoded, onEachPage };
})();
