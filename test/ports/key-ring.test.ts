import { describe } from 'vitest';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { promisesOfAKeyRing } from './key-ring-contract.ts';

describe('the local key ring', () => {
  promisesOfAKeyRing(async () => ({
    keys: createLocalKeyRing('a master secret'),
    again: createLocalKeyRing('a master secret'),
    other: createLocalKeyRing('another master secret'),
  }));
});
