// Finds entries of the index: what a query means, which entries have all of it, and in which order.
"use strict";
(() => {
  const { query, distance, isNumber, spaced } = window.protocolSearchWords;
  const MOST_COUNTED = 1000;

  // A unit is a word or phrase of the query with all that it may be found by: [{ terms, weight }].
  async function understand(index, typed, isExact) {
    const asked = query(typed);
    const [head, vocabulary] = await Promise.all([index.head, index.get("vocabulary")]);
    const small = new Set(head.small_words);
    const words = [];
    for (const [place, token] of asked.tokens.entries()) {
      const isLast = place === asked.tokens.length - 1;
      const capital = token.toUpperCase();
      if (small.has(token)) {
        const isMeant = Object.hasOwn(vocabulary.finds, capital) && (asked.capitals.has(capital) || asked.tokens.length === 1);
        if (isMeant) words.push({ token, stem: capital, known: true });
        continue;
      }
      words.push({ token, isOpen: isLast && asked.isOpen });
    }
    await Promise.all(words.filter((word) => !word.known).map((word) => look(index, word, isExact)));
    const meant = words.filter((word, place) => !(isBeforeNumber(word, vocabulary) && words[place + 1] && isNumber(words[place + 1].token)));
    const narrowed = narrow(meant, head);
    const units = group(narrowed.words, vocabulary);
    return { ...asked, units, councils: narrowed.councils, subjects: subjects(vocabulary, words), words,
      corrected: words.filter((word) => word.instead).map((word) => [word.token, word.instead]), unknown: words.filter((word) => word.isUnknown).map((word) => word.token) };
  }

  const isBeforeNumber = (word, vocabulary) => vocabulary.before_numbers.includes(word.stem ?? word.token);

  // Finds the stem of a word; else the words that begin with it; else, unless it is meant as typed, the nearest spelling.
  async function look(index, word, isExact) {
    const { token } = word;
    const known = await index.letterOf(token);
    if (isNumber(token) && !Object.hasOwn(known, token)) return Object.assign(word, { stem: token });
    if (Object.hasOwn(known, token)) {
      const [stem, count, councils] = known[token];
      return Object.assign(word, { stem, count, councils });
    }
    const begun = token.length > 2 && word.isOpen ? Object.entries(known).filter(([other, entry]) => entry.length > 1 && other.startsWith(token)) : [];
    if (begun.length) {
      begun.sort((one, other) => other[1][1] - one[1][1]);
      const stems = [...new Set(begun.slice(0, 12).map(([, [stem]]) => stem))];
      return Object.assign(word, { stem: stems[0], others: stems.slice(1), isBegun: true });
    }
    const near = isExact ? null : await nearest(index, token, known);
    if (near) return Object.assign(word, { stem: near[1][0], instead: near[0], councils: near[1][2] });
    return Object.assign(word, { stem: token, isUnknown: true });
  }

  async function nearest(index, token, known) {
    const most = token.length > 7 ? 2 : token.length > 3 ? 1 : 0;
    if (!most || isNumber(token)) return null;
    const swapped = token[1] === token[0] ? {} : await index.letterOf(token[1]);
    let best = null;
    for (const [other, entry] of [...Object.entries(known), ...Object.entries(swapped)]) {
      if (isNumber(other)) continue;
      const far = distance(token, other, most);
      if (far > most) continue;
      // A form that nobody has written comes last.
      const rank = [far + (entry.length < 2 ? most : 0), -Math.min(entry[1] ?? 0, 50)];
      if (!best || rank[0] < best.rank[0] || (rank[0] === best.rank[0] && rank[1] < best.rank[1])) best = { rank, found: [other, entry] };
    }
    return best?.found ?? null;
  }

  // A council's name narrows to it, unless nothing else is asked.
  function narrow(words, head) {
    const names = words.filter((word) => word.councils && (word.count ?? 0) < Math.max(20, head.entries / 20));
    if (!names.length || names.length === words.length) return { words, councils: null };
    const sets = names.map((word) => new Set(word.councils));
    let councils = [...sets[0]].filter((council) => sets.every((set) => set.has(council)));
    if (!councils.length) councils = [...new Set(sets.flatMap((set) => [...set]))];
    return { words: words.filter((word) => !names.includes(word)), councils };
  }

  // Takes together what the vocabulary knows as one phrase, the longest first.
  function group(words, { finds }) {
    const units = [];
    for (let place = 0; place < words.length;) {
      let length = Math.min(4, words.length - place);
      const keyOf = (many) => words.slice(place, place + many).map((word) => word.stem).join(" ");
      while (length > 1 && !Object.hasOwn(finds, keyOf(length))) length -= 1;
      const own = words.slice(place, place + length);
      const key = keyOf(length);
      const ways = [{ terms: [key], weight: length > 1 ? 1.3 : 1 }];
      if (length > 1) ways.push({ terms: own.map((word) => word.stem), weight: 0.45 });
      for (const stem of own[0].others ?? []) ways.push({ terms: [stem], weight: 0.8 });
      const found = Object.hasOwn(finds, key) ? finds[key] : {};
      for (const [other, weight] of Object.entries(found)) ways.push({ terms: [other], weight });
      units.push({ typed: own.map((word) => word.instead ?? word.token).join(" "), ways, isUnknown: own.every((word) => word.isUnknown) && !Object.keys(found).length });
      place += length;
    }
    return units;
  }

  function subjects(vocabulary, words) {
    const stems = new Set(words.map((word) => word.stem));
    return vocabulary.subjects.filter((subject) => subject.keys.some((key) => key.split(" ").every((stem) => stems.has(stem))));
  }

  // The entries that have a unit: number to [score, code].
  async function matches(index, unit, isWhole, state) {
    const found = new Map();
    await Promise.all(unit.ways.map(async (way) => {
      way.found = await Promise.all(way.terms.map((term) => index.term(term, isWhole)));
    }));
    for (const { found: terms, weight } of unit.ways) {
      if (terms.some((term) => !term)) continue;
      if (terms.some((term) => !term.isWhole)) state.isPart = true;
      const [first, ...others] = terms;
      for (const [number, code] of first.postings) {
        let score = (first.weight * ((code % state.impacts) + 1)) / state.impacts;
        let has = true;
        for (const other of others) {
          const given = other.postings.get(number);
          if (given === undefined) { has = false; break; }
          score += (other.weight * ((given % state.impacts) + 1)) / state.impacts;
        }
        if (!has) continue;
        score *= weight;
        const before = found.get(number);
        if (!before || before[0] < score) found.set(number, [score, code]);
      }
    }
    return found;
  }

  // Returns { meant, hits, isRelaxed, isReadInPart }; a hit is { number, score, facets }. `isExact` forgives no misspelling;
  // `isReadInPart` says that a phrase was looked for in the best passages only.
  async function find(index, typed, isExact = false) {
    const [meant, head, facets] = await Promise.all([understand(index, typed, isExact), index.head, index.get("facets")]);
    const ranked = await rank(index, meant, head, facets, false);
    const isFew = ranked.hits.length <= MOST_COUNTED;
    const { hits, isRelaxed } = ranked.isPart && isFew ? await rank(index, meant, head, facets, true) : ranked;
    const exact = meant.phrases.length ? await withPhrases(index, hits, meant.phrases) : hits;
    return { meant, hits: exact, isRelaxed, isReadInPart: meant.phrases.length > 0 && hits.length > MOST_COUNTED };
  }

  async function rank(index, meant, head, facets, isWhole) {
    const state = { isPart: false, impacts: head.impacts };
    const units = meant.units.filter((unit) => !unit.isUnknown);
    const found = await Promise.all(units.map((unit) => matches(index, unit, isWhole, state)));
    const total = new Map();
    for (const one of found) for (const [number, [score, code]] of one) {
      const before = total.get(number);
      if (before) { before.score += score; before.units += 1; } else total.set(number, { number, score, code, units: 1 });
    }
    let hits = [...total.values()];
    const all = hits.filter((hit) => hit.units === units.length);
    const isRelaxed = !all.length && hits.length > 0;
    if (isRelaxed) {
      const most = Math.max(...hits.map((hit) => hit.score * hit.units));
      hits = hits.filter((hit) => hit.score * hit.units >= most * 0.4);
      for (const hit of hits) hit.score *= hit.units;
    } else hits = all;
    for (const hit of hits) {
      hit.facets = facets[Math.floor(hit.code / head.impacts)];
      hit.score *= head.weights[hit.facets[0]] ?? 1;
      hit.edition = hit.number < head.shared ? editionOf(head, hit.number) : null;
    }
    if (meant.councils) hits = hits.filter((hit) => !hit.edition || meant.councils.includes(hit.edition[1]));
    hits.sort((one, other) => other.score - one.score || one.number - other.number);
    return { hits, isRelaxed, isPart: state.isPart };
  }

  function editionOf({ editions }, number) {
    let [low, high] = [0, editions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (editions[middle][0] <= number) low = middle + 1;
      else high = middle;
    }
    return editions[low - 1];
  }

  async function withPhrases(index, hits, phrases) {
    const wanted = phrases.map(spaced);
    const read = await Promise.all(hits.slice(0, MOST_COUNTED).map(async (hit) => ({ hit, entry: await index.entry(hit.number) })));
    return read.filter(({ entry }) => wanted.every((phrase) => spaced(`${entry.title} . ${entry.text}`).includes(phrase))).map(({ hit }) => hit);
  }

  // Puts first, among the best hits, those in which words of the query stand as they were typed, side by side.
  async function refine(index, hits, meant, many) {
    const best = await Promise.all(hits.slice(0, many).map(async (hit) => ({ ...hit, entry: await index.entry(hit.number) })));
    const whole = spaced(meant.text).trim();
    const words = whole.split(" ");
    const pairs = words.slice(1).map((word, place) => ` ${words[place]} ${word} `);
    for (const hit of best) {
      const text = spaced(`${hit.entry.title} . ${hit.entry.text}`);
      const near = pairs.length ? pairs.filter((pair) => text.includes(pair)).length / pairs.length : 0;
      const seen = new Set(text.split(" "));
      const own = meant.units.filter((unit) => unit.ways[0].found?.some((term) => term?.forms.some((form) => seen.has(form)))).length;
      hit.score *= 0.7 + 0.5 * (own / Math.max(1, meant.units.length)) + 0.35 * near + (pairs.length && text.includes(` ${whole} `) ? 0.6 : 0);
    }
    return best.sort((one, other) => other.score - one.score || one.number - other.number);
  }

  window.protocolSearchFind = { find, refine, MOST_COUNTED };
})();
