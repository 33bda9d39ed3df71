import { HtmlValidate } from 'html-validate/node';

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

/** The problems that html-validate's recommended rules find in a page, each with its place. */
export async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ line, ruleId, message }) =>
        `${line}: ${ruleId}: ${message} ${html.split('\n')[line - 1]?.trim()}`,
    ),
  );
}

/** The text of a page without markup, with consecutive spaces merged. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

/** The title of a page. */
export function titleOf(html: string): string {
  return /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
}
