// Says which rows a comparison of two or more councils has, in the order of the page. Every passage stands in exactly
// one row. Of two documents they are the rows of protocolAlign; of more, a row is a group of passages of which all that are
// in different documents answer each other.
//
//   protocolGroups.rows(found, topics)   rows, each with its topic and a column of passages for each document
//   found: { records, pairs: [{ left, right, rows }] }, where left and right are places among the records
"use strict";
(() => {
  // A row of two documents, and its items, with a column of passages for each document.
  const ofTwo = (row) => ({
    ...row,
    columns: [row.left, row.right],
    elsewhere: elsewhereOf(row),
    differs: differs(row),
    items: row.items.map(ofTwo),
  });

  // Where one of two documents has it: what answers it in other rows of the other document.
  const elsewhereOf = (row) => (row.left.length && row.right.length ? [] : row.also[row.left.length ? 1 : 0]);

  function differs(row) {
    if (!row.foundBy) return elsewhereOf(row).length ? "yes" : "lacks";
    if (row.items.map(differs).includes("lacks")) return "lacks";
    if (row.wording === "same") return row.place === "in-place" ? "no" : "wording";
    return row.sameSense ? "wording" : "yes";
  }

  // Each clause begins as a group of its own. What a person declared is put together first, then what is most
  // alike; two groups become one only if all their clauses answer each other, so that no chain of answers ties together
  // what has nothing to do with each other. What stays apart for it is told of each row.
  function groupsOf({ records, pairs }) {
    const [groupOf, answers] = [new Map(), new Map()];
    records.forEach((record, council) =>
      record.clauses.forEach((clause) => {
        const columns = records.map((_, column) => (column === council ? [clause] : []));
        groupOf.set(clause, {
          columns,
          foundBy: new Set(),
          likeness: [],
          differently: [],
          labels: [],
          also: new Map(),
          near: new Map(),
        });
        answers.set(clause, new Set());
      }),
    );
    const matches = pairs.flatMap((pair) =>
      pair.rows.filter((row) => row.foundBy).map((row) => ({ ...pair, row, name: nameOf(records, pair, row) })),
    );
    const found = matches.sort(surerFirst).map(({ row }) => row);
    for (const row of found) {
      for (const one of row.left)
        for (const other of row.right) {
          answers.get(one).add(other);
          answers.get(other).add(one);
        }
    }
    for (const row of found) {
      for (const one of row.left) for (const other of row.right) join(groupOf, answers, one, other);
      const there = new Set(row.right.map((clause) => groupOf.get(clause)));
      for (const whole of new Set(row.left.map((clause) => groupOf.get(clause)).filter((group) => there.has(group)))) {
        whole.foundBy.add(row.foundBy);
        if (row.foundBy === "machine") whole.likeness.push(row.likeness);
        whole.differently.push(row.inDifferentWords);
        if (row.label) whole.labels.push(...row.label.split("; "));
      }
    }
    tellApart(records, pairs, groupOf);
    const groups = inOrder(records, groupOf);
    groups.forEach((group) => group.columns.forEach((column) => column.sort((one, other) => one.place - other.place)));
    return groups.map(described);
  }

  const certainty = ({ row }) => (row.foundBy === "declared" ? 2 : row.likeness);
  // Of matches that are as sure the same comes first, in whatever order the councils were chosen.
  const surerFirst = (one, other) => certainty(other) - certainty(one) || (one.name < other.name ? -1 : 1);

  function nameOf(records, { left, right }, row) {
    const names = (council, passages) => passages.map((passage) => `${records[council].id} ${passage.ref}`);
    return [...names(left, row.left), ...names(right, row.right)].sort().join(", ");
  }

  // Notes of two groups what answers each other but stands in the one and in the other.
  function tellApart(records, pairs, groupOf) {
    const groups = new Map(
      records.flatMap((record, council) =>
        record.clauses.map((clause) => [`${council} ${clause.ref}`, groupOf.get(clause)]),
      ),
    );
    const of = (council, passage) =>
      groups.get(`${council} ${passage.within}`) ?? groups.get(`${council} ${passage.clause}`);
    const note = (ours, council, passage) => of(council, passage) === ours || ours.also.set(passage, council);
    for (const { left, right, rows } of pairs)
      for (const row of rows) {
        for (const one of row.left)
          for (const other of [...(row.foundBy ? row.right : []), ...row.also[1]]) note(groupOf.get(one), right, other);
        for (const other of row.right)
          for (const one of [...(row.foundBy ? row.left : []), ...row.also[0]]) note(groupOf.get(other), left, one);
        for (const one of row.left) for (const other of row.nearest) groupOf.get(one).near.set(other, right);
        for (const other of row.right) for (const one of row.nearest) groupOf.get(other).near.set(one, left);
      }
  }

  function join(groupOf, answers, one, other) {
    const [whole, rest] = [groupOf.get(one), groupOf.get(other)];
    const between = whole.columns.flatMap((ours, council) =>
      rest.columns.flatMap((theirs, another) =>
        another === council ? [] : ours.flatMap((a) => theirs.map((b) => answers.get(a).has(b))),
      ),
    );
    if (whole === rest || !between.length || between.includes(false)) return;
    whole.columns = whole.columns.map((column, council) => [...column, ...rest.columns[council]]);
    ["likeness", "differently", "labels"].forEach((key) => whole[key].push(...rest[key]));
    rest.foundBy.forEach((each) => whole.foundBy.add(each));
    rest.columns.flat().forEach((clause) => groupOf.set(clause, whole));
  }

  // In the order of the first text; what it does not have follows what it follows in the next that has it.
  function inOrder(records, groupOf) {
    const order = [];
    for (const record of records) {
      let last = -1;
      for (const clause of record.clauses) {
        const group = groupOf.get(clause);
        const at = order.indexOf(group);
        if (at < 0) order.splice((last += 1), 0, group);
        else last = at;
      }
    }
    return order;
  }

  function described(group) {
    const having = group.columns.filter((column) => column.length);
    const told = (column) => column.map(({ wording }) => wording).join(" ");
    const wordings = new Set(having.map(told)).size;
    const also = [...group.also].map(([passage, council]) => ({ passage, council }));
    const nearest = [...group.near].map(([passage, council]) => ({ passage, council }));
    const lacks = group.columns.some(
      (column, council) => !column.length && !also.some((other) => other.council === council),
    );
    const isSame = having.length === group.columns.length && wordings === 1 && !also.length;
    const inDifferentWords = group.differently.length > 0 && group.differently.every(Boolean);
    return {
      ...group,
      inDifferentWords,
      labels: [...new Set(group.labels)],
      also,
      nearest,
      wordings,
      differs: lacks ? "lacks" : isSame ? "no" : "yes",
      items: [],
      elsewhere: [],
    };
  }

  // A topic that is true of every side of a row, as overview.py has it: "*" where there is none.
  function topicOf(row, topics) {
    const sides = row.columns.filter((column) => column.length);
    const mains = sides.map((side) => new Set(side.flatMap((passage) => passage.mains)));
    const touched = sides.map((side) => new Set(side.flatMap((passage) => passage.topics)));
    const known = topics.map((topic) => topic.id);
    const main = known.filter((id) => mains.some((side) => side.has(id)));
    const shared = main.filter((id) => mains.every((side) => side.has(id)));
    const inAll = shared.length ? shared : main.filter((id) => touched.every((side) => side.has(id)));
    if (!inAll.length && mains.every((side) => known.some((id) => side.has(id)))) return "*";
    return [...inAll, ...main][0] ?? "";
  }

  function rows(found, topics) {
    const made = found.records.length === 2 ? found.pairs[0].rows.map(ofTwo) : groupsOf(found);
    const placed = made.map((row) => ({ ...row, topic: topicOf(row, topics) }));
    return [...topics.map((topic) => topic.id), "*", ""].flatMap((topic) =>
      placed.filter((row) => row.topic === topic),
    );
  }

  window.protocolGroups = { rows };
})();
