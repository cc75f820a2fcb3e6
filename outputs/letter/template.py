"""The template of the letter: a DOCX with tags that staff edit in Word; one of their own is tried before it is used."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from corpus.discrepancy import Text
from outputs.docx_file import saved
from outputs.letter.tags import COPIES, ROW_TAGS, ROWS, TAGS
from outputs.shown_text import MOST_OF_A_PROPERTY, one_line
from outputs.unusable_template import UnusableTemplate

SHIPPED = {
    "vi": Path(__file__).with_name("cong-van.docx"),
    "en": Path(__file__).with_name("cong-van-en.docx"),
}
"""The template that is shipped, by language."""

_NO_DOCUMENT = (OSError, BadZipFile, zlib.error, EOFError, RuntimeError, OpcError, KeyError, ValueError, SyntaxError)
# What the words that staff may write between a template's tags raise when they are worked out.
_WRONG_WORDS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, etree.LxmlError)


class LetterTemplate:
    """A template; `letter` returns a DOCX with its tags replaced."""

    def __init__(self, content: bytes, name: str) -> None:
        """Take the bytes of a DOCX."""
        self._name = name
        self._environment = _Environment()
        self._template = DocxTemplate(io.BytesIO(content))
        self._template.render_init()

    def letter(self, words: Mapping[str, Any], title: str) -> bytes:
        """Return the letter as a DOCX. Errors: UnusableTemplate, where a template asks for what only some have."""
        try:
            return self._rendered(words, title)
        except TemplateError as error:
            raise _wrong_tags(self._name, _told(error)) from error

    def check(self) -> None:
        """Replace the tags by dots. Errors: UnusableTemplate."""
        dots = {
            **dict.fromkeys(TAGS, "…"),
            COPIES: ["…", "…"],
            ROWS: [dict.fromkeys(ROW_TAGS, "…")],
        }
        if unknown := self._unknown_tags():
            names = ", ".join(unknown)
            raise _wrong_tags(self._name, Text(f"không có thẻ {names}", f"there is no tag {names}"))
        try:
            self._template.render_init()
            # Rendering itself would mend broken XML without a word.
            etree.fromstring(self._template.build_xml(dots, self._environment))
            self._rendered(dots, "")
        except _WRONG_WORDS as error:
            raise _wrong_tags(self._name, _told(error)) from error

    def _rendered(self, words: Mapping[str, Any], title: str) -> bytes:
        self._template.render(dict(words), self._environment)
        self._template.docx.core_properties.title = one_line(title, MOST_OF_A_PROPERTY)
        return saved(self._template.docx)

    def _unknown_tags(self) -> list[str]:
        """Return the tags that nothing stands for; none where the template cannot be taken apart."""
        try:
            used = self._template.get_undeclared_template_variables(self._environment)
        except TemplateSyntaxError:
            # Rendering says more of it: the words around it.
            return []
        return sorted(used - TAGS.keys())


def letter_template(own: str, language: str) -> LetterTemplate:
    """Return the staff's own template, tried, where there is one, else the one shipped. Errors: UnusableTemplate."""
    if not own:
        return LetterTemplate(SHIPPED[language].read_bytes(), SHIPPED[language].name)
    try:
        content = Path(own).read_bytes()
    except OSError as error:
        raise _not_a_document(own, _not_opened(error)) from error
    try:
        template = LetterTemplate(content, own)
    except _NO_DOCUMENT as error:
        raise _not_a_document(own, Text(str(error), str(error))) from error
    template.check()
    return template


class _Environment(ImmutableSandboxedEnvironment):
    """Tags are replaced by text only; the source of a part is compiled once for all letters."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self._compiled: dict[str | nodes.Template, Template] = {}

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, object] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        """Return a part of the letter compiled."""
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source, globals, template_class)
        return self._compiled[source]


def _told(error: Exception) -> Text:
    """Return what an error says, with the words of the template that stand around it."""
    around = [line.strip() for line in getattr(error, "docx_context", ()) if "{" in line]
    what = f"{str(error).rstrip('.')}{''.join(f' – “{line}”' for line in around)}"
    if isinstance(error, TemplateSyntaxError):
        return Text(f"thẻ viết chưa trọn hoặc sai cú pháp ({what})", f"a tag is not well written ({what})")
    return Text(what, what)


def _not_opened(error: OSError) -> Text:
    if isinstance(error, FileNotFoundError):
        return Text("không có tệp này", "there is no such file")
    what = error.strerror or str(error)
    return Text(what, what)


def _not_a_document(name: str, what: Text) -> UnusableTemplate:
    return UnusableTemplate(
        Text(
            f"Mẫu công văn “{name}” không mở được như một tệp Word (.docx): {what.vi}. Hãy kiểm tra đường dẫn và lưu "
            "lại mẫu ở định dạng Word (.docx), hoặc bỏ letter_template trong tệp cài đặt để dùng mẫu có sẵn.",
            f"The letter's template “{name}” cannot be opened as a Word file (.docx): {what.en}. Check the path and "
            "save it as Word (.docx), or leave letter_template out of the settings to use the one that is shipped.",
        )
    )


def _wrong_tags(name: str, what: Text) -> UnusableTemplate:
    tags = ", ".join(f"{{{{ {tag} }}}}" for tag in TAGS if tag not in (ROWS, COPIES))
    of_row = ", ".join(f"{{{{ dong.{tag} }}}}" for tag in ROW_TAGS)
    rows = f"{{%tr for dong in {ROWS} %}} … {{%tr endfor %}}"
    copies = f"{{%p for noi in {COPIES} %}} … {{%p endfor %}}"
    return UnusableTemplate(
        Text(
            f"Mẫu công văn “{name}” có chỗ không dùng được: {what.vi}. Các thẻ dùng được: {tags}; trong bảng, giữa "
            f"hai dòng {rows}: {of_row}; ở “Nơi nhận”, giữa hai đoạn {copies}: {{{{ noi }}}}.",
            f"The letter's template “{name}” cannot be used: {what.en}. The tags are: {tags}; in the table, between "
            f"the rows {rows}: {of_row}; under “Nơi nhận”, between the paragraphs {copies}: {{{{ noi }}}}.",
        )
    )
