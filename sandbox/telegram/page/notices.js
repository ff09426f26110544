/** What passes over the chat: toasts, alerts, the banner about the connection. */

import { byId } from "./dom.js";

const SHOWN_FOR = 4000;
const toastBox = byId("toast");
const home = toastBox.parentElement;
const banner = byId("banner");
let hiding;

/** A line that goes away by itself; it stands over a window that is open. */
export function toast(text) {
  clearTimeout(hiding);
  const over = document.querySelector("dialog[open]");
  if (toastBox.parentElement !== (over ?? home)) (over ?? home).append(toastBox);
  toastBox.textContent = text;
  toastBox.classList.add("on");
  hiding = setTimeout(() => toastBox.classList.remove("on"), SHOWN_FOR);
}

/** A window that waits for OK, as Telegram's show_alert. */
export function alertWindow(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}

/** The line under the chat's head; an empty text hides it. */
export function showBanner(text) {
  if (banner.textContent !== text) banner.textContent = text;
  banner.hidden = !text;
}

byId("alert-close").addEventListener("click", () => byId("alert").close());
