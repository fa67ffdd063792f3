// Says which clauses of two councils' documents answer each other, from the data that the site publishes.
// It does in the browser what mkdocs_protocol/comparing does where the site is built, step by step and under the
// same names, and tests hold one to the other: change both. There stands, too, why each thing is done.
//
//   protocolAlign.compare(left, right)   the rows of two councils, each as data/councils/<id>.json has it
//
// A row: { left, right, wording, place, foundBy, likeness, label, items, elsewhere }; left, right and elsewhere
// are passages: { clause, text, place, position, ref }; items are rows of the items of lists.
"use strict";
(() => {
  const STEM = 5; // letters of a word
  const DIGITS = 6;
  const GAIN = 0.05;
  const VERY_ALIKE = 0.35;
  const ALIKE = 0.2;
  const ALIKE_ON_TOPIC = 0.25;
  const ALIKE_TOUCHING = 0.3;
  const ALIKE_ELSEWHERE = 0.45;
  const NEVER = 2;
  const COMMON_NAMES = {
    councillors: ["councillor", "councillors", "member", "members", "elected members"],
    officers: ["officer", "officers", "employee", "employees", "staff"],
    clerk: ["clerk"],
    chair: ["chair", "chairman", "chairperson", "chairmen"],
  };
  const STAFF = ["clerk", "deputy-clerk", "proper-officer", "rfo", "officers", "senior-officers", "lead-officer", "named-officer", "line-manager", "appointed-officer"];
  const MEMBERS = ["councillors", "mayor", "chair", "committee-chairs", "leader", "small-group", "groups"];
  const PROMISES = ["expectation", "duty"];
  const PLACES = [["in-place", "split"], ["merged", "regrouped"]];
  const FLIPPED = { "only-left": "only-right", "only-right": "only-left", split: "merged", merged: "split" };

  const rounded = (number) => Number(number.toFixed(DIGITS));
  const ascending = (a, b) => a - b;
  const meet = (one, other) => [...one].some((each) => other.has(each));

  // By each of the numbers in turn.
  function byAll(one, other) {
    const at = one.findIndex((number, place) => number !== other[place]);
    return at < 0 ? 0 : one[at] - other[at];
  }

  // folding

  function words(text) {
    // What Python's casefold does beyond toLowerCase, as far as words of Europe go.
    const normal = text.normalize("NFKC").replaceAll("’", "'").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
    return normal.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
  }

  function folded(text, names) {
    const found = [];
    const given = words(text);
    for (let at = 0; at < given.length; ) {
      let length = Math.min(names.longest, given.length - at);
      while (length && !names.role.has(given.slice(at, at + length).join(" "))) length -= 1;
      found.push(length ? `@${names.role.get(given.slice(at, at + length).join(" "))}` : [...given[at]].slice(0, STEM).join(""));
      at += length || 1;
    }
    return found;
  }

  function roleNames(record) {
    const role = new Map();
    const take = (id, names) => names.forEach((name) => role.set(words(name).join(" "), id));
    Object.entries(COMMON_NAMES).forEach(([id, names]) => take(id, names));
    [...record.role_names].reverse().forEach(({ role: id, names }) => take(id, names));
    role.delete("");
    return { role, longest: Math.max(0, ...[...role.keys()].map((name) => name.split(" ").length)) };
  }

  // passages

  function clausesOf(edition) {
    return edition.clauses.map((clause, place) => ({ clause, text: clause.text, place, position: null, ref: clause.id }));
  }

  function itemsOfLists(edition) {
    const lists = edition.clauses.filter((clause) => clause.items.length > 1);
    const found = lists.flatMap((clause) => clause.items.map((text, at) => ({ clause, text, position: at + 1, ref: `${clause.id}/${at + 1}` })));
    return found.map((item, place) => ({ ...item, place }));
  }

  function sides(clause) {
    return new Set(clause.binds.map((role) => (STAFF.includes(role) ? "staff" : MEMBERS.includes(role) ? "members" : role)));
  }

  function mayAnswer(one, other) {
    const [ours, theirs] = [sides(one.clause), sides(other.clause)];
    if (one.position !== null) return ours.size === theirs.size && [...ours].every((side) => theirs.has(side));
    return !ours.size || !theirs.size || meet(ours, theirs);
  }

  function mainTopicsOf(clause) {
    return new Set([clause, ...clause.parts].map(({ topic }) => topic).filter(Boolean));
  }

  function topicsOf(clause) {
    return new Set([clause, ...clause.parts].flatMap(({ topic, also }) => [topic, ...also]).filter(Boolean));
  }

  // likeness

  function bagOf(text, names) {
    const bag = new Map();
    for (const word of folded(text, names)) bag.set(word, (bag.get(word) ?? 0) + 1);
    return bag;
  }

  function scaleOf(bags) {
    const times = new Map();
    for (const bag of bags) for (const word of bag.keys()) times.set(word, (times.get(word) ?? 0) + 1);
    const rarity = new Map([...times].map(([word, count]) => [word, Math.log((bags.length + 1) / count)]));

    function weighed(bag) {
      const weights = new Map([...bag.keys()].sort().map((word) => [word, (1 + Math.log(bag.get(word))) * rarity.get(word)]));
      return { bag, weights, size: [...weights.values()].reduce((sum, weight) => sum + weight * weight, 0) };
    }

    function likeness(one, other) {
      let [product, held] = [0, 0];
      for (const [word, weight] of one.weights) { // sorted
        if (!other.weights.has(word)) continue;
        product += weight * other.weights.get(word);
        held += rarity.get(word) ** 2;
      }
      if (!product) return 0;
      const cosine = product / Math.sqrt(one.size * other.size);
      return rounded(Math.sqrt((cosine * held) / Math.min(one.size, other.size)));
    }

    const gain = (one, other, more) => rounded(likeness(one, together([other, more])) - likeness(one, other));

    function together(passages) {
      const found = new Map();
      for (const { bag } of passages) for (const [word, count] of bag) found.set(word, Math.max(count, found.get(word) ?? 0));
      return weighed(found);
    }

    return { weighed, likeness, gain, together };
  }

  // alignment

  const key = (i, j) => `${i} ${j}`;

  function align(left, right, scale, enough, known) {
    const [lefts, rights] = [left.map(scale.weighed), right.map(scale.weighed)];
    const found = new Map();
    lefts.forEach((one, i) => rights.forEach((other, j) => {
      const least = enough(i, j);
      if (least > 1) return;
      const likeness = Math.max(scale.likeness(one, other), known.get(key(i, j)) ?? 0);
      if (likeness >= least) found.set(key(i, j), { i, j, likeness });
    }));
    const pairs = bestFirst([...found.values()], left.length, right.length);
    const joins = joined(pairs, [...found.values()], lefts, rights, scale);
    return pairs.map(({ i, j }) => {
      const ones = [i, ...joins.filter((join) => join.j === j).map((join) => join.i)].sort(ascending);
      const others = [j, ...joins.filter((join) => join.i === i).map((join) => join.j)].sort(ascending);
      const likeness = ones.length === 1 && others.length === 1 ? found.get(key(i, j)).likeness
        : scale.likeness(scale.together(ones.map((at) => lefts[at])), scale.together(others.map((at) => rights[at])));
      return { left: ones, right: others, likeness };
    }).sort((one, other) => one.left[0] - other.left[0]);
  }

  function bestFirst(found, lefts, rights) {
    const rank = ({ i, j, likeness }) => [-likeness, Math.abs(i * rights - j * lefts), i, j];
    const [takenLeft, takenRight] = [new Set(), new Set()];
    const pairs = [...found].sort((one, other) => byAll(rank(one), rank(other))).filter(({ i, j }) => {
      if (takenLeft.has(i) || takenRight.has(j)) return false;
      return takenLeft.add(i) && takenRight.add(j);
    });
    return pairs.sort((one, other) => one.i - other.i);
  }

  function joined(pairs, found, left, right, scale) {
    const rightOf = new Map(pairs.map(({ i, j }) => [i, j]));
    const leftOf = new Map(pairs.map(({ i, j }) => [j, i]));
    const gains = [];
    for (const { i, j, likeness } of found) {
      if (rightOf.has(i) === leftOf.has(j)) continue; // both have their places, or neither has
      const gain = rightOf.has(i) ? scale.gain(left[i], right[rightOf.get(i)], right[j]) : scale.gain(right[j], left[leftOf.get(j)], left[i]);
      if (gain >= GAIN || likeness >= VERY_ALIKE) gains.push([-gain, i, j]);
    }
    const joins = [];
    const come = new Set();
    const grown = new Map();
    for (const [, i, j] of gains.sort(byAll)) {
      const [side, newcomer] = rightOf.has(i) ? ["right", `right ${j}`] : ["left", `left ${i}`];
      const pair = rightOf.has(i) ? key(i, rightOf.get(i)) : key(leftOf.get(j), j);
      if (come.has(newcomer)) continue;
      if (!grown.has(pair)) grown.set(pair, side);
      if (grown.get(pair) !== side) continue;
      come.add(newcomer);
      joins.push({ i, j });
    }
    return joins;
  }

  // declarations

  const namedIn = (said) => new Set(said.map(({ clause, position }) => (position === null ? clause : `${clause}/${position}`)));

  function placesOf(said, passages) {
    const named = namedIn(said);
    return passages.filter((passage) => named.has(passage.ref)).map((passage) => passage.place);
  }

  // Rows that both councils stand in, with what each of them has there; both lists keep the order of the rows.
  function declaredRows(left, right) {
    const of = (record, row) => record.declared.filter((said) => said.row === row && !said.prose);
    const rows = [...new Set(left.declared.filter((said) => !said.prose).map((said) => said.row))];
    return rows.map((row) => ({ left: of(left, row), right: of(right, row) })).filter((row) => row.right.length);
  }

  const isPromise = (row) => PROMISES.includes(row.left[0].kind);

  function declaredGroups(rows, lefts, rights) {
    let groups = [];
    for (const row of rows) {
      let group = { left: new Set(placesOf(row.left, lefts)), right: new Set(placesOf(row.right, rights)), label: row.left[0].label };
      if (!group.left.size || !group.right.size) continue;
      const known = groups.filter((other) => meet(other.left, group.left) || meet(other.right, group.right));
      groups = groups.filter((other) => !known.includes(other));
      for (const other of known) {
        group = { left: new Set([...other.left, ...group.left]), right: new Set([...other.right, ...group.right]), label: `${other.label}; ${group.label}` };
      }
      groups.push(group);
    }
    const settledGroups = groups.map(({ left, right, label }) => ({ left: [...left].sort(ascending), right: [...right].sort(ascending), label }));
    return settledGroups.sort((one, other) => one.left[0] - other.left[0]);
  }

  function settled(record, other, passages) {
    const promises = (of) => of.declared.filter((said) => !said.prose && PROMISES.includes(said.kind));
    return promises(other).length ? placesOf(promises(record), passages) : [];
  }

  // rows

  function sharedRow(left, right, foundBy, { likeness = 0, label = "" }) {
    const told = (passages) => passages.flatMap((passage) => words(passage.position ? unlettered(passage.text) : passage.text)).join(" ");
    const wording = told(left) === told(right) ? "same" : "reworded";
    return { left, right, wording, place: PLACES[+(left.length > 1)][+(right.length > 1)], foundBy, likeness, label, items: [], elsewhere: [] };
  }

  const unlettered = (item) => item.replace(/^\(?(?:[a-z]|[ivx]{1,5}|[0-9]{1,2})[.)]\s+/i, "");

  function loneRow(passage, onLeft, elsewhere = []) {
    const [left, right] = onLeft ? [[passage], []] : [[], [passage]];
    return { left, right, wording: onLeft ? "only-left" : "only-right", place: null, foundBy: null, likeness: 0, label: "", items: [], elsewhere };
  }

  function loneRows(lefts, rights, rows) {
    const lone = (passages, side) => {
      const taken = new Set(rows.flatMap((row) => row[side].map((passage) => passage.place)));
      return passages.filter((passage) => !taken.has(passage.place)).map((passage) => loneRow(passage, side === "left"));
    };
    return [...lone(lefts, "left"), ...lone(rights, "right")];
  }

  function placed(rows) {
    const ones = rows.filter((row) => row.place === "in-place");
    const kept = longestRise(ones.map((row) => row.right[0].place));
    ones.forEach((row, at) => kept.has(at) || (row.place = "moved"));
    return rows;
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
    for (const row of rows.filter((each) => each.right.length).sort((one, other) => other.right[0].place - one.right[0].place)) {
      if (row.left.length) nextShared = row.left[0].place;
      before.set(row.right[0].place, nextShared);
    }
    const rank = (row) => (row.left.length ? [row.left[0].place, 1, 0] : [before.get(row.right[0].place), 0, row.right[0].place]);
    return [...rows].sort((one, other) => byAll(rank(one), rank(other)));
  }

  function flipped(rows) {
    const turned = rows.map((row) => ({ ...row, left: row.right, right: row.left, wording: FLIPPED[row.wording] ?? row.wording, place: FLIPPED[row.place] ?? row.place, items: flipped(row.items) }));
    return inOrder(turned);
  }

  // texts and lists

  function textsOf(left, right, passagesOf) {
    const [lefts, rights] = [passagesOf(left.editions[0]), passagesOf(right.editions[0])];
    const bags = (record, passages) => passages.map((passage) => bagOf(passage.text, roleNames(record)));
    return { lefts, rights, bags: [bags(left, lefts), bags(right, rights)] };
  }

  function matched({ lefts, rights, bags }, scale, enough, said, { done = [[], []], known = new Map() }) {
    const taken = [new Set([...done[0], ...said.flatMap((group) => group.left)]), new Set([...done[1], ...said.flatMap((group) => group.right)])];
    const enoughLeft = (i, j) => (taken[0].has(i) || taken[1].has(j) ? NEVER : enough(i, j));
    const row = (foundBy) => (group) => sharedRow(group.left.map((i) => lefts[i]), group.right.map((j) => rights[j]), foundBy, group);
    return [...said.map(row("declared")), ...align(...bags, scale, enoughLeft, known).map(row("machine"))];
  }

  function itemRows(lists, scale, left, right, declared) {
    const said = declaredGroups(declared, lists.lefts, lists.rights);
    const done = [settled(left, right, lists.lefts), settled(right, left, lists.rights)];
    const enough = (i, j) => (mayAnswer(lists.lefts[i], lists.rights[j]) ? ALIKE : NEVER);
    return matched(lists, scale, enough, said, { done });
  }

  function likenessByItems(lists, items, declared) {
    const named = ({ clause, position, words: given }) => ({ clause, item: position ? `${clause}/${position}` : `${clause} ${given}` });
    const asItem = (passage) => ({ clause: passage.clause.id, item: passage.ref });
    const linked = [...items.map((row) => [row.left.map(asItem), row.right.map(asItem)]), ...declared.filter(isPromise).map((row) => [row.left.map(named), row.right.map(named)])];
    const sizes = [lists.lefts, lists.rights].map((passages, side) => {
      const all = new Map([...passages.map(asItem), ...linked.flatMap((link) => link[side])].map((each) => [each.item, each.clause]));
      const count = new Map();
      for (const clause of all.values()) count.set(clause, (count.get(clause) ?? 0) + 1);
      return count;
    });
    const between = new Map(); // by both clauses' ids, the items of each that answer the other's
    for (const [ours, theirs] of linked) for (const a of ours) for (const b of theirs) {
      const both = JSON.stringify([a.clause, b.clause]);
      if (!between.has(both)) between.set(both, [new Set(), new Set()]);
      between.get(both)[0].add(a.item);
      between.get(both)[1].add(b.item);
    }
    const several = [...between].filter(([, [ours, theirs]]) => ours.size > 1 && theirs.size > 1);
    return several.map(([both, [ours, theirs]]) => {
      const [a, b] = JSON.parse(both);
      return { a, b, likeness: rounded((ours.size + theirs.size) / (sizes[0].get(a) + sizes[1].get(b))) };
    });
  }

  function withItems(row, lists, items) {
    const within = (clauses, passages) => passages.filter((item) => clauses.some((passage) => passage.clause === item.clause));
    const [lefts, rights] = [within(row.left, lists.lefts), within(row.right, lists.rights)];
    if (!lefts.length || !rights.length) return row;
    const inside = [];
    for (const item of items) {
      const left = item.left.filter((passage) => lefts.includes(passage));
      const right = item.right.filter((passage) => rights.includes(passage));
      if (left.length && right.length) inside.push(sharedRow(left, right, item.foundBy, item));
      else inside.push(...left.map((passage) => loneRow(passage, true, item.right)), ...right.map((passage) => loneRow(passage, false, item.left)));
    }
    return { ...row, items: placed(inOrder([...inside, ...loneRows(lefts, rights, inside)])) };
  }

  // documents

  function comesFirst(one, other) {
    const told = (record) => record.editions[0].clauses.map((clause) => clause.text);
    const [a, b] = [told(one), told(other)];
    const at = a.findIndex((text, place) => text !== b[place]);
    if (at >= 0) return b[at] !== undefined && a[at] < b[at];
    return a.length === b.length ? one.id <= other.id : true;
  }

  function clauseRows(texts, scale, declared, byItems) {
    const { lefts, rights } = texts;
    const said = declaredGroups(declared.filter((row) => !isPromise(row)), lefts, rights);
    const mains = [lefts, rights].map((passages) => passages.map((passage) => mainTopicsOf(passage.clause)));
    const topics = [lefts, rights].map((passages) => passages.map((passage) => topicsOf(passage.clause)));
    const placeOf = (passages) => new Map(passages.map((passage) => [passage.clause.id, passage.place]));
    const at = [placeOf(lefts), placeOf(rights)];
    const enough = (i, j) => {
      if (!mayAnswer(lefts[i], rights[j])) return NEVER;
      if (meet(mains[0][i], mains[1][j])) return ALIKE_ON_TOPIC;
      return meet(topics[0][i], topics[1][j]) ? ALIKE_TOUCHING : ALIKE_ELSEWHERE;
    };
    const known = new Map(byItems.map(({ a, b, likeness }) => [key(at[0].get(a), at[1].get(b)), likeness]));
    return matched(texts, scale, enough, said, { known });
  }

  function compare(left, right) {
    if (!comesFirst(left, right)) return flipped(compare(right, left));
    const texts = textsOf(left, right, clausesOf);
    const lists = textsOf(left, right, itemsOfLists);
    const scale = scaleOf([...texts.bags.flat(), ...lists.bags.flat()]);
    const declared = declaredRows(left, right);
    const items = itemRows(lists, scale, left, right, declared);
    const clauses = clauseRows(texts, scale, declared, likenessByItems(lists, items, declared));
    const rows = inOrder([...clauses, ...loneRows(texts.lefts, texts.rights, clauses)]);
    return placed(rows).map((row) => withItems(row, lists, items));
  }

  window.protocolAlign = { compare, words };
})();
