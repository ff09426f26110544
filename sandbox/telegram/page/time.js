/** Instants in the words of the shop's zone. The one place that formats time. */

const ZONE = "Europe/Kyiv";
const hour = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "short", day: "numeric", month: "long" });
const wholeDay = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, weekday: "long", day: "numeric", month: "long", year: "numeric",
});

/** What `date` is on the wire: ISO 8601, or seconds since 1970. */
const instant = (date) => new Date(typeof date === "number" ? date * 1000 : date);

export const hourOf = (date) => hour.format(instant(date));
export const dayOf = (date) => day.format(instant(date));
export const wholeDayOf = (date) => wholeDay.format(instant(date));
