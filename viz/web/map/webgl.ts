/** The map by way of sigma, where a graphics card draws it: lines and points only, its camera led by ours. */
import type Sigma from "sigma";
import { graph } from "../data/model.ts";
import type { Network } from "../network.ts";
import { drawn } from "../state/shown.ts";
import { state } from "../state/state.ts";
import { camera, view, zoomOfDots } from "./camera.ts";
import { colours } from "./colours.ts";
import { FADED, type Layer, lineAlpha } from "./layer.ts";

/** Whether WebGL draws on a graphics card: what software draws, a canvas draws quicker. */
export function hasGraphicsCard(): boolean {
  const pen = document.createElement("canvas").getContext("webgl");
  if (!pen) return false;
  const names = pen.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(pen.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : pen.RENDERER));
  pen.getExtension("WEBGL_lose_context")?.loseContext();
  return !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer);
}

/** Half the side of the square that stands for sigma's plane, in pixels of ours at scale 1. */
const HALF = 10_000;

export class WebglLayer implements Layer {
  readonly name = "webgl";
  readonly isQuick = true;
  readonly element = document.createElement("div");
  private readonly sigma: Sigma;
  private readonly programs: Network;

  /** Throws where WebGL cannot be had after all; `lost` is called when the browser takes it away later. */
  constructor(programs: Network, container: HTMLElement, lost: () => void) {
    this.programs = programs;
    this.element.className = "webgl";
    container.prepend(this.element);
    const plane = new programs.UndirectedGraph();
    for (const { number, x, y, size, kind } of graph.things) plane.addNode(number, { x, y: -y, size, kind: kind.name });
    const { from, to, stated } = graph.lines;
    for (let line = 0; line < from.length; line++) plane.addEdge(from[line], to[line], { stated: stated[line] });
    this.sigma = new programs.Sigma(plane, this.element, {
      nodeProgramClasses: { shape: programs.ShapeProgram },
      edgeProgramClasses: { line: programs.EdgeLineProgram },
      defaultNodeType: "shape",
      defaultEdgeType: "line",
      renderLabels: false,
      stagePadding: 0,
      allowInvalidContainer: true,
      zoomToSizeRatioFunction: () => 1 / zoomOfDots(),
      nodeReducer: (node, data) => ({
        ...data, color: colours.kinds[data.kind as string], shape: shapeOf(data.kind as string), hidden: !drawn[Number(node)],
      }),
      edgeReducer: (_, data) => ({
        ...data, hidden: state.episodes, color: faint(lineAlpha(from.length, data.stated === 1)),
      }),
    });
    this.sigma.setCustomBBox({ x: [-HALF, HALF], y: [-HALF, HALF] });
    for (const layer of this.element.querySelectorAll("canvas")) {
      layer.setAttribute("aria-hidden", "true");
      layer.addEventListener("webglcontextlost", lost, { once: true });
    }
  }

  refresh(): void {
    const paper = numbersOf(colours.paper);
    this.programs.ShapeProgram.paper = [paper[0]! / 255, paper[1]! / 255, paper[2]! / 255];
    this.sigma.resize(true);
    this.sigma.refresh({ schedule: false });
  }

  draw(faded: boolean): void {
    this.element.style.opacity = faded ? String(FADED) : "1";
    const side = Math.min(view.width, view.height);
    this.sigma.getCamera().setState({
      x: 0.5 + camera.x / (2 * HALF),
      y: 0.5 - camera.y / (2 * HALF),
      ratio: side / (2 * HALF * camera.scale),
      angle: 0,
    });
    // Its own next frame would come after the names of this one.
    this.sigma["render"]();
  }

  picture(): HTMLCanvasElement[] {
    this.sigma["render"]();
    return ["edges", "nodes"].map((name) => this.sigma.getCanvases()[name]!);
  }

  destroy(): void {
    this.sigma.kill();
    this.element.remove();
  }
}

function shapeOf(kind: string): number {
  return { person: 0, episode: 1, organisation: 1, project: 2, protocol: 3, concept: 4, event: 5, work: 6, place: 7 }[kind] ?? 0;
}

/** Sigma adds colours up as if they were multiplied with their alpha already. */
function faint(alpha: number): string {
  return `rgba(${colours.edge.split(" ").map((part) => Math.round(Number(part) * alpha)).join(",")},${alpha})`;
}

/** Red, green and blue from "#rrggbb". */
function numbersOf(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
