// Draws /openapi.json. Everything is set as text, never as HTML.
"use strict";

const make = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null));
  return node;
};

let components = {};
const named = (ref) => ref.split("/").pop();
const followed = (thing) =>
  thing && thing.$ref ? ref(thing.$ref) : thing;
const ref = (path) => path.slice(2).split("/").reduce((at, part) => at[part], { components });

// A schema in one line: "string", "Point or null", "list of Stop".
const said = (schema) => {
  if (schema.$ref) return ref(schema.$ref).enum ? said(ref(schema.$ref)) : named(schema.$ref);
  if (schema.anyOf) return schema.anyOf.map(said).join(" or ");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.type === "array") return `list of ${said(schema.items || {})}`;
  if (schema.type === "object" && typeof schema.additionalProperties === "object")
    return `map of ${said(schema.additionalProperties)}`;
  const limits = [["minimum", "≥"], ["maximum", "≤"], ["maxLength", "length ≤"], ["maxItems", "items ≤"]]
    .filter(([key]) => key in schema).map(([key, sign]) => `${sign} ${schema[key]}`);
  return [schema.format || schema.type || "anything", ...limits, schema.description || schema.pattern || ""].filter(Boolean).join(", ");
};

// A schema as lines, each with what stands in it; what it names is drawn once, below.
const drawn = (schema, seen = new Set()) => {
  const lines = [];
  const walk = (at, name) => {
    if (at.$ref) {
      if (seen.has(at.$ref)) return;
      seen.add(at.$ref);
      return walk(ref(at.$ref), named(at.$ref));
    }
    for (const one of at.anyOf || []) walk(one, name);
    if (at.items) walk(at.items, name);
    if (typeof at.additionalProperties === "object") walk(at.additionalProperties, name);
    if (!at.properties) return;
    const must = new Set(at.required || []);
    const width = Math.max(...Object.keys(at.properties).map((key) => key.length)) + 2;
    lines.push(`${name || "object"}${at.description ? `  — ${at.description.replace(/\s+/g, " ")}` : ""}`);
    for (const [key, inner] of Object.entries(at.properties))
      lines.push(`  ${key.padEnd(width)}${must.has(key) ? "required  " : "          "}${said(inner)}`);
    lines.push("");
    for (const inner of Object.values(at.properties)) walk(inner);
  };
  walk(schema, schema.$ref ? named(schema.$ref) : "");
  return lines.length ? lines.join("\n").trim() : said(schema);
};

const part = (title, ...children) => [make("h4", {}, title), ...children];

const call = (path, method, operation) => {
  const inside = make("div");
  if (operation.description) inside.append(make("p", {}, operation.description));
  if (operation.parameters) {
    const list = make("dl");
    for (const one of operation.parameters)
      list.append(make("dt", {}, one.name), make("dd", {}, `${one.in}${one.required ? ", required" : ""}: ${said(one.schema)}`));
    inside.append(...part("Parameters", list));
  }
  const body = operation.requestBody && Object.entries(operation.requestBody.content)[0];
  if (body) inside.append(...part(`Body (${body[0]})`, make("pre", { tabindex: "0" }, drawn(body[1].schema))));
  const answers = make("dl");
  for (const [status, given] of Object.entries(operation.responses)) {
    const answer = followed(given);
    answers.append(make("dt", {}, status), make("dd", {}, answer.description));
  }
  inside.append(...part("Answers", answers));
  const good = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  const shown = good && followed(good[1]).content && Object.values(followed(good[1]).content)[0];
  if (shown) inside.append(...part(`Answer ${good[0]}`, make("pre", { tabindex: "0" }, drawn(shown.schema))));
  return make("details", { id: operation.operationId, "data-words": `${method} ${path} ${operation.summary}`.toLowerCase() },
    make("summary", {}, make("b", { class: `method ${method}` }, method.toUpperCase()), make("code", {}, path), make("span", {}, operation.summary)),
    inside);
};

const draw = (told) => {
  components = told.components;
  const rooms = new Map();
  for (const [path, methods] of Object.entries(told.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const room = operation.tags[0];
      if (!rooms.has(room)) rooms.set(room, []);
      rooms.get(room).push(call(path, method, operation));
    }
  document.getElementById("about").prepend(`${told.info.description} `);
  for (const [room, calls] of rooms) {
    const id = `room-${room.toLowerCase().replace(/\W+/g, "-")}`;
    document.getElementById("rooms").append(make("a", { href: `#${id}` }, room));
    document.getElementById("calls").append(make("section", {}, make("h2", { id }, room), ...calls));
  }
  const wanted = document.getElementById(location.hash.slice(1));
  if (wanted && wanted.tagName === "DETAILS") wanted.open = true;
};

document.getElementById("find").addEventListener("input", (event) => {
  const words = event.target.value.toLowerCase().split(/\s+/);
  for (const section of document.querySelectorAll("section")) {
    for (const one of section.querySelectorAll("details"))
      one.hidden = !words.every((word) => one.dataset.words.includes(word));
    section.hidden = !section.querySelector("details:not([hidden])");
  }
});

fetch("/openapi.json").then((answer) => answer.json()).then(draw).catch(() => {
  document.getElementById("calls").append("The document could not be read. Reload the page to try again.");
});
