/**
 * Builds the OpenTelemetry Collector of infra/otel/builder.yaml into .data/collector with the official builder. It takes
 * Go, the Go module proxy and some minutes, once.
 *
 * node infra/tools/build-collector.mjs
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const BUILDER = 'go.opentelemetry.io/collector/cmd/builder@v0.140.0';
const BINARY = join(ROOT, '.data/collector/octo-collector');

if (existsSync(BINARY)) {
  process.stdout.write(`${BINARY} is there\n`);
  process.exit(0);
}
if (spawnSync('go', ['version']).status !== 0) {
  process.stderr.write('Go is not installed: https://go.dev/doc/install\n');
  process.exit(1);
}
const { status } = spawnSync('go', ['run', BUILDER, '--config', 'builder.yaml'], {
  cwd: join(ROOT, 'infra/otel'),
  stdio: 'inherit',
  // Nothing of ours is in a private module.
  env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-trimpath' },
});
process.exit(status ?? 1);
