/** What is shown as files of other programs: CSV, GEXF, JSON-LD. */
import { type Fact, type Thing, detailOf } from "../data/graph.ts";
import { graph, sentenceOf } from "../data/model.ts";
import { loadNetwork } from "../data/network.ts";
import { isKept, keptThings } from "../state/shown.ts";
import { csv } from "./csv.ts";
import { xmlText } from "./svg.ts";

function keptFacts(): Fact[] {
  return graph.facts.filter((fact) => isKept(fact.source) && (!fact.target || isKept(fact.target)));
}

/** One row for each fact between things that are shown, with its sentence. */
export function factsAsCsv(): string {
  const rows = keptFacts().map((fact) => [
    fact.source.label, fact.source.kind.name, fact.predicate.name, fact.target?.label ?? fact.text, fact.target?.kind.name ?? "",
    fact.episode?.label ?? "", fact.episode ? detailOf(fact.episode, "date") : "", sentenceOf(fact), String(fact.sure / 100),
  ]);
  return csv([["source", "source_class", "predicate", "target", "target_class", "episode", "date", "sentence", "confidence"], ...rows]);
}

/** For Gephi and others, with places, sizes and communities. */
export async function asGexf(): Promise<string> {
  const { UndirectedGraph, gexf } = await loadNetwork();
  const plane = new UndirectedGraph();
  // A control character in a name would be no XML.
  const clean = (text: string) => xmlText(text).replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  for (const { number, label, kind, x, y, size, group } of keptThings()) {
    plane.addNode(number, { label: clean(label), class: kind.name, community: clean(graph.groups[group] ?? ""), x, y: -y, size });
  }
  const { from, to, stated } = graph.lines;
  for (let line = 0; line < from.length; line++) {
    if (plane.hasNode(from[line]) && plane.hasNode(to[line])) plane.addEdge(from[line], to[line], { stated: stated[line] === 1 });
  }
  return gexf(plane, {
    version: "1.2",
    formatNode: (_, { label, x, y, size, ...attributes }) => ({ label, attributes, viz: { x, y, z: 0, size } }),
  });
}

const ORBIT = "https://w3id.org/orbitgraph/ontology#";
const SCHEMA = new Set(["about", "mentions"]);

function iriOf(thing: Thing): string {
  return graph.base + thing.name;
}

/** The shown things and facts as linked data with the graph's own names. */
export function asJsonLd(): string {
  const things = keptThings().map((thing) => {
    const told: Record<string, unknown> = {
      "@id": iriOf(thing),
      "@type": thing.kind.name === "episode" ? "schema:PodcastEpisode" : `orbit:${thing.kind.name.charAt(0).toUpperCase()}${thing.kind.name.slice(1)}`,
      label: thing.label,
    };
    if (thing.aliases.length) told.altLabel = thing.aliases;
    for (const { source, target, predicate, text } of thing.facts) {
      if (source !== thing || (target && !isKept(target))) continue;
      const name = `${SCHEMA.has(predicate.name) ? "schema" : predicate.name === "broader" ? "skos" : "orbit"}:${predicate.name}`;
      const values = (told[name] ??= []) as unknown[];
      const value = target ? { "@id": iriOf(target) } : text;
      if (!values.some((each) => JSON.stringify(each) === JSON.stringify(value))) values.push(value);
    }
    return told;
  });
  const context = {
    orbit: ORBIT, schema: "https://schema.org/", skos: "http://www.w3.org/2004/02/skos/core#",
    label: "http://www.w3.org/2000/01/rdf-schema#label", altLabel: "skos:altLabel",
  };
  return `${JSON.stringify({ "@context": context, "@graph": things }, null, 1)}\n`;
}
