/** Which dots get their name written beside them: as many as have room, the chosen and the large ones first. */
import type { Thing } from "../data/graph.ts";
import { radiusOf, toScreen, view } from "./camera.ts";

/** The name on the map; the whole of it is in the panel and under the pointer. */
export function shortName(label: string, most = 30): string {
  const letters = Array.from(label.slice(0, 4 * most));
  return letters.length <= most && label.length <= 4 * most ? label : `${letters.slice(0, most - 1).join("").trimEnd()}…`;
}

/** Left, top, right, bottom. */
export type Box = [number, number, number, number];

/** Boxes on the screen, kept in squares so that a new one is compared with those around it only. */
export class Boxes {
  private static readonly SIDE = 90;
  private readonly squares = new Map<number, { box: Box; weight: number }[]>();

  private *squaresOf([left, top, right, bottom]: Box): Iterable<number> {
    const { SIDE } = Boxes;
    for (let x = Math.floor(left / SIDE); x <= Math.floor(right / SIDE); x++) {
      for (let y = Math.floor(top / SIDE); y <= Math.floor(bottom / SIDE); y++) yield x * 4096 + y;
    }
  }

  /** Whether nothing of at least this weight is in the way. */
  isFree(box: Box, weight: number): boolean {
    for (const square of this.squaresOf(box)) {
      for (const { box: other, weight: its } of this.squares.get(square) ?? []) {
        if (its >= weight && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
      }
    }
    return true;
  }

  take(box: Box, weight: number): void {
    for (const square of this.squaresOf(box)) {
      const row = this.squares.get(square) ?? [];
      row.push({ box, weight });
      this.squares.set(square, row);
    }
  }
}

export interface Label { thing: Thing; text: string; x: number; y: number }
/** Beyond this many dots the smallest are not kept clear of names: they are too small to be covered. */
const CLEAR = 1500;
/** How many things are asked whether their name has room. */
const ASKED = 600;

/**
 * The names to write, at the middle of their upper edges: none over another; over a dot only when the dot is much
 * smaller than the thing named. `visible` has the things on the screen, the most important first; a `must` is
 * written even without room.
 */
export function chooseLabels(
  visible: readonly Thing[], measure: (thing: Thing) => { text: string; width: number; height: number },
  must: (thing: Thing) => boolean, taken: readonly Box[] = [],
): Label[] {
  const boxes = new Boxes();
  const most = Math.max(12, (view.width * view.height) / 8000);
  for (const box of taken) boxes.take(box, Infinity);
  for (const thing of visible.slice(0, CLEAR)) {
    const reach = radiusOf(thing) * 0.9;
    const [x, y] = toScreen(thing);
    boxes.take([x - reach, y - reach, x + reach, y + reach], thing.size);
  }
  const chosen: Label[] = [];
  for (const thing of visible.slice(0, ASKED)) {
    if (chosen.length >= most) break;
    const { text, width, height } = measure(thing);
    const [x, y] = toScreen(thing);
    const radius = radiusOf(thing) * 1.1;
    // A long title may cover nothing; its number on the dot says enough.
    const weight = must(thing) ? 9 : thing.badge ? 0 : thing.size / 1.7;
    const aside = radius + 4 + width / 2;
    const spots: [number, number][] = [
      [x, y + radius + 2], [x, y - radius - height - 1], [x + aside, y - height / 2], [x - aside, y - height / 2],
    ];
    const boxAt = ([middle, top]: [number, number]): Box => [middle - width / 2 - 3, top, middle + width / 2 + 3, top + height];
    const isInside = (box: Box) => box[0] > 0 && box[2] < view.width && box[1] > 0 && box[3] < view.height;
    const free = spots.find((spot) => isInside(boxAt(spot)) && boxes.isFree(boxAt(spot), weight));
    const spot = free ?? (must(thing) ? spots[0]! : null);
    if (!spot) continue;
    boxes.take(boxAt(spot), Infinity);
    chosen.push({ thing, text, x: spot[0], y: spot[1] });
  }
  return chosen;
}
