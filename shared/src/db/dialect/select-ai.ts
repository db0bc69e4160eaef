import 'server-only';
import { twin } from './dialect';

/** A question in plain words to Select AI. */
export interface SelectAiQuestion {
  readonly prompt: string;
  /** Profile that an administrator made with `DBMS_CLOUD_AI.CREATE_PROFILE`. */
  readonly profile: string;
  readonly action: 'showsql' | 'runsql' | 'narrate' | 'explainsql' | 'chat';
}

/** What came of a question. Only Oracle Autonomous Database can answer. */
export type SelectAiAnswer =
  | { readonly outcome: 'answered'; readonly text: string }
  | { readonly outcome: 'unavailable' };

/**
 * Asks Select AI (https://docs.oracle.com/en/cloud/paas/autonomous-database/serverless/adbsb/dbms-cloud-ai-package.html).
 * `unavailable` on a database that has no such thing; the driver's error when the profile or its rights are missing.
 */
export const askSelectAi = twin<SelectAiQuestion, SelectAiAnswer>({
  postgresql: async () => ({ outcome: 'unavailable' }),
  oracle: async (db, { prompt, profile, action }) => {
    const [row] = await db.$queryRaw<{ text: string | null }[]>`/* oracle selectAi.generate (text text) */
      SELECT DBMS_CLOUD_AI.GENERATE(prompt => ${prompt}, profile_name => ${profile}, action => ${action}) FROM dual`;
    return { outcome: 'answered', text: row?.text ?? '' };
  },
});
