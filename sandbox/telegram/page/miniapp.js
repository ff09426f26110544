/** A Mini App in a sheet over the chat, spoken to as Telegram's web clients do (core.telegram.org/api/web-events). */

import { byId, node } from "./dom.js";
import { safeAddress } from "./entities.js";

const dialog = byId("app");
const box = byId("app-box");
const main = byId("app-main");
const THEME = {
  bg_color: "--panel", text_color: "--ink", hint_color: "--faint", link_color: "--accent", button_color: "--accent",
  button_text_color: "--accent-ink", secondary_bg_color: "--raised",
};
let frame = null;
let sendData = null;

/** Opens the app at `url`; `send(data)` is called when it sends data, where it may (an app from below the chat). */
export function showApp(url, title, send = null) {
  const parts = new URL(url);
  const said = new URLSearchParams(parts.hash.slice(1));
  said.set("tgWebAppThemeParams", JSON.stringify(theme()));
  parts.hash = said.toString().replaceAll("+", "%20");
  sendData = send;
  frame = node("iframe", { src: parts.href, title, sandbox: "allow-scripts allow-same-origin allow-forms allow-popups" });
  byId("app-name").textContent = title;
  main.hidden = true;
  box.replaceChildren(frame);
  dialog.showModal();
}

function theme() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(Object.entries(THEME).map(([name, colour]) => [name, style.getPropertyValue(colour).trim()]));
}

function tell(eventType, eventData) {
  frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), "*");
}

const HEARD = {
  web_app_close: () => dialog.close(),
  web_app_request_theme: () => tell("theme_changed", { theme_params: theme() }),
  web_app_request_viewport: () =>
    tell("viewport_changed", { height: frame.clientHeight, is_state_stable: true, is_expanded: true }),
  web_app_setup_main_button: (said) => showMainButton(said),
  web_app_open_link: (said) => {
    const href = safeAddress(said.url);
    if (href) window.open(href, "_blank", "noopener");
  },
  web_app_data_send: (said) => {
    if (!sendData) return;
    sendData(said.data);
    dialog.close();
  },
};

function showMainButton(said) {
  main.hidden = !said.is_visible;
  main.disabled = said.is_active === false;
  main.textContent = said.text ?? "";
}

window.addEventListener("message", (event) => {
  if (!frame || event.source !== frame.contentWindow || typeof event.data !== "string") return;
  let said;
  try {
    said = JSON.parse(event.data);
  } catch {
    return; // an app may post to itself what is not for Telegram
  }
  HEARD[said?.eventType]?.(said.eventData ?? {});
});
main.addEventListener("click", () => tell("main_button_pressed"));
byId("app-close").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => {
  frame = null;
  box.replaceChildren();
});
