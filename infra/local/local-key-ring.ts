import { createHmac } from 'node:crypto';
import type { KeyRing } from '../../functions/shared/ports/key-ring.ts';

/** Derives councils' keys from a master secret of this machine, as KMS does: HMAC-SHA-256 of the council's name. */
export function createLocalKeyRing(masterSecret: string): KeyRing {
  return {
    councilKey: async (laCode) =>
      createHmac('sha256', masterSecret).update(`care-stability/council/${laCode}`).digest(),
  };
}
