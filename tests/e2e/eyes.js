// What a person takes in of a page: visible words, labelled fields, buttons, rows, figures near words.
// Nothing here knows ids, classes or how the page was made. Elements are handed to Python by number.
(() => {
  if (window.__eyes) return;
  const things = [], numbers = new WeakMap(), touched = new WeakSet();
  const keep = el => { if (!numbers.has(el)) { numbers.set(el, things.length); things.push(el); } return numbers.get(el); };
  const CONTROL = 'input,select,textarea,[contenteditable=""],[contenteditable=true],[role=textbox],[role=spinbutton],[role=slider],[role=switch],[role=checkbox],[role=radio],[role=combobox]';
  const PRESS = 'button,a[href],[role=button],[role=tab],[role=link],[role=menuitem],[role=option],summary,input[type=button],input[type=submit],input[type=reset],input[type=image]';
  const ROWLIKE = 'tr,li,article,[role=row],[role=listitem],details,dt,dd,figure';
  const seen = el => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const box = el => { const r = el.getBoundingClientRect(); return { x: r.left + scrollX, y: r.top + scrollY, w: r.width, h: r.height }; };
  const visible = el => { if (!el.isConnected || !seen(el) || el.closest('[inert]')) return false; const r = el.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
  const shown = el => visible(el) || (/^(checkbox|radio|file|color)$/.test(el.type || '') && [...(el.labels || [])].some(visible));
  const tidy = text => text.replace(/[ \t\u00a0\u202f]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
  const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SELECT', 'OPTION', 'DATALIST', 'TEXTAREA', 'HEAD', 'TITLE']);

  const gather = (node, out, skip) => {
    for (const child of node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes) {
      if (child.nodeType === 3) { out.push(child.data.replace(/\s+/g, ' ')); continue; }
      if (child.nodeType !== 1 || SKIP.has(child.tagName.toUpperCase()) && !(child.tagName === 'title')) continue;
      if (child.tagName === 'title' || child.tagName === 'desc') continue;
      if (!seen(child) && getComputedStyle(child).display !== 'contents') continue;
      if (skip && skip(child)) continue;
      const display = getComputedStyle(child).display;
      const isBlock = !display.startsWith('inline') || child.tagName === 'BR' || child.tagName === 'text' || child.tagName === 'BUTTON';
      if (isBlock) out.push('\n');
      for (const when of ['::before', '::after']) {
        const extra = getComputedStyle(child, when).content;
        if (/^"[^"]*\d[^"]*"$/.test(extra)) out.push(extra.slice(1, -1));
      }
      gather(child, out, skip);
      if (isBlock) out.push('\n');
    }
    return out;
  };
  const textOf = (el, skip) => tidy(gather(el, [], skip).join(''));
  const isToast = el => el.matches('[role=status],[role=alert],[aria-live=polite],[aria-live=assertive]') && el.tagName !== 'OUTPUT';

  const modal = () => {
    const open = [...document.querySelectorAll('dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]')]
      .filter(el => visible(el) && (el.matches(':modal') || el.getAttribute('aria-modal') === 'true' || el.getAttribute('role') === 'alertdialog'));
    return open.length ? open[open.length - 1] : null;
  };
  const scope = () => modal() || document.body;

  const namesOf = el => {
    const names = [];
    const by = el.getAttribute('aria-labelledby');
    if (by) names.push(by.split(/\s+/).map(id => document.getElementById(id)).filter(Boolean).map(e => tidy(e.textContent)).join(' '));
    if (el.getAttribute('aria-label')) names.push(el.getAttribute('aria-label'));
    for (const label of el.labels || []) names.push(textOf(label));
    if (el.matches(PRESS)) {
      names.push(el.tagName === 'INPUT' ? el.value || el.alt || el.type : textOf(el) || tidy(el.textContent));
      for (const inner of el.querySelectorAll('img[alt],svg title,[aria-label]')) names.push(inner.getAttribute('alt') || inner.getAttribute('aria-label') || inner.textContent);
    }
    if (el.getAttribute('title')) names.push(el.getAttribute('title'));
    if (el.getAttribute('placeholder')) names.push(el.getAttribute('placeholder'));
    return [...new Set(names.map(n => tidy(n || '').replace(/\n/g, ' ')).filter(Boolean))];
  };
  // Words standing beside a field that has no label of its own: what eyes would read as its label.
  const besides = el => {
    for (let at = el, i = 0; at && at !== document.body && i < 3; at = at.parentElement, i++) {
      let before = at.previousSibling;
      while (before && (before.nodeType !== 1 && !(before.data || '').trim())) before = before.previousSibling;
      if (before && before.nodeType === 3 && before.data.trim()) return tidy(before.data);
      if (before && before.nodeType === 1 && !before.matches(CONTROL) && !before.querySelector(CONTROL) && visible(before)) {
        const words = textOf(before); if (words) return words.slice(0, 60);
      }
      if (at.tagName === 'TD') { const table = at.closest('table'); const head = table && table.querySelectorAll('th')[at.cellIndex]; if (head) return textOf(head); }
      if (at.parentElement && at.parentElement.querySelectorAll(CONTROL).length > 1) break;
    }
    return '';
  };
  const groupOf = el => {
    const form = el.closest('form,dialog,[role=dialog]'); if (form) return form;
    let at = el.parentElement;
    while (at && at !== document.body && !at.querySelector('button,[role=button],input[type=button],input[type=submit]')) at = at.parentElement;
    return at || document.body;
  };
  const isRowPart = el => { const row = el.closest('tr,li,article,[role=row],[role=listitem]'); return !!row && !(el.closest('form') && row.contains(el.closest('form')) && row.querySelectorAll(CONTROL).length > 2); };
  const kindOf = el => {
    const tag = el.tagName, role = el.getAttribute('role');
    if (tag === 'SELECT') return 'select';
    if (tag === 'TEXTAREA') return 'text';
    if (tag === 'INPUT') return { date: 'date', 'datetime-local': 'datetime', month: 'month', time: 'time', color: 'color', checkbox: 'checkbox', radio: 'radio', range: 'range', number: 'number', file: 'file', search: 'search', submit: '', button: '', reset: '', hidden: '', image: '' }[el.type] ?? 'text';
    return { switch: 'checkbox', checkbox: 'checkbox', radio: 'radio', slider: 'range', spinbutton: 'number' }[role] || 'text';
  };
  const legendOf = el => {
    const set = el.closest('fieldset,[role=radiogroup],[role=group]'); if (!set) return '';
    const legend = set.querySelector('legend');
    return legend ? textOf(legend) : (namesOf(set)[0] || besides(set));
  };
  const headOf = group => {
    const own = namesOf(group)[0] || '';
    const head = group.querySelector('h1,h2,h3,h4,legend,summary,button[type=submit],button');
    const near = group.closest('section,dialog,article,[role=dialog]');
    const outer = near && near.querySelector('h1,h2,h3,h4');
    return [own, head ? textOf(head) : '', outer ? textOf(outer) : '', [...group.querySelectorAll('button')].map(b => textOf(b)).join(' ').slice(0, 120)].join(' ');
  };

  const controls = () => {
    const out = [], radios = new Map();
    for (const el of scope().querySelectorAll(CONTROL)) {
      const kind = kindOf(el); if (!kind || !shown(el) || (el.getAttribute('role') && el.querySelector('input,select,textarea'))) continue;
      const checked = el.checked ?? el.getAttribute('aria-checked') === 'true';
      if (kind === 'radio') {
        const key = el.name ? (el.form ? keep(el.form) : '') + '/' + el.name : keep(el.closest('fieldset,[role=radiogroup],[role=group]') || el.parentElement);
        if (!radios.has(key)) {
          const legend = legendOf(el);
          const entry = { i: keep(el), kind: 'radios', names: [legend || el.name || ''], beside: '', options: [], members: [], value: '', group: keep(groupOf(el)), head: headOf(groupOf(el)), inRow: isRowPart(el) && !el.closest('fieldset'), required: el.required, empty: true, min: '', max: '', disabled: el.disabled };
          radios.set(key, entry); out.push(entry);
        }
        const entry = radios.get(key);
        entry.options.push(namesOf(el)[0] || el.value); entry.members.push(keep(el));
        if (checked) { entry.value = namesOf(el)[0] || el.value; entry.empty = false; }
        continue;
      }
      const value = kind === 'checkbox' ? String(checked) : (el.tagName === 'SELECT' ? (el.selectedOptions[0] ? el.selectedOptions[0].label : '') : (el.value ?? el.textContent));
      const names = namesOf(el), legend = kind === 'checkbox' ? legendOf(el) : '';
      out.push({
        i: keep(el), kind, names, beside: names.length ? '' : besides(el), legend,
        options: el.tagName === 'SELECT' ? [...el.options].filter(o => !o.disabled).map(o => o.label.trim()) : [],
        blank: el.tagName === 'SELECT' ? [...el.options].filter(o => !o.disabled).map(o => o.value === '') : [],
        value, members: [], group: keep(groupOf(el)), head: headOf(groupOf(el)), inRow: isRowPart(el),
        required: !!el.required, empty: el.tagName === 'SELECT' ? el.value === '' : !value, min: el.min || '', max: el.max || '',
        disabled: !!(el.disabled || el.readOnly || el.getAttribute('aria-readonly') === 'true'), type: el.type || '', isLong: el.tagName === 'TEXTAREA',
        touched: touched.has(el), mode: el.inputMode || '',
      });
    }
    return out;
  };

  const clickable = el => el.matches(PRESS) || el.matches('[onclick],[tabindex="0"]') || (getComputedStyle(el).cursor === 'pointer' && (!el.parentElement || getComputedStyle(el.parentElement).cursor !== 'pointer') && !el.matches('label,input,select'));
  const buttons = within => {
    const root = within === undefined || within === null ? scope() : things[within];
    if (!root) return [];
    return [...root.querySelectorAll('*')].filter(el => clickable(el) && visible(el) && !el.closest('[aria-hidden=true]')).map(el => ({
      i: keep(el), names: el.matches(PRESS) ? namesOf(el) : [textOf(el).slice(0, 80), ...(el.getAttribute('aria-label') ? [el.getAttribute('aria-label')] : [])],
      disabled: !!el.disabled || el.getAttribute('aria-disabled') === 'true', group: keep(groupOf(el)), inRow: !!el.closest('tr,li,article,[role=row],[role=listitem]'),
      isReal: el.matches(PRESS), isSubmit: el.type === 'submit' && !!el.form, isNav: el.matches('[role=tab],nav *,a[href]'),
      pressed: el.getAttribute('aria-pressed') || el.getAttribute('aria-selected') || el.getAttribute('aria-current') || '', box: box(el),
    }));
  };

  const norm = text => text.toLowerCase().replace(/\s+/g, ' ');
  const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const phrase = text => new RegExp('(^|[^\\p{L}\\p{N}])' + escape(norm(text)) + '($|[^\\p{L}\\p{N}])', 'iu');
  // The smallest elements that show the phrase.
  const leaves = (test, root) => {
    const found = [];
    const visit = el => {
      if (SKIP.has(el.tagName.toUpperCase()) || (!seen(el) && getComputedStyle(el).display !== 'contents')) return false;
      let inner = false;
      for (const child of el.shadowRoot ? el.shadowRoot.children : el.children) inner = visit(child) || inner;
      if (inner) return true;
      if (test(norm(textOf(el)))) { found.push(el); return true; }
      return false;
    };
    visit(root); return found;
  };
  const hasControls = el => !!el.querySelector('button,input,select,[role=button],[role=checkbox],[role=switch],a');
  const rows = text => {
    const wanted = phrase(text), seenRows = new Map();
    const starts = leaves(t => wanted.test(t), document.body);
    for (const el of document.querySelectorAll('input,textarea')) if (visible(el) && wanted.test(norm(el.value || '')) && (el.closest('tr,li,article,[role=row],[role=listitem]'))) starts.push(el);
    for (const leaf of starts) {
      if (leaf.closest('svg,canvas,legend,th:not([scope=row]),caption,h1,label[for],datalist,nav,[role=tab]') && !leaf.closest('td,li,article')) continue;
      let toast = false; for (let at = leaf; at && at !== document.body; at = at.parentElement) if (isToast(at) && !at.querySelector('li,tr,article')) toast = true;
      if (toast) continue;
      const chain = []; for (let at = leaf.closest(ROWLIKE); at; at = at.parentElement && at.parentElement.closest(ROWLIKE)) chain.push(at);
      let row = chain.find(r => hasControls(r) && textOf(r).length < 600);
      if (!row) {
        for (let at = leaf, i = 0; at && at !== document.body && !at.matches('main,form,section,body,table,ul,ol') && i < 6; at = at.parentElement, i++) if (hasControls(at) && textOf(at).length < 500) { row = at; break; }
      }
      row = row || chain[0] || leaf;
      if (row.querySelector('form') && row.querySelectorAll('li,tr').length > 2) row = leaf;
      if (!seenRows.has(row)) seenRows.set(row, { i: keep(row), text: textOf(row), controls: row.querySelectorAll('button,input,select,[role=button],[role=checkbox]').length, box: box(row), isRow: chain.includes(row) });
    }
    return [...seenRows.values()].sort((a, b) => (b.controls > 0) - (a.controls > 0) || a.text.length - b.text.length);
  };

  const stem = w => w.replace(/ies$/, 'y').replace(/(ss)$/, '$1').replace(/([^s])s$/, '$1');
  const wordsOf = text => (norm(text).replace(/['’]/g, '').match(/[\p{L}\p{N}%]+/gu) || []).map(stem);
  // Pieces of text that stand by a label, from the nearest outwards: what a person would read as its value.
  const near = (label, limit) => {
    const wanted = wordsOf(label), out = [];
    const test = text => { const words = new Set(wordsOf(text)); return wanted.every(w => words.has(w)); };
    for (const leaf of leaves(test, document.body)) {
      if (leaf.closest('option,select')) continue;
      for (let at = leaf, i = 0; at && i < 6; at = at.parentElement, i++) {
        const text = textOf(at); if (text.length > limit) break; out.push(text);
        const next = at.nextElementSibling; if (next && seen(next) && i < 3) { const beside = textOf(next); if (beside.length <= limit) out.push(text + '\n' + beside); }
        const before = at.previousElementSibling; if (before && seen(before) && i < 2) { const beside = textOf(before); if (beside.length <= 40) out.push(beside + '\n' + text); }
        for (const field of at.querySelectorAll('input,output,textarea')) if (!touched.has(field) && visible(field) && i < 2) out.push(String(field.value ?? ''));
      }
      const head = leaf.closest('th'); const table = head && head.closest('table');
      if (table) {
        for (const row of table.rows) { const cell = row.cells[head.cellIndex]; if (cell) out.push(textOf(cell)); }
        out.push(textOf(head.parentElement));
      }
    }
    for (const el of document.querySelectorAll('input,output,meter,progress,[role=progressbar],[role=status],[aria-label]')) {
      if (!visible(el) || touched.has(el)) continue;
      const name = namesOf(el).join(' '); if (!test(name)) continue;
      out.push(String(el.value ?? '') + ' ' + (el.getAttribute('aria-valuenow') || '') + ' ' + (el.getAttribute('aria-valuetext') || ''), name);
      const text = textOf(el); if (text.length <= limit) out.push(text);
    }
    return out;
  };

  const page = () => {
    const fields = [...document.querySelectorAll('input,output,textarea')].filter(el => visible(el) && !touched.has(el) && !/^(hidden|checkbox|radio|submit|button|search|file)$/.test(el.type)).map(el => String(el.value || ''));
    return { text: textOf(document.body), fields, title: document.title };
  };

  const charts = () => [...document.querySelectorAll('svg,canvas,[role=img],figure')].filter(el => {
    if (!visible(el)) return false; const r = el.getBoundingClientRect();
    return r.width >= 70 && r.height >= 40 && !el.closest('button,a') && !(el.parentElement && el.parentElement.closest('svg,[role=img],figure'));
  }).map(el => {
    const drawing = el.tagName === 'CANVAS' ? el : el.querySelector('canvas');
    const marks = el.querySelectorAll('rect,path,circle,line,polyline,polygon,[style*=width],[style*=height],[style*=conic]').length;
    return { i: keep(el), marks, text: [textOf(el), namesOf(el).join(' '), ...[...el.querySelectorAll('title,desc,[aria-label]')].map(t => t.getAttribute('aria-label') || t.textContent)].join('\n'), print: (drawing ? drawing.toDataURL() : '') + el.outerHTML };
  });

  // The headings among `names` that govern an element, from the nearest ancestor outwards.
  const under = (i, names) => {
    const el = things[i];
    for (const select of el.querySelectorAll('select')) { const now = select.selectedOptions[0]; const hit = now && names.filter(n => phrase(n).test(norm(now.label))); if (hit && hit.length === 1) return hit[0]; }
    for (let at = el; at && at !== document.documentElement; at = at.parentElement) {
      const skip = child => child === el || child.matches(CONTROL) || child.matches('button,[role=button]') || child.matches('form');
      const text = at === el ? textOf(at, c => c.matches('button,[role=button]')) : textOf(at, skip);
      const hits = names.filter(n => phrase(n).test(norm(text))); if (hits.length === 1) return hits[0];
      if (hits.length > 1 && at !== el) {
        const top = box(el).y; // several headings: the last one above, in reading order
        const heads = hits.map(n => [n, leaves(t => phrase(n).test(t), at).filter(h => !el.contains(h) && box(h).y <= top + 2).map(h => box(h).y)]).filter(([, ys]) => ys.length);
        heads.sort((a, b) => Math.max(...b[1]) - Math.max(...a[1])); return heads.length ? heads[0][0] : '';
      }
    }
    return '';
  };

  // Groups of equal things to click: the cells of a game board.
  const cells = least => {
    const families = new Map();
    for (const el of scope().querySelectorAll('*')) {
      if (!visible(el) || !(clickable(el) || el.matches('td,[role=gridcell]')) || el.matches('a') || el.querySelector(PRESS)) continue;
      const r = el.getBoundingClientRect(); if (r.width < 12 || r.height < 12) continue;
      const parent = el.closest('table,[role=grid]') || (el.parentElement.children.length >= 2 ? el.parentElement : el.parentElement.parentElement);
      if (!families.has(parent)) families.set(parent, []); families.get(parent).push(el);
    }
    const found = [...families.values()].map(list => list.filter(el => Math.abs(el.getBoundingClientRect().width - list[0].getBoundingClientRect().width) < 3)).filter(l => l.length >= least).sort((a, b) => b.length - a.length);
    const best = found.find(l => l.length === least) || found[0] || [];
    return best.map(el => ({ i: keep(el), text: textOf(el), name: namesOf(el).join(' '), box: box(el), style: getComputedStyle(el).backgroundColor + getComputedStyle(el).backgroundImage, disabled: !!el.disabled }));
  };

  window.__eyes = {
    thing: i => things[i], keep, controls, buttons, rows, near, page, charts, under, cells, isVisible: i => visible(things[i]),
    listOf: i => keep(things[i].parentElement.closest('table,ul,ol,[role=list],[role=table],[role=grid],dl') || things[i].parentElement),
    inOrder: list => [...list].sort((a, b) => things[a].compareDocumentPosition(things[b]) & 4 ? -1 : 1),
    touch: i => touched.add(things[i]), textOf: i => textOf(things[i]), hasModal: () => !!modal(),
    canvasPrint: () => [...document.querySelectorAll('canvas,svg')].filter(visible).map(el => el.tagName === 'CANVAS' ? el.toDataURL() : el.innerHTML).join('|'),
    tallestCanvas: () => { const all = [...document.querySelectorAll('canvas,svg')].filter(visible).map(el => [keep(el), box(el).w * box(el).h]).sort((a, b) => b[1] - a[1]); return all.length ? all[0][0] : -1; },
    ink: () => { // how many points of the largest canvas differ from its corner
      const all = [...document.querySelectorAll('canvas')].filter(visible).sort((a, b) => b.width * b.height - a.width * a.height); if (!all.length) return [...document.querySelectorAll('svg path,svg polyline,svg line')].length;
      const c = all[0], d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;
      for (let p = 0; p < d.length; p += 4) if (d[p] !== d[0] || d[p + 1] !== d[1] || d[p + 2] !== d[2] || d[p + 3] !== d[3]) n++; return n; },
    invalid: i => !things[i] ? [] : [...things[i].querySelectorAll(':invalid')].filter(shown).map(keep), swatch: i => getComputedStyle(things[i]).backgroundColor,
    overflow: () => document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
  };
})();
