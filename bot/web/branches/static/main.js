/** The page: what is asked, what is shown, and to whom the choice goes. */

import { ask, post } from "./api.js";
import * as card from "./card.js";
import { byId } from "./dom.js";
import * as finder from "./finder.js";
import * as list from "./list.js";
import * as plane from "./plane.js";
import * as shop from "./shop.js";
import * as telegram from "./telegram.js";
import { landmark, say, told } from "./told.js";
import * as wish from "./wish.js";

const CLOSES_MS = 900;
const PAGE = 8;
let search = null; // what the list shows: {q}, {town}, {near}, or null for what is in view
let page = 0;
let line = null; // of the list, to which the focus returns
let isTaking = false;
let bigTowns = [];

for (const one of document.querySelectorAll("[data-text]")) one.textContent = say(one.dataset.text);
for (const [id, name] of [["locate", "locate"], ["close", "close"]]) {
  byId(id).setAttribute("aria-label", say(name));
  byId(id).title = say(name);
}
byId("panel").setAttribute("aria-label", say("panel"));
byId("order").hidden = !told.order;
byId("order").textContent = told.order ? say("for-order", { order: told.order }) : "";

finder.begin({ town: (town) => look({ town: town.id }), words: (q) => look({ q }), cleared: () => look(null) });
wish.draw(() => {
  plane.load();
  look(search, { moves: false });
  if (card.branch()) pick(card.branch().id, { moves: false });
});
telegram.begin({ onMain: take, onBack: unpick });
plane.draw(byId("map"), { moved, picked: pick, crowded: (at) => look({ near: at.join(",") }, { moves: false }), named, failed });
byId("more").addEventListener("click", () => fetchPage(page + 1));
byId("locate").addEventListener("click", locate);
byId("close").hidden = !shop.isInShop;
byId("close").addEventListener("click", shop.close);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (card.branch()) unpick();
  else shop.close();
});
const begun = new URLSearchParams(location.search);
if (begun.get("q")) {
  finder.set(begun.get("q"));
  look({ q: begun.get("q") });
} else list.tell(say("welcome"));
shop.ready();

function named(names) {
  bigTowns = names.slice(0, 8);
  if (!search) offerTowns();
}

function offerTowns() {
  list.offerTowns(bigTowns, (name) => {
    finder.set(name);
    look({ q: name });
  });
}

/** Look for something else; null shows what is in view. */
async function look(what, { moves = true } = {}) {
  search = what;
  if (moves) unpick({ focuses: false });
  if (search) list.askTown([], () => {});
  list.more(false);
  if (!search) {
    plane.around(null);
    list.show([], {});
    list.tell(say("welcome"));
    offerTowns();
    plane.load();
    return;
  }
  await fetchPage(0, moves);
}

async function fetchPage(number, moves = false) {
  const asked = search;
  let answer;
  try {
    answer = await ask("branches", "branches", { ...asked, page: number || "", ...wish.query() });
  } catch (error) {
    failed(error);
    return;
  }
  if (!answer || asked !== search) return;
  page = number;
  if (answer.town && !search.town) search = { ...search, town: answer.town.id };
  const isNew = number === 0;
  list.show(answer.branches, { picked: pick, added: !isNew });
  list.askTown(answer.town ? [] : answer.towns, (town) => {
    finder.set(town.name);
    look({ town: town.id });
  });
  list.more((number + 1) * PAGE < (answer.many ?? 0));
  list.tell(summary(answer));
  plane.around(answer.near?.at, answer.near && landmark(answer.near));
  if (moves) plane.fit([answer.near, ...answer.branches].map((one) => one?.at).filter(Boolean));
  if (moves && answer.branches.length === 1) pick(answer.branches[0].id);
}

function summary(answer) {
  if (answer.town) {
    const named = { town: answer.town.name, many: answer.many };
    const fits = answer.branches.length > 0 && answer.branches[0].obstacles.length === 0; // those that fit come first
    if (fits && answer.near) return say("near", { place: landmark(answer.near), town: answer.town.name });
    return say(fits ? "found-in" : "nothing-in", named);
  }
  if (answer.branches.length) return say("nearest");
  return say(answer.towns.length ? "which-town" : "nothing");
}

function moved({ alone, many }) {
  if (search) return;
  if (alone.length) list.askTown([], () => {});
  else offerTowns();
  list.show(alone, { picked: pick });
  list.tell(alone.length ? say("in-view", { many: alone.length }) : many ? say("welcome") : say("empty-view"));
}

async function pick(branchId, { moves = true } = {}) {
  line = document.activeElement?.dataset?.branch ? branchId : line;
  let shown;
  try {
    shown = await card.show(branchId, { took: shop.isInShop ? take : null, left: unpick });
  } catch (error) {
    failed(error);
    return;
  }
  if (!shown) return;
  plane.mark(shown);
  if (moves && shown.at) plane.show(shown.at);
  const isFree = shown.obstacles.length === 0;
  telegram.mainButton(isFree ? say("take") : "");
  telegram.backButton(true);
  telegram.felt("light");
}

function unpick({ focuses = true } = {}) {
  if (!card.branch()) return;
  card.hide();
  plane.mark(null);
  telegram.mainButton("");
  telegram.backButton(false);
  if (focuses) (document.querySelector(`[data-branch="${line}"]`) ?? byId("words")).focus();
}

async function take() {
  const branch = card.branch();
  if (!branch || branch.obstacles.length || isTaking) return;
  if (shop.isInShop) {
    shop.choose(branch);
    return;
  }
  isTaking = true;
  telegram.mainButton(say("take"), false);
  try {
    await post("choose", { branch: branch.id, order: told.link }, `tma ${telegram.initData}`);
    telegram.succeeded();
    notice(say("taken"));
    setTimeout(telegram.leave, CLOSES_MS);
  } catch (error) {
    failed(error);
    telegram.mainButton(say("take"));
  } finally {
    isTaking = false;
  }
}

function locate() {
  if (!navigator.geolocation) {
    notice(say("no-location"));
    return;
  }
  notice(say("locating"));
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      notice("");
      finder.set("");
      look({ near: `${coords.latitude.toFixed(4)},${coords.longitude.toFixed(4)}` });
    },
    () => notice(say("no-location")),
    { timeout: 10000, maximumAge: 60000 },
  );
}

function failed(error) {
  notice(say(error.key ?? "map-error-silent"));
  if (!error.key) throw error;
}

/** A short word at the foot of the page, which goes by itself. */
function notice(text) {
  const said = byId("said");
  said.textContent = text;
  said.classList.toggle("on", text !== "");
  if (text) setTimeout(() => said.textContent === text && notice(""), 4000);
}
