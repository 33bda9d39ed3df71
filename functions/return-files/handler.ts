import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import { createHttpFunction } from '../shared/http/http-function.ts';
import { largeDownload } from '../shared/http/large-download.ts';
import { submissionInReach } from '../shared/submissions/submission-in-reach.ts';
import { type ReturnFileStores, returnFile, tooLarge } from './return-file.ts';

/** Serves a council's own return as clean CSV files. */
export function createHandler(dependencies: HttpDependencies & ReturnFileStores) {
  return createHttpFunction<'return-files'>(dependencies, {
    'GET /api/v1/submissions/{id}/files/{file}': async (request) => {
      const id = submissionInReach(request);
      const file = await returnFile(id, request.path.file, dependencies);
      return largeDownload(request, file, tooLarge);
    },
  });
}
