/**
 * Creates an element. Names with a dash are attributes, the rest are properties; children that are
 * undefined or empty are left out.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...any} children nodes and strings
 * @returns {any}
 */
export function element(tag, properties = {}, ...children) {
  /** @type {any} */
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "dataset") Object.assign(made.dataset, value);
    else if (name.includes("-") || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter(Boolean));
  return made;
}

/** Finds a part of the page by its id. @param {string} id @returns {any} */
export function part(id) {
  return document.getElementById(id);
}
