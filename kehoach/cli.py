"""The command line: arguments, what is printed, exit codes. It owns no step of the flow."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from corpus.checks import checks as all_checks
from corpus.discrepancy import Text
from ingest.formats import formats as all_formats
from kehoach import pipeline
from kehoach.intake import REPORT_FILES, deliveries
from kehoach.log import log_to
from kehoach.progress_bar import ProgressBar
from kehoach.settings import commented_default
from kehoach.usage import awaited_of, is_there, reports_of, require_paths, require_reference, settings_of, telling
from outputs import terminal
from outputs.formats import ReportRequest
from outputs.letter.template import SHIPPED
from outputs.notation import said


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
_REPORTING = Text("Đang lập báo cáo …", "Making the reports …")

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
Log = Annotated[Path | None, typer.Option("--log", help="Ghi nhật ký (mỗi dòng một JSON).")]
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
    log: Log = None,
) -> None:
    """Đọc mọi tệp nhận được, rà soát và ghi bộ dữ liệu vào thư mục OUT."""
    require_paths(received, out)
    log_to(log)
    chosen = settings_of(settings_file, workers)
    language = lang.value if lang is not None else chosen.run.language
    wanted, awaited = reports_of(reports, language), awaited_of(expected, language)
    require_reference(language)
    kept, console = corpus or out / ".corpus", Console()
    remarks: list[Text] = []
    request = ReportRequest(kept, language, chosen.office, awaited, remarks.append)
    with telling(out, language):
        pipeline.require(wanted, request)
    with telling(out, language), ProgressBar(language) as bar:
        result = pipeline.run(received, out, kept, chosen, language, bar.update, for_excel=excel)
    console.print(terminal.summary(result.dataset, language))
    with telling(out, language), console.status(said(_REPORTING, language)):
        made = pipeline.made_reports(out, wanted, request)
    if older := sorted(name for name in REPORT_FILES if (out / name).exists() and out / name not in made):
        remarks.append(_older_reports(older, out))
    _tell_written(console, (*result.written, *made), out, remarks, language)
    raise typer.Exit(_exit_code(result))


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="Một tệp kế hoạch.", metavar="FILE")],
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON cho chương trình khác.")] = False,
    lang: Lang = None,
    settings_file: SettingsFile = None,
) -> None:
    """Cho xem chương trình hiểu một tệp như thế nào; không ghi gì cả."""
    if not is_there(file) or os.path.isdir(file):  # noqa: PTH112 - Path.is_dir raises where it may not look
        raise typer.BadParameter(f"Không có tệp “{file}”.")
    chosen = settings_of(settings_file, 1)
    language = lang.value if lang is not None else chosen.run.language
    require_reference(language)
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
    log: Log = None,
) -> None:
    """Lập báo cáo từ bộ dữ liệu đã ghi trong một thư mục, không đọc lại văn bản."""
    if not folder.is_dir():
        raise typer.BadParameter(f"Không có thư mục “{folder}”.")
    chosen = settings_of(settings_file, None)
    language = lang.value if lang is not None else chosen.run.language
    log_to(log)
    wanted, awaited, remarks = reports_of(reports, language), awaited_of(expected, language), list[Text]()
    request = ReportRequest(corpus or folder / ".corpus", language, chosen.office, awaited, remarks.append)
    with telling(folder, language), Console().status(said(_REPORTING, language)):
        pipeline.require(wanted, request)
        made = pipeline.made_reports(folder, wanted, request)
    _tell_written(Console(), made, folder, remarks, language)


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
def settings(
    letter_template: Annotated[
        Path | None, typer.Option("--letter-template", help="Chép mẫu công văn ra tệp này (.docx) để sửa.")
    ] = None,
    lang: Lang = None,
) -> None:
    """In tệp cấu hình mặc định có chú thích, hoặc chép mẫu công văn ra để sửa."""
    if letter_template is None:
        sys.stdout.write("\n".join(commented_default(_language(lang))) + "\n")
        return
    if is_there(letter_template):
        raise typer.BadParameter(f"Đã có tệp “{letter_template}”; hãy chọn tên khác để không ghi đè.")
    with telling(letter_template, _language(lang)):
        shutil.copyfile(SHIPPED[_language(lang)], letter_template)


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


def _language(lang: Language | None) -> str:
    return lang.value if lang is not None else settings_of(None, None).run.language


def _exit_code(result: pipeline.Run) -> ExitCode:
    if result.dataset.has_failed:
        return ExitCode.FAILED
    return ExitCode.FINDINGS if result.dataset.has_findings else ExitCode.CLEAN


def _older_reports(names: Sequence[str], out: Path) -> Text:
    listed = ", ".join(names)
    return Text(
        f"Chú ý: {listed} là của lần chạy trước, chưa theo bộ dữ liệu mới. Lập lại bằng: kehoach report {out}",
        f"Note: {listed}: of an earlier run, not of this dataset. Make them anew: kehoach report {out}",
    )


def _tell_written(console: Console, written: Sequence[Path], out: Path, remarks: Sequence[Text], language: str) -> None:
    """Print what was written, and what is to be known of it."""
    for line in (_written(written, out, language), *(said(remark, language) for remark in remarks)):
        console.print(line, highlight=False, markup=False)


def _written(written: Sequence[Path], out: Path, language: str) -> str:
    """Return what was written: files by name, those of a folder within it counted."""
    names = [path.relative_to(out) for path in written]
    alone = [name.name for name in names if len(name.parts) == 1]
    within = Counter(name.parts[0] for name in names if len(name.parts) > 1)
    files = said(Text("tệp", "files"), language)
    listed = ", ".join([*alone, *(f"{folder}/ ({count} {files})" for folder, count in within.items())])
    return f"{said(Text('Đã ghi vào', 'Written to'), language)} {out}: {listed}"
