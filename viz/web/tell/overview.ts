/** The panel while nothing is selected: every thing of the graph, by kind, as links. */
import { type Kind, byLabel } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { icon } from "../map/shapes.ts";
import { isFolded } from "../state/shown.ts";
import { go } from "../state/route.ts";
import { asWritten, button, capital, counted, el, number } from "./dom.ts";
import { linkTo } from "./facts.ts";

/** More rows than this are not made at once. */
const MOST = 500;

export function overview(): (Node | null)[] {
  const { things, facts, kinds, source } = graph;
  const hint = isFolded()
    ? "The map shows communities; click one to unfold it, search, or open a list."
    : "Choose a dot on the map, search, or open a list.";
  const numbers = `${counted(things.length, "thing", "things")} and ${counted(facts.length, "fact", "facts")}`;
  return [
    el("h2", { tabIndex: -1 }, numbers),
    el("p", { className: "hint" }, hint, el("span", { className: "keys" }, " Press ? for the keys.")),
    isFolded() ? foldedNote() : null,
    ...kinds.filter(({ count }) => count > 0).map(kindList),
    source ? el("p", { className: "origin" }, "Made from ", asWritten(source)) : null,
  ];
}

function foldedNote(): HTMLElement {
  return el("p", { className: "hint" },
    `${number(graph.things.length)} dots at once tell little: each disc stands for the things that hang together most. `,
    button("Unfold all", { className: "more", onclick: () => go({ whole: true }) }));
}

/** Filled when it is first opened: a page need not carry thousands of links that nobody asked for. */
function kindList(kind: Kind): HTMLElement {
  const rows = el("ul", { className: "list" });
  const block = el("details", null,
    el("summary", null, icon(kind), el("span", { className: "word" }, capital(kind.several)), el("small", null, number(kind.count))),
    rows);
  block.addEventListener("toggle", () => {
    if (rows.hasChildNodes()) return;
    const all = graph.things.filter((thing) => thing.kind === kind).sort(byLabel);
    rows.append(...all.slice(0, MOST).map((thing) => el("li", null, linkTo(thing))));
    if (all.length > MOST) rows.append(el("li", { className: "hint" }, `and ${number(all.length - MOST)} more: search, or see the list view`));
  });
  return block;
}
