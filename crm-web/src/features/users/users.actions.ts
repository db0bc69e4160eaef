'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/action';
import { paths } from '@/paths';
import * as service from './change-user.service';
import { changeRoleSchema, inviteSchema, setActiveSchema, userActionSchema } from './users.schema';

/** Invites an operator by mail. */
export const inviteOperator = action({ id: 'users.invite', input: inviteSchema }, async (context, input) => {
  const invited = await service.inviteOperator(context, input);
  revalidatePath(paths.users());
  return invited;
});

/** Gives an account another role. */
export const changeRole = action(
  { id: 'users.changeRole', input: changeRoleSchema },
  async (context, input) => {
    await service.changeRole(context, input);
    revalidatePath(paths.user(input.id));
  },
);

/** Closes or opens an account. */
export const setUserActive = action(
  { id: 'users.setActive', input: setActiveSchema },
  async (context, input) => {
    await service.setActive(context, input);
    revalidatePath(paths.user(input.id));
  },
);

/** Signs an account out everywhere. */
export const signOutUser = action(
  { id: 'users.signOut', input: userActionSchema },
  async (context, input) => {
    await service.signOutUser(context, input);
    revalidatePath(paths.user(input.id));
  },
);

/** Sends a link to choose a password. */
export const sendPasswordLink = action(
  { id: 'users.sendPasswordLink', input: userActionSchema },
  service.sendPasswordLink,
);
