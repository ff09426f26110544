/** The window that sends a point on the map: a few towns, or any coordinates. No map is loaded from anywhere. */

import { byId, node } from "./dom.js";

const TOWNS = [
  ["Київ", 50.4501, 30.5234], ["Львів", 49.8397, 24.0297], ["Одеса", 46.4825, 30.7233], ["Харків", 49.9935, 36.2304],
  ["Дніпро", 48.4647, 35.0462], ["Вінниця", 49.2331, 28.4682], ["Полтава", 49.5883, 34.5514], ["Ужгород", 48.6208, 22.2879],
];
const dialog = byId("send-location");
const latitude = byId("latitude");
const longitude = byId("longitude");

/** Opens the window; `send(latitude, longitude)` resolves to true when it went well. */
export const askLocation = () => dialog.showModal();

export function listenForLocations(send) {
  byId("towns").replaceChildren(...TOWNS.map(([name, north, east]) => {
    const town = node("button", { type: "button", class: "quiet" }, name);
    town.addEventListener("click", () => {
      latitude.value = north;
      longitude.value = east;
    });
    return node("li", {}, town);
  }));
  byId("send-location-cancel").addEventListener("click", () => dialog.close());
  byId("send-location-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await send(Number(latitude.value), Number(longitude.value))) dialog.close();
  });
}
