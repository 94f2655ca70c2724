/** The query engine, oxigraph, in a thread of its own: it is started at the first question and can be stopped. */
import init, { Store } from "oxigraph/web.js";
import { gunzipped } from "../data/unpack.ts";
import { type QuadColumns, linesOf } from "./quads.ts";
import { type FromWorker, MOST_ROWS, type Question, type Start, type Term } from "./protocol.ts";

let store: Store | null = null;

function tell(message: FromWorker): void {
  postMessage(message);
}

async function start({ engine, quads }: Start): Promise<void> {
  const begun = performance.now();
  // As a response of this type it is compiled while it is being unpacked.
  const [columns] = await Promise.all([
    gunzipped(quads).json() as Promise<QuadColumns>, init({ module_or_path: gunzipped(engine, "application/wasm") }),
  ]);
  store = new Store();
  // Python wrote it: what cannot be wrong is not checked again.
  store.load(linesOf(columns), { format: "application/n-quads", no_transaction: true, lenient: true });
  tell({ kind: "ready", quads: store.size, took: performance.now() - begun });
}

interface Results { head: { vars?: string[] }; boolean?: boolean; results?: { bindings: Record<string, Term>[] } }

function answer({ id, text, form, union }: Question): void {
  const begun = performance.now();
  const isTable = form === "SELECT" || form === "ASK";
  const options = { use_default_graph_as_union: union, results_format: isTable ? "json" : "nt" };
  const found = store!.query(text, options) as string;
  const { columns, rows } = isTable ? table(JSON.parse(found) as Results) : triples(found);
  tell({ kind: "answer", id, columns, rows: rows.slice(0, MOST_ROWS), total: rows.length, took: performance.now() - begun });
}

function table({ head, boolean, results }: Results): { columns: string[]; rows: (Term | null)[][] } {
  if (boolean !== undefined) return { columns: ["answer"], rows: [[{ type: "literal", value: boolean ? "yes" : "no" }]] };
  const columns = head.vars ?? [];
  return { columns, rows: (results?.bindings ?? []).map((binding) => columns.map((column) => binding[column] ?? null)) };
}

/** The lines of N-Triples as rows. */
function triples(text: string): { columns: string[]; rows: Term[][] } {
  const made = new Store();
  made.load(text, { format: "application/n-triples" });
  const term = (each: { termType: string; value: string }): Term => ({ type: each.termType === "NamedNode" ? "uri" : "literal", value: each.value });
  const rows = made.match().map(({ subject, predicate, object }) => [subject, predicate, object].map((each) => term(each as never)));
  return { columns: ["subject", "predicate", "object"], rows };
}

addEventListener("message", async ({ data }: MessageEvent<Start | Question>) => {
  try {
    if (data.kind === "start") await start(data);
    else answer(data);
  } catch (error) {
    tell({ kind: "failure", id: data.kind === "ask" ? data.id : 0, message: String(error instanceof Error ? error.message : error) });
  }
});
