"""What a user gave, taken as the program needs it; what cannot be taken is wrong usage, told with what to mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from corpus.discrepancy import Text
from kehoach.report_choice import UnknownReport, chosen_reports
from kehoach.settings import Settings, SettingsError, settings
from normalizers.reference_check import check_reference
from normalizers.reference_files import FOLDER, UnusableReference
from outputs.expected_units import ExpectedUnit, UnusableList, expected_units
from outputs.notation import said
from outputs.unusable_template import UnusableTemplate
from outputs.written import UnusableDataset

# Of what is wrong in the reference files; one wrong separator makes a flaw of every line.
_FLAWS_TOLD = 10


def require_paths(received: Sequence[Path], out: Path) -> None:
    """Make the output folder; what is not there, or the same as the output, is wrong usage."""
    for path in received:
        if not is_there(path):
            raise typer.BadParameter(f"Không có tệp hoặc thư mục “{path}”.")
        if path.resolve() == out.resolve():
            raise typer.BadParameter(f"Thư mục kết quả “{out}” không được trùng với thư mục nhận được.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"Không ghi được vào “{out}”: {error.strerror}.") from error


def is_there(path: Path) -> bool:
    """True where something lies at a path, also where it may not be looked into."""
    try:
        path.lstat()
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def settings_of(file: Path | None, workers: int | None) -> Settings:
    """Return the settings with what the command line says instead of the file."""
    try:
        return settings(file).with_workers(workers)
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error


@contextmanager
def telling(folder: Path, language: str) -> Iterator[None]:
    """Tell what cannot be written, read back or filled in as wrong usage, with what to mend."""
    try:
        yield
    except OSError as error:
        name = error.filename2 or error.filename or folder
        told = Text(f"Không ghi được “{name}”: {error.strerror}.", f"“{name}” cannot be written: {error.strerror}.")
        raise typer.BadParameter(said(told, language)) from error
    except (UnusableDataset, UnusableTemplate) as error:
        raise typer.BadParameter(said(error.message, language)) from error


def reports_of(reports: str | None, language: str) -> tuple[str, ...]:
    """Return the names of the reports asked for."""
    try:
        return chosen_reports(reports)
    except UnknownReport as error:
        raise typer.BadParameter(said(error.message, language)) from error


def awaited_of(file: Path | None, language: str) -> tuple[ExpectedUnit, ...]:
    """Return the units whose plan is awaited; none where no list is given."""
    try:
        return expected_units(file) if file is not None else ()
    except UnusableList as error:
        raise typer.BadParameter(said(error.message, language)) from error


def require_reference(language: str) -> None:
    """Stop before any file is read where the lists that staff edit cannot be used, with what to mend."""
    try:
        check_reference()
    except UnusableReference as error:
        is_vi = language == "vi"
        told = [flaw.text(language) for flaw in error.flaws[:_FLAWS_TOLD]]
        if left := len(error.flaws) - len(told):
            told.append(f"… và {left} chỗ khác" if is_vi else f"… and {left} more")
        head = (
            f"Tệp danh mục trong “{FOLDER}” có chỗ sai, chưa đọc văn bản nào. Hãy sửa rồi chạy lại:"
            if is_vi
            else f"The reference files in “{FOLDER}” cannot be used; no document was read. Mend them and run again:"
        )
        raise typer.BadParameter("\n".join([head, *told])) from error
