// Keeps what a reader has chosen of a comparison in the page's address, as ?show=differences&binds=clerk, so that a
// copied link opens the same view. The choice itself needs no script: the style sheet carries it out. A button opens
// what is folded of the rows, or folds it again.
"use strict";
(() => {
  const { decoded, make, onEachPage, opener, openFirst, tellShown } = window.protocol;

  // The first choice needs no words in the address: everything, and whomever it binds.
  function withView(href, name, value) {
    const address = new URL(href, location.href);
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
    return address.href;
  }

  function keep(page, radios) {
    const { name } = radios[0];
    const turned = page.querySelectorAll("[data-protocol-keeps-view]");
    const noted = (radio) => (radio === radios[0] ? "" : radio.value);
    const keepIn = (value) => turned.forEach((link) => (link.href = withView(link.href, name, value)));
    const chosen = new URLSearchParams(location.search).get(name);
    const radio = radios.find((each) => each.value === chosen) || radios[0];
    radio.checked = true; // also over what the browser remembers of another visit
    keepIn(noted(radio));
    if (noted(radio)) openFirst(page);
    for (const each of radios) {
      each.addEventListener("change", () => {
        history.replaceState(history.state, "", withView(location.href, name, noted(each)));
        keepIn(noted(each));
        if (noted(each)) openFirst(page);
        tellShown(page);
      });
    }
  }

  function run() {
    const page = document.querySelector(".protocol-pairing");
    if (!page || "protocolKept" in page.dataset) return;
    page.dataset.protocolKept = "";
    const choices = [...page.querySelectorAll(".protocol-pair-choice")];
    if (choices.length) {
      const count = make("p", { className: "protocol-on-screen protocol-pair-count", role: "status" });
      choices.at(-1).after(count);
      for (const choice of choices) keep(page, [...choice.querySelectorAll("input")]);
      tellShown(page);
    }
    const folds = page.querySelectorAll(".protocol-pair-topic details:not(.protocol-pair-exact)");
    if (folds.length) page.querySelector(".protocol-pair-topic").before(opener([...folds]));
    // Rows above the one that the address names may have gone.
    if (location.hash) document.getElementById(decoded(location.hash.slice(1)))?.scrollIntoView();
  }

  onEachPage(run);
})();
