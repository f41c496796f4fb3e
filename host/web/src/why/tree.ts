// Reading a tree of reasons: whether its weights sum to 100, and its lines one below the other.
import type { WhyNode } from '../api/types';

/** The shares of a weighed value and their sum, without the rounding of binary fractions. */
export function weightsOf(node: WhyNode): { shares: string[]; sum: number } | null {
  const shares = node.children.map((child) => child.weight).filter((weight) => weight !== null);
  if (!shares.length) return null;
  return { shares, sum: Math.round(shares.reduce((sum, share) => sum + Number(share), 0) * 1e6) / 1e6 };
}

export interface Line {
  node: WhyNode;
  depth: number;
}
/** All below the root in reading order: what a pay statement lists above its sum. */
export const linesOf = (node: WhyNode, depth = 0): Line[] =>
  node.children.flatMap((child) => [{ node: child, depth }, ...linesOf(child, depth + 1)]);

/** A sum of rupiah: it is read as a statement, line by line. */
export const isMoney = (tree: WhyNode) =>
  tree.value !== null &&
  Number.isFinite(Number(tree.value)) &&
  [tree, ...tree.children].some((node) => node.measured_in === 'rupiah' || node.words.id?.startsWith('Rp '));
