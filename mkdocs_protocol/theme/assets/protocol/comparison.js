// Shows the comparison of two or more councils that was made in the reader's browser: topic by topic, a row for the
// passages that answer each other, as protocolGroups has them. How it is built and what it says comes with the page:
// the elements of comparison-parts.html in a `<template>`, the words of words.py. All that comes from the data is put in
// as text, never as HTML.
//
//   protocolComparison.show(place, found, given)   { heading, summary, filter(view) }, where a view is { show, binds }
//   found: { records, pairs: [{ left, right, rows }] }, where left and right are places among the records
//   given: { root, topics, words, rules, template, ways, chosen(name, value) }; ways is an element
"use strict";
(() => {
  const { make, joined, capital, fill, opener, openFirst, tellShown, _, ngettext } = window.protocol;
  const { byDifference, exactOf, formOf, kept } = window.protocolLayout;
  const VIEWS = new Map([
    ["", _("Everything")],
    ["differences", _("Only differences")],
    ["lacks", _("Only rows where something has no match")],
  ]);
  let given = null; // as above, of the comparison that is shown
  let sides = []; // the councils' records, in order

  const inWords = (number) => given.words.numbers[number] ?? String(number);
  const ofHundred = (likeness) => {
    // half goes to the even number, as Python has it
    const [number, nearest] = [likeness * 100, Math.round(likeness * 100)];
    return Math.min(nearest - (number % 1 === 0.5 && nearest % 2 ? 1 : 0), 99);
  };
  const url = (path) => `${given.root}${path}`;
  const part = (css) => given.template.content.querySelector(css).cloneNode(true);
  const links = (all, between) =>
    all.flatMap(([words, href], place) => [place ? between : "", make("a", { href }, words)]);

  // Puts text into the first element that a selector finds, or takes the element away where there is none.
  function put(element, css, ...inside) {
    const found = element.querySelector(css);
    const kept = inside.filter(Boolean);
    if (kept.length) found.replaceChildren(...kept);
    else found.remove();
    return found;
  }

  // What is said of a row

  function saysOf(row) {
    const [left, right] = sides.map((side) => side.said);
    if (sides.length === 2 && row.elsewhere.length)
      return fill(given.words.answered_elsewhere, { name: row.left.length ? right : left });
    if (sides.length === 2 && row.nearest.length)
      return fill(given.words.unsure, { name: row.left.length ? right : left });
    if (sides.length === 2 && row.inDifferentWords) return given.words.in_different_words;
    if (sides.length === 2) return fill(given.words.wording[row.wording], { left, right });
    const having = sides.filter((_, council) => row.columns[council].length).map((side) => side.said);
    const council = having[0];
    if (having.length === 1 && row.also.length) return _("In {council}; related text is in another row", { council });
    if (having.length === 1)
      return row.nearest.length
        ? _("In {council}; no certain match found", { council })
        : _("In {council}; no match found", { council });
    const who = having.length === sides.length ? _("all {number}", { number: inWords(having.length) }) : joined(having);
    if (row.wordings === 1) return _("Same words in {councils}", { councils: who });
    if (row.inDifferentWords) return _("Same subject in {councils}, in different words", { councils: who });
    return row.wordings === having.length && !row.differently.includes(true)
      ? _("Reworded: in {councils}", { councils: who })
      : _("In {councils}, in {number} wordings", { councils: who, number: inWords(row.wordings) });
  }

  function standsOf(row, isItem) {
    if (sides.length > 2 || !row.place || (isItem && ["in-place", "moved"].includes(row.place))) return "";
    const [left, right] = sides.map((side) => side.said);
    const [thing, things] = isItem ? [_("item"), _("items")] : [_("clause"), _("clauses")];
    return capital(
      fill(given.words.place[row.place], {
        left,
        right,
        m: inWords(row.left.length),
        n: inWords(row.right.length),
        thing,
        things,
      }),
    );
  }

  function foundOf(row) {
    const { declared, machine } = given.words;
    const alike = (number) => _("Matched by a program: likeness {number} of 100", { number });
    if (sides.length > 2) {
      const all = row.likeness.map(ofHundred);
      const [least, most] = [Math.min(...all), Math.max(...all)];
      const said = row.foundBy.has("declared") ? [[declared, row.labels.join("; ")].filter(Boolean).join(": ")] : [];
      if (row.foundBy.has("machine"))
        said.push(
          row.wordings === 1 || row.inDifferentWords ? machine : alike(least === most ? least : `${least} to ${most}`),
        );
      return said.join(". ");
    }
    if (row.foundBy === "declared") return [declared, row.label].filter(Boolean).join(": ");
    if (!row.foundBy) return "";
    if (row.items.some((item) => item.foundBy === "declared")) return given.words.by_items;
    return row.wording === "same" || row.inDifferentWords ? machine : alike(ofHundred(row.likeness));
  }

  // Texts: each passage's words as spans { text, onlyHere }; a paragraph a line. What a mark says by its looks it says in words to a screen reader.
  function paragraphs(spans, said) {
    const lines = [[]];
    for (const { text, onlyHere } of spans) {
      text.split("\n").forEach((words, place) => {
        if (place) lines.push([]);
        lines.at(-1).push({ text: words, onlyHere });
      });
    }
    const unseen = (words) => make("span", { className: "protocol-unseen" }, words);
    const shown = ({ text, onlyHere }) =>
      onlyHere && text.trim() ? make("mark", {}, unseen(`[${said}: `), text, unseen("]")) : text;
    return lines.map((line) => make("p", {}, ...line.map(shown)));
  }

  // Rows as elements

  const isItem = (row) => row.columns.flat()[0].position !== null;
  const whose = (side, isOfItem) =>
    isOfItem
      ? side.name
      : `${side.name}, ${side.edition.label.slice(0, 1).toLowerCase()}${side.edition.label.slice(1)}`;

  function cite(passage, council, row, whole) {
    const side = sides[council];
    const made = part(".protocol-pair-cite");
    const link = made.querySelector("a");
    const ofOne = passage.position !== null && new Set(whole.columns[council].map(({ clause }) => clause)).size === 1;
    link.href = url(passage.url);
    link.textContent = ofOne ? _("Item {number}", { number: passage.position }) : capital(passage.short);
    const heading = put(made, ".protocol-quoted", passage.heading);
    heading.lang = side.edition.language;
    put(made, ".protocol-pair-whose", whose(side, passage.position !== null));
    return made;
  }

  function text(side, spans, said = "") {
    const made = part(".protocol-pair-text");
    made.lang = side.edition.language;
    made.replaceChildren(...paragraphs(spans, said));
    return made;
  }

  // The sentences of its clause that a part of it points to, and is read with.
  function before(side, passage) {
    if (!passage.before) return [];
    const made = part(".protocol-pair-before");
    made.lang = side.edition.language;
    made.textContent = passage.before;
    return [made];
  }

  // One side of a row; spans has a list for each passage.
  function cell(row, council, spans, whole) {
    const [side, passages] = [sides[council], row.columns[council]];
    const made = part(passages.length ? ".protocol-pair-side" : ".protocol-pair-nothing");
    made.dataset.protocolSide = sides.length === 2 ? ["left", "right"][council] : String(council + 1);
    if (!passages.length) {
      put(made, ".protocol-pair-whose", whose(side, isItem(row)));
      put(made, ".protocol-pair-absent", ...absent(row, council));
      return made;
    }
    const said =
      sides.length === 2 ? fill(given.words.said[council], { left: sides[0].said, right: sides[1].said }) : "";
    made.replaceChildren(
      ...passages.flatMap((passage, place) => [
        cite(passage, council, row, whole),
        ...before(side, passage),
        ...(spans[place].length ? [text(side, spans[place], said)] : []),
      ]),
    );
    return made;
  }

  const passageLinks = (passages) =>
    links(
      passages.map(({ short, url: to }) => [capital(short), url(to)]),
      "; ",
    );

  function absent(row, council) {
    const side = sides[council];
    const apart = alsoIn(row, council);
    if (apart.length) return [_("What matches it is in another row:"), " ", ...passageLinks(apart), "."];
    const here = sides.length === 2 ? row.elsewhere : [];
    const near = here.length ? [] : nearIn(row, council);
    const topic = side.topics[row.topic] ?? { state: "", on: [] };
    const words = isItem(row)
      ? given.words[row.isSettled ? "settled_item" : "absent_item"]
      : here.length
        ? given.words.absent_here
        : topic.state === "silent"
          ? given.words.silent
          : near.length
            ? given.words.absent_unsure
            : given.words.absent;
    const others = topic.on.filter(([, to]) => !near.some((passage) => passage.url === to));
    const onTopic = isItem(row) || here.length ? [] : others.map(([label, to]) => [label, url(to)]);
    const said = (lead, found) => (found.length ? [` ${lead}: `, ...found, "."] : []);
    const more = [
      said(given.words.elsewhere, passageLinks(here)),
      said(given.words.nearest, passageLinks(near)),
      said(given.words.on_topic, links(onTopic, "; ")),
    ];
    return [capital(fill(words, { name: side.said })), ...more.flat()];
  }

  function sidesOf(row, form, spans, whole) {
    const made = make("div", { className: "protocol-pair-sides" });
    if (form === "once") {
      const once = part(".protocol-pair-side");
      once.dataset.protocolSide = "both";
      once.replaceChildren(
        ...row.columns.flatMap((column, council) => column.map((passage) => cite(passage, council, row, whole))),
        text(
          sides[0],
          spans[0].flatMap((each, place) => (place ? [{ text: "\n", onlyHere: false }, ...each] : each)),
        ),
      );
      made.append(once);
      return made;
    }
    const cells = sides.map((_, council) => cell(row, council, spans[council], whole));
    // Of many documents only those stand in a row that have it; who has it not is said in one sentence.
    made.append(...(sides.length > 3 ? cells.filter((_, council) => row.columns[council].length) : cells));
    if (sides.length > 2)
      made.classList.add("protocol-several", `protocol-several-${sides.length > 3 ? "list" : "beside"}`);
    return made;
  }

  function remarkOf(row, form) {
    const lacking = sides
      .filter(
        (_, council) => !row.columns[council].length && !alsoIn(row, council).length && !nearIn(row, council).length,
      )
      .map((side) => side.said);
    if (form === "once") return isItem(row) ? "" : given.words.both;
    return sides.length > 3 && lacking.length
      ? ngettext(
          "No match was found in the document of {councils}.",
          "No match was found in the documents of {councils}.",
          lacking.length,
          { councils: joined(lacking) },
        )
      : "";
  }

  // Of more than two: what answers a row but stands in another.
  const alsoIn = (row, council) =>
    sides.length > 2 ? row.also.filter((other) => other.council === council).map(({ passage }) => passage) : [];

  // What comes near where nothing was found that answers it.
  const nearIn = (row, council) =>
    sides.length === 2
      ? row.nearest
      : row.nearest.filter((other) => other.council === council).map(({ passage }) => passage);

  // What answers a shared row in other rows, a line a side; as far as no cell of the row says so.
  function alsoOf(row) {
    const said = (council) =>
      sides.length === 2
        ? row.foundBy
          ? row.also[council]
          : []
        : sides.length > 3 || row.columns[council].length
          ? alsoIn(row, council)
          : [];
    return sides.flatMap((side, council) =>
      said(council).length
        ? [
            make(
              "p",
              { className: "protocol-soft protocol-pair-also" },
              `${fill(given.words.also, { name: side.said })}: `,
              ...passageLinks(said(council)),
              ".",
            ),
          ]
        : [],
    );
  }

  function fillRow(made, row, whole) {
    const [form, spans] = formOf(row, whole, given.rules);
    Object.assign(made.dataset, {
      protocolWording: row.wording ?? "",
      protocolPlace: row.place ?? "",
      protocolDiffers: row.differs,
      protocolForm: form,
    });
    tellWhom(made, [row]);
    const how = [standsOf(row, isItem(row)), row.foundBy ? foundOf(row) : ""].filter(Boolean);
    put(made, ".protocol-pair-how", ...how.flatMap((words, place) => [place ? " " : "", make("span", {}, words)]));
    made.querySelector(".protocol-pair-sides").replaceWith(sidesOf(row, form, spans, whole));
    const remark = put(made, ".protocol-pair-remark", remarkOf(row, form));
    made.querySelector(".protocol-pair-also").replaceWith(...alsoOf(row));
    return [form, remark];
  }

  function article(row) {
    const made = part(".protocol-pair");
    const list = made.querySelector(".protocol-pair-items");
    const item = list.firstElementChild;
    const texts = made.querySelector(".protocol-pair-exact");
    list.remove();
    texts.remove();
    const [form] = fillRow(made, row, row);
    const name = row.columns.flatMap((column) => (column.length ? [column.map(({ short }) => short).join(", ")] : []));
    put(
      made,
      ".protocol-pair-says",
      make("span", { className: "protocol-unseen" }, `${capital(joined(name))}: `),
      saysOf(row),
    );
    const shown = (each) => {
      const one = item.cloneNode(true);
      fillRow(one, each, row);
      put(one, ".protocol-pair-says", saysOf(each));
      return one;
    };
    const listed = (items) => {
      const one = list.cloneNode();
      one.replaceChildren(...items.map(shown));
      return one;
    };
    made.append(...parted(row.items, "item", listed));
    const exact = exactOf(row, form);
    if (exact) {
      texts.querySelector("summary").textContent = given.words.exact[exact];
      texts.querySelector(".protocol-pair-sides").replaceWith(
        sidesOf(
          row,
          "beside",
          row.columns.map((column) => column.map(({ text: words }) => kept(words))),
          row,
        ),
      );
      made.append(texts);
    }
    return made;
  }

  // Rows or items that are read at once, and folded those without a match of their own, which come first among rows and
  // behind the others in a list, and those that differ only in wording or place.
  function parted(rows, thing, shown) {
    const isAlone = (row) => row.columns.filter((column) => column.length).length === 1;
    const isFolded = (row) => !isAlone(row) && row.differs === "wording";
    const nameOf = (row) =>
      row.columns
        .flatMap((column, council) =>
          column.length ? [`${capital(sides[council].said)}, ${column.map(({ short }) => short).join(", ")}`] : [],
        )
        .join();
    const fold = (kind, some) => {
      const said = fill(given.words[kind][thing][+(some.length > 1)], {
        n: some.length,
        passages: some.map(nameOf).join("; "),
      });
      return some.length
        ? [
            make(
              "details",
              { className: `protocol-more protocol-pair-${kind}` },
              make("summary", {}, said),
              ...[shown(some)].flat(),
            ),
          ]
        : [];
    };
    const first = rows.filter((row) => !isAlone(row) && !isFolded(row));
    const [read, alone] = [first.length ? [shown(first)] : [], fold("alone", rows.filter(isAlone))];
    return [...(thing === "row" ? [...alone, ...read] : [...read, ...alone]), ...fold("folded", rows.filter(isFolded))];
  }

  // The whole

  function section(topic, ofTopic) {
    const made = part(".protocol-pair-topic");
    const known = given.topics.find((each) => each.id === topic);
    const title = made.querySelector("h3");
    title.id = `protocol-topic-${topic === "*" ? "differ" : topic || "none"}`;
    title.replaceChildren(known ? make("a", { href: known.href }, known.label) : given.words.no_topic[topic]);
    made.setAttribute("aria-labelledby", title.id);
    const looksElsewhere = (council) =>
      ofTopic.some(
        (row) =>
          !row.columns[council].length && (sides.length === 2 ? row.elsewhere.length : alsoIn(row, council).length),
      );
    const silent = sides
      .filter((side, council) => side.topics[topic]?.state === "silent" && !looksElsewhere(council))
      .map((side) => capital(fill(given.words.silent, { name: side.said })));
    put(made, ".protocol-pair-silence", silent.join(" "));
    tellWhom(made, ofTopic);
    const inside = make(
      "details",
      { className: "protocol-narrow" },
      make("summary", {}, ngettext("{number} row in all", "{number} rows in all", ofTopic.length)),
    );
    const rows = sides.length > 2 ? ofTopic : byDifference(ofTopic, given.rules);
    inside.append(
      ...made.querySelectorAll(".protocol-pair-silence"),
      ...parted(rows, "row", (some) => some.map(article)).flat(),
    );
    made.append(inside);
    return made;
  }

  // The topics of the rows. The page's address holds the councils: it does not follow where a reader goes.
  function contents(sections) {
    const much = ["no", "wording", "yes", "lacks"];
    const entry = (made) => {
      const [title, articles] = [made.querySelector("h3"), [...made.querySelectorAll(".protocol-pair")]];
      const link = make("a", { href: `#${title.id}` }, title.textContent);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        made.querySelector(".protocol-narrow").open = true;
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
        title.scrollIntoView();
      });
      const most = Math.max(...articles.map((each) => much.indexOf(each.dataset.protocolDiffers)));
      const { protocolBinds = "", protocolAbout = "" } = made.dataset;
      return make(
        "li",
        {
          "data-protocol-differs": much[most],
          "data-protocol-binds": protocolBinds,
          "data-protocol-about": protocolAbout,
        },
        link,
        " ",
        make("span", { className: "protocol-detail" }, String(articles.length)),
      );
    };
    const nav = make(
      "nav",
      { className: "protocol-on-screen protocol-contents", "aria-label": _("Topics") },
      make("p", { className: "protocol-label" }, _("Topics")),
      make("ol", {}, ...sections.map(entry)),
    );
    return make("details", { className: "protocol-narrow" }, make("summary", {}, _("Topics")), nav);
  }

  function head(side, council) {
    const made = part(".protocol-pair-heads > *");
    made.dataset.protocolSide = sides.length === 2 ? ["left", "right"][council] : String(council + 1);
    const [own, edition] = made.querySelectorAll("a");
    own.replaceWith(make("a", { href: url(side.url) }, side.name));
    edition.replaceWith(make("a", { href: url(side.edition.url) }, side.edition.label));
    put(
      made,
      ".protocol-pair-incomplete",
      side.edition.incomplete && _("Known only in part: {what}", { what: side.edition.incomplete }),
    );
    return made;
  }

  // Topics on which a document is silent, and how many there are of which nobody has said.
  function silences() {
    const told = sides.flatMap((side) => {
      const are = (state) => given.topics.filter((topic) => side.topics[topic.id]?.state === state);
      const [silent, unread] = [are("silent"), are("unclassified").length];
      return [
        ...(silent.length
          ? [
              make(
                "li",
                {},
                _("{council}’s document says nothing on:", { council: capital(side.said) }),
                " ",
                ...links(
                  silent.map((topic) => [topic.label, topic.href]),
                  "; ",
                ),
                ".",
              ),
            ]
          : []),
        ...(unread
          ? [
              make(
                "li",
                {},
                ngettext(
                  "Nobody has yet said whether {council}’s document deals with {number} further topic.",
                  "Nobody has yet said whether {council}’s document deals with {number} further topics.",
                  unread,
                  { council: side.said },
                ),
              ),
            ]
          : []),
      ];
    });
    return told.length
      ? [
          make("h3", { className: "protocol-silences" }, _("Silences")),
          make("ul", { className: "protocol-pair-silences" }, ...told),
          make("p", { className: "protocol-soft protocol-caution" }, given.words.caution),
        ]
      : [];
  }

  // The numbers add up: all rows are those that match, those for which no match was found, and those answered in other rows.
  function summaryOf(all) {
    const shared = all.filter((row) => row.columns.filter((column) => column.length).length > 1);
    const same = shared.filter((row) => (sides.length === 2 ? row.wording === "same" : row.wordings === 1)).length;
    const different = shared.filter((row) => row.inDifferentWords).length;
    const reworded = shared.length - same - different;
    const how = joined(
      [
        same && _("{number} in the same words", { number: same }),
        reworded && _("{number} reworded", { number: reworded }),
        different && _("{number} on the same subject in different words", { number: different }),
      ].filter(Boolean),
    );
    return (sides.length > 2 ? ofSeveral : ofTwo)(all, shared, how).filter(Boolean).join(" ");
  }

  // How many of some rows are one council's, for each that has any: "5 of the one and 1 of the other".
  function whoseOf(rows) {
    const counts = sides.map((_side, council) => rows.filter((row) => row.columns[council].length).length);
    return joined(
      counts.flatMap((count, place) =>
        count ? [_("{number} of {council}", { number: count, council: sides[place].said })] : [],
      ),
    );
  }

  function ofTwo(all, shared, how) {
    const elsewhere = all.filter((row) => row.elsewhere.length).length;
    const alone = all.filter((row) => !shared.includes(row) && !row.elsewhere.length);
    const inPart = shared.filter((row) => row.differs === "lacks").length;
    const what = [
      shared.length && ngettext("{number} matches ({how})", "{number} match ({how})", shared.length, { how }),
      alone.length &&
        ngettext("{number} has no match ({whose})", "{number} have no match ({whose})", alone.length, {
          whose: whoseOf(alone),
        }),
      elsewhere &&
        ngettext(
          "{number} has related text only in another row",
          "{number} have related text only in another row",
          elsewhere,
        ),
    ].filter(Boolean);
    return [
      !shared.length && _("No matching clauses were found."),
      what.length && ngettext("{number} row: {what}.", "{number} rows: {what}.", all.length, { what: joined(what) }),
      inPart &&
        ngettext(
          "In {number} matching row, an item of a list has no match. With this row, {all} rows have something without a match.",
          "In {number} matching rows, an item of a list has no match. With these, {all} rows have something without a match.",
          inPart,
          { all: alone.length + inPart },
        ),
      all.some((row) => row.items.length) && _("Items of a list are inside its row and are not counted."),
    ];
  }

  function ofSeveral(all, shared, how) {
    const everywhere = shared.filter((row) => row.columns.every((column) => column.length)).length;
    const alone = all.filter((row) => !shared.includes(row));
    const [rest, lacks] = [all.length - everywhere, all.filter((row) => row.differs === "lacks").length];
    const count = inWords(sides.length);
    const what = [
      everywhere && _("{number} in all {all}", { number: everywhere, all: count }),
      shared.length > everywhere && _("{number} in some but not all", { number: shared.length - everywhere }),
      alone.length && _("{number} in only one ({whose})", { number: alone.length, whose: whoseOf(alone) }),
    ].filter(Boolean);
    const lacking = [
      lacks &&
        ngettext(
          "{number} has no match in at least one document",
          "{number} have no match in at least one document",
          lacks,
        ),
      rest > lacks &&
        ngettext(
          "{number} has related text there in another row",
          "{number} have related text there in another row",
          rest - lacks,
        ),
    ].filter(Boolean);
    return [
      !shared.length && _("No clauses were found to match."),
      ngettext("{number} row: {what}.", "{number} rows: {what}.", all.length, { what: joined(what) }),
      shared.length && _("Of the {number} in more than one: {how}.", { number: shared.length, how }),
      rest && _("Of the {number} not in all {all}: {what}.", { number: rest, all: count, what: joined(lacking) }),
    ];
  }

  // Whom a row binds (0), or is about in particular (2); items have no such lists.
  const whomOf = (row, which) => [...new Set(row.columns.flat().flatMap((passage) => passage.whom?.[which] ?? []))];

  const tellWhom = (made, rows) =>
    ["protocolBinds", "", "protocolAbout"].forEach((name, which) => {
      const told = [...new Set(rows.flatMap((row) => whomOf(row, which)))].join(" ");
      if (name && told) made.dataset[name] = told;
    });

  // Whether a row is left by a choice: of a view, or of whom it is about or binds.
  const FITS = {
    show: (row, value) => row.differs === "lacks" || (value === "differences" && row.differs !== "no"),
    binds: (row, value) =>
      value.startsWith("about-") ? whomOf(row, 2).includes(value.slice(6)) : whomOf(row, 0).includes(value),
  };

  // A view is offered where it shows some of the rows and leaves out others, a role where any row is left.
  // The style sheet hides what the choices leave out, as on the pages of pairs.
  function choices(all, place) {
    const sets = [...given.template.content.querySelectorAll(".protocol-pair-choice")].map((each) =>
      each.cloneNode(true),
    );
    const offered = sets
      .map((made) => {
        const [first, ...radios] = made.querySelectorAll("input");
        const { name } = first;
        const numbered = (radio, what, number) => {
          radio.nextElementSibling.lastChild.data = _("{what} ({number})", { what, number });
          radio.addEventListener("change", () => given.chosen(name, radio === first ? "" : radio.value));
        };
        if (name === "show") numbered(first, VIEWS.get(""), all.length);
        else first.addEventListener("change", () => given.chosen(name, ""));
        const kept = radios.filter((radio) => {
          const count = all.filter((row) => FITS[name](row, radio.value)).length;
          const isOffered = count > 0 && (name !== "show" || count < all.length);
          if (isOffered) numbered(radio, VIEWS.get(radio.value) ?? radio.nextElementSibling.lastChild.data, count);
          else radio.closest("label").remove();
          return isOffered;
        });
        return { made, name, first, kept };
      })
      .filter(({ kept }) => kept.length);
    const filter = (wanted) => {
      const [view, said] = [{}, []];
      for (const { name, first, kept } of offered) {
        const radio = kept.find(({ value }) => value === wanted[name]);
        (radio ?? first).checked = true;
        if (!radio) continue;
        view[name] = radio.value;
        said.push(VIEWS.get(radio.value) ?? radio.nextElementSibling.textContent);
      }
      if (said.length) openFirst(place);
      tellShown(place);
      const shown = all.filter((row) => Object.entries(view).every(([name, value]) => FITS[name](row, value))).length;
      return {
        view,
        said: said.length
          ? ngettext("{view}: {shown} of {number} row", "{view}: {shown} of {number} rows", all.length, {
              view: said.join(", "),
              shown,
            })
          : ngettext("Everything: {number} row", "Everything: {number} rows", all.length),
      };
    };
    return [offered.map(({ made }) => made), filter];
  }

  function show(place, found, told) {
    given = told;
    sides = found.records;
    const all = window.protocolGroups.rows(found, given.topics);
    const topics = [...new Set(all.map((row) => row.topic))];
    const heading = make(
      "h2",
      { className: "protocol-comparison-title", tabIndex: -1 },
      _("{councils} compared", { councils: joined(sides.map((side) => side.name)) }),
    );
    const summary = summaryOf(all);
    const [offered, filter] = choices(all, place);
    const method = [given.words.lead[+(sides.length > 2)], sides.length === 2 && given.words.not_marked]
      .filter(Boolean)
      .join(" ");
    const heads = make(
      "div",
      { className: `protocol-pair-heads${sides.length > 2 ? " protocol-several" : ""}` },
      ...sides.map(head),
    );
    const sections = topics.map((topic) =>
      section(
        topic,
        all.filter((row) => row.topic === topic),
      ),
    );
    const folds = sections.flatMap((made) => [...made.querySelectorAll("details:not(.protocol-pair-exact)")]);
    place.replaceChildren(
      heading,
      heads,
      ...offered,
      make("p", { className: "protocol-on-screen protocol-pair-count" }),
      make("p", { className: "protocol-pair-summary" }, summary),
      ...(sections.length > 1 ? [contents(sections)] : []),
      make("p", { className: "protocol-soft protocol-pair-method" }, method),
      make(
        "details",
        { className: "protocol-narrow protocol-on-screen" },
        make("summary", {}, _("More ways to see this")),
        given.ways,
      ),
      ...(folds.length ? [opener(folds)] : []),
      ...sections,
      ...silences(),
    );
    return { heading, summary, filter };
  }

  window.protocolComparison = { show };
})();
