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
    var content = Array.prototype.slice.call(button.childNodes);
    var sent = false;
    var timer;

    function ready() {
      clearTimeout(timer);
      sent = false;
      button.removeAttribute('aria-disabled');
      button.textContent = '';
      content.forEach(function (part) {
        button.appendChild(part);
      });
    }

    form.addEventListener('submit', function (event) {
      if (sent) {
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

  /* The page says the wait in words as it was when it left the server; with a script it counts down. */
  function countDown(place) {
    var form = place.parentNode;
    var button = form.querySelector('button[type=submit]');
    var end = Date.now() + place.getAttribute('data-countdown') * 1000;
    var timer;

    function tick() {
      var left = Math.ceil((end - Date.now()) / 1000);
      if (left <= 0) {
        clearInterval(timer);
        place.hidden = true;
        button.disabled = false;
        return;
      }
      place.textContent = place
        .getAttribute('data-words')
        .replace('#', Math.floor(left / 60) + ':' + ('0' + (left % 60)).slice(-2));
    }

    button.disabled = true;
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

  function placeFocus() {
    var error = document.querySelector('[role=alert]');
    var field = document.querySelector('[data-focus]');
    if (error) {
      error.focus();
    } else if (field && window.matchMedia && window.matchMedia('(min-width: 48em)').matches) {
      /* On a small screen the field is below the QR code, and the keyboard would cover what must be read first. */
      field.focus({ preventScroll: true });
    }
  }

  /* Browsers keep even a no-store page in memory for the back button, beyond the sign-out: it is left empty, and asked for anew. */
  function leaveNothingBehind() {
    window.addEventListener('pagehide', function (event) {
      document.body.hidden = event.persisted;
    });
    window.addEventListener('pageshow', function (event) {
      if (event.persisted) {
        /* The other pages answer a POST; their addresses alone show nothing. */
        /* Without the fragment, or the browser would only scroll. */
        location.replace(/\/challenge$/.test(location.pathname) ? location.pathname : base);
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
  each('form', sendOnce);
  each('[data-countdown]', countDown);
  leaveNothingBehind();
  handOnFragment();
  placeFocus();
})();
