"""The command line: arguments, what is printed, exit codes. It owns no step of the flow."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.checks import checks as all_checks
from corpus.discrepancy import Text
from ingest.formats import formats as all_formats
from kehoach import pipeline
from kehoach.intake import deliveries
from kehoach.log import log_to
from kehoach.report_choice import UnknownReport, chosen_reports
from kehoach.settings import Settings, SettingsError, commented_default
from kehoach.settings import settings as read_settings
from normalizers.reference_check import check_reference
from normalizers.reference_files import FOLDER, UnusableReference
from outputs import terminal
from outputs.expected_units import ExpectedUnit, UnusableList, expected_units
from outputs.formats import ReportRequest
from outputs.notation import said
from outputs.unusable_template import UnusableTemplate
from outputs.written import UnusableDataset


class ExitCode(IntEnum):
    """What the command returns (contract)."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2
    USAGE = 64


class Language(StrEnum):
    """Of terminal and reports; the dataset is Vietnamese whatever is chosen."""

    VI = "vi"
    EN = "en"


_LIBRARY_USAGE = 2
# Of what is wrong in the reference files; one wrong separator makes a flaw of every line.
_FLAWS_TOLD = 10

app = typer.Typer(
    name="kehoach",
    help="Đọc kế hoạch KH&CN của các huyện, xã; lập bộ dữ liệu và rà soát số liệu.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

SettingsFile = Annotated[Path | None, typer.Option("--settings", help="Tệp cấu hình TOML.")]
Reports = Annotated[
    str | None,
    typer.Option(
        "--report",
        help="Báo cáo, cách nhau bằng dấu phẩy: workbook, letter, summary, page; none là không lập. "
        "Không ghi gì thì lập tất cả, trừ letter (công văn).",
    ),
]
Expected = Annotated[
    Path | None,
    typer.Option("--expected", help="Danh sách đơn vị phải gửi kế hoạch (CSV, XLSX hoặc mỗi dòng một tên)."),
]
Lang = Annotated[Language | None, typer.Option("--lang", help="Ngôn ngữ màn hình và báo cáo.")]


@app.command()
def run(
    received: Annotated[list[Path], typer.Argument(help="Tệp hoặc thư mục nhận được.", metavar="RECEIVED…")],
    out: Annotated[Path, typer.Option("--out", help="Thư mục ghi kết quả.")],
    corpus: Annotated[Path | None, typer.Option("--corpus", help="Kho lưu; mặc định là OUT/.corpus.")] = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Số tiến trình đọc song song.")] = None,
    lang: Lang = None,
    settings_file: SettingsFile = None,
    reports: Reports = None,
    expected: Expected = None,
    excel: Annotated[bool, typer.Option("--excel", help="Ghi CSV để mở thẳng bằng Excel.")] = False,
    log: Annotated[Path | None, typer.Option("--log", help="Ghi nhật ký (mỗi dòng một JSON).")] = None,
) -> None:
    """Đọc mọi tệp nhận được, rà soát và ghi bộ dữ liệu vào thư mục OUT."""
    for path in received:
        if not _is_there(path):
            raise typer.BadParameter(f"Không có tệp hoặc thư mục “{path}”.")
        if path.resolve() == out.resolve():
            raise typer.BadParameter(f"Thư mục kết quả “{out}” không được trùng với thư mục nhận được.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"Không ghi được vào “{out}”: {error.strerror}.") from error
    log_to(log)
    chosen = _settings(settings_file, workers)
    language = lang.value if lang is not None else chosen.run.language
    wanted, awaited = _chosen(reports, language), _expected(expected, language)
    _require_reference(language)
    with _told(out, language), _progress_bar(language) as bar:
        result = pipeline.run(
            received,
            out,
            corpus or out / ".corpus",
            chosen,
            language,
            bar.update,
            for_excel=excel,
            reports=wanted,
            expected=awaited,
        )
    console = Console()
    console.print(terminal.summary(result.dataset, language))
    console.print(_written(result.written, out, language), highlight=False, markup=False)
    raise typer.Exit(_exit_code(result))


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="Một tệp kế hoạch.", metavar="FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON cho chương trình khác.")] = False,
    lang: Lang = None,
    settings_file: SettingsFile = None,
) -> None:
    """Cho xem chương trình hiểu một tệp như thế nào; không ghi gì cả."""
    if not _is_there(file) or os.path.isdir(file):  # noqa: PTH112 - Path.is_dir raises where it may not look
        raise typer.BadParameter(f"Không có tệp “{file}”.")
    chosen = _settings(settings_file, 1)
    language = lang.value if lang is not None else chosen.run.language
    _require_reference(language)
    dataset = pipeline.audit(deliveries([file]), chosen)
    if as_json:
        sys.stdout.write(terminal.json_text(dataset) + "\n")
    else:
        Console().print(terminal.reading(dataset, language))
    raise typer.Exit(_exit_code(pipeline.Run(dataset, ())))


@app.command()
def report(
    folder: Annotated[Path, typer.Argument(help="Thư mục kết quả của một lần chạy.", metavar="FOLDER")],
    reports: Reports = None,
    expected: Expected = None,
    corpus: Annotated[Path | None, typer.Option("--corpus", help="Kho lưu; mặc định là FOLDER/.corpus.")] = None,
    lang: Lang = None,
    settings_file: SettingsFile = None,
) -> None:
    """Lập báo cáo từ bộ dữ liệu đã ghi trong một thư mục, không đọc lại văn bản."""
    if not folder.is_dir():
        raise typer.BadParameter(f"Không có thư mục “{folder}”.")
    chosen = _settings(settings_file, None)
    language = lang.value if lang is not None else chosen.run.language
    request = ReportRequest(corpus or folder / ".corpus", language, chosen.office, _expected(expected, language))
    with _told(folder, language):
        made = pipeline.made_reports(folder, _chosen(reports, language), request)
    Console().print(_written(made, folder, language), highlight=False, markup=False)


@app.command()
def checks(lang: Lang = None) -> None:
    """Liệt kê các phép kiểm tra."""
    rows = [(c.CHECK_ID, c.SEVERITY.value, Text(c.TITLE_VI, c.TITLE_EN)) for c in all_checks()]
    Console().print(terminal.listing(rows, _language(lang)))


@app.command()
def formats(lang: Lang = None) -> None:
    """Liệt kê các định dạng tệp đọc được."""
    rows = [(f.MEDIA_TYPE.value, "", Text(f.TITLE_VI, f.TITLE_EN)) for f in all_formats()]
    Console().print(terminal.listing(rows, _language(lang)))


@app.command()
def settings() -> None:
    """In tệp cấu hình mặc định có chú thích."""
    sys.stdout.write("\n".join(commented_default()) + "\n")


def _is_there(path: Path) -> bool:
    """True where something lies at a path, also where it may not be looked into."""
    try:
        path.lstat()
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def main() -> None:
    """Run the command; wrong usage, for which the library has a code of its own, ends in the contract's."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show Vietnamese shows codes; it must not end the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except SystemExit as end:
        is_usage = end.code == _LIBRARY_USAGE and not isinstance(end.code, ExitCode)
        raise SystemExit(ExitCode.USAGE if is_usage else end.code) from None


def _settings(file: Path | None, workers: int | None) -> Settings:
    """Return the settings with what the command line says instead of the file."""
    try:
        return read_settings(file).with_workers(workers)
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error


@contextmanager
def _told(folder: Path, language: str) -> Iterator[None]:
    """Tell what cannot be written, read back or filled in as wrong usage, with what to mend."""
    try:
        yield
    except OSError as error:
        raise typer.BadParameter(f"Không ghi được “{error.filename or folder}”: {error.strerror}.") from error
    except (UnusableDataset, UnusableTemplate) as error:
        raise typer.BadParameter(said(error.message, language)) from error


def _chosen(reports: str | None, language: str) -> tuple[str, ...]:
    """Return the names of the reports asked for."""
    try:
        return chosen_reports(reports)
    except UnknownReport as error:
        raise typer.BadParameter(said(error.message, language)) from error


def _expected(file: Path | None, language: str) -> tuple[ExpectedUnit, ...]:
    """Return the units whose plan is awaited; none where no list is given."""
    try:
        return expected_units(file) if file is not None else ()
    except UnusableList as error:
        raise typer.BadParameter(said(error.message, language)) from error


def _require_reference(language: str) -> None:
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


def _language(lang: Language | None) -> str:
    return lang.value if lang is not None else _settings(None, None).run.language


def _exit_code(result: pipeline.Run) -> ExitCode:
    if result.dataset.has_failed:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if result.dataset.has_findings else ExitCode.CLEAN


def _written(written: tuple[Path, ...], out: Path, language: str) -> str:
    names = ", ".join(path.relative_to(out).as_posix() for path in written)
    return f"Đã ghi vào {out}: {names}" if language == "vi" else f"Written to {out}: {names}"


class _progress_bar:
    """A bar of files done, pages read and time left on the error stream; nothing where that is no terminal."""

    def __init__(self, language: str) -> None:
        pages = "trang" if language == "vi" else "pages"
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(f"{{task.fields[pages]}} {pages}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("Đang đọc" if language == "vi" else "Reading", total=None, pages=0)

    def __enter__(self) -> _progress_bar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def update(self, counted: pipeline.Progress) -> None:
        """Show how far the run has come."""
        self._bar.update(self._task, completed=counted.done, total=counted.total, pages=counted.pages)
