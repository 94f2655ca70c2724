/** Dots of sigma in the shapes of the kinds: one point each, its shape cut out by the fragment shader. */
import { NodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";


const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform mat3 u_matrix;
varying vec4 v_color;
varying float v_shape;
varying float v_feather;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  float radius = a_size / u_sizeRatio * u_pixelRatio;
  // Room for the corners beyond the radius and for paper around them.
  gl_PointSize = radius * 2.7 + 4.0;
  v_feather = 1.35 / (radius * 1.35 + 2.0);
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
}`;

const FRAGMENT = `
precision mediump float;
varying vec4 v_color;
varying float v_shape;
varying float v_feather;
uniform vec4 u_paper;
float polygon(vec2 p, float sides, float radius, float turn) {
  float slice = 6.28318 / sides;
  float angle = atan(p.y, p.x) + turn;
  return cos(floor(0.5 + angle / slice) * slice - angle) * length(p) - radius * cos(slice / 2.0);
}
float triangle(vec2 p) {
  return max(max(dot(p, vec2(0.867, -0.498)), dot(p, vec2(-0.867, -0.498))) - 0.573, p.y - 0.85);
}
float outline(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.88;
  if (v_shape < 2.5) return polygon(p, 6.0, 1.06, 0.0);
  if (v_shape < 3.5) return (abs(p.x) + abs(p.y) - 1.25) * 0.707;
  if (v_shape < 4.5) return length(p) - 1.0;
  if (v_shape < 5.5) return triangle(p);
  if (v_shape < 6.5) return max(abs(p.x) - 0.78, abs(p.y) - 1.08);
  return triangle(vec2(p.x, -p.y));
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * 2.7;
  float distance = outline(p);
  float halo = 1.4 * v_feather;
  #ifdef PICKING_MODE
  if (distance > 0.0) discard;
  gl_FragColor = v_color;
  #else
  float cover = 1.0 - smoothstep(halo - v_feather, halo + v_feather, distance);
  float fill = 1.0 - smoothstep(-v_feather * 0.5, v_feather * 0.5, distance);
  if (v_shape > 3.5 && v_shape < 4.5) fill *= smoothstep(0.46 - v_feather * 0.5, 0.46 + v_feather * 0.5, length(p));
  gl_FragColor = vec4(mix(u_paper.rgb, v_color.rgb, fill) * cover, cover);
  #endif
}`;

const { FLOAT, UNSIGNED_BYTE } = WebGLRenderingContext;

export class ShapeProgram extends NodeProgram<"u_sizeRatio" | "u_pixelRatio" | "u_matrix" | "u_paper"> {
  /** The colour around dots; red, green and blue from 0 to 1. */
  static paper: [number, number, number] = [1, 1, 1];

  getDefinition() {
    return {
      VERTICES: 1,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: WebGLRenderingContext.POINTS,
      UNIFORMS: ["u_sizeRatio", "u_pixelRatio", "u_matrix", "u_paper"] as const,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_shape", size: 1, type: FLOAT },
      ],
    };
  }

  processVisibleItem(index: number, start: number, data: NodeDisplayData & { shape?: number }): void {
    const { array } = this;
    array[start++] = data.x;
    array[start++] = data.y;
    array[start++] = data.size;
    array[start++] = floatColor(data.color);
    array[start++] = index;
    array[start] = data.shape ?? 0;
  }

  setUniforms(
    { sizeRatio, pixelRatio, matrix }: RenderParams,
    { gl, uniformLocations }: { gl: WebGLRenderingContext; uniformLocations: Record<string, WebGLUniformLocation> },
  ): void {
    gl.uniform1f(uniformLocations.u_sizeRatio!, sizeRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio!, pixelRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, matrix);
    gl.uniform4f(uniformLocations.u_paper!, ...ShapeProgram.paper, 1);
  }
}
