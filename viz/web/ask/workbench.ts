/** Asking in SPARQL: the catalogue's queries with their parameters, or the reader's own words. */
import { graph } from "../data/model.ts";
import { runPacked, unpackText } from "../data/unpack.ts";
import type { Asked } from "../state/address.ts";
import { go } from "../state/route.ts";
import { change, state } from "../state/state.ts";
import { button, byId, el, say } from "../tell/dom.ts";
import type { CreateEditor, Editor } from "./editor.ts";
import { ask, canAsk, stop, warmUp } from "./engine.ts";
import { showAnswer, showTrouble } from "./results.ts";
import { type Query, boundText, inWords } from "./sparql.ts";

interface Catalogue { queries: Query[]; terms: [string, string][] }
const EMPTY: Asked = { name: "", values: {}, text: "" };
const OWN = `PREFIX orbit: <https://w3id.org/orbitgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?guest ?organisation
WHERE {
  ?person orbit:guestOf ?episode ; rdfs:label ?guest .
  OPTIONAL { ?person orbit:affiliatedWith/rdfs:label ?organisation }
}
`;

let catalogue: Catalogue = { queries: [], terms: [] };
let editor: Editor | null = null;
let opening: Promise<void> | null = null;
let text = "";
/** What was last shown, so that the same state is not asked twice. */
let shown = "";
/** Counts the questions: what was overtaken or stopped says nothing. */
let turn = 0;

export function toggleWorkbench(): void {
  performance.mark("ask");
  go({ ask: state.ask ? null : EMPTY });
}

/** Shows or hides the workbench as the state says. */
export async function followAsk(): Promise<void> {
  const open = state.ask !== null && canAsk();
  byId("ask").hidden = !open;
  document.body.classList.toggle("asking", open);
  byId("ask-open").setAttribute("aria-expanded", String(open));
  if (!open || !state.ask) {
    turn += 1;
    shown = "";
    change({ answered: null });
    return;
  }
  warmUp();
  opening ??= prepare();
  await opening;
  const asked = state.ask;
  if (!asked || JSON.stringify(asked) === shown) return;
  shown = JSON.stringify(asked);
  showQuery(asked);
  if (asked.name || asked.text) await run();
}

async function prepare(): Promise<void> {
  catalogue = JSON.parse(await unpackText("catalogue")) as Catalogue;
  byId("queries").replaceChildren(...catalogue.queries.map((query) => el("li", null,
    button(query.title, { "data-query": query.name, title: query.description, onclick: () => go({ ask: { ...EMPTY, name: query.name } }) }))));
  await runPacked("editor");
  const { orbitEditor } = globalThis as { orbitEditor?: CreateEditor };
  editor = orbitEditor!({
    parent: byId("editor"), text: OWN, run: runEdited, terms: catalogue.terms,
    changed: (next) => (text = next),
    labels: graph.things.slice(0, 20_000).map(({ label, kind }) => [label, kind.one]),
  });
  text = OWN;
}

function queryOf(asked: Asked): Query | undefined {
  return catalogue.queries.find(({ name }) => name === asked.name);
}

function showQuery(asked: Asked): void {
  const query = queryOf(asked);
  for (const each of byId("queries").querySelectorAll<HTMLElement>("button")) {
    each.setAttribute("aria-pressed", String(each.dataset.query === asked.name));
  }
  byId("about").textContent = query?.description ?? "Write a query of your own, or choose one of the list.";
  const fields = (query?.parameters ?? []).map(({ name, description, example }) => el("label", { title: description }, name,
    el("input", { name, value: asked.values[name] ?? "", placeholder: example, autocomplete: "off", spellcheck: false })));
  byId("values").replaceChildren(...fields);
  byId("values").hidden = !fields.length;
  // The text of a query of the catalogue is there for those who ask for it.
  byId<HTMLDetailsElement>("code").open = !query || asked.text !== "";
  try {
    setText(asked.text || (query ? boundText(query, asked.values) : text || OWN));
  } catch (error) {
    showTrouble((error as Error).message);
  }
}

function setText(next: string): void {
  text = next;
  editor?.setText(next);
}

/** Takes up what the reader has typed into the fields or the editor, and runs it. */
function runEdited(): void {
  const asked = state.ask ?? EMPTY;
  const query = queryOf(asked);
  const values = Object.fromEntries([...byId("values").querySelectorAll("input")].map(({ name, value }) => [name, value.trim()]));
  try {
    const before = query ? boundText(query, asked.values) : "";
    const isOwn = !query || text !== (asked.text || before);
    const next: Asked = isOwn || asked.text ? { ...asked, text } : { ...asked, values };
    if (JSON.stringify(next) === shown) void run();
    else go({ ask: next });
  } catch (error) {
    showTrouble((error as Error).message);
  }
}

async function run(): Promise<void> {
  const mine = ++turn;
  busy(true);
  try {
    const answer = await ask(text);
    if (mine === turn) showAnswer(answer, state.ask?.name ?? "");
  } catch (error) {
    if (mine === turn) showTrouble(inWords((error as Error).message));
  }
  if (mine === turn) busy(false);
}

let clock = 0;

function busy(isBusy: boolean): void {
  byId<HTMLButtonElement>("stop").hidden = !isBusy;
  clearInterval(clock);
  const begun = performance.now();
  const tell = () => {
    byId("waiting").textContent = `${((performance.now() - begun) / 1000).toFixed(0)} s`;
  };
  byId("waiting").textContent = "";
  if (!isBusy) return;
  say("Asking");
  clock = window.setInterval(tell, 1000);
}

export function listenToWorkbench(): void {
  byId("ask-open").hidden = !canAsk();
  byId("ask-open").addEventListener("click", toggleWorkbench);
  byId("ask-close").addEventListener("click", toggleWorkbench);
  byId("run").addEventListener("click", runEdited);
  byId("stop").addEventListener("click", stop);
  byId("own").addEventListener("click", () => go({ ask: { ...EMPTY, text } }));
  byId("values").addEventListener("keydown", (event) => {
    if (event.key === "Enter") runEdited();
  });
}
