// What a query means: its words in the forms that the index knows, spellings mended, phrases of the vocabulary taken
// together, clauses' numbers, the councils that it names, the subjects that it is about.
"use strict";
(() => {
  const { query, tokens, distance, isNumber, isClause } = window.protocolSearchWords;
  const { asked: askedFor } = window.protocolSearchAsked;
  const LONGEST_PHRASE = 5;
  const AROUND = 2; // words that may stand among those of a phrase
  const PREFIXES = ["un", "in", "im", "ir", "dis", "non", "mis"];
  const MOST_BESIDE = 3; // words that count beyond which one word alone names no subject
  const NAMING = /^(?:e?ments?|ations?|ions?|ness|i?ty)$/; // ends of words for what is done, or how something is
  const SURE = 6; // letters of a word that is meant by a slip although no text has it
  const LONG = 8; // letters of a word that may be two
  const LONGEST_NAME = 3; // words that count of what is a name and no sentence
  const TITLES = ["cllr", "councillor", "mr", "mrs", "ms", "miss", "dr", "alderman"];
  const HOW = /^\p{L}{3,}ly$/u; // the form of a word that says how something is done
  const WHEN = /^\d{1,2}(?:am|pm|st|nd|rd|th)$/; // only how or when, if no text has it
  const FIGURE = 0.1; // how much a figure counts among words: seldom is it a clause's number
  const MOST_NAMED = 2; // councils that somebody may mean; of more that share a name, none
  const MOST_BEGUN = 5; // words that are thought of while one is still being typed

  // A unit is a word or phrase of the query with all that it may be found by: `ways`, each { terms, weight }; a way
  // that `begins` stands for every clause whose number begins so. Where `isNeeded` is false, a passage may lack it.
  async function understand(index, typed, isExact) {
    const asked = query(typed);
    const [head, vocabulary] = await Promise.all([index.head, index.vocabulary]);
    const small = new Set(head.small_words);
    for (const token of asked.tokens) if (!small.has(token)) index.letterOf(token).catch(() => {}); // all files at once; who needs one waits for it
    asked.tokens = await joined(index, asked, small, vocabulary);
    const words = wordsOf(asked, head, vocabulary);
    await Promise.all(words.filter((word) => !word.known).map((word) => look(index, word, isExact)));
    const told = words.filter(
      (word, place) =>
        !(isBeforeNumber(word, vocabulary) && words[place + 1] && isClause(words[place + 1].token)) &&
        !(word.isUnknown && WHEN.test(word.token)),
    );
    const narrowed = narrow(told, head, {
      isFraming: (rest) => group(asked.tokens, rest, vocabulary, head).every((unit) => !unit.isNeeded),
      isPlain: (word) => isPlain(word, asked, vocabulary),
    });
    const numbers = numbersOf(narrowed.words, asked, words);
    const rest = narrowed.words.filter((word) => !numbers.words.has(word));
    const grouped = group(asked.tokens, rest, vocabulary, head);
    const units = [...numbers.units, ...grouped];
    setAside(grouped, asked, vocabulary);
    sayOnce(grouped);
    const isHow = ({ key }) => vocabulary.circumstances.includes(key) || isClause(key ?? "");
    // "A nasty email at midnight" is about what is nasty; "email" alone is about emails.
    if (units.some((unit) => unit.isNeeded && !unit.isWho && !isHow(unit)))
      for (const unit of units.filter(isHow)) unit.isNeeded = false;
    const isBare = !units.some((unit) => unit.isNeeded);
    const isNameAlone = narrowed.isAlone || (isBare && head.councils < 2 && asked.tokens.length > 0);
    if (isBare && !isNameAlone) for (const unit of framed(units)) unit.isNeeded = true;
    const found = subjects(vocabulary, asked, words, units, head);
    if (head.shared) for (const subject of found.filter(({ unread }) => !unread)) silence(units, subject, small);
    // Beside what all are silent on, it is asked for: "the mayor phones me at weekends".
    if (!units.some((unit) => unit.isNeeded && !unit.isWho && !unit.isSilent))
      for (const unit of units.filter(isHow)) unit.isNeeded = true;
    const { asks, done, turned } = numbers.units.length
      ? { asks: [], done: {}, turned: new Set() }
      : askedFor(vocabulary, asked.tokens, grouped, head);
    return {
      ...asked,
      units,
      words,
      councils: narrowed.councils,
      named: isNameAlone && !narrowed.named.length ? [0] : narrowed.named,
      isNameAlone,
      isBare,
      subjects: found,
      asks,
      done,
      turned,
      unknown: [],
      isSentence:
        grouped.filter((unit) => unit.isNeeded).length > LONGEST_NAME ||
        asked.tokens.some((token) => small.has(token) && !head.joining_words.includes(token)),
      corrected: words.filter((word) => word.instead).map((word) => [word.token, word.instead]),
    };
  }

  // Of words that only frame what is asked, those that something is found by, if any is.
  function framed(units) {
    const found = units.filter(({ isAsking }) => !isAsking);
    return found.length ? found : units;
  }

  // Words that find just what those before them find say nothing more: "an election leaflet".
  function sayOnce(units) {
    const foundBy = ({ ways }) =>
      ways.flatMap(({ terms, weight, isOwn }) => (isOwn ? [] : `${terms}:${weight}`)).join();
    for (const [place, unit] of units.entries()) {
      const before = units.slice(0, place).find((one) => one.isNeeded && !one.isWho && foundBy(one) === foundBy(unit));
      if (before && foundBy(unit) && !unit.isWho) unit.isNeeded = false;
    }
  }

  // What no text has says little beside words that some text has, if it is a person's name, written as one beside a title or
  // a role ("Cllr Smith", "Dave the clerk"), or only says how something is ("newly elected").
  function setAside(units, { text, tokens: typed }, { finds, who }) {
    const named = new Set([...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+/gu)].flatMap(([name]) => tokens(name)));
    const isPerson = ({ places: [start, end] }) =>
      TITLES.includes(typed[start - 1]) ||
      (named.has(typed[start]) &&
        [start - 1, typed[end] === "the" ? end + 1 : end].some((at) => who.includes(typed[at])));
    const isLost = ({ key, words: [word, ...others] }) =>
      word && !others.length && !word.count && !word.isBegun && !word.councils && !(key in finds);
    const lost = units.filter(
      (unit) => !unit.isWhole && isLost(unit) && (HOW.test(unit.words[0].token) || isPerson(unit)),
    );
    if (units.some((unit) => unit.isNeeded && !unit.isWho && !lost.includes(unit)))
      for (const unit of lost) unit.isNeeded = false;
  }

  // Words that somebody parts and the index has as one, "whistle blowing", and that somebody joins and it has as two.
  // A small word begins none, "day to day" is nothing of today, and may end one, "well being", where both are no phrase.
  async function joined(index, { tokens: given }, small, { finds }) {
    const isPart = (token) => !isNumber(token) && !small.has(token);
    const knows = async (token) => token.length > 2 && Object.hasOwn(await index.letterOf(token), token);
    const has = async (token) => token.length > 2 && (await index.letterOf(token))[token]?.[1] > 0;
    const out = [];
    for (let place = 0; place < given.length; place += 1) {
      const [one, other] = [given[place], given[place + 1] ?? ""];
      const isEnd = small.has(other) && one.length > 3 && !(`${one} ${other}` in finds);
      const particle = other.replace(/s$/, "");
      // Several of what ends in a small word: "catch-ups".
      if (particle !== other && small.has(particle) && `${one} ${particle}` in finds) {
        out.push(one, particle);
        place += 1;
        continue;
      }
      if (
        other &&
        isPart(one) &&
        (isPart(other) || isEnd) &&
        (await knows(one + other)) &&
        !((await knows(one)) && (await knows(other)))
      ) {
        out.push(one + other);
        place += 1;
      } else if (one.length < LONG || isNumber(one) || (await knows(one))) out.push(one);
      else out.push(...((await parted(has, one)) ?? [one]));
    }
    return out;
  }

  async function parted(knows, token) {
    for (let at = 4; at <= token.length - 4; at += 1) {
      const [head, tail] = [token.slice(0, at), token.slice(at)];
      if ((await knows(head)) && (await knows(tail))) return [head, tail];
    }
    return null;
  }

  // The words that count: small ones only where they are an abbreviation, as SO.
  function wordsOf(asked, head, vocabulary) {
    const small = new Set(head.small_words);
    const words = [];
    for (const [place, token] of asked.tokens.entries()) {
      const capital = token.toUpperCase();
      if (small.has(token)) {
        const isMeant =
          Object.hasOwn(vocabulary.finds, capital) && (asked.capitals.has(capital) || asked.tokens.length === 1);
        if (isMeant) words.push({ token, place, stem: capital, known: true });
      } else words.push({ token, place, isOpen: place === asked.tokens.length - 1 && asked.isOpen });
    }
    return words;
  }

  const isBeforeNumber = (word, vocabulary) => vocabulary.before_numbers.includes(word.stem ?? word.token);

  // Finds the stem of a word; else the words that begin with it; else, unless it is meant as typed, the nearest spelling.
  async function look(index, word, isExact) {
    const { token } = word;
    const known = await index.letterOf(token);
    if (isNumber(token) && !Object.hasOwn(known, token)) return Object.assign(word, { stem: token });
    if (Object.hasOwn(known, token)) {
      const [stem, count, councils] = known[token];
      // A right word that no text has may still be a slip: "compliant".
      if (count === undefined && !isExact) word.maybe = (await nearest(index, token, known, true))?.[0];
      return Object.assign(word, { stem, count, councils });
    }
    const begun =
      token.length > 2 && word.isOpen
        ? Object.entries(known).filter(([other, entry]) => entry.length > 1 && other.startsWith(token))
        : [];
    if (begun.length) {
      begun.sort((one, other) => other[1][1] - one[1][1]);
      const stems = [...new Set(begun.slice(0, MOST_BEGUN).map(([, [stem]]) => stem))];
      return Object.assign(word, { stem: stems[0], others: stems.slice(1), isBegun: true, councils: begun[0][1][2] });
    }
    const near = isExact
      ? null
      : ((await nearest(index, token, known)) ?? (await unprefixed(index, token)) ?? derived(token, known));
    if (near)
      return Object.assign(word, { stem: near[1][0], count: near[1][1], instead: near[0], councils: near[1][2] });
    return Object.assign(word, { stem: token, isUnknown: true });
  }

  // Of a word that no text has, the one that it says the opposite of: "unprofessional" leads to what is professional.
  async function unprefixed(index, token) {
    for (const prefix of PREFIXES) {
      const rest = token.slice(prefix.length);
      if (!token.startsWith(prefix) || rest.length < 5) continue;
      const known = await index.letterOf(rest);
      if (Object.hasOwn(known, rest)) return [rest, known[rest]];
    }
    return null;
  }

  // Of a word for who or what does something, the doing, and of the name of what is done: "shredder" leads to shredding,
  // "victimisation" to victimise, and "developer" to no development.
  function derived(token, known) {
    const base = /^(.{3,})[eo]rs?$/.exec(token)?.[1];
    const stems = new Set(
      base
        ? [base, `${base}e`, base.replace(/(.)\1$/, "$1"), ...(base.endsWith("i") ? [`${base.slice(0, -1)}y`] : [])]
        : [],
    );
    const isDoing = (other, stem) => stems.has(stem) && (stems.has(other) || /(?:ing|ed)$/.test(other));
    const isNamed = (stem) => stem.length > 4 && token.startsWith(stem) && NAMING.test(token.slice(stem.length));
    return (
      Object.entries(known)
        .filter(([other, [stem, count]]) => count && (isDoing(other, stem) || isNamed(stem)))
        .sort((one, other) => other[1][1] - one[1][1])[0] ?? null
    );
  }

  // The word of the index that is written most like another; of those that some text has, if `isWritten`.
  async function nearest(index, token, known, isWritten = false) {
    const most = token.length > 7 ? 1.5 : token.length > 4 ? 1 : token.length > 3 ? 0.5 : 0;
    if (!most || isNumber(token)) return null;
    const swapped = token[1] === token[0] ? {} : await index.letterOf(token[1]);
    let best = null;
    for (const [other, entry] of [...Object.entries(known), ...Object.entries(swapped)]) {
      if ((isWritten && !entry[1]) || other === token) continue;
      if (isNumber(other) || other.length < 4 || (!entry[1] && other.length < SURE)) continue;
      // A form that nobody has written is further away.
      const far = distance(token, other, most) + (entry.length < 2 ? 0.5 : 0);
      if (far > most) continue;
      const rank = [far, -Math.min(entry[1] ?? 0, 50)];
      if (!best || rank[0] < best.rank[0] || (rank[0] === best.rank[0] && rank[1] < best.rank[1]))
        best = { rank, found: [other, entry] };
    }
    return best?.found ?? null;
  }

  // A council's name narrows to it. Where nothing else is asked, but by words that only frame a question, it stands alone,
  // unless it is itself such a word, and not written as a name: "deal", "hope".
  function narrow(words, head, { isFraming, isPlain: isWord }) {
    const names = words.filter((word) => word.councils && (word.count ?? 0) < Math.max(20, head.entries / 20));
    const rest = words.filter((word) => !names.includes(word));
    if (!names.length) return { words, councils: null, named: [] };
    const sets = names.map((word) => new Set(word.councils));
    let councils = [...sets[0]].filter((council) => sets.every((set) => set.has(council)));
    // Two councils have no name in common.
    if (!councils.length) councils = [...new Set(sets.flatMap((set) => [...set]))];
    const named = councils.length <= MOST_NAMED ? councils : [];
    if (!isFraming(rest)) return { words: rest, councils, named };
    const isAlone = named.length > 0 && !names.every(isWord);
    return isAlone ? { words: rest, councils, named, isAlone } : { words, councils: null, named };
  }

  function isPlain({ token, stem }, { text }, { finds, not_needed: framing, circumstances }) {
    const isKnown = [token, stem].some((one) => one in finds || framing.includes(one) || circumstances.includes(one));
    return isKnown && !(text.match(/\p{Lu}[\p{L}’'-]*/gu) ?? []).some((name) => tokens(name).includes(token));
  }

  // All numbers of clauses are one unit, since no clause has two. One that no clause has stands for those that it begins,
  // and a letter behind it for a part of the clause.
  function numbersOf(narrowed, asked, words) {
    const found = narrowed.filter((word) => isClause(word.token));
    const isPart = (word) => asked.parts.has(word.token) || (word.token.length === 1 && !word.count);
    const others = narrowed.filter(
      (word) => !isClause(word.token) && !(isPart(word) && found.includes(words[words.indexOf(word) - 1])),
    );
    if (!found.length || (others.length && !found.some((word) => word.token.includes("."))))
      return { units: [], words: new Set() };
    const numbers = new Set(found.map((word) => word.token));
    for (const number of asked.ranges) numbers.add(number);
    const ways = [...numbers].flatMap((number) => {
      const bare = number.replace(/[a-z]$/, "");
      const own = [
        { terms: [number], weight: 1 },
        { begins: `${number}.`, terms: [], weight: 0.7 },
      ];
      return bare === number ? own : [...own, { terms: [bare], weight: 0.9 }];
    });
    const letters = narrowed.filter((word) => !found.includes(word) && !others.includes(word));
    return {
      units: [{ isNumber: true, typed: [...numbers].join(" "), ways, isNeeded: true, unknown: [] }],
      words: new Set([...found, ...letters]),
    };
  }

  // Takes together what the vocabulary knows as one phrase, the longest first: words that count beside each other, or a
  // word with the small ones around it, as "told off", or small ones alone, as "get on with".
  function group(
    tokens,
    words,
    { finds, not_needed: framing, circumstances, who },
    { between_words: between, joining_words, skipped_words, small_forms: forms },
  ) {
    const joining = new Set([...joining_words, ...skipped_words]);
    const at = new Map(words.map((word) => [word.place, word]));
    const units = [];
    for (let place = 0; place < tokens.length;) {
      const own = longest(
        words.slice(words.findIndex((word) => word.place >= place)),
        at.has(place) ? LONGEST_PHRASE : 0,
        finds,
      );
      const whole = wholePhrase(
        tokens.map((token) => forms[token] ?? token),
        place,
        at,
        (key) => key in finds || framing.includes(key) || circumstances.includes(key),
        between,
      );
      // A small word makes another word of the one before it, if it is none that only joins: "tell off staff" is no telling of staff.
      const isParted =
        own.length > 1 &&
        tokens.slice(place, own.at(-1).place).some((token, n) => !at.has(place + n) && !joining.has(token));
      const isWhole = whole && (own.length < 2 || isParted);
      const taken = isWhole
        ? tokens
            .slice(place, place + whole.length)
            .map((token, n) => (between.includes(token) ? null : at.get(place + n)))
            .filter(Boolean)
        : own;
      if (!isWhole && !own.length) {
        place += 1;
        continue;
      }
      const key = isWhole ? whole.key : keyOf(own);
      const typed = isWhole
        ? tokens.slice(place, place + whole.length).join(" ")
        : own.map((word) => word.instead ?? word.token).join(" ");
      const isAsking = isWhole && framing.includes(key); // "whose job is it to" asks who, and of no job
      const end = isWhole ? place + whole.length : own.at(-1).place + 1;
      units.push(
        unitOf(
          key,
          typed,
          taken,
          {
            places: [place, end],
            isPhrase: isWhole || own.length > 1,
            isWhole,
            isNeeded: !isAsking && (isWhole || own.length > 1 || !framing.includes(key)),
            isAsking,
            isWho: who.includes(key),
            isTheirs: isTheirs(key, finds),
            isFrame: own.every(({ stem }) => framing.includes(stem)),
          },
          finds[key] ?? {},
        ),
      );
      place = end;
    }
    return units;
  }

  const keyOf = (words) => words.map((word) => word.stem).join(" ");

  // Whether a phrase is one of those of the documents that the vocabulary leads to.
  function isTheirs(key, finds) {
    if (!theirs.has(finds)) theirs.set(finds, new Set([...new Set(Object.values(finds))].flatMap(Object.keys)));
    return key.includes(" ") && theirs.get(finds).has(key);
  }

  const theirs = new WeakMap();

  function longest(words, most, finds) {
    let length = Math.min(most, words.length);
    const isKnown = (key) => key in finds || isTheirs(key, finds);
    while (length > 1 && !isKnown(keyOf(words.slice(0, length)))) length -= 1;
    return words.slice(0, length);
  }

  function wholePhrase(tokens, place, at, isKnown, between) {
    for (let length = Math.min(LONGEST_PHRASE + 1, tokens.length - place); length > 1; length -= 1) {
      const told = tokens.slice(place, place + length).map((token, n) => at.get(place + n)?.stem ?? token);
      // Somebody may stand in the middle, or what only stresses: "sign it off", "what is it even for".
      const key = told.join(" ");
      if (isKnown(key)) return { key, length };
      const isBetween = (n) => between.includes(tokens[place + n]);
      const without = told.filter((_, n) => !isBetween(n)).join(" ");
      if (isKnown(without) && !isBetween(0) && !isBetween(length - 1)) return { key: without, length };
    }
    return null;
  }

  function unitOf(key, typed, own, more, found) {
    const stems = own.map((word) => word.stem);
    const ways = stems.length
      ? [{ terms: [key], weight: more.isPhrase ? 1.3 : isClause(key) ? FIGURE : 1, isOwn: true }]
      : [];
    if (stems.length > 1) ways.push(...(more.isFrame ? [] : [{ terms: stems, weight: 0.35 }]));
    else if (more.isPhrase) for (const stem of stems) ways.push({ terms: [stem], weight: 0.5, isOwn: true });
    for (const stem of own[0]?.others ?? []) ways.push({ terms: [stem], weight: 0.8, isOwn: true });
    for (const [other, weight] of Object.entries(found)) ways.push({ terms: [other], weight });
    if (more.isAsking) ways.length = 0;
    const unknown = own.filter((word) => word.isUnknown).map((word) => word.token);
    return {
      ...more,
      key,
      stems,
      words: own,
      typed,
      ways,
      unknown,
      isName: own.some((word) => word.councils),
      isUnknown: own.length > 0 && unknown.length === own.length && !Object.keys(found).length,
    };
  }

  // The subjects whose words were typed, in any of their forms, but not in those of a word that only begins alike, nor by a
  // part of what is one phrase: "monitoring of staff" is not asked for by "the Monitoring Officer and staff".
  function subjects(vocabulary, asked, words, units, head) {
    const instead = new Map(words.map((word) => [word.token, word.instead ?? word.token]));
    const typed = asked.tokens.map((token) => instead.get(token) ?? token);
    const small = new Set(head.small_words);
    const whole = units.filter((unit) => unit.isWhole || unit.stems?.length > 1).map((unit) => unit.typed.split(" "));
    // "Maternity pay for officers" is one, though "pay for" is another.
    const isParted = (phrase) =>
      whole.some(
        (own) =>
          own.some((word) => isOf(phrase, word)) &&
          !own.every((word) => isOf(phrase, word) || (phrase.length > 1 && small.has(word))),
      );
    const isMeant = (phrase, isSpread) => isTyped(phrase, typed, small, isSpread) && !isParted(phrase);
    const matched = vocabulary.subjects.map((subject) => {
      const found = subject.words
        .map((phrase, place) => ({ phrase, isSpread: subject.spread.includes(place) }))
        .filter(({ phrase, isSpread }) => isMeant(phrase, isSpread));
      return {
        ...subject,
        matched: found.map(({ phrase }) => phrase),
        alone: found.filter(({ isSpread }) => !isSpread).map(({ phrase }) => phrase),
      };
    });
    const what = units.filter((unit) => unit.isNeeded && !unit.isWho).length;
    // One word of a whole sentence is not what it is about: "free to vote against what an expert says".
    const isAside = ({ matched: [phrase, ...others] }) => !others.length && phrase.length < 2 && what > MOST_BESIDE;
    return matched.filter((subject) => subject.matched.length && !isAside(subject));
  }

  const isOf = (phrase, word) => phrase.some((forms) => forms.includes(word));

  // Several words are a phrase only near each other, in any order: "permission for planning" and not "planning to ask for
  // permission"; in their own order, where some clause has them all. Where but one of them counts ("time off"), all stand
  // side by side. One that begins with a small word has it first: "how many staff" and not "too many demands on staff".
  function isTyped(phrase, typed, small, isSpread = false) {
    const content = phrase.filter(([form], place) => !place || !small.has(form));
    if (phrase.filter(([form]) => !small.has(form)).length < 2)
      return typed.some((_, at) => phrase.every((forms, place) => forms.includes(typed[at + place])));
    const wide = content.length + AROUND;
    return typed.some((_, at) => {
      if (small.has(phrase[0][0]) && !phrase[0].includes(typed[at])) return false;
      const near = typed.slice(at, at + wide);
      const places = content.map((forms) => near.findIndex((token) => forms.includes(token)));
      return places.every((place, n) => place >= 0 && (!isSpread || !n || place > places[n - 1]));
    });
  }

  // No document has the words of a subject on which all are silent: what has the same stem means something else.
  // Words that a clause has, though not as this phrase, are looked for all the same.
  function silence(units, { alone: matched }, small) {
    const covered = new Set(matched.flat(2));
    for (const unit of units.filter(({ typed }) => typed.split(" ").every((word) => covered.has(word)))) {
      unit.isSilent = true;
      // What the vocabulary finds for all of it is an answer still, and not what it finds for a part of it.
      const isWhole = matched.some(
        (phrase) => phrase.filter(([form]) => !small.has(form)).length === unit.stems.length,
      );
      unit.ways = unit.ways.filter((way) => isWhole && !way.isOwn && way.terms.length < 2);
      unit.isUnknown = !unit.ways.length;
    }
  }

  window.protocolSearchUnderstand = { understand, isTyped };
})();
