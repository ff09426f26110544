/** The search box with its suggestions, as a combobox (WAI-ARIA Authoring Practices). */

import { ask } from "./api.js";
import { byId, node } from "./dom.js";
import { say } from "./told.js";

const box = byId("words");
const list = byId("suggestions");
const clear = byId("clear");
const TYPING_MS = 140;
let timer = 0;
let shown = [];
let at = -1;

/** `town(town)` is called for a chosen suggestion, `words(line)` for what was typed, `cleared()` for an emptied box. */
export function begin({ town, words, cleared }) {
  box.placeholder = say("search-example");
  clear.setAttribute("aria-label", say("clear"));
  list.setAttribute("aria-label", say("suggestions"));
  box.addEventListener("input", () => {
    clear.hidden = box.value === "";
    clearTimeout(timer);
    timer = setTimeout(suggest, TYPING_MS);
    if (box.value === "") cleared();
  });
  box.addEventListener("keydown", (event) => keyed(event, town));
  box.addEventListener("blur", () => setTimeout(hide, 150));
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    hide();
    if (box.value.trim()) words(box.value.trim());
  });
  clear.addEventListener("click", () => {
    set("");
    cleared();
    box.focus();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const index = [...list.children].indexOf(event.target.closest("li"));
    if (index >= 0) take(index, town);
  });
}

export function set(text) {
  box.value = text;
  clear.hidden = text === "";
  hide();
}

/** A town as a line: its name, and what tells it from others of that name. */
export const whereabouts = (town) => [town.district, town.region].filter(Boolean).join(", ");

async function suggest() {
  const words = box.value.trim();
  if (words.length < 2) {
    hide();
    return;
  }
  let answer;
  try {
    answer = await ask("towns", "towns", { q: words });
  } catch {
    return; // typing goes on; Enter asks again and tells
  }
  if (!answer || document.activeElement !== box) return;
  shown = answer.towns;
  list.replaceChildren(...shown.map((town, index) => node("li", { id: `town-${index}`, role: "option", "aria-selected": "false" },
    node("b", {}, town.name), node("span", {}, whereabouts(town)))));
  list.hidden = shown.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  move(-1);
}

function keyed(event, town) {
  if (list.hidden) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    move((at + step + shown.length + (at < 0 && step < 0 ? 1 : 0)) % shown.length);
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    take(at, town);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    hide();
  }
}

function move(to) {
  at = to;
  [...list.children].forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
  if (at < 0) box.removeAttribute("aria-activedescendant");
  else {
    box.setAttribute("aria-activedescendant", `town-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  }
}

function take(index, town) {
  clearTimeout(timer);
  set(shown[index].name);
  town(shown[index]);
}

function hide() {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}
