import assert from "node:assert/strict";
import { test } from "node:test";
import { around, byLabel, detailOf, neighbours, titleOf } from "../data/graph.ts";
import { named, sample } from "./sample.ts";

test("columns become things that know their facts", () => {
  const graph = sample();
  const cilium = named(graph, "Cilium");
  assert.deepEqual([cilium.x, cilium.size, cilium.kind.name], [30, 5, "project"]);
  assert.deepEqual(cilium.facts.map(({ predicate, source }) => [predicate.name, source.badge]), [["about", "4"], ["mentions", "11"], ["about", "11"]]);
  const reach = named(graph, "Thomas Graf").facts[1]!;
  assert.deepEqual([reach.target, reach.text], [null, "@thomas"]);
});

test("a pair has one line, stated when one of its facts is", () => {
  const { lines } = sample();
  const pairs = [...lines.from].map((one, at) => [one, lines.to[at], lines.stated[at]]);
  assert.deepEqual(pairs, [[0, 3, 1], [0, 2, 1], [0, 4, 1], [1, 3, 1], [0, 1, 1], [1, 4, 1]]);
});

test("neighbours and surroundings", () => {
  const graph = sample();
  const labels = (things: Iterable<{ label: string }>) => [...things].map(({ label }) => label).sort();
  assert.deepEqual(labels(neighbours(named(graph, "Thomas Graf"))), ["4. Cilium, with Thomas Graf"]);
  assert.deepEqual(labels(around(named(graph, "Alone"), 2)), ["Alone"]);
  assert.equal(around(named(graph, "Thomas Graf"), 0).size, 1);
  assert.equal(around(named(graph, "Thomas Graf"), 2).size, 5);
});

test("numbers in labels are compared by their value", () => {
  const { things } = sample();
  assert.deepEqual([...things].sort(byLabel).map(({ label }) => label.slice(0, 4)), ["4. C", "11. ", "Alon", "Café", "Cili", "Thom"]);
});

test("details and titles", () => {
  const episode = sample().things[0]!;
  assert.equal(detailOf(episode, "date"), "2016-05-21");
  assert.equal(detailOf(episode, "nothing"), "");
  assert.equal(titleOf(episode), "Cilium, with Thomas Graf");
});
