/** Where the camera goes when the reader has chosen something. */
import { type Thing, around } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { isDrawn, isFolded, keptThings } from "../state/shown.ts";
import { type State, state } from "../state/state.ts";
import { foldedGroups } from "./bubbles.ts";
import { camera, flyTo, framing, jumpTo } from "./camera.ts";

/** Shows all that is shown at all. */
export function showAll(): void {
  flyTo(framing(whole()));
}

function* whole(): Iterable<{ x: number; y: number }> {
  yield* keptThings();
  for (const { x, y, radius } of foldedGroups()) {
    yield { x: x - radius, y: y - radius };
    yield { x: x + radius, y: y + radius };
  }
}

/** Brings a thing to the middle, near enough to tell its neighbours apart. */
function centreOn(thing: Thing): void {
  const near = framing([...around(thing, 1)].filter(isDrawn), 1.3);
  flyTo({ x: thing.x, y: thing.y, scale: Math.max(camera.scale, Math.max(0.8, near.scale)) });
}

/** Moves the camera to what has just been chosen. */
export function look(changed: ReadonlySet<keyof State>): void {
  const has = (...keys: (keyof State)[]) => keys.some((key) => changed.has(key));
  if (state.at && has("at")) jumpTo(state.at);
  else if (has("path", "goal") && state.path.length) flyTo(framing(state.path, 1.4, 190));
  else if (has("episodes")) showAll();
  else if (has("selected", "steps") && state.selected) {
    if (state.steps) flyTo(framing(around(state.selected, state.steps)));
    else centreOn(state.selected);
  } else if (has("open") && isFolded() && state.open.length) {
    const group = state.open.at(-1)!;
    flyTo(framing(graph.things.filter((thing) => thing.group === group && isDrawn(thing))));
  } else if (has("answered") && state.answered?.size) flyTo(framing([...state.answered].filter(isDrawn), 1.2));
  else if (has("steps", "group", "whole", "years", "show")) showAll();
}

/** The first camera of the page. */
export function lookFirst(): void {
  jumpTo(state.at ?? framing(whole()));
  if (!state.at && state.selected && !state.episodes) centreOn(state.selected);
}
