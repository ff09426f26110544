/** The chats of one person: the private one with the bot, and the groups. Shown where there are groups. */

import { byId, icon, node } from "./dom.js";

const IN = new Set(["creator", "administrator", "member"]);
const list = byId("groups");
const dialog = byId("new-group");
let printed = "";

/** Groups that a person is in and that have not grown into another. */
export function groupsOf(groups, personId) {
  return groups.filter((group) => !group.migrated_to
    && group.members.some(({ id, status }) => id === personId && IN.has(status)));
}

/** Draws the list; `open` is called with the id of the chat tapped, null for the private one. */
export function showGroups(groups, botName, openId, open) {
  const print = JSON.stringify([groups, botName, openId]);
  if (print === printed) return;
  printed = print;
  byId("chats").hidden = groups.length === 0;
  const rows = [row(null, botName, "private chat", openId, open), ...groups.map((group) =>
    row(group.id, group.title, `${group.members.length} people${group.bot === "left" ? "" : " and the bot"}`, openId, open))];
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.chat : undefined;
  list.replaceChildren(...rows);
  if (focused) list.querySelector(`[data-chat="${focused}"]`)?.focus();
}

function row(id, title, line, openId, open) {
  const words = node("span", { class: "row-words" }, node("strong", {}, title), node("span", { class: "faint" }, line));
  const attributes = {
    type: "button", class: "row", "data-chat": id ?? "private", "aria-current": id === openId && "true",
    onclick: () => open(id),
  };
  return node("li", {}, node("button", attributes, node("span", { class: "mark" }, icon(id === null ? "box" : "group")), words));
}

/** Opens the window; `add(title)` is called once it is filled in. */
export function listenForNewGroups(add) {
  byId("add-group").addEventListener("click", () => dialog.showModal());
  byId("new-group-cancel").addEventListener("click", () => dialog.close());
  byId("new-group-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const title = byId("new-title").value.trim();
    if (!title) return;
    dialog.close();
    byId("new-title").value = "";
    add(title);
  });
}
