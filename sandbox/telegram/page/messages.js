/** The bubbles of one chat: drawn once, replaced only when the message changed. */

import { byId, icon, node, unseen } from "./dom.js";
import { safeAddress, written } from "./entities.js";
import { dayOf, hourOf } from "./time.js";

const list = byId("messages");
const log = byId("log");
const drawn = new Map();
const NEAR = 60;
let atEnd = true;
let shownPerson = null;

/** Shows the chat. `act` = {say, tap, copy}, called when something in a bubble is tapped. */
export function showMessages(personId, messages, act) {
  const switched = personId !== shownPerson;
  log.setAttribute("aria-busy", String(switched));
  if (switched) {
    drawn.clear();
    list.replaceChildren();
    shownPerson = personId;
  }
  forget(new Set(messages.map((message) => message.id)));
  let before = null;
  for (const message of messages) {
    draw(message, before, act);
    before = message;
  }
  if (atEnd || switched) scrollToEnd();
  log.setAttribute("aria-busy", "false");
}

export function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
  atEnd = true;
}

log.addEventListener("scroll", () => {
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}, { passive: true });
// A keyboard that opens below must not push the newest message out of sight.
new ResizeObserver(() => {
  if (atEnd) scrollToEnd();
}).observe(log);

function forget(living) {
  for (const [id, old] of drawn) {
    if (living.has(id)) continue;
    old.item.remove();
    drawn.delete(id);
  }
}

function draw(message, before, act) {
  const opensDay = !before || dayOf(before.date) !== dayOf(message.date);
  const joined = !opensDay && before.from === message.from;
  const print = JSON.stringify([message, opensDay, joined]);
  const old = drawn.get(message.id);
  if (old?.print === print) return;
  const item = bubbleItem(message, { opensDay, joined }, act);
  if (old) replace(old.item, item);
  else list.append(item);
  drawn.set(message.id, { item, print });
}

function replace(old, fresh) {
  const place = old.contains(document.activeElement) ? document.activeElement.dataset.place : undefined;
  old.replaceWith(fresh);
  fresh.classList.add("changed");
  if (place) fresh.querySelector(`[data-place="${place}"]`)?.focus();
}

function bubbleItem(message, { opensDay, joined }, act) {
  const item = node("li", { class: `message ${message.from}${joined ? " joined" : ""}`, "data-id": message.id });
  if (opensDay) item.append(node("p", { class: "day-mark" }, dayOf(message.date)));
  const post = node("div", { class: "post" }, bubble(message, act));
  if (message.inline_keyboard?.length) post.append(inlineKeyboard(message, act));
  item.append(post);
  return item;
}

function bubble(message, act) {
  const made = node("div", { class: "bubble" }, unseen(message.from === "bot" ? "Bot:" : "You:"));
  if (message.forwarded) made.append(node("p", { class: "forwarded" }, icon("forward"), "Forwarded"));
  if (message.venue) made.append(venue(message.venue));
  if (message.contact) made.append(contact(message.contact));
  if (message.text) {
    made.append(node("div", { class: "text", dir: "auto" }, ...written(message.text, message.entities ?? [], act.say)));
  }
  made.append(meta(message));
  return made;
}

function meta(message) {
  const time = node("time", { datetime: message.date }, hourOf(message.date));
  return node("span", { class: "meta" }, ...(message.edited ? ["edited "] : []), time);
}

function venue({ title, address, latitude, longitude }) {
  const place = `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`;
  return node("div", { class: "card venue" },
    node("div", { class: "map" }, icon("pin")),
    node("div", {}, node("strong", {}, title), node("p", {}, address), node("p", { class: "faint" }, place)));
}

function contact({ phone_number: phone }) {
  return node("div", { class: "card contact" },
    node("span", { class: "round" }, icon("person")),
    node("div", {}, node("strong", {}, "Contact"), node("p", {}, `+${phone.replace(/^\+/, "")}`)));
}

function inlineKeyboard(message, act) {
  const rows = message.inline_keyboard.map((buttons, row) =>
    node("div", { class: "keys" }, ...buttons.map((button, column) => key(message, button, { row, column }, act))));
  return node("div", { class: "inline-keyboard", role: "group", "aria-label": "Buttons of this message" }, ...rows);
}

function key(message, button, { row, column }, act) {
  const place = `${row}.${column}`;
  if (button.url) return linkKey(button, place);
  const made = node("button", { type: "button", class: "key", "data-place": place }, node("span", {}, button.text));
  if (button.copy_text) {
    made.append(icon("copy"));
    made.addEventListener("click", () => act.copy(button.copy_text.text));
    return made;
  }
  made.addEventListener("click", () => act.tap(message.id, row, column, made));
  return made;
}

function linkKey(button, place) {
  const href = safeAddress(button.url);
  const attributes = { class: "key", "data-place": place, href, target: "_blank", rel: "noopener noreferrer" };
  return node("a", attributes, node("span", {}, button.text), icon("link"));
}
