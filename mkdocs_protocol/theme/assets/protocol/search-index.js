// Reads the published index (docs/data.md): each file once, and only those that a query needs.
"use strict";
(() => {
  const MOST_BEGUN = 60;
  const SCHEMA = 3; // the form of the index that this script reads
  const LONGEST_WAIT = 30_000; // milliseconds for a file, after which it counts as lost

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const VALUE = new Uint8Array(128);
  for (let digit = 0; digit < 64; digit += 1) VALUE[DIGITS.charCodeAt(digit)] = digit;

  const ownOf = (known, name) => (Object.hasOwn(known, name) ? known[name] : undefined);
  const letterIn = (word) => (/^[a-z]/.test(word) ? word[0] : /^\d/.test(word) ? "0" : "-");

  // Numbers of a variable length in base 64, as in source maps but without a sign.
  function numbersOf(packed) {
    const numbers = new Uint32Array(packed.length);
    let [count, value, scale] = [0, 0, 1];
    for (let place = 0; place < packed.length; place += 1) {
      const digit = VALUE[packed.charCodeAt(place)];
      value += (digit & 31) * scale;
      scale *= 32;
      if (digit & 32) continue;
      numbers[count] = value;
      count += 1;
      [value, scale] = [0, 1];
    }
    return numbers.subarray(0, count);
  }

  // Codes of two digits in base 64; three if the first is 60 to 62, which count from 0; four after a first of 63.
  function codesOf(packed) {
    const codes = new Uint32Array(packed.length >> 1);
    let count = 0;
    for (let place = 0; place < packed.length;) {
      let value = VALUE[packed.charCodeAt(place)];
      const end = place + (value < 60 ? 2 : value < 63 ? 3 : 5);
      if (value >= 60) value = (value - 60) % 3;
      for (place += 1; place < end; place += 1) value = value * 64 + VALUE[packed.charCodeAt(place)];
      codes[count] = value;
      count += 1;
    }
    return codes.subarray(0, count);
  }

  // Postings: the numbers of entries, each written as its distance from the one before, and their codes.
  function unpacked([places, codes]) {
    const numbers = numbersOf(places);
    for (let place = 1; place < numbers.length; place += 1) numbers[place] += numbers[place - 1];
    return { numbers, codes: codesOf(codes) };
  }

  // Makes the reader of the index below `root`, the address of the folder data/search/ with its slash.
  // An index without a vocabulary of its own takes that of another, its parent.
  function open(root, parent = null) {
    const known = new Map();
    const kept = (name, read) => {
      if (!known.has(name)) {
        const asked = read();
        asked.catch(() => known.delete(name)); // another try may do better
        known.set(name, asked);
      }
      return known.get(name);
    };
    // Of a file, what `read` makes of it. What a browser kept of an index made on another day has another address.
    const get = (name, read = (value) => value) =>
      kept(name, async () => read(await loaded(`${root}${name}.json?${(await head).made}`)));
    const bits = (name) => kept(`${name}.bin`, async () => loaded(`${root}${name}.bin?${(await head).made}`));

    // What a page loads first says which the others are, and is always that of today.
    const first = (name, read) => loaded(`${root}${name}.json`, { cache: "no-cache" }).then(read);
    const head = first("index", headOf);
    const facets = () => get("facets", facetsOf);

    const vocabulary = parent ? parent.vocabulary : first("vocabulary", vocabularyOf);
    for (const one of [head, vocabulary]) one.catch(() => {}); // who needs it hears of it

    async function loaded(address, how = {}) {
      const signal = AbortSignal.timeout(LONGEST_WAIT);
      const answer = await fetch(address, { referrerPolicy: "no-referrer", signal, ...how });
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return address.includes(".bin?") ? answer.arrayBuffer() : answer.json();
    }

    function headOf(own) {
      if (own.schema !== SCHEMA) throw new Error(`an index of the form ${own.schema}`);
      return { ...own, editions: editionsOf(own.editions) };
    }

    // The vocabulary with its words again instead of their numbers, and what each word or phrase finds.
    function vocabularyOf(short) {
      const words = short.words.split(" ");
      const phrases = (packed) => phrasesOf(packed, words);
      const finds = Object.create(null);
      for (const [typed, found, weights] of short.leads) {
        const own = Object.fromEntries(phrases(found).map((one, place) => [one, weights[place] / 100]));
        for (const one of phrases(typed)) finds[one] = own;
      }
      const sides = Object.entries(short.sides).map(([side, known]) => [
        side,
        { ...known, words: phrases(known.words) },
      ]);
      const subjects = short.subjects.map((subject) => ({
        ...subject,
        words: subject.words.map((phrase) => phrase.map(formsOf)),
      }));
      const asked = short.asked.map(([ref, number, ways]) => [ref, number, phrases(ways)]);
      return {
        ...short,
        not_needed: phrases(short.not_needed),
        who: phrases(short.who),
        finds,
        asked,
        subjects,
        ...sidesOf(Object.fromEntries(sides)),
      };
    }

    // Phrases as the numbers of their words, from 1; 0 ends each.
    function phrasesOf(packed, words) {
      const phrases = [[]];
      for (const number of numbersOf(packed)) {
        if (number) phrases.at(-1).push(words[number - 1]);
        else phrases.push([]);
      }
      return phrases.filter((phrase) => phrase.length).map((phrase) => phrase.join(" "));
    }

    // What all forms of a word begin with, and the end of each.
    function formsOf(line) {
      const [begun, ...ends] = line.split(",");
      return ends.map((end) => begun + end);
    }

    // The side of each word that only says who, and of each role.
    function sidesOf(sides) {
      const of = (name) =>
        Object.assign(
          Object.create(null),
          ...Object.entries(sides).map(([side, known]) => Object.fromEntries(known[name].map((one) => [one, side]))),
        );
      return { sideOf: of("words"), sideOfRole: of("roles") };
    }

    // For each edition the number of its first entry, of its council, of its review and of its kind of council.
    function editionsOf(packed) {
      const editions = [];
      let [first, council] = [0, 0];
      const steps = numbersOf(packed);
      for (let place = 0; place < steps.length; place += 4) {
        editions.push([(first += steps[place]), (council += steps[place + 1]), steps[place + 2], steps[place + 3]]);
      }
      return editions;
    }

    // What entries can be filtered by: the kind of entry, topics, kinds of clause, roles bound, roles protected.
    function facetsOf({ names, lines }) {
      return lines.map((line) => {
        const [[kind], ...lists] = line
          .split(";")
          .map((list) => (list ? list.split(",").map((number) => names[number]) : []));
        return [kind, ...lists];
      });
    }

    // The words with the same first letter; a file may hold those of several.
    async function letterOf(word) {
      const letter = letterIn(word);
      const name = (await head).letters.find((letters) => letters.includes(letter));
      return name ? (await get(`words/${name}`, wordsOf))[letter] : {};
    }

    // For each first letter, each word in the order of the alphabet with its stem and, if somebody has written it, how many
    // entries have it; for a council's name also the numbers of the councils.
    function wordsOf({ stems, councils }) {
      const found = [];
      for (const line of stems) {
        const [own, ...further] = line.split(";");
        const [begun, end, count, ...written] = own.split(",");
        const stem = begun + end;
        for (const one of written) found.push([begun + one, [stem, Number(count)]]);
        for (const one of further) found.push([begun + one, [stem]]);
      }
      for (const one of found) if (Object.hasOwn(councils, one[0])) one[1].push(councils[one[0]]);
      const letters = Object.create(null);
      for (const [word, known] of found.sort(([one], [other]) => (one < other ? -1 : 1)))
        (letters[letterIn(word)] ??= {})[word] = known;
      return letters;
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

    // Where a word is: in order, with codes; of a very frequent one where it counts most, and all of a stripe if asked for.
    const terms = new Map();
    async function term(name) {
      const file = await termFile(name);
      if (!Object.hasOwn(file, name)) return null;
      if (!terms.has(name)) terms.set(name, new Term(name, file[name]));
      return terms.get(name);
    }

    // Asks at once for the bits that tell which entries have words that very many have, as far as every answer reads them.
    async function expectBits(names) {
      const { parts } = await head;
      for (const name of names)
        if (Object.hasOwn(parts, name)) bits(`parts/${parts[name]}-0`).catch(() => {}); // who needs it hears of it
    }

    class Term {
      #parts;

      constructor(name, [count, weight, forms, places, codes, parts = ""]) {
        Object.assign(
          this,
          { name, count, weight, forms: forms ? forms.split(" ") : [], isWhole: !parts },
          unpacked([places, codes]),
        );
        this.#parts = parts;
      }

      // A byte for each entry of a stripe, that says whether it has the word.
      async members(stripe, start, many) {
        const member = new Uint8Array(many);
        if (this.isWhole) {
          for (const number of this.numbers) if (number >= start && number < start + many) member[number - start] = 1;
        } else {
          const packed = new Uint8Array(await bits(`parts/${this.#parts}-${stripe}`));
          for (let place = 0; place < many; place += 1) member[place] = (packed[place >> 3] >> (place & 7)) & 1;
        }
        return member;
      }

      // The codes of all in a stripe that have it, in order, if it is not whole.
      codesIn(stripe) {
        return get(`parts/${this.#parts}-${stripe}`, codesOf);
      }
    }

    // The words of the index that begin so; at most as many as a page of clauses' numbers.
    async function beginning(start) {
      const first = (await head).terms;
      const found = [];
      for (
        let file = Math.max(
          0,
          first.findLastIndex((term) => term <= start),
        );
        file < first.length && found.length < MOST_BEGUN;
        file += 1
      ) {
        if (file && first[file] > start && !first[file].startsWith(start)) break;
        found.push(...Object.keys(await get(`terms/${file}`)).filter((term) => term.startsWith(start)));
      }
      return found.slice(0, MOST_BEGUN);
    }

    async function entry(number) {
      const { block } = await head;
      return (await get(`entries/${Math.floor(number / block)}`, entriesOf))[number % block];
    }

    // The entries of a file, each with what those of its run have in common.
    function entriesOf({ runs, entries }) {
      const found = [];
      for (const [many, ref, url, council, edition] of runs) {
        for (const [id, title, text, more] of entries.slice(found.length, found.length + many)) {
          found.push({ ref: ref + id, kind: ref.split(" ")[0], title, text, url: url + id, council, edition, ...more });
        }
      }
      return found;
    }

    async function council(number) {
      const { councils_block: block } = await head;
      const named = (await get(`councils/${Math.floor(number / block)}`))[number % block];
      const [name, id] = Array.isArray(named)
        ? named
        : [
            named,
            named
              .toLowerCase()
              .replace(/[^a-z0-9]+/g, "-")
              .replace(/^-|-$/g, ""),
          ];
      return { id, name };
    }

    // The number of the council with an id, or -1. Its name leads to it; of one whose name says nothing, all are looked through.
    async function numberOf(id) {
      const named = await Promise.all(
        id
          .toLowerCase()
          .split("-")
          .filter(Boolean)
          .map(async (part) => ownOf(await letterOf(part), part)?.[2]),
      );
      const sets = named.filter(Boolean);
      const likely = sets.length ? sets.reduce((one, other) => (other.length < one.length ? other : one)) : [];
      const { councils } = await head;
      for (const number of likely) if ((await council(number)).id === id) return number;
      const all = await Promise.all(Array.from({ length: councils }, (_, number) => council(number)));
      return all.findIndex((one) => one.id === id);
    }

    return { head, vocabulary, facets, letterOf, term, expectBits, beginning, entry, council, numberOf };
  }

  window.protocolSearchIndex = { open };
})();
