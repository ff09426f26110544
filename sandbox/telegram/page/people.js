/** The people one can be: the list on the left and the window that adds one. */

import { avatar, byId, node, unseen } from "./dom.js";

const list = byId("people");
const dialog = byId("new-person");
let printed = "";

/** Draws the list; `choose` is called with the id of the person tapped. */
export function showPeople(people, currentId, choose) {
  const print = JSON.stringify([people, currentId]);
  if (print === printed) return;
  printed = print;
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.person : undefined;
  list.replaceChildren(...people.map((person) => node("li", {}, row(person, currentId, choose))));
  if (focused) list.querySelector(`[data-person="${focused}"]`)?.focus();
}

function row(person, currentId, choose) {
  const words = node("span", { class: "row-words" },
    node("strong", {}, person.first_name),
    node("span", { class: "faint" }, `${person.role ?? "customer"} · ${person.language_code ?? "—"}`));
  const attributes = {
    type: "button", class: "row", "data-person": person.id,
    "aria-current": person.id === currentId && "true", onclick: () => choose(person.id),
  };
  const made = node("button", attributes, avatar(person), words);
  if (person.unread && person.id !== currentId) {
    made.append(node("span", { class: "unread" }, String(person.unread), unseen(" unread")));
  }
  return made;
}

/** Opens the window; `add(name, language)` is called once it is filled in. */
export function listenForNewPeople(add) {
  byId("add-person").addEventListener("click", () => dialog.showModal());
  byId("new-person-cancel").addEventListener("click", () => dialog.close());
  byId("new-person-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = byId("new-name").value.trim();
    if (!name) return;
    dialog.close();
    byId("new-name").value = "";
    add(name, byId("new-language").value);
  });
}
