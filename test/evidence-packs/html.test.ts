import { HtmlValidate } from 'html-validate/node';
import { describe, expect, it } from 'vitest';
import { buildPackOf, COUNCILS, createReleases, packOf } from './support/release-world.ts';

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) =>
    result.messages.map(({ line, ruleId, message }) => `${line} ${ruleId} ${message}`),
  );
}

describe.each(['823', '857', '350', '344', '201', '942', '314'])(
  'the HTML of council %s',
  (laCode) => {
    it('is valid, with one main heading', async () => {
      const { html } = await packOf(laCode);
      expect(await faultsOf(html)).toEqual([]);
      expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    });

    it('loads nothing else: it has no script and no external address', async () => {
      const { html } = await packOf(laCode);
      expect(html).not.toMatch(/<(script|link|img|iframe|object|embed)\b/);
      expect(html).not.toMatch(/\b(src|srcset|action|poster)=/);
      expect(html).not.toMatch(/url\(|@import/);
      const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
      expect(links.filter((link) => !link.startsWith('#'))).toEqual([]);
      expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
    });

    it('has a target for every link in it', async () => {
      const { html } = await packOf(laCode);
      const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]));
      const links = [...html.matchAll(/href="#([^"]*)"/g)].map((match) => match[1]);
      expect(links.length).toBeGreaterThan(50);
      expect(links.filter((link) => !ids.has(link))).toEqual([]);
    });

    it('gives each table a caption, and each chart a table of the same figures', async () => {
      const { html } = await packOf(laCode);
      expect(html.match(/<caption/g)?.length).toBe(html.match(/<table/g)?.length);
      const charts = [...html.matchAll(/<title id="([^"]*)-chart-title"/g)].map(
        (match) => match[1],
      );
      expect(charts.length).toBeGreaterThan(laCode === '201' ? -1 : 5);
      for (const table of charts) expect(html).toContain(`id="${table}-caption"`);
    });

    it('shows every figure of the manifest with its source', async () => {
      const { html, manifest } = await packOf(laCode);
      const lacking = manifest.figures.filter(
        (figure) => !html.includes(`${figure.id} ${figure.period}:`),
      );
      expect(lacking).toEqual([]);
    });
  },
);

describe('the page of a pack', () => {
  it('says that it is restricted, at the top and on every printed page', async () => {
    const { html } = await packOf('823');
    const warning = 'Restricted: contains small numbers about children in care. Do not publish.';
    expect(html.split(warning).length - 1).toBe(3);
  });

  it('says when returns are invented', async () => {
    const invented = 'the returns behind the computed figures are invented';
    expect((await buildPackOf('823', undefined, true)).html).toContain(invented);
    expect((await packOf('823')).html).not.toContain(invented);
  });

  it('shows HTML in a name as text', async () => {
    const nasty = '"<script>{{ 7 * 7 }}';
    const councils = COUNCILS.map((each) =>
      each.code === '823'
        ? { ...each, name: nasty, region: [each.region[0], nasty] as const }
        : each,
    );
    const { html, pack } = await buildPackOf('823', await createReleases(councils));
    expect(pack.council.name).toBe(nasty);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('{{ 7 * 7 }}');
    expect(await faultsOf(html)).toEqual([]);
  });
});
