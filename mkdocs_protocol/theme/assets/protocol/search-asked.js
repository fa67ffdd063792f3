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
  const OTHER = 0.8; // how much a word counts that is another for the one that was typed

  // Returns [{ ref, number, likeness, missed }], the likest first; `missed` is how many units are no part of it. `units` are those of the query, in the order of its words.
  // A single word asks nothing: what it means is found by it.
  function asked(vocabulary, tokens, units, small) {
    const typed = sequence(tokens, units, small);
    if (typed.length < 2 || !typed.some(({ unit }) => unit?.isNeeded)) return [];
    const weightOf = (word) => (small.has(word) ? SMALL : vocabulary.not_needed.includes(word) ? FRAMING : 1);
    const weigh = ({ word, unit }) => (unit?.isNeeded ? 1 : weightOf(word));
    const whole = typed.reduce((sum, one) => sum + weigh(one), 0);
    const like = (words) => (2 * common(typed, words, weigh, weightOf, vocabulary.finds)) / (whole + words.reduce((sum, word) => sum + weightOf(word), 0));
    const needed = typed.filter(({ unit }) => unit?.isNeeded);
    const found = vocabulary.asked.map(([ref, number, ways]) => {
      const [likeness, words] = ways.map((way) => way.split(" ")).map((way) => [like(way), way]).reduce((one, other) => (other[0] > one[0] ? other : one));
      if (likeness < LEAST) return { likeness: 0 };
      // What was typed besides asks for something more.
      const missed = needed.filter((one) => !words.some((word) => sameness(one, word, vocabulary.finds))).length;
      return { ref, number, missed, likeness: likeness * (1 - MISSED * missed) };
    }).filter(({ likeness }) => likeness >= LEAST_OF_ALL);
    found.sort((one, other) => other.likeness - one.likeness);
    return found.filter(({ likeness }) => likeness >= found[0].likeness * NEAR).slice(0, MOST);
  }

  // The words of the query in order, each that counts with its unit; a phrase of small words alone stands for its unit by the
  // first of them.
  function sequence(tokens, units, small) {
    const out = [];
    for (const [place, token] of tokens.entries()) {
      const unit = units.find(({ places: [start, end] }) => start <= place && place < end);
      const word = unit?.words.find((one) => one.place === place)?.stem;
      if (word) out.push({ word, unit });
      else if (unit && !unit.words.length && unit.places[0] === place) out.push({ word: token, unit });
      else if (small.has(token)) out.push({ word: token });
    }
    return out;
  }

  // How much of two lists of words is the same, in the same order.
  function common(typed, words, weigh, weightOf, finds) {
    let row = new Float32Array(words.length + 1);
    for (const one of typed) {
      const next = new Float32Array(words.length + 1);
      for (let at = 0; at < words.length; at += 1) {
        const both = row[at] + (sameness(one, words[at], finds) * (weightOf(one.word) + weightOf(words[at]))) / 2;
        next[at + 1] = Math.max(both, row[at + 1], next[at]);
      }
      row = next;
    }
    return row[words.length];
  }

  function sameness({ word, unit }, other, finds) {
    if (word === other) return 1;
    if (!unit) return 0;
    if (unit.stems.includes(other)) return 1;
    unit.names ??= new Set(unit.ways.flatMap(({ terms }) => (terms.length === 1 ? terms : [])));
    return unit.names.has(other) || Object.keys(finds[other] ?? {}).some((found) => unit.names.has(found)) ? OTHER : 0;
  }

  window.protocolSearchAsked = { asked };
})();
