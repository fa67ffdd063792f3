// What is shown where councils are named and nothing else is asked: what the document of each is for, or how it begins, and
// the ways into it.
"use strict";
(() => {
  const { tokens } = window.protocolSearchWords;
  const { make, joined, _ } = window.protocol;
  const PURPOSE = "purpose"; // the topic of what a document is for
  const MOST = 3; // passages of each document

  // Returns { hits, purpose }: passages of councils, by their numbers, in the order of their documents, and the numbers of
  // those councils whose documents say what they are for.
  async function openings(index, councils, topics) {
    const [head, facets] = await Promise.all([index.head, index.facets()]);
    const small = new Set(head.small_words);
    const label = tokens(topics.find(({ id }) => id === PURPOSE)?.label ?? "").find((token) => !small.has(token));
    const term = label ? await index.term((await index.letterOf(label))[label]?.[0] ?? label) : null;
    const facetsAt = (place) => facets[Math.floor(term.codes[place] / head.impacts)];
    const purpose = [];
    const hits = councils.flatMap((council) => {
      const place = head.editions.findIndex(([, own, review]) => own === council && !head.reviews[review].superseded);
      if (place < 0) return [];
      const [edition, end] = [head.editions[place], head.editions[place + 1]?.[0] ?? head.shared];
      const hit = (number, known) => ({ number, edition, index, facets: known, score: -number, units: 0, own: 0 });
      const own = [...(term?.numbers ?? [])]
        .map((number, at) => [number, at])
        .filter(([number, at]) => number >= edition[0] && number < end && facetsAt(at)[1][0] === PURPOSE)
        .filter(([, at]) => facetsAt(at)[0] === "clause")
        .map(([number, at]) => hit(number, facetsAt(at)));
      if (own.length) purpose.push(council);
      const first = Array.from({ length: Math.min(MOST, end - edition[0]) }, (_unused, at) => edition[0] + at);
      return own.length ? own.slice(0, MOST) : first.map((number) => hit(number, ["clause", [], [], [], []]));
    });
    return { hits, total: hits.length, purpose };
  }

  // What stands above these passages.
  function titled(found) {
    const names = (isOf) => found.named.filter((_unused, place) => isOf(found.meant.named[place])).map(({ name }) => name);
    const [say, begin] = [
      names((number) => found.purpose.includes(number)),
      names((number) => !found.purpose.includes(number)),
    ];
    if (say.length && begin.length) return _("What each document is for, or how it begins");
    return say.length
      ? _("What the document of {councils} is for", { councils: joined(say) })
      : _("How the document of {councils} begins", { councils: joined(begin) });
  }

  // The ways into the document of each council that is named, and the topics on which it says something, where it is known.
  async function about({ root, index, words, link }, found) {
    const { asked } = await index.vocabulary;
    const entries = await Promise.all(
      asked.filter(([ref]) => ref.startsWith("topic ")).map(async ([ref, number]) => [ref, await index.entry(number)]),
    );
    return Promise.all(
      found.named.map(async (council, place) => {
        const page = root.dataset.protocolNamed.replace("0-0", council.id);
        const hit = found.hits.find(({ edition }) => edition?.[1] === found.meant.named[place]);
        const text = hit ? [link((await index.entry(hit.number)).url.split("#")[0], words.ways.text)] : [];
        // Where several are named, each box is short: what they say stands below, and its heading leads to all ways.
        const ways = ["wrong", "new", ...(found.named.length < 2 ? ["asked", "covers"] : [])].map((part) =>
          make("a", { href: `${page}#protocol-${part}` }, words.ways[part]),
        );
        const topics = (key) =>
          entries
            .filter(([, entry]) => entry[key]?.[1].includes(council.name))
            .map(([ref, entry]) =>
              make("a", { href: words.topics.find(({ id }) => `topic ${id}` === ref)?.href ?? "" }, entry.title),
            );
        const [says, silent] = [topics("says"), topics("silent")];
        const list = (label, links) =>
          links.length ? [make("p", {}, `${label} `, ...links.flatMap((one, at) => (at ? [" · ", one] : [one])))] : [];
        const covers =
          says.length && found.named.length < 2
          ? [
              make(
                "details",
                { className: "protocol-fold" },
                make("summary", {}, words.ways.topics),
                ...list("", says),
                ...list(words.ways.silent, silent),
              ),
            ]
          : [];
        return make(
          "div",
          { className: "protocol-aside protocol-search-ways", "data-protocol-about": council.id },
          make("h2", {}, make("a", { href: page }, council.name)),
          make("p", { className: "protocol-line" }, ...text, ...ways),
          ...covers,
        );
      }),
    );
  }

  window.protocolSearchAbout = { openings, titled, about };
})();
