import path from 'node:path';
import nunjucks from 'nunjucks';
import type { User } from '../ports/identity.ts';
import { FILTERS } from './filters.ts';
import { navigationFor, ROLE_NAMES } from './navigation.ts';

/** Published names of the static files by their plain names (`styles.css`). */
export type AssetNames = Readonly<Record<string, string>>;

export interface RendererOptions {
  /** Contains the templates by function, such as `site/start.njk`. */
  readonly templatesFolder: string;
  /** Contains `govuk/` of GOV.UK Frontend. Default: the package in the `node_modules/` next to `templatesFolder`. */
  readonly govukFolder?: string;
  readonly assets: AssetNames;
  /** Names of councils by code. A council without a name is shown by its code. */
  readonly councilNames?: Readonly<Record<string, string>>;
  /** True when the data are invented. Every page then says so. */
  readonly demonstration?: boolean;
  /** The progress of the first start on one machine, in sentences. Undefined when it is complete. Default: complete. */
  readonly gettingReady?: () => string | undefined;
}

export type Render = (template: string, view: object, user: User | undefined) => string;

/** Creates the function that renders a template and its view as a page. Text is escaped unless a template marks it as safe. */
export function createRenderer(options: RendererOptions): Render {
  const govuk = path.join(options.templatesFolder, '..', 'node_modules/govuk-frontend/dist');
  const folders = [options.templatesFolder, options.govukFolder ?? govuk];
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  for (const [name, filter] of Object.entries(FILTERS)) environment.addFilter(name, filter);
  environment.addFilter('council', (laCode: string) => councilName(options.councilNames, laCode));
  environment.addGlobal('asset', (name: string) => assetPath(options.assets, name));
  return (template, view, user) => {
    const page = environment.render(template, {
      ...view,
      user,
      roleName: user === undefined ? undefined : ROLE_NAMES[user.role],
      navigation: navigationFor(user, template),
      demonstration: options.demonstration === true,
      gettingReady: options.gettingReady?.(),
    });
    // A macro without output leaves the spaces before its call.
    return page.replace(/[ \t]+$/gm, '');
  };
}

function assetPath(assets: AssetNames, name: string): string {
  const published = Object.hasOwn(assets, name) ? assets[name] : undefined;
  if (published === undefined) throw new Error(`There is no static file ${name}.`);
  return `/assets/${published}`;
}

function councilName(names: RendererOptions['councilNames'] = {}, laCode: string): string {
  const name = Object.hasOwn(names, laCode) ? names[laCode] : undefined;
  return name === undefined ? `council ${laCode}` : `${name} (${laCode})`;
}
