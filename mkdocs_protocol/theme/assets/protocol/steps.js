// Shows a decision tree one step at a time. Without this script every step is there and answers jump. Nothing
// is stored or sent: the way so far stands in the address alone. #way=tell.advice are the marks of the answers
// from the start on; #way=~tell.advice begins at a step that was gone to directly, as #step-tell goes to it.
"use strict";
(() => {
  const { make, onEachPage, _ } = window.protocol;
  let root = null; // the steps of the page that is shown, while they are shown one at a time
  let page = ""; // its address without the fragment
  let opened = false; // whether the steps of that page have been unfolded
  let way = null; // { from: id of a step, marks: marks of the links followed from it on }
  let leavesTrail = true,
    bar,
    trail,
    pressed = [];

  const start = () => root.dataset.protocolStart;
  const stepOf = (id) => root.querySelector(`.protocol-step#${CSS.escape(`step-${id}`)}`); // no rule that always holds
  const linkOf = (id, mark) => stepOf(id).querySelector(`[data-protocol-way="${CSS.escape(mark)}"]`);
  const cut = (shown, count) => ({ from: shown.from, marks: shown.marks.slice(0, count) });

  // The steps passed, each with the link followed there, and the step come to. Marks that a changed tree
  // no longer has end the way: what is left of it holds.
  function walked({ from, marks }) {
    const passed = [];
    let id = from;
    for (const mark of marks) {
      const link = linkOf(id, mark);
      if (!link) break;
      passed.push({ id, link });
      id = link.hash.slice("#step-".length);
    }
    return { passed, id };
  }

  // The way that ends at a step: part of the present one if it comes by, else straight to it.
  function wayTo(id) {
    const { passed, id: last } = walked(way);
    const place = [...passed.map((step) => step.id), last].indexOf(id);
    return place < 0 ? { from: id, marks: [] } : cut(way, place);
  }

  function read(fragment) {
    if (!fragment) return { from: start(), marks: [] };
    if (fragment.startsWith("#step-")) return stepOf(fragment.slice(6)) && wayTo(fragment.slice(6));
    if (!fragment.startsWith("#way=")) return null;
    const marks = fragment.slice(5).replaceAll("%3D", "=").replaceAll("%7E", "~").split(".").filter(Boolean);
    const from = marks[0]?.startsWith("~") ? marks.shift().slice(1) : start();
    const found = stepOf(from) ? { from, marks } : read("");
    return cut(found, walked(found).passed.length);
  }

  function address({ from, marks }) {
    if (!marks.length) return from === start() ? page : `${page}#step-${from}`;
    return `${page}#way=${[...(from === start() ? [] : [`~${from}`]), ...marks].join(".")}`;
  }

  function go(next) {
    way = next;
    if (address(way) !== location.href) history[leavesTrail ? "pushState" : "replaceState"](null, "", address(way));
    show(true);
  }

  function show(moves) {
    const { passed, id } = walked(way);
    for (const step of root.querySelectorAll(".protocol-step"))
      step.classList.toggle("protocol-here", step === stepOf(id));
    for (const link of document.querySelectorAll(".protocol-whole a")) {
      link.ariaCurrent = String(link.href.baseVal ?? link.href).endsWith(`#step-${id}`) ? "step" : null;
    }
    stand();
    stepOf(id)
      .querySelectorAll("details")
      .forEach((details) => (details.open = true));
    const answers = passed
      .map((step, place) => ({ ...step, place }))
      .filter((step) => stepOf(step.id).dataset.protocolKind === "question");
    trail.hidden = !answers.length;
    trail.lastChild.replaceChildren(...answers.map(answered));
    const [back, again] = bar.lastChild.children;
    back.href = address(cut(way, passed.length - 1));
    back.hidden = !passed.length;
    again.hidden = !passed.length && way.from === start();
    if (!moves) return;
    unfold();
    (pressed[0].ariaPressed === "true" ? stepOf(id) : bar).scrollIntoView();
    stepOf(id).querySelector("h3").focus();
  }

  // The steps are folded below the answer until somebody goes to one of them.
  const unfold = () => (opened = root.querySelector("details").open = true);

  // What holds all the time stands below the step that is shown; of all steps, below the first.
  function stand() {
    const standing = root.querySelector(".protocol-standing");
    if (standing) stepOf(root.classList.contains("protocol-stepping") ? walked(way).id : start()).after(standing);
  }

  function answered({ id, link, place }) {
    const question = stepOf(id).querySelector(".protocol-step-text").textContent;
    const change = make(
      "a",
      { href: address(cut(way, place)) },
      _("Change"),
      make("span", { className: "protocol-unseen" }, _(" the answer to: {question}", { question })),
    );
    return make(
      "li",
      {},
      `${question} `,
      make("b", {}, link.querySelector(".protocol-answer").textContent),
      " ",
      change,
    );
  }

  function toggle(words, press) {
    const onclick = ({ target }) => press((target.ariaPressed = String(target.ariaPressed !== "true")) === "true");
    return make("button", { type: "button", className: "protocol-toggle", ariaPressed: "false", onclick }, words);
  }

  function build() {
    trail = make(
      "nav",
      { ariaLabel: _("My answers so far"), className: "protocol-links protocol-trail" },
      make("p", {}, _("My answers so far")),
      make("ol"),
    );
    pressed = [
      toggle(_("Show all steps"), (all) => (root.classList.toggle("protocol-stepping", !all), stand())),
      toggle(_("Leave no trail"), (none) => (leavesTrail = !none)),
    ];
    bar = make(
      "div",
      { className: "protocol-on-screen protocol-steps-bar" },
      trail,
      make(
        "p",
        { className: "protocol-line protocol-links" },
        make("a", {}, _("One step back")),
        make("a", { href: page }, _("Start again")),
        ...pressed,
      ),
    );
    root.querySelector(".protocol-step").before(bar);
    root.classList.add("protocol-stepping");
  }

  function run() {
    const found = document.querySelector("[data-protocol-start]");
    if (found === root && found?.contains(bar)) return;
    root = found?.querySelectorAll(".protocol-step").length > 1 ? found : null;
    // Going back, Material's instant navigation may put the same page here once more, folded.
    opened &&= Boolean(root) && location.href.split("#")[0] === page;
    if (!root) return;
    page = location.href.split("#")[0];
    leavesTrail = true;
    way = read("");
    build();
    const asked = location.hash && read(location.hash);
    way = asked || way;
    show(Boolean(asked));
    if (opened || /^#(step-|way=)/.test(location.hash)) unfold();
  }

  // Before any handler of the theme's: Material's instant navigation takes clicks for visits.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const to = new URL(link.href.baseVal ?? link.href, location.href); // a link of an SVG has a base value
      if (!root?.isConnected || to.href.split("#")[0] !== page || !(to.hash || bar.contains(link))) return;
      const step = link.dataset.protocolWay && link.closest(".protocol-step");
      const before = step ? wayTo(step.id.slice("step-".length)) : read(to.hash);
      if (!before) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(step ? { from: before.from, marks: [...before.marks, link.dataset.protocolWay] } : before);
    },
    true,
  );

  addEventListener("popstate", () => {
    const found = root?.isConnected && location.href.split("#")[0] === page && read(location.hash);
    if (found) ((way = found), show(true));
  });

  onEachPage(run);
})();
