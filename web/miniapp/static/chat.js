// The chat around the page: who opened it, its colours, and a word back to it.
// What stands behind the # is read here, so that nothing waits for a script of somebody else.
"use strict";

const chat = (() => {
  const told = new URLSearchParams(location.hash.slice(1));
  const COLOUR = /^#[0-9a-f]{6}$/i;
  const OURS = {
    bg_color: "--paper", text_color: "--ink", hint_color: "--soft",
    button_color: "--main", button_text_color: "--on-main",
  };
  const changed = [];

  const theirs = () => (window.Telegram && window.Telegram.WebApp) || null;

  function initData() {
    return told.get("tgWebAppData") || (theirs() && theirs().initData) || "";
  }

  function post(event, data = {}) {
    try {
      if (window.TelegramWebviewProxy) {
        window.TelegramWebviewProxy.postEvent(event, JSON.stringify(data));
      } else if (window.external && "notify" in window.external) {
        window.external.notify(JSON.stringify({ eventType: event, eventData: data }));
      } else if (window.parent !== window) {
        window.parent.postMessage(JSON.stringify({ eventType: event, eventData: data }), "*");
      }
    } catch { /* an old client that knows no such word */ }
  }

  function paint(theme) {
    const root = document.documentElement;
    for (const [name, ours] of Object.entries(OURS)) {
      if (COLOUR.test(theme[name] || "")) root.style.setProperty(ours, theme[name]);
    }
    if (COLOUR.test(theme.bg_color || "")) {
      const [r, g, b] = [1, 3, 5].map((at) => parseInt(theme.bg_color.slice(at, at + 2), 16));
      root.dataset.scheme = 0.299 * r + 0.587 * g + 0.114 * b < 128 ? "dark" : "light";
    }
    changed.forEach((tell) => tell());
  }

  function theme() {
    try { return JSON.parse(told.get("tgWebAppThemeParams") || "{}") || {}; } catch { return {}; }
  }

  function isDark() {
    const said = document.documentElement.dataset.scheme;
    return said ? said === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  // A place by Telegram's own leave, where the browser gives none.
  function placeByTelegram() {
    return new Promise((found, none) => {
      const app = theirs();
      const manager = app && app.isVersionAtLeast && app.isVersionAtLeast("8.0") && app.LocationManager;
      if (!manager) return none(new Error("no place"));
      manager.init(() => manager.getLocation((place) => (place
        ? found({ lat: place.latitude, lon: place.longitude, accuracy: place.horizontal_accuracy })
        : none(new Error("no place")))));
    });
  }

  function placeByBrowser() {
    return new Promise((found, none) => {
      if (!navigator.geolocation) return none(new Error("no place"));
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => found({ lat: coords.latitude, lon: coords.longitude, accuracy: coords.accuracy }),
        none, { enableHighAccuracy: true, timeout: 12000, maximumAge: 30000 },
      );
    });
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => changed.forEach((tell) => tell()));
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || typeof data !== "string") return;
    try {
      const said = JSON.parse(data);
      if (said.eventType === "theme_changed") paint(said.eventData.theme_params || {});
    } catch { /* somebody else's words */ }
  });
  paint(theme());

  return {
    initData, isDark,
    whenColoursChange: (tell) => changed.push(tell),
    ready() { post("web_app_ready"); post("web_app_expand"); post("web_app_setup_swipe_behavior", { allow_vertical_swipe: false }); },
    close() { post("web_app_close"); },
    place: () => placeByBrowser().catch(placeByTelegram),
  };
})();
