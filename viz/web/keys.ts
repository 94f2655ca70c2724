/** Keys that work everywhere but where text is typed, and the buttons that do the same. */
import { toggleWorkbench } from "./ask/workbench.ts";
import { canAsk } from "./ask/engine.ts";
import { fillFacets } from "./find/facets.ts";
import { canRedo, canUndo, go, redo, undo, watch } from "./state/route.ts";
import { state } from "./state/state.ts";
import { byId } from "./tell/dom.ts";
import { showHelp } from "./tell/help.ts";

export function toggleFacets(): void {
  const panel = byId("facets");
  panel.hidden = !panel.hidden;
  byId("facets-open").setAttribute("aria-expanded", String(!panel.hidden));
  document.body.classList.toggle("filtering", !panel.hidden);
  if (!panel.hidden) fillFacets();
}

function toggleList(): void {
  go({ view: state.view === "list" ? "map" : "list" });
}

const PLAIN: Record<string, () => void> = {
  "/": () => byId("find").focus(),
  "?": showHelp,
  f: toggleFacets,
  l: toggleList,
  q: () => canAsk() && toggleWorkbench(),
};

function press(event: KeyboardEvent): void {
  // The editor stands in a tree of its own, of which the event's target tells only the outside.
  const target = event.composedPath()[0] as HTMLElement;
  const isTyping = target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !isTyping) {
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping || byId<HTMLDialogElement>("help").open) return;
  const act = PLAIN[event.key];
  if (act) {
    event.preventDefault();
    act();
  } else if (event.key === "Escape") {
    if (state.to) go({ to: "" });
    else if (state.thing) go({ thing: "", steps: 0 });
    else if (state.ask) go({ ask: null });
  }
}

export function listenToKeys(): void {
  document.addEventListener("keydown", press);
  byId("facets-open").addEventListener("click", toggleFacets);
  byId("list-open").addEventListener("click", toggleList);
  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  watch(() => {
    byId<HTMLButtonElement>("undo").disabled = !canUndo();
    byId<HTMLButtonElement>("redo").disabled = !canRedo();
  });
}
