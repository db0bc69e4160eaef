'use client';

import { COUNTRIES, type CountryCode } from '@octo/shared/money';
import type { FieldError } from '@octo/shared/ui/client';
import { type FocusEvent, type FormEvent, type RefObject, useEffect, useState } from 'react';
import { findIssues, type Issue, warmUpRules } from './check-values.client';
import { loadDraft, saveDraft } from './draft.client';
import {
  FIELD_NAMES,
  type FieldErrors,
  type FieldName,
  type FormValues,
  readValues,
  toCheckoutInput,
  toFieldErrors,
} from './form-values';

const asField = (name: unknown): FieldName | undefined => FIELD_NAMES.find((field) => field === name);

function control(form: HTMLFormElement | null, name: FieldName): HTMLInputElement | null {
  const found = form?.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement
    ? (found as HTMLInputElement)
    : null;
}

/** The fields of the checkout: what is wrong with them, what was typed before and which country's labels they wear. */
export function useCheckoutFields(form: RefObject<HTMLFormElement | null>, account: FormValues) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [summary, setSummary] = useState<readonly FieldError[]>([]);
  const [country, setCountry] = useState<CountryCode>('US');
  const [draft, setDraft] = useState<FormValues>({});

  useEffect(() => {
    // What was typed in this tab counts more than what the account says.
    const typed = Object.entries(loadDraft()).filter(([, value]) => value !== '');
    const saved: FormValues = { ...account, ...Object.fromEntries(typed) };
    const known = COUNTRIES.find(({ code }) => code === saved.country);
    if (known) setCountry(known.code);
    setDraft(saved);
  }, [account]);
  // After the country has drawn its fields; what somebody typed meanwhile stays.
  useEffect(() => {
    for (const name of FIELD_NAMES) {
      const field = control(form.current, name);
      if (field?.value === '') field.value = draft[name] ?? '';
    }
  }, [draft, form]);

  const setError = (name: FieldName, message: string | undefined) =>
    setErrors(({ [name]: _, ...rest }) => (message === undefined ? rest : { ...rest, [name]: message }));

  const onBlur = async (event: FocusEvent<HTMLFormElement>) => {
    const name = asField((event.target as Partial<HTMLInputElement>).name);
    const values = readValues(event.currentTarget);
    // Leaving a field empty is no mistake yet; it is one when the form is sent.
    if (name === undefined || !values[name]) return;
    const issues = await findIssues(toCheckoutInput(values, { totalMinor: 0, couponCode: null }));
    setError(name, toFieldErrors(issues, values)[name]);
  };

  return {
    errors,
    summary,
    country,
    setCountry,
    /** Shows what is wrong, beside the fields and above them. True when something is. */
    show(issues: readonly Issue[], values: FormValues): boolean {
      const found = toFieldErrors(issues, values);
      setErrors(found);
      const list = Object.entries(found).map(([name, message]) => ({ name, message }));
      // A rule without a field must not be lost, or the form would refuse without a word.
      const rest = list.length === 0 ? issues.map(({ message }) => ({ message })) : [];
      setSummary([...list, ...rest]);
      return issues.length > 0;
    },
    /** Empties the security code, which must not be kept, and leaves the rest of the card. */
    clearCvc() {
      const field = control(form.current, 'cardCvc');
      if (field) field.value = '';
    },
    fillTestCard(number: string) {
      const card = { cardNumber: number, cardExpiry: '12 / 30', cardCvc: '123' } as const;
      for (const [name, value] of Object.entries(card)) {
        const field = control(form.current, name as FieldName);
        if (field) field.value = value;
      }
      const holder = control(form.current, 'cardHolder');
      if (holder?.value === '') holder.value = control(form.current, 'name')?.value || 'Test Pilot';
    },
    handlers: {
      onFocus: warmUpRules,
      onBlur: (event: FocusEvent<HTMLFormElement>) => void onBlur(event),
      onChange(event: FormEvent<HTMLFormElement>) {
        saveDraft(readValues(event.currentTarget));
        const name = asField((event.target as Partial<HTMLInputElement>).name);
        if (name !== undefined) setError(name, undefined);
      },
    },
  };
}
