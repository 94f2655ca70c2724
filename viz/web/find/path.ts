/** The way between two things that says most: over stated facts rather than mentions, and past what everything touches. */
import type { UndirectedGraph } from "graphology";
import type { Fact, Thing } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { loadNetwork } from "../data/network.ts";

/** How far apart a fact sets its ends; that two have the same host says little,
 * and what is above a topic is told by no episode. */
const LENGTH: Record<string, number> = { mentions: 2, about: 1.4, relatedTo: 1.8, hostOf: 3, broader: 5 };
const STATED = 1;


/** The facts that join two things, the telling ones first, each sentence once. */
export function between(one: Thing, other: Thing): Fact[] {
  const joins = one.facts.filter(({ source, target }) => (source === one ? target : source) === other);
  joins.sort((a, b) => (LENGTH[a.predicate.name] ?? STATED) - (LENGTH[b.predicate.name] ?? STATED) || b.sure - a.sure);
  // Two related episodes say so on both sides.
  const isTold = (fact: Fact, before: Fact) =>
    (before.sentence > 0 && before.sentence === fact.sentence) || (fact.predicate.name === "relatedTo" && before.predicate === fact.predicate);
  return joins.filter((fact, at) => !joins.slice(0, at).some((before) => isTold(fact, before)));
}

let plane: UndirectedGraph | null = null;

function planeOf(Kind: typeof UndirectedGraph): UndirectedGraph {
  const made = new Kind();
  const { from, to } = graph.lines;
  for (const { number } of graph.things) made.addNode(number);
  const nearest = new Map<number, number>();
  const count = graph.things.length;
  for (const fact of graph.facts) {
    if (!fact.target || fact.target === fact.source) continue;
    const low = Math.min(fact.source.number, fact.target.number), high = Math.max(fact.source.number, fact.target.number);
    const key = low * count + high;
    nearest.set(key, Math.min(nearest.get(key) ?? Infinity, LENGTH[fact.predicate.name] ?? STATED));
  }
  for (let line = 0; line < from.length; line++) {
    const one = from[line]!, other = to[line]!;
    const degrees = graph.things[one]!.facts.length + graph.things[other]!.facts.length;
    made.addEdge(one, other, { length: nearest.get(one * count + other)! + Math.log10(1 + degrees) / 2 });
  }
  return made;
}

/** The things on the way, both ends among them; none where there is no way. */
export async function findPath(one: Thing, other: Thing): Promise<Thing[]> {
  const { UndirectedGraph: Kind, dijkstra } = await loadNetwork();
  plane ??= planeOf(Kind);
  const way = dijkstra.bidirectional(plane, one.number, other.number, "length") as string[] | null;
  return (way ?? []).map((number) => graph.things[Number(number)]!);
}
