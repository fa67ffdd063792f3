// A hit as the page of the search shows it: its title, the line that fits with the words marked, whose it is and how
// current. Whatever the index holds is only ever put in as text.
//
//   protocolSearchHits.item(group, marks, given)   a <li>; given: { root, words, head, today }
"use strict";
(() => {
  const { places } = window.protocolSearchWords;
  const { stateOf } = window.protocolSearchFilters;
  const { make, joined, _, ngettext } = window.protocol;
  const MOST_NAMED = 4; // councils that say much the same

  const link = (root, url, text) => make("a", { href: `${root.dataset.protocolRoot}${url}` }, text);

  function item([first, ...others], marks, given) {
    const made = make(
      "li",
      { className: "protocol-hit", "data-protocol-hit": first.entry.ref },
      ...shown(first, marks, given, "h3"),
    );
    if (others.length) {
      const councils = joined(others.map(({ entry }) => entry.council).slice(0, MOST_NAMED));
      const left = others.length - MOST_NAMED;
      const said =
        left > 0
          ? ngettext(
              "Much the same in {councils} and {number} more",
              "Much the same in {councils} and {number} more",
              left,
              { councils },
            )
          : _("Much the same in {councils}", { councils });
      const sources = make(
        "ul",
        {},
        ...others.map((hit) => make("li", { "data-protocol-source": hit.entry.ref }, ...shown(hit, marks, given, "p"))),
      );
      made.append(
        make("details", { className: "protocol-hit-sources protocol-fold" }, make("summary", {}, said), sources),
      );
    }
    return made;
  }

  function shown({ entry, edition, line }, marks, { root, words, head, today }, name) {
    const title = entry.council ? `${entry.council}: ${entry.title}` : entry.title;
    const out = [make(name, { className: "protocol-hit-title" }, link(root, entry.url, title))];
    if (line && entry.text)
      out.push(
        make(
          entry.kind === "clause" ? "blockquote" : "p",
          { className: entry.kind === "clause" ? "protocol-adopted" : "" },
          ...marked(line, marks),
        ),
      );
    const about = edition
      ? [entry.edition, words.states[stateOf(head.reviews[edition[2]], today, head.soon_days)]]
      : [words.kinds[entry.kind]];
    if (entry.kind === "step") about.unshift(words.kinds.step);
    out.push(make("p", { className: "protocol-small" }, about.filter(Boolean).join(" · ")));
    return out;
  }

  function marked(line, marks) {
    const out = [];
    let from = 0;
    for (const { start, end, word } of places(line)) {
      if (!marks.has(word)) continue;
      out.push(line.slice(from, start), make("mark", {}, line.slice(start, end)));
      from = end;
    }
    return [...out, line.slice(from)];
  }

  window.protocolSearchHits = { link, item };
})();
