import assert from "node:assert/strict";
import { test } from "node:test";
import { fit, isSlip, plain, search } from "../find/match.ts";
import { sample } from "./sample.ts";

test("case, accents and width make no difference", () => assert.equal(plain("ＣAFÉ"), "cafe"));

for (const [name, wanted, rank] of [
  ["cilium", "cilium", 0], ["cilium", "cil", 1], ["the cilium", "cil", 2], ["acilium", "cil", 3], ["a-cil, acil", "cil", 2],
  ["thomas graf", "thmsgrf", 4.04], ["cilium", "x", Infinity], ["abcdefghijklmnop", "ap", Infinity],
] as const) {
  test(`${wanted} in ${name}: ${rank}`, () => assert.equal(fit(name, wanted), rank));
}

for (const [name, wanted, is] of [
  ["cilium", "cillium", true], ["cilium", "ciluim", true], ["open vswitch", "vswtch", true], ["cilium", "faucet", false], ["cat", "hat", false],
  ["tunneling", "tuneling", true], ["encapsulation", "encapsluatoin", true],
] as const) {
  test(`${wanted} for ${name}: ${is}`, () => assert.equal(isSlip(name, wanted), is));
}

for (const [typed, found] of [
  ["cilium", [["Cilium", ""], ["4. Cilium, with Thomas Graf", ""]]],
  ["coffee", [["Café networking", "coffee net"]]],
  ["Cillium", [["4. Cilium, with Thomas Graf", ""], ["Cilium", ""]]],
  ["  ", []],
  ["zzzz", []],
] as const) {
  test(`search for "${typed}"`, () =>
    assert.deepEqual(search(sample().things, typed).map(({ thing, alias }) => [thing.label, alias]), found));
}
