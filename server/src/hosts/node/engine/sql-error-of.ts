import { errorText } from '../../../base/error-text.ts';
import { SqlError } from '../../../operations/sql-engine.ts';

/** What DuckDB says, without the excerpt of the statement that it appends. */
export function sqlErrorOf(error: unknown): SqlError {
  if (error instanceof SqlError) return error;
  const text = errorText(error);
  const [first = ''] = text.split(/\n\s*\n/);
  const message = first.trim().replaceAll(/\s*\n\s*/g, ' ');
  if (text.startsWith('Out of Memory Error'))
    return new SqlError('memory', 'It took more memory than there is for sample data.');
  return new SqlError('sql', message.slice(0, 500));
}
