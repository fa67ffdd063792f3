// Cuts a query into words, as `searching/words.py` cuts texts. It knows no word: what words mean stands in the index.
"use strict";
(() => {
  const MOST = 400; // characters of a query that are read; nobody types more, and a pasted page says so
  const TOKEN = /\d+(?:\.\d+)+[a-z]?|(?:\p{L}-)?[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;
  const NUMBER = /^\d+(?:\.\d+)*[a-z]?$/;

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function bare(token) {
    const cut = /['’]/.exec(token);
    if (cut) {
      const [head, tail] = [token.slice(0, cut.index), token.slice(cut.index + 1).replace(/['’]/g, "")];
      token = tail === "" || tail === "s" ? head : head + tail;
    }
    return token.replaceAll("-", "");
  }

  const tokens = (text) => [...folded(text).matchAll(TOKEN)].map((found) => bare(found[0]));
  // The words of a text with the places where they stand, for marking them.
  const places = (text) => [...text.matchAll(/(?:\p{L}-)?[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu)].map((found) => ({ start: found.index, end: found.index + found[0].length, word: bare(folded(found[0])) }));
  const spaced = (text) => ` ${folded(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;

  function query(typed) {
    const text = typed.slice(0, MOST);
    const phrases = [...text.matchAll(/["“”„]([^"“”„]+)["“”„]/g)].map((found) => found[1]).filter((phrase) => tokens(phrase).length);
    const capitals = new Set((text.match(/\b[A-Z]{2,}\b/g) ?? []).map((word) => word));
    return { text, isCut: typed.length > MOST, phrases, capitals, tokens: tokens(text).slice(0, 40), isOpen: /[\p{L}\p{N}]$/u.test(text) };
  }

  // How many letters are to be changed, added, left out or swapped; more than `most` counts as `most` + 1.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, i) => i)];
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  window.protocolSearchWords = { folded, tokens, places, spaced, query, distance, isNumber: (token) => NUMBER.test(token) };
})();
