/** The communities of a large map as discs, each where its things stand, with the lines between them. */
import type { Thing } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { drawn, isFolded, kept, version } from "../state/shown.ts";

export interface Bubble { group: number; name: string; count: number; x: number; y: number; radius: number }
export interface Bond { one: Bubble; other: Bubble; count: number }

let made = -1;
let bubbles: Bubble[] = [];
let bonds: Bond[] = [];

function remake(): void {
  made = version;
  bubbles = [];
  bonds = [];
  if (!isFolded()) return;
  const inside = new Map<number, Thing[]>();
  for (const thing of graph.things) {
    if (!kept[thing.number]) continue;
    const members = inside.get(thing.group) ?? [];
    members.push(thing);
    inside.set(thing.group, members);
  }
  const at = new Map<number, Bubble>();
  for (const [group, members] of inside) {
    // Open communities show their things instead.
    if (members.every(({ number }) => drawn[number])) continue;
    const bubble = { group, name: graph.groups[group] ?? "", count: members.length, ...disc(members) };
    at.set(group, bubble);
    bubbles.push(bubble);
  }
  bubbles.sort((one, other) => other.count - one.count || one.group - other.group);
  bonds = between(at);
}

/** The disc that most of the things stand in: a straggler far outside does not widen it. */
function disc(members: readonly Thing[]): { x: number; y: number; radius: number } {
  const middle = (values: number[]) => values.sort((one, other) => one - other)[values.length >> 1]!;
  const x = middle(members.map((thing) => thing.x)), y = middle(members.map((thing) => thing.y));
  const far = members.map((thing) => Math.hypot(thing.x - x, thing.y - y)).sort((one, other) => one - other);
  return { x, y, radius: Math.max(14, far[Math.floor(far.length * 0.85)]!) };
}

function between(at: ReadonlyMap<number, Bubble>): Bond[] {
  const { from, to } = graph.lines;
  const counts = new Map<number, number>();
  const most = graph.groups.length + 1;
  for (let line = 0; line < from.length; line++) {
    const one = graph.things[from[line]!]!.group, other = graph.things[to[line]!]!.group;
    if (one === other || !at.has(one) || !at.has(other)) continue;
    const key = Math.min(one, other) * most + Math.max(one, other);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const all = [...counts].map(([key, count]) => ({ one: at.get(Math.floor(key / most))!, other: at.get(key % most)!, count }));
  return all.sort((one, other) => other.count - one.count).slice(0, 400);
}

/** The communities that are folded now, the largest first. */
export function foldedGroups(): readonly Bubble[] {
  if (made !== version) remake();
  return bubbles;
}

export function bondsOfGroups(): readonly Bond[] {
  if (made !== version) remake();
  return bonds;
}
