/** The list of bubbles of one chat: drawn once, replaced only when the message changed. */

import { bubble, inlineKeyboard, serviceLine } from "./bubbles.js";
import { byId, node } from "./dom.js";
import { dayOf } from "./time.js";

const list = byId("messages");
const log = byId("log");
const drawn = new Map();
const NEAR = 60;
let atEnd = true;
let shownPlace = null;

/** Shows the chat `place`, a word of its own for each, in the eyes of `personId`. `act`: what taps do, see page.js. */
export function showMessages(place, personId, messages, act) {
  const switched = place !== shownPlace;
  log.setAttribute("aria-busy", String(switched));
  if (switched) {
    drawn.clear();
    list.replaceChildren();
    shownPlace = place;
  }
  const posts = together(messages.map((message) => ({ ...message, side: sideOf(message, personId) })));
  forget(new Set(posts.map((message) => message.id)));
  let before = null;
  for (const message of posts) {
    draw(message, before, act);
    before = message;
  }
  if (atEnd || switched) scrollToEnd();
  log.setAttribute("aria-busy", "false");
}

const sideOf = (message, personId) =>
  (message.from === "bot" || !message.author || message.author.id === personId ? message.from : "other");

/** The messages of an album become one, the others its `rest`. */
function together(messages) {
  const posts = [];
  for (const message of messages) {
    const last = posts.at(-1);
    if (message.album && last?.album === message.album) last.rest.push(message);
    else posts.push(message.album ? { ...message, rest: [] } : message);
  }
  return posts;
}

export function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
  atEnd = true;
}

log.addEventListener("scroll", () => {
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}, { passive: true });
// A keyboard that opens below, or a picture that arrives, must not push the newest message out of sight.
const settle = () => {
  if (atEnd) scrollToEnd();
};
new ResizeObserver(settle).observe(log);
new ResizeObserver(settle).observe(list);

function forget(living) {
  for (const [id, old] of drawn) {
    if (living.has(id)) continue;
    old.item.remove();
    drawn.delete(id);
  }
}

function draw(message, before, act) {
  const opensDay = !before || dayOf(before.date) !== dayOf(message.date);
  const joined = !opensDay && before.side === message.side && before.author?.id === message.author?.id && !before.service;
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
  const item = node("li", { class: `message ${message.side}${joined ? " joined" : ""}`, "data-id": message.id });
  if (opensDay) item.append(node("p", { class: "day-mark" }, dayOf(message.date)));
  if (message.service) {
    item.append(serviceLine(message));
    return item;
  }
  const post = node("div", { class: "post" }, bubble(message, act));
  if (message.inline_keyboard?.length) post.append(inlineKeyboard(message, act));
  item.append(post);
  return item;
}
