/** Sending what is no text: the menu of the paper clip, files dragged in or pasted, the window that captions them. */

import { byId, node } from "./dom.js";

const button = byId("attach");
const menu = byId("attach-menu");
const dialog = byId("send-files");
const previews = byId("previews");
const caption = byId("caption");
const chat = byId("chat");
const picker = byId("picker");
let waiting = [];
let addresses = [];

const isPicture = (file) => file.type.startsWith("image/") && file.type !== "image/svg+xml";

/** `act` = {sendFiles(kind, files, caption), shareContact, askLocation}; sendFiles resolves to true when it went well. */
export function listenToAttachments(act) {
  button.addEventListener("click", () => showMenu(menu.hidden));
  menu.addEventListener("click", (event) => {
    const what = event.target.closest("button")?.dataset.attach;
    if (!what) return;
    showMenu(false);
    if (what === "contact") act.shareContact();
    else if (what === "location") act.askLocation();
    else pick(what);
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target) && !button.contains(event.target)) showMenu(false);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    showMenu(false);
    button.focus();
  });
  picker.addEventListener("change", () => {
    offer([...picker.files], picker.dataset.kind === "photo");
    picker.value = "";
  });
  listenToDrops();
  byId("send-files-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send(act);
  });
  byId("send-files-cancel").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", forget);
}

function showMenu(shown) {
  menu.hidden = !shown;
  button.setAttribute("aria-expanded", String(shown));
  if (shown) menu.querySelector("button").focus();
}

function pick(kind) {
  picker.accept = kind === "photo" ? "image/*" : "";
  picker.dataset.kind = kind;
  picker.click();
}

function listenToDrops() {
  chat.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    chat.classList.add("dropping");
  });
  chat.addEventListener("dragleave", (event) => {
    if (!chat.contains(event.relatedTarget)) chat.classList.remove("dropping");
  });
  chat.addEventListener("drop", (event) => {
    event.preventDefault();
    chat.classList.remove("dropping");
    offer([...event.dataTransfer.files], true);
  });
  byId("text").addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    offer(files, true);
  });
}

function offer(files, asPhotos) {
  if (!files.length || button.disabled) return;
  forget();
  waiting = files.slice(0, 10);
  const pictures = waiting.every(isPicture);
  byId("as-photo-choice").hidden = !pictures;
  byId("as-photo").checked = pictures && asPhotos;
  previews.replaceChildren(...waiting.map(preview));
  dialog.showModal();
  caption.focus();
}

function preview(file) {
  if (!isPicture(file)) return node("li", { class: "preview" }, file.name);
  const address = URL.createObjectURL(file);
  addresses.push(address);
  return node("li", { class: "preview" }, node("img", { src: address, alt: file.name }));
}

async function send(act) {
  const kind = byId("as-photo").checked ? "photo" : "document";
  if (await act.sendFiles(kind, waiting, caption.value)) dialog.close();
}

function forget() {
  for (const address of addresses) URL.revokeObjectURL(address);
  addresses = [];
  waiting = [];
  caption.value = "";
  previews.replaceChildren();
}
