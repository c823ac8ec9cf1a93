'use strict';
// A draft in frames, as readers and as filters see it: what pages of one draft and of several share.
globalThis.presend = (() => {
  /// Finds a text, whatever white space is between its words.
  const pattern = (text) =>
    new RegExp(text.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'), 'u');
  const press = (buttons, pressed) => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button === pressed));
  };
  /// Puts a stretch of a text node into an element of its own.
  const wrap = (text, begin, length, name) => {
    const rest = text.splitText(begin);
    rest.splitText(length);
    const mark = text.ownerDocument.createElement(name);
    rest.replaceWith(mark);
    mark.append(rest);
    return mark;
  };
  const live = document.getElementById('live');
  /// Tells those who do not see the page what happened.
  const tell = (text) => { live.textContent = text; };

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
      this.turn = 0; // how often the marks were cleared
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
        frame.addEventListener('load', () => {
          this.on_build?.(frame.contentDocument, i);
          done(frame.contentDocument);
        }, { once: true });
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
      ++this.turn;
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
      const turn = this.turn;
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
      if (turn !== this.turn) return false; // something else was asked for meanwhile
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
      const kCutQuote = 78; // of a longer one only the beginning is told
      if (!quote || quote.length >= kCutQuote) return null;
      if (element.localName !== 'ps-t' || element.childNodes.length !== 1) return null;
      const text = element.firstChild;
      const found = pattern(quote).exec(text.data);
      if (!found || !found[0] || found[0].length > text.data.length * 0.8) return null;
      return wrap(text, found.index, found[0].length, 'ps-m');
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

  return { Preview, pattern, press, tell, wrap };
})();
