"""Chromium without a screen, and what it tells of a page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import attrs
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

WIDE, PHONE = 1280, 360
"""Widths of the window, in pixels."""

_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # which Chromium wants where tests run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # It asks the world for much of its own accord: so that what the pages ask for can be told.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # A page that is led to is there at once.
    "--force-prefers-reduced-motion",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; gives its address, which ends in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def started(browser: str, driver: str, profile: Path) -> Iterator[webdriver.Chrome]:
    """Start Chromium with an empty profile."""
    options = Options()
    options.binary_location = browser
    for argument in (*_ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield chrome
    finally:
        chrome.quit()


@attrs.frozen
class Reader:
    """Someone who reads the site at `address`."""

    chrome: webdriver.Chrome
    address: str

    def open(self, path: str, *, theme: str = "light", width: int = WIDE) -> None:
        """Open a page in a theme, ``"light"`` or ``"dark"``, in a window so wide."""
        self._tell("Emulation.setScriptExecutionDisabled", value=False)
        self._tell(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width == PHONE
        )
        self._tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
        # Blank first: an address that differs by its anchor alone would not be loaded anew.
        self.chrome.get("about:blank")
        self.told("browser"), self.told("performance")
        self.chrome.get(self.address + path)
        # On a busy machine the driver may come back before the page is there.
        self.waits_for("document.readyState === 'complete' && document.querySelector('article') !== null")

    def without_scripts(self, path: str) -> None:
        """Open a page whose scripts do not run."""
        self.open("search.html")
        self._tell("Emulation.setScriptExecutionDisabled", value=True)
        self.chrome.get(self.address + path)

    def asks(self, script: str, *given: Any) -> Any:
        """What a script gives in this page."""
        return self.chrome.execute_script(f"return {script}", *given)

    def press(self, *keys: str) -> None:
        """Press keys, whatever has the focus."""
        webdriver.ActionChains(self.chrome).send_keys(*keys).perform()

    def click(self, selector: str) -> None:
        """Click the first element of a selector."""
        element = self.chrome.find_element(By.CSS_SELECTOR, selector)
        self.asks("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def waits_for(self, script: str) -> None:
        """Wait until something is true in the page, ten seconds at most."""
        WebDriverWait(self.chrome, 10).until(lambda _: self.asks(script), script)

    @property
    def is_at(self) -> str:
        """The path of this page, below the address, with its anchor."""
        at: str = self.chrome.current_url
        return at.removeprefix(self.address)

    def told(self, log: str) -> list[Any]:
        """What the browser has logged since it was last asked."""
        told: list[Any] = self.chrome.execute("getLog", {"type": log})["value"]
        return told

    def complaints(self) -> list[str]:
        """What the console said, and the requests of this page that failed or went elsewhere."""
        found = [f"console: {entry['message']}" for entry in self.told("browser")]
        for entry in self.told("performance"):
            message = json.loads(entry["message"])["message"]
            event, told = message["method"], message["params"]
            if event == "Network.requestWillBeSent":
                url = told["request"]["url"]
                if not url.startswith((self.address, "data:", "about:")):
                    found.append(f"asked for {url}")
            elif event == "Network.responseReceived" and told["response"]["status"] >= 400:
                found.append(f"{told['response']['status']} for {told['response']['url']}")
            elif event == "Network.loadingFailed" and not told.get("canceled"):
                found.append(f"failed: {told['errorText']}")
        return found

    def violations(self, axe: str) -> list[Any]:
        """The faults of access that axe-core finds in this page."""
        self.chrome.execute_script(axe)
        found: list[Any] = self.chrome.execute_async_script(
            "axe.run().then(results => arguments[0](results.violations.map(each => "
            "[each.id, ...each.nodes.slice(0, 3).map(node => node.html.slice(0, 200))])))"
        )
        return found

    def _tell(self, command: str, **given: Any) -> None:
        self.chrome.execute_cdp_cmd(command, given)
