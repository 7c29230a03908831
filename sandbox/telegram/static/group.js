// The group page: one topic at a time, as the stream tells it, and what a member does there.

import { bubble, make } from "./bubble.js";
import { openPicture } from "./opening.js";

const { user, chat } = document.body.dataset;
const at = (id) => document.getElementById(id);
const log = at("log"), wordsBox = at("words");
const messages = new Map(), news = new Set();
let topics = [], topic = null, answering = null, editing = null;

const url = (path) => `${chat}/${path}`;

async function act(name, body) {
  const answer = await fetch(url(`api/${name}`), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = await answer.json().catch(() => ({ error: "The group is not reachable." }));
  if (!answer.ok) toast(told.error || "That did not work.");
  return told;
}

const hands = {
  file: (unique) => `../../phone/${user}/files/${encodeURIComponent(unique)}`,
  show: (id) => log.querySelector(`[data-id="${id}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" }),
  command: (words) => act("text", { text: words, topic }),
  copy: (words) => navigator.clipboard.writeText(words).then(() => toast("Copied")),
  enlarge: openPicture,
  app: () => {},
  press: async (message, told, element) => {
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    const answer = await act("press", { message_id: message.id, data: told.callback_data });
    element.removeAttribute("aria-busy");
    if (answer.answered === false) toast("The bot did not answer.");
    else if (answer.text) toast(answer.text);
  },
  edit: (message) => { editing = message; answering = null; meant("Editing", message.text); wordsBox.value = message.text; },
  remove: null,
};

function meant(word, text) {
  at("editing").hidden = false;
  at("editing").querySelector("span").textContent = word;
  at("editing").querySelector("em").textContent = text;
  wordsBox.focus();
}

function meantNoMore() {
  editing = answering = null;
  at("editing").hidden = true;
  wordsBox.value = "";
  fit();
}

let toastEnds;
function toast(words) {
  at("toast").textContent = words;
  at("toast").hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => { at("toast").hidden = true; }, 4000);
}

const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;

function put(message) {
  const element = bubble(message, hands);
  if (message.kind !== "service") {
    const reply = () => { answering = message; editing = null; meant("Answering", message.text || message.kind); };
    if (!message.mine) element.append(make("button", { type: "button", class: "reply", "aria-label": "Answer this message", onclick: reply }, "↩"));
  }
  const old = log.querySelector(`[data-id="${message.id}"]`);
  if (old) old.replaceWith(element);
  else log.append(element);
}

function drawTopics() {
  const general = { id: null, name: "General", closed: false };
  at("topics").replaceChildren(...[general, ...[...topics].reverse()].map((one) => {
    const last = [...messages.values()].filter((message) => message.topic === one.id).pop();
    const attributes = { type: "button", onclick: () => open(one.id), "aria-current": one.id === topic ? "true" : null, class: news.has(one.id) ? "news" : null };
    const state = one.closed ? "closed" : last ? last.text || last.service || last.kind : "";
    return make("li", {}, make("button", attributes, one.name, make("small", {}, state)));
  }));
  const here = topics.find((one) => one.id === topic);
  at("name").textContent = here ? here.name : "General";
  at("status").textContent = here?.closed ? "closed" : "";
  at("close").hidden = !here;
  at("close").textContent = here?.closed ? "Reopen" : "Close";
}

function open(id) {
  topic = id;
  news.delete(id);
  log.replaceChildren();
  for (const message of messages.values()) if (message.topic === id) put(message);
  if (!log.children.length) log.append(make("div", { class: "empty" }, id === null ? "Talks that want a person open a topic of their own." : "Nothing is said here yet."));
  document.body.classList.add("open");
  meantNoMore();
  drawTopics();
  log.scrollTop = log.scrollHeight;
}

function change(told) {
  topics = told.topics;
  if (told.message) {
    messages.set(told.message.id, told.message);
    const isHere = told.message.topic === topic, follow = isAtEnd() || (told.message.mine && told.what === "message");
    if (isHere) {
      log.querySelector(".empty")?.remove();
      put(told.message);
    } else if (told.what === "message") news.add(told.message.topic);
    if (isHere && follow) log.scrollTop = log.scrollHeight;
  } else if (told.id !== undefined) {
    messages.delete(told.id);
    log.querySelector(`[data-id="${told.id}"]`)?.remove();
  }
  if (topic !== null && !topics.some((one) => one.id === topic)) open(null);
  drawTopics();
}

async function begin() {
  const state = await (await fetch(url("api/state"))).json();
  topics = state.topics;
  messages.clear();
  for (const message of state.messages) messages.set(message.id, message);
  open(topics.length ? topics[topics.length - 1].id : null);
  if (!topics.length) document.body.classList.remove("open");
  const stream = new EventSource(`${url("stream")}?after=${state.number}`);
  stream.addEventListener("change", (event) => change(JSON.parse(event.data)));
  stream.addEventListener("error", () => { at("status").textContent = "connecting…"; });
  stream.addEventListener("open", drawTopics);
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
  else act("text", { text: words, topic, reply_to: answering?.id ?? null });
  meantNoMore();
});
wordsBox.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    at("composer").requestSubmit();
  } else if (event.key === "Escape") {
    meantNoMore();
  }
});
wordsBox.addEventListener("input", fit);
at("editing").querySelector("button").addEventListener("click", meantNoMore);
at("close").addEventListener("click", () => act("close", { topic }));
at("photo-send").addEventListener("click", () => act("photo", { topic }));
at("back").addEventListener("click", () => document.body.classList.remove("open"));

begin();
