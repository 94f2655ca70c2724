import assert from "node:assert/strict";
import { test } from "node:test";
import type { Thing } from "../data/graph.ts";
import { counts, passing, showsOf, tests, toldOf, yearsOf } from "../find/filter.ts";
import { NOTHING, type Chosen } from "../state/address.ts";
import { named, sample } from "./sample.ts";

function left(part: Partial<Chosen>, selected = ""): string[] {
  const graph = sample();
  const thing = selected ? named(graph, selected) : null;
  const kept = passing(graph, tests({ ...NOTHING, ...part }, thing), new Set(thing ? [thing] : []));
  return graph.things.filter(({ number }) => kept[number]).map(({ label }) => label.split(".")[0]!);
}

test("no filter keeps all", () => assert.equal(left({}).length, 6));
test("kinds", () => assert.deepEqual(left({ hidden: ["episode", "person", "concept"] }), ["Cilium", "Alone"]));
test("years: what an episode of them tells of", () =>
  assert.deepEqual(left({ years: [2017, 2020] }), ["11", "Cilium", "Café networking"]));
test("shows and years must be of one episode", () => assert.deepEqual(left({ show: "S", years: [2017, 2017] }), []));
test("communities", () => assert.equal(left({ group: 0 }).length, 5));
test("surroundings", () => assert.deepEqual(left({ steps: 1 }, "Thomas Graf"), ["4", "Thomas Graf"]));
test("the selected thing stays", () => assert.deepEqual(left({ hidden: ["project"], years: [1999, 1999] }, "Cilium"), ["Cilium"]));
test("episodes only", () => assert.deepEqual(left({ episodes: true }), ["4", "11"]));

test("a thing is told of in the years and shows of its episodes", () => {
  const told = toldOf(named(sample(), "Cilium"));
  assert.deepEqual([[...told.years], [...told.shows]], [[2016, 2017], ["S", "T"]]);
});

test("a facet counts what the others leave", () => {
  const graph = sample();
  const checks = tests({ ...NOTHING, hidden: ["project"], years: [2017, 2017] }, null);
  const kinds = counts(graph, checks, "kind", (thing: Thing) => [thing.kind.name]);
  assert.deepEqual(Object.fromEntries(kinds), { episode: 1, project: 1, concept: 1 });
  const years = counts(graph, checks, "year", (thing) => yearsOf(thing, { years: [2017, 2017], show: "" }));
  assert.deepEqual(Object.fromEntries(years), { 2016: 3, 2017: 2 });
});

test("years and shows are of one episode", () => {
  const cilium = named(sample(), "Cilium");
  assert.deepEqual([...yearsOf(cilium, { years: [2017, 2017], show: "S" })], [2016]);
  assert.deepEqual([...showsOf(cilium, { years: [2017, 2017], show: "S" })], ["T"]);
});
