// The live console: parts of the page are replaced as the server sends them, and forms are posted
// without leaving the page. Without this script the same page works by reloading.
(() => {
  "use strict";
  const columns = document.querySelector("[data-stream]");
  const lines = document.getElementById("lines");
  const problem = document.getElementById("problem");
  const state = document.getElementById("state");
  const title = document.title;
  const says = columns.dataset; // its words, in the language of the page

  // --- showing -------------------------------------------------------------------------------

  const isAtEnd = () => lines.scrollHeight - lines.scrollTop - lines.clientHeight < 80;
  const toEnd = () => { lines.scrollTop = lines.scrollHeight; };

  // What has the focus in a part that is replaced, found again in the new one; and what was typed
  // there, as long as it is asked for what it was asked for.
  const keyOf = (one) => one.name || (one.getAttribute("href") ?? one.textContent.trim());
  const typedIn = (place) => [...place.querySelectorAll("input:not([type=hidden])")];

  function replace(place, html) {
    const focused = place.contains(document.activeElement) && place !== document.activeElement
      ? keyOf(document.activeElement) : null;
    const open = [...place.querySelectorAll("details")].map((one) => one.open);
    const typed = typedIn(place);
    place.innerHTML = html;
    typedIn(place).forEach((one) => {
      const before = typed.find((other) => other.name === one.name && other.defaultValue === one.defaultValue);
      if (before) one.value = before.value;
    });
    place.querySelectorAll("details").forEach((one, i) => { one.open = open[i] ?? one.open; });
    if (focused === null) return;
    const again = [...place.querySelectorAll("a, button, summary, input:not([type=hidden])")];
    (again.find((one) => keyOf(one) === focused) ?? place).focus({ preventScroll: true });
  }

  function put(item) {
    const before = document.getElementById(item.id);
    if (!before) lines.append(item);
    else if (before.outerHTML !== item.outerHTML) before.replaceWith(item);
  }

  function itemsOf(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return [...holder.content.children];
  }

  // How many wait, and how many talks hold something new: this one too, while nobody sees the page.
  function count() {
    const waiting = Number(document.querySelector(".group.waiting, .group.found")?.dataset.count ?? 0);
    const talks = new Set([...document.querySelectorAll("#queue .talk.unread")].map((one) => one.pathname));
    const unread = talks.size + (isUnseen ? 1 : 0);
    document.title = `${unread ? `${says.unread.replace("#", unread)} · ` : ""}${waiting ? `(${waiting}) ` : ""}${title}`;
  }

  // --- what was seen, and who writes -----------------------------------------------------------

  const talk = columns.dataset.talk;
  const csrf = document.querySelector("input[name=csrf]").value;
  let isUnseen = false;
  let telling;
  let upto = "";

  const tell = (what, fields) => fetch(`${talk}/${what}`, {
    method: "POST",
    body: new URLSearchParams({ csrf, ...fields }),
    headers: { "X-Requested-With": "fetch" },
    keepalive: true, // also by whoever leaves the page with it
  }).catch(() => {});

  // A page behind others is not read.
  function saw() {
    isUnseen = document.hidden;
    count();
    clearTimeout(telling);
    const last = lines?.lastElementChild;
    if (!last || isUnseen) return;
    upto = last.id.replace("line-", "");
    telling = setTimeout(tellRead, 300);
  }

  function tellRead() {
    if (upto) tell("read", { upto });
    upto = "";
  }

  window.addEventListener("pagehide", tellRead);

  document.addEventListener("visibilitychange", () => { if (isUnseen && !document.hidden) saw(); });

  const SAYS_AGAIN_MS = 4000;
  let saidAt = 0;

  function writes(isOn) {
    const now = Date.now();
    if (isOn ? now - saidAt < SAYS_AGAIN_MS : saidAt === 0) return;
    saidAt = isOn ? now : 0;
    tell("writing", { on: isOn ? "1" : "0" });
  }

  function complain(sentence) {
    if (!problem) return;
    problem.textContent = sentence;
    problem.hidden = !sentence;
  }

  // --- the stream ----------------------------------------------------------------------------

  let address = columns.dataset.stream;

  function listen() {
    const stream = new EventSource(address);
    const on = (name, show) => stream.addEventListener(name, (event) => {
      if (event.lastEventId) {
        address = address.replace(/seen=.*$/, `seen=${event.lastEventId}`);
      }
      show(JSON.parse(event.data));
    });
    for (const name of ["queue", "undelivered", "baton", "present", "say", "beside"]) {
      on(name, (html) => {
        const place = document.getElementById(name);
        if (place) replace(place, html);
        if (name === "queue") count();
      });
    }
    on("line", (html) => {
      if (!lines) return;
      const follow = isAtEnd();
      itemsOf(html).forEach(put);
      if (follow) toEnd();
      saw();
    });
    on("lines", (html) => {
      if (!lines) return;
      const follow = isAtEnd();
      const items = itemsOf(html);
      const stay = new Set(items.map((item) => item.id));
      [...lines.children].forEach((one) => { if (!stay.has(one.id)) one.remove(); });
      items.forEach(put);
      if (follow) toEnd();
      saw();
    });
    on("ended", () => {
      stream.close();
      const again = Object.assign(document.createElement("a"), { href: "/console/login", textContent: says.signIn });
      state.replaceChildren(`${says.ended} `, again);
      state.className = "state lost";
    });
    stream.addEventListener("open", () => {
      state.textContent = says.live;
      state.className = "state";
    });
    stream.addEventListener("error", () => {
      state.textContent = says.lost;
      state.className = "state lost";
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
    });
  }

  // --- acting --------------------------------------------------------------------------------

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!("live" in form.dataset) || (event.submitter && "plain" in event.submitter.dataset)) return;
    event.preventDefault();
    // Enter in a form presses its first button, in browsers; an answer is what is meant then.
    const pressed = event.submitter;
    const button = pressed && "always" in pressed.dataset ? pressed : form.querySelector("button:not([data-always])");
    if (form.dataset.busy || button.disabled) {
      if (button.disabled) complain(says.takeOver);
      return;
    }
    form.dataset.busy = "yes";
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: told(form, pressed),
        headers: { "X-Requested-With": "fetch" },
      });
      complain(answer.ok ? "" : await answer.text());
      if (answer.ok) done(form);
    } catch {
      complain(says.offline);
    } finally {
      delete form.dataset.busy;
    }
  });

  const text = document.getElementById("text");

  // With the button that was pressed, also where a browser does not name it by itself: a remark that
  // went as an answer would reach its recipient.
  function told(form, pressed) {
    const fields = new URLSearchParams(new FormData(form));
    if (pressed?.name) fields.set(pressed.name, pressed.value);
    return fields;
  }

  function done(form) {
    if (!text) return;
    if (form.id === "speak") {
      text.value = "";
      document.getElementById("own")?.remove();
      writes(false);
    }
    if (form.id === "speak" || form.action.endsWith("/take-over")) text.focus();
    toEnd();
  }

  text?.addEventListener("input", () => writes(text.value.trim() !== ""));

  text?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    text.form.requestSubmit();
  });

  // --- ready answers, and keys ---------------------------------------------------------------

  document.querySelectorAll("[data-answer]").forEach((one) => one.addEventListener("click", (event) => {
    event.preventDefault();
    text.value = text.value.trim() ? `${text.value.trimEnd()}\n${one.dataset.answer}` : one.dataset.answer;
    text.focus();
  }));

  function step(by) {
    const talks = [...document.querySelectorAll("#queue a.talk")];
    const here = talks.findIndex((one) => one.classList.contains("current"));
    const next = talks[here < 0 ? 0 : here + by];
    if (next) location.assign(next.href);
  }

  const press = (path) => document.querySelector(`#baton form[action$="${path}"]`)?.requestSubmit();
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.getElementById("search").focus(),
    t: () => press("/take-over"),
    b: () => press("/hand-back"),
    r: () => text?.focus(),
    "?": () => document.getElementById("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, dialog");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  if (lines) toEnd();
  count();
  listen();
})();
