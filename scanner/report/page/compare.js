'use strict';
// Variants side by side: they scroll together, and what differs is marked in them.
(() => {
  const { Preview, pattern, tell, wrap } = globalThis.presend;

  /// Marks words in a text; false when they are not in it as they are.
  const mark_words = (element, words) => {
    if (!words || element.localName !== 'ps-t') return false;
    for (const text of element.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE) continue;
      const found = pattern(words).exec(text.data);
      if (!found || !found[0]) continue;
      wrap(text, found.index, found[0].length, 'ps-d');
      return true;
    }
    return false;
  };

  /// The last frame that somebody moved leads the others.
  class Scrolling {
    constructor() {
      this.views = new Map();
      this.is_on = true;
      this.leader = null;
    }

    add(side, view) {
      this.views.set(side, view);
      const lead = () => { this.leader = side; };
      for (const event of ['wheel', 'pointerdown', 'touchstart', 'keydown'])
        view.addEventListener(event, lead, { passive: true });
      view.addEventListener('scroll', () => this.follow(side), { passive: true });
    }

    lead(side) { this.leader = side; }

    follow(side) {
      if (!this.is_on || this.leader !== side) return;
      const room = (view) =>
        Math.max(1, view.document.documentElement.scrollHeight - view.innerHeight);
      const view = this.views.get(side);
      const share = view.scrollY / room(view);
      for (const [other, its_view] of this.views)
        if (other !== side) its_view.scrollTo(its_view.scrollX, share * room(its_view));
    }
  }

  class Comparison {
    constructor(box) {
      this.box = box;
      this.scrolling = new Scrolling();
      this.sides = [...box.querySelectorAll('.side .preview')].map((part) => new Preview(part));
      this.sides.forEach((preview, side) => {
        preview.on_build = (shown, body) => {
          this.scrolling.add(side, shown.defaultView);
          this.mark(side, shown, body);
        };
      });
      box.addEventListener('click', (event) => {
        const place = event.target.closest('a.place');
        if (!place || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        this.select(place);
      });
      box.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') this.clear();
      });
      this.switches();
      const watch = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        for (const preview of this.sides)
          if (preview.frames.length) preview.show(preview.body);
      }, { rootMargin: '400px' });
      watch.observe(box.querySelector('.sides'));
    }

    switches() {
      const tools = this.box.querySelector('.switches');
      tools.hidden = false;
      tools.querySelector('[data-together]').addEventListener('change', (event) => {
        this.scrolling.is_on = event.target.checked;
      });
      tools.querySelector('[data-differences]').addEventListener('change', (event) => {
        for (const view of this.scrolling.views.values())
          view.document.documentElement.toggleAttribute('data-ps-differs', event.target.checked);
      });
    }

    /// Marks what this side has and another lacks.
    mark(side, shown, body) {
      shown.documentElement.toggleAttribute(
        'data-ps-differs', this.box.querySelector('[data-differences]').checked);
      for (const place of this.box.querySelectorAll(`a.place[data-side="${side}"][data-spots]`)) {
        const elements = place.dataset.spots.split(' ')
          .map((spot) => spot.split(':').map(Number))
          .filter(([of]) => of === body)
          .map(([, node]) => shown.querySelector(`[data-n="${node}"]`))
          .filter((element) => element);
        const is_one = elements.length === 1;
        for (const element of elements)
          if (!(is_one && mark_words(element, place.dataset.words)))
            element.setAttribute('data-ps-diff', '');
      }
    }

    clear() {
      this.current?.removeAttribute('aria-current');
      this.current = null;
      for (const preview of this.sides) preview.clear();
    }

    async select(place) {
      this.clear();
      this.current = place;
      place.setAttribute('aria-current', 'true');
      const { side, spots, fields, quote } = place.dataset;
      const number = Number(side);
      const preview = this.sides[number];
      this.scrolling.lead(number);
      this.box.querySelector('.sides').scrollIntoView({ block: 'start' });
      preview.section.closest('.side').scrollIntoView({ block: 'nearest', inline: 'center' });
      preview.highlight_fields(fields);
      const is_shown = (await preview.highlight(spots, quote)) || Boolean(fields);
      if (place !== this.current) return;
      tell(is_shown ? 'Marked in the preview.' : 'It has no place that shows.');
      place.dispatchEvent(new CustomEvent('shown', { bubbles: true, detail: { is_shown } }));
    }
  }

  for (const box of document.querySelectorAll('.comparison')) {
    let made = null;
    const make = () => { made ??= new Comparison(box); };
    if (box.matches('details:not([open])')) box.addEventListener('toggle', make, { once: true });
    else make();
  }
})();
