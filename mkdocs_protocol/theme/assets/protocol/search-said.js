// What the page of the search says of a query besides its hits: what was understood, who is silent, where it is said in short.
//
//   protocolSearchSaid.of(given)   given: { root, words, index, head, link, number, results, wish, include }
"use strict";
(() => {
  const { spaced, tokens } = window.protocolSearchWords;
  const { make, joined, _, ngettext } = window.protocol;
  const COMMON = 0.1; // the share of all entries that have a word which says little by itself
  const FEW_COUNCILS = 6; // whose answers all stand there
  const BRIEF = 400; // letters of answers that hide no hit of a wide page
  const QUOTED = 4; // words from which on what was typed is a quotation

  const needed = ({ units }) => units.filter((unit) => unit.isNeeded && !unit.isUnknown);
  const isSilent = ({ subjects }) => subjects.some(({ unread }) => !unread);
  const isCommon = ({ found }, head) =>
    found?.some(({ term, way }) => way.isOwn && term?.count > head.entries * COMMON);
  // What was asked besides a subject on which all are silent.
  const besides = (meant) => needed(meant).filter((unit) => !unit.isSilent);
  // Whether nothing is asked but councils by their names.
  const isNameAlone = (meant) => Boolean(meant.isNameAlone);

  // Whether a subject was asked for that no document speaks of, and beside it only who, what stands everywhere, or one word
  // that is part of what it is called: "pension scheme".
  function isSilentAndNothingElse(meant, head) {
    const rest = besides(meant);
    const what = rest.filter((unit) => !unit.isWho && !isCommon(unit, head));
    const isLed = meant.units.some((unit) => unit.isSilent && !unit.isUnknown);
    // Of a sentence what it says beside it: "the mayor keeps phoning me at weekends".
    const isSaid = meant.isSentence && what.length > 0;
    return (
      !meant.asks.length &&
      isSilent(meant) &&
      !isLed &&
      !isSaid &&
      what.length < 2 &&
      !what.some((unit) => unit.isPhrase)
    );
  }

  // Whether a whole sentence was typed as a document has it: then it does speak of it.
  function isQuoted(hits, { text, tokens: typed }) {
    const whole = spaced(text);
    return (
      typed.length >= QUOTED &&
      hits.some(({ entry, edition }) => edition && spaced(`${entry.title} . ${entry.text}`).includes(whole))
    );
  }

  const quoted = (list) => joined(list.map((word) => `“${word}”`));

  function remarks(
    { root, words, head, wish, results, include },
    { meant, named, isRelaxed, isWidened, isReadInPart, isMisquoted, isHollow },
    { hidden, counts },
  ) {
    const out = [];
    const instead = meant.corrected.map(([, other]) => other);
    if (instead.length) {
      const typed = make(
        "a",
        { href: `#${new URLSearchParams({ q: wish.q, exact: "1" })}` },
        _("Search for {words} as typed", { words: quoted(meant.corrected.map(([word]) => word)) }),
      );
      out.push(
        make(
          "p",
          { className: "protocol-search-instead" },
          make("strong", {}, _("Showing results for {words}.", { words: quoted(instead) })),
          " ",
          typed,
        ),
      );
    }
    if (meant.unknown.length)
      out.push(
        make(
          "p",
          {},
          ngettext("{words} is in no protocol here.", "{words} are in no protocol here.", meant.unknown.length, {
            words: quoted(meant.unknown),
          }),
          ...(isHollow ? left(meant) : []),
        ),
      );
    const maybe = meant.words.filter((word) => word.maybe && meant.unknown.includes(word.token));
    if (maybe.length) out.push(make("p", {}, words.maybe, " ", ...parted(maybe.map((word) => mended(wish, word)))));
    const whose = head.councils > 1 ? ofCouncils({ root, words, wish }, meant, named) : [];
    if (whose.length) out.push(make("p", { className: "protocol-soft" }, ...whose));
    if (meant.isBare && meant.units.length && !isNameAlone(meant) && !meant.asks.length && !meant.unknown.length)
      out.push(make("p", {}, words.bare, " ", make("a", { href: root.dataset.protocolSubjects }, words.subjects)));
    out.push(...narrower(words, wish, meant, counts));
    if (isRelaxed && !isMisquoted) out.push(make("p", {}, words.relaxed));
    if (isWidened && !isMisquoted) out.push(make("p", {}, words.widened));
    if (isMisquoted) out.push(make("p", {}, words.misquoted));
    if (isReadInPart) out.push(make("p", {}, words.in_part));
    if (meant.isCut) out.push(make("p", {}, words.cut));
    if (hidden && !wish.superseded) {
      const button = make(
        "button",
        { type: "button", className: "protocol-button", onclick: include },
        _("Include {results} in superseded editions", { results: results(hidden) }),
      );
      out.push(make("p", {}, button));
    }
    return out;
  }

  // The query with another word for one that is right and in no text.
  function mended(wish, { token, maybe }) {
    const q = wish.q.replace(new RegExp(`(?<![\\p{L}\\p{N}])${token}(?![\\p{L}\\p{N}])`, "giu"), maybe);
    return make("a", { href: `#${new URLSearchParams({ q })}` }, maybe);
  }

  // Whose documents are asked: in one line, since what they say is below it.
  function ofCouncils({ root, words, wish }, meant, named) {
    const links = namedWays(root, named, isNameAlone(meant));
    if (isNameAlone(meant) || !(meant.councils || wish.chosen.council?.size)) return links;
    const whole = meant.councils ? meant.units.map((unit) => unit.typed).join(" ") : wish.q;
    const only = ngettext(
      "Only what this council’s document says.",
      "Only what these councils’ documents say.",
      meant.councils ? named.length : wish.chosen.council.size,
    );
    const all = make("a", { href: `#${new URLSearchParams({ q: whole })}` }, words.all);
    return [...links, ...(links.length ? [" · "] : []), only, " ", all];
  }

  // Where a kind of clause or a role is all that is asked: the passages that are of this kind, or ask something of this role.
  function narrower(words, wish, { units }, counts) {
    const [only, ...others] = units.filter((unit) => unit.isNeeded);
    if (!only || others.length) return [];
    const called = tokens(only.typed).join(" ");
    const isCalled = (label) => {
      const name = tokens(label).join(" ");
      return [name, `${name}s`, name.replace(/y$/, "ies"), name.replace(/s$/, "")].includes(called);
    };
    const ways = ["kind", "binds", "benefits"].flatMap((name) =>
      Object.entries(words.filters[name].values)
        .filter(([id, label]) => isCalled(label) && !wish.chosen[name]?.has(id))
        .filter(([id]) => counts[name].some(([value]) => value === id))
        .map(([id, label]) => {
          const chosen = new URLSearchParams({ q: wish.q, [name]: id });
          return make("a", { href: `#${chosen}` }, `${words.filters[name].label}: ${label}`);
        }),
    );
    if (!ways.length) return [];
    return [make("p", { className: "protocol-soft" }, words.narrow, " ", ...parted(ways))];
  }

  const parted = (ways) => ways.flatMap((way, place) => (place ? [" · ", way] : [way]));

  // What can be searched for without the words that are nowhere.
  function left(meant) {
    const rest = besides(meant).map(({ typed }) => typed);
    const told = _("Search for {words}", { words: quoted(rest) });
    return rest.length ? [" ", make("a", { href: `#${new URLSearchParams({ q: rest.join(" ") })}` }, told)] : [];
  }

  // Said after a silence: what was found all the same, or can be searched for besides.
  function beside(meant, isFound) {
    const rest = besides(meant).map(({ typed }) => typed);
    if (!rest.length) return [];
    const told = _("These results have the other words: {words}.", { words: quoted(rest) });
    return [make("p", {}, ...(isFound ? [told] : left(meant)))];
  }

  // The pages of the councils that are named, unless they stand below, and of both side by side.
  function namedWays(root, named, isBelow) {
    const ways = isBelow
      ? []
      : named.map(({ id, name }) => make("a", { href: root.dataset.protocolNamed.replace("0-0", id) }, name));
    if (named.length > 1)
      ways.push(
        make(
          "a",
          { href: `${root.dataset.protocolPair}#councils=${named.map(({ id }) => id).join(",")}` },
          _("Compare {councils}", { councils: joined(named.map(({ name }) => name)) }),
        ),
      );
    return parted(ways);
  }

  // Whether it is known what the document of each council that is named says to a question.
  const isReadBy = (named, { councils }, { silent, unread }) =>
    councils && named.length > 0 && !unread && silent?.[0] === silent?.[1].length;

  function silences({ root, words, index, head, link, number }, { meant, hits, named, isRelaxed }, short, near) {
    const box = (key, title, ...inside) =>
      make(
        "div",
        { className: "protocol-dashed protocol-search-silence", "data-protocol-silence": key },
        make("h2", {}, title),
        ...inside,
      );
    const out = [];
    const isFound = hits.some((hit) => hit.edition);
    // What a document has in its own words is nothing on which all are silent: a grievance, beside an appeal.
    const isSpoken = hits.some((hit) => hit.edition && hit.own >= needed(meant).length);
    let isAnswered = false; // a likelier question: silence on another is no answer
    for (const { entry, number: place, isAsked, own, units } of short.filter((hit) => hit.index === index)) {
      // Where a passage lacks some of the words, only a silence on all that its own name says is an answer.
      const many = needed(meant).length;
      const hasAll = !isRelaxed && units >= many && own >= many / 2 && (!isSpoken || isNamed(entry, meant, head));
      if (!hasAll && !isAsked && !(isRelaxed && isNamed(entry, meant, head)) && !isOnlyThere(place, meant, head))
        continue;
      const ours = named.filter(({ name }) => meant.councils && entry.silent?.[1].includes(name));
      if (isAsked && isAnswered) continue;
      isAnswered ||= isAsked && entry.kind === "question" && isReadBy(named, meant, entry) && !ours.length;
      if (ours.length && ours.length === named.length && (isAsked || (!isFound && own >= needed(meant).length))) {
        const told = { councils: joined(ours.map(({ name }) => name)) };
        out.push(
          box(
            `${entry.ref} ${ours.map(({ id }) => id).join(" ")}`,
            entry.kind === "question"
              ? ngettext(
                  "The document of {councils} does not answer this question",
                  "The documents of {councils} do not answer this question",
                  ours.length,
                  told,
                )
              : ngettext(
                  "The document of {councils} says nothing on this topic",
                  "The documents of {councils} say nothing on this topic",
                  ours.length,
                  told,
                ),
            make("p", {}, link(entry.url, entry.title)),
          ),
        );
        continue;
      }
      if (!entry.silent || !entry.silent[0] || entry.says[0] || entry.unread) continue;
      const [count, silent] = entry.silent;
      const told = { number: number(count), councils: joined(silent) };
      const who = !silent.length
        ? _("All {number} are silent.", told)
        : count > 1
          ? _("All {number} are silent: {councils}.", told)
          : _("Silent: {councils}.", told);
      const title =
        entry.kind === "question"
          ? _("No document here answers this question")
          : _("No document here says anything on this topic");
      out.push(box(entry.ref, title, make("p", {}, link(entry.url, entry.title)), make("p", {}, who)));
    }
    for (const subject of meant.subjects) {
      const told = { councils: joined(subject.read), number: subject.unread };
      const read = subject.unread
        ? _("Checked: {councils}. {number} not checked yet.", told)
        : _("Checked: {councils}.", told);
      const ways = words.topics
        .filter((topic) => subject.near.includes(topic.id))
        .map((topic) => make("li", {}, make("a", { href: topic.href }, topic.label)));
      out.push(
        box(
          `subject ${subject.id}`,
          _("{subject}: not mentioned in any document that was checked", { subject: subject.label }),
          make("p", {}, read),
          ...(ways.length ? [make("p", {}, words.near), make("ul", {}, ...ways)] : []),
        ),
      );
    }
    if (isSilent(meant)) out.push(...beside(meant, hits.length > 0));
    if (!meant.units.length && !meant.named.length)
      return [
        box(
          "small",
          words.small,
          make("p", {}, words.small_more),
          make("p", {}, make("a", { href: root.dataset.protocolSubjects }, words.subjects)),
        ),
      ];
    if (!hits.length && meant.units.every((unit) => unit.isNumber))
      return [
        box(
          "number",
          `${words.no_number} ${meant.units[0]?.typed ?? ""}`,
          make("p", {}, make("a", { href: root.dataset.protocolSubjects }, words.subjects)),
        ),
      ];
    if (!out.length && !isNameAlone(meant) && (!hits.length || (isRelaxed && meant.units.length < 2))) {
      const ways = near.map((topic) => make("li", {}, make("a", { href: topic.href }, topic.label)));
      out.push(
        box(
          "words",
          words.nothing,
          make("p", {}, words.claim),
          ...(ways.length ? [make("p", {}, words.near), make("ul", {}, ...ways)] : []),
          make("p", {}, make("a", { href: root.dataset.protocolSubjects }, words.subjects)),
        ),
      );
    }
    return out;
  }

  // Whether half of what was asked for stands in no document, but in how people ask for this: "a bottle of wine".
  function isOnlyThere(place, meant, head) {
    const what = meant.units.filter((unit) => unit.isNeeded && !unit.isWho);
    const isThere = (unit) =>
      (unit.found ?? []).some(
        ({ term, way }) => way.isOwn && term?.isWhole && term.numbers.includes(place) && term.numbers[0] >= head.shared,
      );
    return what.filter(isThere).length >= Math.max(1, what.length / 2);
  }

  function isNamed(entry, meant, head) {
    const asked = new Set(
      meant.units.flatMap((unit) =>
        (unit.found ?? []).filter(({ way }) => way.isOwn).flatMap(({ term }) => term?.forms ?? []),
      ),
    );
    return tokens(entry.title).every((word) => head.small_words.includes(word) || asked.has(word));
  }

  // What the documents that are asked answer in a line each: those of the councils that were named or chosen, or the only
  // one; to the first question those of all, if they are few, folded where they would hide what is found.
  function answered(entry, councils, head, isFirst) {
    const all = Object.entries(entry.answers ?? {});
    const asked = all.filter(([name]) => head.councils < 2 || councils.includes(name));
    const lines = (given) =>
      given.map(([council, answer]) =>
        make("p", {}, head.councils < 2 ? answer : _("{council}: {answer}", { council, answer })),
      );
    // Who names a council is told its answer to what is likeliest meant, and then its passages.
    if (councils.length && !isFirst) return [];
    if (asked.length || !isFirst || !all.length || councils.length || head.councils > FEW_COUNCILS) return lines(asked);
    const isBrief = all.join("").length <= BRIEF && matchMedia("(min-width: 60em)").matches;
    return [
      make(
        "details",
        { className: "protocol-fold", open: isBrief },
        make("summary", {}, _("What each document answers")),
        ...lines(all),
      ),
    ];
  }

  function inShort({ words, head, link, number, councils }, found, short) {
    const { asks, subjects, turned } = found.meant;
    const all = needed(found.meant);
    const pages = short.filter(({ entry }) => entry.page);
    // What was asked for, or what is called by the words as they were typed: beside a silence, only that.
    const isSaid = all.some((unit) => !unit.isWho && !isCommon(unit, head));
    const isMeant = (hit) =>
      hit.isAsked ||
      hit.isLed ||
      (isSaid &&
        !found.isRelaxed &&
        !asks.length &&
        !subjects.length &&
        hit.own > 0 &&
        hit.units >= all.length &&
        !turned.has(hit.number));
    const meantBy = short.filter((hit) => hit.entry.says?.[0] && isMeant(hit));
    // A word alone: beside what has it in its name, nothing that people only ask for by it.
    const [word, ...others] = all.filter(({ isWho }) => !isWho);
    const own = (word?.found ?? []).flatMap(({ term, way }) => (way.isOwn ? (term?.forms ?? []) : []));
    const isCalled = ({ entry }) => tokens(entry.title).some((one) => own.includes(one));
    const isNarrow = word && !others.length && !word.isPhrase && meantBy.some(isCalled);
    const called = meantBy.filter((hit) => !isNarrow || hit.isAsked || hit.isLed || isCalled(hit));
    const shown = [...pages.slice(0, 1), ...called].slice(0, 3);
    const first = shown.find(({ entry }) => entry.answers);
    const rows = shown.map(({ entry }) => {
      if (entry.page)
        return make("li", { "data-protocol-short": entry.ref }, link(entry.url, entry.page), ` ${words.kinds.page}.`);
      const who = entry.silent[1].length ? joined(entry.silent[1]) : number(entry.silent[0]);
      const silence = _("Silent: {councils}.", { councils: who });
      const silent = entry.silent[0] && !councils.length ? ` ${silence}` : "";
      return make(
        "li",
        { "data-protocol-short": entry.ref },
        link(entry.url, entry.title),
        ` ${words.kinds[entry.kind]}.${silent}`,
        ...answered(entry, councils, head, entry === first?.entry),
      );
    });
    return rows.length
      ? [
          make(
            "div",
            { className: "protocol-aside protocol-search-ways" },
            make("h2", {}, words.short),
            make("ul", {}, ...rows),
          ),
        ]
      : [];
  }

  window.protocolSearchSaid = { isNameAlone, isQuoted, isSilent, isSilentAndNothingElse, remarks, silences, inShort };
})();
