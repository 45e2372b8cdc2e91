package org.comethunter.bootstrap.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.comethunter.application.doctor.Finding;

/**
 * Tells what a doctor finds, as it is found: a line each, or the items of one JSON object. Not
 * thread-safe.
 */
final class FindingsView {
  private final Console console;
  private final boolean repairing;
  private final JsonGenerator json;
  private long found;
  private long repaired;
  private long notes;

  /**
   * Begins.
   *
   * @param asJson whether it is one JSON object
   * @param repairing whether findings are put right, or only told
   */
  FindingsView(Console console, boolean asJson, boolean repairing) {
    this.console = console;
    this.repairing = repairing;
    this.json = asJson ? begin(console) : null;
  }

  private static JsonGenerator begin(Console console) {
    try {
      JsonGenerator json =
          new ObjectMapper()
              .createGenerator(console.out())
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
              .useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("findings");
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells one. */
  void tell(Finding finding, boolean isRepaired) {
    if (finding.kind().isNote()) {
      notes++;
    } else {
      found++;
      repaired += isRepaired ? 1 : 0;
    }
    if (json != null) {
      write(finding, isRepaired);
    } else {
      console.print(finding.subject() + ": " + finding.sentence() + end(finding, isRepaired));
    }
  }

  private String end(Finding finding, boolean isRepaired) {
    if (!repairing || finding.kind().isNote()) {
      return "";
    }
    return isRepaired ? " Repaired." : " Left as it is.";
  }

  private void write(Finding finding, boolean isRepaired) {
    try {
      json.writeStartObject();
      json.writeStringField("kind", name(finding.kind()));
      json.writeStringField("subject", finding.subject());
      json.writeStringField("sentence", finding.sentence());
      json.writeBooleanField("repaired", isRepaired);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Finding.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Tells the sum.
   *
   * @param files how many files the database knows
   */
  void end(long files, double seconds) {
    if (json == null) {
      String outcome =
          found == 0
              ? "nothing is wrong"
              : repairing
                  ? "%d found, %d repaired, %d left".formatted(found, repaired, left())
                  : found + " found";
      console.print(
          String.format(Locale.ROOT, "%d files examined in %.1f s: %s", files, seconds, outcome));
      return;
    }
    try {
      json.writeEndArray();
      json.writeNumberField("files", files);
      json.writeNumberField("found", found);
      json.writeNumberField("repaired", repaired);
      json.writeNumberField("left", left());
      json.writeNumberField("notes", notes);
      json.writeNumberField("elapsedSeconds", seconds);
      json.writeEndObject();
      json.close();
      console.print("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many are still wrong. */
  long left() {
    return found - repaired;
  }
}
