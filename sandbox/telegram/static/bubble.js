// A message as an element. Nothing that came from the chat is ever read as HTML.

export function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside.filter((one) => one !== null && one !== undefined));
  return element;
}

export function draw(name, attributes, ...inside) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

// `hands` are what the bubble may ask the page to do: press, pay, app, enlarge, edit, remove, command, show.
export function bubble(message, hands) {
  if (message.kind === "service") return make("div", { class: "service", "data-id": message.id }, message.service);
  const inner = make("div", { class: "bubble" });
  if (message.who) inner.append(make("span", { class: "from" }, message.who));
  if (message.forwarded) inner.append(make("span", { class: "origin" }, `Forwarded from ${message.forwarded}`));
  if (message.reply_to) {
    inner.append(make("button", { type: "button", class: "answers", onclick: () => hands.show(message.reply_to.id) }, message.reply_to.text));
  }
  inner.append(...thing(message, hands));
  if (message.text) inner.append(words(message, hands));
  if (message.reactions.length) {
    const reactions = make("span", { class: "reactions" }, ...message.reactions.map((one) => make("span", {}, one)));
    inner.append(make("div", { class: "foot" }, reactions, time(message)));
  } else {
    inner.append(time(message));
  }
  if (!message.text && !message.reactions.length) inner.classList.add("wordless", message.kind);
  const classes = ["message", message.mine ? "mine" : "theirs"];
  if (message.kind === "sticker") classes.push("bare");
  if (message.buttons.length && !message.mine) classes.push("with-buttons");
  const element = make("article", { class: classes.join(" "), "data-id": message.id, "aria-label": message.mine ? "You" : message.who || "Bot" }, inner);
  if (message.buttons.length) element.append(buttons(message, hands));
  if (message.mine) element.append(ownActs(message, hands));
  return element;
}

function thing(message, hands) {
  switch (message.kind) {
    case "photo":
      return [photo(message, hands)];
    case "voice":
      return [voice(message, hands)];
    case "venue":
      return [place(message.venue.location, message.venue.title, message.venue.address)];
    case "location":
      return [place(message.location, message.location.live_period ? "Live location" : "Location", "")];
    case "contact":
      return [card(message.contact.first_name, [message.contact.first_name, message.contact.last_name].filter(Boolean).join(" "), `+${message.contact.phone_number.replace(/^\+/, "")}`)];
    case "document":
      return [make("a", { class: "document", href: hands.file(message.document.file), download: message.document.file_name }, make("span", { class: "face", "aria-hidden": "true" }, "⇩"), message.document.file_name)];
    case "sticker":
      return [make("div", { class: "big", role: "img", "aria-label": "Sticker" }, message.sticker || "🙂")];
    case "invoice":
      return [make("strong", {}, message.invoice.title), make("div", {}, message.invoice.description)];
    case "poll":
      return [make("strong", {}, message.poll.question), ...message.poll.options.map((one) => make("div", {}, `○ ${one.text}`))];
    default:
      return [];
  }
}

function photo(message, hands) {
  const { file, width, height } = message.photo;
  const image = make("img", { class: "photo", src: hands.file(file), alt: message.text || "Photo", width, height });
  return make("button", { type: "button", class: "enlarge", "aria-label": "Enlarge the photo", onclick: () => hands.enlarge(hands.file(file), message.text) }, image);
}

function card(name, title, small) {
  return make("div", { class: "contact" }, make("span", { class: "face", "aria-hidden": "true" }, name.slice(0, 1).toUpperCase()), make("span", {}, make("strong", {}, title), make("small", {}, small)));
}

// Text with its entities, whose offsets count UTF-16 units as JavaScript's strings do.
function words(message, hands) {
  const { text, entities } = message;
  const edges = new Set([0, text.length]);
  for (const one of entities) edges.add(one.offset).add(Math.min(text.length, one.offset + one.length));
  const cuts = [...edges].sort((a, b) => a - b);
  const holder = make("span", { class: "text" });
  for (let at = 0; at + 1 < cuts.length; at++) {
    const piece = text.slice(cuts[at], cuts[at + 1]);
    let node = document.createTextNode(piece);
    const over = entities.filter((one) => one.offset <= cuts[at] && one.offset + one.length >= cuts[at + 1]);
    for (const one of over.reverse()) node = marked(one, node, piece, hands);
    holder.append(node);
  }
  return holder;
}

const MARKS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

function marked(entity, node, piece, hands) {
  switch (entity.type) {
    case "text_link":
    case "url": {
      const url = entity.url || piece;
      return /^(https?|tg):/.test(url) ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, node) : node;
    }
    case "bot_command":
      return make("button", { type: "button", class: "command", onclick: () => hands.command(piece) }, node);
    case "spoiler":
      return make("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden text", onclick: (event) => event.currentTarget.classList.add("open") }, node);
    case "blockquote":
    case "expandable_blockquote":
      return make("span", { class: "quote" }, node);
    default:
      return MARKS[entity.type] ? make(MARKS[entity.type], {}, node) : node;
  }
}

function time(message) {
  const at = new Date(message.at);
  const told = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: document.body.dataset.zone || undefined });
  const parts = [];
  if (message.edited) parts.push("edited ");
  if (message.protected) parts.unshift("🔒 ");
  const element = make("time", { class: "time", datetime: message.at }, parts.join("") + told);
  if (message.mine) element.append(make("span", { class: "ticks", "aria-label": "sent" }, "✓"));
  return element;
}

function buttons(message, hands) {
  const rows = message.buttons.map((row) => make("div", {}, ...row.map((one) => button(message, one, hands))));
  return make("div", { class: "buttons", role: "group", "aria-label": "Choices" }, ...rows);
}

function button(message, told, hands) {
  const style = ["primary", "success", "danger"].includes(told.style) ? told.style : null;
  if (told.url && /^(https?|tg):/.test(told.url)) return make("a", { class: style, href: told.url, target: "_blank", rel: "noopener noreferrer" }, told.text);
  if (told.web_app) return make("button", { class: ["app", style].filter(Boolean).join(" "), type: "button", onclick: () => hands.app(message, told) }, told.text);
  if (told.pay) return make("button", { class: style, type: "button", onclick: (event) => hands.pay(message, event.currentTarget) }, told.text);
  if (told.copy_text) return make("button", { class: style, type: "button", onclick: () => hands.copy(told.copy_text.text) }, told.text);
  return make("button", { class: style, type: "button", disabled: !told.callback_data, "data-data": told.callback_data, onclick: (event) => hands.press(message, told, event.currentTarget) }, told.text);
}

function ownActs(message, hands) {
  const acts = make("div", { class: "own-acts" });
  if (message.kind === "text") acts.append(make("button", { type: "button", title: "Edit", "aria-label": "Edit this message", onclick: () => hands.edit(message) }, "✎"));
  if (hands.remove) acts.append(make("button", { type: "button", title: "Delete", "aria-label": "Delete this message", onclick: () => hands.remove(message) }, "✕"));
  return acts;
}

function voice(message, hands) {
  const audio = new Audio(hands.file(message.voice.file));
  audio.preload = "none";
  const shape = chance(message.id * 7919);
  const bars = Array.from({ length: 28 }, () => {
    const bar = make("i");
    bar.style.height = `${5 + Math.round(shape() * 21)}px`;
    return bar;
  });
  const left = make("small", {}, clock(message.voice.duration));
  const play = "M7 5l12 7-12 7z", pause = "M7 5h4v14H7zM13 5h4v14h-4z";
  const path = draw("path", { d: play });
  const start = make("button", { type: "button", "aria-label": "Play the voice message", onclick: () => (audio.paused ? audio.play() : audio.pause()) }, draw("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, path));
  audio.addEventListener("play", () => { path.setAttribute("d", pause); start.setAttribute("aria-label", "Pause"); });
  audio.addEventListener("pause", () => { path.setAttribute("d", play); start.setAttribute("aria-label", "Play the voice message"); });
  audio.addEventListener("ended", () => bars.forEach((bar) => bar.classList.remove("heard")));
  audio.addEventListener("timeupdate", () => {
    const share = audio.currentTime / (audio.duration || message.voice.duration || 1);
    bars.forEach((bar, at) => bar.classList.toggle("heard", at < share * bars.length));
    left.textContent = clock(audio.currentTime || message.voice.duration);
  });
  return make("div", { class: "voice" }, start, make("div", {}, make("div", { class: "bars", "aria-hidden": "true" }, ...bars), left));
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// A sketch of streets, always the same for the same point: no map comes from outside.
function place(point, title, below) {
  const { latitude, longitude } = point;
  const shape = chance(Math.round(latitude * 1e4) * 31 + Math.round(longitude * 1e4));
  const svg = draw("svg", { viewBox: "0 0 280 132", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" });
  const tilt = Math.round(shape() * 50 - 25);
  const streets = draw("g", { transform: `rotate(${tilt} 140 66)` });
  streets.append(draw("rect", { class: "park", x: 150 + shape() * 40, y: -30 + shape() * 30, width: 70, height: 62, rx: 8 }));
  if (shape() > 0.4) svg.append(draw("path", { class: "water", d: `M0 ${96 + shape() * 20} C70 ${80 + shape() * 30} 150 ${120 + shape() * 10} 280 ${92 + shape() * 24} V132 H0 Z` }));
  for (let x = -60; x < 360; x += 34 + shape() * 26) streets.append(draw("path", { class: "road", "stroke-width": shape() > 0.75 ? 8 : 4, d: `M${x} -90 V230` }));
  for (let y = -80; y < 220; y += 30 + shape() * 22) streets.append(draw("path", { class: "road", "stroke-width": shape() > 0.75 ? 8 : 4, d: `M-90 ${y} H380` }));
  svg.append(streets);
  if (point.horizontal_accuracy) svg.append(draw("circle", { class: "near", cx: 140, cy: 70, r: Math.min(58, 14 + point.horizontal_accuracy / 4) }));
  svg.append(draw("path", { class: "pin", d: "M140 72c-9-13-15-19-15-28a15 15 0 0 1 30 0c0 9-6 15-15 28z" }), draw("circle", { cx: 140, cy: 44, r: 5, fill: "#fff" }));
  const about = point.horizontal_accuracy ? ` ± ${Math.round(point.horizontal_accuracy)} m` : "";
  const heading = make("strong", {}, title);
  if (point.live_period) heading.prepend(make("span", { class: "live" }, "live"));
  return make("div", { class: "place" }, make("div", { class: "map" }, svg), heading, below ? make("div", {}, below) : null, make("small", {}, `${latitude.toFixed(5)}, ${longitude.toFixed(5)}${about}`));
}

function chance(seed) {
  let state = (seed >>> 0) || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
