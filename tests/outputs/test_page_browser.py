"""The page in a real browser: sorts, filters, shows its charts, asks for nothing, can be used by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from tests.outputs.browsers import browser, complaints, findings_of_axe, needs_axe, needs_browser, opened, requests
from tests.outputs.pages import HOSTILE, case_folder, pages, written
from tests.outputs.plans import dataset

pytestmark = needs_browser

INDEX = "bao-cao.html"
UNITS = ("bao-cao/thi-xa-hoa-thanh-2025.html", "bao-cao/huyen-duong-minh-chau-2024.html")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    with browser(tmp_path_factory.mktemp("profile")) as made:
        yield made


def columns(driver: WebDriver, table: str, column: int) -> list[str]:
    """Return the words of a column of a table, of the rows that are shown."""
    return list(
        driver.execute_script(
            "return [...document.getElementById(arguments[0]).tBodies[0].rows].filter((row) => !row.hidden)"
            ".map((row) => row.cells[arguments[1]].textContent.trim())",
            table,
            column,
        )
    )


def figures(driver: WebDriver, table: str, column: int) -> list[int | None]:
    """Return what a column of a table sorts by."""
    found = driver.execute_script(
        "return [...document.getElementById(arguments[0]).tBodies[0].rows]"
        ".map((row) => row.cells[arguments[1]].dataset.v)",
        table,
        column,
    )
    return [int(value) if value is not None else None for value in found]


def head(driver: WebDriver, table: str, column: int) -> WebElement:
    return driver.find_elements(By.CSS_SELECTOR, f"#{table} thead th")[column]


def controls(driver: WebDriver, table: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, f"[data-for={table}]")


@pytest.mark.parametrize("page", [INDEX, *UNITS])
def test_nothing_is_asked_for_and_nothing_goes_wrong(driver: WebDriver, page: str) -> None:
    opened(driver, case_folder() / page)
    asked = requests(driver)
    assert (case_folder() / page).resolve().as_uri() in asked
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints(driver) == []


@pytest.mark.parametrize("page", [INDEX, *UNITS])
def test_charts_and_pictures_are_drawn(driver: WebDriver, page: str) -> None:
    opened(driver, case_folder() / page)
    widths = driver.execute_script("return [...document.images].map((image) => image.naturalWidth)")
    assert widths
    assert all(width > 0 for width in widths)


def test_an_inline_script_of_another_is_not_run(driver: WebDriver, tmp_path: Path) -> None:
    text = (case_folder() / INDEX).read_text("utf-8")
    changed = tmp_path / "changed.html"
    changed.write_text(
        text.replace("</main>", '<p id="p" onclick="x()"></p><script>window.ran = 1</script></main>'), "utf-8"
    )
    opened(driver, changed)
    assert driver.execute_script("return window.ran === undefined")
    assert any("Content Security Policy" in complaint for complaint in complaints(driver))


def test_figures_sort_by_value_both_ways_blanks_last(driver: WebDriver) -> None:
    opened(driver, case_folder() / INDEX)
    button = head(driver, "bang-don-vi", 4).find_element(By.TAG_NAME, "button")
    button.click()
    up = figures(driver, "bang-don-vi", 4)
    printed = [value for value in up if value is not None]
    assert printed == sorted(printed)
    assert len(set(printed)) > 5
    assert up[: len(printed)] == printed
    assert head(driver, "bang-don-vi", 4).get_attribute("aria-sort") == "ascending"
    button.click()
    assert figures(driver, "bang-don-vi", 4)[: len(printed)] == sorted(printed, reverse=True)
    assert head(driver, "bang-don-vi", 4).get_attribute("aria-sort") == "descending"


def test_names_sort_by_keyboard_in_vietnamese_order(driver: WebDriver) -> None:
    opened(driver, case_folder() / INDEX)
    head(driver, "bang-don-vi", 4).find_element(By.TAG_NAME, "button").click()
    head(driver, "bang-don-vi", 0).find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)
    names = columns(driver, "bang-don-vi", 0)
    wanted = driver.execute_script("return [...arguments[0]].sort((a, b) => a.localeCompare(b, 'vi'))", names)
    assert names == wanted
    assert head(driver, "bang-don-vi", 0).get_attribute("aria-sort") == "ascending"
    assert head(driver, "bang-don-vi", 4).get_attribute("aria-sort") is None


def test_letters_sort_in_vietnamese_order(driver: WebDriver, tmp_path: Path) -> None:
    names = ("Đo Lường", "Dạy Nghề", "Ảnh", "Áp Phích", "Zalo", "Đề Tài", "Ăn Trưa", "Ấn Phẩm")
    made = written(dataset(), tmp_path)
    [plan] = made.submissions
    several = tuple(
        replace(plan, row=msgspec.structs.replace(plan.row, submission_id=str(k), unit=name))
        for k, name in enumerate(names)
    )
    pages(replace(made, submissions=several), tmp_path)
    opened(driver, tmp_path / INDEX)
    head(driver, "bang-don-vi", 0).find_element(By.TAG_NAME, "button").click()
    wanted = ["Ảnh", "Áp Phích", "Ăn Trưa", "Ấn Phẩm", "Dạy Nghề", "Đề Tài", "Đo Lường", "Zalo"]
    assert columns(driver, "bang-don-vi", 0) == wanted


def test_text_filters_and_the_count_is_said(driver: WebDriver) -> None:
    opened(driver, case_folder() / INDEX)
    every = len(columns(driver, "bang-don-vi", 0))
    bar = controls(driver, "bang-don-vi")
    search = bar.find_element(By.TAG_NAME, "input")
    status = bar.find_element(By.CSS_SELECTOR, "[role=status]")
    for wanted in ("Hòa Thành", "hoa thanh"):
        search.clear()
        search.send_keys(wanted)
        shown = columns(driver, "bang-don-vi", 0)
        assert len(shown) == 2
        assert set(shown) == {"thị xã Hòa Thành"}
        assert status.text == f"Hiển thị 2 trên tổng số {every} dòng"
    search.clear()
    search.send_keys("không có đơn vị này")
    assert columns(driver, "bang-don-vi", 0) == []
    assert status.text == f"Hiển thị 0 trên tổng số {every} dòng"


def test_lists_of_choices_filter_together(driver: WebDriver) -> None:
    opened(driver, case_folder() / INDEX)
    bar = controls(driver, "bang-don-vi")
    year, state = (Select(each) for each in bar.find_elements(By.TAG_NAME, "select"))
    year.select_by_value("2025")
    of_year = columns(driver, "bang-don-vi", 0)
    assert set(columns(driver, "bang-don-vi", 1)) == {"2025"}
    state.select_by_value("error")
    assert len(columns(driver, "bang-don-vi", 0)) < len(of_year) or set(columns(driver, "bang-don-vi", 2)) == {"Có lỗi"}
    assert set(columns(driver, "bang-don-vi", 2)) <= {"Có lỗi"}


def test_severities_filter_on_the_page_of_a_unit(driver: WebDriver, tmp_path: Path) -> None:
    pages(written(dataset(), tmp_path), tmp_path)
    [unit] = (tmp_path / "bao-cao").glob("*.html")
    opened(driver, unit)
    assert set(columns(driver, "bang-sai-lech", 1)) == {"Lỗi", "Cảnh báo", "Lưu ý"}
    select = Select(controls(driver, "bang-sai-lech").find_element(By.TAG_NAME, "select"))
    select.select_by_value("error")
    assert set(columns(driver, "bang-sai-lech", 1)) == {"Lỗi"}


def test_a_link_to_a_hidden_line_shows_it(driver: WebDriver) -> None:
    opened(driver, case_folder() / UNITS[0])
    controls(driver, "bang-sai-lech").find_element(By.TAG_NAME, "input").send_keys("không có gì như thế")
    assert columns(driver, "bang-sai-lech", 1) == []
    driver.execute_script("location.hash = 'sl-1'")
    driver.execute_async_script("setTimeout(arguments[0], 50)")
    assert driver.find_element(By.ID, "sl-1").is_displayed()


def test_a_line_that_is_markup_stays_text(driver: WebDriver, tmp_path: Path) -> None:
    pages(written(dataset(HOSTILE), tmp_path), tmp_path)
    for page in tmp_path.rglob("*.html"):
        opened(driver, page)
        assert complaints(driver) == []
        assert driver.execute_script("return document.scripts.length") == 1
        assert driver.execute_script("return document.querySelectorAll('main img:not([src^=\"data:\"])').length") == 0
    assert "<script>alert(1)</script>" in driver.find_element(By.TAG_NAME, "main").text


@needs_axe
@pytest.mark.parametrize("page", [INDEX, *UNITS])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(driver: WebDriver, page: str, scheme: str) -> None:
    feature = {"name": "prefers-color-scheme", "value": scheme}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    opened(driver, case_folder() / page)
    driver.execute_script("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert findings_of_axe(driver) == []


@needs_axe
def test_a_narrow_window_can_be_used_too(driver: WebDriver) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for page in (INDEX, *UNITS):
            opened(driver, case_folder() / page)
            assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
            assert findings_of_axe(driver) == []
    finally:
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_scripts_everything_is_there(tmp_path: Path) -> None:
    with browser(tmp_path / "profile", scripts=False) as plain:
        for page in (INDEX, *UNITS):
            opened(plain, case_folder() / page)
            assert plain.find_elements(By.CSS_SELECTOR, "th button") == []
            assert not any(each.is_displayed() for each in plain.find_elements(By.CSS_SELECTOR, ".controls"))
            rows = plain.find_elements(By.CSS_SELECTOR, "main tbody tr")
            assert len(rows) > 5


def test_on_paper_nothing_is_closed_and_nothing_to_click_is_left(driver: WebDriver) -> None:
    opened(driver, case_folder() / INDEX)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        driver.execute_script("dispatchEvent(new Event('beforeprint'))")
        assert all(each.is_displayed() for each in driver.find_elements(By.CSS_SELECTOR, "details table"))
        assert not any(each.is_displayed() for each in driver.find_elements(By.CSS_SELECTOR, ".controls, nav"))
        driver.execute_script("dispatchEvent(new Event('afterprint'))")
        assert driver.find_elements(By.CSS_SELECTOR, "details:not([open])")
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
