import { dirname, join } from 'node:path';
import { ChildEngine } from '../../node/engine/child-engine.ts';
import type { Session } from '../session.ts';

/** The session with the engine for sample data, which lies beside this bundle in its own. */
export function withTests(session: Session): Session {
  const sql = new ChildEngine(join(dirname(__filename), 'engine.cjs'));
  return { ...session, context: { ...session.context, sql } };
}
