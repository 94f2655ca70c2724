import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../ask/quads.ts";
import { type Query, boundText, formOf, inWords, namesGraphs, termOf } from "../ask/sparql.ts";

for (const [text, form] of [
  ["SELECT * {}", "SELECT"], ["# ASK\nPREFIX ask: <select>\nask {}", "ASK"], ["PREFIX select: <x> CONSTRUCT { ?ask select:a 'SELECT' } {}", "CONSTRUCT"],
  ["describe <x>", "DESCRIBE"],
] as const) {
  test(`the form of ${text}`, () => assert.equal(formOf(text), form));
}

for (const text of ["", "DROP ALL", "# SELECT", "INSERT DATA { <a> <b> 'SELECT' }"]) {
  test(`no query: ${text}`, () => assert.throws(() => formOf(text), /begins with SELECT/));
}

test("FROM counts where it is a word of the query", () => {
  assert.equal(namesGraphs("SELECT * FROM <g> {}"), true);
  assert.equal(namesGraphs("SELECT ?from { ?from <FROM> 'FROM' } # FROM"), false);
});

for (const [type, value, term] of [
  ["text", 'a "b" \\ c\n', '"a \\"b\\" \\\\ c\\n"'], ["integer", "+07", "7"], ["date", "2016-05-21", '"2016-05-21"^^<http://www.w3.org/2001/XMLSchema#date>'],
  ["iri", "https://example.org/a", "<https://example.org/a>"],
] as const) {
  test(`${value} as ${type}`, () => assert.equal(termOf({ name: "x", type, example: "" }, value), term));
}

for (const [type, value] of [["integer", "1; DROP"], ["date", "2016-13-45"], ["iri", "https://a> } DROP"], ["iri", "no iri"]] as const) {
  test(`${value} is no ${type}`, () => assert.throws(() => termOf({ name: "x", type, example: "4" }, value), /x: “.*” is no/s));
}

const QUERY: Query = {
  name: "q", title: "", description: "", text: "# Title\n#\n\nSELECT ?a { ?a ?b ?c }", at: 22,
  parameters: [{ name: "a", type: "text", description: "", example: "" }, { name: "c", type: "integer", description: "", example: "" }],
};

test("values are bound where the group begins, the header is left out", () => {
  assert.equal(boundText(QUERY, { a: "}", c: " 2 " }), 'SELECT ?a {\n  VALUES (?a ?c) { ("}" 2) } ?a ?b ?c }');
  assert.equal(boundText(QUERY, { a: "", c: " " }), "SELECT ?a { ?a ?b ?c }");
});

for (const [message, words] of [
  ["error at 3:10: expected one of …", "Line 3, column 10: expected one of …"], ["stopped", "Stopped. The next query starts the engine anew."], ["bad", "Bad"],
] as const) {
  test(message, () => assert.equal(inWords(message), words));
}

test("packed quads are written out", () => {
  const columns = { terms: ["<g>", "<a>", "<p>", '"x"', "<h>"], graph: [0, 4], subject: [1, 0], predicate: [2, 2], object: [3, 1] };
  assert.equal([...linesOf(columns)].join(""), '<a> <p> "x" <g> .\n<a> <p> <a> <h> .\n');
});

test("batches leave out nothing", () => {
  const many = Array<number>(45_000).fill(0);
  const lines = [...linesOf({ terms: ["<a>"], graph: many, subject: many, predicate: many, object: many })];
  assert.equal(lines.length, 3);
  assert.equal(lines.join("").split("\n").length - 1, 45_000);
});
