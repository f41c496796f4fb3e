// BPMN symbols as SVG, where the host has put them; one layout for the page, the export and the PDF.
import type { DiagramEdge, DiagramNode, Diagram as Drawing } from '../api/types';
import { type Key, say, t } from '../i18n';
import { labelPoint, rounded, wrap } from './geometry';

const GLYPHS: Partial<Record<DiagramNode['kind'], string>> = {
  compute: 'M5 3h12v16H5zM8 7h6M8 11h1M13 11h1M8 15h1M13 15h1',
  act: 'M6 3h7l4 4v12H6zM9 11.5l2 2 4-4',
  tell: 'M3 5h16v12H3zM3 6l8 6 8-6',
  wait: 'M11 4v7l4.500 3',
};
/** A block: several are asked at once. */
const BLOCK = 'M0 0h11v11H0zM5.500 2.500v6M2.500 5.500h6';
const PERSON = 'M5 5a2.200 2.200 0 1 0 -.01 0M1 11c.3-2.600 1.800-3.800 4-3.800s3.700 1.200 4 3.800z';
/** Circles stand close together: one word says what happens there, its label stands in the tooltip and in the list. */
const VERBS: Partial<Record<DiagramNode['kind'], Key>> = {
  compute: 'verb.compute',
  act: 'verb.act',
  tell: 'verb.tell',
  signpost: 'verb.signpost',
  wait: 'verb.wait',
};
/** People have something to do there: a box, with its words inside. */
const isTask = (node: DiagramNode) => node.kind === 'ask' || node.kind === 'together';
const LETTER = 6.15;

function Lines({ rows, x, y, height }: { rows: string[]; x: number; y: number; height: number }) {
  return (
    <text x={x} y={y - ((rows.length - 1) * height) / 2}>
      {rows.map((row, i) => (
        <tspan key={row} x={x} dy={i ? height : 0}>
          {row}
        </tspan>
      ))}
    </text>
  );
}

function Task({ node }: { node: DiagramNode }) {
  const middle = node.x + node.width / 2;
  // Beside the small figure where the words are short enough for it.
  const narrow = wrap(say(node.label), Math.floor((node.width - 40) / LETTER), 4);
  const label = narrow.length < 4 ? narrow : wrap(say(node.label), Math.floor((node.width - 14) / LETTER), 3);
  // Who and when below the label, on a second line where the label leaves room for it.
  const note = node.note ? wrap(say(node.note), Math.floor((node.width - 8) / 5.4), label.length < 3 ? 2 : 1) : [];
  return (
    <>
      <rect class="shape" x={node.x} y={node.y} width={node.width} height={node.height} rx="9" />
      <path class="glyph" transform={`translate(${node.x + 7} ${node.y + 6})`} d={node.kind === 'together' ? BLOCK : PERSON} />
      <g class="words">
        <Lines rows={label} x={middle} y={node.y + node.height / 2 + 6 - 7 * note.length} height={13} />
      </g>
      <g class="who">
        <Lines rows={note} x={middle} y={node.y + node.height - 2 - 6.5 * note.length} height={12} />
      </g>
    </>
  );
}

/** Everything that is no task is a circle or a diamond in the middle of its box, with its words below. */
function Mark({ node }: { node: DiagramNode }) {
  const cx = node.x + node.width / 2;
  const r = Math.min(node.width, node.height) / 2;
  const cy = node.y + node.height / 2;
  const glyph = GLYPHS[node.kind];
  const verb = VERBS[node.kind];
  const caption = verb ? t(verb) : say(node.label);
  return (
    <>
      {node.kind === 'signpost' ? (
        <path class="shape" d={`M${cx} ${cy - r}L${cx + r} ${cy}L${cx} ${cy + r}L${cx - r} ${cy}z`} />
      ) : (
        <circle class="shape" cx={cx} cy={cy} r={r} />
      )}
      {node.kind === 'wait' && <circle class="glyph" cx={cx} cy={cy} r={r - 3} />}
      {glyph && <path class="glyph" transform={`translate(${cx - 8.8} ${cy - 8.8}) scale(.8)`} d={glyph} />}
      <text class="caption" x={cx} y={cy + r + 14}>
        {caption}
      </text>
    </>
  );
}

function Node({ node }: { node: DiagramNode }) {
  return (
    <g class={`node ${node.kind} ${node.state}`}>
      <title>{say(node.label)}</title>
      {isTask(node) ? <Task node={node} /> : <Mark node={node} />}
      {node.state === 'done' && isTask(node) && (
        <g class="tick">
          <circle cx={node.x + node.width - 2} cy={node.y + 2} r="8" />
          <path d={`M${node.x + node.width - 6} ${node.y + 2}l3 3 5-6`} />
        </g>
      )}
    </g>
  );
}

const Road = ({ edge }: { edge: DiagramEdge }) => (
  <g class={`road ${edge.kind} ${edge.taken ? 'past' : ''}`}>
    <path d={rounded(edge)} marker-end={`url(#arrow-${edge.kind === 'back' ? 'back' : edge.taken ? 'past' : 'on'})`} />
  </g>
);
function RoadLabel({ edge }: { edge: DiagramEdge }) {
  if (!edge.label) return null;
  const text = say(edge.label);
  const [x, y] = labelPoint(edge);
  const width = text.length * 5.7 + 18;
  return (
    <g class={`road-label ${edge.kind}`}>
      <rect x={x - width / 2} y={y - 9} width={width} height="18" rx="9" />
      <text x={x} y={y + 4}>
        {text}
      </text>
    </g>
  );
}

const Arrow = ({ id }: { id: string }) => (
  <marker id={id} viewBox="0 0 10 10" refX="8.500" refY="5" markerWidth="7" markerHeight="7" orient="auto">
    <path d="M1 1L9 5L1 9z" />
  </marker>
);

export function Diagram({ drawing, title, here }: { drawing: Drawing; title: string; here: string }) {
  const flag = here.length * 6.1 + 20;
  return (
    <svg class="flow" viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={title}>
      <defs>
        <Arrow id="arrow-on" />
        <Arrow id="arrow-past" />
        <Arrow id="arrow-back" />
      </defs>
      {drawing.edges.map((edge) => (
        <Road key={`${edge.from} ${edge.to} ${edge.kind}`} edge={edge} />
      ))}
      {drawing.nodes.map((node) => (
        <Node key={node.id} node={node} />
      ))}
      {drawing.edges.map((edge) => (
        <RoadLabel key={`${edge.from} ${edge.to} ${edge.kind}`} edge={edge} />
      ))}
      {drawing.nodes
        .filter((node) => node.state === 'here')
        .map((node) => (
          <g class="flag" key={node.id}>
            <rect x={node.x + node.width / 2 - flag / 2} y={node.y - 20} width={flag} height="17" rx="8.5" />
            <text x={node.x + node.width / 2} y={node.y - 7.5}>
              {here}
            </text>
          </g>
        ))}
    </svg>
  );
}
