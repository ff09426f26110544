/** The page: follows the stage's events and carries every tap to it. Draws nothing itself. */

import { listenToAttachments } from "./attach.js";
import { changeDraft, edit, focusComposer, listenToComposer, lockComposer, setMenu, showReplyKeyboard } from "./composer.js";
import { avatar, byId, unseen } from "./dom.js";
import { closeDrawer } from "./drawers.js";
import { groupsOf, listenForNewGroups, showGroups } from "./groups.js";
import * as inline from "./inline.js";
import { scrollToEnd, showMessages } from "./messages.js";
import { showApp } from "./miniapp.js";
import { alertWindow, showBanner, toast } from "./notices.js";
import { listenForNewPeople, showPeople } from "./people.js";
import { askLocation, listenForLocations } from "./places.js";
import * as stage from "./stage.js";
import { hourOf, wholeDayOf } from "./time.js";
import { listenForWinding, setClock, showAtHand, showParcels } from "./world.js";

const RETRY_AFTER = 700;
const TYPING_LASTS = 5200;
const DEEP_LINK = /^https?:\/\/(?:t|telegram)\.me\/(\w+)(?:\/?\?(.*))?$/i;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let state = null;
let turn = Promise.resolve();
let looking;
let [personId, groupId] = location.hash.slice(1).split("/").map((id) => Number(id) || null);
const place = () => ({ chatId: groupId ?? personId, as: personId });

/** What taps in the chat do. */
const act = {
  say, tap, copy, edit, follow, start, openApp, askLocation,
  ask: inline.ask,
  shareContact: () => attempt(() => stage.shareContact(place())),
};

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
  return attempt(() => stage.say(place(), text, forwarded));
}

function start(payload) {
  return attempt(() => stage.start(place(), payload));
}

/** A link to the bot itself, alone, is followed by who pastes it: on this page it is how one passes a link on. */
function write(text, forwarded = false) {
  const payload = startParameter(text.trim());
  return payload === null ? say(text, forwarded) : start(payload);
}

/** A link to the bot itself starts it, as in Telegram; any other opens a tab by itself. */
function follow(event, href) {
  const payload = startParameter(href ?? "");
  if (payload === null) return;
  event.preventDefault();
  start(payload);
}

/** What a link to this bot starts it with, null for any other link. */
function startParameter(href) {
  const found = DEEP_LINK.exec(href);
  if (found?.[1].toLowerCase() !== state.bot.username.toLowerCase()) return null;
  return new URLSearchParams(found[2]).get("start") ?? "";
}

async function tap(messageId, row, column, key) {
  if (key.getAttribute("aria-busy") === "true") return;
  key.setAttribute("aria-busy", "true");
  await attempt(async () => {
    const answer = await stage.tap(place(), messageId, row, column);
    if (!answer.answered) toast("The bot did not answer this tap");
    else if (answer.show_alert) alertWindow(answer.text);
    else if (answer.text) toast(answer.text);
    if (answer.url) start(startParameter(answer.url) ?? "");
  });
  key.removeAttribute("aria-busy");
}

function openApp(opener, title) {
  const opened = place();
  return attempt(async () => {
    const { url, signed } = await stage.openApp(opened, opener);
    showApp(url, title, signed ? null : (data) => attempt(() => stage.sendData(opened, data, title)));
  });
}

function copy(text) {
  return attempt(async () => {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  });
}

function open(person, group = null) {
  changeDraft(`${personId}/${groupId}`, `${person}/${group}`);
  [personId, groupId] = [person, group];
  history.replaceState(null, "", group ? `#${person}/${group}` : `#${person}`);
  closeDrawer();
  focusComposer();
  attempt(refresh);
}

const me = () => state.people.find((person) => person.id === personId) ?? state.people[0];

function showState() {
  const person = me();
  personId = person?.id ?? null;
  const groups = groupsOf(state.groups, personId);
  const group = groups.find(({ id }) => id === groupId);
  groupId = group?.id ?? null;
  setClock(state.now);
  showPeople(state.people, personId, (id) => open(id));
  showGroups(groups, state.bot.name, groupId, (id) => open(personId, id));
  showParcels(state.parcels, state.people, person, sendAtOnce);
  showAtHand(state.at_hand[personId], sendAtOnce);
  inline.setBotName(state.bot.username);
  showBanner(state.bot.listening ? "" : "The bot is not listening yet. It will read your messages when it is.");
  if (person) showHead(person, group);
}

function showHead(person, group) {
  byId("bot-name").textContent = group?.title ?? state.bot.name;
  byId("bot-line").textContent = `You write as ${person.first_name}`;
  byId("open-people").replaceChildren(avatar(person), unseen(`You are ${person.first_name}. Change`));
  byId("block").hidden = Boolean(group);
  byId("block").setAttribute("aria-pressed", String(person.blocked));
  lockComposer(person.blocked && !group);
}

async function showChat() {
  const asked = place();
  if (asked.as === null) return;
  const chat = await stage.chat(asked);
  if (asked.as !== personId || asked.chatId !== place().chatId) return;
  byId("empty").hidden = chat.messages.length > 0 || asked.chatId !== asked.as;
  showTyping(chat.typing);
  setMenu(chat.commands, chat.menu_button);
  showReplyKeyboard(chat.reply_keyboard, act);
  showMessages(`${asked.chatId}/${asked.as}`, asked.as, chat.messages, act);
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
async function live() {
  for (;;) {
    try {
      await refresh();
      startFromAddress();
      await stage.events(state.version);
    } catch (error) {
      if (!(error instanceof stage.Unreachable)) throw error;
      showBanner("The demo does not answer. Trying again…");
      await pause(RETRY_AFTER);
    }
  }
}

/** The page's own address may be a deep link: /?start=payload. It is followed once. */
function startFromAddress() {
  const payload = new URLSearchParams(location.search).get("start");
  if (payload === null || personId === null) return;
  history.replaceState(null, "", `${location.pathname}${location.hash}`);
  start(payload);
}

function sendAtOnce(text) {
  closeDrawer();
  say(text);
}

listenToComposer(write, (messageId, text) => attempt(() => stage.edit(place(), messageId, text)));
listenToAttachments({
  shareContact: act.shareContact,
  askLocation,
  sendFiles: (kind, files, caption) => attempt(() => stage.sendFiles(place(), kind, files, caption)),
});
listenForLocations((latitude, longitude) => attempt(() => stage.sendLocation(place(), latitude, longitude)));
inline.listenForQueries({
  async inline(query, offset) {
    let answer = null;
    await attempt(async () => {
      answer = await stage.inline(place(), query, offset);
    });
    return answer;
  },
  choose: (resultId) => attempt(() => stage.choose(place(), resultId)),
  start,
  openUrl: showApp,
});
listenForNewPeople((name, language) => attempt(async () => {
  const person = await stage.addPerson(name, language);
  await refresh();
  open(person.id);
}));
listenForNewGroups((title) => attempt(async () => {
  const others = state.people.map(({ id }) => id).filter((id) => id !== personId);
  const group = await stage.addGroup(title, [personId, ...others]);
  await refresh();
  open(personId, group.id);
}));
listenForWinding((seconds) => attempt(async () => {
  const { now } = await stage.wind(seconds);
  setClock(now);
  toast(`It is now ${hourOf(now)}, ${wholeDayOf(now)}`);
}));
byId("app-button").addEventListener("click", () => openApp({ menu: true }, byId("app-button").textContent));
byId("start").addEventListener("click", () => say("/start"));
byId("block").addEventListener("click", () => attempt(() => stage.block(personId, !me().blocked)));
live();
