"""What a page that opens offline may load (its Content-Security-Policy): what stands in it, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib


def content_policy(style: str, script: str = "", *, has_pictures: bool = False) -> str:
    """Return the policy of a page: its own style and script run, told by their hashes; pictures stand inside it."""
    allowed = ["default-src 'none'"]
    if script:
        allowed.append(f"script-src '{_hash(script)}'")
    allowed.append(f"style-src '{_hash(style)}'")
    if has_pictures:
        allowed.append("img-src data:")
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
