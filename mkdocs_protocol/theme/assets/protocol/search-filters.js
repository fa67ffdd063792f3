// Filters of the search: by what hits can be narrowed, and how many each choice leaves.
"use strict";
(() => {
  const MOST_LISTED = 12; // choices of a filter that are seen; a council's name in the query narrows to any other

  const NAMES = ["council", "council_kind", "topic", "kind", "binds", "benefits", "review"];

  const OF_EDITIONS = new Set(["council", "council_kind", "review"]);

  // How many hits share what they can be filtered by, or their edition: thousands of hits have some hundreds of these.
  function groups(hits, name) {
    const many = new Map();
    for (const hit of hits) many.set(hit[name], (many.get(hit[name]) ?? 0) + 1);
    return many;
  }

  function valuesOf(hit, name, { council_kinds: kindsOf }, states) {
    const [, topics, kinds, binds, benefits] = hit.facets;
    const edition = hit.edition;
    switch (name) {
      case "topic":
        return topics;
      case "kind":
        return kinds;
      case "binds":
        return binds;
      case "benefits":
        return benefits;
      case "council":
        return edition ? [String(edition[1])] : [];
      case "council_kind":
        return edition ? [kindsOf[edition[3]]] : [];
      default:
        return edition ? [states[edition[2]]] : [];
    }
  }

  // The state on the day of reading; one that does not follow the day stands in the index.
  function stateOf({ state, first, last }, today, soonDays) {
    return first && window.protocolReview ? window.protocolReview.state(first, last, today, soonDays) : state;
  }

  // Hits that pass every filter, and for each filter how many each of its choices would leave.
  function apply(hits, chosen, head, today, superseded) {
    const states = head.reviews.map((review) => stateOf(review, today, head.soon_days));
    const fits = (hit, name) => valuesOf(hit, name, head, states).some((value) => chosen[name].has(value));
    const seen = hits.filter((hit) => superseded || !hit.edition || !head.reviews[hit.edition[2]].superseded);
    const narrowing = NAMES.filter((name) => chosen[name]?.size);
    const left = seen.filter((hit) => narrowing.every((name) => fits(hit, name)));
    const counts = {};
    const alike = { facets: groups(seen, "facets"), edition: groups(seen, "edition") };
    for (const name of NAMES) {
      const others = narrowing.filter((other) => other !== name);
      const own = OF_EDITIONS.has(name) ? "edition" : "facets";
      const counted = others.length && seen.filter((hit) => others.every((other) => fits(hit, other)));
      const tally = new Map();
      for (const [key, many] of counted ? groups(counted, own) : alike[own]) {
        const values = valuesOf({ facets: [], [own]: key }, name, head, states);
        for (const value of values) tally.set(value, (tally.get(value) ?? 0) + many);
      }
      counts[name] = [...tally].sort((one, other) => other[1] - one[1]);
    }
    return { hits: left, counts, hidden: hits.length - seen.length };
  }

  window.protocolSearchFilters = { NAMES, MOST_LISTED, apply, stateOf };
})();
