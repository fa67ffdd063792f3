// By what the rows of a comparison in the reader's browser can be chosen: how much they differ, and whom they bind or are
// about. A view is { show, binds }.
//
//   protocolComparisonChoices.choices(all, place, given)   [elements, filter(view)]; all that is given stands in comparison.js
//   protocolComparisonChoices.tellWhom(made, rows)         the same for the style sheet, on an element
"use strict";
(() => {
  const { openFirst, tellShown, _, ngettext } = window.protocol;
  const VIEWS = new Map([
    ["", _("Everything")],
    ["differences", _("Only differences")],
    ["lacks", _("Only rows where something has no match")],
  ]);

  // Whom a row binds (0), or is about in particular (2); items have no such lists.
  const whomOf = (row, which) => [...new Set(row.columns.flat().flatMap((passage) => passage.whom?.[which] ?? []))];

  const tellWhom = (made, rows) =>
    ["protocolBinds", "", "protocolAbout"].forEach((name, which) => {
      const told = [...new Set(rows.flatMap((row) => whomOf(row, which)))].join(" ");
      if (name && told) made.dataset[name] = told;
    });

  // Whether a row is left by a choice: of a view, or of whom it is about or binds.
  const FITS = {
    show: (row, value) => row.differs === "lacks" || (value === "differences" && row.differs !== "no"),
    binds: (row, value) =>
      value.startsWith("about-") ? whomOf(row, 2).includes(value.slice(6)) : whomOf(row, 0).includes(value),
  };

  // A view is offered where it shows some of the rows and leaves out others, a role where any row is left.
  // The style sheet hides what the choices leave out, as on the pages of pairs.
  function choices(all, place, given) {
    const sets = [...given.template.content.querySelectorAll(".protocol-pair-choice")].map((each) =>
      each.cloneNode(true),
    );
    const offered = sets
      .map((made) => {
        const [first, ...radios] = made.querySelectorAll("input");
        const { name } = first;
        const numbered = (radio, what, number) => {
          radio.nextElementSibling.lastChild.data = _("{what} ({number})", { what, number });
          radio.addEventListener("change", () => given.chosen(name, radio === first ? "" : radio.value));
        };
        if (name === "show") numbered(first, VIEWS.get(""), all.length);
        else first.addEventListener("change", () => given.chosen(name, ""));
        const left = radios.filter((radio) => {
          const count = all.filter((row) => FITS[name](row, radio.value)).length;
          const isOffered = count > 0 && (name !== "show" || count < all.length);
          if (isOffered) numbered(radio, VIEWS.get(radio.value) ?? radio.nextElementSibling.lastChild.data, count);
          else radio.closest("label").remove();
          return isOffered;
        });
        return { made, name, first, left };
      })
      .filter(({ left }) => left.length);
    const filter = (wanted) => {
      const [view, said] = [{}, []];
      for (const { name, first, left } of offered) {
        const radio = left.find(({ value }) => value === wanted[name]);
        (radio ?? first).checked = true;
        if (!radio) continue;
        view[name] = radio.value;
        said.push(VIEWS.get(radio.value) ?? radio.nextElementSibling.textContent);
      }
      if (said.length) openFirst(place);
      tellShown(place);
      const shown = all.filter((row) => Object.entries(view).every(([name, value]) => FITS[name](row, value))).length;
      return {
        view,
        said: said.length
          ? ngettext("{view}: {shown} of {number} row", "{view}: {shown} of {number} rows", all.length, {
              view: said.join(", "),
              shown,
            })
          : ngettext("Everything: {number} row", "Everything: {number} rows", all.length),
      };
    };
    return [offered.map(({ made }) => made), filter];
  }

  window.protocolComparisonChoices = { choices, tellWhom };
})();
