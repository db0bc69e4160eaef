import 'server-only';
import { z } from 'zod';
import { MS } from '../../time';
import { callProvider } from './call-provider';
import { verifyIdToken } from './id-token';
import { challengeOf, type PendingSignIn } from './pending-sign-in';
import { personOf, type SsoPerson } from './person';
import type { SsoConfig } from './settings';
import { SigningKeys } from './signing-keys';
import { SsoError } from './sso-error';

/** An answer of the domain that is this young is proof enough that it is up. */
const BELIEVED_UP_MS = 5 * MS.second;

const tokensSchema = z.object({
  id_token: z.string().min(1).optional(),
  access_token: z.string().optional(),
});

/** Who signed in, and the token that signing out there asks for. */
export interface ProvenPerson {
  readonly person: SsoPerson;
  readonly idToken: string;
}

/** The identity domain, as an OpenID Connect relying party speaks with it. */
export class IdentityDomain {
  readonly #keys: SigningKeys;
  #answeredAtMs = Number.NEGATIVE_INFINITY;

  constructor(readonly config: SsoConfig) {
    this.#keys = new SigningKeys(config.domainUrl);
  }

  /** Where a browser goes to sign in. */
  authorizeUrl(pending: PendingSignIn): string {
    const { domainUrl, clientId, redirectUri, scope } = this.config;
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: challengeOf(pending.verifier),
      code_challenge_method: 'S256',
    });
    return `${domainUrl}/oauth2/v1/authorize?${query}`;
  }

  /** Where a browser goes to sign out there as well. */
  logoutUrl(idTokenHint: string): string {
    const { domainUrl, postLogoutRedirect, clientId } = this.config;
    const query = new URLSearchParams({
      id_token_hint: idTokenHint,
      client_id: clientId,
      post_logout_redirect_uri: postLogoutRedirect,
    });
    return `${domainUrl}/oauth2/v1/userlogout?${query}`;
  }

  /**
   * Makes sure that somebody answers before a browser is sent there: a page of ours with a password form is better
   * than the browser's own page about a dead address.
   * @throws SsoError `provider_unavailable`
   */
  async requireAnswer(now: Date): Promise<void> {
    if (now.getTime() - this.#answeredAtMs < BELIEVED_UP_MS) return;
    await callProvider(this.config.domainUrl, '/.well-known/openid-configuration');
    this.#answeredAtMs = now.getTime();
  }

  /**
   * Exchanges the code and proves who signed in.
   * @throws SsoError `token_exchange_failed`, `missing_id_token`, `invalid_id_token`, `provider_unavailable`
   */
  async prove(code: string, pending: PendingSignIn, now: Date): Promise<ProvenPerson> {
    const { config } = this;
    const tokens = await this.#exchange(code, pending.verifier);
    const { id_token: idToken, access_token: accessToken } = tokens;
    if (!idToken) throw new SsoError('missing_id_token');
    const claims = await verifyIdToken(idToken, this.#keys.finder(now), {
      ...config,
      nonce: pending.nonce,
      now,
    });
    // Domains may leave addresses and groups out of the token and tell them on request.
    const isComplete =
      claims.email !== undefined && claims.email_verified !== undefined && claims.groups !== undefined;
    const further = isComplete || !accessToken ? {} : await this.#userInfo(accessToken, claims.sub);
    return { person: personOf({ ...further, ...claims }, config.issuer, claims.sub), idToken };
  }

  async #exchange(code: string, verifier: string): Promise<z.output<typeof tokensSchema>> {
    const { domainUrl, clientId, clientSecret, redirectUri } = this.config;
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
    const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    const answer = await callProvider(domainUrl, '/oauth2/v1/token', {
      form,
      authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
    });
    const parsed = tokensSchema.safeParse(answer.body);
    if (answer.status !== 200 || !parsed.success) {
      const reason = z.object({ error: z.string().max(100) }).safeParse(answer.body);
      throw new SsoError('token_exchange_failed', {
        cause: new Error(`The token was refused with ${answer.status} ${reason.data?.error ?? ''}`.trim()),
      });
    }
    return parsed.data;
  }

  async #userInfo(accessToken: string, subject: string): Promise<Record<string, unknown>> {
    const { status, body } = await callProvider(this.config.domainUrl, '/oauth2/v1/userinfo', {
      authorization: `Bearer ${accessToken}`,
    });
    const parsed = z.looseObject({ sub: z.string() }).safeParse(body);
    if (status !== 200 || !parsed.success) throw new SsoError('token_exchange_failed');
    // Claims about somebody else must never be mixed into this sign-in.
    if (parsed.data.sub !== subject) throw new SsoError('invalid_id_token');
    return parsed.data;
  }
}
