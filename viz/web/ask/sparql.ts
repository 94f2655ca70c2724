/** What the page must know of a query's text: its form, its graphs, where values are bound, and errors in words. */
import type { Form } from "./protocol.ts";

export interface Parameter { name: string; type: "text" | "integer" | "date" | "iri"; description: string; example: string }
export interface Query {
  name: string; title: string; description: string; parameters: Parameter[]; text: string;
  /** Where a VALUES clause may stand. */
  at: number;
}

/** The text without comments, strings and IRIs, so that words in them count for nothing. */
function bare(text: string): string {
  return text.replace(/"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>"{}|^`\\\s]*>|#[^\n]*/g, " ");
}

export function formOf(text: string): Form {
  const word = bare(text).match(/(?<![:?$\w-])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:-])/i)?.[1]?.toUpperCase();
  if (!word) throw new Error("a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE (after its PREFIX lines); updates change nothing here");
  return word as Form;
}

/** Whether the query chooses its graphs with FROM. */
export function namesGraphs(text: string): boolean {
  return /(?<![:?$\w-])FROM(?![\w:-])/i.test(bare(text));
}

const XSD = "http://www.w3.org/2001/XMLSchema#";

/** A value as it is typed, as a term of the query; an error says what it should be. */
export function termOf({ name, type, example }: Pick<Parameter, "name" | "type" | "example">, value: string): string {
  const wrong = (kind: string) => new Error(`${name}: “${value}” is no ${kind}, such as ${example}`);
  if (type === "integer") {
    if (!/^[+-]?[0-9]{1,18}$/.test(value)) throw wrong("whole number");
    return String(BigInt(value.replace(/^\+/, "")));
  }
  if (type === "date") {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) throw wrong("date (YYYY-MM-DD)");
    return `"${value}"^^<${XSD}date>`;
  }
  if (type === "iri") {
    if (!/^[a-z][a-z0-9+.-]*:[^\u0000-\u0020<>"{}|^`\\]*$/i.test(value)) throw wrong("IRI");
    return `<${value}>`;
  }
  const escapes: Record<string, string> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${value.replace(/["\\\n\r\t]/g, (found) => escapes[found]!)}"`;
}

/** The query with the given values bound by a VALUES clause, without its comments. */
export function boundText(query: Query, values: Record<string, string>): string {
  const given = query.parameters.filter(({ name }) => values[name]?.trim());
  const clause = given.length
    ? `\n  VALUES (${given.map(({ name }) => `?${name}`).join(" ")}) { (${given.map((each) => termOf(each, values[each.name]!.trim())).join(" ")}) }`
    : "";
  return (query.text.slice(0, query.at) + clause + query.text.slice(query.at)).replace(/^(?:#[^\n]*\n)*\n?/, "");
}

/** The engine's words on an error, with the place first. */
export function inWords(message: string): string {
  if (message === "stopped") return "Stopped. The next query starts the engine anew.";
  const place = message.match(/error at (\d+):(\d+)(?:-\d+:\d+)?: (.*)/s) ?? message.match(/error at line (\d+) and column (\d+): (.*)/s);
  if (!place) return message.charAt(0).toUpperCase() + message.slice(1);
  return `Line ${place[1]}, column ${place[2]}: ${place[3]!.trim()}`;
}
