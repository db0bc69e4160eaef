'use client';

import { Field, Input } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { acknowledgeAlarm } from '../alarms.actions';

/** Says that somebody is at an alarm, and perhaps what they do. */
export function AcknowledgeForm({
  alarm,
  labels,
}: {
  readonly alarm: string;
  readonly labels: string;
}): ReactElement {
  const router = useRouter();
  return (
    <ActionForm
      action={(form: FormData) => acknowledgeAlarm({ alarm, labels, note: form.get('note') ?? undefined })}
      submitLabel="I am at it"
      onDone={() => router.refresh()}
    >
      {(errorOf) => (
        <Field
          name="note"
          label={labels === '-' ? 'Note' : `Note (${labels})`}
          note="optional"
          error={errorOf('note')}
        >
          {(control) => <Input {...control} maxLength={500} placeholder="What I am doing about it" />}
        </Field>
      )}
    </ActionForm>
  );
}
