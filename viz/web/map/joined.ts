/** Episodes joined directly: told to be related, or on the same topics. */
import { type Thing, isEpisode } from "../data/graph.ts";
import { graph } from "../data/model.ts";

export interface Join { one: Thing; other: Thing; shared: Thing[] }

/** What more episodes than this are about tells little of any two. */
const COMMON = 40;
/** Fewer topics than this in common are chance, unless the episodes are told to be related. */
const LEAST = 2;

/** All pairs of related episodes with what both are about. */
export function joinsOf(things: readonly Thing[]): Join[] {
  const joins = new Map<string, Join>();
  const join = (one: Thing, other: Thing): Join => {
    const [low, high] = one.number < other.number ? [one, other] : [other, one];
    const key = `${low.number} ${high.number}`;
    const found = joins.get(key) ?? { one: low, other: high, shared: [] };
    joins.set(key, found);
    return found;
  };
  for (const thing of things) {
    if (isEpisode(thing)) continue;
    const episodes = [...new Set(thing.facts.filter((fact) => fact.predicate.name === "about").map((fact) => fact.source))];
    if (episodes.length > COMMON) continue;
    episodes.forEach((one, at) => episodes.slice(at + 1).forEach((other) => join(one, other).shared.push(thing)));
  }
  const told = new Set<Join>();
  for (const thing of things) {
    if (!isEpisode(thing)) continue;
    for (const { predicate, source, target } of thing.facts) {
      if (target && predicate.name === "relatedTo" && source === thing) told.add(join(thing, target));
    }
  }
  return [...joins.values()].filter((each) => told.has(each) || each.shared.length >= LEAST);
}

let all: Join[] | null = null;

export function episodeJoins(): Join[] {
  all ??= joinsOf(graph.things);
  return all;
}
