import { beforeEach, describe, expect, it } from 'vitest';
import { STATUS_TEXTS } from '../../functions/submissions/status/status-texts.ts';
import { STATUSES } from '../../schemas/api/submissions.ts';
import { faultsOf, textOf, titleOf } from './support/page-html.ts';
import { OFFICER, OPERATOR, openService, type Service, TWO_COUNCILS } from './support/service.ts';
import { FINDINGS, idOf, makeEveryState, makeSubmission } from './support/submissions.ts';

const HOSTILE = `"><script>alert('x')</script>`;

let service: Service;
beforeEach(async () => {
  service = await openService();
  await makeEveryState(service);
});

async function accepted(id: string): Promise<unknown> {
  const found = await service.stores.submissions.get(`la_code=823/${id}/acceptance.json`);
  return found && JSON.parse(Buffer.from(found.body).toString());
}

describe('the page of a submission', () => {
  it.each([
    { digit: '1', says: 'Upload the files as one zip file' },
    { digit: '2', says: 'The checks are running.' },
    { digit: '3', says: 'None of the files could be read' },
    { digit: '4', says: 'Some errors stop this return from being used.' },
    { digit: '5', says: 'Why errors remain' },
    { digit: '6', says: 'Accept the return' },
    { digit: '7', says: 'is being published' },
    { digit: '8', says: 'See the receipt' },
    { digit: '9', says: 'the return accepted later' },
    { digit: 'a', says: 'Reason given: Wrong year.' },
    { digit: 'b', says: 'The checks stopped because of a fault on our side.' },
  ])('says what to do next: $says', async ({ digit, says }) => {
    const { html } = await service.get(`/submissions/${idOf(digit)}`, OFFICER);
    expect(textOf(html)).toContain(says);
  });

  it('is followed by the script only while work is in progress', async () => {
    const working = await service.get(`/submissions/${idOf('2')}`, OFFICER);
    expect(working.html).toContain(`data-follow="/api/v1/submissions/${idOf('2')}"`);
    expect(working.html).toContain('max="100" value="10"');
    const done = await service.get(`/submissions/${idOf('6')}`, OFFICER);
    expect(done.html).not.toContain('data-follow');
  });

  it('does not offer acceptance while errors must be fixed', async () => {
    const { html } = await service.get(`/submissions/${idOf('4')}`, OFFICER);
    expect(html).not.toContain('/accept"');
  });

  it('shows an operator only the status', async () => {
    const { html } = await service.get(`/submissions/${idOf('5')}`, OPERATOR);
    expect(textOf(html)).toContain('Errors found');
    expect(html).not.toMatch(/\/accept"|\/findings"|\/withdraw"|\/receipt"/);
  });

  it('has a text for every status', () => {
    expect(Object.keys(STATUS_TEXTS).sort()).toEqual([...STATUSES].sort());
  });
});

describe('accepting a return', () => {
  it('with a reason and a confirmation starts its publication', async () => {
    const form = { reason: 'The council has no record.', confirm: 'yes' };
    const { status, headers } = await service.post(
      `/submissions/${idOf('5')}/accept`,
      OFFICER,
      form,
    );
    expect(status).toBe(303);
    expect(headers.location).toBe(`/submissions/${idOf('5')}`);
    expect(await accepted(idOf('5'))).toMatchObject({ reason: 'The council has no record.' });
  });

  it.each([
    { why: 'no confirmation', form: { reason: 'Because.' }, field: 'confirm' },
    { why: 'no reason', form: { confirm: 'yes', reason: '  ' }, field: 'reason' },
    { why: 'neither', form: {}, field: 'confirm' },
    { why: 'neither', form: {}, field: 'reason' },
  ])('with $why shows the form again, with links to the fields', async ({ form, field }) => {
    const { status, html } = await service.post(`/submissions/${idOf('5')}/accept`, OFFICER, form);
    expect(status).toBe(422);
    expect(titleOf(html)).toMatch(/^Error: /);
    expect(html).toContain(`<a href="#${field}">`);
    expect(html).toContain(`id="${field}-error"`);
    expect(await faultsOf(html)).toEqual([]);
    expect(await accepted(idOf('5'))).toBeUndefined();
  });

  it('keeps what was typed when another field is missing', async () => {
    const form = { reason: `Reason ${HOSTILE}` };
    const { html } = await service.post(`/submissions/${idOf('5')}/accept`, OFFICER, form);
    expect(html).toContain('>Reason &quot;&gt;&lt;script&gt;');
    expect(html).not.toContain('<script>alert');
  });
});

describe('withdrawing a return', () => {
  it('needs a reason, and the form is shown open', async () => {
    const address = `/submissions/${idOf('8')}/withdraw`;
    const { status, html } = await service.post(address, OFFICER, { reason: '' });
    expect(status).toBe(422);
    expect(html).toMatch(/<details class="govuk-details" open/);
    expect((await service.post(address, OFFICER, { reason: 'Wrong year.' })).status).toBe(303);
  });
});

describe('starting a submission without JavaScript', () => {
  it('opens a form that posts one zip file directly to the signed address', async () => {
    const form = { return: 'ssda903', collectionYear: '2025', laCode: '823' };
    const { status, headers } = await service.post('/submissions/new', OFFICER, form);
    expect(status).toBe(303);
    expect(headers.location).toMatch(
      /^\/submissions\/ssda903-823-2025-\d{14}-[0-9a-f]{12}\/upload$/,
    );
    const { html } = await service.get(String(headers.location), OFFICER);
    expect(html).toContain(
      'action="https://uploads.example/landing" enctype="multipart/form-data"',
    );
    expect(html.lastIndexOf('type="hidden"')).toBeLessThan(html.indexOf('name="file"'));
  });

  it.each([
    { why: 'no return', form: { return: '' }, field: 'return' },
    { why: 'a return that is not accepted', form: { return: 'ssda904' }, field: 'return' },
    { why: 'no year', form: { collectionYear: '' }, field: 'collectionYear' },
    { why: 'no council', form: { laCode: '' }, field: 'laCode' },
  ])('with $why shows the form again', async ({ form, field }) => {
    const right = { return: 'ssda903', collectionYear: '2025', laCode: '940' };
    const given = { ...right, ...form };
    const { status, html } = await service.post('/submissions/new', TWO_COUNCILS, given);
    expect(status).toBe(422);
    expect(html).toContain(`<a href="#${field}">`);
    expect(await faultsOf(html)).toEqual([]);
  });

  it('for another council is refused', async () => {
    const form = { return: 'ssda903', collectionYear: '2025', laCode: '344' };
    expect((await service.post('/submissions/new', OFFICER, form)).status).toBe(403);
  });

  it('continues only after the file has been uploaded', async () => {
    const address = `/submissions/${idOf('1')}/complete`;
    const { status, html } = await service.post(address, OFFICER);
    expect(status).toBe(422);
    expect(html).toContain('<a href="#file">');
    await service.stores.landing.put(`${idOf('1')}/0`, 'zip');
    expect((await service.post(address, OFFICER)).headers.location).toBe(
      `/submissions/${idOf('1')}`,
    );
  });
});

describe('text from users', () => {
  it('is shown as text, never as markup', async () => {
    const id = idOf('c');
    const findings = FINDINGS.map((each) => ({
      ...each,
      file: HOSTILE,
      fields: [{ name: HOSTILE, value: HOSTILE }],
      ...(each.child && { child: HOSTILE }),
    }));
    await makeSubmission(service, { id, outcome: 'errors', findings, fileName: HOSTILE });
    for (const page of ['', '/findings', '/findings?by=child']) {
      const { html } = await service.get(`/submissions/${id}${page}`, OFFICER);
      expect(html).not.toContain('<script>alert');
      expect(await faultsOf(html)).toEqual([]);
    }
  });
});
