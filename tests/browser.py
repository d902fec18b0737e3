"""The Chromium of the browser tests: found, or installed by `python tests/browser.py`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

DEBIAN = ["chromium", "fonts-noto-cjk", "fonts-noto-color-emoji"]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
ADVICE = "No Chromium: install one, or name it in CHROME, then run the tests again."


def installed() -> str | None:
    """One of this machine's, or None: then Playwright looks for its own."""
    named = os.environ.get("CHROME")
    return named or shutil.which("chromium") or shutil.which("google-chrome")


def playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def found() -> str | None:
    return installed() or playwrights_own()


def install() -> None:
    """Debian's brings its libraries and Chinese fonts; Playwright's own is the second choice."""
    debian = os.geteuid() == 0 and Path("/etc/debian_version").exists()
    if debian and packages(*DEBIAN):
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def packages(*names: str) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *names]):
        if subprocess.run(["apt-get", "-qq", *command], env=quiet, check=False).returncode:
            return False
    return True


def main() -> int:
    if not found():
        install()
    path = found()
    print(f"browser: {path}" if path else ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
