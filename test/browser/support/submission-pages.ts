import { idOf, STATES } from '../../pages/support/submissions.ts';
import { open, press, type VisitedPage } from './visited-page.ts';

/** Pages where a council sends its returns and sees their status. */
export const SUBMISSION_PAGES = [
  ...open('officer', 'GET /submissions', [
    { page: 'submissions', address: '/submissions' },
    { page: 'submissions of another council', address: '/submissions', as: 'wirral' },
    { page: 'submissions, none yet', address: '/submissions', as: 'camden' },
    { page: 'submissions for an operator', address: '/submissions', as: 'operator' },
    { page: 'submissions refused', address: '/submissions', as: 'inspector', status: 403 },
  ]),
  ...open('officer', 'GET /submissions/new', [
    { page: 'new submission', address: '/submissions/new' },
    {
      page: 'new submission with nothing chosen',
      address: '/submissions/new',
      act: async (page) => await press(page, 'Upload and check'),
    },
  ]),
  ...open('officer', 'GET /submissions/{id}/upload', [
    { page: 'upload', address: `/submissions/${idOf('1')}/upload` },
    { page: 'upload that is over', address: `/submissions/${idOf('8')}/upload`, status: 409 },
  ]),
  ...open('officer', 'GET /submissions/{id}/uploaded', [
    { page: 'uploaded', address: `/submissions/${idOf('1')}/uploaded` },
    {
      page: 'upload without a file',
      address: `/submissions/${idOf('1')}/uploaded`,
      act: async (page) => await press(page, 'Start the checks'),
    },
  ]),
  ...open('officer', 'GET /submissions/{id}', [
    ...STATES.map(({ state, id }) => ({
      page: `submission ${state}`,
      address: `/submissions/${id}`,
    })),
    {
      page: 'acceptance without a reason',
      address: `/submissions/${idOf('5')}`,
      act: async (page) => await press(page, 'Accept the return'),
    },
    {
      page: 'withdrawal without a reason',
      address: '/submissions/{published}',
      as: 'wirral',
      act: async (page) => {
        await page.getByText('Withdraw this return').click();
        await press(page, 'Withdraw the return');
      },
    },
    {
      page: 'submission for an operator',
      address: `/submissions/${idOf('5')}`,
      as: 'operator',
    },
    { page: 'submission of nobody', address: '/submissions/unknown', status: 404 },
    {
      page: 'submission of another council',
      address: `/submissions/${idOf('5')}`,
      as: 'wirral',
      status: 403,
    },
    {
      page: 'submission in force, with its tables',
      address: '/submissions/{published}',
      as: 'wirral',
    },
  ]),
  ...open('wirral', 'GET /submissions/{id}/findings', [
    { page: 'findings by rule', address: '/submissions/{published}/findings' },
    { page: 'findings by child', address: '/submissions/{published}/findings?by=child' },
    {
      page: 'search for a child that is not there',
      address: '/submissions/{published}/findings',
      act: async (page) => {
        await page.getByLabel('Find a child by its identifier').fill('nobody');
        await press(page, 'Find the child');
      },
    },
    { page: 'findings filtered', address: '/submissions/{published}/findings?severity=error' },
    { page: 'filter without hits', address: '/submissions/{published}/findings?table=AD1' },
    {
      page: 'no findings',
      address: `/submissions/${idOf('6')}/findings`,
      as: 'officer',
    },
    {
      page: 'findings of a refused return',
      address: `/submissions/${idOf('3')}/findings`,
      as: 'officer',
    },
  ]),
  ...open('wirral', 'GET /submissions/{id}/findings/{finding}', [
    { page: 'finding of an accepted return', address: '/submissions/{published}/findings/1' },
    {
      page: 'finding that can be answered',
      address: `/submissions/${idOf('4')}/findings/2`,
      as: 'officer',
    },
    {
      page: 'answer that is too long',
      address: `/submissions/${idOf('4')}/findings/2`,
      as: 'officer',
      act: async (page) => {
        await page.getByRole('textbox').fill('x'.repeat(1001));
        await press(page, 'Save the answer');
      },
    },
  ]),
  ...open('wirral', 'GET /submissions/{id}/children/{child}', [
    { page: 'one child with its rows', address: '/submissions/{published}/children/1' },
    {
      page: 'one child whose rows have expired',
      address: `/submissions/${idOf('4')}/children/1`,
      as: 'officer',
    },
    {
      page: 'child of no such number',
      address: '/submissions/{published}/children/9999',
      status: 404,
    },
  ]),
  ...open('officer', 'GET /submissions/{id}/comparison', [
    { page: 'comparison', address: `/submissions/${idOf('8')}/comparison` },
    {
      page: 'comparison of one change',
      address: `/submissions/${idOf('8')}/comparison?change=new`,
    },
    {
      page: 'comparison with nothing before',
      address: '/submissions/{published}/comparison',
      as: 'wirral',
    },
  ]),
  ...open('officer', 'GET /submissions/{id}/figures', [
    { page: 'figures not asked for', address: `/submissions/${idOf('6')}/figures` },
    { page: 'figures under way', address: `/submissions/${idOf('7')}/figures` },
    { page: 'figures that failed', address: `/submissions/${idOf('9')}/figures` },
    { page: 'figures of a checked return', address: `/submissions/${idOf('5')}/figures` },
    { page: 'figures that there cannot be', address: `/submissions/${idOf('4')}/figures` },
    {
      page: 'figures of another council',
      address: `/submissions/${idOf('5')}/figures`,
      as: 'wirral',
      status: 403,
    },
  ]),
  ...open('officer', 'GET /councils/{laCode}/figures', [
    { page: 'figures of a council', address: '/councils/823/figures' },
    {
      page: 'requested figures, when they are ready',
      address: '/councils/344/figures',
      as: 'wirral',
      act: async (page) => {
        await page.getByRole('button', { name: 'Calculate the figures' }).click();
        await page.getByText('Not part of a release').waitFor();
      },
    },
    {
      page: 'figures of a council without a return',
      address: '/councils/202/figures',
      as: 'camden',
    },
  ]),
  ...open('wirral', 'GET /submissions/{id}/receipt', [
    { page: 'receipt', address: '/submissions/{published}/receipt' },
    {
      page: 'receipt of a superseded return',
      address: `/submissions/${idOf('9')}/receipt`,
      as: 'officer',
    },
  ]),
] satisfies VisitedPage[];
