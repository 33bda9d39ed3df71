import * as z from 'zod';
import { Measure } from '../measures/measure.ts';
import { AuditPage, AuditQuery } from './audit.ts';
import { ChangeKind, Comparison } from './comparison.ts';
import { Council, CouncilList } from './councils.ts';
import { EvidencePack, PackManifest } from './evidence-pack.ts';
import { EvidencePackStatus, NewEvidencePack } from './evidence-packs.ts';
import { CouncilFigures, FiguresQuery, FiguresStatus } from './figures.ts';
import { ChildReport, FindingPage, NumberedFinding } from './findings.ts';
import { MeasureData, MeasureDataQuery, MeasureList, MeasureQuery } from './measures.ts';
import { NoteRequest } from './notes.ts';
import { ReleaseChanges, ReleaseChangesQuery } from './release-changes.ts';
import { NewRelease, ReleaseList, ReleaseStatus } from './releases.ts';
import {
  AcceptRequest,
  NewSubmission,
  Receipt,
  Submission,
  SubmissionList,
  SubmissionWithUploads,
  WithdrawRequest,
} from './submissions.ts';
import { ValidationSummary } from './validation.ts';

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** The content of a response: JSON of a schema, or a file of a media type. */
export type Content = z.ZodType | 'text/csv' | 'text/html' | 'application/json' | typeof ODS;

/** One operation of the API, as described to its users. */
export interface ApiOperation {
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly request?: z.ZodType;
  readonly answers: Readonly<Record<number, readonly Content[]>>;
}

/** Every operation under /api/v1. The OpenAPI document is generated from this table. */
export const API_OPERATIONS = {
  'GET /api/v1/openapi.json': {
    summary: 'This document',
    answers: { 200: ['application/json'] },
  },
  'POST /api/v1/submissions': {
    summary: 'Start a submission. Returns one signed upload for each file',
    request: NewSubmission,
    answers: { 201: [SubmissionWithUploads] },
  },
  'GET /api/v1/submissions': {
    summary: 'List submissions, newest first',
    answers: { 200: [SubmissionList] },
  },
  'GET /api/v1/submissions/{id}': {
    summary: 'Status, progress and summary of a submission',
    answers: { 200: [Submission] },
  },
  'POST /api/v1/submissions/{id}/complete': {
    summary: 'Confirm that all files are uploaded, and start the checks',
    answers: { 202: [Submission] },
  },
  'GET /api/v1/submissions/{id}/checks': {
    summary:
      'Results of the checks: the outcome of every rule of the year, and what the return was compared with',
    answers: { 200: [ValidationSummary] },
  },
  'GET /api/v1/submissions/{id}/findings': {
    summary:
      'Findings of the checks, in pages (JSON) or complete (CSV, or ODS with a summary by rule)',
    query: z.object({
      page: z.int().optional(),
      pageSize: z.int().optional(),
      code: z.string().optional(),
      severity: z.enum(['error', 'query', 'note']).optional(),
      table: z.string().optional(),
      note: z.enum(['with', 'without']).optional(),
      child: z.int().optional().meta({
        description: 'Number of the child, as in findings; 0 for findings not about one child',
      }),
      format: z.enum(['json', 'csv', 'ods']).optional(),
    }),
    answers: { 200: [FindingPage, 'text/csv', ODS] },
  },
  'POST /api/v1/submissions/{id}/findings/{finding}/note': {
    summary: 'Write a note on an error or a query, until the return is accepted',
    request: NoteRequest,
    answers: { 200: [NumberedFinding] },
  },
  'GET /api/v1/submissions/{id}/children/{child}': {
    summary: 'Findings and rows of one child, by the number in findings',
    answers: { 200: [ChildReport] },
  },
  'GET /api/v1/submissions/{id}/comparison': {
    summary: 'What has changed since an earlier submission of the same council and year',
    query: z.object({
      page: z.int().optional(),
      pageSize: z.int().optional(),
      with: z.string().optional().meta({
        description: 'Number of an earlier submission. Default: the one before',
      }),
      change: ChangeKind.optional(),
      code: z.string().optional(),
    }),
    answers: { 200: [Comparison] },
  },
  'POST /api/v1/submissions/{id}/accept': {
    summary: 'Accept a checked return, with a reason if errors remain, and start its publication',
    request: AcceptRequest,
    answers: { 202: [Submission] },
  },
  'POST /api/v1/submissions/{id}/withdraw': {
    summary: 'Withdraw a published return. The one before is then in force again',
    request: WithdrawRequest,
    answers: { 202: [Submission] },
  },
  'GET /api/v1/submissions/{id}/receipt': {
    summary: 'Receipt of a published return',
    answers: { 200: [Receipt] },
  },
  'GET /api/v1/submissions/{id}/key-file': {
    summary: "The council's key file, which links references to children and workers",
    answers: { 200: ['text/csv'] },
  },
  'GET /api/v1/submissions/{id}/files/{file}': {
    summary:
      'A table of the return as CSV, such as `Episodes.csv`: columns in the order of the specification, values as they were read. Values that look like formulas start with an apostrophe, which is ignored when the file is sent again. 404 after the uploaded files have been deleted',
    answers: { 200: ['text/csv'] },
  },
  'POST /api/v1/submissions/{id}/figures': {
    summary:
      'Calculate the council’s own figures with this checked return in place of the one in force. Never a release',
    answers: { 202: [FiguresStatus] },
  },
  'GET /api/v1/submissions/{id}/figures': {
    summary:
      'The council’s own figures with this return, next to those from the returns in force. 409 with the reason if they could not be calculated',
    query: FiguresQuery,
    answers: { 200: [CouncilFigures], 202: [FiguresStatus] },
  },
  'POST /api/v1/councils/{laCode}/figures': {
    summary: 'Calculate the council’s own figures from its returns in force. Never a release',
    answers: { 202: [FiguresStatus] },
  },
  'GET /api/v1/councils/{laCode}/figures': {
    summary:
      'The council’s own figures from its returns in force. 409 with the reason if they could not be calculated',
    query: FiguresQuery,
    answers: { 200: [CouncilFigures], 202: [FiguresStatus] },
  },
  'GET /api/v1/releases': { summary: 'List releases', answers: { 200: [ReleaseList] } },
  'POST /api/v1/releases': {
    summary: 'Publish the next release, or make a draft of it',
    request: NewRelease,
    answers: { 202: [ReleaseStatus] },
  },
  'GET /api/v1/releases/{n}': {
    summary: 'A release: its progress while it is being published, then its manifest',
    answers: { 200: [ReleaseStatus] },
  },
  'POST /api/v1/releases/{n}/publish': {
    summary: 'Publish a draft',
    answers: { 200: [ReleaseStatus] },
  },
  'POST /api/v1/releases/{n}/discard': {
    summary: 'Discard a draft. Its number is not used again',
    answers: { 200: [ReleaseStatus] },
  },
  'GET /api/v1/releases/{n}/changes': {
    summary:
      'What a release changed since an earlier one: returns, definitions and, for users who may see them, figures. Drafts are only for users who may publish them',
    query: ReleaseChangesQuery,
    answers: { 200: [ReleaseChanges, 'text/csv'] },
  },
  'GET /api/v1/releases/next/changes': {
    summary: 'Which returns and definitions a release begun now would change',
    answers: { 200: [ReleaseChanges] },
  },
  'GET /api/v1/measures': { summary: 'Catalogue of measures', answers: { 200: [MeasureList] } },
  'GET /api/v1/measures/{id}': {
    summary: 'One measure',
    query: MeasureQuery,
    answers: { 200: [Measure] },
  },
  'GET /api/v1/measures/{id}/data': {
    summary: 'Figures of a measure in a release, as JSON or tidy CSV',
    query: MeasureQuery.extend(MeasureDataQuery.shape),
    answers: { 200: [MeasureData, 'text/csv'] },
  },
  'GET /api/v1/councils': { summary: 'List councils', answers: { 200: [CouncilList] } },
  'GET /api/v1/councils/{laCode}': { summary: 'One council', answers: { 200: [Council] } },
  'POST /api/v1/evidence-packs': {
    summary: 'Request the evidence pack on a council',
    request: NewEvidencePack,
    answers: { 202: [EvidencePackStatus] },
  },
  'GET /api/v1/evidence-packs/{id}': {
    summary: 'An evidence pack as JSON, or as one HTML file if the id ends in .html',
    answers: { 200: [EvidencePack, 'text/html'], 202: [EvidencePackStatus] },
  },
  'GET /api/v1/evidence-packs/{id}/manifest': {
    summary: 'The source of every figure of a pack',
    answers: { 200: [PackManifest], 202: [EvidencePackStatus] },
  },
  'GET /api/v1/audit': {
    summary: 'Who saw or did what',
    query: AuditQuery,
    answers: { 200: [AuditPage] },
  },
} as const satisfies Readonly<
  Record<`GET /api/v1/${string}` | `POST /api/v1/${string}`, ApiOperation>
>;

/** A route of the API, such as `GET /api/v1/measures/{id}`. */
export type ApiRoute = keyof typeof API_OPERATIONS;
