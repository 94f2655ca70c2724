/** The shape and the colour of each kind, on the map and beside names: both tell the kind without the other. */

/** Outlines of about radius 1 as SVG paths. */
const OUTLINES = {
  episode: "M-.62-.92H.62Q.92-.92 .92-.62V.62Q.92 .92 .62 .92H-.62Q-.92 .92-.92 .62V-.62Q-.92-.92-.62-.92Z",
  person: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  organisation: "M-.88-.88H.88V.88H-.88Z",
  project: "M1.06 0L.53 .92H-.53L-1.06 0L-.53-.92H.53Z",
  protocol: "M0-1.25L1.25 0L0 1.25L-1.25 0Z",
  concept: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0ZM.46 0A.46 .46 0 1 1-.46 0A.46 .46 0 1 1 .46 0Z",
  event: "M0-1.15L1.15 .85H-1.15Z",
  work: "M-.78-1.08H.28L.78-.58V1.08H-.78Z",
  place: "M0 1.15L1.15-.85H-1.15Z",
};

/** @type {Record<string, Path2D>} */
const PATHS = Object.fromEntries(Object.entries(OUTLINES).map(([name, outline]) => [name, new Path2D(outline)]));

/** The colours that the map needs, read from the style so that light and dark stand in one place. */
const colours = { paper: "", ink: "", quiet: "", link: "", edge: "", kinds: {} };

/** Reads the colours again, as after a change between light and dark. */
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  for (const name of ["paper", "ink", "quiet", "link", "edge"]) colours[name] = value(name);
  for (const kind of kinds) colours.kinds[kind.name] = value(kind.name);
}

/** The shape of a kind as a small picture for lists. */
function icon(/** @type {Kind} */ kind) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("class", "icon");
  picture.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", OUTLINES[kind.name]);
  path.setAttribute("fill", `var(--${kind.name})`);
  path.setAttribute("fill-rule", "evenodd");
  picture.append(path);
  return picture;
}
