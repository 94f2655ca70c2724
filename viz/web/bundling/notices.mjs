/** The licence texts of all packages whose code is in the bundles. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** What packages state of themselves but carry no file for. */
const WORDS = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
};

/** The folder of the package that a file of node_modules belongs to. @param {string} file */
function packageOf(file) {
  const parts = file.split("/");
  const at = parts.lastIndexOf("node_modules") + 1;
  return parts.slice(0, at + (parts[at].startsWith("@") ? 2 : 1)).join("/");
}

/** @param {string} root @param {Iterable<string>} files inputs of the bundles, relative to root */
export async function notices(root, files) {
  const folders = [...new Set([...files, "node_modules/oxigraph/web_bg.wasm"].map(packageOf))].sort();
  const texts = await Promise.all(folders.map((folder) => notice(join(root, folder))));
  return `The explorer page contains code of these packages.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** @param {string} folder */
async function notice(folder) {
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).sort().find((name) => /^(licen[sc]e|copying)/i.test(name));
  const author = typeof about.author === "object" ? about.author.name : about.author;
  const own = WORDS[["MIT", "MIT OR Apache-2.0"].includes(about.license) ? "MIT" : about.license];
  if (!file && !own) throw new Error(`${about.name} has no licence text: ${about.license}`);
  const text = file ? await readFile(join(folder, file), "utf8") : `Copyright (c) ${author ?? `the authors of ${about.name}`}\n\n${own}`;
  return `${about.name} ${about.version}: ${about.license}\n\n${text.trim()}\n`;
}
