// The search box on every page: its words go to the search page in the fragment of the address, which no server sees.
// Without this script, and on a disk, the form leads to the subjects from A to Z, and takes no words along.
"use strict";
(() => {
  if (window.protocolSearchBox) return;
  window.protocolSearchBox = true;
  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("form[data-protocol-search-box]");
    if (!form) return;
    if (location.protocol === "file:") {
      form.action = form.action.replace(/\/$/, "/index.html"); // a disk shows the list of a folder
      return;
    }
    event.preventDefault();
    const wanted = new URLSearchParams({ q: form.querySelector("input").value });
    if (form.dataset.protocolCouncil) wanted.set("council", form.dataset.protocolCouncil);
    location.assign(`${new URL(form.dataset.protocolSearchBox, location.href).href}#${wanted}`);
  });
})();
