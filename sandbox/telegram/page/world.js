/** The world's clock and its parcels: the panel on the right. */

import { byId, node } from "./dom.js";
import { hourOf, wholeDayOf } from "./time.js";

const list = byId("parcels");
let ahead = 0;
const BEGINNING = 6;
let printed = "";
let handPrinted = "";

function tick() {
  const now = new Date(Date.now() + ahead).toISOString();
  byId("hour").textContent = hourOf(now);
  byId("hour").dateTime = now;
  byId("day").textContent = wholeDayOf(now);
  byId("chip-time").textContent = hourOf(now);
}

/** Sets the clock to the world's now; it goes on by itself from there. */
export function setClock(now) {
  ahead = Date.parse(now) - Date.now();
  tick();
}

/** Draws the parcels, those of `person` marked; `send` is called with the number tapped. */
export function showParcels(parcels, people, person, send) {
  const print = JSON.stringify([parcels, people.map((one) => [one.phone, one.first_name]), person?.phone]);
  if (print === printed) return;
  printed = print;
  const names = new Map(people.filter((one) => one.phone).map((one) => [one.phone, one.first_name]));
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.number : undefined;
  list.replaceChildren(...parcels.map((parcel) => node("li", {}, row(parcel, names, person, send))));
  if (focused) list.querySelector(`[data-number="${focused}"]`)?.focus();
}

function row({ number, title, phone }, names, person, send) {
  const whose = phone && phone === person?.phone ? "yours" : names.get(phone);
  const second = node("span", { class: "split" }, node("span", {}, title));
  if (whose) second.append(node("span", { class: whose === "yours" ? "pill" : "faint" }, whose));
  return node("button", { type: "button", class: "row parcel", "data-number": number, onclick: () => send(number) },
    node("span", { class: "split" },
      node("strong", { class: "figures" }, number), node("span", { class: "faint figures" }, phone ?? "")),
    second);
}

/** Draws what the person has at hand to send; nothing where they have nothing. */
export function showAtHand(texts, send) {
  const titles = Object.entries(texts ?? {});
  byId("at-hand-section").hidden = titles.length === 0;
  const print = JSON.stringify(titles);
  if (print === handPrinted) return;
  handPrinted = print;
  byId("at-hand").replaceChildren(...titles.map(([title, text]) => node("li", {},
    node("button", { type: "button", class: "row parcel", onclick: () => send(text) },
      node("strong", {}, title), node("span", { class: "faint block" }, `${text.slice(0, BEGINNING)}…`)))));
}

/** `wind(seconds)` is called when a button of the clock is tapped. */
export function listenForWinding(wind) {
  for (const button of document.querySelectorAll("[data-seconds]")) {
    button.addEventListener("click", () => wind(Number(button.dataset.seconds)));
  }
}

setInterval(tick, 1000);
