import { describe, expect, it } from 'vitest';
import {
  formatCounts,
  formatFigure,
  formatInterval,
} from '../../functions/build-evidence-pack/figures/format-figure.ts';
import type { Figure, Sentence } from '../../schemas/api/evidence-figure.ts';
import { packOf } from './support/release-world.ts';
import { walk } from './support/walk.ts';

/** Numbers that identify something and are not figures. */
const NAMES = [
  /^\.release\.number$/,
  /^\.sources\.returns\.\d+\.(collectionYear|sequence)$/,
  /^\.council\.neighbours\.\d+\.rank$/,
  /^\.provenance\.\d+\.release$/,
];

describe.each(['823', '857', '350', '344', '201', '942', '314'])(
  'the pack of council %s',
  (laCode) => {
    it('shows no number without its source', async () => {
      const { pack } = await packOf(laCode);
      const { figures, loose } = walk(pack);
      expect(figures.length).toBeGreaterThan(100);
      expect(loose.filter((path) => !NAMES.some((name) => name.test(path)))).toEqual([]);
    });

    it('links each figure to the line of provenance that lists it', async () => {
      const { pack } = await packOf(laCode);
      const lines = new Map(pack.provenance.map((line) => [line.id, line]));
      const astray = walk(pack).figures.filter((figure) => {
        const line = lines.get(figure.provenance);
        return !line?.figures.includes(figure.id) || line.source.view !== figure.source.view;
      });
      expect(astray).toEqual([]);
    });

    it('has no number in a sentence that is not in one of the sentence’s figures', async () => {
      const { pack } = await packOf(laCode);
      const figures = new Map(walk(pack).figures.map((figure) => [figure.id, figure]));
      const sentences = [
        ...pack.summary.flatMap((part) => part.answers),
        ...pack.themes.flatMap((theme) => theme.measures.flatMap((measure) => measure.statement)),
        ...pack.cohort.statement,
      ];
      expect(sentences.flatMap((sentence) => unexplained(sentence, figures))).toEqual([]);
    });

    it('lists in the manifest every figure that it shows, once, with its value', async () => {
      const { pack, manifest } = await packOf(laCode);
      const listed = new Map(manifest.figures.map((figure) => [figure.id, figure]));
      expect(listed.size).toBe(manifest.figures.length);
      for (const figure of walk(pack).figures) expect(listed.get(figure.id)).toEqual(figure);
    });

    it('gives each missing figure a reason and no value, and each value no reason', async () => {
      const { manifest } = await packOf(laCode);
      const odd = manifest.figures.filter(
        (figure) => (figure.value === null) === (figure.missing === null),
      );
      expect(odd).toEqual([]);
    });
  },
);

describe('the sources of figures', () => {
  it('names the submissions behind a computed figure of the council', async () => {
    const { manifest } = await packOf('823');
    const own = manifest.provenance.filter(
      (line) => line.source.kind === 'computed' && line.what.includes('Central Bedfordshire'),
    );
    expect(own.length).toBeGreaterThan(4);
    for (const line of own) {
      expect(line.source.submissions).toEqual(['ssda903-823-2024-abc0', 'ssda903-823-2025-abc1']);
    }
  });

  it('names the publication behind every published figure', async () => {
    const { manifest } = await packOf('344');
    const published = manifest.figures.filter((figure) => figure.source.kind === 'published');
    expect(published.length).toBeGreaterThan(50);
    expect(published.filter((figure) => !figure.source.publication)).toEqual([]);
  });

  it('never puts figures of two definition families or of two kinds of source in one table', async () => {
    const { pack } = await packOf('823');
    for (const measure of pack.themes.flatMap((theme) => theme.measures)) {
      const { figures } = walk(measure);
      const families = new Set(figures.map((figure) => `${figure.profile} ${figure.source.kind}`));
      expect([...families]).toEqual(figures.length ? [`${measure.profile} ${measure.kind}`] : []);
    }
  });

  it('contains the checksum of the SQL of each view that the release lists', async () => {
    const { manifest } = await packOf('823');
    const indicator = manifest.views.find((each) => each.view === 'indicator');
    expect(indicator?.sha256).toBe('a'.repeat(64));
  });
});

/** Numbers in a sentence that are not years, not part of fixed words, and not in one of its figures. */
function unexplained(sentence: Sentence, figures: ReadonlyMap<string, Figure>): string[] {
  const said = sentence.figures.flatMap((id) => {
    const figure = figures.get(id);
    return figure ? [formatFigure(figure), formatCounts(figure), formatInterval(figure)] : [];
  });
  let text = sentence.text;
  for (const words of said.filter((each) => each !== '').sort((a, b) => b.length - a.length)) {
    text = text.replaceAll(words, '');
  }
  const rest = text
    .replace(/\b20\d\d\b/g, '')
    .replace(/31 March|30 September|95% interval|under 16|release 1|S1|Fewer than 30/g, '');
  return /\d/.test(rest) ? [`${sentence.text} -> ${rest}`] : [];
}
