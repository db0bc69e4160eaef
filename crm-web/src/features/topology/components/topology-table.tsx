import { Badge, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { microseconds, percent, rate } from '@/ui/quantities';
import type { TopologyEdge } from '../topology.schema';

/** The same calls as a table, for those who do not read pictures. */
export function TopologyTable({ edges }: { readonly edges: readonly TopologyEdge[] }): ReactElement {
  return (
    <Table caption="Calls between services" density="compact">
      <thead>
        <tr>
          <Th>Caller</Th>
          <Th>Called</Th>
          <Th isNumeric>Calls</Th>
          <Th isNumeric>Rate</Th>
          <Th isNumeric>Failed</Th>
          <Th isNumeric>Mean</Th>
          <Th isNumeric>p95</Th>
          <Th isNumeric>Slowest</Th>
          <Th>State</Th>
        </tr>
      </thead>
      <tbody>
        {edges.map((edge) => (
          <Tr key={edge.id}>
            <Td>{edge.caller}</Td>
            <Td>
              <TextLink href={edge.tracesHref}>{edge.callee}</TextLink>
            </Td>
            <Td isNumeric>{edge.calls}</Td>
            <Td isNumeric>{rate(edge.callsPerSecond)}</Td>
            <Td isNumeric>{percent(edge.errorShare)}</Td>
            <Td isNumeric>{microseconds(edge.meanUs)}</Td>
            <Td isNumeric>{microseconds(edge.p95Us)}</Td>
            <Td isNumeric>{microseconds(edge.maxUs)}</Td>
            <Td>
              {edge.health === 'ok' ? (
                'OK'
              ) : (
                <Badge tone={edge.health}>{edge.health === 'warn' ? 'Watch' : 'Failing'}</Badge>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
