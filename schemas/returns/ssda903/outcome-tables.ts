import * as column from '../columns.ts';
import { table } from '../table.ts';
import { dob } from './care-tables.ts';
import * as codes from './code-sets.ts';

const CHILD = column.childId();

const yesNo = (title: string, description: string) =>
  column.code(codes.YES_NO, { title, description });

export const OC2 = table({
  name: 'OC2',
  lakeName: 'oc2',
  title: 'Health and offending (OC2)',
  description: 'One row for each child looked after for 12 months at 31 March.',
  from: 2023,
  essential: ['CHILD'],
  key: ['CHILD'],
  columns: {
    CHILD,
    DOB: dob,
    SDQ_SCORE: column.whole(0, 40, {
      title: 'Strengths and difficulties score',
      description: 'Total score of the questionnaire.',
    }),
    SDQ_REASON: column.code(codes.SDQ_REASON, {
      title: 'Reason for no score',
      description: 'Why no questionnaire score was given.',
    }),
    CONVICTED: yesNo('Convicted', 'Convicted or subject to a final warning in the year.'),
    HEALTH_CHECK: yesNo('Health check', 'Child health promotion checks up to date (under 5).'),
    IMMUNISATIONS: yesNo('Immunisations', 'Immunisations up to date.'),
    TEETH_CHECK: yesNo('Teeth check', 'Teeth checked by a dentist in the year.'),
    HEALTH_ASSESSMENT: yesNo('Health assessment', 'Annual health assessment done.'),
    SUBSTANCE_MISUSE: yesNo('Substance misuse', 'Found to have a substance misuse problem.'),
    INTERVENTION_RECEIVED: yesNo('Help received', 'Received help with substance misuse.'),
    INTERVENTION_OFFERED: yesNo('Help offered', 'Was offered help with substance misuse.'),
  },
});

export const OC3 = table({
  name: 'OC3',
  lakeName: 'oc3',
  title: 'Care leavers (OC3)',
  description: 'One row for each care leaver in the age range of the collection.',
  from: 2023,
  essential: ['CHILD'],
  key: ['CHILD'],
  columns: {
    CHILD,
    DOB: dob,
    IN_TOUCH: column.code(codes.IN_TOUCH, {
      title: 'In touch',
      description: 'Whether the council is in touch with the care leaver.',
      mandatory: true,
    }),
    ACTIV: column.code(codes.ACTIV, {
      title: 'Main activity',
      description: 'Education, work or training; 0 when not known.',
      mandatory: true,
    }),
    ACCOM: column.code(codes.ACCOM, {
      title: 'Accommodation',
      description: 'Where the care leaver lives and whether it is suitable; 0 when not known.',
      mandatory: true,
    }),
  },
});

export const AD1 = table({
  name: 'AD1',
  lakeName: 'ad1',
  title: 'Adopted children (AD1)',
  description: 'One row for each child adopted in the year.',
  from: 2023,
  essential: ['CHILD'],
  key: ['CHILD'],
  columns: {
    CHILD,
    DOB: dob,
    DATE_INT: column.day({
      title: 'Date adoption was decided',
      description: 'The day the council decided that the child should be placed for adoption.',
      mandatory: true,
    }),
    DATE_MATCH: column.day({
      title: 'Date of match',
      description: 'The day the child was matched with the adopters.',
      mandatory: true,
    }),
    FOSTER_CARE: column.code(codes.YES_NO, {
      title: 'Adopted by foster carer',
      description: 'Whether an adopter had been fostering the child.',
      mandatory: true,
    }),
    NB_ADOPTR: column.code(codes.ADOPTERS, {
      title: 'Number of adopters',
      description: 'One or two.',
      mandatory: true,
    }),
    SEX_ADOPTR: column.code(codes.SEX_ADOPTR, {
      title: 'Sex of adopters',
      description: 'Sex of the adopter or adopters.',
      mandatory: true,
    }),
    LS_ADOPTR: column.code(codes.LS_ADOPTR, {
      title: 'Legal status of adopters',
      description: 'Whether single, married, in a civil partnership or neither.',
      mandatory: true,
    }),
  },
});

export const PlacedAdoption = table({
  name: 'PlacedAdoption',
  lakeName: 'placed_adoption',
  title: 'Should be placed for adoption',
  description: 'A row for each decision that a child should be placed for adoption.',
  from: 2023,
  essential: ['CHILD', 'DATE_PLACED'],
  key: ['CHILD', 'DATE_PLACED'],
  spell: { start: 'DATE_PLACED', end: 'DATE_PLACED_CEASED' },
  columns: {
    CHILD,
    DOB: dob,
    DATE_PLACED: column.day({
      title: 'Date of the decision',
      description: 'The day it was decided that the child should be placed for adoption.',
      mandatory: true,
    }),
    DATE_PLACED_CEASED: column.day({
      title: 'Date the decision was changed',
      description: 'The day the decision was reversed.',
    }),
    REASON_PLACED_CEASED: column.code(codes.REASON_PLACED_CEASED, {
      title: 'Reason the decision was changed',
      description: 'Why the child should no longer be placed for adoption.',
    }),
  },
});
