/** Bundles the explorer: node viz/web/bundling/bundle.mjs (run by setup.py). The same sources give the same bytes. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { notices } from "./notices.mjs";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(web));
const target = join(root, "viz", "_web");

const settings = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: "es2022",
  format: "iife",
  charset: "utf8",
  // The licence texts stand in notices.txt, whole and once.
  legalComments: "none",
  logLevel: "error",
};

/** What the page runs at once stands in it as it is; the rest is packed and unpacked at its first use. */
const PARTS = [
  { entry: "main.ts", file: "app.js", packed: false },
  { entry: "network.ts", file: "network.js", packed: true },
  { entry: "ask/editor.ts", file: "editor.js", packed: true },
  { entry: "ask/worker.ts", file: "worker.js", packed: true },
];

const used = new Set();

/** @param {string} entry */
async function bundled(entry) {
  const define = entry === "ask/worker.ts" ? { "import.meta.url": '"blob:engine"' } : {};
  const { outputFiles, metafile } = await build({ ...settings, define, entryPoints: [join(web, entry)] });
  for (const name of Object.keys(metafile.inputs)) if (name.startsWith("node_modules/")) used.add(name);
  return outputFiles[0].text;
}

await mkdir(target, { recursive: true });
for (const { entry, file, packed } of PARTS) {
  const text = await bundled(entry);
  if (!packed && /<\/script|<!--/i.test(text)) throw new Error(`${entry} holds a text that would end its element`);
  await writeFile(join(target, packed ? `${file}.gz` : file), packed ? gzipSync(text, { level: 9 }) : text);
}
const style = await build({ ...settings, entryPoints: [join(web, "page.css")] });
await writeFile(join(target, "page.css"), style.outputFiles[0].text);
const engine = await readFile(join(root, "node_modules/oxigraph/web_bg.wasm"));
await writeFile(join(target, "engine.wasm.gz"), gzipSync(engine, { level: 9 }));
for (const name of ["page.html", "pyvis.html", "pyvis.css", "pyvis.js"]) await copyFile(join(web, name), join(target, name));
// The query page of `orbitgraph serve` takes Yasgui as its makers bundle it; its map names the packages inside.
const yasgui = "node_modules/@zazuko/yasgui/build/yasgui.min";
for (const kind of ["js", "css"]) await copyFile(join(root, `${yasgui}.${kind}`), join(target, `yasgui.${kind}`));
used.add(`${yasgui}.js`);
for (const source of JSON.parse(await readFile(join(root, `${yasgui}.js.map`), "utf8")).sources) {
  const at = source.lastIndexOf("node_modules/");
  if (at >= 0) used.add(source.slice(at));
}
await writeFile(join(target, "notices.txt"), await notices(root, used));
