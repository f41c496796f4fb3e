// Reading the host's layout: corners rounded, labels wrapped and put where a road has room for them.
import type { DiagramEdge } from '../api/types';

export type Point = [number, number];
const pointsOf = (edge: DiagramEdge) => edge.points as Point[];

/** A road with rounded corners as an SVG path. */
export function rounded(edge: DiagramEdge, radius = 8): string {
  const points = pointsOf(edge);
  const [start, ...rest] = points;
  const last = rest.at(-1);
  if (!start || !last) return '';
  let path = `M${start}`;
  for (const [i, corner] of rest.slice(0, -1).entries()) {
    const before = points[i]!;
    const after = points[i + 2]!;
    const near = Math.hypot(corner[0] - before[0], corner[1] - before[1]);
    const far = Math.hypot(after[0] - corner[0], after[1] - corner[1]);
    const r = Math.min(radius, near / 2, far / 2);
    if (!r) continue;
    const towards = (to: Point, length: number): Point => [
      corner[0] + ((to[0] - corner[0]) * r) / length,
      corner[1] + ((to[1] - corner[1]) * r) / length,
    ];
    path += `L${towards(before, near)}Q${corner} ${towards(after, far)}`;
  }
  return `${path}L${last}`;
}

/** The middle of the longest level stretch: a label lies there without crossing the road. */
export function labelPoint(edge: DiagramEdge): Point {
  const points = pointsOf(edge);
  let best: Point = points[0] ?? [0, 0];
  let longest = -1;
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    if (!from) continue;
    const level = Math.abs(to[1] - from[1]) < 1;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) * (level ? 10 : 1);
    if (length > longest) {
      longest = length;
      best = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    }
  }
  return best;
}

export function wrap(text: string, columns: number, lines: number): string[] {
  const out: string[] = [];
  for (const word of text.split(' ')) {
    const line = out.at(-1);
    if (line !== undefined && `${line} ${word}`.length <= columns) out[out.length - 1] = `${line} ${word}`;
    else out.push(word);
  }
  if (out.length <= lines) return out;
  const last = out[lines - 1]!;
  return [...out.slice(0, lines - 1), `${last.length >= columns ? last.slice(0, columns - 1) : last}…`];
}
