"""Two documents compared: every clause of both in one row."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.comparison import (
    Comparison,
    FoundBy,
    Passage,
    PlaceChange,
    Row,
    Side,
    WordingChange,
)
from mkdocs_protocol.comparing.folding import role_names, stems, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.expectations import ExpectationRow


def compare(left: Side, right: Side, declared: Sequence[ExpectationRow] = ()) -> Comparison:
    """Return what two documents have in common.

    `declared` are the rows that a person has declared; what they say always wins.
    """
    ls = tuple(Passage(c, c.text, i) for i, c in enumerate(left.edition.clauses))
    rs = tuple(Passage(c, c.text, i) for i, c in enumerate(right.edition.clauses))
    lv = [Counter(stems(p.text, role_names(left.council))) for p in ls]
    rv = [Counter(stems(p.text, role_names(right.council))) for p in rs]
    df = Counter(s for v in (*lv, *rv) for s in v)
    n = len(lv) + len(rv)

    def weigh(v: Counter[str]) -> dict[str, float]:
        w = {s: c * math.log(n / df[s]) for s, c in v.items()}
        norm = math.sqrt(sum(x * x for x in w.values())) or 1.0
        return {s: x / norm for s, x in w.items()}

    lw, rw = [weigh(v) for v in lv], [weigh(v) for v in rv]
    scored = sorted(
        (
            (-sum(x * b.get(s, 0) for s, x in a.items()), i, j)
            for i, a in enumerate(lw)
            for j, b in enumerate(rw)
        )
    )
    li: dict[int, tuple[int, float]] = {}
    ri: dict[int, int] = {}
    for score, i, j in scored:
        if -score < 0.2:
            break
        if i not in li and j not in ri:
            li[i], ri[j] = (j, -score), i
    rows = []
    for i, a in enumerate(ls):
        if i in li:
            j, score = li[i]
            same = words(a.text) == words(rs[j].text)
            rows.append(
                Row(
                    (a,),
                    (rs[j],),
                    WordingChange.SAME if same else WordingChange.REWORDED,
                    PlaceChange.IN_PLACE,
                    FoundBy.MACHINE,
                    score,
                )
            )
        else:
            rows.append(Row((a,), (), WordingChange.ONLY_LEFT))
    rows += [Row((), (b,), WordingChange.ONLY_RIGHT) for j, b in enumerate(rs) if j not in ri]
    return Comparison(left, right, tuple(rows))
