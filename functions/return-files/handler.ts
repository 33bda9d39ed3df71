import { createHttpFunction, type HttpDependencies } from '../shared/http/http-function.ts';
import { download } from '../shared/http/reply.ts';
import { submissionInReach } from '../shared/submissions/submission-in-reach.ts';
import { type ReturnFileStores, returnFile } from './return-file.ts';

/** Gives a council its own return back as clean CSV files. */
export function createHandler(dependencies: HttpDependencies & ReturnFileStores) {
  return createHttpFunction(dependencies, {
    'GET /api/v1/submissions/{id}/files/{file}': async (request) => {
      const id = submissionInReach(request);
      const { name, text } = await returnFile(id, request.parameter('file'), dependencies);
      return download(name, 'text/csv; charset=utf-8', text);
    },
  });
}
