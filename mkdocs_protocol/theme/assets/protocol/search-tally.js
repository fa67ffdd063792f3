// Counts which entries of the index have what a query needs, and how much each counts; in arrays with a place for each entry,
// since a word may be in thousands of them.
"use strict";
(() => {
  const MOST_COUNTED = 1000;
  // Roughly how many bytes of frequent words an answer reads at most, how many the best of each take, and a code.
  const [MOST_READ, LIST, CODE] = [360_000, 12_000, 2.2];
  const SPOKEN = 5; // how much a clause's number counts where only its beginning was typed
  const WHO = 0.45; // how much a word counts that only says who
  const FRAMING = 0.3; // how much a word counts that only frames what is asked
  const BESIDES = 0.15; // how much it counts that an entry has another of the words for the same
  const FAINT = 0.2; // how much a word counts in an entry of which is only known that it has it, not among the best

  // What is known of each entry: how much it counts, how many units it has, how many in their own words, and its code.
  class Tally {
    constructor({ entries, impacts }) {
      this.impacts = impacts;
      this.scores = new Float32Array(entries);
      this.units = new Uint8Array(entries);
      this.what = new Uint8Array(entries); // units that do not only say who
      this.own = new Uint8Array(entries);
      this.codes = new Uint32Array(entries);
      this.numbers = [];
      this.answers = new Map();
      this.ofUnit = new Float32Array(entries);
      this.isOwn = new Uint8Array(entries);
    }

    add(unit) {
      const touched = [];
      for (const { found: terms, weight, isOwn, begins } of unit.ways) {
        if (terms.some((term) => !term)) continue;
        const [numbers, worths, codes] = terms.map((term) => this.#worthOf(term, begins)).reduce(shared);
        for (let place = 0; place < numbers.length; place += 1) {
          const number = numbers[place];
          const worth = worths[place] * weight;
          if (!this.ofUnit[number]) touched.push(number);
          this.codes[number] = codes[place] + 1; // 0 is that nothing is known
          const before = this.ofUnit[number];
          this.ofUnit[number] = Math.max(worth, before) + BESIDES * Math.min(worth, before);
          if (isOwn) this.isOwn[number] = 1;
        }
      }
      for (const number of touched) this.count(number, unit, this.ofUnit[number], this.isOwn[number]);
      for (const number of touched) this.ofUnit[number] = this.isOwn[number] = 0;
    }

    count(number, unit, worth, isOwn) {
      if (!this.scores[number]) this.numbers.push(number);
      this.scores[number] += worth * (unit.isNeeded ? (unit.isWho ? WHO : 1) : FRAMING);
      if (!unit.isNeeded) return;
      this.units[number] += 1;
      if (!unit.isWho) this.what[number] += 1;
      this.own[number] += isOwn;
    }

    // Counts where the answer to a question that is asked stands, whatever words it has.
    answer(term, worth, many) {
      for (const [place, number] of (term?.numbers ?? []).entries()) {
        if (!this.scores[number]) this.numbers.push(number);
        const before = this.answers.get(number) ?? 0;
        if (worth <= before) continue; // of several questions the likest counts
        this.answers.set(number, worth);
        this.scores[number] += worth - before;
        this.units[number] = Math.max(this.units[number], many);
        this.codes[number] = term.codes[place] + 1;
      }
    }

    #worthOf({ numbers, codes, weight }, begins) {
      const each = (begins ? SPOKEN : weight) / this.impacts;
      const worths = new Float32Array(numbers.length);
      for (let place = 0; place < numbers.length; place += 1)
        worths[place] = each * ((codes[place] % this.impacts) + 1);
      return [numbers, worths, codes];
    }
  }

  // What two lists in order have in common, with what both are worth.
  function shared([ours, worths, codes], [theirs, others]) {
    const [numbers, both, kept] = [[], [], []];
    for (let one = 0, other = 0; one < ours.length && other < theirs.length;) {
      if (ours[one] === theirs[other]) {
        numbers.push(ours[one]);
        both.push(worths[one] + others[other]);
        kept.push(codes[one]);
        one += 1;
        other += 1;
      } else if (ours[one] < theirs[other]) one += 1;
      else other += 1;
    }
    return [numbers, both, kept];
  }

  // Where few of the best entries have all: which of all entries do. A bit for each says whether it has a word, read as
  // far as there are more than are counted, or as would cost too much, and of the rarest unit the codes say how they are
  // filtered. Returns those whose codes are known, with `total`, how many there are at least, and `isPart`, if there may be more.
  async function completed(tally, needed, head, isAsked, best) {
    const found = new Set(best);
    const all = stripesOf(needed, head);
    const stripes = all.slice(0, mostStripes(needed, head));
    // Twice as many at a time: where few have all, all are read in a few turns.
    for (
      let [at, many] = [0, 1];
      at < stripes.length && found.size <= MOST_COUNTED;
      [at, many] = [at + many, many * 2]
    ) {
      await Promise.all(
        stripes.slice(at, at + many).map(async (stripe) => {
          const start = stripe * head.stripe;
          const length = Math.min(head.stripe, head.entries - start);
          const members = await Promise.all(needed.map((unit) => memberOf(unit, stripe, start, length)));
          for (let place = 0; place < length; place += 1)
            if (members.every((member) => member[place]) && isAsked(start + place)) found.add(start + place);
        }),
      );
    }
    const numbers = [...found];
    const isPart = numbers.length > MOST_COUNTED || stripes.length < all.length;
    if (numbers.length <= MOST_COUNTED) await known(tally, needed, head, numbers);
    const listed = numbers.filter((number) => tally.codes[number]);
    for (const number of listed) {
      tally.scores[number] += (needed.length - tally.units[number]) * FAINT;
      tally.units[number] = needed.length;
    }
    return Object.assign(listed, { total: numbers.length, isPart });
  }

  // How many stripes are read at most. Each takes the bits of every frequent word, and the codes of the rarest unit.
  function mostStripes(needed, { stripe, entries }) {
    const parted = needed.flatMap(termsOf).filter((term) => !term.isWhole);
    const codes = termsOf(rarest(needed)).reduce((sum, term) => sum + (term.isWhole ? 0 : term.count), 0);
    const each = (parted.length * stripe) / 8 + (CODE * codes * stripe) / entries;
    return Math.max(1, Math.floor((MOST_READ - LIST * parted.length) / each));
  }

  const termsOf = (unit) => unit.ways.flatMap(({ found }) => found.filter(Boolean));

  // The unit that the fewest entries have.
  function rarest(needed) {
    const size = (unit) => unit.ways.reduce((sum, { found }) => sum + (found[0]?.count ?? 0), 0);
    return needed.reduce((one, other) => (size(other) < size(one) ? other : one));
  }

  // The stripes that may hold what has all: of a unit that is rare enough to be known whole, only where it is.
  function stripesOf(needed, { stripe, entries }) {
    let wanted = Array.from({ length: Math.ceil(entries / stripe) }, (_, place) => place);
    for (const unit of needed) {
      const ways = unit.ways.filter(({ found }) => found.every(Boolean));
      if (!ways.every(({ found }) => found.some((term) => term.isWhole))) continue;
      const near = new Set(
        ways.flatMap(({ found }) =>
          [...found.find((term) => term.isWhole).numbers].map((number) => Math.floor(number / stripe)),
        ),
      );
      wanted = wanted.filter((place) => near.has(place));
    }
    return wanted;
  }

  async function memberOf(unit, stripe, start, many) {
    const member = new Uint8Array(many);
    await Promise.all(
      unit.ways.map(async ({ found }) => {
        if (found.some((term) => !term)) return;
        const [first, ...others] = await Promise.all(found.map((term) => term.members(stripe, start, many)));
        for (let place = 0; place < many; place += 1)
          if (first[place] && others.every((other) => other[place])) member[place] = 1;
      }),
    );
    return member;
  }

  // Reads the codes of entries that are among the best of no word, in their stripes, of the unit that the fewest have.
  async function known(tally, needed, { stripe, entries }, found) {
    const wanted = new Set(found.filter((number) => !tally.codes[number]));
    const stripes = [...new Set([...wanted].map((number) => Math.floor(number / stripe)))];
    const read = async (term, at) => {
      const start = at * stripe;
      const [member, codes] = await Promise.all([
        term.members(at, start, Math.min(stripe, entries - start)),
        term.codesIn(at),
      ]);
      let next = 0;
      for (let place = 0; next < codes.length; place += 1)
        if (member[place]) {
          if (wanted.has(start + place)) tally.codes[start + place] = codes[next] + 1;
          next += 1;
        }
    };
    const terms = rarest(needed).ways.flatMap(({ found: [first] }) => (!first || first.isWhole ? [] : first));
    await Promise.all(terms.flatMap((term) => stripes.map((at) => read(term, at))));
  }

  window.protocolSearchTally = { Tally, completed, MOST_COUNTED, WHO };
})();
