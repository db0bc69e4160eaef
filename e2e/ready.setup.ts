import { expect, test } from './fixtures/api-test';

test('both applications are ready', async ({ request, stack }) => {
  for (const url of [stack.shopUrl, stack.crmUrl]) {
    const answer = await request.get(`${url}/ready`);
    expect(answer.status(), url).toBe(200);
  }
});
