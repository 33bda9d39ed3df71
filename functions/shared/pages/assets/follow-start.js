const EVERY = 2000;

/**
 * Follows the start of the service on one machine: asks the start page, which records no visit, how far it is, and loads this page
 * again when it is done. A page on which something is being typed is left alone, and says that it can be loaded again.
 */
export function followStart(place) {
  async function ask() {
    try {
      const response = await fetch('/', { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const now = page.querySelector('[data-getting-ready]');
      if (response.ok && now === null) {
        end(place);
        return;
      }
      const words = now?.textContent.trim();
      if (words && words !== place.textContent.trim()) place.textContent = words;
    } catch {
      // The service is restarting: ask again.
    }
    setTimeout(ask, EVERY);
  }

  setTimeout(ask, EVERY);
}

function end(place) {
  if (document.activeElement?.matches('input, select, textarea')) {
    place.textContent = 'The service is ready. Load this page again to see it.';
  } else {
    window.location.reload();
  }
}
