/** The chosen branch: address, hours, what it can do, cost and day, and the button that takes it. */

import { ask } from "./api.js";
import { byId, node } from "./dom.js";
import { heading, obstacles } from "./list.js";
import { day, money, number, say, told, weekday } from "./told.js";
import * as wish from "./wish.js";

const card = byId("card");
let shown = null;

export const branch = () => shown;

/** Ask for the branch and show it; null where another one was asked for meanwhile. */
export async function show(branchId, { took, left }) {
  const answer = await ask("branch", `branch/${branchId}`, wish.query());
  if (!answer) return null;
  shown = { ...answer, quote: null };
  const price = node("div", { className: "price", role: "status" }, node("span", { className: "quiet" }, say("counting")));
  card.replaceChildren(back(left), title(shown), price, ...facts(shown), ...(took ? [take(shown, took)] : []));
  card.setAttribute("aria-label", heading(shown));
  card.hidden = false;
  byId("results").hidden = true;
  card.focus({ preventScroll: true });
  card.scrollTop = 0;
  tellPrice(shown, price);
  return shown;
}

export function hide() {
  shown = null;
  card.hidden = true;
  byId("results").hidden = false;
}

function back(left) {
  const made = node("button", { type: "button", className: "plain back" }, node("span", { "aria-hidden": "true" }, "← "), say("back"));
  made.addEventListener("click", left);
  return made;
}

function title(one) {
  return node("header", {},
    node("h2", {}, node("i", { className: `shape ${one.kind}`, "aria-hidden": "true" }), heading(one)),
    node("p", { className: "carrier" }, told.carriers.find((each) => each.code === one.carrier)?.name ?? ""),
    node("p", { className: "address" }, one.address.startsWith(one.town) ? one.address : `${one.town}, ${one.address}`),
    ...(one.obstacles.length ? [node("p", { className: "whys" }, ...obstacles(one))] : []));
}

function facts(one) {
  const limits = [
    one.max_weight_g ? say("up-to", { kg: number(one.max_weight_g / 1000) }) : "",
    one.max_size_mm ? say("size", { size: one.max_size_mm.map((side) => number(side / 10)).join(" × ") }) : "",
    one.max_value ? say("up-to-value", { sum: money(one.max_value) }) : "",
  ].filter(Boolean);
  const pays = [one.takes_cards && say("pays-card"), one.pays_out_cod && say("pays-cod")].filter(Boolean);
  return [
    hours(one),
    ...(limits.length ? [fact(say("limits"), limits.join(" · "))] : []),
    ...(pays.length ? [fact(say("pays"), pays.join(" · "))] : []),
    ...(one.phone ? [fact(say("phone"), node("a", { href: `tel:+${one.phone}` }, `+${one.phone}`))] : []),
  ];
}

const fact = (name, text) => node("p", { className: "fact" }, node("b", {}, name), " ", text);

function hours(one) {
  if (!one.week.length) return fact(say("hours"), say("hours-unknown"));
  const today = one.week[one.today];
  const now = one.open ? say("open-till", { time: today[1] }) : say("closed-now");
  const rows = one.week.map((hours, index) => node("tr", { className: index === one.today ? "today" : "" },
    node("th", { scope: "row" }, weekday(index)),
    node("td", {}, hours ? `${hours[0]} – ${hours[1]}` : say("day-off"))));
  return node("details", { className: "hours" },
    node("summary", {}, node("b", {}, say("hours")), " ", node("span", { className: one.open ? "open" : "shut" }, now)),
    node("table", {}, node("tbody", {}, ...rows)));
}

async function tellPrice(one, box) {
  let answer;
  try {
    const { weight: _, ...parcel } = wish.query();
    answer = await ask("quote", "quote", { branch: one.id, weight: wish.grams(), ...parcel });
  } catch {
    box.replaceChildren(node("span", { className: "quiet" }, say("no-price")));
    return;
  }
  if (!answer || shown?.id !== one.id) return;
  shown.quote = answer.quote;
  if (!answer.quote) {
    box.replaceChildren(node("span", { className: "quiet" }, say("no-price")));
    return;
  }
  const arrives = answer.quote.arrives_on ? say("arrives", { day: day(answer.quote.arrives_on) }) : "";
  const whole = wish.isWeightTold() ? "" : say("for-kilo");
  box.replaceChildren(node("b", {}, money(answer.quote.total)), node("span", {}, [arrives, whole].filter(Boolean).join(" · ")));
}

function take(one, took) {
  const made = node("button", { type: "button", id: "take", className: "wide main", disabled: one.obstacles.length > 0 }, say("take"));
  made.addEventListener("click", took);
  return made;
}
