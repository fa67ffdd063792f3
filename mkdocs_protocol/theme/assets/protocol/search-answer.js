// What a query is answered by: the hits in their order, what leads there in short, and how many each filter leaves.
"use strict";
(() => {
  const { tokens } = window.protocolSearchWords;
  const { find, refine, withEntry } = window.protocolSearchFind;
  const { isTyped } = window.protocolSearchUnderstand;
  const { NAMES, MOST_LISTED, apply } = window.protocolSearchFilters;
  const { isNameAlone, isQuoted, isSilent, isSilentAndNothingElse } = window.protocolSearchSaid;
  const { openings, about } = window.protocolSearchAbout;
  const EACH = 10; // hits at a time
  const MORE = 4; // entries that are read besides those that are shown, since some say the same
  const SMALL = 5000; // up to how many entries an index has few files, and more is read
  const MOST_SHORT = 6; // questions, situations and topics that may stand above the hits
  const MOST_PAGES = 60; // sections of the site's own pages that are looked at

  // `given` has what is the same for all queries of a page: { root, words, link, index, site }, the last two as indexes are
  // read; `wish` what is asked: { q, chosen, sort, superseded, shown, exact, isOver }. Nobody reads the answer if `isOver()`.
  // Returns { found, left, best, short, near, today, councils, head }: all that was found, what filters leave of it, the
  // best with their entries, what leads there in short, topics that may have been meant, and councils by their numbers.
  async function answer(given, wish) {
    const { index, words } = given;
    const head = await index.head;
    const asked = { ...given, wish, head };
    const chosen = { ...wish.chosen, council: await numbersOf(index, wish.chosen.council) };
    const early = onPages(asked, wish.q); // asked for at once, to be there when needed
    const found = await matching(asked, chosen.council);
    if (wish.isOver()) throw new Error("overtaken");
    const today = window.protocolReview?.today() ?? head.as_of;
    const left = apply(found.hits, chosen, head, today, wish.superseded);
    const own = sorted(left.hits, rankOf);
    const many = wish.shown + (head.entries > SMALL ? MORE : 2 * EACH);
    // All files at once.
    const [councils, short, pages] = await Promise.all([
      names(asked, left.counts.council),
      Promise.all(leading(found, index).map(withEntry)),
      pagesFor(asked, found, early),
      ...own.slice(0, many).map(withEntry),
    ]);
    const best = await ordered(asked, { found, left, own, pages }, many, short);
    if (isQuoted(best, found.meant)) found.meant.subjects = [];
    found.named = await Promise.all(found.meant.named.map((number) => index.council(number)));
    found.about = isNameAlone(found.meant) ? await about(given, found) : [];
    return {
      found,
      left,
      best,
      short: [...short, ...pages.filter(({ entry }) => isTitled(entry, found.meant))],
      near: found.hits.length ? [] : nearest(words.topics, wish.q),
      today,
      councils,
      head,
    };
  }

  // Councils stand in the address by their ids, in the index by their numbers; what names none narrows to nothing.
  async function numbersOf(index, ids) {
    const found = await Promise.all([...(ids ?? [])].map(index.numberOf));
    return new Set(found.map(String));
  }

  // What the documents have; of councils that are named alone, how each document begins.
  async function matching({ index, words, wish, head }, councils) {
    const found = await find(index, wish.q, { isExact: wish.exact, isOver: wish.isOver });
    await narrowed(index, wish, found, councils);
    if (isNameAlone(found.meant)) {
      const opened = await openings(index, found.meant.named, words.topics);
      Object.assign(found, opened, { leads: [], isRelaxed: false, isWidened: false, isPart: false, isOpen: false });
    }
    if (isSilentAndNothingElse(found.meant, head))
      Object.assign(found, { hits: [], total: 0, isRelaxed: false, isWidened: false });
    return found;
  }

  // Of very many hits only the best are listed: those of chosen councils are then looked for by themselves.
  async function narrowed(index, wish, found, councils) {
    found.isOpen = found.isPart; // there may be more than are listed
    if (!found.isPart || !councils.size) return;
    const own = await find(index, wish.q, { isExact: wish.exact, only: [...councils].map(Number) });
    const listed = new Set(found.hits.map((hit) => hit.number));
    found.hits.push(...own.hits.filter((hit) => !listed.has(hit.number)));
    found.isOpen = own.isPart;
  }

  const sorted = (hits, place) => [...hits].sort((one, other) => place(one) - place(other));

  const rankOf = (hit) => (hit.facets[0] === "clause" ? 0 : hit.facets[0] === "step" ? 1 : 2);

  // The questions, situations and topics that are asked for, and then those that have its words.
  function leading({ meant, leads, hits }, index) {
    const asks = [...meant.asks, ...leads].map((one) => ({
      ...one,
      index,
      units: one.missed ? 0 : Infinity,
      facets: [one.ref.split(" ")[0]],
      edition: null,
      isAsked: !one.isLed,
    }));
    const shared = hits.filter((hit) => rankOf(hit) === 2 && !asks.some(({ number }) => number === hit.number));
    return [...asks, ...shared.slice(0, MOST_SHORT - asks.length)];
  }

  // The best hits in their order, those of the site's pages among them. Where the documents lack some of the words, and a
  // page has them all, it comes first.
  async function ordered({ index, wish, head }, { found, left, own, pages }, many, short) {
    const isBetter = found.isRelaxed || found.meant.unknown.length > 0;
    const joined = (hits, others) => (isBetter ? [...others, ...hits] : [...hits, ...others]);
    const shown = NAMES.some((name) => wish.chosen[name]?.size) ? [] : pages; // what is of no council passes no filter
    found.hits = joined(found.hits, pages);
    left.hits = joined(left.hits, shown);
    const hits = joined(own, shown);
    if (wish.sort) return byCouncil(hits, many);
    const best = isNameAlone(found.meant)
      ? await Promise.all(hits.map(withEntry)) // as the councils were named
      : await refine(hits, found.meant, many, short, head);
    const placed = isBetter
      ? sorted(best, (hit) =>
          hit.index === index ? 2 + Number(rankOf(hit) > 0) : Number(!isCalled(hit.entry, found.meant)),
        )
      : sorted(best, (hit) => Number(rankOf(hit) > 0));
    return found.meant.named.length > 1 && !isNameAlone(found.meant) ? inTurn(placed) : placed;
  }

  // What two councils have to say by turns, and each in its order: who names both sees both without scrolling.
  function inTurn(hits) {
    const seen = new Map();
    const turnOf = ({ edition }) => {
      if (!edition) return Infinity;
      seen.set(edition[1], (seen.get(edition[1]) ?? 0) + 1);
      return seen.get(edition[1]);
    };
    const turns = new Map(hits.map((hit) => [hit, rankOf(hit) ? Infinity : turnOf(hit)]));
    return sorted(hits, (hit) => Math.min(turns.get(hit), hits.length));
  }

  async function byCouncil(hits, many) {
    const placed = [...hits].sort(
      (one, other) => (one.edition?.[1] ?? Infinity) - (other.edition?.[1] ?? Infinity) || other.score - one.score,
    );
    return Promise.all(placed.slice(0, many).map(withEntry));
  }

  // Whether a page is called by all that was typed.
  const isTitled = (entry, meant) => meant.words.length > 1 && isCalled(entry, meant, entry.page);

  function isCalled(entry, meant, title = entry.title) {
    const named = new Set(tokens(title));
    return meant.words.every(({ token, instead }) => named.has(instead ?? token));
  }

  // What the site's own pages have. Without them the documents answer all the same.
  const onPages = ({ site, wish: { isOver } }, typed) =>
    site ? find(site, typed, { isExact: true, isOver }).catch(() => null) : null;

  // The site's own pages that have all of it, each once, by its section that fits best.
  // Beside a silence, only those that have it as a phrase: of "IT policy" none that speaks of a policy.
  async function pagesFor(asked, { meant }, early) {
    if (isNameAlone(meant) || (meant.units.length && meant.units.every((unit) => unit.isNumber))) return [];
    const { q } = asked.wish;
    const typed = meant.corrected.reduce(
      (text, [word, instead]) =>
        text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "giu"), instead),
      q,
    );
    const found = await (typed === q ? early : onPages(asked, typed));
    if (!found || found.isRelaxed || !found.meant.units.some((unit) => unit.isNeeded && !unit.isUnknown)) return [];
    if (found.meant.unknown.length) return [];
    const read = await refine(found.hits, found.meant, MOST_PAGES, [], await asked.site.head);
    const seen = new Set();
    return read.filter(
      ({ entry }) =>
        !seen.has(entry.page) &&
        seen.add(entry.page) &&
        (!isSilent(meant) || isCalled(entry, meant) || speaksOf(entry, meant, asked.head)),
    );
  }

  function speaksOf(entry, { subjects }, head) {
    const said = tokens(`${entry.title} . ${entry.text}`);
    const small = new Set(head.small_words);
    return subjects.some(({ matched }) => matched.some((phrase) => isTyped(phrase, said, small)));
  }

  // The councils that a filter lists, by their numbers.
  async function names({ index, wish }, counts) {
    const shown = counts.filter(([value], place) => place < MOST_LISTED || wish.chosen.council?.has(value));
    return new Map(await Promise.all(shown.map(async ([value]) => [value, await index.council(Number(value))])));
  }

  // The topics whose names and definitions look most like what was typed.
  function nearest(topics, typed) {
    const threes = (text) =>
      new Set(
        tokens(text).flatMap((word) =>
          Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(at, at + 3)),
        ),
      );
    const wanted = threes(typed);
    const likeness = (topic) =>
      [...threes(`${topic.label} ${topic.definition}`)].filter((one) => wanted.has(one)).length;
    return topics
      .map((topic) => [likeness(topic), topic])
      .filter(([like]) => like > 1)
      .sort((one, other) => other[0] - one[0])
      .slice(0, 4)
      .map(([, topic]) => topic);
  }

  window.protocolSearchAnswer = { answer, EACH };
})();
