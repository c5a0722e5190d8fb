// The data of the page, words in two languages, and the small tools that the other parts share.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);

const source = (i) => {
  const [newspaper, date, page, headline] = data.sources[i];
  return { newspaper, date, page, headline };
};
const said = (predicate, [words, quote, from, confidence, since, until]) =>
  ({ predicate, words, quote: data.quotes[quote], source: source(from), confidence, since, until });

const entities = data.entities.map(([id, type, name, called, place, aliases, articles, known, facts], number) =>
  ({ number, id, type, name, called: called || name, place, aliases, articles, known: !!known,
     facts: facts.map(([predicate, ...rest]) => said(predicate, rest)), relations: [] }));
const relations = data.relations.map(([from, to, predicate, statements]) =>
  ({ from: entities[from], to: entities[to], predicate, statements: statements.map((s) => said(predicate, s)) }));
for (const relation of relations) {
  relation.from.relations.push(relation);
  if (relation.to !== relation.from) relation.to.relations.push(relation);
}

// What the filter lets through; what is selected is {entity} or {between: [relations]} or null.
const state = { types: new Set(), predicates: new Set(), selected: null };
const passes = (relation) =>
  state.predicates.has(relation.predicate) && state.types.has(relation.from.type) && state.types.has(relation.to.type);

const byId = (id) => document.getElementById(id);
const language = () => document.documentElement.dataset.language;

// An element with attributes, listeners ("onclick" takes a function) and children; text is only ever text.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== ""));
  return element;
}

const both = (zh, en) => [make("span", { class: "zh", lang: "zh" }, zh), make("span", { class: "en", lang: "en" }, en)];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const words = (key, values = {}) => both(fill(data.text[key].zh, values), fill(data.text[key].en, values));
const caption = (name) => data.look[name] ? both(data.look[name].zh, data.look[name].en) : [name];
const backwards = (name) => data.look[name]?.back_zh ? both(data.look[name].back_zh, data.look[name].back_en) : ["← ", ...caption(name)];
const plain = (key) => data.text[key][language()];
const name = (text) => make("bdi", { lang: "zh" }, text);

// The corners of each shape that vis-network draws, in a square of 16.
const CORNERS = {
  square: "2,2 14,2 14,14 2,14", diamond: "8,1 15,8 8,15 1,8", triangle: "8,1.5 15,14 1,14", triangleDown: "8,14.5 15,2 1,2",
  star: "8,0.5 10,5.6 15.5,5.9 11.2,9.4 12.7,14.8 8,11.7 3.3,14.8 4.8,9.4 0.5,5.9 6,5.6", hexagon: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8",
};

function swatch(type) {
  const { light = "#777", dark = "#888", shape = "dot" } = data.look[type] ?? {};
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("class", "shape");
  picture.setAttribute("aria-hidden", "true");
  const drawn = document.createElementNS(picture.namespaceURI, CORNERS[shape] ? "polygon" : "circle");
  const looks = CORNERS[shape] ? { points: CORNERS[shape] } : { cx: 8, cy: 8, r: 6.5 };
  for (const [key, value] of Object.entries(looks)) drawn.setAttribute(key, value);
  picture.style.setProperty("--light", light);
  picture.style.setProperty("--dark", dark);
  picture.append(drawn);
  return picture;
}

const entityLink = (entity) => make("button", { type: "button", class: "link", onclick: () => select({ entity }, true) }, name(entity.called));
const collator = new Intl.Collator("zh");
const counted = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1), new Map());
