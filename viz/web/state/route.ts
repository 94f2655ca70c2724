/** The state is the page's address, so that back, forward, bookmarks and links work, from a file too. */
import { type Chosen, addressOf, chosenOf } from "./address.ts";
import { change, state, thingOf } from "./state.ts";

const KEYS = Object.keys(chosenOf("")) as (keyof Chosen)[];
/** How far the reader has gone in this page, and how far back and forward there is something of it. */
let step = 0;
let last = 0;
const watchers: (() => void)[] = [];

function chosen(): Chosen {
  return Object.fromEntries(KEYS.map((key) => [key, state[key]])) as unknown as Chosen;
}

/** Goes on to another state, which back undoes. */
export function go(part: Partial<Chosen>): void {
  // Another choice shows the map from where it fits; only a link brings its own place.
  const next = addressOf({ ...chosen(), at: null, ...part });
  if (next === location.hash || (next === "#/" && !location.hash)) return;
  step += 1;
  last = step;
  history.pushState({ step }, "", next);
  apply();
}

/** Remembers something of the state that is no step of its own, as the place of the camera is. */
export function note(part: Partial<Chosen>): void {
  Object.assign(state, part);
  history.replaceState({ step }, "", addressOf(chosen()));
}

export function undo(): void {
  if (step > 0) history.back();
}

export function redo(): void {
  if (step < last) history.forward();
}

export function canUndo(): boolean {
  return step > 0;
}

export function canRedo(): boolean {
  return step < last;
}

/** Calls back whenever the address has changed and everything has followed. */
export function watch(watcher: () => void): void {
  watchers.push(watcher);
}

/** Takes the state from the address. */
export function apply(): void {
  const next = chosenOf(location.hash);
  const selected = thingOf(next.thing);
  change({ ...next, selected, goal: selected && thingOf(next.to), hovered: null });
  for (const watcher of watchers) watcher();
}

/** The name in the address that the graph does not have, or "". */
export function lostName(): string {
  if (state.thing && !state.selected) return state.thing;
  return state.to && !state.goal ? state.to : "";
}

export function listenToAddress(): void {
  const steps = history.state as { step?: number } | null;
  step = last = steps?.step ?? 0;
  addEventListener("popstate", (event) => {
    const at = (event.state as { step?: number } | null)?.step;
    // A link or a typed address makes an entry of its own that knows no step yet.
    if (at === undefined) {
      step += 1;
      last = step;
      history.replaceState({ step }, "");
    } else step = at;
    apply();
  });
}

/** The address of the page as it is shown now. */
export function here(): string {
  return location.href.split("#")[0] + addressOf(chosen());
}
