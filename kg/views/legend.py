"""How the ontology's classes and properties are called and drawn on a page, light or dark."""

from __future__ import annotations

from dataclasses import dataclass

from kg import ontology

PAPER = {"light": "#ffffff", "dark": "#14171b"}
"""What page.css paints behind the graph."""
CONTRAST = 3.0
"""WCAG 2.1, 1.4.11: what a shape needs against what is around it."""

RGB = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Caption:
    """A term's names in both languages, `back` those read from the other end (of a relation).

    A class has a vis-network `shape` and the colour that it is drawn in on light and on dark paper.
    """

    zh: str
    en: str
    back_zh: str = ""
    back_en: str = ""
    shape: str = ""
    light: str = ""
    dark: str = ""
    symmetric: bool = False

    def told(self) -> dict[str, str | bool]:
        """What the page's script is told: the fields that say something."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in fields.items() if value}


def captions() -> dict[str, Caption]:
    """Name → caption, of every class and property that a page can show."""
    terms = ontology.load()
    classes = {name: term for name, term in terms.classes.items() if term.shape}
    properties = {**ontology.relations(), **ontology.attributes()}
    return {name: _caption(term) for name, term in {**classes, **properties}.items()}


def _caption(term: ontology.Term) -> Caption:
    zh, en = term.labels.get("zh", term.name), term.labels.get("en", term.name)
    return Caption(
        zh=zh,
        en=en,
        back_zh=term.inverse_labels.get("zh", ""),
        back_en=term.inverse_labels.get("en", ""),
        shape=term.shape,
        light=readable(term.colour, PAPER["light"]) if term.colour else "",
        dark=readable(term.colour, PAPER["dark"]) if term.colour else "",
        symmetric=term.symmetric,
    )


def readable(colour: str, paper: str) -> str:
    """The colour, as far darker or lighter as it takes to stand out from the paper (both "#rrggbb")."""
    end = (0.0, 0.0, 0.0) if _luminance(_rgb(paper)) > 0.5 else (1.0, 1.0, 1.0)
    start = _rgb(colour)
    for step in range(21):
        r, g, b = (here + (there - here) * step / 20 for here, there in zip(start, end, strict=True))
        mixed = "#" + "".join(f"{round(255 * part):02x}" for part in (r, g, b))
        if contrast(mixed, paper) >= CONTRAST:
            return mixed
    return mixed


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    low, high = sorted(_luminance(_rgb(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _rgb(colour: str) -> RGB:
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return r, g, b


def _luminance(rgb: RGB) -> float:
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
