/** The page's state as the part of its address after "#": a link opens the page as it was, from a file too. */

export interface Asked {
  /** A query of the catalogue and the values of its parameters, or the reader's own text. */
  name: string;
  values: Record<string, string>;
  text: string;
}
export interface Place { x: number; y: number; scale: number }

/** What the reader has chosen and what back and forward walk through. */
export interface Chosen {
  /** The name of the selected thing, or "". */
  thing: string;
  /** The other end of a path from it, or "". */
  to: string;
  /** How many facts away from it the map shows; 0 is everything. */
  steps: number;
  /** The kinds that are switched off. */
  hidden: string[];
  years: [number, number] | null;
  show: string;
  /** The one community that is shown, or -1 for all. */
  group: number;
  /** The communities that are unfolded on a large map. */
  open: number[];
  /** Whether all of them are. */
  whole: boolean;
  view: "map" | "list";
  /** Whether the map joins episodes by what they share and leaves things away. */
  episodes: boolean;
  ask: Asked | null;
  at: Place | null;
}

export const NOTHING: Chosen = {
  thing: "", to: "", steps: 0, hidden: [], years: null, show: "", group: -1, open: [], whole: false, view: "map",
  episodes: false, ask: null, at: null,
};

/** The address of a state; a plain thing is "#/its/name". */
export function addressOf(part: Partial<Chosen>): string {
  const chosen = { ...NOTHING, ...part };
  const query = new URLSearchParams();
  const put = (key: string, value: string | number | null | undefined) => {
    if (value) query.append(key, String(value));
  };
  put("to", chosen.to);
  put("steps", chosen.steps);
  put("hide", chosen.hidden.join(","));
  put("years", chosen.years?.join("-"));
  put("show", chosen.show);
  put("group", chosen.group < 0 ? "" : String(chosen.group));
  put("open", chosen.whole ? "all" : chosen.open.join(","));
  put("view", chosen.view === "list" ? "list" : "");
  put("join", chosen.episodes ? "episodes" : "");
  if (chosen.ask) {
    query.append("ask", chosen.ask.name);
    for (const [name, value] of Object.entries(chosen.ask.values)) if (value) query.append(`ask.${name}`, value);
    put("query", chosen.ask.text);
  }
  put("at", chosen.at && [chosen.at.x, chosen.at.y, chosen.at.scale].map((each) => Number(each.toPrecision(5))).join(","));
  const path = encodeURIComponent(chosen.thing).replaceAll("%2F", "/");
  // Spaces are told from plus signs by %20, and what an address may hold stays readable.
  const rest = query.toString().replaceAll("+", "%20").replaceAll("%2C", ",").replaceAll("%2F", "/");
  return `#/${path}${rest ? `?${rest}` : ""}`;
}

/** The state that an address stands for; what cannot be read is left out. */
export function chosenOf(address: string): Chosen {
  if (!address.startsWith("#/")) return { ...NOTHING };
  const [path = "", ...rest] = address.slice(2).split("?");
  const query = new URLSearchParams(rest.join("?"));
  const years = (query.get("years") ?? "").match(/^(\d{1,4})-(\d{1,4})$/);
  const at = (query.get("at") ?? "").split(",").map(Number);
  const view = query.get("view") === "list" ? "list" : "map";
  return {
    thing: decoded(path),
    to: query.get("to") ?? "",
    steps: Math.min(2, wholes(query.get("steps"))[0] ?? 0),
    hidden: (query.get("hide") ?? "").split(",").filter(Boolean),
    years: years ? [Number(years[1]), Number(years[2])] : null,
    show: query.get("show") ?? "",
    group: wholes(query.get("group"))[0] ?? -1,
    open: wholes(query.get("open")),
    whole: query.get("open") === "all",
    view,
    episodes: query.get("join") === "episodes",
    ask: query.has("ask") ? askedOf(query) : null,
    at: at.length === 3 && at.every(Number.isFinite) && at[2]! > 0 ? { x: at[0]!, y: at[1]!, scale: at[2]! } : null,
  };
}

function askedOf(query: URLSearchParams): Asked {
  const values: Record<string, string> = {};
  for (const [key, value] of query) if (key.startsWith("ask.")) values[key.slice(4)] = value;
  return { name: query.get("ask") ?? "", values, text: query.get("query") ?? "" };
}

function wholes(text: string | null): number[] {
  return (text ?? "").split(",").filter((part) => /^\d{1,7}$/.test(part)).map(Number);
}

/** A broken escape is a name that no thing has. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
