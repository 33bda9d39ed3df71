import { join } from 'node:path';
import { createHandler } from '../../functions/publish-return/handler.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { keepSecret } from '../../infra/local/openid/local-secrets.ts';
import { bucketFolder } from '../../infra/local/stores.ts';

// Publishes one accepted return in a separate process, which is killed before or after the nth write.
const [dataFolder = '', key = '', nth = '0', when = 'before'] = process.argv.slice(2);
let writes = 0;

function open(bucket: 'landing' | 'submissions' | 'lake'): ObjectStore {
  const store = createFolderStore({
    folder: bucketFolder(dataFolder, bucket),
    scratch: join(dataFolder, 'store', '_writing'),
  });
  const dying =
    <Arguments extends unknown[], Result>(write: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      writes += 1;
      if (writes === Number(nth) && when === 'before') process.kill(process.pid, 'SIGKILL');
      const result = await write(...given);
      if (writes === Number(nth) && when === 'after') process.kill(process.pid, 'SIGKILL');
      return result;
    };
  return { ...store, put: dying(store.put), create: dying(store.create) };
}

const publish = createHandler({
  submissions: open('submissions'),
  landing: open('landing'),
  lake: open('lake'),
  keys: createLocalKeyRing(keepSecret(dataFolder, 'master-key')),
  clock: systemClock,
});
await publish({ key, attempt: 1 });
process.stdout.write(String(writes));
