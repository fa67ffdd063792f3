// Keeps what a reader has chosen of a comparison in the page's address, as ?show=differences&binds=clerk, so that a
// copied link opens the same view. The choice itself needs no script: the style sheet carries it out, and opens what is
// folded of a few rows. Of all rows, a button opens what is folded, or folds it again.
"use strict";
(() => {
  const { decoded, make, onEachPage, _ } = window.protocol;

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
    for (const each of radios) {
      each.addEventListener("change", () => {
        history.replaceState(history.state, "", withView(location.href, name, noted(each)));
        keepIn(noted(each));
      });
    }
  }

  function offerToOpen(page) {
    const folds = [...page.querySelectorAll(".protocol-pair-topic details:not(.protocol-pair-exact)")];
    if (!folds.length) return;
    const button = make("button", { className: "protocol-button", type: "button" });
    const isFolded = () => folds.some((fold) => !fold.open);
    const tell = () => {
      button.textContent = isFolded() ? _("Open all folded rows") : _("Fold the rows again");
      button.hidden = Boolean(page.querySelector('[name="binds"]:not([value=""]):checked, [value="lacks"]:checked'));
    };
    button.addEventListener("click", () => {
      const open = isFolded();
      folds.forEach((fold) => (fold.open = open));
      tell();
    });
    page.addEventListener("toggle", tell, true);
    page.addEventListener("change", tell);
    tell();
    page.querySelector(".protocol-pair-topic").before(make("p", { className: "protocol-on-screen" }, button));
  }

  function run() {
    const page = document.querySelector(".protocol-pairing");
    if (!page || "protocolKept" in page.dataset) return;
    page.dataset.protocolKept = "";
    for (const choice of page.querySelectorAll(".protocol-pair-choice")) keep(page, [...choice.querySelectorAll("input")]);
    offerToOpen(page);
    // Rows above the one that the address names may have gone.
    if (location.hash) document.getElementById(decoded(location.hash.slice(1)))?.scrollIntoView();
  }

  onEachPage(run);
})();
