// Adds a "Copy citation" button to each clause: its citation and its permanent address, for a letter or
// a report. Without this script the clause's number is the permalink, and nothing is missing.
"use strict";
(() => {
  const { _, decoded, onEachPage } = window.protocol;

  function addressOf(id) {
    return `${location.href.split("#")[0]}${id ? `#${id}` : ""}`;
  }

  const citationOf = (clause) => `${clause.dataset.protocolCitation}\n${addressOf(clause.id)}`;

  // Browsers give a page the clipboard only over https and from a disk; elsewhere the old way works.
  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "protocol-unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("the browser refused");
  }

  function button(clause, status) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "protocol-small protocol-button protocol-cite";
    made.textContent = _("Copy citation");
    const name = clause.querySelector(".protocol-number");
    if (name) made.setAttribute("aria-describedby", (name.id ||= `protocol-of-${clause.id}`));
    made.addEventListener("click", async () => {
      const isCopied = await copy(citationOf(clause)).then(
        () => true,
        () => false,
      );
      made.textContent = isCopied ? _("Copied") : _("Not copied");
      made.focus();
      status.textContent = isCopied ? _("Citation copied") : _("The citation could not be copied");
      setTimeout(() => {
        made.textContent = _("Copy citation");
        status.textContent = "";
      }, 4000);
    });
    return made;
  }

  function run() {
    document.querySelectorAll('[data-protocol-slot="address"]').forEach((slot) => (slot.textContent = addressOf("")));
    const clauses = document.querySelectorAll("[data-protocol-citation]");
    if (!clauses.length || document.querySelector(".protocol-cite")) return;
    const status = document.createElement("p");
    status.className = "protocol-unseen";
    status.setAttribute("role", "status");
    clauses[0].closest(".protocol").append(status);
    for (const clause of clauses) clause.querySelector(".protocol-margin").append(button(clause, status));
  }

  // Who comes to a clause by its address may want to cite it: its citation is there to read, and on a phone, where what
  // stands beside a clause is folded, that is open.
  function unfold() {
    const clause = document.getElementById(decoded(location.hash.slice(1)));
    document.querySelector(".protocol-cited-as")?.remove();
    if (!clause?.dataset.protocolCitation) return;
    const margin = clause.querySelector(".protocol-margin");
    margin.open = true;
    const words = document.createElement("p");
    words.className = "protocol-small protocol-cited-as";
    words.textContent = citationOf(clause);
    margin.append(words);
  }

  onEachPage(run);
  onEachPage(unfold);
  addEventListener("hashchange", unfold);
})();
