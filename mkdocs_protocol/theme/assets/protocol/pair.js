// Keeps the view of a comparison that a reader has chosen in the page's address, as ?show=differences, so that a
// copied link opens the same view. The choice itself needs no script: the style sheet carries it out.
"use strict";
(() => {
  const { decoded, onEachPage } = window.protocol;
  const NAME = "show";

  function chosen() {
    return new URLSearchParams(location.search).get(NAME);
  }

  // The view that needs no words in the address is the first one: everything.
  function withView(href, value) {
    const address = new URL(href, location.href);
    if (value) address.searchParams.set(NAME, value);
    else address.searchParams.delete(NAME);
    return address.href;
  }

  function run() {
    const page = document.querySelector(".protocol-pairing");
    const radios = page ? [...page.querySelectorAll(`.protocol-pair-choice [name="${NAME}"]`)] : [];
    if (!radios.length || "protocolKept" in page.dataset) return;
    page.dataset.protocolKept = "";
    const turned = page.querySelectorAll("[data-protocol-keeps-view]");

    function keep(value) {
      for (const link of turned) link.href = withView(link.href, value);
    }

    const radio = radios.find((each) => each.value === chosen()) || radios[0];
    radio.checked = true; // also over what the browser remembers of another visit
    keep(radio === radios[0] ? "" : radio.value);
    // Rows above the one that the address names may have gone.
    if (location.hash) document.getElementById(decoded(location.hash.slice(1)))?.scrollIntoView();
    for (const each of radios) {
      each.addEventListener("change", () => {
        const value = each === radios[0] ? "" : each.value;
        history.replaceState(history.state, "", withView(location.href, value));
        keep(value);
      });
    }
  }

  onEachPage(run);
})();
