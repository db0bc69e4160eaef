'use client';

import { CreditCardIcon, Field, Input, LockIcon } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { formatCardNumber, formatExpiry, reformat } from './form/card-format';
import type { FieldErrors } from './form/form-values';

/** The card. Fields keep what was typed after a refusal; only the security code is asked for again. */
export function CardFields({ errors }: { readonly errors: FieldErrors }): ReactElement {
  return (
    <div className="grid grid-cols-2 gap-4">
      <Field
        name="cardNumber"
        label="Card number"
        error={errors.cardNumber}
        isRequired
        className="col-span-2"
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="cc-number"
            placeholder="1234 5678 9012 3456"
            maxLength={23}
            spellCheck={false}
            leading={<CreditCardIcon size={18} />}
            onInput={(event) => reformat(event.currentTarget, formatCardNumber)}
          />
        )}
      </Field>
      <Field name="cardExpiry" label="Expiry date" error={errors.cardExpiry} isRequired>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="cc-exp"
            placeholder="MM / YY"
            maxLength={9}
            onInput={(event) => reformat(event.currentTarget, formatExpiry)}
          />
        )}
      </Field>
      <Field name="cardCvc" label="Security code" error={errors.cardCvc} isRequired>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="cc-csc"
            placeholder="CVC"
            maxLength={4}
            trailing={<LockIcon size={16} />}
            onInput={(event) => reformat(event.currentTarget, (text) => text.replace(/\D/g, ''))}
          />
        )}
      </Field>
      <Field
        name="cardHolder"
        label="Name on the card"
        error={errors.cardHolder}
        isRequired
        className="col-span-2"
      >
        {(control) => <Input {...control} autoComplete="cc-name" maxLength={120} spellCheck={false} />}
      </Field>
    </div>
  );
}
