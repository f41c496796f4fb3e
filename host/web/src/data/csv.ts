// A CSV file as the page shows it beside the host's findings. The host reads the file itself and is the one that judges it.

export interface CsvRow {
  /** Where it begins in the file, from 1: a quoted cell may run over several lines. */
  line: number;
  cells: string[];
  /** Where each cell begins: its line in the file, and the character in that line, both from 1. */
  places: { line: number; column: number }[];
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
  let row: CsvRow = { line: 1, cells: [], places: [] };
  let cell = '';
  let quoted = false;
  let line = 1;
  let column = 1; // of the next character
  let place = { line, column };
  const endCell = () => {
    row.cells.push(cell);
    row.places.push(place);
    cell = '';
    place = { line, column };
  };
  const endRow = () => {
    endCell();
    if (row.cells.length > 1 || row.cells[0]) rows.push(row);
    row = { line, cells: [], places: [] };
  };
  for (let i = 0; i < plain.length; i++) {
    const letter = plain[i]!;
    if (letter === '\n') {
      line++;
      column = 1;
    } else if (!/[\uDC00-\uDFFF]/.test(letter)) column++; // the second half of a letter is none
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain[i + 1] === '"') {
        cell += '"';
        i++;
        column++;
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

/** Which cell of the row holds a character of the file: the last that begins before it. */
export const cellAt = (row: CsvRow, line: number, column: number): number =>
  row.places.reduce((found, place, i) => (place.line < line || (place.line === line && place.column <= column) ? i : found), 0);
