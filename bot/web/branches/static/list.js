/** Branches and towns as lists of buttons. */

import { byId, node } from "./dom.js";
import { whereabouts } from "./finder.js";
import { distance, say } from "./told.js";

const list = byId("list");
const towns = byId("towns");

/** What was found, in a sentence that a screen reader hears too. */
export function tell(text) {
  byId("summary").textContent = text;
}

export function show(branches, { picked, added = false }) {
  const lines = branches.map((one) => line(one, picked));
  if (added) list.append(...lines);
  else list.replaceChildren(...lines);
}

export function more(isThere) {
  byId("more").hidden = !isThere;
}

/** Names of big towns, for who has asked nothing yet. */
export function offerTowns(names, chosen) {
  towns.className = "towns quick";
  towns.setAttribute("role", "group");
  towns.setAttribute("aria-label", say("big-towns"));
  towns.hidden = names.length === 0;
  towns.replaceChildren(...names.map((name) => {
    const made = node("button", { type: "button", className: "town" }, name);
    made.addEventListener("click", () => chosen(name));
    return made;
  }));
}

export function askTown(some, chosen) {
  towns.className = "towns";
  towns.hidden = some.length === 0;
  towns.replaceChildren(...some.map((one) => {
    const made = node("button", { type: "button", className: "town" }, node("b", {}, one.name), node("span", {}, whereabouts(one)));
    made.addEventListener("click", () => chosen(one));
    return made;
  }));
}

export const heading = (one) => say("heading", { kind: say(`kind-${one.kind}`), number: one.number });

export function obstacles(one) {
  return one.obstacles.map((why) => node("span", { className: "why" }, say(`obstacle-${why.replaceAll("_", "-")}`)));
}

function line(one, picked) {
  const far = one.distance_m === null ? "" : node("span", { className: "far" }, distance(one.distance_m));
  const made = node("button", { type: "button", className: one.obstacles.length ? "line off" : "line", "data-branch": one.id },
    node("i", { className: `shape ${one.kind}`, "aria-hidden": "true" }),
    node("span", { className: "text" },
      node("span", { className: "first" }, node("b", {}, heading(one)), far),
      node("span", { className: "address" }, one.address),
      ...obstacles(one)));
  made.addEventListener("click", () => picked(one.id));
  return node("li", {}, made);
}
