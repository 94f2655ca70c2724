/** A box for names whose list of results is worked with the arrow keys, Enter and Escape. */
import type { Thing } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { icon } from "../map/shapes.ts";
import { counted, el, nameOf, say } from "../tell/dom.ts";
import { type Found, search } from "./match.ts";

const MOST = 12;

export interface Combobox {
  box: HTMLInputElement;
  list: HTMLElement;
  /** What is done with the thing that the reader takes. */
  take: (thing: Thing) => void;
  /** Is told what is found while the list is open, null when it closes. */
  found?: (things: Set<Thing> | null) => void;
}

export function listenToBox({ box, list, take, found = () => {} }: Combobox): void {
  let results: Found[] = [];
  let active = 0;

  function show(): void {
    results = search(graph.things, box.value);
    active = 0;
    const open = box.value.trim() !== "";
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    list.replaceChildren(...results.slice(0, MOST).map(row));
    if (open && !results.length) list.append(el("li", { className: "none" }, "Nothing by that name"));
    const more = results.length - MOST;
    if (more > 0) list.append(el("li", { className: "none", role: "presentation" }, `and ${more.toLocaleString("en")} more`));
    mark();
    if (open) say(counted(results.length, "result", "results"));
    found(open ? new Set(results.map(({ thing }) => thing)) : null);
  }

  function row({ thing, alias }: Found, number: number): HTMLElement {
    const item = el("li", { id: `${list.id}-${number}`, role: "option" },
      icon(thing.kind),
      el("span", { className: "name" }, nameOf(thing.label), ...(alias ? [el("small", null, "  ", nameOf(alias))] : [])),
      el("small", null, thing.kind.one));
    // The box must keep the focus, or the list would close before the click arrives.
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => takeOne(thing));
    return item;
  }

  function takeOne(thing: Thing): void {
    box.value = "";
    show();
    take(thing);
  }

  function mark(): void {
    [...list.children].forEach((item, number) => {
      if (item.role === "option") item.setAttribute("aria-selected", String(number === active));
    });
    if (!list.hidden && results.length) {
      box.setAttribute("aria-activedescendant", `${list.id}-${active}`);
      list.children[active]?.scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  box.addEventListener("input", show);
  box.addEventListener("focus", () => box.value && show());
  box.addEventListener("blur", () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    found(null);
  });
  box.addEventListener("keydown", (event) => {
    const last = Math.min(results.length, MOST) - 1;
    if (event.key === "Escape" && box.value) {
      box.value = "";
      show();
    } else if (event.key === "Escape") box.blur();
    else if (event.key === "ArrowDown" && last >= 0) active = active === last ? 0 : active + 1;
    else if (event.key === "ArrowUp" && last >= 0) active = active === 0 ? last : active - 1;
    else if (event.key === "Enter" && results[active]) takeOne(results[active].thing);
    else return;
    event.preventDefault();
    event.stopPropagation();
    mark();
  });
}
