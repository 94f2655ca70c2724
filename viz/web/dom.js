/** Makes elements; text becomes text nodes only, so nothing in the data is ever read as markup. */

/**
 * @param {string} tag
 * @param {?Record<string, unknown>} [properties] properties of the element; names with a dash are attributes
 * @param {...(Node | string | null)} children
 */
function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.includes("-") || name === "role") element.setAttribute(name, String(value));
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** @param {string} id */
function byId(id) {
  return document.getElementById(id);
}

/** A name from the notes, kept from turning the text around it when it runs from right to left. */
function nameOf(/** @type {string} */ text) {
  return el("bdi", null, text);
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {number} count @param {string} one @param {string} several */
function counted(count, one, several) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
}

/** A web address as a link that tells its target nothing; any other text as text. */
function asWritten(/** @type {string} */ text) {
  return /^https?:\/\/\S+$/i.test(text)
    ? el("a", { href: text, target: "_blank", rel: "noreferrer noopener" }, text)
    : nameOf(text);
}

/** Says something to screen readers. */
function say(/** @type {string} */ text) {
  byId("status").textContent = text;
}
