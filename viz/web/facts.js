/** Facts as the panel tells them: the other end, the sentence with its telling words, the episode it comes from. */
const FIRST = 8;

/** @param {Thing} thing */
function linkTo(thing, ...content) {
  return el("a", { href: addressOf(thing) }, ...(content.length ? content : [nameOf(thing.label)]));
}

/** How an episode is cited after a sentence. @param {Thing} episode */
function cite(episode) {
  return linkTo(episode, episode.badge ? `Episode ${episode.badge}` : nameOf(shortName(episode.label)));
}

/** The sentence with the telling words marked; null when the fact has none. @param {Fact} fact @param {?Thing} known */
function sentenceOf(fact, known) {
  const { sentence, start, end, episode, sure } = fact;
  const after = el("small", null);
  const cited = episode && episode !== known;
  if (cited) after.append(" ", cite(episode));
  if (sure < 100) after.append(cited ? " · " : " ", `${sure} % sure`);
  if (!sentence && !after.hasChildNodes()) return null;
  const words = end > start
    ? [sentence.slice(0, start), el("mark", null, sentence.slice(start, end)), sentence.slice(end)]
    : [sentence];
  return el("p", { className: "said", dir: "auto" }, ...words, after);
}

/**
 * The facts of one heading gathered by their other end, in the order in which the ends first appear.
 * @param {Thing} thing @param {Fact[]} some
 */
function endsOf(thing, some) {
  /** @type {Map<Thing | string, Fact[]>} */
  const ends = new Map();
  for (const fact of some) {
    const end = fact.source === thing ? fact.target ?? fact.text : fact.source;
    const before = ends.get(end) ?? [];
    // Two episodes that are related say so on both sides, with the same reasons.
    const told = before.some(({ sentence, start, episode }) =>
      sentence === fact.sentence && start === fact.start && [episode, end].includes(fact.episode));
    ends.set(end, told ? before : [...before, fact]);
  }
  return [...ends].map(([end, about]) => el("li", null,
    el("div", { className: "end" }, ...(typeof end === "string" ? [asWritten(end)] : [icon(end.kind), " ", linkTo(end)])),
    ...about.map((fact) => sentenceOf(fact, [thing, end].includes(fact.episode) ? fact.episode : null))));
}

/** A list that begins with its first rows and shows the others when asked. @param {HTMLElement[]} rows */
function shortened(rows, className = "ends") {
  const list = el("ul", { className }, ...rows.slice(0, FIRST));
  if (rows.length <= FIRST + 2) {
    list.append(...rows.slice(FIRST));
    return [list];
  }
  const more = el("button", { type: "button", className: "more" }, `Show all ${rows.length}`);
  more.addEventListener("click", () => {
    list.append(...rows.slice(FIRST));
    more.remove();
    rows[FIRST].querySelector("a")?.focus();
  });
  return [list, more];
}

/** @param {string} title @param {number} count @param {...HTMLElement} content */
function section(title, count, ...content) {
  return el("section", null, el("h3", null, el("span", null, capital(title)), el("small", null, String(count))), ...content);
}

/** A section for each predicate and direction. @param {Thing} thing @param {Fact[]} some */
function sectionsOf(thing, some) {
  return predicates.flatMap((predicate) => {
    const mine = some.filter((fact) => fact.predicate === predicate);
    /** @type {[string, Fact[]][]} */
    const ways = predicate.forth === predicate.back
      ? [[predicate.forth, mine]]
      : [[predicate.forth, mine.filter((fact) => fact.source === thing)], [predicate.back, mine.filter((fact) => fact.source !== thing)]];
    return ways.filter(([, told]) => told.length).map(([title, told]) => {
      const rows = endsOf(thing, told);
      return section(title, rows.length, ...shortened(rows));
    });
  });
}
