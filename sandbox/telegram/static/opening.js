// What opens over the chat: a picture in its full size, and a Mini App with the bot's own page.

const at = (id) => document.getElementById(id);

export function openPicture(source, words) {
  const dialog = at("viewer"), image = dialog.querySelector("img");
  image.src = source;
  image.alt = words || "Photo";
  dialog.querySelector("p").textContent = words;
  dialog.onclick = () => dialog.close();
  dialog.showModal();
}

// The colours that a page in the chat is told, by Telegram's names for them.
export function theme() {
  const style = getComputedStyle(document.documentElement);
  const told = {
    bg_color: "panel",
    secondary_bg_color: "ground",
    text_color: "ink",
    hint_color: "soft",
    link_color: "link",
    button_color: "accent",
    button_text_color: "accent-ink",
    destructive_text_color: "danger",
  };
  return Object.fromEntries(Object.entries(told).map(([name, of]) => [name, style.getPropertyValue(`--${of}`).trim()]));
}

export function openApp(address, title) {
  const dialog = at("app"), old = dialog.querySelector("iframe");
  // A new frame: changing what is behind the # of the same page would not load it anew.
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.allow = "geolocation";
  frame.referrerPolicy = "no-referrer";
  frame.src = address;
  old.replaceWith(frame);
  dialog.querySelector("h2").textContent = title;
  const say = (eventType, eventData) => frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), new URL(address).origin);
  const hear = (event) => {
    if (event.source !== frame.contentWindow) return;
    let told;
    try {
      told = JSON.parse(event.data);
    } catch {
      return;
    }
    if (told.eventType === "web_app_close") dialog.close();
    if (told.eventType === "web_app_request_theme") say("theme_changed", { theme_params: theme() });
    if (told.eventType === "web_app_request_viewport") {
      say("viewport_changed", { height: frame.clientHeight, width: frame.clientWidth, is_expanded: true, is_state_stable: true });
    }
  };
  addEventListener("message", hear);
  dialog.querySelector("button").onclick = () => dialog.close();
  dialog.onclose = () => {
    removeEventListener("message", hear);
    frame.src = "about:blank";
  };
  dialog.showModal();
}
