package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.domain.picture.GreyPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PngPictureEncoderTest {
  private final PictureEncoder encoder = FitsModule.pictureEncoder();

  @ParameterizedTest
  @CsvSource({"1,1", "1,100", "100,1", "257,131", "1024,1024"})
  void everyPixelComesBack(int width, int height) throws IOException {
    byte[] grey = new byte[width * height];
    new Random(1).nextBytes(grey);
    byte[] png = encode(new GreyPicture(width, height, grey, Map.of()));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    byte[] decoded =
        (byte[]) image.getRaster().getDataElements(0, 0, width, height, new byte[width * height]);
    assertThat(decoded).isEqualTo(grey);
  }

  @Test
  void theTextsAreThereInTheirOrder() throws IOException {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("Observation Time", "2002-01-08T02:18:05.594Z");
    text.put("Camera", "SOHO LASCO C3");
    text.put("Roll", "180.000 degrees");
    text.put("Empty", "");
    text.put("Signs", "± 5 px, not Latin: \u2212, no end: \0.");
    byte[] png = encode(new GreyPicture(3, 2, new byte[6], text));
    Map<String, String> expected = new LinkedHashMap<>(text);
    expected.put("Signs", "± 5 px, not Latin: ?, no end:  .");
    assertThat(texts(png)).containsExactlyEntriesOf(expected);
  }

  @Test
  void aKeywordHasOneToSeventyNineCharacters() {
    GreyPicture unnamed = new GreyPicture(1, 1, new byte[1], Map.of("", "x"));
    GreyPicture endless = new GreyPicture(1, 1, new byte[1], Map.of("x".repeat(80), "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> encode(unnamed));
    assertThatIllegalArgumentException().isThrownBy(() -> encode(endless));
  }

  @Test
  void theSamePictureGivesTheSameBytes() {
    byte[] grey = new byte[300 * 200];
    new Random(2).nextBytes(grey);
    GreyPicture picture = new GreyPicture(300, 200, grey, Map.of("Camera", "C2"));
    byte[] first = encode(picture);
    PictureFile again = new PictureFile();
    again.put(new byte[5000]);
    encoder.encode(picture, again);
    assertThat(again.toBytes()).isEqualTo(first);
    PictureFile other = new PictureFile();
    FitsModule.pictureEncoder().encode(picture, other);
    assertThat(other.toBytes()).isEqualTo(first);
  }

  @Test
  void aPictureWithoutNoiseComesBackToo() throws IOException {
    // frequencies like Fibonacci numbers make the longest Huffman words
    byte[] grey = new byte[1 << 16];
    int[] fibonacci = new int[24];
    int from = 0;
    for (int i = 0; i < fibonacci.length && from < grey.length; i++) {
      fibonacci[i] = i < 2 ? 1 : fibonacci[i - 1] + fibonacci[i - 2];
      int to = Math.min(grey.length, from + fibonacci[i]);
      Arrays.fill(grey, from, to, (byte) (i + 1));
      from = to;
    }
    for (byte[] levels : new byte[][] {grey, new byte[1 << 16]}) {
      assertThat(decode(encode(new GreyPicture(256, 256, levels, Map.of())))).isEqualTo(levels);
    }
  }

  @Test
  void takesNoMoreRoomThanTheJdksHuffmanCodes() {
    byte[] grey = new byte[512 * 512];
    Random random = new Random(4);
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) Math.clamp(85 + 21 * random.nextGaussian(), 0, 255);
    }
    byte[] packed = new byte[2 * grey.length];
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setStrategy(Deflater.HUFFMAN_ONLY);
    deflater.setInput(grey);
    deflater.finish();
    int length = 0;
    while (!deflater.finished()) {
      length += deflater.deflate(packed, length, packed.length - length);
    }
    deflater.end();
    assertThat(encode(new GreyPicture(512, 512, grey, Map.of())).length)
        .isLessThan(length + length / 100);
  }

  private byte[] encode(GreyPicture picture) {
    PictureFile file = new PictureFile();
    encoder.encode(picture, file);
    return file.toBytes();
  }

  private static byte[] decode(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    return (byte[])
        image
            .getRaster()
            .getDataElements(
                0,
                0,
                image.getWidth(),
                image.getHeight(),
                new byte[image.getWidth() * image.getHeight()]);
  }

  private static Map<String, String> texts(byte[] png) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(in);
      IIOMetadata metadata = reader.getImageMetadata(0);
      Element root = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
      NodeList entries = root.getElementsByTagName("tEXtEntry");
      Map<String, String> texts = new LinkedHashMap<>();
      for (int i = 0; i < entries.getLength(); i++) {
        Element entry = (Element) entries.item(i);
        texts.put(entry.getAttribute("keyword"), entry.getAttribute("value"));
      }
      return texts;
    } finally {
      reader.dispose();
    }
  }
}
