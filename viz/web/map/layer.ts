/** What draws the many lines and dots: a canvas of the browser's, or WebGL by way of sigma. */

export interface Layer {
  readonly name: "canvas" | "webgl";
  readonly element: HTMLElement;
  /** Whether a frame is so quick that it can be drawn anew at every step of a movement. */
  readonly isQuick: boolean;
  /** Draws what the camera shows; the others are `faded` behind what the overlay brings out. */
  draw(faded: boolean): void;
  /** Takes up a new size of the map, new colours or another choice of what is drawn. */
  refresh(): void;
  /** The picture as it stands. */
  picture(): HTMLCanvasElement[];
  destroy(): void;
}

/** How strongly the lines of a map show: the more there are, the fainter each. */
export function lineAlpha(count: number, stated: boolean): number {
  return (stated ? 0.26 : 0.13) * Math.min(1, 900 / (count + 1)) ** 0.4;
}

/** How strongly the layer shows while something is brought out. */
export const FADED = 0.22;
