import { methodNotAllowed } from '@octo/shared/http';
import { exportContract } from '@/features/account/export.schema';
import { exportData } from '@/features/account/privacy.service';
import { route } from '@/http';

export const GET = route(exportContract, exportData);
export const POST = methodNotAllowed(['GET']);
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
