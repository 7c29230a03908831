// Menus and dialogs: what the page asks the person before something is sent.

import { draw, make } from "./bubble.js";
import { picker } from "./picker.js";

const at = (id) => document.getElementById(id);

// A button that opens a list; arrows move in it, Escape closes it.
export function menu(opener, holder, entries) {
  const items = entries.map((one) =>
    make(
      "button",
      { type: "button", role: "menuitem", class: one.danger ? "danger" : null, onclick: () => { shut(); one.act(); } },
      one.sign ? draw("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, draw("path", { d: one.sign })) : null,
      one.command ? make("b", {}, one.command) : null,
      make("span", {}, one.text),
    ),
  );
  holder.replaceChildren(...items);
  const shut = () => {
    holder.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  opener.onclick = (event) => {
    event.stopPropagation();
    const opens = holder.hidden;
    document.querySelectorAll(".menu").forEach((other) => { other.hidden = true; });
    holder.hidden = !opens;
    opener.setAttribute("aria-expanded", String(opens));
    if (opens) items[0]?.focus();
  };
  holder.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    } else if (event.key === "Escape") {
      shut();
      opener.focus();
    }
  };
  document.addEventListener("click", shut);
}

function opened(dialog) {
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "send"), { once: true });
    dialog.showModal();
  });
}

export const ask = {
  // `town` is the address of the drawing that a place can be chosen on, if there is one.
  async place(places, town) {
    const dialog = at("place"), fields = dialog.querySelector("form").elements;
    let map = null;
    const told = () => ({ latitude: Number(fields.latitude.value), longitude: Number(fields.longitude.value) });
    const fill = (one) => {
      fields.latitude.value = Number(one.latitude.toFixed(5));
      fields.longitude.value = Number(one.longitude.toFixed(5));
    };
    const choose = (one) => {
      fill(one);
      map?.show(one);
    };
    at("places").replaceChildren(...places.map((one) => make("button", { type: "button", onclick: () => choose(one) }, one.name)));
    if (!fields.latitude.value && places.length) choose(places[0]);
    fields.title.value = fields.address.value = "";
    dialog.querySelector("details").open = false;
    const sent = opened(dialog);
    at("sheet").hidden = !town;
    if (town) {
      at("sheet").setAttribute("aria-busy", "true");
      map = await picker(at("sheet").querySelector("canvas"), town, fill);
      at("sheet").removeAttribute("aria-busy");
      for (const [name, factor] of [["nearer", 1.5], ["farther", 1 / 1.5]]) at(name).onclick = () => map.zoom(factor);
      fields.latitude.onchange = fields.longitude.onchange = () => map.show(told());
      map.show(told());
    }
    if (!(await sent)) return null;
    const named = { title: fields.title.value.trim(), address: fields.address.value.trim() };
    return { ...told(), accuracy: Number(fields.accuracy.value) || null, ...(named.title ? named : {}) };
  },
  // The caption, "" for none; null where nothing is to be sent.
  async photo(preview) {
    const dialog = at("photo"), field = dialog.querySelector("input");
    dialog.querySelector("img").src = preview;
    field.value = "";
    return (await opened(dialog)) ? field.value.trim() : null;
  },
  async card() {
    const dialog = at("card"), fields = dialog.querySelector("form").elements;
    return (await opened(dialog)) ? { name: fields.name.value, phone: fields.phone.value } : null;
  },
  async share(phone) {
    const dialog = at("share");
    dialog.querySelector("b").textContent = phone;
    return opened(dialog);
  },
  alert(words) {
    const dialog = at("alert");
    dialog.querySelector("p").textContent = words;
    dialog.showModal();
  },
};
