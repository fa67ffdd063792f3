// Works every review state out again on the day the page is read, and puts review registers back in
// order. A static page is read long after it was built: without this its banner would go stale.
// The contract of the HTML is told in mkdocs_protocol/rendering/parts/banner.py.
"use strict";
(() => {
  const DAY = 86400000; // milliseconds; days are counted in UTC, where each has as many
  const XLINK = "http://www.w3.org/1999/xlink";

  // Made once: it takes half a millisecond, and the search asks for the day at each key.
  const IN_LONDON = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });

  // The day in London now, as 2026-11-22, whatever clock the reader lives by.
  function today() {
    const parts = {};
    for (const { type, value } of IN_LONDON.formatToParts(Date.now())) {
      parts[type] = value;
    }
    return `${parts.year}-${parts.month}-${parts.day}`;
  }

  // The state of a review due from one ISO day to another; such days compare as text.
  function state(first, last, day, soonDays) {
    if (day > last) return "overdue";
    if (day >= first) return "due-now";
    return (Date.parse(first) - Date.parse(day)) / DAY <= soonDays ? "due-soon" : "current";
  }

  // Where a day stands to a period from one ISO day to another.
  function passing(first, last, day) {
    if (day > last) return "past";
    return day >= first ? "now" : "ahead";
  }

  // The site's own words, or null on a page that has none.
  function wording() {
    const holder = document.getElementById("protocol-wording");
    return holder && JSON.parse(holder.dataset.protocolWords);
  }

  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // Label, headline and explanation of a dated state.
  function words(shown, due, precision, said = wording()) {
    const when = fill(said.when[precision], { due });
    const values = { due, when, period: said.period[precision] };
    const { label, headline, explanation } = said.states[shown];
    return {
      label: fill(label, values),
      headline: fill(headline, values),
      explanation: fill(explanation, values),
    };
  }

  // What is said of a day that was worked out from a cycle; it makes no review overdue.
  function workedOut(first, last, day, due, precision, since, said = wording()) {
    const when = fill(said.when[precision], { due });
    return fill(said.workedOut[passing(first, last, day)], { due, when, period: said.period[precision], since });
  }

  function asOf(day, said) {
    const [year, month, date] = day.split("-").map(Number);
    return fill(said.asOf, { day: fill(said.day, { day: date, month: said.months[month - 1], year }) });
  }

  // What already says so is left alone, so that nothing is announced or repainted for nothing.
  function write(slot, text) {
    if (slot && slot.textContent !== text) slot.textContent = text;
  }

  function show(element, day, said) {
    const { first, last, due, precision, soonDays } = element.dataset;
    const now = state(first, last, day, Number(soonDays));
    const text = words(now, due, precision, said);
    for (const part of Object.keys(text)) {
      element.querySelectorAll(`[data-protocol-slot="${part}"]`).forEach((slot) => write(slot, text[part]));
    }
    if (element.dataset.protocolState === now) return;
    element.dataset.protocolState = now;
    const icon = element.querySelector(".protocol-icon use");
    if (icon) icon.setAttributeNS(XLINK, "xlink:href", `#protocol-icon-${now}`);
  }

  function showWorkedOut(element, day, said) {
    const { workedFirst, workedLast, due, precision, since } = element.dataset;
    const text = workedOut(workedFirst, workedLast, day, due, precision, since, said);
    element.querySelectorAll('[data-protocol-slot="worked-out"]').forEach((slot) => write(slot, text));
  }

  // A note from the handbook that was to be checked again by a day that has passed says so.
  function showStale(day) {
    document.querySelectorAll("[data-protocol-check-again]").forEach((line) => {
      line.hidden = day <= line.dataset.protocolCheckAgain;
    });
  }

  // The place of an item in a register: by urgency, then by the end and the start of its period.
  function place(item, order) {
    const shown = item.matches("[data-protocol-state]") ? item : item.querySelector("[data-protocol-state]");
    if (!shown) return "99";
    const { protocolState, workedFirst = "9999", workedLast = "9999" } = shown.dataset;
    const { first = workedFirst, last = workedLast } = shown.dataset;
    return `${String(order.indexOf(protocolState)).padStart(2, "0")} ${last} ${first}`;
  }

  function arrange(register, order) {
    if (register.tHead?.querySelector("[aria-sort]")) return; // the reader has chosen another order
    const list = register.tBodies ? register.tBodies[0] : register;
    const items = [...(list.rows || list.querySelectorAll(":scope > [data-protocol-sort]"))];
    const keyed = items.map((item) => [place(item, order), item]);
    keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)); // stable: equals keep their order
    if (keyed.every(([, item], index) => item === items[index])) return;
    const focused = document.activeElement;
    const next = items[items.length - 1].nextSibling;
    for (const [, item] of keyed) list.insertBefore(item, next);
    // An element that is moved loses the focus, and a reader at the keyboard the place.
    if (list.contains(focused)) focused.focus({ preventScroll: true });
  }

  function run() {
    const day = today();
    showStale(day);
    const said = wording();
    if (!said) return;
    document.querySelectorAll("[data-protocol-state][data-last]").forEach((element) => show(element, day, said));
    document.querySelectorAll("[data-worked-last]").forEach((element) => showWorkedOut(element, day, said));
    document.querySelectorAll('[data-protocol-slot="as-of"]').forEach((slot) => {
      const holder = slot.closest("[data-protocol-state]");
      if (!holder || holder.dataset.last || holder.dataset.workedLast) write(slot, asOf(day, said));
    });
    document.querySelectorAll("[data-protocol-register]").forEach((register) => arrange(register, said.order));
  }

  window.protocolReview = { state, passing, today, words, workedOut, run };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  // Material with instant navigation changes the page without loading one, and says so here.
  if (window.document$) window.document$.subscribe(run);
  // A tab that was left open, or comes back from the browser's memory, may show yesterday.
  window.addEventListener("pageshow", run);
  document.addEventListener("visibilitychange", () => document.hidden || run());
})();
