"""One HTML file from a model: everything inside it, nothing fetched, nothing of the data ever read as markup."""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import UserError
from kg.views.legend import Caption, captions
from kg.views.model import Edge, Fact, Node, Source, Statement, ViewModel, called
from kg.views.network import network

HERE = Path(__file__).parent
VIS = "lib/vis-9.1.2/vis-network.min.js"
"""The canvas library inside the pyvis package."""

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def render(model: ViewModel, out: Path) -> None:
    """Writes the page of a model to `out`: the same model gives the same bytes.

    Needs the ontology for labels, colours and shapes. UserError where the file cannot be written; what was there
    before is then untouched.
    """
    content = page(model).encode()
    scratch: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name[:80]}-", dir=out.parent)
        scratch = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        scratch.chmod(0o644)
        scratch.replace(out)
    except OSError as error:
        if scratch:
            scratch.unlink(missing_ok=True)
        raise UserError(f"cannot write {out}: {error.strerror or error}; choose another file with -o") from error


def page(model: ViewModel) -> str:
    """The page as text. Characters that HTML cannot hold (lone surrogates, controls) become U+FFFD."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    model = _clean(model)
    look = captions()
    texts = _texts()
    scripts = [_vis(), *(path.read_text(encoding="utf-8") for path in sorted((HERE / "script").glob("*.js")))]
    style = _code("page.css")
    drawn = _drawn(model, look)
    data = {
        **_data(model),
        "look": {name: caption.told() for name, caption in look.items()},
        "text": texts,
        "network": drawn,
    }
    pages = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return pages.get_template("page.html.j2").render(
        model=model,
        names=called(model.nodes),
        look=look,
        text=texts,
        figures=_figures(model),
        drawn=len(drawn["nodes"]),
        data=Markup(_json(data)),
        hashes=[_hash(code) for code in scripts],
        style_hash=_hash(style),
        style=Markup(style),
        scripts=[Markup(code) for code in scripts],
    )


def _drawn(model: ViewModel, look: Mapping[str, Caption]) -> dict[str, Any]:
    net = network(model, {name: caption.shape for name, caption in look.items() if caption.shape})
    return {"nodes": net.nodes, "edges": net.edges, "options": net.options}


def _figures(model: ViewModel) -> dict[str, str]:
    """The numbers of the summary, as words."""
    first, last = model.dates
    counts = {
        "pages": model.pages,
        "articles": model.articles,
        "entities": len(model.nodes),
        "relations": len(model.edges),
        "statements": sum(len(edge.statements) for edge in model.edges) + sum(len(node.facts) for node in model.nodes),
    }
    return {
        **{name: "?" if count is None else f"{count:,}" for name, count in counts.items()},
        "dates": first if first == last else f"{first} – {last}",
    }


def _data(model: ViewModel) -> dict[str, Any]:
    """The model as arrays; sentences and sources, which many statements share, stand once and are numbered."""
    quotes: dict[str, int] = {}
    sources: dict[Source, int] = {}

    def said(words: str, quote: str, source: Source, *more: object) -> list[object]:
        return [words, quotes.setdefault(quote, len(quotes)), sources.setdefault(source, len(sources)), *more]

    names = called(model.nodes)
    number = {node.id: i for i, node in enumerate(model.nodes)}
    entities = [
        [
            node.id,
            node.type,
            node.name,
            names[node.id] if names[node.id] != node.name else "",
            node.place,
            node.aliases,
            node.articles,
            int(node.known),
            [[fact.predicate, *said(fact.printed, fact.quote, fact.source, fact.confidence)] for fact in node.facts],
        ]
        for node in model.nodes
    ]
    relations = [
        [
            number[edge.source],
            number[edge.target],
            edge.predicate,
            [said(s.qualifier, s.quote, s.source, s.confidence, s.since, s.until) for s in edge.statements],
        ]
        for edge in model.edges
    ]
    return {
        "entities": entities,
        "relations": relations,
        "quotes": list(quotes),
        "sources": [[s.newspaper, s.date, s.page, s.headline] for s in sources],
    }


def _clean(model: ViewModel) -> ViewModel:
    """The model with U+FFFD for what cannot stand in an HTML file."""
    source = cache(lambda s: Source(*map(_words, (s.newspaper, s.date, s.page, s.headline))))

    def fact(f: Fact) -> Fact:
        return replace(f, printed=_words(f.printed), quote=_words(f.quote), source=source(f.source))

    def statement(s: Statement) -> Statement:
        return replace(s, quote=_words(s.quote), qualifier=_words(s.qualifier), source=source(s.source))

    def node(n: Node) -> Node:
        aliases = tuple(map(_words, n.aliases))
        facts = tuple(map(fact, n.facts))
        return replace(n, id=_words(n.id), name=_words(n.name), place=_words(n.place), aliases=aliases, facts=facts)

    def edge(e: Edge) -> Edge:
        return Edge(_words(e.source), _words(e.target), e.predicate, tuple(map(statement, e.statements)))

    nodes, edges = tuple(map(node, model.nodes)), tuple(map(edge, model.edges))
    return replace(model, title=_words(model.title), nodes=nodes, edges=edges)


def _words(text: str) -> str:
    return text if text.isprintable() else _NOT_TEXT.sub("\ufffd", text)


def _json(data: object) -> str:
    """JSON that stays JSON wherever it stands in an HTML file."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _hash(code: str) -> str:
    return "sha256-" + b64encode(sha256(code.encode()).digest()).decode()


def _code(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(_code("text.toml"))


def _vis() -> str:
    """The bundled vis-network without the line that makes a browser ask for its source map."""
    import pyvis

    code = (Path(pyvis.__file__).parent / VIS).read_text(encoding="utf-8")
    return "\n".join(line for line in code.split("\n") if not line.startswith("//# sourceMappingURL"))
