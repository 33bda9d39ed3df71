const ATTEMPTS = 3;

/** Sends a file with its signed fields, reports the bytes sent, and retries when the connection fails. */
export async function sendFile(file, upload, onBytes) {
  for (let attempt = 1; ; attempt += 1) {
    const status = await post(file, upload, onBytes);
    if (status >= 200 && status < 300) return;
    if (status >= 400 && status < 500) {
      throw new Error(
        `${file.name} was not accepted. It may have changed, or more than 15 minutes may have passed. Try again.`,
      );
    }
    if (attempt === ATTEMPTS) {
      throw new Error(`${file.name} could not be sent. Check your connection and try again.`);
    }
  }
}

/** The status of the response; 0 when there was none. Not `fetch`, which cannot report how much has been sent. */
function post(file, { url, fields }, onBytes) {
  return new Promise((resolve) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', (event) =>
      onBytes(Math.min(event.loaded, file.size)),
    );
    request.addEventListener('loadend', () => resolve(request.status));
    request.open('POST', url);
    request.send(form);
  });
}
