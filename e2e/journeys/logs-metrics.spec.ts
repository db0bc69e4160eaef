import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expectAccessibleInBothThemes } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';

const NANO_PER_MS = 1_000_000n;
const nano = (ms: number) => String(BigInt(ms) * NANO_PER_MS);
const attributes = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value: { stringValue: value } }));
const resource = (service: string) => ({ attributes: attributes({ 'service.name': service }) });

/** Sends telemetry as an application does. */
async function send(
  stack: { readonly crmUrl: string; readonly serviceKey: string },
  signal: 'logs' | 'metrics' | 'traces',
  body: object,
): Promise<void> {
  const answer = await fetch(`${stack.crmUrl}/api/telemetry/v1/${signal}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-internal-service-key': stack.serviceKey },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

const logsOf = (service: string, records: readonly object[]) => ({
  resourceLogs: [{ resource: resource(service), scopeLogs: [{ logRecords: records }] }],
});

test.describe('logs and metrics', () => {
  test('lines are found, opened, and lead to their trace and back', async ({ openConsole, stack }) => {
    const mark = `m${randomBytes(6).toString('hex')}`;
    const service = `svc-${mark}`;
    const traceId = randomBytes(16).toString('hex');
    const spanId = randomBytes(8).toString('hex');
    const now = Date.now();
    const line = (secondsAgo: number, severityNumber: number, text: string, more: object = {}) => ({
      timeUnixNano: nano(now - secondsAgo * 1_000),
      severityNumber,
      body: { stringValue: `${text} ${mark}` },
      ...more,
    });
    await send(stack, 'traces', {
      resourceSpans: [
        {
          resource: resource(service),
          scopeSpans: [
            {
              spans: [
                {
                  traceId,
                  spanId,
                  name: `work ${mark}`,
                  kind: 2,
                  startTimeUnixNano: nano(now - 5_000),
                  endTimeUnixNano: nano(now - 4_900),
                },
              ],
            },
          ],
        },
      ],
    });
    await send(
      stack,
      'logs',
      logsOf(service, [
        line(5, 17, 'payment failed', {
          traceId,
          spanId,
          attributes: attributes({ 'order.number': 'OCTO-TEST-0001', email: 'ada@octo.example' }),
        }),
        line(6, 9, 'cart changed'),
      ]),
    );
    const console = await openConsole('support');
    const lines = console.getByRole('list', { name: 'Log lines' }).locator('> li');

    await console.goto(`/logs?q=${mark}`);
    await expect(lines).toHaveCount(2);
    await expect(lines.first()).toContainText('payment failed');
    await expectAccessibleInBothThemes(console);

    await console.getByRole('textbox', { name: 'Query' }).fill(`level:error service:${service}`);
    await console.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(lines).toHaveCount(1);
    await lines.first().locator('summary').first().click();
    await expect(console.getByRole('row', { name: /order\.number/ })).toContainText('OCTO-TEST-0001');
    await expect(console.getByRole('row', { name: /email/ })).toContainText('a***@octo.example');
    await expectAccessibleInBothThemes(console);

    await console.getByRole('link', { name: 'Open the trace' }).click();
    await expect(console.getByRole('heading', { level: 1 })).toContainText(`work ${mark}`);
    await console.getByRole('link', { name: 'Logs of this trace' }).click();
    await expect(console).toHaveURL(new RegExp(`trace=${traceId}`));
    await expect(lines).toHaveCount(1);

    await console.goto(`/logs?q=${encodeURIComponent('level:loud')}`);
    await expect(console.getByText('“loud” is no level')).toBeVisible();
  });

  test('the live tail shows what arrives, and waits while it is paused', async ({ openConsole, stack }) => {
    const mark = `m${randomBytes(6).toString('hex')}`;
    const write = (text: string) =>
      send(
        stack,
        'logs',
        logsOf('tail-test', [
          { timeUnixNano: nano(Date.now()), severityNumber: 9, body: { stringValue: `${text} ${mark}` } },
        ]),
      );
    const console = await openConsole('support');
    const begun = console.waitForResponse(/api\/logs\/tail/);
    await console.goto(`/logs?tail=1&q=${mark}`);
    await begun;
    await expect(console.getByText('Waiting for lines')).toBeVisible();
    await write('first');
    const lines = console.getByRole('list', { name: 'Log lines' }).locator('> li');
    await expect(lines).toHaveText([/first/]);
    await console.getByRole('button', { name: 'Pause' }).click();
    await expect(console.getByText('paused', { exact: true })).toBeVisible();
    await write('second');
    await expect(lines).toHaveCount(1);
    await console.getByRole('button', { name: 'Resume' }).click();
    await expect(lines).toHaveText([/second/, /first/]);
  });

  test('a metric is explored by its labels and taken home as CSV', async ({ openConsole, stack }) => {
    const name = `test.things.${randomBytes(4).toString('hex')}`;
    const now = Date.now();
    const point = (country: string, value: number) => ({
      attributes: attributes({ country }),
      startTimeUnixNano: nano(now - 10_000),
      timeUnixNano: nano(now - 1_000),
      asInt: String(value),
    });
    await send(stack, 'metrics', {
      resourceMetrics: [
        {
          resource: resource('octo-drone-shop'),
          scopeMetrics: [
            {
              metrics: [
                {
                  name,
                  unit: '{thing}',
                  description: 'Things of a test',
                  sum: {
                    aggregationTemporality: 1,
                    isMonotonic: true,
                    dataPoints: [point('DE', 3), point('AT', 4)],
                  },
                },
              ],
            },
          ],
        },
      ],
    });
    const console = await openConsole('analyst');
    await console.goto(`/metrics/explore?metric=${name}&aggregate=sum&range=15m`);
    await expect(console.getByText('Things of a test. Series: 2; services: 1.')).toBeVisible();
    await console.getByRole('combobox', { name: 'Split by' }).selectOption({ label: 'country (2)' });
    await console.getByRole('button', { name: 'Show' }).click();
    await expect(console).toHaveURL(/by=country/);
    await console.getByText('As a table').click();
    const table = console.getByRole('table', { name });
    await expect(table.getByRole('columnheader', { name: 'AT' })).toBeVisible();
    await expect(table).toContainText('4');
    await expectAccessibleInBothThemes(console);

    const downloading = console.waitForEvent('download');
    await console.getByRole('link', { name: 'CSV' }).click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(text).toContain(`from,country,${name} sum,unit`);
    expect(text).toMatch(/,DE,3,/);
  });

  test('the overview shows requests that were just made', async ({ openConsole }) => {
    const console = await openConsole('admin');
    for (const tab of ['', '?tab=database', '?tab=runtime', '?tab=business']) {
      const answer = await console.goto(`/metrics${tab}`);
      expect(answer?.status()).toBe(200);
      await expect(console.getByRole('heading', { level: 1, name: 'Metrics' })).toBeVisible();
    }
    await expect(async () => {
      await console.goto('/metrics?range=15m');
      await expect(console.getByRole('table', { name: 'Routes' })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 40_000 });
    await expectAccessibleInBothThemes(console);
  });
});
