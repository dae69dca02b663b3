/* Only comfort: copying, printing, sending once, keeping the fragment, and where the focus goes. Every page works without it. */
(function () {
  'use strict';

  var base = document.currentScript.src.replace(/\/assets\/.*$/, '');

  function each(selector, use) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), use);
  }

  function say(button, text) {
    var place = document.getElementById(button.getAttribute('data-said-in'));
    place.textContent = '';
    /* A screen reader announces a change only, so saying the same again needs a pause. */
    setTimeout(function () {
      place.textContent = text;
    }, 60);
  }

  function copyByCommand(text) {
    var area = document.createElement('textarea');
    var done = false;
    area.value = text;
    area.className = 'sg-offscreen';
    area.setAttribute('readonly', '');
    area.setAttribute('aria-hidden', 'true');
    document.body.appendChild(area);
    area.select();
    area.setSelectionRange(0, text.length);
    try {
      done = document.execCommand('copy');
    } catch (refused) {
      done = false;
    }
    document.body.removeChild(area);
    return done;
  }

  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
  }

  function copy(button) {
    var text = button.getAttribute('data-copy').replace(/\s+$/, '');

    function done() {
      say(button, button.getAttribute('data-done'));
      button.dispatchEvent(new Event('saved', { bubbles: true }));
    }

    function otherwise() {
      var copied = copyByCommand(text);
      button.focus();
      if (copied) {
        done();
      } else {
        select(document.getElementById(button.getAttribute('data-copy-from')));
        say(button, button.getAttribute('data-failed'));
      }
    }

    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(done, otherwise);
    } else {
      otherwise();
    }
  }

  function sendOnce(form) {
    var button = form.querySelector('button[type=submit]');
    /* What repeats a page in another language is sent by a button that stands elsewhere. */
    if (!button) {
      return;
    }
    var content = Array.prototype.slice.call(button.childNodes);
    var sent = false;
    var timer;

    function ready() {
      clearTimeout(timer);
      sent = false;
      if (!button.hasAttribute('data-waits')) {
        button.removeAttribute('aria-disabled');
      }
      button.textContent = '';
      content.forEach(function (part) {
        button.appendChild(part);
      });
    }

    form.addEventListener('submit', function (event) {
      if (sent || button.hasAttribute('data-waits')) {
        event.preventDefault();
        return;
      }
      sent = true;
      button.setAttribute('aria-disabled', 'true');
      button.textContent = form.getAttribute('data-once') || button.textContent;
      /* Nothing tells a page that it stays: the answer may be a download, an empty one, or blocked on the way. */
      timer = setTimeout(ready, 8000);
    });
    /* The back button may bring the page back as it was left. */
    window.addEventListener('pageshow', ready);
  }

  /*
   * Digits stand in two groups, as apps show them. Only while the person writes on at the end: whoever mends a digit in the
   * middle must not be moved away from it.
   */
  function group(field, half) {
    var digits = field.value.replace(/ /g, '');
    var grouped = digits.length > half ? digits.slice(0, half) + ' ' + digits.slice(half) : digits;
    if (/^[0-9]*$/.test(digits) && field.selectionStart === field.value.length && field.value !== grouped) {
      field.value = grouped;
      field.setSelectionRange(grouped.length, grouped.length);
    }
  }

  /*
   * A complete code is sent once, where the page says beforehand that it will be: not after an error, which might be the next
   * typing mistake, and not where a box beside it waits for a choice.
   */
  function typedCode(field) {
    var length = Number(field.getAttribute('data-digits'));
    var form = field.form;
    var said = form.querySelector('.sg-sends');
    var sends = said && form.requestSubmit && !form.querySelector('[type=checkbox]') && !document.querySelector('[role=alert]');

    if (said) {
      said.hidden = !sends;
    }
    field.addEventListener('input', function (event) {
      if (event.isComposing) {
        return;
      }
      group(field, Math.floor(length / 2));
      if (sends && field.value.replace(/ /g, '').length === length && /^[0-9 ]*$/.test(field.value)) {
        sends = false;
        form.requestSubmit();
      }
    });
  }

  /*
   * The page says the wait in words as it was when it left the server; with a script it counts down. What waits beside it is
   * a button, which says so and can be found all the same, or something that shows itself in the end.
   */
  function countDown(place, number) {
    var around = place.parentNode;
    var button = around.querySelector('button[type=submit]');
    var after = around.querySelector('[data-after]');
    var over = around.querySelector('[data-over]');
    var end = Date.now() + place.getAttribute('data-countdown') * 1000;
    var timer;

    function waits(now) {
      if (after) {
        after.hidden = now;
      }
      if (button && now) {
        place.id = 'wait-' + number;
        button.setAttribute('data-waits', '');
        button.setAttribute('aria-disabled', 'true');
        button.setAttribute('aria-describedby', place.id);
      } else if (button) {
        button.removeAttribute('data-waits');
        button.removeAttribute('aria-disabled');
        button.removeAttribute('aria-describedby');
      }
    }

    function tick() {
      var left = Math.ceil((end - Date.now()) / 1000);
      if (left <= 0) {
        clearInterval(timer);
        place.hidden = true;
        over.textContent = over.getAttribute('data-over');
        waits(false);
        return;
      }
      place.textContent = place
        .getAttribute('data-words')
        .replace('#', Math.floor(left / 60) + ':' + ('0' + (left % 60)).slice(-2));
    }

    waits(true);
    timer = setInterval(tick, 1000);
    tick();
  }

  /*
   * The part of an address after # is known to browsers alone. They carry it here, and from an answer to where that leads on,
   * but not from a page to what its form or its link asks for: so it is handed on here, and never reaches the server.
   */
  function handOnFragment() {
    var fragment = location.hash;

    function away(form) {
      return /\/cancel$/.test(form.getAttribute('action'));
    }

    if (fragment.length > 1) {
      each('form[method=post]', function (form) {
        if (!away(form)) {
          form.setAttribute('action', form.getAttribute('action') + fragment);
        }
      });
      each('a[data-onward]', function (link) {
        link.setAttribute('href', link.getAttribute('href') + fragment);
      });
    }
    each('a[data-goes-on]', function (link) {
      location.replace(link.href);
    });
  }

  /*
   * The focus goes to what changed: the field that is wrong, or else what the page marks. The browser does that by itself, but
   * not where the address has a fragment, and selects nothing; where it does, this comes after it.
   */
  function placeFocus() {
    var wrong = document.querySelector('[aria-invalid]');
    var told = document.querySelector('[role=alert]');
    var marked = document.querySelector('[autofocus]');
    var wide = window.matchMedia && window.matchMedia('(min-width: 48em)').matches;
    /* On a small screen that field is below the QR code, and the keyboard would cover what must be read first. */
    var field = wide && document.querySelector('[data-focus]');
    var place = wrong || field || marked;

    function go() {
      place.focus({ preventScroll: place === field });
      if (place !== field) {
        place.scrollIntoView({ block: 'nearest' });
      }
      if (place.select && place.value) {
        place.select();
      }
      if (wrong && told) {
        told.scrollIntoView({ block: 'nearest' });
        /* Where not both fit, whoever types sees the field. */
        place.scrollIntoView({ block: 'nearest' });
      }
    }

    if (!place) {
      return;
    }
    if (!marked || location.hash || document.activeElement === marked) {
      go();
    } else {
      marked.addEventListener('focus', go, { once: true });
    }
  }

  /* Whoever opens a form goes on in its field. */
  function typeWhereItOpens(summary) {
    summary.addEventListener('click', function () {
      setTimeout(function () {
        var field = summary.parentNode.open && summary.parentNode.querySelector('.sg-fold-in > form .sg-input');
        if (field && field.offsetParent) {
          field.focus();
        }
      });
    });
  }

  /* What is shown once is left by who has copied, downloaded or printed it. Without a script a box is ticked instead. */
  function waitUntilSaved(link) {
    var box = document.getElementById('saved');
    var hint = document.getElementById('codes-saved');
    var href = link.getAttribute('href');
    var then = hint.textContent;

    function saved() {
      link.setAttribute('href', href);
      link.removeAttribute('aria-disabled');
      link.removeAttribute('role');
      link.removeAttribute('tabindex');
      hint.textContent = then;
    }

    box.checked = true;
    box.hidden = true;
    document.querySelector('label[for=saved]').hidden = true;
    link.textContent = link.getAttribute('data-when-saved');
    link.removeAttribute('href');
    /* It can be found all the same, and says what it waits for. */
    link.setAttribute('role', 'link');
    link.setAttribute('tabindex', '0');
    link.setAttribute('aria-disabled', 'true');
    link.setAttribute('aria-describedby', hint.id);
    hint.textContent = hint.getAttribute('data-first');
    each('[data-saves]', function (way) {
      way.addEventListener('click', saved);
    });
    document.addEventListener('saved', saved);
    /* By hand. */
    document.addEventListener('copy', saved);
  }

  /* The day stands there in words; with a script also how long ago that was, as the page's language says it. */
  function sayAgo(place) {
    var seconds = Number(place.getAttribute('data-ago'));
    var units = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
    var unit = units.filter(function (each) {
      return seconds >= each[1];
    })[0] || ['second', 1];
    var number = unit[0] === 'second' ? 0 : Math.floor(seconds / unit[1]);

    if (window.Intl && Intl.RelativeTimeFormat) {
      place.textContent +=
        ' (' + new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' }).format(-number, unit[0]) + ')';
    }
  }

  /* Browsers keep even a no-store page in memory for the back button, beyond the sign-out: it is left empty, and asked for again. */
  function leaveNothingBehind() {
    window.addEventListener('pagehide', function (event) {
      document.body.hidden = event.persisted;
    });
    window.addEventListener('pageshow', function (event) {
      if (event.persisted) {
        /* The other pages answer a POST; their addresses alone show nothing. */
        /* Without the fragment, or the browser would only scroll. */
        location.replace(/\/challenge$/.test(location.pathname) ? location.pathname + location.search : base);
      }
    });
  }

  /*
   * Where another tab sends its code, this one asks again when it comes to the front: whoever owes nothing any more is led on.
   * Tabs tell each other so by the browser's storage, which may be closed to them; a phone that was only looked at stays as it is.
   */
  function followOtherTabs() {
    var sent = false;

    window.addEventListener('storage', function (event) {
      sent = sent || event.key === 'secondgate-sent';
    });
    each('form', function (form) {
      form.addEventListener('submit', function () {
        try {
          localStorage.setItem('secondgate-sent', Date.now());
        } catch (closed) {
          /* Then the next click leads on. */
        }
      });
    });
    document.addEventListener('visibilitychange', function () {
      if (sent && document.visibilityState === 'visible') {
        /* The same address with a fragment would not be asked for again. */
        location.replace(location.pathname + (location.hash ? (location.search || '?') + '&' : location.search) + location.hash);
      }
    });
  }

  each('.sg-scripted', function (element) {
    element.removeAttribute('hidden');
  });
  each('[data-copy]', function (button) {
    button.addEventListener('click', function () {
      copy(button);
    });
  });
  each('[data-print]', function (button) {
    button.addEventListener('click', function () {
      window.print();
    });
  });
  each('.sg-page-challenge summary', typeWhereItOpens);
  each('.sg-page-challenge', followOtherTabs);
  each('form', sendOnce);
  each('[data-digits]', typedCode);
  each('[data-countdown]', countDown);
  each('[data-ago]', sayAgo);
  leaveNothingBehind();
  handOnFragment();
  each('[data-when-saved]', waitUntilSaved);
  placeFocus();
})();
