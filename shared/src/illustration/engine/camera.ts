import { add, cross, dot, scale, sub, unit, type Vec2, type Vec3 } from './vector';

/** Where the viewer stands; angles in degrees, distance in model units. */
export interface View {
  readonly yaw: number;
  readonly pitch: number;
  readonly distance: number;
}

/** A view placed on the sheet. Mild perspective: the distance is several times the model's size. */
export interface Camera {
  readonly eye: Vec3;
  readonly toViewer: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  /** Direction towards the key light, the same on the sheet for every view: upper left, in front. */
  readonly keyLight: Vec3;
  readonly fillLight: Vec3;
  project(point: Vec3): Vec2;
  /** Larger is nearer to the viewer. */
  nearness(point: Vec3): number;
}

/** Scale and position of the drawing on the sheet. */
export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Builds the camera for a view and a placement. */
export function createCamera(view: View, placement: Placement): Camera {
  const yaw = (view.yaw * Math.PI) / 180;
  const pitch = (view.pitch * Math.PI) / 180;
  const toViewer: Vec3 = [Math.sin(yaw) * Math.cos(pitch), -Math.cos(yaw) * Math.cos(pitch), Math.sin(pitch)];
  const right: Vec3 = [Math.cos(yaw), Math.sin(yaw), 0];
  const up = unit(cross(toViewer, right));
  const eye = scale(toViewer, view.distance);
  const fromView = (r: number, u: number, f: number): Vec3 =>
    unit(add(add(scale(right, r), scale(up, u)), scale(toViewer, f)));
  return {
    eye,
    toViewer,
    right,
    up,
    keyLight: fromView(-0.62, 0.78, 0.42),
    fillLight: fromView(0.85, 0.1, 0.5),
    project(point) {
      const k = view.distance / (view.distance - dot(point, toViewer));
      return [
        placement.x + placement.scale * dot(point, right) * k,
        placement.y - placement.scale * dot(point, up) * k,
      ];
    },
    nearness: (point) => -Math.hypot(...sub(eye, point)),
  };
}
