/** Finds things by a piece of their name, whatever the case and the accents, and in spite of a slip. */
import { type Thing, byLabel } from "../data/graph.ts";

export function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The names of each thing made plain, when they are first needed. */
const plainNames = new Map<Thing, string[]>();

function namesOf(thing: Thing): string[] {
  const names = plainNames.get(thing) ?? [thing.label, ...thing.aliases].map((name) => plain(name.slice(0, 300)));
  plainNames.set(thing, names);
  return names;
}

const IN_WORD = /[\p{L}\p{N}]/u;

/**
 * How well a name fits, both plain: 0 the whole, 1 its beginning, 2 the beginning of a word, 3 inside a word, 4 and
 * more only letters in their order (the further apart the worse); Infinity not at all.
 */
export function fit(name: string, wanted: string): number {
  if (name === wanted) return 0;
  let at = name.indexOf(wanted);
  if (at === 0) return 1;
  if (at > 0) {
    for (; at > 0; at = name.indexOf(wanted, at + 1)) if (!IN_WORD.test(name[at - 1]!)) return 2;
    return 3;
  }
  if (wanted.length < 2) return Infinity;
  const first = name.indexOf(wanted[0]!);
  let last = first - 1;
  for (const letter of wanted) {
    last = name.indexOf(letter, last + 1);
    if (last < 0) return Infinity;
  }
  const loose = last - first + 1 - wanted.length;
  // Letters strewn over a long title are chance, not what the reader means.
  return loose <= wanted.length * 3 ? 4 + loose / 100 : Infinity;
}

/**
 * Whether a word of the name is the wanted one but for a slip or, in a long one, two: a letter too many, too few,
 * another or swapped with its neighbour.
 */
export function isSlip(name: string, wanted: string): boolean {
  if (wanted.length < 4) return false;
  const most = wanted.length < 8 ? 1 : 2;
  return [name, ...name.split(/[^\p{L}\p{N}]+/u)].some((word) => distance(word, wanted, most) <= most);
}

/** The number of such slips between two words (optimal string alignment), or anything above `most`. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1]! + Number(one[i - 1] !== other[j - 1]);
      next[j] = Math.min(changed, row[j]! + 1, next[j - 1]! + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length]!;
}

/** A thing that was found; `alias` is the other name that fitted better than the label, or "". */
export interface Found { thing: Thing; alias: string }

/** The things that fit what was typed, the best first. */
export function search(things: readonly Thing[], typed: string): Found[] {
  const wanted = plain(typed.trim());
  if (!wanted) return [];
  const results = ranked(things, (name) => fit(name, wanted));
  // Strewn letters count only where nobody has them in a row, a slip only where nothing else is found.
  const close = results.filter(({ rank }) => rank < 4);
  if (close.length) return close;
  return results.length ? results : ranked(things, (name) => (isSlip(name, wanted) ? 9 : Infinity));
}

function ranked(things: readonly Thing[], rankOf: (name: string) => number): (Found & { rank: number })[] {
  const results: (Found & { rank: number })[] = [];
  for (const thing of things) {
    const [label = Infinity, ...others] = namesOf(thing).map(rankOf);
    const best = Math.min(...others);
    const rank = Math.min(label, best + 0.5);
    if (rank < Infinity) results.push({ thing, rank, alias: best + 0.5 < label ? thing.aliases[others.indexOf(best)]! : "" });
  }
  return results.sort((one, other) =>
    one.rank - other.rank || other.thing.size - one.thing.size || byLabel(one.thing, other.thing));
}
