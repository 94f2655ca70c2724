/** Makes elements; text becomes text nodes only, so nothing in the data is ever read as markup. */

export type Child = Node | string | null;

/** Properties of the element by name; names with a dash, and `role`, are attributes; `on…` are listeners. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, properties?: Record<string, unknown> | null, ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (name.includes("-") || name === "role") element.setAttribute(name, String(value));
    else Object.assign(element, { [name]: value });
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Kind;
}

export function button(text: string, properties: Record<string, unknown>, ...children: Child[]): HTMLButtonElement {
  return el("button", { type: "button", ...properties }, ...children, text);
}

/** A name from the notes, kept from turning the text around it when it runs from right to left. */
export function nameOf(text: string): HTMLElement {
  return el("bdi", null, text);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function number(value: number): string {
  return value.toLocaleString("en");
}

export function counted(count: number, one: string, several: string): string {
  return `${number(count)} ${count === 1 ? one : several}`;
}

/** Whether the text is a web address, which may stand behind a link. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

/** A web address as a link that tells its target nothing; any other text as text. */
export function asWritten(text: string): HTMLElement {
  return isAddress(text) ? outward(text, text) : nameOf(text);
}

export function outward(address: string, text: string): HTMLAnchorElement {
  return el("a", { href: address, target: "_blank", rel: "noreferrer noopener" }, text);
}

/** Says something to screen readers. */
export function say(text: string): void {
  byId("status").textContent = text;
}
