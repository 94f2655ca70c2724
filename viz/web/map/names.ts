/** How names are written on the map, and how wide they are. */
import { type Thing, titleOf } from "../data/graph.ts";
import { state } from "../state/state.ts";
import { camera } from "./camera.ts";
import { shortName } from "./labels.ts";

export const FONT = '"Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", system-ui, sans-serif';
const widths = new Map<string, number>();

export function fontOf(thing: Thing): string {
  const isLarge = thing === state.selected || thing === state.hovered;
  return `${thing.badge || isLarge ? 600 : 400} ${isLarge ? 13.5 : 12}px ${FONT}`;
}

/** Setting a font costs even when it is the same. */
export function useFont(pen: CanvasRenderingContext2D, font: string): void {
  if (pen.font !== font) pen.font = font;
}

export function measure(pen: CanvasRenderingContext2D, thing: Thing): { text: string; width: number; height: number } {
  const text = shortName(titleOf(thing), camera.scale < 0.8 && thing !== state.selected ? 20 : 30);
  const font = fontOf(thing);
  const key = `${font} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    useFont(pen, font);
    width = pen.measureText(text).width;
    widths.set(key, width);
  }
  return { text, width, height: 15 };
}
