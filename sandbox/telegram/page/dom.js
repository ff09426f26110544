/** Makes DOM nodes one by one. Nothing on this page parses HTML at run time. */

export const byId = (id) => document.getElementById(id);

/** An element with attributes; names that begin with "on" are listeners, false and undefined are left out. */
export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** One of the drawings of the sprite in index.html. */
export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
}

/** A round picture with a person's first letter; the tint follows the id. */
export function avatar(person) {
  return node("span", { class: `avatar tint-${person.id % 6}`, "aria-hidden": "true" }, [...person.first_name][0] ?? "?");
}

/** What a screen reader says and nobody sees. */
export const unseen = (text) => node("span", { class: "unseen" }, text);
