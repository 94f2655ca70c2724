/** Mouse, touch, pen and keys on the map. */
import type { Thing } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { drawn } from "../state/shown.ts";
import { go, note } from "../state/route.ts";
import { change, state } from "../state/state.ts";
import { byId, capital, el, nameOf } from "../tell/dom.ts";
import { type Bubble, foldedGroups } from "./bubbles.ts";
import { camera, pan, radiusOf, toScreen, view, zoomBy } from "./camera.ts";
import { onRest } from "./stage.ts";
import { showAll } from "./views.ts";

interface Spot { x: number; y: number }
/** Where each finger or button is held down. */
const held = new Map<number, Spot>();
/** How far the pointer went since it was pressed; more than a little is no click. */
let travelled = 0;

/** The thing under a point of the map; the nearest where several are. */
export function thingAt(x: number, y: number, slack = 3): Thing | null {
  let best: Thing | null = null;
  let least = Infinity;
  for (const thing of graph.things) {
    if (!drawn[thing.number]) continue;
    const [left, top] = toScreen(thing);
    if (Math.abs(left - x) > 60 || Math.abs(top - y) > 60) continue;
    const beyond = Math.hypot(left - x, top - y) - radiusOf(thing);
    if (beyond < slack && beyond < least) [best, least] = [thing, beyond];
  }
  return best;
}

function bubbleAt(x: number, y: number): Bubble | null {
  return foldedGroups().findLast((each) => {
    const [left, top] = toScreen(each);
    return Math.hypot(left - x, top - y) < each.radius * camera.scale;
  }) ?? null;
}

function spotOf(event: MouseEvent): Spot {
  const { left, top } = byId("map").getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Middle and spread of the fingers that are down. */
function gesture(): Spot & { spread: number } {
  const [one, other] = [...held.values()] as [Spot, Spot];
  return {
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
    spread: Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)),
  };
}

function hover(thing: Thing | null, spot?: Spot): void {
  const tip = byId("hover");
  const bubble = !thing && spot ? bubbleAt(spot.x, spot.y) : null;
  tip.hidden = !thing && !bubble;
  byId("map").classList.toggle("over", !tip.hidden);
  if (spot && !tip.hidden) {
    const [name, what] = thing
      ? [thing.label, capital(thing.kind.one)]
      : [bubble!.name.replaceAll(", ", " · "), `Community of ${bubble!.count.toLocaleString("en")}: click to unfold`];
    tip.replaceChildren(nameOf(name), el("small", null, what));
    const left = Math.min(spot.x + 14, view.width - tip.offsetWidth - 8);
    const top = spot.y + 18 + tip.offsetHeight > view.height ? spot.y - tip.offsetHeight - 10 : spot.y + 18;
    tip.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, top)}px)`;
  }
  if (thing !== state.hovered) change({ hovered: thing });
}

function press(event: PointerEvent): void {
  if (held.size === 0) travelled = 0;
  held.set(event.pointerId, spotOf(event));
  byId("map").setPointerCapture(event.pointerId);
  byId("map").classList.add("held");
  hover(null);
}

function move(event: PointerEvent): void {
  const spot = spotOf(event);
  const before = held.get(event.pointerId);
  if (!before) {
    if (event.pointerType !== "touch") hover(thingAt(spot.x, spot.y), spot);
    return;
  }
  travelled += Math.hypot(spot.x - before.x, spot.y - before.y);
  if (held.size === 1) {
    held.set(event.pointerId, spot);
    if (travelled > 4) pan(spot.x - before.x, spot.y - before.y);
    return;
  }
  const was = gesture();
  held.set(event.pointerId, spot);
  const is = gesture();
  pan(is.x - was.x, is.y - was.y);
  zoomBy(is.spread / was.spread, is.x, is.y);
}

function release(event: PointerEvent): void {
  if (!held.delete(event.pointerId) || held.size) return;
  byId("map").classList.remove("held");
  if (event.type !== "pointerup" || travelled > 4 || event.button !== 0) return;
  const { x, y } = spotOf(event);
  const thing = thingAt(x, y, event.pointerType === "touch" ? 14 : 3);
  const bubble = thing ? null : bubbleAt(x, y);
  if (bubble) go({ open: [...state.open, bubble.group] });
  else if (thing?.name !== state.thing) go({ thing: thing?.name ?? "", to: "", steps: thing ? state.steps : 0 });
}

function steer(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const moves: Record<string, [number, number]> = {
    ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60],
  };
  const step = moves[event.key];
  if (step) pan(...step);
  else if (event.key === "+" || event.key === "=") zoomBy(1.3);
  else if (event.key === "-") zoomBy(1 / 1.3);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
}

export function listenToPointer(): void {
  const map = byId("map");
  map.addEventListener("pointerdown", press);
  map.addEventListener("pointermove", move);
  map.addEventListener("pointerup", release);
  map.addEventListener("pointercancel", release);
  map.addEventListener("pointerleave", () => hover(null));
  map.addEventListener("keydown", steer);
  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { x, y } = spotOf(event);
    // Lines and pages are other units than pixels; a pinch on a touchpad comes as a wheel with Ctrl.
    const pixels = event.deltaY * [1, 20, 400][event.deltaMode]! * (event.ctrlKey ? 5 : 1);
    zoomBy(Math.exp(-Math.max(-240, Math.min(240, pixels)) / 480), x, y);
  }, { passive: false });
  byId("nearer").addEventListener("click", () => zoomBy(1.4));
  byId("further").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("whole").addEventListener("click", showAll);
  onRest(() => note({ at: { ...camera } }));
}
