import { expect, it } from 'vitest';
import { OFFICER, OPERATOR, openService } from '../pages/support/service.ts';
import { idOf, makeSubmission } from '../pages/support/submissions.ts';

const ID = idOf('7');
const LINK = `href="/api/v1/submissions/${ID}/files/Episodes.csv"`;

it('the page of a submission has links to its tables as CSV for a council, but not for an operator', async () => {
  const service = await openService();
  await makeSubmission(service, { id: ID, outcome: 'errors' });
  const page = async (user: typeof OFFICER) => (await service.get(`/submissions/${ID}`, user)).html;
  expect(await page(OFFICER)).toContain(LINK);
  const operator = await page(OPERATOR);
  expect(operator).toContain('Tables of the return');
  expect(operator).not.toContain('/files/');
});

it('the page of a new submission says that XML is accepted, and how to send social workers', async () => {
  const service = await openService();
  const { html } = await service.get('/submissions/new', OFFICER);
  expect(html).toContain('accept=".csv,.txt,.xml,.zip"');
  expect(html).toContain('SW_EPISODE');
  expect(html).toContain('DOLO_EPISODE');
});
