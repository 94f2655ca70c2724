import assert from "node:assert/strict";
import { test } from "node:test";
import { indexOf, thingOfCell, thingsOf } from "../ask/rows.ts";
import { camera, framing, toScreen, view, zoomBy } from "../map/camera.ts";
import { joinsOf } from "../map/joined.ts";
import { Boxes, shortName } from "../map/labels.ts";
import { sample } from "./sample.ts";

test("a camera frames places with a margin and no nearer than told", () => {
  Object.assign(view, { width: 1070, height: 770 });
  assert.deepEqual(framing([{ x: 0, y: 0 }, { x: 1000, y: 200 }]), { x: 500, y: 100, scale: 1 });
  assert.deepEqual(framing([{ x: 5, y: 5 }]), { x: 5, y: 5, scale: 2 });
  assert.deepEqual(framing([]), { x: 0, y: 0, scale: 1 });
});

test("zooming keeps what is under the pointer", () => {
  Object.assign(globalThis, { cancelAnimationFrame: () => {} });
  Object.assign(view, { width: 800, height: 600 });
  Object.assign(camera, { x: 10, y: 20, scale: 1 });
  const before = toScreen({ x: 110, y: 70 });
  zoomBy(2, ...before);
  assert.deepEqual(toScreen({ x: 110, y: 70 }), before);
  assert.equal(camera.scale, 2);
});

test("names are shortened by characters", () => {
  assert.equal(shortName("🚀🚀🚀🚀", 3), "🚀🚀…");
  assert.equal(shortName("short"), "short");
  assert.equal(Array.from(shortName("x".repeat(10_000))).length, 30);
});

test("a box is free of lighter ones only", () => {
  const boxes = new Boxes();
  boxes.take([0, 0, 10, 10], 2);
  assert.deepEqual([boxes.isFree([5, 5, 200, 200], 1), boxes.isFree([5, 5, 200, 200], 3), boxes.isFree([10, 10, 20, 20], 1)], [false, true, true]);
});

test("episodes are joined when told to be related or on two topics", () => {
  const joins = joinsOf(sample().things);
  assert.deepEqual(joins.map(({ one, other, shared }) => [one.badge, other.badge, shared.map(({ label }) => label)]), [["4", "11", ["Cilium", "Café networking"]]]);
});

test("cells mean things by IRI, by label and by an episode's key", () => {
  const graph = sample();
  const index = indexOf(graph);
  const uri = { type: "uri", value: "https://example.org/id/project/cilium" } as const;
  const text = (value: string) => ({ type: "literal", value }) as const;
  assert.equal(thingOfCell(index, "x", uri)?.label, "Cilium");
  assert.equal(thingOfCell(index, "episode", text("4"))?.badge, "4");
  assert.equal(thingOfCell(index, "minutes", text("4")), null);
  assert.equal(thingOfCell(index, "x", text("Episode 11"))?.badge, "11");
  assert.deepEqual([...thingsOf(index, ["x", "y"], [[uri, null], [text("Alone"), text("?")]])].map(({ label }) => label), ["Cilium", "Alone"]);
});
