/** The page's graph and its words, set once when they are unpacked and read by all parts. */
import { type Columns, type Fact, type Graph, readGraph } from "./graph.ts";
import { unpackText } from "./unpack.ts";

export let graph: Graph = {
  source: "", base: "", kinds: [], predicates: [], groups: [], things: [], facts: [],
  lines: { from: new Int32Array(), to: new Int32Array(), stated: new Uint8Array() },
};
let sentences: string[] = [];
/** Settles when the sentences can be shown; the map does not wait for them. */
export let words: Promise<void> = Promise.resolve();

export async function loadGraph(): Promise<void> {
  graph = readGraph(JSON.parse(await unpackText("graph")) as Columns);
}

export function loadWords(): Promise<void> {
  words = unpackText("words").then((text) => {
    sentences = JSON.parse(text) as string[];
  });
  return words;
}

export function sentenceOf(fact: Fact): string {
  return sentences[fact.sentence] ?? "";
}
