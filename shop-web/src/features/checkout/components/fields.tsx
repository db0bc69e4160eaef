import { COUNTRIES, type CountryCode } from '@octo/shared/money';
import { Field, Input, Select, Textarea } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { ADDRESS_LABELS } from './form/address-labels';
import type { FieldErrors } from './form/form-values';

interface FieldsProps {
  readonly errors: FieldErrors;
}

/** Who orders and how to reach them. */
export function ContactFields({ errors }: FieldsProps): ReactElement {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="email" label="E-mail" error={errors.email} isRequired className="sm:col-span-2">
        {(control) => (
          <Input
            {...control}
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={255}
            spellCheck={false}
          />
        )}
      </Field>
      <Field name="name" label="Full name" error={errors.name} isRequired>
        {(control) => <Input {...control} autoComplete="name" maxLength={200} />}
      </Field>
      <Field
        name="phone"
        label="Phone"
        note="optional"
        hint="For the carrier, if delivery needs a word."
        error={errors.phone}
      >
        {(control) => <Input {...control} type="tel" inputMode="tel" autoComplete="tel" maxLength={40} />}
      </Field>
    </div>
  );
}

/** Where the order goes; labels follow the country. */
export function AddressFields(
  props: FieldsProps & { readonly country: CountryCode; readonly onCountry: (country: CountryCode) => void },
): ReactElement {
  const { errors, country, onCountry } = props;
  const labels = ADDRESS_LABELS[country];
  const isRegionRequired = COUNTRIES.some(({ code, regionRequired }) => code === country && regionRequired);
  const isWide = labels.region === null;
  const city = (
    <Field
      key="city"
      name="city"
      label={labels.city}
      error={errors.city}
      isRequired
      className={isWide ? 'col-span-6 sm:col-span-4' : 'col-span-6 sm:col-span-2'}
    >
      {(control) => <Input {...control} autoComplete="shipping address-level2" maxLength={120} />}
    </Field>
  );
  const region = labels.region !== null && (
    <Field
      key="region"
      name="region"
      label={labels.region}
      error={errors.region}
      isRequired={isRegionRequired}
      {...(isRegionRequired ? {} : { note: 'optional' })}
      className="col-span-3 sm:col-span-2"
    >
      {(control) => <Input {...control} autoComplete="shipping address-level1" maxLength={120} />}
    </Field>
  );
  const postalCode = (
    <Field
      key="postalCode"
      name="postalCode"
      label={labels.postalCode}
      error={errors.postalCode}
      isRequired
      className={isWide ? 'col-span-6 sm:col-span-2' : 'col-span-3 sm:col-span-2'}
    >
      {(control) => (
        <Input
          {...control}
          autoComplete="shipping postal-code"
          inputMode={labels.postalInputMode}
          placeholder={labels.postalExample}
          maxLength={20}
        />
      )}
    </Field>
  );
  return (
    <div className="grid grid-cols-6 gap-4">
      <Field name="country" label="Country" error={errors.country} isRequired className="col-span-6">
        {(control) => (
          <Select
            {...control}
            autoComplete="shipping country"
            value={country}
            onChange={(event) => {
              const chosen = COUNTRIES.find(({ code }) => code === event.target.value);
              if (chosen) onCountry(chosen.code);
            }}
          >
            {COUNTRIES.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="line1" label="Street and number" error={errors.line1} isRequired className="col-span-6">
        {(control) => <Input {...control} autoComplete="shipping address-line1" maxLength={200} />}
      </Field>
      <Field
        name="line2"
        label="Apartment, unit, company"
        note="optional"
        error={errors.line2}
        className="col-span-6"
      >
        {(control) => <Input {...control} autoComplete="shipping address-line2" maxLength={200} />}
      </Field>
      {/* The order in the document, not only on the screen: the tab key follows it. */}
      {labels.isPostalFirst ? [postalCode, city, region] : [city, region, postalCode]}
      <Field
        name="notes"
        label="Note for the delivery"
        note="optional"
        error={errors.notes}
        className="col-span-6"
      >
        {(control) => <Textarea {...control} rows={2} maxLength={2_000} />}
      </Field>
    </div>
  );
}
