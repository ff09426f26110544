/** The shop's page around the widget: it gets the choice, and only the origin that the server allowed does. */

import { told } from "./told.js";

export const isInShop = told.mode === "widget" && window.parent !== window;

function tell(type, more = {}) {
  if (isInShop) window.parent.postMessage({ type, widget: told.widget, ...more }, told.origin);
}

export const ready = () => tell("pakunok:ready");
export const choose = (branch) => tell("pakunok:branch", { branch });
export const close = () => tell("pakunok:close");
