import type { ListedAccount } from './accounts.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The page to choose a demonstration account. Works without scripts. */
export function loginPage(
  {
    stylesheet,
    accounts,
  }: { readonly stylesheet: string; readonly accounts: readonly ListedAccount[] },
  problem?: string,
): string {
  return page(
    stylesheet,
    problem === undefined ? 'Choose an account' : 'Error: choose an account',
    `${problem === undefined ? '' : errorSummary(problem)}<form method="post" novalidate>
  <div class="govuk-form-group${problem === undefined ? '' : ' govuk-form-group--error'}">
    <fieldset class="govuk-fieldset" aria-describedby="accounts-hint${problem === undefined ? '' : ' accounts-error'}">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
        <h1 class="govuk-fieldset__heading">Choose an account</h1>
      </legend>
      <div id="accounts-hint" class="govuk-hint">These are demonstration accounts of this machine. There is no password.</div>${problem === undefined ? '' : `<p id="accounts-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${escapeHtml(problem)}</p>`}
      <div class="govuk-radios" data-module="govuk-radios">
        ${accounts.map(radio).join('\n        ')}
        ${anotherCouncil(accounts.length)}
      </div>
    </fieldset>
  </div>
  <button type="submit" class="govuk-button">Sign in</button>
</form>`,
  );
}

/** The page that says why sign-in has stopped. */
export function problemPage(
  stylesheet: string,
  { heading, advice }: { readonly heading: string; readonly advice: string },
): string {
  return page(
    stylesheet,
    heading,
    `<h1 class="govuk-heading-l">${escapeHtml(heading)}</h1>
<p class="govuk-body">${escapeHtml(advice)}</p>
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Sign in again</a></p>`,
  );
}

function radio({ id, name, hint, tryFirst }: ListedAccount, index: number): string {
  const field = index === 0 ? 'account' : `account-${index + 1}`;
  return `<div class="govuk-radios__item">
          <input class="govuk-radios__input" id="${field}" name="account" type="radio" value="${escapeHtml(id)}" aria-describedby="${field}-hint">
          <label class="govuk-label govuk-radios__label" for="${field}">${escapeHtml(name)}</label>
          <div id="${field}-hint" class="govuk-hint govuk-radios__hint sign-in-hint">${escapeHtml(hint)}${tryFirst === undefined ? '' : `<br>Try first: ${escapeHtml(tryFirst)}`}</div>
        </div>`;
}

function anotherCouncil(index: number): string {
  const field = `account-${index + 1}`;
  return `<div class="govuk-radios__item">
          <input class="govuk-radios__input" id="${field}" name="account" type="radio" value="another">
          <label class="govuk-label govuk-radios__label" for="${field}">Officer of another council</label>
        </div>
        <div class="govuk-radios__conditional">
          <div class="govuk-form-group">
            <label class="govuk-label" for="council">Three-digit code of the other council</label>
            <input class="govuk-input govuk-input--width-3" id="council" name="council" type="text" inputmode="numeric" autocomplete="off" spellcheck="false">
          </div>
        </div>`;
}

function errorSummary(problem: string): string {
  return `<div class="govuk-error-summary" role="alert">
  <h2 class="govuk-error-summary__title">There is a problem</h2>
  <div class="govuk-error-summary__body">
    <ul class="govuk-list govuk-error-summary__list"><li><a href="#account">${escapeHtml(problem)}</a></li></ul>
  </div>
</div>
`;
}

function page(stylesheet: string, title: string, main: string): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)} - Care Stability</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(stylesheet)}">
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link">Skip to main content</a>
<header class="service-header">
  <div class="govuk-width-container service-header__bar">
    <a class="service-header__name" href="/">Care Stability</a>
  </div>
</header>
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="main-content">
${main}
</main>
</div>
</body>
</html>
`;
}
