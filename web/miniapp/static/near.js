// The page that shows where the courier is: looked at again every few seconds, until they have come.
"use strict";

(() => {
  const told = JSON.parse(document.getElementById("told").textContent);
  const [line, reported, problem] = ["line", "reported", "problem"].map((id) => document.getElementById(id));
  const delivery = new URLSearchParams(location.search).get("d") || "";
  const EVERY_MS = 10000, ZOOM = 16.5, ZOOM_MIN = told.tiles ? 3 : 13, ZOOM_MAX = 19;
  const PIN = '<svg viewBox="0 0 44 56" aria-hidden="true"><path class="body" d="M22 54C18 44 4 34 4 20a18 18 0 0 1 36 0c0 14-14 24-18 34z"/><circle class="eye" cx="22" cy="20" r="7"/></svg>';
  const VAN = '<svg viewBox="0 0 44 30" aria-hidden="true"><rect class="body" x="2" y="2" width="40" height="26" rx="6"/><rect class="glass" x="29" y="8" width="7" height="14" rx="2"/></svg>';
  let words = told.words[document.documentElement.lang], timer = null, door = null, van = null, isOver = false;

  const map = L.map("map", { minZoom: ZOOM_MIN, maxZoom: ZOOM_MAX, zoomControl: false, zoomSnap: 0.5 });
  map.attributionControl.setPrefix(false);
  if (told.tiles) L.tileLayer(told.tiles.url, { attribution: told.tiles.attribution, maxZoom: ZOOM_MAX }).addTo(map);
  else if (told.map) new Paper("/app/map", () => {}).addTo(map);

  function speak(language) {
    if (!told.words[language] || language === document.documentElement.lang) return;
    words = told.words[language];
    document.documentElement.lang = language;
    document.documentElement.dir = told.rtl.includes(language) ? "rtl" : "ltr";
    document.title = words.title;
    document.querySelectorAll("[data-word]").forEach((one) => { one.textContent = words[one.dataset.word]; });
    map.getContainer().setAttribute("aria-label", words.title);
  }

  function say(word) {
    problem.hidden = !word;
    problem.textContent = word ? words[word] : "";
  }

  function over(word) {
    isOver = true;
    clearTimeout(timer);
    document.body.classList.add("over");
    if (van) van.remove();
    line.textContent = "";
    reported.textContent = "";
    say(word);
  }

  const clock = (at, zone) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });

  function mark(kind, html, size, anchor, alt, where) {
    return L.marker(where, { alt, title: alt, keyboard: false, interactive: false, icon: L.divIcon({ className: kind, html, iconSize: size, iconAnchor: anchor }) }).addTo(map);
  }

  function show(now) {
    speak(now.language);
    const home = [now.door.lat, now.door.lon], there = now.courier && [now.courier.lat, now.courier.lon];
    if (!door) {
      door = mark("pin", PIN, [44, 56], [22, 54], words.door, home);
      L.control.zoom({ zoomInTitle: words.nearer, zoomOutTitle: words.farther, position: "topright" }).addTo(map);
      if (there) map.fitBounds([home, there], { padding: [50, 60], maxZoom: ZOOM });
      else map.setView(home, ZOOM);
    }
    if (there && van) van.setLatLng(there);
    else if (there) van = mark("van", VAN, [44, 30], [22, 15], words.courier, there);
    else if (van) { van.remove(); van = null; }
    line.textContent = now.expected ? words.expected.replace("{from}", clock(now.expected[0], now.zone)).replace("{to}", clock(now.expected[1], now.zone)) : "";
    reported.textContent = now.reported_at ? words.reported.replace("{time}", clock(now.reported_at, now.zone)) : "";
  }

  async function look() {
    try {
      const answer = await fetch(`/app/near/where?d=${encodeURIComponent(delivery)}`, { headers: { Authorization: `tma ${chat.initData()}` } });
      if (answer.status === 401) return over("too-old");
      if (answer.status === 404) return over("over");
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.json());
      say(null);
    } catch { say("no-connection"); }
    if (!isOver) timer = setTimeout(look, EVERY_MS);
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden && !isOver && chat.initData()) look();
  });
  if (chat.initData()) look(); else over("outside-chat");
  chat.ready();
})();
