"""The line that tells an editor where the schema of a YAML file is, in files that move to another folder.

`# yaml-language-server: $schema=PATH`, where a relative path counts from the file
(https://github.com/redhat-developer/yaml-language-server#using-inlined-schema).
"""

import os
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

_LINE = re.compile(rb"^(?:\xef\xbb\xbf)?#[ \t]+yaml-language-server[ \t]*:[^\r\n]*?\$schema=(\S+)", re.MULTILINE)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]")  # an address, a drive, the root


def schemas_moved(files: Mapping[str, bytes], old: Path, new: Path) -> dict[str, bytes]:
    """The files of a folder, by name, as they must be in another folder: they name the same schemas.

    A schema in the folder itself moves along, and addresses and absolute paths hold everywhere.
    """
    return {
        name: _LINE.sub(partial(_moved, (old / name).parent, (new / name).parent, old), data)
        if name.endswith((".yaml", ".yml"))
        else data
        for name, data in files.items()
    }


def _moved(old: Path, new: Path, root: Path, found: "re.Match[bytes]") -> bytes:
    written = found[1].decode("utf-8", "surrogateescape").replace("\\", "/")
    if _ABSOLUTE.match(written):
        return found[0]
    schema = Path(os.path.normpath(old / written))
    if schema.is_relative_to(root):
        return found[0]
    path = _path(schema, new)
    if path == os.path.normpath(written).replace(os.sep, "/"):
        return found[0]
    return found[0].removesuffix(found[1]) + path.encode("utf-8", "surrogateescape")


def _path(schema: Path, folder: Path) -> str:
    """The path from a folder; an address where there is none, as on another drive, or where it has blanks."""
    try:
        path = os.path.relpath(schema, folder).replace(os.sep, "/")
    except ValueError:
        return schema.as_uri()
    return schema.as_uri() if re.search(r"\s", path) else path
