/** Where a person writes: the text box, the command menu, the menu button, the reply keyboard. */

import { byId, icon, node } from "./dom.js";

const form = byId("composer");
const text = byId("text");
const forward = byId("forward");
const menu = byId("commands");
const menuButton = byId("commands-button");
const appButton = byId("app-button");
const attach = byId("attach");
const keyboard = byId("reply-keyboard");
const drafts = new Map();
let known = [];
let edited = null;
let keyboardPrint = "";

/** `send(text, forwarded)` and `change(messageId, text)` resolve to true once it is done; till then the text stays. */
export function listenToComposer(send, change) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = text.value;
    if (!words.trim()) return;
    closeMenu();
    const done = edited
      ? await change(edited, words)
      : await send(words, forward.getAttribute("aria-pressed") === "true");
    if (!done) return;
    if (text.value === words) text.value = "";
    stopEditing();
    press(forward, false);
    grow();
  });
  forward.addEventListener("click", () => press(forward, forward.getAttribute("aria-pressed") !== "true"));
  byId("editing-cancel").addEventListener("click", () => {
    text.value = "";
    stopEditing();
    grow();
    text.focus();
  });
  listenToMenu(send);
}

/** Puts one's own message into the box, to be changed instead of sent. */
export function edit(message) {
  edited = message.id;
  byId("editing").hidden = false;
  text.value = message.text;
  grow();
  text.focus();
}

function stopEditing() {
  edited = null;
  byId("editing").hidden = true;
}

text.addEventListener("input", () => {
  grow();
  const begun = /^\/\S*$/.test(text.value);
  if (begun) openMenu(text.value);
  else closeMenu();
});
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

/** Keeps what is half written with the person who wrote it. */
export function changeDraft(fromId, toId) {
  if (fromId === toId) return;
  stopEditing();
  drafts.set(fromId, text.value);
  text.value = drafts.get(toId) ?? "";
  grow();
}

export function focusComposer() {
  if (matchMedia("(hover: hover)").matches) text.focus();
}

/** A blocked bot cannot be written to. */
export function lockComposer(locked) {
  for (const part of [text, forward, menuButton, appButton, attach, form.querySelector(".send")]) part.disabled = locked;
  text.placeholder = locked ? "You blocked this bot" : "Message";
}

/** Takes the bot's own list of commands, and its menu button, which may open a Mini App instead. */
export function setMenu(commands, button) {
  known = commands;
  const opensApp = button.type === "web_app";
  appButton.hidden = !opensApp;
  if (opensApp) appButton.textContent = button.text;
  menuButton.hidden = opensApp || commands.length === 0;
}

function listenToMenu(send) {
  menuButton.addEventListener("click", () => (menu.hidden ? openMenu("/") : closeMenu()));
  menu.addEventListener("click", (event) => {
    const chosen = event.target.closest("button");
    if (!chosen) return;
    closeMenu();
    text.value = "";
    grow();
    text.focus();
    send(`/${chosen.dataset.command}`, false);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !menu.hidden) {
      closeMenu();
      text.focus();
      event.stopPropagation();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") moveInMenu(event);
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) closeMenu();
  });
}

function moveInMenu(event) {
  const items = [...menu.querySelectorAll("button")];
  if (menu.hidden || !items.length) return;
  event.preventDefault();
  const step = event.key === "ArrowDown" ? 1 : -1;
  const at = items.indexOf(document.activeElement);
  items[at === -1 ? (step === 1 ? 0 : items.length - 1) : (at + step + items.length) % items.length].focus();
}

function openMenu(begun) {
  const fitting = known.filter(({ command }) => `/${command}`.startsWith(begun.toLowerCase()));
  menu.replaceChildren(...fitting.map(({ command, description }) => node("li", {},
    node("button", { type: "button", "data-command": command },
      node("strong", {}, `/${command}`), node("span", { class: "faint" }, description)))));
  menu.hidden = fitting.length === 0;
  menuButton.setAttribute("aria-expanded", String(!menu.hidden));
}

function closeMenu() {
  menu.hidden = true;
  menuButton.setAttribute("aria-expanded", "false");
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
}

function press(button, pressed) {
  button.setAttribute("aria-pressed", String(pressed));
}

/** The bot's reply keyboard; null takes it away. `act` = {say, shareContact, askLocation, openApp}. */
export function showReplyKeyboard(rows, act) {
  const print = JSON.stringify(rows);
  if (print === keyboardPrint) return;
  keyboardPrint = print;
  keyboard.hidden = !rows?.length;
  keyboard.replaceChildren(...(rows ?? []).map((buttons) =>
    node("div", { class: "keys" }, ...buttons.map((button) => replyKey(button, act)))));
}

function replyKey(button, act) {
  const made = node("button", { type: "button", class: "key" }, node("span", {}, button.text));
  const [drawing, does] = meaning(button, act);
  if (drawing) made.prepend(icon(drawing));
  made.addEventListener("click", does);
  return made;
}

function meaning(button, act) {
  if (button.request_contact) return ["person", act.shareContact];
  if (button.request_location) return ["pin", act.askLocation];
  if (button.web_app) return ["window", () => act.openApp({ text: button.text }, button.text)];
  return [null, () => act.say(button.text)];
}
