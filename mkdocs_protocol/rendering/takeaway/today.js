// Says of a text that stands by itself whether its review is due on the day it is read, in Europe/London; lets
// its links lead to its own places on a page that says by <base> that all links begin elsewhere, as Joomla's do; and
// says its styles once more in the first of all cascade layers, which alone outweighs what a page calls important in
// a layer of its own.
// Each line is put behind the one before it; there may be neither of the two signs that begin elements and
// entities in HTML, nor a comment behind words.
(() => {
  const london = (shape) => new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", ...shape });
  const parts = {};
  for (const { type, value } of london({ year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(Date.now())) parts[type] = value;
  const today = `${parts.year}-${parts.month}-${parts.day}`;
  const shown = london({ year: "numeric", month: "long", day: "numeric" }).format(Date.now());
  const days = (from, to) => (Date.parse(to) - Date.parse(from)) / 86400000;
  for (const box of document.querySelectorAll("[data-protocol-due]")) {
    const [first, last, soon] = box.dataset.protocolDue.split(" ");
    const words = JSON.parse(box.dataset.protocolWords);
    let which = "ahead";
    if (today > last) which = "past";
    else if (today >= first) which = "now";
    else if (words.far) { if (days(today, first) > Number(soon)) which = "far"; }
    const said = [...words[which], `${box.dataset.protocolAsOf.replace("{day}", shown)}.`];
    const slots = ["0", "1", "as-of"];
    said.forEach((text, at) => { const slot = box.querySelector(`[data-say="${slots[at]}"]`); if (slot) slot.textContent = text; });
    box.dataset.protocolCase = which;
  }
  for (const own of document.querySelectorAll("[data-protocol-text] style:not([data-again])")) {
    own.dataset.again = "";
    const first = document.createElement("style");
    first.textContent = `@layer protocol-text { ${own.textContent} }`;
    first.style.setProperty("display", "none", "important");
    document.head.prepend(first);
  }
  const here = location.href.split("#")[0];
  if (document.baseURI.split("#")[0] !== here) {
    for (const link of document.querySelectorAll("[data-protocol-text] a[href^='#']")) link.href = here + link.getAttribute("href");
  }
})();
