// Finds entries of the index: which have all that a query means, and in which order.
"use strict";
(() => {
  const { spaced, tokens } = window.protocolSearchWords;
  const { understand } = window.protocolSearchUnderstand;
  const { Tally, completed, MOST_COUNTED, WHO } = window.protocolSearchTally;
  const MOST_UNITS = 254; // what a byte counts
  const WHOLE = 1.7; // how much it counts that all words of the query stand side by side, as typed
  const ANSWERING = 0.35; // how much it counts that the answer to such a question rests on a clause
  const ANSWER = 4; // how much it counts that the answer to a question rests on a clause, which was asked in other words
  const FEW = 3; // passages with all words, beside which those are shown that lack one
  const [LEAST_QUOTED, LIKE_QUOTED, SPREAD, MOST_MISQUOTED] = [4, 0.7, 4, 60]; // words of a quotation that may be from memory, how much of it a passage has, among how many words more, in how many passages
  const SENTENCE_END = /[.;!?]\s|\n/;
  const SENTENCE = 2; // words that count of a sentence beyond which a passage may lack one
  const NEAR_BEST = 0.4; // how much at least a hit counts beside the best where none has all words
  const LEAST_WIDENED = 0.25; // how much at least these count beside the best
  const SURE = 2; // how sure it is then that this was meant, beside a question that only has the words
  const ON_TOPIC = 1.6; // how much more a clause counts whose topic was asked for
  const [LEAST_LED, NEAR_LED, WHO_ASKED] = [0.6, 0.6, 0.4]; // how much of what was typed such a question has, how near the best, and how much of that a word is that says who
  const MOST_LED = 2; // questions that are thought of because all words stand in what people ask for them by
  const LED = 0.4; // how sure it is that one of them was meant
  const [TURNED, AHEAD] = [0.5, 1.3]; // how much less a clause counts that is about who does it to the other, and how much more if it is about just this

  // Returns { meant, hits, total, isRelaxed, isPart, isReadInPart }; a hit is { number, score, facets }. `isExact` forgives
  // no misspelling; `only` are numbers of councils that are asked; `isOver` says that nobody waits for the answer any more,
  // and then there is none. `isPart` says that of very many only the best are listed, and `isReadInPart` that a phrase was
  // looked for in the best passages only.
  async function find(index, typed, { isExact = false, only = null, isOver = () => false } = {}) {
    const [meant, head, facets, vocabulary] = await Promise.all([
      understand(index, typed, isExact),
      index.head,
      index.facets(),
      index.vocabulary,
    ]);
    const known = { head, facets, vocabulary, isOver };
    const ranked = await rank(index, meant, known, only ?? meant.councils);
    const exact = meant.phrases.length ? await withPhrases(index, ranked.hits, meant.phrases) : ranked.hits;
    const near = exact.length
      ? []
      : await misquoted(
          index,
          await rank(index, { ...meant, phrases: [] }, known, only ?? meant.councils),
          meant.phrases,
        );
    const hits = near.length ? near : exact;
    for (const hit of hits) hit.index = index;
    const total = meant.phrases.length ? hits.length : ranked.total;
    return {
      ...ranked,
      meant,
      hits,
      total,
      isMisquoted: near.length > 0,
      isReadInPart: meant.phrases.length > 0 && ranked.hits.length > MOST_COUNTED,
    };
  }

  async function rank(index, meant, { head, facets, vocabulary, isOver }, councils) {
    if (isOver()) throw new Error("overtaken");
    expectBits(index, meant.units);
    await Promise.all(meant.units.slice(0, MOST_UNITS).map((unit) => fetched(index, unit)));
    if (isOver()) throw new Error("overtaken");
    for (const unit of meant.units)
      if (!unit.isUnknown && !unit.ways.some(({ found }) => found?.every(Boolean)))
        Object.assign(unit, {
          isUnknown: true,
          unknown: unit.isSilent || unit.isNumber || unit.isName ? [] : [unit.typed],
        });
    meant.unknown = [
      ...new Set(meant.units.filter((unit) => unit.isUnknown && unit.isNeeded).flatMap((unit) => unit.unknown)),
    ];
    const units = meant.units.filter((unit) => !unit.isUnknown);
    const needed = units.filter((unit) => unit.isNeeded);
    if (isHollow(meant)) return { hits: [], total: 0, leads: [], isHollow: true };
    const isAsked = asked(head, councils);
    const tally = new Tally(head);
    for (const unit of units) tally.add(unit);
    const own = tally.numbers.filter(
      (number) => number < head.shared && tally.units[number] === needed.length && isAsked(number),
    );
    if (
      meant.unknown.length &&
      !meant.isSentence &&
      !meant.asks.length &&
      !own.some((number) => tally.own[number] >= needed.filter(({ isWho }) => !isWho).length)
    )
      return { hits: [], total: 0, leads: [], isHollow: true };
    const leads = head.shared && own.length < FEW ? led(tally, meant, vocabulary) : [];
    meant.asks = await unturned(index, meant, facets, head, vocabulary);
    const asks = [...(head.shared ? meant.asks : []), ...leads];
    for (const { ref, likeness, missed, share = 1 } of asks)
      if (!missed && ref.startsWith("question "))
        tally.answer(await index.term(`?${ref.slice(9)}`), likeness * ANSWER, Math.floor(needed.length * share));
    const topics = new Map(
      asks
        .filter(({ ref, missed }) => !missed && ref.startsWith("topic "))
        .map(({ ref, likeness }) => [ref.slice(6), likeness]),
    );
    let numbers = tally.numbers.filter((number) => tally.units[number] && isAsked(number));
    let all = numbers.filter((number) => tally.units[number] === needed.length);
    let total = all.length;
    const isCut = (way) => way.found.every(Boolean) && way.found.some((term) => !term.isWhole);
    const cut = needed.flatMap((unit) => unit.ways).filter(isCut);
    const isPart = cut.some((way) => way.found.length === 1);
    let isOpen = isPart && total > MOST_COUNTED;
    // Of what has several words in any order, as of several units, some may be behind where the lists are cut.
    const isBehind = isPart && (needed.length > 1 || councils);
    if ((isBehind || cut.some((way) => way.found.length > 1)) && total <= MOST_COUNTED) {
      all = await completed(tally, needed, head, isAsked, all);
      total = all.total;
      isOpen = all.isPart;
    }
    const isRelaxed = !all.length && numbers.length > 0;
    // A handful that has all words by what they lead to hides nothing that has all of them but one as they were typed.
    const isShort =
      !isRelaxed &&
      ((needed.length > SENTENCE && meant.isSentence && !isPart) ||
        (all.length < (meant.isSentence ? 2 * FEW : FEW) && needed.length > 1)) &&
      !meant.phrases.length;
    const nearly = isShort ? numbers.filter((number) => tally.units[number] === needed.length - 1) : [];
    all = [...all, ...nearly];
    numbers = isRelaxed ? numbers : all;
    let hits = numbers.map((number) => ({
      number,
      score: tally.scores[number],
      units: tally.units[number],
      own: tally.own[number],
      facets: facets[Math.floor((tally.codes[number] - 1) / head.impacts)],
    }));
    if (isRelaxed) {
      for (const hit of hits) hit.score *= hit.units;
      hits = likeliest(hits);
      total = hits.length;
      isOpen = isPart && total > MOST_COUNTED;
    }
    let isWidened = false;
    if (nearly.length) {
      for (const hit of hits) hit.score *= hit.units / needed.length;
      const most = hits.reduce((best, hit) => Math.max(best, hit.score), 0);
      hits = hits.filter((hit) => hit.units === needed.length || hit.score >= most * LEAST_WIDENED);
      total = hits.length;
      isWidened = hits.some((hit) => hit.units < needed.length);
    }
    for (const hit of hits) {
      hit.score *=
        (head.weights[hit.facets[0]] ?? 1) *
        (1 + ON_TOPIC * (topics.get(hit.facets[1][0]) ?? 0)) *
        (meant.turned.has(hit.number) ? TURNED : side(hit.facets, meant.done, vocabulary));
      hit.edition = hit.number < head.shared ? editionOf(head, hit.number) : null;
    }
    hits.sort((one, other) => other.score - one.score || one.number - other.number);
    return { hits, total, leads, isRelaxed, isWidened, isPart: isOpen };
  }

  // The hits that come near the best of their kind: a step is short, and a question has what people ask it by.
  function likeliest(hits) {
    const best = new Map();
    for (const { facets, score } of hits) best.set(facets[0], Math.max(best.get(facets[0]) ?? 0, score));
    return hits.filter(({ facets, score }) => score >= best.get(facets[0]) * NEAR_BEST);
  }

  // What has more than two words is counted by bits, which are asked for beside the words and not after them.
  function expectBits(index, units) {
    const needed = units.filter((unit) => unit.isNeeded);
    if (needed.length > 2)
      index.expectBits(needed.flatMap((unit) => unit.ways.flatMap(({ terms }) => terms)));
  }

  // Whether so much of what was asked for is in no text that the rest says little: "town crier", "fire alarm". Of a
  // sentence two thirds may be missing; two names that stand together mean something else without one of them.
  function isHollow({ units, asks, unknown, isSentence }) {
    const what = units.filter((unit) => unit.isNeeded && !unit.isWho && !unit.isSilent);
    // A phrase that is known says as much as two words.
    const worth = (all) => all.reduce((sum, { isPhrase, isUnknown }) => sum + (isPhrase && !isUnknown ? 2 : 1), 0);
    const [whole, known] = [worth(what), worth(what.filter((unit) => !unit.isUnknown))];
    return (
      unknown.length > 0 &&
      !asks.some(({ missed }) => !missed) &&
      (isSentence ? known < whole / 3 : known <= whole / 2)
    );
  }

  // The questions that are asked, without those whose answers mostly rest on what others are to do to each other.
  async function unturned(index, { asks, done }, facets, head, vocabulary) {
    if (!done.by || !done.to) return asks;
    const codes = await Promise.all(
      asks.map(async ({ ref }) => (ref.startsWith("question ") && (await index.term(`?${ref.slice(9)}`))?.codes) || []),
    );
    const isTurned = (all) =>
      [...all].filter((code) => side(facets[Math.floor(code / head.impacts)], done, vocabulary) === TURNED).length >
      all.length / 2;
    return asks.filter((_, place) => !isTurned(codes[place]));
  }

  // How much a clause counts by who is to do something to whom: less if it only binds those to whom it was to be done, for
  // the good of those who were to do it, and more if it is the other way about. A right is theirs who have the good of it.
  function side([, , kinds, binds, benefits], { by, to }, { sideOfRole }) {
    const areAll = (roles, side) => roles.length > 0 && roles.every((role) => sideOfRole[role] === side);
    if (!by || !to || by === to || kinds.includes("right")) return 1;
    return areAll(binds, to) && areAll(benefits, by) ? TURNED : areAll(binds, by) && areAll(benefits, to) ? AHEAD : 1;
  }

  // The questions, topics and situations that have most of what was typed in what people ask for them by, in any order.
  function led(tally, { asks, units, turned }, vocabulary) {
    const sum = (all) => all.reduce((all, unit) => all + (unit.isWho ? WHO_ASKED : 1), 0);
    const needed = units.filter((unit) => unit.isNeeded);
    const what = needed.filter((unit) => !unit.isWho);
    if (!what.length || what.every((unit) => unit.isUnknown)) return [];
    const whole = sum(needed);
    const known = new Set(asks.map(({ ref }) => ref));
    const shareOf = (number) => (tally.what[number] + (tally.units[number] - tally.what[number]) * WHO_ASKED) / whole;
    const found = vocabulary.asked
      .map(([ref, number]) => ({
        ref,
        number,
        missed: 0,
        share: shareOf(number),
        worth: shareOf(number) ** 2 * tally.scores[number],
      }))
      .filter(
        ({ ref, number, share }) =>
          !known.has(ref) &&
          !turned.has(number) &&
          share >= LEAST_LED &&
          tally.what[number] &&
          tally.own[number] &&
          (share === 1 || tally.what[number] > 1),
      );
    found.sort((one, other) => other.worth - one.worth);
    return found
      .filter(({ worth }) => worth >= found[0].worth * NEAR_LED)
      .slice(0, MOST_LED)
      .map((one) => ({ ...one, likeness: LED * one.share, isLed: true }));
  }

  // Reads what a unit is found by. A way that begins numbers is one for each number that it begins.
  async function fetched(index, unit) {
    const ways = await Promise.all(
      unit.ways.map(async (way) =>
        way.begins ? (await index.beginning(way.begins)).map((term) => ({ ...way, terms: [term] })) : [way],
      ),
    );
    unit.ways = ways.flat();
    await Promise.all(unit.ways.map(async (way) => (way.found = await Promise.all(way.terms.map(index.term)))));
    unit.found = unit.ways.flatMap((way) => way.found.map((term) => ({ term, way })));
  }

  // Whether an entry is of one of the councils that are asked; what is of no council is of all.
  function asked(head, councils) {
    if (!councils) return () => true;
    const wanted = new Set(councils);
    return (number) => number >= head.shared || wanted.has(editionOf(head, number)[1]);
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
    const read = await Promise.all(
      hits.slice(0, MOST_COUNTED).map(async (hit) => ({ hit, entry: await index.entry(hit.number) })),
    );
    return read
      .filter(({ entry }) => wanted.every((phrase) => spaced(`${entry.title} . ${entry.text}`).includes(phrase)))
      .map(({ hit }) => hit);
  }

  // Passages that have nearly what was quoted, most of its words in their order: people quote from memory.
  async function misquoted(index, { hits }, phrases) {
    const wanted = phrases.map(tokens);
    if (!wanted.length || wanted.some((words) => words.length < LEAST_QUOTED)) return [];
    const read = await Promise.all(
      hits.slice(0, MOST_MISQUOTED).map(async (hit) => ({ hit, said: tokens((await index.entry(hit.number)).text) })),
    );
    const like = ({ said }) => Math.min(...wanted.map((words) => inOrder(words, said) / words.length));
    const found = read
      .map((one) => ({ ...one, likeness: like(one) }))
      .filter(({ likeness }) => likeness >= LIKE_QUOTED);
    return found
      .sort((one, other) => other.likeness - one.likeness)
      .map(({ hit, likeness }) => ({ ...hit, score: likeness }));
  }

  // How many words of a quotation stand in its order in some stretch of a text not much longer than it.
  function inOrder(words, said) {
    const length = words.length + SPREAD;
    let best = 0;
    for (let start = 0; start < said.length; start += 1) {
      if (said[start] !== words[0] && said[start] !== words[1]) continue;
      let row = new Uint16Array(words.length + 1);
      for (const word of said.slice(start, start + length)) {
        const next = new Uint16Array(row);
        for (let at = 0; at < words.length; at += 1)
          next[at + 1] = Math.max(next[at], row[at + 1], word === words[at] ? row[at] + 1 : 0);
        row = next;
      }
      best = Math.max(best, row[words.length]);
    }
    return best;
  }

  // Puts first, among the best hits, those on which the answer to a question that says what was typed rests, and those in
  // which what the query needs stands in one sentence, or its words as they were typed, side by side.
  async function refine(hits, meant, many, short, head) {
    const [near, together] = [nearness(meant, head), togetherness(meant)];
    const best = await Promise.all(hits.slice(0, many).map(withEntry));
    const needed = Math.max(1, meant.units.filter((unit) => unit.isNeeded && !unit.isUnknown).length);
    const questions = new Map(
      short
        .filter(({ entry, number }) => entry.kind === "question" && !meant.turned.has(number))
        .map((hit) => [
          hit.entry.ref.split(" ")[1],
          (Math.min(hit.units, needed) / needed) * (0.5 + near(hit.entry.title)),
        ]),
    );
    for (const { ref, likeness } of meant.asks)
      if (ref.startsWith("question "))
        questions.set(ref.slice(9), Math.max(likeness * SURE, questions.get(ref.slice(9)) ?? 0));
    for (const hit of best) {
      const text = `${hit.entry.title} . ${hit.entry.text}`;
      const asked = Math.max(0, ...(hit.entry.asked ?? []).map((question) => questions.get(question) ?? 0));
      hit.score *= 0.5 + 0.4 * (hit.own / needed) + together(text) + 0.35 * near(text) + ANSWERING * asked;
    }
    return best.sort((one, other) => other.score - one.score || one.number - other.number);
  }

  const withEntry = async (hit) => ({ ...hit, entry: await hit.index.entry(hit.number) });

  // How much of what a query needs is in one sentence of a text, in words of its own or for the same: from 0 to 1.
  function togetherness({ units }) {
    const needed = units
      .filter((unit) => unit.isNeeded && !unit.isUnknown)
      .map(({ isWho, found = [] }) => ({
        worth: isWho ? WHO : 1,
        forms: new Set(found.flatMap(({ term }) => term?.forms ?? [])),
      }));
    const sum = (all) => all.reduce((most, { worth }) => most + worth, 0);
    const whole = Math.max(1, sum(needed));
    return (text) =>
      text.split(SENTENCE_END).reduce((most, said) => {
        const words = tokens(said);
        return Math.max(most, sum(needed.filter(({ forms }) => words.some((word) => forms.has(word)))) / whole);
      }, 0);
  }

  // How many neighbours of the query are neighbours in a text: from 0 to 1, and more where all of it stands there. All
  // words for the same count as one: "unhappy with the clerk" is near "a complaint about the Clerk" by one word of three.
  function nearness(meant, { skipped_words: skipped }) {
    const unitOf = new Map();
    for (const [place, unit] of meant.units.entries()) {
      for (const { term, way } of unit.found ?? [])
        if (way.isOwn || !term?.name.includes(" "))
          for (const form of term?.forms ?? []) if (!unitOf.has(form)) unitOf.set(form, `#${place}`);
    }
    const left = new Set(skipped);
    const told = (words) =>
      words
        .filter((word) => !left.has(word))
        .map((word) => unitOf.get(word) ?? word)
        .filter((word, place, all) => word !== all[place - 1]);
    for (const { token, stem, instead } of meant.words)
      if (unitOf.has(instead ?? stem) && !unitOf.has(token)) unitOf.set(token, unitOf.get(instead ?? stem));
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

  window.protocolSearchFind = { find, refine, withEntry, MOST_COUNTED };
})();
