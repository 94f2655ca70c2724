/** The graph as it stands in the page, with every thing knowing its facts. */

export interface Kind { name: string; one: string; several: string; count: number }
export interface Predicate { name: string; forth: string; back: string }
export interface Thing {
  number: number;
  /** Its address inside the page: the end of its IRI. */
  name: string;
  kind: Kind;
  label: string;
  aliases: string[];
  x: number;
  y: number;
  size: number;
  /** The number of its community. */
  group: number;
  details: [string, string][];
  /** An episode's number, drawn on its dot. */
  badge: string;
  facts: Fact[];
}
export interface Fact {
  source: Thing;
  predicate: Predicate;
  /** null where the fact leads to an address or a handle, which then is `text`. */
  target: Thing | null;
  text: string;
  episode: Thing | null;
  /** The number of its sentence in the words, and the telling part of it. */
  sentence: number;
  start: number;
  end: number;
  /** In percent. */
  sure: number;
}
/** All pairs that facts join, by the numbers of their things; `stated` is 1 where a fact is more than a mention. */
export interface Lines { from: Int32Array; to: Int32Array; stated: Uint8Array }
export interface Graph {
  source: string;
  /** What all IRIs begin with. */
  base: string;
  kinds: Kind[];
  predicates: Predicate[];
  /** The communities by the names of their telling topics. */
  groups: string[];
  things: Thing[];
  facts: Fact[];
  lines: Lines;
}

/** The columns in which Python writes the graph. */
export interface Columns {
  source: string;
  base: string;
  kinds: [string, string, string, number][];
  predicates: [string, string, string][];
  groups: string[];
  things: {
    name: string[]; kind: number[]; label: string[]; aliases: string[][]; x: number[]; y: number[]; size: number[];
    group: number[]; details: [string, string][][]; badge: string[];
  };
  facts: {
    source: number[]; predicate: number[]; target: (number | string)[]; episode: number[]; sentence: number[];
    start: number[]; end: number[]; sure: number[];
  };
}

/** Stands for the episode of a fact that is its source. */
const SOURCE = -2;

export function readGraph(raw: Columns): Graph {
  const kinds = raw.kinds.map(([name, one, several, count]) => ({ name, one, several, count }));
  const predicates = raw.predicates.map(([name, forth, back]) => ({ name, forth, back }));
  const column = raw.things;
  const things = column.name.map((name, number): Thing => ({
    number, name, kind: kinds[column.kind[number]!]!, label: column.label[number]!, aliases: column.aliases[number]!,
    // Places and sizes are whole tenths of a pixel.
    x: column.x[number]! / 10, y: column.y[number]! / 10, size: column.size[number]! / 10,
    group: column.group[number]!, details: column.details[number]!, badge: column.badge[number]!, facts: [],
  }));
  const told = raw.facts;
  const facts = told.source.map((source, number): Fact => {
    const target = told.target[number]!;
    const episode = told.episode[number]!;
    return {
      source: things[source]!, predicate: predicates[told.predicate[number]!]!,
      target: typeof target === "number" ? things[target]! : null, text: typeof target === "number" ? "" : target,
      episode: things[episode === SOURCE ? source : episode] ?? null, sentence: told.sentence[number]!,
      start: told.start[number]!, end: told.end[number]!, sure: told.sure[number]!,
    };
  });
  for (const fact of facts) {
    fact.source.facts.push(fact);
    if (fact.target && fact.target !== fact.source) fact.target.facts.push(fact);
  }
  return { ...raw, kinds, predicates, things, facts, lines: linesOf(facts, things.length) };
}

/** One line for each pair however many facts it has. */
export function linesOf(facts: readonly Fact[], count: number): Lines {
  const pairs = new Map<number, number>();
  const from: number[] = [], to: number[] = [], stated: number[] = [];
  for (const { source, target, predicate } of facts) {
    if (!target || target === source) continue;
    const low = Math.min(source.number, target.number), high = Math.max(source.number, target.number);
    let line = pairs.get(low * count + high);
    if (line === undefined) {
      line = from.length;
      pairs.set(low * count + high, line);
      from.push(low);
      to.push(high);
      stated.push(0);
    }
    if (predicate.name !== "mentions") stated[line] = 1;
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), stated: Uint8Array.from(stated) };
}

/** What a thing is joined to by a fact, itself left out. */
export function neighbours(thing: Thing): Set<Thing> {
  const near = new Set<Thing>();
  for (const { source, target } of thing.facts) {
    if (target) near.add(source).add(target);
  }
  near.delete(thing);
  return near;
}

/** All things at most `steps` facts away, the thing itself among them. */
export function around(thing: Thing, steps: number): Set<Thing> {
  const inside = new Set([thing]);
  let edge: Iterable<Thing> = inside;
  for (let step = 0; step < steps; step++) {
    const next = new Set<Thing>();
    for (const each of edge) for (const near of neighbours(each)) if (!inside.has(near)) next.add(near);
    for (const each of next) inside.add(each);
    edge = next;
  }
  return inside;
}

const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Things in the order of their labels, numbers by their value. */
export function byLabel(one: Thing, other: Thing): number {
  return inOrder.compare(one.label, other.label) || one.number - other.number;
}

export function detailOf(thing: Thing, name: string): string {
  return thing.details.find(([key]) => key === name)?.[1] ?? "";
}

export function isEpisode(thing: Thing): boolean {
  return thing.kind.name === "episode";
}

/** The label without the number that stands on the dot. */
export function titleOf(thing: Thing): string {
  return thing.badge && thing.label.startsWith(`${thing.badge}. `) ? thing.label.slice(thing.badge.length + 2) : thing.label;
}
