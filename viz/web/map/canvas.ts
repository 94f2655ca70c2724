/** The map on a canvas of the browser's: for machines without a graphics card, on which it is also the quickest. */
import { isEpisode, type Thing } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { drawn } from "../state/shown.ts";
import { state } from "../state/state.ts";
import { camera, view, zoomOfDots } from "./camera.ts";
import { colours } from "./colours.ts";
import { FADED, type Layer, lineAlpha } from "./layer.ts";
import { trace } from "./shapes.ts";

/** A frame longer than this (ms) is not drawn anew at every step of a movement. */
const SLOW = 9;
/** One path for many lines is much quicker than a path for each, until it gets too long. */
const BATCH = 2048;

export class CanvasLayer implements Layer {
  readonly name = "canvas";
  readonly element = document.createElement("canvas");
  private readonly pen = this.element.getContext("2d")!;
  /** The largest first, so that small dots come to lie on top; by kind, so that a kind is filled at once. */
  private byKind: Thing[][] = [];
  private took = 0;

  get isQuick(): boolean {
    return this.took < SLOW;
  }

  refresh(): void {
    this.element.width = Math.round(view.width * devicePixelRatio);
    this.element.height = Math.round(view.height * devicePixelRatio);
    const shown = graph.things.filter(({ number }) => drawn[number]).sort((one, other) => other.size - one.size);
    this.byKind = graph.kinds.map((kind) => shown.filter((thing) => thing.kind === kind));
  }

  draw(faded: boolean): void {
    const begun = performance.now();
    const { pen } = this;
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, view.width, view.height);
    pen.globalAlpha = faded ? FADED : 1;
    if (!state.episodes) for (const stated of [0, 1]) this.drawLines(stated);
    for (const things of this.byKind) this.drawDots(things);
    pen.globalAlpha = 1;
    this.took = performance.now() - begun;
  }

  private drawLines(stated: number): void {
    const { pen } = this;
    const { from, to, stated: isStated } = graph.lines;
    const { things } = graph;
    const { x, y, scale } = camera;
    const [left, top] = [view.width / 2 - x * scale, view.height / 2 - y * scale];
    pen.strokeStyle = `rgb(${colours.edge} / ${lineAlpha(from.length, stated === 1)})`;
    pen.lineWidth = 1;
    let count = 0;
    pen.beginPath();
    for (let line = 0; line < from.length; line++) {
      const one = from[line]!, other = to[line]!;
      if (isStated[line] !== stated || !drawn[one] || !drawn[other]) continue;
      const a = things[one]!, b = things[other]!;
      const x1 = a.x * scale + left, y1 = a.y * scale + top, x2 = b.x * scale + left, y2 = b.y * scale + top;
      if ((x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0) || (x1 > view.width && x2 > view.width) || (y1 > view.height && y2 > view.height)) continue;
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
      if (++count % BATCH === 0) {
        pen.stroke();
        pen.beginPath();
      }
    }
    pen.stroke();
  }

  private drawDots(things: readonly Thing[]): void {
    const { pen } = this;
    const { x, y, scale } = camera;
    const zoom = zoomOfDots();
    const [left, top] = [view.width / 2 - x * scale, view.height / 2 - y * scale];
    pen.beginPath();
    let any = false;
    for (const thing of things) {
      const across = thing.x * scale + left, down = thing.y * scale + top;
      if (across < -40 || down < -40 || across > view.width + 40 || down > view.height + 40) continue;
      trace(pen, thing.kind.name, across, down, thing.size * zoom);
      any = true;
    }
    if (!any) return;
    // Paper around each, or dots would run into lines and each other.
    if (scale > 0.2) {
      pen.strokeStyle = colours.paper;
      pen.lineWidth = 2.4;
      pen.stroke();
    }
    pen.fillStyle = colours.kinds[things[0]!.kind.name]!;
    pen.fill();
    if (things[0]!.kind.name === "concept" && scale > 0.2) this.holes(things, left, top, zoom);
  }

  /** Concepts are rings. */
  private holes(things: readonly Thing[], left: number, top: number, zoom: number): void {
    const { pen } = this;
    pen.beginPath();
    for (const thing of things) {
      if (isEpisode(thing)) continue;
      const across = thing.x * camera.scale + left, down = thing.y * camera.scale + top;
      if (across > -40 && down > -40 && across < view.width + 40 && down < view.height + 40) {
        trace(pen, "person", across, down, thing.size * zoom * 0.46);
      }
    }
    pen.fillStyle = colours.paper;
    pen.fill();
  }

  picture(): HTMLCanvasElement[] {
    return [this.element];
  }

  destroy(): void {
    this.element.remove();
  }
}
