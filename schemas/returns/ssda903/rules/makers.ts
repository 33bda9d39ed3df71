import { ruleMaker } from '../../make-rule.ts';
import type { EpisodeRow, HeaderRow, SwEpisodeRow } from '../tables.ts';

export { failing, inYear, withPostcodes } from '../../make-rule.ts';

const source = (code: string): string =>
  `DfE children looked after return (SSDA903), validation rule ${code}, as published validators apply it; the wording is this project's own.`;

const own = (code: string): string =>
  `This project's own check ${code}; published validators make the same one.`;

export const header = ruleMaker<HeaderRow>('Header', { from: 2023 }, (code) =>
  code.startsWith('INT') ? own(code) : source(code),
);

export const episodes = ruleMaker<EpisodeRow>('Episodes', { from: 2023 }, source);

export const workers = ruleMaker<SwEpisodeRow>('SWEpisodes', { from: 2024 }, source);
