// Counts the seconds down and fetches the next codes. Without it the page refreshes itself.
(() => {
  'use strict';
  const list = document.querySelector('.entries');
  const rows = [...list.children];
  const half = code => code.length / 2;
  let busy = false;

  function show(entries) {
    if (entries.length !== rows.length) {
      location.reload();
      return;
    }
    rows.forEach((row, i) => {
      const { code, secondsLeft } = entries[i];
      row.querySelector('.code').firstChild.data = code.slice(0, half(code));
      row.querySelector('.code').lastChild.data = code.slice(half(code));
      row.endsAt = Date.now() + secondsLeft * 1000;
    });
    tick();
  }

  function tick() {
    let over = false;
    rows.forEach(row => {
      const left = Math.max(0, Math.ceil((row.endsAt - Date.now()) / 1000));
      row.querySelector('.seconds').textContent = left;
      row.querySelector('progress').value = left;
      row.classList.toggle('late', left < 6);
      over = over || left === 0;
    });
    if (over) {
      refresh();
    }
  }

  function refresh() {
    if (busy) {
      return;
    }
    busy = true;
    fetch(list.dataset.address, { headers: { Accept: 'application/json' } })
      .then(answer => answer.json())
      .then(show)
      .catch(() => {})
      .finally(() => { busy = false; });
  }

  // The window that this one was opened beside, while it shows a page of the same site.
  function beside() {
    try {
      return opener && !opener.closed && opener.document ? opener : null;
    } catch (e) {
      return null;
    }
  }

  // What a camera would read there.
  function scan(event) {
    const shown = beside() && beside().document.querySelector('a[href^="otpauth:"]');
    if (shown) {
      event.target.elements.key.value = shown.href;
    } else {
      event.preventDefault();
      event.target.querySelector('.error').textContent = 'No page beside this one shows a code to scan.';
    }
  }

  function type(row) {
    const window = beside();
    const field = window && [...window.document.querySelectorAll('input[data-digits]')].find(each => each.offsetParent);
    if (field) {
      field.value = row.querySelector('.code').textContent;
      field.focus();
      field.dispatchEvent(new window.Event('input', { bubbles: true }));
      window.focus();
    }
  }

  if (beside()) {
    const form = document.getElementById('scan');
    form.hidden = false;
    form.addEventListener('submit', scan);
    rows.forEach(row => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiet';
      button.textContent = 'Type it in';
      button.setAttribute('aria-label', `Type it in: the code of ${row.querySelector('b').textContent}`);
      button.addEventListener('click', () => type(row));
      row.querySelector('.left').after(button);
    });
  }

  rows.forEach(row => {
    row.endsAt = Date.now() + Number(row.querySelector('.seconds').textContent) * 1000;
  });
  document.body.classList.add('live');
  refresh();
  setInterval(tick, 1000);
})();
