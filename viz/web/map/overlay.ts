/** What lies over the many: what is brought out with its lines, the numbers of episodes, names, communities. */
import type { Thing } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { isDrawn } from "../state/shown.ts";
import { inFocus, state } from "../state/state.ts";
import { bondsOfGroups, foldedGroups } from "./bubbles.ts";
import { camera, radiusOf, toScreen, view } from "./camera.ts";
import { colours } from "./colours.ts";
import { episodeJoins } from "./joined.ts";
import { FADED } from "./layer.ts";
import { type Box, chooseLabels } from "./labels.ts";
import { FONT, fontOf, measure, useFont } from "./names.ts";
import { pathOf } from "./shapes.ts";

type Pen = CanvasRenderingContext2D;
/** The most important first. */
let byWeight: Thing[] = [];

export function orderThings(): void {
  byWeight = graph.things.filter(isDrawn).sort((one, other) => other.size - one.size || one.number - other.number);
}

export function drawOverlay(pen: Pen): void {
  const focus = inFocus();
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  pen.clearRect(0, 0, view.width, view.height);
  const taken = drawGroups(pen, focus !== null);
  if (state.episodes) drawJoins(pen, focus);
  const visible = byWeight.filter(isOnScreen);
  if (focus) {
    drawFocusLines(pen, focus);
    for (const thing of visible.filter((each) => focus.has(each)).reverse()) drawDot(pen, thing);
  }
  for (const thing of [state.hovered, state.selected, state.goal]) if (thing && isDrawn(thing)) drawRing(pen, thing);
  const front = focus ? visible.filter((thing) => focus.has(thing)) : visible;
  for (const thing of front) drawBadge(pen, thing);
  drawLabels(pen, front, taken);
}

function isOnScreen(thing: Thing): boolean {
  const [x, y] = toScreen(thing);
  return x > -60 && y > -40 && x < view.width + 60 && y < view.height + 40;
}

/** The folded communities; returns the room that their names take. */
function drawGroups(pen: Pen, faded: boolean): Box[] {
  const taken: Box[] = [];
  pen.globalAlpha = faded ? FADED * 2 : 1;
  // Once some are open, what is inside counts for more than what joins the others.
  const strength = state.open.length || state.selected ? 0.3 : 1;
  for (const { one, other, count } of bondsOfGroups()) {
    pen.strokeStyle = `rgb(${colours.edge} / ${strength * Math.min(0.4, 0.06 + count / 900)})`;
    pen.lineWidth = Math.min(7, 0.6 + Math.sqrt(count) / 6);
    stroke(pen, one, other);
  }
  for (const { x, y, radius } of foldedGroups()) {
    pen.beginPath();
    pen.arc(...toScreen({ x, y }), radius * camera.scale, 0, 2 * Math.PI);
    pen.fillStyle = colours.paper;
    pen.fill();
    pen.fillStyle = `rgb(${colours.edge} / 0.09)`;
    pen.fill();
    pen.strokeStyle = `rgb(${colours.edge} / 0.35)`;
    pen.lineWidth = 1;
    pen.stroke();
  }
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const bubble of foldedGroups()) taken.push(...drawGroupName(pen, bubble));
  pen.globalAlpha = 1;
  return taken;
}

function drawGroupName(pen: Pen, { x, y, radius, name, count }: { x: number; y: number; radius: number; name: string; count: number }): Box[] {
  const [middle, centre] = toScreen({ x, y });
  const room = radius * camera.scale * 1.75;
  const size = Math.min(17, Math.max(10, room / 9));
  if (room < 54) return [];
  const lines = name.split(", ");
  const top = centre - (lines.length * size * 1.25) / 2;
  [...lines, count.toLocaleString("en")].forEach((line, at) => {
    const isCount = at === lines.length;
    pen.font = `${isCount ? 400 : 600} ${isCount ? size * 0.82 : size}px ${FONT}`;
    pen.fillStyle = isCount ? colours.quiet : colours.ink;
    let text = line;
    while (text.length > 4 && pen.measureText(text).width > room) text = `${text.slice(0, -2).trimEnd()}…`;
    pen.fillText(text, middle, top + at * size * 1.25);
  });
  return [[middle - room / 2, top - size, middle + room / 2, top + (lines.length + 1) * size * 1.25]];
}

function drawJoins(pen: Pen, focus: ReadonlySet<Thing> | null): void {
  const centre = state.hovered ?? state.selected;
  for (const { one, other, shared } of episodeJoins()) {
    if (!isDrawn(one) || !isDrawn(other)) continue;
    const strong = centre ? one === centre || other === centre : focus === null;
    pen.strokeStyle = `rgb(${colours.edge} / ${strong ? 0.35 : 0.08})`;
    pen.lineWidth = Math.min(5, 0.8 + shared.length * 0.5);
    stroke(pen, one, other);
  }
}

/** The lines of what is brought out: all those of its middle, or the way of a path. */
function drawFocusLines(pen: Pen, focus: ReadonlySet<Thing>): void {
  if (state.found || state.episodes) return;
  if (state.path.length && !state.hovered) {
    pen.strokeStyle = colours.link;
    pen.lineWidth = 3;
    state.path.slice(1).forEach((thing, at) => stroke(pen, state.path[at]!, thing));
    return;
  }
  const centre = state.hovered ?? (state.answered ? null : state.selected);
  const strokeFor = (isStrong: boolean, wide: number) => {
    pen.strokeStyle = `rgb(${colours.edge} / ${isStrong ? 0.7 : 0.3})`;
    pen.lineWidth = wide;
  };
  if (!centre) return;
  const told = new Map<Thing, boolean>();
  for (const { source, target, predicate } of centre.facts) {
    const end = source === centre ? target : source;
    if (end && focus.has(end)) told.set(end, (told.get(end) ?? false) || predicate.name !== "mentions");
  }
  for (const [end, isStated] of told) {
    if (!isDrawn(end)) continue;
    strokeFor(isStated, 1.4);
    stroke(pen, centre, end);
  }
}

function stroke(pen: Pen, one: { x: number; y: number }, other: { x: number; y: number }): void {
  pen.beginPath();
  pen.moveTo(...toScreen(one));
  pen.lineTo(...toScreen(other));
  pen.stroke();
}

function drawDot(pen: Pen, thing: Thing): void {
  const [x, y] = toScreen(thing);
  const radius = radiusOf(thing);
  const path = pathOf(thing.kind);
  const zoom = radius * devicePixelRatio;
  pen.setTransform(zoom, 0, 0, zoom, x * devicePixelRatio, y * devicePixelRatio);
  pen.strokeStyle = colours.paper;
  pen.lineWidth = 2.4 / radius;
  pen.stroke(path);
  // Paper first, or the lines would show through rings.
  pen.fillStyle = colours.paper;
  pen.fill(path);
  pen.fillStyle = colours.kinds[thing.kind.name]!;
  pen.fill(path, "evenodd");
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
}

function drawBadge(pen: Pen, thing: Thing): void {
  const radius = radiusOf(thing);
  if (!thing.badge || radius < 4.4) return;
  const [x, y] = toScreen(thing);
  pen.fillStyle = colours.paper;
  useFont(pen, `600 ${Math.round(radius * (thing.badge.length > 2 ? 7.5 : 10)) / 10}px ${FONT}`);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(thing.badge, x, y + radius * 0.06);
}

function drawRing(pen: Pen, thing: Thing): void {
  pen.beginPath();
  pen.arc(...toScreen(thing), radiusOf(thing) * 1.25 + 3.5, 0, 2 * Math.PI);
  pen.strokeStyle = colours.link;
  pen.lineWidth = 2;
  pen.stroke();
}

function drawLabels(pen: Pen, front: readonly Thing[], taken: readonly Box[]): void {
  const must = [state.hovered, state.selected, state.goal, ...(state.hovered ? [] : state.path)];
  const chosen = must.filter((thing): thing is Thing => thing !== null && front.includes(thing));
  const ordered = chosen.length ? [...new Set([...chosen, ...front])] : front;
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.lineJoin = "round";
  for (const { thing, text, x, y } of chooseLabels(ordered, (each) => measure(pen, each), (each) => chosen.includes(each), taken)) {
    useFont(pen, fontOf(thing));
    pen.strokeStyle = colours.paper;
    pen.lineWidth = 4;
    pen.strokeText(text, x, y + 1);
    pen.fillStyle = colours.ink;
    pen.fillText(text, x, y + 1);
  }
}
