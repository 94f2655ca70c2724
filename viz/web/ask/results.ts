/** The answer of a query: a table, as a file, and its things on the map. */
import { graph } from "../data/model.ts";
import { icon } from "../map/shapes.ts";
import { csv } from "../save/csv.ts";
import { download } from "../save/download.ts";
import { asWritten, button, byId, counted, el, number, say } from "../tell/dom.ts";
import { linkTo } from "../tell/facts.ts";
import { change } from "../state/state.ts";
import type { Answer } from "./protocol.ts";
import { type Index, indexOf, thingOfCell, thingsOf } from "./rows.ts";

const PAGE = 200;
let index: Index | null = null;

export function showAnswer(answer: Answer, name: string): void {
  index ??= indexOf(graph);
  const { columns, rows, total, took } = answer;
  const things = thingsOf(index, columns, rows);
  const words = `${counted(total, "row", "rows")} in ${took < 1 ? "less than 1" : number(Math.round(took))} ms`
    + (total > rows.length ? `, the first ${number(rows.length)} are shown` : "");
  const body = el("tbody", null);
  const more = button("", { className: "more" });
  const add = () => {
    const from = body.childElementCount;
    body.append(...rows.slice(from, from + PAGE).map((row) => el("tr", null, ...row.map((term, at) => {
      const thing = thingOfCell(index!, columns[at]!, term);
      const text = term?.value ?? "";
      return el("td", null, thing ? linkTo(thing, icon(thing.kind), " ", el("bdi", null, text === graph.base + thing.name ? thing.label : text)) : asWritten(text));
    }))));
    const left = rows.length - body.childElementCount;
    more.hidden = left <= 0;
    more.textContent = `Show ${number(Math.min(PAGE, left))} more rows`;
  };
  more.addEventListener("click", add);
  add();
  const save = button("CSV", {
    className: "more", "aria-label": "Save the answer as CSV",
    onclick: () => download(`${name || "answer"}.csv`, csv([columns, ...rows.map((row) => row.map((term) => term?.value ?? ""))]), "text/csv;charset=utf-8"),
  });
  byId("answer").replaceChildren(
    el("p", { className: "summary" }, words, things.size ? ` · ${counted(things.size, "thing", "things")} on the map ` : " ", save),
    el("div", { className: "rows", tabIndex: 0, role: "region", "aria-label": "Answer" },
      el("table", null, el("thead", null, el("tr", null, ...columns.map((column) => el("th", { scope: "col" }, column)))), body), more),
  );
  say(words);
  change({ answered: things.size ? things : null });
}

export function showTrouble(words: string): void {
  byId("answer").replaceChildren(el("p", { className: "trouble", role: "alert" }, words));
  change({ answered: null });
}
