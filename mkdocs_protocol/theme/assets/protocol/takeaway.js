// Makes a comparison into a table to take away. That of two councils is, byte for byte, what the site publishes of
// a pair under data/compare/; tests hold one to the other: mkdocs_protocol/publishing/comparisons.py says what
// stands in each column, and tables.py how a cell is kept from being a formula. Of more than two, each clause has
// a line: the number of its row, the councils that have the row, in how many wordings, and what is alike, too,
// but stands in another row.
//
//   protocolTakeaway.csv(records, rows)   the text; rows are those of protocolGroups
"use strict";
(() => {
  const OF_TWO = [
    "topic",
    "level",
    "left_council",
    "left",
    "left_labels",
    "right_council",
    "right",
    "right_labels",
    "wording",
    "place",
    "found_by",
    "likeness",
    "label",
    "elsewhere",
    "left_text",
    "right_text",
    "left_urls",
    "right_urls",
    "nearest",
    "shared_words",
    "binds",
    "about",
  ];
  const OF_MORE = [
    "row",
    "topic",
    "council",
    "clause",
    "councils",
    "wordings",
    "found_by",
    "label",
    "also",
    "text",
    "url",
    "binds",
    "about",
  ];
  const WHOM = ["councillor", "chair", "officer", "clerk"];
  const STARTS_A_FORMULA = /^'*\s*[=+\-@\t\r\n＝＋－＠]/;

  const safe = (text) => (STARTS_A_FORMULA.test(text) ? `'${text}` : text);
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (cells) => `${cells.map((cell) => quoted(safe(cell))).join(",")}\r\n`;

  // Two decimals; what lies between two of them goes to the even one, as Python has it.
  const decimals = (number) =>
    (number * 8) % 4 === 1 ? (Math.floor(number * 100) / 100).toFixed(2) : number.toFixed(2);

  const refs = (passages) => passages.map((passage) => passage.ref).join(" ");
  const labels = (passages) => passages.map((passage) => passage.label).join("; ");
  const texts = (passages) => passages.map((passage) => passage.text).join("\n");
  const urls = (passages) => [...new Set(passages.map((passage) => passage.url))].join(" ");

  // Whom some clauses bind, and whom they bind, benefit or name; items have no such lists.
  const whom = (clauses) =>
    [0, 1].map((which) => WHOM.filter((one) => clauses.some((clause) => clause.whom?.[which].includes(one))).join(" "));

  function ofTwo(records, topic, level, row) {
    const [left, right] = [row.left, row.right].map((passages, side) => [
      records[side].id,
      refs(passages),
      labels(passages),
    ]);
    return [
      topic === "*" ? "" : topic,
      level,
      ...left,
      ...right,
      row.wording,
      row.place ?? "",
      row.foundBy ?? "",
      row.foundBy === "machine" ? decimals(row.likeness) : "",
      row.label,
      refs(row.elsewhere),
      texts(row.left),
      texts(row.right),
      urls(row.left),
      urls(row.right),
      refs(row.nearest),
      row.foundBy ? decimals(row.sharedWords) : "",
      ...whom([...row.left, ...row.right]),
    ];
  }

  function ofMore(records, row, number) {
    const having = records
      .filter((_, council) => row.columns[council].length)
      .map((record) => record.id)
      .join(" ");
    const also = row.also.map(({ council, passage }) => `${records[council].id}:${passage.ref}`).join(" ");
    const said = [having, String(row.wordings), [...row.foundBy].sort().join(" "), row.labels.join("; "), also];
    return records.flatMap((record, council) =>
      row.columns[council].map((clause) => [
        String(number),
        row.topic === "*" ? "" : row.topic,
        record.id,
        clause.ref,
        ...said,
        clause.text,
        clause.url,
        ...whom([clause]),
      ]),
    );
  }

  function csv(records, rows) {
    const lines =
      records.length === 2
        ? [
            OF_TWO,
            ...rows.flatMap((row) => [
              ofTwo(records, row.topic, "clause", row),
              ...row.items.map((item) => ofTwo(records, row.topic, "item", item)),
            ]),
          ]
        : [OF_MORE, ...rows.flatMap((row, place) => ofMore(records, row, place + 1))];
    return `\ufeff${lines.map(line).join("")}`;
  }

  window.protocolTakeaway = { csv };
})();
