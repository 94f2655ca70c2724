/** Mouse, touch, pen and keys on the map. */

/** Where each finger or button is held down. @type {Map<number, {x: number, y: number}>} */
const held = new Map();
/** How far the pointer went since it was pressed; more than a little is no click. */
let travelled = 0;

/** The thing under a point of the canvas; the nearest where several are. @returns {?Thing} */
function thingAt(x, y, slack = 3) {
  let best = null;
  let least = Infinity;
  for (const thing of things) {
    if (!isShown(thing)) continue;
    const [left, top] = toScreen(thing);
    const beyond = Math.hypot(left - x, top - y) - radiusOf(thing);
    if (beyond < slack && beyond < least) [best, least] = [thing, beyond];
  }
  return best;
}

/** @param {MouseEvent} event */
function spotOf(event) {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Middle and spread of the fingers that are down. */
function gesture() {
  const [one, other] = [...held.values()];
  return {
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
    spread: Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)),
  };
}

/** @param {?Thing} thing @param {{x: number, y: number}} [spot] */
function hover(thing, spot) {
  const note = byId("hover");
  note.hidden = !thing;
  canvas.classList.toggle("over", Boolean(thing));
  if (thing && spot) {
    note.replaceChildren(nameOf(thing.label), el("small", null, capital(thing.kind.one)));
    const left = Math.min(spot.x + 14, view.width - note.offsetWidth - 8);
    const top = spot.y + 18 + note.offsetHeight > view.height ? spot.y - note.offsetHeight - 10 : spot.y + 18;
    note.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, top)}px)`;
  }
  if (thing !== state.hovered) change({ hovered: thing });
}

/** @param {PointerEvent} event */
function press(event) {
  if (held.size === 0) travelled = 0;
  held.set(event.pointerId, spotOf(event));
  canvas.setPointerCapture(event.pointerId);
  canvas.classList.add("held");
  hover(null);
}

/** @param {PointerEvent} event */
function move(event) {
  const spot = spotOf(event);
  const before = held.get(event.pointerId);
  if (!before) {
    if (event.pointerType !== "touch") hover(thingAt(spot.x, spot.y), spot);
    return;
  }
  travelled += Math.hypot(spot.x - before.x, spot.y - before.y);
  if (held.size === 1) {
    held.set(event.pointerId, spot);
    if (travelled > 4) pan(spot.x - before.x, spot.y - before.y);
    return;
  }
  const was = gesture();
  held.set(event.pointerId, spot);
  const is = gesture();
  pan(is.x - was.x, is.y - was.y);
  zoomBy(is.spread / was.spread, is.x, is.y);
}

/** @param {PointerEvent} event */
function release(event) {
  if (!held.delete(event.pointerId) || held.size) return;
  canvas.classList.remove("held");
  if (event.type !== "pointerup" || travelled > 4 || event.button !== 0) return;
  const { x, y } = spotOf(event);
  location.hash = addressOf(thingAt(x, y, event.pointerType === "touch" ? 14 : 3));
}

/** @param {KeyboardEvent} event */
function steer(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  if (event.key in moves) pan(...moves[event.key]);
  else if (event.key === "+" || event.key === "=") zoomBy(1.3);
  else if (event.key === "-") zoomBy(1 / 1.3);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
}

function listenToPointer() {
  canvas.addEventListener("pointerdown", press);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => hover(null));
  canvas.addEventListener("keydown", steer);
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { x, y } = spotOf(event);
    // Lines and pages are other units than pixels; a pinch on a touchpad comes as a wheel with Ctrl.
    const pixels = event.deltaY * [1, 20, 400][event.deltaMode] * (event.ctrlKey ? 5 : 1);
    zoomBy(Math.exp(-Math.max(-240, Math.min(240, pixels)) / 480), x, y);
  }, { passive: false });
  byId("nearer").addEventListener("click", () => zoomBy(1.4));
  byId("further").addEventListener("click", () => zoomBy(1 / 1.4));
  byId("whole").addEventListener("click", showAll);
}
