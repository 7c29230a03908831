// The town on a canvas: painted from its own GeoJSON, with what the stream says on top.
"use strict";

const canvas = document.getElementById("town");
if (window.matchMedia("(max-width: 420px)").matches) document.getElementById("legend").open = false;
const pen = canvas.getContext("2d");
const AREAS = ["green", "square", "water", "building"];
const LINES = ["path", "walk", "lane", "tram", "rail", "street", "main"];
const WIDTH_METRES = { path: 2, walk: 5, lane: 4, tram: 1, rail: 2, street: 9, main: 14 };
const FRAME_MS = 250;

let paint = {};
let town = null;            // {bbox, shapes: {kind: Path2D in metres}, labels: [...]}
let view = null;            // {x, y, scale}: metres at the canvas's middle, pixels a metre
let plans = { vans: [], lockers: [] };
let vans = new Map();       // id -> {from, to, since, state}
let origin = [24.944, 60.1715];

const metres = ([lon, lat]) => [
  (lon - origin[0]) * 111320 * Math.cos(origin[1] * Math.PI / 180),
  (origin[1] - lat) * 110574,
];

function colours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["land", "water", "green", "square", "building", "building-edge", "main", "street",
    "casing", "path", "rail", "label", "ink", "panel", "known", "load", "served", "failed", "locker",
    "van-0", "van-1", "van-2", "van-3"]) paint[name] = style.getPropertyValue("--" + name).trim();
}

function trace(path, points) {
  points.forEach((point, at) => {
    const [x, y] = metres(point);
    if (at) path.lineTo(x, y); else path.moveTo(x, y);
  });
}

function learn(geo) {
  const [west, south, east, north] = geo.bbox;
  origin = [(west + east) / 2, (south + north) / 2];
  const shapes = Object.fromEntries([...AREAS, ...LINES].map(kind => [kind, new Path2D()]));
  const named = new Map();
  for (const { properties: { kind, name }, geometry } of geo.features) {
    const path = shapes[kind];
    if (!path) continue;
    if (geometry.type === "Polygon") {
      for (const ring of geometry.coordinates) { trace(path, ring); path.closePath(); }
    } else {
      trace(path, geometry.coordinates);
      if (name) longest(named, name, geometry.coordinates.map(metres));
    }
  }
  const [left, top] = metres([west, north]), [right, bottom] = metres([east, south]);
  town = { shapes, labels: [...named.values()], box: { left, top, right, bottom } };
  fit();
}

function longest(named, name, points) {
  let best = null;
  for (let at = 1; at < points.length; at++) {
    const [ax, ay] = points[at - 1], [bx, by] = points[at];
    const length = Math.hypot(bx - ax, by - ay);
    if (!best || length > best.length) best = { name, length, x: (ax + bx) / 2, y: (ay + by) / 2, turn: Math.atan2(by - ay, bx - ax) };
  }
  const known = named.get(name);
  if (best && (!known || best.length > known.length)) named.set(name, best);
}

function fit() {
  if (!town) return;
  const { left, top, right, bottom } = town.box;
  const scale = Math.max(canvas.clientWidth / (right - left), canvas.clientHeight / (bottom - top)) * 1.0;
  view = { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}

function zoom(factor, px = canvas.clientWidth / 2, py = canvas.clientHeight / 2) {
  if (!view) return;
  const scale = Math.min(8, Math.max(0.12, view.scale * factor));
  const dx = px - canvas.clientWidth / 2, dy = py - canvas.clientHeight / 2;
  view.x += dx / view.scale - dx / scale;
  view.y += dy / view.scale - dy / scale;
  view.scale = scale;
}

function screen([lon, lat]) {
  const [x, y] = metres([lon, lat]);
  return [(x - view.x) * view.scale + canvas.clientWidth / 2, (y - view.y) * view.scale + canvas.clientHeight / 2];
}

function draw() {
  requestAnimationFrame(draw);
  const wide = canvas.clientWidth, high = canvas.clientHeight, dots = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(wide * dots) || canvas.height !== Math.round(high * dots)) {
    canvas.width = Math.round(wide * dots); canvas.height = Math.round(high * dots);
  }
  pen.setTransform(dots, 0, 0, dots, 0, 0);
  pen.fillStyle = paint.land; pen.fillRect(0, 0, wide, high);
  if (!town || !view) return;
  drawTown(wide, high, dots);
  pen.setTransform(dots, 0, 0, dots, 0, 0);
  plans.vans.forEach((van, at) => drawRoute(van, paint["van-" + at % 4]));
  plans.vans.forEach(van => van.stops.forEach(drawStop));
  plans.lockers.forEach(drawLocker);
  plans.vans.forEach((van, at) => drawVan(van, paint["van-" + at % 4]));
}

function drawTown(wide, high, dots) {
  const { scale } = view;
  pen.setTransform(dots * scale, 0, 0, dots * scale, dots * (wide / 2 - view.x * scale), dots * (high / 2 - view.y * scale));
  pen.lineCap = pen.lineJoin = "round";
  for (const kind of AREAS.slice(0, 3)) { pen.fillStyle = paint[kind]; pen.fill(town.shapes[kind], "evenodd"); }
  const drawn = LINES.filter(kind => scale > 0.35 || (kind !== "path" && kind !== "tram"));
  for (const kind of ["street", "main"]) {
    pen.strokeStyle = paint.casing; pen.lineWidth = WIDTH_METRES[kind] + 2 / scale; pen.stroke(town.shapes[kind]);
  }
  for (const kind of drawn) {
    pen.strokeStyle = { path: paint.path, walk: paint.square, lane: paint.street, tram: paint.rail, rail: paint.rail }[kind] || paint[kind];
    pen.lineWidth = Math.max(WIDTH_METRES[kind], 0.7 / scale);
    pen.stroke(town.shapes[kind]);
  }
  pen.fillStyle = paint.building; pen.fill(town.shapes.building, "evenodd");
  pen.strokeStyle = paint["building-edge"]; pen.lineWidth = 0.8 / scale; pen.stroke(town.shapes.building);
  if (scale > 0.55) drawLabels(scale);
}

function drawLabels(scale) {
  pen.fillStyle = paint.label; pen.textAlign = "center"; pen.textBaseline = "middle";
  pen.font = `${11 / scale}px system-ui, "DejaVu Sans", sans-serif`;
  pen.strokeStyle = paint.street; pen.lineWidth = 3 / scale;
  for (const { name, length, x, y, turn } of town.labels) {
    if (length * scale < name.length * 5.5) continue;
    pen.save(); pen.translate(x, y);
    pen.rotate(Math.abs(turn) > Math.PI / 2 ? turn + Math.PI : turn);
    pen.strokeText(name, 0, 0); pen.fillText(name, 0, 0);
    pen.restore();
  }
}

function drawRoute(van, colour) {
  if (van.line.length < 2) return;
  pen.beginPath();
  van.line.forEach(([lat, lon], at) => { const [x, y] = screen([lon, lat]); if (at) pen.lineTo(x, y); else pen.moveTo(x, y); });
  pen.strokeStyle = colour; pen.globalAlpha = 0.55; pen.lineWidth = 3.5; pen.lineJoin = "round"; pen.stroke(); pen.globalAlpha = 1;
}

function drawStop(stop) {
  const [x, y] = screen([stop.lon, stop.lat]);
  const colour = { served: paint.served, failed: paint.failed }[stop.state] || (stop.kind === "load" ? paint.load : paint.known);
  pen.beginPath(); pen.arc(x, y, stop.kind === "load" ? 3.5 : 5.5, 0, 7);
  const hollow = stop.state === "under_way" || (stop.kind === "load" && stop.state === "planned");
  pen.fillStyle = hollow ? paint.land : colour; pen.fill();
  pen.strokeStyle = hollow ? colour : paint.land; pen.lineWidth = hollow ? 2.2 : 1.5; pen.stroke();
}

function drawLocker(locker) {
  const [x, y] = screen([locker.lon, locker.lat]);
  pen.beginPath(); pen.roundRect(x - 8, y - 8, 16, 16, 4);
  pen.fillStyle = paint.locker; pen.fill(); pen.strokeStyle = paint.land; pen.lineWidth = 1.5; pen.stroke();
  pen.fillStyle = paint.land; pen.textAlign = "center"; pen.textBaseline = "middle"; pen.font = "700 10px system-ui, sans-serif";
  pen.fillText(locker.holds || (locker.kind === "locker" ? "L" : "P"), x, y + 0.5);
  if (view.scale > 0.5) {
    pen.font = "600 11px system-ui, 'DejaVu Sans', sans-serif"; pen.strokeStyle = paint.land; pen.lineWidth = 3;
    pen.strokeText(locker.name, x, y + 17); pen.fillStyle = paint.locker; pen.fillText(locker.name, x, y + 17);
  }
}

function drawVan(van, colour) {
  const known = vans.get(van.id);
  if (!known) return;
  const share = Math.min(1, (performance.now() - known.since) / FRAME_MS);
  const lon = known.from[0] + (known.to[0] - known.from[0]) * share;
  const lat = known.from[1] + (known.to[1] - known.from[1]) * share;
  const [x, y] = screen([lon, lat]);
  pen.globalAlpha = known.state === "home" ? 0.45 : 1;
  pen.beginPath(); pen.roundRect(x - 13, y - 9, 26, 18, 6);
  pen.fillStyle = colour; pen.fill(); pen.strokeStyle = paint.land; pen.lineWidth = 2; pen.stroke();
  pen.fillStyle = paint.land; pen.font = "700 11px system-ui, sans-serif"; pen.textAlign = "center"; pen.textBaseline = "middle";
  pen.fillText(van.name.split("-").pop().replace("van", "P"), x, y + 0.5);
  pen.globalAlpha = 1;
}

function list() {
  const words = { moving: "on the way", standing: "at a stop", home: "at the depot" };
  document.getElementById("vans").replaceChildren(...plans.vans.map((van, at) => {
    const item = document.createElement("li"), mark = document.createElement("b"), more = document.createElement("span");
    mark.style.background = paint["van-" + at % 4];
    const done = van.stops.filter(stop => stop.state === "served" || stop.state === "failed").length;
    more.textContent = `${words[vans.get(van.id)?.state] || "at the depot"} · ${done}/${van.stops.length} stops`;
    item.append(mark, `${van.carrier} ${van.name}`, more);
    return item;
  }));
}

function follow() {
  const link = document.getElementById("link");
  const stream = new EventSource("stream");
  stream.onopen = () => { link.textContent = ""; };
  stream.onerror = () => { link.textContent = "connection lost, trying again"; };
  stream.addEventListener("plans", event => { plans = JSON.parse(event.data); list(); });
  stream.addEventListener("positions", event => {
    const now = JSON.parse(event.data);
    let changed = false;
    for (const van of now.vans) {
      const known = vans.get(van.id), to = [van.lon, van.lat];
      changed ||= known?.state !== van.state;
      vans.set(van.id, { from: known ? known.to : to, to, since: performance.now(), state: van.state });
    }
    document.getElementById("clock").textContent =
      new Date(now.at).toLocaleTimeString("en-GB", { timeZone: "Europe/Helsinki", hour: "2-digit", minute: "2-digit" });
    if (changed) list();
  });
}

let held = null;
canvas.addEventListener("pointerdown", event => { held = [event.clientX, event.clientY]; canvas.setPointerCapture(event.pointerId); });
canvas.addEventListener("pointermove", event => {
  if (!held || !view) return;
  view.x -= (event.clientX - held[0]) / view.scale; view.y -= (event.clientY - held[1]) / view.scale;
  held = [event.clientX, event.clientY];
});
canvas.addEventListener("pointerup", () => { held = null; });
canvas.addEventListener("wheel", event => { event.preventDefault(); zoom(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY); }, { passive: false });
canvas.addEventListener("keydown", event => {
  const step = view ? 60 / view.scale : 0;
  const act = { "+": () => zoom(1.3), "-": () => zoom(1 / 1.3), "0": fit, ArrowLeft: () => { view.x -= step; }, ArrowRight: () => { view.x += step; },
    ArrowUp: () => { view.y -= step; }, ArrowDown: () => { view.y += step; } }[event.key];
  if (act) { event.preventDefault(); act(); }
});
document.getElementById("in").addEventListener("click", () => zoom(1.4));
document.getElementById("out").addEventListener("click", () => zoom(1 / 1.4));
document.getElementById("fit").addEventListener("click", fit);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { colours(); list(); });
new ResizeObserver(() => { if (!held) fit(); }).observe(canvas);

colours();
fetch("town.json").then(answer => answer.json()).then(learn);
follow();
requestAnimationFrame(draw);
