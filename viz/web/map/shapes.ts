/** The shape of each kind, on the map and beside names: it tells the kind without the colour. */
import type { Kind } from "../data/graph.ts";

/** Outlines of about radius 1 as SVG paths. */
export const OUTLINES: Record<string, string> = {
  episode: "M-.62-.92H.62Q.92-.92 .92-.62V.62Q.92 .92 .62 .92H-.62Q-.92 .92-.92 .62V-.62Q-.92-.92-.62-.92Z",
  person: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  organisation: "M-.88-.88H.88V.88H-.88Z",
  project: "M1.06 0L.53 .92H-.53L-1.06 0L-.53-.92H.53Z",
  protocol: "M0-1.25L1.25 0L0 1.25L-1.25 0Z",
  concept: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0ZM.46 0A.46 .46 0 1 1-.46 0A.46 .46 0 1 1 .46 0Z",
  event: "M0-1.15L1.15 .85H-1.15Z",
  work: "M-.78-1.08H.28L.78-.58V1.08H-.78Z",
  place: "M0 1.15L1.15-.85H-1.15Z",
};
const ROUND = OUTLINES.person!;

export function outlineOf(kind: Kind): string {
  return OUTLINES[kind.name] ?? ROUND;
}

const paths = new Map<string, Path2D>();

export function pathOf(kind: Kind): Path2D {
  const path = paths.get(kind.name) ?? new Path2D(outlineOf(kind));
  paths.set(kind.name, path);
  return path;
}

/** The corners of the kinds that have some, for many small dots in one path. */
const CORNERS: Record<string, number[]> = {
  episode: [-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9],
  organisation: [-0.88, -0.88, 0.88, -0.88, 0.88, 0.88, -0.88, 0.88],
  project: [1.06, 0, 0.53, 0.92, -0.53, 0.92, -1.06, 0, -0.53, -0.92, 0.53, -0.92],
  protocol: [0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0],
  event: [0, -1.15, 1.15, 0.85, -1.15, 0.85],
  work: [-0.78, -1.08, 0.78, -1.08, 0.78, 1.08, -0.78, 1.08],
  place: [0, 1.15, 1.15, -0.85, -1.15, -0.85],
};

/** Adds a dot to the path of a pen. */
export function trace(pen: CanvasRenderingContext2D, kind: string, x: number, y: number, radius: number): void {
  const corners = CORNERS[kind];
  if (!corners) {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  pen.moveTo(x + corners[0]! * radius, y + corners[1]! * radius);
  for (let at = 2; at < corners.length; at += 2) pen.lineTo(x + corners[at]! * radius, y + corners[at + 1]! * radius);
  pen.closePath();
}

/** The shape of a kind as a small picture for lists. */
export function icon(kind: Kind): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("class", "icon");
  picture.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", outlineOf(kind));
  path.setAttribute("fill", `var(--${kind.name})`);
  path.setAttribute("fill-rule", "evenodd");
  picture.append(path);
  return picture;
}
