/** Removes what `showProblems` added. */
export function clearProblems(form) {
  for (const old of document.querySelectorAll('.govuk-error-summary, [data-problem]')) old.remove();
  for (const group of form.querySelectorAll('.govuk-form-group--error')) {
    group.classList.remove('govuk-form-group--error');
    const input = group.querySelector('[aria-describedby]');
    const described = input?.getAttribute('aria-describedby') ?? '';
    input?.setAttribute('aria-describedby', described.replace(/ \S+-error$/, ''));
  }
  document.title = document.title.replace(/^Error: /, '');
}

/** Shows problems as the server's pages do: a summary that receives the focus, and a message at each field. */
export function showProblems(form, problems) {
  clearProblems(form);
  for (const { field, message } of problems) markField(form, field, message);
  const summary = element('div', 'govuk-error-summary');
  const alert = element('div', '');
  alert.setAttribute('role', 'alert');
  const list = element('ul', 'govuk-list govuk-error-summary__list');
  list.append(...problems.map(listItem));
  const body = element('div', 'govuk-error-summary__body');
  body.append(list);
  alert.append(element('h2', 'govuk-error-summary__title', 'There is a problem'), body);
  summary.append(alert);
  summary.tabIndex = -1;
  form.closest('main').prepend(summary);
  document.title = `Error: ${document.title}`;
  summary.focus();
}

function listItem({ field, message }) {
  const item = element('li', '');
  const link = element('a', '', message);
  link.href = `#${field}`;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    document.getElementById(field)?.focus();
  });
  item.append(link);
  return item;
}

function markField(form, field, message) {
  const input = form.querySelector(`#${CSS.escape(field)}`);
  const group = input?.closest('.govuk-form-group');
  if (!group) return;
  group.classList.add('govuk-form-group--error');
  const text = element('p', 'govuk-error-message');
  text.append(element('span', 'govuk-visually-hidden', 'Error:'), ` ${message}`);
  text.id = `${field}-error`;
  text.dataset.problem = field;
  input.setAttribute('aria-describedby', `${field}-hint ${text.id}`);
  group.insertBefore(text, input);
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
