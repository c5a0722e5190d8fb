"""Every frame of the data files shows what it does in its own example."""

from __future__ import annotations

import pytest
from marked import claims_of

from kg.relations.forms import Frame, pattern, rules

FRAMES = [*rules("frames.toml").frames, *rules("attributes.toml").frames]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_example_states_what_the_frame_is_for(frame: Frame) -> None:
    assert (frame.id, frame.predicate) in {(claim.rule, claim.predicate) for claim in claims_of(frame.example + "。")}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_example_without_its_trigger_states_nothing_by_it(frame: Frame) -> None:
    bare = frame.example
    for trigger in sorted(frame.triggers, key=len, reverse=True):
        bare = bare.replace(trigger, "一")
    assert frame.id not in {claim.rule for claim in claims_of(bare + "。")}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_forms_are_patterns_with_a_trigger(frame: Frame) -> None:
    for form in frame.forms:
        assert "v" in pattern(form).groupindex


def test_ids_are_unique() -> None:
    ids = [frame.id for frame in FRAMES]
    assert len(ids) == len(set(ids))
