import 'server-only';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import type { TelemetryOptions } from '../register';

/** Who sends: resource attributes of https://opentelemetry.io/docs/specs/semconv/resource/. */
export function serviceResource(options: TelemetryOptions): Resource {
  return resourceFromAttributes({
    'service.name': options.serviceName,
    'service.namespace': 'octo',
    'service.version': options.serviceVersion,
    'service.instance.id': randomUUID(),
    'deployment.environment.name': options.environment,
    'host.name': hostname(),
    'process.pid': process.pid,
    'process.runtime.name': 'nodejs',
    'process.runtime.version': process.versions.node,
    'telemetry.sdk.language': 'nodejs',
    'telemetry.sdk.name': 'opentelemetry',
  });
}
