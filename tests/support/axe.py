"""What axe finds on a page that Chromium shows; what looks the same in colour is judged once.

Four fifths of axe's time go into the contrast of words with what lies behind them, though the same few
colours come again in hundreds of clauses and on every page. So words are sorted by all that decides their
contrast: the colours, layers and effects of the element and of all around it, its size and its weight. Axe
judges words of each kind until it has passed some; what a sibling covers counts as if it were not covered.
Links are sorted with what their words stand in, for the rule that they differ from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_SCRIPT = Axe().axe_script
_PASSED: set[int] = set()
"""The kinds of words whose colours were found right in this process, on whatever page."""
_NOT_JUDGED: Counter[int] = Counter()
"""On how many pages axe could not say anything of a kind: hidden off the screen, in a drawing."""
TRIES = 3
"""After so many of them the kind is let be."""
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that are about colours: judged for each kind of words, since on a whole page they take axe most of its time."""

_SORT_WORDS = """within => {
  const roots = within ? [...document.querySelectorAll(within)] : [document.documentElement];
  const hash = text => {
    let a = 0xdeadbeef, b = 0x41c6ce57;
    for (let i = 0; i < text.length; i++) {
      a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return 4294967296 * (2097151 & b) + (a >>> 0);
  };
  const hasWords = element => element.matches('input:not([type=checkbox], [type=radio]), select, textarea')
    || [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const known = new Map();
  const around = element => {
    if (!element) return 0;
    if (!known.has(element)) {
      const s = getComputedStyle(element);
      const above = around(element.parentElement);
      const layer = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode, s.clipPath].join();
      const place = s.position !== 'static' && [s.position, s.top, s.left, s.transform, s.zIndex, s.clip].join();
      // What adds nothing to what lies behind it is as if it were not there.
      const adds = place || layer !== 'rgba(0, 0, 0, 0),none,1,none,normal,none';
      known.set(element, adds ? hash([above, place, layer].join()) : above);
    }
    return known.get(element);
  };
  const kinds = window.axeKinds = new Map();
  for (const root of roots) {
    for (const element of [root, ...root.querySelectorAll('*')]) {
      const isLink = element.matches('a[href]');
      if (!isLink && !hasWords(element) || !element.checkVisibility({visibilityProperty: true})) continue;
      const box = element.getBoundingClientRect();
      // Read aloud only: axe says nothing of its colours, however often it is asked.
      if (box.width <= 1 && box.height <= 1) continue;
      const s = getComputedStyle(element);
      const kind = hash([around(element), s.color, s.fontSize, s.fontWeight, s.textShadow, s.webkitTextStroke,
        s.textIndent, isLink && [s.textDecoration, s.borderBottom, s.fontFamily, s.fontStyle,
        hasWords(element.parentElement) && getComputedStyle(element.parentElement).color]].join());
      if (!kinds.has(kind)) kinds.set(kind, []);
      kinds.get(kind).push(element);
    }
  }
  return [...kinds.keys()];
}"""

_JUDGE_WORDS = """async ([kinds, rules]) => {
  const violations = [], passed = [];
  let left = kinds;
  // Of what axe can not judge, because something lies over it, all is tried.
  for (const few of [true, false]) {
    const tried = left.flatMap(kind => few ? axeKinds.get(kind)[0] : axeKinds.get(kind).slice(1));
    if (!tried.length) break;
    const found = await axe.run({include: tried}, {
      runOnly: {type: 'rule', values: rules},
      resultTypes: ['violations', 'passes'], elementRef: true,
    });
    const elements = rules => rules.flatMap(rule => rule.nodes.map(node => node.element));
    const right = elements(found.passes.filter(rule => rule.id === 'color-contrast'));
    const wrong = elements(found.violations);
    const has = (kind, some) => axeKinds.get(kind).some(element => some.some(one => element.contains(one)));
    violations.push(...found.violations);
    const judged = new Set(left.filter(kind => has(kind, right)));
    passed.push(...[...judged].filter(kind => !has(kind, wrong)));
    left = left.filter(kind => !judged.has(kind));
  }
  for (const rule of violations) for (const node of rule.nodes) delete node.element;
  return {violations, passed};
}"""

_RUN = """([within, options]) =>
  axe.run(within ?? document, {...options, resultTypes: ['violations']}).then(it => it.violations)"""

_SHAPE = """async () => {
  // Scripts hear of a new scheme a little later, and colours take their time: what is on its way is there.
  for (const time of [1, 2]) {
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    for (const moving of document.getAnimations()) {
      if (moving.effect.getComputedTiming().endTime !== Infinity) moving.finish();
    }
  }
  const before = window.axeShape;
  window.axeShape = [...document.querySelectorAll('*')].map(element => {
    const box = element.getBoundingClientRect();
    const seen = element.checkVisibility({visibilityProperty: true});
    return [element.localName, seen, box.x, box.y, box.width, box.height];
  }).join();
  return window.axeShape === before;
}"""


def found(page: Page, *, within: str | None, contrast: bool) -> list[str]:
    """Return a sentence for every violation, of colours only where that is asked for."""
    _bring(page)
    options = {
        "rules": {rule: {"enabled": False} for rule in OF_COLOURS},
        # Axe would read all style sheets besides, for a rule that it has not switched on.
        "preload": {"assets": ["media"]},
    }
    told = list(_sentences(page.evaluate(_RUN, [within, options])))
    return told + _faint_words(page, within) if contrast else told


def found_of_colours(page: Page, *, within: str | None) -> list[str]:
    """Return a sentence for every violation that is about colours."""
    _bring(page)
    return _faint_words(page, within)


def stands_as_before(page: Page) -> bool:
    """Return whether everything stands and is seen as when this was last asked of the page, once nothing moves.

    If so, nothing of its look can be otherwise but its colours.
    """
    return bool(page.evaluate(_SHAPE))


def _bring(page: Page) -> None:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)


def _faint_words(page: Page, within: str | None) -> list[str]:
    kinds: list[int] = page.evaluate(_SORT_WORDS, within)
    new = [kind for kind in kinds if kind not in _PASSED and _NOT_JUDGED[kind] < TRIES]
    if not new:
        return []
    judged: dict[str, Any] = page.evaluate(_JUDGE_WORDS, [new, OF_COLOURS])
    _PASSED.update(judged["passed"])
    if not judged["violations"]:
        _NOT_JUDGED.update(kind for kind in new if kind not in _PASSED)
    return list(_sentences(judged["violations"]))


def _sentences(violations: list[dict[str, Any]]) -> Iterator[str]:
    for violation in violations:
        for node in violation["nodes"]:
            yield (
                f"{violation['id']} ({violation['impact']}): {' '.join(map(str, node['target']))}: "
                f"{' '.join(node['failureSummary'].split())}"
            )
