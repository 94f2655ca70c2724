/** The map as SVG: the same dots, lines and names, as text that other programs can change. */
import { type Thing, titleOf } from "../data/graph.ts";
import { graph } from "../data/model.ts";
import { episodeJoins } from "../map/joined.ts";
import { camera, radiusOf, toScreen, view } from "../map/camera.ts";
import { colours } from "../map/colours.ts";
import { lineAlpha } from "../map/layer.ts";
import { shortName } from "../map/labels.ts";
import { outlineOf } from "../map/shapes.ts";
import { drawn, isDrawn } from "../state/shown.ts";
import { state } from "../state/state.ts";

/** Text that no reader of XML takes for markup; what XML cannot hold becomes a replacement character. */
export function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}

const fixed = (value: number) => String(Math.round(value * 10) / 10);

export function svgText(title: string): string {
  const things = graph.things.filter(isDrawn).filter((thing) => {
    const [x, y] = toScreen(thing);
    return x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20;
  });
  const rgb = `rgb(${colours.edge.replaceAll(" ", ",")})`;
  const dots = things.map((thing) => dot(thing));
  const names = [...things].sort((one, other) => other.size - one.size).slice(0, 120).map(name);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${view.width}" height="${view.height}" viewBox="0 0 ${view.width} ${view.height}">
<title>${xmlText(title)}</title>
<rect width="100%" height="100%" fill="${colours.paper}"/>
<g stroke="${rgb}" stroke-width="1">
${lines().join("\n")}
</g>
<g fill-rule="evenodd" stroke="${colours.paper}">
${dots.join("\n")}
</g>
<g font-family="sans-serif" font-size="12" text-anchor="middle" fill="${colours.ink}" stroke="${colours.paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">
${names.join("\n")}
</g>
</svg>
`;
}

function lines(): string[] {
  const { from, to, stated } = graph.lines;
  const found: string[] = [];
  const line = (one: Thing, other: Thing, alpha: number) => {
    const [x1, y1] = toScreen(one).map(fixed), [x2, y2] = toScreen(other).map(fixed);
    found.push(`<path d="M${x1} ${y1}L${x2} ${y2}" stroke-opacity="${Math.round(alpha * 1000) / 1000}"/>`);
  };
  if (state.episodes) {
    for (const { one, other } of episodeJoins()) if (isDrawn(one) && isDrawn(other)) line(one, other, 0.35);
    return found;
  }
  for (let at = 0; at < from.length; at++) {
    if (drawn[from[at]!] && drawn[to[at]!]) {
      line(graph.things[from[at]!]!, graph.things[to[at]!]!, lineAlpha(from.length, stated[at] === 1));
    }
  }
  return found;
}

function dot(thing: Thing): string {
  const [x, y] = toScreen(thing).map(fixed);
  const radius = fixed(radiusOf(thing));
  const path = `<path d="${outlineOf(thing.kind)}" fill="${colours.kinds[thing.kind.name]}" stroke-width="${fixed(2.4 / radiusOf(thing))}"/>`;
  return `<g transform="translate(${x} ${y}) scale(${radius})"><title>${xmlText(thing.label.slice(0, 500))}</title>${path}</g>`;
}

function name(thing: Thing): string {
  const [x, y] = toScreen(thing) as [number, number];
  return `<text x="${fixed(x)}" y="${fixed(y + radiusOf(thing) * 1.1 + 13)}">${xmlText(shortName(titleOf(thing), camera.scale < 0.8 ? 20 : 30))}</text>`;
}
