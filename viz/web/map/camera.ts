/** Which part of the plane the map shows: the point in its middle and how many pixels one unit takes. */
import type { Thing } from "../data/graph.ts";
import type { Place } from "../state/address.ts";

export const camera: Place = { x: 0, y: 0, scale: 1 };
/** The map in CSS pixels. */
export const view = { width: 1, height: 1 };
const FARTHEST = 0.008;
const NEAREST = 10;
let flight = 0;
let redraw: (moving: boolean) => void = () => {};

/** Tells the camera what to call when it has moved; `moving` is true while it goes on. */
export function onMove(call: (moving: boolean) => void): void {
  redraw = call;
}

export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function toScreen({ x, y }: { x: number; y: number }): [number, number] {
  return [(x - camera.x) * camera.scale + view.width / 2, (y - camera.y) * camera.scale + view.height / 2];
}

/** How large dots are drawn: they grow more slowly than distances do, so zooming in makes room. */
export function zoomOfDots(scale = camera.scale): number {
  return Math.min(2.6, Math.max(0.25, scale ** 0.65));
}

/** The radius of a dot in pixels. */
export function radiusOf(thing: Thing): number {
  return thing.size * zoomOfDots();
}

/** Moves the picture by pixels. */
export function pan(right: number, down: number): void {
  land();
  camera.x -= right / camera.scale;
  camera.y -= down / camera.scale;
  redraw(true);
}

/** Zooms so that what is at (x, y) stays there. */
export function zoomBy(factor: number, x = view.width / 2, y = view.height / 2): void {
  land();
  const scale = Math.min(NEAREST, Math.max(FARTHEST, camera.scale * factor));
  const shift = 1 / camera.scale - 1 / scale;
  camera.x += (x - view.width / 2) * shift;
  camera.y += (y - view.height / 2) * shift;
  camera.scale = scale;
  redraw(true);
}

/** The camera that shows all these places with a margin (pixels, both sides together). */
export function framing(all: Iterable<{ x: number; y: number }>, nearest = 2, margin = 70): Place {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of all) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return { x: 0, y: 0, scale: 1 };
  const fit = Math.min(
    (view.width - margin) / Math.max(right - left, 60),
    (view.height - margin) / Math.max(bottom - top, 60),
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.min(nearest, Math.max(FARTHEST, fit)) };
}

/** Goes to another camera, at once for readers who want no motion. */
export function flyTo(goal: Place): void {
  land();
  const from = { ...camera };
  const begun = performance.now();
  const step = (now: number) => {
    const part = calm() ? 1 : Math.min(1, Math.max(0, now - begun) / 320);
    const eased = 1 - (1 - part) ** 3;
    camera.x = from.x + (goal.x - from.x) * eased;
    camera.y = from.y + (goal.y - from.y) * eased;
    camera.scale = from.scale * (goal.scale / from.scale) ** eased;
    flight = part < 1 ? requestAnimationFrame(step) : 0;
    redraw(part < 1);
  };
  step(begun);
}

/** Goes there without a flight. */
export function jumpTo(goal: Place): void {
  land();
  Object.assign(camera, goal);
  redraw(false);
}

function land(): void {
  cancelAnimationFrame(flight);
  flight = 0;
}
