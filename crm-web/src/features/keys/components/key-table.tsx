import { Badge, DateTime, Table, Td, Th, Tr } from '@octo/shared/ui';
import { RelativeTime } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import type { KeyRow } from '../keys.schema';
import { RevokeKeyButton } from './revoke-key-button.client';

/** Keys with scopes, end and last use. */
export function KeyTable(props: {
  readonly keys: readonly KeyRow[];
  readonly now: Date;
  readonly mayRevoke: boolean;
}): ReactElement {
  const { keys, now, mayRevoke } = props;
  return (
    <Table caption="API keys">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>For</Th>
          <Th>May</Th>
          <Th isNumeric>Per minute</Th>
          <Th>State</Th>
          <Th>Ends</Th>
          <Th>Last used</Th>
          {mayRevoke && <Th>Revoke</Th>}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const state = stateOf(key, now);
          return (
            <Tr key={key.id}>
              <Td className="font-medium">{key.name}</Td>
              <Td>{key.owner === null ? 'a partner' : key.owner}</Td>
              <Td isMono className="max-w-96">
                {key.scopes.join(' ')}
              </Td>
              <Td isNumeric>{key.rateLimitPerMinute ?? '–'}</Td>
              <Td>
                <Badge tone={state === 'open' ? 'ok' : 'neutral'}>{state}</Badge>
              </Td>
              <Td>
                <DateTime value={key.expiresAt} style="short" />
              </Td>
              <Td>
                {key.lastUsedAt ? <RelativeTime value={key.lastUsedAt} serverNow={now.getTime()} /> : 'never'}
              </Td>
              {mayRevoke && <Td>{state === 'open' && <RevokeKeyButton id={key.id} name={key.name} />}</Td>}
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function stateOf({ revokedAt, expiresAt }: KeyRow, now: Date): 'open' | 'revoked' | 'ended' {
  if (revokedAt) return 'revoked';
  return expiresAt <= now ? 'ended' : 'open';
}
