import { App, Validations } from 'aws-cdk-lib';
import { cachedPages } from '../functions/shared/pages/build-assets.ts';
import { NagChecks } from './nag-checks.ts';
import { createPlatform } from './platform.ts';

const app = new App();
createPlatform(app, { pages: await cachedPages() });
Validations.of(app).addPlugins(new NagChecks());
app.synth();
