"use strict";
(() => {
  const words = new Intl.Collator("vi", { numeric: true });
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

  const sortable = (table) => {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const kind = head.dataset.sort;
      if (!kind) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const value = (row) => {
        const cell = row.cells[column];
        if (kind === "t") return cell.textContent.trim();
        const own = cell.dataset.v ?? cell.textContent.trim();
        return own === "" || Number.isNaN(Number(own)) ? "" : Number(own);
      };
      button.addEventListener("click", () => {
        const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
        const rows = [...body.rows].map((row) => [value(row), row]);
        rows.sort(([a], [b]) => {
          if (a === "" || b === "") return (a === "") - (b === "");
          return way * (kind === "t" ? words.compare(a, b) : a - b);
        });
        body.append(...rows.map(([, row]) => row));
      });
    });
  };

  const filtered = (controls) => {
    const rows = [...document.getElementById(controls.dataset.for).tBodies[0].rows];
    const search = controls.querySelector("input");
    const selects = [...controls.querySelectorAll("select")];
    const said = controls.querySelector("[data-said]");
    const texts = new Map();
    const text = (row) => {
      if (!texts.has(row)) {
        const copy = row.cloneNode(true);
        copy.querySelectorAll(".place").forEach((place) => place.remove());
        const own = copy.textContent.normalize("NFC").toLowerCase();
        texts.set(row, [own, plain(own)]);
      }
      return texts.get(row);
    };
    const apply = () => {
      const wanted = search.value.trim().normalize("NFC").toLowerCase();
      let count = 0;
      for (const row of rows) {
        const chosen = selects.every((select) => !select.value || row.dataset[select.dataset.key] === select.value);
        row.hidden = !(chosen && (!wanted || text(row).some((own) => own.includes(wanted))));
        count += !row.hidden;
      }
      const number = (value) => value.toLocaleString(document.documentElement.lang);
      said.textContent = said.dataset.said.replace("##", number(rows.length)).replace("#", number(count));
    };
    const clear = (row) => {
      if (!rows.includes(row) || !row.hidden) return;
      search.value = "";
      for (const select of selects) select.value = "";
      apply();
    };
    search.addEventListener("input", apply);
    for (const select of selects) select.addEventListener("change", apply);
    controls.hidden = false;
    apply();
    return clear;
  };

  // Narrow windows show these rows as blocks; they stay a table to those who hear them.
  document.querySelectorAll("table.findings").forEach((table) => {
    table.setAttribute("role", "table");
    for (const part of [table.tHead, table.tBodies[0]]) part.setAttribute("role", "rowgroup");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      for (const cell of row.cells) cell.setAttribute("role", cell.tagName === "TH" ? "columnheader" : "cell");
    }
  });

  document.querySelectorAll("table.sortable").forEach(sortable);
  const clears = [...document.querySelectorAll(".controls")].map(filtered);

  // A link to a line that a filter hides shows it.
  const show = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const row = target && target.closest("tr");
    if (row && row.hidden) {
      clears.forEach((clear) => clear(row));
      row.scrollIntoView();
    }
  };
  addEventListener("hashchange", show);

  // Paper has no closed details.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open]):not(.place)")];
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
})();
