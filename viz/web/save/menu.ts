/** The menu of what can be saved or copied. */
import { words } from "../data/model.ts";
import { view } from "../map/camera.ts";
import { colours } from "../map/colours.ts";
import { pictures } from "../map/stage.ts";
import { here } from "../state/route.ts";
import { byId, button, el, say } from "../tell/dom.ts";
import { download } from "./download.ts";
import { asGexf, asJsonLd, factsAsCsv } from "./files.ts";
import { svgText } from "./svg.ts";

function title(): string {
  return byId("title").textContent ?? "";
}

/** A file name out of the page's title. */
export function fileName(text: string, ending: string): string {
  const stem = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return `${stem.slice(0, 60) || "graph"}.${ending}`;
}

function png(): Promise<Blob> {
  const layers = pictures();
  const picture = el("canvas", { width: Math.round(view.width * devicePixelRatio), height: Math.round(view.height * devicePixelRatio) });
  const pen = picture.getContext("2d")!;
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, picture.width, picture.height);
  for (const layer of layers) {
    pen.globalAlpha = Number(layer.parentElement?.style.opacity || 1);
    pen.drawImage(layer, 0, 0, picture.width, picture.height);
  }
  return new Promise((resolve, reject) => picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
}

async function copyLink(): Promise<void> {
  const link = here();
  try {
    await navigator.clipboard.writeText(link);
    say("Link copied");
  } catch {
    // A page opened from a file may have no clipboard: the reader copies it from a field.
    const field = el("input", { value: link, readOnly: true, "aria-label": "Link to what is shown" });
    byId("save").append(field);
    field.select();
  }
}

const CHOICES: [string, string, () => void | Promise<void>][] = [
  ["link", "Copy link", copyLink],
  ["png", "Picture (PNG)", async () => download(fileName(title(), "png"), await png())],
  ["svg", "Drawing (SVG)", () => download(fileName(title(), "svg"), svgText(title()), "image/svg+xml")],
  ["csv", "Facts (CSV)", async () => {
    await words;
    download(fileName(title(), "csv"), factsAsCsv(), "text/csv;charset=utf-8");
  }],
  ["gexf", "Graph (GEXF)", async () => download(fileName(title(), "gexf"), await asGexf(), "application/gexf+xml")],
  ["jsonld", "Linked data (JSON-LD)", () => download(fileName(title(), "jsonld"), asJsonLd(), "application/ld+json")],
  ["print", "Print", () => window.print()],
];

export function buildSaveMenu(): void {
  byId("save").append(...CHOICES.map(([name, text, act]) => button(text, {
    "data-save": name,
    onclick: async () => {
      await act();
      if (name !== "link" || !byId("save").querySelector("input")) close();
    },
  })));
  const opener = byId("save-open");
  const close = () => {
    byId("save").querySelector("input")?.remove();
    byId("save").hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  opener.addEventListener("click", () => {
    const open = byId("save").hidden;
    close();
    if (!open) return;
    byId("save").hidden = false;
    opener.setAttribute("aria-expanded", "true");
    byId("save").querySelector("button")!.focus();
  });
  byId("save").addEventListener("keydown", (event) => {
    const items = [...byId("save").querySelectorAll("button")];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "ArrowDown") items[(at + 1) % items.length]!.focus();
    else if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length]!.focus();
    else if (event.key === "Escape") {
      close();
      opener.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!(target as Element).closest(".menu")) close();
  });
}

