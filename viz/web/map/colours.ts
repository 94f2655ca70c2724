/** The colours that the map needs, read from the style so that light and dark stand in one place. */
import { graph } from "../data/model.ts";

export const colours = { paper: "", ink: "", quiet: "", link: "", edge: "", kinds: {} as Record<string, string> };

/** Reads the colours again, as after a change between light and dark. */
export function readColours(): void {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
  Object.assign(colours, {
    paper: value("paper"), ink: value("ink"), quiet: value("quiet"), link: value("link"), edge: value("edge"),
    kinds: Object.fromEntries(graph.kinds.map(({ name }) => [name, value(name)])),
  });
}
