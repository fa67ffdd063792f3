// Says which passages of two councils' documents answer each other, from the data that the site publishes for it. It
// does in the browser what mkdocs_protocol/comparing/two_documents does where the site is built, under the same names;
// there stands why each thing is done, and tests hold one to the other. Words come folded, with whose duty a passage
// is and what it is about; how alike is enough, and which words are little, come with the page as `rules`.
//
//   protocolAlign.ready(record)                a council's data/compare/<id>.json, ready to be compared
//   protocolAlign.compare(left, right, rules)  the rows of two of them
//
// A row: { left, right, wording, place, foundBy, sharedWords, inDifferentWords, likeness, label, items, also, nearest }; left, right, both lists
// of `also` and `nearest` are passages as the data have them; items are rows of the items of lists.
"use strict";
(() => {
  const PLACES = [
    ["in-place", "split"],
    ["merged", "regrouped"],
  ];
  const FLIPPED = { "only-left": "only-right", "only-right": "only-left", split: "merged", merged: "split" };

  const rounded = (number) => Number(number.toFixed(6));
  const ascending = (a, b) => a - b;
  const meet = (one, other) => one.some((each) => other.includes(each));
  const key = (i, j) => `${i} ${j}`;

  // By each of the numbers in turn.
  function byAll(one, other) {
    const at = one.findIndex((number, place) => number !== other[place]);
    return at < 0 ? 0 : one[at] - other[at];
  }

  function ready(record) {
    const prepared = (passages) =>
      passages.map((passage, place) => ({
        ...passage,
        place,
        bag: new Map(passage.bag),
        meanings: new Map(passage.meanings),
        statements: (passage.statements ?? []).map((bag) => new Map(bag)),
      }));
    return { ...record, clauses: prepared(record.clauses), items: prepared(record.items) }; // throws for any other data
  }

  // likeness

  function scaleOf(bags) {
    const times = new Map();
    for (const bag of bags) for (const word of bag.keys()) times.set(word, (times.get(word) ?? 0) + 1);
    const rarity = new Map([...times].map(([word, count]) => [word, Math.log((bags.length + 1) / count)]));

    function weighed(bag) {
      // a bag's words are sorted
      const weights = new Map([...bag].map(([word, count]) => [word, (1 + Math.log(count)) * rarity.get(word)]));
      return { bag, weights, size: [...weights.values()].reduce((sum, weight) => sum + weight * weight, 0) };
    }

    function likeness(one, other) {
      let [product, held] = [0, 0];
      for (const [word, weight] of one.weights) {
        if (!other.weights.has(word)) continue;
        product += weight * other.weights.get(word);
        held += rarity.get(word) ** 2;
      }
      if (!product) return 0;
      const cosine = product / Math.sqrt(one.size * other.size);
      return rounded(Math.sqrt((cosine * held) / Math.min(one.size, other.size)));
    }

    function together(passages) {
      const found = new Map();
      for (const { bag } of passages)
        for (const [word, count] of bag) found.set(word, Math.max(count, found.get(word) ?? 0));
      return weighed(new Map([...found.keys()].sort().map((word) => [word, found.get(word)])));
    }

    return { weighed, likeness, together };
  }

  // alignment: [{ i, j, likeness }]

  function answering(left, right, scales, allowed, weights, rules) {
    const { words, meanings, statements } = scales;
    const [lefts, rights] = [left, right].map((side) => side.map(({ bag }) => words.weighed(bag)));
    const meant = [left, right].map((side) => side.map((passage) => meanings.weighed(passage.meanings)));
    const stated = [left, right].map((side) => side.map((passage) => passage.statements.map(statements.weighed)));
    const all = left.flatMap((_, i) =>
      right.flatMap((__, j) => {
        if (!allowed(i, j)) return [];
        const worded = words.likeness(lefts[i], rights[j]);
        const likeness = rounded(worded + rules.meant * meanings.likeness(meant[0][i], meant[1][j]));
        const said = stated[0][i].flatMap((ours) => stated[1][j].map((theirs) => statements.likeness(ours, theirs)));
        return [{ i, j, likeness, stated: said.length ? Math.max(...said) : worded }];
      }),
    );
    const nearness = nearnessBy(all, (pair) => pair.likeness, rules.full);
    const topicWeight = sharedTopics(left, right, all, rules);

    function speaksFor(pair) {
      const byWords = weights.whole * pair.likeness + weights.statement * pair.stated;
      const byRank = weights.nearest * nearness(pair);
      let byPeople = weights.same_side * inBoth(left[pair.i].sides, right[pair.j].sides, rules.unsaid);
      byPeople += weights.same_people * inBoth(left[pair.i].benefits, right[pair.j].benefits, rules.unsaid);
      const byKind = weights.same_kind * inBoth(left[pair.i].kinds, right[pair.j].kinds, rules.unsaid);
      return rounded(byWords + byRank + byPeople + byKind + topicWeight(pair));
    }

    const weighed = all.map((pair) => ({ ...pair, speaks: speaksFor(pair) }));
    const isTelling = ({ i, j }) => Math.min(lefts[i].weights.size, rights[j].weights.size) >= weights.telling;
    const mayBeAboutOne = ({ topics: ours }, { topics: theirs }) =>
      meet(ours, theirs) || !(ours.length && theirs.length);
    const isNear = (pair) =>
      pair.speaks >= weights.near &&
      pair.speaks < weights.enough &&
      isTelling(pair) &&
      mayBeAboutOne(left[pair.i], right[pair.j]);
    const perhaps = weighed.filter(isNear);
    return { sure: weighed.filter((pair) => pair.speaks >= weights.enough), perhaps };
  }

  function inBoth(one, other, unsaid) {
    const all = new Set([...one, ...other]);
    return one.length && other.length ? one.filter((each) => other.includes(each)).length / all.size : unsaid;
  }

  function nearnessBy(all, alike, full) {
    const best = [new Map(), new Map()];
    for (const pair of all) {
      best[0].set(pair.i, Math.max(alike(pair), best[0].get(pair.i) ?? 0));
      best[1].set(pair.j, Math.max(alike(pair), best[1].get(pair.j) ?? 0));
    }
    return (pair) =>
      alike(pair)
        ? ((alike(pair) * alike(pair)) / (best[0].get(pair.i) * best[1].get(pair.j))) * Math.min(1, alike(pair) / full)
        : 0;
  }

  function sharedTopics(left, right, mayAnswer, rules) {
    const shared = ({ i, j }) => left[i].topics.filter((topic) => right[j].topics.includes(topic));
    const times = new Map();
    const add = (which) => times.set(which, (times.get(which) ?? 0) + 1);
    for (const pair of mayAnswer)
      for (const topic of shared(pair)) {
        add(`left ${pair.i} ${topic}`);
        add(`right ${pair.j} ${topic}`);
      }
    const known = Math.min(1, Math.sqrt(left.length * right.length) / rules.many);
    return (pair) => {
      const { i, j } = pair;
      if (!left[i].topics.length || !right[j].topics.length) return rules.unclassified;
      const counts = (topic) => (left[i].mains.includes(topic) && right[j].mains.includes(topic) ? 1 : rules.touched);
      return Math.max(
        rules.apart,
        ...shared(pair).map(
          (topic) =>
            (known * counts(topic)) / Math.sqrt(times.get(`left ${i} ${topic}`) * times.get(`right ${j} ${topic}`)),
        ),
      );
    };
  }

  function grouped(pairs, most) {
    const known = new Set(pairs.map(({ i, j }) => key(i, j)));
    const groupOf = new Map();
    for (const { i, j } of pairs) {
      const one = groupOf.get(`left ${i}`) ?? { left: [i], right: [] };
      const other = groupOf.get(`right ${j}`) ?? { left: [], right: [j] };
      if (one === other) continue;
      const [left, right] = ["left", "right"].map((side) =>
        [...new Set([...one[side], ...other[side]])].sort(ascending),
      );
      if (Math.max(left.length, right.length) > most || !left.every((a) => right.every((b) => known.has(key(a, b)))))
        continue;
      const whole = { left, right };
      left.forEach((at) => groupOf.set(`left ${at}`, whole));
      right.forEach((at) => groupOf.set(`right ${at}`, whole));
    }
    return [...new Set(groupOf.values())].sort((one, other) => byAll(one.left, other.left));
  }

  // declarations

  function declarations(left, right) {
    const theirs = new Map(right.declared.map((declared) => [declared.row, declared]));
    const both = left.declared.flatMap((ours) => (theirs.has(ours.row) ? [[ours, theirs.get(ours.row)]] : []));
    const places = (passages) => new Map(passages.map(({ ref, place }) => [ref, place]));
    const atItems = [places(left.items), places(right.items)];
    const atClauses = [places(left.clauses), places(right.clauses)];
    const [items, clauses, beside] = [new Map(), new Map(), []];
    const add = (found, i, j, label) =>
      found.set(key(i, j), { i, j, labels: [...(found.get(key(i, j))?.labels ?? []), label] });
    for (const [ours, other] of both) {
      for (const a of ours.refs)
        for (const b of other.refs) {
          if (atItems[0].has(a) && atItems[1].has(b)) add(items, atItems[0].get(a), atItems[1].get(b), ours.label);
          else if (atClauses[0].has(a) && atClauses[1].has(b) && !ours.expectation)
            add(clauses, atClauses[0].get(a), atClauses[1].get(b), ours.label);
        }
      for (const a of [...ours.refs, ...ours.prose])
        for (const b of [...other.refs, ...other.prose]) beside.push([a, b]);
    }
    const settled = (own, others, at) =>
      others.some((each) => each.expectation && each.refs.length)
        ? own.filter((each) => each.expectation).flatMap((each) => each.refs.flatMap((ref) => at.get(ref) ?? []))
        : [];
    return {
      items,
      clauses,
      beside,
      settled: [settled(left.declared, right.declared, atItems[0]), settled(right.declared, left.declared, atItems[1])],
    };
  }

  // matching: rows of passages, and the pairs that answer each other, the surest first

  function matched(left, right, scales, declared, settled, mayAnswer, weights, rules) {
    const done = [new Set(settled[0]), new Set(settled[1])];
    for (const { i, j } of declared.values()) {
      done[0].add(i);
      done[1].add(j);
    }
    const isUndecided = ({ i, j }) => !done[0].has(i) && !done[1].has(j);
    const allowed = (i, j) => mayAnswer(left[i], right[j]);
    const { words } = scales;
    const together = (passages) => words.together(passages.map(({ bag }) => words.weighed(bag)));
    const likeness = (ours, theirs) => words.likeness(together(ours), together(theirs));
    // Those of which one side has no other answer come first, so that few passages are alone.
    const surest = (pairs) => {
      const answers = ({ i, j }) =>
        Math.min(pairs.filter((pair) => pair.i === i).length, pairs.filter((pair) => pair.j === j).length);
      const rank = new Map(pairs.map((pair) => [pair, [answers(pair) > 1, -pair.speaks, pair.i, pair.j]]));
      return pairs.sort((one, other) => byAll(rank.get(one), rank.get(other)));
    };
    const said = [...declared.values()].map((pair) => ({ ...pair, speaks: likeness([left[pair.i]], [right[pair.j]]) }));
    const found = answering(left, right, scales, allowed, weights, rules);
    const perhaps = found.perhaps.filter(isUndecided);
    const pairs = [...surest(said), ...surest(found.sure.filter(isUndecided))];
    const known = new Map(pairs.map((pair) => [key(pair.i, pair.j), pair]));
    const shared = grouped(pairs, rules.most_in_a_group).map((group) => {
      const inside = group.left.flatMap((i) => group.right.map((j) => known.get(key(i, j))));
      const [ours, theirs] = [group.left.map((i) => left[i]), group.right.map((j) => right[j])];
      const labels = [...new Set(inside.flatMap((pair) => pair.labels ?? []))];
      const [wording, otherWording] = [ours, theirs].map((passages) =>
        passages.map((passage) => passage.wording).join(" "),
      );
      const row = labels.length
        ? { foundBy: "declared", likeness: 0 }
        : { foundBy: "machine", likeness: likeness(ours, theirs) };
      const sharedWords = shareOfWords(ours, theirs);
      return {
        ...row,
        left: ours,
        right: theirs,
        wording: wording === otherWording ? "same" : "reworded",
        place: PLACES[+(ours.length > 1)][+(theirs.length > 1)],
        sharedWords,
        inDifferentWords: wording !== otherWording && sharedWords < rules.reworded_from,
        label: labels.join("; "),
        items: [],
        also: [[], []],
        sameSense: ours.map(({ sense }) => sense).join() === theirs.map(({ sense }) => sense).join(),
        nearest: [],
      };
    });
    const taken = [new Set(shared.flatMap((row) => row.left)), new Set(shared.flatMap((row) => row.right))];
    const nearest = (place, at) => {
      const [own, other] = at ? ["j", "i"] : ["i", "j"];
      const near = perhaps
        .filter((pair) => pair[own] === place)
        .sort((a, b) => byAll([-a.speaks, a[other]], [-b.speaks, b[other]]))
        .slice(0, rules.most_near);
      return near
        .map((pair) => pair[other])
        .sort(ascending)
        .map((there) => [right, left][at][there]);
    };
    const lone = [left, right].flatMap((side, at) =>
      side.flatMap((passage, place) =>
        taken[at].has(passage) ? [] : [loneRow(passage, !at, nearest(place, at), settled[at].includes(place))],
      ),
    );
    return { rows: [...shared, ...lone], refs: pairs.map(({ i, j }) => [left[i].ref, right[j].ref]) };
  }

  const areApart = (one, other) => one.benefits.length && other.benefits.length && !meet(one.benefits, other.benefits);
  const itemsMayAnswer = (one, other) => one.sides.join() === other.sides.join() && !areApart(one, other);

  const clausesMayAnswer = (one, other) => !one.sides.length || !other.sides.length || meet(one.sides, other.sides);

  // rows

  function shareOfWords(left, right) {
    const [one, other] = [left, right].map((passages) => {
      const found = new Map();
      for (const { bag } of passages) for (const [word, count] of bag) found.set(word, (found.get(word) ?? 0) + count);
      return found;
    });
    const total = (counts) => counts.reduce((sum, count) => sum + count, 0);
    const words = total([...one.values()]) + total([...other.values()]);
    return words
      ? rounded((2 * total([...one].map(([word, count]) => Math.min(count, other.get(word) ?? 0)))) / words)
      : 0;
  }

  function loneRow(passage, onLeft, nearest = [], isSettled = false) {
    const [left, right] = onLeft ? [[passage], []] : [[], [passage]];
    return {
      left,
      right,
      wording: onLeft ? "only-left" : "only-right",
      place: null,
      foundBy: null,
      sharedWords: 0,
      inDifferentWords: false,
      likeness: 0,
      label: "",
      items: [],
      also: [[], []],
      nearest,
      isSettled,
    };
  }

  function placed(rows) {
    const ones = rows.filter((row) => row.place === "in-place");
    const kept = longestRise(ones.map((row) => row.right[0].place));
    return rows.map((row) =>
      row.place === "in-place" && !kept.has(ones.indexOf(row)) ? { ...row, place: "moved" } : row,
    );
  }

  function longestRise(numbers) {
    const [tops, atTop, before] = [[], [], []];
    numbers.forEach((number, at) => {
      let length = tops.findIndex((top) => top >= number);
      if (length < 0) length = tops.length;
      before.push(length ? atTop[length - 1] : -1);
      [tops[length], atTop[length]] = [number, at];
    });
    const run = new Set();
    for (let at = atTop.at(-1) ?? -1; at >= 0; at = before[at]) run.add(at);
    return run;
  }

  function inOrder(rows) {
    const before = new Map();
    let nextShared = Infinity;
    for (const row of rows
      .filter((each) => each.right.length)
      .sort((one, other) => other.right[0].place - one.right[0].place)) {
      if (row.left.length) nextShared = row.left[0].place;
      before.set(row.right[0].place, nextShared);
    }
    const rank = (row) =>
      row.left.length ? [row.left[0].place, 1, 0] : [before.get(row.right[0].place), 0, row.right[0].place];
    return [...rows].sort((one, other) => byAll(rank(one), rank(other)));
  }

  function flipped(rows) {
    const turned = rows.map((row) => ({
      ...row,
      left: row.right,
      right: row.left,
      wording: FLIPPED[row.wording] ?? row.wording,
      place: FLIPPED[row.place] ?? row.place,
      items: flipped(row.items),
      also: [...row.also].reverse(),
    }));
    return inOrder(turned);
  }

  // items

  const within = (passages, items) =>
    items.filter((item) => passages.some((passage) => passage.ref === item.within || passage.ref === item.clause));

  function withItems(row, left, right, items) {
    if (row.wording === "same") return row;
    const [ours, theirs] = [within(row.left, left.items), within(row.right, right.items)];
    const inside = items.flatMap((item) => {
      const [lefts, rights] = [
        item.left.filter((passage) => ours.includes(passage)),
        item.right.filter((passage) => theirs.includes(passage)),
      ];
      if (lefts.length && rights.length && lefts.length === item.left.length && rights.length === item.right.length)
        return [item];
      const lone = (passages, onLeft) =>
        passages.map((passage) =>
          loneRow(passage, onLeft, item.nearest, item.isSettled || item.foundBy === "declared"),
        );
      return [...lone(lefts, true), ...lone(rights, false)];
    });
    return inside.some((item) => item.foundBy) ? { ...row, items: placed(inOrder(inside)) } : row;
  }

  // What answers it elsewhere is known: what comes near says nothing then.
  const known = (row) => (row.also.flat().length ? { ...row, nearest: [] } : row);

  // What answers each passage, whatever row it stands in.
  function besideOf(left, right, pairs) {
    const documents = [left, right];
    const answers = [new Map(), new Map()];
    for (const pair of pairs)
      for (const side of [0, 1]) {
        if (!answers[side].has(pair[side])) answers[side].set(pair[side], new Set());
        answers[side].get(pair[side]).add(pair[1 - side]);
      }
    const passages = documents.map(({ clauses, items }) =>
      clauses.flatMap((clause) => [
        clause,
        ...items.filter((item) => item.within === clause.ref || item.clause === clause.ref),
      ]),
    );
    const also = (side, own, seen) => {
      const found = new Set(own.flatMap(({ ref }) => [...(answers[side].get(ref) ?? [])]));
      return passages[1 - side].filter((passage) => found.has(passage.ref) && !seen.includes(passage));
    };

    return function told(row) {
      const sides = [row.left, row.right];
      const withLists = sides.map((side, at) =>
        row.items.length ? side : [...side, ...within(side, documents[at].items)],
      );
      const seen = sides.map((side, at) => [...side, ...within(side, documents[at].items)]);
      const items = row.items.map((item) =>
        known({ ...item, also: [also(1, item.right, item.left), also(0, item.left, item.right)] }),
      );
      return known({ ...row, items, also: [also(1, withLists[1], seen[0]), also(0, withLists[0], seen[1])] });
    };
  }

  // documents

  function comesFirst(one, other) {
    const at = one.order.findIndex((text, place) => text !== other.order[place]);
    if (at >= 0) return other.order[at] !== undefined && one.order[at] < other.order[at];
    return one.order.length === other.order.length ? one.id <= other.id : true;
  }

  function compare(left, right, rules) {
    if (!comesFirst(left, right)) return flipped(compare(right, left, rules));
    const documents = [left, right];
    const passages = documents.flatMap(({ clauses, items }) => [...clauses, ...items]);
    const scales = {
      words: scaleOf(passages.map(({ bag }) => bag)),
      meanings: scaleOf(passages.map(({ meanings }) => meanings)),
      statements: scaleOf(passages.flatMap((passage) => passage.statements)),
    };
    const said = declarations(left, right);
    const items = matched(
      left.items,
      right.items,
      scales,
      said.items,
      said.settled,
      itemsMayAnswer,
      rules.items,
      rules,
    );
    const clauses = matched(
      left.clauses,
      right.clauses,
      scales,
      said.clauses,
      [[], []],
      clausesMayAnswer,
      rules.clauses,
      rules,
    );
    const told = besideOf(left, right, [...said.beside, ...items.refs, ...clauses.refs]);
    return placed(inOrder(clauses.rows)).map((row) => told(withItems(row, left, right, items.rows)));
  }

  window.protocolAlign = { ready, compare };
})();
