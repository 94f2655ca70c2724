/** The path between two things, hop by hop, each with the facts and sentences that make it. */
import type { Thing } from "../data/graph.ts";
import { asWritten, button, capital, counted, el } from "./dom.ts";
import { between } from "../find/path.ts";
import { icon } from "../map/shapes.ts";
import { go } from "../state/route.ts";
import { linkTo, sentenceOf } from "./facts.ts";

/** How many facts of one hop are told. */
const MOST = 2;

export function describeWay(from: Thing, to: Thing, path: readonly Thing[]): (Node | null)[] {
  const back = button("Leave the path", { className: "more", onclick: () => go({ to: "" }) });
  const heading = el("h2", { tabIndex: -1 }, "From ", el("bdi", null, from.label), " to ", el("bdi", null, to.label));
  const top = el("div", { className: "top" }, el("span", { className: "kind" }, "Path"), el("a", { href: "#/" }, "Overview"));
  if (!path.length) return [top, heading, el("p", { className: "hint" }, "No facts lead from one to the other."), back];
  const hops = path.slice(1).map((thing, at) => hop(path[at]!, thing));
  return [
    top, heading,
    el("p", { className: "hint" }, `${counted(path.length - 1, "step", "steps")}, over the facts that say most.`),
    el("ol", { className: "way" }, el("li", { className: "stop" }, icon(from.kind), " ", linkTo(from)), ...hops.flat()),
    back,
  ];
}

function hop(one: Thing, other: Thing): HTMLElement[] {
  const facts = between(one, other).slice(0, MOST);
  const told = facts.map((fact) => el("div", null,
    el("span", { className: "says" }, capital(fact.source === one ? fact.predicate.forth : fact.predicate.back)),
    fact.text ? asWritten(fact.text) : null,
    sentenceOf(fact, fact.episode === one || fact.episode === other ? fact.episode : null)));
  return [el("li", { className: "hop" }, ...told), el("li", { className: "stop" }, icon(other.kind), " ", linkTo(other))];
}
