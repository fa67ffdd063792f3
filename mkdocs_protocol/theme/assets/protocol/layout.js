// Lays out the rows of a comparison as layout.py and overview.py do: which form a row has, the words of its passages as spans
// { text, onlyHere }, and which rows differ most. It makes no elements.
//
//   protocolLayout.formOf(row, whole, rules)    [form, spans]: marked, beside, alone, or once where both have the same words;
//                                               whole is the row of clauses that an item stands in, or the row itself
//   protocolLayout.exactOf(row, form)           why both texts are offered without marks, too: "texts", "characters" or ""
//   protocolLayout.byDifference(rows, rules)    the rows, those first that differ most
//   protocolLayout.kept(text)                   a text in spans of which none is marked
"use strict";
(() => {
  const joined = (passages) => passages.map(({ text }) => text).join("\n");
  const kept = (text) => (text ? [{ text, onlyHere: false }] : []);

  // The spans of each passage of a side whose passages were compared joined by line ends.
  function cut(spans, texts) {
    const rest = [...spans];
    const take = (length) => {
      const taken = [];
      for (let left = length; left; left -= taken.at(-1).text.length) {
        const span = rest.shift();
        if (span.text.length > left) rest.unshift({ ...span, text: span.text.slice(left) });
        taken.push({ ...span, text: span.text.slice(0, left) });
      }
      return taken;
    };
    return texts.map((text, place) => {
      if (place) take(1);
      return take(text.length);
    });
  }

  function formOf(row, whole, rules) {
    const texts = row.columns.map((column) =>
      column.map((passage) => (row.items.length ? passage.outside : passage.text)),
    );
    const plain = texts.map((column) => column.map(kept));
    if (row.columns.length > 2) return ["beside", plain];
    if (row.wording === "same") return ["once", plain];
    if (!row.foundBy) return ["alone", plain];
    const within = whole.columns.map(joined);
    const found = window.protocolMarks.differences(texts[0].join("\n"), texts[1].join("\n"), rules, within);
    return found.isMarked ? ["marked", [cut(found.left, texts[0]), cut(found.right, texts[1])]] : ["beside", plain];
  }

  function exactOf(row, form) {
    if (row.columns.length > 2 || !row.foundBy) return "";
    if (form === "marked" || row.items.length) return "texts";
    const [ours, theirs] = row.columns.map(joined);
    return form === "once" && ours !== theirs ? "characters" : "";
  }

  function byDifference(rows, rules) {
    const amount = (row) => {
      if (!row.foundBy) return row.elsewhere.length ? 2 : row.nearest.length ? 2.5 : 3;
      return row.wording === "same"
        ? 0
        : window.protocolMarks.differences(joined(row.left), joined(row.right), rules, null).share;
    };
    return rows
      .map((row) => [row, amount(row)])
      .sort((one, other) => other[1] - one[1])
      .map(([row]) => row);
  }

  window.protocolLayout = { byDifference, exactOf, formOf, kept };
})();
