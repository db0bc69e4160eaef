import 'server-only';
import { startStatement, withDbSpan } from '../../telemetry';
import { currentTags } from '../session-tags';
import { countStatement } from '../statement-count';
import type { OracleHooks } from './statement';

/** Bytes of ACTION in V$SESSION; route templates are ASCII. */
const ACTION_LENGTH = 64;

/** What a span says about where its statement ran. */
export interface OracleEndpoint {
  /** Service and deployment, shown as MODULE. */
  readonly module: string;
  readonly serverAddress?: string | undefined;
  readonly serverPort?: number | undefined;
  /** Service name or alias. */
  readonly namespace?: string | undefined;
}

/**
 * Tags every session with the work it does and makes a span of every statement. The tags are setters of the driver
 * that travel with the next call; all three are set each time, because they stay on a session that goes back to
 * the pool.
 */
export function oracleHooks({ module, ...server }: OracleEndpoint): OracleHooks {
  return {
    beforeStatement: (connection) => {
      const tags = currentTags(module);
      connection.module = tags.module;
      connection.action = tags.action.slice(0, ACTION_LENGTH);
      connection.clientId = tags.clientId;
    },
    around: (statement, run) => {
      countStatement();
      return withDbSpan(
        {
          system: 'oracle.db',
          statement: statement.text,
          sqlId: statement.sqlId,
          ...(server.serverAddress ? { serverAddress: server.serverAddress } : {}),
          ...(server.serverPort ? { serverPort: server.serverPort } : {}),
          ...(server.namespace ? { namespace: server.namespace } : {}),
        },
        () => measured(statement.text, run),
        ({ rows, roundTrips }) => ({ rows, roundTrips }),
      );
    },
  };
}

async function measured<T>(text: string, run: () => Promise<T>): Promise<T> {
  const done = startStatement('oracle.db', text);
  try {
    const result = await run();
    done?.();
    return result;
  } catch (error) {
    done?.(error);
    throw error;
  }
}

/**
 * Host, port and service of a DSN, as far as it says them: an alias says only its name, and a descriptor says
 * everything in its own words.
 */
export function endpointOf(dsn: string): Omit<OracleEndpoint, 'module'> {
  if (dsn.trim().startsWith('(')) {
    const part = (name: string) => new RegExp(`\\(\\s*${name}\\s*=\\s*([^)\\s]+)\\s*\\)`, 'i').exec(dsn)?.[1];
    const port = part('port');
    return {
      serverAddress: part('host'),
      serverPort: port ? Number(port) : undefined,
      namespace: part('service_name'),
    };
  }
  const match = /^(?:tcps?:)?(?:\/\/)?([\w.-]+|\[[\da-f:]+\])(?::(\d+))?\/([\w.$-]+)/i.exec(dsn.trim());
  if (!match) return { namespace: dsn.trim() };
  return {
    serverAddress: match[1],
    serverPort: match[2] ? Number(match[2]) : undefined,
    namespace: match[3],
  };
}
