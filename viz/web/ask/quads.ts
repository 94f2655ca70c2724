/** The graph as Python packs it for the engine: each term once, and quads by the numbers of their terms. */

export interface QuadColumns {
  terms: string[];
  /** Differences to the quad before. */
  graph: number[];
  subject: number[];
  predicate: number[];
  object: number[];
}

/** So many quads are handed to the engine at a time. */
const BATCH = 20_000;

/** Yields the quads as N-Quads. */
export function* linesOf({ terms, graph, subject, predicate, object }: QuadColumns): Iterable<string> {
  let [inGraph, of] = [0, 0];
  for (let from = 0; from < graph.length; from += BATCH) {
    let lines = "";
    for (let at = from; at < Math.min(from + BATCH, graph.length); at++) {
      inGraph += graph[at]!;
      of += subject[at]!;
      lines += `${terms[of]} ${terms[predicate[at]!]} ${terms[object[at]!]} ${terms[inGraph]} .\n`;
    }
    yield lines;
  }
}
