/** Puts the map's layers together. Nothing moves by itself; each change asks for one new picture. */
import { loadNetwork } from "../data/network.ts";
import { inFocus } from "../state/state.ts";
import { byId } from "../tell/dom.ts";
import { camera, onMove, view } from "./camera.ts";
import { CanvasLayer } from "./canvas.ts";
import type { Layer } from "./layer.ts";
import { drawOverlay, orderThings } from "./overlay.ts";
import { WebglLayer, hasGraphicsCard } from "./webgl.ts";

/** How long the map rests (ms) until it is drawn anew after a movement for which the picture was only shifted. */
const REST = 110;

let layer: Layer = new CanvasLayer();
let canvas: HTMLCanvasElement;
let pen: CanvasRenderingContext2D;
let asked = 0;
let resting = 0;
let isStale = true;
/** Where the camera stood when the picture was drawn. */
let drawnAt = { ...camera };
const watchers: (() => void)[] = [];

/** Calls back when the map has come to rest. */
export function onRest(watcher: () => void): void {
  watchers.push(watcher);
}

/** Asks for a new picture; `refiltered` when other things are drawn or in other colours. */
export function redraw(refiltered = false): void {
  isStale ||= refiltered;
  clearTimeout(resting);
  resting = 0;
  asked ||= requestAnimationFrame(draw);
}

function draw(): void {
  cancelAnimationFrame(asked);
  asked = 0;
  if (isStale) {
    orderThings();
    layer.refresh();
    isStale = false;
  }
  layer.draw(inFocus() !== null);
  drawOverlay(pen);
  drawnAt = { ...camera };
  for (const element of [layer.element, canvas]) element.style.transform = "";
}

/** While the camera goes on, a picture that takes long is shifted and stretched instead of drawn anew. */
function moved(isMoving: boolean): void {
  if (isMoving && !isStale) {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      if (layer.isQuick) draw();
      else shift();
    });
    clearTimeout(resting);
    resting = window.setTimeout(() => {
      if (!layer.isQuick) draw();
      for (const watcher of watchers) watcher();
    }, REST);
  } else redraw();
}

function shift(): void {
  const zoom = camera.scale / drawnAt.scale;
  const x = (drawnAt.x - camera.x) * camera.scale + (view.width / 2) * (1 - zoom);
  const y = (drawnAt.y - camera.y) * camera.scale + (view.height / 2) * (1 - zoom);
  for (const element of [layer.element, canvas]) element.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
}

/** Fits the layers to their place and to the screen's pixels. */
export function resize(): void {
  const { clientWidth, clientHeight } = byId("stage");
  if (!clientWidth || !clientHeight) return;
  Object.assign(view, { width: clientWidth, height: clientHeight });
  canvas.width = Math.round(clientWidth * devicePixelRatio);
  canvas.height = Math.round(clientHeight * devicePixelRatio);
  isStale = true;
  draw();
}

/** Sets the map up; `wanted` says which way of drawing the reader prefers, if any. */
export async function openStage(wanted: string): Promise<void> {
  canvas = byId<HTMLCanvasElement>("map");
  pen = canvas.getContext("2d")!;
  onMove(moved);
  const layers = byId("layers");
  if (wanted === "webgl" || (wanted !== "canvas" && hasGraphicsCard())) {
    try {
      layer = new WebglLayer(await loadNetwork(), layers, fallBack);
    } catch {
      // A browser that promised WebGL and has none after all is no reason for an empty map.
      layer = new CanvasLayer();
    }
  }
  showLayer();
}

function showLayer(): void {
  const layers = byId("layers");
  if (layer.element.parentElement !== layers) layers.prepend(layer.element);
  layers.dataset.layer = layer.name;
}

/** A browser takes WebGL away when a card sleeps or has too much to do: the map goes on without it. */
function fallBack(): void {
  if (layer.name === "canvas") return;
  const before = layer;
  layer = new CanvasLayer();
  showLayer();
  redraw(true);
  // Not inside of its own event.
  setTimeout(() => before.destroy());
}

/** All layers of the picture as it stands, the lowest first. */
export function pictures(): HTMLCanvasElement[] {
  draw();
  return [...layer.picture(), canvas];
}
