// Which words of a hit are marked, which of its sentences is shown, and which hits say the same.
"use strict";
(() => {
  const { places, tokens } = window.protocolSearchWords;

  const SENTENCES = /.+?(?:;|[.!?]+(?=\s+[^\p{Ll}\s])|$)\s*/gu; // "e.g. a member" is inside one
  const FRAMING = 0.3; // how much a word says that only frames what is asked

  // The words to be marked, and how much each says.
  function marksOf(meant) {
    const marks = new Map();
    for (const { isNeeded, found = [] } of meant.units)
      for (const { term, way } of found) {
        for (const form of term?.forms ?? [])
          marks.set(form, Math.max(marks.get(form) ?? 0, term.weight * way.weight * (isNeeded ? 1 : FRAMING)));
      }
    return marks;
  }

  // The line of a text that says most of what was asked, and what has to be read before it: "It must be received …".
  function passage(text, marks, pointing) {
    const lines = text.split("\n").filter((line) => line.trim());
    let best = { line: lines[0] ?? "", before: "", worth: 0 };
    for (const whole of lines) {
      const sentences = whole.length > 320 ? (whole.match(SENTENCES) ?? [whole]) : [whole];
      sentences.forEach((line, at) => {
        const worth = [...new Set(places(line).map(({ word }) => word))].reduce(
          (sum, word) => sum + (marks.get(word) ?? 0),
          0,
        );
        if (worth > best.worth) best = { line, before: pointedTo(sentences, at, pointing), worth };
      });
    }
    return { line: best.line.trim(), before: best.before };
  }

  function pointedTo(sentences, at, pointing) {
    let first = at;
    while (first && at - first < 3 && pointing.test(sentences[first].trim())) first -= 1;
    return sentences.slice(first, at).join("");
  }

  // Hits whose passages say the same, in nearly the same words, are one with several sources.
  function grouped(hits, marks, pointing) {
    const groups = [];
    for (const hit of hits) {
      const { line, before } = passage(hit.entry.text || hit.entry.title, marks, pointing);
      const bag = new Set(tokens(line).filter((word) => word.length > 2));
      const own = { ...hit, line: before + line, bag };
      const like =
        hit.facets[0] === "clause"
          ? groups.find(
              (group) =>
                group[0].facets[0] === "clause" &&
                group.every((one) => one.edition[1] !== hit.edition[1]) &&
                alike(group[0].bag, bag),
            )
          : null;
      if (like) like.push(own);
      else groups.push([own]);
    }
    return groups;
  }

  function alike(one, other) {
    const both = [...one].filter((word) => other.has(word)).length;
    return both > 1 && both / (one.size + other.size - both) >= 0.5;
  }

  window.protocolSearchPassages = { marksOf, grouped };
})();
