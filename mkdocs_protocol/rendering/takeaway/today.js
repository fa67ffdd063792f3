// Says of a text that stands by itself whether its review is due on the day it is read, in Europe/London; lets
// its links lead to its own places on a page that says by <base> that all links begin elsewhere, as Joomla's do; and
// says its styles once more in the first of all cascade layers, which alone outweighs what a page calls important in
// a layer of its own.
// It relies on little of the page around, whose own scripts may have put something of theirs in the place of what a
// browser brings along: no JSON, no iterators, and what fails leaves the words of the day of making, and the rest.
// Each line is put behind the one before it; there may be neither of the two signs that begin elements and
// entities in HTML, nor a comment behind words.
(() => {
  const each = (selector, act) => {
    const found = document.querySelectorAll(selector);
    for (let at = 0; at !== found.length; at += 1) try { act(found[at]); } catch { }
  };
  const london = (shape) => new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", ...shape });
  const day = () => {
    const said = london({ year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(Date.now());
    const parts = {};
    for (let at = 0; at !== said.length; at += 1) parts[said[at].type] = said[at].value;
    return `${parts.year}-${parts.month}-${parts.day}`;
  };
  const days = (from, to) => (Date.parse(to) - Date.parse(from)) / 86400000;
  each("[data-protocol-due]", (box) => {
    const { protocolDue: first, protocolLast: last, protocolSoon: soon, protocolAsOf } = box.dataset;
    const today = day();
    const asOf = `${protocolAsOf.replace("{day}", london({ year: "numeric", month: "long", day: "numeric" }).format(Date.now()))}.`;
    let which = "Ahead";
    if (today > last) which = "Past";
    else if (today >= first) which = "Now";
    else if (box.dataset.protocolFar) { if (days(today, first) > Number(soon)) which = "Far"; }
    const say = (slot, words) => { const found = box.querySelector(`[data-say="${slot}"]`); if (found) if (words) found.textContent = words; };
    say("0", box.dataset[`protocol${which}`]);
    say("1", box.dataset[`protocol${which}Why`]);
    say("as-of", asOf);
    box.dataset.protocolCase = which;
  });
  each("[data-protocol-text] style:not([data-again])", (own) => {
    own.dataset.again = "";
    const first = document.createElement("style");
    first.textContent = `@layer protocol-text { ${own.textContent} }`;
    first.style.setProperty("display", "none", "important");
    document.head.insertBefore(first, document.head.firstChild);
  });
  const here = location.href.split("#")[0];
  if (document.baseURI.split("#")[0] !== here) each("[data-protocol-text] a[href^='#']", (link) => { link.href = here + link.getAttribute("href"); });
})();
