/** Rows of an answer and the things of the map that they name. */
import { type Graph, type Thing, isEpisode } from "../data/graph.ts";
import type { Term } from "./protocol.ts";

/** Names by which cells mean things; a name of several means none of them. */
export interface Index { byIri: Map<string, Thing>; byLabel: Map<string, Thing | null>; byKey: Map<string, Thing | null> }

export function indexOf({ things, base }: Pick<Graph, "things" | "base">): Index {
  const index: Index = { byIri: new Map(), byLabel: new Map(), byKey: new Map() };
  const put = (map: Map<string, Thing | null>, name: string, thing: Thing) =>
    map.set(name, map.has(name) && map.get(name) !== thing ? null : thing);
  for (const thing of things) {
    index.byIri.set(base + thing.name, thing);
    put(index.byLabel, thing.label, thing);
    if (!isEpisode(thing)) continue;
    put(index.byKey, thing.name.slice(thing.name.lastIndexOf("/") + 1), thing);
    for (const alias of thing.aliases) put(index.byLabel, alias, thing);
  }
  return index;
}

/** Columns of the catalogue whose cells are the keys of episodes. */
const EPISODES = new Set(["episode", "related", "other"]);

export function thingOfCell(index: Index, column: string, term: Term | null): Thing | null {
  if (!term) return null;
  if (term.type === "uri") return index.byIri.get(term.value) ?? null;
  if (EPISODES.has(column)) return index.byKey.get(term.value) ?? index.byLabel.get(term.value) ?? null;
  return index.byLabel.get(term.value) ?? null;
}

export function thingsOf(index: Index, columns: readonly string[], rows: readonly (Term | null)[][]): Set<Thing> {
  const found = new Set<Thing>();
  for (const row of rows) {
    row.forEach((term, at) => {
      const thing = thingOfCell(index, columns[at]!, term);
      if (thing) found.add(thing);
    });
  }
  return found;
}
