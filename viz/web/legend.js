/** The kinds with their shapes and numbers; each is a switch that takes its kind off the map. */
function buildLegend() {
  for (const kind of kinds.filter(({ count }) => count > 0)) {
    const button = el("button", { type: "button", "aria-pressed": "true", "data-kind": kind.name },
      icon(kind), capital(kind.several), el("small", null, kind.count.toLocaleString("en")));
    button.addEventListener("click", () => {
      const hidden = new Set(state.hidden);
      if (!hidden.delete(kind.name)) hidden.add(kind.name);
      button.setAttribute("aria-pressed", String(!hidden.has(kind.name)));
      change({ hidden });
      say(`${capital(kind.several)} ${hidden.has(kind.name) ? "hidden" : "shown"}`);
    });
    byId("legend").append(button);
  }
}
