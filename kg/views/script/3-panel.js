// The side panel: one entity with its facts and connections, or the sentences behind one line of the graph.
"use strict";

function showPanel() {
  const panel = byId("panel"), { entity, between } = state.selected ?? {};
  panel.hidden = !entity && !between?.length;
  if (panel.hidden) return;
  const close = make("button", { type: "button", class: "close", onclick: () => select(null) }, words("close"));
  panel.replaceChildren(close, ...(entity ? aboutEntity(entity) : aboutRelations(between)));
  panel.scrollTop = 0;
}

function aboutEntity(entity) {
  const marks = [
    make("span", {}, swatch(entity.type), make("span", {}, caption(entity.type))),
    entity.place ? make("span", {}, name(entity.place)) : null,
    make("span", {}, words("in_articles", { count: entity.articles })),
    entity.known ? null : make("span", {}, words("unknown")),
    spots.has(entity.number) ? null : make("span", {}, words("not_drawn")),
    state.types.has(entity.type) ? null : make("span", {}, words("hidden")),
  ];
  return [
    make("h2", {}, name(entity.called)),
    make("p", { class: "kind" }, marks),
    entity.aliases.length ? make("p", { class: "aliases" }, words("aliases"), " ", entity.aliases.flatMap((alias, i) => i ? ["、", name(alias)] : [name(alias)])) : "",
    make("h3", {}, words("facts")),
    ...(entity.facts.length ? entity.facts.map((fact) => aFact(entity, fact)) : [absent()]),
    make("h3", {}, words("connections"), number(entity.relations.length)),
    ...(entity.relations.length ? aConnections(entity) : [absent()]),
  ];
}

const absent = () => make("p", { class: "absent" }, words("not_reported"));
const number = (count) => make("span", { class: "number" }, ` ${count}`);

function aFact(entity, fact) {
  return make("div", { class: "said" },
    make("div", {}, caption(fact.predicate), " ", make("span", { class: "figure" }, name(fact.words))),
    evidence(fact, [fact.words, entity.name, ...entity.aliases]));
}

// Connections by relation and direction, the commonest first; within one, the other ends by name.
function aConnections(entity) {
  const groups = new Map();
  for (const relation of entity.relations) {
    const out = relation.from === entity, key = `${relation.predicate} ${out || symmetric(relation)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push({ relation, other: out ? relation.to : relation.from, out });
  }
  return [...groups.values()].sort((a, b) => b.length - a.length).flatMap((group) => {
    const [{ relation, out }] = group;
    group.sort((a, b) => collator.compare(a.other.called, b.other.called));
    return [
      make("h3", {}, out ? caption(relation.predicate) : backwards(relation.predicate), number(group.length)),
      ...group.map(({ relation, other }) => make("div", { class: "said" },
        make("div", {}, swatch(other.type), " ", entityLink(other)),
        relation.statements.map((statement) => evidence(statement, around(relation, statement))))),
    ];
  });
}

const symmetric = (relation) => !!data.look[relation.predicate]?.symmetric;
const around = ({ from, to }, statement) => [statement.words, from.name, ...from.aliases, to.name, ...to.aliases];

function aboutRelations(between) {
  const ends = [between[0].from, between[0].to];
  return [
    make("h2", {}, entityLink(ends[0]), " — ", entityLink(ends[1])),
    ...between.flatMap((relation) => [
      make("h3", {}, name(relation.from.called), " ", caption(relation.predicate), symmetric(relation) ? " ↔ " : " → ", name(relation.to.called)),
      ...relation.statements.map((statement) => make("div", { class: "said" }, evidence(statement, around(relation, statement)))),
    ]),
  ];
}

// The sentence with the words marked, and where it was printed.
function evidence(statement, sought) {
  const { newspaper, date, page, headline } = statement.source;
  const when = [statement.since ? words("from", { date: statement.since }) : "", statement.until ? words("until", { date: statement.until }) : ""];
  const doubt = statement.confidence < .7 ? [" · ", words("uncertain", { percent: Math.round(statement.confidence * 100) })] : "";
  const relation = statement.since !== undefined;
  return make("div", {},
    relation && (statement.words || when.some(Boolean)) ? make("div", { class: "role" }, name(statement.words), " ", ...when.flat()) : "",
    statement.quote ? make("blockquote", { lang: "zh" }, marked(statement.quote, sought)) : "",
    make("cite", {}, name([newspaper, date, headline, page].filter(Boolean).join(" · ")), doubt));
}

// The text in pieces, those that are one of the words sought (the longest first) in <mark>.
function marked(text, sought) {
  const wanted = [...new Set(sought)].filter((word) => word && word.length < 100).sort((a, b) => b.length - a.length);
  if (!wanted.length) return [text];
  const pattern = new RegExp(`(${wanted.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|")})`);
  return text.split(pattern).map((piece, i) => i % 2 ? make("mark", {}, piece) : piece);
}
