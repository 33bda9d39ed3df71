import type { OpenService } from '../support/service.ts';
import { announcedUploads } from './announced-uploads.ts';
import { comparedWithLastYear } from './compared-with-last-year.ts';
import { councilReturn } from './council-return.ts';
import { officersSeeNoOtherCouncil } from './officers-see-no-other-council.ts';
import { operatorsSeeStatusAlone } from './operators-see-status-alone.ts';
import { ownFigures } from './own-figures.ts';
import { peopleAtPages } from './people-at-pages.ts';

/** Every journey, in an order that also works when they share one service. */
export const JOURNEYS: readonly ((open: OpenService) => void)[] = [
  councilReturn,
  operatorsSeeStatusAlone,
  officersSeeNoOtherCouncil,
  announcedUploads,
  peopleAtPages,
  ownFigures,
  comparedWithLastYear,
];
