/** Facts as the panel tells them: the other end, the sentence with its telling words, the episode it comes from. */
import { type Fact, type Predicate, type Thing, detailOf } from "../data/graph.ts";
import { graph, sentenceOf as wordsOf } from "../data/model.ts";
import { shortName } from "../map/labels.ts";
import { icon } from "../map/shapes.ts";
import { addressOf } from "../state/address.ts";
import { asWritten, button, capital, el, nameOf } from "./dom.ts";

const FIRST = 8;

/** A link that selects a thing and leaves the rest of the state as it is (see `listenToLinks`). */
export function linkTo(thing: Thing, ...content: (Node | string)[]): HTMLAnchorElement {
  return el("a", { href: addressOf({ thing: thing.name }) }, ...(content.length ? content : [nameOf(thing.label)]));
}

/** How an episode is cited after a sentence: with the month it came out. */
function cite(episode: Thing): HTMLElement {
  const date = detailOf(episode, "date");
  const month = date && new Date(`${date}T12:00:00Z`).toLocaleDateString("en", { month: "short", year: "numeric", timeZone: "UTC" });
  const name = episode.badge ? `Episode ${episode.badge}` : shortName(episode.label);
  return el("span", null, linkTo(episode, episode.badge ? name : nameOf(name)), month ? `, ${month}` : "");
}

/** The sentence with the telling words marked; null when the fact has none. An episode that is `known` is not cited. */
export function sentenceOf(fact: Fact, known: Thing | null): HTMLElement | null {
  const { start, end, episode, sure } = fact;
  const sentence = wordsOf(fact);
  const after = el("small", null);
  const cited = episode !== null && episode !== known;
  if (cited) after.append(" ", cite(episode));
  if (sure < 100) after.append(cited ? " · " : " ", `${sure} % sure`);
  if (!sentence && !after.hasChildNodes()) return null;
  const words = end > start
    ? [sentence.slice(0, start), el("mark", null, sentence.slice(start, end)), sentence.slice(end)]
    : [sentence];
  return el("p", { className: "said", dir: "auto" }, ...words, after);
}

/** The facts of one heading gathered by their other end, in the order in which the ends first appear. */
function endsOf(thing: Thing, some: readonly Fact[]): HTMLElement[] {
  const ends = new Map<Thing | string, Fact[]>();
  for (const fact of some) {
    const end = fact.source === thing ? fact.target ?? fact.text : fact.source;
    const before = ends.get(end) ?? [];
    // Two episodes that are related say so on both sides, with the same reasons.
    const told = before.some(({ sentence, start, episode }) =>
      sentence === fact.sentence && start === fact.start && (episode === fact.episode || fact.episode === end));
    ends.set(end, told ? before : [...before, fact]);
  }
  return [...ends].map(([end, about]) => el("li", null,
    el("div", { className: "end" }, ...(typeof end === "string" ? [asWritten(end)] : [icon(end.kind), " ", linkTo(end)])),
    ...about.map((fact) => sentenceOf(fact, fact.episode === thing || fact.episode === end ? fact.episode : null))));
}

/** A list that begins with its first rows and shows the others when asked. */
export function shortened(rows: readonly HTMLElement[], className = "ends"): HTMLElement[] {
  const list = el("ul", { className }, ...rows.slice(0, FIRST));
  if (rows.length <= FIRST + 2) {
    list.append(...rows.slice(FIRST));
    return [list];
  }
  const more = button(`Show all ${rows.length}`, {
    className: "more",
    onclick: () => {
      list.append(...rows.slice(FIRST));
      more.remove();
      rows[FIRST]!.querySelector("a")?.focus();
    },
  });
  return [list, more];
}

export function section(title: string, count: number | null, ...content: (Node | string)[]): HTMLElement {
  const heading = el("h3", null, el("span", null, capital(title)), count === null ? null : el("small", null, String(count)));
  return el("section", null, heading, ...content);
}

/** A section for each predicate and direction. */
export function sectionsOf(thing: Thing, some: readonly Fact[]): HTMLElement[] {
  const byPredicate = new Map<Predicate, Fact[]>();
  for (const fact of some) byPredicate.set(fact.predicate, [...(byPredicate.get(fact.predicate) ?? []), fact]);
  return graph.predicates.flatMap((predicate) => {
    const mine = byPredicate.get(predicate) ?? [];
    const ways: [string, Fact[]][] = predicate.forth === predicate.back
      ? [[predicate.forth, mine]]
      : [[predicate.forth, mine.filter((fact) => fact.source === thing)], [predicate.back, mine.filter((fact) => fact.source !== thing)]];
    return ways.filter(([, told]) => told.length).map(([title, told]) => {
      const rows = endsOf(thing, told);
      return section(title, rows.length, ...shortened(rows));
    });
  });
}
