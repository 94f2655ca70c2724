import assert from "node:assert/strict";
import { test } from "node:test";
import { type Chosen, NOTHING, addressOf, chosenOf } from "../state/address.ts";

const CASES: [string, Partial<Chosen>][] = [
  ["#/", {}],
  ["#/project/cilium", { thing: "project/cilium" }],
  ["#/project/cilium?to=project/faucet", { thing: "project/cilium", to: "project/faucet" }],
  ["#/a?steps=2&hide=work,place&years=2016-2018", { thing: "a", steps: 2, hidden: ["work", "place"], years: [2016, 2018] }],
  ["#/?show=The%20%26%20Show&group=0", { show: "The & Show", group: 0 }],
  ["#/?open=3,1", { open: [3, 1] }],
  ["#/?open=all&view=list&join=episodes", { whole: true, view: "list", episodes: true }],
  ["#/?ask=guests&ask.name=a%2Bb%20c", { ask: { name: "guests", values: { name: "a+b c" }, text: "" } }],
  ["#/?ask=&query=SELECT%20*%20%7B%7D", { ask: { name: "", values: {}, text: "SELECT * {}" } }],
  ["#/?at=1.5,-20,0.25", { at: { x: 1.5, y: -20, scale: 0.25 } }],
  ["#/caf%C3%A9%3F%23", { thing: "café?#" }],
];

for (const [address, part] of CASES) {
  test(`${address} there and back`, () => {
    assert.equal(addressOf(part), address);
    assert.deepEqual(chosenOf(address), { ...NOTHING, ...part });
  });
}

for (const address of ["", "#other", "#/?years=x-y&steps=many&at=1,2&open=a&group=-3", "#/?at=1,2,0", "#/?years=20160-1"]) {
  test(`${address} holds nothing that can be read`, () => assert.deepEqual(chosenOf(address), NOTHING));
}

test("a broken escape is a name", () => assert.equal(chosenOf("#/%E0%A4%A").thing, "%E0%A4%A"));
test("steps go no further than two", () => assert.equal(chosenOf("#/a?steps=9").steps, 2));
