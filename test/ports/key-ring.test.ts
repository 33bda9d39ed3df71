import { describe } from 'vitest';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { promisesOfAKeyRing } from './key-ring-contract.ts';

describe('the key ring of one machine', () => {
  promisesOfAKeyRing(async () => ({
    keys: createLocalKeyRing('a master secret'),
    again: createLocalKeyRing('a master secret'),
    other: createLocalKeyRing('another master secret'),
  }));
});
