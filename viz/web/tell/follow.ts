/** Keeps the panel, the lists and the map to the state. */
import { followAsk } from "../ask/workbench.ts";
import { loadWords, words } from "../data/model.ts";
import { neighbours } from "../data/graph.ts";
import { fillFacets, isFiltered } from "../find/facets.ts";
import { updateLegend } from "../find/legend.ts";
import { findPath } from "../find/path.ts";
import { redraw } from "../map/stage.ts";
import { look } from "../map/views.ts";
import { go, lostName } from "../state/route.ts";
import { keptThings, refilter, version } from "../state/shown.ts";
import { type State, change, follow, state } from "../state/state.ts";
import { byId, counted, el, nameOf, say } from "./dom.ts";
import { overview } from "./overview.ts";
import { describe } from "./panel.ts";
import { fillTable } from "./table.ts";
import { describeWay } from "./way.ts";

let focusNext = false;

/** The next selection takes the focus to the panel: it was made by a list or by keys, not on the map. */
export function wantFocus(): void {
  focusNext = true;
}

function fillPanel(): void {
  const { selected, goal, path } = state;
  const panel = byId("panel");
  const parts = selected ? (goal ? describeWay(selected, goal, path) : describe(selected)) : overview();
  panel.replaceChildren(...parts.filter((part) => part !== null));
  panel.scrollTop = 0;
  const lost = lostName();
  if (lost) panel.prepend(el("p", { className: "hint" }, "This graph has nothing at the address ", nameOf(lost), "."));
  if (selected && !goal) say(`${selected.label}, ${selected.kind.one}, ${counted(neighbours(selected).size, "neighbour", "neighbours")}`);
  else if (lost) say("Nothing at this address");
  if (focusNext) panel.querySelector("h2")?.focus({ preventScroll: true });
  focusNext = false;
}

async function followGoal(): Promise<void> {
  const { selected, goal } = state;
  const path = selected && goal ? await findPath(selected, goal) : [];
  if (selected !== state.selected || goal !== state.goal) return;
  change({ path });
  if (selected && goal) say(path.length ? `A path of ${counted(path.length - 1, "step", "steps")}` : "No path");
}

function followView(): void {
  const isList = state.view === "list";
  byId("list").hidden = !isList;
  byId("stage").classList.toggle("listed", isList);
  byId("list-open").setAttribute("aria-pressed", String(isList));
}

function onChange(changed: ReadonlySet<keyof State>): void {
  const has = (...keys: (keyof State)[]) => keys.some((key) => changed.has(key));
  const before = version;
  refilter(changed);
  const isRefiltered = version !== before;
  if (has("goal", "selected")) void followGoal();
  if (has("view")) followView();
  if (isRefiltered) {
    updateLegend();
    if (!byId("facets").hidden) fillFacets();
    byId("facets-open").classList.toggle("on", isFiltered());
    if (!has("selected", "path", "answered", "goal")) say(`${counted(keptThings().length, "thing", "things")} shown`);
  }
  if (has("thing", "to", "selected", "goal", "path", "steps", "episodes", "whole")) fillPanel();
  if (state.view === "list" && (isRefiltered || has("view", "found"))) fillTable();
  if (has("ask")) void followAsk();
  redraw(isRefiltered);
  look(changed);
}

/** Links to things change the selection alone; the rest of the state stays. */
function listenToLinks(): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#/"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    wantFocus();
    const thing = decodeURIComponent(link.getAttribute("href")!.slice(2));
    if (thing === state.thing && !state.to) fillPanel();
    else go({ thing, to: "", steps: thing ? state.steps : 0 });
  });
}

/** Shows the state for the first time, before anything has changed. */
export async function openPanel(): Promise<void> {
  refilter();
  follow(onChange);
  listenToLinks();
  followView();
  fillPanel();
  await loadWords();
  // What was written before the sentences were there is written anew with them.
  await words;
  if (state.selected) fillPanel();
  if (state.goal) void followGoal();
  if (state.view === "list") fillTable();
  void followAsk();
}
