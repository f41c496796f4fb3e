// Reading a tree of reasons: who decided in it, whether its weights sum to 100, and its lines one below the other.
import type { Actor, WhyNode } from '../api/types';

export const everyNode = (node: WhyNode): WhyNode[] => [node, ...node.children.flatMap(everyNode)];

/** Who gave the number: the person who answered last in it. null: no person did, the machine computed it. */
export function giverOf(tree: WhyNode, subject: string): { who: Actor; at: string } | null {
  const answers = everyNode(tree)
    .filter((node) => (node.kind === 'answer' || node.kind === 'choice') && node.who && node.at && node.who.id !== subject)
    .sort((a, b) => b.at!.localeCompare(a.at!));
  return answers.length ? { who: answers[0]!.who!, at: answers[0]!.at! } : null;
}

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

export const isRupiah = (node: WhyNode) => node.measured_in === 'rupiah';
