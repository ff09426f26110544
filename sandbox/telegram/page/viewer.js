/** Pictures and PDFs opened over the chat. */

import { byId, node } from "./dom.js";
import { fileAddress } from "./stage.js";

const dialog = byId("viewer");
const box = byId("viewer-box");

export function showPicture(photo) {
  const picture = node("img", { src: fileAddress(photo.file), width: photo.width, height: photo.height, alt: "Photo" });
  show(picture, "Photo", photo.file);
}

export function showPdf(file, name) {
  show(node("iframe", { src: fileAddress(file), title: name }), name, file);
}

function show(content, name, file) {
  byId("viewer-name").textContent = name;
  byId("viewer-tab").href = fileAddress(file);
  box.replaceChildren(content);
  dialog.showModal();
}

byId("viewer-close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
dialog.addEventListener("close", () => box.replaceChildren());
