"""English and Chinese: every text in both, chosen by the browser and by a switch; names of every script."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Browser, expect

from api.page import PAGE
from exports import formats
from graph_model.registry import build
from tests.ui.conftest import City, Open
from tests.ui.desk import Desk
from tests.ui.node import value_of

LANGUAGES = ("en", "zh")
Texts = dict[str, str | dict[str, str]]


def catalogue(language: str) -> Texts:
    found: Texts = value_of(f"(await import('{PAGE / 'js' / 'text' / language}.js')).{language}")
    return found


def places(text: str | dict[str, str]) -> set[str]:
    """The places of a text; of one with several forms those of the form for many."""
    return set(re.findall(r"\{(\w+)\}", text if isinstance(text, str) else text["other"]))


def test_both_catalogues_have_the_same_texts_with_the_same_places() -> None:
    english, chinese = (catalogue(language) for language in LANGUAGES)
    assert list(english.keys() ^ chinese.keys()) == []
    different = {key for key in english if places(english[key]) != places(chinese[key])}
    assert different == set()


def test_no_form_of_a_text_has_a_place_that_the_form_for_many_lacks() -> None:
    for language in LANGUAGES:
        for key, text in catalogue(language).items():
            for form in text.values() if isinstance(text, dict) else ():
                assert places(form) <= places(text), (language, key)


def test_the_model_s_words_are_there_in_chinese() -> None:
    words = json.loads((PAGE / "words" / "zh.json").read_text(encoding="utf-8"))
    registry = build()
    attributes = [a for entity in registry.entities.values() for a in entity.attributes]
    attributes += [a for link in registry.links.values() for a in link.attributes]
    assert words["nouns"].keys() == registry.entities.keys()
    assert words["phrases"].keys() == registry.links.keys()
    assert all(len(both) == 2 for both in words["phrases"].values())
    assert words["attributes"].keys() == {attribute.name for attribute in attributes}
    assert words["formats"].keys() == formats().keys()


def test_chinese_texts_are_chinese() -> None:
    same = re.compile(r"\.(icon|key)$|^fact\.|^about\.neighbours$|^verdict\.by$|^date\.|^line\.count|^value\.")
    for key, text in catalogue("zh").items():
        said = text if isinstance(text, str) else text["other"]
        assert same.search(key) or re.search(r"[\u4e00-\u9fff]", said), key


def test_the_switch_changes_every_text_and_is_remembered(desk: Desk) -> None:
    desk.draw("Lena Marwick")
    desk.page.locator(".rail-item.language").click()
    desk.rest()
    assert desk.page.evaluate("document.documentElement.lang") == "zh"
    expect(desk.page.get_by_role("tab").first).to_have_text("概况")
    expect(desk.page.locator("#search")).to_have_attribute("placeholder", re.compile("姓名"))
    expect(desk.page.locator(".time-toggle")).to_contain_text("的时间表")
    shown = desk.panel.inner_text()
    assert "1987年5月14日" in shown
    assert "出生日期" in shown
    assert "人员" in shown
    desk.page.locator(".time-toggle").click()
    desk.rest()
    expect(desk.page.locator(".time-table .sentence").first).to_contain_text(re.compile("居住于|拥有|使用"))
    desk.page.reload()
    expect(desk.page.locator(".rail-item.language")).to_have_text("English")
    desk.page.locator(".rail-item.language").click()
    expect(desk.page.locator(".rail-item", has_text="Find")).to_be_visible()


def test_the_browser_s_language_is_spoken_at_first(browser: Browser, city: City) -> None:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(city.address)
    expect(page.locator(".start h1")).to_have_text("是谁，与谁有关？")
    context.close()


def test_dates_carry_their_zone_and_days_are_days_of_the_source() -> None:
    told: dict[str, Any] = value_of(
        f"""{{
          globalThis.localStorage = {{ getItem: () => null }};
          globalThis.document = {{ documentElement: {{}} }};
          const {{ instant, factTime }} = await import('{PAGE}/js/text/dates.js');
          const [since, until] = ['2026-03-11T23:00:00Z', '2026-03-12T23:00:00Z'];
          const day = {{ since, until, precision: 'day', zone: 'Europe/Vienna' }};
          const at = '2026-03-12T00:31:00Z';
          return {{
            utc: instant(at), offset: instant('2026-03-12T00:31:00+01:00'),
            moment: factTime({{ since: at, until: at, precision: null, zone: null }}),
            day: factTime(day), open: factTime({{ ...day, until: null }}),
          }};
        }}"""
    )
    assert told == {
        "utc": "12 Mar 2026, 00:31 UTC",
        "offset": "12 Mar 2026, 00:31 UTC+01:00",
        "moment": "12 Mar 2026, 00:31 UTC",
        "day": "12 Mar 2026 (Europe/Vienna)",
        "open": "since 12 Mar 2026 (Europe/Vienna)",
    }


def test_names_that_run_from_right_to_left_and_chinese_names_are_whole_in_panel_and_caption(open_desk: Open) -> None:
    desk = open_desk()
    for name, runs in (("王", "ltr"), ("الحداد", "rtl")):
        found = desk.find(name)
        text = found.first.locator(".name").first.inner_text()
        assert name in text
        desk.page.keyboard.press("Enter")
        desk.page.locator(".start").wait_for(state="detached")
        desk.rest()
        heading = desk.panel.locator("h2 bdi")
        expect(heading).to_have_text(text)
        box = heading.bounding_box()
        assert box is not None
        assert box["width"] > 10
        caption = desk.page.evaluate(
            """async () => {
              const { drawn } = await import("/js/views/canvas.js");
              const { rightToLeft, cut } = await import("/js/text/names.js");
              const caption = drawn.cy.nodes("[?centre]").data("caption");
              return { caption, rtl: rightToLeft(caption), cut: cut(caption, 6) };
            }"""
        )
        assert caption["caption"] == text
        assert caption["rtl"] == (runs == "rtl")
        assert len(caption["cut"]) <= 8


def test_an_error_of_the_server_is_told_in_the_reader_s_language_by_its_code(desk: Desk) -> None:
    english, chinese, unknown = desk.page.evaluate(
        """async () => {
      const { speak } = await import("/js/text/index.js");
      const { problemOf } = await import("/js/api.js");
      const slow = { message: "The store did not answer in time.", extensions: { code: "TIMEOUT" } };
      const english = problemOf(slow).message;
      speak("zh");
      const fresh = { message: "New.", extensions: { code: "NEW" } };
      const told = [english, problemOf(slow).message, problemOf(fresh).message];
      speak("en");
      return told;
    }"""
    )
    assert english == "The store did not answer in time."
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert unknown == "New."
