// Shows the comparison of two or more councils that was made in the reader's browser: topic by topic, a row for
// the clauses that answer each other, as protocolGroups has them. Two councils are shown as pair.html shows them.
// All that comes from the data is put in as text, never as HTML.
//
//   protocolComparison.show(place, found, given)   { heading, summary, filter(value) }
//   found: { records, pairs: [{ left, right, rows }] }, where left and right are places among the records
//   given: { root, topics, words, ways, chosen(value) }; words are those of compared_words.py, ways an element
"use strict";
(() => {
  const VIEWS = { "": "Everything", differences: "Only differences", lacks: "Only what one of them lacks" };
  const LONGEST = 26; // signs of a heading in a short label
  let given = null; // as above, of the comparison that is shown
  let sides = []; // the councils, in order: { record, edition, name, said, whose }

  function make(name, attributes, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...inside.filter((each) => each !== null));
    return made;
  }

  const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
  const joined = (words) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join(""));
  const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const inWords = (number) => given.words.numbers[number] ?? String(number);
  const percent = (likeness) => { // half goes to the even number, as Python has it
    const [number, nearest] = [likeness * 100, Math.round(likeness * 100)];
    return Math.min(nearest - (number % 1 === 0.5 && nearest % 2 ? 1 : 0), 99);
  };
  const url = (path) => `${given.root}${path}`;

  function sideOf(record) {
    const edition = record.editions[0];
    const said = record.name ? record.short_name : "the unnamed council";
    const label = edition.label.slice(0, 1).toLowerCase() + edition.label.slice(1);
    return { record, edition, name: record.short_name, said, whose: `${record.short_name}, ${label}` };
  }

  // What is said of a row

  function saysOf(row) {
    const [left, right] = sides.map((side) => side.said);
    if (sides.length === 2 && row.elsewhere.length) return fill(given.words.answered_elsewhere, { name: row.left.length ? right : left });
    if (sides.length === 2) return fill(given.words.wording[row.wording], { left, right });
    const having = sides.filter((_, council) => row.columns[council].length).map((side) => side.said);
    if (having.length === 1) return row.also.length ? `In ${having[0]}; what answers it stands in another row` : `Only in ${having[0]}, as far as was found`;
    const who = having.length === sides.length ? `all ${inWords(having.length)}` : joined(having);
    if (row.wordings === 1) return `Same words in ${who}`;
    return row.wordings === having.length ? `Reworded: in ${who}` : `In ${who}, in ${inWords(row.wordings)} wordings`;
  }

  function standsOf(row, isItem) {
    if (sides.length > 2 || !row.place || (isItem && ["in-place", "moved"].includes(row.place))) return "";
    const [left, right] = sides.map((side) => side.said);
    const thing = isItem ? "item" : "clause";
    return capital(fill(given.words.place[row.place], { left, right, m: inWords(row.left.length), n: inWords(row.right.length), thing, things: `${thing}s` }));
  }

  function foundOf(row) {
    if (sides.length > 2) {
      const said = row.foundBy.has("declared") ? [[given.words.declared, row.labels.join("; ")].filter(Boolean).join(": ")] : [];
      const alike = row.likeness.map(percent);
      const [least, most] = [Math.min(...alike), Math.max(...alike)];
      if (row.foundBy.has("machine")) said.push(row.wordings === 1 ? given.words.machine : `${given.words.machine}: ${least === most ? least : `${least} to ${most}`} % alike`);
      return said.join(". ");
    }
    if (row.foundBy === "declared") return [given.words.declared, row.label].filter(Boolean).join(": ");
    if (!row.foundBy) return "";
    if (row.wording !== "same" && row.items.some((item) => item.foundBy)) return given.words.by_items;
    return row.wording === "same" ? given.words.machine : `${given.words.machine}: ${percent(row.likeness)} % alike`;
  }

  // What a narrow place calls a clause, as cites.py has it: a long heading is cut between words.
  function shortLabel({ number, label }) {
    if (number) return label;
    const at = label.lastIndexOf(", ");
    const [heading, place] = [label.slice(0, Math.max(at, 0)), label.slice(Math.max(at, 0)).replaceAll("paragraph", "para")];
    const [whole] = heading.split(" (");
    if (whole.length <= LONGEST) return whole + place;
    const kept = whole.slice(0, LONGEST);
    return `${(kept.slice(0, kept.lastIndexOf(" ") + 1) || kept).replace(/[ ,;:.–-]+$/, "")}…${place}`;
  }

  // An item is named by its place alone where its side of the row of clauses is one clause.
  function labelOf(passage, isOfOne = false) {
    const label = shortLabel(passage.clause);
    if (passage.position === null) return capital(label);
    return isOfOne ? `Item ${passage.position}` : capital(`${label}, item ${passage.position}`);
  }

  // Texts

  const kept = (text) => (text ? [{ text, onlyHere: false }] : []);

  // The pieces of each passage of a side whose passages were compared joined by line ends.
  function cut(pieces, texts) {
    const rest = [...pieces];
    const take = (length) => {
      const taken = [];
      for (let left = length; left; left -= taken.at(-1).text.length) {
        const piece = rest.shift();
        if (piece.text.length > left) rest.unshift({ ...piece, text: piece.text.slice(left) });
        taken.push({ ...piece, text: piece.text.slice(0, left) });
      }
      return taken;
    };
    return texts.map((text, place) => {
      if (place) take(1);
      return take(text.length);
    });
  }

  // A paragraph a line. What a mark says by its looks it says in words to who hears the page.
  function paragraphs(pieces, said) {
    const lines = [[]];
    for (const { text, onlyHere } of pieces) {
      text.split("\n").forEach((words, place) => {
        if (place) lines.push([]);
        lines.at(-1).push({ text: words, onlyHere });
      });
    }
    const piece = ({ text, onlyHere }) => (onlyHere && text.trim()
      ? make("mark", {}, make("span", { class: "protocol-unseen" }, `[${said}: `), text, make("span", { class: "protocol-unseen" }, "]")) : text);
    return lines.map((line) => make("p", {}, ...line.map(piece)));
  }

  // The words of a clause but for its lists, where their items are shown one by one.
  function outside({ clause, text }, items) {
    if (!items.some((item) => [...item.left, ...item.right].some((passage) => passage.clause === clause))) return text;
    let [at, rest] = [0, ""];
    for (const item of clause.items) {
      const start = `\n${text}\n`.indexOf(`\n${item}\n`, at);
      if (start < 0) return text;
      rest += text.slice(at, start);
      at = start + item.length;
    }
    return (rest + text.slice(at)).split("\n").filter(Boolean).join("\n");
  }

  // Rows as elements

  const whose = (side, isItem) => make("span", { class: "protocol-pair-whose" }, isItem ? side.name : side.whose);

  function cite(side, passage, row) {
    const link = make("a", { href: url(passage.clause.url) }, labelOf(passage, row.isOfOne?.[sides.indexOf(side)]));
    const isHeaded = passage.clause.is_heading && passage.position === null;
    const heading = isHeaded ? make("span", { class: "protocol-quoted", lang: side.edition.language }, passage.clause.heading) : "";
    return make("p", { class: "protocol-pair-cite" }, link, " ", heading, heading && " ", whose(side, passage.position !== null));
  }

  function text(side, pieces, said = "") {
    return make("div", { class: "protocol-pair-text protocol-adopted", lang: side.edition.language }, ...paragraphs(pieces, said));
  }

  // One side of a row; pieces has a list for each passage.
  function cell(row, council, pieces, code) {
    const side = sides[council];
    const passages = row.columns[council];
    const shown = passages.flatMap((passage, place) => {
      const said = sides.length === 2 ? fill(given.words.said[council], { left: sides[0].said, right: sides[1].said }) : "";
      return [cite(side, passage, row), ...(pieces[place].length ? [text(side, pieces[place], said)] : [])];
    });
    if (!passages.length) shown.push(make("p", { class: "protocol-pair-cite" }, whose(side, isOfItems(row))), absent(row, side));
    return make("div", { class: `protocol-pair-side${passages.length ? "" : " protocol-pair-nothing"}`, "data-protocol-side": code }, ...shown);
  }

  const isOfItems = (row) => row.columns.flat()[0].position !== null;

  function absent(row, side) {
    const isItem = isOfItems(row);
    const apart = linksTo(alsoIn(row, sides.indexOf(side)));
    if (apart.length) return make("p", { class: "protocol-pair-absent" }, "What answers it stands in another row: ", ...apart, ".");
    const isSilent = !isItem && side.edition.coverage[row.topic] === "silent";
    const words = isItem ? given.words.absent_item : isSilent ? given.words.silent : given.words.absent;
    const told = make("p", { class: "protocol-pair-absent" }, capital(fill(words, { name: side.said })));
    const [lead, passages] = isItem ? [given.words.elsewhere, row.elsewhere] : [given.words.on_topic, clausesOn(row.topic, side)];
    passages.forEach((passage, place) => told.append(place ? "; " : ` ${lead}: `, make("a", { href: url(passage.clause.url) }, labelOf(passage))));
    if (passages.length) told.append(".");
    return told;
  }

  // The clauses of a document that are mainly about a topic, else those that touch it.
  function clausesOn(topic, side) {
    const { clauses } = side.edition;
    const given = (clause) => [clause, ...clause.parts];
    const mains = clauses.filter((clause) => given(clause).some((each) => each.topic && each.topic === topic));
    const seconds = clauses.filter((clause) => given(clause).some((each) => topic && each.also.includes(topic)));
    return (mains.length ? mains : seconds).map((clause) => ({ clause, position: null }));
  }

  const codeOf = (council) => (sides.length === 2 ? ["left", "right"][council] : String(council + 1));

  // Form and texts of a row: marked, beside, alone, or once where both have the same words.
  function formOf(row, items) {
    const texts = row.columns.map((column) => column.map((passage) => (items.length ? outside(passage, items) : passage.text)));
    const whole = texts.map((column) => column.map(kept));
    if (sides.length > 2) return ["beside", whole];
    if (row.wording === "same") return ["once", whole];
    if (!row.foundBy) return ["alone", whole];
    const found = window.protocolMarks.differences(texts[0].join("\n"), texts[1].join("\n"));
    return found.isMarked ? ["marked", [cut(found.left, texts[0]), cut(found.right, texts[1])]] : ["beside", whole];
  }

  function sidesOf(row, form, pieces) {
    const several = sides.length > 2;
    if (form === "once") {
      const cites = row.columns.flatMap((column, council) => column.map((passage) => cite(sides[council], passage, row)));
      const once = make("div", { class: "protocol-pair-side", "data-protocol-side": "both" }, ...cites, ...pieces[0].map((each) => text(sides[0], each)));
      return make("div", { class: "protocol-pair-sides" }, once);
    }
    const cells = sides.map((_, council) => cell(row, council, pieces[council], codeOf(council)));
    // Of many documents only those stand in a row that have it; who has it not is said in one sentence.
    const shown = sides.length > 3 ? cells.filter((_, council) => row.columns[council].length) : cells;
    return make("div", { class: `protocol-pair-sides${several ? ` protocol-several protocol-several-${sides.length > 3 ? "list" : "beside"}` : ""}` }, ...shown);
  }

  function remarkOf(row, form) {
    const lacking = sides.filter((_, council) => !row.columns[council].length && !alsoIn(row, council).length).map((side) => side.said);
    const words = form === "once" ? (isOfItems(row) ? "" : given.words.both) : sides.length === 2 && form === "beside" ? given.words.not_marked
      : sides.length > 3 && lacking.length ? `Nothing that answers it was found in the documents of ${joined(lacking)}.` : "";
    const also = alsoOf(row);
    return words || also.length ? make("p", { class: "protocol-pair-remark" }, words, words && also.length ? " " : "", ...also) : null;
  }

  // Of more than two: what answers a row but stands in another; as far as no cell of the row says so.
  function alsoOf(row) {
    const unsaid = sides.flatMap((_, council) => (sides.length > 3 || row.columns[council].length ? alsoIn(row, council) : []));
    return unsaid.length ? ["Alike, too, but in another row: ", ...linksTo(unsaid, true), "."] : [];
  }

  const alsoIn = (row, council) => (row.also ?? []).filter((other) => other.council === council);

  function linksTo(others, isNamed = false) {
    return others.flatMap(({ council, clause }, place) => [place ? ", " : "", isNamed ? `${sides[council].name} ` : "", make("a", { href: url(clause.url) }, shortLabel(clause))]);
  }

  function head(row, says, isItem) {
    const how = [standsOf(row, isItem), row.foundBy ? foundOf(row) : ""].filter(Boolean);
    const spans = how.flatMap((words, place) => [place ? " " : "", make("span", {}, words)]);
    return make("div", { class: "protocol-pair-head" }, says, how.length ? make("p", { class: "protocol-pair-how" }, ...spans) : null);
  }

  const codes = (row, form) => ({ "data-protocol-wording": row.wording ?? "", "data-protocol-place": row.place ?? "", "data-protocol-differs": row.differs, "data-protocol-form": form });

  function article(row) {
    const items = row.wording !== "same" && row.items.some((item) => item.foundBy || item.elsewhere.length) ? row.items : [];
    const [form, pieces] = formOf(row, items);
    const isOfOne = row.columns.map((column) => column.length === 1);
    const name = row.columns.flatMap((column) => (column.length ? [column.map((passage) => shortLabel(passage.clause)).join(", ")] : [])).join(" and ");
    const says = make("h4", { class: "protocol-pair-says" }, make("span", { class: "protocol-unseen" }, `${name}: `), saysOf(row));
    return make("article", { class: "protocol-pair", ...codes(row, form) }, head(row, says, false), sidesOf(row, form, pieces), remarkOf(row, form),
      items.length ? make("ul", { class: "protocol-pair-items" }, ...items.map((each) => item({ ...each, isOfOne }))) : null, exact(row, form, items));
  }

  function item(row) {
    const [form, pieces] = formOf(row, []);
    const says = make("p", { class: "protocol-pair-says" }, saysOf(row));
    return make("li", { class: "protocol-pair-item", ...codes(row, form) }, head(row, says, true), sidesOf(row, form, pieces), remarkOf(row, form));
  }

  function exact(row, form, items) {
    const texts = row.columns.map((column) => column.map((passage) => passage.text));
    const signsDiffer = form === "once" && texts[0].join("\n") !== texts[1].join("\n");
    if (sides.length > 2 || !row.foundBy || !(form === "marked" || items.length || signsDiffer)) return null;
    const words = form === "once" ? given.words.exact_same : given.words.exact;
    return make("details", { class: "protocol-pair-exact protocol-more" }, make("summary", {}, words), sidesOf(row, "beside", texts.map((column) => column.map(kept))));
  }

  // The whole

  function section(topic, ofTopic) {
    const known = given.topics.find((each) => each.id === topic);
    const title = known ? make("a", { href: known.href }, known.label) : "Not yet classified";
    const silent = sides.filter((side) => side.edition.coverage[topic] === "silent").map((side) => capital(fill(given.words.silent, { name: side.said })));
    const anchor = `protocol-topic-${topic || "none"}`;
    return make("section", { class: "protocol-pair-topic", "aria-labelledby": anchor }, make("h3", { id: anchor }, title),
      silent.length ? make("p", { class: "protocol-pair-silence" }, silent.join(" ")) : null, ...ofTopic.map(article));
  }

  function heads() {
    return make("div", { class: `protocol-pair-heads${sides.length > 2 ? " protocol-several" : ""}` }, ...sides.map((side, council) => make("div", { "data-protocol-side": codeOf(council) },
      make("p", { class: "protocol-pair-council" }, make("a", { href: url(side.record.url) }, side.name)),
      make("p", {}, make("a", { href: url(side.edition.url) }, side.edition.label)),
      side.edition.incomplete ? make("p", {}, "Known only in part.") : null)));
  }

  // Topics on which a document is silent, and how many there are of which nobody has said.
  function silences() {
    const told = sides.flatMap((side) => {
      const silent = given.topics.filter((topic) => side.edition.coverage[topic.id] === "silent");
      const unread = given.topics.filter((topic) => side.edition.coverage[topic.id] === "unclassified").length;
      const links = silent.flatMap((topic, place) => [place ? "; " : "", make("a", { href: topic.href }, topic.label)]);
      return [
        ...(silent.length ? [make("li", {}, `${capital(side.said)}’s document says nothing on: `, ...links, ".")] : []),
        ...(unread ? [make("li", {}, `Whether ${side.said}’s document deals with ${counted(unread, "further topic")}, nobody has yet said.`)] : []),
      ];
    });
    return told.length ? [make("h3", { class: "protocol-silences" }, "Silences"), make("ul", { class: "protocol-pair-silences" }, ...told), make("p", { class: "protocol-caution" }, given.words.caution)] : [];
  }

  function summaryOf(all) {
    const shared = all.filter((row) => row.columns.filter((column) => column.length).length > 1);
    const same = shared.filter((row) => (sides.length === 2 ? row.wording === "same" : row.wordings === 1)).length;
    const alone = sides.map((side, council) => {
      const count = all.filter((row) => !shared.includes(row) && !row.also?.length).flatMap((row) => row.columns[council]).length;
      return `${count} of ${side.said}`;
    });
    const how = [same ? `${same} in the same words` : "", shared.length - same ? `${shared.length - same} reworded` : ""].filter(Boolean);
    const everywhere = sides.length > 2 ? shared.filter((row) => row.columns.every((column) => column.length)).length : null;
    const common = shared.length ? `${counted(shared.length, "row")} in ${sides.length > 2 ? "more than one of them" : "both"}: ${joined(how)}${everywhere === null ? "" : `; ${everywhere} in all ${inWords(sides.length)}`}.` : "Nothing was found that stands in more than one of them.";
    return `${common} Clauses without an answer, as far as was found: ${joined(alone)}.`;
  }

  function choice(all) {
    const count = { "": all.length, differences: all.filter((row) => row.differs !== "no").length, lacks: all.filter((row) => row.differs === "lacks").length };
    const radio = (value) => {
      const box = make("input", { type: "radio", name: "show", value: value || "all" });
      box.addEventListener("change", () => given.chosen(value));
      return make("label", {}, box, " ", make("span", {}, `${VIEWS[value]} (${count[value]})`));
    };
    const made = make("fieldset", { class: "protocol-pair-choice" }, make("legend", {}, "Show"), ...Object.keys(VIEWS).map(radio));
    // The style sheet hides what the chosen view leaves out, as on the pages of pairs.
    const filter = (value) => {
      const view = value in VIEWS ? value : "";
      made.querySelector(`[value="${view || "all"}"]`).checked = true;
      return { show: view, said: view ? `${VIEWS[view]}: ${count[view]} of ${counted(all.length, "row")}` : `Everything: ${counted(all.length, "row")}` };
    };
    return [made, filter];
  }

  function show(place, found, told) {
    given = told;
    sides = found.records.map(sideOf);
    const all = window.protocolGroups.rows(found, given.topics);
    const topics = [...new Set(all.map((row) => row.topic))];
    const heading = make("h2", { class: "protocol-comparison-title", tabindex: "-1" }, `${joined(sides.map((side) => side.name))} compared`);
    const summary = summaryOf(all);
    const [views, filter] = choice(all);
    place.replaceChildren(heading, make("p", { class: "protocol-comparison-lead" }, given.words.lead), heads(), make("p", { class: "protocol-pair-summary" }, summary), given.ways, ...silences(), views, ...topics.map((topic) => section(topic, all.filter((row) => row.topic === topic))));
    return { heading, summary, filter };
  }

  window.protocolComparison = { show };
})();
