/** Unpacks what the page carries: blocks of gzip in base64. */

export function blockText(id: string): string {
  return document.getElementById(`pack-${id}`)?.textContent ?? "";
}

/** Newer browsers decode by themselves, in a fraction of the time. */
interface Decoder { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as unknown as Decoder;
  if (fromBase64) return fromBase64.call(Uint8Array, base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

export function gunzipped(base64: string, type = "text/plain"): Response {
  const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": type } });
}

/** The text of a packed block; "" where the page has none of that name. */
export async function unpackText(id: string): Promise<string> {
  const packed = blockText(id);
  return packed ? gunzipped(packed).text() : "";
}

const added = new Map<string, Promise<void>>();

/** Runs a packed script of the page, once; the page's policy allows it by its hash. */
export function runPacked(id: string): Promise<void> {
  const running = added.get(id) ?? unpackText(id).then((text) => {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
  });
  added.set(id, running);
  return running;
}
