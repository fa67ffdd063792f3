// Reads the published index (docs/data.md): each file once, and only those that a query needs.
"use strict";
(() => {
  const MOST_BEGUN = 60;

  // Makes the reader of the index below `root`, the address of the folder data/search/ with its slash.
  function open(root) {
    const known = new Map();
    const get = (name) => {
      if (!known.has(name)) {
        const asked = fetch(`${root}${name}.json`).then((answer) => {
          if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
          return answer.json();
        });
        asked.catch(() => known.delete(name)); // another try may do better
        known.set(name, asked);
      }
      return known.get(name);
    };
    const head = get("index");

    const letter = (word) => (/^[a-z]/.test(word) ? word[0] : /^\d/.test(word) ? "0" : "other");
    async function letterOf(word) {
      const name = letter(word);
      return (await head).letters.includes(name) ? get(`words/${name}`) : {};
    }

    // The last file that does not begin behind the word.
    async function termFile(term) {
      const first = (await head).terms;
      let [low, high] = [0, first.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (first[middle] <= term) low = middle + 1;
        else high = middle;
      }
      return low ? get(`terms/${low - 1}`) : {};
    }

    const unpacked = new Map();
    const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const VALUE = new Uint8Array(128);
    for (let digit = 0; digit < 64; digit += 1) VALUE[DIGITS.charCodeAt(digit)] = digit;

    // Numbers of a variable length in base 64, as in source maps but without a sign: a distance and a code by turns.
    function unpack(packed) {
      const found = new Map();
      let [number, distance, value, scale] = [0, -1, 0, 1];
      for (let place = 0; place < packed.length; place += 1) {
        const digit = VALUE[packed.charCodeAt(place)];
        value += (digit & 31) * scale;
        scale *= 32;
        if (digit & 32) continue;
        if (distance < 0) distance = value;
        else {
          found.set((number += distance), value);
          distance = -1;
        }
        [value, scale] = [0, 1];
      }
      return found;
    }

    // The entries that have a word, as a map of number to code; all of them only where asked for.
    async function term(name, isWhole = false) {
      const file = await termFile(name);
      if (!Object.hasOwn(file, name)) return null;
      const { count, weight, forms, at, parts = [] } = file[name];
      const key = `${isWhole} ${name}`;
      if (!unpacked.has(key)) {
        const found = unpack(at);
        for (const flat of isWhole ? await Promise.all(parts.map(get)) : []) for (const [number, code] of unpack(flat)) found.set(number, code);
        unpacked.set(key, found);
      }
      return { name, count, weight, forms, postings: unpacked.get(key), isWhole: isWhole || !parts.length };
    }

    // The words of the index that begin so; at most as many as a page of clauses' numbers.
    async function beginning(start) {
      const first = (await head).terms;
      const found = [];
      for (let file = Math.max(0, first.findLastIndex((term) => term <= start)); file < first.length && found.length < MOST_BEGUN; file += 1) {
        if (file && first[file] > start && !first[file].startsWith(start)) break;
        found.push(...Object.keys(await get(`terms/${file}`)).filter((term) => term.startsWith(start)));
      }
      return found.slice(0, MOST_BEGUN);
    }

    async function entry(number) {
      const { block } = await head;
      return (await get(`entries/${Math.floor(number / block)}`))[number % block];
    }

    async function council(number) {
      const { councils_block: block } = await head;
      const [id, name, kind] = (await get(`councils/${Math.floor(number / block)}`))[number % block];
      return { id, name, kind };
    }

    return { head, get, letterOf, term, beginning, entry, council };
  }

  window.protocolSearchIndex = { open };
})();
