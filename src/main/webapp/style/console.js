// The console's own behaviour; pages carry no script of their own.
'use strict';
(function () {
  const $$ = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  // Copy buttons.
  document.addEventListener('click', function (event) {
    const button = event.target.closest('[data-copy]');
    if (!button) { return; }
    const done = () => {
      const before = button.querySelector('.to-copy');
      const after = button.querySelector('.copied');
      if (!before || !after) { return; }
      before.hidden = true; after.hidden = false;
      setTimeout(() => { before.hidden = false; after.hidden = true; }, 2000);
    };
    const text = button.dataset.copy;
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done, () => {});
      return;
    }
    const area = document.createElement('textarea');
    area.value = text; area.className = 'off-screen';
    document.body.append(area); area.select();
    if (document.execCommand('copy')) { done(); }
    area.remove(); button.focus();
  });

  // What is folded away.
  document.addEventListener('click', function (event) {
    const button = event.target.closest('[data-toggles]');
    if (!button) { return; }
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(open));
    document.getElementById(button.dataset.toggles).classList.toggle('open', open);
  });

  // A question before what cannot be undone.
  document.addEventListener('submit', function (event) {
    const asks = (event.submitter && event.submitter.dataset.asks) || event.target.dataset.asks;
    if (asks && !window.confirm(asks)) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);

  // A picture that no rule lets pass is not even sent.
  document.addEventListener('change', function (event) {
    const input = event.target;
    if (input.type !== 'file') { return; }
    const large = Array.from(input.files).some(file => file.size >= 5 * 1024 * 1024);
    const main = document.querySelector('[data-too-large]');
    input.setCustomValidity(large && main ? main.dataset.tooLarge : '');
    if (large) { input.reportValidity(); }
  });

  // Progress of long work: the button says so, and is not pressed twice.
  document.addEventListener('submit', function (event) {
    if (event.defaultPrevented || !event.submitter) { return; }
    const button = event.submitter;
    button.classList.add('working');
    button.setAttribute('aria-busy', 'true');
    setTimeout(() => { button.disabled = true; }, 0);
    setTimeout(() => { button.disabled = false; button.classList.remove('working'); button.removeAttribute('aria-busy'); }, 60000);
  });

  // Characters as people count them.
  const segmenter = window.Intl && Intl.Segmenter ? new Intl.Segmenter(undefined, {granularity: 'grapheme'}) : null;
  function count(text) {
    const tidy = text.normalize('NFC').trim();
    return segmenter ? Array.from(segmenter.segment(tidy)).length : Array.from(tidy).length;
  }
  function counters(root) {
    $$('.limit[data-limit]', root).forEach(function (limit) {
      const input = limit.closest('.field').querySelector('input[type=text], textarea');
      if (!input || limit.dataset.bound) { return; }
      limit.dataset.bound = 'yes';
      const [least, most] = limit.dataset.limit.split('-').map(Number);
      const show = () => {
        const n = count(input.value);
        limit.textContent = n + ' / ' + limit.dataset.limit.replace('-', '–');
        limit.classList.toggle('over', n > most || (n > 0 && n < least));
      };
      input.addEventListener('input', show); show();
    });
  }

  // Messages belong to their inputs, also for who cannot see them side by side.
  function messages(root) {
    let first = null;
    $$('.field', root).forEach(function (field, index) {
      const input = field.querySelector('input:not([type=hidden]), textarea, select');
      if (!input) { return; }
      const ids = [];
      $$('.help, .message', field).forEach(function (note, i) {
        note.id = note.id || 'note-' + index + '-' + i;
        ids.push(note.id);
      });
      if (ids.length) { input.setAttribute('aria-describedby', ids.join(' ')); }
      if (field.querySelector('.refused')) {
        input.setAttribute('aria-invalid', 'true');
        first = first || input;
      }
    });
    if (first) { first.focus(); }
  }

  // What was typed and not saved outlives the session: kept in this tab, per page and form.
  // Secrets are never kept.
  function kept(form) {
    return $$('input[type=text], input[type=url], input[type=tel], input[type=number], input[type=date], textarea, select, input[type=checkbox], input[type=radio]', form)
      .filter(input => input.name && !input.name.includes('jakarta.faces') && !input.closest('[data-no-draft]'));
  }
  const value = input => input.type === 'checkbox' || input.type === 'radio' ? input.value + '=' + input.checked : input.value;
  function drafts() {
    $$('form[data-draft]').forEach(function (form) {
      const key = 'draft:' + location.pathname + location.search.replace(/([?&])lang=[a-z]*/, '$1') + '#' + form.id;
      const now = () => kept(form).map(value);
      const shown = JSON.stringify(now());
      let stored = null;
      try { stored = JSON.parse(sessionStorage.getItem(key)); } catch (e) { stored = null; }
      if (document.querySelector('.messages .done')) { sessionStorage.removeItem(key); stored = null; }
      if (stored && stored.from === shown && JSON.stringify(stored.values) !== shown && !form.querySelector('.message.refused')) {
        kept(form).forEach(function (input, i) {
          const was = stored.values[i];
          if (was === undefined) { return; }
          if (input.type === 'checkbox' || input.type === 'radio') { input.checked = was === input.value + '=true'; } else { input.value = was; }
          input.dispatchEvent(new Event('input'));
        });
        const note = form.querySelector('.draft-note');
        if (note) { note.hidden = false; }
      }
      form.addEventListener('input', function () {
        sessionStorage.setItem(key, JSON.stringify({from: shown, values: now()}));
      });
      form.addEventListener('click', function (event) {
        if (event.target.closest('[data-discards]')) { sessionStorage.removeItem(key); location.reload(); }
      });
    });
  }

  // Parts of a page that turn green by themselves: fetched again while the page is looked at.
  function live() {
    $$('[data-live]').forEach(function (part) {
      const seconds = Math.max(2, Number(part.dataset.live));
      setInterval(function () {
        if (document.hidden || part.contains(document.activeElement)) { return; }
        fetch(location.href, {headers: {Accept: 'text/html', 'Hub-Live': '1'}, credentials: 'same-origin', redirect: 'error'})
          .then(answer => answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status))))
          .then(function (html) {
            const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(part.id);
            if (fresh && fresh.innerHTML !== part.innerHTML) { part.innerHTML = fresh.innerHTML; dress(part); }
          })
          .catch(() => {});
      }, seconds * 1000);
    });
  }

  // What is wider than the screen is scrolled by keyboard too.
  function scrolls(root) {
    $$('.scroll, pre', root).forEach(function (part) {
      if (part.scrollWidth <= part.clientWidth || part.tabIndex >= 0) { return; }
      const caption = part.querySelector('caption');
      part.tabIndex = 0;
      if (caption) { part.setAttribute('role', 'region'); part.setAttribute('aria-label', caption.textContent.trim()); }
    });
  }

  function dress(root) { counters(root); messages(root); scrolls(root); }
  drafts(); dress(document); live();
  // After Faces has replaced a part of the page.
  if (window.faces && faces.ajax) {
    faces.ajax.addOnEvent(function (event) { if (event.status === 'success') { dress(document); } });
  }
})();
