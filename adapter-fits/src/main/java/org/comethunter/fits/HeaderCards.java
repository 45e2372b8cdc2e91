package org.comethunter.fits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import nom.tam.fits.HeaderCard;
import nom.tam.util.FitsInputStream;
import org.comethunter.application.port.MalformedFrameException;

/**
 * The cards of a primary header that matter here, parsed by nom-tam-fits one by one: a bad card
 * that nobody asks for does no harm. Of a doubled keyword the first card counts. Whatever is not
 * printable ASCII, such as the TABs in HISTORY, is read as a blank.
 */
final class HeaderCards {
  static final int BLOCK = 2880;
  private static final int CARD = 80;
  private static final int MAX_BLOCKS = 64;
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([EeDd][-+]?\\d{1,4})?");
  private static final Set<String> NOT_FINITE =
      Set.of("NAN", "INF", "-INF", "+INF", "INFINITY", "-INFINITY", "+INFINITY");

  private final Map<String, String> images = new HashMap<>();
  private final List<String> history = new ArrayList<>();

  private HeaderCards() {}

  /**
   * Reads a header to the end of its last block.
   *
   * @throws MalformedFrameException if it is no FITS header or does not end
   */
  static HeaderCards read(FitsStream stream) throws IOException {
    HeaderCards cards = new HeaderCards();
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < MAX_BLOCKS; i++) {
      int got = stream.read(block, BLOCK);
      if (i == 0) {
        requireFits(block, got);
      }
      if (got < BLOCK) {
        throw new MalformedFrameException(
            "It ends inside its header, after " + stream.position() + " bytes.");
      }
      if (cards.addBlock(block)) {
        return cards;
      }
    }
    throw new MalformedFrameException(
        "Its header does not end within " + MAX_BLOCKS * BLOCK + " bytes.");
  }

  private static void requireFits(byte[] block, int got) {
    String start = printable(block, 0, Math.min(got, CARD));
    if (start.startsWith("SIMPLE  =")) {
      return;
    }
    if (start.strip().startsWith("<")) {
      throw new MalformedFrameException("It is a web page, not a FITS file.");
    }
    throw new MalformedFrameException("It is no FITS file: it does not begin with SIMPLE.");
  }

  /** Adds the cards of a block; true if the header ended in it. */
  private boolean addBlock(byte[] block) {
    for (int start = 0; start < BLOCK; start += CARD) {
      String card = printable(block, start, CARD);
      String key = card.substring(0, 8).stripTrailing();
      if (key.equals("END")) {
        return true;
      }
      if (key.equals("HISTORY")) {
        history.add(card.substring(8).strip());
      } else if (card.startsWith("= ", 8)) {
        images.putIfAbsent(key, card);
      }
    }
    return false;
  }

  private static String printable(byte[] bytes, int start, int length) {
    byte[] clean = new byte[length];
    for (int i = 0; i < length; i++) {
      byte b = bytes[start + i];
      clean[i] = b >= 0x20 && b < 0x7f ? b : (byte) ' ';
    }
    return new String(clean, StandardCharsets.US_ASCII);
  }

  /** The texts of the HISTORY cards, in order. */
  List<String> history() {
    return history;
  }

  /** A value as text, without surrounding blanks; empty if it is missing or blank. */
  Optional<String> text(String key) {
    String image = images.get(key);
    if (image == null) {
      return Optional.empty();
    }
    // HeaderCard.create takes a buffer of 64 KB for every card
    byte[] bytes = image.getBytes(StandardCharsets.US_ASCII);
    try (FitsInputStream in = new FitsInputStream(new ByteArrayInputStream(bytes), CARD)) {
      return Optional.ofNullable(new HeaderCard(in).getValue())
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    } catch (IOException | RuntimeException e) {
      throw new MalformedFrameException("Its header card " + key + " cannot be read.", e);
    }
  }

  /** A number, which may be infinite or NaN; empty if it is missing or blank. */
  OptionalDouble number(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    String value = text.get().toUpperCase(Locale.ROOT);
    if (NOT_FINITE.contains(value)) {
      return OptionalDouble.of(Double.NaN);
    }
    if (!NUMBER.matcher(value).matches()) {
      throw new MalformedFrameException(
          "Its " + key + " is \"" + text.get() + "\", which is no number.");
    }
    return OptionalDouble.of(Double.parseDouble(value.replace('D', 'E')));
  }

  /** A finite number, or the other one if it is missing or blank. */
  double finite(String key, double otherwise) {
    double value = number(key).orElse(otherwise);
    if (!Double.isFinite(value)) {
      throw new MalformedFrameException("Its " + key + " is not a finite number.");
    }
    return value;
  }

  /** A whole number that must be there. */
  int whole(String key) {
    double value =
        number(key)
            .orElseThrow(() -> new MalformedFrameException("Its header has no " + key + " card."));
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new MalformedFrameException(
          "Its " + key + " is " + text(key).orElse("") + ", which cannot be.");
    }
    return (int) value;
  }
}
