'use client';

import { type FormEvent, type ReactElement, type ReactNode, useMemo, useState, useTransition } from 'react';
import type { ActionResult, Problem } from '../../errors';
import { Alert } from '../alert';
import { Button, type ButtonProps } from '../button';
import { ErrorSummary } from './error-summary';

/** Props of {@link ActionForm}. */
export type ActionFormProps = {
  /** The server action; it gets the form's data. */
  readonly action: (form: FormData) => Promise<ActionResult<unknown>>;
  readonly submitLabel: ReactNode;
  readonly submitVariant?: ButtonProps['variant'];
  readonly isSubmitWide?: boolean;
  /** Said once it worked; the fields are then empty again. */
  readonly doneMessage?: ReactNode;
  /** Shown instead of the form once it worked. */
  readonly whenDone?: ReactNode;
  readonly onDone?: () => void;
  /** Beside the button, such as "Forgot your password?". */
  readonly aside?: ReactNode;
  readonly className?: string;
  /** The fields; `errorOf` gives each its message. */
  readonly children: (errorOf: (name: string) => string | undefined) => ReactNode;
};

/**
 * A form around a server action: busy while it runs, what was typed stays after a refusal, errors stand beside their
 * fields and in a summary that takes the focus, and what cannot be blamed on a field stands above.
 */
export function ActionForm(props: ActionFormProps): ReactElement {
  const { action, submitLabel, submitVariant = 'primary', isSubmitWide = false, aside, className } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isDone, setIsDone] = useState(false);
  const [isPending, startTransition] = useTransition();
  // One list per refusal: the summary takes the focus whenever it gets a new one.
  const errors = useMemo(
    () => (problem?.errors ?? []).map(({ path, message }) => ({ name: path, message })),
    [problem],
  );
  if (isDone && props.whenDone !== undefined) return <>{props.whenDone}</>;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const form = event.currentTarget;
    const data = new FormData(form);
    startTransition(async () => {
      setIsDone(false);
      const result = await action(data);
      if (!result.ok) {
        setProblem(result.problem);
        return;
      }
      setProblem(null);
      setIsDone(true);
      form.reset();
      props.onDone?.();
    });
  };
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  return (
    // POST, so that a press before the script runs never writes a password into the address.
    <form method="post" noValidate onSubmit={submit} className={className ?? 'space-y-4'}>
      <ErrorSummary errors={errors} />
      {problem && errors.length === 0 && (
        <Alert tone="danger" role="alert" title={problem.title}>
          {problem.detail ?? (problem.status >= 500 ? 'Nothing is lost. Try again in a moment.' : null)}
        </Alert>
      )}
      {isDone && props.doneMessage !== undefined && (
        <Alert tone="ok" role="status">
          {props.doneMessage}
        </Alert>
      )}
      {props.children(errorOf)}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button
          type="submit"
          variant={submitVariant}
          size={isSubmitWide ? 'lg' : 'md'}
          isBusy={isPending}
          className={isSubmitWide ? 'w-full' : ''}
        >
          {submitLabel}
        </Button>
        {aside}
      </div>
    </form>
  );
}
