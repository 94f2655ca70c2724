/** A small graph for the tests. */
import { type Columns, type Graph, readGraph } from "../data/graph.ts";

const THINGS: [string, number, string, string[], [string, string][], string][] = [
  ["show/s/episode/4", 0, "4. Cilium, with Thomas Graf", ["Episode 4"], [["date", "2016-05-21"], ["show", "S"]], "4"],
  ["show/s/episode/11", 0, "11. P4 on the Edge", ["Episode 11"], [["date", "2017-01-02"], ["show", "T"]], "11"],
  ["person/thomas-graf", 1, "Thomas Graf", [], [], ""],
  ["project/cilium", 2, "Cilium", [], [], ""],
  ["concept/cafe", 3, "Café networking", ["coffee net"], [], ""],
  ["project/alone", 2, "Alone", [], [], ""],
];
/** source, predicate, target, episode */
const FACTS: [number, number, number | string, number][] = [
  [0, 1, 3, 0], [2, 0, 0, 0], [0, 2, 4, 0], [1, 2, 3, 1], [2, 3, "@thomas", 0], [0, 4, 1, 0], [1, 1, 4, 1], [0, 1, 4, 0], [1, 1, 3, 1],
];

export const columns: Columns = {
  source: "feed.xml",
  base: "https://example.org/id/",
  kinds: [["episode", "episode", "episodes", 2], ["person", "person", "people", 1], ["project", "project", "projects", 2], ["concept", "concept", "concepts", 1]],
  predicates: [["guestOf", "guest of", "guests"], ["about", "about", "subject of"], ["mentions", "mentions", "mentioned in"], ["reach", "reached at", "reaches"], ["relatedTo", "related episodes", "related episodes"]],
  groups: ["Cilium, Café"],
  things: {
    name: THINGS.map(([name]) => name), kind: THINGS.map(([, kind]) => kind), label: THINGS.map(([, , label]) => label),
    aliases: THINGS.map(([, , , aliases]) => aliases), x: THINGS.map((_, at) => at * 100), y: THINGS.map(() => 0), size: THINGS.map(() => 50),
    group: [0, 0, 0, 0, 0, -1], details: THINGS.map(([, , , , details]) => details), badge: THINGS.map(([, , , , , badge]) => badge),
  },
  facts: {
    source: FACTS.map(([source]) => source), predicate: FACTS.map(([, predicate]) => predicate), target: FACTS.map(([, , target]) => target),
    episode: FACTS.map(([, , , episode]) => episode), sentence: FACTS.map((_, at) => at), start: FACTS.map(() => 0), end: FACTS.map(() => 1),
    sure: FACTS.map(() => 90),
  },
};

export function sample(): Graph {
  return readGraph(structuredClone(columns));
}

export function named(graph: Graph, label: string) {
  const found = graph.things.find((thing) => thing.label === label);
  if (!found) throw new Error(`no ${label}`);
  return found;
}
