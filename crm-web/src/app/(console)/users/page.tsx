import { can, ROLES } from '@octo/shared/auth/permissions';
import {
  Button,
  ButtonLink,
  Card,
  EmptyState,
  Field,
  Input,
  KeysetPagination,
  PageHeader,
  SearchIcon,
  Select,
  UserIcon,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { readDensity } from '@/density';
import { InviteForm } from '@/features/users/components/invite-form.client';
import { UserTable } from '@/features/users/components/user-table';
import { userListQuery } from '@/features/users/users.schema';
import { listUsers } from '@/features/users/users.service';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';
import { DensitySwitch } from '@/ui/density-switch.client';

export const metadata: Metadata = { title: 'Users' };

export default async function UsersPage({ searchParams }: PageProps<'/users'>): Promise<ReactElement> {
  const { query } = readSearchParams(userListQuery, await searchParams);
  const { q, role } = query;
  const { page, now, mayInvite } = await forPage(async (context) => ({
    page: await listUsers(context, query),
    now: context.now(),
    mayInvite: can(context.operator.role, 'users:write'),
  }));
  const density = await readDensity();
  return (
    <>
      <PageHeader
        title="Users"
        description="Accounts of operators and customers. A change of role counts from the next request on."
        actions={<DensitySwitch density={density} />}
      />
      {mayInvite && (
        <Card title="Invite an operator" className="mb-4">
          <InviteForm />
        </Card>
      )}
      <Form
        action={paths.users()}
        key={`${q}-${role}`}
        role="search"
        aria-label="Filter users"
        className="mb-3 flex flex-wrap items-end gap-2"
      >
        <Field name="q" label="Search" className="w-full sm:w-72">
          {(control) => (
            <Input
              {...control}
              type="search"
              maxLength={100}
              defaultValue={q}
              placeholder="E-mail or name"
              leading={<SearchIcon />}
            />
          )}
        </Field>
        <Field name="role" label="Role" id="filter-role">
          {(control) => (
            <Select {...control} defaultValue={role ?? ''}>
              <option value="">Everybody</option>
              <option value="operator">All operators</option>
              {ROLES.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit">Search</Button>
      </Form>
      {page.items.length === 0 ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          icon={<UserIcon size={20} />}
          title="Nobody matches this search"
          description="Try a part of the address, or another role."
          action={<ButtonLink href={paths.users()}>Show everybody</ButtonLink>}
        />
      ) : (
        <UserTable users={page.items} density={density} now={now} />
      )}
      <KeysetPagination
        className="mt-3"
        summary={`${page.items.length} accounts on this page`}
        previousHref={page.previousCursor ? paths.users({ q, role, before: page.previousCursor }) : undefined}
        nextHref={page.nextCursor ? paths.users({ q, role, after: page.nextCursor }) : undefined}
      />
    </>
  );
}
