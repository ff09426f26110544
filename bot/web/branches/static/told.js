/** What the server wrote into the page: texts in the reader's language, and how the page was opened. */

export const told = JSON.parse(document.getElementById("told").textContent);

/** The text of that name, with {places} filled in. */
export function say(name, places = {}) {
  let text = told.texts[name] ?? name;
  for (const [place, value] of Object.entries(places)) text = text.replaceAll(`{${place}}`, value);
  return text;
}

const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

export const number = (value) => numbers.format(value);

export function money({ minor, currency }) {
  const whole = minor % 100 === 0;
  const form = { style: "currency", currency, currencyDisplay: "narrowSymbol" };
  if (whole) form.maximumFractionDigits = form.minimumFractionDigits = 0;
  return new Intl.NumberFormat(language, form).format(minor / 100);
}

/** A calendar day, YYYY-MM-DD: «ср, 28 лист.». */
export function day(iso) {
  const form = { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, form).format(new Date(`${iso}T00:00:00Z`));
}

/** The name of a weekday, from Monday as 0. */
export function weekday(index) {
  const form = { weekday: "short", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, form).format(new Date(Date.UTC(2024, 0, 1 + index)));
}

export function distance(metres) {
  return metres < 1000 ? say("metres", { many: number(Math.round(metres / 10) * 10) }) : say("kilometres", { many: number(metres / 1000) });
}

/** A metro station or a part of a town, by its name in the reader's language. */
export function landmark(one) {
  const name = one[language] ?? one.en;
  return one.kind === "metro" ? say("metro", { name }) : name;
}
