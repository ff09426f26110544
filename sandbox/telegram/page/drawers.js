/** On small screens the panels lie beside the screen and slide in; on wide ones they simply stand there. */

import { byId } from "./dom.js";

const scrim = byId("scrim");
const chat = byId("chat");
const doors = [
  { panel: byId("people-panel"), opener: byId("open-people") },
  { panel: byId("world-panel"), opener: byId("open-world") },
];
let open = null;

function openDoor(door) {
  open = door;
  door.panel.classList.add("open");
  door.opener.setAttribute("aria-expanded", "true");
  scrim.classList.add("on");
  chat.inert = true;
  door.panel.querySelector("[data-close]").focus();
}

/** Puts the open panel away, if one is open, and gives the focus back. */
export function closeDrawer() {
  if (!open) return;
  const door = open;
  open = null;
  door.panel.classList.remove("open");
  door.opener.setAttribute("aria-expanded", "false");
  scrim.classList.remove("on");
  chat.inert = false;
  door.opener.focus();
}

for (const door of doors) {
  door.opener.addEventListener("click", () => openDoor(door));
  door.panel.querySelector("[data-close]").addEventListener("click", closeDrawer);
}
scrim.addEventListener("click", closeDrawer);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeDrawer();
});
matchMedia("(min-width: 1080px)").addEventListener("change", closeDrawer);
