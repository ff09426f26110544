"""The page's own files and the map's library, read once, served under the digest of all, to be kept for good."""

from __future__ import annotations

import hashlib
import json
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from aiohttp import web

_OWN = Path(__file__).parent / "static"
_LEAFLET = ("leaflet.js", "leaflet.css")
_FOR_GOOD = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Assets:
    """Files by name. `version` stands in their address, so that a new release is never mixed with an old one."""

    files: Mapping[str, bytes]
    version: str

    async def serve(self, request: web.Request) -> web.Response:
        """Give one file; of another release nothing."""
        name = request.match_info["name"]
        if name not in self.files or request.match_info["version"] != self.version:
            raise web.HTTPNotFound
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return web.Response(
            body=self.files[name],
            content_type="text/javascript" if name.endswith(".js") else kind,
            charset="utf-8",
            headers={"Cache-Control": _FOR_GOOD, "X-Content-Type-Options": "nosniff"},
        )


@cache
def read_assets() -> Assets:
    """Read all files that the browser loads."""
    package = distribution("XStatic-Leaflet")
    library = {name: Path(str(package.locate_file(f"xstatic/pkg/leaflet/data/{name}"))) for name in _LEAFLET}
    own = {path.name: path for path in sorted(_OWN.iterdir()) if path.suffix in {".js", ".css"}}
    files = {name: path.read_bytes() for name, path in (library | own).items()}
    digest = hashlib.sha256(json.dumps([[name, body.hex()] for name, body in files.items()]).encode())
    return Assets(files, digest.hexdigest()[:16])


@cache
def template(name: str) -> str:
    """Read one of our HTML files."""
    return (_OWN / name).read_text(encoding="utf-8")
