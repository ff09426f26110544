/** Telegram around the page: what it signed, its colours and its buttons (core.telegram.org/api/web-events). */

const said = new URLSearchParams(location.hash.slice(1));
const heard = new Map();
const COLOURS = {
  bg_color: "--ground", secondary_bg_color: "--raised", text_color: "--ink", hint_color: "--hint", link_color: "--link",
  button_color: "--accent", button_text_color: "--accent-ink",
};

export const initData = said.get("tgWebAppData") ?? "";
export const isOpenedByTelegram = initData !== "";

export function tell(type, data = {}) {
  if (!isOpenedByTelegram) return;
  const native = window.TelegramWebviewProxy;
  if (native) native.postEvent(type, JSON.stringify(data));
  else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), "*");
}

function receive(type, data) {
  heard.get(type)?.(data ?? {});
}

/** Phones call this; Telegram's web clients post a message instead. */
function listen() {
  const view = { receiveEvent: receive };
  window.Telegram = { ...window.Telegram, WebView: view };
  window.TelegramGameProxy = view;
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || typeof event.data !== "string") return;
    let message;
    try {
      message = JSON.parse(event.data);
    } catch {
      return; // not Telegram's
    }
    receive(message?.eventType, message?.eventData);
  });
}

export function begin({ onMain, onBack }) {
  if (!isOpenedByTelegram) return;
  listen();
  heard.set("main_button_pressed", onMain);
  heard.set("back_button_pressed", onBack);
  heard.set("theme_changed", ({ theme_params: colours }) => paint(colours));
  try {
    paint(JSON.parse(said.get("tgWebAppThemeParams") ?? "{}"));
  } catch {
    tell("web_app_request_theme");
  }
  tell("web_app_ready");
  tell("web_app_expand");
}

export function mainButton(text, isActive = true) {
  const colours = getComputedStyle(document.documentElement);
  tell("web_app_setup_main_button", {
    is_visible: text !== "", is_active: isActive, is_progress_visible: false, text,
    color: colours.getPropertyValue("--accent").trim(), text_color: colours.getPropertyValue("--accent-ink").trim(),
  });
}

export const backButton = (isVisible) => tell("web_app_setup_back_button", { is_visible: isVisible });
export const felt = (style) => tell("web_app_trigger_haptic_feedback", { type: "impact", impact_style: style });
export const succeeded = () => tell("web_app_trigger_haptic_feedback", { type: "notification", notification_type: "success" });
export const leave = () => tell("web_app_close");

function paint(colours) {
  const root = document.documentElement;
  for (const [name, variable] of Object.entries(COLOURS)) {
    if (/^#[0-9a-f]{6}$/i.test(colours?.[name] ?? "")) root.style.setProperty(variable, colours[name]);
  }
  if (!colours?.bg_color) return;
  root.dataset.theme = isDark(colours.bg_color) ? "dark" : "light";
  root.dataset.telegram = "";
}

function isDark(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return red * 0.3 + green * 0.59 + blue * 0.11 < 128;
}
