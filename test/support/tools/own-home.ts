import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** A user's settings of AWS or the CDK that could change the behaviour of a suite. */
const USERS_OWN = /^(AWS|CDK)_/;

/**
 * An environment for programs that must not use the user's home: the CDK's cache of accounts, AWS profiles, caches of
 * Java, browsers and package managers. They get a temporary folder instead.
 */
export function ownHome(folder: string, environment: Environment = process.env): Environment {
  const home = join(folder, 'home');
  const at = (name: string): string => {
    const place = join(home, name);
    mkdirSync(place, { recursive: true });
    return place;
  };
  const kept = Object.entries(environment).filter(([name]) => !USERS_OWN.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: at('.'),
    USERPROFILE: home,
    XDG_CACHE_HOME: at('.cache'),
    XDG_CONFIG_HOME: at('.config'),
    XDG_DATA_HOME: at('.local/share'),
    XDG_STATE_HOME: at('.local/state'),
    CDK_HOME: at('.cdk'),
    AWS_CONFIG_FILE: join(home, 'aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    npm_config_cache: at('.npm'),
    npm_config_update_notifier: 'false',
    PIP_CACHE_DIR: at('.cache/pip'),
    GOCACHE: at('.cache/go-build'),
  };
}

/** Sets the home of this process, and of processes that it starts later, to a temporary folder. */
export function moveHome(folder: string): void {
  const environment = ownHome(folder);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined) process.env[name] = value;
  }
}
