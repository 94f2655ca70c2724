/** Which things the map and the lists show: what is left by kind, year, show, community and surroundings. */
import { type Graph, type Thing, around, detailOf, isEpisode } from "../data/graph.ts";
import type { Chosen } from "../state/address.ts";

/** On which years and shows a thing is told about: those of the episodes that its facts come from. */
export interface Told { years: Set<number>; shows: Set<string>; episodes: Set<Thing> }

export function yearOf(episode: Thing): number {
  return Number(detailOf(episode, "date").slice(0, 4)) || 0;
}

export function showOf(episode: Thing): string {
  return detailOf(episode, "show");
}

const remembered = new WeakMap<Thing, Told>();

/** Worked out when it is first asked for: a large map opens without it. */
export function toldOf(thing: Thing): Told {
  const before = remembered.get(thing);
  if (before) return before;
  const episodes = new Set(isEpisode(thing) ? [thing] : thing.facts.flatMap(({ episode }) => episode ?? []));
  const told: Told = { episodes, years: new Set(), shows: new Set() };
  for (const episode of episodes) {
    if (yearOf(episode)) told.years.add(yearOf(episode));
    if (showOf(episode)) told.shows.add(showOf(episode));
  }
  remembered.set(thing, told);
  return told;
}

export type Facet = "kind" | "year" | "show" | "group" | "near";

type Span = Pick<Chosen, "years" | "show">;

function inYears({ years }: Span, episode: Thing): boolean {
  return !years || (yearOf(episode) >= years[0] && yearOf(episode) <= years[1]);
}

function inShow({ show }: Span, episode: Thing): boolean {
  return !show || showOf(episode) === show;
}

/** The years in which the chosen show tells of a thing. */
export function yearsOf(thing: Thing, chosen: Span): Set<number> {
  return new Set([...toldOf(thing).episodes].filter((episode) => inShow(chosen, episode)).map(yearOf).filter(Boolean));
}

/** The shows that tell of a thing in the chosen years. */
export function showsOf(thing: Thing, chosen: Span): Set<string> {
  return new Set([...toldOf(thing).episodes].filter((episode) => inYears(chosen, episode)).map(showOf).filter(Boolean));
}

/** One test for each facet; a thing is shown when it passes all. */
export function tests(
  chosen: Pick<Chosen, "hidden" | "years" | "show" | "group" | "episodes" | "steps">, selected: Thing | null,
): Record<Facet, (thing: Thing) => boolean> {
  const hidden = new Set(chosen.hidden);
  const { years, show, group } = chosen;
  const near = selected && chosen.steps ? around(selected, chosen.steps) : null;
  // Told in a year of the range by the show: both by the same episode.
  const isTold = (thing: Thing) => {
    for (const episode of toldOf(thing).episodes) if (inYears(chosen, episode) && inShow(chosen, episode)) return true;
    return false;
  };
  return {
    kind: (thing) => !hidden.has(thing.kind.name) && (!chosen.episodes || isEpisode(thing)),
    year: (thing) => !years || isTold(thing),
    show: (thing) => !show || isTold(thing),
    group: (thing) => group < 0 || thing.group === group,
    near: (thing) => !near || near.has(thing),
  };
}

/** The things that pass all tests; the selected one and the ends of a path always do. */
export function passing(
  graph: Pick<Graph, "things">, checks: Record<Facet, (thing: Thing) => boolean>, always: ReadonlySet<Thing>,
): Uint8Array {
  const all = Object.values(checks);
  return Uint8Array.from(graph.things, (thing) => Number(always.has(thing) || all.every((test) => test(thing))));
}

/**
 * How many things each value of a facet has among those that pass the other facets' tests. Years and shows are of one
 * episode, so their values come from `yearsOf` and `showsOf`, which regard the other of the two.
 */
export function counts<Value>(
  graph: Pick<Graph, "things">, checks: Record<Facet, (thing: Thing) => boolean>, facet: Facet,
  valuesOf: (thing: Thing) => Iterable<Value>,
): Map<Value, number> {
  const isSpan = facet === "year" || facet === "show";
  const others = (Object.keys(checks) as Facet[])
    .filter((each) => each !== facet && !(isSpan && (each === "year" || each === "show"))).map((each) => checks[each]);
  const found = new Map<Value, number>();
  for (const thing of graph.things) {
    if (!others.every((test) => test(thing))) continue;
    for (const value of valuesOf(thing)) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}
