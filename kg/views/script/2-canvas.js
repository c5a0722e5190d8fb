// The drawn graph: vis-network with the positions computed beforehand. Labels are drawn here, at one size whatever the
// zoom, the most important first, and only where no other label stands.
"use strict";

const FONT = 13, LINE = 16;
const dark = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const paint = (variable) => getComputedStyle(document.documentElement).getPropertyValue(variable).trim();

const spots = new Map(data.network.nodes.map((node) => [node.id, { ...node, lines: node.label.split("\n") }]));
const ranked = [...spots.values()].sort((a, b) => b.size - a.size || a.id - b.id);
const major = new Set(ranked.slice(0, 30)); // their names may cover smaller nodes
const nodes = new vis.DataSet(), edges = new vis.DataSet();
let network = null, pointed = null, near = null, ink = {}; // near: the ids around what is selected, or null

const nodeLook = (id) => {
  const { light = "#777", dark: night = "#888" } = data.look[entities[id].type] ?? {};
  const color = dark.matches ? night : light;
  const background = entities[id].known ? color : ink.paper;
  const chosen = { border: ink.accent, background };
  return { border: color, background, highlight: chosen, hover: chosen };
};
const nodeHidden = (id) => !state.types.has(entities[id].type);
const edgeHidden = (edge) => !edge.relations.some((k) => passes(relations[k]));

function readInk() {
  ink = { paper: paint("--paper"), ink: paint("--ink"), soft: paint("--soft"), line: paint("--line"), accent: paint("--accent"), edge: paint("--edge"), font: getComputedStyle(document.body).fontFamily };
}

function drawGraph() {
  readInk();
  nodes.add(data.network.nodes.map(({ label, ...node }) => ({ ...node, color: nodeLook(node.id), hidden: nodeHidden(node.id) })));
  edges.add(data.network.edges.map((edge) => ({ ...edge, hidden: edgeHidden(edge) })));
  const options = {
    ...data.network.options,
    edges: { ...data.network.options.edges, arrows: { to: { scaleFactor: .45 }, from: { scaleFactor: .45 } }, color: edgeLook() },
  };
  network = new vis.Network(byId("canvas"), { nodes, edges }, options);
  // vis-network takes the first place in the tab order; ours is the page's.
  for (const element of byId("canvas").querySelectorAll("[tabindex]")) element.tabIndex = 0;
  network.on("afterDrawing", drawLabels);
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) select({ entity: entities[node] });
    else if (edge !== undefined) select({ between: edges.get(edge).relations.map((k) => relations[k]).filter(passes) });
    else select(null);
  });
  network.on("hoverNode", ({ node }) => { pointed = node; showTip([name(entities[node].called), " · ", caption(entities[node].type)]); });
  network.on("hoverEdge", ({ edge }) => showTip(edges.get(edge).relations.map((k) => relations[k]).filter(passes).map(relationLine)));
  network.on("blurNode", () => { pointed = null; hideTip(); });
  network.on("blurEdge", hideTip);
  network.on("dragStart", hideTip);
  byId("canvas").addEventListener("mousemove", moveTip);
  overview();
  dark.addEventListener("change", () => {
    readInk();
    nodes.update(nodes.map(({ id }) => ({ id, color: nodeLook(id) })));
    network.setOptions({ edges: { color: edgeLook() } });
  });
}

const edgeLook = () => ({ color: near ? ink.line : ink.edge, highlight: ink.accent, hover: ink.accent, inherit: false });

function filterGraph() {
  if (!network) return;
  nodes.update(nodes.map(({ id }) => ({ id, hidden: nodeHidden(id) })));
  edges.update(edges.map((edge) => ({ id: edge.id, hidden: edgeHidden(edge) })));
}

function showSelected(fly) {
  if (!network) return;
  const { entity, between } = state.selected ?? {};
  const drawn = entity && spots.has(entity.number) && !nodeHidden(entity.number);
  if (drawn) network.selectNodes([entity.number]);
  else if (between) network.selectEdges(edges.get({ filter: (edge) => edge.relations.includes(relations.indexOf(between[0])) }).map(({ id }) => id));
  else network.unselectAll();
  const ids = drawn ? [entity.number, ...network.getConnectedNodes(entity.number)] : network.getSelectedEdges().flatMap((id) => network.getConnectedNodes(id));
  const before = near;
  near = ids.length ? new Set(ids) : null;
  if (near || before) {
    nodes.update(nodes.map(({ id }) => ({ id, opacity: !near || near.has(id) ? 1 : .35 })));
    network.setOptions({ edges: { color: edgeLook() } });
  }
  if (drawn && fly) flyTo(entity.number);
}

// To the middle of what the panel leaves free; where there is room beside it, it takes room instead of covering.
function flyTo(id) {
  const stage = byId("stage").getBoundingClientRect(), panel = byId("panel").getBoundingClientRect();
  const covers = panel.width > 0 && panel.left < stage.right && panel.top < stage.bottom;
  const below = covers && panel.width >= stage.width;
  const offset = { x: covers && !below ? -panel.width / 2 : 0, y: below ? (panel.top - stage.bottom) / 2 : 0 };
  const animation = calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  network.setSize("100%", "100%");
  network.focus(id, { scale: Math.max(network.getScale(), .9), offset, animation });
}

// All of it with room for the names at the rim; on a narrow screen, where that would be specks, the middle of it.
function overview() {
  network.fit({ animation: false, maxZoomLevel: 1.6 });
  network.moveTo({ scale: network.getScale() * .93, animation: false });
  const narrow = byId("canvas").clientWidth < 600 && network.getScale() < .5;
  if (narrow && ranked.length < 300) network.focus(ranked[0].id, { scale: .5, animation: false });
}

function drawLabels(context) {
  const scale = network.getScale(), at = network.getPositions();
  const chosen = state.selected?.entity?.number;
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const far = network.DOMtoCanvas({ x: byId("canvas").clientWidth, y: byId("canvas").clientHeight });
  const seen = ({ id }) => { // vis-network has no position for a hidden node
    const { x, y } = at[id] ?? {};
    return x > corner.x && x < far.x && y > corner.y && y < far.y && !nodeHidden(id);
  };
  const line = LINE / scale, gap = 3 / scale, taken = crowd(60 / scale);
  const first = [pointed, chosen, ...(near ?? [])].filter((id) => spots.has(id)).map((id) => spots.get(id));
  const order = [...new Set([...first, ...ranked])].filter(seen);
  for (const { id, size } of order) taken.add([at[id].x - size, at[id].y - size, at[id].x + size, at[id].y + size], id);

  context.save();
  Object.assign(context, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5 / scale, strokeStyle: ink.paper });
  context.font = `${FONT / scale}px ${ink.font}`;
  for (const spot of order) {
    const { x, y } = at[spot.id], must = spot.id === pointed || spot.id === chosen;
    spot.width ??= Math.max(...spot.lines.map((words) => context.measureText(words).width)) * scale;
    const half = spot.width / 2 / scale, height = spot.lines.length * line, aside = spot.size + gap + half;
    // Below the node, above it, right or left of it: the first that is free.
    const places = [[x, y + spot.size + gap], [x, y - spot.size - gap - height], [x + aside, y - height / 2], [x - aside, y - height / 2]]
      .map(([middle, top]) => [middle - half, top, middle + half, top + height]);
    const box = places.find((place) => taken.free(place, spot.id))
      ?? (major.has(spot) || near?.has(spot.id) ? places.find((place) => taken.free(place, spot.id, true)) : null) ?? (must ? places[0] : null);
    if (!box) continue;
    taken.add(box);
    context.fillStyle = must ? ink.accent : near && !near.has(spot.id) ? ink.soft : ink.ink;
    spot.lines.forEach((words, i) => {
      context.strokeText(words, box[0] + half, box[1] + i * line);
      context.fillText(words, box[0] + half, box[1] + i * line);
    });
  }
  context.restore();
}

// Boxes [left, top, right, bottom], kept by the cells of a grid that they touch.
function crowd(cell) {
  const cells = new Map();
  const touched = ([left, top, right, bottom]) => {
    const keys = [];
    for (let i = Math.floor(left / cell); i <= Math.floor(right / cell); i++)
      for (let j = Math.floor(top / cell); j <= Math.floor(bottom / cell); j++) keys.push(i * 65536 + j);
    return keys;
  };
  const apart = (a, b) => a[0] >= b[2] || a[2] <= b[0] || a[1] >= b[3] || a[3] <= b[1];
  return {
    add(box, owner) {
      for (const key of touched(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push({ box, owner });
      }
    },
    free(box, owner, overNodes = false) {
      return touched(box).every((key) => (cells.get(key) ?? []).every((other) =>
        apart(box, other.box) || other.owner === owner || (overNodes && other.owner !== undefined)));
    },
  };
}

function relationLine(relation) {
  const roles = [...new Set(relation.statements.map((statement) => statement.words).filter(Boolean))].slice(0, 3).join("、");
  return make("div", {}, name(relation.from.called), " — ", caption(relation.predicate), roles ? `（${roles}）` : "", " → ", name(relation.to.called));
}

function showTip(content) {
  byId("tip").replaceChildren(...content.flat());
  byId("tip").hidden = false;
}

function hideTip() { byId("tip").hidden = true; }

function moveTip({ clientX, clientY }) {
  const tip = byId("tip"), stage = byId("stage").getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(clientX - stage.left + 14, stage.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(clientY - stage.top + 16, stage.height - tip.offsetHeight - 8))}px`;
}
