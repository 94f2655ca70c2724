/** How often something was told of in each year, as small bars with their numbers in words. */
import { el } from "./dom.ts";

/** Bars for the whole span, also for years without any. */
export function yearBars(counts: ReadonlyMap<number, number>, chosen: [number, number] | null = null): HTMLElement {
  const first = Math.min(...counts.keys()), last = Math.max(...counts.keys());
  const most = Math.max(...counts.values(), 1);
  const bars = el("div", { className: "years", role: "img", "aria-label": inWords(counts) });
  for (let year = first; year <= last; year++) {
    const count = counts.get(year) ?? 0;
    const bar = el("span", { title: `${year}: ${count}` });
    bar.style.height = `${count ? Math.max(8, (count / most) * 100) : 2}%`;
    if (chosen && (year < chosen[0] || year > chosen[1])) bar.className = "out";
    bars.append(bar);
  }
  return el("div", { className: "span" }, bars,
    el("div", { className: "ends-of-span", "aria-hidden": "true" }, el("span", null, String(first)), last > first ? el("span", null, String(last)) : null));
}

export function inWords(counts: ReadonlyMap<number, number>): string {
  return [...counts].sort(([one], [other]) => one - other).map(([year, count]) => `${year}: ${count}`).join(", ");
}
