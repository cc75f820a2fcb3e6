"""A real browser for the tests of pages: Chromium, offline, on a fresh profile."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.chrome.webdriver import WebDriver

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CHROMEDRIVER = shutil.which("chromedriver")
AXE = Path(__file__).parent.parent.parent / ".tools" / "node_modules" / "axe-core" / "axe.min.js"

needs_browser = pytest.mark.skipif(
    CHROMIUM is None or CHROMEDRIVER is None, reason="chromium and chromedriver are not installed"
)
needs_axe = pytest.mark.skipif(
    not AXE.exists(), reason="axe-core is not in .tools (npm install --prefix .tools axe-core)"
)

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1366,768",
)


@contextmanager
def browser(profile: Path, *, scripts: bool = True) -> Iterator[WebDriver]:
    """Give a browser that logs what it asks for and what goes wrong; without scripts it runs none."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    # The driver's path is given, so nothing is looked up anywhere.
    driver = webdriver.Chrome(options=options, service=Service(CHROMEDRIVER))
    try:
        yield driver
    finally:
        driver.quit()


def opened(driver: WebDriver, page: Path) -> None:
    """Open a page from disk, with what was logged before forgotten."""
    _log(driver, "browser")
    _log(driver, "performance")
    driver.get(page.resolve().as_uri())


def requests(driver: WebDriver) -> list[str]:
    """Return the addresses that were asked for since a page was opened, but by the browser's own pages."""
    events = [json.loads(entry["message"])["message"] for entry in _log(driver, "performance")]
    sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return [each["request"]["url"] for each in sent if not each["documentURL"].startswith("chrome:")]


def complaints(driver: WebDriver) -> list[str]:
    """Return what the browser wrote to its console since a page was opened."""
    return [entry["message"] for entry in _log(driver, "browser")]


def findings_of_axe(driver: WebDriver) -> list[str]:
    """Return what axe-core finds wrong with the page that is serious or critical."""
    driver.execute_script(AXE.read_text("utf-8"))
    found: Any = driver.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def _log(driver: WebDriver, name: str) -> list[dict[str, Any]]:
    untyped: Any = driver
    return list(untyped.get_log(name))
