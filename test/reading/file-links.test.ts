import { expect, it } from 'vitest';
import { OFFICER, OPERATOR, openService } from '../pages/support/service.ts';
import { idOf, makeSubmission } from '../pages/support/submissions.ts';

const ID = idOf('7');
const LINK = `href="/api/v1/submissions/${ID}/files/Episodes.csv"`;

it('the page of a submission leads a council to its tables as CSV, and an operator not', async () => {
  const service = await openService();
  await makeSubmission(service, { id: ID, outcome: 'errors' });
  const page = async (user: typeof OFFICER) => (await service.get(`/submissions/${ID}`, user)).html;
  expect(await page(OFFICER)).toContain(LINK);
  const operator = await page(OPERATOR);
  expect(operator).toContain('Tables of the return');
  expect(operator).not.toContain('/files/');
});

it('the page of a new submission says that XML is taken, and where social workers may stand', async () => {
  const service = await openService();
  const { html } = await service.get('/submissions/new', OFFICER);
  expect(html).toContain('accept=".csv,.txt,.xml,.zip"');
  expect(html).toContain('SW_EPISODE');
  expect(html).toContain('DOLO_EPISODE');
});
