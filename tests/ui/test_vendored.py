"""The page's libraries are those that were fetched, and everything it loads is its own."""

from __future__ import annotations

import json
import re
from importlib.util import module_from_spec, spec_from_file_location

from api.page import PAGE


def test_the_vendored_files_are_those_that_were_fetched() -> None:
    spec = spec_from_file_location("ui_vendor", PAGE / "vendor" / "vendor.py")
    assert spec is not None
    assert spec.loader is not None
    vendor = module_from_spec(spec)
    spec.loader.exec_module(vendor)
    assert vendor.faults(json.loads(vendor.MANIFEST.read_text(encoding="utf-8"))) == []


def test_each_vendored_library_has_its_licence_beside_it() -> None:
    manifest = json.loads((PAGE / "vendor" / "manifest.json").read_text(encoding="utf-8"))
    for entry in manifest.values():
        assert entry["licence"] in ("MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC")
        assert (PAGE / "vendor" / entry["licence_file"]).stat().st_size > 500


def test_the_page_names_no_other_host() -> None:
    ours = [file for file in PAGE.rglob("*") if file.suffix in (".js", ".css", ".html") and "vendor" not in file.parts]
    assert len(ours) > 40
    for file in ours:
        hosts = re.findall(r"https?://[^\s\"'`)]+", file.read_text(encoding="utf-8"))
        assert [host for host in hosts if not host.startswith("http://www.w3.org/")] == [], file


def test_no_script_writes_markup_or_runs_text() -> None:
    banned = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|dangerouslySet")
    for file in (PAGE / "js").rglob("*.js"):
        assert not banned.search(file.read_text(encoding="utf-8")), file


def test_every_text_of_the_page_stands_in_the_catalogue() -> None:
    catalogue = "".join(file.read_text(encoding="utf-8") for file in (PAGE / "js" / "text").glob("en*.js"))
    known = set(re.findall(r'^\s+(?:"([\w.]+)"|(\w+)):', catalogue, re.M))
    keys = {quoted or bare for quoted, bare in known}
    asked = {
        key
        for file in (PAGE / "js").rglob("*.js")
        for key in re.findall(r'\bt\("([\w.]+)"', file.read_text(encoding="utf-8"))
    }
    assert asked - keys == set()
