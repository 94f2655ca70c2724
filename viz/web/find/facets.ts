/** The filters: years, shows, communities and kinds, each value with the number of things that it would leave. */
import { isEpisode } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { go } from "../state/route.ts";
import { checks, keptThings } from "../state/shown.ts";
import { state } from "../state/state.ts";
import { button, byId, capital, counted, el, number } from "../tell/dom.ts";
import { yearBars } from "../tell/years.ts";
import { counts, showOf, showsOf, toldOf, yearsOf } from "./filter.ts";
import { toggle } from "./legend.ts";

/** The communities beyond these are few things each. */
const MOST_GROUPS = 14;

export function isFiltered(): boolean {
  return state.hidden.length > 0 || state.years !== null || state.show !== "" || state.group >= 0 || state.steps > 0 || state.episodes;
}

/** Writes the filters anew for the state as it is; the focus stays on the same control. */
export function fillFacets(): void {
  const panel = byId("facets");
  const focused = panel.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
  const clear = isFiltered()
    ? button("Show all again", {
      className: "more", "data-key": "clear",
      onclick: () => go({ hidden: [], years: null, show: "", group: -1, steps: 0, episodes: false }),
    })
    : null;
  panel.replaceChildren(
    el("h2", null, "Filter"),
    el("p", { className: "hint", role: "status" }, `${counted(keptThings().length, "thing", "things")} of ${number(graph.things.length)}`),
    ...years(), ...shows(), ...kinds(), ...joins(), ...groups(), ...(clear ? [clear] : []),
  );
  if (focused) panel.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function block(title: string, ...content: HTMLElement[]): HTMLElement[] {
  return [el("h3", null, title), ...content];
}

function years(): HTMLElement[] {
  const found = counts(graph, checks, "year", (thing) => yearsOf(thing, state));
  const all = [...new Set(graph.things.flatMap((thing) => (isEpisode(thing) ? [...toldOf(thing).years] : [])))];
  if (!all.length) return [];
  const first = Math.min(...all), last = Math.max(...all);
  const [from, to] = state.years ?? [first, last];
  const full = new Map(Array.from({ length: last - first + 1 }, (_, at) => [first + at, found.get(first + at) ?? 0]));
  const choose = (low: number, high: number) => {
    const range: [number, number] = low <= high ? [low, high] : [high, low];
    go({ years: range[0] <= first && range[1] >= last ? null : range });
  };
  const select = (name: string, value: number, changed: (year: number) => void) => el("label", null, `${name} `,
    el("select", { "data-key": name, onchange: (event: Event) => changed(Number((event.target as HTMLSelectElement).value)) },
      ...[...full].map(([year, count]) => el("option", { value: String(year), selected: year === value }, `${year} (${count})`))));
  const bars = yearBars(full, state.years);
  bars.addEventListener("click", (event) => {
    const at = [...bars.querySelectorAll(".years span")].indexOf(event.target as Element);
    if (at >= 0) choose(first + at, first + at);
  });
  if (first === last) return block("Years", bars);
  return block("Years", bars, el("div", { className: "range" },
    select("From", from, (year) => choose(year, to)), select("to", to, (year) => choose(from, year))));
}

function choices(key: string, all: [string, string, number][], chosen: string, choose: (value: string) => void): HTMLElement {
  return el("ul", { className: "choices" }, ...all.map(([value, words, count]) => el("li", null,
    button("", {
      "aria-pressed": String(value === chosen), "data-key": `${key} ${value}`,
      onclick: () => choose(value === chosen ? "" : value),
    }, el("bdi", null, words), el("small", null, number(count))))));
}

function shows(): HTMLElement[] {
  const found = counts(graph, checks, "show", (thing) => showsOf(thing, state));
  const all = new Set(graph.things.flatMap((thing) => (isEpisode(thing) && showOf(thing)) || []));
  if (all.size < 2) return [];
  return block("Shows", choices("show", [...all].sort().map((show) => [show, show, found.get(show) ?? 0]), state.show, (show) => go({ show })));
}

function kinds(): HTMLElement[] {
  const found = counts(graph, checks, "kind", (thing) => [thing.kind.name]);
  const rows = graph.kinds.filter(({ count }) => count > 0).map((kind) => {
    const box = el("input", { type: "checkbox", checked: !state.hidden.includes(kind.name), "data-key": `kind ${kind.name}` });
    box.addEventListener("change", () => toggle(kind.name, false));
    return el("li", null,
      el("label", null, box, ` ${capital(kind.several)} `, el("small", null, number(found.get(kind.name) ?? 0))),
      button("only", { className: "only", "aria-label": `Only ${kind.several}`, "data-key": `only ${kind.name}`, onclick: () => toggle(kind.name, true) }));
  });
  return block("Kinds", el("ul", { className: "checks" }, ...rows));
}

/** Episodes and things, or episodes alone with lines for what they share. */
function joins(): HTMLElement[] {
  const choice = (episodes: boolean, words: string) => el("li", null, button(words, {
    "aria-pressed": String(state.episodes === episodes), "data-key": `joins ${episodes}`, onclick: () => go({ episodes }),
  }));
  return block("Lines", el("ul", { className: "choices" },
    choice(false, "Between episodes and things"), choice(true, "Between episodes, by shared topics")));
}

function groups(): HTMLElement[] {
  const found = counts(graph, checks, "group", (thing) => (thing.group < 0 ? [] : [thing.group]));
  const all = [...found].filter(([, count]) => count > 2).sort(([a, many], [b, more]) => more - many || a - b).slice(0, MOST_GROUPS);
  if (state.group >= 0 && !all.some(([group]) => group === state.group)) all.push([state.group, found.get(state.group) ?? 0]);
  if (all.length < 2) return [];
  const rows = all.map(([group, count]): [string, string, number] => [String(group), graph.groups[group] ?? "", count]);
  return block("Communities", choices("group", rows, state.group < 0 ? "" : String(state.group),
    (group) => go({ group: group === "" ? -1 : Number(group) })));
}
