import { openApiDocument } from '../../schemas/api/openapi.ts';
import { createHttpDependencies } from '../shared/adapters/aws/http-dependencies.ts';
import { createHandler } from './handler.ts';

const dependencies = await createHttpDependencies('site', import.meta.dirname);

export const handler = createHandler({ ...dependencies, openApi: openApiDocument });
