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
  const { make, joined, capital, fill, opener, _, ngettext } = window.protocol;
  const { byDifference, exactOf, formOf, kept } = window.protocolLayout;
  const { choices, tellWhom } = window.protocolComparisonChoices;
  let given = null; // as above, of the comparison that is shown
  let sides = []; // the councils' records, in order
  let phrases = null; // what is said of rows

  const url = (path) => `${given.root}${path}`;
  const part = (css) => given.template.content.querySelector(css).cloneNode(true);
  const links = (all, between) =>
    all.flatMap(([words, href], place) => [place ? between : "", make("a", { href }, words)]);

  // Puts text into the first element that a selector finds, or takes the element away where there is none.
  function put(element, css, ...inside) {
    const found = element.querySelector(css);
    const shown = inside.filter(Boolean);
    if (shown.length) found.replaceChildren(...shown);
    else found.remove();
    return found;
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
    const how = [phrases.standsOf(row, isItem(row)), row.foundBy ? phrases.foundOf(row) : ""].filter(Boolean);
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
      phrases.of(row),
    );
    const shown = (each) => {
      const one = item.cloneNode(true);
      fillRow(one, each, row);
      put(one, ".protocol-pair-says", phrases.of(each));
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

  function show(place, found, told) {
    given = told;
    sides = found.records;
    phrases = new window.protocolComparisonSaid(given.words, sides);
    const all = window.protocolGroups.rows(found, given.topics);
    const topics = [...new Set(all.map((row) => row.topic))];
    const heading = make(
      "h2",
      { className: "protocol-comparison-title", tabIndex: -1 },
      _("{councils} compared", { councils: joined(sides.map((side) => side.name)) }),
    );
    const summary = phrases.summary(all);
    const [offered, filter] = choices(all, place, given);
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
