"""A view stands for the article's text, and every span leads back to it."""

from __future__ import annotations

from marked import claims_of, extract_of

from kg.relations import relate
from kg.relations.view import MARK, source_of, tokens_of, view_of


def test_names_are_one_character_and_spaces_are_gone() -> None:
    extract = extract_of("“{Event:山海诗会}”在 {Place:海州} 开幕,观众1,200人。")
    view = view_of(source_of(extract.article), tokens_of(extract.mentions, extract.article.text))
    assert view.text == f"{MARK['Event']}在{MARK['Place']}开幕，观众1200人。"
    start = view.text.index("开幕")
    assert extract.article.text[slice(*view.span(start, start + 2))] == "开幕"
    assert extract.article.text[slice(*view.span(0, 1))] == "“山海诗会”"


def test_quoted_names_beside_each_other_are_a_list() -> None:
    extract = extract_of("“{Event:甲会}”“{Event:乙会}”开幕")
    view = view_of(source_of(extract.article), tokens_of(extract.mentions, extract.article.text))
    assert view.text == f"{MARK['Event']}、{MARK['Event']}开幕"


def test_brackets_are_left_out_with_what_they_hold() -> None:
    extract = extract_of("{Event:山海诗会}（以下简称{Event:诗会=山海诗会}）开幕")
    tokens = tokens_of(extract.mentions, extract.article.text)
    assert view_of(source_of(extract.article), tokens, brackets=False).text == f"{MARK['Event']}开幕"


def test_spans_and_quotes_of_claims() -> None:
    text = "天晴。{Person:周 明=周明}来到\u3000{Village:白水村}，很高兴。"
    (claim,) = claims_of(text)
    printed = extract_of(text).article.text
    assert printed[claim.start : claim.end] == "周 明来到\u3000白水村"
    assert printed[claim.quote_start : claim.quote_end] == "周 明来到\u3000白水村，很高兴。"


def test_order_and_repetition_change_nothing() -> None:
    extract = extract_of("{Person:周明}来到{Village:白水村}。{Person:周明}来到{Village:白水村}。")
    assert relate(extract) == relate(extract)
    assert len(relate(extract)) == 1


def test_empty_article() -> None:
    assert relate(extract_of("")) == ()
