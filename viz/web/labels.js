/** Which dots get their name written beside them: as many as have room, the chosen and the large ones first. */

/** The name on the map; the whole of it is in the panel and under the pointer. */
function shortName(/** @type {string} */ label, most = 30) {
  const letters = Array.from(label);
  return letters.length <= most ? label : `${letters.slice(0, most - 1).join("").trimEnd()}…`;
}

/** Boxes on the screen, kept in squares so that a new one is compared with those around it only. */
class Boxes {
  static SIDE = 90;

  constructor() {
    /** @type {Map<string, {box: number[], weight: number}[]>} */
    this.squares = new Map();
  }

  /** @param {number[]} box left, top, right, bottom */
  *#squaresOf([left, top, right, bottom]) {
    for (let x = Math.floor(left / Boxes.SIDE); x <= Math.floor(right / Boxes.SIDE); x++) {
      for (let y = Math.floor(top / Boxes.SIDE); y <= Math.floor(bottom / Boxes.SIDE); y++) yield `${x} ${y}`;
    }
  }

  /** Whether nothing of at least this weight is in the way. @param {number[]} box @param {number} weight */
  isFree(box, weight) {
    const inWay = ({ box: other, weight: its }) =>
      its >= weight && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
    for (const square of this.#squaresOf(box)) if (this.squares.get(square)?.some(inWay)) return false;
    return true;
  }

  /** @param {number[]} box @param {number} weight */
  take(box, weight) {
    for (const square of this.#squaresOf(box)) {
      if (!this.squares.has(square)) this.squares.set(square, []);
      this.squares.get(square).push({ box, weight });
    }
  }
}

/**
 * The names to write: none over another; over a dot only when the dot is much smaller than the thing named.
 * @param {Thing[]} visible the things on the screen, the most important first
 * @param {(thing: Thing) => {text: string, width: number, height: number}} measure
 * @param {(thing: Thing) => boolean} must whether a name is wanted even without room
 * @returns {{thing: Thing, text: string, x: number, y: number}[]} middle of the text's upper edge
 */
function chooseLabels(visible, measure, must) {
  const boxes = new Boxes();
  const most = Math.max(12, (view.width * view.height) / 8000);
  for (const thing of visible) {
    const reach = radiusOf(thing) * 0.9;
    const [x, y] = toScreen(thing);
    boxes.take([x - reach, y - reach, x + reach, y + reach], thing.size);
  }
  const chosen = [];
  for (const thing of visible) {
    if (chosen.length >= most) break;
    const { text, width, height } = measure(thing);
    const [x, y] = toScreen(thing);
    const radius = radiusOf(thing) * 1.1;
    // A long title may cover nothing; its number on the dot says enough.
    const weight = must(thing) ? 9 : thing.badge ? 0 : thing.size / 1.7;
    const aside = radius + 4 + width / 2;
    const spots = [[x, y + radius + 2], [x, y - radius - height - 1], [x + aside, y - height / 2], [x - aside, y - height / 2]];
    const boxAt = ([middle, top]) => [middle - width / 2 - 3, top, middle + width / 2 + 3, top + height];
    const isInside = (box) => box[0] > 0 && box[2] < view.width && box[1] > 0 && box[3] < view.height;
    const free = spots.find((spot) => isInside(boxAt(spot)) && boxes.isFree(boxAt(spot), weight));
    const spot = free ?? (must(thing) ? spots[0] : null);
    if (!spot) continue;
    boxes.take(boxAt(spot), Infinity);
    chosen.push({ thing, text, x: spot[0], y: spot[1] });
  }
  return chosen;
}
