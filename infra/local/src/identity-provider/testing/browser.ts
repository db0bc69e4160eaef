/** A browser without pages: keeps the cookies of one host, and follows nothing by itself. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();

  /** Where an answer leads, and its text. */
  async open(
    url: string,
    form?: Readonly<Record<string, string>>,
  ): Promise<{ location: string; text: string }> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return { location: location ? new URL(location, url).href : '', text: await response.text() };
  }

  /**
   * Walks from the domain's authorize address through its form to the way back.
   * @returns the address of the application that the domain leads to
   */
  async signIn(authorizeUrl: string, email: string, password: string): Promise<URL> {
    const { host } = new URL(authorizeUrl);
    let at = (await this.open(authorizeUrl)).location;
    if (at.includes('/login/'))
      at = (await this.open(at, { username: email, password, decision: 'sign-in' })).location;
    while (new URL(at).host === host) at = (await this.open(at)).location;
    return new URL(at);
  }
}
