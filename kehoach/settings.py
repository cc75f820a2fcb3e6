"""Settings: one TOML file into one frozen dataclass; an unknown key is a usage error that names the nearest."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs
from rapidfuzz import process

from corpus.discrepancy import Text
from ingest.limits import Limits
from ingest.scans.variables import DATA_VARIABLE, SWITCH_VARIABLE
from outputs.notation import said
from outputs.office import Office

_LARGEST = 10**15


class SettingsError(ValueError):
    """The settings file cannot be used; the message says where and what to change."""


@dataclass(frozen=True, slots=True)
class Run:
    """How a run works. Workers: 0 takes one a core. A worker is replaced after so many files or so much growth."""

    workers: int = 0
    language: str = "vi"
    recycle_after_files: int = 200
    recycle_after_growth_bytes: int = 300_000_000


@dataclass(frozen=True, slots=True)
class Scans:
    """How scans are read: where Tesseract's data lies ("": where it usually does), whether figures are read twice."""

    tessdata: str = ""
    second_engine: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; `limits` are what one file may use while it is read, `office` the names that stand in letters."""

    run: Run = field(default_factory=Run)
    limits: Limits = field(default_factory=Limits)
    office: Office = field(default_factory=Office)
    scans: Scans = field(default_factory=Scans)

    @property
    def workers(self) -> int:
        """The number of workers: as set, else one a core."""
        return self.run.workers or os.cpu_count() or 1

    @property
    def variables(self) -> dict[str, str]:
        """What the reading processes find in their environment."""
        told = {SWITCH_VARIABLE: "1" if self.scans.second_engine else "0"}
        return {**told, DATA_VARIABLE: self.scans.tessdata} if self.scans.tessdata else told

    def with_workers(self, workers: int | None) -> Settings:
        """Return the settings with another number of workers, as they are for None."""
        return self if workers is None else replace(self, run=replace(self.run, workers=workers))


MEANINGS: Mapping[str, Text] = {
    "run.workers": Text("số tiến trình đọc song song; 0 = theo số nhân máy", "reading processes; 0 = one a core"),
    "run.language": Text("ngôn ngữ màn hình và báo cáo: vi hoặc en", "language of terminal and reports: vi or en"),
    "run.recycle_after_files": Text("thay tiến trình đọc sau bấy nhiêu tệp", "replace a reader after so many files"),
    "run.recycle_after_growth_bytes": Text(
        "thay tiến trình đọc khi bộ nhớ tăng thêm (byte)", "replace a reader after so much growth (bytes)"
    ),
    "scans.tessdata": Text(
        "thư mục dữ liệu của Tesseract (chứa vie.traineddata); để trống thì tự tìm",
        "folder of Tesseract's data (with vie.traineddata); empty: looked for",
    ),
    "scans.second_engine": Text(
        "đọc lại mọi con số của ảnh quét bằng trueocr nếu đã cài", "read figures of scans again by trueocr if installed"
    ),
    "limits.memory_bytes": Text("bộ nhớ tối đa cho một tệp (byte)", "memory one file may take (bytes)"),
    "limits.cpu_seconds": Text(
        "thời gian xử lý tối đa cho một tệp, hay một trang quét (giây)",
        "CPU time of one file, or a scanned page (seconds)",
    ),
    "limits.wall_seconds": Text(
        "thời gian chờ tối đa cho một tệp, hay một trang quét (giây)",
        "wall clock of one file, or a scanned page (seconds)",
    ),
    "limits.no_progress_seconds": Text(
        "dừng khi việc đọc đứng yên (giây)", "stop where reading stands still (seconds)"
    ),
    "limits.pages": Text("số trang tối đa của một tệp", "pages of one file"),
    "limits.cells": Text("số ô bảng tối đa của một tệp", "table cells of one file"),
    "limits.unpacked_bytes": Text("dung lượng tối đa sau khi giải nén (byte)", "size after unpacking (bytes)"),
    "limits.file_bytes": Text("dung lượng tối đa của một tệp (byte)", "size of one file (bytes)"),
    "limits.nesting": Text("độ lồng nhau tối đa của nội dung", "nesting of the content"),
    "office.superior": Text("cơ quan chủ quản, như in trên công văn", "superior body, as printed on letters"),
    "office.name": Text("tên cơ quan ban hành, như in trên công văn", "name of the office, as printed on letters"),
    "office.name_in_text": Text("tên cơ quan trong lời văn", "name of the office within a sentence"),
    "office.symbol": Text("ký hiệu sau số công văn", "symbol after the number of a letter"),
    "office.locality": Text("địa danh trước ngày, tháng", "locality before the date"),
    "office.signer_authority": Text("thẩm quyền ký; để trống nếu thủ trưởng ký", "on whose behalf; blank for the head"),
    "office.signer_title": Text("chức vụ người ký", "title of who signs"),
    "office.signer": Text("họ và tên người ký", "name of who signs"),
    "office.copies_to": Text("nơi nhận khác, cách nhau bằng dấu chấm phẩy", "further copies, parted by semicolons"),
    "office.contact": Text("đầu mối liên hệ: họ tên, điện thoại", "whom to ask: name, telephone"),
    "office.days_to_answer": Text("số ngày để đơn vị trả lời", "days for the unit to answer"),
    "office.letter_template": Text(
        "mẫu công văn riêng (.docx); để trống thì dùng mẫu kèm theo", "a letter template of your own (.docx)"
    ),
}


_SECTIONS: Mapping[str, type[Any]] = {"run": Run, "limits": Limits, "scans": Scans, "office": Office}


def settings(file: Path | None = None) -> Settings:
    """Return the settings of a file given, else of ./kehoach.toml, else of the user's folder, else the defaults."""
    if file is None:
        places = (Path("kehoach.toml"), Path(platformdirs.user_config_dir("kehoach")) / "kehoach.toml")
        file = next((place for place in places if place.is_file()), None)
    if file is None:
        return Settings()
    try:
        given = tomllib.loads(file.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(f"{file}: không đọc được tệp cấu hình ({error})") from error
    _known(given, set(_SECTIONS), str(file))
    read = Settings(**{name: kind(**_section(given, name, kind, str(file))) for name, kind in _SECTIONS.items()})
    template = read.office.letter_template
    # A template lies beside the settings that name it, from whatever folder the command is run.
    return replace(read, office=replace(read.office, letter_template=str(file.parent / template))) if template else read


def commented_default(language: str = "vi") -> Iterator[str]:
    """Yield the lines of a settings file that holds every default, each explained and commented out."""
    for name, kind in _SECTIONS.items():
        section = kind()
        yield f"[{name}]"
        for key in fields(kind):
            value = getattr(section, key.name)
            yield f"# {said(MEANINGS[f'{name}.{key.name}'], language)}"
            yield f"# {key.name} = {json.dumps(value, ensure_ascii=False)}"
        yield ""


def _section(given: Mapping[str, Any], name: str, kind: type[Any], file: str) -> dict[str, Any]:
    """Return a section's values, each of the type of its default and not below zero."""
    values = given.get(name, {})
    if not isinstance(values, dict):
        raise SettingsError(f"{file}: [{name}] phải là một mục")
    defaults = {key.name: getattr(kind(), key.name) for key in fields(kind)}
    _known(values, set(defaults), f"{file}: [{name}]")
    for key, value in values.items():
        if type(value) is not type(defaults[key]) or (isinstance(value, int) and not 0 <= value <= _LARGEST):
            raise SettingsError(f"{file}: {name}.{key} = {value!r} không hợp lệ; mặc định là {defaults[key]!r}")
    if values.get("language", "vi") not in ("vi", "en"):
        raise SettingsError(f"{file}: run.language phải là vi hoặc en")
    return dict(values)


def _known(given: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in given:
        if key not in known:
            nearest = process.extractOne(key, sorted(known))
            raise SettingsError(f"{where}: không có mục “{key}”; có phải “{nearest[0]}”?")
