import path from 'node:path';
import nunjucks from 'nunjucks';
import type { User } from '../ports/identity.ts';
import { FILTERS } from './filters.ts';
import { navigationFor, ROLE_NAMES } from './navigation.ts';

/** Published names of the static files by their plain names (`styles.css`). */
export type AssetNames = Readonly<Record<string, string>>;

export interface RendererOptions {
  /** Holds the templates by function (`site/start.njk`), and `govuk/` unless `govukFolder` says otherwise. */
  readonly templatesFolder: string;
  /** Holds `govuk/` of GOV.UK Frontend. Default: the package beside a checkout's functions/. */
  readonly govukFolder?: string;
  readonly assets: AssetNames;
  /** Names of councils by code; a council that is not here is shown by its code. */
  readonly councilNames?: Readonly<Record<string, string>>;
  /** True when the data are invented: every page says so. */
  readonly demonstration?: boolean;
  /** How far the first start on one machine is, as sentences; undefined once it is done. Default: done. */
  readonly gettingReady?: () => string | undefined;
}

export type Render = (template: string, view: object, user: User | undefined) => string;

/** Gives the function that turns a template and its view into a page. Text is escaped unless a template says it is markup. */
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
    // A macro that has nothing to say leaves the spaces before its call.
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
