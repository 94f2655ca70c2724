/** Starts the engine's worker at the first question, asks it, and ends it when a question takes too long for the reader. */
import { blockText, unpackText } from "../data/unpack.ts";
import type { Answer, FromWorker, Question, Start } from "./protocol.ts";
import { formOf, namesGraphs } from "./sparql.ts";

let worker: Promise<Worker> | null = null;
let running: Worker | null = null;
let count = 0;
const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();

/** Whether this page carries what questions are answered from. */
export function canAsk(): boolean {
  return blockText("quads") !== "";
}

async function started(): Promise<Worker> {
  const address = URL.createObjectURL(new Blob([await unpackText("worker")], { type: "text/javascript" }));
  const made = new Worker(address);
  URL.revokeObjectURL(address);
  running = made;
  return new Promise((resolve, reject) => {
    made.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "ready") {
        performance.mark("engine");
        resolve(made);
      }
      if (data.kind === "answer") settle(data.id, (each) => each.resolve(data));
      else if (data.kind === "failure" && data.id) settle(data.id, (each) => each.reject(new Error(data.message)));
      else if (data.kind === "failure") reject(new Error(`the query engine cannot be started: ${data.message}`));
    });
    made.addEventListener("error", (event) => reject(new Error(`the query engine cannot be started: ${event.message}`)));
    made.postMessage({ kind: "start", engine: blockText("engine"), quads: blockText("quads") } satisfies Start);
  });
}

function settle(id: number, how: (each: { resolve: (answer: Answer) => void; reject: (error: Error) => void }) => void): void {
  const each = waiting.get(id);
  waiting.delete(id);
  if (each) how(each);
}

/** Answers a query; what is wrong with it, or that it was stopped, is the message of the error. */
export async function ask(text: string): Promise<Answer> {
  const form = formOf(text);
  worker ??= started();
  let ready: Worker;
  try {
    ready = await worker;
  } catch (error) {
    worker = null;
    throw error;
  }
  const id = ++count;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    ready.postMessage({ kind: "ask", id, text, form, union: !namesGraphs(text) } satisfies Question);
  });
}

/** Starts the engine while the reader still chooses a query. */
export function warmUp(): void {
  worker ??= started();
  // What went wrong is told with the first question.
  worker.catch(() => {});
}

/** Ends what runs; the next question starts the engine anew. */
export function stop(): void {
  running?.terminate();
  running = worker = null;
  for (const id of [...waiting.keys()]) settle(id, (each) => each.reject(new Error("stopped")));
}
