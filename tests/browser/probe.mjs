/// Runs inside a page: every text node with a letter or a digit in it, in document order, with what
/// keeps it from being seen ('' when nothing does), and how much room texts and images take.
/// Sent to the browser as source, so it may use nothing from outside.
export function probe() {
  const kMinOpacity = 0.1;
  const kMinAlpha = 0.1;
  const kMinFontPx = 2;
  const kMinContrast = 1.15;
  const kMinShare = 0.1; // of a text's area that must be left
  const kOverscrollPx = 50; // texts may stand a little below the page
  const kEmpty = { left: 0, top: 0, right: 0, bottom: 0 };
  const kNotText = new Set(['SCRIPT', 'STYLE', 'TITLE', 'HEAD', 'TEXTAREA', 'OPTION']);
  // Laid out, but not painted where they stand.
  const kNeverPainted = 'defs, symbol, clipPath, mask, pattern, marker';
  const root = document.documentElement;
  const scroller = document.scrollingElement ?? root; // body in quirks mode
  const page = {
    left: 0,
    top: 0,
    right: Math.max(scroller.scrollWidth, innerWidth),
    bottom: scroller.scrollHeight + kOverscrollPx,
  };
  const painter = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

  const ancestors = function* (element) {
    for (let e = element; e; e = e.parentElement) yield e;
  };
  const cut = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const area = (box) => Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);

  // --- colours: [red, green, blue, alpha], 0 to 255 and 0 to 1
  const colour = (value) => {
    const rgb = /^rgba?\(([^)]*)\)$/.exec(value);
    if (rgb) {
      const [r, g, b, a = 1] = rgb[1].split(/[\s,/]+/).map(Number);
      return [r, g, b, a];
    }
    painter.clearRect(0, 0, 1, 1);
    painter.fillStyle = value;
    painter.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = painter.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [R, G, B]) => [
    r * a + R * (1 - a),
    g * a + G * (1 - a),
    b * a + B * (1 - a),
    1,
  ];
  const luminance = (c) => {
    const part = (x) => (x / 255 <= 0.03928 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
  };
  /// What is behind a text, or null when an image is.
  const backdrop = (element) => {
    const layers = [];
    for (const e of ancestors(element)) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== 'none') return null;
      layers.push(colour(style.backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };

  // --- clipping
  const length = (value, whole) =>
    value.endsWith('%') ? (parseFloat(value) / 100) * whole : parseFloat(value);
  /// The box left by a computed clip-path; an empty one when the shape has no area.
  const clip_path = (value, box) => {
    const shape = /^(inset|circle|ellipse|polygon)\((.*)\)/.exec(value);
    if (!shape) return box;
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const words = shape[2].split(/ (?:at|round) /)[0];
    if (shape[1] === 'inset') {
      const [top, right = top, bottom = top, left = right] = words.split(' ');
      return {
        left: box.left + length(left, width),
        top: box.top + length(top, height),
        right: box.right - length(right, width),
        bottom: box.bottom - length(bottom, height),
      };
    }
    if (shape[1] !== 'polygon')
      return words.split(' ').some((radius) => parseFloat(radius) === 0) ? kEmpty : box;
    const points = words
      .replace(/^(evenodd|nonzero), /, '')
      .split(', ')
      .map((point) => point.split(' '))
      .map(([x, y]) => [length(x, width), length(y, height)]);
    const twice = points.reduce((sum, [x, y], i) => {
      const [X, Y] = points[(i + 1) % points.length];
      return sum + x * Y - X * y;
    }, 0);
    return Math.abs(twice) < 1 ? kEmpty : box;
  };
  const clip = (value, box) => {
    const sides = /^rect\((.*)\)$/.exec(value);
    if (!sides) return box;
    const [top, right, bottom, left] = sides[1].split(/,? /);
    const side = (value, from, otherwise) =>
      value === 'auto' ? otherwise : from + parseFloat(value);
    return {
      left: side(left, box.left, box.left),
      top: side(top, box.top, box.top),
      right: side(right, box.left, box.right),
      bottom: side(bottom, box.top, box.bottom),
    };
  };
  const kUnclipped =
    /^(inline|contents|ruby|table-(row|column)|table-(row|header|footer|column)-group)$/;
  const clips_overflow = (element, style) => {
    if (style.overflowX === 'visible' && style.overflowY === 'visible') return false;
    if (element === root || kUnclipped.test(style.display)) return false;
    // What body says goes to the window, unless html says something itself.
    return element !== document.body || getComputedStyle(root).overflowX !== 'visible';
  };
  const padding_box = (element, style) => {
    const box = element.getBoundingClientRect();
    return {
      left: box.left + parseFloat(style.borderLeftWidth),
      top: box.top + parseFloat(style.borderTopWidth),
      right: box.right - parseFloat(style.borderRightWidth),
      bottom: box.bottom - parseFloat(style.borderBottomWidth),
    };
  };
  /// The boxes that cut off what `element` paints. A positioned element escapes the overflow of
  /// ancestors below its containing block.
  const clip_boxes = (element) => {
    const boxes = [];
    let position = 'static'; // whose containing block is still to come
    for (const e of ancestors(element)) {
      const style = getComputedStyle(e);
      const contains_all = style.transform !== 'none' || style.filter !== 'none';
      if (contains_all || (position === 'absolute' && style.position !== 'static'))
        position = 'static';
      if (position === 'static' && clips_overflow(e, style)) boxes.push(padding_box(e, style));
      if (style.clipPath !== 'none')
        boxes.push(clip_path(style.clipPath, e.getBoundingClientRect()));
      if (style.position === 'absolute' || style.position === 'fixed') {
        if (style.clip !== 'auto') boxes.push(clip(style.clip, e.getBoundingClientRect()));
        if (position !== 'fixed') position = style.position;
      }
    }
    return boxes;
  };

  // --- texts
  /// Whether an element has no box for its content, though layout can still be asked about it.
  const is_skipped = (element) => {
    if (element.closest(kNeverPainted)) return true;
    if (!element.checkVisibility() && getComputedStyle(element).display !== 'contents') return true;
    for (const e of ancestors(element)) {
      if (getComputedStyle(e).contentVisibility === 'hidden') return true;
      if (e.tagName !== 'DETAILS' || e.open) continue;
      const summary = e.querySelector(':scope > summary');
      if (!summary?.contains(element)) return true;
    }
    return false;
  };
  const opacity = (element) => {
    let product = 1;
    for (const e of ancestors(element)) product *= Number(getComputedStyle(e).opacity);
    return product;
  };
  /// Why a text cannot be seen, or '', and the area it takes on the page.
  const look = (node, element) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()];
    if (!rects.length || is_skipped(element)) return ['display', 0];
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible') return ['visibility', 0];
    if (opacity(element) < kMinOpacity) return ['opacity', 0];
    if (parseFloat(style.fontSize) < kMinFontPx) return ['font-size', 0];
    const clips = clip_boxes(element);
    let [whole, left, shown] = [0, 0, 0];
    for (const rect of rects) {
      const box = clips.reduce(cut, rect);
      whole += rect.width * rect.height;
      left += area(box);
      const [dx, dy] = [scrollX, scrollY];
      shown += area(
        cut(page, {
          left: box.left + dx,
          top: box.top + dy,
          right: box.right + dx,
          bottom: box.bottom + dy,
        }),
      );
    }
    if (whole < 0.5 || left < whole * kMinShare) return ['clipped', 0];
    if (shown < whole * kMinShare) return ['off-screen', 0];
    const is_drawing = element instanceof SVGElement && style.fill.startsWith('rgb');
    const ink = colour(is_drawing ? style.fill : style.webkitTextFillColor || style.color);
    if (ink[3] < kMinAlpha) return ['transparent', 0];
    const behind = backdrop(element);
    if (behind && contrast(over(ink, behind), behind) < kMinContrast) return ['colour', 0];
    return ['', shown];
  };

  const texts = [];
  let text_area = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if ([...ancestors(element)].some((e) => kNotText.has(e.tagName.toUpperCase()))) continue;
    if (!/[\p{L}\p{N}]/u.test(node.data)) continue;
    const [why, shown] = look(node, element);
    text_area += shown;
    texts.push({ text: node.data, visible: !why, why });
  }
  const images = [...document.images].map((image) => {
    const { width, height } = image.getBoundingClientRect();
    return { src: image.getAttribute('src') ?? '', w: Math.round(width), h: Math.round(height) };
  });
  const image_area = images.reduce((sum, image) => sum + image.w * image.h, 0);
  return { texts, images, textArea: Math.round(text_area), imageArea: image_area };
}
