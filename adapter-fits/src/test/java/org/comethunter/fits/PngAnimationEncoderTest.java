package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.domain.picture.AnimatedPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngAnimationEncoderTest {
  private static final int WIDTH = 131;
  private static final int HEIGHT = 77;

  private final Random random = new Random(3);
  private final List<byte[]> frames = Stream.generate(this::noise).limit(4).toList();

  @SuppressWarnings("ArrayRecordComponent")
  private record Chunk(String type, byte[] data) {
    int number(int at) {
      return ByteBuffer.wrap(data).getInt(at);
    }
  }

  @Test
  void theChunksStandInTheirOrder() {
    List<Chunk> chunks = chunks(encode(4, Map.of("Camera", "SOHO LASCO C3")));

    assertThat(chunks)
        .extracting(Chunk::type)
        .containsExactly(
            "IHDR", "acTL", "tEXt", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "fcTL", "fdAT",
            "IEND");
    assertThat(chunks.get(1).number(0)).isEqualTo(4);
    assertThat(chunks.get(1).number(4)).as("repeats for ever").isZero();
  }

  @Test
  void theSequenceHasNoGap() {
    List<Integer> sequence =
        chunks(encode(4, Map.of())).stream()
            .filter(chunk -> chunk.type().equals("fcTL") || chunk.type().equals("fdAT"))
            .map(chunk -> chunk.number(0))
            .toList();
    assertThat(sequence).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @ParameterizedTest
  @CsvSource({"4, 250", "30, 33", "0.5, 2000", "0.02, 50000", "5000, 1"})
  void everyFrameIsWholeAndStaysAsLongAsItShould(double framesPerSecond, int milliseconds) {
    assertThat(chunks(encode(framesPerSecond, Map.of())))
        .filteredOn(chunk -> chunk.type().equals("fcTL"))
        .hasSize(4)
        .allSatisfy(
            chunk -> {
              ByteBuffer control = ByteBuffer.wrap(chunk.data());
              assertThat(chunk.data()).hasSize(26);
              assertThat(control.getInt(4)).isEqualTo(WIDTH);
              assertThat(control.getInt(8)).isEqualTo(HEIGHT);
              assertThat(control.getInt(12)).isZero();
              assertThat(control.getInt(16)).isZero();
              assertThat(control.getShort(20) & 0xffff).isEqualTo(milliseconds);
              assertThat(control.getShort(22)).isEqualTo((short) 1000);
              assertThat(control.getShort(24)).isZero();
            });
  }

  @Test
  void whoKnowsNoAnimationsSeesTheFirstFrame() throws IOException {
    assertThat(pixels(encode(4, Map.of("Camera", "C3")))).isEqualTo(frames.getFirst());
  }

  @Test
  void everyPixelOfEveryFrameComesBack() throws IOException {
    List<Chunk> chunks = chunks(encode(4, Map.of()));
    List<byte[]> later =
        chunks.stream()
            .filter(chunk -> chunk.type().equals("fdAT"))
            .map(chunk -> Arrays.copyOfRange(chunk.data(), 4, chunk.data().length))
            .toList();
    assertThat(later).hasSize(3);
    for (int i = 0; i < later.size(); i++) {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      write(png, chunks.getFirst());
      write(png, new Chunk("IDAT", later.get(i)));
      write(png, chunks.getLast());
      assertThat(pixels(png.toByteArray())).isEqualTo(frames.get(i + 1));
    }
  }

  @Test
  void theSameAnimationGivesTheSameBytes() {
    assertThat(encode(4, Map.of("Camera", "C3"))).isEqualTo(encode(4, Map.of("Camera", "C3")));
  }

  private byte[] noise() {
    byte[] grey = new byte[WIDTH * HEIGHT];
    random.nextBytes(grey);
    return grey;
  }

  private byte[] encode(double framesPerSecond, Map<String, String> text) {
    PictureFile file = new PictureFile();
    file.put(new byte[3000]);
    FitsModule.animationEncoder()
        .encode(new AnimatedPicture(WIDTH, HEIGHT, frames, framesPerSecond, text), file);
    return file.toBytes();
  }

  /** All chunks, whose checksums are right. */
  private static List<Chunk> chunks(byte[] png) {
    List<Chunk> chunks = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(png).position(8);
    while (in.hasRemaining()) {
      int length = in.getInt();
      CRC32 crc = new CRC32();
      crc.update(png, in.position(), length + 4);
      byte[] type = new byte[4];
      byte[] data = new byte[length];
      in.get(type).get(data);
      assertThat(in.getInt()).isEqualTo((int) crc.getValue());
      chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), data));
    }
    return chunks;
  }

  private static void write(ByteArrayOutputStream png, Chunk chunk) {
    ByteBuffer bytes = ByteBuffer.allocate(chunk.data().length + 12);
    bytes.putInt(chunk.data().length);
    bytes.put(chunk.type().getBytes(StandardCharsets.US_ASCII)).put(chunk.data());
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), 4, chunk.data().length + 4);
    bytes.putInt((int) crc.getValue());
    png.writeBytes(bytes.array());
  }

  private static byte[] pixels(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(WIDTH);
    assertThat(image.getHeight()).isEqualTo(HEIGHT);
    return (byte[])
        image.getRaster().getDataElements(0, 0, WIDTH, HEIGHT, new byte[WIDTH * HEIGHT]);
  }
}
