import type { Figure, FigureUnit, ProvenanceLine } from '../../../schemas/api/evidence-figure.ts';
import { isSmall, revealsACouncil } from '../../../schemas/disclosure.ts';

export type FigureProfile = Figure['profile'];

/** Where a row of figures comes from. */
interface LineDetails {
  readonly what: string;
  readonly profile: FigureProfile;
  readonly source: Figure['source'];
  readonly note?: string | null;
}

/** What is particular to one figure of a line. */
export interface FigureDetails {
  readonly value: number | null;
  readonly unit: FigureUnit;
  readonly period: string;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly interval?: Figure['interval'];
  readonly missing?: string | null;
  readonly councils?: Figure['councils'];
}

export interface FigureLine {
  readonly id: string;
  figure(details: FigureDetails): Figure;
}

/** Makes every figure of a pack and records it, so that each figure shown can be traced. */
export interface FigureBook {
  line(details: LineDetails): FigureLine;
  /** The lines that have a figure, in the order in which they were opened. */
  provenance(): ProvenanceLine[];
  figures(): readonly Figure[];
}

/** An empty book of the figures of one pack. */
export function createFigureBook(release: number): FigureBook {
  const figures: Figure[] = [];
  const lines: ProvenanceLine[] = [];
  return {
    line({ what, profile, source, note = null }) {
      const ids: string[] = [];
      const id = `S${lines.length + 1}`;
      lines.push({ id, what, profile, release, source, note, figures: ids });
      return {
        id,
        figure(details) {
          const figure = makeFigure(`F${figures.length + 1}`, id, details);
          const whole = { ...figure, profile, release, source };
          figures.push(whole);
          ids.push(whole.id);
          return whole;
        },
      };
    },
    provenance: () => lines.filter((line) => line.figures.length > 0),
    figures: () => figures,
  };
}

function makeFigure(id: string, provenance: string, details: FigureDetails) {
  const { value, unit, period, numerator = null, denominator = null } = details;
  return {
    id,
    provenance,
    value,
    unit,
    numerator,
    denominator,
    interval: details.interval ?? null,
    period,
    missing: value === null ? (details.missing ?? 'not available') : null,
    small: denominator !== null && isSmall(denominator),
    councils: details.councils ?? null,
  };
}

/** A sum or mean without its figures, where they would show what one council has sent. */
export function hideFewCouncils(details: FigureDetails): FigureDetails {
  if (!details.councils || !revealsACouncil(details.councils.counted)) return details;
  return {
    ...details,
    value: null,
    numerator: null,
    denominator: null,
    interval: null,
    missing: 'too few councils',
  };
}
