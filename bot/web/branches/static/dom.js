/** Small words for the document. Text goes in as text: nothing that the server tells becomes markup. */

export const byId = (id) => document.getElementById(id);

/** A new element with properties and attributes (those with "-" or named `role`), and what stands in it. */
export function node(tag, properties = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...inside.filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
}
