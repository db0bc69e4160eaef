import { IdentityDomain, type ProvenPerson } from '../identity-domain';
import type { SsoConfig } from '../settings';
import { createSsoHandlers, type SsoApplication } from '../sso-routes';

type Context = { readonly now: () => Date };

/** An application without pages: it remembers who was let in. */
export function makeApplication(config: SsoConfig | null, changes: Partial<SsoApplication<Context>> = {}) {
  const domain = config && new IdentityDomain(config);
  const letIn: ProvenPerson[] = [];
  const handlers = createSsoHandlers<Context>({
    domain: () => domain,
    sessionCookie: () => ({ name: 'octo_test', isSecure: true }),
    signInPath: ({ error, returnTo }) =>
      `/login?${new URLSearchParams({ ...(error && { sso_error: error }), ...(returnTo && { returnTo }) })}`,
    safeReturnTo: (text) => (text?.startsWith('/ok') ? text : '/'),
    signIn: async (_context, proven) => {
      letIn.push(proven);
      return { token: 'a'.repeat(43), expiresAt: new Date('2030-01-01T00:00:00Z') };
    },
    signOut: async () => null,
    ...changes,
  });
  return { handlers, letIn };
}

/** Cookies by name, as the answers set them. */
export class Visitor<X extends Context = Context> {
  readonly cookies = new Map<string, string>();
  now = new Date();

  /** @param make the context that the application's handlers want */
  constructor(
    readonly handlers: ReturnType<typeof createSsoHandlers<X>>,
    private readonly make: (context: Context) => X,
  ) {}

  /** Begins a sign-in. @returns what the browser was sent to the domain with */
  async leave(returnTo?: string): Promise<URL> {
    return new URL(
      await this.#follow(this.handlers.login(this.#context(), { query: { returnTo }, ...NOTHING })),
      BASE,
    );
  }

  /** Comes back with an answer. @returns where the browser is led then */
  async comeBack(query: Readonly<Record<string, string>>): Promise<URL> {
    const request = new Request(`${BASE}/api/auth/sso/callback`, {
      headers: { cookie: this.cookieHeader() },
    });
    const answer = this.handlers.callback(this.#context(), { query, ...NOTHING }, request);
    return new URL(await this.#follow(answer), BASE);
  }

  async logOut(headers: Readonly<Record<string, string>> = {}): Promise<URL> {
    const request = new Request(`${BASE}/api/auth/sso/logout`, {
      headers: { cookie: this.cookieHeader(), ...headers },
    });
    return new URL(await this.#follow(this.handlers.logout(this.#context(), null, request)), BASE);
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #context(): X {
    return this.make({ now: () => this.now });
  }

  async #follow(answer: ReturnType<typeof this.handlers.login>): Promise<string> {
    const { result } = await answer;
    for (const text of result.cookies ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return result.headers?.location ?? '';
  }
}

const BASE = 'https://app.example';
const NOTHING = { params: {}, body: {} };
