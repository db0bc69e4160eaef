import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Button } from './button';
import { Field, fieldId } from './field';
import { TruckIcon } from './icons';
import { Input } from './input';
import { Money } from './money';

test('a field ties label, hint and error to its control', () => {
  const html = renderToStaticMarkup(
    <Field name="address.city" label="City" hint="As on the label" error="Enter a city" isRequired>
      {(control) => <Input {...control} />}
    </Field>,
  );
  const id = fieldId('address.city');
  expect(html).toContain(`for="${id}"`);
  expect(html).toContain(`aria-describedby="${id}-hint ${id}-error"`);
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain(`id="${id}-error"`);
});

test('a valid field claims no error', () => {
  const html = renderToStaticMarkup(
    <Field name="city" label="City" error="">
      {(control) => <Input {...control} />}
    </Field>,
  );
  expect(html).not.toContain('aria-invalid=');
  expect(html).not.toContain('aria-describedby');
});

test('a busy submit button cannot submit again and keeps its name', () => {
  const html = renderToStaticMarkup(
    <Button type="submit" isBusy>
      Pay
    </Button>,
  );
  expect(html).toContain('type="button"');
  expect(html).toContain('aria-busy="true"');
  expect(html).toContain('Pay');
  expect(html).not.toContain(' disabled=');
});

test('a button that may not be pressed says why', () => {
  const html = renderToStaticMarkup(<Button disabledReason="The order is already shipped">Cancel</Button>);
  expect(html).toContain('aria-disabled="true"');
  expect(html).toContain('aria-description="The order is already shipped"');
});

test('an icon is decoration unless it has a label', () => {
  expect(renderToStaticMarkup(<TruckIcon />)).toContain('aria-hidden="true"');
  const labelled = renderToStaticMarkup(<TruckIcon label="Shipped" />);
  expect(labelled).toContain('role="img"');
  expect(labelled).toContain('<path');
});

test('money shows minor units with a true minus', () => {
  expect(renderToStaticMarkup(<Money minor={499_900} />)).toContain('>$4,999.00<');
  expect(renderToStaticMarkup(<Money minor={-150} />)).toContain('>−$1.50<');
  expect(renderToStaticMarkup(<Money minor={5_000} currency="JPY" />)).toContain('>¥5,000<');
});
