/** A message's text and entities become DOM nodes. Offsets are UTF-16 units, as JavaScript's own strings count. */

import { node } from "./dom.js";

const PLAIN = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code",
  pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const LINKS = {
  text_link: (entity) => entity.url,
  url: (entity, text) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`),
  email: (entity, text) => `mailto:${text}`,
  phone_number: (entity, text) => `tel:${text}`,
};
const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address when a tap may open it, else undefined. */
export function safeAddress(address) {
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  return parsed && SAFE.has(parsed.protocol) ? parsed.href : undefined;
}

/** The text as nodes. `act` = {say(command), follow(event, address)}, called when something in it is tapped. */
export function written(text, entities, act) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, ordered, { from: 0, to: text.length, act });
}

function pieces(text, entities, { from, to, act }) {
  const made = [];
  const waiting = [...entities];
  let at = from;
  while (waiting.length) {
    const entity = waiting.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) continue;
    const inner = [];
    while (waiting.length && waiting[0].offset < end) inner.push(waiting.shift());
    if (start > at) made.push(text.slice(at, start));
    const children = pieces(text, inner, { from: start, to: end, act });
    made.push(dressed(entity, text.slice(start, end), children, act));
    at = end;
    // The line break that ends a block is the block's own edge on screen.
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
  }
  if (at < to) made.push(text.slice(at, to));
  return made;
}

function dressed(entity, text, children, act) {
  if (entity.type in PLAIN) return node(PLAIN[entity.type], {}, ...children);
  if (entity.type in LINKS) return link(LINKS[entity.type](entity, text), children, act);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "bot_command") {
    return node("button", { type: "button", class: "command", onclick: () => act.say(text) }, ...children);
  }
  return node("span", { class: entity.type }, ...children);
}

function link(address, children, act) {
  const href = safeAddress(address);
  if (!href) return node("span", {}, ...children);
  const onclick = (event) => act.follow(event, href);
  return node("a", { href, target: "_blank", rel: "noopener noreferrer", onclick }, ...children);
}

function spoiler(children) {
  const cover = node("button", { type: "button", class: "spoiler", "aria-label": "Hidden text, tap to show" }, ...children);
  cover.addEventListener("click", () => cover.replaceWith(node("span", { class: "shown" }, ...cover.childNodes)), { once: true });
  return cover;
}
