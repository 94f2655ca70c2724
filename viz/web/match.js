/** Finds things by a piece of their name, whatever the case and the accents. */

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The names of each thing made plain, when they are first needed. @type {Map<Thing, string[]>} */
const plainNames = new Map();

/**
 * How well a name fits: 0 the whole, 1 its beginning, 2 the beginning of a word, 3 inside a word, 4 and more
 * only letters in their order (the further apart the worse); Infinity not at all.
 * @param {string} name @param {string} wanted both plain
 */
function fit(name, wanted) {
  if (name === wanted) return 0;
  const at = name.indexOf(wanted);
  if (at === 0) return 1;
  if (at > 0) return new RegExp(`(?<![\\p{L}\\p{N}])${quoted(wanted)}`, "u").test(name) ? 2 : 3;
  if (wanted.length < 2) return Infinity;
  const first = name.indexOf(wanted[0]);
  let last = first - 1;
  for (const letter of wanted) {
    last = name.indexOf(letter, last + 1);
    if (last < 0) return Infinity;
  }
  const loose = last - first + 1 - wanted.length;
  // Letters strewn over a long title are chance, not what the reader means.
  return loose <= wanted.length * 3 ? 4 + loose / 100 : Infinity;
}

/** @param {string} text */
function quoted(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/**
 * The things that fit, the best first.
 * @param {string} text as typed
 * @returns {{thing: Thing, alias: string}[]} `alias` is the other name that fitted better than the label, or ""
 */
function search(text) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const results = [];
  for (const thing of things) {
    const names = plainNames.get(thing) ?? [thing.label, ...thing.aliases].map(plain);
    plainNames.set(thing, names);
    const [label, ...others] = names.map((name) => fit(name, wanted));
    const best = Math.min(...others);
    const rank = Math.min(label, best + 0.5);
    if (rank < Infinity) results.push({ thing, rank, alias: best + 0.5 < label ? thing.aliases[others.indexOf(best)] : "" });
  }
  // Strewn letters count only where nobody has them in a row.
  const close = results.some(({ rank }) => rank < 4) ? results.filter(({ rank }) => rank < 4) : results;
  return close.sort((one, other) => one.rank - other.rank || other.thing.size - one.thing.size || byLabel(one.thing, other.thing));
}
