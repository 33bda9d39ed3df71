import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

describe('a local service that is still making its demonstration', () => {
  let doing: string | undefined = 'The return of <Camden> for 2024 is being checked.';
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ gettingReady: () => doing });
  });
  afterAll(() => world.close());

  const pageOf = async (path: string) => await (await fetch(`${world.origin}${path}`)).text();

  it.each(['/', '/rules', '/nothing-here'])(
    'shows its progress on %s, also to screen readers, with a link that works without JavaScript',
    async (path) => {
      const page = await pageOf(path);
      const banner = /<p[^>]*role="status"[^>]*>([\s\S]*?)<\/p>/.exec(page);
      expect(banner?.[1]).toContain('The return of &lt;Camden&gt; for 2024 is being checked.');
      expect(page).toContain('See how far it is now');
    },
  );

  it('shows no progress when it is ready', async () => {
    doing = undefined;
    expect(await pageOf('/')).not.toContain('data-getting-ready');
  });
});
