/** Which things are shown, worked out anew when something that they depend on changes. */
import type { Thing } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { type Facet, passing, tests } from "../find/filter.ts";
import { type State, state } from "./state.ts";

/** Above this many the map opens on its communities. */
export const FOLDED = 5000;

/** 1 for each thing that passes the filters. */
export let kept: Uint8Array = new Uint8Array();
/** 1 for each of them that the map draws as a dot: the others wait inside their communities. */
export let drawn: Uint8Array = new Uint8Array();
export let checks: Record<Facet, (thing: Thing) => boolean> = tests(state, null);
/** Counts up with every change of what is drawn. */
export let version = 0;

const DEPENDS: (keyof State)[] = [
  "hidden", "years", "show", "group", "episodes", "steps", "selected", "goal", "open", "whole", "path", "answered",
];

export function isFolded(): boolean {
  return graph.things.length > FOLDED && !state.whole && !state.steps && state.group < 0 && !state.episodes;
}

export function refilter(changed?: ReadonlySet<keyof State>): void {
  if (changed && !DEPENDS.some((key) => changed.has(key))) return;
  checks = tests(state, state.selected);
  const always = new Set([state.selected, state.goal, ...state.path].filter((thing) => thing !== null));
  kept = passing(graph, checks, always);
  drawn = kept;
  if (isFolded()) {
    // What no fact links is in no community.
    const open = new Set([-1, ...state.open]);
    if (state.selected) open.add(state.selected.group);
    drawn = Uint8Array.from(graph.things, (thing) =>
      Number(kept[thing.number] === 1 && (open.has(thing.group) || always.has(thing) || state.answered?.has(thing))));
    for (const { source, target } of state.selected?.facts ?? []) {
      for (const end of [source, target]) if (end && kept[end.number]) drawn[end.number] = 1;
    }
  }
  version += 1;
}

export function isKept(thing: Thing): boolean {
  return kept[thing.number] === 1;
}

export function isDrawn(thing: Thing): boolean {
  return drawn[thing.number] === 1;
}

export function keptThings(): Thing[] {
  return graph.things.filter(isKept);
}
