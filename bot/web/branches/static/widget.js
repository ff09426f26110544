/** The map of branches in a shop's checkout: a button, the map in a dialog, the choice handed to the shop's page. */
(() => {
  "use strict";
  const script = document.currentScript;
  const home = new URL(script.src);
  const base = home.origin + home.pathname.replace(/widget\.js$/, "");
  const set = /*SET*/ null;
  const told = script.dataset;
  const FIELDS = ["carrier", "reference", "number", "kind", "name", "address", "town", "region", "price", "currency", "arrives_on"];

  function address() {
    const query = new URLSearchParams({ id: set.id, lang: told.lang || set.language });
    for (const name of ["weight", "size", "sum", "currency", "cod", "q", "kinds"]) if (told[name]) query.set(name, told[name]);
    return `${base}widget?${query}`;
  }

  function node(tag, properties, ...inside) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  }

  let frame = null;
  const dialog = node("dialog", {});
  dialog.setAttribute("aria-label", set.title);
  dialog.style.cssText = "padding:0;border:0;border-radius:16px;overflow:hidden;width:min(1080px,100vw);height:min(760px,100dvh);max-width:100vw;max-height:100dvh;background:Canvas;box-shadow:0 20px 60px #0006";
  dialog.addEventListener("close", () => {
    frame?.remove();
    frame = null;
  });

  function open() {
    frame = node("iframe", { src: address(), title: set.title, allow: "geolocation" });
    frame.style.cssText = "width:100%;height:100%;border:0;display:block";
    dialog.replaceChildren(frame);
    dialog.showModal(); // keeps the focus inside, and gives it back to the button
  }

  /** What the shop gets: plain words and numbers. */
  function plain(branch) {
    const quote = branch.quote;
    return {
      carrier: branch.carrier, reference: branch.reference, number: branch.number, kind: branch.kind, name: branch.name,
      address: branch.address, town: branch.town, region: branch.region, price: quote ? quote.total.minor / 100 : null,
      currency: quote ? quote.total.currency : null, arrives_on: quote ? quote.arrives_on : null,
    };
  }

  function fill(branch) {
    const form = told.form ? document.querySelector(told.form) : button.closest("form") ?? document;
    for (const name of FIELDS) {
      for (const field of form?.querySelectorAll(`[name="branch_${name}"]`) ?? []) {
        field.value = branch[name] ?? "";
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
  }

  window.addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== home.origin) return;
    const said = event.data;
    if (said?.widget !== set.id) return;
    if (said.type === "pakunok:close") dialog.close();
    if (said.type === "pakunok:ready") frame.focus();
    if (said.type === "pakunok:branch" && said.branch) take(plain(said.branch));
  });

  function take(branch) {
    dialog.close();
    shown.textContent = `${branch.name || branch.number}, ${branch.town}`;
    fill(branch);
    button.dispatchEvent(new CustomEvent("pakunok:branch", { detail: branch, bubbles: true }));
    const called = told.callback && window[told.callback];
    if (typeof called === "function") called(branch);
  }

  const button = node("button", { type: "button", textContent: set.button, className: "pakunok-button" });
  button.style.cssText = "font:inherit;padding:.7em 1.2em;border:1px solid #0b6b67;border-radius:10px;background:#0b6b67;color:#fff;cursor:pointer";
  const shown = node("span", { className: "pakunok-chosen" });
  shown.setAttribute("role", "status");
  shown.style.cssText = "margin-inline-start:.8em";
  button.addEventListener("click", open);
  const place = told.target ? document.querySelector(told.target) : null;
  if (place) place.append(button, shown, dialog);
  else script.after(button, shown, dialog);
})();
