import { inject } from 'vitest';
import { JOURNEYS } from '../journeys/journeys.ts';
import { deployedService } from '../support/cloud/deployed-service.ts';

for (const journey of JOURNEYS) journey(async () => deployedService(inject('cloud')));
