// A CSV file as the page shows it beside the host's findings. The host reads the file itself and is the one that judges it.

export interface CsvRow {
  /** Where it begins in the file, from 1: a quoted cell may run over several lines. */
  line: number;
  cells: string[];
}

/** Spreadsheets in Indonesian write semicolons. */
const separatorOf = (text: string) => {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return header.split(';').length > header.split(',').length ? ';' : ',';
};

export function readCsv(text: string): CsvRow[] {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain);
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let cell = '';
  let quoted = false;
  let line = 1;
  const endCell = () => {
    row.cells.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.cells.length > 1 || row.cells[0]) rows.push(row);
    row = { line, cells: [] };
  };
  for (let i = 0; i < plain.length; i++) {
    const letter = plain[i]!;
    if (letter === '\n') line++;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  endRow();
  return rows;
}

/** The row in which a line of the file lies. */
export const rowAt = (rows: CsvRow[], line: number): CsvRow | undefined => rows.filter((row) => row.line <= line).at(-1);
