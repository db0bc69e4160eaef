/** The pages of the local identity domain: plain, so that people see where they are and tests can use them. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)} · Local identity domain</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 22rem; margin: 12vh auto; padding: 0 1rem; }
label { display: block; margin-top: 1rem; }
input, button { box-sizing: border-box; width: 100%; padding: .6rem; margin-top: .25rem; font: inherit; }
button { margin-top: 1.5rem; }
[role=alert] { border-left: 4px solid #c0392b; padding-left: .75rem; }
small { opacity: .8; }
</style>
</head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body>
</html>`;
}

/** The form where people prove who they are. */
export function loginPage(input: {
  readonly uid: string;
  readonly email: string;
  readonly error?: string;
}): string {
  const alert = input.error ? `<p role="alert">${escapeHtml(input.error)}</p>` : '';
  return page(
    'Local identity domain',
    `<p>This stands for your company's sign-in.</p>
${alert}
<form method="post" action="/login/${encodeURIComponent(input.uid)}">
<label>User name<input name="username" type="email" autocomplete="username" required value="${escapeHtml(input.email)}"></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit" name="decision" value="sign-in">Sign in</button>
</form>
<form method="post" action="/login/${encodeURIComponent(input.uid)}">
<button type="submit" name="decision" value="cancel">Cancel</button>
</form>
<p><small>Demo: admin@octo.example, newcomer@octo.example, mira.solano@customer.example; everybody has the demo
password.</small></p>`,
  );
}

/** Goes on by itself: a domain does not ask whether people really want to leave. */
export function logoutPage(form: string): string {
  return page(
    'Signing out',
    `${form}
<button form="op.logoutForm" type="submit" name="logout" value="yes" autofocus>Sign out</button>
<script>document.querySelector('button[name=logout]').click()</script>`,
  );
}

/** A page that only says something. */
export function messagePage(title: string, message: string): string {
  return page(title, `<p>${escapeHtml(message)}</p>`);
}
