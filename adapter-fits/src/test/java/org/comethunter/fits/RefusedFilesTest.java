package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.image.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input is normal input: each kind has its exception and its sentence. */
class RefusedFilesTest {
  private final FrameReader reader = FitsModule.frameReader();

  @TempDir private Path folder;

  @Test
  void whatIsNoFitsFileIsMalformed() {
    assertMalformed(new byte[0], "It is empty.");
    assertMalformed(text("<!DOCTYPE html><html>404</html>"), "It is a web page, not a FITS file.");
    assertMalformed(text("\n <HTML>"), "It is a web page, not a FITS file.");
    assertMalformed(text("hello"), "It is no FITS file: it does not begin with SIMPLE.");
    byte[] random = new byte[10_000];
    new Random(1).nextBytes(random);
    assertMalformed(random, "It is no FITS file: it does not begin with SIMPLE.");
    assertThatExceptionOfType(MalformedFrameException.class)
        .isThrownBy(() -> reader.read(folder))
        .withMessage("It is a folder, not a FITS file.");
  }

  @Test
  void aMissingFileIsAMatterOfTheDisk() {
    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(() -> reader.read(folder.resolve("none.fts")))
        .withMessageContaining("none.fts");
  }

  @Test
  void aHeaderThatLiesAboutItsSizeCostsNothing() {
    byte[] lie = Arrays.copyOf(huge("200000", "200000"), 2880);
    assertMalformed(lie, "It declares 200000 × 200000 pixels but holds only 2880 bytes.");
    assertMalformed(
        Arrays.copyOf(huge("4096", "4096"), 2880),
        "It declares 4096 × 4096 pixels but holds only 2880 bytes.");
    assertMalformed(
        FitsBytes.packed(lie), "It declares 200000 × 200000 pixels, more than it can hold.");
    assertMalformed(
        FitsBytes.packed(huge("4096", "4096")),
        "It declares 4096 × 4096 pixels, more than it can hold.");
    assertMalformed(
        huge("2147483647", "2147483647"),
        "It declares 2147483647 × 2147483647 pixels but holds only 5760 bytes.");
    assertMalformed(huge("99999999999999999999", "1"), "Its NAXIS1 is 99999999999999999999,");
    assertMalformed(huge("0", "5"), "It declares 0 × 5 pixels.");
    assertMalformed(huge("-5", "-5"), "It declares -5 × -5 pixels.");
    assertMalformed(huge("2.5", "5"), "Its NAXIS1 is 2.5, which cannot be.");
  }

  @Test
  void aRowOfMorePixelsThanAnyDetectorHasIsRefused() {
    assertUnsupported(
        FitsBytes.frame()
            .value("BITPIX", "8")
            .value("NAXIS1", "1281")
            .value("NAXIS2", "2")
            .data(new byte[2562])
            .bytes(),
        "It declares 1281 × 2 pixels, more than the 1280 × 1280 allowed.");
  }

  @Test
  void aFileCutShortAnywhereIsMalformed() {
    byte[] whole = FitsBytes.frame().bytes();
    for (int length = 1; length < whole.length; length += 97) {
      assertMalformed(Arrays.copyOf(whole, length), "");
    }
    assertMalformed(Arrays.copyOf(whole, 2000), "It ends inside its header, after 2000 bytes.");
    assertMalformed(
        Arrays.copyOf(whole, whole.length - 1),
        "It declares 24 × 16 pixels but ends after 5759 bytes, inside its last block.");
    assertMalformed(
        FitsBytes.packed(Arrays.copyOf(whole, whole.length - 1)),
        "It declares 24 × 16 pixels but ends after 5759 bytes, inside its last block.");
  }

  @Test
  void damagedPackingIsMalformed() {
    byte[] packed = FitsBytes.packed(FitsBytes.frame().bytes());
    String message = "Its gzip packing is damaged or cut short.";
    for (int length = 2; length < packed.length; length += 31) {
      assertMalformed(Arrays.copyOf(packed, length), message);
    }
    byte[] wrongSum = packed.clone();
    wrongSum[wrongSum.length - 6] ^= 1;
    assertMalformed(wrongSum, message);
  }

  @Test
  @Timeout(20)
  void aFileThatUnpacksWithoutEndIsMalformed() {
    byte[] bomb = FitsBytes.packed(Arrays.copyOf(FitsBytes.frame().bytes(), 90 << 20));
    assertThat(bomb.length).isLessThan(1 << 20);
    assertMalformed(bomb, "It unpacks to more than 83886080 bytes, which no frame has.");
  }

  @Test
  void aHeaderThatDoesNotEndIsMalformed() {
    FitsBytes fits = FitsBytes.frame();
    for (int i = 0; i < 64 * 36; i++) {
      fits.card("COMMENT and so on");
    }
    assertMalformed(fits.bytes(), "Its header does not end within 184320 bytes.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SIMPLE|F|It says itself that it is no standard FITS (SIMPLE).",
        "BITPIX|17|Its BITPIX is 17, which FITS does not know.",
        "BITPIX|'x'|Its BITPIX is \"x\", which is no number.",
        "NAXIS||Its header has no NAXIS card.",
        "BSCALE|0|Its BSCALE is 0: all pixels would be equal.",
        "BZERO|1E999|Its BZERO is not a finite number.",
        "EXPTIME|'abc'|Its EXPTIME is \"abc\", which is no number.",
        "EXPTIME|1.2.3|Its EXPTIME is \"1.2.3\", which is no number.",
        "OFFSET|'?'|Its OFFSET is \"?\", which is no number.",
        "CROTA1|NaN|Its CROTA1 is not a finite number.",
        "TIME-OBS|'23:59:60'|Its observation time \"2002/01/08 23:59:60\" is no date and time.",
        "TIME-OBS|'25:00:00'|Its observation time \"2002/01/08 25:00:00\" is no date and time.",
        "DATE-OBS|'2002/02/30'|Its observation time \"2002/02/30 02:18:05.594\" is no date and"
            + " time.",
        "DATE-OBS|'08/01/02'|Its observation time \"08/01/02\" is no date and time.",
      })
  void impossibleValuesAreMalformed(String key, String value, String message) {
    assertMalformed(FitsBytes.frame().value(key, value == null ? "" : value).bytes(), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NAXIS|0|Its first part is no image: it has 0 axes instead of 2.",
        "NAXIS|3|Its first part is no image: it has 3 axes instead of 2.",
        "DETECTOR||It does not name its camera (DETECTOR).",
        "DETECTOR|'C1'|It is from the camera \"C1\", not from C2 or C3.",
        "DETECTOR|'EIT'|It is from the camera \"EIT\", not from C2 or C3.",
        "EXPTIME||It has no exposure time (EXPTIME).",
        "EXPTIME|0|Its exposure time (EXPTIME) is 0.0 s, so it has no count rates.",
        "EXPTIME|-3|Its exposure time (EXPTIME) is -3.0 s, so it has no count rates.",
        "EXPTIME|1E999|Its exposure time (EXPTIME) is Infinity s, so it has no count rates.",
        "EXPTIME|NaN|Its exposure time (EXPTIME) is NaN s, so it has no count rates.",
        "DATE-OBS||It has no observation time (DATE-OBS).",
        "TIME-OBS||It has a date, but no time of day (TIME-OBS).",
        "FILENAME|'35082085.fts'|It is a level 1 file in mean solar brightness, not counts.",
        "BUNIT|'MSB'|It is a level 1 file in mean solar brightness, not counts.",
        "BSCALE|9.9E-14|It is a level 1 file in mean solar brightness, not counts.",
        "LEVEL|'1.0'|It is a level 1.0 file, not a level 0.5 file in counts.",
      })
  void soundFilesThatAreNoFramesAreUnsupported(String key, String value, String message) {
    assertUnsupported(FitsBytes.frame().value(key, value == null ? "" : value).bytes(), message);
  }

  @Test
  void realFilesOfOtherKindsAreUnsupported() {
    RealFiles.assumeThere();
    assertThatExceptionOfType(UnsupportedFrameException.class)
        .isThrownBy(() -> reader.read(RealFiles.negative("35082085-level1.fts.gz")))
        .withMessage("It is a level 1 file in mean solar brightness, not counts.");
    assertThatExceptionOfType(UnsupportedFrameException.class)
        .isThrownBy(
            () ->
                reader.readHeader(
                    RealFiles.negative("C2__CR_snow_SOHO_LASCO_C2_20031028201035_128.fits.gz")))
        .withMessage("It does not name its camera (DETECTOR).");
  }

  /** Bytes changed, cards swapped, ends cut off: never another kind of exception. */
  @Test
  @Timeout(60)
  void noDamageEndsInAnUnexpectedWay() throws IOException {
    byte[] sound = FitsBytes.frame().bytes();
    Random random = new Random(20020108);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 4000; i++) {
      byte[] mutant = mutate(sound, random);
      Path file =
          Files.write(folder.resolve("mutant.fts"), i % 4 == 0 ? FitsBytes.packed(mutant) : mutant);
      Throwable thrown = catchThrowable(() -> reader.read(file));
      Throwable headerThrown = catchThrowable(() -> reader.readHeader(file));
      if (thrown == null) {
        Frame frame = reader.read(file);
        assertThat(frame.header().exposureSeconds()).isPositive();
        read++;
      } else {
        assertThat(thrown)
            .isInstanceOfAny(MalformedFrameException.class, UnsupportedFrameException.class);
        assertThat(thrown.getMessage()).endsWith(".").hasSizeLessThan(200);
        refused++;
      }
      assertThat(headerThrown == null).isEqualTo(thrown == null);
    }
    assertThat(read).isGreaterThan(500);
    assertThat(refused).isGreaterThan(500);
  }

  private static byte[] mutate(byte[] sound, Random random) {
    byte[] mutant = sound.clone();
    int header = 2880;
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
          mutant[random.nextInt(24 * 80)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> {
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
          // a digit, sign, quote or letter in the place of a value
          int card = random.nextInt(24);
          String signs = "0123456789+-.'EDTF /NaN";
          mutant[card * 80 + 10 + random.nextInt(21)] =
              (byte) signs.charAt(random.nextInt(signs.length()));
        }
      }
      case 2 -> {
        byte[] card = new byte[80];
        int from = random.nextInt(36) * 80;
        int to = random.nextInt(36) * 80;
        System.arraycopy(mutant, from, card, 0, 80);
        System.arraycopy(mutant, to, mutant, from, 80);
        System.arraycopy(card, 0, mutant, to, 80);
      }
      default -> {
        if (random.nextBoolean()) {
          return Arrays.copyOf(mutant, random.nextInt(mutant.length));
        }
        mutant[header + random.nextInt(mutant.length - header)] ^= (byte) 0xff;
      }
    }
    return mutant;
  }

  private static byte[] huge(String width, String height) {
    return FitsBytes.frame().value("NAXIS1", width).value("NAXIS2", height).bytes();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void assertMalformed(byte[] bytes, String message) {
    assertRefused(bytes, MalformedFrameException.class, message);
  }

  private void assertUnsupported(byte[] bytes, String message) {
    assertRefused(bytes, UnsupportedFrameException.class, message);
  }

  private void assertRefused(byte[] bytes, Class<? extends Throwable> type, String message) {
    Path file = folder.resolve("refused.fts");
    ThrowingCallable write = () -> Files.write(file, bytes);
    assertThat(catchThrowable(write)).isNull();
    assertThatExceptionOfType(type)
        .isThrownBy(() -> reader.read(file))
        .withMessageStartingWith(message);
    assertThatExceptionOfType(type)
        .isThrownBy(() -> reader.readHeader(file))
        .withMessageStartingWith(message);
  }
}
