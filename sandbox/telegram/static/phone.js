// The phone page: shows the chat as the stream tells it, and does what the person asks.

import { bubble, make } from "./bubble.js";
import { ask, menu } from "./asking.js";
import { openApp, openPicture, theme } from "./opening.js";

const { user, bot } = document.body.dataset;
const zone = document.body.dataset.zone || undefined;
const at = (id) => document.getElementById(id);
const log = at("log"), wordsBox = at("words"), typing = make("div", { class: "typing", "aria-label": "typing" }, make("i"), make("i"), make("i"));
const messages = new Map();
const TYPING_SECONDS = 5;
let state = null, editing = null, typingEnds = 0, payload = new URLSearchParams(location.search).get("start");

const url = (path) => `${user}/${path}?bot=${encodeURIComponent(bot)}`;

async function act(name, body = {}, more = "") {
  const isBytes = body instanceof Blob;
  const answer = await fetch(url(`api/${name}`) + more, {
    method: "POST",
    headers: { "Content-Type": isBytes ? "application/octet-stream" : "application/json" },
    body: isBytes ? body : JSON.stringify(body),
  });
  const told = await answer.json().catch(() => ({ error: "The phone is not reachable." }));
  if (!answer.ok) toast(told.error || "That did not work.");
  return told;
}

const hands = {
  file: (unique) => `${user}/files/${encodeURIComponent(unique)}`,
  show: (id) => {
    const found = log.querySelector(`[data-id="${id}"]`);
    if (!found) return;
    found.scrollIntoView({ block: "center", behavior: "smooth" });
    found.classList.remove("flash");
    requestAnimationFrame(() => found.classList.add("flash"));
  },
  command: (words) => act("text", { text: words }),
  copy: (words) => navigator.clipboard.writeText(words).then(() => toast("Copied")),
  press: async (message, told, element) => {
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    const answer = await act("press", { message_id: message.id, data: told.callback_data });
    element.removeAttribute("aria-busy");
    if (answer.answered === false) toast("The bot did not answer.");
    else if (answer.text && answer.show_alert) ask.alert(answer.text);
    else if (answer.text) toast(answer.text);
  },
  pay: async (message, element) => {
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    const answer = await act("pay", { message_id: message.id });
    element.removeAttribute("aria-busy");
    if (answer.paid === false) ask.alert(answer.text);
  },
  enlarge: openPicture,
  app: async (message, told) => {
    const answer = await act("app", { message_id: message.id, text: told.text, theme: theme() });
    if (answer.url) openApp(answer.url, told.text);
  },
  edit: (message) => {
    editing = message;
    at("editing").hidden = false;
    at("editing").querySelector("em").textContent = message.text;
    wordsBox.value = message.text;
    wordsBox.focus();
    fit();
  },
  remove: (message) => act("delete", { message_id: message.id }),
};

// What the log shows

function isAtEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
}

function put(message, isNew) {
  const element = bubble(message, hands);
  const old = log.querySelector(`[data-id="${message.id}"]`);
  messages.set(message.id, message);
  if (old) old.replaceWith(element);
  else log.append(element);
  if (isNew && !old) element.classList.add("new");
  element.querySelectorAll("img").forEach((image) => image.addEventListener("load", () => wasAtEnd && toEnd(), { once: true }));
}

let wasAtEnd = true;

// Days, groups of bubbles and ticks are of the whole log: made anew after each change.
function arrange() {
  log.querySelectorAll(".day, .empty").forEach((one) => one.remove());
  let day = "", before = null, answered = 0;
  for (const message of messages.values()) if (!message.mine) answered = Math.max(answered, message.id);
  for (const element of log.querySelectorAll("[data-id]")) {
    const message = messages.get(Number(element.dataset.id));
    const today = dayOf(new Date(message.at));
    if (today !== day) {
      element.before(make("div", { class: "day", role: "separator" }, dayName(message.at)));
      before = null;
    }
    const begins = !before || before.message.mine !== message.mine;
    element.classList.toggle("first", begins);
    element.classList.add("last");
    if (before && !begins) before.element.classList.remove("last");
    const ticks = element.querySelector(".ticks");
    if (ticks) {
      ticks.textContent = message.id < answered ? "✓✓" : "✓";
      ticks.setAttribute("aria-label", message.id < answered ? "answered" : "sent");
    }
    day = today;
    before = { message, element };
  }
  if (!messages.size) log.append(make("div", { class: "empty" }, state.bot.description || `This is ${state.bot.name}. Press Start to begin.`));
  if (typing.isConnected) log.append(typing);
}

const dayOf = (date) => date.toLocaleDateString("en-CA", { timeZone: zone });

function dayName(told) {
  const date = new Date(told), today = new Date();
  const options = { weekday: "long", day: "numeric", month: "long", timeZone: zone };
  if (date.getFullYear() !== today.getFullYear()) options.year = "numeric";
  return dayOf(date) === dayOf(today) ? "Today" : date.toLocaleDateString([], options);
}

// What stands around the log

function stand(told) {
  Object.assign(state, { started: told.started, blocked: told.blocked, board: told.board, pinned: told.pinned });
  const gate = at("gate");
  const waits = !state.started || state.blocked || payload !== null;
  gate.hidden = !waits;
  gate.textContent = state.blocked ? "Unblock the bot" : "Start";
  at("composer").hidden = waits;
  const board = at("board");
  const rows = (!waits && state.board && state.board.keyboard) || [];
  board.replaceChildren(...rows.map((row) => make("div", {}, ...row.map((key) => make("button", { type: "button", onclick: () => tap(key) }, key.text)))));
  board.hidden = !rows.length;
  wordsBox.placeholder = (state.board && state.board.input_field_placeholder) || "Message";
  const pinned = at("pinned");
  pinned.hidden = !state.pinned;
  if (state.pinned) {
    pinned.lastElementChild.textContent = state.pinned.text || state.pinned.kind;
    pinned.onclick = () => hands.show(state.pinned.id);
  }
}

async function tap(key) {
  if (key.request_contact) {
    if (await ask.share(state.owner.phone)) act("share_contact");
  } else if (key.request_location) {
    sendPlace();
  } else {
    act("tap", { text: key.text });
  }
}

function showTyping(action) {
  typingEnds = Date.now() + TYPING_SECONDS * 1000;
  at("status").textContent = action === "typing" ? "typing…" : `${action.replaceAll("_", " ")}…`;
  at("status").classList.add("busy");
  log.append(typing);
  setTimeout(() => Date.now() >= typingEnds - 50 && hideTyping(), TYPING_SECONDS * 1000);
}

function hideTyping() {
  typing.remove();
  at("status").textContent = state.blocked ? "blocked by you" : "bot";
  at("status").classList.remove("busy");
}

let toastEnds;
function toast(words) {
  const element = at("toast");
  element.textContent = words;
  element.hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => { element.hidden = true; }, 4000);
}

// What comes

function change(told) {
  state.number = told.number;
  const stay = !isAtEnd();
  wasAtEnd = !stay;
  if (told.what === "action") showTyping(told.action);
  if (told.message) {
    if (!told.message.mine) hideTyping();
    put(told.message, told.what === "message");
  } else if (told.id !== undefined) {
    messages.delete(told.id);
    log.querySelector(`[data-id="${told.id}"]`)?.remove();
  }
  stand(told);
  if (told.what === "blocked") hideTyping();
  arrange();
  if (!stay || told.message?.mine) toEnd();
  else if (told.what === "message") at("newest").hidden = false;
}

async function begin() {
  state = await (await fetch(url("api/state"))).json();
  log.replaceChildren();
  messages.clear();
  for (const message of state.messages) put(message, false);
  stand(state);
  hideTyping();
  arrange();
  toEnd();
  menus();
  const stream = new EventSource(`${url("stream")}&after=${state.number}`);
  stream.addEventListener("change", (event) => change(JSON.parse(event.data)));
  stream.addEventListener("error", () => { at("status").textContent = "connecting…"; });
  stream.addEventListener("open", hideTyping);
}

// What the person does

function menus() {
  menu(at("attach"), at("attach-menu"), [
    { sign: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01", text: "Photo", act: () => at("picture").click() },
    { sign: "M6 21V4h12v17M3 21h18M14 12h.01", text: "Photo of a green door", act: () => sendPhoto({}, "../phone-static/green-door.jpg") },
    { sign: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5 11a7 7 0 0 0 14 0M12 18v3", text: "Voice note", act: () => act("voice") },
    { sign: "M12 21c-5-6-7-8.5-7-12a7 7 0 0 1 14 0c0 3.5-2 6-7 12zM12 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z", text: "Place", act: sendPlace },
    { sign: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5", text: "Contact", act: sendCard },
    { sign: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5c2 2.3 5 2.3 7 0M9 9.5h.01M15 9.5h.01", text: "Sticker", act: () => act("sticker", { emoji: "👍" }) },
  ]);
  const commands = state.bot.commands.map((one) => ({ command: `/${one.command}`, text: one.description, act: () => act("text", { text: `/${one.command}` }) }));
  at("commands").hidden = !commands.length;
  menu(at("commands"), at("commands-menu"), commands);
  menu(at("more"), at("more-menu"), [
    { text: "Block the bot", danger: true, act: () => act("block") },
    { text: "All phones", act: () => { location.href = "../phones"; } },
  ]);
}

async function sendPlace() {
  const place = await ask.place(state.places, state.has_town ? `${user}/town.json` : null);
  if (place) act(place.title ? "venue" : "pin", place);
}

async function sendPhoto(file, preview) {
  const caption = await ask.photo(preview);
  if (caption !== null) act("photo", file, caption ? `&caption=${encodeURIComponent(caption)}` : "");
}

async function sendCard() {
  const card = await ask.card();
  if (card) act("contact", card);
}

function stopEditing() {
  editing = null;
  at("editing").hidden = true;
  wordsBox.value = "";
  fit();
}

function fit() {
  wordsBox.style.height = "auto";
  wordsBox.style.height = `${Math.min(132, wordsBox.scrollHeight + 2)}px`;
}

at("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = wordsBox.value.trim();
  if (!words) return;
  if (editing) act("edit", { message_id: editing.id, text: words });
  else act("text", { text: words });
  stopEditing();
  wordsBox.focus();
});
wordsBox.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    at("composer").requestSubmit();
  } else if (event.key === "Escape" && editing) {
    stopEditing();
  }
});
wordsBox.addEventListener("input", fit);
at("editing").querySelector("button").addEventListener("click", stopEditing);
at("gate").addEventListener("click", async () => {
  if (state.blocked && payload === null && state.started) return act("unblock");
  const told = { payload: payload || "" };
  payload = null;
  await act("start", told);
});
at("picture").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  const preview = URL.createObjectURL(file);
  sendPhoto(file, preview).finally(() => URL.revokeObjectURL(preview));
});
at("newest").addEventListener("click", toEnd);
log.addEventListener("scroll", () => { if (isAtEnd()) at("newest").hidden = true; });
new ResizeObserver(() => wasAtEnd && toEnd()).observe(log);
log.addEventListener("scroll", () => { wasAtEnd = isAtEnd(); });

begin();
