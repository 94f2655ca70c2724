/** What is known of the selected thing. */

/** @param {Thing} thing */
function describe(thing) {
  const others = thing.aliases.filter((alias) => alias !== thing.label);
  return [
    el("div", { className: "top" },
      el("span", { className: "kind" }, icon(thing.kind), capital(thing.kind.one)),
      el("a", { href: addressOf(null) }, "Overview")),
    el("h2", { tabIndex: -1, dir: "auto" }, thing.label),
    others.length ? el("p", { className: "also" }, "Also: ", ...others.flatMap((alias, n) => [n ? ", " : "", nameOf(alias)])) : null,
    thing.details.length
      ? el("dl", null, ...thing.details.flatMap(([key, value]) => [el("dt", null, capital(key)), el("dd", null, asWritten(value))]))
      : null,
    ...(thing.kind.name === "episode" ? tellEpisode(thing) : sectionsOf(thing, thing.facts)),
    thing.facts.length ? null : el("p", { className: "hint" }, "No fact is known about it."),
  ];
}

/** An episode: what it is on, what it names by kind, its relatives, and what is stated in it. @param {Thing} episode */
function tellEpisode(episode) {
  const listed = new Set(["mentions", "relatedTo"]);
  const own = episode.facts.filter((fact) => !listed.has(fact.predicate.name));
  const related = episode.facts.filter((fact) => fact.predicate.name === "relatedTo");
  return [
    ...sectionsOf(episode, own),
    ...sectionsOf(episode, related),
    ...mentionedIn(episode),
    ...statedIn(episode),
  ];
}

/** @param {Thing} episode */
function mentionedIn(episode) {
  const named = [...new Set(episode.facts
    .filter((fact) => fact.predicate.name === "mentions" && fact.source === episode && fact.target)
    .map((fact) => fact.target))];
  if (!named.length) return [];
  const groups = kinds.flatMap((kind) => {
    const some = named.filter((thing) => thing.kind === kind).sort(byLabel);
    return some.length
      ? [el("h4", null, icon(kind), el("span", null, capital(kind.several))),
        el("ul", { className: "chips" }, ...some.map((thing) => el("li", null, linkTo(thing))))]
      : [];
  });
  return [section("mentions", named.length, ...groups)];
}

/** What the episode says about other things. @param {Thing} episode */
function statedIn(episode) {
  const told = facts.filter((fact) => fact.episode === episode && fact.source !== episode && fact.target !== episode);
  if (!told.length) return [];
  const rows = told.map((fact) => el("li", null,
    el("div", { className: "end" },
      linkTo(fact.source), ` ${fact.predicate.forth} `,
      fact.target ? linkTo(fact.target) : asWritten(fact.text)),
    sentenceOf(fact, episode)));
  return [section("stated in this episode", rows.length, ...shortened(rows))];
}
