/** Which part of the plane the canvas shows: the point in its middle and how many pixels one unit takes. */
const camera = { x: 0, y: 0, scale: 1 };
/** The canvas in CSS pixels. */
const view = { width: 1, height: 1 };
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const FARTHEST = 0.02;
const NEAREST = 10;
let flight = 0;

/** @param {{x: number, y: number}} point @returns {[number, number]} */
function toScreen({ x, y }) {
  return [(x - camera.x) * camera.scale + view.width / 2, (y - camera.y) * camera.scale + view.height / 2];
}

/** The radius of a dot in pixels: it grows more slowly than distances do, so zooming in makes room. */
function radiusOf(/** @type {Thing} */ thing) {
  return thing.size * Math.min(2.6, Math.max(0.25, camera.scale ** 0.65));
}

/** Moves the picture by pixels. @param {number} right @param {number} down */
function pan(right, down) {
  land();
  camera.x -= right / camera.scale;
  camera.y -= down / camera.scale;
  redraw();
}

/** Zooms so that what is at (x, y) stays there. @param {number} factor @param {number} [x] @param {number} [y] */
function zoomBy(factor, x = view.width / 2, y = view.height / 2) {
  land();
  const scale = Math.min(NEAREST, Math.max(FARTHEST, camera.scale * factor));
  const shift = 1 / camera.scale - 1 / scale;
  camera.x += (x - view.width / 2) * shift;
  camera.y += (y - view.height / 2) * shift;
  camera.scale = scale;
  redraw();
}

/** The camera that shows all these things with a margin. @param {Thing[]} all */
function framing(all) {
  if (!all.length) return { x: 0, y: 0, scale: 1 };
  const span = (values) => [Math.min(...values), Math.max(...values)];
  const [left, right] = span(all.map((thing) => thing.x));
  const [top, bottom] = span(all.map((thing) => thing.y));
  const fit = Math.min(
    (view.width - 70) / Math.max(right - left, 60),
    (view.height - 70) / Math.max(bottom - top, 60),
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.min(2, Math.max(FARTHEST, fit)) };
}

/** Goes to another camera, at once for readers who want no motion. @param {typeof camera} goal */
function flyTo(goal) {
  land();
  const from = { ...camera };
  const begun = performance.now();
  const step = (now) => {
    const part = calm.matches ? 1 : Math.min(1, Math.max(0, now - begun) / 320);
    const eased = 1 - (1 - part) ** 3;
    for (const key of ["x", "y"]) camera[key] = from[key] + (goal[key] - from[key]) * eased;
    camera.scale = from.scale * (goal.scale / from.scale) ** eased;
    redraw();
    flight = part < 1 ? requestAnimationFrame(step) : 0;
  };
  step(begun);
}

/** Ends a flight where it is. */
function land() {
  cancelAnimationFrame(flight);
  flight = 0;
}

/** Shows the whole map. */
function showAll() {
  flyTo(framing(things.filter(isShown)));
}

/** Brings a thing to the middle, near enough to tell its neighbours apart. */
function centreOn(/** @type {Thing} */ thing) {
  const close = Math.max(0.8, framing([thing, ...thing.near]).scale);
  flyTo({ x: thing.x, y: thing.y, scale: Math.max(camera.scale, close) });
}
