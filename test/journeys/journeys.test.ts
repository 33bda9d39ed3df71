import { openWorld } from '../support/world.ts';
import { JOURNEYS } from './journeys.ts';

for (const journey of JOURNEYS) journey(openWorld);
