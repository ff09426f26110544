/** Where a person writes: the text box, the command menu, the reply keyboard. */

import { byId, icon, node } from "./dom.js";

const form = byId("composer");
const text = byId("text");
const forward = byId("forward");
const menu = byId("commands");
const menuButton = byId("commands-button");
const keyboard = byId("reply-keyboard");
const drafts = new Map();
let known = [];
let keyboardPrint = "";

/** `send(text, forwarded)` resolves to true once the message is away; until then the text stays in the box. */
export function listenToComposer(send) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = text.value;
    if (!words.trim()) return;
    closeMenu();
    if (!(await send(words, forward.getAttribute("aria-pressed") === "true"))) return;
    if (text.value === words) text.value = "";
    press(forward, false);
    grow();
  });
  forward.addEventListener("click", () => press(forward, forward.getAttribute("aria-pressed") !== "true"));
  listenToMenu(send);
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
  drafts.set(fromId, text.value);
  text.value = drafts.get(toId) ?? "";
  grow();
}

export function focusComposer() {
  if (matchMedia("(hover: hover)").matches) text.focus();
}

/** A blocked bot cannot be written to. */
export function lockComposer(locked) {
  for (const part of [text, forward, menuButton, form.querySelector(".send")]) part.disabled = locked;
  text.placeholder = locked ? "You blocked this bot" : "Message";
}

/** Takes the bot's own list of commands. */
export function setCommands(commands) {
  known = commands;
  menuButton.hidden = commands.length === 0;
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

/** The bot's reply keyboard; null takes it away. `act` = {say, shareContact}. */
export function showReplyKeyboard(rows, act) {
  const print = JSON.stringify(rows);
  if (print === keyboardPrint) return;
  keyboardPrint = print;
  keyboard.hidden = !rows?.length;
  keyboard.replaceChildren(...(rows ?? []).map((buttons) =>
    node("div", { class: "keys" }, ...buttons.map((button) => replyKey(button, act)))));
}

function replyKey(button, act) {
  const made = node("button", { type: "button", class: "key" });
  if (button.request_contact) made.append(icon("person"));
  made.append(node("span", {}, button.text));
  made.addEventListener("click", () => (button.request_contact ? act.shareContact() : act.say(button.text)));
  return made;
}
