'use strict';
// What every page has: the theme, tables that sort, drafts that open when they are linked to.
(() => {
  const root = document.documentElement;

  const theme = document.getElementById('theme');
  const kThemes = ['as the system', 'light', 'dark'];
  let chosen = 0;
  theme.hidden = false;
  theme.addEventListener('click', () => {
    chosen = (chosen + 1) % kThemes.length;
    theme.textContent = `Theme: ${kThemes[chosen]}`;
    if (chosen) root.dataset.theme = kThemes[chosen];
    else delete root.dataset.theme;
  });

  const key_of = (row, column, is_number) => {
    const cell = row.cells[column];
    const text = cell.dataset.value ?? cell.textContent.trim();
    return is_number ? parseFloat(text) : text.toLowerCase();
  };
  const sort = (table, head, column) => {
    const is_number = 'number' in head.dataset;
    const before = head.getAttribute('aria-sort');
    const is_up = before ? before === 'descending' : !is_number;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', is_up ? 'ascending' : 'descending');
    const keyed = [...table.tBodies[0].rows].map((row) => [key_of(row, column, is_number), row]);
    keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (is_up ? 1 : -1));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  };
  for (const table of document.querySelectorAll('table.sortable')) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => sort(table, head, column));
    });
  }

  const open_target = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const draft = target?.closest('details.draft');
    if (!draft || draft.open) return;
    draft.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', open_target);
  open_target();

  // On paper nothing can be opened.
  const opened = [];
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details:not([open])')) {
      if (details.parentElement.closest('details:not([open])')) continue;
      if (details.matches('.draft, .inventory > *')) continue;
      details.open = true;
      opened.push(details);
    }
  });
  addEventListener('afterprint', () => {
    for (const details of opened.splice(0)) details.open = false;
  });
})();
