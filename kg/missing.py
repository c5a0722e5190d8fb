"""Why the graph does not say so: pages read anew, and what their rules made of two names.

Two names may be joined by nothing because no article has both; because one of them is not read as a name where it is
printed; or because each rule that was called up failed a test (`kg.relations.refusals`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.build import PAGES, extract_page
from kg.errors import UserError
from kg.graph.lookup import named, the_entity
from kg.graph.reading import identifier, node, properties, source, value_of
from kg.graph.store import Graph
from kg.graph.terms import KG, RDF, SKOS
from kg.marking import marked
from kg.reading import About, Failure, read
from kg.records import Extract, Page
from kg.relations.refusals import UNFIT, WRONG_TYPES, Scene, scenes

SHOWN = 10
"""How many sentences are shown."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A name that a user gave: the id of its entity (without a graph, the name) and all its names, the full first."""

    id: str
    names: tuple[str, ...]

    def within(self, extract: Extract) -> str:
        """The id of the article's entity that is meant: that of this id, of this name, or of this alias; else ""."""
        mentioned = {one.entity for one in extract.mentions}
        there = [one for one in extract.entities if one.id in mentioned]
        for fits in (
            [one.id for one in there if one.id == self.id],
            [one.id for one in there if one.name == self.names[0]],
            [one.id for one in there if {one.name, *one.aliases} & set(self.names)],
        ):
            if fits:
                return fits[0]
        return ""

    def unread(self, extract: Extract) -> str:
        """Where one of its names is printed but was read as something else; "" where none is."""
        text = extract.article.text
        for name in sorted(self.names, key=len, reverse=True):
            at = text.find(name)
            if at >= 0:
                around = [one for one in extract.mentions if one.start <= at and at + len(name) <= one.end]
                part = "".join(f"part of {one.text} ({one.type})" for one in around[:1])
                return f"{name} is {part or 'no name there'}"
        return ""


def sought(graph: Graph | None, name: str, unknown: bool) -> Sought:
    """What a name means in a graph. One that is not in it stands for itself if `unknown` ones may; else UserError."""
    found = named(graph, name) if graph else []
    if graph and (found or not unknown):
        one = the_entity(graph, name)
        return Sought(one.id, (one.name, *properties(graph, one.iri)[SKOS + "altLabel"]))
    return Sought(name, (name.partition(":")[2] or name,))


def read_pages(sources: Sequence[str | Path], about: About) -> Iterator[Page]:
    """The pages of files and folders. UserError at the first that cannot be read."""
    for page in read(sources, about):
        if isinstance(page, Failure):
            raise UserError(f"{page.name}: {page.reason}")
        yield page


def kept_pages(graph: Graph, names: Sequence[Sought]) -> Iterator[Page]:
    """The pages whose texts the build kept and on which all names are printed or mentioned, in the order of page names.

    Where there is none, the first with any of them. UserError where the build's texts are not there.
    """
    folder = graph.folder / PAGES
    if not folder.is_dir():
        raise UserError(f"{folder} is not there: name the PAGES that the graph was built from")
    articles: defaultdict[str, list[str]] = defaultdict(list)
    for quad in graph.store.quads_for_pattern(None, node(RDF + "type"), node(KG + "Article")):
        articles[source(graph, value_of(quad.subject)).page].append(value_of(quad.subject))
    held: dict[str, int] = {}
    for page in sorted(articles):
        path = folder / f"{page}.txt"
        flat = "".join(_text(path).split()) if path.is_file() else ""
        about = [properties(graph, iri) for iri in articles[page]]
        mentioned = {identifier(graph, end) for each in about for end in each[KG + "mentions"]}
        held[page] = sum(one.id in mentioned or any("".join(each.split()) in flat for each in one.names)
                         for one in names) if flat else 0
    chosen = [page for page in held if held[page] == len(names)] or [page for page in held if held[page]][:SHOWN]
    for page in chosen:
        yield _page(graph, articles[page][0], page, _text(folder / f"{page}.txt"))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogatepass")


def _page(graph: Graph, article: str, name: str, text: str) -> Page:
    """A page as the build read it: whose it is stands in the graph."""
    about, at = source(graph, article), properties(graph, article)
    home = next((properties(graph, iri)[SKOS + "prefLabel"][0] for iri in at[KG + "home"]), None)
    return Page(name, text, about.newspaper or None, home, date.fromisoformat(about.date) if about.date else None)


def tried(pages: Iterable[Page], registry: Path | None, one: Sought, other: Sought) -> Iterator[str]:
    """Lines that say, for each article, what stood between two names; at the end what none of them had."""
    both = shown = 0
    single: list[str] = []
    for page in pages:
        for extract in extract_page(page, registry):
            first, second = one.within(extract), other.within(extract)
            where = f"{page.name}  {extract.article.headline}".strip()
            if first and second and first != second:
                both += 1
                for scene in scenes(extract, first, second):
                    shown += 1
                    if shown <= SHOWN:
                        yield from _told(extract, scene, where)
            elif first and second:
                single.append(f"{where}: both names are linked to {first}")
            elif first or second:
                here, there = (one, other) if first else (other, one)
                missing = there.unread(extract)
                single.append(f"{where}: {here.names[0]}" + (f"; {missing}" if missing else ""))
    if shown > SHOWN:
        yield f"and {shown - SHOWN} more sentences"
    if not both:
        yield f"no article has both {one.names[0]} and {other.names[0]}; the nearest:"
        single.sort(key=lambda line: ("; " not in line and "both names" not in line, line))
        yield from (f"  {line}" for line in single[:SHOWN]) if single else ["  none has either"]


def _told(extract: Extract, scene: Scene, where: str) -> Iterator[str]:
    """A scene as lines: the sentence, then what failed what; what says little of many frames in one line."""
    first, last = scene.quote
    names = [(start - first, end - first) for some in scene.ends for start, end in some]
    telling = [each for each in scene.attempts if not each.reason.startswith(_COMMON)]
    calls = [(each.at[0] - first, each.at[1] - first) for each in telling if each.rule != "post.title-before-name"]
    yield where
    yield "  " + " ".join(marked(extract.article.text[first:last], names, calls).split())
    if scene.apart:
        yield f"  not in one sentence: {scene.apart} apart"
    for each in telling:
        yield f"    {each.trigger}  {each.predicate} ({each.rule}): {each.reason}"
    for common in _COMMON:
        alike = [each for each in scene.attempts if each.reason.startswith(common)]
        called: dict[str, dict[str, None]] = {}
        for each in alike:
            called.setdefault(each.trigger, {})[each.rule] = None
        if alike:
            listed = "; ".join(f"{trigger} ({', '.join(some)})" for trigger, some in called.items())
            yield f"    {alike[0].reason}: {listed}"
    if not scene.attempts:
        yield "    no frame's trigger stands here"
    yield ""


_COMMON = (UNFIT, WRONG_TYPES)
