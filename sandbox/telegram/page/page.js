/** The page: follows the stage's events and carries every tap to it. Draws nothing itself. */

import { changeDraft, focusComposer, listenToComposer, lockComposer, setCommands, showReplyKeyboard } from "./composer.js";
import { avatar, byId, unseen } from "./dom.js";
import { closeDrawer } from "./drawers.js";
import { scrollToEnd, showMessages } from "./messages.js";
import { alertWindow, showBanner, toast } from "./notices.js";
import { listenForNewPeople, showPeople } from "./people.js";
import * as stage from "./stage.js";
import { hourOf, wholeDayOf } from "./time.js";
import { listenForWinding, setClock, showParcels } from "./world.js";

const RETRY_AFTER = 700;
const TYPING_LASTS = 5200;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let state = null;
let turn = Promise.resolve();
let looking;
let personId = Number(location.hash.slice(1)) || null;

const act = { say, tap, copy, shareContact: () => attempt(() => stage.shareContact(personId)) };

/** Runs what a tap asked for; a refusal is shown, never swallowed. Resolves to true when it went well. */
async function attempt(action) {
  try {
    await action();
  } catch (error) {
    toast(error.message);
    return false;
  }
  return true;
}

function say(text, forwarded = false) {
  scrollToEnd();
  return attempt(() => stage.say(personId, text, forwarded));
}

async function tap(messageId, row, column, key) {
  if (key.getAttribute("aria-busy") === "true") return;
  key.setAttribute("aria-busy", "true");
  await attempt(async () => {
    const answer = await stage.tap(personId, messageId, row, column);
    if (!answer.answered) toast("The bot did not answer this tap");
    else if (answer.show_alert) alertWindow(answer.text);
    else if (answer.text) toast(answer.text);
  });
  key.removeAttribute("aria-busy");
}

function copy(text) {
  return attempt(async () => {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  });
}

function choose(id) {
  changeDraft(personId, id);
  personId = id;
  history.replaceState(null, "", `#${id}`);
  closeDrawer();
  focusComposer();
  attempt(refresh);
}

const me = () => state.people.find((person) => person.id === personId) ?? state.people[0];

function showState() {
  const person = me();
  personId = person?.id ?? null;
  setClock(state.now);
  showPeople(state.people, personId, choose);
  showParcels(state.parcels, state.people, person, sendParcel);
  setCommands(state.bot.commands);
  showBanner(state.bot.listening ? "" : "The bot is not listening yet. It will read your messages when it is.");
  byId("bot-name").textContent = state.bot.name;
  if (person) showHead(person);
}

function showHead(person) {
  byId("bot-line").textContent = `You write as ${person.first_name}`;
  byId("open-people").replaceChildren(avatar(person), unseen(`You are ${person.first_name}. Change`));
  byId("block").setAttribute("aria-pressed", String(person.blocked));
  lockComposer(person.blocked);
}

async function showChat() {
  const asked = personId;
  if (asked === null) return;
  const chat = await stage.chat(asked);
  if (asked !== personId) return;
  byId("empty").hidden = chat.messages.length > 0;
  showTyping(chat.typing);
  showReplyKeyboard(chat.reply_keyboard, act);
  showMessages(asked, chat.messages, act);
}

/** Typing ends by itself and no event tells of it: look again when it is over. */
function showTyping(typing) {
  clearTimeout(looking);
  byId("typing").hidden = !typing;
  if (typing) looking = setTimeout(() => attempt(refresh), TYPING_LASTS);
}

async function load() {
  state = await stage.state();
  showState();
  await showChat();
}

/** One load after another, so that an older answer never covers a newer one. */
function refresh() {
  turn = turn.then(load, load);
  return turn;
}

/** Lives as long as the page. A server that went away is asked again until it is back. */
async function follow() {
  for (;;) {
    try {
      await refresh();
      await stage.events(state.version);
    } catch (error) {
      if (!(error instanceof stage.Unreachable)) throw error;
      showBanner("The demo does not answer. Trying again…");
      await pause(RETRY_AFTER);
    }
  }
}

function sendParcel(number) {
  closeDrawer();
  say(number);
}

listenToComposer(say);
listenForNewPeople((name, language) => attempt(async () => {
  const person = await stage.addPerson(name, language);
  await refresh();
  choose(person.id);
}));
listenForWinding((seconds) => attempt(async () => {
  const { now } = await stage.wind(seconds);
  setClock(now);
  toast(`It is now ${hourOf(now)}, ${wholeDayOf(now)}`);
}));
byId("start").addEventListener("click", () => say("/start"));
byId("block").addEventListener("click", () => attempt(() => stage.block(personId, !me().blocked)));
follow();
