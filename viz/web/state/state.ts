/** What the reader has chosen. The map and the lists follow from it and from the graph, and from nothing else. */
import { type Thing, around } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { type Chosen, NOTHING } from "./address.ts";

/** What passes: where the pointer is, what a search or an answer brings out. */
export interface Passing {
  hovered: Thing | null;
  /** What the search finds while it is open. */
  found: Set<Thing> | null;
  /** What the last answer of a query names. */
  answered: Set<Thing> | null;
}

/** Both as one; `selected` and `goal` are the things that the names of the address stand for. */
export interface State extends Chosen, Passing {
  selected: Thing | null;
  goal: Thing | null;
  /** The things on the way from `selected` to `goal`, once it is found. */
  path: Thing[];
}

export const state: State = {
  ...NOTHING, hovered: null, found: null, answered: null, selected: null, goal: null, path: [],
};

type Follower = (changed: ReadonlySet<keyof State>) => void;
const followers: Follower[] = [];

/** Calls back after each change with the names of what has changed. */
export function follow(follower: Follower): void {
  followers.push(follower);
}

export function change(part: Partial<State>): void {
  const changed = new Set((Object.keys(part) as (keyof State)[]).filter((key) => !same(key, part[key])));
  if (!changed.size) return;
  Object.assign(state, part);
  for (const each of followers) each(changed);
}

/** What comes from the address is the same when it reads the same; of things there is one each. */
function same(key: keyof State, value: unknown): boolean {
  if (key === "path") return !state.path.length && !(value as Thing[]).length;
  return state[key] === value || (key in NOTHING && JSON.stringify(state[key]) === JSON.stringify(value));
}

const byName = new Map<string, Thing>();

/** The thing of a name; null where the graph has none. */
export function thingOf(name: string): Thing | null {
  if (!byName.size) for (const thing of graph.things) byName.set(thing.name, thing);
  return byName.get(name) ?? null;
}

/** The things to bring out, the rest stepping back; null when all are equal. */
export function inFocus(): Set<Thing> | null {
  if (state.found) return state.found;
  if (state.hovered) return around(state.hovered, 1);
  if (state.path.length) return new Set(state.path);
  if (state.answered) return state.answered;
  return state.selected ? around(state.selected, Math.max(1, state.steps)) : null;
}
