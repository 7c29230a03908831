// The page with the pin: it is dragged, tapped or walked with arrow keys to the door, and sent.
"use strict";

(() => {
  const told = JSON.parse(document.getElementById("told").textContent);
  const [line, accuracy, problem, here, send] = ["line", "accuracy", "problem", "here", "send"].map((id) => document.getElementById(id));
  const delivery = new URLSearchParams(location.search).get("d") || "";
  const FINGER_PIXELS = 10, LOOK_MS = 350, THANKS_MS = 1200, STEP_PIXELS = 4, STRIDE_PIXELS = 40;
  const ZOOM = 17.5, ZOOM_MIN = told.tiles ? 3 : 15, ZOOM_MAX = 19;
  let isMoved = false, words = told.words[document.documentElement.lang], measured = null, asked = 0, timer = null, marker = null, circle = null;

  const map = L.map("map", { minZoom: ZOOM_MIN, maxZoom: ZOOM_MAX, zoomControl: false, zoomSnap: 0.5 });
  map.attributionControl.setPrefix(false);
  if (told.tiles) L.tileLayer(told.tiles.url, { attribution: told.tiles.attribution, maxZoom: ZOOM_MAX }).addTo(map);
  else if (told.map) new Paper("/app/map", (is) => { if (is && problem.dataset.word === "no-map") say(null); else if (!is && problem.hidden) say("no-map"); }).addTo(map);

  function speak(language) {
    if (!told.words[language]) return;
    words = told.words[language];
    document.documentElement.lang = language;
    document.documentElement.dir = told.rtl.includes(language) ? "rtl" : "ltr";
    document.title = words.title;
    document.querySelectorAll("[data-word]").forEach((one) => { if (words[one.dataset.word]) one.textContent = words[one.dataset.word]; });
    map.getContainer().setAttribute("aria-label", words.title);
  }

  function say(word) {
    problem.hidden = !word;
    problem.textContent = word ? words[word] : "";
    problem.dataset.word = word || "";
  }

  function tell(text) { delete line.dataset.word; line.textContent = text; }

  function over(word) {
    clearTimeout(timer);
    asked += 1;
    document.body.classList.add("over");
    if (marker) marker.dragging.disable();
    if (word) say(word);
  }

  async function ask(method, path, body) {
    const headers = { Authorization: `tma ${chat.initData()}` };
    if (body) headers["Content-Type"] = "application/json";
    const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    if (answer.status === 401) over("too-old");
    if (answer.status === 404) over("not-yours");
    return answer;
  }

  const place = () => { const { lat, lng } = marker.getLatLng().wrap(); return { d: delivery, lat: +lat.toFixed(6), lon: +lng.toFixed(6) }; };

  // How well the place is known: as the phone said, or as well as a finger points at this scale.
  function metres() {
    if (measured !== null) return measured;
    const middle = map.getSize().divideBy(2);
    const wide = map.distance(map.containerPointToLatLng(middle), map.containerPointToLatLng(middle.add([FINGER_PIXELS, 0])));
    return Math.max(3, Math.round(wide));
  }

  function showAccuracy() {
    circle.setLatLng(marker.getLatLng()).setRadius(metres());
    if (isMoved) accuracy.textContent = words.accuracy.replace("{metres}", String(Math.round(metres())));
  }

  function moved(byPhone = null) {
    measured = byPhone;
    isMoved = true;
    showAccuracy();
    send.disabled = false;
    clearTimeout(timer);
    timer = setTimeout(look, LOOK_MS);
  }

  // The line of the house beside the pin; only the newest answer counts.
  async function look() {
    const mine = asked += 1;
    try {
      const answer = await ask("POST", "/app/pin/near", place());
      if (!answer.ok || mine !== asked) return;
      const near = (await answer.json()).line;
      if (mine === asked) tell(near ? words.near.replace("{address}", near) : words["near-nothing"]);
    } catch { /* the pin counts, not its line */ }
  }

  function put(where, zoom) {
    const svg = '<svg viewBox="0 0 44 56" aria-hidden="true"><path class="body" d="M22 54C18 44 4 34 4 20a18 18 0 0 1 36 0c0 14-14 24-18 34z"/><circle class="eye" cx="22" cy="20" r="7"/></svg>';
    map.setView(where, zoom);
    circle = L.circle(where, { radius: 1, className: "circle", interactive: false }).addTo(map);
    marker = L.marker(where, {
      draggable: true, autoPan: true, keyboard: true, alt: words.pin, title: words.pin,
      icon: L.divIcon({ className: "pin", html: svg, iconSize: [44, 56], iconAnchor: [22, 54] }),
    }).addTo(map);
    marker.on("drag", showAccuracyWhileDragging).on("dragend", () => moved());
    map.on("click", ({ latlng }) => { if (!document.body.classList.contains("over")) { marker.setLatLng(latlng); moved(); } });
    map.on("zoomend", showAccuracy);
    marker.getElement().setAttribute("aria-describedby", "keys");
    marker.getElement().addEventListener("keydown", walk);
    accuracy.textContent = words.hint;
    showAccuracy();
    here.disabled = false;
  }

  function showAccuracyWhileDragging() { measured = null; isMoved = true; showAccuracy(); }

  function walk(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === "+" || event.key === "-") map.zoomIn(event.key === "+" ? 1 : -1);
    if (!way || document.body.classList.contains("over")) return;
    event.preventDefault();
    event.stopPropagation();
    const far = event.shiftKey ? STRIDE_PIXELS : STEP_PIXELS;
    marker.setLatLng(map.containerPointToLatLng(map.latLngToContainerPoint(marker.getLatLng()).add([way[0] * far, way[1] * far])));
    map.panInside(marker.getLatLng(), { padding: [60, 60] });
    moved();
  }

  here.addEventListener("click", async () => {
    here.disabled = true;
    say(null);
    tell(words.looking);
    try {
      const found = await chat.place();
      marker.setLatLng([found.lat, found.lon]);
      map.setView(marker.getLatLng(), Math.max(map.getZoom(), 17));
      moved(Math.min(100000, Math.max(3, found.accuracy || 50)));
    } catch {
      say("no-place");
      tell(words.hint);
    }
    here.disabled = false;
  });

  send.addEventListener("click", async () => {
    send.disabled = true;
    say(null);
    tell(words.sending);
    try {
      const answer = await ask("POST", "/app/pin", { ...place(), accuracy_m: Math.round(metres()) });
      if (answer.status === 202) {
        over(null);
        tell(words.thanks);
        setTimeout(() => chat.close(), THANKS_MS);
        return;
      }
      if (!document.body.classList.contains("over")) say("no-connection");
    } catch { say("no-connection"); }
    tell(words.hint);
    send.disabled = false;
  });

  async function begin() {
    L.control.zoom({ zoomInTitle: words.nearer, zoomOutTitle: words.farther, position: "topright" }).addTo(map);
    if (!chat.initData()) return over("outside-chat");
    try {
      const answer = await ask("GET", `/app/pin/start?d=${encodeURIComponent(delivery)}`);
      if (!answer.ok) { if (!document.body.classList.contains("over")) over("no-connection"); return; }
      const start = await answer.json();
      speak(start.language);
      put([start.lat ?? 0, start.lon ?? 0], start.lat === null ? ZOOM_MIN : ZOOM);
      if (start.label) tell(start.label);
      send.disabled = !start.is_known;
    } catch { over("no-connection"); }
  }

  begin();
  chat.ready();
})();
