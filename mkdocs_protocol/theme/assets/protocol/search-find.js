// Finds entries of the index: which have all that a query means, and in which order.
"use strict";
(() => {
  const { spaced, tokens } = window.protocolSearchWords;
  const { understand } = window.protocolSearchUnderstand;
  const MOST_COUNTED = 1000;
  const SPOKEN = 5; // how much a clause's number counts where only its beginning was typed
  const HELPED = 0.5; // how much less it counts where no word of the query is in a passage, but in what it is found by
  const WHOLE = 1.7; // how much it counts that all words of the query stand side by side, as typed
  const FRAMING = 0.3; // how much a word counts that only frames what is asked
  const ANSWERING = 0.35; // how much it counts that the answer to such a question rests on a clause

  // The entries that have a unit: number to [score, code, whether in its own words].
  async function matches(index, unit, isWhole, state) {
    const found = new Map();
    const ways = (await Promise.all(unit.ways.map((way) => spread(index, way)))).flat();
    await Promise.all(ways.map(async (way) => {
      way.found = await Promise.all(way.terms.map((term) => index.term(term, isWhole)));
    }));
    unit.found = ways.flatMap((way) => way.found.map((term) => ({ term, way })));
    for (const { found: terms, weight, isOwn, begins } of ways) {
      if (terms.some((term) => !term)) continue;
      if (terms.some((term) => !term.isWhole)) state.isPart = true;
      const [first, ...others] = terms;
      for (const [number, code] of first.postings) {
        let score = ((begins ? SPOKEN : first.weight) * ((code % state.impacts) + 1)) / state.impacts;
        let has = true;
        for (const other of others) {
          const given = other.postings.get(number);
          if (given === undefined) { has = false; break; }
          score += (other.weight * ((given % state.impacts) + 1)) / state.impacts;
        }
        if (!has) continue;
        score *= weight;
        const before = found.get(number);
        if (!before || before[0] < score) found.set(number, [score, code, Boolean(isOwn || before?.[2])]);
        else if (isOwn) before[2] = true;
      }
    }
    return found;
  }

  // A way that begins numbers is one for each number that it begins.
  async function spread(index, way) {
    if (!way.begins) return [way];
    return (await index.beginning(way.begins)).map((term) => ({ ...way, terms: [term] }));
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
    const needed = units.filter((unit) => unit.isNeeded).length;
    const found = await Promise.all(units.map((unit) => matches(index, unit, isWhole, state)));
    const total = new Map();
    for (const [place, one] of found.entries()) for (const [number, [score, code, isOwn]] of one) {
      const { isNeeded } = units[place];
      let hit = total.get(number);
      if (!hit) total.set(number, (hit = { number, score: 0, code, units: 0, own: 0 }));
      hit.score += isNeeded ? score : score * FRAMING;
      if (isNeeded) hit.units += 1;
      if (isNeeded && isOwn) hit.own += 1;
    }
    let hits = [...total.values()].filter((hit) => hit.units);
    const all = hits.filter((hit) => hit.units === needed);
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

  // Puts first, among the best hits, those on which the answer to a question that says what was typed rests, and those in
  // which words of the query stand as they were typed, side by side.
  async function refine(index, hits, meant, many, short) {
    const near = nearness(meant, await index.head);
    const best = await Promise.all(hits.slice(0, many).map(async (hit) => ({ ...hit, entry: await index.entry(hit.number) })));
    const needed = Math.max(1, meant.units.filter((unit) => unit.isNeeded && !unit.isUnknown).length);
    const questions = new Map(short.filter(({ entry }) => entry.kind === "question").map((hit) => [hit.entry.ref.split(" ")[1], hit.units / needed * (0.5 + near(hit.entry.title))]));
    const forms = new Set(meant.units.flatMap((unit) => (unit.found ?? []).flatMap(({ term }) => term?.forms ?? [])));
    for (const hit of best) {
      const text = `${hit.entry.title} . ${hit.entry.text}`;
      if (forms.size && !tokens(text).some((word) => forms.has(word))) hit.score *= HELPED;
      const asked = Math.max(0, ...(hit.entry.asked ?? []).map((question) => questions.get(question) ?? 0));
      hit.score *= 0.7 + 0.5 * (hit.own / needed) + 0.35 * near(text) + ANSWERING * asked;
    }
    return best.sort((one, other) => other.score - one.score || one.number - other.number);
  }

  // How many neighbours of the query are neighbours in a text: from 0 to 1, and more where all of it stands there. All
  // words for the same count as one: "unhappy with the clerk" is near "a complaint about the Clerk" by one word of three.
  function nearness(meant, { skipped_words: skipped }) {
    const unitOf = new Map();
    for (const [place, unit] of meant.units.entries()) {
      for (const { term, way } of unit.found ?? []) if (way.isOwn || !term?.name.includes(" ")) for (const form of term?.forms ?? []) if (!unitOf.has(form)) unitOf.set(form, `#${place}`);
    }
    const left = new Set(skipped);
    const told = (words) => words.filter((word) => !left.has(word)).map((word) => unitOf.get(word) ?? word).filter((word, place, all) => word !== all[place - 1]);
    for (const { token, stem, instead } of meant.words) if (unitOf.has(instead ?? stem) && !unitOf.has(token)) unitOf.set(token, unitOf.get(instead ?? stem));
    const words = told(tokens(meant.text));
    const pairs = words.slice(1).map((word, place) => ` ${words[place]} ${word} `);
    const whole = spaced(meant.text);
    if (!pairs.length) return () => 0;
    return (text) => {
      const flat = ` ${told(tokens(text)).join(" ")} `;
      const beside = pairs.filter((pair) => flat.includes(pair)).length / pairs.length;
      return beside + (spaced(text).includes(whole) ? WHOLE : beside === 1 ? WHOLE / 2 : 0);
    };
  }

  window.protocolSearchFind = { find, refine, MOST_COUNTED };
})();
