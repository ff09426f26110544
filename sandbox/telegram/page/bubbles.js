/** What one bubble holds: words, pictures, files, places, contacts, and the buttons under it. */

import { icon, node, unseen } from "./dom.js";
import { safeAddress, written } from "./entities.js";
import { fileAddress } from "./stage.js";
import { hourOf } from "./time.js";
import { showPdf, showPicture } from "./viewer.js";

const UNITS = ["B", "KB", "MB"];
const mine = (message) => message.side === "person";

/** The bubble of a message; its `rest` are the other messages of its album. `act`: see page.js. */
export function bubble(message, act) {
  const made = node("div", { class: "bubble" }, unseen(`${speaker(message)}:`));
  if (message.author && !mine(message)) made.append(node("p", { class: "author" }, message.author.first_name));
  if (message.forwarded) made.append(node("p", { class: "forwarded" }, icon("forward"), "Forwarded"));
  if (message.via_bot) made.append(node("p", { class: "via" }, `via @${message.via_bot}`));
  if (message.reply_to) made.append(node("p", { class: "quote" }, message.reply_to.text || "Message"));
  made.append(...carried(message));
  if (message.text) {
    made.append(node("div", { class: "text", dir: "auto" }, ...written(message.text, message.entities ?? [], act)));
  }
  made.append(meta(message));
  if (mine(message) && message.text && !message.forwarded && !message.via_bot) made.append(editKey(message, act));
  return made;
}

function editKey(message, act) {
  const key = node("button", { type: "button", class: "icon edit", "aria-label": "Edit", title: "Edit" }, icon("edit"));
  key.addEventListener("click", () => act.edit(message));
  return key;
}

function speaker(message) {
  if (message.from === "bot") return "Bot";
  return mine(message) ? "You" : message.author.first_name;
}

function meta(message) {
  const time = node("time", { datetime: message.date }, hourOf(message.date));
  return node("span", { class: "meta" }, ...(message.edited ? ["edited "] : []), time);
}

function* carried(message) {
  const all = [message, ...(message.rest ?? [])];
  const photos = all.filter((one) => one.photo);
  if (photos.length) yield pictures(photos.map((one) => one.photo));
  for (const one of all) {
    if (one.video) yield node("video", { class: "video", src: fileAddress(one.video.file), controls: true, preload: "metadata" });
    if (one.voice ?? one.audio) yield sound(one.voice ?? one.audio);
    if (one.sticker) yield node("img", { class: "sticker", src: fileAddress(one.sticker.file), alt: `Sticker ${one.sticker.emoji ?? ""}` });
    if (one.document) yield file(one.document);
  }
  if (message.venue) yield venue(message.venue);
  if (message.location) yield venue({ title: "Location", address: "", ...message.location });
  if (message.contact) yield contact(message.contact);
}

function pictures(photos) {
  const made = photos.map((photo) => {
    const picture = node("img", { src: fileAddress(photo.file), width: photo.width, height: photo.height, alt: "Photo", loading: "lazy" });
    const key = node("button", { type: "button", class: "picture", "aria-label": "Open the photo" }, picture);
    key.addEventListener("click", () => showPicture(photo));
    return key;
  });
  return node("div", { class: `pictures${photos.length > 1 ? " many" : ""}` }, ...made);
}

function sound(voice) {
  return node("audio", { class: "sound", src: fileAddress(voice.file), controls: true, preload: "none" });
}

function file(document) {
  const name = document.file_name ?? "file";
  const words = node("span", {}, node("strong", {}, name), node("span", { class: "faint" }, sizeOf(document.file_size ?? 0)));
  const inside = [node("span", { class: "round" }, icon("file")), words];
  if (document.mime_type !== "application/pdf") {
    return node("a", { class: "card file", href: fileAddress(document.file), download: name }, ...inside);
  }
  const key = node("button", { type: "button", class: "card file", "aria-label": `Open ${name}` }, ...inside);
  key.addEventListener("click", () => showPdf(document.file, name));
  return key;
}

function sizeOf(bytes) {
  const step = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), UNITS.length - 1);
  return `${(bytes / 1024 ** step).toFixed(step ? 1 : 0)} ${UNITS[step]}`;
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

/** The buttons under a message. */
export function inlineKeyboard(message, act) {
  const rows = message.inline_keyboard.map((buttons, row) =>
    node("div", { class: "keys" }, ...buttons.map((button, column) => key(message, button, { row, column }, act))));
  return node("div", { class: "inline-keyboard", role: "group", "aria-label": "Buttons of this message" }, ...rows);
}

function key(message, button, { row, column }, act) {
  const place = `${row}.${column}`;
  if (button.url) return linkKey(button, place, act);
  const made = node("button", { type: "button", class: "key", "data-place": place }, node("span", {}, button.text));
  const query = button.switch_inline_query_current_chat ?? button.switch_inline_query;
  if (button.copy_text) return on(made, "copy", () => act.copy(button.copy_text.text));
  if (button.web_app) return on(made, "window", () => act.openApp({ message_id: message.id, row, column }, button.text));
  if (query !== undefined) return on(made, "at", () => act.ask(query));
  made.addEventListener("click", () => act.tap(message.id, row, column, made));
  return made;
}

function on(made, drawing, act) {
  made.append(icon(drawing));
  made.addEventListener("click", act);
  return made;
}

function linkKey(button, place, act) {
  const href = safeAddress(button.url);
  const attributes = { class: "key", "data-place": place, href, target: "_blank", rel: "noopener noreferrer" };
  const made = node("a", attributes, node("span", {}, button.text), icon("link"));
  made.addEventListener("click", (event) => act.follow(event, href));
  return made;
}

/** A line that nobody wrote. */
export const serviceLine = (message) => node("p", { class: "day-mark service" }, message.service);

