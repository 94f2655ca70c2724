/** What can be done with the selected thing: its surroundings alone, or the way to another. */
import { type Thing, isEpisode } from "../data/graph.ts";
import { listenToBox } from "../find/combobox.ts";
import { go } from "../state/route.ts";
import { state } from "../state/state.ts";
import { button, el } from "./dom.ts";

const STEPS = [[0, "Whole map"], [1, "1 step"], [2, "2 steps"]] as const;

export function actionsOf(thing: Thing): HTMLElement {
  const reach = el("div", { className: "reach", role: "group", "aria-label": "How much of the map is shown around it" },
    ...STEPS.map(([steps, words]) =>
      button(words, { "aria-pressed": String(state.steps === steps), "data-steps": steps, onclick: () => go({ steps }) })));
  const box = el("input", {
    type: "search", role: "combobox", placeholder: "Path to …", autocomplete: "off", spellcheck: false,
    "aria-label": "Path to another thing", "aria-expanded": "false", "aria-controls": "goals", "aria-autocomplete": "list",
  });
  box.id = "goal";
  const list = el("ul", { id: "goals", className: "found", role: "listbox", "aria-label": "Results", hidden: true });
  listenToBox({ box, list, take: (goal) => goal !== thing && go({ to: goal.name, steps: 0 }) });
  const joined = isEpisode(thing)
    ? button("Episodes only", { "aria-pressed": String(state.episodes), "data-join": "", onclick: () => go({ episodes: !state.episodes }) })
    : null;
  return el("div", { className: "actions" }, reach, joined, el("div", { className: "goal" }, box, list));
}
