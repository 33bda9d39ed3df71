import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { commandProblems } from './support/aws-commands.ts';
import { createApp, platformOf, resourcesOf } from './support/synthesised.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'infra/runbooks');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md') && file !== 'README.md');
const runbooks = files.map((file) => ({ name: file.slice(0, -'.md'.length), text: read(file) }));
const platform = platformOf(createApp());
const alarms = Object.values(resourcesOf(platform.service, 'AWS::CloudWatch::Alarm')).map(
  ({ Properties }) => ({
    name: String(Properties.AlarmName),
    runbook: /infra\/runbooks\/([\w-]+)\.md$/.exec(String(Properties.AlarmDescription))?.[1] ?? '',
  }),
);

function scriptsOf(text: string): string {
  return [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, script]) => script).join('\n');
}

function outputsOf(part: string): string[] {
  const stack = platform[part as keyof typeof platform];
  return stack === undefined ? [] : Object.keys(Template.fromStack(stack).findOutputs('*'));
}

describe('the runbooks', () => {
  it.each(alarms)('the alarm $name names its runbook', ({ runbook }) => {
    expect(runbooks.map(({ name }) => name)).toContain(runbook);
  });

  it('the list in README names every runbook and no other', () => {
    const listed = [...read('README.md').matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, name]) => name);
    expect(listed.sort()).toEqual(runbooks.map(({ name }) => name).sort());
  });
});

describe.each(runbooks)('the runbook $name', ({ text }) => {
  it('has the headings Trigger, Impact, Causes and Next step, in this order', () => {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings.slice(0, 4)).toEqual(['Trigger', 'Impact', 'Causes', 'Next step']);
  });

  it('uses only commands and options that the AWS CLI has', () => {
    expect(commandProblems(scriptsOf(text))).toEqual([]);
  });

  it('has commands that bash can parse', () => {
    const { stderr } = spawnSync('bash', ['-n'], { input: scriptsOf(text), encoding: 'utf8' });
    expect(stderr).toBe('');
  });

  it('names only outputs that the stacks have', () => {
    const named = [...text.matchAll(/\boutput (\w+) (\w+)/g)].map(([, part = '', name]) => ({
      part,
      name,
    }));
    expect(named.filter(({ part, name }) => !outputsOf(part).includes(name ?? ''))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => join(FOLDER, path));
    const paths = [...text.matchAll(/`((?:functions|infra|sql|schemas)\/[\w./-]*)`/g)].map(
      ([, path = '']) => join(ROOT, path),
    );
    expect([...links, ...paths].filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names only alarms that exist', () => {
    const trigger = /## Trigger\n(.*?)## Impact/s.exec(text)?.[1] ?? '';
    const named = /alarms? /.test(trigger)
      ? [...trigger.matchAll(/`(…?[a-z][\w-]*)`/g)].map(([, name = '']) => name)
      : [];
    const there = (name: string) =>
      alarms.some((alarm) => alarm.name.endsWith(name.replace('…', '')));
    const settings = ['releaseWithinDays', 'unknown-user'];
    expect(named.filter((name) => !settings.includes(name) && !there(name))).toEqual([]);
  });
});

it.each(runbooks.filter(({ name }) => alarms.some(({ runbook }) => runbook === name)))(
  'the runbook $name says how to see that its alarm is over',
  ({ text }) => {
    expect(text).toContain('## How to see that it is over');
  },
);

it('the check finds a command and an option that the AWS CLI does not have', () => {
  const script = 'aws sqs redrive --all\naws sqs receive-message --queue-url "$Q" \\\n  --forever';
  expect(commandProblems(script)).toEqual(['aws sqs redrive', 'aws sqs receive-message --forever']);
});

it('the shell helpers use only commands and options that the AWS CLI has', () => {
  expect(commandProblems(read('outputs.sh'))).toEqual([]);
});

it('the shell helpers read the outputs of the deployment that STAGE names', () => {
  const answer = spawnSync(
    'bash',
    ['-c', `aws() { echo "$*"; }; . "${FOLDER}/outputs.sh"; output lake LakeBucket`],
    { encoding: 'utf8', env: { ...process.env, STAGE: 'test' } },
  );
  expect(answer.stdout).toContain('--stack-name care-stability-test-lake');
  expect(answer.stdout).toContain("OutputKey=='LakeBucket'");
});
