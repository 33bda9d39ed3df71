import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readsOf, readViews } from '../../functions/deploy-views/views.ts';

const ROOT = join(import.meta.dirname, '../..');
const MAPPED = ['README.md', ...['schemas', 'sql', 'functions', 'infra', 'test'].map(readmeOf)];
const PAGES = [...MAPPED, 'ARCHITECTURE.md', 'SECURITY.md', 'CHANGELOG.md', 'GLOSSARY.md'];

/** Folders that are not kept in the repository. */
const NOT_KEPT = /^(\..*|node_modules|cdk\.out|coverage)$/;
/** Written by a run of the tests, so it may be absent. */
const WRITTEN_BY_TESTS = ['coverage/grants.md'];

function readmeOf(folder: string): string {
  return `${folder}/README.md`;
}

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

function entriesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_KEPT.test(entry.name))
    .map(({ name }) => name);
}

/** Paths that a page names in backticks: with the ending of a source file, or below a folder that exists. */
function pathsIn(page: string): string[] {
  const roots = new Set([ROOT, join(ROOT, dirname(page))].flatMap(entriesOf));
  return [...read(page).matchAll(/`([A-Za-z][\w./-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !WRITTEN_BY_TESTS.includes(path))
    .filter(
      (path) =>
        /\.(?:ts|sql|csv|txt|md|yml|njk|sh)$/.test(path) ||
        (path.includes('/') && roots.has(path.split('/')[0] ?? '')),
    );
}

function exists(page: string, path: string): boolean {
  const folder = join(ROOT, dirname(page));
  if (existsSync(join(folder, path)) || existsSync(join(ROOT, path))) return true;
  // A bare file name stands for a file somewhere below the page's folder.
  return !path.includes('/') && page !== 'README.md' && namesBelow(folder).has(path);
}

function namesBelow(folder: string): Set<string> {
  const inner = entriesOf(folder).flatMap((name) => [...namesBelow(join(folder, name))]);
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set([...files.map(({ name }) => name), ...inner]);
}

describe.each(PAGES)('%s', (page) => {
  it('names only files and folders that exist', () => {
    expect(pathsIn(page).filter((path) => !exists(page, path))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...read(page).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
  });
});

it.each(MAPPED)('the map of %s names exactly the folders that exist', (page) => {
  const map = /<!-- map.*?-->(.*?)<!-- end of map -->/s.exec(read(page))?.[1] ?? '';
  const mapped = [...map.matchAll(/^- `([\w-]+)\/`/gm)].map(([, name]) => name);
  expect(mapped.sort()).toEqual(entriesOf(join(ROOT, dirname(page))).sort());
});

it.each(['schemas', 'sql', 'functions', 'infra'].map(readmeOf))(
  'each decision in %s says What, Why, Consequences and Notes in this order',
  (page) => {
    const [, decisions = ''] = read(page).split(/^# Decisions$/m);
    const ORDER = ['What', 'Why', 'Consequences', 'Notes'];
    const wrong = decisions
      .split(/^## /m)
      .slice(1)
      .filter((decision) => {
        const parts = [...decision.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, part = '']) => part);
        const places = parts.map((part) => ORDER.indexOf(part));
        return parts[0] !== 'What' || parts[1] !== 'Why' || places.some((place, at) => place < at);
      });
    expect(wrong).toEqual([]);
  },
);

it('each step from a row to a figure in a pack is a view that reads the step before', async () => {
  const walk = /<!-- walk.*?-->(.*?)<!-- end of walk -->/s.exec(read('ARCHITECTURE.md'))?.[1] ?? '';
  const steps = [...walk.matchAll(/^\d+\. `(\w+)`/gm)].map(([, name = '']) => name);
  const views = new Map((await readViews(join(ROOT, 'sql'))).map((view) => [view.name, view]));
  const apart = steps.slice(1).filter((step, at) => {
    const view = views.get(step);
    return view === undefined || !readsOf(view).has(steps[at] ?? '');
  });
  expect(steps.length).toBeGreaterThan(2);
  expect(apart).toEqual([]);
});
