import * as column from '../columns.ts';
import { table } from '../table.ts';
import { dob } from './care-tables.ts';
import * as codes from './code-sets.ts';

const CHILD = column.childId();

export const Reviews = table({
  name: 'Reviews',
  lakeName: 'reviews',
  title: 'Reviews',
  description: "A row for each review of a child's case in the year.",
  from: 2023,
  essential: ['CHILD', 'REVIEW'],
  key: ['CHILD', 'REVIEW'],
  spell: { start: 'REVIEW', end: 'REVIEW' },
  columns: {
    CHILD,
    DOB: dob,
    REVIEW: column.day({
      title: 'Date of review',
      description: 'The day of the review.',
      mandatory: true,
    }),
    REVIEW_CODE: column.code(codes.REVIEW_CODE, {
      title: 'Participation code',
      description: 'How the child took part.',
      mandatory: true,
    }),
  },
});

export const UASC = table({
  name: 'UASC',
  lakeName: 'uasc',
  title: 'Unaccompanied asylum-seeking children',
  description:
    'One row for each unaccompanied asylum-seeking child; a row in the table is the flag.',
  from: 2023,
  essential: ['CHILD'],
  key: ['CHILD'],
  columns: {
    CHILD,
    SEX: column.code(codes.SEX, {
      title: 'Sex',
      description: 'As in the Header table.',
      mandatory: true,
    }),
    DOB: dob,
    DUC: column.day({
      title: 'Date unaccompanied status ceased',
      description: 'The day the child ceased to be an unaccompanied asylum-seeking child.',
    }),
  },
});

export const PrevPerm = table({
  name: 'PrevPerm',
  lakeName: 'prev_perm',
  title: 'Previous permanence',
  description: 'One row for each child who started to be looked after: earlier permanent homes.',
  from: 2023,
  essential: ['CHILD'],
  key: ['CHILD'],
  columns: {
    CHILD,
    DOB: dob,
    PREV_PERM: column.code(codes.PREV_PERM, {
      title: 'Previous permanence option',
      description: 'The permanent arrangement that ended before care began.',
      mandatory: true,
    }),
    LA_PERM: column.text(3, {
      title: 'Council of the previous permanence',
      description: 'The 3-digit council code, or a code for elsewhere.',
    }),
    DATE_PERM: column.partDate({
      title: 'Date of the previous permanence order',
      description: 'ZZ stands for an unknown day or month, ZZZZ for an unknown year.',
    }),
  },
});

export const Missing = table({
  name: 'Missing',
  lakeName: 'missing',
  title: 'Missing episodes',
  description: 'A row for each time a child was missing or away without authorisation.',
  from: 2023,
  essential: ['CHILD', 'MIS_START'],
  key: ['CHILD', 'MIS_START'],
  spell: { start: 'MIS_START', end: 'MIS_END' },
  columns: {
    CHILD,
    DOB: dob,
    MISSING: column.code(codes.MISSING_TYPE, {
      title: 'Missing or away',
      description: 'M for missing, A for away without authorisation.',
      mandatory: true,
    }),
    MIS_START: column.day({
      title: 'Start of the missing episode',
      description: 'The day the child went missing or away.',
      mandatory: true,
    }),
    MIS_END: column.day({
      title: 'End of the missing episode',
      description: 'The day the child was back; blank while still missing.',
    }),
  },
});

export const DoLo = table({
  name: 'DoLo',
  lakeName: 'dolo',
  title: 'Deprivation of liberty orders',
  description: 'A row for each deprivation of liberty order of a child.',
  from: 2027,
  essential: ['CHILD', 'DOLO_START'],
  key: ['CHILD', 'DOLO_START'],
  spell: { start: 'DOLO_START', end: 'DOLO_END' },
  columns: {
    CHILD,
    DOB: dob,
    DOLO_START: column.day({
      title: 'Start of the order',
      description: 'The day the order began.',
      mandatory: true,
    }),
    DOLO_END: column.day({
      title: 'End of the order',
      description: 'The day the order ended; blank while it is in force.',
    }),
  },
});
