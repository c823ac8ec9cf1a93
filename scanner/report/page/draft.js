'use strict';
// One draft: its findings lead to their places in the preview and the source.
(() => {
  const live = document.getElementById('live');
  const is_narrow = matchMedia('(max-width: 1000px)');
  const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
  const press = (buttons, pressed) => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button === pressed));
  };

  /// Makes hidden texts visible in a frame, and back. What hides them may stand far above them.
  class Filter {
    constructor(frame_document) {
      this.document = frame_document;
      this.saved = new Map();
    }

    set(element, properties) {
      if (!this.saved.has(element))
        this.saved.set(element, [element.getAttribute('style'), element.hasAttribute('hidden')]);
      element.removeAttribute('hidden');
      for (const [name, value] of Object.entries(properties))
        element.style.setProperty(name, value, 'important');
    }

    reveal(element) {
      const style = this.document.defaultView.getComputedStyle(element);
      if (style.display === 'none' || element.hasAttribute('hidden')) {
        this.set(element, { display: 'revert' });
        if (style.display === 'none') this.set(element, { display: 'block' });
      }
      if (style.visibility !== 'visible') this.set(element, { visibility: 'visible' });
      if (style.opacity < 0.9) this.set(element, { opacity: '1' });
      const box = element.getBoundingClientRect();
      const is_cut = style.overflow !== 'visible' && (box.width < 40 || box.height < 20);
      if (is_cut || style.clipPath !== 'none' || style.clip !== 'auto')
        this.set(element, { overflow: 'visible', height: 'auto', width: 'auto', 'clip-path': 'none',
                            'max-height': 'none', 'max-width': 'none', clip: 'auto' });
      const is_outside = box.right < 0 || box.bottom + this.document.defaultView.scrollY < 0;
      if (is_outside || parseFloat(style.textIndent) < -100)
        this.set(element, { position: 'static', transform: 'none', margin: '0', 'text-indent': '0' });
    }

    on() {
      const seen = new Set();
      for (const text of this.document.querySelectorAll('ps-t[data-h]')) {
        const above = [];
        for (let e = text.parentElement; e && !seen.has(e); e = e.parentElement) {
          seen.add(e);
          above.push(e);
        }
        for (const element of above.reverse()) this.reveal(element);
      }
      this.document.documentElement.setAttribute('data-ps-filter', '');
      const { scrollX, scrollY } = this.document.defaultView;
      const labels = [];
      for (const image of this.document.querySelectorAll('img[data-pic]')) {
        const box = image.getBoundingClientRect();
        if (box.width < 60 || box.height < 16) continue;
        const label = this.document.createElement('ps-l');
        label.textContent = image.dataset.pic;
        label.style.left = `${box.left + scrollX}px`;
        label.style.top = `${box.top + scrollY}px`;
        labels.push(label);
      }
      this.document.documentElement.append(...labels);
    }

    off() {
      for (const label of this.document.querySelectorAll('ps-l')) label.remove();
      this.document.documentElement.removeAttribute('data-ps-filter');
      for (const [element, [style, is_hidden]] of this.saved) {
        if (style === null) element.removeAttribute('style');
        else element.setAttribute('style', style);
        if (is_hidden) element.setAttribute('hidden', '');
      }
      this.saved.clear();
    }
  }

  /// The bodies of a draft, each in a frame that is built when it is first seen.
  class Preview {
    constructor(section) {
      this.section = section;
      this.frames = [...section.querySelectorAll('.frame')];
      this.ready = [];
      this.filters = [];
      this.outlined = [];
      this.is_filter = false;
      this.body = Math.max(0, this.frames.findIndex((frame) => 'html' in frame.dataset));
      this.buttons('body', (button) => this.show(Number(button.dataset.body)));
      this.buttons('phone', (button) => {
        section.classList.toggle('is-phone', button.dataset.phone === '1');
        // Another width, another layout: labels and what is cut off move.
        if (this.is_filter) this.set_filter(false).then(() => this.set_filter(true));
      });
      this.buttons('filter', (button) => this.set_filter(button.dataset.filter === '1'));
      const buttons = section.querySelector('.buttons');
      if (buttons) buttons.hidden = !this.frames.length;
      this.frames.forEach((frame, i) => { frame.hidden = i !== this.body; });
      this.press_body();
    }

    buttons(name, act) {
      const all = [...this.section.querySelectorAll(`button[data-${name}]`)];
      for (const button of all)
        button.addEventListener('click', () => {
          press(all, button);
          act(button);
        });
    }

    press_body() {
      const all = [...this.section.querySelectorAll('button[data-body]')];
      press(all, all.find((button) => Number(button.dataset.body) === this.body));
    }

    /// The document of a frame, once it is there.
    build(i) {
      this.ready[i] ??= new Promise((done) => {
        const holder = this.frames[i].querySelector('noscript');
        const parsed = new DOMParser().parseFromString(holder.textContent, 'text/html');
        const frame = document.importNode(parsed.querySelector('iframe'), true);
        frame.removeAttribute('loading');
        frame.addEventListener('load', () => done(frame.contentDocument), { once: true });
        this.frames[i].append(frame);
      });
      return this.ready[i];
    }

    async show(i) {
      this.body = i;
      this.frames.forEach((frame, k) => { frame.hidden = k !== i; });
      this.press_body();
      const shown = await this.build(i);
      await this.apply_filter(i);
      return shown;
    }

    async set_filter(is_on) {
      this.is_filter = is_on;
      this.section.querySelector('.legend').hidden = !is_on;
      const all = [...this.section.querySelectorAll('button[data-filter]')];
      press(all, all[is_on ? 1 : 0]);
      if (this.frames.length) {
        await this.build(this.body);
        await this.apply_filter(this.body);
      }
    }

    async apply_filter(i) {
      const shown = await this.ready[i];
      const filter = (this.filters[i] ??= new Filter(shown));
      const is_on = shown.documentElement.hasAttribute('data-ps-filter');
      if (this.is_filter && !is_on) filter.on();
      if (!this.is_filter && is_on) filter.off();
    }

    /// In the style attribute, as nothing else beats what a draft calls important there.
    outline(element) {
      this.outlined.push([element, element.style.getPropertyValue('outline'),
                          element.style.getPropertyPriority('outline')]);
      element.style.setProperty('outline', '3px solid #c2185b', 'important');
      element.setAttribute('data-ps-on', '');
    }

    clear() {
      for (const [element, value, priority] of this.outlined.splice(0)) {
        element.style.setProperty('outline', value, priority);
        element.removeAttribute('data-ps-on');
      }
      for (const field of this.section.querySelectorAll('.fields .is-on'))
        field.classList.remove('is-on');
      for (const ready of this.ready)
        ready?.then((shown) => {
          for (const mark of shown.querySelectorAll('ps-m')) {
            const parent = mark.parentNode;
            mark.replaceWith(...mark.childNodes);
            parent.normalize();
          }
        });
    }

    /// Highlights nodes ("BODY:NODE …") and scrolls to the first that can be seen. Whether any can.
    async highlight(spots, quote) {
      if (!spots) return false;
      const pairs = spots.split(' ').map((spot) => spot.split(':').map(Number));
      const body = pairs[0][0];
      const shown = await this.show(body);
      const find = () => pairs
        .filter(([of]) => of === body)
        .map(([, node]) => shown.querySelector(`[data-n="${node}"]`))
        .filter((element) => element);
      const is_seen = (element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && element.checkVisibility?.() !== false;
      };
      let elements = find();
      const is_hidden = (element) =>
        element.hasAttribute('data-h') || element.querySelector('ps-t[data-h]') || !is_seen(element);
      if (elements.length && elements.every(is_hidden) && !this.is_filter) {
        await this.set_filter(true);
        elements = find();
      }
      // The words rather than the box around them.
      const inner = elements.filter((e) => !elements.some((other) => other !== e && e.contains(other)));
      const seen = inner.filter(is_seen);
      if (!seen.length) return false;
      const mark = seen.length === 1 ? this.mark_quote(seen[0], quote) : null;
      if (!mark) for (const element of seen) this.outline(element);
      this.scroll_to(shown, mark ?? seen[0]);
      return true;
    }

    /// Marks the words of a finding inside a longer text. null: they are not in it as they are.
    mark_quote(element, quote) {
      if (!quote || element.localName !== 'ps-t' || element.childNodes.length !== 1) return null;
      const text = element.firstChild;
      const words = squeeze(quote).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
      const found = new RegExp(words, 'u').exec(text.data);
      if (!found || !found[0] || found[0].length > text.data.length * 0.8) return null;
      const rest = text.splitText(found.index);
      rest.splitText(found[0].length);
      const mark = element.ownerDocument.createElement('ps-m');
      rest.replaceWith(mark);
      mark.append(rest);
      return mark;
    }

    scroll_to(shown, element) {
      const view = shown.defaultView;
      const box = element.getBoundingClientRect();
      const lead = Math.max(24, (view.innerHeight - box.height) / 3);
      view.scrollTo(Math.max(0, box.left + view.scrollX - 40), box.top + view.scrollY - lead);
    }

    highlight_fields(fields) {
      if (!fields) return false;
      for (const index of fields.split(' '))
        this.section.querySelector(`.fields [data-field="${index}"]`)?.classList.add('is-on');
      return true;
    }
  }

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
            const rest = text.splitText(begin);
            rest.splitText(end - begin);
            const mark = document.createElement('mark');
            rest.replaceWith(mark);
            mark.append(rest);
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
      live.textContent = where.length ? `Marked in ${where.join(' and ')}.` : 'It has no place.';
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
        live.textContent = `${shown} of ${groups.length} rules shown.`;
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
