import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

it('README names every npm script and no other', () => {
  const named = [...README.matchAll(/`npm (?:run )?(?:-s )?([\w:-]+)[^`]*`/g)].map(
    ([, name]) => name,
  );
  const table = new Set(named.filter((name) => name !== 'ci'));
  expect([...table].sort()).toEqual(Object.keys(scripts).sort());
});

it('README says near its top how to start and how to test', () => {
  const firstScreen = README.split('\n').slice(0, 25).join('\n');
  expect(firstScreen).toContain('npm ci && npm start');
  expect(firstScreen).toContain('npm ci && npm test');
});
