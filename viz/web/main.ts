/** Puts the page together. */
import { listenToWorkbench } from "./ask/workbench.ts";
import { graph, loadGraph } from "./data/model.ts";
import { listenToBox } from "./find/combobox.ts";
import { buildLegend } from "./find/legend.ts";
import { listenToKeys } from "./keys.ts";
import { readColours } from "./map/colours.ts";
import { listenToPointer } from "./map/pointer.ts";
import { openStage, redraw, resize } from "./map/stage.ts";
import { lookFirst } from "./map/views.ts";
import { buildSaveMenu } from "./save/menu.ts";
import { apply, go, listenToAddress } from "./state/route.ts";
import { FOLDED } from "./state/shown.ts";
import { change, state } from "./state/state.ts";
import { byId, counted } from "./tell/dom.ts";
import { openPanel, wantFocus } from "./tell/follow.ts";
import { buildHelp } from "./tell/help.ts";
import { listenToTable } from "./tell/table.ts";

/** How the reader wants the map drawn, after "?draw=" in the page's address; "" lets the page choose. */
function wantedDrawing(): string {
  return new URLSearchParams(location.search).get("draw") ?? "";
}

/** Says how far the page has come, and lets the browser show it where there is much to wait for. */
async function tellProgress(words: string): Promise<void> {
  byId("loading").textContent = words;
  if (graph.things.length > FOLDED) await new Promise((resolve) => setTimeout(resolve));
}

/** A map that was shown as a whole is so still when its place changes. */
function refit(): void {
  resize();
  if (!state.at && !state.selected) lookFirst();
}

async function open(): Promise<void> {
  await loadGraph();
  readColours();
  const things = counted(graph.things.length, "thing", "things");
  await tellProgress(`Drawing ${things} …`);
  byId("map").setAttribute("aria-label", `Map of ${things}. All of them are also in the list view, in the lists of the details and in the search.`);
  listenToAddress();
  apply();
  await openStage(wantedDrawing());
  const ready = openPanel();
  buildLegend();
  resize();
  lookFirst();
  resize();
  byId("loading").remove();
  document.body.dataset.state = "drawn";
  performance.mark("drawn");
  listenToPointer();
  listenToKeys();
  listenToTable();
  listenToWorkbench();
  buildSaveMenu();
  buildHelp();
  listenToBox({
    box: byId<HTMLInputElement>("find"), list: byId("found"), found: (found) => change({ found }),
    take: (thing) => {
      wantFocus();
      go({ thing: thing.name, to: "", steps: 0 });
    },
  });
  byId("skip").addEventListener("click", () => byId("panel").querySelector("h2")?.focus());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readColours();
    redraw(true);
  });
  new ResizeObserver(refit).observe(byId("stage"));
  await ready;
  document.body.dataset.state = "ready";
}

open().catch((error: unknown) => {
  byId("loading").textContent = `This page cannot be shown: ${error instanceof Error ? error.message : error}. `
    + "It needs a browser of 2023 or later.";
  throw error;
});
