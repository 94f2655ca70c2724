/** What the reader has chosen. The map and the lists follow from it and from the graph, and from nothing else. */
const state = {
  /** @type {?Thing} */ selected: null,
  /** @type {?Thing} */ hovered: null,
  /** Names of the kinds that are switched off. @type {Set<string>} */ hidden: new Set(),
  /** What the search finds while it is open. @type {?Set<Thing>} */ found: null,
};

/** @type {(() => void)[]} */
const followers = [];

/** @param {Partial<typeof state>} part */
function change(part) {
  Object.assign(state, part);
  for (const follow of followers) follow();
}

/** Whether the map shows a thing: the selected one always, others unless their kind is switched off. */
function isShown(/** @type {Thing} */ thing) {
  return thing === state.selected || !state.hidden.has(thing.kind.name);
}

/** The things to bring out, the rest stepping back; null when all are equal. @returns {?Set<Thing>} */
function inFocus() {
  if (state.found) return state.found;
  const centre = state.hovered ?? state.selected;
  if (!centre) return null;
  const focus = new Set(centre.near).add(centre);
  if (state.selected) focus.add(state.selected);
  return focus;
}
