// Says what differs between two texts, word by word, so that it can be marked. It follows the rules that stand in
// mkdocs_protocol/comparing/two_documents/differences.py, and tests hold one to the other: change both.
//
//   protocolMarks.differences(left, right, rules, within)   { left, right, share, isMarked }; a side is spans
//                                                           { text, onlyHere }; within are the texts they are from
"use strict";
(() => {
  const SIGN = /(?<![^\n])\(?(?:[a-zA-Z]|[ivxIVX]{1,5}|[0-9]{1,2})[.)][ \t]/g; // stands for a bullet
  function wordsOf(text) {
    const signs = new Set([...text.matchAll(SIGN)].map((found) => found.index + (found[0].startsWith("(") ? 1 : 0)));
    return [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)]
      .filter((found) => !signs.has(found.index))
      .map((found) => ({ start: found.index, end: found.index + found[0].length, folded: folded(found[0]) }));
  }
  const folded = (word) => word.normalize("NFKC").replaceAll("’", "'").toLowerCase();

  function spansOf(text, words, kept) {
    const found = [];
    let at = 0;
    const take = (end, onlyHere) => {
      if (at < end) found.push({ text: text.slice(at, end), onlyHere });
      at = end;
    };
    for (let place = 0; place < words.length; place += 1) {
      if (kept.has(place)) continue;
      take(words[place].start, false);
      while (place + 1 < words.length && !kept.has(place + 1)) place += 1;
      take(words[place].end, true);
    }
    take(text.length, false);
    return found;
  }

  // The runs of words that both texts have, and that count.
  function runsOf(one, other, rules) {
    const found = [];
    const todo = [[0, one.length, 0, other.length]];
    while (todo.length) {
      const [start, end, startOther, endOther] = todo.pop();
      const run = longest(one, other, start, end, startOther, endOther, rules);
      if (!run) continue;
      found.push(run);
      todo.push([start, run.one, startOther, run.other], [run.one + run.length, end, run.other + run.length, endOther]);
    }
    return found;
  }

  function longest(one, other, start, end, startOther, endOther, rules) {
    let best = null;
    let ending = []; // how long the run is that ends at a place of the other text
    for (let place = start; place < end; place += 1) {
      const here = [];
      for (let at = startOther; at < endOther; at += 1) {
        if (one[place] !== other[at]) continue;
        const length = (here[at] = (ending[at - 1] ?? 0) + 1);
        const run = { one: place - length + 1, other: at - length + 1, length };
        if (counts(run, one, other, rules) && (!best || comesBefore(run, best, one))) best = run;
      }
      ending = here;
    }
    return best;
  }

  function counts(run, one, other, rules) {
    const [end, endOther] = [run.one + run.length, run.other + run.length];
    return (
      run.length >= rules.enough_words ||
      one.slice(run.one, end).some((word) => !rules.little_words.includes(word)) ||
      (run.one === 0 && run.other === 0) ||
      (end === one.length && endOther === other.length)
    );
  }

  function comesBefore(run, best, one) {
    if (run.length !== best.length) return run.length > best.length;
    if (run.one + run.other !== best.one + best.other) return run.one + run.other < best.one + best.other;
    const told = ({ one: at, length }) => one.slice(at, at + length).join(" ");
    return told(run) < told(best);
  }

  // The places of stretches that are not kept and stand anywhere in another text, word for word.
  function standingIn(from, words, kept, text) {
    const there = ` ${wordsOf(text)
      .map((word) => word.folded)
      .join(" ")} `;
    const found = [];
    const endsLine = (place) => from.slice(words[place].end, words[place + 1]?.start).includes("\n");
    for (let place = 0; place < words.length;) {
      const start = place;
      while (place < words.length && !kept.has(place)) {
        place += 1;
        if (endsLine(place - 1)) break; // a mark never goes on in the next paragraph
      }
      const stretch = words.slice(start, place);
      if (!stretch.length) place += 1;
      else if (there.includes(` ${stretch.map((word) => word.folded).join(" ")} `))
        stretch.forEach((_, at) => found.push(start + at));
    }
    return found;
  }

  function differences(left, right, rules, within) {
    const [one, other] = [wordsOf(left), wordsOf(right)];
    const [inOne, inOther] = [new Set(), new Set()];
    for (const run of runsOf(
      one.map((word) => word.folded),
      other.map((word) => word.folded),
      rules,
    )) {
      for (let at = 0; at < run.length; at += 1) {
        inOne.add(run.one + at);
        inOther.add(run.other + at);
      }
    }
    if (within) {
      standingIn(left, one, inOne, within[1]).forEach((place) => inOne.add(place));
      standingIn(right, other, inOther, within[0]).forEach((place) => inOther.add(place));
    }
    const words = one.length + other.length;
    const share = words ? (words - inOne.size - inOther.size) / words : 0;
    return {
      left: spansOf(left, one, inOne),
      right: spansOf(right, other, inOther),
      share,
      isMarked: share <= rules.most_marked,
    };
  }

  window.protocolMarks = { differences };
})();
