/** The list view: the things that the map shows as a table, for readers who want rows, and for screen readers. */
import { type Thing, byLabel, detailOf, isEpisode } from "../data/graph.ts";
import { toldOf } from "../find/filter.ts";
import { icon } from "../map/shapes.ts";
import { keptThings } from "../state/shown.ts";
import { inFocus, state } from "../state/state.ts";
import { button, byId, capital, el, number } from "./dom.ts";
import { linkTo } from "./facts.ts";

type Order = "name" | "kind" | "episodes" | "years" | "facts";
const HEADS: [Order, string][] = [["name", "Name"], ["kind", "Kind"], ["episodes", "Episodes"], ["years", "Years"], ["facts", "Facts"]];
/** How many rows are added at a time. */
const PAGE = 200;
let order: Order = "facts";
let isUp = false;
let shown = PAGE;

export function yearsOf(thing: Thing): string {
  const years = isEpisode(thing) ? [Number(detailOf(thing, "date").slice(0, 4))] : [...toldOf(thing).years];
  const known = years.filter(Boolean);
  if (!known.length) return "";
  const first = Math.min(...known), last = Math.max(...known);
  return first === last ? String(first) : `${first}–${last}`;
}

/** Compares by a column, upwards; labels decide between equals. */
function compare(one: Thing, other: Thing): number {
  const by: Record<Order, number> = {
    name: 0,
    kind: one.kind.name.localeCompare(other.kind.name, "en"),
    episodes: order === "episodes" ? toldOf(one).episodes.size - toldOf(other).episodes.size : 0,
    years: order === "years" ? yearsOf(one).localeCompare(yearsOf(other), "en") : 0,
    facts: one.facts.length - other.facts.length,
  };
  return by[order] * (isUp ? 1 : -1) || (order === "name" && !isUp ? byLabel(other, one) : byLabel(one, other));
}

/** Writes the table anew for the state as it is. */
export function fillTable(): void {
  const focus = state.hovered ? null : inFocus();
  const things = keptThings().filter((thing) => !focus || state.selected || focus.has(thing)).sort(compare);
  const head = el("tr", null, ...HEADS.map(([name, words]) => el("th", {
    scope: "col", "aria-sort": name === order ? (isUp ? "ascending" : "descending") : "none",
  }, button(words, { onclick: () => sortBy(name) }))));
  const rows = things.slice(0, shown).map(row);
  const more = things.length > shown
    ? button(`Show ${number(Math.min(PAGE, things.length - shown))} more of ${number(things.length)}`, {
      className: "more",
      onclick: () => {
        shown += PAGE;
        fillTable();
      },
    })
    : null;
  const caption = el("caption", null, `${number(things.length)} things`);
  byId("list").replaceChildren(el("table", null, caption, el("thead", null, head), el("tbody", null, ...rows)), ...(more ? [more] : []));
  rove();
}

function sortBy(name: Order): void {
  isUp = name === order ? !isUp : name === "name" || name === "kind";
  order = name;
  shown = PAGE;
  fillTable();
  byId("list").querySelector<HTMLElement>('th[aria-sort$="ending"] button')?.focus();
}

function row(thing: Thing): HTMLElement {
  const isSelected = thing === state.selected;
  return el("tr", isSelected ? { className: "selected", "aria-current": "true" } : null,
    el("th", { scope: "row" }, linkTo(thing)),
    el("td", null, icon(thing.kind), " ", capital(thing.kind.one)),
    el("td", { className: "count" }, number(toldOf(thing).episodes.size)),
    el("td", null, yearsOf(thing)),
    el("td", { className: "count" }, number(thing.facts.length)));
}

/** One link of the table is in the order of the tab key; the arrow keys go on from it. */
function rove(): void {
  const links = [...byId("list").querySelectorAll<HTMLAnchorElement>("tbody a")];
  const first = Math.max(0, links.findIndex((link) => link.closest("tr")?.hasAttribute("aria-current")));
  links.forEach((link, at) => (link.tabIndex = at === first ? 0 : -1));
}

export function listenToTable(): void {
  byId("list").addEventListener("keydown", (event) => {
    const links = [...byId("list").querySelectorAll<HTMLAnchorElement>("tbody a")];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
    const next = links[steps[event.key] ?? -1];
    if (at < 0 || !next) return;
    event.preventDefault();
    links[at]!.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}
