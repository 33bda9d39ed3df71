import { sendFile } from './send-file.js';
import { clearProblems, showProblems } from './show-problems.js';

/** Lets the form of a new submission send several files, with a progress bar. Without this script it asks for one zip file. */
export function improveUpload(form) {
  const parts = {
    form,
    files: form.querySelector('#files'),
    lastYear: form.querySelector('#lastYearFiles'),
    button: form.querySelector('button[type="submit"]'),
    progress: form.querySelector('[data-upload-progress]'),
    bar: form.querySelector('progress'),
    words: form.querySelector('[data-upload-words]'),
  };
  for (const part of form.querySelectorAll('[data-needs-script]')) part.hidden = false;
  parts.files.disabled = false;
  parts.lastYear.disabled = false;
  parts.button.textContent = 'Upload and check';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(parts).catch((error) => stop(parts, error));
  });
}

async function submit(parts) {
  const own = [...parts.files.files];
  const lastYear = [...parts.lastYear.files];
  const files = [...own, ...lastYear];
  clearProblems(parts.form);
  const problems = missing(parts);
  if (problems.length > 0) {
    showProblems(parts.form, problems);
    return;
  }
  parts.button.disabled = true;
  parts.progress.hidden = false;
  say(parts, 0, 'Getting the files ready');
  const { id, uploads } = await ask('/api/v1/submissions', {
    return: new FormData(parts.form).get('return'),
    collectionYear: Number(new FormData(parts.form).get('collectionYear')),
    laCode: new FormData(parts.form).get('laCode'),
    files: [
      ...(await describeAll(own)),
      ...(await describeAll(lastYear)).map((file) => ({ ...file, lastYear: true })),
    ],
  });
  await sendAll(parts, files, uploads);
  say(parts, 1, 'Starting the checks');
  await ask(`/api/v1/submissions/${id}/complete`, {});
  window.location.assign(`/submissions/${id}`);
}

function missing({ form, files }) {
  const given = new FormData(form);
  return [
    !given.get('return') && { field: 'return', message: 'Choose the return.' },
    !given.get('collectionYear') && {
      field: 'collectionYear',
      message: 'Choose the collection year.',
    },
    !given.get('laCode') && { field: 'laCode', message: 'Choose the council.' },
    files.files.length === 0 && { field: 'files', message: 'Choose the files of the return.' },
  ].filter(Boolean);
}

/** Describes files one after the other, because all bytes of a file are in memory while its checksum is calculated. */
async function describeAll(files) {
  const described = [];
  for (const file of files) described.push(await describe(file));
  return described;
}

async function describe(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return { name: file.name, size: file.size, sha256 };
}

async function sendAll(parts, files, uploads) {
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1;
  let sent = 0;
  for (const [index, file] of files.entries()) {
    const words = `Uploading file ${index + 1} of ${files.length}`;
    say(parts, sent / total, words);
    await sendFile(file, uploads[index], (bytes) => {
      parts.bar.value = Math.min(1, (sent + bytes) / total);
    });
    sent += file.size;
  }
}

async function ask(address, body) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status === 401) window.location.assign('/sign-in?return=/submissions/new');
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.detail), { problems: answer.problems });
  return answer;
}

function say({ bar, words }, share, text) {
  bar.value = share;
  if (words.textContent !== text) words.textContent = text;
}

function stop({ form, button, progress, files, lastYear }, error) {
  button.disabled = false;
  progress.hidden = true;
  const problems = (error.problems ?? []).map(({ field, message }) => {
    const all = [...files.files, ...lastYear.files];
    const file = all[Number(/^files\.(\d+)/.exec(field)?.[1])];
    return file ? { field: 'files', message: `${file.name}: ${message}` } : { field, message };
  });
  const other = error.message || 'Something went wrong. Try again in a few minutes.';
  showProblems(form, problems.length > 0 ? problems : [{ field: 'files', message: other }]);
}
