import { Button, createAll, ErrorSummary } from 'govuk-frontend';
import { followStart } from './follow-start.js';
import { followWork } from './follow-work.js';
import { improveUpload } from './upload.js';

document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported');
}
createAll(Button, { preventDoubleClick: true });
createAll(ErrorSummary);

const upload = document.querySelector('form[data-upload]');
if (upload instanceof HTMLFormElement && window.crypto?.subtle) improveUpload(upload);

const work = document.querySelector('[data-follow]');
if (work instanceof HTMLElement) followWork(work);

const start = document.querySelector('[data-getting-ready]');
if (start instanceof HTMLElement) followStart(start);
