/** What the branch must be able to do: chips and a weight, which may come filled in with the cart. */

import { byId, node } from "./dom.js";
import { number, say, told } from "./told.js";

const KINDS = ["office", "locker", "point"];
const ABLE = ["now", "sunday", "card", "cod"];
const WEIGHTS = [1000, 2000, 5000, 10000, 20000, 30000];
const asked = new URLSearchParams(location.search);
const kinds = new Set((asked.get("kinds") ?? "").split(",").filter((one) => KINDS.includes(one)));
const able = new Set(ABLE.filter((one) => asked.get(one) === "1"));
const carriers = new Set();
let weight = Number(asked.get("weight")) || 0;

/** As the server wants it. */
export function query() {
  const chosen = carriers.size ? carriers : told.limited ? told.carriers.map((one) => one.code) : [];
  return {
    kinds: [...kinds].join(","), carriers: [...chosen].join(","), weight: weight || "", size: asked.get("size"),
    sum: asked.get("sum"), currency: asked.get("currency"), ...Object.fromEntries([...able].map((one) => [one, "1"])),
  };
}

export const grams = () => weight || 1000;
export const isWeightTold = () => weight > 0;

/** Draw the filters; `changed` is called after each change. */
export function draw(changed) {
  const box = byId("filters");
  box.setAttribute("aria-label", say("filters"));
  box.append(
    ...KINDS.map((kind) => chip(say(`kind-${kind}`), kinds, kind, changed, kind)),
    weights(changed),
    ...ABLE.map((one) => chip(say(`able-${one}`), able, one, changed)),
    ...(told.carriers.length > 1 ? told.carriers.map((one) => chip(one.name, carriers, one.code, changed)) : []),
  );
}

function chip(text, set, one, changed, shape = "") {
  const made = node("button", { type: "button", className: "chip", "aria-pressed": set.has(one) });
  if (shape) made.append(node("i", { className: `shape ${shape}`, "aria-hidden": "true" }));
  made.append(text);
  made.addEventListener("click", () => {
    if (!set.delete(one)) set.add(one);
    made.setAttribute("aria-pressed", set.has(one));
    changed();
  });
  return made;
}

function weights(changed) {
  const some = [...new Set([...WEIGHTS, weight])].filter(Boolean).sort((one, other) => one - other);
  const options = some.map((one) => node("option", { value: one }, say("up-to", { kg: number(one / 1000) })));
  const select = node("select", { id: "weight", "aria-label": say("weight") }, node("option", { value: 0 }, say("weight-any")), ...options);
  select.value = String(weight);
  const mark = () => select.classList.toggle("on", weight > 0);
  select.addEventListener("change", () => {
    weight = Number(select.value);
    mark();
    changed();
  });
  mark();
  return select;
}
