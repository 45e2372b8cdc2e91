// Draws grey pictures into rectangles of a canvas: with WebGL2, or without where there is none.
//
// A pane is {picture, minus, rect, centre, scale, gain, offset, invert}: `picture` and `minus` are
// {width, height, pixels}, one byte per pixel, row 0 = top; `minus` (or null) is taken away from it.
// `rect` is {x, y, width, height} of the canvas in device pixels, y downwards. `centre` is the
// picture position (whole numbers are pixel centres) in the middle of the rectangle, `scale` device
// pixels per picture pixel. A grey g of 0..1 is shown as (g - 0.5) * gain + 0.5 + offset.

export function createRenderer(canvas, { webgl = true } = {}) {
  const gl = webgl ? canvas.getContext("webgl2", { alpha: false, antialias: false }) : null;
  return gl ? new WebGlRenderer(canvas, gl) : new PlainRenderer(canvas);
}

const VERTICES = `#version 300 es
in vec2 corner;
void main() { gl_Position = vec4(corner, 0.0, 1.0); }`;

/**
 * The program for pixels, as short as possible: without a graphics card every sample of a texture
 * counts, and both sides of a condition are worked out.
 */
const pixels = ({ minus, mean }) => `#version 300 es
precision highp float;
uniform sampler2D image;
uniform sampler2D other;
uniform vec2 size;
uniform vec2 first;
uniform float scale;
uniform float gain;
uniform float offset;
out vec4 colour;

float grey(vec2 at) {
  return texture(image, at).r${minus ? " + 0.5 - texture(other, at).r" : ""};
}

void main() {
  vec2 at = (first + vec2(gl_FragCoord.x, -gl_FragCoord.y) / scale) / size;
  ${
    mean
      ? `vec2 step = 0.25 / (scale * size);
  float value = 0.25 * (grey(at + step) + grey(at - step)
      + grey(at + vec2(step.x, -step.y)) + grey(at + vec2(-step.x, step.y)));`
      : "float value = grey(at);"
  }
  colour = vec4(vec3(value * gain + offset), 1.0);
}`;

const UNIFORMS = ["image", "other", "size", "first", "scale", "gain", "offset"];

/** Below, more than the 2 x 2 pixels that a sample is the mean of share one of the screen. */
const SMALL = 0.45;

function link(gl, fragment) {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTICES],
    [gl.FRAGMENT_SHADER, fragment],
  ]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.bindAttribLocation(program, 0, "corner");
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`The graphics cannot be used: ${gl.getProgramInfoLog(program)}`);
  }
  return program;
}

/** What two rectangles share. */
function within(one, other) {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  return {
    x,
    y,
    width: Math.min(one.x + one.width, other.x + other.width) - x,
    height: Math.min(one.y + one.height, other.y + other.height) - y,
  };
}

/** Textures kept: those of the panes and of the frames around, for blinking. */
const TEXTURES = 8;

class WebGlRenderer {
  #canvas;
  #gl;
  #programs = new Map(); // by kind
  #textures = new Map(); // by pixels, the least recently used first
  kind = "WebGL2";

  constructor(canvas, gl) {
    this.#canvas = canvas;
    this.#gl = gl;
    this.#prepare();
    canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
    canvas.addEventListener("webglcontextrestored", () => {
      this.#textures.clear();
      this.#programs.clear();
      this.#prepare();
      canvas.dispatchEvent(new Event("redraw"));
    });
  }

  #prepare() {
    const gl = this.#gl;
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.enable(gl.SCISSOR_TEST);
  }

  /** The program of a kind, in use; returns the places of its uniforms. */
  #use(kind) {
    const gl = this.#gl;
    const name = JSON.stringify(kind);
    if (!this.#programs.has(name)) {
      const program = link(gl, pixels(kind));
      const places = UNIFORMS.map((uniform) => [uniform, gl.getUniformLocation(program, uniform)]);
      gl.useProgram(program);
      this.#programs.set(name, { program, places: Object.fromEntries(places) });
      gl.uniform1i(this.#programs.get(name).places.image, 0);
      gl.uniform1i(this.#programs.get(name).places.other, 1);
    }
    const { program, places } = this.#programs.get(name);
    gl.useProgram(program);
    return places;
  }

  /** Draws the panes in order; what none covers is dark. */
  draw(panes) {
    const gl = this.#gl;
    gl.viewport(0, 0, this.#canvas.width, this.#canvas.height);
    gl.scissor(0, 0, this.#canvas.width, this.#canvas.height);
    gl.clearColor(0.024, 0.027, 0.035, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    panes.forEach((pane) => this.#drawPane(pane));
  }

  #drawPane({ picture, minus, rect, centre, scale, gain, offset, invert, clip = rect }) {
    const gl = this.#gl;
    // from the canvas to the picture, both by their corners: x = left + canvas x / scale
    const left = centre.x + 0.5 - (rect.x + rect.width / 2) / scale;
    const top = centre.y + 0.5 - (rect.y + rect.height / 2) / scale;
    const covered = within(clip, {
      x: Math.round(-left * scale),
      y: Math.round(-top * scale),
      width: Math.round(picture.width * scale),
      height: Math.round(picture.height * scale),
    });
    if (covered.width <= 0 || covered.height <= 0) {
      return;
    }
    const height = this.#canvas.height;
    gl.scissor(covered.x, height - covered.y - covered.height, covered.width, covered.height);
    const places = this.#use({ minus: minus !== null, mean: scale < SMALL });
    const sign = invert ? -1 : 1;
    gl.uniform2f(places.size, picture.width, picture.height);
    gl.uniform2f(places.first, left, top + height / scale);
    gl.uniform1f(places.scale, scale);
    gl.uniform1f(places.gain, sign * gain);
    gl.uniform1f(places.offset, 0.5 + sign * (offset - 0.5 * gain));
    if (minus) {
      this.#bind(1, minus, scale);
    }
    this.#bind(0, picture, scale);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  #bind(unit, { width, height, pixels }, scale) {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0 + unit);
    let texture = this.#textures.get(pixels);
    if (texture) {
      this.#textures.delete(pixels); // and in again as the most recently used
      gl.bindTexture(gl.TEXTURE_2D, texture.name);
    } else {
      texture = this.#free(width, height);
      gl.bindTexture(gl.TEXTURE_2D, texture.name);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RED, gl.UNSIGNED_BYTE, pixels);
    }
    this.#textures.set(pixels, texture);
    // a pixel stays a square once it is large enough to be seen as one
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, scale < 2 ? gl.LINEAR : gl.NEAREST);
  }

  #free(width, height) {
    const gl = this.#gl;
    if (this.#textures.size >= TEXTURES) {
      const [oldest, texture] = this.#textures.entries().next().value;
      this.#textures.delete(oldest);
      if (texture.width === width && texture.height === height) {
        return texture;
      }
      gl.deleteTexture(texture.name);
    }
    const name = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, name);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8, width, height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    return { name, width, height };
  }
}

/** The same with a 2D canvas: greys are looked up in a table, then drawn to scale. */
class PlainRenderer {
  #canvas;
  #context;
  #buffers = new Map(); // by width and height
  kind = "2D";

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d", { alpha: false });
  }

  draw(panes) {
    this.#context.fillStyle = "#060709";
    this.#context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    panes.forEach((pane) => this.#drawPane(pane));
  }

  #drawPane({ picture, minus, rect, centre, scale, gain, offset, invert, clip = rect }) {
    const source = this.#shade(picture, minus, greys(gain, offset, invert));
    const context = this.#context;
    context.save();
    context.beginPath();
    context.rect(clip.x, clip.y, clip.width, clip.height);
    context.clip();
    context.imageSmoothingEnabled = scale < 2;
    context.translate(rect.x + rect.width / 2, rect.y + rect.height / 2);
    context.scale(scale, scale);
    context.drawImage(source, -centre.x - 0.5, -centre.y - 0.5);
    context.restore();
  }

  #shade({ width, height, pixels }, minus, table) {
    const size = `${width}x${height}`;
    if (!this.#buffers.has(size)) {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d", { alpha: false });
      this.#buffers.set(size, { canvas, context, data: context.createImageData(width, height) });
    }
    const { canvas, context, data } = this.#buffers.get(size);
    const colours = new Uint32Array(data.data.buffer);
    for (let i = 0; i < colours.length; i++) {
      const grey = table[minus ? pixels[i] - minus.pixels[i] + 255 + 128 : pixels[i] + 255];
      colours[i] = 0xff000000 | (grey * 0x010101);
    }
    context.putImageData(data, 0, 0);
    return canvas;
  }
}

/** What is shown of a grey from -255 to 511, the index less 255: differences may leave the range. */
export function greys(gain, offset, invert) {
  const table = new Uint8Array(3 * 256);
  for (let i = 0; i < table.length; i++) {
    const shown = ((i - 255) / 255 - 0.5) * gain + 0.5 + offset;
    const grey = Math.round(255 * Math.min(1, Math.max(0, shown)));
    table[i] = invert ? 255 - grey : grey;
  }
  return table;
}
