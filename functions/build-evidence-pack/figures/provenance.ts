import type { Figure, FigureUnit, ProvenanceLine } from '../../../schemas/api/evidence-figure.ts';
import { isSmall, revealsACouncil } from '../../../schemas/disclosure.ts';

export type FigureProfile = Figure['profile'];

/** The source of a row of figures. */
interface LineDetails {
  readonly what: string;
  readonly profile: FigureProfile;
  readonly source: Figure['source'];
  readonly note?: string | null;
}

/** Values of one figure of a provenance line. */
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

/** Makes and records every figure of a pack, so that each can be traced to its source. */
export interface FigureBook {
  line(details: LineDetails): FigureLine;
  /** The provenance lines that have a figure, in the order in which they were added. */
  provenance(): ProvenanceLine[];
  figures(): readonly Figure[];
}

/** Creates an empty record of the figures of one pack. */
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

/** Removes the values of a sum or mean of too few councils: they could reveal the data of one council. */
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
