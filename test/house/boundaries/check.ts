import { findBreaches } from './find-breaches.ts';
import { projectFiles } from './project-files.ts';

const breaches = findBreaches(projectFiles());
for (const breach of breaches) process.stderr.write(`${breach}\n\n`);
if (breaches.length > 0) process.exitCode = 1;
