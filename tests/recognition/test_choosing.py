"""The decision among candidates, the scan for phrases, and normal characters, against plain definitions of each."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.recognition.candidates import Candidate, Proposal, choose, weigh
from kg.recognition.phrases import Phrases
from kg.recognition.text import normal

SPANS = st.tuples(st.integers(0, 8), st.integers(1, 4), st.sampled_from(["Person", "Place"]), st.floats(-2, 5))


@given(st.lists(SPANS, max_size=7))
def test_chosen_set_has_the_greatest_weight(spans: list[tuple[int, int, str, float]]) -> None:
    candidates = [Candidate(start, start + size, kind, score, "test") for start, size, kind, score in spans]
    best = max(
        sum(one.weight for one in some)
        for count in range(len(candidates) + 1)
        for some in combinations(candidates, count)
        if all(one.end <= other.start or other.end <= one.start for one, other in combinations(some, 2))
    )
    chosen = choose(candidates)
    assert sum(one.weight for one in chosen) == pytest.approx(best)
    assert chosen == choose(candidates[::-1])
    assert all(one.end <= other.start for one, other in pairwise(chosen))


def test_weight_is_the_sum_of_known_signs() -> None:
    proposal = Proposal(0, 2, "Person", "person", ("title before", "never seen"))
    (one,) = weigh([proposal], {"person": {"title before": 1.5, "other": 9.0}})
    assert (one.score, one.rule) == (1.5, "person")


@given(st.text("甲乙丙", max_size=12), st.sets(st.text("甲乙丙", min_size=1, max_size=4), max_size=6))
def test_phrases_are_found_everywhere(text: str, phrases: set[str]) -> None:
    found = {(start, end) for start, end, _ in Phrases(dict.fromkeys(phrases, True)).find(text)}
    plain = {(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)
             if text[start:end] in phrases}
    assert found == plain


NORMAL = [
    ("２０２３年Ａ区", "2023年A区"),
    ('湖州"两山"理念', "湖州“两山”理念"),
    ("眼下,虽然", "眼下，虽然"),
    ("1,167 of", "1,167 of"),
    ("(以下简称甲)", "（以下简称甲）"),
]


@pytest.mark.parametrize(("text", "expected"), NORMAL)
def test_normal(text: str, expected: str) -> None:
    assert normal(text) == expected


@given(st.text())
def test_normal_keeps_every_offset(text: str) -> None:
    assert len(normal(text)) == len(text)
