import { describe, expect, it } from 'vitest';
import { splitScript } from './script';

describe('splitScript', () => {
  it('splits at lines that hold only a slash and drops the semicolon that Oracle refuses', () => {
    const script = '-- why\nCREATE TABLE A (ID NUMBER(10));\n/\nCREATE INDEX I ON A (ID)\n  /  \n';
    expect(splitScript(script)).toEqual([
      '-- why\nCREATE TABLE A (ID NUMBER(10))',
      'CREATE INDEX I ON A (ID)',
    ]);
  });

  it('keeps the semicolons of PL/SQL, and divisions', () => {
    const block = '/* fill */\nBEGIN\n  UPDATE A SET ID = ID\n    / 2;\nEND;';
    expect(splitScript(`${block}\n/\n`)).toEqual([block]);
    const trigger = 'CREATE OR REPLACE TRIGGER T BEFORE INSERT ON A BEGIN NULL; END;';
    expect(splitScript(trigger)).toEqual([trigger]);
  });

  it('is not misled by a CASE at the end', () => {
    expect(splitScript('UPDATE A SET ID = CASE WHEN ID > 1 THEN 1 ELSE 0 END;')).toEqual([
      'UPDATE A SET ID = CASE WHEN ID > 1 THEN 1 ELSE 0 END',
    ]);
  });

  it('leaves out what holds no statement', () => {
    expect(splitScript('-- nothing yet\n/\n\n/\r\n/* nor here */')).toEqual([]);
  });
});
