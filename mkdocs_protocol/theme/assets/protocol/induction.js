// Lets somebody new mark what they have read, on their own device and only if they say so. Nothing leaves it.
//
//   [data-protocol-new]      the page; its boxes stand hidden until this script shows them
//   .protocol-new-keep       whether to keep the marks; .protocol-new-forget takes them all away
"use strict";
(() => {
  const PREFIX = "protocol-read:";
  const key = () => `${PREFIX}${location.pathname}`;

  // A browser may keep nothing at all, and says so by an error.
  function store(act) {
    try {
      return act(window.localStorage);
    } catch {
      return null;
    }
  }

  function run() {
    for (const page of document.querySelectorAll("[data-protocol-new]")) {
      const memory = page.querySelector(".protocol-new-memory");
      if (!memory || !memory.hidden || !store((kept) => kept.length >= 0)) continue;
      const keep = memory.querySelector("input");
      const forget = memory.querySelector("button");
      const marks = [...page.querySelectorAll(".protocol-new-mark")];
      const boxes = marks.map((mark) => mark.querySelector("input"));
      const names = marks.map((mark) => mark.parentElement.getAttribute("aria-labelledby"));
      const show = (on) => {
        keep.checked = on;
        forget.hidden = !on;
        for (const mark of marks) mark.hidden = !on;
      };
      const save = () => store((kept) => kept.setItem(key(), JSON.stringify(names.filter((_, i) => boxes[i].checked))));
      const drop = () => {
        store((kept) => kept.removeItem(key()));
        for (const box of boxes) box.checked = false;
        show(false);
      };
      const known = store((kept) => kept.getItem(key()));
      show(known !== null);
      if (known !== null) {
        let read = [];
        try {
          read = JSON.parse(known);
        } catch {
          read = []; // somebody else's words under our name
        }
        boxes.forEach((box, i) => (box.checked = Array.isArray(read) && read.includes(names[i])));
      }
      keep.addEventListener("change", () => {
        if (!keep.checked) return drop();
        show(true);
        save();
      });
      forget.addEventListener("click", () => {
        drop();
        keep.focus();
      });
      for (const box of boxes) box.addEventListener("change", save);
      memory.hidden = false;
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  // Material with instant navigation changes the page without loading one.
  if (window.document$) window.document$.subscribe(run);
})();
