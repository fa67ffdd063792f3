// What is said of the rows of a comparison in the reader's browser: of each, in which documents it stands and how alike,
// and of all, how many there are of which sort.
//
//   new protocolComparisonSaid(words, sides)   the words of the page, and the councils' records in order
"use strict";
(() => {
  const { joined, capital, fill, _, ngettext } = window.protocol;

  const ofHundred = (likeness) => {
    // half goes to the even number, as Python has it
    const [number, nearest] = [likeness * 100, Math.round(likeness * 100)];
    return Math.min(nearest - (number % 1 === 0.5 && nearest % 2 ? 1 : 0), 99);
  };

  class Said {
    constructor(words, sides) {
      Object.assign(this, { words, sides });
    }

    inWords(number) {
      return this.words.numbers[number] ?? String(number);
    }

    // In which documents a row stands, and whether in the same words.
    of(row) {
      const [left, right] = this.sides.map((side) => side.said);
      if (this.sides.length === 2 && row.elsewhere.length)
        return fill(this.words.answered_elsewhere, { name: row.left.length ? right : left });
      if (this.sides.length === 2 && row.nearest.length)
        return fill(this.words.unsure, { name: row.left.length ? right : left });
      if (this.sides.length === 2 && row.inDifferentWords) return this.words.in_different_words;
      if (this.sides.length === 2) return fill(this.words.wording[row.wording], { left, right });
      const having = this.sides.filter((_, council) => row.columns[council].length).map((side) => side.said);
      const council = having[0];
      if (having.length === 1 && row.also.length) return _("In {council}; related text is in another row", { council });
      if (having.length === 1)
        return row.nearest.length
          ? _("In {council}; no certain match found", { council })
          : _("In {council}; no match found", { council });
      const who =
        having.length === this.sides.length
          ? _("all {number}", { number: this.inWords(having.length) })
          : joined(having);
      if (row.wordings === 1) return _("Same words in {councils}", { councils: who });
      if (row.inDifferentWords) return _("Same subject in {councils}, in different words", { councils: who });
      return row.wordings === having.length && !row.differently.includes(true)
        ? _("Reworded: in {councils}", { councils: who })
        : _("In {councils}, in {number} wordings", { councils: who, number: this.inWords(row.wordings) });
    }

    standsOf(row, isItem) {
      if (this.sides.length > 2 || !row.place || (isItem && ["in-place", "moved"].includes(row.place))) return "";
      const [left, right] = this.sides.map((side) => side.said);
      const [thing, things] = isItem ? [_("item"), _("items")] : [_("clause"), _("clauses")];
      return capital(
        fill(this.words.place[row.place], {
          left,
          right,
          m: this.inWords(row.left.length),
          n: this.inWords(row.right.length),
          thing,
          things,
        }),
      );
    }

    foundOf(row) {
      const { declared, machine } = this.words;
      const alike = (number) => _("Matched by a program: likeness {number} of 100", { number });
      if (this.sides.length > 2) {
        const all = row.likeness.map(ofHundred);
        const [least, most] = [Math.min(...all), Math.max(...all)];
        const said = row.foundBy.has("declared") ? [[declared, row.labels.join("; ")].filter(Boolean).join(": ")] : [];
        if (row.foundBy.has("machine"))
          said.push(
            row.wordings === 1 || row.inDifferentWords
              ? machine
              : alike(least === most ? least : `${least} to ${most}`),
          );
        return said.join(". ");
      }
      if (row.foundBy === "declared") return [declared, row.label].filter(Boolean).join(": ");
      if (!row.foundBy) return "";
      if (row.items.some((item) => item.foundBy === "declared")) return this.words.by_items;
      return row.wording === "same" || row.inDifferentWords ? machine : alike(ofHundred(row.likeness));
    }

    // The numbers add up: all rows are those that match, those for which no match was found, and those answered in other
    // rows.
    summary(all) {
      const shared = all.filter((row) => row.columns.filter((column) => column.length).length > 1);
      const same = shared.filter((row) =>
        this.sides.length === 2 ? row.wording === "same" : row.wordings === 1,
      ).length;
      const different = shared.filter((row) => row.inDifferentWords).length;
      const reworded = shared.length - same - different;
      const how = joined(
        [
          same && _("{number} in the same words", { number: same }),
          reworded && _("{number} reworded", { number: reworded }),
          different && _("{number} on the same subject in different words", { number: different }),
        ].filter(Boolean),
      );
      return (this.sides.length > 2 ? this.ofSeveral(all, shared, how) : this.ofTwo(all, shared, how))
        .filter(Boolean)
        .join(" ");
    }

    // How many of some rows are one council's, for each that has any: "5 of the one and 1 of the other".
    whoseOf(rows) {
      const counts = this.sides.map((_side, council) => rows.filter((row) => row.columns[council].length).length);
      return joined(
        counts.flatMap((count, place) =>
          count ? [_("{number} of {council}", { number: count, council: this.sides[place].said })] : [],
        ),
      );
    }

    ofTwo(all, shared, how) {
      const elsewhere = all.filter((row) => row.elsewhere.length).length;
      const alone = all.filter((row) => !shared.includes(row) && !row.elsewhere.length);
      const inPart = shared.filter((row) => row.differs === "lacks").length;
      const what = [
        shared.length && ngettext("{number} matches ({how})", "{number} match ({how})", shared.length, { how }),
        alone.length &&
          ngettext("{number} has no match ({whose})", "{number} have no match ({whose})", alone.length, {
            whose: this.whoseOf(alone),
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

    ofSeveral(all, shared, how) {
      const everywhere = shared.filter((row) => row.columns.every((column) => column.length)).length;
      const alone = all.filter((row) => !shared.includes(row));
      const [rest, lacks] = [all.length - everywhere, all.filter((row) => row.differs === "lacks").length];
      const count = this.inWords(this.sides.length);
      const what = [
        everywhere && _("{number} in all {all}", { number: everywhere, all: count }),
        shared.length > everywhere && _("{number} in some but not all", { number: shared.length - everywhere }),
        alone.length && _("{number} in only one ({whose})", { number: alone.length, whose: this.whoseOf(alone) }),
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
  }

  window.protocolComparisonSaid = Said;
})();
