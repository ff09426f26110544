/** Inline mode: what is typed after the bot's name is asked, and what it offers is listed above the text box. */

import { byId, icon, node } from "./dom.js";
import { fileAddress } from "./stage.js";

const PAUSE = 350;
const text = byId("text");
const list = byId("results");
let name = "";
let asking = 0;
let timer;

export function setBotName(username) {
  name = username.toLowerCase();
}

/** Puts a question to the bot into the text box. */
export function ask(query) {
  text.value = `@${name} ${query}`;
  text.focus();
  text.dispatchEvent(new Event("input"));
}

/** `act` = {inline(query, offset), choose(resultId), start(payload), openUrl(url)}; `inline` gives null when it failed. */
export function listenForQueries(act) {
  text.addEventListener("input", () => {
    clearTimeout(timer);
    asking += 1;
    const query = queryIn(text.value);
    if (query === null) hide();
    else timer = setTimeout(() => offer(act, query, asking), PAUSE);
  });
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hide();
    text.focus();
  });
}

function queryIn(words) {
  const found = /^@(\w+) ([^]*)$/.exec(words);
  return found && found[1].toLowerCase() === name ? found[2] : null;
}

async function offer(act, query, mine) {
  const answer = await act.inline(query, "");
  if (mine !== asking || !answer) return;
  const rows = answer.results.map((result) => row(result, act));
  if (answer.button) rows.unshift(above(answer.button, act));
  if (!rows.length) rows.push(node("li", { class: "nothing" }, answer.answered ? "Nothing found" : "The bot does not answer"));
  list.replaceChildren(...rows);
  list.hidden = false;
}

function row(result, act) {
  const picture = result.photo
    ? node("img", { src: fileAddress(result.photo), alt: "" })
    : node("span", { class: "round", "aria-hidden": "true" }, icon(result.type === "venue" || result.type === "location" ? "pin" : "box"));
  const words = node("span", { class: "row-words" },
    node("strong", {}, result.title || result.text || result.type),
    node("span", { class: "faint" }, result.description || result.text || ""));
  const key = node("button", { type: "button", "data-result": result.id }, picture, words);
  key.addEventListener("click", async () => {
    if (!(await act.choose(result.id))) return;
    text.value = "";
    text.dispatchEvent(new Event("input"));
    text.focus();
  });
  return node("li", {}, key);
}

function above(button, act) {
  const key = node("button", { type: "button", class: "above" }, node("strong", {}, button.text));
  key.addEventListener("click", () => {
    hide();
    if (button.start_parameter !== undefined) act.start(button.start_parameter);
    else act.openUrl(button.web_app.url, button.text);
  });
  return node("li", {}, key);
}

function hide() {
  list.hidden = true;
  list.replaceChildren();
}
