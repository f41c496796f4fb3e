// What the host refuses in a file: each bad line as it stands there, the cell marked, what is wrong and how to mend it.
import type { Finding } from '../api/types';
import { number, say, t } from '../i18n';
import { Icon } from '../ui/icons';
import { type CsvRow, cellAt, rowAt } from './csv';

const MOST_SHOWN = 50;

function Line({ line, row, header, findings }: { line: number; row: CsvRow | undefined; header: string[]; findings: Finding[] }) {
  const bad = findings.map((finding) => (row ? cellAt(row, finding.line, finding.column) : -1));
  return (
    <li>
      <h4>{t('data.line', { n: number(line) })}</h4>
      {row && (
        <div class="csv-line" role="group" tabIndex={0} aria-label={t('data.line', { n: number(line) })}>
          <table>
            <thead>
              <tr>
                {header.map((name, i) => (
                  <th key={i} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                {row.cells.map((cell, i) => (
                  <td key={i} class={bad.includes(i) ? 'bad' : ''}>
                    {cell || <span class="quiet">{t('data.blank')}</span>}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
      <ul>
        {findings.map((finding, i) => (
          <li key={i}>
            <p class="error">
              <Icon name="warn" size={16} />
              <span>
                {header[bad[i]!] && <b>{header[bad[i]!]}: </b>}
                {say(finding.sentence)}
              </span>
            </p>
            {say(finding.suggestion) && <p class="quiet">{say(finding.suggestion)}</p>}
          </li>
        ))}
      </ul>
    </li>
  );
}

export function Findings({ findings, rows }: { findings: Finding[]; rows: CsvRow[] }) {
  const header = rows[0]?.cells ?? [];
  const whole = findings.filter((finding) => finding.line === 0);
  const byLine = new Map<number, Finding[]>();
  for (const finding of findings) if (finding.line > 0) byLine.set(finding.line, [...(byLine.get(finding.line) ?? []), finding]);
  const lines = [...byLine].sort(([a], [b]) => a - b);
  return (
    <>
      {whole.map((finding, i) => (
        <p class="error" key={i}>
          <Icon name="warn" size={16} />
          <span>
            {say(finding.sentence)} {say(finding.suggestion)}
          </span>
        </p>
      ))}
      <ol class="findings">
        {lines.slice(0, MOST_SHOWN).map(([line, here]) => (
          <Line key={line} line={line} row={rowAt(rows, line)} header={header} findings={here} />
        ))}
      </ol>
      {lines.length > MOST_SHOWN && <p class="quiet">{t('data.more-lines', { n: lines.length - MOST_SHOWN })}</p>}
    </>
  );
}
