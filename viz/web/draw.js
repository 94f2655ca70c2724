/** Draws the map: lines, dots, names. Nothing moves by itself; each change asks for one new picture. */
const canvas = /** @type {HTMLCanvasElement} */ (byId("map"));
const pen = canvas.getContext("2d");
const FONT = '"Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", system-ui, sans-serif';
/** The most important first, which is also the order of names; drawn from the last to the first. */
const byWeight = [...things].sort((one, other) => other.size - one.size || one.number - other.number);
/** @type {Map<string, number>} */
const widths = new Map();
let asked = 0;

function redraw() {
  asked ||= requestAnimationFrame(() => {
    asked = 0;
    draw();
  });
}

/** Fits the canvas to its place and to the screen's pixels. */
function resize() {
  const { clientWidth, clientHeight } = canvas;
  if (!clientWidth || !clientHeight) return;
  Object.assign(view, { width: clientWidth, height: clientHeight });
  canvas.width = Math.round(clientWidth * devicePixelRatio);
  canvas.height = Math.round(clientHeight * devicePixelRatio);
  draw();
}

function draw() {
  const focus = inFocus();
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  pen.clearRect(0, 0, view.width, view.height);
  drawLines(focus);
  const visible = byWeight.filter((thing) => {
    const [x, y] = toScreen(thing);
    return isShown(thing) && x > -60 && y > -40 && x < view.width + 60 && y < view.height + 40;
  });
  const behind = focus ? visible.filter((thing) => !focus.has(thing)) : [];
  const front = focus ? visible.filter((thing) => focus.has(thing)) : visible;
  for (const thing of behind.reverse()) drawDot(thing, 0.16);
  for (const thing of [...front].reverse()) drawDot(thing, 1);
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  for (const thing of [state.hovered, state.selected]) if (thing && isShown(thing)) drawRing(thing);
  drawLabels(front);
}

/** @param {?Set<Thing>} focus */
function drawLines(focus) {
  const centre = state.found ? null : state.hovered ?? state.selected;
  const many = Math.min(1, 900 / (lines.length + 1)) ** 0.4;
  const shown = lines.filter(({ one, other }) => isShown(one) && isShown(other));
  const touches = ({ one, other }) => one === centre || other === centre;
  const rest = centre ? shown.filter((line) => !touches(line)) : shown;
  for (const stated of [false, true]) {
    const alpha = (stated ? 0.24 : 0.12) * many * (focus ? 0.3 : 1);
    strokeLines(rest.filter((line) => line.stated === stated), `rgb(${colours.edge} / ${alpha})`, 1);
  }
  if (!centre) return;
  for (const stated of [false, true]) {
    const alpha = stated ? 0.75 : 0.35;
    strokeLines(shown.filter((line) => touches(line) && line.stated === stated), `rgb(${colours.edge} / ${alpha})`, 1.4);
  }
}

/** One path for many lines is much quicker than a path for each. @param {Line[]} some @param {string} style */
function strokeLines(some, style, width) {
  pen.strokeStyle = style;
  pen.lineWidth = width;
  for (let from = 0; from < some.length; from += 2048) {
    pen.beginPath();
    for (const { one, other } of some.slice(from, from + 2048)) {
      pen.moveTo(...toScreen(one));
      pen.lineTo(...toScreen(other));
    }
    pen.stroke();
  }
}

/** @param {Thing} thing @param {number} alpha */
function drawDot(thing, alpha) {
  const [x, y] = toScreen(thing);
  const radius = radiusOf(thing);
  const path = PATHS[thing.kind.name];
  const zoom = radius * devicePixelRatio;
  pen.setTransform(zoom, 0, 0, zoom, x * devicePixelRatio, y * devicePixelRatio);
  pen.strokeStyle = colours.paper;
  pen.lineWidth = 2.4 / radius;
  pen.stroke(path);
  // Paper first, or the lines would show through rings and through what steps back.
  pen.fillStyle = colours.paper;
  pen.fill(path);
  pen.globalAlpha = alpha;
  pen.fillStyle = colours.kinds[thing.kind.name];
  pen.fill(path, "evenodd");
  pen.globalAlpha = 1;
  if (!thing.badge || radius < 4.4 || alpha < 1) return;
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  pen.fillStyle = colours.paper;
  pen.font = `600 ${radius * (thing.badge.length > 2 ? 0.75 : 1)}px ${FONT}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(thing.badge, x, y + radius * 0.06);
}

/** @param {Thing} thing */
function drawRing(thing) {
  pen.beginPath();
  pen.arc(...toScreen(thing), radiusOf(thing) * 1.25 + 3.5, 0, 2 * Math.PI);
  pen.strokeStyle = colours.link;
  pen.lineWidth = 2;
  pen.stroke();
}

/** @param {Thing} thing */
function fontOf(thing) {
  const large = thing === state.selected || thing === state.hovered;
  return `${thing.badge || large ? 600 : 400} ${large ? 13.5 : 12}px ${FONT}`;
}

/** @param {Thing} thing */
function measure(thing) {
  // The number of an episode is on its dot already.
  const label = thing.badge && thing.label.startsWith(`${thing.badge}. `) ? thing.label.slice(thing.badge.length + 2) : thing.label;
  const text = shortName(label, camera.scale < 0.8 && thing !== state.selected ? 20 : 30);
  const font = fontOf(thing);
  const key = `${font} ${text}`;
  if (!widths.has(key)) {
    pen.font = font;
    widths.set(key, pen.measureText(text).width);
  }
  return { text, width: widths.get(key), height: 15 };
}

/** @param {Thing[]} front */
function drawLabels(front) {
  const chosen = [state.hovered, state.selected].filter((thing) => thing && front.includes(thing));
  const ordered = [...new Set([...chosen, ...front])];
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.lineJoin = "round";
  for (const { thing, text, x, y } of chooseLabels(ordered, measure, (thing) => chosen.includes(thing))) {
    pen.font = fontOf(thing);
    pen.strokeStyle = colours.paper;
    pen.lineWidth = 4;
    pen.strokeText(text, x, y + 1);
    pen.fillStyle = colours.ink;
    pen.fillText(text, x, y + 1);
  }
}
