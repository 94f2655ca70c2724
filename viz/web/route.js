/** The selection is the page's address, so that back, forward, bookmarks and links work, from a file too. */
let focusNext = false;

/** The next selection takes the focus to the panel: it was made by a list or by keys, not on the map. */
function wantFocus() {
  focusNext = true;
}

/** @returns {{thing: ?Thing, lost: string}} `lost` is a name that the graph does not have */
function readAddress() {
  if (!location.hash.startsWith("#/")) return { thing: null, lost: "" };
  let name = location.hash.slice(2);
  try {
    name = decodeURIComponent(name);
  } catch {
    // A broken escape is a name that no thing has.
  }
  const thing = things.find((each) => each.name === name) ?? null;
  return { thing, lost: thing ? "" : name };
}

/** Shows what the address names, on the map and in the panel. */
function showSelection() {
  const { thing, lost } = readAddress();
  const panel = byId("panel");
  change({ selected: thing, hovered: null });
  byId("hover").hidden = true;
  panel.replaceChildren(...(thing ? describe(thing) : overview()).filter((part) => part !== null));
  panel.scrollTop = 0;
  if (lost) panel.prepend(el("p", { className: "hint" }, "This graph has nothing at the address ", nameOf(lost), "."));
  if (thing) {
    centreOn(thing);
    say(`${thing.label}, ${thing.kind.one}, ${counted(thing.near.size, "neighbour", "neighbours")}`);
  } else if (lost) say("Nothing at this address");
  if (focusNext) panel.querySelector("h2").focus({ preventScroll: true });
  focusNext = false;
}

function listenToAddress() {
  addEventListener("hashchange", showSelection);
  byId("panel").addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="#/"]')) wantFocus();
  });
}
