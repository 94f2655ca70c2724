/** The kinds with their shapes and numbers; each is a switch that takes its kind off the map. */
import { graph } from "../data/model.ts";
import { icon } from "../map/shapes.ts";
import { go } from "../state/route.ts";
import { checks } from "../state/shown.ts";
import { state } from "../state/state.ts";
import { byId, capital, el, number, say } from "../tell/dom.ts";
import { counts } from "./filter.ts";

export function buildLegend(): void {
  for (const kind of graph.kinds.filter(({ count }) => count > 0)) {
    const button = el("button", { type: "button", "data-kind": kind.name, title: "Click to hide or show; with Shift to show it alone" },
      icon(kind), capital(kind.several), el("small", null, ""));
    button.addEventListener("click", (event) => toggle(kind.name, event.shiftKey));
    byId("legend").append(button);
  }
  updateLegend();
}

/** Hides or shows a kind, or shows it alone; all are shown again when it was alone already. */
export function toggle(name: string, alone: boolean): void {
  const names = graph.kinds.filter(({ count }) => count > 0).map((kind) => kind.name);
  const hidden = new Set(state.hidden);
  const others = names.filter((each) => each !== name);
  if (alone) {
    const wasAlone = !hidden.has(name) && others.every((each) => hidden.has(each));
    hidden.clear();
    if (!wasAlone) for (const each of others) hidden.add(each);
  } else if (!hidden.delete(name)) hidden.add(name);
  go({ hidden: names.filter((each) => hidden.has(each)) });
  const { several } = graph.kinds.find((kind) => kind.name === name)!;
  say(alone ? `Only ${several} shown` : `${capital(several)} ${hidden.has(name) ? "hidden" : "shown"}`);
}

export function updateLegend(): void {
  const left = counts(graph, checks, "kind", (thing) => [thing.kind.name]);
  for (const button of byId("legend").querySelectorAll<HTMLElement>("[data-kind]")) {
    const name = button.dataset.kind!;
    button.setAttribute("aria-pressed", String(!state.hidden.includes(name)));
    button.querySelector("small")!.textContent = number(left.get(name) ?? 0);
  }
}
