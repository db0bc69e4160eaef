import 'server-only';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type * as Common from 'oci-common';
import type { OciBackends } from '../../register';

const TIMEOUT_MS = 10_000;

/** What a client of the SDK is made of. */
export interface OciAccess {
  readonly params: Common.AuthParams;
  readonly configuration: Common.ClientConfiguration;
  /** Where the services are. */
  readonly region: string | null;
}

/**
 * How this process shows itself to OCI. The SDK weighs tens of megabytes, so it is loaded here and only when a service
 * of OCI is configured.
 *
 * @throws what the SDK throws when there is neither a configuration file nor a principal
 */
export async function ociAccess({ authMode, region }: OciBackends): Promise<OciAccess> {
  const common = await import('oci-common');
  const provider = await providerOf(common, authMode);
  return {
    params: { httpClient: new TimedClient(common, provider) },
    // Losses are counted and bounded here; a retry would only hold the queue up.
    region: region ?? (common.isRegionProvider(provider) ? (provider.getRegion()?.regionId ?? null) : null),
    configuration: { retryConfiguration: common.NoRetryConfigurationDetails },
  };
}

function providerOf(
  common: typeof Common,
  authMode: OciBackends['authMode'],
): Common.AuthenticationDetailsProvider | Promise<Common.AuthenticationDetailsProvider> {
  const hasFile = existsSync(join(homedir(), '.oci', 'config'));
  switch (authMode === 'auto' ? (hasFile ? 'config_file' : 'instance_principal') : authMode) {
    case 'config_file':
      return new common.ConfigFileAuthenticationDetailsProvider();
    case 'resource_principal':
      return common.ResourcePrincipalAuthenticationDetailsProvider.builder();
    case 'instance_principal':
      return new common.InstancePrincipalsAuthenticationDetailsProviderBuilder().build();
  }
}

/** The SDK's own client waits for minutes. */
class TimedClient implements Common.HttpClient {
  constructor(
    private readonly common: typeof Common,
    private readonly provider: Common.AuthenticationDetailsProvider,
  ) {}

  async send(request: Common.HttpRequest, forceExcludeBody?: boolean): Promise<Response> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new Error('OCI did not answer in time.')), TIMEOUT_MS);
    try {
      const signer = new this.common.DefaultRequestSigner(this.provider);
      const client = new this.common.FetchHttpClient(signer, undefined, { signal: limit.signal });
      return await client.send(request, forceExcludeBody);
    } finally {
      clearTimeout(timer);
    }
  }
}
