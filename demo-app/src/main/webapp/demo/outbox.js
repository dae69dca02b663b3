// Fetches what has come in meanwhile and puts it on top. Without it the page refreshes itself.
(() => {
  'use strict';
  const list = document.querySelector('.messages');
  const sheet = document.querySelector('template').content.firstElementChild;
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

  function item({ channel, to, subject, text, at }) {
    const copy = sheet.cloneNode(true);
    const put = (selector, words) => { copy.querySelector(selector).textContent = words; };
    copy.className = channel;
    put('.channel', channel === 'sms' ? 'Text message' : 'E-mail');
    put('.to', to);
    put('time', clock.format(new Date(at)));
    put('h2', subject);
    put('.text', text);
    copy.querySelector('h2').hidden = !subject;
    copy.querySelector('time').dateTime = at;
    return copy;
  }

  function show(messages) {
    const newest = list.querySelector('time');
    const known = newest ? messages.findIndex(each => each.at === newest.dateTime) : messages.length;
    list.prepend(...messages.slice(0, known < 0 ? messages.length : known).map(item));
    document.querySelector('.empty').hidden = messages.length > 0;
  }

  function refresh() {
    fetch(list.dataset.address, { headers: { Accept: 'application/json' } })
      .then(answer => answer.json())
      .then(show)
      .catch(() => {})
      .finally(() => setTimeout(refresh, 1500));
  }

  setTimeout(refresh, 1500);
})();
