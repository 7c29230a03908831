// Menus and dialogs: what the page asks the person before something is sent.

import { draw, make } from "./bubble.js";

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
  async place(places) {
    const dialog = at("place"), fields = dialog.querySelector("form").elements;
    const choose = (one) => {
      fields.latitude.value = one.latitude;
      fields.longitude.value = one.longitude;
    };
    at("places").replaceChildren(...places.map((one) => make("button", { type: "button", onclick: () => choose(one) }, one.name)));
    if (!fields.latitude.value && places.length) choose(places[0]);
    if (!(await opened(dialog))) return null;
    const accuracy = Number(fields.accuracy.value);
    return { latitude: Number(fields.latitude.value), longitude: Number(fields.longitude.value), accuracy: accuracy || null };
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
