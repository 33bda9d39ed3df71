import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
} from 'd3-shape';
import { element } from './svg.ts';

/** Whose figures a line shows. `published` figures come from national statistics, the others are computed by the service. */
export type SeriesKind = 'council' | 'region' | 'england' | 'neighbours' | 'published';

export interface SeriesStyle {
  readonly colour: string;
  readonly width: number;
  /** Empty for a solid line. */
  readonly dash: string;
  readonly hollow: boolean;
  readonly shape: SymbolType;
}

// Every colour has a contrast of at least 7:1 with white, so that labels in the same colour are readable.
const COMPUTED: Readonly<Record<Exclude<SeriesKind, 'published'>, SeriesStyle>> = {
  council: { colour: '#003078', width: 3.5, dash: '', hollow: false, shape: symbolCircle },
  region: { colour: '#4c2c92', width: 2, dash: '', hollow: false, shape: symbolSquare },
  england: { colour: '#0b0c0c', width: 2, dash: '', hollow: false, shape: symbolTriangle },
  neighbours: { colour: '#00513b', width: 2, dash: '', hollow: false, shape: symbolDiamond },
};

const PUBLISHED: readonly [SeriesStyle, ...SeriesStyle[]] = [
  { colour: '#7d1d11', width: 2.5, dash: '6 4', hollow: true, shape: symbolCircle },
  { colour: '#5e3a00', width: 2, dash: '2 3', hollow: true, shape: symbolSquare },
  { colour: '#383f43', width: 2, dash: '9 3 2 3', hollow: true, shape: symbolTriangle },
  { colour: '#00513b', width: 2, dash: '1 4', hollow: true, shape: symbolDiamond },
];

/** The style of a series: computed lines are solid with filled markers, published ones dashed with hollow markers. */
export function styleOf(kind: SeriesKind, nthPublished: number): SeriesStyle {
  if (kind !== 'published') return COMPUTED[kind];
  return PUBLISHED[nthPublished % PUBLISHED.length] ?? PUBLISHED[0];
}

/** The marker of a series at a point. */
export function marker(style: SeriesStyle, x: number, y: number): string {
  return element('path', {
    d: symbol(style.shape, 50)() ?? '',
    transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})`,
    fill: style.hollow ? '#ffffff' : style.colour,
    stroke: style.colour,
    'stroke-width': 2,
  });
}
