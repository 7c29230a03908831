// A map to choose a place on: the town's drawing on a canvas, moved by dragging, a pin where one taps.

const AREAS = ["green", "square", "water", "building"];
const LINES = { path: 2, walk: 5, lane: 4, tram: 1.5, rail: 2, street: 9, main: 13 }; // metres wide
const METRES_A_DEGREE = 111320;
const DRAG_PIXELS = 5;
const SCALE_MIN = 0.15, SCALE_MAX = 6; // pixels a metre

let town = null;

// Paths in metres east and south of the middle, one for each kind.
async function learned(address) {
  if (town) return town;
  const geo = await (await fetch(address)).json();
  const [west, south, east, north] = geo.bbox;
  const middle = [(west + east) / 2, (south + north) / 2];
  const across = METRES_A_DEGREE * Math.cos((middle[1] * Math.PI) / 180);
  const metres = ([lon, lat]) => [(lon - middle[0]) * across, (middle[1] - lat) * METRES_A_DEGREE];
  const degrees = (x, y) => ({ longitude: middle[0] + x / across, latitude: middle[1] - y / METRES_A_DEGREE });
  const paths = Object.fromEntries([...AREAS, ...Object.keys(LINES)].map((kind) => [kind, new Path2D()]));
  for (const { properties, geometry } of geo.features) {
    const path = paths[properties.kind];
    if (!path) continue;
    const isArea = geometry.type === "Polygon";
    for (const points of isArea ? geometry.coordinates : [geometry.coordinates]) {
      points.forEach((point, at) => (at ? path.lineTo(...metres(point)) : path.moveTo(...metres(point))));
      if (isArea) path.closePath();
    }
  }
  town = { paths, metres, degrees, credit: geo.attribution };
  return town;
}

// `chosen` hears where the pin was set by hand.
export async function picker(canvas, address, chosen) {
  const { paths, metres, degrees, credit } = await learned(address);
  const pen = canvas.getContext("2d");
  const view = { x: 0, y: 0, scale: 0.9 };
  const held = new Map();
  let pin = null, moved = 0;

  function draw() {
    const wide = canvas.clientWidth, high = canvas.clientHeight, dots = devicePixelRatio || 1;
    if (!wide) return;
    canvas.width = wide * dots;
    canvas.height = high * dots;
    const style = getComputedStyle(canvas), ink = (name) => style.getPropertyValue(`--${name}`);
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    pen.fillStyle = ink("land");
    pen.fillRect(0, 0, wide, high);
    const grown = dots * view.scale;
    pen.setTransform(grown, 0, 0, grown, dots * (wide / 2 - view.x * view.scale), dots * (high / 2 - view.y * view.scale));
    for (const kind of AREAS) {
      pen.fillStyle = ink(kind);
      pen.fill(paths[kind], "evenodd");
    }
    pen.lineCap = pen.lineJoin = "round";
    for (const [kind, width] of Object.entries(LINES)) {
      const isRail = kind === "rail" || kind === "tram";
      pen.strokeStyle = ink(isRail ? "rail" : "road");
      pen.lineWidth = Math.max(width, (isRail ? 0.7 : 1.2) / view.scale);
      pen.stroke(paths[kind]);
    }
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    if (pin) drawPin((pin[0] - view.x) * view.scale + wide / 2, (pin[1] - view.y) * view.scale + high / 2, ink("pin"));
    pen.font = "10px system-ui, sans-serif";
    pen.fillStyle = ink("soft");
    pen.textAlign = "right";
    pen.fillText(credit, wide - 6, high - 6);
  }

  function drawPin(x, y, colour) {
    pen.fillStyle = colour;
    pen.strokeStyle = "#fff";
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(x, y);
    pen.bezierCurveTo(x - 9, y - 13, x - 15, y - 19, x - 15, y - 28);
    pen.arc(x, y - 28, 15, Math.PI, 0);
    pen.bezierCurveTo(x + 15, y - 19, x + 9, y - 13, x, y);
    pen.fill();
    pen.stroke();
    pen.fillStyle = "#fff";
    pen.beginPath();
    pen.arc(x, y - 28, 5, 0, 7);
    pen.fill();
  }

  function under(event) {
    const box = canvas.getBoundingClientRect();
    return [view.x + (event.clientX - box.left - box.width / 2) / view.scale, view.y + (event.clientY - box.top - box.height / 2) / view.scale];
  }

  function zoom(factor, event) {
    const [x, y] = event ? under(event) : [view.x, view.y];
    const scale = Math.min(SCALE_MAX, Math.max(SCALE_MIN, view.scale * factor));
    view.x = x + ((view.x - x) * view.scale) / scale;
    view.y = y + ((view.y - y) * view.scale) / scale;
    view.scale = scale;
    draw();
  }

  const spread = () => {
    const [a, b] = [...held.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  canvas.onpointerdown = (event) => {
    canvas.setPointerCapture(event.pointerId);
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (held.size === 1) moved = 0;
  };
  canvas.onpointermove = (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const was = held.size === 2 ? spread() : 0;
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const dx = event.clientX - before.x, dy = event.clientY - before.y;
    moved += Math.hypot(dx, dy);
    if (held.size === 2) return zoom(spread() / was, event);
    view.x -= dx / view.scale;
    view.y -= dy / view.scale;
    draw();
  };
  canvas.onpointercancel = (event) => held.delete(event.pointerId);
  canvas.onpointerup = (event) => {
    if (held.delete(event.pointerId) && !held.size && moved < DRAG_PIXELS) {
      pin = under(event);
      draw();
      chosen(degrees(...pin));
    }
  };
  canvas.onwheel = (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 400), event);
  };
  canvas.onkeydown = (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step) {
      pin = [(pin || [view.x])[0] + (step[0] * 8) / view.scale, (pin || [0, view.y])[1] + (step[1] * 8) / view.scale];
      chosen(degrees(...pin));
    } else if (event.key === "+") zoom(1.4);
    else if (event.key === "-") zoom(1 / 1.4);
    else return;
    event.preventDefault();
    draw();
  };
  return {
    zoom,
    draw,
    show(place) {
      pin = metres([place.longitude, place.latitude]);
      [view.x, view.y] = pin;
      draw();
    },
  };
}
