/** What the page and the worker with the query engine say to each other. */

/** The packed engine and graph, in base64; sent once. */
export interface Start { kind: "start"; engine: string; quads: string }
export interface Question { kind: "ask"; id: number; text: string; form: Form; union: boolean }
export type Form = "SELECT" | "ASK" | "CONSTRUCT" | "DESCRIBE";
export interface Term { type: "uri" | "literal" | "bnode" | "triple"; value: string }
/** Rows of the answer as far as they are shown; `total` counts all. */
export interface Answer { kind: "answer"; id: number; columns: string[]; rows: (Term | null)[][]; total: number; took: number }
export interface Failure { kind: "failure"; id: number; message: string }
export interface Ready { kind: "ready"; quads: number; took: number }
export type FromWorker = Answer | Failure | Ready;

/** More rows than this are counted, not shown. */
export const MOST_ROWS = 5000;
