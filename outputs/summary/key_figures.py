"""The key figures of a plan year, in four sentences with exact figures."""

from __future__ import annotations

from corpus.discrepancy import NO_TEXT, Text
from normalizers.periods import Period, Phase
from outputs.by_year.plan_sums import proposed
from outputs.by_year.year_units import LeftOut, YearUnits
from outputs.notation import million, number, said
from outputs.summary.category_table import family, tops
from outputs.totals import NO_CATEGORY


def key_figures(year: YearUnits, missing: int | None, language: str, *, has_list: bool) -> tuple[str, ...]:
    """Return the sentences; `missing` units of the list have sent no plan, None where none is awaited for the year."""
    sentences = (
        _received(year, missing, language, has_list=has_list),
        _total(year, language),
        _before(year, language),
        _open(year, language),
    )
    return tuple(said(sentence, language) for sentence in sentences if sentence is not None)


def _received(year: YearUnits, missing: int | None, language: str, *, has_list: bool) -> Text:
    units = number(len(year.units), language)
    unknown = sum(one.why is LeftOut.COPY_OF_UNKNOWN for one in year.not_added)
    plans = number(sum(len(unit.plans) for unit in year.units) + unknown, language)
    if missing is None:
        no_list = Text("; chưa có danh sách đơn vị phải gửi để đối chiếu", "; no list of expected units was given")
        lack = NO_TEXT if has_list else no_list
    elif missing:
        count = number(missing, language)
        lack = Text(
            f"; còn {count} đơn vị trong danh sách chưa gửi", f"; of the units on the list, {count} have sent none"
        )
    else:
        lack = Text("; các đơn vị trong danh sách đã gửi đủ", "; every unit on the list has sent one")
    return Text(
        f"Đã nhận kế hoạch năm {year.plan_year} của {units} đơn vị ({plans} văn bản){lack.vi}.",
        f"Plans for {year.plan_year} were received from {_of_units(len(year.units), language)} "
        f"(documents: {plans}){lack.en}.",
    )


def _total(year: YearUnits, language: str) -> Text:
    """Return the sentence of the total and its largest group; what is in no category is said beside."""
    found = proposed(year.plan_year)
    if not any(sums.has(found) for _, sums in year.added()):
        return Text(
            f"Chưa có số đề nghị năm {year.plan_year} nào được cộng.",
            f"Nothing proposed for {year.plan_year} is added.",
        )
    having = sum(sums.has(found) for _, sums in year.added())
    have, have_en = number(having, language), _of_units(having, language)
    total = million(year.amount(), language)
    largest = max(((_of(year, family(top)), top.name) for top in tops(year)), default=(0, ""))
    none = _of(year, frozenset({NO_CATEGORY}))
    vi = f"Tổng kinh phí đề nghị năm {year.plan_year}, cộng từ các dòng chi của {have} đơn vị: {total} triệu đồng"
    en = f"Proposed for {year.plan_year}, the sum of the lines of {have_en}: {total} million đồng"
    if largest[0] > 0:
        vi += f"; trong số đã xếp nhóm, lớn nhất là “{largest[1]}”: {million(largest[0], language)} triệu đồng"
        en += f"; of what is in a category, the largest is “{largest[1]}”: {million(largest[0], language)} million đồng"
    if none:
        vi += f"; chưa xếp nhóm: {million(none, language)} triệu đồng"
        en += f"; in no category: {million(none, language)} million đồng"
    return Text(f"{vi}.", f"{en}.")


def _before(year: YearUnits, language: str) -> Text | None:
    """Return the comparison with the year before, over the units that state both figures; None where none does."""
    now = proposed(year.plan_year)
    for phase, vi, en in (
        (Phase.ESTIMATED, "ước thực hiện", "estimated to be spent in"),
        (Phase.APPROVED, "được giao", "approved for"),
    ):
        before = Period(year.plan_year - 1, phase)
        both = [sums for _, sums in year.added() if sums.has(now) and sums.has(before)]
        if both:
            new = sum(sums.amount(now) or 0 for sums in both)
            old = sum(sums.amount(before) or 0 for sums in both)
            change = _change(new - old, language)
            last, count = year.plan_year - 1, len(both)
            new_said, old_said = million(new, language), million(old, language)
            return Text(
                f"Tính riêng {number(count, language)} đơn vị có ghi cả hai số, đề nghị năm {year.plan_year} là "
                f"{new_said} triệu đồng so với {vi} năm {last} là {old_said} triệu đồng, {change.vi}.",
                f"Over {_of_units(count, language)} with both figures, {new_said} million đồng are proposed for "
                f"{year.plan_year}, against {old_said} million đồng {en} {last}, {change.en}.",
            )
    return None


def _change(more: int, language: str) -> Text:
    if not more:
        return Text("bằng nhau", "the same")
    by = million(abs(more), language)
    return Text(
        f"{'tăng' if more > 0 else 'giảm'} {by} triệu đồng", f"{'more' if more > 0 else 'less'} by {by} million đồng"
    )


def _open(year: YearUnits, language: str) -> Text | None:
    """Return the sentence of what is still open: wrong totals, cells not added, plans not added."""
    found = proposed(year.plan_year)
    wrong = sum(bool(sums.disagreements()) for unit in year.units for sums in unit.plans)
    cells = sum(sums.totals[found].missing for _, sums in year.added() if found in sums.totals)
    vi: list[str] = []
    en: list[str] = []
    if wrong:
        vi.append(f"{number(wrong, language)} văn bản có bảng ghi tổng khác tổng các dòng chi (phần “Cần điều chỉnh”)")
        en.append(f"documents whose stated total differs from the sum of its lines: {number(wrong, language)}")
    if cells:
        vi.append(f"{number(cells, language)} ô số liệu đề nghị chưa cộng được")
        en.append(f"cells of what is proposed that could not be added: {number(cells, language)}")
    several = [one for one in year.not_added if one.why is LeftOut.SEVERAL]
    if copies := sum(one.why in (LeftOut.COPY, LeftOut.COPY_OF_UNKNOWN) for one in year.not_added):
        vi.append(f"{number(copies, language)} văn bản trùng số liệu không cộng lần thứ hai")
        en.append(f"copies not added a second time: {number(copies, language)}")
    if several:
        units = number(len({one.unit for one in several}), language)
        vi.append(f"{units} đơn vị gửi nhiều văn bản khác số liệu, chưa cộng vào tổng ({_bounds(year, language).vi})")
        en.append(f"units whose plans differ, none of them added: {units} ({_bounds(year, language).en})")
    of_year = proposed(year.plan_year)
    without = sum(sums.has(of_year) and sums.stated(of_year) is None for _, sums in year.added())
    if without:
        vi.append(f"{number(without, language)} văn bản không ghi tổng số đề nghị để đối chiếu")
        en.append(f"documents that state no total of what they propose: {number(without, language)}")
    if not vi and any(sums.has(of_year) for _, sums in year.added()):
        return Text(
            "Tổng ghi trong các văn bản khớp với tổng các dòng chi; không có ô nào chưa cộng được.",
            "The stated totals agree with the sums of their lines; no cell was left out.",
        )
    if not vi:
        return None
    return Text(f"Cần lưu ý: {'; '.join(vi)}.", f"To be minded: {'; '.join(en)}.")


def _bounds(year: YearUnits, language: str) -> Text:
    """Return what the total would be with the lowest and with the highest plan of each unit whose plans differ."""
    found = proposed(year.plan_year)
    undecided = [[one for one in unit.plans if one.plan.has_amounts] for unit in year.units if unit.added is None]
    choices = [[sums.amount(found) or 0 for sums in plans] for plans in undecided]
    low = million(year.amount() + sum(min(amounts) for amounts in choices), language)
    high = million(year.amount() + sum(max(amounts) for amounts in choices), language)
    if low == high:
        return Text(f"nếu cộng một văn bản của mỗi đơn vị thì tổng là {low}", f"with one of each the total is {low}")
    return Text(
        f"nếu cộng một văn bản của mỗi đơn vị thì tổng từ {low} đến {high}",
        f"with one of each the total is from {low} to {high}",
    )


def _of_units(count: int, language: str) -> str:
    """Return a number of units in English."""
    return f"{number(count, language)} unit{'' if count == 1 else 's'}"


def _of(year: YearUnits, category_ids: frozenset[str]) -> int:
    found = proposed(year.plan_year)
    return sum(sums.of_category(found, category_ids) or 0 for _, sums in year.added())
