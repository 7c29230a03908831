// Paper: the streets of our own extract, drawn on one canvas under the pin. Cells are fetched as
// they come into sight, and drawn together, so that no street ends at a cell's edge.
"use strict";

const Paper = L.Layer.extend({
  WIDE: 0.008, HIGH: 0.004, CELLS_MAX: 60, PAD: 0.25, AGAIN_MS: 4000,
  AREAS: ["green", "wood", "square", "water", "building"],
  LINES: [
    ["waterway", 4, 1.5], ["rail", 1.2, 1], ["path", 1.2, 1], ["lane", 4, 1.5], ["walk", 6, 2],
    ["street", 8, 3], ["main", 10, 4], ["motorway", 12, 4],
  ],
  NAMED: new Set(["lane", "walk", "street", "main", "motorway"]),
  INKS: {
    light: {
      land: "#f2efe9", water: "#aad0e4", green: "#d0e6c0", wood: "#bad6a8", square: "#eae7ec", building: "#d8cec4",
      edge: "#beb2a6", waterway: "#aad0e4", rail: "#b0aab0", path: "#e2c4ae", lane: "#ffffff", walk: "#eee8f4",
      street: "#ffffff", main: "#fce6a8", motorway: "#f6c48c", casing: "#c8c2ba", name: "#3e3a36", number: "#7a543e", halo: "#ffffff",
    },
    dark: {
      land: "#23282b", water: "#1d3a4c", green: "#26382b", wood: "#22392a", square: "#2b2f34", building: "#363a3d",
      edge: "#4a4f52", waterway: "#1d3a4c", rail: "#5a5a60", path: "#574a40", lane: "#474d52", walk: "#454352",
      street: "#525a60", main: "#6b6040", motorway: "#7a5a3c", casing: "#191d20", name: "#e6e6e2", number: "#d6b8a4", halo: "#16191b",
    },
  },

  initialize(address, told) { this._address = address; this._told = told; this._cells = new Map(); },
  getAttribution() { return "© OpenStreetMap contributors"; },

  onAdd(map) {
    this._canvas = L.DomUtil.create("canvas", "paper leaflet-zoom-hide", map.getPane("tilePane"));
    map.on("moveend zoomend resize viewreset", this._look, this);
    chat.whenColoursChange(() => this._draw());
    this._look();
    return this;
  },

  _look() {
    const box = this._map.getBounds().pad(this.PAD);
    const [west, east] = [Math.floor(box.getWest() / this.WIDE), Math.floor(box.getEast() / this.WIDE)];
    const [south, north] = [Math.floor(box.getSouth() / this.HIGH), Math.floor(box.getNorth() / this.HIGH)];
    if ((east - west + 1) * (north - south + 1) <= this.CELLS_MAX) {
      for (let x = west; x <= east; x += 1) for (let y = south; y <= north; y += 1) this._fetch(x, y);
    }
    this._draw();
  },

  async _fetch(x, y) {
    const key = `${x},${y}`;
    const known = this._cells.get(key);
    if (known) { this._cells.delete(key); this._cells.set(key, known); return; }
    this._cells.set(key, []);
    const corner = (a, b) => `${(a * this.WIDE).toFixed(3)},${(b * this.HIGH).toFixed(3)}`;
    try {
      const answer = await fetch(`${this._address}?bbox=${corner(x, y)},${corner(x + 1, y + 1)}`);
      if (!answer.ok) throw new Error(answer.status);
      this._cells.set(key, this._read(await answer.json()));
      this._told(true);
    } catch {
      this._cells.delete(key);
      this._told(false);
      clearTimeout(this._again);
      this._again = setTimeout(() => this._look(), this.AGAIN_MS);
    }
    while (this._cells.size > 2 * this.CELLS_MAX) this._cells.delete(this._cells.keys().next().value);
    this._draw();
  },

  // Features become lists of points between 0 and 1 on Mercator's square.
  _read({ features }) {
    const flat = ([lon, lat]) => [(lon + 180) / 360,
      0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)];
    const parts = {
      Point: (c) => [[c]], LineString: (c) => [c], MultiLineString: (c) => c, Polygon: (c) => c,
      MultiPolygon: (c) => c.flat(), GeometryCollection: () => [],
    };
    return features.map(({ properties, geometry }) => ({
      kind: properties.kind, label: properties.label,
      lines: (parts[geometry.type] || parts.GeometryCollection)(geometry.coordinates).map((line) => line.map(flat)),
    }));
  },

  _draw() {
    if (!this._map || this._asked) return;
    this._asked = requestAnimationFrame(() => { this._asked = null; if (this._map) this._paint(); });
  },

  _paint() {
    const map = this._map, size = map.getSize(), pad = size.multiplyBy(this.PAD).round();
    const corner = map.containerPointToLayerPoint(pad.multiplyBy(-1)), origin = map.getPixelOrigin().add(corner);
    const whole = size.add(pad.multiplyBy(2)), dots = Math.min(2, window.devicePixelRatio || 1);
    Object.assign(this._canvas, { width: whole.x * dots, height: whole.y * dots });
    this._canvas.style.width = `${whole.x}px`;
    this._canvas.style.height = `${whole.y}px`;
    L.DomUtil.setPosition(this._canvas, corner);
    const pen = this._canvas.getContext("2d"), world = 256 * 2 ** map.getZoom();
    const metre = world / (40075016.7 * Math.cos((map.getCenter().lat * Math.PI) / 180));
    const ink = this.INKS[chat.isDark() ? "dark" : "light"];
    pen.scale(dots, dots);
    pen.fillStyle = ink.land;
    pen.fillRect(0, 0, whole.x, whole.y);
    const at = ([x, y]) => [x * world - origin.x, y * world - origin.y];
    const byKind = new Map();
    for (const cell of this._cells.values()) {
      for (const shape of cell) {
        if (!byKind.has(shape.kind)) byKind.set(shape.kind, []);
        byKind.get(shape.kind).push({ label: shape.label, lines: shape.lines.map((line) => line.map(at)) });
      }
    }
    this._areas(pen, ink, byKind);
    this._lines(pen, ink, byKind, metre);
    this._words(pen, ink, byKind, metre, whole);
  },

  _areas(pen, ink, byKind) {
    for (const kind of this.AREAS) {
      const shapes = byKind.get(kind) || [];
      pen.fillStyle = ink[kind];
      for (const shape of shapes) pen.fill(this._path([shape]), "evenodd");  // what overlaps must not cancel out
      if (kind === "building") Object.assign(pen, { strokeStyle: ink.edge, lineWidth: 0.8 }), pen.stroke(this._path(shapes));
    }
  },

  _lines(pen, ink, byKind, metre) {
    Object.assign(pen, { lineCap: "round", lineJoin: "round" });
    for (const [kind, metres, least] of this.LINES) {
      const path = this._path(byKind.get(kind) || []), wide = Math.max(least, metres * metre);
      if (this.NAMED.has(kind)) Object.assign(pen, { strokeStyle: ink.casing, lineWidth: wide + 1.6 }), pen.stroke(path);
      Object.assign(pen, { strokeStyle: ink[kind], lineWidth: wide });
      pen.stroke(path);
    }
  },

  _path(shapes) {
    const path = new Path2D();
    for (const { lines } of shapes) {
      for (const line of lines) line.forEach(([x, y], n) => (n ? path.lineTo(x, y) : path.moveTo(x, y)));
    }
    return path;
  },

  _words(pen, ink, byKind, metre, whole) {
    const taken = [], written = [];
    const near = ([name, x, y], label, a, b, far) => name === label && Math.hypot(x - a, y - b) < far;
    Object.assign(pen, { textAlign: "center", textBaseline: "middle", strokeStyle: ink.halo, lineWidth: 3 });
    const write = (words, x, y, angle, reach, colour) => {
      if (x < 0 || y < 0 || x > whole.x || y > whole.y) return false;
      const [dx, dy] = [Math.abs(Math.cos(angle)) * reach + 7, Math.abs(Math.sin(angle)) * reach + 7];
      if (taken.some((box) => Math.abs(box[0] - x) < box[2] + dx && Math.abs(box[1] - y) < box[3] + dy)) return false;
      taken.push([x, y, dx, dy]);
      pen.save();
      pen.translate(x, y);
      pen.rotate(angle);
      pen.strokeText(words, 0, 0);
      pen.fillStyle = colour;
      pen.fillText(words, 0, 0);
      pen.restore();
      return true;
    };
    pen.font = "600 12px system-ui, sans-serif";
    const streets = [...this.NAMED].reverse().flatMap((kind) => byKind.get(kind) || []).filter(({ label }) => label);
    for (const { label, lines } of streets) {
      const long = pen.measureText(label).width;
      for (const line of lines) {
        for (const place of this._stretches(line, long, whole)) {
          const again = written.some((one) => near(one, label, place[0], place[1], 240));
          if (!again && write(label, ...place, long / 2, ink.name)) { written.push([label, place[0], place[1]]); break; }
        }
      }
    }
    if (metre < 0.8) return;
    pen.font = "11px system-ui, sans-serif";
    for (const { label, lines } of byKind.get("number") || []) {
      const [x, y] = lines[0][0];
      if (written.some((one) => near(one, label, x, y, 60))) continue;  // the same house, told twice
      if (write(label, x, y, 0, pen.measureText(label).width / 2 - 4, ink.number)) written.push([label, x, y]);
    }
  },

  // Where a text of this length fits along the line and in sight, the nearest to the middle first:
  // the middle and the angle of each straight piece.
  _stretches(line, long, whole) {
    const sums = [0], found = [];
    for (let n = 1; n < line.length; n += 1) sums.push(sums[n - 1] + Math.hypot(line[n][0] - line[n - 1][0], line[n][1] - line[n - 1][1]));
    const point = (far) => {
      let n = 1;
      while (n < line.length - 1 && sums[n] < far) n += 1;
      const share = (far - sums[n - 1]) / (sums[n] - sums[n - 1] || 1);
      return [0, 1].map((axis) => line[n - 1][axis] + share * (line[n][axis] - line[n - 1][axis]));
    };
    const share = this.PAD / (1 + 2 * this.PAD), edge = [whole.x * share, whole.y * share];
    const isSeen = ([x, y]) => x > edge[0] && y > edge[1] && x < whole.x - edge[0] && y < whole.y - edge[1];
    for (let from = 0; from + long <= sums[sums.length - 1]; from += 24) {
      const [a, b] = [point(from), point(from + long)];
      if (!isSeen(a) || !isSeen(b) || Math.hypot(b[0] - a[0], b[1] - a[1]) < 0.97 * long) continue;
      let angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
      if (angle > Math.PI / 2) angle -= Math.PI;
      if (angle <= -Math.PI / 2) angle += Math.PI;
      found.push([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, angle]);
    }
    const off = ([x, y]) => Math.hypot(x - whole.x / 2, y - whole.y / 2);
    return found.sort((one, other) => off(one) - off(other));
  },
});
