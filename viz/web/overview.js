/** The panel while nothing is selected: every thing of the graph, by kind, as links. */
function overview() {
  const hint = "Choose a dot on the map, search, or open a list.";
  const keys = " On the map the arrow keys move, + and − zoom, 0 shows everything; / begins a search, Escape comes back here.";
  const numbers = `${counted(things.length, "thing", "things")} and ${counted(facts.length, "fact", "facts")}`;
  return [
    el("h2", { tabIndex: -1 }, numbers),
    el("p", { className: "hint" }, hint, el("span", { className: "keys" }, keys)),
    ...kinds.filter(({ count }) => count > 0).map(kindList),
    source ? el("p", { className: "origin" }, "Made from ", asWritten(source)) : null,
  ];
}

/** Filled when it is first opened: a page need not carry thousands of links that nobody asked for. @param {Kind} kind */
function kindList(kind) {
  const rows = el("ul", { className: "list" });
  const block = el("details", null,
    el("summary", null, icon(kind), el("span", { className: "word" }, capital(kind.several)), el("small", null, String(kind.count))),
    rows);
  block.addEventListener("toggle", () => {
    if (rows.hasChildNodes()) return;
    rows.append(...things.filter((thing) => thing.kind === kind).sort(byLabel).map((thing) => el("li", null, linkTo(thing))));
  });
  return block;
}
