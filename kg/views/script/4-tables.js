// The same data as tables: every statement, every entity, through the same filter.
"use strict";

const STEP = 200;
const HEADS = {
  statements: ["subject", "relation", "qualifier", "object", "sentence", "newspaper", "date", "page"],
  entities: ["name", "type", "aliases", "article_count", "registry"],
};
let table = "statements", shown = STEP;

// A row: who it is about, the text it is searched by, and how its cells are made.
function statementRows() {
  const rows = [];
  for (const relation of relations) {
    if (!passes(relation)) continue;
    for (const statement of relation.statements) rows.push({ who: relation.from, what: entityLinkLater(relation.to), statement, role: statement.words });
  }
  for (const entity of entities) {
    if (!state.types.has(entity.type)) continue;
    for (const fact of entity.facts) {
      if (state.predicates.has(fact.predicate)) rows.push({ who: entity, what: { text: fact.words, cell: () => name(fact.words) }, statement: fact, role: "" });
    }
  }
  return rows.map(({ who, what, statement, role }) => {
    const { newspaper, date, page } = statement.source, look = data.look[statement.predicate] ?? {};
    return {
      text: [who.called, look.zh, look.en, role, what.text, statement.quote, newspaper, date, page].join(" "),
      cells: () => [entityLink(who), caption(statement.predicate), name(role), what.cell(), name(statement.quote), name(newspaper), date, name(page)],
    };
  });
}

const entityLinkLater = (entity) => ({ text: entity.called, cell: () => entityLink(entity) });

function entityRows() {
  return entities.filter((entity) => state.types.has(entity.type)).map((entity) => ({
    text: [entity.called, ...entity.aliases].join(" "),
    cells: () => [entityLink(entity), caption(entity.type), name(entity.aliases.join("、")), String(entity.articles), words(entity.known ? "known" : "unknown")],
  }));
}

function showTable() {
  if (byId("tables").hidden) return;
  const wanted = byId("narrow").value.trim().toLowerCase();
  const all = table === "statements" ? statementRows() : entityRows();
  const rows = wanted ? all.filter((row) => row.text.toLowerCase().includes(wanted)) : all;
  const [head, body] = byId("tables").querySelectorAll("thead, tbody");
  head.replaceChildren(make("tr", {}, HEADS[table].map((key) => make("th", { scope: "col" }, words(key)))));
  const kinds = HEADS[table].map((key) => ({ sentence: "long", date: "short", relation: "short", type: "short", registry: "short" })[key]);
  body.replaceChildren(...rows.slice(0, shown).map((row) =>
    make("tr", {}, row.cells().map((cell, i) => make("td", { class: kinds[i] }, cell)))));
  byId("rows").replaceChildren(...words("rows", { shown: Math.min(shown, rows.length), total: rows.length }));
  byId("more").hidden = rows.length <= shown;
}
