"""What different articles call by the same or by different names, and what is one in the graph."""

from dataclasses import replace

import pytest

from kg.linking import Registry, Resolution, link
from kg.recognition import lexicon
from kg.recognition.annotated import parse
from kg.records import Claim

CASES = [
    ("the same name", ["{P:贺建栋}", "{P:贺建栋}"], 1),
    ("an alias that another article defines", [
        "{J:甘肃天河新能源电池生产基地项目}（以下简称“{J:天河项目}”）", "{J:天河项目}"], 1),
    ("a short form of one name", ["{J:甘肃天河新能源电池生产基地项目}", "{J:天河新能源电池项目}"], 1),
    ("a short form of two names", [
        "{J:甘肃天河新能源电池生产基地项目}", "{J:甘肃天河新能源玻璃电池项目}", "{J:天河新能源电池项目}"], 3),
    ("one body by its short and its full name", ["{G:市科技局}", "{G:兰州市科学技术局}"], 1),
    ("two bodies", ["{G:市科技局}", "{G:市教育局}"], 2),
    ("a town and the same town with its county", ["{T:石洞镇}", "{T:皋兰县石洞镇}"], 1),
    ("two towns of one name", ["{T:武威市凉州区清水镇}", "{T:酒泉市肃州区清水镇}"], 2),
]


NAMESAKES = [
    ("one paper", ["兰州市", "兰州市"], ["", ""], 1),
    ("papers of one province", ["兰州市", "酒泉市"], ["", ""], 1),
    ("papers of two provinces", ["兰州市", "义乌市"], ["", ""], 2),
    ("two provinces, but a post at the same body", ["兰州市", "义乌市"], ["兰州大学", "兰州大学"], 1),
    ("a post in the other paper's province", ["兰州市", "义乌市"], ["", "酒泉市"], 1),
    ("posts in two provinces", ["兰州市", "兰州市"], ["义乌市", "酒泉市"], 2),
]


@pytest.mark.parametrize(("homes", "posts", "count"), [one[1:] for one in NAMESAKES], ids=[one[0] for one in NAMESAKES])
def test_namesakes(homes: list[str], posts: list[str], count: int) -> None:
    """A person is told from a namesake by the province of the posts, else of the papers."""
    resolution, extracts = Resolution(), []
    for number, (home, post) in enumerate(zip(homes, posts, strict=True)):
        kind = "I" if post == "兰州大学" else "L"
        text = f"{{{kind}:{post}}}{{P:贺建栋}}" if post else "{P:贺建栋}"
        article, mentions = parse(f"# home={home}\n\n\n{text}", str(number))
        extract = link(article, mentions, Registry(), lexicon())
        at = {one.text: one.entity for one in extract.mentions}
        claims = (Claim(at["贺建栋"], "holds_post", at[post]),) if post else ()
        extracts.append(replace(extract, claims=claims))
        resolution.add(extracts[-1])
    settled = resolution.settle()
    ids = {claim.entity for one in extracts for claim in settled.apply(one).mentions if claim.type == "Person"}
    assert len(ids) == count


@pytest.mark.parametrize(("articles", "count"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_count(articles: list[str], count: int) -> None:
    resolution, extracts = Resolution(), []
    for number, text in enumerate(articles):
        article, mentions = parse(f"# home=兰州市\n\n\n{text}", str(number))
        extracts.append(link(article, mentions, Registry(), lexicon()))
        resolution.add(extracts[-1])
    settled = resolution.settle()
    ids = {one.entity for extract in extracts for one in settled.apply(extract).mentions}
    assert len(ids) == count
    assert ids <= {one.id for one in settled.entities}
    assert len({one.id for one in settled.entities}) == len(settled.entities)


def test_the_ground_of_a_link_says_what_other_articles_decided() -> None:
    resolution, extracts = Resolution(), []
    for number, text in enumerate(["{J:甘肃天河新能源电池生产基地项目}", "{J:天河新能源电池项目}"]):
        article, mentions = parse(f"# home=兰州市\n\n\n{text}", str(number))
        extracts.append(link(article, mentions, Registry(), lexicon()))
        resolution.add(extracts[-1])
    settled = resolution.settle()
    assert [one.decision for extract in extracts for one in settled.apply(extract).mentions] == [
        "its own name", "its own name; across articles: project:甘肃天河新能源电池生产基地项目",
    ]
