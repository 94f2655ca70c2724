import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, csvCell } from "../save/csv.ts";
import { xmlText } from "../save/svg.ts";

for (const [value, cell] of [
  ["plain", "plain"], ["a,b", '"a,b"'], ['say "x"', '"say ""x"""'], ["two\nlines", '"two\nlines"'], ["=1+1", "'=1+1"], ["+1", "'+1"], ["-1.5", "-1.5"],
  ["-x", "'-x"], ["@SUM(A1)", "'@SUM(A1)"], ["\t=1", '"\'\t=1"'], [" =1", "' =1"], ["", ""], ["＝1", "'＝1"], ["\r=1", '"\'\r=1"'],
] as const) {
  test(`cell ${JSON.stringify(value)}`, () => assert.equal(csvCell(value), cell));
}

test("lines end as the standard says", () => assert.equal(csv([["a", "b"], ["c", "d"]]), "a,b\r\nc,d\r\n"));

test("no text is markup, and what XML cannot hold is replaced", () => {
  assert.equal(xmlText("</text><script>&\"'"), "&#60;/text&#62;&#60;script&#62;&#38;&#34;&#39;");
  assert.equal(xmlText("nul\u0000 half\ud83d"), "nul\ufffd half\ufffd");
  assert.equal(xmlText("🚀 日本語 \u202e"), "🚀 日本語 \u202e");
});
