import 'server-only';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { MS } from '../../time';
import { callProvider } from './call-provider';
import { SsoError } from './sso-error';

const KEPT_MS = MS.hour;

type Keys = { readonly find: JWTVerifyGetKey; readonly fetchedAtMs: number };

/** Asks for the public keys of an identity domain and keeps them for an hour. */
export class SigningKeys {
  #keys: Keys | undefined;
  #pending: Promise<Keys> | undefined;

  constructor(private readonly domainUrl: string) {}

  /**
   * The key of a token's header. A key that is not among those we have is looked for once more: domains change keys
   * whenever they like.
   */
  finder(now: Date): JWTVerifyGetKey {
    return async (header, token) => {
      const known = this.#keys;
      const isFresh = known !== undefined && now.getTime() - known.fetchedAtMs < KEPT_MS;
      const keys = isFresh ? known : await this.#fetch(now);
      try {
        return await keys.find(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || !isFresh) throw error;
        return (await this.#fetch(now)).find(header, token);
      }
    };
  }

  /** Of many sign-ins at the same moment, one asks. */
  #fetch(now: Date): Promise<Keys> {
    this.#pending ??= this.#load(now).finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #load(now: Date): Promise<Keys> {
    const { status, body } = await callProvider(this.domainUrl, '/admin/v1/SigningCert/jwk');
    if (status !== 200) {
      const cause = new Error(`The keys of the identity domain were refused with ${status}.`);
      throw new SsoError('provider_unavailable', { cause });
    }
    try {
      const keys = { find: createLocalJWKSet(body as JSONWebKeySet), fetchedAtMs: now.getTime() };
      this.#keys = keys;
      return keys;
    } catch (cause) {
      throw new SsoError('provider_unavailable', { cause });
    }
  }
}
