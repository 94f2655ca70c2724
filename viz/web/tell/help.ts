/** The card of keys and of what the page can do. */
import { unpackText } from "../data/unpack.ts";
import { byId, el } from "./dom.ts";

const KEYS: [string, string][] = [
  ["/", "search"],
  ["↑ ↓ Enter", "choose from the results"],
  ["Esc", "close, or back to the overview"],
  ["Arrow keys on the map", "move it"],
  ["+ − 0 on the map", "zoom in, zoom out, show everything"],
  ["Ctrl+Z, Ctrl+Shift+Z", "undo, redo (as back and forward)"],
  ["f", "filters"],
  ["l", "list or map"],
  ["q", "ask in SPARQL"],
  ["Ctrl+Enter", "run the query"],
  ["?", "this card"],
];

export function buildHelp(): void {
  const card = byId<HTMLDialogElement>("help");
  const notices = el("pre", { tabIndex: 0 });
  const licences = el("details", null, el("summary", null, "Licences of what this page is made with"), notices);
  licences.addEventListener("toggle", async () => {
    if (!notices.textContent) notices.textContent = await unpackText("notices");
  });
  byId("keys").append(...KEYS.flatMap(([keys, what]) => [el("dt", null, el("kbd", null, keys)), el("dd", null, what)]));
  byId("help-body").append(licences);
  byId("help-open").addEventListener("click", () => card.showModal());
  byId("help-close").addEventListener("click", () => card.close());
}

export function showHelp(): void {
  byId<HTMLDialogElement>("help").showModal();
}
