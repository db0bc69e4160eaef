import { describe, expect, it } from 'vitest';
import { parseBlock } from './plsql-block';

const words = (step: unknown) =>
  (step as { tokens: { text: string }[] }).tokens.map(({ text }) => text).join(' ');

describe('parseBlock', () => {
  it('reads variables, statements, conditions and handlers', () => {
    const block = parseBlock(`/* a.b */ DECLARE v_id NUMBER(10); v_doc CLOB := :p1;
      BEGIN
        UPDATE t SET a = :p2 WHERE b = 'x;y' RETURNING id, c INTO v_id, :o1;
        IF SQL%ROWCOUNT = 0 THEN
          BEGIN INSERT INTO t (a) VALUES (v_id) RETURNING id INTO v_id;
          EXCEPTION WHEN DUP_VAL_ON_INDEX THEN RAISE; END;
        END IF;
        SELECT id BULK COLLECT INTO v_ids FROM t WHERE a IN (SELECT 1 FROM u) FOR UPDATE SKIP LOCKED;
        :n := SQL%ROWCOUNT; :o1 := v_id;
      END;`);
    expect(block.variables.map(({ name, type }) => [name, type])).toEqual([
      ['V_ID', 'NUMBER'],
      ['V_DOC', 'CLOB'],
    ]);
    const [update, condition, select, count, assign] = block.steps;
    expect(words(update)).toBe("UPDATE T SET A = p2 WHERE B = 'x;y' RETURNING ID , C");
    expect(update).toMatchObject({
      into: [
        { kind: 'variable', name: 'V_ID' },
        { kind: 'bind', name: 'o1' },
      ],
    });
    expect(condition).toMatchObject({
      comparison: '=',
      count: 0,
      steps: [{ kind: 'block', onDuplicate: [{ kind: 'raise' }] }],
    });
    expect(words(select)).toBe('SELECT ID FROM T WHERE A IN ( SELECT 1 FROM U ) FOR UPDATE SKIP LOCKED');
    expect(select).toMatchObject({ isBulk: true, into: [{ name: 'V_IDS' }] });
    expect(count).toMatchObject({ kind: 'assign', source: 'ROWCOUNT' });
    expect(assign).toMatchObject({ kind: 'assign', source: { text: 'V_ID' } });
  });

  it.each([
    ['a loop', 'BEGIN FOR i IN 1..2 LOOP NULL; END LOOP; END;'],
    ['another handler', 'BEGIN UPDATE t SET a = 1; EXCEPTION WHEN OTHERS THEN RAISE; END;'],
    ['text after the block', 'BEGIN UPDATE t SET a = 1; END; COMMIT;'],
  ])('refuses %s', (_what, text) => {
    expect(() => parseBlock(text)).toThrow();
  });
});
