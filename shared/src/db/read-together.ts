import 'server-only';
import { AsyncResource } from 'node:async_hooks';

/** Keys of one statement. Fewer are filled up by repeating the last one, so that there are few texts to plan. */
const SIZES = [1, 4, 16, 64] as const;
const MOST = 64;
/** Keys that come while a statement is under way wait for its end, but no longer than this. */
const PATIENCE_MS = 5;

type Rows<R> = ReadonlyMap<string, R>;

/** Keys whose statement is still to be sent. */
interface Batch<R> {
  readonly keys: Set<string>;
  readonly rows: Promise<Rows<R>>;
  /** Sends the statement, once. */
  readonly send: () => void;
}

/**
 * Makes a reader of single rows by key that answers everybody who asks at about the same time with one statement.
 *
 * Nothing is kept: whoever asks is answered by a statement that is sent after they asked, so whatever was committed
 * before is seen, as if they had asked alone. Asked one at a time it sends the same statement at once. While one is
 * under way new keys gather for the next; a busy process so pays for one statement where it paid for many. Should the
 * database be slow, a statement sets out every five milliseconds all the same, and one that hangs delays nobody else.
 *
 * The statement runs as the work of whoever asked first: it stands in their trace. When it fails, it fails for all.
 *
 * @param load reads the rows of 1, 4, 16 or 64 keys, some of which may be equal
 * @returns the row of a key, undefined when there is none, and how many keys were asked together
 */
export function readTogether<R>(
  load: (keys: readonly string[]) => Promise<Rows<R>>,
): (key: string) => Promise<{ readonly row: R | undefined; readonly askedTogether: number }> {
  let gathering: Batch<R> | null = null;
  let underWay = 0;

  const gather = (): Batch<R> => {
    const keys = new Set<string>();
    let send = (): void => undefined;
    const rows = new Promise<Rows<R>>((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      // Sent by the end of another statement it would run as the work of that one's asker.
      send = AsyncResource.bind(() => {
        if (gathering !== batch) return;
        gathering = null;
        clearTimeout(timer);
        underWay += 1;
        resolve(
          load(filledUp([...keys])).finally(() => {
            underWay -= 1;
            gathering?.send();
          }),
        );
      });
      if (underWay === 0) setImmediate(send);
      else timer = setTimeout(send, PATIENCE_MS);
    });
    const batch: Batch<R> = { keys, rows, send };
    return batch;
  };

  return async (key) => {
    gathering ??= gather();
    const { keys, rows, send } = gathering;
    keys.add(key);
    if (keys.size === MOST) send();
    return { row: (await rows).get(key), askedTogether: keys.size };
  };
}

function filledUp(keys: readonly string[]): readonly string[] {
  const size = SIZES.find((most) => keys.length <= most) ?? MOST;
  const last = keys[keys.length - 1] ?? '';
  return [...keys, ...Array<string>(size - keys.length).fill(last)];
}
