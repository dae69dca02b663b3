// On a wide screen the phone opens in a window of its own at the side. Elsewhere, and without this, its link leads there.
(() => {
  'use strict';
  const width = 420;
  document.querySelectorAll('a[data-beside]').forEach(link => link.addEventListener('click', event => {
    const left = screenX + outerWidth - width;
    if (innerWidth >= 1100 && open(link.href, 'demo-phone', `popup,width=${width},height=${innerHeight},left=${left},top=${screenY}`)) {
      event.preventDefault();
    }
  }));
})();
