'use strict';
// One draft: its findings lead to their places in the preview and the source.
(() => {
  const { Preview, tell, wrap } = globalThis.presend;
  const is_narrow = matchMedia('(max-width: 1000px)');

  /// Numbered lines.
  class Source {
    constructor(section) {
      this.pane = section.querySelector('.src');
      this.changed = [];
    }

    clear() {
      for (const line of this.changed.splice(0)) {
        line.classList.remove('is-on');
        for (const mark of line.querySelectorAll('mark')) mark.replaceWith(...mark.childNodes);
        line.normalize();
      }
    }

    /// Highlights "LINE:UNITS-LINE:UNITS" and scrolls to it.
    highlight(at) {
      if (!at) return false;
      const [[first, from], [last, to]] =
        at.split('-').map((place) => place.split(':').map(Number));
      const kMostLines = 400;
      let top = null;
      for (let number = first; number <= Math.min(last, first + kMostLines); ++number) {
        const line = this.pane.querySelector(`b[data-l="${number}"]`);
        if (!line || (number === last && to === 0 && last > first)) continue;
        this.changed.push(line);
        line.classList.add('is-on');
        const text = line.firstChild;
        if (text?.nodeType === Node.TEXT_NODE) {
          const begin = Math.min(number === first ? from : 0, text.data.length);
          const end = Math.min(number === last ? to : text.data.length, text.data.length);
          if (end > begin) {
            wrap(text, begin, end - begin, 'mark');
          }
        }
        top ??= line.querySelector('mark') ?? line;
      }
      if (!top) return false;
      const box = top.getBoundingClientRect();
      const pane = this.pane.getBoundingClientRect();
      this.pane.scrollTop += box.top - pane.top - Math.min(pane.height / 3, 120);
      return true;
    }
  }

  class Draft {
    constructor(draft) {
      this.draft = draft;
      const preview = draft.querySelector('.preview');
      const source = draft.querySelector('.source');
      this.preview = preview && new Preview(preview);
      this.source = source && new Source(source);
      draft.addEventListener('click', (event) => {
        const place = event.target.closest('a.place');
        if (!place || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        this.select(place);
      });
      draft.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') this.clear();
      });
      this.shorten();
      this.filter();
      this.add_back();
      if (this.preview?.frames.length) {
        const watch = new IntersectionObserver((entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          watch.disconnect();
          this.preview.show(this.preview.body);
        }, { rootMargin: '400px' });
        watch.observe(preview);
      }
    }

    clear() {
      this.current?.removeAttribute('aria-current');
      this.current = null;
      this.preview?.clear();
      this.source?.clear();
    }

    async select(place) {
      this.clear();
      this.current = place;
      place.setAttribute('aria-current', 'true');
      const { at, spots, fields, quote } = place.dataset;
      const stage = this.draft.querySelector('.stage');
      if (!stage) return;
      const is_below = is_narrow.matches || place.closest('.inventory');
      if (is_below) stage.scrollIntoView({ block: 'start' });
      const in_source = this.source.highlight(at);
      this.preview.highlight_fields(fields);
      const in_preview = (await this.preview.highlight(spots, quote)) || Boolean(fields);
      if (place !== this.current) return;
      const where = [in_preview && 'the preview', in_source && 'the source'].filter(Boolean);
      tell(where.length ? `Marked in ${where.join(' and ')}.` : 'It has no place.');
      place.dispatchEvent(new CustomEvent('shown', { bubbles: true, detail: { in_preview, in_source } }));
    }

    /// On small screens the stage is below the findings: a way back to the one that was followed.
    add_back() {
      const tools = this.draft.querySelector('.preview .tools');
      if (!tools) return;
      const back = document.createElement('button');
      back.type = 'button';
      back.className = 'back';
      back.textContent = 'Back to the finding';
      back.addEventListener('click', () => {
        const place = this.current ?? this.draft.querySelector('a.place');
        place?.scrollIntoView({ block: 'center' });
        place?.focus({ preventScroll: true });
      });
      tools.append(back);
    }

    /// Long lists of places begin with three.
    shorten() {
      const kMostPlaces = 4;
      for (const places of this.draft.querySelectorAll('.places')) {
        if (places.children.length <= kMostPlaces) continue;
        places.classList.add('is-short');
        const more = document.createElement('button');
        more.type = 'button';
        more.className = 'more';
        more.textContent = `Show ${places.children.length - 3} more places`;
        more.addEventListener('click', () => {
          places.classList.remove('is-short');
          more.remove();
          places.children[3].firstElementChild.focus();
        });
        places.after(more);
      }
    }

    filter() {
      const filters = this.draft.querySelector('.filters');
      if (!filters) return;
      filters.hidden = false;
      const groups = [...this.draft.querySelectorAll('.group')].map((group) => ({
        group, text: group.textContent.toLowerCase(),
      }));
      const family = filters.querySelector('[data-family]');
      const search = filters.querySelector('[data-search]');
      const empty = this.draft.querySelector('.groups + .empty');
      const apply = () => {
        const severities = new Set([...filters.querySelectorAll('[data-sev]:checked')]
          .map((box) => box.dataset.sev));
        const words = search.value.toLowerCase().trim();
        let shown = 0;
        for (const { group, text } of groups) {
          group.hidden = !severities.has(group.dataset.sev) ||
            (family.value && family.value !== group.dataset.family) ||
            (words && !text.includes(words));
          if (!group.hidden) ++shown;
        }
        empty.hidden = shown > 0;
        tell(`${shown} of ${groups.length} rules shown.`);
      };
      filters.addEventListener('input', apply);
    }
  }

  for (const draft of document.querySelectorAll('.draft')) {
    let made = null;
    const make = () => { made ??= new Draft(draft); };
    // Of many drafts only those that are opened cost anything.
    if (draft.matches('details:not([open])'))
      draft.addEventListener('toggle', make, { once: true });
    else
      make();
  }
})();
