// Remembers which council a reader has chosen, on their own device and only if they say so. Only the council's
// name in addresses is kept; links are taken from the page itself. Nothing leaves the device.
//
//   [data-protocol-remember]    on a council's front page: the box, with the council's id
//   [data-protocol-remembered]  on the home page: the way back to it, and the button that forgets it
"use strict";
(() => {
  const KEY = "protocol-council";

  // A browser may keep nothing at all, and says so by an error.
  function store(act) {
    try {
      return act(window.localStorage);
    } catch {
      return null;
    }
  }

  function offer(box) {
    if (!store((kept) => kept.length >= 0)) return;
    const council = box.dataset.protocolRemember,
      input = box.querySelector("input");
    box.hidden = false;
    input.checked = store((kept) => kept.getItem(KEY)) === council;
    input.onchange = () => store((kept) => (input.checked ? kept.setItem(KEY, council) : kept.removeItem(KEY)));
  }

  function recall(shown) {
    const council = store((kept) => kept.getItem(KEY));
    const link =
      council &&
      [...document.querySelectorAll("[data-protocol-council]")].find((one) => one.dataset.protocolCouncil === council);
    shown.hidden = !link;
    if (!link) return;
    shown.querySelector("[data-protocol-slot=council]").textContent = link.textContent;
    shown.querySelector("[data-protocol-slot=href]").href = link.href;
    shown.querySelector("button").onclick = () => {
      store((kept) => kept.removeItem(KEY));
      shown.hidden = true;
      link.focus();
    };
  }

  function run() {
    document.querySelectorAll("[data-protocol-remember]").forEach(offer);
    document.querySelectorAll("[data-protocol-remembered]").forEach(recall);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  // Material with instant navigation changes the page without loading one.
  if (window.document$) window.document$.subscribe(run);
})();
