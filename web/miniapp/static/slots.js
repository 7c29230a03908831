// The calendar of windows: looked at again every few seconds while somebody looks at it, so that
// what others take is greyed out; one tap sends the window into the chat, which holds it and asks.
"use strict";

(() => {
  const told = JSON.parse(document.getElementById("told").textContent);
  const [line, problem, strip, days, notes, fee, legend, live, where] = ["line", "problem", "strip", "days", "notes", "fee", "legend", "live", "where"].map((id) => document.getElementById(id));
  const delivery = new URLSearchParams(location.search).get("d") || "";
  const LOOK_MS = 5000, THANKS_MS = 1200, REGIONS = { en: "en-GB", pt: "pt-PT", ar: "ar-u-nu-latn" };
  const MARKS = { soonest: "⚡", greenest: "🌿" };
  const known = new Map();  // every window that was ever shown, by its start and end
  let words = told.words[document.documentElement.lang], language = document.documentElement.lang, zone = "UTC";
  let isOver = false, isSending = false, timer = null, isFirst = true;

  const put = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const asked = (options) => new Intl.DateTimeFormat(REGIONS[language] || language, { timeZone: zone, ...options });
  const clock = (at) => asked({ timeStyle: "short" }).format(at);
  const dayKey = (at) => new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
  const dayName = (at) => asked({ weekday: "long", day: "numeric", month: "long" }).format(at);
  const hours = (one) => `${clock(one.start)}–${clock(one.end)}`;

  function made(name, properties = {}, ...inside) {
    const one = Object.assign(document.createElement(name), properties);
    one.append(...inside);
    return one;
  }

  // In the language of the chat; of their own way where they come to a pickup point.
  function speak(wanted, point) {
    if (!told.words[wanted]) return;
    words = { ...told.words[wanted], ...(point && { title: told.words[wanted]["title-visit"] }) };
    where.hidden = !point;
    where.querySelector("bdi").textContent = point || "";
    language = document.documentElement.lang = wanted;
    document.documentElement.dir = told.rtl.includes(wanted) ? "rtl" : "ltr";
    document.title = words.title;
    document.querySelectorAll("[data-word]").forEach((one) => { one.textContent = words[one.dataset.word]; });
  }

  function tell(text) { delete line.dataset.word; line.textContent = text; }

  function say(word) {
    problem.hidden = !word;
    problem.textContent = word ? words[word] : "";
    measure();
  }

  function over(word) {
    isOver = true;
    clearTimeout(timer);
    document.body.classList.add("over");
    if (word) { line.hidden = true; say(word); }
  }

  async function ask(method, path, body) {
    const headers = { Authorization: `tma ${chat.initData()}` };
    if (body) headers["Content-Type"] = "application/json";
    const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    if (answer.status === 401) over("too-old");
    if (answer.status === 404) over("not-yours");
    if (answer.status === 409) over("closed");
    return answer;
  }

  // What is free now, laid over what was shown: nothing jumps away under a thumb.
  function take(times, yours, now) {
    const free = new Map(times.map((one) => [`${one.start}/${one.end}`, one]));
    const mine = new Set(yours.map(([start, end]) => `${start}/${end}`));
    const gone = [];
    for (const [key, one] of known) {
      if (one.state === "free" && !free.has(key) && !mine.has(key) && one.start > now) gone.push(one);
      if (!free.has(key)) Object.assign(one, { state: mine.has(key) ? "yours" : "taken", labels: [] });
    }
    for (const [key, one] of free) {
      known.set(key, { key, ...one, start: new Date(one.start), end: new Date(one.end), told: one, isYours: mine.has(key), state: "free" });
    }
    for (const [start, end] of yours) {
      const key = `${start}/${end}`;
      if (!free.has(key)) known.set(key, { key, start: new Date(start), end: new Date(end), labels: [], basis: "route", state: "yours" });
    }
    if (gone.length) tell(gone.map((one) => put(words.gone, { day: dayName(one.start), time: hours(one) })).join(" "));
    else if (isFirst && !times.length) tell(words.none);
  }

  const marksOf = (one) => one.labels.filter((label) => MARKS[label]);

  function noteOf(one) {
    if (one.state === "taken") return words.taken;
    if (one.state === "yours" || one.isYours) return words.yours;
    const notes = marksOf(one).map((label) => words[`mark-${label}`]);
    return [...notes, one.fee ? priceOf(one.fee) : ""].filter(Boolean).join(told.rtl.includes(language) ? "، " : ", ");
  }

  const money = (fee) => new Intl.NumberFormat(REGIONS[language] || language, { style: "currency", currency: fee.currency, signDisplay: "negative" }).format(fee.amount);

  function priceOf(fee) {
    const amount = Number(fee.amount);
    if (!amount) return "";
    const coins = money({ ...fee, amount: Math.abs(amount) });
    return amount < 0 ? put(words.reward, { fee: coins }) : coins;
  }

  function drawTime(one, old) {
    const button = old || made("button", { type: "button" }, made("bdi"), made("small"));
    const note = noteOf(one), isFree = one.state === "free";
    const marks = isFree ? marksOf(one).map((label) => MARKS[label]).join("") : "";
    button.querySelector("bdi").textContent = marks ? `${marks} ${hours(one)}` : hours(one);
    button.querySelector("small").textContent = note;
    button.querySelector("small").hidden = !note;
    button.className = [one.state, marks ? "marked" : "", one.basis === "forecast" ? "forecast" : ""].filter(Boolean).join(" ");
    button.setAttribute("aria-disabled", String(!isFree));
    button.setAttribute("aria-label", [dayName(one.start), hours(one), note].filter(Boolean).join(", "));
    button.onclick = () => { if (isFree) pick(one, button); };
    button.dataset.key = one.key;
    return button;
  }

  // Only what changed is drawn anew, so that focus and scrolling stay where they are.
  function draw() {
    const byDay = new Map();
    for (const one of [...known.values()].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const day = dayKey(one.start);
      byDay.set(day, [...(byDay.get(day) || []), one]);
    }
    for (const [day, ones] of byDay) {
      let section = document.getElementById(`day-${day}`);
      if (!section) {
        section = made("section", { id: `day-${day}` }, made("h2", { id: `name-${day}` }), made("p", { className: "note" }), made("ul", { className: "times" }));
        section.setAttribute("aria-labelledby", `name-${day}`);
        const later = [...days.children].find((other) => other.id > section.id);
        days.insertBefore(section, later || null);
      }
      const [name, note, list] = section.children;
      name.textContent = dayName(ones[0].start);
      note.hidden = !ones.some((one) => one.basis === "forecast" && one.state === "free");
      note.textContent = words.forecast;
      ones.forEach((one, at) => {
        const old = list.querySelector(`[data-key="${one.key}"]`);
        const button = drawTime(one, old);
        if (!old) list.insertBefore(made("li", {}, button), list.children[at] || null);
      });
    }
    drawStrip(byDay);
    const marks = new Set([...known.values()].filter((one) => one.state === "free").flatMap((one) => one.labels));
    legend.hidden = !marks.size;
    legend.querySelectorAll("[data-mark]").forEach((one) => { one.hidden = !marks.has(one.dataset.mark); });
    live.hidden = known.size === 0;
    days.setAttribute("aria-busy", "false");
    measure();
  }

  function drawStrip(byDay) {
    strip.hidden = byDay.size < 2;
    for (const [day, ones] of byDay) {
      let link = strip.querySelector(`[href="#day-${day}"]`);
      if (!link) {
        link = made("a", { href: `#day-${day}` }, made("small"), made("strong"));
        const later = [...strip.children].find((other) => other.hash > link.hash);
        strip.insertBefore(link, later || null);
        link.onclick = (event) => { event.preventDefault(); document.getElementById(`day-${day}`).scrollIntoView(); };
      }
      link.firstChild.textContent = asked({ weekday: "short" }).format(ones[0].start);
      link.lastChild.textContent = asked({ day: "numeric" }).format(ones[0].start);
      link.setAttribute("aria-label", dayName(ones[0].start));
      link.classList.toggle("full", ones.every((one) => one.state !== "free"));
    }
  }

  // How high the head is, so that a day one jumps to is not below it. A style sheet cannot know.
  function measure() {
    document.documentElement.style.setProperty("--head", `${document.querySelector("header").offsetHeight}px`);
  }

  async function look() {
    clearTimeout(timer);
    if (isOver || isSending) return;
    try {
      const answer = await ask("GET", `/app/slots/times?d=${encodeURIComponent(delivery)}`);
      if (answer.ok && !isSending) {
        const now = await answer.json();
        if (isFirst) { zone = now.zone; speak(now.language, now.point); }
        say(null);
        take(now.times, now.yours, new Date(now.now));
        fee.hidden = !now.fee;
        notes.hidden = false;
        if (now.fee) fee.textContent = put(words.fee, { fee: money(now.fee) });
        isFirst = false;
        draw();
      } else if (!answer.ok && !isOver) say("no-connection");
    } catch { if (!isOver) say("no-connection"); }
    if (!isOver && !isSending && !document.hidden) timer = setTimeout(look, LOOK_MS);
  }

  async function pick(one, button) {
    if (isSending || isOver) return;
    isSending = true;
    clearTimeout(timer);
    button.setAttribute("aria-busy", "true");
    say(null);
    tell(words.sending);
    try {
      const answer = await ask("POST", "/app/slots", { d: delivery, start: one.told.start, end: one.told.end });
      if (answer.status === 202) {
        over(null);
        tell(words.thanks);
        setTimeout(() => chat.close(), THANKS_MS);
        return;
      }
      if (!isOver) say("no-connection");
    } catch { say("no-connection"); }
    isSending = false;
    button.removeAttribute("aria-busy");
    if (!isOver) { tell(words.hint); timer = setTimeout(look, LOOK_MS); }
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  addEventListener("resize", measure);
  if (chat.initData()) look();
  else over("outside-chat");
  chat.ready();
})();
