import 'server-only';
import { isUniqueViolation } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { countMetric } from '@octo/shared/telemetry';
import { addMs, MS } from '@octo/shared/time';
import type { CrmContext } from '@/context';
import { type ChangeResult, changeOrder } from './change-order.service';
import type { ShipOrderInput } from './order-actions.schema';
import { deliverShipments, findWarehouse, insertShipment } from './order-change.repository';

const USUAL_DAYS_ON_THE_WAY = 4;

/**
 * Ships an order: parcel, first tracking event and state in one transaction. Submitting twice ships once.
 *
 * @throws AppError `forbidden`, `order_not_found`, `transition_refused`, `conflict`, `validation_failed` (unknown
 *   warehouse, or the tracking number belongs to another parcel of the carrier)
 */
export async function shipOrder(context: CrmContext, input: ShipOrderInput): Promise<ChangeResult> {
  const { number, carrier, trackingNumber, warehouseId } = input;
  try {
    return await changeOrder(context, {
      action: 'ship',
      number,
      effects: async ({ tx, order, now }) => {
        const warehouse = await findWarehouse(tx, warehouseId);
        if (!warehouse) throw invalid('warehouseId', 'This warehouse cannot ship. Choose another one.');
        await insertShipment(tx, {
          orderId: order.id,
          warehouse,
          carrier,
          trackingNumber,
          destinationRegion: order.shipCountry,
          weightGrams: order.items.reduce((sum, item) => sum + item.quantity * item.product.weightGrams, 0),
          now,
          estimatedDeliveryAt: addMs(now, USUAL_DAYS_ON_THE_WAY * MS.day),
        });
        countMetric('crm.business.shipments.created', {
          carrier,
          origin: warehouse.region,
          destination: order.shipCountry,
        });
        return { carrier, trackingNumber, warehouse: warehouse.code };
      },
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw invalid('trackingNumber', `${carrier} already has a parcel with this tracking number.`);
  }
}

/**
 * Marks an order and its parcels as delivered. Doing it twice changes nothing.
 * @throws AppError `forbidden`, `order_not_found`, `transition_refused`, `conflict`
 */
export function deliverOrder(context: CrmContext, input: { readonly number: string }): Promise<ChangeResult> {
  return changeOrder(context, {
    action: 'deliver',
    number: input.number,
    effects: async ({ tx, order, now }) => {
      const parcels = await deliverShipments(tx, order.id, order.shipCountry, now);
      countMetric('crm.business.shipments.delivered', {}, parcels);
      return { parcels };
    },
  });
}

function invalid(path: string, message: string): AppError {
  return new AppError('validation_failed', { fields: [{ path, code: 'custom', message }] });
}
