/**
 * The graph as it stands in the page, with every thing knowing its facts and its neighbours.
 *
 * @typedef {{name: string, one: string, several: string, count: number}} Kind
 * @typedef {{name: string, forth: string, back: string}} Predicate
 * @typedef {{number: number, name: string, kind: Kind, label: string, aliases: string[], x: number, y: number,
 *   size: number, details: [string, string][], badge: string, facts: Fact[], near: Set<Thing>}} Thing
 * @typedef {{source: Thing, predicate: Predicate, target: ?Thing, text: string, episode: ?Thing,
 *   sentence: string, start: number, end: number, sure: number}} Fact
 *   `target` is null where the fact leads to an address, which then is `text`; `sure` is in percent
 * @typedef {{one: Thing, other: Thing, stated: boolean}} Line
 */
const { kinds, predicates, things, facts, lines, source } = readGraph();

/** @returns {{kinds: Kind[], predicates: Predicate[], things: Thing[], facts: Fact[], lines: Line[], source: string}} */
function readGraph() {
  const raw = JSON.parse(document.getElementById("data").textContent);
  const kinds = raw.kinds.map(([name, one, several, count]) => ({ name, one, several, count }));
  const predicates = raw.predicates.map(([name, forth, back]) => ({ name, forth, back }));
  const things = raw.things.map(([name, kind, label, aliases, x, y, size, details, badge], number) => (
    { number, name, kind: kinds[kind], label, aliases, x, y, size, details, badge, facts: [], near: new Set() }
  ));
  const facts = raw.facts.map(([from, predicate, to, episode, sentence, start, end, sure]) => ({
    source: things[from],
    predicate: predicates[predicate],
    target: typeof to === "number" ? things[to] : null,
    text: typeof to === "number" ? "" : to,
    episode: things[episode] ?? null,
    sentence: raw.sentences[sentence],
    start,
    end,
    sure,
  }));
  for (const fact of facts) {
    fact.source.facts.push(fact);
    if (fact.target && fact.target !== fact.source) {
      fact.target.facts.push(fact);
      fact.source.near.add(fact.target);
      fact.target.near.add(fact.source);
    }
  }
  return { kinds, predicates, things, facts, lines: linesOf(facts), source: raw.source };
}

/**
 * One line for each pair however many facts it has; a line is `stated` when one of them is more than a mention.
 * @param {Fact[]} facts
 * @returns {Line[]}
 */
function linesOf(facts) {
  /** @type {Map<string, Line>} */
  const pairs = new Map();
  for (const { source, target, predicate } of facts) {
    if (!target || target === source) continue;
    const [one, other] = source.number < target.number ? [source, target] : [target, source];
    const key = `${one.number} ${other.number}`;
    const line = pairs.get(key) ?? { one, other, stated: false };
    line.stated ||= predicate.name !== "mentions";
    pairs.set(key, line);
  }
  return [...pairs.values()];
}

/** Things in the order of their labels, numbers by their value. */
const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** @param {Thing} one @param {Thing} other */
function byLabel(one, other) {
  return inOrder.compare(one.label, other.label) || one.number - other.number;
}

/** The address of a thing inside the page; "#/" is the page with nothing selected. */
function addressOf(/** @type {?Thing} */ thing) {
  return `#/${thing ? encodeURIComponent(thing.name).replaceAll("%2F", "/") : ""}`;
}
