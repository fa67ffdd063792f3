// Which question, topic or situation of the handbook somebody asks for, in whatever words: by how much of what was typed
// stands in one of the ways in which people ask for it, in the same order.
"use strict";
(() => {
  const LEAST = 0.7; // how alike both have to be
  const MISSED = 0.25; // how much less for each word that no way of asking has
  const LEAST_OF_ALL = 0.5;
  const MOST = 3; // that may be meant
  const NEAR = 0.9; // how much less than the best another may be
  const [SMALL, FRAMING] = [0.2, 0.35]; // how much a word counts that every text has, or that only frames
  const NEXT = 2; // words from what is done to whom it is done to
  const OTHER = 0.8; // how much a word counts that is another for the one that was typed

  // Returns { asks: [{ ref, number, likeness, missed }], done, turned }, the likest first, who does it to whom, and the numbers of those that are called by its being others; `missed` is how many units are no part of it. `units` are those of the query, in the order of its words.
  // A single word asks nothing, nor does a phrase of the documents: what it means is found by it.
  function asked(vocabulary, tokens, units, head) {
    const { small, weightOf, asked: known } = prepared(vocabulary, head);
    const typed = sequence(tokens, units, small, head.small_forms);
    const isTheirs = typed.every(({ unit }) => unit?.isTheirs && unit === typed[0].unit);
    if (typed.length < 2 || isTheirs || !typed.some(({ unit }) => unit?.isNeeded))
      return { asks: [], done: {}, turned: new Set() };
    const done = doing(
      typed.map(({ word }) => word),
      vocabulary.sideOf,
      head,
    );
    // What no text has is something that is done, if it is said to whom: "a councillor slights me".
    const isVerb = ({ unit }, place) =>
      unit?.isUnknown &&
      !unit.isSilent &&
      typed.slice(place + 1, place + 1 + NEXT).some(({ word }) => head.between_words.includes(word));
    for (const [place, one] of typed.entries())
      Object.assign(one, {
        own: weightOf(one.word),
        weight: isVerb(one, place) ? FRAMING : one.unit?.isNeeded ? 1 : weightOf(one.word),
        same: new Map(),
      });
    const whole = typed.reduce((sum, { weight }) => sum + weight, 0);
    const needed = typed.filter(({ unit }) => unit?.isNeeded);
    const sameness = (one, way, at) => samenessOf(one, way, way.words[at], vocabulary.finds);
    const isMeant = (way) => !isOther(done, (way.done ??= doing(way.words, vocabulary.sideOf, head)));
    const isWholly = (way) => isMeant(way) && way.done.by && way.done.to;
    const turned = new Set(
      done.by && done.to
        ? known.filter(({ ways }) => !isMeant(ways[0]) && !ways.some(isWholly)).map(({ number }) => number)
        : [],
    );
    const found = known
      .filter(({ number }) => !turned.has(number))
      .map(({ ref, number, ways }) => {
        let [likeness, best] = [0, null];
        for (const way of ways) {
          // No more can be the same than the shorter has.
          const [most, both] = [Math.min(whole, way.weight), whole + way.weight];
          if ((2 * most) / both < Math.max(LEAST, likeness)) continue;
          const like = (2 * common(typed, way, sameness)) / both;
          if (like >= LEAST && like > likeness && isMeant(way)) [likeness, best] = [like, way];
        }
        if (!best) return { likeness: 0 };
        // What was typed besides asks for something more.
        const missed = needed.filter((one) => !best.words.some((_, at) => sameness(one, best, at))).length;
        return { ref, number, missed, likeness: likeness * (1 - MISSED * missed) };
      })
      .filter(({ likeness }) => likeness >= LEAST_OF_ALL);
    found.sort((one, other) => other.likeness - one.likeness);
    return { asks: found.filter(({ likeness }) => likeness >= found[0].likeness * NEAR).slice(0, MOST), done, turned };
  }

  // The ways of asking as words that weigh, once for a page and not for each key.
  function prepared(vocabulary, head) {
    if (!kept.has(vocabulary)) {
      const [small, framing] = [new Set(head.small_words), new Set(vocabulary.not_needed)];
      const weightOf = (word) => (small.has(word) ? SMALL : framing.has(word) ? FRAMING : 1);
      const wayOf = (line) => {
        const words = line.split(" ");
        const weights = words.map(weightOf);
        return { line: ` ${line} `, words, weights, weight: weights.reduce((sum, one) => sum + one, 0) };
      };
      kept.set(vocabulary, {
        small,
        weightOf,
        asked: vocabulary.asked.map(([ref, number, ways]) => ({ ref, number, ways: ways.map(wayOf) })),
      });
    }
    return kept.get(vocabulary);
  }

  const kept = new WeakMap();

  // Who does something, and to whom, of words in order: { by, to }, each "members", "staff" or undefined. Who is named first
  // does it, unless "by" stands before the other; nobody does anything to another of whom no more than "and" is said.
  function doing(words, sideOf, head) {
    const [small, skipped] = [new Set(head.small_words), new Set(head.skipped_words)];
    const told = words.filter((word) => !skipped.has(word));
    const sides = [];
    const sideAt = (place, end) =>
      small.has(told[place]) || small.has(told[end - 1])
        ? null
        : sideOf[
            told
              .slice(place, end)
              .filter((word) => !small.has(word))
              .join(" ")
          ];
    for (let place = 0; place < told.length; place += 1) {
      const many = [3, 2, 1].find((length) => sideAt(place, place + length));
      if (!many) continue;
      sides.push({
        side: sideAt(place, place + many),
        place,
        end: place + many,
        isAgent: head.agent_words.includes(told[place - 1]),
      });
      place += many - 1;
    }
    const [one, other] = sides;
    if (!other) return one?.isAgent ? { by: one.side } : {};
    const between = told.slice(one.end, other.place);
    if (
      between.some((word) => head.clause_words.includes(word)) ||
      !(one.isAgent || other.isAgent || between.some((word) => !small.has(word)))
    )
      return {};
    return other.isAgent ? { by: other.side, to: one.side } : { by: one.side, to: other.side };
  }

  // Whether it is said of others that they do it, or that it is done to others.
  const isOther = (one, other) =>
    Boolean((one.by && other.by && one.by !== other.by) || (one.to && other.to && one.to !== other.to));

  // The words of the query in order, each that counts with its unit; a phrase of small words alone stands for its unit by the
  // first of them.
  function sequence(tokens, units, small, forms) {
    const out = [];
    for (const [place, token] of tokens.entries()) {
      const unit = units.find(({ places: [start, end] }) => start <= place && place < end);
      if (unit?.isAsking) continue;
      const word = unit?.words.find((one) => one.place === place)?.stem;
      if (word) out.push({ word, unit });
      else if (unit && !unit.words.length && unit.places[0] === place) out.push({ word: forms[token] ?? token, unit });
      else if (small.has(token)) out.push({ word: forms[token] ?? token });
    }
    return out;
  }

  // How much of two lists of words is the same, in the same order.
  function common(typed, way, sameness) {
    let row = new Float32Array(way.words.length + 1);
    for (const one of typed) {
      const next = new Float32Array(row.length);
      for (let at = 0; at < way.words.length; at += 1) {
        const both = row[at] + (sameness(one, way, at) * (one.own + way.weights[at])) / 2;
        next[at + 1] = Math.max(both, row[at + 1], next[at]);
      }
      row = next;
    }
    return row[way.words.length];
  }

  // A word that is another with the small ones around it is the same only where these stand around it too: "tell off" is no "tell".
  function samenessOf(one, { line }, other, finds) {
    if (one.unit?.isWhole && line.includes(` ${one.unit.key} `)) return Number(one.word === other);
    if (!one.same.has(other)) one.same.set(other, likenessOf(one, other, finds));
    return one.same.get(other);
  }

  function likenessOf({ word, unit }, other, finds) {
    if (word === other && !unit?.isWhole) return 1;
    if (!unit) return 0;
    if (!unit.isWhole && unit.stems.includes(other)) return 1;
    unit.names ??= new Set(
      unit.ways.flatMap(({ terms }) =>
        terms.length === 1 && !(unit.isWhole && unit.stems.includes(terms[0])) ? terms : [],
      ),
    );
    return unit.names.has(other) || Object.keys(finds[other] ?? {}).some((found) => unit.names.has(found)) ? OTHER : 0;
  }

  window.protocolSearchAsked = { asked, doing, isOther };
})();
