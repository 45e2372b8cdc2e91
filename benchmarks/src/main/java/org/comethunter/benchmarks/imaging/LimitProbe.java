package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;

/**
 * The least that any program must do for the same pictures, as a program of its own: for each frame
 * it reads the file's bytes, passes once over the pixels, packs the finished picture by the JDK's
 * deflater with Huffman codes only, and writes the result.
 *
 * <p>{@code LimitProbe PICTURES OUT FRAME...} loads the pictures into memory first and prints how
 * long that took, to be subtracted: only what the probe cannot know is given to it.
 */
final class LimitProbe {
  private static final VarHandle PIXELS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private static final ThreadLocal<LimitProbe> OWN = ThreadLocal.withInitial(LimitProbe::new);

  private final Deflater deflater = new Deflater();
  private byte[] file = new byte[0];
  private byte[] packed = new byte[0];

  private LimitProbe() {
    deflater.setStrategy(Deflater.HUFFMAN_ONLY);
  }

  /** Runs it on as many threads as there are cores. */
  public static void main(String... arguments)
      throws IOException, InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    List<ByteBuffer> pictures = FinishedPictures.load(Path.of(arguments[0]));
    System.out.printf(Locale.ROOT, "loading: %.6f s%n", (System.nanoTime() - begun) / 1e9);
    Path out = Path.of(arguments[1]);
    List<Future<Long>> sums = new ArrayList<>();
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (int number = 0; number < pictures.size(); number++) {
        Path frame = Path.of(arguments[2 + number]);
        ByteBuffer picture = pictures.get(number);
        Path target = out.resolve(frame.getFileName() + ".packed");
        sums.add(workers.submit(() -> OWN.get().work(frame, picture, target)));
      }
    }
    long sum = 0;
    for (Future<Long> each : sums) {
      sum += each.get();
    }
    System.out.println("sum of all pixels: " + sum);
  }

  private long work(Path frame, ByteBuffer picture, Path target) throws IOException {
    int length = read(frame);
    long sum = 0;
    for (int at = 0; at + 1 < length; at += 2) {
      sum += (short) PIXELS.get(file, at);
    }
    packed = packed.length >= 2 * picture.limit() ? packed : new byte[2 * picture.limit()];
    deflater.reset();
    deflater.setInput(picture);
    deflater.finish();
    int size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(packed, size, packed.length - size);
    }
    try (OutputStream written = Files.newOutputStream(target)) {
      written.write(packed, 0, size);
    }
    return sum;
  }

  private int read(Path frame) throws IOException {
    try (var channel = Files.newByteChannel(frame)) {
      int length = Math.toIntExact(channel.size());
      file = file.length >= length ? file : new byte[length];
      ByteBuffer buffer = ByteBuffer.wrap(file, 0, length);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // until all of it is there
      }
      return length;
    }
  }
}
