/** The map: what stands in view, gathered by the server; pictures where there are any, else a grid with towns' names. */

import { ask } from "./api.js";
import { node } from "./dom.js";
import { say, told } from "./told.js";
import * as wish from "./wish.js";

const L = window.L;
const WHOLE_COUNTRY = [[44.3, 22.1], [52.4, 40.3]];
const CLOSEST = 18;
const SETTLES_MS = 120;
let map;
let pins;
let names;
let labels = [];
let crowds = [];
let chosen;
let here;
let timer = 0;
let heard = {};

export function draw(element, hears) {
  heard = hears;
  map = L.map(element, { zoomControl: false, minZoom: 4, maxZoom: CLOSEST, zoomSnap: 0.5, worldCopyJump: true });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ position: "bottomright", zoomInTitle: say("closer"), zoomOutTitle: say("farther") }).addTo(map);
  pins = L.layerGroup().addTo(map);
  names = L.layerGroup().addTo(map);
  chosen = L.layerGroup().addTo(map);
  here = L.layerGroup().addTo(map);
  if (told.tiles) L.tileLayer(told.tiles.url, { attribution: told.tiles.attribution, maxZoom: CLOSEST }).addTo(map);
  else grid().addTo(map);
  ask("labels", "labels").then((answer) => {
    labels = answer?.labels ?? [];
    heard.named(labels.map(([name]) => name));
    name();
  }, () => {}); // the map serves without names
  element.setAttribute("aria-label", say("map"));
  element.setAttribute("role", "application");
  map.fitBounds(WHOLE_COUNTRY);
  map.on("moveend", () => {
    clearTimeout(timer);
    timer = setTimeout(load, SETTLES_MS);
  });
  new ResizeObserver(() => map.invalidateSize()).observe(element);
  load();
}

/** Lines of latitude and longitude, as thin as paper's. */
function grid() {
  const layer = L.gridLayer({ className: "grid" });
  layer.createTile = () => node("div");
  return layer;
}

/** Towns' names where they hide nothing and nothing hides them, the bigger first; below a town or above it. */
function name() {
  names.clearLayers();
  if (told.tiles) return;
  const size = map.getSize();
  const taken = crowds.map((at) => ({ ...map.latLngToContainerPoint(at), wide: 24, high: 20 }));
  const isFree = (box) => !taken.some((one) => Math.abs(one.x - box.x) < one.wide + box.wide && Math.abs(one.y - box.y) < one.high + box.high);
  const big = labels.slice(0, 40 * 2 ** Math.max(0, map.getZoom() - 5)); // small towns from near only
  for (const [text, latitude, longitude] of big) {
    const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
    if (x < 0 || y < 0 || x > size.x || y > size.y) continue;
    const wide = text.length * 4 + 6;
    const box = [0, 30, -30].map((down) => ({ x, y: y + down, wide, high: 9 })).find(isFree);
    if (!box) continue;
    taken.push(box);
    const icon = L.divIcon({ className: "town-name", html: node("span", {}, text), iconSize: [0, 0], iconAnchor: [0, y - box.y] });
    names.addLayer(L.marker([latitude, longitude], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }));
    if (taken.length > crowds.length + 40) break;
  }
}

/** Names the place that distances are from; without one none is named. */
export function around(at, text) {
  here.clearLayers();
  if (!at) return;
  const icon = L.divIcon({ className: "town-name here", html: node("span", {}, text), iconSize: [0, 0] });
  here.addLayer(L.marker(at, { icon, interactive: false, keyboard: false, zIndexOffset: 1000 }));
}

/** The view, made a little larger to steps of the grid, so that near views ask the same. */
function box() {
  const bounds = map.getBounds();
  const step = 180 / 2 ** Math.round(map.getZoom());
  const down = (value) => (Math.floor(value / step) * step).toFixed(5);
  const up = (value) => (Math.ceil(value / step) * step).toFixed(5);
  const south = Math.max(-90, down(bounds.getSouth()));
  const north = Math.min(90, up(bounds.getNorth()));
  return [south, Math.max(-180, down(bounds.getWest())), north, Math.min(180, up(bounds.getEast()))].join(",");
}

/** How many clusters have room: one for each 40 × 40 points of the screen, or a few times fewer. */
function most() {
  const { x, y } = map.getSize();
  return Math.min(600, Math.max(64, Math.ceil((x * y) / 1600 / 32) * 32));
}

export async function load() {
  let answer;
  try {
    answer = await ask("map", "map", { box: box(), most: most(), ...wish.query() });
  } catch (error) {
    heard.failed(error);
    return;
  }
  if (!answer) return;
  pins.clearLayers();
  const bounds = map.getBounds();
  const alone = [];
  for (const [latitude, longitude, many, branch] of answer.clusters) {
    if (branch && bounds.contains([latitude, longitude])) alone.push(branch);
    pins.addLayer(branch ? pin(branch, [latitude, longitude]) : crowd([latitude, longitude], many));
  }
  crowds = answer.clusters.map(([latitude, longitude]) => [latitude, longitude]);
  name();
  heard.moved({ alone, many: answer.clusters.reduce((sum, [, , many]) => sum + many, 0) });
}

function pin(branch, at, isChosen = false) {
  const isShort = branch.number.length <= 4;
  const state = `${branch.obstacles.length ? "off" : ""} ${isChosen ? "chosen" : ""}`;
  const html = node("span", { className: `shape ${branch.kind}` }, node("b", {}, isShort ? branch.number : ""));
  const icon = L.divIcon({ className: `pin ${state}`, html, iconSize: [32, 32] });
  const title = `${say(`kind-${branch.kind}`)} ${branch.number}, ${branch.address}`;
  const marker = L.marker(at, { icon, title, alt: title, keyboard: false, zIndexOffset: isChosen ? 1000 : 0 });
  return marker.on("click", () => heard.picked(branch.id));
}

function crowd(at, many) {
  const across = Math.round(Math.min(48, 26 + Math.log10(many) * 5.5));
  const icon = L.divIcon({ className: "crowd", html: node("span", {}, String(many)), iconSize: [across, across] });
  const title = say("crowd", { many });
  return L.marker(at, { icon, title, alt: title, keyboard: false }).on("click", () => {
    if (map.getZoom() >= CLOSEST - 1) heard.crowded(at);
    else map.flyTo(at, Math.min(CLOSEST, map.getZoom() + 2), { duration: 0.35 });
  });
}

/** Mark the branch, also where it stands in a crowd; null for none. */
export function mark(branch) {
  chosen.clearLayers();
  if (branch?.at) chosen.addLayer(pin(branch, branch.at, true));
}

/** Show one place from near. */
export function show(at, zoom = window.innerWidth > 760 ? 16 : 17) {
  map.setView(at, Math.max(map.getZoom(), zoom));
}

/** Show all these places at once. */
export function fit(places) {
  if (places.length) map.fitBounds(L.latLngBounds(places).pad(0.2), { maxZoom: 15 });
}
