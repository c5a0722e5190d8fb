// What ties the parts together: filter, search, views, language; then the page is shown.
"use strict";

function select(selected, fly = false) {
  state.selected = selected;
  showPanel();
  showSelected(fly);
}

function refresh() {
  filterGraph();
  shown = STEP;
  showTable();
}

// ---- the legend, which is the filter ----

function fieldset(title, chosen, counts, picture, tabular = false) {
  const boxes = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([value, count]) => {
    const box = make("input", { type: "checkbox", value, checked: true, onchange: () => {
      if (box.checked) chosen.add(value); else chosen.delete(value);
      refresh();
    } });
    chosen.add(value);
    return { box, value, row: make("label", {}, box, picture(value), make("span", {}, caption(value)), make("span", { class: "number" }, count.toLocaleString("en"))) };
  });
  const every = (on) => () => {
    for (const { box, value } of boxes) {
      box.checked = on;
      if (on) chosen.add(value); else chosen.delete(value);
    }
    refresh();
  };
  const buttons = [make("button", { type: "button", onclick: every(false) }, words("none")), make("button", { type: "button", onclick: every(true) }, words("all"))];
  return boxes.length ? make("fieldset", { "data-tabular": tabular }, make("legend", {}, words(title), ...buttons), ...boxes.map(({ row }) => row)) : "";
}

function drawLegend() {
  const nothing = () => "";
  byId("filters").append(
    fieldset("types", state.types, counted(entities.map(({ type }) => type)), swatch),
    fieldset("relations", state.predicates, counted(relations.map(({ predicate }) => predicate)), nothing),
    fieldset("facts", state.predicates, counted(entities.flatMap(({ facts }) => facts.map(({ predicate }) => predicate))), nothing, true));
  byId("legend").open = innerWidth > 640;
}

// ---- search ----

const MOST = 30;
let found = [], cursor = 0;

// Whole names first, then beginnings, then the rest; among equals those in more articles.
function lookUp(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const rank = (word) => { const at = word.toLowerCase().indexOf(wanted); return at < 0 ? 9 : at > 0 ? 2 : word.length === wanted.length ? 0 : 1; };
  return entities
    .map((entity) => ({ entity, rank: Math.min(...[entity.name, ...entity.aliases].map(rank)) }))
    .filter((hit) => hit.rank < 9)
    .sort((a, b) => a.rank - b.rank || b.entity.articles - a.entity.articles || a.entity.number - b.entity.number)
    .map(({ entity }) => ({ entity, by: [entity.name, ...entity.aliases].find((word) => word.toLowerCase().includes(wanted)) }));
}

function showFound() {
  const input = byId("search"), list = byId("found"), hits = lookUp(input.value);
  found = hits.slice(0, MOST);
  cursor = 0;
  list.replaceChildren(...found.map(({ entity, by }, i) => make("li", { role: "option", id: `found-${i}`, onclick: () => pick(i) },
    swatch(entity.type), name(entity.called), by === entity.name ? "" : make("small", {}, name(by)))));
  if (input.value.trim() && !found.length) list.append(make("li", { class: "absent" }, words("nothing")));
  list.hidden = !list.childElementCount;
  input.setAttribute("aria-expanded", String(!list.hidden));
  byId("count").replaceChildren(...(input.value.trim() ? words(hits.length ? "found" : "nothing", { count: hits.length }) : []));
  moveCursor(0);
}

function moveCursor(step) {
  const input = byId("search");
  if (!found.length) return input.removeAttribute("aria-activedescendant");
  cursor = (cursor + step + found.length) % found.length;
  [...byId("found").children].forEach((row, i) => row.setAttribute("aria-selected", String(i === cursor)));
  byId(`found-${cursor}`).scrollIntoView({ block: "nearest" });
  return input.setAttribute("aria-activedescendant", `found-${cursor}`);
}

function closeFound() {
  byId("found").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
}

function pick(i) {
  if (!found[i]) return;
  byId("search").value = found[i].entity.name;
  closeFound();
  select({ entity: found[i].entity }, true);
}

function listenToSearch() {
  const input = byId("search");
  input.addEventListener("input", showFound);
  input.addEventListener("keydown", (event) => {
    const act = { ArrowDown: () => moveCursor(1), ArrowUp: () => moveCursor(-1), Enter: () => pick(cursor), Escape: closeFound }[event.key];
    if (!act || event.isComposing) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", ({ target }) => { if (!target.closest(".search")) closeFound(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target !== input) select(null);
    if (event.key === "/" && !event.target.closest("input")) { event.preventDefault(); input.focus(); }
  });
}

// ---- views and language ----

function showView(view) {
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  for (const element of document.querySelectorAll("[data-tabular]")) element.hidden = view !== "statements";
  byId("stage").hidden = view !== "graph";
  byId("tables").hidden = view === "graph";
  if (view !== "graph") table = view;
  shown = STEP;
  showTable();
}

function speak(code) {
  document.documentElement.dataset.language = code;
  document.documentElement.lang = code;
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", plain(element.dataset.label));
    if (element.tagName === "INPUT") element.placeholder = plain(element.dataset.label);
  }
}

function start() {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "zh" || tag === "en");
  speak(wanted ?? "en");
  for (const element of document.querySelectorAll("main, .tools")) element.hidden = false;
  drawLegend();
  listenToSearch();
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => showView(button.dataset.view));
  byId("language").addEventListener("click", () => speak(language() === "zh" ? "en" : "zh"));
  showView("graph");
  byId("narrow").addEventListener("input", () => { shown = STEP; showTable(); });
  byId("more").addEventListener("click", () => { shown += STEP; showTable(); });
  byId("fit").addEventListener("click", () => network.fit({ animation: false, maxZoomLevel: 1.6 }));
  drawGraph();
}

start();
