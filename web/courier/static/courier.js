// The courier's page: what is pressed is kept first, shown at once, and sent when there is a network.

import * as queue from "/driver/static/queue.js";
import * as camera from "/driver/static/camera.js";
import * as live from "/driver/static/live.js";
import * as place from "/driver/static/place.js";

const told = JSON.parse(document.getElementById("told").textContent);
const by = (id) => document.getElementById(id);
const stops = by("stops");
const SEND_MS = 5000, WAIT_SECONDS = 240;
// What a press makes of a stop, until the house has said so itself.
const AFTER = {
  loaded: "loaded", unloaded: "planned", arrived: "arriving", no_answer: "waiting",
  delivered: "done", attempt_failed: "failed",
};

let mark = "", heardAt = Date.now(), isOver = false, isSending = false, about = null, photo = null;

// --- what is shown ---------------------------------------------------------------------------------

/** Says whether anything was new. */
async function look() {
  if (isOver) return false;
  let isNew = false;
  try {
    const answer = await fetch(`${told.here}/stops`, {
      headers: mark ? { "If-None-Match": mark } : {}, cache: "no-store", credentials: "omit",
    });
    if (answer.status === 404) { await end(); return false; }
    isNew = answer.status === 200;
    const html = isNew ? await answer.text() : null;
    await heard(html, answer.headers.get("ETag") || "", Number(answer.headers.get("X-Lasts-Seconds")));
    net(answer.ok || answer.status === 304);
  } catch {
    net(false);
  }
  await overlay();
  return isNew;
}

/** What the house says of the stops, and how long the link opens yet. */
async function heard(html, newMark, lasts) {
  if (lasts) await queue.keep("ends", Date.now() + lasts * 1000);
  if (html === null) return;
  heardAt = Date.now();
  mark = newMark;
  show(html);
  await queue.keep("stops", { here: told.here, html, heardAt });
}

/** The new part in place of the old one; what somebody opened stays open. */
function show(html) {
  const open = new Map([...stops.querySelectorAll("article")].map(
    (one) => [`${one.dataset.delivery} ${one.dataset.state}`, one.firstElementChild.open],
  ));
  const focused = document.activeElement && document.activeElement.closest("article");
  const pressed = document.activeElement && document.activeElement.dataset.press;
  stops.innerHTML = html;
  for (const one of stops.querySelectorAll("article[data-delivery]")) {
    const was = open.get(`${one.dataset.delivery} ${one.dataset.state}`);
    if (was !== undefined) one.firstElementChild.open = was;
  }
  media();
  if (focused && pressed) {
    const again = card(focused.dataset.delivery);
    const button = again && again.querySelector(`[data-press="${pressed}"]`);
    if (button) button.focus({ preventScroll: true });
  }
  count();
}

const card = (delivery) => [...stops.querySelectorAll("article")].find((one) => one.dataset.delivery === delivery);

function media() {
  for (const one of stops.querySelectorAll("[data-voice]")) one.src = `${told.here}/voice/${one.dataset.voice}`;
  for (const one of stops.querySelectorAll("[data-photo]")) one.src = `${told.here}/photo/${one.dataset.photo}`;
}

/** What waits to be sent stands over what the house said last. */
async function overlay() {
  const waiting = await queue.all();
  for (const one of stops.querySelectorAll(".unsent")) one.classList.remove("unsent");
  for (const press of waiting) {
    const one = card(press.delivery), state = AFTER[press.type];
    if (!one || !state) continue;
    one.dataset.state = state;
    one.classList.add("unsent");
    one.querySelector("[data-pill]").textContent = told.words[`state-${state}`];
    if (state === "waiting") {
      one.querySelector(".countdown").hidden = false;
      one.querySelector("[role=timer]").dataset.until = press.pressedAt + WAIT_SECONDS * 1000;
    }
  }
  by("net").lastElementChild.textContent = words();
  function words() {
    const line = told.words[by("net").dataset.net];
    return waiting.length ? `${line} · ${told.words["to-send"].replace("{count}", waiting.length)}` : line;
  }
  count();
}

function count() {
  for (const one of stops.querySelectorAll("[role=timer]")) {
    if (one.dataset.left && !one.dataset.until) one.dataset.until = heardAt + one.dataset.left * 1000;
    if (!one.dataset.until) continue;
    const left = Math.max(0, Math.round((one.dataset.until - Date.now()) / 1000));
    const shown = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : told.words["wait-over"];
    if (one.textContent !== shown) one.textContent = shown;
  }
}

function net(isThere) {
  by("net").dataset.net = isThere ? "online" : "offline";
}

function say(words) {
  by("problem").textContent = words;
  by("problem").hidden = !words;
  if (words) by("problem").scrollIntoView({ block: "nearest" });
}

/** The link is over: nothing of the day stays on this phone. */
async function end() {
  isOver = true;
  live.end();
  place.stop();
  await queue.wipe();
  location.reload();
}

// --- what is pressed -------------------------------------------------------------------------------

async function press(fields, picture = null) {
  say("");
  await queue.put({ id: queue.newName(), here: told.here, pressedAt: Date.now(), picture, ...fields });
  await overlay();
  live.hurry();
  await send();
}

async function send() {
  if (isSending || isOver) return;
  isSending = true;
  try {
    for (const one of await queue.all()) {
      const { at, here, pressedAt, picture, ...fields } = one;
      if (here !== told.here) { await queue.drop(at); continue; } // of another day
      const form = new FormData();
      form.append("press", JSON.stringify({ ...fields, ago_seconds: Math.max(0, (Date.now() - pressedAt) / 1000) }));
      if (picture) form.append("picture", picture, "picture");
      const answer = await fetch(`${here}/press`, { method: "POST", body: form, credentials: "omit" });
      if (answer.status === 404) return void await end();
      if (answer.status === 429 || answer.status >= 500) return;
      await queue.drop(at);
      mark = ""; // what was shown over the house's word is to be drawn anew
      if (!answer.ok) say((await answer.json().catch(() => ({}))).words || told.words["not-taken"]);
    }
    net(true);
  } catch {
    net(false);
  } finally {
    isSending = false;
    if (!isOver) await look();
  }
}

stops.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.id === "leave") { button.disabled = true; return void press({ type: "out_for_delivery" }); }
  const one = button.closest("article");
  if (!one) return;
  if (button.dataset.press) return void press({ type: button.dataset.press, delivery: one.dataset.delivery });
  if (button.dataset.open === "deliver") deliver(one);
  if (button.dataset.open === "fail") fail(one);
  if (button.dataset.open === "say") { begin(by("say"), one); by("say-send").disabled = true; }
});

function begin(dialog, one) {
  about = one.dataset;
  dialog.querySelector("[data-where]").textContent = one.dataset.where;
  dialog.querySelector("form").reset();
  dialog.showModal();
}

// --- a hand-over -----------------------------------------------------------------------------------

const pad = new camera.Pad(by("pad"), () => { if (about) ready(); });
const kindOf = () => (by("deliver").querySelector("[name=kind]:checked") || {}).value || "";

function deliver(one) {
  photo = null;
  by("photo-shown").hidden = true;
  pad.clear();
  begin(by("deliver"), one);
  by("age-row").hidden = !("age" in about);
  for (const label of by("deliver").querySelectorAll("[data-kind]")) {
    const kind = label.dataset.kind;
    label.hidden = ("signed" in about && !["signature", "pin"].includes(kind))
      || (kind === "left_with" && !("mayLeave" in about));
  }
  by("deliver").querySelector(`[value=${"signed" in about ? "signature" : "photo"}]`).checked = true;
  ready();
}

function ready() {
  const kind = kindOf(), isThere = by("net").dataset.net === "online";
  for (const part of by("deliver").querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(kind) || (part.dataset.camera && !camera.canRead);
  }
  by("pin-offline").hidden = kind !== "pin" || isThere;
  const has = {
    photo: () => photo, signature: () => pad.isSigned, scan: () => by("scanned").value.trim() === about.number,
    pin: () => isThere && by("pin").value.replace(/\D/g, "").length === 6,
    left_with: () => by("who").value.trim() && photo,
  }[kind];
  by("deliver-send").disabled = !about || !has || !has() || ("age" in about && !by("age").checked);
}

by("deliver").addEventListener("input", () => about && ready());
by("pad-clear").addEventListener("click", () => pad.clear());
/** A photo that was just taken, shown small; a file that is none shuts the dialog and says so. */
function takes(field, shown, dialog, then) {
  by(field).addEventListener("change", async () => {
    const [file] = by(field).files;
    if (!file) return;
    try {
      photo = await camera.small(file);
      by(shown).src = URL.createObjectURL(photo);
      by(shown).hidden = false;
    } catch {
      by(dialog).close();
      say(told.words["bad-picture"]);
    }
    then();
  });
}

takes("photo", "photo-shown", "deliver", () => ready());
takes("fail-photo", "fail-photo-shown", "fail", () => {});
by("deliver-send").addEventListener("click", async () => {
  const kind = kindOf();
  const proof = { kind };
  if (["photo", "signature", "left_with"].includes(kind) && by("who").value.trim()) proof.name = by("who").value.trim();
  if (kind === "pin") proof.code = by("pin").value;
  if (kind === "scan") proof.code = by("scanned").value.trim();
  const picture = kind === "signature" ? await pad.blob() : ["photo", "left_with"].includes(kind) ? photo : null;
  by("deliver").close();
  await press({ type: "delivered", delivery: about.delivery, proof, age_checked: by("age").checked }, picture);
});

// --- no hand-over ----------------------------------------------------------------------------------

function fail(one) {
  photo = null;
  by("fail-photo-shown").hidden = true;
  begin(by("fail"), one);
  by("fail-send").disabled = true;
}

by("fail").addEventListener("input", () => { by("fail-send").disabled = !by("fail").querySelector("[name=reason]:checked"); });
by("fail-send").addEventListener("click", async () => {
  const reason = by("fail").querySelector("[name=reason]:checked").value, note = by("fail-note").value.trim();
  by("fail").close();
  const proof = photo ? { proof: { kind: "photo" } } : {};
  await press({ type: "attempt_failed", delivery: about.delivery, reason, ...(note ? { note } : {}), ...proof }, photo);
});

// --- words for the recipient -----------------------------------------------------------------------

function speak(words) {
  by("say").close();
  press({ type: "say", delivery: about.delivery, words });
}

for (const button of document.querySelectorAll("[data-phrase]")) {
  button.addEventListener("click", () => speak({ phrase: button.dataset.phrase }));
}
by("say-text").addEventListener("input", () => { by("say-send").disabled = !by("say-text").value.trim(); });
by("say-send").addEventListener("click", () => speak({ text: by("say-text").value.trim() }));
by("say-text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  if (by("say-text").value.trim()) speak({ text: by("say-text").value.trim() });
});

// --- scans -----------------------------------------------------------------------------------------

by("open-scan").addEventListener("click", () => {
  by("scan").querySelector("form").reset();
  by("scan-said").textContent = "";
  by("scan").showModal();
});

async function load() {
  const number = by("scan-number").value.trim();
  if (!number) return;
  const one = [...stops.querySelectorAll("article")].find((each) => each.dataset.number === number);
  by("scan-said").textContent = one
    ? told.words.scanned.replace("{stop}", one.querySelector(".number").textContent)
    : told.words["no-such-number"];
  if (!one) return;
  by("scan-number").value = "";
  await press({ type: "loaded", delivery: one.dataset.delivery, proof: { kind: "scan", code: number } });
}

by("scan-load").addEventListener("click", load);
by("scan-number").addEventListener("keydown", (event) => {
  if (event.key === "Enter") { event.preventDefault(); load(); }
});
for (const button of document.querySelectorAll("[data-camera]")) {
  button.hidden = !camera.canRead;
  button.addEventListener("click", async () => {
    const field = by(button.dataset.camera);
    field.value = (await camera.read(by("camera"), by("film")).catch(() => "")) || field.value;
    if (field.id === "scan-number") load(); else ready();
  });
}

// --- the page itself -------------------------------------------------------------------------------

by("language").addEventListener("change", async () => {
  const body = JSON.stringify({ language: by("language").value });
  const answer = await fetch(`${told.here}/language`, { method: "POST", body, credentials: "omit" }).catch(() => null);
  if (answer && answer.ok) location.reload(); else net(false);
});

by("share").addEventListener("change", async () => {
  await queue.keep("share", by("share").checked);
  follow();
});

/** Where the van is, for those who wait: only as long as its courier wants it. */
async function follow() {
  by("share-row").hidden = !place.can;
  by("share").checked = place.can && Boolean(await queue.kept("share").catch(() => false));
  if (!by("share").checked) return place.stop();
  place.share(
    (where) => fetch(`${told.here}/place`, { method: "POST", body: JSON.stringify(where), credentials: "omit" })
      .then((answer) => answer.ok, () => false),
    async () => { await queue.keep("share", false); by("share").checked = false; say(told.words["share-denied"]); },
  );
}

async function start() {
  if (!navigator.onLine && Date.now() > ((await queue.kept("ends").catch(() => 0)) || Infinity)) return end();
  const before = await queue.kept("stops").catch(() => null);
  if (before && before.here !== told.here) await queue.wipe();
  else if (before && !navigator.onLine) { heardAt = before.heardAt; show(before.html); }
  media();
  await overlay();
  await send();
  setInterval(count, 500);
  live.begin({
    address: () => `${told.here}/stream?seen=${encodeURIComponent(mark)}`,
    heard: async (news, newMark) => { await heard(news.html, newMark, news.lasts); net(true); await overlay(); },
    over: end, net, look,
  });
  await follow();
  setInterval(async () => { if ((await queue.all()).length) send(); }, SEND_MS);
  addEventListener("online", send);
  addEventListener("offline", () => { net(false); overlay(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") send(); });
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/driver/worker.js", { scope: "/driver/" }).catch(() => {});
}

start();
