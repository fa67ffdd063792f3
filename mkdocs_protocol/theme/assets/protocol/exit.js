// Leaves the page at once for who asks: by the link "Exit this page", or by Shift pressed three times. Without
// this script the link is an ordinary one. Shift alone does nothing in browsers and screen readers, and
// three times is fewer than the five that switch on the sticky keys of Windows. Nothing is fetched from the
// other site before that.
"use strict";
(() => {
  const { _, ngettext } = window.protocol;
  const KEY = "Shift",
    TIMES = 3,
    WITHIN = 5000; // milliseconds
  let pressed = []; // when the key was, with no other key between

  // In place of this page, so that the Back button does not come back to it. Nothing is left of it while
  // the other loads, not even its title, and the other is not told where the reader comes from.
  function exit(link) {
    const to = link.href;
    document.title = _("Loading");
    document.head.append(Object.assign(document.createElement("meta"), { name: "referrer", content: "no-referrer" }));
    document.documentElement.style.visibility = "hidden";
    document.body.replaceChildren();
    location.replace(to);
  }

  // Says how often the key was pressed: shown, and read out.
  function tell() {
    const status = document.querySelector("[data-protocol-pressed]");
    if (!status) return;
    const left = TIMES - pressed.length;
    const marks = "●".repeat(pressed.length) + "○".repeat(left);
    status.textContent = pressed.length
      ? ngettext(
          "{marks} Shift, press {number} more time to exit.",
          "{marks} Shift, press {number} more times to exit.",
          left,
          { marks },
        )
      : "";
  }

  // Before any handler of the theme's: Material's instant navigation takes clicks for visits.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("[data-protocol-exit]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      exit(link);
    },
    true,
  );

  document.addEventListener("keydown", (event) => {
    const link = document.querySelector("[data-protocol-exit]");
    if (event.repeat || !link) return;
    const before = pressed.length;
    const recent = pressed.filter((at) => event.timeStamp - at <= WITHIN);
    pressed = event.key === KEY ? [...recent, event.timeStamp] : [];
    if (pressed.length === TIMES) exit(link);
    else if (pressed.length || before) tell();
  });

  function run() {
    document.querySelectorAll("[data-protocol-scripted]").forEach((element) => (element.hidden = false));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  // Material with instant navigation changes the page without loading one.
  if (window.document$) window.document$.subscribe(run);
})();
