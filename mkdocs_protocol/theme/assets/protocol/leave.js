// Leaves the page at once for who asks: by the link "Leave this page", or by Shift pressed three times. Without
// this script the link is an ordinary one. Shift alone does nothing in browsers and screen readers, and
// three times is fewer than the five that switch on the sticky keys of Windows.
"use strict";
(() => {
  const KEY = "Shift", TIMES = 3, WITHIN = 5000; // milliseconds
  let pressed = []; // when the key was, with no other key between

  // In place of this page, so that the Back button does not come back to it. Nothing is seen of it while
  // the other loads, and the other is not told where the reader comes from.
  function leave(link) {
    document.documentElement.style.visibility = "hidden";
    document.head.append(Object.assign(document.createElement("meta"), { name: "referrer", content: "no-referrer" }));
    location.replace(link.href);
  }

  // Before any handler of the theme's: Material's instant navigation takes clicks for visits.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-protocol-exit]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave(link);
  }, true);

  document.addEventListener("keydown", (event) => {
    const link = document.querySelector("[data-protocol-exit]");
    if (event.repeat || !link) return;
    pressed = event.key === KEY ? [...pressed, event.timeStamp].slice(-TIMES) : [];
    if (pressed.length === TIMES && event.timeStamp - pressed[0] <= WITHIN) leave(link);
  });

  function run() {
    document.querySelectorAll("[data-protocol-scripted]").forEach((element) => (element.hidden = false));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  // Material with instant navigation changes the page without loading one.
  if (window.document$) window.document$.subscribe(run);
})();
