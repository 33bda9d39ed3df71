import * as column from '../columns.ts';
import { ageIfKnown, dayOf } from '../days.ts';
import { table } from '../table.ts';
import * as codes from './code-sets.ts';

const CHILD = column.childId();

export const dob = column.day({
  title: 'Date of birth',
  description: "The child's date of birth, as in the Header table.",
  mandatory: true,
  privacy: 'drop',
});

export const Header = table({
  name: 'Header',
  lakeName: 'header',
  title: 'Header',
  description: 'One row for each child: who the child is.',
  from: 2023,
  essential: ['CHILD'],
  key: ['CHILD'],
  calculated: [
    {
      name: 'age_at_31_march',
      description: 'Age on 31 March of the collection year.',
      calculate: ({ DOB }, { collectionYear }) => ageIfKnown(DOB, dayOf(collectionYear, 3, 31)),
    },
    {
      name: 'age_at_31_august',
      description: 'Age on 31 August of the collection year.',
      calculate: ({ DOB }, { collectionYear }) => ageIfKnown(DOB, dayOf(collectionYear - 1, 8, 31)),
    },
  ],
  columns: {
    CHILD,
    SEX: column.code(codes.SEX, {
      title: 'Sex',
      description: 'M, F or U from 2024-25; 1 or 2 until 2023-24.',
      mandatory: true,
    }),
    DOB: column.day({
      title: 'Date of birth',
      description: "The child's date of birth, or the expected date for a child not yet born.",
      mandatory: true,
      privacy: 'birth-month',
    }),
    ETHNIC: column.code(codes.ETHNIC, {
      title: 'Ethnicity',
      description: "The child's ethnic group.",
      mandatory: true,
    }),
    UPN: column.upn({
      title: 'Unique pupil number',
      description:
        'The number that the school holds; UN1 to UN5 give the reason why there is none.',
    }),
    MOTHER: column.code(codes.YES_NO, {
      title: 'Is a mother',
      description: 'Whether a looked-after child is herself a mother.',
    }),
    UASC: {
      ...column.code(codes.YES_NO, {
        title: 'Unaccompanied asylum-seeking child',
        description: 'Only in XML: 1 or 0. In CSV a row in the UASC table says so.',
        privacy: 'drop',
      }),
      onlyInXml: true,
    },
    MC_DOB: column.day({
      title: "Date of birth of the child's own child",
      description: 'Given where the child is a mother.',
      privacy: 'birth-month',
    }),
  },
});

export const Episodes = table({
  name: 'Episodes',
  lakeName: 'episodes',
  title: 'Episodes',
  description: 'A row for each period of care under one legal status in one placement.',
  from: 2023,
  essential: ['CHILD', 'DECOM'],
  key: ['CHILD', 'DECOM'],
  calculated: [
    {
      name: 'age_at_decom',
      description: 'Age on DECOM.',
      calculate: ({ DECOM }, { birth }) => ageIfKnown(birth, DECOM),
    },
  ],
  spell: { start: 'DECOM', end: 'DEC' },
  columns: {
    CHILD,
    DECOM: column.day({
      title: 'Date episode commenced',
      description: 'The first day of the episode.',
      mandatory: true,
    }),
    RNE: column.code(codes.RNE, {
      title: 'Reason for new episode',
      description: 'Why a new episode began.',
      mandatory: true,
    }),
    LS: column.code(codes.LS, {
      title: 'Legal status',
      description: 'The legal ground of care.',
      mandatory: true,
    }),
    CIN: column.code(codes.CIN, {
      title: 'Category of need',
      description: 'The main reason the child needs care.',
      mandatory: true,
    }),
    PLACE: column.code(codes.PLACE, {
      title: 'Placement type',
      description: 'Where the child lives, by kind.',
      mandatory: true,
    }),
    PLACE_PROVIDER: column.code(codes.PLACE_PROVIDER, {
      title: 'Placement provider',
      description: 'Who provides the placement; blank for temporary and other placements.',
    }),
    DEC: column.day({
      title: 'Date episode ceased',
      description: 'The last day of the episode; blank while it is open.',
    }),
    REC: column.code(codes.REC, {
      title: 'Reason episode ceased',
      description: 'Why the episode ended; blank while it is open.',
    }),
    REASON_PLACE_CHANGE: column.code(codes.REASON_PLACE_CHANGE, {
      title: 'Reason for placement change',
      description: 'Recorded on the episode that ends when the placement changes.',
    }),
    HOME_POST: column.postcode({
      title: 'Home postcode',
      description: 'Where the child lived when care began.',
      privacy: 'drop',
    }),
    PL_POST: column.postcode({
      title: 'Placement postcode',
      description: 'Where the placement is; a keyed reference in the lake.',
      privacy: 'postcode',
    }),
    URN: column.urn({
      title: 'Provider reference number',
      description: "Ofsted's unique reference number of the provider.",
    }),
  },
});

export const SWEpisodes = table({
  name: 'SWEpisodes',
  lakeName: 'social_worker_episodes',
  title: 'Social worker episodes',
  description: 'A row for each period in which a child had one social worker.',
  from: 2024,
  essential: ['CHILD', 'SW_DECOM'],
  key: ['CHILD', 'SW_ID', 'SW_DECOM'],
  spell: { start: 'SW_DECOM', end: 'SW_DEC' },
  columns: {
    CHILD,
    DOB: dob,
    SW_ID: column.workerId({
      title: 'Social worker identifier',
      description: 'Social Work England number (SW), or an identifier made by the council (XX).',
      mandatory: true,
    }),
    SW_DECOM: column.day({
      title: 'Date social worker episode commenced',
      description: 'The day this social worker took the case.',
      mandatory: true,
    }),
    SW_DEC: column.day({
      title: 'Date social worker episode ceased',
      description: 'The day this social worker left the case; blank for the present worker.',
    }),
    SW_REASON: column.code(codes.SW_REASON, {
      title: 'Reason for social worker change',
      description: 'Why this worker took over.',
    }),
  },
});
