"""The JSON Schema of a plan, with which editors complete and check it."""

import json
from typing import Any

from renja_gen.plan.model import Plan

_SERTAKAN: dict[str, Any] = {
    "type": "object",
    "properties": {"sertakan": {"type": ["string", "array"], "items": {"type": "string"}}},
    "required": ["sertakan"],
    "additionalProperties": False,
}
_RUJUKAN = {"$ref": "#/$defs/Sertakan"}


SKEMA = "renja.schema.json"  # the file that the first line of a plan tells editors of


def schema_text() -> str:
    """The schema as the file that stands beside a plan."""
    return json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a plan; `sertakan` may stand wherever a list or mapping may."""
    skema = Plan.model_json_schema()
    bagian = {nama: _bagian(satu) for nama, satu in skema.pop("$defs").items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_bagian(skema),
        "$defs": {**bagian, "Sertakan": _SERTAKAN},
    }


def _bagian(skema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a part; docstrings, which are English and for developers, stay out."""
    isian = {nama: _isian(satu) for nama, satu in skema["properties"].items()}
    sisa = {kunci: isi for kunci, isi in skema.items() if kunci not in {"title", "description"}}
    return {**sisa, "properties": isian}


def _isian(skema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value: as it is, or an include where it is no scalar."""
    skema = {kunci: isi for kunci, isi in skema.items() if kunci not in {"title", "default"}}
    if "anyOf" in skema:
        pilihan = [_isian(satu) for satu in skema["anyOf"]]
        datar = [butir for satu in pilihan for butir in satu.get("anyOf", [satu])]
        return {**skema, "anyOf": [satu for ke, satu in enumerate(datar) if satu not in datar[:ke]]}
    if "items" in skema:
        skema["items"] = _isian(skema["items"])
    jenis = skema.get("type", "")
    if "$ref" in skema or "array" in jenis or "object" in jenis:
        keterangan = {kunci: skema.pop(kunci) for kunci in ("description",) if kunci in skema}
        return {**keterangan, "anyOf": [skema, _RUJUKAN]}
    return skema
