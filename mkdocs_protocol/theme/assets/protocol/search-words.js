// Cuts a query into words, as `searching/words.py` cuts texts. It knows no word: what words mean stands in the index.
"use strict";
(() => {
  const MOST = 400; // characters of a query that are read; nobody types more, and a pasted page says so
  const MOST_WORDS = 40;
  const MOST_OF_RANGE = 30; // clauses that "7.2 to 7.4" stands for at most
  const TOKEN =
    /\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)+[a-z]?|(?:\p{L}-)?[\p{L}\p{N}]+(?:&[\p{L}\p{N}]+)*(?:['’]\p{L}+)*/gu;
  const NUMBER = /^\d+(?:\.\d+)*[a-z]?$/;
  const CLAUSE = /^\d{1,2}(?:\.\d{1,3}){0,5}[a-z]?$/; // "500" and "2024" are none
  const POINT = /(?<![\d.,])(\d{1,2})[·,](\d{1,2})(?![\d.,])/g; // "2,10" and "2·10" are 2.10, "1,000" is a thousand
  const TAG = /<[/!]?[a-z][^<>]*>/gi; // what somebody copied with the words
  const PART = /\d\s*\(([a-z]|[ivx]{2,4})\)/g; // of "7.4(b)" the letter
  const RANGE = /\b((?:\d{1,3}\.)*)(\d{1,3})\s*(?:-|‐|‑|–|—|to)\s*(?:\1)(\d{1,3})(?![\d.]*\d)/gu;
  const PHRASES = [/["“”„«»＂]([^"“”„«»＂]+)["“”„«»＂]/g, /(?<=^|\s)['‘‹]([^'‘’‹›]+)['’›](?=$|[\s.,;:?!])/g];

  const folded = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .toLowerCase();

  function bare(token) {
    const cut = /['’]/.exec(token);
    if (cut) {
      const [head, tail] = [token.slice(0, cut.index), token.slice(cut.index + 1).replace(/['’]/g, "")];
      token = ["", "s", "d"].includes(tail) ? head : head + tail;
    }
    return token.replace(/[-,&]/g, "");
  }

  const tokens = (text) => [...folded(text).matchAll(TOKEN)].map((found) => bare(found[0]));
  // The words of a text with the places where they stand, for marking them.
  const places = (text) =>
    [
      ...text.matchAll(
        /\d{1,3}(?:,\d{3})+(?!\d)|(?:\p{L}-)?[\p{L}\p{N}\p{M}\p{Cf}]+(?:&[\p{L}\p{N}]+)*(?:['’]\p{L}+)*/gu,
      ),
    ].map((found) => ({ start: found.index, end: found.index + found[0].length, word: bare(folded(found[0])) }));
  const spaced = (text) =>
    ` ${folded(text)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `;

  function query(typed) {
    const cut = [...typed.slice(0, MOST)].join(""); // what is cut in the middle of a sign is no sign
    const plain = cut.replace(TAG, " ");
    const text = (tokens(plain).length ? plain : cut).replace(POINT, "$1.$2");
    const parts = new Set([...folded(text).matchAll(PART)].map(([, letter]) => letter));
    const phrases = PHRASES.flatMap((form) => [...text.matchAll(form)].map((found) => found[1])).filter(
      (phrase) => tokens(phrase).length,
    );
    const capitals = new Set(text.match(/\b[A-Z]{2,}\b/g) ?? []);
    const open = /[\p{L}\p{N}]$/u.test(text);
    return {
      text,
      isCut: typed.length > MOST,
      phrases,
      capitals,
      parts,
      tokens: tokens(text).slice(0, MOST_WORDS),
      ranges: ranges(text),
      isOpen: open,
    };
  }

  // The numbers that a span of clauses stands for: "7.2-7.4" and "7.2-4" are 7.2, 7.3 and 7.4.
  function ranges(text) {
    const found = [];
    for (const [, head, first, last] of text.matchAll(RANGE)) {
      if (!head || last - first > MOST_OF_RANGE) continue;
      for (let number = Number(first); number <= Number(last); number += 1) found.push(`${head}${number}`);
    }
    return found;
  }

  // How far a spelling is from another. A slip of the pen costs a half: two letters swapped, a letter doubled or not, one
  // vowel for another, an end that sounds the same. Any other letter left out or added costs one, one letter for another
  // one and a half: who types "film" does not mean "file"; a first letter costs a half more. More than `most` counts as `most` + 1.
  function distance(one, other, most) {
    const first = one[0] === other[0] || (one[1] === other[0] && one[0] === other[1]) ? 0 : 0.5;
    const sounded = SOUNDS.reduce((word, [end, alike]) => word.replace(end, alike), one);
    const told = SOUNDS.reduce((word, [end, alike]) => word.replace(end, alike), other);
    const heard = sounded === one && told === other ? Infinity : apart(sounded, told, most) + 0.5;
    return Math.min(apart(one, other, most), heard) + first;
  }

  const SOUNDS = [
    [/(?:er|or|re|ar)$/, "a"],
    [/(?:ew|ue|oo)$/, "u"],
    [/^kn/, "n"],
    [/^wr/, "r"],
    [/ght/, "t"],
    [/^wh/, "w"],
    [/ph/g, "f"],
    [/(?:cion|sion|shun)$/, "tion"],
    [/(?:ance|ence)$/, "ense"],
    [/cy$/, "sy"],
    [/(?:borough|boro|burgh|brough)$/, "bra"],
  ];

  function apart(one, other, most) {
    if (Math.abs(one.length - other.length) > 2) return most + 1;
    let [before, last] = [[], [0]];
    for (let j = 1; j <= other.length; j += 1) last[j] = last[j - 1] + added(other, j - 1);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [last[0] + added(one, i - 1)];
      for (let j = 1; j <= other.length; j += 1) {
        row[j] = Math.min(
          last[j] + added(one, i - 1),
          row[j - 1] + added(other, j - 1),
          last[j - 1] + changed(one[i - 1], other[j - 1]),
        );
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 0.5);
      }
      if (Math.min(...row, ...last) > most) return most + 1; // two letters that are swapped reach over a row
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  const VOWELS = "aeiouy";
  const ALIKE = ["cks", "sz", "fv", "gj", "mn", "dt", "bp", "ij"];
  const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const isVowel = (sign = "-") => VOWELS.includes(sign);

  function added(word, at) {
    const [sign, near] = [word[at], [word[at - 1], word[at + 1]]];
    if (near.includes(sign)) return isVowel(sign) ? 0.5 : 0.4;
    return isVowel(sign) && near.some(isVowel) ? 0.5 : 1;
  }

  function changed(one, other) {
    if (one === other) return 0;
    if (isVowel(one) && isVowel(other)) return 0.5;
    const isNear = KEYS.some(
      (row) => row.includes(one) && Math.abs(row.indexOf(one) - (row.includes(other) ? row.indexOf(other) : -9)) === 1,
    );
    return isNear || ALIKE.some((sounds) => sounds.includes(one) && sounds.includes(other)) ? 1 : 1.5;
  }

  const isNumber = (token) => NUMBER.test(token);
  const isClause = (token) => CLAUSE.test(token);
  window.protocolSearchWords = { folded, tokens, places, spaced, query, distance, isNumber, isClause };
})();
