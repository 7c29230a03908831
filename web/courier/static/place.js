// The place: where the phone is, for the people who wait; only while the page is open and its courier wants it.

const SEND_MS = 20000, STILL_MS = 120000, MOVED_M = 25, OLD_MS = 60000;

let watch = null, last = null, sentAt = 0, sent = null, tell = null, refused = null;

export const can = "geolocation" in navigator && window.isSecureContext;

/** `post` sends {lat, lon, accuracy_m, ago_seconds} and says whether it was taken; `no` hears that the phone will not tell. */
export function share(post, no) {
  tell = post;
  refused = no;
  go();
}

export function stop() {
  if (watch !== null) navigator.geolocation.clearWatch(watch);
  watch = null;
  tell = null;
}

function go() {
  if (watch !== null || !tell || document.hidden) return;
  watch = navigator.geolocation.watchPosition(heard, failed, { enableHighAccuracy: true, maximumAge: 10000 });
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) return void go();
  if (watch !== null) navigator.geolocation.clearWatch(watch);
  watch = null;
});

function failed(error) {
  if (error.code !== error.PERMISSION_DENIED) return;
  const no = refused;
  stop();
  if (no) no();
}

function heard(position) {
  last = position;
  send();
}

/** Often enough for a map, and no oftener; what no network took is told by the next one. */
async function send() {
  if (!tell || !last || Date.now() - last.timestamp > OLD_MS) return;
  const now = Date.now(), here = last.coords;
  const isStill = sent && metres(sent, here) < MOVED_M;
  if (now - sentAt < (isStill ? STILL_MS : SEND_MS)) return;
  const before = sentAt;
  sentAt = now;
  const isTaken = await tell({
    lat: here.latitude, lon: here.longitude, accuracy_m: here.accuracy,
    ago_seconds: Math.max(0, (now - last.timestamp) / 1000),
  });
  if (isTaken) sent = { latitude: here.latitude, longitude: here.longitude }; else sentAt = before;
}

setInterval(send, SEND_MS);

function metres(a, b) {
  const rad = Math.PI / 180, x = (b.longitude - a.longitude) * rad * Math.cos(a.latitude * rad);
  return Math.hypot(x, (b.latitude - a.latitude) * rad) * 6371000;
}
