"""Every rule shows what it does in its own example, and does nothing in the negative twins of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from marked import extract_of

from kg.records import CLASSES
from kg.relations import relate
from kg.relations.catalogue import Rule, catalogue
from kg.relations.forms import Frame, either, pattern, rules

FRAMES = [*rules("frames.toml").frames, *rules("attributes.toml").frames]
EXAMPLES = dict(
    line.split("\t")
    for line in (Path(__file__).parent / "examples.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
UNSAYING = ("未", "将", "拟", "希望")
_NAME = re.compile(r"(\{\w+:[^}]*\})")


def stated(marked: str, rule: str) -> str:
    """What a text states by one rule, as the lines of examples.tsv say it."""
    claims = relate(extract_of(marked + "。"), lambda _, confidence: confidence)
    found = [one for one in claims if one.rule == rule]
    ends = [one.object.partition(":")[2] or str(one.value.value if one.value else "") for one in found]
    return "; ".join(
        f"{one.subject.partition(':')[2]} {one.predicate} {end}" for one, end in zip(found, ends, strict=True)
    )


@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.id)
def test_example_states_its_claim_exactly(rule: Rule) -> None:
    said = stated(rule.example, rule.id)
    assert f"{rule.id}\t{said}" == f"{rule.id}\t{EXAMPLES.get(rule.id, '(a line of tests/relations/examples.tsv)')}"
    assert {line.split()[1] for line in said.split("; ")} == {rule.predicate}


def test_no_example_is_of_a_rule_that_is_gone() -> None:
    assert set(EXAMPLES) == set(catalogue())


def with_triggers(frame: Frame, put: str) -> str:
    """The example of a frame with other words for its triggers (those outside names)."""
    pieces = _NAME.split(frame.example)
    pieces[::2] = [re.sub(either(frame.triggers), put, piece) for piece in pieces[::2]]
    return "".join(pieces)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_without_its_trigger_it_states_nothing(frame: Frame) -> None:
    assert stated(with_triggers(frame, "一"), frame.id) == ""


UNSAID = [
    (frame, word) for frame in FRAMES for word in UNSAYING if frame.block and pattern(frame.block).search(word)
]


@pytest.mark.parametrize(("frame", "word"), UNSAID, ids=[f"{frame.id}-{word}" for frame, word in UNSAID])
def test_unsaid_it_states_nothing(frame: Frame, word: str) -> None:
    """未, 将, 拟 or 希望 before the trigger."""
    assert stated(with_triggers(frame, rf"{word}\g<0>"), frame.id) == ""


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_with_names_of_other_classes_it_states_nothing(frame: Frame) -> None:
    others = [kind for kind in CLASSES if kind not in (*frame.subject, *frame.object)]
    assert stated(re.sub(r"\{\w+:", f"{{{others[0]}:", frame.example), frame.id) == ""


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_forms_are_patterns_with_a_trigger(frame: Frame) -> None:
    for form in frame.forms:
        assert "v" in pattern(form).groupindex


def test_ids_are_unique() -> None:
    ids = [frame.id for frame in FRAMES]
    assert len(ids) == len(set(ids))
