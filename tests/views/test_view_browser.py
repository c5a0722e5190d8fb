"""The page in a real browser: Debian's headless Chromium, by clicks and keys."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from kg.views import render

pytest.importorskip("selenium", reason="the page is NOT tested in a browser: pip install selenium")

from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

NAMES = ["丁桥", "丙镇", "乙县", "张三", "戊村", "甲厂"]


@pytest.fixture
def opened(browser, page_file: Path):
    return open_page(browser, page_file)


def open_page(browser, path: Path, width: int = 1280, height: int = 800, dark: bool = False):
    browser.get("about:blank")
    for kind in ("browser", "performance"):
        browser.get_log(kind)
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    media = [
        {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
    browser.get(path.as_uri())
    return browser


def one(browser, selector: str):
    return browser.find_element(By.CSS_SELECTOR, selector)


def text(browser, selector: str) -> str:
    return one(browser, selector).text


def press(browser, *keys: str) -> None:
    ActionChains(browser).send_keys(*keys).perform()


def canvas_point(browser, name: str) -> tuple[int, int]:
    """Where in the window a node, or the middle of the line that ends at it and another ("甲厂 丙镇"), is drawn."""
    spots = browser.execute_script(
        """
        const box = byId("canvas").getBoundingClientRect(), at = network.getPositions();
        return Object.fromEntries(entities.filter(({number}) => at[number]).map(({name, number}) => {
          const {x, y} = network.canvasToDOM(at[number]);
          return [name, [x + box.left, y + box.top]];
        }));"""
    )
    ends = [spots[word] for word in name.split()]
    x, y = (sum(part) / len(ends) for part in zip(*ends, strict=True))
    return round(x), round(y)


def click_canvas(browser, name: str) -> None:
    x, y = canvas_point(browser, name)
    actions = ActionChains(browser)
    actions.w3c_actions.pointer_action.move_to_location(x, y)
    actions.w3c_actions.pointer_action.click()
    actions.perform()
    # vis-network waits for a second click before it takes the first for one.
    WebDriverWait(browser, 5).until(lambda b: one(b, "#panel").is_displayed())


def errors(browser) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]


def requests(browser) -> list[str]:
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if url != "about:blank" and not url.startswith("data:")]


def test_it_opens_without_an_error_and_without_a_request(browser, page_file: Path) -> None:
    open_page(browser, page_file)
    time.sleep(0.3)
    assert requests(browser) == [page_file.as_uri()]
    assert errors(browser) == []
    assert text(browser, "h1") == "两天的报纸"
    assert "6 个实体" in text(browser, "header p") and "entities" not in text(browser, "header p")


def test_every_part_can_be_used_without_an_error(opened) -> None:
    for view in ("statements", "entities", "graph"):
        one(opened, f"[data-view={view}]").click()
    for name in NAMES:
        one(opened, "#search").send_keys(Keys.CONTROL, "a")
        one(opened, "#search").send_keys(name, Keys.ENTER)
        assert text(opened, "#panel h2") == name
    one(opened, "#fit").click()
    assert errors(opened) == []


def test_the_graph_is_drawn_in_colours_of_its_types(opened) -> None:
    painted = """
        const canvas = document.querySelector("#canvas canvas"), context = canvas.getContext("2d");
        const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data, seen = new Set();
        const hex = (value) => value.toString(16).padStart(2, "0");
        for (let i = 0; i < pixels.length; i += 4) seen.add("#" + [...pixels.slice(i, i + 3)].map(hex).join(""));
        const paper = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
        return entities.map(({type}) => data.look[type][paper]).filter((colour) => !seen.has(colour));
    """
    for dark in (False, True):
        opened.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]},
        )
        WebDriverWait(opened, 5).until(lambda b: b.execute_script(painted) == [])


SEARCHES = [
    ("丙镇", ["丙镇"]),
    ("老甲", ["甲厂"]),
    ("乙", ["乙县"]),
    ("丁", ["丁桥"]),
    ("没有这个", []),
]


@pytest.mark.parametrize(("words", "expected"), SEARCHES)
def test_search_finds_names_and_aliases(opened, words: str, expected: list[str]) -> None:
    one(opened, "#search").send_keys(words)
    assert [row.text for row in opened.find_elements(By.CSS_SELECTOR, "#found li > bdi")] == expected
    assert text(opened, "#found") if not expected else True


def test_search_by_keyboard_alone(opened) -> None:
    press(opened, "/")
    press(opened, "三")
    press(opened, Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    assert text(opened, "#panel h2") == "张三"
    assert not one(opened, "#found").is_displayed()
    assert opened.execute_script("return network.getSelectedNodes()") == [1]
    press(opened, Keys.TAB, Keys.ESCAPE)
    assert not one(opened, "#panel").is_displayed()


def test_a_click_on_a_node_tells_all_about_it(opened) -> None:
    click_canvas(opened, "甲厂")
    told = text(opened, "#panel")
    for words in (
        "甲厂",
        "企业",
        "又称 老甲",
        "见于 1 篇报道",
        "名录中没有",
        "未见报道",
        "丙镇",
        "甲厂落户丙镇。",
        "晚报",
        "2024-03-05",
    ):
        assert words in told
    assert [mark.text for mark in opened.find_elements(By.CSS_SELECTOR, "#panel mark")][:3]
    assert "把握 50%" in told


def test_facts_stand_as_printed(opened) -> None:
    one(opened, "#search").send_keys("丁桥", Keys.ENTER)
    assert text(opened, "#panel .figure") == "3.5亿元"
    assert "丁桥总投资3.5亿元。" in text(opened, "#panel blockquote")


def test_panels_lead_to_each_other(opened) -> None:
    one(opened, "#search").send_keys("张三", Keys.ENTER)
    assert [link.text for link in opened.find_elements(By.CSS_SELECTOR, "#panel .link")] == ["乙县", "丙镇"]
    opened.find_elements(By.CSS_SELECTOR, "#panel .link")[0].click()
    assert text(opened, "#panel h2") == "乙县"
    assert "任职人员" in text(opened, "#panel")


def test_a_click_on_a_line_shows_the_sentences_with_the_words_marked(opened) -> None:
    click_canvas(opened, "张三 乙县")
    quotes = [quote.text for quote in opened.find_elements(By.CSS_SELECTOR, "#panel blockquote")]
    assert quotes == ["乙县县长张三来到丙镇。", "张三县长说：不误农时。"]
    marks = [mark.text for mark in opened.find_elements(By.CSS_SELECTOR, "#panel mark")]
    assert marks == ["乙县", "县长", "张三", "张三", "县长"]


def test_pointing_at_a_line_says_what_it_is(opened) -> None:
    x, y = canvas_point(opened, "张三 丙镇")
    actions = ActionChains(opened)
    actions.w3c_actions.pointer_action.move_to_location(x - 4, y - 4)
    actions.w3c_actions.pointer_action.move_to_location(x, y)
    actions.perform()
    WebDriverWait(opened, 5).until(lambda b: one(b, "#tip").is_displayed())
    assert text(opened, "#tip") == "张三 — 到访（来到） → 丙镇"


def hidden(browser) -> tuple[list[str], int]:
    names = browser.execute_script("return nodes.get({filter: ({hidden}) => hidden}).map(({id}) => entities[id].name)")
    return sorted(names), browser.execute_script("return edges.get({filter: ({hidden}) => hidden}).length")


def test_the_legend_is_the_filter(opened) -> None:
    assert hidden(opened) == ([], 0)
    one(opened, "input[value=Enterprise]").click()
    assert hidden(opened) == (["甲厂"], 2)
    one(opened, "input[value=holdsPost]").click()
    assert hidden(opened) == (["甲厂"], 3)
    one(opened, "[data-view=statements]").click()
    assert "甲厂" not in text(opened, "tbody") and "县长" not in text(opened, "tbody").replace("县长张三来到", "")
    one(opened, "[data-view=entities]").click()
    assert "甲厂" not in text(opened, "tbody")
    one(opened, "[data-view=graph]").click()
    for button in opened.find_elements(By.CSS_SELECTOR, "legend button:last-child"):
        if button.is_displayed():
            button.click()
    assert hidden(opened) == ([], 0)


def test_a_line_with_two_relations_stays_while_one_passes(opened) -> None:
    one(opened, "input[value=locatedIn]").click()
    assert hidden(opened) == ([], 0)
    one(opened, "input[value=cooperatesWith]").click()
    assert hidden(opened) == ([], 1)


def test_the_legend_counts(opened) -> None:
    rows = [row.text.split("\n") for row in opened.find_elements(By.CSS_SELECTOR, "fieldset:first-child label")]
    assert sorted(rows) == sorted([[name, "1"] for name in ("公职人员", "企业", "地点", "乡镇街道", "村社区", "项目")])


def test_the_tables_hold_the_same_data(opened) -> None:
    one(opened, "[data-view=statements]").click()
    assert len(opened.find_elements(By.CSS_SELECTOR, "tbody tr")) == 7
    one(opened, "#narrow").send_keys("丁桥")
    rows = [row.text for row in opened.find_elements(By.CSS_SELECTOR, "tbody tr")]
    assert len(rows) == 2 and "3.5亿元" in rows[1]
    one(opened, "tbody button").click()
    assert text(opened, "#panel h2") == "甲厂"
    one(opened, "#narrow").clear()
    one(opened, "[data-view=entities]").click()
    one(opened, "#narrow").send_keys(Keys.SPACE)
    assert len(opened.find_elements(By.CSS_SELECTOR, "tbody tr")) == 6


def test_the_language_can_be_switched(opened) -> None:
    assert text(opened, "#fit") == "显示全图"
    one(opened, "#language").click()
    assert text(opened, "#fit") == "Fit"
    assert one(opened, "#search").get_attribute("placeholder") == "Search a name or alias"
    assert "holds a post at" in text(opened, "#legend") and "任职于" not in text(opened, "#legend")
    assert opened.execute_script("return document.documentElement.lang") == "en"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 1920])
def test_it_fits_the_screen_and_its_text_stands_out(browser, page_file: Path, width: int, dark: bool) -> None:
    open_page(browser, page_file, width, 740, dark)
    one(browser, "#search").send_keys("甲厂", Keys.ENTER)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    faint = browser.execute_script(
        """
        const light = (colour) => {
          const linear = (c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
          const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((c) => linear(c / 255));
          return .2126 * r + .7152 * g + .0722 * b;
        };
        const behind = (element) => {
          for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (!/, 0\\)$/.test(colour)) return colour;
          }
        };
        const faint = [];
        for (const element of document.querySelectorAll("body *")) {
          const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
          if (!own || !element.checkVisibility() || element.closest("noscript, script")) continue;
          const [low, high] = [getComputedStyle(element).color, behind(element)].map(light).sort((a, b) => a - b);
          if ((high + .05) / (low + .05) < 4.5) faint.push(element.outerHTML.slice(0, 90));
        }
        return faint;"""
    )
    assert faint == []
    assert errors(browser) == []


def test_without_javascript_the_tables_stand(browser, page_file: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        open_page(browser, page_file)
        shown = text(browser, "body")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    for words in ("两天的报纸", "6 entities", "甲厂落户丙镇。", "3.5亿元", "任职于", "holds a post at"):
        assert words in shown


def test_hostile_words_are_shown_and_never_run(browser, hostile, tmp_path: Path) -> None:
    render(hostile, tmp_path / "hostile.html")
    open_page(browser, tmp_path / "hostile.html")
    scripts = browser.execute_script("return document.scripts.length")
    for view in ("statements", "entities", "graph"):
        one(browser, f"[data-view={view}]").click()
    shown = browser.execute_script(
        """
        const shown = [];
        for (const entity of entities) {
          select({ entity }, true);
          shown.push(document.querySelector("#panel h2").textContent);
          select({ between: entity.relations });
          showTip(entity.relations.map(relationLine));
          byId("search").value = entity.name;
          showFound();
        }
        return shown;"""
    )
    names = browser.execute_script("return data.entities.map((entity) => entity[2])")
    assert shown == names and len(names) == len(hostile.nodes)
    time.sleep(0.3)
    assert errors(browser) == []
    assert requests(browser) == [(tmp_path / "hostile.html").as_uri()]
    assert browser.execute_script("return document.scripts.length") == scripts
    assert browser.execute_script("return document.querySelectorAll('img, iframe, object, embed, base').length") == 0
