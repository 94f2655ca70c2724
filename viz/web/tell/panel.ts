/** What is known of the selected thing. */
import { type Thing, byLabel, detailOf, isEpisode } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { toldOf, yearOf } from "../find/filter.ts";
import { episodeJoins } from "../map/joined.ts";
import { icon } from "../map/shapes.ts";
import { actionsOf } from "./actions.ts";
import { asWritten, capital, el, isAddress, nameOf, outward } from "./dom.ts";
import { linkTo, section, sectionsOf, sentenceOf, shortened } from "./facts.ts";
import { yearBars } from "./years.ts";

/** What is told in another place than the list of details. */
const APART = new Set(["play", "definition", "link"]);

export function describe(thing: Thing): (Node | null)[] {
  const others = thing.aliases.filter((alias) => alias !== thing.label);
  const details = thing.details.filter(([key]) => !APART.has(key));
  const definition = detailOf(thing, "definition");
  return [
    el("div", { className: "top" },
      el("span", { className: "kind" }, icon(thing.kind), capital(thing.kind.one)),
      el("a", { href: "#/" }, "Overview")),
    el("h2", { tabIndex: -1, dir: "auto" }, thing.label),
    others.length ? el("p", { className: "also" }, "Also: ", ...others.flatMap((alias, n) => [n ? ", " : "", nameOf(alias)])) : null,
    definition ? el("p", { className: "definition", dir: "auto" }, definition) : null,
    details.length
      ? el("dl", null, ...details.flatMap(([key, value]) => [el("dt", null, capital(key)), el("dd", null, asWritten(value))]))
      : null,
    outwardLinks(thing),
    actionsOf(thing),
    ...(isEpisode(thing) ? tellEpisode(thing) : tellThing(thing)),
    thing.facts.length ? null : el("p", { className: "hint" }, "No fact is known about it."),
  ];
}

/** Where an episode is heard and read: links that load nothing until they are followed. */
function outwardLinks(thing: Thing): HTMLElement | null {
  const links = [["play", "▶ Play"], ["link", "Episode page"]] as const;
  const known = links.map(([key, words]) => [detailOf(thing, key), words] as const).filter(([address]) => isAddress(address));
  return known.length ? el("p", { className: "links" }, ...known.map(([address, words]) => outward(address, words))) : null;
}

function tellThing(thing: Thing): HTMLElement[] {
  const mentions = thing.facts.filter(({ predicate }) => predicate.name === "mentions");
  const stated = thing.facts.filter(({ predicate }) => predicate.name !== "mentions");
  const years = new Map<number, number>();
  for (const episode of toldOf(thing).episodes) {
    const year = yearOf(episode);
    if (year) years.set(year, (years.get(year) ?? 0) + 1);
  }
  const overTime = years.size > 1 ? [section("episodes over time", null, yearBars(years))] : [];
  return [...sectionsOf(thing, stated), ...overTime, ...sectionsOf(thing, mentions)];
}

/** An episode: what it is on, its relatives, what it names by kind, and what is stated in it. */
function tellEpisode(episode: Thing): HTMLElement[] {
  const listed = new Set(["mentions", "relatedTo"]);
  const own = episode.facts.filter((fact) => !listed.has(fact.predicate.name));
  const related = episode.facts.filter((fact) => fact.predicate.name === "relatedTo");
  return [
    ...sectionsOf(episode, own),
    ...sectionsOf(episode, related),
    ...sharing(episode),
    ...mentionedIn(episode),
    ...statedIn(episode),
  ];
}

/** Episodes on the same topics, with these. */
function sharing(episode: Thing): HTMLElement[] {
  const joins = episodeJoins()
    .filter(({ one, other, shared }) => shared.length && (one === episode || other === episode))
    .sort((one, other) => other.shared.length - one.shared.length);
  if (!joins.length) return [];
  const rows = joins.map(({ one, other, shared }) => {
    const end = one === episode ? other : one;
    const topics = [...shared].sort(byLabel).flatMap((topic, n) => [n ? ", " : "", linkTo(topic)]);
    return el("li", null, el("div", { className: "end" }, icon(end.kind), " ", linkTo(end)), el("p", { className: "said" }, ...topics));
  });
  return [section("linked through shared topics", rows.length, ...shortened(rows))];
}

function mentionedIn(episode: Thing): HTMLElement[] {
  const named = [...new Set(episode.facts.flatMap(({ predicate, source, target }) =>
    predicate.name === "mentions" && source === episode && target ? [target] : []))];
  if (!named.length) return [];
  const groups = graph.kinds.flatMap((kind) => {
    const some = named.filter((thing) => thing.kind === kind).sort(byLabel);
    return some.length
      ? [el("h4", null, icon(kind), el("span", null, capital(kind.several))),
        el("ul", { className: "chips" }, ...some.map((thing) => el("li", null, linkTo(thing))))]
      : [];
  });
  return [section("mentions", named.length, ...groups)];
}

/** What the episode says about other things. */
function statedIn(episode: Thing): HTMLElement[] {
  const told = graph.facts.filter((fact) => fact.episode === episode && fact.source !== episode && fact.target !== episode);
  if (!told.length) return [];
  const rows = told.map((fact) => el("li", null,
    el("div", { className: "end" },
      linkTo(fact.source), ` ${fact.predicate.forth} `,
      fact.target ? linkTo(fact.target) : asWritten(fact.text)),
    sentenceOf(fact, episode)));
  return [section("stated in this episode", rows.length, ...shortened(rows))];
}
