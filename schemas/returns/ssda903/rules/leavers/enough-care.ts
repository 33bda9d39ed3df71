import { birthdayOf } from '../../../days.ts';
import { isAfter } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { CareChild, EpisodeRow } from '../../tables.ts';
import { example, withLastYear } from '../makers.ts';
import { startsCare } from '../predicates/adoption.ts';
import { birthOf } from '../predicates/ages.ts';
import { endOrYearEnd, isRespite } from '../predicates/episodes.ts';
import { LEAVER_ITEMS } from '../predicates/outcomes.ts';
import { isAdopted } from '../predicates/periods-of-care.ts';
import { type Case, noLeaverData, wasLeaver } from './no-care-leaver.ts';

const THIRTEEN_WEEKS = 91;

/** The episodes of both years, each once, as this year's return has it. Short breaks are excluded. */
function careHeld({ Episodes }: CareChild, lastYear: CareChild): readonly EpisodeRow[] {
  const before = lastYear.Episodes.where(
    (earlier) => !Episodes.some(({ DECOM }) => DECOM === earlier.DECOM),
  );
  return [...before, ...Episodes.rows].filter((episode) => !isRespite(episode));
}

/** Infinite when the first episode held may continue earlier care, whose length is not known. */
function daysInCareSince(birthday: Day, { child, lastYear, context }: Case): number {
  const held = careHeld(child, lastYear);
  const [first] = held;
  if (first !== undefined && !startsCare(first) && isAfter(first.DECOM, birthday)) return Infinity;
  return held
    .map((episode) => {
      const start = Math.max(episode.DECOM ?? Number.NaN, birthday);
      return Math.max(0, endOrYearEnd(episode, context) - start);
    })
    .reduce((sum, days) => sum + days, 0);
}

/** True when the child certainly had less than 13 weeks in care since the 14th birthday, or no day since the 16th. */
function hadTooLittleCare(given: Case): boolean {
  const { child, lastYear } = given;
  if (!child.Episodes.isWhole || !lastYear.Episodes.isWhole) return false;
  const birth = birthOf(child);
  return (
    daysInCareSince(birthdayOf(birth, 14), given) < THIRTEEN_WEEKS ||
    daysInCareSince(birthdayOf(birth, 16), given) < 1
  );
}

/** The child's latest episode: this year's if there is one, otherwise last year's. */
function latestEpisode({ Episodes }: CareChild, lastYear: CareChild): EpisodeRow | undefined {
  return (Episodes.count > 0 ? Episodes : lastYear.Episodes).latest()[0];
}

const LEAVER = { IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'B1' };
const BORN = [{ DOB: '01/06/2009' }];
const LONG = { LS: 'C2', RNE: 'S', DECOM: '01/06/2025', DEC: '31/05/2026', REC: 'E5' };
/** An episode from 91 days before the 16th birthday to the birthday, and one to a later day. */
const BEFORE_16 = { ...LONG, DECOM: '02/03/2025', DEC: '01/06/2025' };
const BEYOND_16 = { ...LONG, DECOM: '03/03/2025', DEC: '02/06/2025' };

export const ENOUGH_CARE_RULES: readonly Rule[] = [
  noLeaverData({
    code: '1001',
    title: 'A care leaver was in care for 13 weeks after 14, some of it after 16',
    with: { Header: ['DOB'], Episodes: ['DECOM', 'DEC', 'REC', 'LS', 'RNE'] },
    withLastYear: { Episodes: ['DECOM', 'DEC', 'REC', 'LS', 'RNE'] },
    withLastYearIfHeld: { OC3: LEAVER_ITEMS },
    message:
      'There is care leaver data, but the child was adopted, or the episodes of this year and last show less than 13 weeks in care after the 14th birthday or none after the 16th.',
    fix: 'Remove the care leaver data, or check the episodes and the date of birth. If the care was before last year, say so in a note.',
    isNoLeaver: (given) => {
      const latest = latestEpisode(given.child, given.lastYear);
      if (latest !== undefined && isAdopted(latest)) return true;
      return !wasLeaver(given.lastYear) && hadTooLittleCare(given);
    },
    ok: [
      withLastYear(
        { Episodes: [] },
        example('a year after 16', { Header: BORN, Episodes: [LONG], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [BEYOND_16] },
        example('91 days, 1 of them after 16', { Header: BORN, Episodes: [], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, DECOM: '01/02/2026', DEC: '01/04/2026' }] },
        example('91 days over both years', {
          Header: BORN,
          Episodes: [{ ...LONG, DECOM: '01/04/2026', DEC: '03/05/2026' }],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, DECOM: '01/06/2023', DEC: '30/08/2023' }] },
        example('90 days from the 14th birthday, and one after 16', {
          Header: BORN,
          Episodes: [{ ...LONG, DECOM: '30/05/2026' }],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [], OC3: [LEAVER] },
        example('also a care leaver last year', { Header: BORN, Episodes: [], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, RNE: 'P', DECOM: '01/03/2026', DEC: '30/04/2026' }] },
        example('care that continues from before the first episode held', {
          Header: BORN,
          Episodes: [],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, RNE: '', DECOM: '01/03/2026', DEC: '30/04/2026' }] },
        example('care may continue from before: the first episode held has no reason', {
          Header: BORN,
          Episodes: [],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [] },
        example('an episode that cannot be read', {
          Header: BORN,
          Episodes: [{ ...LONG, DEC: '31/06/2026' }],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [{ ...BEFORE_16, DEC: '31/06/2025' }] },
        example('an episode of last year that cannot be read', {
          Header: BORN,
          Episodes: [],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, DECOM: '01/04/2025', DEC: '01/05/2025', REC: 'E11' }] },
        example('adopted last year, in care again since', {
          Header: BORN,
          Episodes: [LONG],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [] },
        example('adopted, and in care again in the same year', {
          Header: BORN,
          Episodes: [{ ...LONG, DECOM: '01/04/2025', DEC: '01/05/2025', REC: 'E11' }, LONG],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [] },
        example('no care leaver data', { Header: BORN, Episodes: [], OC3: [{}] }),
      ),
    ],
    bad: [
      withLastYear(
        { Episodes: [] },
        example('90 days', {
          Header: BORN,
          Episodes: [{ ...LONG, DECOM: '02/03/2026' }],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [{ ...BEFORE_16, RNE: 'P', DECOM: '31/05/2023', DEC: '01/08/2023' }] },
        example('too little since 14, whatever was before', {
          Header: BORN,
          Episodes: [],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, RNE: 'P', DECOM: '01/06/2023', DEC: '01/07/2023' }] },
        example('care continued at the 14th birthday, but what was before does not count', {
          Header: BORN,
          Episodes: [{ ...LONG, DECOM: '01/05/2026' }],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [BEFORE_16] },
        example('none after 16', { Header: BORN, Episodes: [], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, DECOM: '01/03/2023', DEC: '02/06/2025', LS: 'V3' }] },
        example('short breaks do not count', { Header: BORN, Episodes: [], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, DECOM: '01/03/2026', DEC: '' }] },
        example('an episode sent in both years counts once, as this year has it', {
          Header: BORN,
          Episodes: [{ ...LONG, DECOM: '01/03/2026', DEC: '30/05/2026' }],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, DECOM: '01/01/2023', DEC: '01/06/2023' }] },
        example('13 weeks, most of them before 14', {
          Header: BORN,
          Episodes: [{ ...LONG, DECOM: '01/05/2026' }],
          OC3: [LEAVER],
        }),
      ),
      withLastYear(
        { Episodes: [] },
        example('adopted', { Header: BORN, Episodes: [{ ...LONG, REC: 'E12' }], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [{ ...LONG, REC: 'E11' }], OC3: [LEAVER] },
        example('adopted last year', { Header: BORN, Episodes: [], OC3: [LEAVER] }),
      ),
    ],
  }),
];
