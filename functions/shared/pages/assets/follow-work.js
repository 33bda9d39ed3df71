const EVERY = 1000;
const LONGEST_WAIT = 10_000;

/**
 * Follows work that runs on the server: requests its status from the address in `data-follow`, updates the progress bar,
 * and reloads the page when the status is no longer the one in `data-status`.
 */
export function followWork(place) {
  const { follow, status } = place.dataset;
  const bar = place.querySelector('progress');
  const words = place.querySelector('[data-follow-words]');
  let wait = EVERY;

  async function ask() {
    try {
      const response = await fetch(follow, { headers: { accept: 'application/json' } });
      const now = await response.json();
      if (now.status !== status) {
        window.location.reload();
        return;
      }
      show(now.progress, bar, words);
      wait = EVERY;
    } catch {
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
    setTimeout(ask, wait);
  }

  setTimeout(ask, wait);
}

function show(progress, bar, words) {
  if (!progress || !bar) return;
  const { bytesRead, bytesTotal, rowsRead, stepsDone, stepsTotal, doing } = progress;
  if (bytesTotal > 0) {
    bar.max = bytesTotal;
    bar.value = Math.min(bytesRead, bytesTotal);
  }
  if (stepsTotal > 0) {
    bar.max = stepsTotal;
    bar.value = stepsDone;
    if (words) words.textContent = `${doing}: ${stepsDone} of ${stepsTotal} steps are done`;
  }
  if (words && rowsRead > 0) words.textContent = `${rowsRead.toLocaleString('en-GB')} rows read`;
}
