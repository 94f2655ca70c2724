/** The search box: a combobox whose list is worked with the arrow keys, Enter and Escape. */
const box = /** @type {HTMLInputElement} */ (byId("find"));
const list = byId("found");
const MOST = 12;
/** @type {{thing: Thing, alias: string}[]} */
let results = [];
let active = 0;

function showResults() {
  results = search(box.value);
  active = 0;
  const open = box.value.trim() !== "";
  list.hidden = !open;
  box.setAttribute("aria-expanded", String(open));
  const rows = results.slice(0, MOST).map(({ thing, alias }, number) => {
    const row = el("li", { id: `found-${number}`, role: "option" },
      icon(thing.kind),
      el("span", { className: "name" }, nameOf(thing.label), ...(alias ? [el("small", null, "  ", nameOf(alias))] : [])),
      el("small", null, thing.kind.one));
    // The box must keep the focus, or the list would close before the click arrives.
    row.addEventListener("pointerdown", (event) => event.preventDefault());
    row.addEventListener("click", () => take(thing));
    return row;
  });
  list.replaceChildren(...rows);
  if (open && !rows.length) list.append(el("li", { className: "none" }, "Nothing by that name"));
  if (results.length > MOST) list.append(el("li", { className: "none", role: "presentation" }, `and ${results.length - MOST} more`));
  markActive();
  if (open) say(counted(results.length, "result", "results"));
  change({ found: open ? new Set(results.map(({ thing }) => thing)) : null });
}

function markActive() {
  [...list.children].forEach((row, number) => row.setAttribute("aria-selected", String(number === active && results.length > 0)));
  if (!list.hidden && results.length) {
    box.setAttribute("aria-activedescendant", `found-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

/** Goes to a thing and leaves the search. @param {Thing} thing */
function take(thing) {
  clearSearch();
  if (location.hash === addressOf(thing)) showSelection();
  location.hash = addressOf(thing);
  wantFocus();
}

function clearSearch() {
  box.value = "";
  showResults();
}

/** @param {KeyboardEvent} event */
function steerSearch(event) {
  const last = Math.min(results.length, MOST) - 1;
  if (event.key === "Escape" && box.value) clearSearch();
  else if (event.key === "Escape") box.blur();
  else if (event.key === "ArrowDown" && last >= 0) active = active === last ? 0 : active + 1;
  else if (event.key === "ArrowUp" && last >= 0) active = active === 0 ? last : active - 1;
  else if (event.key === "Enter" && results[active]) take(results[active].thing);
  else return;
  event.preventDefault();
  markActive();
}

function listenToSearch() {
  box.addEventListener("input", showResults);
  box.addEventListener("keydown", steerSearch);
  box.addEventListener("focus", () => box.value && showResults());
  box.addEventListener("blur", () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    change({ found: null });
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      box.focus();
    } else if (event.key === "Escape" && state.selected) location.hash = addressOf(null);
  });
}
