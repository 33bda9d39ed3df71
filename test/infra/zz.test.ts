import { expect, it } from 'vitest';
import { createApp, platformOf, refusalOf, resourcesOf } from './support/synthesised.ts';
import { NAG_EXCEPTIONS } from '../../infra/nag-exceptions.ts';
it('x', () => {
  const t = Date.now();
  const app = createApp();
  const p = platformOf(app);
  console.log('made', Date.now() - t);
  const r = refusalOf(app);
  console.log('synth', Date.now() - t, r?.slice(0, 500));
  console.log(Object.keys(resourcesOf(p.service, 'AWS::Lambda::Function')).length, Date.now() - t);
  const app2 = createApp(); platformOf(app2);
  const r2 = refusalOf(app2, [...NAG_EXCEPTIONS.slice(1), {rule:'X', at:/y/, reason:''}]);
  console.log(Date.now() - t, r2?.slice(0, 1500));
  expect(1).toBe(1);
});
